"""Search for words in a text, whatever white space separates them."""

from __future__ import annotations

from collections.abc import Iterator

import regex


def find_words(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield the extents (code points) in ``text`` of the sequence ``words``, with any white space between the words."""
    escaped = [regex.escape(word) for word in words.split()]
    if escaped:
        yield from (match.span() for match in regex.finditer(r"\s++".join(escaped), text))
