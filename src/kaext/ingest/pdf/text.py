"""Assemble the text of a PDF line by line, with a box and a font for every character."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from kaext.ingest.pdf.glyphs import ASCENT, DESCENT, RawPage, Run, Style, skewed, unrotated
from kaext.ingest.pdf.lines import Piece
from kaext.ingest.pdf.run_in_heads import ends_run_in_head
from kaext.ingest.pdf.words import LIGATURES, Word, expand_ligature
from kaext.source import Box, CharBoxes, FontRun, Lines, LineStyle, PageBoxes

# A gap wider than a word space: in em, and as a multiple of the narrowest gap of the line.
_MIN_WIDE_GAP, _MIN_TO_NARROWEST = 1.4, 1.3
# Em from the beginning of the line.
_MAX_LABEL_EXTENT = 16.0
# Finished pages are kept in two bytes a character, as Python stores the final text.
_ENCODING = "utf-16-le"
# Lone surrogates, from damaged fonts: two adjacent ones would merge into one character.
_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class PdfText:
    """Collects the characters of a document line by line.

    Attributes
    ----------
    length
        Number of code points so far.
    lines, boxes
        The lines, and the boxes of all characters.
    confidences
        Start, end and confidence of each word that OCR read with a confidence below 1.
    """

    length: int = 0
    lines: Lines = field(default_factory=Lines)
    boxes: CharBoxes = field(default_factory=CharBoxes)
    confidences: list[tuple[int, int, float]] = field(default_factory=list)
    _finished: bytearray = field(default_factory=bytearray)
    _page: list[str] = field(default_factory=list)
    _line: list[str] = field(default_factory=list)
    _styles: dict[Style, LineStyle] = field(default_factory=dict)
    _last_style: Style | None = None
    _fonts: list[LineStyle] = field(default_factory=list)
    _font_starts: array[int] = field(default_factory=lambda: array("I"))
    _font_ends: array[int] = field(default_factory=lambda: array("I"))
    _page_boxes: PageBoxes = field(default_factory=PageBoxes)
    _stretch: tuple[int, float, float] = (0, 0.0, 0.0)

    def take_text(self) -> str:
        """Return the whole text and release it."""
        text = self._finished.decode(_ENCODING)
        self._finished = bytearray()
        return text

    def font_runs(self) -> Iterator[FontRun]:
        """Yield the font runs of the text."""
        for start, end, style in zip(self._font_starts, self._font_ends, self._fonts, strict=True):
            yield FontRun(start, end, *style)

    def end_page(self, number: int) -> None:
        """Move the characters and boxes added since the previous page to the finished pages."""
        # Keeping the lines as separate strings would take twice the memory and fragment it.
        self._finished += _SURROGATES.sub("\ufffd", "".join(self._page)).encode(_ENCODING)
        self._page.clear()
        self.boxes.add(number, self._page_boxes)
        self._page_boxes = PageBoxes()

    def add_line(self, page: RawPage, piece: Piece, region: str, *, is_ocr: bool) -> None:
        """Add a line of a page.

        Parameters
        ----------
        page
            The page.
        piece
            The line.
        region
            Name of the region or table cell that it is in; "" for none.
        is_ocr
            Whether it was read by OCR.
        """
        start = self.length
        if piece.drop_cap is not None:
            self._add_word(page, piece.drop_cap, is_ocr=is_ocr)
            if piece.space_after_cap:
                self._add_gap(page, piece, piece.drop_cap.x1, piece.x0, piece.space_after_cap)
        uniform = None if is_ocr else _uniform_line(page, piece)
        if uniform is not None:
            self._add_uniform_line(page, piece, uniform)
        else:
            self._add_words(page, piece, is_ocr=is_ocr)
        box = unrotated(piece.box, piece.angle, page.width, page.height)
        self.lines.append(start, self.length, page.number, box, region, self._interned(piece.style))
        self._append("\n", 0, 0.0, 0.0, (0.0,), (0.0,))
        self._page.append("".join(self._line))
        self._line.clear()

    def _add_uniform_line(self, page: RawPage, piece: Piece, uniform: _UniformLine) -> None:
        start = self.length
        self._append(uniform.text, page.number, piece.top, piece.bottom, uniform.x0s, uniform.x1s)
        self._add_font(start, page.styles[piece.words[0].style])

    def _add_words(self, page: RawPage, piece: Piece, *, is_ocr: bool) -> None:
        before: Word | None = None
        for word in piece.words:
            if before is not None:
                self._add_space(page, before, word, piece)
            self._add_word(page, word, is_ocr=is_ocr)
            before = word

    def _add_word(self, page: RawPage, word: Word, *, is_ocr: bool) -> None:
        start = self.length
        is_simple = word.is_uniform and len(word.text) == word.count and LIGATURES.isdisjoint(word.text)
        if is_simple and not word.runs[0].angle and not page.skew:
            self._add_level_word(page, word)
        else:
            for run in word.runs:
                self._add_glyphs(page, run)
        if is_ocr:
            least = min(run.confidence for run in word.runs)
            if least < 1:
                self.confidences.append((start, self.length, round(least, 3)))

    def _add_level_word(self, page: RawPage, word: Word) -> None:
        """Add a word of a horizontal line, in one style and with one character per glyph."""
        start = self.length
        style = page.styles[word.style]
        top, bottom = word.baseline - ASCENT * style.size, word.baseline + DESCENT * style.size
        if top < 0 or bottom > page.height:
            top, bottom = min(max(top, 0.0), page.height), min(max(bottom, 0.0), page.height)
        is_outside = word.x0 < 0 or word.x1 > page.width
        for run in word.runs:
            x0s, x1s = run.x0s, run.x1s
            if is_outside:
                x0s, x1s = ([min(max(x, 0.0), page.width) for x in xs] for xs in (x0s, x1s))
            self._append(run.text, page.number, top, bottom, x0s, x1s)
        self._add_font(start, style)

    def _add_glyphs(self, page: RawPage, run: Run) -> None:
        """Add glyphs one by one. They may be ligatures, rotated, or off the baseline of their word."""
        start = self.length
        style = page.styles[run.style]
        top, bottom = run.baseline - ASCENT * style.size, run.baseline + DESCENT * style.size
        for characters, x0, x1 in zip(run.characters, run.x0s, run.x1s, strict=True):
            box = _on_page(page, Box(x0, top, x1, bottom), run.angle)
            for character in expand_ligature(characters):
                self._append(character, page.number, box.y0, box.y1, (box.x0,), (box.x1,))
        self._add_font(start, style)

    def _add_font(self, start: int, style: Style) -> None:
        """Extend the last font run, or begin another."""
        if style == self._last_style and self._font_ends[-1] >= start - 2:
            self._font_ends[-1] = self.length
        else:
            self._last_style = style
            self._fonts.append(self._interned(style))
            self._font_starts.append(start)
            self._font_ends.append(self.length)

    def _interned(self, style: Style) -> LineStyle:
        """Return the one copy of a style that all pages share."""
        return self._styles.get(style) or self._styles.setdefault(style, LineStyle(*style))

    def _add_space(self, page: RawPage, before: Word, after: Word, piece: Piece) -> None:
        is_apart = _is_wide(after.x0 - before.x1, piece) or (
            before.style != after.style and ends_run_in_head(page, before, after)
        )
        spaces = "  " if is_apart and _may_be_label(before.x1, piece) else " "
        self._add_gap(page, piece, before.x1, after.x0, spaces)

    def _add_gap(self, page: RawPage, piece: Piece, start: float, end: float, spaces: str) -> None:
        """Add spaces that fill the gap between two x coordinates."""
        x0, top, x1, bottom = start, piece.top, max(start, end), piece.bottom
        if piece.angle or page.skew or not (x0 >= 0 and x1 <= page.width and 0 <= top <= page.height):
            x0, top, x1, bottom = _on_page(page, Box(x0, top, x1, bottom), piece.angle)
        self._append(spaces, page.number, top, bottom, [x0] * len(spaces), [x1] * len(spaces))

    def _append(
        self, text: str, page: int, top: float, bottom: float, x0s: Iterable[float], x1s: Iterable[float]
    ) -> None:
        """Append characters that share a top and bottom edge, with the left and right edge of each.

        ``page`` is 0 for characters that are not on a page (line ends).
        """
        boxes = self._page_boxes
        if self._stretch != (page, top, bottom) or not boxes.starts:
            self._stretch = (page, top, bottom)
            boxes.begin_run(top, bottom, is_placed=page > 0)
        self._line.append(text)
        self.length += len(text)
        boxes.x0.extend(x0s)
        boxes.x1.extend(x1s)


def _on_page(page: RawPage, box: Box, angle: int) -> Box:
    """Map a box of rotated or deskewed text to the page as displayed, and clip it to the page."""
    if angle:
        box = unrotated(box, angle, page.width, page.height)
    if page.skew:
        box = skewed(box, page.skew, page.width, page.height)
    return Box(
        min(max(box.x0, 0.0), page.width),
        min(max(box.y0, 0.0), page.height),
        min(max(box.x1, 0.0), page.width),
        min(max(box.y1, 0.0), page.height),
    )


class _UniformLine(NamedTuple):
    """The characters of a line in one style, with their left and right edges."""

    text: str
    x0s: list[float]
    x1s: list[float]


def _uniform_line(page: RawPage, piece: Piece) -> _UniformLine | None:
    """Return a horizontal line with its spaces; None if its words differ in style or baseline.

    Nearly all lines are uniform. They are added at once, which is faster than word by word.
    """
    style, baseline, width = piece.words[0].style, piece.baseline, page.width
    is_level = not piece.angle and not page.skew and page.styles[style].size == piece.size
    if not is_level or piece.top < 0 or piece.bottom > page.height:
        return None
    texts: list[str] = []
    x0s: list[float] = []
    x1s: list[float] = []
    end = 0.0
    for word in piece.words:
        if not word.is_uniform or word.style != style or word.baseline != baseline or word.x0 < 0 or word.x1 > width:
            return None
        if texts:
            spaces = "  " if _is_wide(word.x0 - end, piece) and _may_be_label(end, piece) else " "
            texts.append(spaces)
            x0s += [end] * len(spaces)
            x1s += [max(end, word.x0)] * len(spaces)
        texts.append(word.text)
        for run in word.runs:
            x0s += run.x0s
            x1s += run.x1s
        end = word.x1
    text = "".join(texts)
    return _UniformLine(text, x0s, x1s) if len(text) == len(x0s) and LIGATURES.isdisjoint(text) else None


def _may_be_label(end: float, piece: Piece) -> bool:
    """Return whether the part of a line up to ``end`` is short enough to be a label."""
    return end - piece.words[0].x0 < _MAX_LABEL_EXTENT * piece.size


def _is_wide(gap: float, piece: Piece) -> bool:
    """Return whether a gap is wider than a word space and much wider than the narrowest gap of its line.

    In a stretched line, all gaps are wide.
    """
    if gap <= _MIN_WIDE_GAP * piece.size:
        return False
    narrowest = min(word.x0 - before.x1 for before, word in pairwise(piece.words))
    return len(piece.words) == 2 or gap > _MIN_TO_NARROWEST * narrowest
