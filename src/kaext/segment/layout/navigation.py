"""Menus, breadcrumb trails and lines for sharing on web pages that were printed to PDF."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import takewhile

from kaext.document import BlockKind
from kaext.segment.layout.blocks import LARGER, LayoutBlock, LayoutLine, is_finished, is_same_style
from kaext.segment.web_pages import heads_further_pages, is_byline, is_menu, is_menu_row, is_page_line

_MAX_LINES_ABOVE_TITLE, _MAX_LENGTH = 30, 100
_MIN_FURTHER = 2
# The leading of a paragraph, as a share of the type size; the fewest words in one of its lines, and in one that fills
# the measure.
_MAX_LEADING, _MIN_WORDS, _MIN_FULL = 1.6, 3, 6


def navigation_of(lines: Sequence[LayoutLine]) -> dict[int, BlockKind]:
    """Return the labels of lines that belong to a web page rather than to its text, by line index."""
    found: dict[int, BlockKind] = {
        line.index: "header"
        for before, line, after in zip((None, *lines[:-1]), lines, (*lines[1:], None), strict=True)
        if not line.row and (is_menu_row(line.text) or (is_page_line(line.text) and not _is_prose(before, line, after)))
    }
    return found | dict.fromkeys(_around_title(lines), "header")


def mark_further_pages(blocks: Sequence[LayoutBlock]) -> None:
    """Label the list of further pages of a site, with its head: the titles and dates below it, up to other text.

    That is a sentence, larger type than that of the head, or what is in a region of its own.
    """
    for number, head in enumerate(blocks):
        if head.kind is not None or head.is_row or not heads_further_pages(head.text):
            continue
        members = list(takewhile(partial(_is_further_page, head), blocks[number + 1 :]))
        for block in (head, *members) if len(members) >= _MIN_FURTHER else ():
            block.kind = "header"


def _is_further_page(head: LayoutBlock, block: LayoutBlock) -> bool:
    """Return whether a block can be the title or date of a further page under a head."""
    is_short = len(block.text) <= _MAX_LENGTH and not block.text.rstrip().endswith((".", ";", ":"))
    is_beside = (block.page, block.region) == (head.page, head.region)
    return is_short and is_beside and not block.is_row and block.style.size <= LARGER * head.style.size


def _is_prose(before: LayoutLine | None, line: LayoutLine, after: LayoutLine | None) -> bool:
    """Return whether a line is part of a paragraph: it continues the line above, or is full and goes on."""
    if _goes_on(before, line):
        return True
    is_full = after is not None and line.box.x1 > after.box.x1 - line.style.size
    return after is not None and is_full and len(line.text.split()) >= _MIN_FULL and _goes_on(line, after)


def _goes_on(before: LayoutLine | None, line: LayoutLine) -> bool:
    """Return whether a line continues the sentence of the line above it: … გამოქვეყნდა: დონე (was published: …)."""
    if before is None or (before.page, before.region) != (line.page, line.region):
        return False
    is_below = 0 < line.bottom - before.bottom < _MAX_LEADING * line.style.size
    is_open = len(before.text.split()) >= _MIN_WORDS and not is_finished(before.text)
    return is_below and is_open and is_same_style(before.style, line.style)


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
