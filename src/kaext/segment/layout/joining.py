"""Paragraphs in PDFs that continue after a box, a column or a page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from kaext.document import BlockKind
from kaext.list_marks import DASHES
from kaext.segment import cues
from kaext.segment.layout.blocks import (
    LARGER,
    LETTERED_POINT,
    LayoutBlock,
    LayoutLine,
    begins_with_nominative_date,
    ends_in_address,
    is_contents_entry,
    is_foreign,
    is_in_two_languages,
    is_same_style,
    starts_abbreviation,
    starts_next_column,
)
from kaext.segment.layout.breaks import FLUSH
from kaext.segment.layout.notes import is_note, starts_note

_OPEN_KINDS = ("body", "box", "caption", "imprint", "timeline")
# Paragraphs are indented if enough, and this share, have a first-line indent of at least this many type sizes.
_LEAST_INDENT, _INDENTED_SHARE, _MIN_INDENTED = 0.6, 0.8, 4
# Minimum number of lines, besides the last, that show the measure of a paragraph; how far its full stop may protrude.
_MIN_FLUSH, _MAX_OVERHANG = 2, 0.25
# A line that ends this near the edge of its column is full, in type sizes.
_FULL_LINE = 5.0
# The most between the bottoms of two lines of a paragraph, in type sizes.
_MAX_DISTANCE = 2.2
# Minimum gap relative to the leading; default leading relative to the type size; number of blocks on either side that
# show the width of a column.
_SPACED, _DEFAULT_LEADING, _NEAR = 1.15, 1.45, 6
# A short label with a colon before its value; an address has no space after its colon.
_LABEL = regex.compile(r"\s*+\p{L}[^:.,;\n]{1,30}+:\s++\S")
_FURNITURE = frozenset(("header", "page_number"))
_STOPS = ("heading", "title", "timeline")
_FLOATS = frozenset(("box", "box_title", "caption", "credit"))
# Kinds of blocks over which a caption, an imprint or a chronology entry can continue. Other text has ``_STOPS``.
_PASSED = {
    "caption": _FURNITURE | {"imprint"},
    "imprint": _FURNITURE | {"imprint"},
    "timeline": _FURNITURE | _FLOATS | {"imprint"},
}


def insert_furniture(
    blocks: Sequence[LayoutBlock], lines: Sequence[LayoutLine], furniture: dict[int, BlockKind]
) -> list[LayoutBlock]:
    """Return the blocks with the furniture of each page: that at the head before them, the rest after them."""
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
    """Join paragraphs to their continuation in the next block with the same label, over interruptions.

    If paragraphs have first-line indents, a block without one at the start of a column continues a paragraph even if
    that ends in a sentence, provided its last line is full. So it does in justified text if the last line is flush.
    """
    are_indented = _are_indented(blocks)
    foreign = {n for n, block in enumerate(blocks) if is_foreign(block)} if is_in_two_languages(blocks) else set[int]()
    result: list[LayoutBlock] = []
    taken: set[int] = set()
    for number, block in enumerate(blocks):
        if number in taken:
            continue
        current = block
        position: int | None = number
        while position is not None and _can_be_open(current, are_indented=are_indented):
            position = _continuation(blocks, position, current, taken, foreign)
            if position is not None:
                taken.add(position)
                if current is block:
                    current = LayoutBlock(list(block.lines), block.kind, block.group, block.level)
                current.lines.extend(blocks[position].lines)
        result.append(current)
    return result


def _can_be_open(block: LayoutBlock, *, are_indented: bool) -> bool:
    """Return whether the paragraph in a block can continue in another."""
    # Turned lines are credits and labels.
    if (
        block.is_row
        or block.is_entry
        or (block.is_turned and len(block.lines) == 1)
        or block.kind not in _OPEN_KINDS
        or is_contents_entry(block.lines[-1].text)
    ):
        return False
    if not block.is_finished:
        return not ends_in_address(block.lines[-1].text)
    if block.kind in ("body", "box") and _is_in_quotation(block):
        return True
    return block.kind == "body" and (are_indented or _ends_flush(block) or _ends_in_colon(block))


def _is_in_quotation(block: LayoutBlock) -> bool:
    """Return whether quotation marks that a block opens are not closed in it."""
    text = block.text
    return text.count("„") > text.count("“") + text.count("”")


def _ends_in_colon(block: LayoutBlock) -> bool:
    """Return whether a block ends in a colon or semicolon, after which a sentence may go on, and is no list item."""
    return block.text.rstrip().endswith((":", ";")) and not _is_item(block.lines[0].text)


def _is_item(text: str) -> bool:
    return cues.BULLET.match(text) is not None or LETTERED_POINT.match(text) is not None


def _are_indented(blocks: Sequence[LayoutBlock]) -> bool:
    """Return whether consecutive paragraphs have first-line indents."""
    openings = [
        block
        for before, block in pairwise(blocks)
        if before.kind == block.kind == "body" and before.page == block.page and len(block.lines) > 1
        if block.box.y0 > before.box.y0 and not cues.BULLET.match(block.lines[0].text)
    ]
    indented = sum(_indent(block) > _LEAST_INDENT for block in openings)
    return indented >= max(_MIN_INDENTED, _INDENTED_SHARE * len(openings))


def _indent(block: LayoutBlock) -> float:
    """Return the indent of the first line relative to the second, in type sizes."""
    first, second = block.lines[:2]
    return (first.box.x0 - second.box.x0) / first.style.size


def _ends_flush(current: LayoutBlock) -> bool:
    """Return whether the last line of a block is justified like the others, so that no paragraph ends there."""
    last = current.lines[-1]
    before = [line.box for line in current.lines[:-1] if line.page == last.page and line.box.x0 < last.box.x1]
    edges = [box.x1 for box in before if box.y1 < last.box.y1]
    near, overhang = FLUSH * last.style.size, _MAX_OVERHANG * last.style.size
    return len(edges) >= _MIN_FLUSH and all(-near < last.box.x1 - edge < overhang for edge in edges)


def _starts_mid_paragraph(current: LayoutBlock, block: LayoutBlock) -> bool:
    """Return whether a block starts a column or page in the middle of the paragraph that ends the one before."""
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
    return abs(_indent(block)) < _LEAST_INDENT and last.box.x1 + needed > right and not _is_item(first.text)


def _continuation(
    blocks: Sequence[LayoutBlock], position: int, current: LayoutBlock, taken: set[int], foreign: set[int]
) -> int | None:
    """Return the index of the block that continues a paragraph whose last block is at ``position``.

    ``foreign`` has the blocks of a bilingual document that are in the other language. They run beside the Georgian
    text, so that neither continues the other.
    """
    found = _next_of_kind(blocks, position, current, taken, foreign)
    if found is None or not _accepts(blocks, position, current, found):
        return None
    between = {other.kind for other in blocks[position + 1 : found]}
    last, first = current.lines[-1], blocks[found].lines[0]
    if current.is_finished:
        is_quoted = _is_in_quotation(current) and starts_next_column(last, first) and not first.text.startswith("„")
        is_within = is_quoted or _starts_mid_paragraph(current, blocks[found])
        return found if between <= _FURNITURE and is_within else None
    # An address may be below the columns of a text that goes on in the next one.
    is_below = first.page == last.page and starts_next_column(last, first)
    is_over_link = any(
        blocks[index].kind == "link" and (index in foreign) == (position in foreign)
        for index in range(position + 1, found)
    )
    if is_over_link and not (is_below or is_note(current) or _is_framed(current)):
        return None
    return found


def _next_of_kind(
    blocks: Sequence[LayoutBlock], position: int, current: LayoutBlock, taken: set[int], foreign: set[int]
) -> int | None:
    """Return the index of the next block with the same label and box, if nothing before it ends the paragraph."""
    last_page, can_be_passed = current.lines[-1].page, is_note(current) or _is_framed(current)
    for index in range(position + 1, len(blocks)):
        block = blocks[index]
        is_beside = (index in foreign) != (position in foreign) or block.is_turned != current.is_turned
        if index in taken or is_beside:
            continue
        if block.is_row:
            return None
        if block.kind == current.kind and block.group == current.group:
            return index
        if block.page > last_page + 1 if can_be_passed else _stops(block, current):
            return None
    return None


def _is_framed(block: LayoutBlock) -> bool:
    """Return whether a block is in a tinted or ruled box, which may continue beside the text of the next page."""
    return block.kind == "box" and block.region.startswith("box")


def _stops(block: LayoutBlock, current: LayoutBlock) -> bool:
    """Return whether a paragraph cannot continue after a block."""
    passed = _PASSED.get(current.kind or "")
    return (
        block.kind in _STOPS
        or (passed is not None and block.kind not in passed)
        or (current.kind == "box" and block.kind == "body")
    )


def _accepts(blocks: Sequence[LayoutBlock], position: int, current: LayoutBlock, index: int) -> bool:
    """Return whether the block at ``index`` continues an unfinished paragraph rather than starts a new one."""
    block = blocks[index]
    first, last = block.lines[0], current.lines[-1]
    if current.kind == "body" and not _has_similar_size(first, last):
        return False
    is_new = (
        _starts_item(current, first)
        or starts_abbreviation(first.text, current.lines[0].text)
        or (current.kind == "timeline" and _starts_entry(current, first.text))
        or (is_note(current) and starts_note(block))
    )
    if is_new:
        return False
    is_adjacent = first.page == last.page and first.region == last.region and index == position + 1
    if is_adjacent and (
        not _can_continue(last, first)
        or (_is_labelled(current.lines[0]) and _is_labelled(first))
        or _ends_early(blocks, position, current, block)
        or _is_below_item(current, first)
    ):
        return False
    is_over_float = current.kind == "timeline" and any(other.kind in _FLOATS for other in blocks[position + 1 : index])
    return not is_over_float or starts_next_column(last, first)


def _starts_entry(current: LayoutBlock, text: str) -> bool:
    """Return whether a line starts an entry of a chronology after one that may not have set off its date either."""
    if cues.entry_date_length(text):
        return True
    return cues.plain_date_length(text) > 0 and begins_with_nominative_date(current.lines[0].text)


def _is_labelled(line: LayoutLine) -> bool:
    """Return whether a line starts with a label: დედაქალაქი: კიევი (capital: Kyiv)."""
    return _LABEL.match(line.text) is not None


def _is_below_item(current: LayoutBlock, first: LayoutLine) -> bool:
    """Return whether a line is below a list item with a hanging indent, but begins at the left of its bullet."""
    item = current.lines[0]
    return first.top > item.top and first.left <= item.left < current.lines[-1].left and _is_item(item.text)


def _ends_early(blocks: Sequence[LayoutBlock], position: int, current: LayoutBlock, block: LayoutBlock) -> bool:
    """Return whether a block ends before its column does and a gap follows: a list item without a full stop."""
    last, first = current.lines[-1], block.lines[0]
    distance = first.bottom - last.bottom
    leadings = [
        lower.bottom - upper.bottom
        for one in (current, block)
        for upper, lower in pairwise(one.lines)
        if upper.page == lower.page and upper.bottom < lower.bottom
    ]
    if distance <= _SPACED * min([*leadings, _DEFAULT_LEADING * first.style.size]):
        return False
    near = (line for other in blocks[max(0, position - _NEAR) : position + _NEAR] for line in other.lines)
    # If a font has no glyph widths, the line may be empty in width, so that none starts before it ends.
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
    """Return whether a line starts a list item; a dash after a full line may belong to the sentence."""
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
    """Return whether a line can continue a paragraph on its page: in the next column, or right below in its style."""
    if not is_same_style(last.style, first.style):
        return False
    distance = first.box.y1 - last.box.y1
    return distance < 0 or distance < _MAX_DISTANCE * first.style.size
