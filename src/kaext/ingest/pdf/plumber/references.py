"""pdfminer's document with references that end: damaged and hostile files have such as lead to themselves."""

from __future__ import annotations

import io

from pdfminer.pdfdocument import PDFBaseXRef, PDFDocument
from pdfminer.pdfexceptions import PDFObjectNotFound
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef

from kaext.ingest.pdf.plumber.bounds import BoundedParser

# A page takes ten to thirty, and some for each form that it draws.
MAX_FOLLOWED = 1_000_000
_LONGEST_CHAIN = 30


class EndlessReferencesError(Exception):
    """References were followed so often that the file has no end, or might as well have none."""


class BoundedDocument(PDFDocument):
    """A PDF as pdfminer opens it, but no reference is followed for ever."""

    def __init__(self, data: bytes) -> None:
        self._followed = 0
        self._tables: set[int] = set()
        super().__init__(BoundedParser(io.BytesIO(data)))

    @property
    def has_endless_references(self) -> bool:
        """Whether more references were followed than any file needs."""
        return self._followed > MAX_FOLLOWED

    def getobj(self, objid: int) -> object:
        """Return the object of a number, that of another where it is a reference only.

        pdfminer follows such references itself, and in a ring for ever. To pdfium they are nothing, as references to
        objects that a file does not have (ISO 32000-1, 7.3.10).

        Raises
        ------
        PDFObjectNotFound
            There is no such object, or it is a reference to itself, be it over others.
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
        """Read the cross-reference table at a place and those that it names, each once."""
        if start not in self._tables:
            self._tables.add(start)
            super().read_xref_from(parser, start, xrefs)
