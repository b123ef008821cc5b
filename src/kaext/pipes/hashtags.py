"""Hashtags at the end of a post: they file it under topics and state nothing."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from kaext.pipes.extensions import BlockSpan

_HASHTAGS = regex.compile(r"(?<![\p{L}\p{N}_])(?:#[\p{L}\p{N}_]{1,60}+(?=\s|#|$)\s*+)++")
# What may follow them: the number of views, a sign.
_AFTER = regex.compile(r"[^\p{Georgian}]{0,40}")


def closing_hashtags(text: str, blocks: Iterable[BlockSpan]) -> list[tuple[int, int]]:
    """Return the extents of the hashtags at the end of blocks, in text order.

    A hashtag inside a sentence is one of its words: #საქართველო შეუერთდა (#Georgia joined).

    Parameters
    ----------
    text
        The text.
    blocks
        Its blocks.
    """
    return [
        tags.span()
        for block in blocks
        if "#" in text[block.start : block.end]
        for tags in _HASHTAGS.finditer(text, block.start, block.end)
        if _AFTER.fullmatch(text, tags.end(), block.end)
    ]
