"""Segments of a PDF, from the layout of its pages.

The stages: tell running headers and page numbers by their place and repetition; cut the other lines into parts; tell
boxes by their tint, rule or own type, captions by their picture, titles by their type, chronologies, links, credits
and imprint by the forms that they have in any brochure; number sections and boxes; join paragraphs that go on after a
box, a column or a page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import overload

import regex

from kaext.document import BlockKind, Segment
from kaext.segment import cues
from kaext.segment.imprints import is_imprint
from kaext.segment.layout.boxes import mark_loose_boxes, mark_quotations, mark_regions, mark_titled_boxes
from kaext.segment.layout.breaks import cut
from kaext.segment.layout.captions import mark_captions
from kaext.segment.layout.chronologies import mark_timelines
from kaext.segment.layout.furniture import MAX_FURNITURE, form_of, furniture_of
from kaext.segment.layout.joining import joined, with_furniture
from kaext.segment.layout.notes import is_aside, mark_notes
from kaext.segment.layout.parts import (
    SMALLER,
    LaidLine,
    LaidPart,
    laid_lines,
    main_style,
    same_style,
    with_figures,
)
from kaext.segment.layout.titles import mark_headings, mark_title
from kaext.segment.links import mark_links
from kaext.segment.title_shape import MAX_TITLE_LINES
from kaext.segment.units import Units
from kaext.source import LineStyle, Page, Source, covered_share

_MAX_PLAIN_IMPRINT = 2
_LINKED_SHARE = 0.8
_SENTENCES = regex.compile(r"\p{L}{3}[”“»]?[.;]\s|\d{4}\.\s")
_GEORGIAN = regex.compile(r"\p{Georgian}{3}")


def segment_layout(source: Source) -> tuple[Segment, ...]:
    """Return the segments of a PDF in reading order.

    Parameters
    ----------
    source
        A source with page geometry, after character normalisation; its lines stand in reading order.

    Returns
    -------
    tuple[Segment, ...]
        Every visible line stands in exactly one segment; what interrupts a paragraph comes after it.
    """
    lines = laid_lines(source)
    if not lines:
        return ()
    pages = {page.number: page for page in source.pages}
    furniture = furniture_of(lines, pages)
    rest = [line for line in lines if line.index not in furniture]
    body = _body_style(rest) if rest else lines[0].style
    parts = with_figures(cut(rest), body) if rest else []
    # From here on the parts alone hold their lines: a long document has tens of thousands.
    marginal = [line for line in lines if line.index in furniture]
    del lines, rest
    _mark(parts, pages, body)
    return _segments(joined(with_furniture(parts, marginal, furniture)))


def _body_style(lines: Sequence[LaidLine]) -> LineStyle:
    """Return the style of most of the text outside boxes, of the Georgian text where there is other text beside it."""
    outside = [line for line in lines if not line.region] or lines
    return main_style([line for line in outside if _GEORGIAN.search(line.text)] or outside)


def _mark(parts: Sequence[LaidPart], pages: dict[int, Page], body: LineStyle) -> None:
    """Give every part its kind and, in boxes, its group."""
    for part in parts:
        if cues.CREDIT.match(part.text) and len(part.text) < MAX_FURNITURE:
            part.kind = "credit"
    mark_captions(parts, pages, body)
    mark_notes(parts, body)
    mark_quotations(parts, body)
    mark_titled_boxes(parts, body)
    mark_timelines(parts, body)
    _mark_linked(parts, pages)
    _mark_links(parts)
    mark_title(parts, body)
    mark_regions(parts, pages, body)
    mark_loose_boxes(parts, body)
    _mark_imprint(parts, body)
    mark_headings(parts, body)
    _set_levels(parts)
    for part in parts:
        part.kind = part.kind or "body"


def _mark_linked(parts: Sequence[LaidPart], pages: dict[int, Page]) -> None:
    """Mark what link annotations cover as links, and what introduces it: its address need not be printed."""
    for number, part in enumerate(parts):
        links = pages[part.page].links
        if part.kind is not None or part.is_row or not links or len(part.lines) > MAX_TITLE_LINES:
            continue
        covered = [max(covered_share(line.box, link.box) for link in links) for line in part.lines]
        if min(covered) < _LINKED_SHARE:
            continue
        part.kind = "link"
        before = parts[number - 1] if number else part
        if before.kind is None and before.text.endswith(":") and len(before.lines) <= MAX_TITLE_LINES:
            before.kind = "link"


class _LineTexts(Sequence[str]):
    """The texts of lines, taken out of the source as they are asked for; of what is no line, an empty one."""

    def __init__(self, lines: Sequence[LaidLine | None]) -> None:
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


def _mark_links(parts: Sequence[LaidPart]) -> None:
    """Mark web addresses and what introduces them, by the lines of the parts, set apart by an empty line."""
    lines: list[LaidLine | None] = []
    kinds: list[BlockKind | None] = []
    for part in parts:
        lines += (*part.lines, None)
        kinds += [part.kind] * (len(part.lines) + 1)
    mark_links(_LineTexts(lines), kinds)
    end = 0
    for part in parts:
        start, end = end, end + len(part.lines) + 1
        own = kinds[start : end - 1]
        if part.kind is None and "link" in own and Counter(own).most_common(1)[0][0] == "link":
            part.kind = "link"


def _mark_imprint(parts: Sequence[LaidPart], body: LineStyle) -> None:
    """Mark disclaimer and publisher at the end, and at the foot of a panel: the back of a leaflet is printed first."""
    boxes = Counter(part.group for part in parts if part.kind in ("box", "box_title"))
    for part in parts:
        is_free = part.kind is None or (part.kind == "box" and boxes[part.group] == 1 and not is_aside(part))
        is_small = part.style.size < SMALLER * body.size and not part.region and not part.is_turned
        if is_free and is_small and is_imprint(part.text) and _is_lowest(part, parts):
            part.kind, part.group = "imprint", ""
    for part in reversed(parts):
        if part.is_turned or part.is_row:
            continue
        is_small = part.style.size < SMALLER * body.size and not part.region
        is_own = not same_style(part.style, body) or len(part.lines) <= _MAX_PLAIN_IMPRINT
        is_long_credit = part.kind == "credit" and (len(part.lines) > 1 or _SENTENCES.search(part.text) is not None)
        is_free = part.kind is None or is_long_credit or (part.kind == "box" and boxes[part.group] == 1)
        if is_free and is_own and is_imprint(part.text):
            part.kind, part.group = "imprint", ""
        elif part.kind is None and is_small and not _recurs(part, parts):
            part.kind = "imprint"
        elif part.kind not in ("imprint", "credit", "caption", "box", "box_title"):
            break


def _is_lowest(part: LaidPart, parts: Sequence[LaidPart]) -> bool:
    """Return whether nothing but addresses stands below a part in its column or panel."""
    box = part.box
    below = [other for other in parts if other.page == part.page and other.box.y0 > box.y1 and other.kind != "link"]
    return not any(other.box.x0 < box.x1 and box.x0 < other.box.x1 for other in below)


def _recurs(part: LaidPart, parts: Sequence[LaidPart]) -> bool:
    """Whether a line of a part is printed elsewhere in the text, but for its numbers: a note that goes with it."""
    forms = {form_of(text) for text in part.texts}
    return any(
        form_of(text) in forms for other in parts if other is not part and other.kind is None for text in other.texts
    )


def _set_levels(parts: Sequence[LaidPart]) -> None:
    sizes = sorted({part.style.size for part in parts if part.kind == "heading"}, reverse=True)
    for part in parts:
        if part.kind == "heading":
            part.level = sizes.index(part.style.size) + 1
        elif part.kind == "title":
            part.level = 1


def _segments(parts: Sequence[LaidPart]) -> tuple[Segment, ...]:
    units = Units()
    for part in parts:
        lines = [line.index for line in part.lines]
        units.add(lines, kind=part.kind or "body", text=part.text, box=part.group, level=part.level)
    return units.segments()
