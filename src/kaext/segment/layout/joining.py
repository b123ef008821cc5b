"""Paragraphs of a PDF that go on after a box, a column or a page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kaext.document import BlockKind
from kaext.list_marks import DASHES
from kaext.segment import cues
from kaext.segment.layout.blocks import (
    LARGER,
    LayoutBlock,
    LayoutLine,
    is_contents_entry,
    is_same_style,
    starts_abbreviation,
    starts_next_column,
)
from kaext.segment.layout.breaks import FLUSH
from kaext.segment.layout.notes import is_note, starts_note

_OPEN_KINDS = ("body", "box", "caption", "imprint", "timeline")
# Shares of the type size and of paragraphs: where paragraphs are indented.
_LEAST_INDENT, _INDENTED_SHARE, _MIN_INDENTED = 0.6, 0.8, 4
# The lines before its last that show how wide a paragraph is set.
_MIN_FLUSH = 2
# Type sizes: a line that ends so near the edge of its column is full.
_FULL_LINE = 5.0
# Against the distance of lines in a paragraph, and that against the type size; parts around that show a column's width.
_SPACED, _USUAL_PITCH, _NEAR = 1.15, 1.45, 6
_FURNITURE = frozenset(("header", "page_number"))
_STOPS = ("heading", "title", "timeline", "link")
_FLOATS = frozenset(("box", "box_title", "caption", "credit"))
# What a caption, the imprint, or an entry of a chronology goes on over; other text goes on over more.
_PASSED = {
    "caption": _FURNITURE | {"imprint"},
    "imprint": _FURNITURE | {"imprint"},
    "timeline": _FURNITURE | _FLOATS | {"imprint"},
}


def insert_furniture(
    blocks: Sequence[LayoutBlock], lines: Sequence[LayoutLine], furniture: dict[int, BlockKind]
) -> list[LayoutBlock]:
    """Return the parts and the furniture of each page: what stands at its head before them."""
    own: dict[int, list[LayoutBlock]] = {}
    marginal: dict[int, list[LayoutBlock]] = {}
    for block in blocks:
        own.setdefault(block.page, []).append(block)
    for line in lines:
        if line.index in furniture:
            marginal.setdefault(line.page, []).append(LayoutBlock([line], furniture[line.index]))
    result: list[LayoutBlock] = []
    for number in sorted({*own, *marginal}):
        inner = own.get(number, [])
        top = min((block.box.y0 for block in inner), default=0.0)
        outer = sorted(marginal.get(number, ()), key=lambda block: (block.box.y0, block.box.x0))
        result += [block for block in outer if block.box.y0 <= top]
        result += inner
        result += [block for block in outer if block.box.y0 > top]
    return result


def join_continuations(blocks: Sequence[LayoutBlock]) -> list[LayoutBlock]:
    """Join paragraphs that go on in the next part of their kind, over what interrupts them.

    Where paragraphs are indented, what begins a column without an indent goes on though a sentence ends before it, in
    a full line; so it does where the text is justified and that line is as wide as the others.
    """
    are_indented = _are_indented(blocks)
    result: list[LayoutBlock] = []
    taken: set[int] = set()
    for number, block in enumerate(blocks):
        if number in taken:
            continue
        current = block
        position = number
        is_whole = current.is_row
        while not is_whole and current.kind in _OPEN_KINDS and not is_contents_entry(current.lines[-1].text):
            if current.is_finished and not (current.kind == "body" and (are_indented or _ends_flush(current))):
                break
            following = _continuation(blocks, position, current, taken)
            if following is None:
                break
            between = {other.kind for other in blocks[position + 1 : following]}
            if current.is_finished and (
                not between <= _FURNITURE or not _starts_mid_paragraph(current, blocks[following])
            ):
                break
            taken.add(following)
            if current is block:
                current = LayoutBlock(list(block.lines), block.kind, block.group, block.level)
            current.lines.extend(blocks[following].lines)
            position = following
        result.append(current)
    return result


def _are_indented(blocks: Sequence[LayoutBlock]) -> bool:
    """Return whether paragraphs that follow one another begin with an indent."""
    openings = [
        block
        for before, block in pairwise(blocks)
        if before.kind == block.kind == "body" and before.page == block.page and len(block.lines) > 1
        if block.box.y0 > before.box.y0 and not cues.BULLET.match(block.lines[0].text)
    ]
    indented = sum(_indent(block) > _LEAST_INDENT for block in openings)
    return indented >= max(_MIN_INDENTED, _INDENTED_SHARE * len(openings))


def _indent(block: LayoutBlock) -> float:
    """Return the indent of the first line against the second, in type sizes."""
    first, second = block.lines[:2]
    return (first.box.x0 - second.box.x0) / first.style.size


def _ends_flush(current: LayoutBlock) -> bool:
    """Return whether the last line of a part is spread to the margin as its others are: that of no paragraph is."""
    last = current.lines[-1]
    before = [line.box for line in current.lines[:-1] if line.page == last.page and line.box.x0 < last.box.x1]
    edges = [box.x1 for box in before if box.y1 < last.box.y1]
    near = FLUSH * last.style.size
    return len(edges) >= _MIN_FLUSH and all(abs(edge - last.box.x1) < near for edge in edges)


def _starts_mid_paragraph(current: LayoutBlock, block: LayoutBlock) -> bool:
    """Whether a part begins a column or page inside of the paragraph that ended the one before in a full line."""
    last, first = current.lines[-1], block.lines[0]
    if (
        not starts_next_column(last, first)
        or len(current.lines) < 2
        or len(block.lines) < 2
        or not is_same_style(last.style, first.style)
    ):
        return False
    word = first.text.split(maxsplit=1)[0]
    needed = (len(word) + 1) * (first.box.x1 - first.box.x0) / max(1, len(first.text))
    right = max(line.box.x1 for line in current.lines if line.page == last.page and line.box.x0 < last.box.x1)
    return abs(_indent(block)) < _LEAST_INDENT and last.box.x1 + needed > right and not cues.BULLET.match(first.text)


def _continuation(blocks: Sequence[LayoutBlock], position: int, current: LayoutBlock, taken: set[int]) -> int | None:
    """Return the part that goes on with an unfinished paragraph."""
    last = current.lines[-1]
    is_beside_text = is_note(current)
    for index in range(position + 1, len(blocks)):
        block = blocks[index]
        if index in taken or block.is_turned != current.is_turned:
            continue
        if block.is_row:
            return None
        if block.kind == current.kind and block.group == current.group:
            first = block.lines[0]
            if current.kind == "body" and not _has_similar_size(first, last):
                return None
            is_new = (
                _starts_item(current, first)
                or starts_abbreviation(first.text, current.lines[0].text)
                or (current.kind == "timeline" and cues.entry_date_length(first.text))
                or (is_beside_text and starts_note(block))
            )
            is_apart = first.page == last.page and first.region == last.region and index == position + 1
            is_passed = current.kind == "timeline" and any(
                other.kind in _FLOATS for other in blocks[position + 1 : index]
            )
            is_over = is_apart and (not _can_continue(last, first) or _ends_early(blocks, position, current, block))
            if is_new or is_over or (is_passed and not starts_next_column(last, first)):
                return None
            return index
        if is_beside_text:
            if block.page > last.page + 1:
                return None
            continue
        if block.kind in _STOPS:
            return None
        passed = _PASSED.get(current.kind or "")
        if passed is not None and block.kind not in passed:
            return None
        if current.kind == "box" and block.kind == "body":
            return None
    return None


def _ends_early(blocks: Sequence[LayoutBlock], position: int, current: LayoutBlock, block: LayoutBlock) -> bool:
    """Whether a part ends before its column does and a gap parts it from the next: an item without a full stop."""
    last, first = current.lines[-1], block.lines[0]
    distance = first.bottom - last.bottom
    pitches = [
        lower.bottom - upper.bottom
        for one in (current, block)
        for upper, lower in pairwise(one.lines)
        if upper.page == lower.page and upper.bottom < lower.bottom
    ]
    if distance <= _SPACED * min([*pitches, _USUAL_PITCH * first.style.size]):
        return False
    near = (line for other in blocks[max(0, position - _NEAR) : position + _NEAR] for line in other.lines)
    # A line whose font tells no widths is none of those that begin before it ends.
    right = max(
        (
            line.box.x1
            for line in near
            if (line.page, line.region) == (last.page, last.region)
            and is_same_style(line.style, last.style)
            and line.box.x0 < last.box.x1
        ),
        default=last.box.x1,
    )
    word = first.text.split(maxsplit=1)[0]
    return last.box.x1 + (len(word) + 1) * (first.box.x1 - first.box.x0) / max(1, len(first.text)) < right


def _starts_item(current: LayoutBlock, first: LayoutLine) -> bool:
    """Return whether a line begins an item of a list; a dash after a full line may be the sentence's own."""
    if cues.BULLET.match(first.text) is None:
        return False
    last = current.lines[-1]
    right = max(line.box.x1 for line in current.lines if line.page == last.page)
    is_full = len(current.lines) > 1 and right - last.box.x1 < _FULL_LINE * last.style.size
    is_dash = first.text.lstrip()[0] in DASHES
    return not (is_dash and is_full and not current.is_finished and not cues.BULLET.match(current.lines[0].text))


def _has_similar_size(line: LayoutLine, other: LayoutLine) -> bool:
    return line.style.size <= LARGER * other.style.size and other.style.size <= LARGER * line.style.size


def _can_continue(last: LayoutLine, first: LayoutLine) -> bool:
    """Return whether a line may go on with a paragraph on its page: in the next column, or right below in its type."""
    if not is_same_style(last.style, first.style):
        return False
    distance = first.box.y1 - last.box.y1
    return distance < 0 or distance < 2.2 * first.style.size
