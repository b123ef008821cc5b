"""Menus, breadcrumb trails and lines for sharing on web pages that were printed to PDF."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from kaext.document import BlockKind
from kaext.segment.layout.blocks import LARGER, LayoutLine
from kaext.segment.web_pages import is_byline, is_menu, is_menu_row, is_page_line

_MAX_LINES_ABOVE_TITLE, _MAX_LENGTH = 30, 100


def navigation_of(lines: Sequence[LayoutLine]) -> dict[int, BlockKind]:
    """Return the labels of lines that belong to a web page rather than to its text, by line index."""
    found: dict[int, BlockKind] = {
        line.index: "header" for line in lines if not line.row and (is_page_line(line.text) or is_menu_row(line.text))
    }
    return found | dict.fromkeys(_around_title(lines), "header")


def _around_title(lines: Sequence[LayoutLine]) -> list[int]:
    """Return the lines above the title if there is a menu among them, and those directly below it that go with them.

    The title is the largest line at the top.
    """
    first = lines[:_MAX_LINES_ABOVE_TITLE]
    title = max(range(len(first)), key=lambda number: (first[number].style.size, -number), default=0)
    above = list(first[:title])
    is_short = all(line.length <= _MAX_LENGTH and not line.row for line in above)
    is_apart = bool(above) and first[title].style.size > LARGER * max(line.style.size for line in above)
    if not (is_short and is_apart and any(is_menu(line.text) for line in above)):
        return []
    rest = [line for line in first[title:] if line.style.size < first[title].style.size]
    below = takewhile(lambda line: is_menu(line.text) or is_page_line(line.text) or is_byline(line.text), rest)
    return [line.index for line in (*above, *below)]
