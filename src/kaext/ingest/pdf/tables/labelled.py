"""Lists of labels with colons and the values beside them, without rules: the head of a country's profile.

Such a list may be above text in columns, whose lines would otherwise pass for further rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from kaext.ingest.pdf.glyphs import RawPage
from kaext.ingest.pdf.lines import Piece, piece_of
from kaext.ingest.pdf.tables.rows import COLUMN_GAP, Cell, Row, cell_of

# Points: labels share a left edge, and so do values.
_SAME_EDGE = 2.0
# Share of the type size: the largest distance between rows.
_MAX_DISTANCE = 3.2
_MIN_ROWS = 3
# Of a label and of a value, on up to so many lines.
_MAX_LABEL_WORDS, _MAX_VALUE_WORDS, _MAX_LINES = 6, 12, 3


class LabelledRows(NamedTuple):
    """The rows of a list (for each row its two cells, for each cell its pieces), and the lines that it takes."""

    rows: list[list[list[Piece]]]
    lines: list[Row]


class _Pair(NamedTuple):
    """The lines of a label and those of its value."""

    label: list[Cell]
    value: list[Cell]


def labelled_rows(page: RawPage, lines: Sequence[Row], start: int) -> LabelledRows | None:
    """Return the list that begins at a line; None if there is none, or if it has fewer than three rows.

    Parameters
    ----------
    page
        The page with the styles.
    lines
        The lines of the page or of a column, from top to bottom.
    start
        Index of the first line.
    """
    first = _split_at_colon(lines[start]).cells
    if len(first) != 2 or first[1].x0 - first[0].x1 < COLUMN_GAP * lines[start].size:
        return None
    pairs: list[_Pair] = []
    taken: list[Row] = []
    for line in map(_split_at_colon, islice(lines, start, None)):
        label, value = _cells_at(line, first[0].x0, first[1].x0)
        is_far = bool(taken) and line.baseline - taken[-1].baseline > _MAX_DISTANCE * line.size
        if is_far or len(line.cells) != (label is not None) + (value is not None):
            break
        if label is not None and (not pairs or _ends_in_colon(pairs[-1].label)):
            if value is None:
                break
            pairs.append(_Pair([label], [value]))
        elif pairs:
            pairs[-1].label.extend([label] if label is not None else ())
            pairs[-1].value.extend([value] if value is not None else ())
        else:
            break
        taken.append(line)
    while pairs and not _is_row(pairs[-1]):
        dropped = pairs.pop()
        taken = [line for line in taken if line.baseline < _baseline(dropped)]
    if len(pairs) < _MIN_ROWS or not all(map(_is_row, pairs)):
        return None
    rows = [[[piece_of(page, cell.words) for cell in part] for part in pair] for pair in pairs]
    return LabelledRows(rows, taken)


def _split_at_colon(line: Row) -> Row:
    """Return a line of one cell as two, if a gap wider than a word space follows the colon of its label."""
    if len(line.cells) != 1:
        return line
    words = line.cells[0].words
    for number, (label, value) in enumerate(pairwise(words), 1):
        if label.text.endswith(":") and value.x0 - label.x1 >= COLUMN_GAP * line.size:
            piece = line.cells[0].piece
            return Row(line.baseline, line.size, [cell_of(words[:number], piece), cell_of(words[number:], piece)])
    return line


def _cells_at(line: Row, left: float, right: float) -> tuple[Cell | None, Cell | None]:
    """Return the cells of a line that begin at two edges."""
    label = next((cell for cell in line.cells if abs(cell.x0 - left) < _SAME_EDGE), None)
    value = next((cell for cell in line.cells if abs(cell.x0 - right) < _SAME_EDGE), None)
    return label, value


def _is_row(pair: _Pair) -> bool:
    label, value = (sum(len(cell.words) for cell in part) for part in pair)
    is_short = label <= _MAX_LABEL_WORDS and value <= _MAX_VALUE_WORDS
    return is_short and max(map(len, pair)) <= _MAX_LINES and _ends_in_colon(pair.label)


def _ends_in_colon(label: Sequence[Cell]) -> bool:
    return label[-1].words[-1].text.endswith(":")


def _baseline(pair: _Pair) -> float:
    return pair.label[0].piece.baseline
