"""Chronologies of a PDF: parts that begin with dates, and what hangs under them."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from kaext.segment import cues
from kaext.segment.layout.blocks import (
    LARGER,
    LayoutBlock,
    is_date_only,
    is_emphasised,
    is_same_style,
    is_title_like,
    main_style,
    starts_next_column,
)
from kaext.source import LineStyle

# Shares of the size of the dates: of text in another font, and of any text.
_SAME_SIZE, _SMALLEST = 0.04, 0.8
# Type sizes: what hangs under a date is inset by more.
_INSET = 0.7
_MIN_ENTRIES = 2
# Entries whose year stands in the title over them.
_MIN_UNDER_YEAR = 3
# Lines between two dates; characters of an entry, and of all the entries of a year.
_MAX_LOOSE_LINES = 4
_MAX_ENTRY_LENGTH, _MAX_ENTRIES_LENGTH = 240, 900


def mark_timelines(blocks: Sequence[LayoutBlock], body: LineStyle) -> None:
    """Mark the chronologies of the main text and of each region: parts that begin with dates, and what hangs there."""
    places = {id(block): number for number, block in enumerate(blocks)}
    for members in _flows(blocks):
        heads = [n for n, block in enumerate(members) if _starts_entry(block)]
        heads = _without_titles(members, _without_years_over_prose(members, heads), body)
        for group in _entry_groups(members, heads, body):
            dated = [n for n in group if cues.entry_date_length(members[n].texts[0]) or _is_year(members[n])]
            if (
                not dated
                and len(group) >= _MIN_UNDER_YEAR
                and _is_under_chronicle(blocks, places[id(members[group[0]])])
            ):
                dated = group
            if len(dated) < _MIN_ENTRIES or _is_list([members[n] for n in dated]):
                continue
            last = group[-1] + (is_date_only(members[group[-1]]) and group[-1] + 1 < len(members))
            while last + 1 < len(members) and _goes_on(members, last, dated):
                between = blocks[places[id(members[last])] + 1 : places[id(members[last + 1])]]
                if any(_is_title(block) for block in between if not block.region):
                    break
                last += 1
            for number in range(dated[0], last + 1):
                is_over_entries = number + 1 in group and number + 1 not in dated and _is_year(members[number])
                is_heading = is_over_entries and not _is_set_as_dates(members, number, group)
                members[number].kind = "heading" if is_heading else "timeline"


def _goes_on(members: Sequence[LayoutBlock], last: int, dated: Sequence[int]) -> bool:
    """Return whether what follows the last part of a chronology is of it: it hangs there, and is no title nor link."""
    heads = [members[n] for n in dated]
    hanging = members[last + 1]
    is_heading = _is_title(hanging) and not any(head.style.bold for head in heads)
    is_inset = _is_hanging(hanging, heads) or _is_hanging_in_next_column(members, last, heads)
    return is_inset and not is_heading and cues.URL.search(hanging.text) is None


def _is_hanging_in_next_column(members: Sequence[LayoutBlock], last: int, heads: Sequence[LayoutBlock]) -> bool:
    """Whether a part begins the column after an entry as far from its edge as the entry's lines are from dates."""
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
    """Whether a year is set as the dates of other years are, to the point: one more of them, no title over any."""
    return any(
        cues.entry_date_length(members[n].texts[0])
        and not _is_year(members[n])
        and members[n].style == members[year].style
        for n in group
    )


def _is_under_chronicle(blocks: Sequence[LayoutBlock], place: int) -> bool:
    """Return whether the title right over a part holds a year or names a chronology: 2017 წელი (2017), ქრონიკა."""
    title = blocks[place - 1] if place else None
    return title is not None and _is_title(title) and cues.is_chronology_title(title.text)


def _flows(blocks: Sequence[LayoutBlock]) -> list[list[LayoutBlock]]:
    """Return the free parts of the main text, of each region, and of the regions that hold an entry each.

    Left out are regions with a title that names no chronology: what is dated there is a box.
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
    """Return whether a region has a title, above or below the rest, that names no chronology: რა დაჯდა (the costs)."""
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
    """Return whether a region holds an entry of a chronology and no more: a date alone, and its text below."""
    return (
        len(members) > 1
        and (is_date_only(members[0]) or _is_year(members[0]))
        and not any(block.is_row or _starts_entry(block) for block in members[1:])
        and sum(len(block.text) for block in members) <= _MAX_ENTRY_LENGTH
    )


def _starts_entry(block: LayoutBlock) -> bool:
    return (
        cues.entry_date_length(block.texts[0]) > 0 or cues.subentry_date_length(block.texts[0]) > 0 or _is_year(block)
    )


def _is_list(dated: Sequence[LayoutBlock]) -> bool:
    """Return whether dated parts are the items of a list: bulleted, in a box or with semicolons between."""
    if not all(cues.BULLET.match(block.text) for block in dated):
        return False
    return bool(dated[0].region) or 2 * sum(block.text.endswith(";") for block in dated) >= len(dated)


def _without_titles(members: Sequence[LayoutBlock], heads: Sequence[int], body: LineStyle) -> list[int]:
    """Leave out titles that begin with a date, set larger than the dates of entries: 1991-1996 წლები: დასაწყისი.

    (The beginning, 1991-1996.) Those of a period need but be bold among dates that are not. A date alone may be as
    large as it likes.
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
    """Leave out years alone where most stand as titles over paragraphs, longer than any entry, that hang under none."""
    years = [n for n in heads if _is_year(members[n])]
    over_prose = [n for n in years if n + 1 < len(members) and _is_over_prose(members[n], members[n + 1])]
    return [n for n in heads if n not in years] if len(over_prose) * 2 > len(years) else list(heads)


def _is_over_prose(year: LayoutBlock, text: LayoutBlock) -> bool:
    is_apart = year.style.bold != text.style.bold or year.style.size > LARGER * text.style.size
    is_inset = min(line.box.x0 for line in text.lines) > year.box.x0 + _INSET * text.style.size
    is_long = len(text.text) > _MAX_ENTRY_LENGTH and not text.is_row
    return is_apart and is_long and not is_inset and not _starts_entry(text)


def _is_title_over(block: LayoutBlock, size: float, body: LineStyle) -> bool:
    """Return whether a part is a title set larger than the dates of a chronology, whose size is given.

    Such a title is bold, or larger than the body as well.
    """
    is_title = _is_title(block) or (block.style.size > LARGER * body.size and is_title_like(block))
    return is_title and block.style.size > LARGER * size


def _is_year(block: LayoutBlock) -> bool:
    """Return whether a part is nothing but a year in the nominative."""
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
    """Return whether what stands between two dates belongs to the first: its text, a few lines, what hangs there.

    Several short paragraphs may be the other entries of a year, where the next date is no earlier.
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
    """Return whether all lines of a part are indented under the dates of its column, in their type or their size."""
    size, left = block.style.size, min([line.left for line in block.lines if line.page == block.page])
    return any(
        abs(head.page - block.page) <= 1
        and _SMALLEST * head.style.size <= size <= LARGER * head.style.size
        and (head.style.font == block.style.font or abs(head.style.size - size) <= _SAME_SIZE * size)
        and head.region == block.region
        and _INSET * size < left - head.lines[0].left < 16 * size
        for head in heads
    )
