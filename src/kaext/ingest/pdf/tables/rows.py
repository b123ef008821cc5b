"""Split lines into cells and group cells into rows and columns, for all kinds of tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from kaext.ingest.pdf.lines import Piece
from kaext.ingest.pdf.words import Word
from kaext.source import Box

# Lengths are shares of the type size.
# Cells of one row differ in baseline by less than the first; consecutive lines differ by more than the second.
_MAX_ROW_SHIFT, MIN_LINE_DISTANCE = 0.15, 0.45
_MIN_CELL_GAP = 1.0
_MIN_CELL_TO_SPACE = 1.8
COLUMN_GAP = 0.6
MIN_COLUMNS = 2
MAX_LEADING = 1.6
# Rows are spaced if their distances exceed the smallest distance of lines by the first factor. Lines within the second
# factor are in one row.
MIN_ROW_SPACING, MAX_LINE_SPACING = 1.2, 1.12
MIN_PROSE_LINES = 6
# Words that stay in one cell with the year before them, even if the gap is wide: 1995 წ. (the year 1995).
_YEAR_WORDS = frozenset(("წ.", "წწ.", "წ", "წწ", "წელი", "წლის"))
# Mean words per line of running text.
MIN_PROSE_WORDS = 4.0

# Left and right edge, in points.
Extent = tuple[float, float]


@dataclass(slots=True)
class Table:
    """A table.

    Attributes
    ----------
    rows
        For each row its cells, for each cell its pieces. Empty cells are left out.
    box
        The bounding box.
    region
        Index of the tinted or ruled region around it; -1 outside all regions.
    columns
        x coordinates of the vertical rules; empty for tables without.
    is_chart
        Whether it is a drawn chart.
    """

    rows: list[list[list[Piece]]]
    box: Box
    region: int = -1
    columns: tuple[float, ...] = ()
    is_chart: bool = False

    @property
    def pieces(self) -> list[Piece]:
        """All pieces in reading order."""
        return [piece for row in self.rows for cell in row for piece in cell]


class Cell(NamedTuple):
    """Words of a line without a wide gap between them, and the piece that they belong to."""

    x0: float
    x1: float
    words: list[Word]
    piece: Piece


@dataclass(slots=True)
class Row:
    """The cells of one line of text across the page, from left to right."""

    baseline: float
    size: float
    cells: list[Cell]


def is_prose(cell: Sequence[Piece]) -> bool:
    """Return whether a cell is running text, which indicates a box beside another box rather than a table."""
    return len(cell) >= MIN_PROSE_LINES and median(len(piece.words) for piece in cell) >= MIN_PROSE_WORDS


def lines_with_cells(pieces: Iterable[Piece]) -> list[Row]:
    """Split each piece into cells; return one row per piece, from top to bottom. Lines with drop caps are left out."""
    lines = [piece for piece in pieces if piece.drop_cap is None]
    lines.sort(key=lambda piece: (piece.baseline, piece.x0))
    return [Row(piece.baseline, piece.size, cells_of(piece)) for piece in lines]


def rows_of(lines: Iterable[Row]) -> list[Row]:
    """Merge lines that share a baseline into rows. ``lines`` and the result are ordered from top to bottom."""
    rows: list[Row] = []
    for line in lines:
        if rows and line.baseline - rows[-1].baseline <= _MAX_ROW_SHIFT * max(rows[-1].size, line.size):
            cells = sorted((*rows[-1].cells, *line.cells), key=lambda cell: cell.x0)
            rows[-1] = Row(rows[-1].baseline, rows[-1].size, cells)
        else:
            rows.append(line)
    return rows


def cells_of(piece: Piece) -> list[Cell]:
    """Split a piece into cells at gaps much wider than its word spaces."""
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
    """Return the cell of adjacent words of a piece."""
    return Cell(words[0].x0, words[-1].x1, words, piece)


def is_numeric(words: Sequence[Word]) -> bool:
    """Return whether words begin with a number, or are a dash that marks an empty numeric cell."""
    text = words[0].text.lstrip("(+-−–—<>~≈№$€£")
    return text[:1].isdigit() or (not text and len(words) == 1)


def column_of(cell: Cell, columns: Sequence[Extent]) -> int | None:
    """Return the index of the column that contains a cell; None if none does."""
    return next((number for number, (x0, x1) in enumerate(columns) if x0 <= cell.x0 and cell.x1 <= x1), None)


def columns_of(extents: Iterable[Extent], gap: float) -> list[Extent]:
    """Merge horizontal extents into columns that are at least ``gap`` apart."""
    columns: list[Extent] = []
    for x0, x1 in sorted(extents):
        if columns and x0 - columns[-1][1] < gap:
            columns[-1] = (columns[-1][0], max(columns[-1][1], x1))
        else:
            columns.append((x0, x1))
    return columns


def split_cells_at(lines: Iterable[Row], lefts: Sequence[float]) -> list[Row]:
    """Split cells where a word begins at one of the left edges ``lefts``, even after a narrow gap."""
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
