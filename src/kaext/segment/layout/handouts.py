"""Numbers and footers of pages that were printed several to a sheet, as slides are in handouts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from kaext.document import BlockKind
from kaext.segment.layout.blocks import SMALLER, LayoutLine
from kaext.source import LineStyle

_MAX_DIGITS = 3
# Fewest numbered slides, and fewest sheets.
_MIN_SLIDES, _MIN_SHEETS = 4, 2
# Points: tolerance for the same place on two sheets, and for the same level.
_SAME_PLACE, _SAME_LEVEL = 2.0, 2.5
_MAX_LENGTH = 120


def slide_furniture_of(lines: Sequence[LayoutLine]) -> dict[int, BlockKind]:
    """Return the labels of the numbers of slides, and of what recurs on their level, by line index.

    The numbers are in one style, one higher from slide to slide, and at the same places of each sheet. There are
    several to a sheet, or one in small type. Numbers of paragraphs or steps are at places of their own.
    """
    by_style: dict[LineStyle, list[LayoutLine]] = defaultdict(list)
    for line in lines:
        if not line.row and line.length <= _MAX_DIGITS and line.text.isdecimal():
            by_style[line.style].append(line)
    kinds: dict[int, BlockKind] = {}
    for numbers in by_style.values():
        if _are_of_slides(numbers) and (_are_several(numbers) or _are_smallest(lines, numbers[0].style)):
            kinds |= dict.fromkeys([line.index for line in numbers], "page_number")
            kinds |= dict.fromkeys(_recurring_beside(lines, numbers), "header")
    return kinds


def _are_of_slides(numbers: Sequence[LayoutLine]) -> bool:
    on_sheets = Counter(line.page for line in numbers)
    if len(numbers) < _MIN_SLIDES or len(on_sheets) < _MIN_SHEETS:
        return False
    if any(int(after.text) != int(before.text) + 1 for before, after in pairwise(numbers)):
        return False
    fullest = on_sheets.most_common(1)[0][0]
    places = [(line.left, line.top) for line in numbers if line.page == fullest]
    return all(
        any(abs(line.top - top) < _SAME_PLACE and abs(line.left - left) < 2 * line.style.size for left, top in places)
        for line in numbers
    )


def _are_several(numbers: Sequence[LayoutLine]) -> bool:
    """Return whether a sheet has several of the numbers."""
    return len({line.page for line in numbers}) < len(numbers)


def _are_smallest(lines: Sequence[LayoutLine], style: LineStyle) -> bool:
    """Return whether most of the text is larger than a style."""
    larger = sum(line.length for line in lines if line.style.size > style.size / SMALLER)
    return 2 * larger > sum(line.length for line in lines)


def _recurring_beside(lines: Sequence[LayoutLine], numbers: Sequence[LayoutLine]) -> list[int]:
    """Return the indices of the lines whose text is level with most of the numbers."""
    levels: dict[int, list[float]] = defaultdict(list)
    for number in numbers:
        levels[number.page].append(number.bottom)
    numbered = {number.index for number in numbers}
    beside = [
        line
        for line in lines
        if line.page in levels
        and line.index not in numbered
        and line.length <= _MAX_LENGTH
        and any(abs(line.bottom - level) < _SAME_LEVEL for level in levels[line.page])
    ]
    counts = Counter(line.text.strip() for line in beside)
    return [line.index for line in beside if 2 * counts[line.text.strip()] > len(numbers)]
