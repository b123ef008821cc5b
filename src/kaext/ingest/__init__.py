"""Files to sources: text and PDF."""

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
    """Read a file's bytes as text or PDF, by its name's ending.

    Parameters
    ----------
    data
        The file's bytes.
    name
        The input's name as given.
    ocr
        Whether pages of a PDF without usable text are read by OCR.
    backend
        The library that reads the glyphs of a PDF; ``auto`` takes pypdfium2, and pdfplumber where that refuses.
    max_characters, max_pages
        Limits of a document, in code points and pages.

    Raises
    ------
    DocumentError
        The file is not what its name says, damaged, encrypted, empty or over a limit.
    """
    if name.lower().endswith(".pdf"):
        from kaext.ingest.pdf import read_pdf

        return read_pdf(data, name=name, ocr=ocr, backend=backend, max_pages=max_pages, max_characters=max_characters)
    return read_text(data, name=name, max_characters=max_characters)
