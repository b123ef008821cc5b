"""Notes in PDFs: footnotes and marginal notes, which may continue over pages."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from kaext.segment import cues
from kaext.segment.layout.blocks import (
    SMALLER,
    LayoutBlock,
    has_date_above,
    is_emphasised,
    is_same_style,
    is_title_like,
)
from kaext.segment.layout.boxes import MIN_INSET, Column, body_columns
from kaext.source import LineStyle

# Maximum lines of a title in a narrow margin; maximum distance, in type sizes, from the head or foot of the page for
# a note to continue over it.
_MAX_MARGIN_TITLE_LINES = 6
_NEAR_EDGE = 2.5
_SAME_PLACE = 3.0
# How much wider than other marginal notes one is at most on a page without body text.
_MAX_WIDER = 2.0
# Fewest labels with values that are no titles of boxes of their own.
_MIN_FACTS = 3
# Maximum width of a marginal note, relative to the widest column.
_NARROW = 0.75
_MARGIN = "margin/"
# 1სრული ტექსტი … (the full text): a footnote number directly before the text.
_GLUED_NUMBER = regex.compile(r"\s*+\d{1,2}\p{Georgian}{2}")
_NOTE_NUMBER = regex.compile(r"\s*+(\d{1,2})(?:\s|\p{Georgian}{2})")


def is_note(block: LayoutBlock) -> bool:
    """Return whether a block is a note, so that the body and the note each continue independently over pages."""
    return block.group.startswith(_MARGIN) or (block.kind == "imprint" and starts_note(block))


def starts_note(block: LayoutBlock) -> bool:
    """Return whether a block starts with a footnote number."""
    return cues.NUMBERED_LINE.match(block.lines[0].text) is not None


def mark_notes(blocks: Sequence[LayoutBlock], body: LineStyle) -> None:
    """Label footnotes as imprint, and notes in the margin, outside the columns of the body, as boxes."""
    columns = body_columns(blocks, body)
    for number, block in enumerate(blocks):
        if block.kind is not None or block.is_row or block.style.size >= SMALLER * body.size:
            continue
        if has_date_above(block):
            continue
        before, is_in_margin = blocks[number - 1] if number else block, _is_in_margin(block, columns)
        if is_in_margin and number and _is_fact(before, block, body):
            _mark_margin(blocks, number, body)
        elif _is_footnote(block, blocks, body) or (number and _follows_note(block, before)):
            block.kind = "imprint"
        elif is_in_margin:
            _mark_margin(blocks, number, body)
    _mark_on_pages_without_body(blocks, columns, body)
    _join_facts(blocks)
    _join_over_pages(blocks)


def _is_in_margin(block: LayoutBlock, columns: dict[int, list[Column]]) -> bool:
    box, own = block.box, columns.get(block.page)
    if block.region or own is None or box.x1 - box.x0 > _NARROW * max(edge.right - edge.left for edge in own):
        return False
    return all(box.x0 >= edge.right or box.x1 <= edge.left for edge in own)


def _mark_margin(blocks: Sequence[LayoutBlock], number: int, body: LineStyle) -> None:
    """Label a marginal note; it joins the box of a title or note right above it."""
    block, before = blocks[number], blocks[number - 1] if number else blocks[number]
    block.kind, block.group = "box", f"{_MARGIN}{number}"
    if _heads(before, block, body):
        before.kind, before.group = "box_title", block.group
    elif before.group.startswith(_MARGIN) and _is_right_above(before, block):
        block.group = before.group


def _is_fact(label: LayoutBlock, value: LayoutBlock, body: LineStyle) -> bool:
    """Return whether a block is the value of a label above it, which may begin with a number: 42 მილიონი (million)."""
    return len(value.lines) == 1 and not cues.FOOTNOTE.match(value.text) and _heads(label, value, body)


def _join_facts(blocks: Sequence[LayoutBlock]) -> None:
    """Merge labels with their values below them, several in a column, into one box: capital, area, population."""
    facts = [number for number, (label, value) in enumerate(pairwise(blocks)) if _is_labelled(label, value)]
    run: list[int] = []
    for number in (*facts, -1):
        if run and (number != run[-1] + 2 or not _are_in_column(blocks[run[-1]], blocks[number])):
            if len(run) >= _MIN_FACTS:
                for member in blocks[run[0] : run[-1] + 2]:
                    member.kind, member.group = "box", blocks[run[0]].group
            run = []
        run.append(number)


def _is_labelled(label: LayoutBlock, value: LayoutBlock) -> bool:
    """Return whether two blocks are the title of a marginal note and its only line."""
    return (
        (label.kind, value.kind) == ("box_title", "box")
        and label.group == value.group
        and label.group.startswith(_MARGIN)
        and len(value.lines) == 1
    )


def _are_in_column(upper: LayoutBlock, lower: LayoutBlock) -> bool:
    """Return whether a label is below another, in its style."""
    return (
        upper.style == lower.style
        and upper.page == lower.page
        and abs(upper.box.x0 - lower.box.x0) < _SAME_PLACE
        and lower.box.y0 > upper.box.y1
    )


def _mark_on_pages_without_body(
    blocks: Sequence[LayoutBlock], columns: dict[int, list[Column]], body: LineStyle
) -> None:
    """Label marginal notes on pages without body text, by the style and position of marginal notes elsewhere."""
    notes = [block for block in blocks if block.group.startswith(_MARGIN) and block.kind == "box"]
    widths: dict[tuple[LineStyle, int], float] = {}
    for block in notes:
        place = block.style, round(block.box.x0 / _SAME_PLACE)
        widths[place] = max(widths.get(place, 0.0), block.box.x1 - block.box.x0)
    for number, block in enumerate(blocks):
        is_free = block.kind is None and not block.region and not block.is_row and block.page not in columns
        width = widths.get((block.style, round(block.box.x0 / _SAME_PLACE)), 0.0) if is_free else 0.0
        if width and block.box.x1 - block.box.x0 < _MAX_WIDER * width:
            _mark_margin(blocks, number, body)


def _join_over_pages(blocks: Sequence[LayoutBlock]) -> None:
    """Merge marginal notes that continue at the head of the next page, without a title there, into one box."""
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
            merged_group = lower.group
            for block in notes:
                if block.group == merged_group:
                    block.group = upper.group


def _heads(title: LayoutBlock, note: LayoutBlock, body: LineStyle) -> bool:
    """Return whether a block is the title of a marginal note: right above it, and distinct in type."""
    return (
        (title.kind is None or title.group.startswith(_MARGIN))
        and is_title_like(title, most_lines=_MAX_MARGIN_TITLE_LINES)
        and (is_emphasised(title.style, body) or is_emphasised(title.style, note.style))
        and _is_right_above(title, note)
    )


def _is_right_above(upper: LayoutBlock, lower: LayoutBlock) -> bool:
    """Return whether a block is directly above another, with the same left or right edge."""
    return (
        (upper.page, upper.region) == (lower.page, lower.region)
        and min(abs(upper.box.x0 - lower.box.x0), abs(upper.box.x1 - lower.box.x1)) < MIN_INSET
        and 0 <= lower.box.y0 - upper.box.y1 + upper.style.size < 2 * upper.style.size
    )


def _follows_note(block: LayoutBlock, before: LayoutBlock) -> bool:
    """Return whether a block is the footnote after another: in the same style, with the next number."""
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
    """Return whether a small block is a footnote: it starts with a mark, or with a number and no text is below it.

    Links and titles do not count as text. In a box, a number starts a list item.
    """
    if block.region.startswith("box") or (is_emphasised(block.style, body) and is_title_like(block)):
        return False
    if cues.FOOTNOTE.match(block.text):
        return True
    is_numbered = cues.NUMBERED_LINE.match(block.text) or _GLUED_NUMBER.match(block.text)
    return is_numbered is not None and not any(
        other.page == block.page
        and other.kind is None
        and other.box.y0 > block.box.y1
        and other.box.x0 < block.box.x1
        and block.box.x0 < other.box.x1
        and other.style.size >= SMALLER * body.size
        and not (cues.addresses(other.text) or (is_emphasised(other.style, body) and is_title_like(other)))
        for other in blocks
    )
