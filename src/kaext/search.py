"""Search in a text: for words, whatever white space separates them; for the lines that a slow pattern may match."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence


def find_words(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield the extents (code points) in ``text`` of the sequence ``words``, with any white space between the words.

    Extents do not overlap.
    """
    first, *rest = words.split() or [""]
    # No regular expression: every quotation would be compiled and searched for once.
    start = text.find(first) if first else -1
    while start >= 0:
        end = _end_of_words(rest, text, start + len(first))
        if end is not None:
            yield start, end
        start = text.find(first, start + 1 if end is None else end)


def _end_of_words(words: Sequence[str], text: str, start: int) -> int | None:
    """Return the end of ``words`` that follow ``start``, each after white space; ``None`` if they do not."""
    for word in words:
        at = start
        while at < len(text) and text[at].isspace():
            at += 1
        if at == start or not text.startswith(word, at):
            return None
        start = at + len(word)
    return start


def lines_with(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield the extents (code points) of the lines of ``text`` with a match of ``pattern``, which no line end is in."""
    end = -1
    for match in pattern.finditer(text):
        if match.start() > end:
            start = text.rfind("\n", 0, match.start()) + 1
            end = text.find("\n", match.end())
            end = end if end >= 0 else len(text)
            yield start, end
