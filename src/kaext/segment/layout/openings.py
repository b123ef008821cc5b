"""Lines that open a block, though no gap or indent separates them: dated entries, and facts with a label each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from kaext.segment import cues
from kaext.segment.layout.blocks import SMALLER, LayoutLine, begins_with_nominative_date, is_same_style, main_style

# Lines with dates that make a chronology, and the share of them from the first to the last.
_MIN_ENTRIES, _MIN_SHARE = 3, 0.25
# დედაქალაქი: კაირო (capital: Cairo). Telephone numbers and addresses are parts of an imprint.
_FACT = regex.compile(r"\s*+(?!ტელ|ფაქს|ელ)\p{L}[^:.,;\n]{1,30}+:\s[^:]{1,60}")
_MIN_FACTS = 3
# Points; the distance between lines of one text, as a share of the type size.
_SAME_EDGE, _MAX_LEADING = 1.0, 2.0


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


def starts_of_facts(lines: Sequence[LayoutLine]) -> set[int]:
    """Return the indices of lines that are facts: three or more below one another, in small type, without other text.

    In a paragraph, a line may begin with a label by chance, but the lines around it do not.
    """
    runs = [run for run in _runs_of_facts(lines) if len(run) >= _MIN_FACTS and not _has_text_beside(lines, run)]
    if not runs:
        return set()
    least = SMALLER * main_style(lines).size
    return {number for run in runs if lines[run[0]].style.size < least for number in run}


def _runs_of_facts(lines: Sequence[LayoutLine]) -> Iterator[list[int]]:
    """Yield the sequences of lines that each are a label and its value, in one style and column."""
    run: list[int] = []
    for number, line in enumerate(lines):
        text = line.text
        is_fact = ":" in text and not line.row and _FACT.fullmatch(text) is not None and not cues.addresses(text)
        if run and not (is_fact and run[-1] == number - 1 and _is_below(lines[number - 1], line)):
            yield run
            run = []
        if is_fact:
            run.append(number)
    if run:
        yield run


def _is_below(upper: LayoutLine, lower: LayoutLine) -> bool:
    """Return whether a line is below another in its style, region and column."""
    return (
        (upper.page, upper.region) == (lower.page, lower.region)
        and abs(upper.left - lower.left) < _SAME_EDGE
        and is_same_style(upper.style, lower.style)
        and 0 < lower.bottom - upper.bottom < _MAX_LEADING * lower.style.size
    )


def _has_text_beside(lines: Sequence[LayoutLine], run: Sequence[int]) -> bool:
    """Return whether the text of which a sequence of lines is a part goes on above or below it."""
    first, last = run[0], run[-1]
    return (first > 0 and _is_below(lines[first - 1], lines[first])) or (
        last + 1 < len(lines) and _is_below(lines[last], lines[last + 1])
    )
