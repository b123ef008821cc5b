"""Set tables: widths of columns, lines of cells, and positions of rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import repeat

from manuscripts import Paragraph
from setting import SetLine, Setting, Style

GAP, _PAD = 12.0, 3.0


@dataclass(frozen=True, slots=True)
class CellLine:
    """A line of a cell, with its top and left edge relative to the table."""

    y: float
    x: float
    line: SetLine
    style: Style
    row: Paragraph


@dataclass(frozen=True, slots=True)
class SetTable:
    """A table set to a width: its lines, and the edges of its rows and columns relative to the table."""

    lines: list[CellLine]
    edges: list[float]
    columns: list[float]


def natural_width(rows: Sequence[Paragraph], setting: Setting, style: Style) -> float:
    """Return the minimum width of a table, in which the longest word of each column just fits."""
    least = [
        max(setting.word_width(word, style) for word in [*" ".join(cells).split(), ""]) for cells in _columns(rows)
    ]
    return sum(least) + GAP * len(least)


def set_table(rows: Sequence[Paragraph], setting: Setting, style: Style, bold: str, width: float) -> SetTable:
    """Set a table to a width in points. Column titles, and labels with a colon, are bold."""
    widths = _widths(rows, setting, replace(style, font=bold), width)
    columns = [sum(widths[:number]) for number in range(len(widths) + 1)]
    has_titles = len(widths) > 2 and not any(map(str.isdigit, rows[0].text))
    lines: list[CellLine] = []
    edges = [0.0]
    for number, row in enumerate(rows):
        foot = edges[-1]
        for column, cell in enumerate(row.cells):
            is_label = column == 0 and cell.endswith(":")
            own = replace(style, font=bold) if is_label or (has_titles and number == 0) else style
            y = edges[-1] + _PAD
            for line in setting.break_lines(cell, own, repeat(widths[column] - GAP)):
                lines.append(CellLine(y, columns[column] + GAP / 2, line, own, row))
                y += style.leading
            foot = max(foot, y + _PAD)
        edges.append(foot)
    return SetTable(lines, edges, columns)


def _columns(rows: Sequence[Paragraph]) -> list[list[str]]:
    count = max(len(row.cells) for row in rows)
    return [[row.cells[number] for row in rows if number < len(row.cells)] for number in range(count)]


def _widths(rows: Sequence[Paragraph], setting: Setting, style: Style, width: float) -> list[float]:
    """Return the widths of columns.

    If the natural widths do not fit, the space beyond the minimum widths is shared out in proportion to what is
    missing.
    """
    columns = _columns(rows)
    needed = [GAP + 2 + max(setting.word_width(cell, style) for cell in cells) for cells in columns]
    if sum(needed) <= width:
        return needed
    least = [
        GAP + 2 + max(setting.word_width(word, style) for word in [*" ".join(cells).split(), ""]) for cells in columns
    ]
    if sum(least) >= width:
        return [width * share / sum(least) for share in least]
    over = (width - sum(least)) / (sum(needed) - sum(least))
    return [short + over * (long - short) for short, long in zip(least, needed, strict=True)]
