"""Where words stand in a text."""

from __future__ import annotations

from collections.abc import Iterator

import regex


def find_words(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield the extents in ``text``, in code points, where some words stand with any white space between them."""
    escaped = [regex.escape(word) for word in words.split()]
    if escaped:
        yield from (match.span() for match in regex.finditer(r"\s++".join(escaped), text))
