"""Tables in grids of horizontal and vertical rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from kaext.ingest.pdf.glyphs import RawPage
from kaext.ingest.pdf.lines import Piece, piece_of
from kaext.ingest.pdf.tables.rows import MIN_COLUMNS, Table, is_prose
from kaext.ingest.pdf.words import Word
from kaext.source import Box

# Points. Rules are thinner than any line of text; the box of a drawn line may be twice as thick as the line. The ends
# of rules that meet may be a rule's width apart.
_MAX_RULE, _MAX_DRAWN_RULE = 3.0, 5.0
MIN_RULE = 6.0
TOLERANCE = 3.5
MAX_RULES = 6_000
_MAX_GRID = 200
_MIN_ROWS = 2
_MIN_LEVEL_LINES = 3
# The share of a cell's side that rules cover.
_MIN_COVER = 0.6
# Words that a rule goes through, and their share of the lines it crosses.
_MIN_STRUCK, _MIN_STRUCK_SHARE = 2, 0.5


class Rule(NamedTuple):
    """A rule: its coordinate perpendicular to its direction, and its extent along it."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Grid:
    """A grid: the coordinates of its lines, and the rules along them, which may be interrupted by merged cells."""

    xs: list[float]
    ys: list[float]
    horizontal: list[Rule]
    vertical: list[Rule]

    @property
    def box(self) -> Box:
        """The bounding box."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def has_columns(self, columns: Sequence[float]) -> bool:
        """Return whether its vertical lines are at the x coordinates ``columns``."""
        return len(columns) == len(self.xs) and all(
            abs(own - other) <= TOLERANCE for own, other in zip(self.xs, columns, strict=True)
        )


def grids_of(page: RawPage, before: Sequence[float] = ()) -> list[Grid]:
    """Return the grids of rules of a page that meet or cross one another.

    A single row counts only if its columns are ``before``, those of the last table of the previous page.
    """
    horizontal, vertical = rules_on(page)
    if len(horizontal) + len(vertical) > MAX_RULES:
        return []
    horizontal, vertical = join_rules(horizontal), join_rules(vertical)
    found: list[Grid] = []
    for rows, columns in _group_crossing(horizontal, vertical):
        xs = _distinct_positions(
            [rule.at for rule in columns] + [end for rule in rows for end in (rule.start, rule.end)]
        )
        ys = _distinct_positions(
            [rule.at for rule in rows] + [end for rule in columns for end in (rule.start, rule.end)]
        )
        grid = Grid(xs, ys, rows, columns)
        least = 1 if grid.has_columns(before) else _MIN_ROWS
        if MIN_COLUMNS < len(xs) <= _MAX_GRID and least < len(ys) <= _MAX_GRID:
            found.append(grid)
    return found


def rules_on(page: RawPage) -> tuple[list[Rule], list[Rule]]:
    """Return the horizontal and the vertical rules: thin shapes, and the sides of stroked rectangles."""
    horizontal: list[Rule] = []
    vertical: list[Rule] = []
    for shape in page.shapes:
        box = shape.box
        width, height = box.x1 - box.x0, box.y1 - box.y0
        most = _MAX_DRAWN_RULE if shape.stroke and not shape.fill else _MAX_RULE
        if height < most and width >= MIN_RULE:
            horizontal.append(Rule((box.y0 + box.y1) / 2, box.x0, box.x1))
        elif width < most and height >= MIN_RULE:
            vertical.append(Rule((box.x0 + box.x1) / 2, box.y0, box.y1))
        elif shape.stroke and width >= MIN_RULE and height >= MIN_RULE:
            horizontal += [Rule(box.y0, box.x0, box.x1), Rule(box.y1, box.x0, box.x1)]
            vertical += [Rule(box.x0, box.y0, box.y1), Rule(box.x1, box.y0, box.y1)]
    return horizontal, vertical


def join_rules(rules: list[Rule]) -> list[Rule]:
    """Join rules that continue one another: cells are often drawn one by one, each with its own rules."""
    lanes: list[list[Rule]] = []
    for rule in sorted(rules):
        if lanes and rule.at - lanes[-1][0].at <= TOLERANCE:
            lanes[-1].append(rule)
        else:
            lanes.append([rule])
    joined: list[Rule] = []
    for lane in lanes:
        at = median(rule.at for rule in lane)
        start = end = 0.0
        for number, rule in enumerate(sorted(lane, key=lambda rule: rule.start)):
            if number and rule.start <= end + TOLERANCE:
                end = max(end, rule.end)
                continue
            if number:
                joined.append(Rule(at, start, end))
            start, end = rule.start, rule.end
        joined.append(Rule(at, start, end))
    return joined


def _group_crossing(horizontal: Sequence[Rule], vertical: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Group the rules that meet or cross one another."""
    if len(horizontal) * len(vertical) > MAX_RULES * _MAX_GRID:
        return []
    group_of = list(range(len(horizontal) + len(vertical)))

    def root(number: int) -> int:
        while group_of[number] != number:
            group_of[number] = group_of[group_of[number]]
            number = group_of[number]
        return number

    for across, row in enumerate(horizontal):
        for down, column in enumerate(vertical):
            if (
                row.start - TOLERANCE <= column.at <= row.end + TOLERANCE
                and column.start - TOLERANCE <= row.at <= column.end + TOLERANCE
            ):
                group_of[root(across)] = root(len(horizontal) + down)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for number, rule in enumerate((*horizontal, *vertical)):
        groups.setdefault(root(number), ([], []))[number >= len(horizontal)].append(rule)
    return [groups[key] for key in sorted(groups) if all(groups[key])]


def _distinct_positions(values: Iterable[float]) -> list[float]:
    """Return the distinct coordinates among values; values a rule's width apart are equal."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > TOLERANCE:
            places.append(value)
    return places


def table_in(page: RawPage, grid: Grid, pieces: Sequence[Piece]) -> Table | None:
    """Return the table of a grid and the pieces inside it; None if the grid is not a table."""
    if any(_goes_through_words(rule, pieces) for rule in grid.vertical):
        return None
    least = min(_MIN_ROWS, len(grid.ys) - 1)
    cells = _with_head_in_one_row(_merged_cells(grid))
    words: dict[tuple[int, int], list[list[Word]]] = {}
    for piece in pieces:
        last: tuple[int, int] | None = None
        row = _interval_of(grid.ys, (piece.top + piece.bottom) / 2)
        for word in piece.words:
            cell = cells[row][_interval_of(grid.xs, (word.x0 + word.x1) / 2)]
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
    full = [row for row in ordered if len(row) >= MIN_COLUMNS]
    if len(ordered) < least or not full or (least == _MIN_ROWS and _are_boxes_under_titles(full)):
        return None
    return Table([part for row in ordered for part in _split_aligned_lines(row)], grid.box, columns=tuple(grid.xs))


def _goes_through_words(rule: Rule, pieces: Sequence[Piece]) -> bool:
    """Return whether a vertical rule goes through words: a line to a place on a map, behind the text of a label."""
    crossed = [
        piece
        for piece in pieces
        if piece.x0 < rule.at < piece.x1 and rule.start < (piece.top + piece.bottom) / 2 < rule.end
    ]
    struck = sum(any(word.x0 + 1 < rule.at < word.x1 - 1 for word in piece.words) for piece in crossed)
    return struck >= _MIN_STRUCK and struck >= _MIN_STRUCK_SHARE * len(crossed)


def _are_boxes_under_titles(rows: Sequence[list[list[Piece]]]) -> bool:
    """Return whether rows are boxes side by side under their titles: running text in all cells of the last row."""
    return len(rows) <= _MIN_ROWS and all(is_prose(cell) for cell in rows[-1])


def _split_aligned_lines(row: list[list[Piece]]) -> list[list[list[Piece]]]:
    """Split a row into its lines if all cells have equally many lines on the same baselines: only columns are ruled."""
    count = len(row[0])
    is_level = len(row) >= MIN_COLUMNS and all(
        len(cell) == count
        and all(abs(piece.baseline - first.baseline) <= TOLERANCE for piece, first in zip(cell, row[0], strict=True))
        for cell in row
    )
    if count < _MIN_LEVEL_LINES or not is_level or all(is_prose(cell) for cell in row):
        return [row]
    return [[[cell[number]] for cell in row] for number in range(count)]


def _merged_cells(grid: Grid) -> list[list[tuple[int, int]]]:
    """Return for each square of the grid the first square of its cell. Squares without a rule between are merged."""
    height, width = len(grid.ys) - 1, len(grid.xs) - 1
    first = [[(row, column) for column in range(width)] for row in range(height)]
    for row in range(height):
        for column in range(width):
            if column and not _is_ruled(grid.vertical, grid.xs[column], grid.ys[row], grid.ys[row + 1]):
                first[row][column] = first[row][column - 1]
            elif row and not _is_ruled(grid.horizontal, grid.ys[row], grid.xs[column], grid.xs[column + 1]):
                first[row][column] = first[row - 1][column]
    return first


def _with_head_in_one_row(cells: list[list[tuple[int, int]]]) -> list[list[tuple[int, int]]]:
    """Return the first squares of cells with a head of several levels in one row, so that each column has one cell.

    In such a head one cell extends down to the last level and another over several columns: "country" beside "joined"
    over "PfP" and "IPAP". The heading of several columns is read with that of the first of them.
    """
    head = 1
    while head < len(cells) - 1 and _is_in_head(cells[head], head) and _has_group(cells[head - 1], cells[head]):
        head += 1
    first = [[(0, column) if row < head else (row, column) for row, column in level] for level in cells]
    return first if head > 1 else cells


def _is_in_head(level: Sequence[tuple[int, int]], number: int) -> bool:
    """Return whether a cell of the first row extends down to a level of the grid, and others begin there."""
    rows = {row for row, _ in level}
    return rows == {0, number}


def _has_group(upper: Sequence[tuple[int, int]], lower: Sequence[tuple[int, int]]) -> bool:
    """Return whether a cell of one level is over several of the next."""
    return any(
        upper[column - 1] == upper[column] and lower[column - 1] != lower[column] for column in range(1, len(upper))
    )


def _is_ruled(rules: Sequence[Rule], at: float, start: float, end: float) -> bool:
    covered = sum(
        max(0.0, min(end, rule.end) - max(start, rule.start)) for rule in rules if abs(rule.at - at) <= TOLERANCE
    )
    return covered >= _MIN_COVER * (end - start)


def _interval_of(places: Sequence[float], value: float) -> int:
    for number in range(len(places) - 2):
        if value < places[number + 1]:
            return number
    return len(places) - 2
