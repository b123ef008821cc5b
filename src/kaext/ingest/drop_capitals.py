"""Drop capitals, which extraction prints beside a line below the one that they begin.

A capital two or three lines high stands on the line of its foot or middle, or on a line of its own among them::

      ველაზე მსხვილი პროექტი სატრასტო ფონდმა
    ყ უკრაინაში დააფინანსა.

(The largest project of the Trust Fund was financed in Ukraine.)
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from kaext.ingest.rows import Row

# No Georgian word of one letter begins a line with a gap after it; an enumerator has a mark (ა) or ა.).
_LOW_CAPITAL = regex.compile(r"\s*+(?P<letter>[„“”\"«]?\p{Georgian})(?:(?P<gap>\s{1,8}+)(?=\p{L}{2}|[\d„“]))?+")
_FIRST_LETTERS = regex.compile(r"\s++\p{Georgian}{2,}")
# How far the beginnings of the lines beside a capital differ, their least indent, and how many are above its foot.
_TOLERANCE, _MIN_INDENT, _MAX_ABOVE = 1, 2, 3


def with_raised_capitals(rows: Sequence[Row]) -> list[Row]:
    """Return rows with each drop capital before the first line beside it."""
    ordered: list[Row] = []
    for number, row in enumerate(rows):
        capital = _LOW_CAPITAL.match(row.text) if row.text else None
        text = _text_beside(row, capital, rows[number + 1 : number + 3]) if capital is not None else None
        if capital is None or text is None:
            ordered.append(row)
            continue
        top = _first_beside(ordered, text)
        if top is None:
            ordered.append(row)
            continue
        beside = [above for above in ordered[top:] if above.text]
        rest = [row.part(capital.end())] if capital.end() < len(row.text) else []
        ordered[top:] = [row.part(0, capital.end("letter")), *beside, *rest]
    return ordered


def _text_beside(row: Row, capital: regex.Match[str], below: Sequence[Row]) -> int | None:
    """Return where the text beside a capital begins: after it on its line, or on the next line with text."""
    if capital["gap"]:
        return capital.end()
    if capital.end() < len(row.text):
        return None
    following = next((after for after in below if after.text), None)
    return following.indent if following is not None and following.indent > row.indent else None


def _first_beside(above: Sequence[Row], text: int) -> int | None:
    """Return the index of the first of the rows directly above a capital that are indented as the text beside it."""
    top = None
    index = len(above) - 1
    while index >= 0 and len(above) - index <= _MAX_ABOVE:
        row = above[index]
        if row.text:
            is_beside = row.indent >= _MIN_INDENT and abs(row.indent - text) <= _TOLERANCE
            if not (is_beside and _FIRST_LETTERS.match(row.text)):
                break
            top = index
        elif top is not None:
            break
        index -= 1
    return top
