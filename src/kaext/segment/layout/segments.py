"""Segmentation of a PDF by the layout of its pages.

The stages:

1. find running headers and page numbers by their position and recurrence;
2. cut the other lines into blocks;
3. label boxes by tint, rule or type, captions by their picture, titles by their type, and chronologies, links,
   credits and imprint by the conventions of the genre;
4. join paragraphs that continue after a box, a column or a page;
5. number sections and boxes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import overload

import regex

from kaext.document import BlockKind, Segment
from kaext.segment import cues
from kaext.segment.imprints import count_imprint_cues, is_imprint, starts_imprint
from kaext.segment.layout.blocks import (
    GEORGIAN,
    SMALLER,
    LayoutBlock,
    LayoutLine,
    is_same_style,
    join_figures,
    layout_lines,
    main_style,
)
from kaext.segment.layout.boxes import mark_quotations, mark_regions, mark_titled_boxes, mark_unframed_boxes
from kaext.segment.layout.breaks import cut
from kaext.segment.layout.captions import mark_captions
from kaext.segment.layout.chronologies import join_dates_above, mark_timelines
from kaext.segment.layout.furniture import MAX_FURNITURE_LENGTH, furniture_of, mask_numbers, slide_furniture_of
from kaext.segment.layout.joining import insert_furniture, join_continuations
from kaext.segment.layout.navigation import mark_further_pages, navigation_of
from kaext.segment.layout.notes import is_note, mark_notes
from kaext.segment.layout.titles import mark_headings, mark_title
from kaext.segment.layout.turned import as_printed, levelled
from kaext.segment.links import mark_links
from kaext.segment.title_shape import MAX_TITLE_LINES
from kaext.segment.units import Units
from kaext.source import LineStyle, Page, Source, covered_share

# Of an imprint in the type of the text: lines in a wide column, or characters in a narrow one.
_MAX_PLAIN_IMPRINT, _MAX_PLAIN_LENGTH = 2, 260
# An imprint in the type of the text may be longer if it has this many expressions that refer to its publication.
_MIN_CUES = 2
# Characters of an imprint that has a page of its own.
_MAX_IMPRINT_PAGE = 900
_COPYRIGHT = "©"
# Share of the text outside boxes with which it is the main text; with less, the boxes are, such as framed slides.
_MIN_OUTSIDE = 0.2
_LINKED_SHARE = 0.8
_SENTENCES = regex.compile(r"\p{L}{3}[”“»]?[.;]\s|\d{4}\.\s")


def segment_layout(source: Source) -> tuple[Segment, ...]:
    """Return the segments of a PDF in reading order.

    Parameters
    ----------
    source
        A source with page geometry, after character normalisation, with its lines in reading order.

    Returns
    -------
    tuple[Segment, ...]
        Every visible line is in exactly one segment. An interruption of a paragraph comes after it.
    """
    lines = layout_lines(source)
    if not lines:
        return ()
    pages = {page.number: page for page in source.pages}
    navigation = navigation_of(lines)
    furniture = navigation | slide_furniture_of(lines) | furniture_of(lines, pages)
    rest = [line for line in lines if line.index not in furniture]
    body = _body_style(rest) if rest else lines[0].style
    blocks = join_dates_above(join_figures(as_printed(cut(levelled(rest, pages))), body), body) if rest else []
    # From here on only the blocks reference the lines, so that memory is freed: a long document has tens of thousands.
    marginal = [line for line in lines if line.index in furniture]
    del lines, rest
    if navigation:
        mark_further_pages(blocks)
    _mark(blocks, pages, body)
    return _segments(join_continuations(insert_furniture(blocks, marginal, furniture)))


def _body_style(lines: Sequence[LayoutLine]) -> LineStyle:
    """Return the style of most of the text outside boxes; of the Georgian text, if there is any."""
    outside = [line for line in lines if not line.region]
    if sum([line.length for line in outside]) < _MIN_OUTSIDE * sum([line.length for line in lines]):
        outside = list(lines)
    return main_style([line for line in outside if GEORGIAN.search(line.text)] or outside)


def _mark(blocks: Sequence[LayoutBlock], pages: dict[int, Page], body: LineStyle) -> None:
    """Assign a kind to every block, and a group to every block in a box."""
    for block in blocks:
        if len(block.text) < MAX_FURNITURE_LENGTH and cues.starts_credit(block.text):
            block.kind = "credit"
    mark_captions(blocks, pages, body)
    mark_notes(blocks, body)
    mark_quotations(blocks, body)
    mark_titled_boxes(blocks, body)
    mark_timelines(blocks, body)
    _mark_linked(blocks, pages)
    _mark_links(blocks)
    mark_title(blocks, body)
    mark_regions(blocks, pages, body)
    mark_unframed_boxes(blocks, body)
    _mark_imprint(blocks, body)
    mark_headings(blocks, body)
    _set_levels(blocks)
    for block in blocks:
        block.kind = block.kind or "body"


def _mark_linked(blocks: Sequence[LayoutBlock], pages: dict[int, Page]) -> None:
    """Label blocks covered by link annotations as links, with their introduction; the address need not be printed."""
    for number, block in enumerate(blocks):
        links = pages[block.page].links
        if block.kind is not None or block.is_row or not links or len(block.lines) > MAX_TITLE_LINES:
            continue
        covered = [max(covered_share(line.box, link.box) for link in links) for line in block.lines]
        if min(covered) < _LINKED_SHARE:
            continue
        block.kind = "link"
        before = blocks[number - 1] if number else block
        if before.kind is None and before.text.endswith(":") and len(before.lines) <= MAX_TITLE_LINES:
            before.kind = "link"


class _LineTexts(Sequence[str]):
    """The texts of lines, looked up in the source on access; ``None`` gives an empty string."""

    def __init__(self, lines: Sequence[LayoutLine | None]) -> None:
        self._lines = lines

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, index: int) -> str: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...

    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        if isinstance(index, slice):
            return _LineTexts(self._lines[index])
        line = self._lines[index]
        return line.text if line is not None else ""


def _mark_links(blocks: Sequence[LayoutBlock]) -> None:
    """Label web addresses and their introductions, from the lines of the blocks with an empty line between blocks."""
    lines: list[LayoutLine | None] = []
    kinds: list[BlockKind | None] = []
    for block in blocks:
        lines += (*block.lines, None)
        kinds += [block.kind] * (len(block.lines) + 1)
    mark_links(_LineTexts(lines), kinds)
    end = 0
    for block in blocks:
        start, end = end, end + len(block.lines) + 1
        own = kinds[start : end - 1]
        if block.kind is None and "link" in own and Counter(own).most_common(1)[0][0] == "link":
            block.kind = "link"


def _mark_imprint(blocks: Sequence[LayoutBlock], body: LineStyle) -> None:
    """Label disclaimer and publisher at the end of the document and at the foot of a panel.

    The back panel of a leaflet may come first in print order.
    """
    boxes = Counter(block.group for block in blocks if block.kind in ("box", "box_title"))
    for block in blocks:
        is_free = block.kind is None or (block.kind == "box" and boxes[block.group] == 1 and not is_note(block))
        is_small = block.style.size < SMALLER * body.size and not block.region and not block.is_turned
        if not (is_free and is_small):
            continue
        if starts_imprint(block.text) or (is_imprint(block.text) and _is_lowest(block, blocks)):
            block.kind, block.group = "imprint", ""
    for members in _imprint_pages(blocks):
        for block in members:
            block.kind = block.kind or "imprint"
    for block in reversed(blocks):
        if block.is_turned or block.is_row:
            continue
        is_small = block.style.size < SMALLER * body.size and not block.region
        is_own = (
            not is_same_style(block.style, body)
            or len(block.lines) <= _MAX_PLAIN_IMPRINT
            or len(block.text) <= _MAX_PLAIN_LENGTH
            or count_imprint_cues(block.text) >= _MIN_CUES
        )
        is_long_credit = block.kind == "credit" and (len(block.lines) > 1 or _SENTENCES.search(block.text) is not None)
        is_free = block.kind is None or is_long_credit or (block.kind == "box" and boxes[block.group] == 1)
        if is_free and is_own and (is_imprint(block.text) or _COPYRIGHT in block.text):
            block.kind, block.group = "imprint", ""
        elif block.kind is None and is_small and not _recurs(block, blocks):
            block.kind = "imprint"
        elif block.kind not in ("imprint", "credit", "caption", "box", "box_title", "header"):
            break


def _imprint_pages(blocks: Sequence[LayoutBlock]) -> list[list[LayoutBlock]]:
    """Return the blocks of pages that hold only an imprint, as behind the cover: short, and most of it says so.

    It has one type and no heading.
    """
    pages: dict[int, list[LayoutBlock]] = {}
    for block in blocks:
        pages.setdefault(block.page, []).append(block)
    first = next(iter(pages), 0)
    return [
        members
        for number, members in pages.items()
        if number > first
        and all(block.kind in (None, "credit", "link") and not block.is_row for block in members)
        and len({block.style for block in members if block.kind is None}) == 1
        and sum(len(block.text) for block in members) <= _MAX_IMPRINT_PAGE
        and 2 * sum(len(block.text) for block in members if is_imprint(block.text))
        > sum(len(block.text) for block in members)
    ]


def _is_lowest(block: LayoutBlock, blocks: Sequence[LayoutBlock]) -> bool:
    """Return whether only addresses are below a block in its column or panel."""
    box = block.box
    below = [other for other in blocks if other.page == block.page and other.box.y0 > box.y1 and other.kind != "link"]
    return not any(other.box.x0 < box.x1 and box.x0 < other.box.x1 for other in below)


def _recurs(block: LayoutBlock, blocks: Sequence[LayoutBlock]) -> bool:
    """Return whether a line of a block, with its numbers masked, recurs in the text: then it is a note to that text."""
    forms = {mask_numbers(text) for text in block.texts}
    return any(
        mask_numbers(text) in forms
        for other in blocks
        if other is not block and other.kind is None
        for text in other.texts
    )


def _set_levels(blocks: Sequence[LayoutBlock]) -> None:
    sizes = sorted({block.style.size for block in blocks if block.kind == "heading"}, reverse=True)
    for block in blocks:
        if block.kind == "heading":
            block.level = sizes.index(block.style.size) + 1
        elif block.kind == "title":
            block.level = 1


def _segments(blocks: Sequence[LayoutBlock]) -> tuple[Segment, ...]:
    units = Units()
    for block in blocks:
        lines = [line.index for line in block.lines]
        units.add(lines, kind=block.kind or "body", text=block.text, box=block.group, level=block.level)
    return units.segments()
