"""Gutters: columns of white space in consecutive lines, between two columns of text or text and a box beside it.

Text taken out of a PDF with its layout has columns on the same lines, with wide gaps between them. Tables, chronologies
and lists of fields have gaps too. They are told apart by their cells, which are no running text that fills the lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from kaext.cell_gaps import WIDE_GAP
from kaext.ingest.rows import GAP, Row

# A column starts at the same place up to so many characters, and the first one is at least so wide.
_TOLERANCE, _MIN_WIDTH = 4, 20
# Evidence for a gutter: lines with text on both sides of it, and changes between lines with text on one side.
_MIN_CROSSINGS, _MIN_EVIDENCE = 3, 4
# Of the lines with text after the gutter, so many start exactly at the column.
_MIN_ALIGNED = 0.5
# Empty lines inside a column, and lines looked at above the first evidence.
_MAX_BLANKS, _MAX_ABOVE = 8, 60
# Running text: most lines are full, and have several words and punctuation; few are labels or have gaps.
_FULL, _FULL_SHARE, _MIN_FULL = 0.85, 0.55, 2
_MIN_LINES, _MIN_WORDS, _MIN_PUNCTUATED, _MAX_LABELS, _MAX_CELLS = 3, 2.2, 0.2, 0.4, 0.34
# A first column at least so wide, relative to the second, is no column of labels.
_MIN_RELATIVE_WIDTH = 0.6

_LONE_NUMBER = regex.compile(r"\s*+(?:[-–—|(\[]\s*+)?+\d{1,3}\s*+[-–—|)\]]?\s*+")
_NUMBER_AT_EDGE = re.compile(r"\s*(?:\d{1,3}\s{3,}\S.*|\S.*\s{3}\d{1,3})")
_LEADERS = re.compile(r"\.{4}|(?:\. ){3}|…{2}|_{4}|\|")
_CELLS = re.compile(r"\S\s{3,}\S")
_DIGITS = re.compile(r"\d+")
_PUNCTUATION = re.compile(r"[.,;!?:](?:\s|$)|[-\u2010\u00ad¬]$")
_WORD = regex.compile(r"\p{L}{2}")
_LABEL_CELL = regex.compile(r"\s*+(?:\d{1,4}(?:[\s.–-]{1,3}\p{L}{1,12}){0,3}+|.{1,60}:)\s*+|\s*+(?:19|20)\d\d.*+")
ENDED = regex.compile(r"(?r)[.!?…:;][\"”“»’)\]]{0,3}\s*+$")


@dataclass(frozen=True, slots=True)
class Gutter:
    """A gutter.

    Attributes
    ----------
    first, last
        The rows it is in, ``rows[first:last]``.
    column
        Where the text after it starts, in characters.
    """

    first: int
    last: int
    column: int

    def second(self, row: Row) -> int | None:
        """Return where the text of a row after the gutter starts; None if it has none, or text in the gutter."""
        if row.text and row.indent >= self.column - _TOLERANCE:
            return row.indent
        if len(row.text) <= self.column - _TOLERANCE:
            return None
        for gap in GAP.finditer(row.text):
            start, end = gap.span()
            if end >= self.column - _TOLERANCE:
                is_wide = end - start >= WIDE_GAP or abs(end - self.column) <= 1
                return end if is_wide and start <= self.column else None
        return None

    def fits(self, row: Row) -> bool:
        """Return whether no text of a row is in the gutter."""
        return len(row.text) < self.column or self.second(row) is not None

    def parts(self, row: Row) -> tuple[Row | None, Row | None]:
        """Return the parts of a row before and after the gutter; an empty row is on both sides."""
        second = self.second(row)
        if not row.text:
            return row, row
        if second is None:
            return row, None
        first_end = len(row.text[:second].rstrip())
        split = min(second, max(self.column, first_end))
        return row.part(0, split) if first_end else None, row.part(split)


def gutters(rows: Sequence[Row], apart: frozenset[int]) -> Iterator[Gutter]:
    """Yield the gutters of rows from top to bottom.

    Parameters
    ----------
    rows
        The rows.
    apart
        Numbers of lines that no gutter includes.
    """
    first = done = 0
    # The row up to which each place was found to be no gutter.
    rejected: dict[int, int] = {}
    while first < len(rows):
        for column in _candidates(rows[first]) if rows[first].number not in apart else ():
            if any(rejected.get(near, 0) > first for near in range(column - 1, column + 2)):
                continue
            gutter = _extended(rows, Gutter(first, first, column), apart, done)
            if _is_between_columns(rows[gutter.first : gutter.last], gutter):
                yield gutter
                done = gutter.last
                break
            rejected[column] = gutter.last
        first = max(first + 1, done)


def rows_apart(rows: Sequence[Row]) -> frozenset[int]:
    """Return the numbers of the lines in which a gap is no gutter: headers, page numbers, entries with leaders."""
    gapped = {row.number: " ".join(_DIGITS.sub("#", row.text).split()) for row in rows if GAP.search(row.text)}
    counts = Counter(gapped.values())
    found = {number for number, text in gapped.items() if counts[text] > 1}
    found.update(row.number for row in rows if _LONE_NUMBER.fullmatch(row.text) or _LEADERS.search(row.text))
    for number in [number for number in gapped if _NUMBER_AT_EDGE.fullmatch(rows[number - 1].text)]:
        around = [row.text for row in (*rows[max(0, number - 2) : number - 1], *rows[number : number + 1])]
        is_at_page_break = any("\f" in text for text in (rows[number - 1].text, *around[-1:]))
        if is_at_page_break or not any(text.strip() for text in around):
            found.add(number)
    return frozenset(found)


def _candidates(row: Row) -> Iterator[int]:
    """Yield where a second column may start in a row."""
    if row.text and row.indent >= _MIN_WIDTH + WIDE_GAP:
        yield row.indent
    for gap in GAP.finditer(row.text):
        start, end = gap.span()
        if end - start >= WIDE_GAP and start >= _MIN_WIDTH // 2:
            yield end


def _extended(rows: Sequence[Row], gutter: Gutter, apart: frozenset[int], done: int) -> Gutter:
    """Return a gutter with all rows around its first one that fit, from and to rows with text after the gutter.

    The first column may go on alone to an empty row, or to the end of the page if nothing else is below.
    """
    blanks, last, end = 0, gutter.first, gutter.first
    for index in range(gutter.first, len(rows)):
        row = rows[index]
        is_break = row.number in apart or ("\f" in row.text and index > gutter.first)
        if is_break or blanks > _MAX_BLANKS or not gutter.fits(row):
            break
        blanks = 0 if row.text else blanks + 1
        second = gutter.second(row)
        end = index + 1
        if second is not None:
            last = end
            gutter = replace(gutter, column=min(second, gutter.column))
    is_page_end = end == len(rows) or "\f" in rows[end].text or rows[end].number in apart
    first = gutter.first
    for index in range(gutter.first - 1, max(done, gutter.first - _MAX_ABOVE) - 1, -1):
        if rows[index].number in apart or "\f" in rows[index + 1].text or not gutter.fits(rows[index]):
            break
        if gutter.second(rows[index]) is not None:
            first = index
    below = next((index for index in range(last, end) if not rows[index].text), None)
    return replace(gutter, first=first, last=end if is_page_end else last if below is None else below)


def _is_between_columns(rows: Sequence[Row], gutter: Gutter) -> bool:
    """Return whether a gutter separates columns of running text, or running text and a box."""
    inside = [row for row in rows if row.text]
    starts = [start for row in inside if (start := gutter.second(row)) is not None]
    near = [start for start in starts if start <= gutter.column + _TOLERANCE]
    aligned = sum(1 for start in near if start <= gutter.column + 1)
    if aligned < max(_MIN_CROSSINGS, _MIN_ALIGNED * len(near)):
        return False
    parts = [gutter.parts(row) for row in inside]
    crossings = sum(1 for first, second in parts if first is not None and second is not None)
    changes = sum(1 for (_, before), (_, after) in pairwise(parts) if (before is None) != (after is None))
    if crossings < _MIN_CROSSINGS and crossings + changes < _MIN_EVIDENCE:
        return False
    left, right = ([part.text.strip() for part in side if part is not None] for side in zip(*parts, strict=True))
    if not left or _width(left) < _MIN_WIDTH:
        return False
    if _is_running_text(left) and _is_text(right):
        return True
    is_wide = _width(left) >= _MIN_RELATIVE_WIDTH * _width(right) and _words(left) >= _MIN_WORDS
    return is_wide and _share(_is_label, left) <= _MAX_LABELS and _is_running_text(right)


def _is_running_text(parts: Sequence[str]) -> bool:
    """Return whether parts of lines are running text that fills its column, without further columns in it."""
    if len(parts) < _MIN_LINES or _width(parts) < _MIN_WIDTH or _words(parts) < _MIN_WORDS:
        return False
    pairs = [(part, after) for part, after in pairwise(parts) if not ENDED.search(part)]
    width = _FULL * _width(parts)
    full = sum(1 for part, after in pairs if len(part) + 1 + len(after.split(" ", 1)[0]) > width)
    return (
        full >= max(_MIN_FULL, _FULL_SHARE * len(pairs))
        and _share(_PUNCTUATION.search, parts) >= _MIN_PUNCTUATED
        and _share(_is_label, parts) <= _MAX_LABELS
        and _share(_CELLS.search, parts) <= _MAX_CELLS
    )


def _is_text(parts: Sequence[str]) -> bool:
    """Return whether most parts of lines have words rather than figures."""
    return 2 * sum(1 for part in parts if _WORD.search(part)) > len(parts) and _words(parts) > 1


def _is_label(part: str) -> bool:
    return _LABEL_CELL.fullmatch(part) is not None


def _share(test: Callable[[str], object], parts: Sequence[str]) -> float:
    return sum(1 for part in parts if test(part)) / len(parts)


def _words(parts: Sequence[str]) -> float:
    """Return the average number of words in parts of lines."""
    return sum(len(part.split()) for part in parts) / len(parts)


def _width(parts: Sequence[str]) -> int:
    return max(map(len, parts))
