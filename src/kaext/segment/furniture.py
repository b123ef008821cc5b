"""Lines that tell their kind by themselves or by recurring: headers, page numbers, chronologies, links."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from kaext.document import BlockKind
from kaext.segment import cues
from kaext.segment.boxes import is_imprint, is_titleish
from kaext.segment.parts import MAX_TITLE_LINES, Part, leaves_room

_MAX_HEADER_LENGTH = 80
_MAX_HEADER_LINES = 4
_MIN_HEADER_DISTANCE = 6
_MIN_ENTRIES = 2
_MIN_SECTION_LINES = 2
_NEIGHBOURS = 6
_FULL_LINE = 0.9
_PROSE_LINE = 40
_MAX_SINGLE_HEADER_LINES = 2
_MIN_PLAIN_ENTRIES = 3
_MIN_OBLIQUE_ENTRIES = 4
_MAX_PLAIN_LINES = 3
_MAX_CHRONOLOGY_TITLE = 50
_MARKS = " \t:–—|)]-"
_MAX_ENTRY_LINES, _MAX_LISTED_LINES = 10, 30
_LINK_SHARE = 0.25
_DIGITS = regex.compile(r"\d++")
_SPACES = regex.compile(r"\s++")


def mark_headers(texts: Sequence[str], kinds: list[BlockKind | None]) -> None:
    """Mark running headers and footers: short lines that recur over the document, apart from one another."""
    places: dict[str, list[int]] = {}
    for index, text in enumerate(texts):
        key = _DIGITS.sub("#", _SPACES.sub(" ", text.strip()))
        if not key or len(key) > _MAX_HEADER_LENGTH or not cues.LETTER.search(key):
            continue
        if cues.SENTENCE_END.search(key) or cues.CREDIT.match(key) or cues.URL.search(key):
            continue
        if cues.entry_head(text) or cues.subentry_head(text):
            continue
        places.setdefault(key, []).append(index)
    first = next((index for index, text in enumerate(texts) if text.strip()), 0)
    repeated: set[int] = set()
    for found in places.values():
        apart = [found[0]]
        for index in found[1:]:
            if index - apart[-1] >= _MIN_HEADER_DISTANCE:
                apart.append(index)
        if len(apart) > 1 and len(apart) == len(found):
            repeated.update(index for index in found if index != first or _DIGITS.search(texts[first]))
    for index in _with_page_breaks(texts, repeated):
        kinds[index] = "header"


def _with_page_breaks(texts: Sequence[str], repeated: set[int]) -> set[int]:
    """Keep the repeated lines that stand in small groups beside an empty line or a page number, or at the start."""
    kept: set[int] = set()
    group: list[int] = []
    for index in [*sorted(repeated), -1]:
        if group and index != group[-1] + 1:
            top = group[0]
            edges = [texts[i] for i in (top - 1, group[-1] + 1) if 0 <= i < len(texts)]
            is_apart = top == 0 or any(not edge.strip() or cues.PAGE_NUMBER.fullmatch(edge) for edge in edges)
            if is_apart and len(group) <= _MAX_HEADER_LINES:
                kept.update(group)
            group = []
        group.append(index)
    return kept


def mark_page_numbers(texts: Sequence[str], kinds: list[BlockKind | None]) -> None:
    """Mark lines that hold a page number alone: beside a running header, between empty lines or within prose."""
    last = len(texts) - 1
    for index, text in enumerate(texts):
        if not text.strip() or not cues.PAGE_NUMBER.fullmatch(text):
            continue
        before, after = texts[index - 1] if index else "", texts[index + 1] if index < last else ""
        beside_header = (index > 0 and kinds[index - 1] == "header") or (index < last and kinds[index + 1] == "header")
        is_alone = not before.strip() and not after.strip()
        interrupts = len(before) >= _PROSE_LINE and not cues.SENTENCE_END.search(before) and after.strip()
        if beside_header or is_alone or interrupts or _is_with_header(texts, index):
            kinds[index] = "page_number"
    _mark_next_pages(texts, kinds)


def _mark_next_pages(texts: Sequence[str], kinds: list[BlockKind | None]) -> None:
    """Mark numbers that stand alone on their lines and count on, some lines apart, as pages do."""
    numbers = {
        index: int(digits[0])
        for index, text in enumerate(texts)
        if cues.PAGE_NUMBER.fullmatch(text) and (digits := _DIGITS.search(text))
    }
    for (first, number), (second, following) in pairwise(numbers.items()):
        if following == number + 1 and second - first >= _MIN_HEADER_DISTANCE:
            for index in (first, second):
                kinds[index] = kinds[index] or "page_number"


def _is_with_header(texts: Sequence[str], index: int) -> bool:
    """Tell whether a number and one line above it, like a title, stand by themselves between empty lines."""
    above, header = (texts[i] if i >= 0 else "" for i in (index - 2, index - 1))
    below = texts[index + 1] if index + 1 < len(texts) else ""
    is_title = is_titleish(Part([index - 1], texts=[header])) if header.strip() else False
    return is_title and index >= 2 and not above.strip() and not below.strip()


def mark_single_headers(texts: Sequence[str], kinds: list[BlockKind | None]) -> None:
    """Mark running headers that occur once: above a page number, where no heading stands, or with it on their line."""
    filled = [index for index, text in enumerate(texts) if text.strip()]
    for place, index in enumerate(filled):
        if kinds[index] != "page_number":
            continue
        group: list[int] = []
        for before in reversed(filled[max(0, place - _MAX_HEADER_LINES) : place]):
            if kinds[before] is not None or (group and before != group[-1] - 1):
                break
            group.append(before)
        is_short = all(
            len(texts[i].strip()) <= _MAX_HEADER_LENGTH and not cues.TERMINAL.search(texts[i]) for i in group
        )
        if group and len(group) <= _MAX_SINGLE_HEADER_LINES and is_short and group[-1] != filled[0]:
            for header in group:
                kinds[header] = "header"
    for index, text in enumerate(texts):
        is_alone = 0 < index < len(texts) - 1 and not texts[index - 1].strip() and not texts[index + 1].strip()
        if kinds[index] is None and is_alone and cues.HEADER_WITH_NUMBER.fullmatch(text):
            kinds[index] = "header"


def mark_numbered_headings(texts: Sequence[str], kinds: list[BlockKind | None]) -> None:
    """Mark headings that count the sections of the document: 1., 2., 3. …, each with prose under it."""
    found: list[int] = []
    for index, text in enumerate(texts):
        match = cues.NUMBERED_HEADING.match(text)
        if not match or kinds[index] is not None or int(match[1]) != len(found) + 1:
            continue
        before = texts[index - 1] if index else ""
        begins = not before.strip() or cues.TERMINAL.search(before.rstrip()) or kinds[index - 1] is not None
        is_short = len(text.strip()) <= _MAX_HEADER_LENGTH and not cues.TERMINAL.search(text.rstrip(" ?!"))
        if begins and is_short and (not found or index - found[-1] > _MIN_SECTION_LINES):
            found.append(index)
    if len(found) > 1:
        for index in found:
            kinds[index] = "heading"


def mark_timelines(texts: Sequence[str], kinds: list[BlockKind | None]) -> set[int]:
    """Mark the entries of chronologies; return the lines that begin an entry."""
    plain = _plain_heads(texts)
    heads = [
        index
        for index, text in enumerate(texts)
        if kinds[index] is None
        and (cues.entry_head(text) or cues.subentry_head(text) or index in plain)
        and _begins_something(texts, index)
    ]
    starts: set[int] = set()
    for group in _groups(texts, heads):
        dated = [index for index in group if cues.entry_head(texts[index]) or index in plain]
        if len(group) < _MIN_ENTRIES or not dated or _is_list(texts, group):
            continue
        group = group[group.index(dated[0]) :]
        last = _end_of_entry(texts, kinds, group[-1])
        between = _insets(texts, group, last)
        for index in range(group[0], last + 1):
            if _is_year_heading(texts, index, group):
                kinds[index] = "heading"
            elif kinds[index] is None and texts[index].strip() and index not in between:
                kinds[index] = "timeline"
                after_gap = not texts[index - 1].strip() and not _is_bare_head(texts, index)
                if index in group or after_gap or cues.BULLET.match(texts[index]):
                    starts.add(index)
    return starts


def _insets(texts: Sequence[str], group: Sequence[int], last: int) -> set[int]:
    """Return the lines of what stands between entries and is none: a box with its title, a heading."""
    found: set[int] = set()
    run: list[int] = []
    for index in range(group[0], last + 2):
        if index <= last and texts[index].strip():
            run.append(index)
            continue
        if run and run[0] not in group and not _is_bare_head(texts, run[0]) and _has_title(texts, run):
            found.update(run)
        run = []
    return found


def _has_title(texts: Sequence[str], run: Sequence[int]) -> bool:
    """Tell whether the first or the last of some lines is a title of the others, or the only one a title by itself."""
    first, last = (is_titleish(Part([line], texts=[texts[line]])) for line in (run[0], run[-1]))
    if len(run) == 1:
        return first
    measure = max(len(texts[line].strip()) for line in run)
    is_first_short = leaves_room(texts[run[0]], texts[run[1]], measure)
    return (first and is_first_short) or (last and cues.SENTENCE_END.search(texts[run[-2]]) is not None)


def _is_year_heading(texts: Sequence[str], index: int, group: Sequence[int]) -> bool:
    """Tell whether a line is a year by itself, in the nominative, over entries that begin with a month or day."""
    if index not in group or not cues.YEAR_HEADING.fullmatch(texts[index]):
        return False
    following = next((entry for entry in group if entry > index), None)
    below = next((i for i in range(index + 1, len(texts)) if texts[i].strip()), None)
    return following is not None and following == below and cues.subentry_head(texts[following]) > 0


def _is_list(texts: Sequence[str], group: Sequence[int]) -> bool:
    """Tell whether dated lines are the items of a sentence that goes on: bulleted, with semicolons between."""
    items = [texts[index].rstrip() for index in group if cues.BULLET.match(texts[index])]
    return len(items) == len(group) and 2 * sum(item.endswith(";") for item in items) >= len(items)


def _is_bare_head(texts: Sequence[str], index: int) -> bool:
    """Tell whether the last line before ``index`` with text is a date alone, which belongs to the entry after it."""
    before = next((texts[i] for i in range(index - 1, -1, -1) if texts[i].strip()), "")
    head = cues.entry_head(before)
    return bool(head) and not before[head:].strip(_MARKS)


def _plain_heads(texts: Sequence[str]) -> set[int]:
    """Return lines that begin with a date and no mark after it, where several short entries follow in time."""
    found = [index for index, text in enumerate(texts) if cues.plain_head(text) and _begins_something(texts, index)]
    heads = {index: texts[index][: cues.plain_head(texts[index])] for index in found}
    groups: list[list[int]] = []
    for index in found:
        last = groups[-1][-1] if groups else index
        is_near = sum(1 for text in texts[last:index] if text.strip()) <= _MAX_PLAIN_LINES
        if groups and is_near and cues.is_nominative(heads[last]) == cues.is_nominative(heads[index]):
            groups[-1].append(index)
        else:
            groups.append([index])
    kept: set[int] = set()
    for group in groups:
        years = [cues.year_of(heads[index]) for index in group]
        minimum = _MIN_PLAIN_ENTRIES if cues.is_nominative(heads[group[0]]) else _MIN_OBLIQUE_ENTRIES
        if len(group) >= minimum and years == sorted(years):
            kept.update(group)
    return kept


def _begins_something(texts: Sequence[str], index: int) -> bool:
    """Tell whether a line stands after a finished one, a title, another entry, or is nothing but a date."""
    before = texts[index - 1] if index else ""
    return (
        not before.strip()
        or cues.TERMINAL.search(before.rstrip()) is not None
        or cues.entry_head(before) > 0
        or cues.plain_head(before) > 0
        or cues.subentry_head(before) > 0
        or cues.INDENT.match(before) is not None
        or _stops_short(texts, index - 1)
        or (cues.entry_head(texts[index]) > 0 and not texts[index][cues.entry_head(texts[index]) :].strip(_MARKS))
    )


def _stops_short(texts: Sequence[str], index: int) -> bool:
    """Tell whether a short line ends before the measure of those around it, as the title of a chronology does."""
    around = texts[max(0, index - _NEIGHBOURS) : index + _NEIGHBOURS]
    measure = max(len(text.strip()) for text in around)
    is_short = len(texts[index].strip()) <= _MAX_CHRONOLOGY_TITLE
    return is_short and leaves_room(texts[index], texts[index + 1], _FULL_LINE * measure)


def _groups(texts: Sequence[str], heads: Sequence[int]) -> list[list[int]]:
    groups: list[list[int]] = []
    for index in heads:
        if groups and _is_chronology_between(texts, groups[-1][-1], index):
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def _is_chronology_between(texts: Sequence[str], first: int, second: int) -> bool:
    between = [text for text in texts[first + 1 : second] if text.strip()]
    if len(between) <= _MAX_ENTRY_LINES:
        return True
    loose = [text for text in between if not cues.INDENT.match(text) and not cues.BULLET.match(text)]
    return len(loose) <= _MAX_ENTRY_LINES and len(between) <= _MAX_LISTED_LINES


def _end_of_entry(texts: Sequence[str], kinds: Sequence[BlockKind | None], start: int) -> int:
    """Return the last line of a chronology's last entry: to the empty line, and indented or bulleted lines after it."""
    last = index = start
    bare = not texts[start][cues.entry_head(texts[start]) :].strip(_MARKS)
    while index + 1 < len(texts):
        index += 1
        text = texts[index]
        if not text.strip():
            continue
        continues = texts[index - 1].strip() or (bare and last == start)
        if not (continues or cues.INDENT.match(text) or cues.BULLET.match(text)):
            break
        if kinds[index] not in (None, "header", "page_number") or cues.URL.search(text):
            break
        last = index
    # What stands open before web addresses introduces them.
    while last > start and index > last and cues.URL.search(texts[index]) and not cues.SENTENCE_END.search(texts[last]):
        last -= 1
    return last


def mark_links(texts: Sequence[str], kinds: list[BlockKind | None]) -> None:
    """Mark web addresses and the lines that introduce them."""
    runs: list[list[int]] = []
    previous = -2
    for index, text in enumerate(texts):
        if text.strip() and kinds[index] is None:
            if index == previous + 1:
                runs[-1].append(index)
            else:
                runs.append([index])
            previous = index
    marked: list[bool] = []
    for run in runs:
        addresses = [index for index in run if cues.URL.search(texts[index])]
        marked.append(bool(addresses) and _is_link_run(texts, run, addresses))
    # A paragraph that ends in a colon before a run of links introduces them all.
    for number in range(len(runs) - 2, -1, -1):
        run = runs[number]
        ends_in_colon = texts[run[-1]].rstrip().endswith(":")
        if marked[number + 1] and ends_in_colon and len(run) <= MAX_TITLE_LINES:
            marked[number] = True
    for run, is_link in zip(runs, marked, strict=True):
        if is_link:
            for index in run[_has_heading(texts, run) :]:
                kinds[index] = "link"


def _has_heading(texts: Sequence[str], run: Sequence[int]) -> bool:
    """Tell whether the first of some lines with addresses is the heading over them rather than an introduction."""
    first, second = Part([run[0]], texts=[texts[run[0]]]), texts[run[1]] if len(run) > 1 else ""
    is_over_several = len(run) > 2 and not cues.URL.search(first.text) and not cues.URL.search(second)
    measure = max(len(texts[index].strip()) for index in run)
    is_apart = leaves_room(first.text, second, _FULL_LINE * measure) or second.rstrip().endswith(":")
    return is_over_several and is_titleish(first) and is_apart


def _is_link_run(texts: Sequence[str], run: Sequence[int], addresses: Sequence[int]) -> bool:
    """Tell whether a run of lines is made of addresses and their introductions, not prose that names one."""
    if _covered_share(texts, run) < _LINK_SHARE and is_imprint(" ".join(texts[index] for index in run)):
        return False
    is_closed = run[-1] in addresses or cues.CONTACT.search(texts[run[-1]])
    if not is_closed and not any(texts[index].rstrip().endswith(":") for index in run):
        return False
    return len(run) <= 2 * len(addresses) + 1 or _covered_share(texts, run) >= _LINK_SHARE


def _covered_share(texts: Sequence[str], run: Sequence[int]) -> float:
    """Return the share of the characters of some lines that stand in web addresses."""
    covered = sum(len(match[0]) for index in run for match in cues.URL.finditer(texts[index]))
    return covered / sum(len(texts[index].strip()) for index in run)
