"""Boxes that interrupt a sentence: the text before them is unfinished, and the text after them continues it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

import regex

from kaext.document import BlockKind
from kaext.segment import cues
from kaext.segment.text.blocks import TextBlock, is_title_like
from kaext.segment.title_shape import FIRST_WORD, UNFINISHED_END, is_shaped_as_title

# An inset without empty lines around it: its lines are narrower than this share of the paragraph that it interrupts.
_INSET_SHARE, _MIN_INSET_LINES = 0.9, 3
# Of the lines before it, this share is wider than the inset.
_MIN_OUTSIDE_LINES, _MIN_WIDER_SHARE = 2, 0.7
# A title inside a paragraph takes at most this share of its width.
_MAX_TITLE_SHARE = 0.75
_MAX_BOX_BLOCKS = 6
_MAX_BOX_LENGTH = 900
_BROKEN_WORD = regex.compile(r"(?r)\p{L}[-\u2010\u2011\u00ad¬]\s*+$")


def split_insets(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """Split paragraphs at the boxes inside them that no empty line sets off, and label these boxes.

    Such a box has a title as its first line, and lines narrower than the paragraph.
    """
    result: list[TextBlock] = []
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        goes_on = following is not None and not following.gap_before and _is_prose(following)
        inset = _inset(block, goes_on=goes_on) if _is_prose(block) else None
        if inset is None:
            result.append(block)
            continue
        box = -1 - block.lines[inset.start]
        result.append(_part(block, range(inset.start)))
        result.append(_part(block, range(inset.start, inset.start + 1), "box_title", box))
        result.append(_part(block, range(inset.start + 1, inset.stop), "box", box))
        if inset.stop < len(block.lines):
            result.append(_part(block, range(inset.stop, len(block.lines))))
    return result


def _part(block: TextBlock, lines: range, kind: BlockKind | None = None, box: int = 0) -> TextBlock:
    """Return some lines of a block as a block."""
    part = slice(lines.start, lines.stop)
    is_first = not lines.start
    return TextBlock(block.lines[part], kind, box, gap_before=block.gap_before and is_first, texts=block.texts[part])


def _inset(block: TextBlock, *, goes_on: bool) -> range | None:
    """Return the lines of a box inside a paragraph, title first; None if there is none.

    Parameters
    ----------
    block
        The paragraph.
    goes_on
        Whether the next block can continue the paragraph, so that the box may be its end.
    """
    texts, width = block.texts, block.width
    for start in range(1, len(texts) - _MIN_INSET_LINES):
        if cues.TERMINAL.search(texts[start - 1]) or len(texts[start - 1].strip()) < _INSET_SHARE * width:
            continue
        narrow = list(takewhile(lambda line: len(texts[line].strip()) < _INSET_SHARE * width, range(start, len(texts))))
        stop = start + len(narrow)
        while stop > start and not cues.SENTENCE_END.search(texts[stop - 1]):
            stop -= 1
        is_short = len(texts[start].strip()) <= _MAX_TITLE_SHARE * width
        has_title = is_short and is_shaped_as_title((texts[start],))
        is_closed = (stop < len(texts) or goes_on) and stop - start > _MIN_INSET_LINES
        if has_title and is_closed and _are_wider(texts[:start], texts[start:stop]):
            return range(start, stop)
    return None


def _are_wider(outside: Sequence[str], inside: Sequence[str]) -> bool:
    """Return whether most lines of a paragraph are wider than all lines of its inset."""
    widest = max(len(text.strip()) for text in inside)
    wider = sum(1 for text in outside if len(text.strip()) > widest)
    return len(outside) >= _MIN_OUTSIDE_LINES and wider >= _MIN_WIDER_SHARE * len(outside)


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
