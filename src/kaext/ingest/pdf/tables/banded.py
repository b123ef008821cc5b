"""Tables whose rows are separated by horizontal rules or tints only; their columns by whitespace.

A band is the space between two such rules or edges of tints.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kaext.ingest.pdf.glyphs import MIDDLE, RawPage, is_nearly_white
from kaext.ingest.pdf.lines import Piece, piece_of
from kaext.ingest.pdf.tables.rows import (
    COLUMN_GAP,
    MAX_LEADING,
    MIN_COLUMNS,
    MIN_PROSE_LINES,
    Cell,
    Extent,
    Row,
    Table,
    columns_of,
    is_prose,
    lines_with_cells,
    rows_of,
    split_cells_at,
)
from kaext.ingest.pdf.tables.ruled import MAX_RULES, MIN_RULE, TOLERANCE, Rule, join_rules, rules_on
from kaext.source import Box

_MIN_EDGES = 3
_MIN_BANDS = 2
# Share of the type size: distance of a header row above the first rule.
_MAX_HEAD_DISTANCE = 2.6
# Distance of the last row from the one before, as a share of the height of the highest row.
_MAX_PITCH = 1.1


def banded_tables(page: RawPage, pieces: Sequence[Piece]) -> list[tuple[Table, list[Piece]]]:
    """Return the tables whose rows are separated by horizontal rules or tints, each with the pieces it consists of.

    At least two consecutive bands have the same two or more columns. A line in these columns directly above the first
    rule is the header row; lines directly below the last rule are the last row.
    """
    found: list[tuple[Table, list[Piece]]] = []
    rest = list(pieces)
    for start, end, places in _band_edges(page):
        inside = [piece for piece in rest if start - TOLERANCE <= piece.x0 and piece.x1 <= end + TOLERANCE]
        lines = rows_of(lines_with_cells(inside))
        for run, columns in _band_runs(places, lines):
            table = _table(page, run, columns)
            used = {id(cell.piece) for row in run for line in row for cell in line.cells}
            taken = [piece for piece in rest if id(piece) in used]
            found.append((table, taken))
            rest = [piece for piece in rest if id(piece) not in used]
    return found


def _band_edges(page: RawPage) -> Iterator[tuple[float, float, list[float]]]:
    """Yield the left and right edge of rules and tints that share them, with the y coordinates of all their edges."""
    horizontal, _ = rules_on(page)
    for shape in page.shapes:
        box = shape.box
        if shape.fill and not is_nearly_white(shape.fill) and min(box.x1 - box.x0, box.y1 - box.y0) >= MIN_RULE:
            horizontal += [Rule(box.y0, box.x0, box.x1), Rule(box.y1, box.x0, box.x1)]
    if not _MIN_EDGES <= len(horizontal) <= MAX_RULES:
        return
    groups: list[list[Rule]] = []
    for rule in sorted(join_rules(horizontal), key=lambda rule: (rule.start, rule.end)):
        last = groups[-1][0] if groups else None
        if last is not None and rule.start - last.start <= TOLERANCE and abs(rule.end - last.end) <= TOLERANCE:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    for group in groups:
        if len(group) >= _MIN_EDGES:
            yield group[0].start, group[0].end, sorted(rule.at for rule in group)


def _band_runs(places: Sequence[float], lines: Sequence[Row]) -> Iterator[tuple[list[list[Row]], list[Extent]]]:
    """Yield the sequences of bands that are rows of one table, with header and last row, and the table's columns."""
    run: list[list[Row]] = []
    columns: list[Extent] = []
    spans: list[tuple[float, float]] = []
    lines = split_cells_at(lines, _cell_starts(places, lines))
    for top, bottom in [*pairwise(places), (places[-1], places[-1])]:
        band = [line for line in lines if top < _middle(line) <= bottom]
        own = _columns(band)
        joined = columns_of([*columns, *own], _gap(band)) if columns and own else own
        is_row = _is_row(band, own) or (len(run) > 0 and _has_one_cell(band, own, columns))
        # Words of a justified cell may be as far apart as columns. A later row shows that they are not columns.
        if is_row and len(joined) >= max(MIN_COLUMNS, min(len(columns), len(own))):
            run.append(band)
            spans.append((top, bottom))
            columns = joined
            continue
        is_first = _is_row(band, own)
        if len(run) >= _MIN_BANDS:
            # Rules below the table, such as those under headings, may form a band that begins with its last row.
            outside = [line for line in lines if _middle(line) <= spans[0][0] or not is_first or line not in band]
            yield _with_head_and_foot(run, columns, outside, spans), columns
        run, columns, spans = ([band], own, [(top, bottom)]) if is_first else ([], [], [])


def _cell_starts(places: Sequence[float], lines: Sequence[Row]) -> list[float]:
    """Return the left edges of the cells in bands, except the first cell of each line."""
    inside = (line for line in lines if places[0] < _middle(line) <= places[-1])
    return [cell.x0 for line in inside for cell in line.cells[1:]]


def _with_head_and_foot(
    run: list[list[Row]], columns: Sequence[Extent], lines: Sequence[Row], spans: Sequence[tuple[float, float]]
) -> list[list[Row]]:
    """Return the bands with the header row above the first and the row below the last. ``lines`` are in no band."""
    top, bottom = spans[0][0], spans[-1][1]
    above = [line for line in lines if _middle(line) <= top]
    below = [line for line in lines if _middle(line) > bottom]
    first = run[0][0]
    head = above[-1:] if above and first.baseline - above[-1].baseline <= 2 * _MAX_HEAD_DISTANCE * first.size else []
    if head and top - head[0].baseline <= _MAX_HEAD_DISTANCE * head[0].size and _fits_columns(head[0], columns):
        run = [head, *run]
    last = _last_row(below, run[-1][-1], columns, pitch=max(lower - upper for upper, lower in spans))
    return [*run, last] if last else run


def _last_row(below: Sequence[Row], before: Row, columns: Sequence[Extent], *, pitch: float) -> list[Row]:
    """Return the lines of the row below the last rule or tint; empty if there is none.

    Parameters
    ----------
    below
        The lines below the table.
    before
        The last line of the table.
    columns
        The columns of the table.
    pitch
        The height of the highest row.
    """
    last: list[Row] = []
    filled: set[int] = set()
    for line in below:
        farthest = MAX_LEADING * line.size if last else max(_MAX_HEAD_DISTANCE * line.size, _MAX_PITCH * pitch)
        is_near = line.baseline - (last[-1] if last else before).baseline <= farthest
        if not is_near or not _fits_columns(line, columns, least=1) or _spans_columns(line, columns):
            break
        last.append(line)
        filled.update(_best_column(cell, columns) for cell in line.cells)
    return last if len(filled) >= MIN_COLUMNS else []


def _middle(line: Row) -> float:
    return line.baseline - MIDDLE * line.size


def _gap(band: Sequence[Row]) -> float:
    return COLUMN_GAP * max(line.size for line in band)


def _columns(band: Sequence[Row]) -> list[Extent]:
    return columns_of(((cell.x0, cell.x1) for line in band for cell in line.cells), _gap(band)) if band else []


def _is_row(band: Sequence[Row], columns: Sequence[Extent]) -> bool:
    """Return whether a band is a row: at least two cells, of which at most one is running text."""
    if len(columns) < MIN_COLUMNS:
        return False
    cells: list[list[Piece]] = [[] for _ in columns]
    for line in band:
        for cell in line.cells:
            cells[_best_column(cell, columns)].append(cell.piece)
    return sum(map(is_prose, cells)) <= 1


def _has_one_cell(band: Sequence[Row], own: Sequence[Extent], columns: Sequence[Extent]) -> bool:
    """Return whether a band has only one cell, not in the first column, such as another event of the year above."""
    return (
        len(own) == 1 and len(band) < MIN_PROSE_LINES and any(abs(own[0][0] - x0) < TOLERANCE for x0, _ in columns[1:])
    )


def _fits_columns(line: Row, columns: Sequence[Extent], *, least: int = MIN_COLUMNS) -> bool:
    """Return whether each cell of a line overlaps a column of its own."""
    numbers = [
        next((n for n, (x0, x1) in enumerate(columns) if min(cell.x1, x1) - max(cell.x0, x0) > 0), None)
        for cell in line.cells
    ]
    return len(numbers) >= least and None not in numbers and len(set(numbers)) == len(numbers)


def _spans_columns(line: Row, columns: Sequence[Extent]) -> bool:
    """Return whether a cell of a line extends over several columns: text below the table."""
    return any(sum(min(cell.x1, x1) - max(cell.x0, x0) > 0 for x0, x1 in columns) > 1 for cell in line.cells)


def _best_column(cell: Cell, columns: Sequence[Extent]) -> int:
    """Return the index of the column that a cell overlaps most."""
    return max(range(len(columns)), key=lambda n: min(cell.x1, columns[n][1]) - max(cell.x0, columns[n][0]))


def _table(page: RawPage, run: Sequence[Sequence[Row]], columns: Sequence[Extent]) -> Table:
    rows: list[list[list[Piece]]] = []
    for band in run:
        cells: dict[int, list[Piece]] = {}
        for line in band:
            for cell in line.cells:
                cells.setdefault(_best_column(cell, columns), []).append(piece_of(page, cell.words))
        rows.append([cells[number] for number in sorted(cells)])
    pieces = [piece for row in rows for cell in row for piece in cell]
    box = Box(
        min(piece.x0 for piece in pieces),
        min(piece.top for piece in pieces),
        max(piece.x1 for piece in pieces),
        max(piece.bottom for piece in pieces),
    )
    return Table(rows, box)
