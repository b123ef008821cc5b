"""pdfminer's document with a limit on references, for damaged and hostile files with circular references."""

from __future__ import annotations

import io

from pdfminer.pdfdocument import PDFBaseXRef, PDFDocument
from pdfminer.pdfexceptions import PDFObjectNotFound
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef

from kaext.ingest.pdf.plumber.bounds import BoundedParser

# A page follows ten to thirty references, and some more for each form that it draws.
MAX_FOLLOWED = 1_000_000
_LONGEST_CHAIN = 30


class EndlessReferencesError(Exception):
    """More references were followed than any file needs; the file probably has circular references."""


class BoundedDocument(PDFDocument):
    """A PDF as pdfminer opens it, but with a limit on the references followed."""

    def __init__(self, data: bytes) -> None:
        self._followed = 0
        self._tables: set[int] = set()
        super().__init__(BoundedParser(io.BytesIO(data)))

    @property
    def has_endless_references(self) -> bool:
        """Whether more references were followed than any file needs."""
        return self._followed > MAX_FOLLOWED

    def getobj(self, objid: int) -> object:
        """Return the object with a number; if it is a reference, the object that it refers to.

        pdfminer follows such references itself, in a cycle endlessly. pdfium treats them as null, like references to
        missing objects (ISO 32000-1, 7.3.10).

        Raises
        ------
        PDFObjectNotFound
            There is no such object, or it refers to itself directly or through others.
        EndlessReferencesError
            More references were followed than any file needs.
        """
        self._followed += 1
        if self.has_endless_references:
            raise EndlessReferencesError
        found = super().getobj(objid)
        for _ in range(_LONGEST_CHAIN):
            if not isinstance(found, PDFObjRef):
                return found
            found = super().getobj(found.objid)
        raise PDFObjectNotFound(objid)

    def read_xref_from(self, parser: PDFParser, start: int, xrefs: list[PDFBaseXRef]) -> None:
        """Read the cross-reference table at an offset and those that it refers to, each only once."""
        if start not in self._tables:
            self._tables.add(start)
            super().read_xref_from(parser, start, xrefs)
