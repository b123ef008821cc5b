"""Boxes that interrupt a sentence: the text before them is unfinished, and the text after them continues it."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from kaext.segment.text.blocks import TextBlock, is_title_like
from kaext.segment.title_shape import FIRST_WORD, UNFINISHED_END

_MAX_BOX_BLOCKS = 6
_MAX_BOX_LENGTH = 900
_BROKEN_WORD = regex.compile(r"(?r)\p{L}[-\u2010\u2011\u00ad¬]\s*+$")


def mark_interrupting_boxes(blocks: Sequence[TextBlock]) -> None:
    """Label the blocks between two halves of a sentence as a box.

    They are set off by empty lines and have a title, or the interruption breaks a word.
    """
    for number, block in enumerate(blocks):
        if not _is_unfinished_prose(block):
            continue
        inside = _set_off(blocks, number + 1)
        after = number + 1 + len(inside)
        if not inside or after >= len(blocks) or not _is_prose(blocks[after]):
            continue
        title = _title(inside)
        if _is_interrupted(block, blocks[after], is_title_below=title == len(inside) - 1, has_title=title is not None):
            for place, part in enumerate(inside):
                part.kind, part.box = "box_title" if place == title else "box", number + 2


def _is_prose(block: TextBlock) -> bool:
    return block.kind is None and not (block.is_row or block.is_labelled or block.is_numbered or is_title_like(block))


def _is_unfinished_prose(block: TextBlock) -> bool:
    return _is_prose(block) and not block.is_finished and len(block.lines) > 1


def _set_off(blocks: Sequence[TextBlock], start: int) -> Sequence[TextBlock]:
    """Return the blocks from ``start`` to the next empty line, if they can be the text of a box."""
    end = start + 1
    while end < len(blocks) and not blocks[end].gap_before:
        end += 1
    inside = blocks[start:end]
    text = [part for part in inside if not is_title_like(part)]
    is_text = bool(text) and all(part.kind is None and not part.is_numbered for part in inside) and text[-1].is_finished
    is_short = len(inside) <= _MAX_BOX_BLOCKS and sum(len(part.text) for part in inside) <= _MAX_BOX_LENGTH
    return inside if is_text and is_short and inside[0].gap_before else ()


def _title(inside: Sequence[TextBlock]) -> int | None:
    """Return the place of the title: the first block, or the last."""
    return next((place for place in (0, len(inside) - 1) if is_title_like(inside[place])), None)


def _is_interrupted(before: TextBlock, after: TextBlock, *, is_title_below: bool, has_title: bool) -> bool:
    """Return whether a sentence goes on after a box.

    The interruption breaks a word, or the box has a title and the sentence ends on a full line or in a word that needs
    another one. A title below the box's text is enough, as it heads nothing.
    """
    last = before.texts[-1].strip()
    if _BROKEN_WORD.search(last):
        return True
    word = FIRST_WORD.match(after.texts[0])
    is_full = word is not None and len(last) + 1 + len(word[0].strip()) > before.width
    return has_title and (is_title_below or is_full or UNFINISHED_END.search(last) is not None)
