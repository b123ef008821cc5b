"""Chronologies in PDFs: blocks that start with dates, blocks that hang under them, and dates above their entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import regex

from kaext.segment import cues
from kaext.segment.imprints import count_imprint_cues
from kaext.segment.layout.blocks import (
    GEORGIAN,
    LARGER,
    LayoutBlock,
    has_date_above,
    is_date_only,
    is_emphasised,
    is_same_style,
    is_title_like,
    main_style,
    starts_next_column,
)
from kaext.source import LineStyle

# Relative to the size of the dates: tolerance for text in another font, minimum for any text.
_SAME_SIZE, _SMALLEST = 0.04, 0.8
# Minimum and maximum hanging indent under a date, relative to the type size.
_INSET, _MAX_INSET = 0.7, 16.0
_MIN_ENTRIES, _MIN_PLAIN_ENTRIES = 2, 3
# Minimum number of entries under a title that contains their year.
_MIN_UNDER_YEAR = 3
# Expressions in an imprint that refer to its publication.
_MIN_IMPRINT_CUES = 2
# Maximum lines between two dates; maximum characters of an entry, and of all entries of a year.
_MAX_LOOSE_LINES = 4
_MAX_ENTRY_LENGTH, _MAX_ENTRIES_LENGTH = 240, 900
# Entries in one type that make a chronology, and the share of the dates in this type that have one entry each.
_MIN_DATES, _MIN_SHARE = 3, 0.7
# Lines and characters of a date; characters of an entry. A year above more than the last is the title of a chapter.
_MAX_DATE_LINES, _MAX_DATE_LENGTH = 2, 60
_MAX_LENGTH_UNDER_DATE, _MAX_LENGTH_UNDER_YEAR = 480, 240
# Relative to the type size: distance of an entry from its date, difference of their edges or centres.
_MAX_DISTANCE, _SAME_EDGE = 1.3, 1.2
_YEAR = regex.compile(r"(?:19|20)\d\d\b")
# 2005 წლის ოქტომბრიდან 2006 წლის თებერვლამდე (from October 2005 to February 2006): the beginning and end of a period.
_PERIOD = regex.compile(r"(?=\d{1,2}[ .]|(?:19|20)\d\d\b)[\p{Georgian}\d .,–-]{1,60}+(?<=მდე|დან)\s*+")


def mark_timelines(blocks: Sequence[LayoutBlock], body: LineStyle) -> None:
    """Label the chronologies of the main text and of each region."""
    places = {id(block): number for number, block in enumerate(blocks)}
    for members in _flows(blocks):
        plain = _plain_entries(members)
        heads = [n for n, block in enumerate(members) if n in plain or _starts_entry(block)]
        heads = _without_titles(members, _without_years_over_prose(members, heads), body)
        if heads and heads[-1] + 1 == len(members) and _is_dated_imprint(members, heads):
            heads.pop()
        for group in _entry_groups(members, heads, body):
            dated = [
                n for n in group if n in plain or cues.entry_date_length(members[n].texts[0]) or _is_year(members[n])
            ]
            if (
                not dated
                and len(group) >= _MIN_UNDER_YEAR
                and _is_under_chronicle(blocks, places[id(members[group[0]])])
            ):
                dated = group
            if len(dated) < _MIN_ENTRIES or _is_list([members[n] for n in dated]):
                continue
            last = group[-1] + (is_date_only(members[group[-1]]) and group[-1] + 1 < len(members))
            while last + 1 < len(members) and _continues_chronology(members, last, dated):
                between = blocks[places[id(members[last])] + 1 : places[id(members[last + 1])]]
                if any(_is_title(block) for block in between if not block.region):
                    break
                last += 1
            for number in range(dated[0], last + 1):
                is_over_entries = number + 1 in group and number + 1 not in dated and _is_year(members[number])
                is_heading = is_over_entries and not _is_set_as_dates(members, number, group)
                members[number].kind = "heading" if is_heading else "timeline"
    _mark_entries_at_tables(blocks)


def _mark_entries_at_tables(blocks: Sequence[LayoutBlock]) -> None:
    """Label entries right above and below the rows of a chronology that is read as a table, in their type.

    The gap between such an entry and its date is narrower than those of the rows.
    """
    for upper, lower in pairwise(blocks):
        for entry, row in ((upper, lower), (lower, upper)):
            is_entry = entry.kind is None and not entry.region and cues.entry_date_length(entry.texts[0]) > 0
            is_row = row.is_row and row.kind == "timeline" and row.page == entry.page
            if is_entry and is_row and is_same_style(entry.style, row.style):
                entry.kind = "timeline" if abs(entry.box.x0 - row.box.x0) < row.style.size else None


def _is_dated_imprint(members: Sequence[LayoutBlock], heads: Sequence[int]) -> bool:
    """Return whether the last block with a date is an imprint that begins with it, in smaller type than the entries."""
    last = members[heads[-1]]
    is_smaller = all(last.style.size < (1 - _SAME_SIZE) * members[number].style.size for number in heads[:-1])
    return len(heads) > 1 and is_smaller and count_imprint_cues(last.text) >= _MIN_IMPRINT_CUES


def _plain_entries(members: Sequence[LayoutBlock]) -> set[int]:
    """Return the blocks that start with a nominative date which nothing sets off: several in a row, in order."""
    found: set[int] = set()
    run: list[int] = []
    for number, block in enumerate(members):
        opening = block.texts[0]
        is_plain = block.kind is None and not block.is_row and cues.plain_date_length(opening) > 0
        if not is_plain or (run and cues.year_of(opening) < cues.year_of(members[run[-1]].texts[0])):
            run = []
        if is_plain:
            run.append(number)
        if len(run) >= _MIN_PLAIN_ENTRIES:
            found.update(run)
    return found


def _continues_chronology(members: Sequence[LayoutBlock], last: int, dated: Sequence[int]) -> bool:
    """Return whether the block after the last one of a chronology belongs to it: hanging, and no title or link."""
    heads = [members[n] for n in dated]
    hanging = members[last + 1]
    is_heading = _is_title(hanging) and not any(head.style.bold for head in heads)
    is_inset = _is_hanging(hanging, heads) or _is_hanging_in_next_column(members, last, heads)
    return is_inset and not is_heading and cues.URL.search(hanging.text) is None


def _is_hanging_in_next_column(members: Sequence[LayoutBlock], last: int, heads: Sequence[LayoutBlock]) -> bool:
    """Return whether a block starts the next column with the same hanging indent that the entry before it has."""
    entry, block, *after = members[last : last + 2 + _MAX_LOOSE_LINES]
    line, first = entry.lines[-1], block.lines[0]
    if not is_same_style(line.style, first.style) or not starts_next_column(line, first):
        return False
    below = [other.box.x0 for other in after if other.page == block.page and other.box.y0 > first.box.y0]
    dates = [head.box.x0 for head in heads if head.page == line.page and head.box.x0 < line.box.x0]
    if not below or not dates:
        return False
    hang = line.box.x0 - max(dates)
    left = min(other.box.x0 for other in block.lines if other.page == block.page)
    return hang > _INSET * line.style.size and abs(left - min(below) - hang) < _INSET * line.style.size


def _is_set_as_dates(members: Sequence[LayoutBlock], year: int, group: Sequence[int]) -> bool:
    """Return whether a year has the style of other dates: it is an entry like them, not a title."""
    return any(
        cues.entry_date_length(members[n].texts[0])
        and not _is_year(members[n])
        and members[n].style == members[year].style
        for n in group
    )


def _is_under_chronicle(blocks: Sequence[LayoutBlock], place: int) -> bool:
    """Return whether the title above a block contains a year or names a chronology: ქრონიკა (chronicle)."""
    title = blocks[place - 1] if place else None
    return title is not None and _is_title(title) and cues.is_chronology_title(title.text)


def _flows(blocks: Sequence[LayoutBlock]) -> list[list[LayoutBlock]]:
    """Return the unlabelled blocks of the main text, of each region, and of the regions that each hold one entry.

    Regions whose title names no chronology are left out: dated text in them is a box.
    """
    flows: dict[str, list[LayoutBlock]] = {}
    for block in blocks:
        if block.kind is None or _is_year(block):
            flows.setdefault(f"{block.page}/{block.region}" if block.region else "", []).append(block)
    single = [name for name, members in flows.items() if name and _is_one_entry(members)]
    if len(single) >= _MIN_ENTRIES:
        flows["entries"] = [block for name in single for block in flows.pop(name)]
    return [members for name, members in flows.items() if name in ("", "entries") or not _is_titled_box(members)]


def _is_titled_box(members: Sequence[LayoutBlock]) -> bool:
    """Return whether a region has a title, at the top or bottom, that names no chronology: რა დაჯდა (what it cost)."""
    if len(members) < 2 or not members[0].region.startswith("box"):
        return False
    text = main_style([line for block in members for line in block.lines])
    titles = [
        block
        for block in (members[0], members[-1])
        if is_emphasised(block.style, text) and is_title_like(block) and not _starts_entry(block)
    ]
    return bool(titles) and not any(cues.is_chronology_title(title.text) for title in titles)


def _is_one_entry(members: Sequence[LayoutBlock]) -> bool:
    """Return whether a region contains exactly one chronology entry: a date, and its text below or after it."""
    first = members[0]
    if len(members) > 1:
        has_entry = is_date_only(first) or _is_year(first)
    else:
        has_entry = cues.entry_date_length(first.texts[0]) > 0
    return (
        (has_entry or has_date_above(first))
        and not any(block.is_row or _starts_entry(block) for block in members[1:])
        and sum(len(block.text) for block in members) <= _MAX_ENTRY_LENGTH
    )


def _starts_entry(block: LayoutBlock) -> bool:
    return (
        cues.entry_date_length(block.texts[0]) > 0 or cues.subentry_date_length(block.texts[0]) > 0 or _is_year(block)
    )


def _is_list(dated: Sequence[LayoutBlock]) -> bool:
    """Return whether dated blocks are list items: bulleted, in a region or with semicolons at the end."""
    if not all(cues.BULLET.match(block.text) for block in dated):
        return False
    return bool(dated[0].region) or 2 * sum(block.text.endswith(";") for block in dated) >= len(dated)


def _without_titles(members: Sequence[LayoutBlock], heads: Sequence[int], body: LineStyle) -> list[int]:
    """Remove titles that start with a date: they are larger than the dates of entries.

    1991-1996 წლები: დასაწყისი (1991-1996: the beginning): the title of a period only needs to be bold if the dates are
    not. A block that is only a date may have any size.
    """
    if not heads:
        return []
    usual = median(members[n].style.size for n in heads)
    are_bold = 2 * sum(members[n].style.bold for n in heads) > len(heads)
    return [
        n
        for n in heads
        if is_date_only(members[n])
        or not (_is_title_over(members[n], usual, body) or (not are_bold and _is_title_of_period(members[n])))
    ]


def _is_title_of_period(block: LayoutBlock) -> bool:
    return _is_title(block) and cues.PERIOD_TITLE.match(block.text) is not None


def _without_years_over_prose(members: Sequence[LayoutBlock], heads: Sequence[int]) -> list[int]:
    """Remove year headings if most are titles of paragraphs that are too long for entries and not indented."""
    years = [n for n in heads if _is_year(members[n])]
    over_prose = [n for n in years if n + 1 < len(members) and _is_over_prose(members[n], members[n + 1])]
    return [n for n in heads if n not in years] if len(over_prose) * 2 > len(years) else list(heads)


def _is_over_prose(year: LayoutBlock, text: LayoutBlock) -> bool:
    is_apart = year.style.bold != text.style.bold or year.style.size > LARGER * text.style.size
    is_inset = min(line.box.x0 for line in text.lines) > year.box.x0 + _INSET * text.style.size
    is_long = len(text.text) > _MAX_ENTRY_LENGTH and not text.is_row
    return is_apart and is_long and not is_inset and not _starts_entry(text)


def _is_title_over(block: LayoutBlock, size: float, body: LineStyle) -> bool:
    """Return whether a block is a title larger than the dates of a chronology, which have the given size.

    The title must also be bold or larger than the body.
    """
    is_title = _is_title(block) or (block.style.size > LARGER * body.size and is_title_like(block))
    return is_title and block.style.size > LARGER * size


def _is_year(block: LayoutBlock) -> bool:
    """Return whether a block is only a year, in the nominative."""
    return block.kind in (None, "heading") and cues.YEAR_HEADING.fullmatch(block.text) is not None


def _entry_groups(members: Sequence[LayoutBlock], heads: Sequence[int], body: LineStyle) -> list[list[int]]:
    groups: list[list[int]] = []
    for number in heads:
        if groups and _is_chronology_between(members, groups[-1], number, body):
            groups[-1].append(number)
        else:
            groups.append([number])
    return groups


def _is_chronology_between(members: Sequence[LayoutBlock], group: Sequence[int], number: int, body: LineStyle) -> bool:
    """Return whether the blocks between two dates belong to the first: its text, a few lines, hanging blocks.

    Several short paragraphs can be further entries of a year, if the next date is not earlier.
    """
    between = members[group[-1] + 1 + is_date_only(members[group[-1]]) : number]
    heads = [members[n] for n in (*group, number)]
    loose = [
        block
        for block in between
        if not _is_hanging(block, heads) and (_is_title(block) or not cues.BULLET.match(block.text))
    ]
    if any(_is_title(block) for block in loose) and not heads[-1].style.bold:
        return False
    if any(_is_title_over(block, heads[-1].style.size, body) for block in loose):
        return False
    return sum(len(block.lines) for block in loose) <= _MAX_LOOSE_LINES or (
        sum(len(block.text) for block in loose) <= _MAX_ENTRIES_LENGTH
        and all(len(block.text) <= _MAX_ENTRY_LENGTH and not _is_title(block) for block in loose)
        and cues.year_of(heads[-2].texts[0]) <= cues.year_of(heads[-1].texts[0])
    )


def _is_title(block: LayoutBlock) -> bool:
    return block.style.bold and is_title_like(block)


def _is_hanging(block: LayoutBlock, heads: Sequence[LayoutBlock]) -> bool:
    """Return whether all lines of a block are indented under dates in its column, in the same font or size."""
    size, left = block.style.size, min([line.left for line in block.lines if line.page == block.page])
    return any(
        abs(head.page - block.page) <= 1
        and _SMALLEST * head.style.size <= size <= LARGER * head.style.size
        and (head.style.font == block.style.font or abs(head.style.size - size) <= _SAME_SIZE * size)
        and head.region == block.region
        and _INSET * size < left - head.lines[0].left < _MAX_INSET * size
        for head in heads
    )


def join_dates_above(blocks: Sequence[LayoutBlock], body: LineStyle) -> list[LayoutBlock]:
    """Join dates to the entry right below each, if most dates in their type have one entry each.

    A year with several entries below it remains a heading of its own.
    """
    dates = [block for block in blocks if _is_date(block)]
    if len(dates) < _MIN_DATES:
        return list(blocks)
    dates += _set_as_dates(blocks, dates)
    own = set(map(id, dates))
    found = {
        id(date)
        for date, entry, after in _triples(blocks)
        if id(date) in own and _has_one_entry(date, entry, after, body)
    }
    counts = Counter(map(_type_of, dates))
    joined = Counter(_type_of(block) for block in dates if id(block) in found)
    styles = {style for style, count in joined.items() if count >= _MIN_DATES and count >= _MIN_SHARE * counts[style]}
    result: list[LayoutBlock] = []
    is_joined = False
    for block, entry in pairwise((*blocks, None)):
        if is_joined or block is None:
            is_joined = False
            continue
        is_joined = entry is not None and id(block) in found and _type_of(block) in styles
        result.append(LayoutBlock([*block.lines, *entry.lines]) if is_joined and entry is not None else block)
    return result


def _type_of(block: LayoutBlock) -> LineStyle:
    """Return the style of a date apart from its font: figures may be in a fallback font."""
    return block.style._replace(font="")


def _set_as_dates(blocks: Sequence[LayoutBlock], dates: Sequence[LayoutBlock]) -> list[LayoutBlock]:
    """Return what begins with a year in the type of several dates: 2014, უელსის სამიტი (the Wales Summit)."""
    counts = Counter(block.style for block in dates)
    return [
        block
        for block in blocks
        if counts[block.style] >= _MIN_DATES
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
    if len(entry.text) > (_MAX_LENGTH_UNDER_YEAR if is_year else _MAX_LENGTH_UNDER_DATE):
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
