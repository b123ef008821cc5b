"""Entries of a chronology that nothing but their dates separates: no full stops, gaps or indents."""

from __future__ import annotations

from collections.abc import Sequence

from kaext.segment import cues
from kaext.segment.layout.blocks import LayoutLine, begins_with_nominative_date, is_same_style

# Lines with dates that make a chronology, and the share of them from the first to the last.
_MIN_ENTRIES, _MIN_SHARE = 3, 0.25


def starts_of_plain_entries(lines: Sequence[LayoutLine]) -> set[int]:
    """Return the lines that begin with dates in the nominative, several in one text and in order.

    1994 წ. ივლისი უზბეკეთი პროგრამას უერთდება (July 1994: Uzbekistan joins the programme). In running text hardly any
    line begins like this.
    """
    found: set[int] = set()
    run: list[int] = []
    for number, line in enumerate(lines):
        is_dated = line.text[:1].isdigit() and not line.row and begins_with_nominative_date(line.text)
        if not run and not is_dated:
            continue
        is_apart = number > 0 and not _is_in_one_text(lines[number - 1], line)
        is_back = is_dated and run and cues.year_of(line.text) < cues.year_of(lines[run[-1]].text)
        if is_apart or is_back:
            found |= _if_several(run)
            run = []
        if is_dated:
            run.append(number)
    return found | _if_several(run)


def _is_in_one_text(before: LayoutLine, line: LayoutLine) -> bool:
    return (before.page, before.region) == (line.page, line.region) and is_same_style(before.style, line.style)


def _if_several(run: Sequence[int]) -> set[int]:
    is_chronology = len(run) >= _MIN_ENTRIES and len(run) >= _MIN_SHARE * (run[-1] - run[0] + 1)
    return set(run) if is_chronology else set()
