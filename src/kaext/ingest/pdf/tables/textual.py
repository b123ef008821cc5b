"""Tables of words only, without rules.

They differ from text in columns by labels in the first column and by cells whose lines end before the column does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import mean

import regex

from kaext.ingest.pdf.glyphs import RawPage
from kaext.ingest.pdf.lines import Piece, piece_of
from kaext.ingest.pdf.tables.rows import (
    MAX_LEADING,
    MAX_LINE_SPACING,
    MIN_LINE_DISTANCE,
    MIN_ROW_SPACING,
    Extent,
    Row,
    column_of,
    is_numeric,
)
from kaext.list_marks import BULLETS, DASHES

# A cell's pieces by its column.
_CellPieces = dict[int, list[Piece]]

# Lengths are shares of the type size.
_MIN_WIDE_GAP = 2.0
_BESIDE = 1.0
_ALIGNED = 0.25
# Numbers of rows and words, and shares of cells and rows. A dense table has one line per cell.
_MIN_ROWS, _MIN_DENSE_ROWS = 3, 4
_MAX_LABEL_WORDS, _MAX_MEAN_LABEL_WORDS = 6, 3
# With so many columns, labels may be a word longer: text is rarely set in as many columns.
_MANY_COLUMNS = 4
_MAX_CELL_WORDS, _MAX_MEAN_CELL_WORDS = 24, 12
_MIN_FILLED, _MIN_FILLED_DENSE = 0.6, 0.9
_MIN_ROOM_SPACED, _MIN_ROOM_DENSE = 0.25, 0.5
_MIN_ALIGNED_SHARE = 0.8
_MAX_SENTENCE_SHARE = 0.34
_SENTENCE_END = regex.compile(r"[.!?…][\"”“»)]?$")
# Not cells: list items side by side (bullets, dashes), and contact details. A lone dash, or one before a bracket, marks
# an empty cell: - (a partner of its own kind).
_NO_CELL = regex.compile(rf"[{BULLETS}](?:\s|$)|[{DASHES}]\s(?!\()|\S*?(?:@|www\.|https?:|\+\d{{2}})")


def has_wide_label_gap(line: Row) -> bool:
    """Return whether a gap after a label is wider than a gutter."""
    return any(
        after.x0 - before.x1 >= _MIN_WIDE_GAP * line.size and len(before.words) <= _MAX_MEAN_LABEL_WORDS
        for before, after in pairwise(line.cells)
    )


def textual_rows(
    page: RawPage, lines: Sequence[Row], columns: Sequence[Extent], pieces: Sequence[Piece]
) -> list[list[list[Piece]]]:
    """Return the rows of a table of words with the pieces of their cells; empty if the lines are text in columns.

    The cells are short and aligned in each column. The first column has labels, not sentences. Many other cells end
    where the first word of the cell below would still fit; lines of running text do not.

    Parameters
    ----------
    page
        The page with the styles.
    lines
        The lines that the columns cover.
    columns
        Left and right edges.
    pieces
        All pieces of the page; they show how far the last column may extend to the right.
    """
    labels = [len(cell.words) for line in lines for cell in line.cells if column_of(cell, columns[:1]) is not None]
    if sum(labels) > _MAX_MEAN_LABEL_WORDS * len(labels) or not _are_aligned(lines, columns):
        return []
    edges = _right_edges(columns, pieces)
    for rows, least_room in _groupings(page, lines, columns):
        if _is_table(rows, edges, least_room):
            return [[row[column] for column in sorted(row)] for row in rows]
    return []


def _are_aligned(lines: Sequence[Row], columns: Sequence[Extent]) -> bool:
    """Return whether the cells of each column share a left edge or a centre, unlike words of justified lines."""
    for x0, x1 in columns:
        cells = [cell for line in lines for cell in line.cells if x0 <= cell.x0 and cell.x1 <= x1]
        if not cells:
            return False
        ways = zip(*((cell.x0, (cell.x0 + cell.x1) / 2) for cell in cells), strict=True)
        places = (Counter(round(place / (_ALIGNED * lines[0].size)) for place in way) for way in ways)
        if not any(_mode_count(tally) >= _MIN_ALIGNED_SHARE * len(cells) for tally in places):
            return False
    return True


def _mode_count(tally: Counter[int]) -> int:
    """Return the largest count of two adjacent bins of a histogram."""
    return max(count + tally[place + 1] for place, count in tally.items())


def _right_edges(columns: Sequence[Extent], pieces: Sequence[Piece]) -> list[float]:
    """Return how far right the cells of each column may extend: to the next column, the last as far as text near it."""
    x0, x1 = columns[-1]
    last = max((piece.x1 for piece in pieces if piece.x0 < x1 and x0 < piece.x1), default=x1)
    return [*(after[0] for _, after in pairwise(columns)), last + pieces[0].size]


def _groupings(
    page: RawPage, lines: Sequence[Row], columns: Sequence[Extent]
) -> Iterator[tuple[list[_CellPieces], float]]:
    """Yield the possible groupings of lines into rows: by spacing, and by labels.

    Each comes with the share of cells that must have room for another word: lower if spacing separates the rows.
    """
    distances = [after.baseline - before.baseline for before, after in pairwise(lines)]
    least = min(distances)
    found = [
        {number: piece_of(page, cell.words) for cell in line.cells if (number := column_of(cell, columns)) is not None}
        for line in lines
    ]
    if least < MIN_LINE_DISTANCE * lines[0].size:
        return
    if max(distances) > MIN_ROW_SPACING * least and least <= MAX_LEADING * lines[0].size:
        yield (
            _grouped(found, [True, *(distance > MAX_LINE_SPACING * least for distance in distances)]),
            _MIN_ROOM_SPACED,
        )
    yield _grouped(found, [0 in cells for cells in found]), _MIN_ROOM_DENSE


def _grouped(found: Sequence[dict[int, Piece]], begins: Sequence[bool]) -> list[_CellPieces]:
    rows: list[_CellPieces] = []
    for cells, is_new in zip(found, begins, strict=True):
        if is_new or not rows:
            rows.append({})
        for number, piece in cells.items():
            rows[-1].setdefault(number, []).append(piece)
    return rows


def _is_table(rows: Sequence[_CellPieces], edges: Sequence[float], least_room: float) -> bool:
    count = len(edges)
    is_dense = all(len(cell) == 1 for row in rows for cell in row.values())
    least = _MIN_FILLED_DENSE if is_dense else _MIN_FILLED
    filled = [sum(number in row for row in rows) / len(rows) for number in range(count)]
    if len(rows) < (_MIN_DENSE_ROWS if is_dense else _MIN_ROWS) or filled[0] < _MIN_FILLED_DENSE or min(filled) < least:
        return False
    texts = [{number: " ".join(piece.text for piece in cell) for number, cell in row.items()} for row in rows]
    every = [text for row in texts for text in row.values()]
    if any(_NO_CELL.match(text) or len(text.split()) > _MAX_CELL_WORDS for text in every):
        return False
    sentences = sum(_SENTENCE_END.search(text) is not None for text in every)
    return (
        mean(len(text.split()) for text in every) <= _MAX_MEAN_CELL_WORDS
        and sentences <= _MAX_SENTENCE_SHARE * len(every)
        and _are_labels([row[0] for row in rows if 0 in row], columns=count)
        and _share_with_room(rows, edges) >= least_room
    )


def _are_labels(cells: Sequence[Sequence[Piece]], *, columns: int) -> bool:
    """Return whether the cells of the first column are labels. With two columns, dates indicate a chronology."""
    words = [sum(len(piece.words) for piece in cell) for cell in cells]
    if max(words) > _MAX_LABEL_WORDS or mean(words[1:]) > _MAX_MEAN_LABEL_WORDS + (columns >= _MANY_COLUMNS):
        return False
    if any(_SENTENCE_END.search(cell[-1].text) for cell in cells):
        return False
    numbers = sum(is_numeric(cell[0].words) for cell in cells)
    return columns > 2 or 3 * numbers < len(cells)


def _share_with_room(rows: Sequence[_CellPieces], edges: Sequence[float]) -> float:
    """Return the share of cells, except labels, that end where the first word of the cell below would still fit."""
    ends = [
        row[number][-1].x1 + _BESIDE * row[number][-1].size + _width(below[number][0]) <= edges[number]
        for row, below in pairwise(rows)
        for number in row
        if number and number in below
    ]
    return sum(ends) / max(1, len(ends))


def _width(piece: Piece) -> float:
    return piece.words[0].x1 - piece.words[0].x0
