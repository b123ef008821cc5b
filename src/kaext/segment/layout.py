"""Segments of a PDF, from the layout of its pages.

The stages: tell running headers and page numbers by their place and repetition; cut the other lines into parts; tell
boxes by their tint, rule or own type, captions by their picture, titles by their type, chronologies, links, credits
and imprint by the forms that they have in any brochure; number sections and boxes; join paragraphs that go on after a
box, a column or a page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from kaext.document import BlockKind, Segment
from kaext.segment import cues
from kaext.segment.boxes import is_imprint
from kaext.segment.furniture import mark_links
from kaext.segment.layout_furniture import MAX_FURNITURE, form_of, furniture_of
from kaext.segment.layout_parts import (
    LaidLine,
    LaidPart,
    cut,
    has_word,
    is_contents,
    laid_lines,
    main_style,
    same_style,
    with_figures,
)
from kaext.segment.parts import MAX_TITLE_LINES, UNFINISHED_END
from kaext.segment.units import Units
from kaext.source import Box, LineStyle, Page, Source, covered_share

_LARGER = 1.08
_TITLE_SIZE = 1.3
_SMALLER = 0.93
_NOT_SMALLER = 0.97
_SAME_SIZE = 0.04
_MAX_TITLE_LENGTH = 180
_CAPTION_DISTANCE = 30.0
_MAX_CAPTION_LENGTH = 420
_MIN_BOX_LINES = 3
_NARROWER = 10.0
_EDGE = 12.0
_MIN_ENTRIES = 2
_MAX_LOOSE_LINES = 4
_MAX_PLAIN_IMPRINT = 2
_LINKED_SHARE = 0.8
# 1. 2.3 IV. თავი II (chapter II): how headings are numbered.
_HEADING_NUMBER = regex.compile(r"\s*+(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[IVX]{1,5}[.)])\s++(?=\p{L}|[„“”\"«])")
# A pull quote stands in quotation marks from end to end, and is longer than a name.
_QUOTATION = regex.compile(r"\s*+[„“”\"«].{20,}[”“»\"][.!?…]?\s*+")
_MIN_QUOTED_WORDS = 6
_NUMBERED_NOTE = regex.compile(r"\s*+\d{1,2}[\s.)]\s*+\p{L}")
# A point of a list: ა) a letter, with a number where points were put in later.
_POINT = regex.compile(r"\s*+\p{Georgian}{1,2}(?:\.\p{Georgian}{1,2})?\d?\)")


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
    return _segments(_joined(_with_furniture(parts, lines, furniture)))


def _body_style(lines: Sequence[LaidLine]) -> LineStyle:
    outside = [line for line in lines if not line.region]
    return main_style(outside or lines)


def _mark(parts: Sequence[LaidPart], pages: dict[int, Page], body: LineStyle) -> None:
    """Give every part its kind and, in boxes, its group."""
    for part in parts:
        if cues.CREDIT.match(part.text) and len(part.text) < MAX_FURNITURE:
            part.kind = "credit"
    _mark_captions(parts, pages, body)
    _mark_notes(parts, body)
    _mark_quotations(parts, body)
    _mark_timelines(parts)
    _mark_linked(parts, pages)
    _mark_links(parts)
    _mark_title(parts, body)
    _mark_regions(parts, body)
    _mark_loose_boxes(parts, body)
    _mark_imprint(parts, body)
    for part in parts:
        if part.kind is None and _is_emphasised(part.style, body) and is_titleish(part):
            part.kind = "heading"
    _drop_headings_over_nothing(parts)
    _set_levels(parts)
    for part in parts:
        part.kind = part.kind or "body"


def is_titleish(part: LaidPart) -> bool:
    """Tell whether a part is shaped like a title: short and no sentence's end."""
    if len(part.lines) > MAX_TITLE_LINES or len(part.text) > _MAX_TITLE_LENGTH:
        return False
    if _POINT.match(part.text) or (cues.BULLET.match(part.text) and not _HEADING_NUMBER.match(part.text)):
        return False
    return not part.is_finished or part.text.rstrip().endswith(("?", "!"))


def _is_emphasised(style: LineStyle, body: LineStyle) -> bool:
    """Tell whether a style stands out from the body's: larger, or bold where the body is not, or in another colour."""
    if style.size < _NOT_SMALLER * body.size:
        return False
    return style.size > _LARGER * body.size or (style.bold and not body.bold) or style.colour != body.colour


def _mark_timelines(parts: Sequence[LaidPart]) -> None:
    """Mark the chronologies of the main text and of each region: parts that begin with dates, and what hangs there."""
    flows: dict[str, list[LaidPart]] = {}
    for part in parts:
        if part.kind is None or _is_year(part):
            flows.setdefault(f"{part.page}/{part.region}" if part.region else "", []).append(part)
    for members in flows.values():
        heads = [n for n, part in enumerate(members) if _begins_entry(part)]
        for group in _entry_groups(members, heads):
            dated = [n for n in group if cues.entry_head(members[n].texts[0]) or _is_year(members[n])]
            if len(dated) < _MIN_ENTRIES:
                continue
            last = group[-1] + (_is_date_alone(members[group[-1]]) and group[-1] + 1 < len(members))
            while last + 1 < len(members) and _hangs(members[last + 1], [members[n] for n in dated]):
                last += 1
            for number in range(dated[0], last + 1):
                is_over_entries = number + 1 in group and number + 1 not in dated
                members[number].kind = "heading" if is_over_entries and _is_year(members[number]) else "timeline"


def _begins_entry(part: LaidPart) -> bool:
    return cues.entry_head(part.texts[0]) > 0 or cues.subentry_head(part.texts[0]) > 0 or _is_year(part)


def _is_year(part: LaidPart) -> bool:
    """Tell whether a part is nothing but a year in the nominative."""
    return part.kind in (None, "heading") and cues.YEAR_HEADING.fullmatch(part.text) is not None


def _is_date_alone(part: LaidPart) -> bool:
    """Tell whether a part is the date of an entry whose text comes after it."""
    head = cues.entry_head(part.text) or cues.subentry_head(part.text)
    return head > 0 and not part.text[head:].strip(" .:–—-")


def _entry_groups(members: Sequence[LaidPart], heads: Sequence[int]) -> list[list[int]]:
    groups: list[list[int]] = []
    for number in heads:
        if groups and _is_chronology_between(members, groups[-1], number):
            groups[-1].append(number)
        else:
            groups.append([number])
    return groups


def _is_chronology_between(members: Sequence[LaidPart], group: Sequence[int], number: int) -> bool:
    """Tell whether what stands between two dates belongs to the first: its text, a few lines, what hangs there."""
    between = members[group[-1] + 1 + _is_date_alone(members[group[-1]]) : number]
    heads = [members[n] for n in (*group, number)]
    loose = [part for part in between if not _hangs(part, heads) and not cues.BULLET.match(part.text)]
    return sum(len(part.lines) for part in loose) <= _MAX_LOOSE_LINES


def _hangs(part: LaidPart, heads: Sequence[LaidPart]) -> bool:
    """Tell whether a part is indented under the dates of its column, in their type or their size."""
    size = part.style.size
    return any(
        abs(head.page - part.page) <= 1
        and size <= _LARGER * head.style.size
        and (head.style.font == part.style.font or abs(head.style.size - size) <= _SAME_SIZE * size)
        and head.region == part.region
        and 0.7 * size < part.lines[0].box.x0 - head.lines[0].box.x0 < 16 * size
        for head in heads
    )


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


def _mark_links(parts: Sequence[LaidPart]) -> None:
    """Mark web addresses and what introduces them, by the lines of the parts, set apart by an empty line."""
    texts: list[str] = []
    owners: list[int] = []
    kinds: list[BlockKind | None] = []
    for number, part in enumerate(parts):
        for text in (*part.texts, ""):
            texts.append(text)
            owners.append(number)
            kinds.append(part.kind)
    mark_links(texts, kinds)
    votes: dict[int, Counter[BlockKind | None]] = {}
    for text, owner, kind in zip(texts, owners, kinds, strict=True):
        if text.strip():
            votes.setdefault(owner, Counter())[kind] += 1
    for number, tally in votes.items():
        if parts[number].kind is None and tally.most_common(1)[0][0] == "link":
            parts[number].kind = "link"


def _mark_title(parts: Sequence[LaidPart], body: LineStyle) -> None:
    """Mark the document's title on its first page.

    It is what is set largest there, where that is much larger than the body; else the emphasised lines that the
    page begins with, as far as the last of the largest of them.
    """
    first = [part for part in parts if part.page == parts[0].page and part.kind is None and not part.is_row]
    sized = [part for part in first if len(part.text) <= _MAX_TITLE_LENGTH]
    largest = max((part.style.size for part in sized if has_word(part)), default=0.0)
    # Figures are often set larger than any title.
    sized = [part for part in sized if has_word(part) or part.style.size <= largest]
    if not sized:
        return
    if largest >= _TITLE_SIZE * body.size:
        for part in sized:
            if part.style.size > largest / _LARGER:
                part.kind = "title"
        _mark_datelines(first, body)
        return
    opening: list[LaidPart] = []
    for part in first:
        if not (_is_emphasised(part.style, body) and is_titleish(part)):
            break
        opening.append(part)
    if opening:
        largest = max(part.style.size for part in opening)
        while opening[-1].style.size < largest / _LARGER:
            opening.pop()
        if largest <= _LARGER * body.size:
            opening = opening[:1]
        for part in opening:
            part.kind = "title"
        _mark_datelines(first, body)
    elif is_titleish(first[0]) and len(first[0].lines) == 1 and not UNFINISHED_END.search(first[0].text):
        first[0].kind = "title"


def _mark_datelines(first: Sequence[LaidPart], body: LineStyle) -> None:
    """Mark the date and place under a title as of the title, and what the document is about where it follows them."""
    last = max((number for number, part in enumerate(first) if part.kind == "title"), default=len(first))
    following = first[last + 1 :]
    dated = 0
    while dated < len(following) and cues.DATELINE.fullmatch(following[dated].text):
        following[dated].kind = "title"
        dated += 1
    subject = following[dated] if dated < len(following) else None
    if dated and subject is not None and _is_emphasised(subject.style, body) and is_titleish(subject):
        subject.kind = "title"


def _mark_captions(parts: Sequence[LaidPart], pages: dict[int, Page], body: LineStyle) -> None:
    """Mark the text at a picture that is set otherwise than the body, and what stands at a credit.

    A picture with text below or above it in its own width has no caption beside it.
    """
    shaped = [
        part
        for part in parts
        if part.kind is None
        and not part.is_row
        and len(part.text) <= _MAX_CAPTION_LENGTH
        and _is_caption_style(part.style, body)
    ]
    for number, page in pages.items():
        own = [part for part in shaped if part.page == number]
        for picture in page.images:
            near = [part for part in own if _is_with(part, picture, page)]
            stacked = [part for part in near if _is_stacked(part.box, picture)]
            for part in stacked or [part for part in near if _is_beside(part.box, picture)]:
                part.kind = "caption"
    for number, part in enumerate(parts):
        if part.kind != "credit":
            continue
        near = [
            parts[i]
            for i in (number - 1, number + 1)
            if 0 <= i < len(parts)
            and parts[i].page == part.page
            and parts[i].kind is None
            and len(parts[i].text) <= _MAX_CAPTION_LENGTH
            and _is_caption_style(parts[i].style, body)
            and _gap(parts[i].box, part.box) < _CAPTION_DISTANCE
        ]
        if near:
            min(near, key=lambda other: _gap(other.box, part.box)).kind = "caption"


def _is_caption_style(style: LineStyle, body: LineStyle) -> bool:
    if style.size < _SMALLER * body.size:
        return True
    return style.size <= body.size and not style.bold and (style.italic != body.italic or style.font != body.font)


def _is_with(part: LaidPart, picture: Box, page: Page) -> bool:
    """Tell whether a part may belong to a picture: it stands in no box, or in the picture's."""
    region = page.regions.get(part.region)
    return region is None or _gap(region, picture) == 0


def _is_stacked(box: Box, picture: Box) -> bool:
    """Tell whether a box stands below or above a picture, or on it."""
    shared = min(box.x1, picture.x1) - max(box.x0, picture.x0)
    if shared < 0.5 * min(box.x1 - box.x0, picture.x1 - picture.x0):
        return False
    return max(box.y0 - picture.y1, picture.y0 - box.y1) < _CAPTION_DISTANCE


def _is_beside(box: Box, picture: Box) -> bool:
    """Tell whether a box stands beside a picture."""
    level = min(box.y1, picture.y1) - max(box.y0, picture.y0)
    if level < 0.6 * (box.y1 - box.y0):
        return False
    return max(box.x0 - picture.x1, picture.x0 - box.x1) < _CAPTION_DISTANCE


def _gap(one: Box, other: Box) -> float:
    across = max(0.0, max(one.x0, other.x0) - min(one.x1, other.x1))
    down = max(0.0, max(one.y0, other.y0) - min(one.y1, other.y1))
    return across + down


def _mark_regions(parts: Sequence[LaidPart], body: LineStyle) -> None:
    """Mark what stands in tinted and ruled regions as boxes with their titles, and the rows of tables as boxes."""
    groups: dict[tuple[int, str], list[LaidPart]] = {}
    for part in parts:
        if part.region.startswith(("box", "table")) and part.kind is None:
            groups.setdefault((part.page, part.region), []).append(part)
    for (page, region), members in groups.items():
        if all(_is_emphasised(part.style, body) and is_titleish(part) and not part.is_row for part in members):
            continue
        _mark_box(members, f"{page}/{region}")


def _mark_box(members: Sequence[LaidPart], group: str) -> None:
    text = main_style([line for part in members for line in part.lines])
    for part in members:
        part.kind = "box"
        part.group = group
    if len(members) < 2:
        return
    heads = [part for part in members if _is_emphasised(part.style, text) and is_titleish(part) and not part.is_row]
    ends = [part for part in heads if part is members[0] or part is members[-1]]
    if not heads:
        return
    title = (ends or heads)[0]
    for part in members:
        if part in heads and part.style == title.style and _touches(members, part, title):
            part.kind = "box_title"


def _touches(members: Sequence[LaidPart], part: LaidPart, title: LaidPart) -> bool:
    low, high = sorted((members.index(part), members.index(title)))
    return all(member.style == title.style for member in members[low : high + 1])


@dataclass(slots=True)
class _Measure:
    """The left and right edge of the body on a page."""

    left: float
    right: float


def _mark_loose_boxes(parts: Sequence[LaidPart], body: LineStyle) -> None:
    """Mark boxes without tint or rule: several lines in a type of their own, indented or narrower than the body."""
    measures = _measures(parts, body)
    run: list[LaidPart] = []
    count = 0
    for part in [*parts, None]:
        if part is not None and part.kind is None and _is_of_box(part, body, measures, run):
            run.append(part)
            continue
        if sum(len(member.lines) for member in run if not is_titleish(member)) >= _MIN_BOX_LINES:
            count += 1
            _mark_box(run, f"loose/{count}")
        run = [part] if part is not None and part.kind is None and _may_open_box(part, body, measures) else []


def _measures(parts: Sequence[LaidPart], body: LineStyle) -> dict[int, list[_Measure]]:
    """Return the columns of the body on each page: the edges of lines that begin at the same place.

    A page with hanging or indented text alone has the edges that its column has on other pages.
    """
    columns: dict[int, list[_Measure]] = {}
    for part in parts:
        if part.region or not same_style(part.style, body) or len(part.lines) < 2:
            continue
        box = part.box
        for measure in columns.setdefault(part.page, []):
            if box.x0 < measure.right and measure.left < box.x1:
                measure.left, measure.right = min(measure.left, box.x0), max(measure.right, box.x1)
                break
        else:
            columns[part.page].append(_Measure(box.x0, box.x1))
    usual = [measure for own in columns.values() for measure in own]
    return {page: [_widened(measure, usual) for measure in own] for page, own in columns.items()}


def _widened(measure: _Measure, usual: Sequence[_Measure]) -> _Measure:
    """Return a measure with the left edge that most measures of its width and place have, where that is further out."""
    alike = Counter(
        round(other.left) for other in usual if other.left <= measure.left and abs(other.right - measure.right) < _EDGE
    )
    if not alike:
        return measure
    left, count = alike.most_common(1)[0]
    return _Measure(min(measure.left, left), measure.right) if count > 1 else measure


def _is_inset(part: LaidPart, measures: dict[int, list[_Measure]]) -> bool:
    box = part.box
    own = measures.get(part.page) or [m for page in measures.values() for m in page]
    near = [m.left for m in own if box.x0 < m.right and m.left < box.x1]
    return bool(near) and box.x0 - min(near) >= _NARROWER


def _is_of_box(part: LaidPart, body: LineStyle, measures: dict[int, list[_Measure]], run: Sequence[LaidPart]) -> bool:
    if part.region or not _is_inset(part, measures):
        return False
    own_type = part.style.font != body.font or abs(part.style.size - body.size) > _SAME_SIZE * body.size
    if not own_type:
        return False
    return not run or abs(part.box.x0 - run[0].box.x0) < _NARROWER


def _may_open_box(part: LaidPart, body: LineStyle, measures: dict[int, list[_Measure]]) -> bool:
    return _is_of_box(part, body, measures, ())


def _mark_imprint(parts: Sequence[LaidPart], body: LineStyle) -> None:
    """Mark disclaimer and publisher at the end."""
    for part in reversed(parts):
        is_small = part.style.size < _SMALLER * body.size and not part.region
        is_own = not same_style(part.style, body) or len(part.lines) <= _MAX_PLAIN_IMPRINT
        if part.kind is None and ((is_own and is_imprint(part.text)) or (is_small and not _recurs(part, parts))):
            part.kind = "imprint"
        elif part.kind not in ("imprint", "credit", "caption", "box", "box_title"):
            break


def _recurs(part: LaidPart, parts: Sequence[LaidPart]) -> bool:
    """Tell whether a line of a part is printed elsewhere in the text, but for its numbers: a note that goes with it."""
    forms = {form_of(text) for text in part.texts}
    return any(
        form_of(text) in forms for other in parts if other is not part and other.kind is None for text in other.texts
    )


def _mark_notes(parts: Sequence[LaidPart], body: LineStyle) -> None:
    """Mark footnotes at the foot of pages, and notes in the margin, which no column of the body reaches, as boxes."""
    measures = _measures(parts, body)
    for number, part in enumerate(parts):
        if part.kind is not None or part.is_row or part.style.size >= _SMALLER * body.size:
            continue
        box = part.box
        if _is_note(part, parts, body):
            part.kind = "imprint"
        elif (
            not part.region
            and part.page in measures
            and all(box.x0 >= measure.right or box.x1 <= measure.left for measure in measures[part.page])
        ):
            part.kind = "box"
            part.group = f"margin/{number}"


def _mark_quotations(parts: Sequence[LaidPart], body: LineStyle) -> None:
    """Mark pull quotes as boxes: set larger than the body or in its own colour, in quotation marks from end to end."""
    for number, part in enumerate(parts):
        if (
            part.kind is None
            and not part.region
            and _is_emphasised(part.style, body)
            and _QUOTATION.fullmatch(part.text)
            and len(part.text.split()) >= _MIN_QUOTED_WORDS
        ):
            part.kind = "box"
            part.group = f"quotation/{number}"


def _is_note(part: LaidPart, parts: Sequence[LaidPart], body: LineStyle) -> bool:
    """Tell whether a small part is a footnote: it begins with a mark, and no text of the body stands below it."""
    if not (cues.FOOTNOTE.match(part.text) or _NUMBERED_NOTE.match(part.text)):
        return False
    return not any(
        other.page == part.page
        and other.kind is None
        and other.box.y0 > part.box.y1
        and other.box.x0 < part.box.x1
        and part.box.x0 < other.box.x1
        and other.style.size >= _SMALLER * body.size
        for other in parts
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


def _with_furniture(
    parts: Sequence[LaidPart], lines: Sequence[LaidLine], furniture: dict[int, BlockKind]
) -> list[LaidPart]:
    """Return the parts and the furniture of each page: what stands at its head before them."""
    result: list[LaidPart] = []
    marginal = [LaidPart([line], furniture[line.index]) for line in lines if line.index in furniture]
    numbers = sorted({line.page for line in lines})
    for number in numbers:
        own = [part for part in parts if part.page == number]
        top = min((part.box.y0 for part in own), default=0.0)
        extra = sorted((part for part in marginal if part.page == number), key=lambda part: (part.box.y0, part.box.x0))
        result += [part for part in extra if part.box.y0 <= top]
        result += own
        result += [part for part in extra if part.box.y0 > top]
    return result


_OPEN_KINDS = ("body", "box", "caption", "imprint", "timeline")
_STOPS = ("heading", "title", "timeline", "link")


def _joined(parts: Sequence[LaidPart]) -> list[LaidPart]:
    """Join paragraphs that go on in the next part of their kind, over what interrupts them."""
    result: list[LaidPart] = []
    taken: set[int] = set()
    for number, part in enumerate(parts):
        if number in taken:
            continue
        held = LaidPart(list(part.lines), part.kind, part.group, part.level)
        position = number
        is_whole = held.is_row
        while (
            not is_whole and held.kind in _OPEN_KINDS and not held.is_finished and not is_contents(held.lines[-1].text)
        ):
            following = _continuation(parts, position, held, taken)
            if following is None:
                break
            taken.add(following)
            held.lines.extend(parts[following].lines)
            position = following
        result.append(held)
    return result


def _continuation(parts: Sequence[LaidPart], position: int, held: LaidPart, taken: set[int]) -> int | None:
    """Return the part that goes on with an unfinished paragraph."""
    last = held.lines[-1]
    for index in range(position + 1, len(parts)):
        part = parts[index]
        if index in taken:
            continue
        if part.is_row:
            return None
        if part.kind == held.kind and part.group == held.group:
            first = part.lines[0]
            is_new = cues.BULLET.match(first.text) or (held.kind == "timeline" and cues.entry_head(first.text))
            is_apart = first.page == last.page and first.region == last.region and index == position + 1
            if is_new or (is_apart and not _may_go_on(last, first)):
                return None
            return index
        if part.kind in _STOPS:
            return None
        if held.kind in ("caption", "imprint", "timeline") and part.kind not in ("header", "page_number", "imprint"):
            return None
        if held.kind == "box" and part.kind == "body":
            return None
    return None


def _may_go_on(last: LaidLine, first: LaidLine) -> bool:
    """Tell whether a line may go on with a paragraph on its page: in the next column, or right below in its type."""
    if not same_style(last.style, first.style):
        return False
    distance = first.box.y1 - last.box.y1
    return distance < 0 or distance < 2.2 * first.style.size


def _segments(parts: Sequence[LaidPart]) -> tuple[Segment, ...]:
    units = Units()
    for part in parts:
        lines = [line.index for line in part.lines]
        units.add(lines, kind=part.kind or "body", text=part.text, box=part.group, level=part.level)
    return units.segments()
