"""Passages in English: sentences, lines and halves of bilingual lines (``ვადა / term``) without Georgian letters.

A passage ends where a sentence, a line or a half of a line does. English names inside Georgian sentences are none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import regex
from spacy.tokens import Doc

from kaext.expressions import lazy_regex
from kaext.pipes.extensions import BlockSpan, blocks_of, text_of

# Where a document keeps its passages for the components after the first that asks for them.
_KEPT = "kaext_english"

# Blocks that consist of addresses and names.
_NAME_KINDS = frozenset(["link", "credit", "page_number"])
# Only runs with letters: most are the spaces between Georgian words. It begins where a block or a Georgian word ends.
_RUN = lazy_regex(r"(?:\G|(?<=\p{Georgian}))(?=[^\p{L}]*+[^\p{Georgian}])[^\p{Georgian}]++")
# Where a passage can begin after Georgian words, and end before them: at a slash or bar between the languages, at the
# end of a sentence or of an unwrapped line; before them also at a colon or semicolon.
_SENTENCE_END = r"(?<=[\p{L}\d)”\"»])[.!?…][”\"»)]?\s++(?=[\p{Lu}\d„“\"«(]|\p{Georgian}|$)"
_BEGIN = lazy_regex(rf"\s/\s|\s?\|\s?|\n\n|{_SENTENCE_END}")
_END = lazy_regex(rf"\s/\s?|\s?\||\n\n|(?<=\p{{Latin}})[:;](?=\s)|\)(?=[\s.,;:]|$)|{_SENTENCE_END}")
_SLASH = lazy_regex(r"\s/\s")
# Function words of English that no other language of the same alphabet shares.
_FUNCTION_WORD = lazy_regex(
    r"(?<![\p{L}\d@./-])(?:the|of|and|with|from|by|was|were|has|have|had|is|are|will|would|been|be|to|since|which|who"
    r"|that|this|its|their|it|they|not|at|until|under)(?![\p{L}\d@/-]|\.\p{L})",
    regex.IGNORECASE,
)
_WORD = lazy_regex(r"(?<![\p{L}\d@./_-])\p{Ll}{3,}+(?![\p{L}\d@/_-]|\.\p{L})")


def _english_passages(text: str, blocks: Iterable[BlockSpan]) -> list[tuple[int, int]]:
    """Return the extents of the passages in English, in text order.

    Parameters
    ----------
    text
        The text.
    blocks
        Its blocks; a passage does not extend over several.
    """
    return [
        extent
        for block in blocks
        if block.kind not in _NAME_KINDS
        for run in _RUN.finditer(text, block.start, block.end)
        if (extent := _passage(text, block, *run.span())) is not None
    ]


def passages_of(doc: Doc) -> Sequence[tuple[int, int]]:
    """Return the extents of the passages in English of a document, searched for at most once."""
    if _KEPT not in doc.user_data:
        doc.user_data[_KEPT] = _english_passages(text_of(doc), blocks_of(doc))
    passages: Sequence[tuple[int, int]] = doc.user_data[_KEPT]
    return passages


def is_in_passage(passages: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Return whether an extent is inside one of the passages."""
    index = bisect_right(passages, start, key=lambda passage: passage[0]) - 1
    return index >= 0 and passages[index][1] >= end


def overlaps(extents: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Return whether an extent overlaps one of others, which are in text order and do not overlap each other."""
    index = bisect_right(extents, start, key=lambda extent: extent[0])
    return any(first < end and start < last for first, last in extents[max(0, index - 1) : index + 1])


def _passage(text: str, block: BlockSpan, start: int, end: int) -> tuple[int, int] | None:
    """Return the English passage in a run without Georgian letters, if there is one."""
    first, is_twin = start, False
    if start > block.start:
        begin = _BEGIN.search(text, start, end)
        if begin is None:
            return None
        first, is_twin = begin.end(), _SLASH.fullmatch(begin[0]) is not None
    last = end
    if end < block.end:
        last = max((close.start() for close in _END.finditer(text, first, end)), default=first)
        is_twin = is_twin or (last > first and _SLASH.match(text, last) is not None)
    if not any(True for _ in _letters(text, first, last)):
        return None
    is_line = start == block.start and end == block.end and block.kind != "imprint"
    if _FUNCTION_WORD.search(text, first, last) or is_twin or (is_line and _WORD.search(text, first, last)):
        return first, last
    return None


def _letters(text: str, start: int, end: int) -> Iterator[str]:
    return (sign for sign in text[start:end] if sign.isalpha())
