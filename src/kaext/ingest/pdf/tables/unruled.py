"""Tables without rules: rows of short cells aligned in columns, with numbers or of words only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median

from kaext.ingest.pdf.glyphs import RawPage
from kaext.ingest.pdf.lines import Piece, piece_of
from kaext.ingest.pdf.tables.labelled import LabelledRows, labelled_rows
from kaext.ingest.pdf.tables.rows import (
    COLUMN_GAP,
    MAX_LEADING,
    MAX_LINE_SPACING,
    MIN_COLUMNS,
    MIN_LINE_DISTANCE,
    MIN_PROSE_WORDS,
    MIN_ROW_SPACING,
    Cell,
    Extent,
    Row,
    Table,
    column_of,
    columns_of,
    is_numeric,
    lines_with_cells,
    rows_of,
    split_cells_at,
)
from kaext.ingest.pdf.tables.textual import has_wide_label_gap, textual_rows
from kaext.source import Box

# Lengths are shares of the type size.
_MIN_ROWS = 3
_TITLE_SIZE = 1.25
_MAX_ROW_DISTANCE = 3.2
_MIN_FULL_ROWS, _MIN_FILLED = 0.6, 0.5
# Narrow newspaper columns are 14 em wide and more.
_MAX_VALUE_WIDTH, _MAX_VALUE_WORDS = 12.0, 6
_MIN_SHORT_SHARE, _MIN_NUMERIC_SHARE = 0.85, 0.4
_MAX_PROSE_DISTANCE = 1.9
# A table of words begins where so many of the next lines have a wide gap after a label.
_MIN_LOOSE_LINES, _LOOSE_WINDOW = 2, 4
# Words of a line of text: in narrow columns, few words fit on a line.
_MIN_LINE_WORDS = 3
# Of a menu beside text: how many entries are above or below the lines of the text, and how far from each other at most.
_MIN_OUTSIDE, _SAME_PITCH = 2, 1.3
# Of the median width of lines.
_MAX_LINE_WIDTH = 1.5

# A table with its pieces.
_Found = tuple[Table, list[Piece]]
_Search = Callable[[RawPage, Sequence[Piece], Sequence[Row]], list[_Found]]


def unruled_tables(page: RawPage, pieces: Sequence[Piece]) -> list[_Found]:
    """Return the tables without rules, each with the pieces it consists of.

    Lists of labels and values are looked for first. In a table with numbers, all columns but the first have short
    cells, and one of them has numbers. For tables of words see :func:`textual_rows`. The rest of the page is searched
    again in each text column separately, because lines of the neighbouring column are on other baselines.
    """
    lines = lines_with_cells(pieces)
    found = _in_columns(page, pieces, lines, _find_lists)
    if found:
        pieces = _without(pieces, found)
        rest = set(map(id, pieces))
        lines = [line for line in lines if id(line.cells[0].piece) in rest]
    return [*found, *_in_columns(page, pieces, lines, _find_tables)]


def _in_columns(page: RawPage, pieces: Sequence[Piece], lines: Sequence[Row], find: _Search) -> list[_Found]:
    """Return what is found among pieces of the page, and then in each text column among the rest.

    ``lines`` are the lines of the pieces with their cells.
    """
    found = find(page, pieces, lines)
    rest = _without(pieces, found)
    columns = _text_columns(rest)
    for x0, x1 in columns if len(columns) > 1 else ():
        own = [piece for piece in rest if x0 <= piece.x0 and piece.x1 <= x1]
        numbers = set(map(id, own))
        found += find(page, own, [line for line in lines if id(line.cells[0].piece) in numbers])
    return found


def _without(pieces: Sequence[Piece], found: Sequence[_Found]) -> list[Piece]:
    taken = {id(piece) for _, owned in found for piece in owned}
    return [piece for piece in pieces if id(piece) not in taken]


def _find_lists(page: RawPage, pieces: Sequence[Piece], lines: Sequence[Row]) -> list[_Found]:
    """Return the lists of labels and values among pieces, each with its pieces."""
    rows = rows_of(lines)
    found: list[_Found] = []
    start = 0
    while start < len(rows):
        labelled = labelled_rows(page, rows, start)
        if labelled is not None:
            found.append(_labelled_table(labelled, pieces))
        start += len(labelled.lines) if labelled is not None else 1
    return found


def _text_columns(pieces: Sequence[Piece]) -> list[Extent]:
    """Return the columns of running text, measured by lines of the most common size."""
    lines = [piece for piece in pieces if len(piece.words) >= _MIN_LINE_WORDS and piece.drop_cap is None]
    if not lines:
        return []
    ((size, _),) = Counter(piece.size for piece in lines).most_common(1)
    usual = [piece for piece in lines if piece.size == size]
    # A line across the columns, such as a running header in the size of the text, does not merge them.
    widest = _MAX_LINE_WIDTH * median([piece.x1 - piece.x0 for piece in usual])
    extents = [(piece.x0, piece.x1) for piece in usual if piece.x1 - piece.x0 <= widest]
    columns = columns_of(extents, COLUMN_GAP * size)
    return [(x0 - COLUMN_GAP, x1 + COLUMN_GAP) for x0, x1 in columns]


def _find_tables(page: RawPage, pieces: Sequence[Piece], lines: Sequence[Row]) -> list[_Found]:
    """Return the tables among pieces, each with its pieces. ``lines`` are their lines from top to bottom."""
    rows = rows_of(lines)
    has_numbers = (
        sum(any(_is_short(cell) and is_numeric(cell.words) for cell in row.cells[1:]) for row in rows) >= _MIN_ROWS
    )
    loose = list(map(has_wide_label_gap, rows))
    if not has_numbers and sum(loose) < _MIN_LOOSE_LINES:
        return []
    found: list[_Found] = []
    start = 0
    while start < len(rows):
        table = None
        may_be_worded = sum(loose[start : start + _LOOSE_WINDOW]) >= _MIN_LOOSE_LINES
        if has_numbers or may_be_worded:
            run, columns = _run_from(rows, start)
            if len(run) >= _MIN_ROWS:
                table = (_numeric_table(page, run, columns, pieces) if has_numbers else None) or (
                    _textual_table(page, run, columns, pieces) if may_be_worded else None
                )
        if table is not None:
            found.append(table)
        start += len(run) if table is not None else 1
    return found


def _labelled_table(labelled: LabelledRows, pieces: Sequence[Piece]) -> _Found:
    """Return the table of labels and values, and its pieces."""
    used = {id(cell.piece) for line in labelled.lines for cell in line.cells}
    owned = [piece for piece in pieces if id(piece) in used]
    box = Box(
        min(piece.x0 for piece in owned),
        min(piece.top for piece in owned),
        max(piece.x1 for piece in owned),
        max(piece.bottom for piece in owned),
    )
    return Table(labelled.rows, box), owned


def _run_from(rows: Sequence[Row], start: int) -> tuple[list[Row], list[Extent]]:
    """Return the rows from ``start`` on that share columns, and these columns.

    Column titles may be close to one another; they are split where the cells of the row below begin.
    """
    below = [cell.x0 for row in rows[start + 1 : start + 2] for cell in row.cells]
    run = split_cells_at([rows[start]], below)
    columns = [(cell.x0, cell.x1) for cell in run[0].cells]
    if len(columns) < MIN_COLUMNS:
        return run, columns
    columns_by_row = [columns]
    for row in rows[start + 1 :]:
        if row.baseline - run[-1].baseline > _MAX_ROW_DISTANCE * max(row.size, run[-1].size):
            break
        if len(row.cells) < MIN_COLUMNS and row.size > _TITLE_SIZE * run[-1].size:
            # The title of the next card.
            break
        wider = _widened(columns, row)
        if len(wider) < len(columns):
            (row,) = split_cells_at([row], [x0 for x0, _ in columns])
            wider = _widened(columns, row)
        if len(wider) < max(MIN_COLUMNS, len(columns)):
            break
        columns = wider
        run.append(row)
        columns_by_row.append(columns)
    while len(run) > 1 and len(run[-1].cells) < MIN_COLUMNS and not _ends_cell(run, columns_by_row[-1]):
        run.pop()
        columns_by_row.pop()
    return run, columns_by_row[-1]


def _widened(columns: Sequence[Extent], row: Row) -> list[Extent]:
    return columns_of([*columns, *((cell.x0, cell.x1) for cell in row.cells)], COLUMN_GAP * row.size)


def _ends_cell(run: Sequence[Row], columns: Sequence[Extent]) -> bool:
    """Return whether the last line, which has one cell, continues a cell above that is not in the first column."""
    line, above = run[-1], run[-2]
    return line.baseline - above.baseline <= MAX_LEADING * line.size and line.cells[0].x0 > columns[0][1]


def _numeric_table(
    page: RawPage, run: Sequence[Row], columns: Sequence[Extent], pieces: Sequence[Piece]
) -> _Found | None:
    """Return the table with numbers in a sequence of lines, and its pieces; None if there is none."""
    by_column: list[list[Cell]] = [
        [cell for row in run for cell in row.cells if x0 <= cell.x0 and cell.x1 <= x1] for x0, x1 in columns
    ]
    wordy = [_is_wordy(cells) for cells in by_column]
    first, last = _table_columns(wordy)
    if last - first < MIN_COLUMNS:
        return None
    x0, x1 = columns[first][0], columns[last - 1][1]
    taken = [row for row in run if any(x0 <= cell.x0 and cell.x1 <= x1 for cell in row.cells)]
    full = [row for row in taken if sum(x0 <= cell.x0 and cell.x1 <= x1 for cell in row.cells) >= MIN_COLUMNS]
    if len(full) < _MIN_ROWS or len(full) < _MIN_FULL_ROWS * len(taken):
        return None
    values = by_column[first + 1 : last]
    if not any(_share(cells, lambda cell: is_numeric(cell.words)) >= _MIN_NUMERIC_SHARE for cells in values):
        return None
    if any(_share(cells, _is_leader) >= _MIN_NUMERIC_SHARE for cells in by_column):
        return None
    if wordy[first] and _continues_outside(columns[first], taken, pieces):
        return None
    rows = _table_rows(page, taken, columns[first:last])
    if not rows:
        return None
    return _table_of(rows, taken, (x0, x1), pieces)


def _textual_table(
    page: RawPage, run: Sequence[Row], columns: Sequence[Extent], pieces: Sequence[Piece]
) -> _Found | None:
    """Return the table of words in a sequence of lines, and its pieces; None if there is none.

    One outer column may be running text beside the table.
    """
    count = len(columns)
    for first, last in ((0, count), (1, count), (0, count - 1)):
        beside = (*columns[:first], *columns[last:])
        if last - first < MIN_COLUMNS or not all(_is_running_text(run, column) for column in beside):
            continue
        kept = columns[first:last]
        taken = [row for row in run if any(column_of(cell, kept) is not None for cell in row.cells)]
        rows = textual_rows(page, taken, kept, pieces) if len(taken) >= _MIN_ROWS else []
        table = _table_of(rows, taken, (kept[0][0], kept[-1][1]), pieces) if rows else None
        if table is not None and not _is_menu(taken, kept, pieces):
            return table
    return None


def _is_menu(lines: Sequence[Row], columns: Sequence[Extent], pieces: Sequence[Piece]) -> bool:
    """Return whether the labels of a table are part of a longer list beside the text, such as a menu.

    The list goes on above or below the table, with nothing beside it.
    """
    own = [cell.piece for line in lines for cell in line.cells if column_of(cell, columns[:1]) is not None]
    pitch = max((lower.baseline - upper.baseline for upper, lower in pairwise(own)), default=0.0)
    alike = sorted(
        (
            piece
            for piece in pieces
            if piece.style == own[0].style and abs(piece.x0 - own[0].x0) < 1 and piece.x1 < columns[1][0]
        ),
        key=lambda piece: piece.baseline,
    )
    outside = 0
    for step, edge in ((-1, own[0].baseline), (1, own[-1].baseline)):
        for piece in alike[::step]:
            if 0 < step * (piece.baseline - edge) < _SAME_PITCH * pitch:
                outside += 1
                edge = piece.baseline
    return outside >= _MIN_OUTSIDE


def _is_running_text(run: Sequence[Row], column: Extent) -> bool:
    """Return whether a column is running text: several words per line."""
    words = [len(cell.words) for row in run for cell in row.cells if column_of(cell, (column,)) is not None]
    return sum(words) >= MIN_PROSE_WORDS * len(words)


def _table_of(
    rows: list[list[list[Piece]]], lines: Sequence[Row], extent: Extent, pieces: Sequence[Piece]
) -> _Found | None:
    """Return the table of rows within ``extent`` and its pieces; None if a piece extends beyond it."""
    x0, x1 = extent
    used = {id(cell.piece) for row in lines for cell in row.cells if x0 <= cell.x0 and cell.x1 <= x1}
    owned = [piece for piece in pieces if id(piece) in used]
    if any(piece.x0 < x0 - 1 or piece.x1 > x1 + 1 for piece in owned):
        return None
    top, bottom = min(piece.top for piece in owned), max(piece.bottom for piece in owned)
    return Table(rows, Box(x0, top, x1, bottom)), owned


def _table_columns(wordy: Sequence[bool]) -> tuple[int, int]:
    """Return the first column of a table and the one after its last, given which columns are wordy.

    At most one column of a table is wordy, and not the last. Running text may be beside the table on either side.
    """
    count = len(wordy)
    if sum(wordy) <= 1 and not wordy[-1]:
        return 0, count
    if wordy[-1]:
        # Text at the right may belong to the labels beside it: two columns are a chronology or a list.
        first, last = max((n for n, is_wordy in enumerate(wordy[:-1]) if is_wordy), default=0), count - 1
        least = MIN_COLUMNS + 1
    else:
        first, last = max(n for n, is_wordy in enumerate(wordy) if is_wordy), count
        least = MIN_COLUMNS
    return (first, last) if all(wordy[:first]) and last - first >= least else (0, 0)


def _is_wordy(cells: Sequence[Cell]) -> bool:
    return not cells or _share(cells, _is_short) < _MIN_SHORT_SHARE


def _share(cells: Sequence[Cell], holds: Callable[[Cell], bool]) -> float:
    return sum(map(holds, cells)) / len(cells)


def _is_short(cell: Cell) -> bool:
    return len(cell.words) <= _MAX_VALUE_WORDS and cell.x1 - cell.x0 <= _MAX_VALUE_WIDTH * cell.piece.size


def _is_leader(cell: Cell) -> bool:
    """Return whether a cell ends in leader dots, as in a table of contents."""
    return cell.words[-1].text.endswith(("....", "……"))


def _continues_outside(column: Extent, rows: Sequence[Row], pieces: Sequence[Piece]) -> bool:
    """Return whether the text of a column continues above or below the rows in its own leading: it is running text."""
    top, bottom, size = rows[0].baseline, rows[-1].baseline, rows[0].size
    return any(
        len(piece.words) >= MIN_PROSE_WORDS
        and min(piece.x1, column[1]) - max(piece.x0, column[0]) > 0.5 * (piece.x1 - piece.x0)
        and (
            0 < top - piece.baseline < _MAX_PROSE_DISTANCE * size
            or 0 < piece.baseline - bottom < _MAX_PROSE_DISTANCE * size
        )
        and piece.x1 <= column[1] + 2 * size
        for piece in pieces
    )


def _table_rows(page: RawPage, lines: Sequence[Row], columns: Sequence[Extent]) -> list[list[list[Piece]]]:
    """Group lines into rows of cells, each cell with its pieces.

    If some lines are closer together than others, close lines form a row. Otherwise each line is a row, except that a
    line with a single cell in the style of the cell above continues that cell. The result is empty if a column is empty
    in most rows: it holds the dates of a chronology or is not a column.
    """
    distances = [after.baseline - before.baseline for before, after in pairwise(lines)]
    least = min(distances)
    if least < MIN_LINE_DISTANCE * lines[0].size:
        # Text columns with unaligned baselines.
        return []
    is_spaced = max(distances) > MIN_ROW_SPACING * least and least <= MAX_LEADING * lines[0].size
    rows: list[dict[int, list[Piece]]] = []
    for line, distance in zip(lines, (None, *distances), strict=True):
        cells = [
            (column, piece_of(page, cell.words))
            for cell in line.cells
            for column, (x0, x1) in enumerate(columns)
            if x0 <= cell.x0 and cell.x1 <= x1
        ]
        is_close = is_spaced and distance is not None and distance <= MAX_LINE_SPACING * least
        if not rows or not (is_close or (not is_spaced and _continues_cell(rows[-1], cells))):
            rows.append({})
        for column, piece in cells:
            rows[-1].setdefault(column, []).append(piece)
    filled = [sum(column in row for row in rows) for column in range(len(columns))]
    if len(rows) < _MIN_ROWS or min(filled) < _MIN_FILLED * len(rows):
        return []
    return [[row[column] for column in sorted(row)] for row in rows]


def _continues_cell(row: dict[int, list[Piece]], cells: Sequence[tuple[int, Piece]]) -> bool:
    """Return whether a line with a single cell continues the cell above it, in the same style."""
    return len(cells) == 1 and cells[0][0] in row and row[cells[0][0]][-1].style == cells[0][1].style
