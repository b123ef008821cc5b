"""The fast backend: reads and renders pages by pdfium."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from itertools import repeat
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from kaext.ingest.pdf.glyphs import RawPage, picture_scale
from kaext.ingest.pdf.pdfium.calls import MAX_OBJECTS, Frame, bounds_of, kind_of, page_object, pointer_to
from kaext.ingest.pdf.pdfium.objects import read_links, read_objects
from kaext.ingest.pdf.pdfium.text import read_runs
from kaext.problems import DocumentError, problem

if TYPE_CHECKING:
    from PIL.Image import Image

_MIN_PAGES_PER_OPENING, _MAX_OPENINGS = 50, 20
_INCH = 72
# The image of a scan covers its page except for margins.
_SCAN_SHARE = 0.7


class PdfiumBackend:
    """A PDF opened by pdfium."""

    def __init__(self, data: bytes) -> None:
        """Open the file.

        Raises
        ------
        DocumentError
            ``pdf-encrypted`` or ``pdf-invalid``.
        """
        self._data = data
        try:
            self._document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            # pdfium's last error may be left over from another file, so the file itself must say that it is encrypted.
            if error.err_code == raw.FPDF_ERR_PASSWORD and b"/Encrypt" in data:
                raise DocumentError(problem("pdf-encrypted")) from None
            raise DocumentError(problem("pdf-invalid", reason="its structure is damaged")) from None

    @property
    def page_count(self) -> int:
        """Number of pages."""
        return len(self._document)

    @property
    def title(self) -> str:
        """The title in the document's metadata, or ""."""
        return str(self._document.get_metadata_value("Title")).strip("\x00 ")

    def pages(self) -> Iterator[RawPage]:
        """Yield the pages one by one.

        The file is reopened now and then, because pdfium keeps everything that it has read until the file is closed.
        """
        count = len(self._document)
        kept = max(_MIN_PAGES_PER_OPENING, count // _MAX_OPENINGS)
        for index in range(count):
            if index and index % kept == 0:
                self._document.close()
                self._document = pdfium.PdfDocument(self._data)
            yield self._page(index)

    def scan_dpi(self, number: int) -> float:
        """Return the resolution of the image that covers page ``number`` (from 1); 0 if none does."""
        return scan_dpi_of(self._document, number)

    def picture(self, number: int, dpi: int) -> Image:
        """Render page ``number`` (from 1)."""
        return picture_of(self._document, number, dpi)

    def close(self) -> None:
        """Close the file."""
        self._document.close()

    def _page(self, index: int) -> RawPage:
        handle = raw.FPDF_LoadPage(self._document.raw, index)
        if not handle:
            return RawPage(index + 1, 0.0, 0.0)
        try:
            return _read(self._document.raw, handle, index + 1)
        finally:
            raw.FPDF_ClosePage(handle)


def scan_dpi_of(document: pdfium.PdfDocument, number: int) -> float:
    """Return the resolution of the image that covers most of a page (number from 1); 0 if none does."""
    page = document[number - 1]
    width, height = ctypes.c_uint(), ctypes.c_uint()
    bounds = (ctypes.c_float * 4)()
    first = ctypes.addressof(bounds)
    left, bottom, right, top = range(first, first + ctypes.sizeof(bounds), ctypes.sizeof(ctypes.c_float))
    try:
        page_width, page_height = page.get_size()
        count = min(raw.FPDFPage_CountObjects(page.raw), MAX_OBJECTS)
        for owner in map(page_object, repeat(pointer_to(page.raw)), range(count)):
            if kind_of(owner) != raw.FPDF_PAGEOBJ_IMAGE or not bounds_of(owner, left, bottom, right, top):
                continue
            area = (bounds[2] - bounds[0]) * (bounds[3] - bounds[1])
            picture = ctypes.cast(owner, raw.FPDF_PAGEOBJECT)
            if area > _SCAN_SHARE * page_width * page_height and raw.FPDFImageObj_GetImagePixelSize(
                picture, width, height
            ):
                return _INCH * math.sqrt(width.value * height.value / area)
        return 0.0
    finally:
        page.close()


def picture_of(document: pdfium.PdfDocument, number: int, dpi: int) -> Image:
    """Render a page (number from 1) of a pdfium document."""
    page = document[number - 1]
    try:
        width, height = page.get_size()
        scale = picture_scale(width, height, dpi)
        picture: Image = page.render(scale=scale, may_draw_forms=False).to_pil()
        return picture
    finally:
        page.close()


def _read(document: raw.FPDF_DOCUMENT, handle: raw.FPDF_PAGE, number: int) -> RawPage:
    frame = Frame(handle)
    page = RawPage(number, frame.width, frame.height)
    text = raw.FPDFText_LoadPage(handle)
    if text:
        try:
            read_runs(text, frame, page)
        finally:
            raw.FPDFText_ClosePage(text)
    read_objects(handle, frame, page)
    read_links(document, handle, frame, page)
    return page
