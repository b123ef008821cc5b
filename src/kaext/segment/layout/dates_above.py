"""Dates of a chronology that are lines of their own above their entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import regex

from kaext.segment import cues
from kaext.segment.layout.blocks import GEORGIAN, LayoutBlock, is_date_only, is_emphasised, is_title_like
from kaext.source import LineStyle

# Entries in one type that make a chronology, and the share of the dates in this type that have one entry each.
_MIN_ENTRIES, _MIN_SHARE = 3, 0.7
# Lines and characters of a date; characters of an entry. A year above more than the last is the title of a chapter.
_MAX_DATE_LINES, _MAX_DATE_LENGTH = 2, 60
_MAX_ENTRY_LENGTH, _MAX_LENGTH_UNDER_YEAR = 480, 240
# Relative to the type size: distance of an entry from its date, difference of their edges or centres.
_MAX_DISTANCE, _SAME_EDGE = 1.3, 1.2
_YEAR = regex.compile(r"(?:19|20)\d\d\b")
# 2005 წლის ოქტომბრიდან 2006 წლის თებერვლამდე (from October 2005 to February 2006): the beginning and end of a period.
_PERIOD = regex.compile(r"(?=\d{1,2}[ .]|(?:19|20)\d\d\b)[\p{Georgian}\d .,–-]{1,60}+(?<=მდე|დან)\s*+")


def join_dates_above(blocks: Sequence[LayoutBlock], body: LineStyle) -> list[LayoutBlock]:
    """Join dates to the entry right below each, if most dates in their type have one entry each.

    A year with several entries below it remains a heading of its own.
    """
    dates = [block for block in blocks if _is_date(block)]
    if len(dates) < _MIN_ENTRIES:
        return list(blocks)
    dates += _set_as_dates(blocks, dates)
    own = set(map(id, dates))
    found = {
        id(date)
        for date, entry, after in _triples(blocks)
        if id(date) in own and _has_one_entry(date, entry, after, body)
    }
    counts = Counter(block.style for block in dates)
    joined = Counter(block.style for block in dates if id(block) in found)
    styles = {style for style, count in joined.items() if count >= _MIN_ENTRIES and count >= _MIN_SHARE * counts[style]}
    result: list[LayoutBlock] = []
    is_joined = False
    for block, entry in pairwise((*blocks, None)):
        if is_joined or block is None:
            is_joined = False
            continue
        is_joined = entry is not None and id(block) in found and block.style in styles
        result.append(LayoutBlock([*block.lines, *entry.lines]) if is_joined and entry is not None else block)
    return result


def _set_as_dates(blocks: Sequence[LayoutBlock], dates: Sequence[LayoutBlock]) -> list[LayoutBlock]:
    """Return what begins with a year in the type of several dates: 2014, უელსის სამიტი (the Wales Summit)."""
    counts = Counter(block.style for block in dates)
    return [
        block
        for block in blocks
        if counts[block.style] >= _MIN_ENTRIES
        and len(block.text) <= _MAX_DATE_LENGTH
        and _YEAR.match(block.text)
        and not _is_date(block)
        and is_title_like(block)
    ]


def _triples(blocks: Sequence[LayoutBlock]) -> list[tuple[LayoutBlock, LayoutBlock, LayoutBlock | None]]:
    """Return each block with the two after it."""
    after = [*blocks[2:], None]
    return list(zip(blocks[:-1], blocks[1:], after, strict=True))


def _is_date(block: LayoutBlock) -> bool:
    """Return whether a block is only a date or a period."""
    if block.is_row or len(block.lines) > _MAX_DATE_LINES or len(block.text) > _MAX_DATE_LENGTH:
        return False
    return is_date_only(block) or (_PERIOD.fullmatch(block.text) is not None and cues.year_of(block.text) > 0)


def _has_one_entry(date: LayoutBlock, entry: LayoutBlock, after: LayoutBlock | None, body: LineStyle) -> bool:
    """Return whether a date has one entry right below it, and no further paragraph of it."""
    if _is_date(entry) or not _is_right_below(date, entry):
        return False
    if cues.subentry_date_length(entry.text) or (is_title_like(entry) and is_emphasised(entry.style, body)):
        return False
    is_year = cues.YEAR_HEADING.fullmatch(date.text) is not None
    if len(entry.text) > (_MAX_LENGTH_UNDER_YEAR if is_year else _MAX_ENTRY_LENGTH):
        return False
    return after is None or _is_date(after) or after.style != entry.style or not _is_right_below(entry, after)


def _is_right_below(upper: LayoutBlock, lower: LayoutBlock) -> bool:
    """Return whether a block is right below another, with the same left edge, right edge or centre."""
    if (upper.page, upper.region) != (lower.page, lower.region) or lower.is_row or not GEORGIAN.search(lower.text):
        return False
    one, other, size = upper.box, lower.box, upper.style.size
    distance = other.y0 - one.y1
    offsets = (one.x0 - other.x0, one.x1 - other.x1, (one.x0 + one.x1 - other.x0 - other.x1) / 2)
    return -size / 2 < distance < _MAX_DISTANCE * size and min(map(abs, offsets)) < _SAME_EDGE * size
