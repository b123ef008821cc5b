"""The reading order of a text in which columns, boxes or drop capitals are beside other lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kaext.ingest.drop_capitals import with_raised_capitals
from kaext.ingest.gutters import ENDED, Gutter, gutters, rows_apart
from kaext.ingest.rows import GAP, Row
from kaext.source import BESIDE_BOX_REGION, BOX_REGION, COLUMN_REGION, Line

# A wide gap, or an indented line.
_HAS_LAYOUT = re.compile(r"(?m)(?:^[ \t\u00a0]|\S[ \t\u00a0]{2})[ \t\u00a0]")
# Columns inside columns.
_MAX_DEPTH = 3
# A second column narrower than this share of the first, on a page with wider text, is a box.
_BOX_SHARE = 0.85
# Wider text extends so far beyond the gutter. So many lines above and below are looked at.
_BEYOND, _NEAR = 8, 60


def in_reading_order(text: str, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Divide the lines of a text at gutters and return them in reading order.

    Parameters
    ----------
    text
        The text.
    lines
        Its lines.

    Returns
    -------
    tuple[Line, ...]
        The lines. One with text on both sides of a gutter is two lines with the same number, the second of which is
        ``is_second``; so is one that begins with a drop capital from a line above. Every visible character is in
        exactly one line. Empty lines are added between columns and left out beside them.
    """
    if not _HAS_LAYOUT.search(text):
        return tuple(lines)
    rows = [Row(line.number, line.start, text[line.start : line.end].rstrip()) for line in lines]
    ordered = with_raised_capitals(_Reader(rows_apart(rows)).read(rows))
    if not any(row.is_part for row in ordered):
        return tuple(lines)
    whole = {line.number: line for line in lines}
    return tuple(
        Line(row.number, row.start, row.start + len(row.text), region=row.region, is_second=row.is_second)
        if row.is_part
        else whole[row.number]
        for row in ordered
    )


class _Reader:
    """Reads rows column by column; rows ``apart`` never belong to columns."""

    def __init__(self, apart: frozenset[int]) -> None:
        self.apart = apart
        self.boxes = 0

    def read(self, rows: Sequence[Row], *, depth: int = 0) -> list[Row]:
        """Return rows in reading order."""
        ordered: list[Row] = []
        position = 0
        for gutter in gutters(rows, self.apart) if depth < _MAX_DEPTH else ():
            ordered += rows[position : gutter.first]
            ordered += self._columns(rows, gutter, depth + 1)
            position = gutter.last
        return [*ordered, *rows[position:]]

    def _columns(self, rows: Sequence[Row], gutter: Gutter, depth: int) -> list[Row]:
        """Return the rows of a gutter, those before it first, with empty rows between columns and below.

        A paragraph that goes on in the next column is not divided.
        """
        parts = [gutter.parts(row) for row in rows[gutter.first : gutter.last]]
        regions = (COLUMN_REGION, COLUMN_REGION)
        if _is_box(rows, gutter):
            self.boxes += 1
            regions = (BESIDE_BOX_REGION, f"{BOX_REGION}{self.boxes}")
        columns = [
            self.read(_spaced([part[side] for part in parts], region), depth=depth)
            for side, region in enumerate(regions)
        ]
        first, second = columns
        goes_on = regions[0] == COLUMN_REGION and not ENDED.search(first[-1].text)
        return [*first, *(() if goes_on else [_empty_after(first[-1])]), *second, _empty_after(second[-1])]


def _spaced(parts: Sequence[Row | None], region: str) -> list[Row]:
    """Return the rows of a column, with an empty row where one divides its paragraphs.

    Lines of two columns may alternate. Where a column has no text beside a line of the other one, only the end of a
    sentence shows that its line is empty.
    """
    places = [place for place, part in enumerate(parts) if part is not None and part.text]
    steps = Counter(after - before for before, after in pairwise(places))
    pitch = max(steps, key=lambda step: (steps[step], -step), default=1)
    rows: list[Row] = []
    last = -1
    for place in places:
        part = parts[place]
        between = parts[last + 1 : place]
        if part is None:
            continue
        if rows and len(between) >= pitch:
            is_end = ENDED.search(rows[-1].text) is not None and not GAP.search(rows[-1].text)
            if is_end or any(row is not None for row in between):
                rows.append(_empty_after(rows[-1]))
        rows.append(replace(part, region=region, is_part=True))
        last = place
    return rows


def _empty_after(row: Row) -> Row:
    """Return an empty row after the text of another."""
    return replace(row, start=row.start + len(row.text), text="", is_second=True, is_part=True)


def _is_box(rows: Sequence[Row], gutter: Gutter) -> bool:
    """Return whether the second column is a box: it is narrower, and other text on the page takes its whole width."""
    parts = [gutter.parts(row) for row in rows[gutter.first : gutter.last]]
    left, right = (
        max(len(part.text.strip()) for part in side if part is not None) for side in zip(*parts, strict=True)
    )
    if right >= _BOX_SHARE * left:
        return False
    above = _to_page_end(rows[max(0, gutter.first - _NEAR) : gutter.first][::-1])
    below = _to_page_end(rows[gutter.last : gutter.last + _NEAR])
    beyond = gutter.column + _BEYOND
    return any(len(row.text) >= beyond and not gutter.fits(row) for rest in (above, below) for row in rest)


def _to_page_end(rows: Sequence[Row]) -> Iterator[Row]:
    for row in rows:
        if "\f" in row.text:
            return
        yield row
