"""Bullets that the text layer lacks or encodes otherwise: drawn dots and squares, characters of symbol fonts."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from kaext.ingest.pdf.glyphs import RawPage, Run
from kaext.ingest.pdf.lines import Piece
from kaext.ingest.pdf.words import Word
from kaext.source import Box

BULLET = "•"
_MAX_DRAWN = 2_000
# Shares of the type size: side of a drawn bullet, its aspect ratio, and the gap to its text.
_MIN_SIDE, _MAX_SIDE, _MAX_ASPECT = 0.12, 0.75, 1.5
_MIN_GAP, _MAX_GAP = 0.1, 3.0
_MIN_TYPED_GAP = 0.5
_MAX_SIZE_RATIO = 1.08
# Points.
_MAX_RULE_THICKNESS = 4.0
_SYMBOL_FONT = regex.compile(r"symbol|wingdings|webdings|dingbats", regex.IGNORECASE)
# Symbol fonts map 8-bit codes to the Private Use Area. Office programs use the letter o of Courier as a hollow bullet.
_PRIVATE = regex.compile(r"\p{Co}")
_HOLLOW, _HOLLOW_FONT = "o", regex.compile("courier", regex.IGNORECASE)


def mark_bullets(page: RawPage, pieces: Sequence[Piece]) -> None:
    """Make ``•`` the first word of every piece that begins with a bullet of any kind.

    A drawn bullet is a small filled or stroked shape, about as high as wide, at the left of a line in the usual type.
    Beside larger or bolder type it is an ornament of a heading, on a vertical rule an ornament of a chronology.
    """
    for piece in pieces:
        if _begins_with_symbol(page, piece):
            word = piece.words[0]
            piece.words[0] = replace(word, runs=[replace(word.runs[0], text=BULLET)], text=BULLET)
    drawn = [shape.box for shape in page.shapes if shape.fill or shape.stroke]
    drawn += page.images
    if not pieces or len(drawn) > _MAX_DRAWN:
        return
    rows = sorted(pieces, key=lambda piece: piece.baseline)
    usual = Counter((piece.size, piece.style.bold) for piece in pieces for _ in piece.words).most_common(1)[0][0]
    for box in drawn:
        line = min(_lines_right_of(box, rows), key=lambda piece: piece.x0, default=None)
        if (
            line is None
            or line.size > _MAX_SIZE_RATIO * usual[0]
            or line.style.bold > usual[1]
            or _is_on_vertical_rule(box, drawn)
        ):
            continue
        first = line.words[0].runs[0]
        if first.text.startswith(BULLET):
            continue
        sign = Run(BULLET, [box.x0], [box.x1], line.baseline, first.style, first.angle)
        line.words.insert(0, Word([sign], line.size, box.x0, box.x1, line.baseline, sign.style, BULLET))
        line.x0 = box.x0


def _begins_with_symbol(page: RawPage, piece: Piece) -> bool:
    """Return whether a piece begins with a character of a symbol font, followed by a gap."""
    word, following = piece.words[0], piece.words[1:2]
    if word.count != 1 or not following or following[0].x0 - word.x1 < _MIN_TYPED_GAP * piece.size:
        return False
    font = page.styles[word.style].font
    if _PRIVATE.fullmatch(word.text) or _SYMBOL_FONT.search(font):
        return True
    return word.text == _HOLLOW and _HOLLOW_FONT.search(font) is not None


def _is_on_vertical_rule(box: Box, drawn: Sequence[Box]) -> bool:
    """Return whether a drawn shape is on a vertical rule that extends above or below it."""
    across = (box.x0 + box.x1) / 2
    return any(
        rule.x0 - _MAX_RULE_THICKNESS < across < rule.x1 + _MAX_RULE_THICKNESS
        and rule.x1 - rule.x0 < _MAX_RULE_THICKNESS
        and rule.y0 < box.y1
        and box.y0 < rule.y1
        and rule.y1 - rule.y0 > 2 * (box.y1 - box.y0)
        for rule in drawn
    )


def _lines_right_of(box: Box, rows: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces close to the right of a box of a bullet's size. ``rows`` are ordered from top to bottom."""
    width, height = box.x1 - box.x0, box.y1 - box.y0
    if max(width, height) > _MAX_ASPECT * min(width, height):
        return
    middle = (box.y0 + box.y1) / 2
    for number in range(bisect_left(rows, middle, key=lambda piece: piece.baseline), len(rows)):
        piece = rows[number]
        if piece.top > middle:
            return
        gap = piece.x0 - box.x1
        if (
            _MIN_SIDE * piece.size <= height <= _MAX_SIDE * piece.size
            and _MIN_GAP * piece.size <= gap <= _MAX_GAP * piece.size
        ):
            yield piece
