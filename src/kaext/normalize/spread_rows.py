"""Rows of tables with wide gaps whose cells go on in the lines below: each cell is read as a whole.

The line with the most cells shows where the columns begin; the cells of the other lines belong to the columns that they
are under::

    country       KFOR,       RSM,
                  2022        2020
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from kaext.source import Line

# A row has so many lines at most, and one with at least so many cells.
_MAX_LINES, _MIN_CELLS = 4, 3
# A line without a gap is no longer than a cell.
_MAX_CELL = 40
# A cell may begin so many characters before its column.
_SLACK = 3
# A cell: words with fewer than three spaces between them.
_CELL = regex.compile(r"\S++(?: {1,2}+\S++)*+")


class Cell(NamedTuple):
    """A part of a line, with the index of its column."""

    start: int
    end: int
    column: int


def cells_of_row(text: str, lines: Sequence[Line]) -> list[Cell]:
    """Return the parts of the lines of a row in the order of the columns; empty where the lines are no such row.

    Parameters
    ----------
    text
        The source text.
    lines
        The lines of a segment.
    """
    if not 1 < len(lines) <= _MAX_LINES or any(line.box is not None for line in lines):
        return []
    parts = [[match.span() for match in _CELL.finditer(text, line.start, line.end)] for line in lines]
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


def _column_at(offset: int, starts: Sequence[int]) -> int:
    """Return the last column that begins at or before an offset in its line, or a little after it."""
    return max((column for column, start in enumerate(starts) if start <= offset + _SLACK), default=0)
