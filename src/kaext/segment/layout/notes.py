"""Notes of a PDF: at the foot of pages and in the margin, one each also where they go on over pages."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from kaext.segment import cues
from kaext.segment.layout.blocks import SMALLER, LayoutBlock, is_emphasised, is_same_style, is_title_like
from kaext.segment.layout.boxes import MIN_INSET, Column, body_columns
from kaext.source import LineStyle

# Lines of a title in a narrow margin; so many lines off the head or foot of its page a note may still go on.
_MAX_MARGIN_TITLE_LINES = 6
_NEAR_EDGE = 2.5
_SAME_PLACE = 3.0
# A margin is narrower than the columns of the text by so much.
_NARROW = 0.75
_MARGIN = "margin/"
_NOTE_NUMBER = regex.compile(r"\s*+(\d{1,2})\s")
_NUMBERED_NOTE = regex.compile(r"\s*+\d{1,2}[\s.)]\s*+\p{L}")


def is_note(block: LayoutBlock) -> bool:
    """Return whether a part is a note: the text beside or above it goes on over pages as the note itself does."""
    return block.group.startswith(_MARGIN) or (block.kind == "imprint" and starts_note(block))


def starts_note(block: LayoutBlock) -> bool:
    """Return whether a part begins with the number of a footnote."""
    return _NUMBERED_NOTE.match(block.lines[0].text) is not None


def mark_notes(blocks: Sequence[LayoutBlock], body: LineStyle) -> None:
    """Mark footnotes at the foot of pages, and notes in the margin, which no column of the body reaches, as boxes."""
    columns = body_columns(blocks, body)
    for number, block in enumerate(blocks):
        if block.kind is not None or block.is_row or block.style.size >= SMALLER * body.size:
            continue
        if _is_footnote(block, blocks, body) or (number and _follows_note(block, blocks[number - 1])):
            block.kind = "imprint"
        elif _is_in_margin(block, columns):
            _mark_margin(blocks, number, body)
    _mark_on_pages_without_body(blocks, columns, body)
    _join_over_pages(blocks)


def _is_in_margin(block: LayoutBlock, columns: dict[int, list[Column]]) -> bool:
    box, own = block.box, columns.get(block.page)
    if block.region or own is None or box.x1 - box.x0 > _NARROW * max(edge.right - edge.left for edge in own):
        return False
    return all(box.x0 >= edge.right or box.x1 <= edge.left for edge in own)


def _mark_margin(blocks: Sequence[LayoutBlock], number: int, body: LineStyle) -> None:
    """Mark a note in the margin, of the box of the title or the paragraph right above it."""
    block, before = blocks[number], blocks[number - 1] if number else blocks[number]
    block.kind, block.group = "box", f"{_MARGIN}{number}"
    if _heads(before, block, body):
        before.kind, before.group = "box_title", block.group
    elif before.group.startswith(_MARGIN) and _is_right_above(before, block):
        block.group = before.group


def _mark_on_pages_without_body(
    blocks: Sequence[LayoutBlock], columns: dict[int, list[Column]], body: LineStyle
) -> None:
    """Mark notes on pages without text of the body: set as notes in the margin of others are, and where they are."""
    notes = [block for block in blocks if block.group.startswith(_MARGIN) and block.kind == "box"]
    places = {(block.style, round(block.box.x0 / _SAME_PLACE)) for block in notes}
    for number, block in enumerate(blocks):
        is_free = block.kind is None and not block.region and not block.is_row and block.page not in columns
        if is_free and (block.style, round(block.box.x0 / _SAME_PLACE)) in places:
            _mark_margin(blocks, number, body)


def _join_over_pages(blocks: Sequence[LayoutBlock]) -> None:
    """Give notes in the margin that go on at the head of the next page, without a title there, the box of the first."""
    notes = [block for block in blocks if block.group.startswith(_MARGIN)]
    groups = {block.group for block in notes if block.kind == "box_title"}
    tops: dict[int, float] = {}
    bottoms: dict[int, float] = {}
    for block in blocks:
        tops[block.page] = min(block.box.y0, tops.get(block.page, block.box.y0))
        bottoms[block.page] = max(block.box.y1, bottoms.get(block.page, block.box.y1))
    for upper, lower in pairwise(notes):
        if lower.kind != "box" or lower.page != upper.page + 1 or not is_same_style(upper.style, lower.style):
            continue
        is_at_edges = (
            lower.box.y0 - tops[lower.page] < _NEAR_EDGE * lower.style.size
            and bottoms[upper.page] - upper.box.y1 < _NEAR_EDGE * upper.style.size
        )
        if is_at_edges and lower.group not in groups and (upper.group in groups or not upper.is_finished):
            parted = lower.group
            for block in notes:
                if block.group == parted:
                    block.group = upper.group


def _heads(title: LayoutBlock, note: LayoutBlock, body: LineStyle) -> bool:
    """Return whether a part is the title of a note in the margin: right above it, and set apart from it."""
    return (
        (title.kind is None or title.group.startswith(_MARGIN))
        and is_title_like(title, most_lines=_MAX_MARGIN_TITLE_LINES)
        and (is_emphasised(title.style, body) or is_emphasised(title.style, note.style))
        and _is_right_above(title, note)
    )


def _is_right_above(upper: LayoutBlock, lower: LayoutBlock) -> bool:
    return (
        (upper.page, upper.region) == (lower.page, lower.region)
        and abs(upper.box.x0 - lower.box.x0) < MIN_INSET
        and 0 <= lower.box.y0 - upper.box.y1 + upper.style.size < 2 * upper.style.size
    )


def _follows_note(block: LayoutBlock, before: LayoutBlock) -> bool:
    """Return whether a part is the footnote after one: set as it is, and its number is the next."""
    number, last = _NOTE_NUMBER.match(block.text), _NOTE_NUMBER.match(before.text)
    return (
        before.kind == "imprint"
        and number is not None
        and last is not None
        and int(number[1]) == int(last[1]) + 1
        and before.page == block.page
        and is_same_style(before.style, block.style)
    )


def _is_footnote(block: LayoutBlock, blocks: Sequence[LayoutBlock], body: LineStyle) -> bool:
    """Return whether a small part is a footnote: it begins with its sign, or with a number where no text stands below.

    Links and their titles are no text; what is numbered in a box is an item of it.
    """
    if block.region.startswith("box") or (is_emphasised(block.style, body) and is_title_like(block)):
        return False
    if cues.FOOTNOTE.match(block.text):
        return True
    return _NUMBERED_NOTE.match(block.text) is not None and not any(
        other.page == block.page
        and other.kind is None
        and other.box.y0 > block.box.y1
        and other.box.x0 < block.box.x1
        and block.box.x0 < other.box.x1
        and other.style.size >= SMALLER * body.size
        and not (cues.addresses(other.text) or (is_emphasised(other.style, body) and is_title_like(other)))
        for other in blocks
    )
