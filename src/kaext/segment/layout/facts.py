"""Lists of facts with a label and a colon, a line each: the capital, population and currency of a country."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from kaext.segment import cues
from kaext.segment.layout.blocks import SMALLER, LayoutLine, is_same_style, main_style

# დედაქალაქი: კაირო (capital: Cairo). Telephone numbers and addresses are parts of an imprint.
_FACT = regex.compile(r"\s*+(?!ტელ|ფაქს|ელ)\p{L}[^:.,;\n]{1,30}+:\s[^:]{1,60}")
_MIN_FACTS = 3
# Points; the distance between lines of one text, as a share of the type size.
_SAME_EDGE, _MAX_LEADING = 1.0, 2.0


def starts_of_facts(lines: Sequence[LayoutLine]) -> set[int]:
    """Return the indices of lines that are facts: three or more below one another, in small type, without other text.

    In a paragraph, a line may begin with a label by chance, but the lines around it do not.
    """
    runs = [run for run in _runs(lines) if len(run) >= _MIN_FACTS and not _has_text_beside(lines, run)]
    if not runs:
        return set()
    least = SMALLER * main_style(lines).size
    return {number for run in runs if lines[run[0]].style.size < least for number in run}


def _runs(lines: Sequence[LayoutLine]) -> Iterator[list[int]]:
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
