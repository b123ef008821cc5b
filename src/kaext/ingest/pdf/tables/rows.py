"""Cells and rows of lines: what tables with rules and without are put together from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from kaext.ingest.pdf.lines import Piece
from kaext.ingest.pdf.words import Word
from kaext.source import Box

# Shares of the type size, and numbers of rows, columns, lines and words.
# What is further off a line's baseline is none of its cells; what is nearer than the second is no line below it.
_MAX_ROW_SHIFT, MIN_LINE_DISTANCE = 0.15, 0.45
_MIN_CELL_GAP = 1.0
_MIN_CELL_TO_SPACE = 1.8
COLUMN_GAP = 0.6
MIN_COLUMNS = 2
MAX_LEADING = 1.6
# Rows are set apart where their distances differ by more than this from those of lines in a cell.
MIN_ROW_SPACING, MAX_LINE_SPACING = 1.2, 1.12
MIN_PROSE_LINES = 6
# What a year stands before in one cell, however wide a justified line makes the space: 1995 წ. (the year 1995).
_YEAR_WORDS = frozenset(("წ.", "წწ.", "წ", "წწ", "წელი", "წლის"))
MIN_PROSE_WORDS = 4.0

# Left and right edge, in points.
Extent = tuple[float, float]


@dataclass(slots=True)
class Table:
    """A table: the pieces of every cell, row by row; cells without text are left out.

    ``region`` is the tinted or ruled region that it stands in, -1 for the page; ``columns`` where upright rules stand.
    """

    rows: list[list[list[Piece]]]
    box: Box
    region: int = -1
    columns: tuple[float, ...] = ()

    @property
    def pieces(self) -> list[Piece]:
        """All pieces in the order in which they are read."""
        return [piece for row in self.rows for cell in row for piece in cell]


class Cell(NamedTuple):
    """Words of a line with no wide gap between, and the piece that they are in."""

    x0: float
    x1: float
    words: list[Word]
    piece: Piece


@dataclass(slots=True)
class Row:
    """The cells of a line of the page, from left to right."""

    baseline: float
    size: float
    cells: list[Cell]


def is_prose(cell: Sequence[Piece]) -> bool:
    """Return whether a cell is running text: a box beside another rather than a table's cell."""
    return len(cell) >= MIN_PROSE_LINES and median(len(piece.words) for piece in cell) >= MIN_PROSE_WORDS


def lines_with_cells(pieces: Iterable[Piece]) -> list[Row]:
    """Return pieces as lines of their own, from above, with their cells; drop caps' lines are left out."""
    lines = [piece for piece in pieces if piece.drop_cap is None]
    lines.sort(key=lambda piece: (piece.baseline, piece.x0))
    return [Row(piece.baseline, piece.size, cells_of(piece)) for piece in lines]


def rows_of(lines: Iterable[Row]) -> list[Row]:
    """Return the lines over the page that lines beside each other make, all of them from above."""
    rows: list[Row] = []
    for line in lines:
        if rows and line.baseline - rows[-1].baseline <= _MAX_ROW_SHIFT * max(rows[-1].size, line.size):
            cells = sorted((*rows[-1].cells, *line.cells), key=lambda cell: cell.x0)
            rows[-1] = Row(rows[-1].baseline, rows[-1].size, cells)
        else:
            rows.append(line)
    return rows


def cells_of(piece: Piece) -> list[Cell]:
    """Cut a piece into cells, at gaps much wider than its word spaces."""
    words = piece.words
    if piece.x1 - piece.x0 < _MIN_CELL_GAP * piece.size or len(words) < 2:
        return [Cell(piece.x0, piece.x1, words, piece)]
    spaces = [after.x0 - before.x1 for before, after in pairwise(words)]
    least = _MIN_CELL_GAP * piece.size
    if max(spaces) < least:
        return [Cell(piece.x0, piece.x1, words, piece)]
    usual = min(spaces)
    cells: list[Cell] = []
    start = 0
    for index, space in enumerate((*spaces, None), 1):
        is_wide = space is not None and space >= least and (space >= _MIN_CELL_TO_SPACE * usual or space >= 2 * least)
        if space is None or (is_wide and words[index].text not in _YEAR_WORDS):
            cells.append(cell_of(words[start:index], piece))
            start = index
    return cells


def cell_of(words: list[Word], piece: Piece) -> Cell:
    """Return the cell that adjacent words of a piece make."""
    return Cell(words[0].x0, words[-1].x1, words, piece)


def is_numeric(words: Sequence[Word]) -> bool:
    """Return whether words begin with a figure, or are the dash that stands for none."""
    text = words[0].text.lstrip("(+-−–—<>~≈№$€£")
    return text[:1].isdigit() or (not text and len(words) == 1)


def column_of(cell: Cell, columns: Sequence[Extent]) -> int | None:
    """Return the number of the column that a cell stands in; None where it stands in none."""
    return next((number for number, (x0, x1) in enumerate(columns) if x0 <= cell.x0 and cell.x1 <= x1), None)


def columns_of(extents: Iterable[Extent], gap: float) -> list[Extent]:
    """Return the columns that extents across the page fill, with gaps of some width between."""
    columns: list[Extent] = []
    for x0, x1 in sorted(extents):
        if columns and x0 - columns[-1][1] < gap:
            columns[-1] = (columns[-1][0], max(columns[-1][1], x1))
        else:
            columns.append((x0, x1))
    return columns


def split_cells_at(lines: Iterable[Row], lefts: Sequence[float]) -> list[Row]:
    """Return lines whose cells are cut where a word begins with a column, though the gap before it is narrow."""
    result: list[Row] = []
    for line in lines:
        cells: list[Cell] = []
        for cell in line.cells:
            start = 0
            for number, (before, word) in enumerate(pairwise(cell.words), 1):
                is_apart = word.x0 - before.x1 >= COLUMN_GAP * line.size
                if is_apart and any(abs(word.x0 - left) < COLUMN_GAP for left in lefts):
                    cells.append(cell_of(cell.words[start:number], cell.piece))
                    start = number
            cells.append(cell_of(cell.words[start:], cell.piece))
        result.append(Row(line.baseline, line.size, cells))
    return result
