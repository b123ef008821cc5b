"""Titles of documents in a single type, as typewriters and plain text editors make them: set off by blank lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from kaext.segment import cues
from kaext.segment.layout.blocks import LayoutBlock, has_title_shape, is_same_style
from kaext.segment.title_shape import UNFINISHED_END, is_shaped_as_title
from kaext.source import LineStyle

# Relative to the type size: the distance between baselines with a blank line between them, and how far
# from the margin one of several centred lines begins at least and their centres are from that of the text at most.
_BLANK_LINE, _MIN_MARGIN, _CENTRED = 1.9, 1.5, 1.5
_MAX_LINES, _MAX_TITLE_LINES, _MIN_HEADINGS, _MIN_PARAGRAPH = 2, 5, 2, 2
_MAX_TITLE_LENGTH = 400


def centred_title(blocks: Sequence[LayoutBlock], body: LineStyle) -> LayoutBlock | None:
    """Return the first block above the first paragraph of a page whose lines are centred, as a title in plain type is.

    Parameters
    ----------
    blocks
        The blocks of the first page without a label, outside tables.
    body
        The style of most of the text.
    """
    left = min(line.left for block in blocks for line in block.lines)
    right = max(line.box.x1 for block in blocks for line in block.lines)
    opening = takewhile(lambda block: not _is_paragraph(block, body) or block.lines[0].left > left, blocks)
    for block in opening:
        size = block.style.size
        boxes = [line.box for line in block.lines]
        is_inset = max(box.x0 for box in boxes) - left > _MIN_MARGIN * size
        is_centred = is_inset and all(abs(box.x0 + box.x1 - left - right) < 2 * _CENTRED * size for box in boxes)
        is_short = len(boxes) <= _MAX_TITLE_LINES and len(block.text) <= _MAX_TITLE_LENGTH
        if is_centred and is_short and not block.is_finished and not UNFINISHED_END.search(block.text):
            return block
    return None


def mark_plain_headings(blocks: Sequence[LayoutBlock], body: LineStyle) -> None:
    """Label headings in the type of the text, if no type sets titles off: short lines with blank lines around them.

    There are several, each above text or above another one.
    """
    own = [block for block in blocks if block.kind in (None, "heading") and not block.is_row]
    if not all(block.kind is None and _is_in_type(block, body) for block in own):
        return
    found: list[LayoutBlock] = []
    for number in range(len(blocks) - 2, 0, -1):
        before, block, after = blocks[number - 1 : number + 2]
        is_text = after.kind is None and (len(after.lines) >= _MIN_PARAGRAPH or after.is_finished)
        if (is_text or (found and after is found[-1])) and _is_set_off(before, block, after) and _can_be_heading(block):
            found.append(block)
    if len(found) >= _MIN_HEADINGS:
        for block in found:
            block.kind = "heading"


def _is_in_type(block: LayoutBlock, body: LineStyle) -> bool:
    style = block.style
    return is_same_style(style, body) and (style.font, style.colour) == (body.font, body.colour)


def _is_paragraph(block: LayoutBlock, body: LineStyle) -> bool:
    is_text = block.kind is None and not block.is_row and is_same_style(block.style, body)
    return is_text and len(block.lines) >= _MIN_PARAGRAPH and not cues.BULLET.match(block.text)


def _can_be_heading(block: LayoutBlock) -> bool:
    """Return whether a block has the shape and wording of a title, perhaps after a number or letter."""
    if block.kind is not None or block.is_row or block.region:
        return False
    is_numbered = cues.BULLET.match(block.text) is not None
    is_short = len(block.lines) <= _MAX_LINES and has_title_shape(block)
    return is_short and is_shaped_as_title(tuple(block.texts), is_numbered=is_numbered)


def _is_set_off(before: LayoutBlock, block: LayoutBlock, after: LayoutBlock) -> bool:
    """Return whether there is a blank line above and below a block, or the edge of the page."""
    least = _BLANK_LINE * block.style.size
    above, below = before.lines[-1], after.lines[0]
    return (above.page != block.page or block.lines[0].bottom - above.bottom > least) and (
        below.page != block.page or below.bottom - block.lines[-1].bottom > least
    )
