"""Read a text or PDF file into a :class:`kaext.source.Source`."""

from __future__ import annotations

from typing import Literal

from kaext.ingest.text import read_text
from kaext.source import Source

OcrMode = Literal["auto", "never", "always"]
PdfBackend = Literal["auto", "pdfplumber", "pypdfium2"]

MAX_CHARACTERS = 10_000_000
MAX_PAGES = 5_000

__all__ = ["MAX_CHARACTERS", "MAX_PAGES", "OcrMode", "PdfBackend", "read_source"]


def read_source(
    data: bytes,
    *,
    name: str,
    ocr: OcrMode = "auto",
    backend: PdfBackend = "auto",
    max_characters: int = MAX_CHARACTERS,
    max_pages: int = MAX_PAGES,
) -> Source:
    """Read a file as PDF if its name ends in ``.pdf``, else as text.

    Parameters
    ----------
    data
        The file's bytes.
    name
        The name of the input; it is kept in the source.
    ocr
        Which pages of a PDF are read by OCR: those without a usable text layer, none, or all.
    backend
        The library that reads the glyphs of a PDF. ``auto`` uses pypdfium2 and falls back to pdfplumber if pypdfium2
        refuses the file.
    max_characters, max_pages
        Limits for one document, in code points and pages.

    Raises
    ------
    DocumentError
        The file is not of the type that its name indicates, or it is damaged, encrypted, empty or over a limit.
    """
    if name.lower().endswith(".pdf"):
        from kaext.ingest.pdf import read_pdf

        return read_pdf(data, name=name, ocr=ocr, backend=backend, max_pages=max_pages, max_characters=max_characters)
    return read_text(data, name=name, max_characters=max_characters)
