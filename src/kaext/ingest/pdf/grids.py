"""Cells in rows and columns that are read row by row: entries under their dates, and captions under large figures."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from kaext.ingest.pdf.date_shapes import begins_with_year, date_key, has_year, is_part_of_date
from kaext.ingest.pdf.lines import Piece
from kaext.source import Box

_MIN_CELLS, _MIN_COLUMNS = 4, 2
_MAX_HEADS = 80
_MAX_DATE_WORDS, _MAX_FIGURE_LENGTH = 6, 12
# Size of figures against that of most lines.
_FIGURE_SIZE = 1.5
# Relative to the type size: distance between lines of a cell, and between the baselines of one row.
_MAX_GAP, _SAME_ROW = 1.25, 0.5
# Points.
_SAME_COLUMN = 6.0
_MIN_OVERLAP = 0.25

_Cell = list[Piece]


def rows_of_cells(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of a grid of cells in reading order; an empty list if there is none.

    Cells begin with dates that ascend along the rows, or from left to right, but not down the columns; or with large
    figures.
    """
    for heads, is_dated in ((_dates(pieces), True), (_figures(pieces), False)):
        if not _MIN_CELLS <= len(heads) <= _MAX_HEADS:
            continue
        if len({round(head.x0 / _SAME_COLUMN) for head in heads}) < _MIN_COLUMNS:
            continue
        cells = [_cell(head, heads, pieces) for head in heads]
        if any(len(cell) < 2 for cell in cells):
            continue
        ordered = _by_date(cells) if is_dated else _by_row(cells)
        found = [piece for cell in ordered for piece in cell]
        if found and not _is_interrupted(found, pieces):
            return found
    return []


def cards_by_date(cards: Sequence[Sequence[Piece]]) -> list[int]:
    """Return the indices of cards, such as tints with one entry each, if their dates tell another order than columns.

    The first line of each card is its date.
    """
    cells = [list(card) for card in cards]
    heads = [cell[0] for cell in cells]
    if not _MIN_CELLS <= len(cells) <= _MAX_HEADS or len({round(head.x0 / _SAME_COLUMN) for head in heads}) < 2:
        return []
    places = {id(cell): number for number, cell in enumerate(cells)}
    return [places[id(cell)] for cell in _by_date(cells)]


def is_dated_card(card: Sequence[Piece]) -> bool:
    """Return whether a card begins with a line of a few words, the first of which is a year, and has text below it."""
    return len(card) > 1 and len(card[0].words) <= _MAX_DATE_WORDS and begins_with_year(card[0].text)


def _dates(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the lines that are only a date with its year, and those in their type that begin with a year.

    2005 წლის ოქტომბრიდან 2006 (from October 2005 to … 2006): a period may have several lines.
    """
    short = [piece for piece in pieces if len(piece.words) <= _MAX_DATE_WORDS and _has_digits_at_an_end(piece)]
    short = [piece for piece in short if has_year(piece.text)]
    styles = {piece.style for piece in short if all(is_part_of_date(word.text) for word in piece.words)}
    return [
        piece
        for piece in short
        if piece.style in styles
        and (begins_with_year(piece.text) or all(is_part_of_date(word.text) for word in piece.words))
    ]


def _has_digits_at_an_end(piece: Piece) -> bool:
    return piece.words[0].text[0].isdigit() or piece.words[-1].text[0].isdigit()


def _figures(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the lines of large figures."""
    if len(pieces) < 2 * _MIN_CELLS:
        return []
    usual = median([piece.size for piece in pieces])
    large = [piece for piece in pieces if piece.size >= _FIGURE_SIZE * usual]
    return [piece for piece in large if len(piece.text) <= _MAX_FIGURE_LENGTH and any(map(str.isdigit, piece.text))]


def _cell(head: Piece, heads: Sequence[Piece], pieces: Sequence[Piece]) -> _Cell:
    """Return the lines right below a date or figure, with the line itself first."""
    others = {id(other) for other in heads}
    level = [other.x0 for other in heads if other.x0 > head.x1 and _are_in_row(head, other)]
    limit = min(level, default=float("inf"))
    cell, left, right = [head], head.x0, head.x1
    below = sorted((piece for piece in pieces if piece.baseline > head.baseline), key=lambda piece: piece.baseline)
    for piece in below:
        shared = min(piece.x1, right) - max(piece.x0, left)
        if shared < _MIN_OVERLAP * min(piece.x1 - piece.x0, right - left):
            continue
        is_far = piece.top - cell[-1].bottom > _MAX_GAP * min(piece.size, cell[-1].size)
        if is_far or id(piece) in others or piece.x1 > limit:
            break
        cell.append(piece)
        left, right = min(left, piece.x0), max(right, piece.x1)
    return cell


def _by_date(cells: Sequence[_Cell]) -> list[_Cell]:
    """Return cells along their rows or from left to right, if so their dates ascend.

    If they ascend down the columns, the columns are read one by one as any others.
    """
    down = sorted(cells, key=lambda cell: (round(cell[0].x0 / _SAME_COLUMN), cell[0].baseline))
    columns = {round(cell[0].x0 / _SAME_COLUMN) for cell in cells}
    if len(columns) < len(cells) and _ascends(down):
        return []
    across = sorted(cells, key=lambda cell: cell[0].x0)
    return next((order for order in (_rows(cells), across) if _ascends(order)), [])


def _by_row(cells: Sequence[_Cell]) -> list[_Cell]:
    """Return cells along their rows, if there are several rows, and none but the last has a single cell."""
    ordered = _rows(cells)
    counts = [1]
    for before, cell in pairwise(ordered):
        if _are_in_row(before[0], cell[0]):
            counts[-1] += 1
        else:
            counts.append(1)
    return ordered if len(counts) > 1 and min(counts[:-1]) > 1 else []


def _rows(cells: Sequence[_Cell]) -> list[_Cell]:
    rows: list[list[_Cell]] = []
    for cell in sorted(cells, key=lambda cell: cell[0].baseline):
        if rows and _are_in_row(rows[-1][0][0], cell[0]):
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return [cell for row in rows for cell in sorted(row, key=lambda cell: cell[0].x0)]


def _are_in_row(one: Piece, other: Piece) -> bool:
    return abs(one.baseline - other.baseline) < _SAME_ROW * one.size


def _ascends(cells: Sequence[_Cell]) -> bool:
    keys = [date_key(cell[0].text) for cell in cells]
    return all(_is_not_later(before, after) for before, after in pairwise(keys))


def _is_not_later(one: Sequence[int], other: Sequence[int]) -> bool:
    """Return whether a year, month and day are not after others, as far as both contain them."""
    for before, after in zip(one, other, strict=True):
        if before != after or not (before and after):
            return before < after or not (before and after)
    return True


def _is_interrupted(found: Sequence[Piece], pieces: Sequence[Piece]) -> bool:
    """Return whether other lines are between the cells."""
    own = {id(piece) for piece in found}
    box = found[0].box
    for piece in found[1:]:
        box = box.union(piece.box)
    return any(_is_inside(piece.box, box) for piece in pieces if id(piece) not in own)


def _is_inside(box: Box, outer: Box) -> bool:
    across, down = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    return outer.x0 < across < outer.x1 and outer.y0 < down < outer.y1
