"""Results of a search on a web page: a title, its address, and an excerpt, several times."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import regex

from kaext.document import BlockKind
from kaext.segment import cues
from kaext.segment.title_shape import MAX_TITLE_LENGTH

# ძიების შედეგები: „სატრასტო ფონდი“ (search results)
_RESULTS_HEADING = regex.compile(
    r"\s*+(?:(?:ძიებ|ძე?ბნ)ის\sშედეგ(?:ი|ები)|მოიძებნა|ნაპოვნია)(?!\p{L})[^.!?…]{0,120}\s*+"
)
_MIN_RESULTS, _MIN_LINES, _MAX_LINES = 2, 3, 8
# A line is an address if this share of it is; a date or path may be beside it.
_ADDRESS_SHARE = 0.6


def mark_search_results(texts: Sequence[str], kinds: list[BlockKind | None]) -> frozenset[int]:
    """Label the titles and addresses of several results as links and their excerpts as text; return the excerpts."""
    found: list[list[int]] = []
    for is_text, lines in groupby(range(len(texts)), lambda index: bool(texts[index].strip()) and kinds[index] is None):
        run = list(lines)
        if is_text and _MIN_LINES <= len(run) <= _MAX_LINES and _is_result(texts, run):
            found.append(run)
    excerpts: set[int] = set()
    for run in found if len(found) >= _MIN_RESULTS else ():
        for index in run[:2]:
            kinds[index] = "link"
        for index in run[2:]:
            kinds[index] = "body"
        excerpts.update(run[2:])
    if excerpts:
        _mark_headings(texts, kinds)
    return frozenset(excerpts)


def _is_result(texts: Sequence[str], run: Sequence[int]) -> bool:
    """Return whether lines are a title and an address, in either order, above an excerpt without an address."""
    first, second = texts[run[0]], texts[run[1]]
    title = second if _is_address(first) else first
    is_pair = _is_address(first) != _is_address(second)
    is_title = len(title) <= MAX_TITLE_LENGTH and (
        cues.TERMINAL.search(title) is None or title.endswith(("?", "!", "…"))
    )
    is_excerpt = not any(cues.addresses(texts[index]) for index in run[2:])
    return is_pair and is_title and is_excerpt


def _is_address(text: str) -> bool:
    covered = sum(len(match[0]) for match in cues.addresses(text))
    return covered > _ADDRESS_SHARE * len(text.strip())


def _mark_headings(texts: Sequence[str], kinds: list[BlockKind | None]) -> None:
    for index, text in enumerate(texts):
        if kinds[index] is None and _RESULTS_HEADING.fullmatch(text):
            kinds[index] = "heading"
