"""Rows of tables with wide gaps whose cells go on in the lines below: each cell is read as a whole.

The line with the most cells shows where the columns begin; the cells of the other lines belong to the columns that they
are under::

    country       KFOR,       RSM,
                  2022        2020
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from kaext.cell_gaps import MIN_GAPS, WIDE_GAP, WORDS
from kaext.source import Line, Source

# A row has so many lines at most, and one with at least so many cells.
_MAX_LINES, _MIN_CELLS = 4, MIN_GAPS + 1
# A line without a gap is no longer than a cell.
_MAX_CELL = 40
# A cell may begin so many characters before its column.
_SLACK = 3
# A gap narrower than a wide one separates cells where a column of another line begins.
_NARROW = 2
# So many lines on either side of a row are read to see where columns begin.
_REACH = 4


class Cell(NamedTuple):
    """A part of a line, with the index of its column."""

    start: int
    end: int
    column: int


def columns_beside(source: Source, lines: Sequence[int]) -> frozenset[int]:
    """Return where columns begin in the lines around a table row, as offsets in the line; empty for others.

    The gap before a column is narrow where the cell before it is the widest: in that row the other lines show that it
    separates two cells.

    Parameters
    ----------
    source
        The source, after character normalisation.
    lines
        The indices of the lines of a segment.
    """
    first, last = lines[0], lines[-1]
    if len(lines) > _MAX_LINES or source.lines[first].box is not None:
        return frozenset()
    if not any(_may_be_row(source.text, source.lines[at]) for at in lines):
        return frozenset()
    above = takewhile(_has_text, reversed(source.lines[max(0, first - _REACH) : first]))
    below = takewhile(_has_text, source.lines[last + 1 : last + 1 + _REACH])
    return frozenset(start for line in (*above, *below) for start in _starts(source.text, line))


def _may_be_row(text: str, line: Line) -> bool:
    """Return whether a line has a wide gap and another one."""
    is_wide = text.find(" " * WIDE_GAP, line.start, line.end) >= 0
    return is_wide and text.count(" " * _NARROW, line.start, line.end) >= MIN_GAPS


def _has_text(line: Line) -> bool:
    return line.end > line.start


def _starts(text: str, line: Line) -> Iterator[int]:
    """Yield where words begin after a gap in a line, as offsets in it."""
    for (_, end), (start, _) in pairwise(match.span() for match in WORDS.finditer(text, line.start, line.end)):
        if start - end >= _NARROW:
            yield start - line.start


def cells_of_row(text: str, lines: Sequence[Line], columns: frozenset[int] = frozenset()) -> list[Cell]:
    """Return the parts of the lines of a row in the order of the columns; empty where the lines are no such row.

    Parameters
    ----------
    text
        The source text.
    lines
        The lines of a segment.
    columns
        Where columns begin in the lines beside it, as :func:`columns_beside` returns them.
    """
    if not 1 < len(lines) <= _MAX_LINES or any(line.box is not None for line in lines):
        return []
    parts = [_parts(text, line, columns) for line in lines]
    widest = max(range(len(lines)), key=lambda number: len(parts[number]))
    if len(parts[widest]) < _MIN_CELLS or "|" in text[lines[0].start : lines[-1].end]:
        return []
    starts = [start - lines[widest].start for start, _ in parts[widest]]
    found: list[Cell] = []
    for number, (line, cells) in enumerate(zip(lines, parts, strict=True)):
        is_long = len(cells) == 1 and cells[0][1] - cells[0][0] > _MAX_CELL
        # A line of text below the row: a label goes on above its row alone.
        is_below = number > widest and len(cells) == 1 and cells[0][0] == line.start
        if is_long or is_below:
            return []
        found += [Cell(start, end, _column_at(start - line.start, starts)) for start, end in cells]
    return sorted(found, key=lambda cell: cell.column)


def _parts(text: str, line: Line, columns: frozenset[int]) -> list[tuple[int, int]]:
    """Return the cells of a line: words without a wide gap between them, none of which a column separates."""
    parts: list[tuple[int, int]] = []
    for start, end in (match.span() for match in WORDS.finditer(text, line.start, line.end)):
        if parts and start - parts[-1][1] < WIDE_GAP and start - line.start not in columns:
            parts[-1] = (parts[-1][0], end)
        else:
            parts.append((start, end))
    return parts


def _column_at(offset: int, starts: Sequence[int]) -> int:
    """Return the last column that begins at or before an offset in its line, or a little after it."""
    return max((column for column, start in enumerate(starts) if start <= offset + _SLACK), default=0)
