"""Tables of a page: grids of ruled lines, and rows of short cells that stand in columns without any rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from kaext.ingest.pdf_glyphs import RawPage
from kaext.ingest.pdf_lines import Piece, Word, piece_of
from kaext.source import Box

# Points. Rules are thinner than any line of type; ends that meet may miss each other by a rule's width.
_MAX_RULE = 3.0
_MIN_RULE = 6.0
_MEET = 3.5
_MAX_RULES = 6_000
_MAX_GRID = 200
_MIN_ROWS, _MIN_COLUMNS = 2, 2
# What a rule must cover of a cell's side to be one.
_SIDE = 0.6
_PROSE_LINES = 6
# Tables without rules: shares of the type size, and numbers of rows and words.
_MIN_LOOSE_ROWS = 3
_ROW_SHIFT = 0.35
_CELL_GAP = 1.0
_CELL_TO_SPACE = 1.8
_COLUMN_GAP = 0.6
_ROW_DISTANCE = 3.2
_FULL_ROWS, _FILLED = 0.6, 0.5
_WORDY = 4.0
# Narrow newspaper columns are 14 em wide and more.
_MAX_VALUE_WIDTH, _MAX_VALUE_WORDS = 12.0, 6
_SHORT_SHARE, _FIGURE_SHARE = 0.85, 0.4
_PROSE_DISTANCE = 1.9
# Rows are set apart where their distances differ by more than this from those of lines in a cell.
_SPACED, _SAME_ROW = 1.2, 1.12
_MAX_LEADING = 1.6


@dataclass(slots=True)
class Table:
    """A table: the pieces of every cell, row by row; cells without text are left out.

    ``region`` is the tinted or ruled region that it stands in, -1 for the page.
    """

    rows: list[list[list[Piece]]]
    box: Box
    region: int = -1

    @property
    def pieces(self) -> list[Piece]:
        """All pieces in the order in which they are read."""
        return [piece for row in self.rows for cell in row for piece in cell]


def tables_of(page: RawPage, pieces: Sequence[Piece]) -> tuple[list[Table], list[Piece]]:
    """Return the tables of a page and the pieces that are in none; rules and tints of tables leave the page's shapes.

    A ruled table has two rows and two columns of cells at least, and text in two cells of a row. A table without
    rules has three rows whose cells leave the same strips of the page free; its columns but the first hold few words,
    and figures in one of them.
    """
    tables: list[Table] = []
    rest = list(pieces)
    for grid in _grids(page):
        inside = [piece for piece in rest if _is_inside(piece, grid.box)]
        table = _ruled(page, grid, inside)
        if table is not None:
            tables.append(table)
            taken = set(map(id, inside))
            rest = [piece for piece in rest if id(piece) not in taken]
    for table, taken_pieces in _loose(page, rest):
        tables.append(table)
        taken = set(map(id, taken_pieces))
        rest = [piece for piece in rest if id(piece) not in taken]
    if tables:
        page.shapes = [shape for shape in page.shapes if not any(_is_part(shape.box, table.box) for table in tables)]
    return tables, rest


def _is_inside(piece: Piece, box: Box) -> bool:
    middle = (piece.x0 + piece.x1) / 2
    return box.x0 <= middle <= box.x1 and box.y0 <= (piece.top + piece.bottom) / 2 <= box.y1


def _is_part(shape: Box, table: Box) -> bool:
    """Tell whether a shape is a rule, a cell's frame or a tinted row of a table."""
    slack = 2 * _MEET
    if shape.y0 < table.y0 - slack or shape.y1 > table.y1 + slack:
        return False
    return min(shape.x1, table.x1) - max(shape.x0, table.x0) > -_MEET


# Ruled tables


class _Rule(NamedTuple):
    """A rule: where it lies across its direction, and its extent along it."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class _Grid:
    """The lines of a grid, and which of its sides are ruled."""

    xs: list[float]
    ys: list[float]
    level: list[_Rule]
    upright: list[_Rule]

    @property
    def box(self) -> Box:
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def _grids(page: RawPage) -> list[_Grid]:
    level, upright = _rules(page)
    if len(level) + len(upright) > _MAX_RULES:
        return []
    level, upright = _joined(level), _joined(upright)
    found: list[_Grid] = []
    for rows, columns in _touching(level, upright):
        xs = _places([rule.at for rule in columns] + [end for rule in rows for end in (rule.start, rule.end)])
        ys = _places([rule.at for rule in rows] + [end for rule in columns for end in (rule.start, rule.end)])
        if _MIN_COLUMNS < len(xs) <= _MAX_GRID and _MIN_ROWS < len(ys) <= _MAX_GRID:
            found.append(_Grid(xs, ys, rows, columns))
    return found


def _rules(page: RawPage) -> tuple[list[_Rule], list[_Rule]]:
    """Return the level and the upright rules: thin shapes, and the sides of outlined rectangles."""
    level: list[_Rule] = []
    upright: list[_Rule] = []
    for shape in page.shapes:
        box = shape.box
        width, height = box.x1 - box.x0, box.y1 - box.y0
        if height < _MAX_RULE and width >= _MIN_RULE:
            level.append(_Rule((box.y0 + box.y1) / 2, box.x0, box.x1))
        elif width < _MAX_RULE and height >= _MIN_RULE:
            upright.append(_Rule((box.x0 + box.x1) / 2, box.y0, box.y1))
        elif shape.stroke and width >= _MIN_RULE and height >= _MIN_RULE:
            level += [_Rule(box.y0, box.x0, box.x1), _Rule(box.y1, box.x0, box.x1)]
            upright += [_Rule(box.x0, box.y0, box.y1), _Rule(box.x1, box.y0, box.y1)]
    return level, upright


def _joined(rules: list[_Rule]) -> list[_Rule]:
    """Join the rules that go on in one another: cells are often drawn side by side, each with its own."""
    lanes: list[list[_Rule]] = []
    for rule in sorted(rules):
        if lanes and rule.at - lanes[-1][0].at <= _MEET:
            lanes[-1].append(rule)
        else:
            lanes.append([rule])
    joined: list[_Rule] = []
    for lane in lanes:
        at = median(rule.at for rule in lane)
        start = end = 0.0
        for number, rule in enumerate(sorted(lane, key=lambda rule: rule.start)):
            if number and rule.start <= end + _MEET:
                end = max(end, rule.end)
                continue
            if number:
                joined.append(_Rule(at, start, end))
            start, end = rule.start, rule.end
        joined.append(_Rule(at, start, end))
    return joined


def _touching(level: Sequence[_Rule], upright: Sequence[_Rule]) -> list[tuple[list[_Rule], list[_Rule]]]:
    """Group the rules that meet or cross one another."""
    if len(level) * len(upright) > _MAX_RULES * _MAX_GRID:
        return []
    group_of = list(range(len(level) + len(upright)))

    def root(number: int) -> int:
        while group_of[number] != number:
            group_of[number] = group_of[group_of[number]]
            number = group_of[number]
        return number

    for across, row in enumerate(level):
        for down, column in enumerate(upright):
            if (
                row.start - _MEET <= column.at <= row.end + _MEET
                and column.start - _MEET <= row.at <= column.end + _MEET
            ):
                group_of[root(across)] = root(len(level) + down)
    groups: dict[int, tuple[list[_Rule], list[_Rule]]] = {}
    for number, rule in enumerate((*level, *upright)):
        groups.setdefault(root(number), ([], []))[number >= len(level)].append(rule)
    return [groups[key] for key in sorted(groups) if all(groups[key])]


def _places(values: Iterable[float]) -> list[float]:
    """Return the distinct places among values that may differ by a rule's width."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _MEET:
            places.append(value)
    return places


def _ruled(page: RawPage, grid: _Grid, pieces: Sequence[Piece]) -> Table | None:
    """Return the table of a grid with its text; None where it is none."""
    cells = _merged_cells(grid)
    words: dict[tuple[int, int], list[list[Word]]] = {}
    for piece in pieces:
        last: tuple[int, int] | None = None
        row = _slot(grid.ys, (piece.top + piece.bottom) / 2)
        for word in piece.words:
            cell = cells[row][_slot(grid.xs, (word.x0 + word.x1) / 2)]
            if cell == last:
                words[cell][-1].append(word)
            else:
                words.setdefault(cell, []).append([word])
            last = cell
    rows: dict[int, list[tuple[int, list[Piece]]]] = {}
    for (row, column), runs in words.items():
        lines = sorted((piece_of(page, run) for run in runs), key=lambda piece: (piece.baseline, piece.x0))
        rows.setdefault(row, []).append((column, lines))
    ordered = [[lines for _, lines in sorted(rows[row], key=lambda cell: cell[0])] for row in sorted(rows)]
    full = [row for row in ordered if len(row) >= _MIN_COLUMNS]
    if len(ordered) < _MIN_ROWS or not full or _are_boxes(full):
        return None
    return Table([part for row in ordered for part in _level_rows(row)], grid.box)


def _are_boxes(rows: Sequence[list[list[Piece]]]) -> bool:
    """Tell whether rows are boxes side by side under their titles: running text in every cell but the titles'."""
    return len(rows) <= _MIN_ROWS and all(_is_prose(cell) for cell in rows[-1])


def _is_prose(cell: Sequence[Piece]) -> bool:
    """Tell whether a cell is running text: a box beside another rather than a table's cell."""
    return len(cell) >= _PROSE_LINES and median(len(piece.words) for piece in cell) >= _WORDY


def _level_rows(row: list[list[Piece]]) -> list[list[list[Piece]]]:
    """Cut a row at every line where all its cells have as many lines and they are level: only columns are ruled."""
    count = len(row[0])
    is_level = len(row) >= _MIN_COLUMNS and all(
        len(cell) == count
        and all(abs(piece.baseline - first.baseline) <= _MEET for piece, first in zip(cell, row[0], strict=True))
        for cell in row
    )
    if count < _MIN_LOOSE_ROWS or not is_level or all(_is_prose(cell) for cell in row):
        return [row]
    return [[[cell[number]] for cell in row] for number in range(count)]


def _merged_cells(grid: _Grid) -> list[list[tuple[int, int]]]:
    """Return for every square of the grid the first square of its cell: squares without a rule between are one."""
    height, width = len(grid.ys) - 1, len(grid.xs) - 1
    first = [[(row, column) for column in range(width)] for row in range(height)]
    for row in range(height):
        for column in range(width):
            if column and not _is_ruled(grid.upright, grid.xs[column], grid.ys[row], grid.ys[row + 1]):
                first[row][column] = first[row][column - 1]
            elif row and not _is_ruled(grid.level, grid.ys[row], grid.xs[column], grid.xs[column + 1]):
                first[row][column] = first[row - 1][column]
    return first


def _is_ruled(rules: Sequence[_Rule], at: float, start: float, end: float) -> bool:
    covered = sum(max(0.0, min(end, rule.end) - max(start, rule.start)) for rule in rules if abs(rule.at - at) <= _MEET)
    return covered >= _SIDE * (end - start)


def _slot(places: Sequence[float], value: float) -> int:
    for number in range(len(places) - 2):
        if value < places[number + 1]:
            return number
    return len(places) - 2


# Tables without rules


class _Cell(NamedTuple):
    """Words of a line with no wide gap between, and the piece that they are in."""

    x0: float
    x1: float
    words: list[Word]
    piece: Piece


@dataclass(slots=True)
class _Row:
    """The cells of a line of the page, from left to right."""

    baseline: float
    size: float
    cells: list[_Cell]


def _loose(page: RawPage, pieces: Sequence[Piece]) -> list[tuple[Table, list[Piece]]]:
    rows = _rows(pieces)
    if sum(any(_is_short(cell) and _is_figure(cell) for cell in row.cells[1:]) for row in rows) < _MIN_LOOSE_ROWS:
        return []
    found: list[tuple[Table, list[Piece]]] = []
    start = 0
    while start < len(rows):
        run, strips = _run(rows, start)
        table = _from_run(page, run, strips, pieces) if len(run) >= _MIN_LOOSE_ROWS else None
        if table is not None:
            found.append(table)
        start += len(run) if table is not None else 1
    return found


def _rows(pieces: Sequence[Piece]) -> list[_Row]:
    rows: list[_Row] = []
    for piece in sorted(pieces, key=lambda piece: (piece.baseline, piece.x0)):
        if piece.cap is not None:
            continue
        cells = _cells(piece)
        if rows and piece.baseline - rows[-1].baseline <= _ROW_SHIFT * max(rows[-1].size, piece.size):
            rows[-1].cells = sorted((*rows[-1].cells, *cells), key=lambda cell: cell.x0)
        else:
            rows.append(_Row(piece.baseline, piece.size, cells))
    return rows


def _cells(piece: Piece) -> list[_Cell]:
    words = piece.words
    if piece.x1 - piece.x0 < _CELL_GAP * piece.size or len(words) < 2:
        return [_Cell(piece.x0, piece.x1, words, piece)]
    spaces = [after.x0 - before.x1 for before, after in pairwise(words)]
    least = _CELL_GAP * piece.size
    if max(spaces) < least:
        return [_Cell(piece.x0, piece.x1, words, piece)]
    usual = min(spaces)
    cells: list[_Cell] = []
    start = 0
    for index, space in enumerate((*spaces, None), 1):
        if space is None or (space >= least and (space >= _CELL_TO_SPACE * usual or space >= 2 * least)):
            run = words[start:index]
            cells.append(_Cell(run[0].x0, run[-1].x1, run, piece))
            start = index
    return cells


def _run(rows: Sequence[_Row], start: int) -> tuple[list[_Row], list[tuple[float, float]]]:
    """Return the rows from ``start`` on whose cells keep the same strips free, and the columns that they leave."""
    run = [rows[start]]
    columns = [(cell.x0, cell.x1) for cell in rows[start].cells]
    if len(columns) < _MIN_COLUMNS:
        return run, columns
    for row in rows[start + 1 :]:
        if row.baseline - run[-1].baseline > _ROW_DISTANCE * max(row.size, run[-1].size):
            break
        wider = _columns([*columns, *((cell.x0, cell.x1) for cell in row.cells)], _COLUMN_GAP * row.size)
        if len(wider) < max(_MIN_COLUMNS, len(columns)):
            break
        columns = wider
        run.append(row)
    while len(run) > 1 and len(run[-1].cells) < _MIN_COLUMNS and not _ends_a_cell(run, columns):
        run.pop()
    return run, columns


def _ends_a_cell(run: Sequence[_Row], columns: Sequence[tuple[float, float]]) -> bool:
    """Tell whether the last line of a run, which has one cell, goes on close under a cell that is not the first."""
    line, above = run[-1], run[-2]
    return line.baseline - above.baseline <= _MAX_LEADING * line.size and line.cells[0].x0 > columns[0][1]


def _columns(extents: Iterable[tuple[float, float]], gap: float) -> list[tuple[float, float]]:
    columns: list[tuple[float, float]] = []
    for x0, x1 in sorted(extents):
        if columns and x0 - columns[-1][1] < gap:
            columns[-1] = (columns[-1][0], max(columns[-1][1], x1))
        else:
            columns.append((x0, x1))
    return columns


def _from_run(
    page: RawPage, run: Sequence[_Row], columns: Sequence[tuple[float, float]], pieces: Sequence[Piece]
) -> tuple[Table, list[Piece]] | None:
    """Return the table that a run of rows holds and the pieces that it takes; None where they are running text."""
    by_column: list[list[_Cell]] = [
        [cell for row in run for cell in row.cells if x0 <= cell.x0 and cell.x1 <= x1] for x0, x1 in columns
    ]
    wordy = [_is_wordy(cells) for cells in by_column]
    first, last = _extent(wordy)
    if last - first < _MIN_COLUMNS:
        return None
    x0, x1 = columns[first][0], columns[last - 1][1]
    taken = [row for row in run if any(x0 <= cell.x0 and cell.x1 <= x1 for cell in row.cells)]
    full = [row for row in taken if sum(x0 <= cell.x0 and cell.x1 <= x1 for cell in row.cells) >= _MIN_COLUMNS]
    if len(full) < _MIN_LOOSE_ROWS or len(full) < _FULL_ROWS * len(taken):
        return None
    values = by_column[first + 1 : last]
    if not any(_share(cells, _is_figure) >= _FIGURE_SHARE for cells in values):
        return None
    if any(_share(cells, _is_leader) >= _FIGURE_SHARE for cells in by_column):
        return None
    if wordy[first] and _goes_on_outside(columns[first], taken, pieces):
        return None
    rows = _table_rows(page, taken, columns[first:last])
    if not rows:
        return None
    used = {id(cell.piece) for row in taken for cell in row.cells if x0 <= cell.x0 and cell.x1 <= x1}
    owned = [piece for piece in pieces if id(piece) in used]
    if any(piece.x0 < x0 - 1 or piece.x1 > x1 + 1 for piece in owned):
        return None
    top, bottom = min(piece.top for piece in owned), max(piece.bottom for piece in owned)
    return Table(rows, Box(x0, top, x1, bottom)), owned


def _extent(wordy: Sequence[bool]) -> tuple[int, int]:
    """Return the first column of a table and the one after its last, by which columns are wordy.

    A table has one wordy column at most, which is not its last; running text may stand beside it at either side.
    """
    count = len(wordy)
    if sum(wordy) <= 1 and not wordy[-1]:
        return 0, count
    if wordy[-1]:
        # Text at the right end may also be what labels stand beside: two columns are a chronology or a list.
        first, last = max((n for n, is_wordy in enumerate(wordy[:-1]) if is_wordy), default=0), count - 1
        least = _MIN_COLUMNS + 1
    else:
        first, last = max(n for n, is_wordy in enumerate(wordy) if is_wordy), count
        least = _MIN_COLUMNS
    return (first, last) if all(wordy[:first]) and last - first >= least else (0, 0)


def _is_wordy(cells: Sequence[_Cell]) -> bool:
    return not cells or _share(cells, _is_short) < _SHORT_SHARE


def _share(cells: Sequence[_Cell], holds: Callable[[_Cell], bool]) -> float:
    return sum(map(holds, cells)) / len(cells)


def _is_short(cell: _Cell) -> bool:
    return len(cell.words) <= _MAX_VALUE_WORDS and cell.x1 - cell.x0 <= _MAX_VALUE_WIDTH * cell.piece.size


def _is_figure(cell: _Cell) -> bool:
    """Tell whether a cell holds a figure or the dash that stands for none."""
    text = cell.words[0].text.lstrip("(+-−–—<>~≈№$€£")
    return text[:1].isdigit() or (not text and len(cell.words) == 1)


def _is_leader(cell: _Cell) -> bool:
    """Tell whether a cell ends in the dots that lead to a page number: an entry of a table of contents."""
    return cell.words[-1].text.endswith(("....", "……"))


def _goes_on_outside(column: tuple[float, float], rows: Sequence[_Row], pieces: Sequence[Piece]) -> bool:
    """Tell whether a column's text goes on above or below the rows in its own leading: it is running text."""
    top, bottom, size = rows[0].baseline, rows[-1].baseline, rows[0].size
    return any(
        len(piece.words) >= _WORDY
        and min(piece.x1, column[1]) - max(piece.x0, column[0]) > 0.5 * (piece.x1 - piece.x0)
        and (0 < top - piece.baseline < _PROSE_DISTANCE * size or 0 < piece.baseline - bottom < _PROSE_DISTANCE * size)
        and piece.x1 <= column[1] + 2 * size
        for piece in pieces
    )


def _table_rows(
    page: RawPage, lines: Sequence[_Row], columns: Sequence[tuple[float, float]]
) -> list[list[list[Piece]]]:
    """Return the rows that lines make, with their cells' pieces.

    Where some lines stand closer than others, those close together are a row. Else every line is one but for a line
    with a single cell in the type of the cell above it, which goes on there. Where a column is empty in most rows
    there are none: it holds the dates of a chronology, or is no column.
    """
    distances = [after.baseline - before.baseline for before, after in pairwise(lines)]
    least = min(distances)
    is_spaced = max(distances) > _SPACED * least and least <= _MAX_LEADING * lines[0].size
    rows: list[dict[int, list[Piece]]] = []
    for line, distance in zip(lines, (None, *distances), strict=True):
        cells = [
            (column, piece_of(page, cell.words))
            for cell in line.cells
            for column, (x0, x1) in enumerate(columns)
            if x0 <= cell.x0 and cell.x1 <= x1
        ]
        is_close = is_spaced and distance is not None and distance <= _SAME_ROW * least
        if not rows or not (is_close or (not is_spaced and _goes_on(rows[-1], cells))):
            rows.append({})
        for column, piece in cells:
            rows[-1].setdefault(column, []).append(piece)
    filled = [sum(column in row for row in rows) for column in range(len(columns))]
    if len(rows) < _MIN_LOOSE_ROWS or min(filled) < _FILLED * len(rows):
        return []
    return [[row[column] for column in sorted(row)] for row in rows]


def _goes_on(row: dict[int, list[Piece]], cells: Sequence[tuple[int, Piece]]) -> bool:
    """Tell whether a line with a single cell goes on in the row above it, in the type of that cell."""
    return len(cells) == 1 and cells[0][0] in row and row[cells[0][0]][-1].style == cells[0][1].style
