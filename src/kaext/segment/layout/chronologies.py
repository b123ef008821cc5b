"""Chronologies of a PDF: parts that begin with dates, and what hangs under them."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from kaext.segment import cues
from kaext.segment.layout.parts import (
    LARGER,
    LaidPart,
    is_date_alone,
    is_emphasised,
    is_later,
    is_titleish,
    main_style,
    same_style,
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


def mark_timelines(parts: Sequence[LaidPart], body: LineStyle) -> None:
    """Mark the chronologies of the main text and of each region: parts that begin with dates, and what hangs there."""
    places = {id(part): number for number, part in enumerate(parts)}
    for members in _flows(parts):
        heads = [n for n, part in enumerate(members) if _begins_entry(part)]
        heads = _without_titles(members, _without_years_over_prose(members, heads), body)
        for group in _entry_groups(members, heads, body):
            dated = [n for n in group if cues.entry_head(members[n].texts[0]) or _is_year(members[n])]
            if (
                not dated
                and len(group) >= _MIN_UNDER_YEAR
                and _is_under_chronicle(parts, places[id(members[group[0]])])
            ):
                dated = group
            if len(dated) < _MIN_ENTRIES or _is_list([members[n] for n in dated]):
                continue
            last = group[-1] + (is_date_alone(members[group[-1]]) and group[-1] + 1 < len(members))
            while last + 1 < len(members) and _goes_on(members, last, dated):
                between = parts[places[id(members[last])] + 1 : places[id(members[last + 1])]]
                if any(_is_title(part) for part in between if not part.region):
                    break
                last += 1
            for number in range(dated[0], last + 1):
                is_over_entries = number + 1 in group and number + 1 not in dated and _is_year(members[number])
                is_heading = is_over_entries and not _is_set_as_dates(members, number, group)
                members[number].kind = "heading" if is_heading else "timeline"


def _goes_on(members: Sequence[LaidPart], last: int, dated: Sequence[int]) -> bool:
    """Return whether what follows the last part of a chronology is of it: it hangs there, and is no title nor link."""
    heads = [members[n] for n in dated]
    hanging = members[last + 1]
    is_heading = _is_title(hanging) and not any(head.style.bold for head in heads)
    is_inset = _hangs(hanging, heads) or _hangs_in_next_column(members, last, heads)
    return is_inset and not is_heading and cues.URL.search(hanging.text) is None


def _hangs_in_next_column(members: Sequence[LaidPart], last: int, heads: Sequence[LaidPart]) -> bool:
    """Whether a part begins the column after an entry as far from its edge as the entry's lines are from dates."""
    entry, part, *after = members[last : last + 2 + _MAX_LOOSE_LINES]
    line, first = entry.lines[-1], part.lines[0]
    if not same_style(line.style, first.style) or not is_later(line, first):
        return False
    below = [other.box.x0 for other in after if other.page == part.page and other.box.y0 > first.box.y0]
    dates = [head.box.x0 for head in heads if head.page == line.page and head.box.x0 < line.box.x0]
    if not below or not dates:
        return False
    hang = line.box.x0 - max(dates)
    left = min(other.box.x0 for other in part.lines if other.page == part.page)
    return hang > _INSET * line.style.size and abs(left - min(below) - hang) < _INSET * line.style.size


def _is_set_as_dates(members: Sequence[LaidPart], year: int, group: Sequence[int]) -> bool:
    """Whether a year is set as the dates of other years are, to the point: one more of them, no title over any."""
    return any(
        cues.entry_head(members[n].texts[0]) and not _is_year(members[n]) and members[n].style == members[year].style
        for n in group
    )


def _is_under_chronicle(parts: Sequence[LaidPart], place: int) -> bool:
    """Return whether the title right over a part holds a year or names a chronology: 2017 წელი (2017), ქრონიკა."""
    title = parts[place - 1] if place else None
    return title is not None and _is_title(title) and cues.names_chronology(title.text)


def _flows(parts: Sequence[LaidPart]) -> list[list[LaidPart]]:
    """Return the free parts of the main text, of each region, and of the regions that hold an entry each.

    Left out are regions with a title that names no chronology: what is dated there is a box.
    """
    flows: dict[str, list[LaidPart]] = {}
    for part in parts:
        if part.kind is None or _is_year(part):
            flows.setdefault(f"{part.page}/{part.region}" if part.region else "", []).append(part)
    single = [name for name, members in flows.items() if name and _is_one_entry(members)]
    if len(single) >= _MIN_ENTRIES:
        flows["entries"] = [part for name in single for part in flows.pop(name)]
    return [members for name, members in flows.items() if name in ("", "entries") or not _is_titled_box(members)]


def _is_titled_box(members: Sequence[LaidPart]) -> bool:
    """Return whether a region has a title, above or below the rest, that names no chronology: რა დაჯდა (the costs)."""
    if len(members) < 2 or not members[0].region.startswith("box"):
        return False
    text = main_style([line for part in members for line in part.lines])
    titles = [
        part
        for part in (members[0], members[-1])
        if is_emphasised(part.style, text) and is_titleish(part) and not _begins_entry(part)
    ]
    return bool(titles) and not any(cues.names_chronology(title.text) for title in titles)


def _is_one_entry(members: Sequence[LaidPart]) -> bool:
    """Return whether a region holds an entry of a chronology and no more: a date alone, and its text below."""
    return (
        len(members) > 1
        and (is_date_alone(members[0]) or _is_year(members[0]))
        and not any(part.is_row or _begins_entry(part) for part in members[1:])
        and sum(len(part.text) for part in members) <= _MAX_ENTRY_LENGTH
    )


def _begins_entry(part: LaidPart) -> bool:
    return cues.entry_head(part.texts[0]) > 0 or cues.subentry_head(part.texts[0]) > 0 or _is_year(part)


def _is_list(dated: Sequence[LaidPart]) -> bool:
    """Return whether dated parts are the items of a list: bulleted, in a box or with semicolons between."""
    if not all(cues.BULLET.match(part.text) for part in dated):
        return False
    return bool(dated[0].region) or 2 * sum(part.text.endswith(";") for part in dated) >= len(dated)


def _without_titles(members: Sequence[LaidPart], heads: Sequence[int], body: LineStyle) -> list[int]:
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
        if is_date_alone(members[n])
        or not (_is_title_over(members[n], usual, body) or (not are_bold and _is_title_of_period(members[n])))
    ]


def _is_title_of_period(part: LaidPart) -> bool:
    return _is_title(part) and cues.PERIOD_TITLE.match(part.text) is not None


def _without_years_over_prose(members: Sequence[LaidPart], heads: Sequence[int]) -> list[int]:
    """Leave out years alone where most stand as titles over paragraphs, longer than any entry, that hang under none."""
    years = [n for n in heads if _is_year(members[n])]
    over_prose = [n for n in years if n + 1 < len(members) and _is_over_prose(members[n], members[n + 1])]
    return [n for n in heads if n not in years] if len(over_prose) * 2 > len(years) else list(heads)


def _is_over_prose(year: LaidPart, text: LaidPart) -> bool:
    is_apart = year.style.bold != text.style.bold or year.style.size > LARGER * text.style.size
    is_inset = min(line.box.x0 for line in text.lines) > year.box.x0 + _INSET * text.style.size
    is_long = len(text.text) > _MAX_ENTRY_LENGTH and not text.is_row
    return is_apart and is_long and not is_inset and not _begins_entry(text)


def _is_title_over(part: LaidPart, size: float, body: LineStyle) -> bool:
    """Return whether a part is a title set larger than the dates of a chronology, whose size is given.

    Such a title is bold, or larger than the body as well.
    """
    is_title = _is_title(part) or (part.style.size > LARGER * body.size and is_titleish(part))
    return is_title and part.style.size > LARGER * size


def _is_year(part: LaidPart) -> bool:
    """Return whether a part is nothing but a year in the nominative."""
    return part.kind in (None, "heading") and cues.YEAR_HEADING.fullmatch(part.text) is not None


def _entry_groups(members: Sequence[LaidPart], heads: Sequence[int], body: LineStyle) -> list[list[int]]:
    groups: list[list[int]] = []
    for number in heads:
        if groups and _is_chronology_between(members, groups[-1], number, body):
            groups[-1].append(number)
        else:
            groups.append([number])
    return groups


def _is_chronology_between(members: Sequence[LaidPart], group: Sequence[int], number: int, body: LineStyle) -> bool:
    """Return whether what stands between two dates belongs to the first: its text, a few lines, what hangs there.

    Several short paragraphs may be the other entries of a year, where the next date is no earlier.
    """
    between = members[group[-1] + 1 + is_date_alone(members[group[-1]]) : number]
    heads = [members[n] for n in (*group, number)]
    loose = [
        part for part in between if not _hangs(part, heads) and (_is_title(part) or not cues.BULLET.match(part.text))
    ]
    if any(_is_title(part) for part in loose) and not heads[-1].style.bold:
        return False
    if any(_is_title_over(part, heads[-1].style.size, body) for part in loose):
        return False
    return sum(len(part.lines) for part in loose) <= _MAX_LOOSE_LINES or (
        sum(len(part.text) for part in loose) <= _MAX_ENTRIES_LENGTH
        and all(len(part.text) <= _MAX_ENTRY_LENGTH and not _is_title(part) for part in loose)
        and cues.year_of(heads[-2].texts[0]) <= cues.year_of(heads[-1].texts[0])
    )


def _is_title(part: LaidPart) -> bool:
    return part.style.bold and is_titleish(part)


def _hangs(part: LaidPart, heads: Sequence[LaidPart]) -> bool:
    """Return whether all lines of a part are indented under the dates of its column, in their type or their size."""
    size, left = part.style.size, min([line.left for line in part.lines if line.page == part.page])
    return any(
        abs(head.page - part.page) <= 1
        and _SMALLEST * head.style.size <= size <= LARGER * head.style.size
        and (head.style.font == part.style.font or abs(head.style.size - size) <= _SAME_SIZE * size)
        and head.region == part.region
        and _INSET * size < left - head.lines[0].left < 16 * size
        for head in heads
    )
