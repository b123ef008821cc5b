"""Chronologies in texts: which lines open an entry, and which blocks belong to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from kaext.document import BlockKind
from kaext.list_marks import DASHES
from kaext.segment import cues
from kaext.segment.text.blocks import MIN_UNWRAPPED_LENGTH, TextBlock, is_short_line, is_title_like
from kaext.segment.text.tables import has_rules
from kaext.segment.title_shape import is_shaped_as_title

_MIN_ENTRIES = 2
_MIN_PLAIN_ENTRIES = 3
_MIN_OBLIQUE_ENTRIES = 4
_MAX_PLAIN_LINES = 3
_MAX_ENTRY_LINES, _MAX_LISTED_LINES = 10, 30
# Indent of a short line that is centred.
_MIN_CENTRED = 12
# Its days need no year, as they are to come.
_CALENDAR = re.compile(r"(?<![ა-ჿ])კალენდარი(?![ა-ჿ])")
_MARKS = " \t:–—|)]-"


def chronologies(texts: Sequence[str], kinds: Sequence[BlockKind | None]) -> list[list[int]]:
    """Return the lines that open the entries of each chronology."""
    plain = _unpunctuated_heads(texts)
    heads = [
        index
        for index, text in enumerate(texts)
        if kinds[index] is None
        and (cues.entry_date_length(text) or cues.subentry_date_length(text) or index in plain)
        and _can_start_entry(texts, index)
        and not _answers(texts, index)
        and not _belongs_to_title(texts, index)
    ]
    found: list[list[int]] = []
    for group in _group_heads(texts, heads):
        dated = [index for index in group if cues.entry_date_length(texts[index]) or index in plain]
        if not dated and len(group) >= _MIN_PLAIN_ENTRIES and _is_under_year(texts, group[0]):
            dated = group[:1]
        if len(group) >= _MIN_ENTRIES and dated and not (_is_list(texts, group) or _is_table(texts, group)):
            found.append(group[group.index(dated[0]) :])
    # If any chronology has no bullets, the bulleted groups are lists.
    plainly = [group for group in found if not all(cues.BULLET.match(texts[index]) for index in group)]
    return plainly or found


def _answers(texts: Sequence[str], index: int) -> bool:
    """Return whether a line is the turn of a talk below one that asks: – როდის? – 1999 წელს. (when? in 1999)."""
    above = next((text for text in reversed(texts[max(0, index - 2) : index]) if text.strip()), "")
    return texts[index].lstrip()[:1] in DASHES and cues.TURN.match(above) is not None


def _belongs_to_title(texts: Sequence[str], index: int) -> bool:
    """Return whether a line is the period of a section, between the section's title and an empty line."""
    above = texts[max(0, index - 2) : index]
    if not cues.BARE_PERIOD.fullmatch(texts[index]) or len(above) < 2 or "".join(texts[index + 1 : index + 2]).strip():
        return False
    is_titled = not above[0].strip() and bool(above[1].strip()) and is_shaped_as_title((above[1],))
    return is_titled and not cues.is_chronology_title(above[1])


def _is_under_year(texts: Sequence[str], index: int) -> bool:
    """Return whether the line above is a title with a year, 2017 წლის ქრონოლოგია (chronology), or of a calendar."""
    above = next((text for text in reversed(texts[:index]) if text.strip()), "")
    return (
        (cues.year_of(above) > 0 or _CALENDAR.search(above) is not None)
        and cues.TERMINAL.search(above.rstrip()) is None
        and len(above) < MIN_UNWRAPPED_LENGTH
    )


def mark_timelines(blocks: Sequence[TextBlock], texts: Sequence[str], groups: Sequence[Sequence[int]]) -> None:
    """Label the entries of chronologies: the blocks that open them, and those that continue them."""
    is_opening = {block.lines[0]: number for number, block in enumerate(blocks)}
    for group in groups:
        heads = [is_opening[line] for line in group]
        over_periods = _period_headings(texts, group)
        are_posts = sum(1 for line in group if cues.POST_HEAD.fullmatch(texts[line])) >= _MIN_ENTRIES
        over_years = _year_headings(texts, group)
        for place, (number, following) in enumerate(pairwise([*heads, len(blocks)])):
            is_period = group[place] in over_periods
            is_heading = is_period or group[place] in over_years
            blocks[number].kind = "heading" if is_heading else "timeline"
            if is_period:
                continue
            more = _text_below(blocks, number, following) if are_posts and not is_heading else []
            more += (
                _continuation_of_last_entry(blocks, number)
                if number == heads[-1]
                else _continuation_of_entry(blocks, number, following)
            )
            for index in more:
                blocks[index].kind = "timeline"


def _text_below(blocks: Sequence[TextBlock], head: int, following: int) -> list[int]:
    """Return the blocks of a post directly below its head, up to an empty line: its text and its hashtags."""
    below = takewhile(lambda index: not blocks[index].gap_before, range(head + 1, following))
    return [index for index in below if _is_unassigned(blocks[index])]


def _continuation_of_last_entry(blocks: Sequence[TextBlock], head: int) -> list[int]:
    """Return the blocks that continue the last entry: the block after a bare date, and indented or bulleted blocks."""
    more: list[int] = []
    for index in range(head + 1, len(blocks)):
        block = blocks[index]
        if block.kind in ("header", "page_number"):
            continue
        if block.gap_before and is_title_like(block) and _is_centred(block) and not _is_date_only(blocks[head]):
            break
        if not _is_unassigned(block) or not (
            _is_indented_or_bulleted(block) or (_is_date_only(blocks[head]) and index == head + 1)
        ):
            break
        more.append(index)
    return more


def _continuation_of_entry(blocks: Sequence[TextBlock], head: int, following: int) -> list[int]:
    """Return the blocks between two heads that belong to the first, without any box or section that intervenes."""
    runs: list[list[int]] = [[]]
    for index in range(head + 1, following):
        block = blocks[index]
        if block.kind in ("header", "page_number"):
            continue
        if not _is_unassigned(block):
            break
        if block.gap_before:
            runs.append([])
        runs[-1].append(index)
    more: list[int] = []
    is_under_title = False
    for run in runs:
        titles = [
            index
            for index in run
            if is_title_like(blocks[index])
            and not _is_indented_or_bulleted(blocks[index])
            and not (_is_date_only(blocks[head]) and index == head + 1)
        ]
        is_inset = bool(titles) and (len(run) > 1 or blocks[run[0]].gap_before)
        if not is_inset and not is_under_title:
            more.extend(run)
        is_under_title = is_inset and titles == run
    return more


def _is_unassigned(block: TextBlock) -> bool:
    return block.kind is None and not block.is_numbered and not cues.addresses(block.text)


def _is_date_only(block: TextBlock) -> bool:
    """Return whether the head of an entry is only a date."""
    return not block.text[cues.entry_date_length(block.text) or cues.subentry_date_length(block.text) :].strip(_MARKS)


def _is_centred(block: TextBlock) -> bool:
    """Return whether a line is indented so far that it is centred rather than the continuation of an entry."""
    return len(block.lines) == 1 and len(block.texts[0]) - len(block.texts[0].lstrip()) >= _MIN_CENTRED


def _is_indented_or_bulleted(block: TextBlock) -> bool:
    return cues.INDENT.match(block.texts[0]) is not None or cues.BULLET.match(block.texts[0]) is not None


def _year_headings(texts: Sequence[str], group: Sequence[int]) -> set[int]:
    """Return the heads that are only a year, above an entry that starts with a month or day.

    A year between signs is one in any case. One without its noun (1994) is one if any such year has several entries
    with their text on the line of the day; otherwise year and day are the date of an entry.
    """
    found = {index for index in group if cues.DECORATED_YEAR.fullmatch(texts[index])}
    found.update(head for head, following in pairwise(group) if _is_year_heading(texts, head, following))
    bare = [place for place, index in enumerate(group) if cues.BARE_YEAR.fullmatch(texts[index])]
    over = [
        place
        for place in bare
        if _is_over_month(texts, group[place : place + 2])
        and texts[group[place + 1]][cues.subentry_date_length(texts[group[place + 1]]) :].strip(_MARKS)
    ]
    if any(second - first > _MIN_ENTRIES for first, second in pairwise([*over, len(group)])) and over == bare:
        found.update(group[place] for place in over)
    return found


def _is_year_heading(texts: Sequence[str], head: int, following: int) -> bool:
    return cues.YEAR_HEADING.fullmatch(texts[head]) is not None and _is_over_month(texts, (head, following))


def _is_over_month(texts: Sequence[str], heads: Sequence[int]) -> bool:
    """Return whether the second of two heads is directly below the first and starts with a month or day."""
    if len(heads) < 2 or any(text.strip() for text in texts[heads[0] + 1 : heads[1]]):
        return False
    return not cues.INDENT.match(texts[heads[1]]) and cues.subentry_date_length(texts[heads[1]]) > 0


def _period_headings(texts: Sequence[str], group: Sequence[int]) -> set[int]:
    """Return the heads that are titles of a period: 1991-1996 წლები: დასაწყისი (1991-1996: the beginning).

    Such a title has no final punctuation, and an entry from its period follows. There are several, or a single one
    heads the whole chronology.
    """
    found: set[int] = set()
    for head, following in pairwise(group):
        years = cues.PERIOD_TITLE.match(texts[head])
        is_open = cues.TERMINAL.search(texts[head].rstrip()) is None
        if years and is_open and int(years["first"]) <= cues.year_of(texts[following]) <= int(years["last"]):
            found.add(head)
    is_over_all = group[0] in found and _heads_whole_group(texts, group)
    return found if len(found) > 1 or is_over_all else set()


def _heads_whole_group(texts: Sequence[str], group: Sequence[int]) -> bool:
    """Return whether a period title is followed by an empty line and then by consecutive entries from that period."""
    years = cues.PERIOD_TITLE.match(texts[group[0]])
    is_apart = not texts[group[0] + 1].strip() and all(texts[index].strip() for index in range(group[1], group[-1]))
    is_within = years is not None and all(
        int(years["first"]) <= cues.year_of(texts[index]) <= int(years["last"]) for index in group[1:]
    )
    return len(group) > _MIN_ENTRIES and is_apart and is_within


def _is_list(texts: Sequence[str], group: Sequence[int]) -> bool:
    """Return whether dated lines are items of a list inside a sentence: bulleted, most with a semicolon at the end."""
    items = [texts[index].rstrip() for index in group if cues.BULLET.match(texts[index])]
    return len(items) == len(group) and 2 * sum(item.endswith(";") for item in items) >= len(items)


def _is_table(texts: Sequence[str], group: Sequence[int]) -> bool:
    """Return whether dated lines are rows of a ruled table with a header row: year | exercise | place."""
    above = texts[group[0] - 1] if group[0] else ""
    return all(has_rules(text) for text in (above, *(texts[index] for index in group)))


def _unpunctuated_heads(texts: Sequence[str]) -> set[int]:
    """Return lines that start with a date without punctuation after it, if several short ones are in order of time.

    Entries with punctuation count if no empty line is between them.
    """
    plain = {index for index, text in enumerate(texts) if cues.leading_date_length(text)}
    lengths = {index: cues.leading_date_length(texts[index]) for index in plain}
    set_off = set(range(len(texts))).difference(plain) if plain else set[int]()
    lengths.update((index, length) for index in set_off if (length := cues.entry_date_length(texts[index])))
    found = [index for index in sorted(lengths) if _can_start_entry(texts, index)]
    heads = {index: texts[index][: lengths[index]] for index in found}
    groups: list[list[int]] = []
    for index in found:
        last = groups[-1][-1] if groups else index
        between = texts[last:index]
        is_near = sum(1 for text in between if text.strip()) <= _MAX_PLAIN_LINES
        is_apart = not {last, index}.isdisjoint(set_off) and not all(text.strip() for text in between)
        is_alike = cues.is_nominative_date(heads[last]) == cues.is_nominative_date(heads[index])
        if groups and is_near and is_alike and not is_apart:
            groups[-1].append(index)
        else:
            groups.append([index])
    kept: set[int] = set()
    for group in groups:
        years = [cues.year_of(heads[index]) for index in group]
        minimum = _MIN_PLAIN_ENTRIES if cues.is_nominative_date(heads[group[0]]) else _MIN_OBLIQUE_ENTRIES
        if len(group) >= minimum and years == sorted(years):
            kept.update(plain.intersection(group))
    return kept


def _can_start_entry(texts: Sequence[str], index: int) -> bool:
    """Return whether an entry can start here: after a finished line, title or other entry, or if it is only a date."""
    before = texts[index - 1] if index else ""
    head = cues.entry_date_length(texts[index])
    is_bare = head > 0 and not texts[index][head:].strip(_MARKS)
    if (is_bare and before.rstrip().endswith(",")) or cues.splits_date(before, texts[index]):
        return False
    return (
        not before.strip()
        or cues.TERMINAL.search(before.rstrip()) is not None
        or cues.entry_date_length(before) > 0
        or cues.leading_date_length(before) > 0
        or cues.subentry_date_length(before) > 0
        or cues.INDENT.match(before) is not None
        or is_short_line(texts, index - 1)
        or is_bare
    )


def _group_heads(texts: Sequence[str], heads: Sequence[int]) -> list[list[int]]:
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
