"""Paragraphs in texts that continue after a running header, a page number, a box or a caption."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kaext.document import BlockKind
from kaext.segment import cues
from kaext.segment.text.blocks import MIN_UNWRAPPED_LENGTH, TextBlock
from kaext.segment.title_shape import FIRST_WORD, line_width

# Kinds of lines that a page has around its text.
FURNITURE: frozenset[BlockKind] = frozenset({"header", "page_number", "credit"})
_MAX_INTERRUPTING_BLOCKS, _MAX_NOTES = 50, 10


def join_continuations(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """Join paragraphs to their continuation in the next block with the same label, over interruptions."""
    result: list[TextBlock] = []
    taken: set[int] = set()
    for number, block in enumerate(blocks):
        if number in taken:
            continue
        current = replace(block, lines=list(block.lines), texts=list(block.texts))
        if current.kind in ("body", "box", "caption", "imprint"):
            position = number
            while _is_unfinished(current):
                following = _continuation(blocks, position, current)
                if following is None:
                    break
                taken.add(following)
                current.lines.extend(blocks[following].lines)
                current.texts.extend(blocks[following].texts)
                position = following
        result.append(current)
    return result


def _is_unfinished(block: TextBlock) -> bool:
    return not (block.is_finished or block.is_row or (len(block.texts) == 1 and cues.BULLET.match(block.texts[0])))


def _continuation(blocks: Sequence[TextBlock], position: int, current: TextBlock) -> int | None:
    """Return the index of the block that continues an unfinished paragraph."""
    for index in range(position + 1, min(len(blocks), position + 1 + _MAX_INTERRUPTING_BLOCKS)):
        block = blocks[index]
        if block.kind == current.kind and cues.JUMP.fullmatch(block.text):
            continue
        if block.kind == current.kind and block.box == current.box:
            is_over = index == position + 1 and block.gap_before and _ends_before_gap(current, block)
            return None if is_over or block.is_row or _is_entry(block) else index
        if block.kind in ("heading", "title", "timeline", "link") or (
            block.kind == "imprint" and not _is_at_page_end(blocks, index)
        ):
            return None
        if current.kind in ("caption", "imprint") or (current.kind == "box" and block.kind == "body"):
            return None
    return None


def _is_entry(block: TextBlock) -> bool:
    """Return whether a block is an item, or in a box an abbreviation with its long form or a label with a figure."""
    line = block.texts[0]
    is_entry = cues.ABBREVIATION_ENTRY.match(line) or cues.LABELLED_VALUE.match(line)
    return cues.BULLET.match(line) is not None or (block.kind == "box" and is_entry is not None)


def _is_at_page_end(blocks: Sequence[TextBlock], number: int) -> bool:
    """Return whether page furniture follows a footnote, perhaps below further ones."""
    below = blocks[number + 1 : number + 1 + _MAX_NOTES]
    following = next((block.kind for block in below if block.kind != "imprint"), None)
    return following in FURNITURE


def _ends_before_gap(current: TextBlock, following: TextBlock) -> bool:
    """Return whether a paragraph without a full stop ends at an empty line.

    It does if it is unwrapped, if its last line leaves room for the next word, or if it ends in a verb.
    """
    room = current.width - line_width(current.texts[-1]) - 1
    word = FIRST_WORD.match(following.texts[0])
    has_room = word is not None and room >= len(word[0].strip())
    is_unwrapped = len(current.texts) == 1 and current.width > MIN_UNWRAPPED_LENGTH
    return is_unwrapped or has_room or cues.VERB_END.search(current.texts[-1]) is not None
