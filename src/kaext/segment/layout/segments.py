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
from kaext.segment.layout.boxes import mark_loose_boxes, mark_quotations, mark_regions, mark_titled_boxes
from kaext.segment.layout.breaks import cut
from kaext.segment.layout.captions import mark_captions
from kaext.segment.layout.chronologies import mark_timelines
from kaext.segment.layout.furniture import MAX_FURNITURE, form_of, furniture_of
from kaext.segment.layout.joining import joined, with_furniture
from kaext.segment.layout.notes import is_aside, mark_notes
from kaext.segment.layout.parts import (
    LARGER,
    MAX_TITLE_LENGTH,
    SMALLER,
    LaidLine,
    LaidPart,
    has_word,
    is_emphasised,
    is_titleish,
    laid_lines,
    main_style,
    same_style,
    with_figures,
)
from kaext.segment.text.boxes import is_imprint
from kaext.segment.text.furniture import mark_links
from kaext.segment.text.parts import MAX_TITLE_LINES, UNFINISHED_END
from kaext.segment.units import Units
from kaext.source import LineStyle, Page, Source, covered_share

_TITLE_SIZE = 1.3
_MAX_PLAIN_IMPRINT = 2
_LINKED_SHARE = 0.8
_MIN_PARAGRAPH = 2
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
    _mark(parts, pages, body)
    return _segments(joined(with_furniture(parts, lines, furniture)))


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
    mark_timelines(parts)
    _mark_linked(parts, pages)
    _mark_links(parts)
    _mark_title(parts, body)
    mark_regions(parts, pages, body)
    mark_loose_boxes(parts, body)
    _mark_imprint(parts, body)
    for part in parts:
        if part.kind is None and is_emphasised(part.style, body) and is_titleish(part):
            part.kind = "heading"
    _drop_headings_over_nothing(parts)
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


def _mark_title(parts: Sequence[LaidPart], body: LineStyle) -> None:
    """Mark the document's title on its first page.

    It is what is set largest there, where that is much larger than the body; else the emphasised lines that the
    page begins with, as far as the last of the largest of them.
    """
    first = [part for part in parts if part.page == parts[0].page and part.kind is None and not part.is_row]
    sized = [part for part in first if len(part.text) <= MAX_TITLE_LENGTH]
    largest = max((part.style.size for part in sized if has_word(part)), default=0.0)
    # Figures are often set larger than any title.
    sized = [part for part in sized if has_word(part) or part.style.size <= largest]
    if not sized:
        return
    if largest >= _TITLE_SIZE * body.size:
        large = [part for part in sized if part.style.size > largest / LARGER]
        for part in large:
            if not _heads_later(part, large[0], first, body):
                part.kind = "title"
        _mark_datelines(parts, first, body)
        return
    opening: list[LaidPart] = []
    for part in first:
        if not (is_emphasised(part.style, body) and is_titleish(part)):
            break
        opening.append(part)
    if opening:
        largest = max(part.style.size for part in opening)
        while opening[-1].style.size < largest / LARGER:
            opening.pop()
        if largest <= LARGER * body.size:
            opening = opening[:1]
        for part in opening:
            part.kind = "title"
        _mark_datelines(parts, first, body)
    elif is_titleish(first[0]) and len(first[0].lines) == 1 and not UNFINISHED_END.search(first[0].text):
        first[0].kind = "title"


def _heads_later(part: LaidPart, title: LaidPart, first: Sequence[LaidPart], body: LineStyle) -> bool:
    """Tell whether a part set as the title is a heading: paragraphs of the body stand above it in its column."""
    if part is title or part.style != title.style:
        return False
    between = first[first.index(title) + 1 : first.index(part)]
    return any(
        len(other.lines) >= _MIN_PARAGRAPH
        and same_style(other.style, body)
        and other.box.y1 <= part.box.y0
        and other.box.x0 < part.box.x1
        and part.box.x0 < other.box.x1
        for other in between
    )


def _mark_datelines(parts: Sequence[LaidPart], first: Sequence[LaidPart], body: LineStyle) -> None:
    """Mark the date and place under a title as of the title, and what the document is about where it follows them.

    What is set as other headings are is no more than a heading.
    """
    last = max((number for number, part in enumerate(first) if part.kind == "title"), default=len(first))
    following = first[last + 1 :]
    dated = 0
    while dated < len(following) and cues.DATELINE.fullmatch(following[dated].text):
        following[dated].kind = "title"
        dated += 1
    subject = following[dated] if dated < len(following) else None
    if not dated or subject is None or not is_emphasised(subject.style, body) or not is_titleish(subject):
        return
    alike = (part for part in parts if part is not subject and part.kind is None and part.style == subject.style)
    if not any(map(is_titleish, alike)):
        subject.kind = "title"


def _mark_imprint(parts: Sequence[LaidPart], body: LineStyle) -> None:
    """Mark disclaimer and publisher at the end, and at the foot of a panel: the back of a leaflet is printed first."""
    boxes = Counter(part.group for part in parts if part.kind == "box")
    for part in parts:
        is_free = part.kind is None or (part.kind == "box" and boxes[part.group] == 1 and not is_aside(part))
        is_small = part.style.size < SMALLER * body.size and not part.region and not part.is_turned
        if is_free and is_small and is_imprint(part.text) and _is_lowest(part, parts):
            part.kind, part.group = "imprint", ""
    for part in reversed(parts):
        if part.is_turned:
            continue
        is_small = part.style.size < SMALLER * body.size and not part.region
        is_own = not same_style(part.style, body) or len(part.lines) <= _MAX_PLAIN_IMPRINT
        is_long_credit = part.kind == "credit" and len(part.lines) > 1
        is_free = part.kind is None or is_long_credit or (part.kind == "box" and boxes[part.group] == 1)
        if is_free and is_own and is_imprint(part.text):
            part.kind, part.group = "imprint", ""
        elif part.kind is None and is_small and not _recurs(part, parts):
            part.kind = "imprint"
        elif part.kind not in ("imprint", "credit", "caption", "box", "box_title"):
            break


def _is_lowest(part: LaidPart, parts: Sequence[LaidPart]) -> bool:
    """Tell whether nothing but addresses stands below a part in its column or panel."""
    box = part.box
    below = [other for other in parts if other.page == part.page and other.box.y0 > box.y1 and other.kind != "link"]
    return not any(other.box.x0 < box.x1 and box.x0 < other.box.x1 for other in below)


def _recurs(part: LaidPart, parts: Sequence[LaidPart]) -> bool:
    """Tell whether a line of a part is printed elsewhere in the text, but for its numbers: a note that goes with it."""
    forms = {form_of(text) for text in part.texts}
    return any(
        form_of(text) in forms for other in parts if other is not part and other.kind is None for text in other.texts
    )


def _drop_headings_over_nothing(parts: Sequence[LaidPart]) -> None:
    """Take back headings that head nothing: the last words of a document, or of a sentence that goes on."""
    main = [part for part in parts if part.kind in (None, "heading", "timeline", "link", "title")]
    for number in range(len(main) - 1, -1, -1):
        part = main[number]
        if part.kind != "heading":
            continue
        following = main[number + 1] if number + 1 < len(main) else None
        if following is None or (
            UNFINISHED_END.search(part.text) and following.kind is None and same_style(part.style, following.style)
        ):
            part.kind = None


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
