"""PDFs to sources: every character with its box, lines in reading order, regions, fonts, pictures."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kaext.ingest.pdf_glyphs import ASCENT, DESCENT, Backend, Glyph, RawPage, unturned
from kaext.ingest.pdf_lines import Piece, Word, pieces_of, plain
from kaext.ingest.pdf_regions import Chain, chains_of, pictures_of, reading_order, regions_of, with_labels
from kaext.problems import DocumentError, Problem, problem
from kaext.source import Box, CharBoxes, FontRun, Line, LineStyle, Page, Source

if TYPE_CHECKING:
    from kaext.ingest import OcrMode, PdfBackend

_SIGNATURE = b"%PDF-"
_SIGNATURE_WITHIN = 1024
# A gap in ems that is more than a word space, and how far from the line's beginning a label may end.
_WIDE_GAP = 1.4
_LABEL_EXTENT = 16.0


def read_pdf(
    data: bytes,
    *,
    name: str,
    ocr: OcrMode = "auto",
    backend: PdfBackend = "auto",
    max_pages: int,
    max_characters: int,
) -> Source:
    """Read a PDF.

    Parameters
    ----------
    data
        The file's bytes.
    name
        The input's name as given.
    ocr
        Whether pages without usable text are read by OCR.
    backend
        The library that reads the glyphs; ``auto`` takes pypdfium2.
    max_pages, max_characters
        Limits.

    Raises
    ------
    DocumentError
        ``pdf-invalid``, ``pdf-encrypted``, ``pdf-no-pages``, ``pdf-too-long``, ``no-text-layer`` or ``text-too-long``.
    """
    if _SIGNATURE not in data[:_SIGNATURE_WITHIN]:
        raise DocumentError(problem("pdf-invalid", reason="it does not begin as a PDF does"))
    opened = open_backend(data, backend)
    try:
        if not opened.page_count:
            raise DocumentError(problem("pdf-no-pages"))
        if opened.page_count > max_pages:
            raise DocumentError(problem("pdf-too-long", pages=opened.page_count, limit=max_pages))
        builder = _Builder(max_characters)
        for page in opened.pages():
            builder.add(page)
        title = opened.title
    finally:
        opened.close()
    return builder.source(name=name, sha256=hashlib.sha256(data).hexdigest(), title=title)


def open_backend(data: bytes, backend: PdfBackend) -> Backend:
    """Open a PDF with a backend."""
    if backend == "pdfplumber":
        from kaext.ingest.pdf_plumber import PlumberBackend

        return PlumberBackend(data)
    from kaext.ingest.pdf_pdfium import PdfiumBackend

    return PdfiumBackend(data)


@dataclass(slots=True)
class _Builder:
    """Collects the characters of the pages, in flat arrays."""

    max_characters: int
    text: list[str] = field(default_factory=list)
    length: int = 0
    lines: list[Line] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    fonts: list[FontRun] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    char_page: array[int] = field(default_factory=lambda: array("i"))
    x0: array[float] = field(default_factory=lambda: array("f"))
    y0: array[float] = field(default_factory=lambda: array("f"))
    x1: array[float] = field(default_factory=lambda: array("f"))
    y1: array[float] = field(default_factory=lambda: array("f"))

    def add(self, page: RawPage) -> None:
        """Add a page: its lines in reading order."""
        regions: dict[str, Box] = {}
        by_angle: dict[int, list[Glyph]] = {}
        for glyph in page.glyphs:
            by_angle.setdefault(glyph.angle, []).append(glyph)
        level = pieces_of(page, by_angle.pop(0, []))
        boxes = regions_of(page, level)
        for number, box in enumerate(boxes, 1):
            regions[f"box{number}"] = box
        pictures = pictures_of(page, boxes, level)
        level = with_labels(level)
        for piece in _ordered(level, boxes):
            self._add_line(page, piece, f"box{piece.region + 1}" if piece.region >= 0 else "")
        for angle in sorted(by_angle):
            for piece in pieces_of(page, by_angle[angle]):
                self._add_line(page, piece, f"turned{angle}")
        self.pages.append(Page(page.number, page.width, page.height, regions, pictures))
        if self.length > self.max_characters:
            raise DocumentError(problem("text-too-long", length=self.length, limit=self.max_characters))

    def _add_line(self, page: RawPage, piece: Piece, region: str) -> None:
        start = self.length
        if piece.cap is not None:
            self._add_word(page, piece.cap, piece.angle)
        for number, word in enumerate(piece.words):
            if number:
                before = piece.words[number - 1]
                self._add_space(page, before, word, piece)
            self._add_word(page, word, piece.angle)
        box = unturned(piece.box, piece.angle, page.width, page.height)
        style = piece.style
        self.fonts.append(FontRun(start, self.length, style.font, style.size, style.bold, style.italic, style.colour))
        self.lines.append(
            Line(
                len(self.lines) + 1,
                start,
                self.length,
                page.number,
                box,
                region,
                LineStyle(style.font, style.size, style.bold, style.italic, style.colour),
            )
        )
        self._append("\n", 0, Box(0, 0, 0, 0))

    def _add_word(self, page: RawPage, word: Word, angle: int) -> None:
        for glyph in word.glyphs:
            size = page.styles[glyph.style].size
            box = Box(glyph.x0, glyph.baseline - ASCENT * size, glyph.x1, glyph.baseline + DESCENT * size)
            if angle:
                box = unturned(box, angle, page.width, page.height)
            for character in plain(glyph.text):
                self._append(character, page.number, box)

    def _add_space(self, page: RawPage, before: Word, after: Word, piece: Piece) -> None:
        box = Box(before.x1, piece.top, max(before.x1, after.x0), piece.bottom)
        box = unturned(box, piece.angle, page.width, page.height)
        self._append(" ", page.number, box)
        if after.x0 - before.x1 > _WIDE_GAP * piece.size and before.x1 - piece.words[0].x0 < _LABEL_EXTENT * piece.size:
            self._append(" ", page.number, box)

    def _append(self, character: str, page: int, box: Box) -> None:
        self.text.append(character)
        self.length += 1
        self.char_page.append(page)
        self.x0.append(box.x0)
        self.y0.append(box.y0)
        self.x1.append(box.x1)
        self.y1.append(box.y1)

    def source(self, *, name: str, sha256: str, title: str) -> Source:
        """Return the source.

        Raises
        ------
        DocumentError
            ``no-text-layer``: no page has a character.
        """
        if not self.lines:
            raise DocumentError(problem("no-text-layer"))
        return Source(
            name=name,
            media_type="application/pdf",
            sha256=sha256,
            text="".join(self.text),
            lines=tuple(self.lines),
            pages=tuple(self.pages),
            char_boxes=CharBoxes(self.char_page, self.x0, self.y0, self.x1, self.y1),
            fonts=tuple(self.fonts),
            title=title,
            problems=tuple(self.problems),
        )


def _ordered(pieces: Iterable[Piece], boxes: list[Box]) -> list[Piece]:
    """Return the pieces of a page in reading order, those of a region together."""
    groups: dict[int, list[Piece]] = {}
    for piece in pieces:
        groups.setdefault(piece.region, []).append(piece)
    chains: list[Chain] = []
    for region, members in groups.items():
        if region < 0:
            chains += chains_of(members)
            continue
        inner = chains_of(members)
        ordered = [piece for i in reading_order([chain.box for chain in inner]) for piece in inner[i].pieces]
        chains.append(Chain(ordered, boxes[region], region))
    return [piece for i in reading_order([chain.box for chain in chains]) for piece in chains[i].pieces]
