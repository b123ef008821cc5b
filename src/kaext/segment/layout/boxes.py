"""Boxes in PDFs: tinted and ruled regions, tables, text in its own type and measure, pull quotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

import regex

from kaext.segment import cues
from kaext.segment.layout.blocks import (
    LARGER,
    MAX_TITLE_LENGTH,
    LayoutBlock,
    asks,
    is_contents_entry,
    is_date_only,
    is_emphasised,
    is_foreign,
    is_in_two_languages,
    is_same_family,
    is_same_style,
    is_title_like,
    main_style,
    starts_next_column,
)
from kaext.source import Box, LineStyle, Page

_SAME_SIZE = 0.04
# Maximum size of the title of a box in smaller type, relative to the body.
_BOX_TITLE_SIZE = 1.15
_MIN_BOX_LINES = 3
MIN_INSET = 10.0
_EDGE = 12.0
# Maximum difference in width between two regions of one box, in points; a line that ends this near the edge is full,
# in ems.
_SAME_WIDTH, _FULL_LINE = 3.0, 5.0
# A pull quote is in quotation marks from end to end, and longer than a name.
_QUOTATION = regex.compile(r"\s*+[„“”\"«].{20,}[”“»\"][.!?…]?\s*+")
_MIN_QUOTED_WORDS = 6
# Fewer words are enough in quotation marks and a type that no title has.
_MIN_WORDS_IN_MARKS = 4
_MIN_ITEMS, _MIN_DATED = 2, 2
# Number of cards, and the share of the text in them.
_MIN_CARDS, _MIN_CARD_SHARE = 4, 0.6
_NO_LETTER = regex.compile(r"[^\p{L}\p{N}]++")


def mark_regions(blocks: Sequence[LayoutBlock], pages: dict[int, Page], body: LineStyle) -> None:
    """Label tinted and ruled regions as boxes with their titles, and label table rows.

    A table with a title of its own is a box; a table below a heading or a paragraph belongs to the body. A region that
    continues the unfinished sentence of the region before it, in another column or page, belongs to the same box. A
    title alone at the foot of one region may be the title of the box in the next. Cards that hold most of the text are
    its sections. Text in the region of the document's title introduces the document.
    """
    groups: dict[tuple[int, str], list[LayoutBlock]] = {}
    heads = {(block.page, block.region) for block in blocks if block.kind == "title"}
    for block in blocks:
        if block.kind is None and (block.page, block.region) in heads:
            continue
        if block.region.startswith(("box", "table")) and block.kind is None:
            groups.setdefault((block.page, _frame_of(block.region, pages[block.page].regions)), []).append(block)
    before: list[LayoutBlock] = []
    cards = _cards_of(groups, blocks, body)
    for (page, region), members in groups.items():
        if (page, region) in cards:
            # What follows the title is labelled like text outside of regions.
            members[0].kind = "heading"
            continue
        if all(is_emphasised(block.style, body) and is_title_like(block) and not block.is_row for block in members):
            continue
        if region.startswith("table") and not _is_titled(members[0], blocks):
            for block in members:
                block.kind = "body"
            continue
        parts = _titled_parts(members)
        for number, part in enumerate(parts):
            _mark_box(part, f"{page}/{region}" + (f"/{number}" if number else ""))
        members = parts[-1] if len(parts) > 1 else members
        if before and members[0].kind == "box" and _continues_box(before[-1], members[0], pages):
            for block in members:
                block.group = before[-1].group
        before = members
    _mark_separated_titles(blocks)
    _mark_table_titles(blocks)


def _titled_parts(members: list[LayoutBlock]) -> list[list[LayoutBlock]]:
    """Split the blocks of a region at its titles, if it begins with one and others are set like it: a side panel.

    The titles are larger than the text of the region.
    """
    text = main_style([line for block in members for line in block.lines])
    first = members[0]
    if not _is_part_title(first, text) or first.style.size <= LARGER * text.size:
        return [members]
    parts: list[list[LayoutBlock]] = []
    for before, block in zip((None, *members), members, strict=False):
        is_title = block.style == first.style and _is_part_title(block, text)
        if is_title and (before is None or before.style != first.style):
            parts.append([])
        parts[-1].append(block)
    return parts if all(len(part) > 1 for part in parts) else [members]


def _is_part_title(block: LayoutBlock, text: LineStyle) -> bool:
    return not block.is_row and is_emphasised(block.style, text) and is_title_like(block)


def _cards_of(
    groups: Mapping[tuple[int, str], Sequence[LayoutBlock]], blocks: Sequence[LayoutBlock], body: LineStyle
) -> set[tuple[int, str]]:
    """Return the regions that are cards, such as profiles of countries: several, with titles in the same type.

    They hold most of the text; otherwise they are boxes beside it.
    """
    by_title: dict[LineStyle, list[tuple[int, str]]] = {}
    for place, members in groups.items():
        title = members[0]
        if len(members) > 1 and not title.is_row and is_emphasised(title.style, body) and is_title_like(title):
            by_title.setdefault(title.style, []).append(place)
    cards = max(by_title.values(), key=len, default=[])
    held = sum(len(block.text) for place in cards for block in groups[place])
    is_most = held > _MIN_CARD_SHARE * sum(len(block.text) for block in blocks)
    return set(cards) if len(cards) >= _MIN_CARDS and is_most else set()


def _frame_of(region: str, regions: Mapping[str, Box]) -> str:
    """Return the tinted or ruled region that contains a table; otherwise the region itself."""
    table = regions.get(region)
    if table is None or not region.startswith("table"):
        return region
    for name, frame in regions.items():
        is_around = frame.y0 <= table.y0 and table.y1 <= frame.y1 and frame.x0 <= table.x0 and table.x1 <= frame.x1
        if name.startswith("box") and is_around:
            return name
    return region


def _is_titled(first: LayoutBlock, blocks: Sequence[LayoutBlock]) -> bool:
    """Return whether the block right above the first row of a table is a box title."""
    place = next(number for number, block in enumerate(blocks) if block is first)
    title = blocks[place - 1] if place else first
    return not title.is_row and title.page == first.page and (title.kind == "box_title" or _names_box(title))


def _names_box(title: LayoutBlock) -> bool:
    """Return whether a title names a box: ციფრები (figures). ცხრილი 1. ქვეყნები (table 1: countries) does not."""
    return is_title_like(title) and cues.BOX_TITLE.match(title.text) is not None


def _mark_separated_titles(blocks: Sequence[LayoutBlock]) -> None:
    """Label titles before a column or page break that belong to the untitled box after it, if styled as box titles."""
    titled = {block.group for block in blocks if block.kind == "box_title"}
    styles = {block.style for block in blocks if block.kind == "box_title"}
    for title, block in pairwise(blocks):
        if block.kind != "box" or block.is_row or block.group in titled or title.kind is not None:
            continue
        is_apart = title.page != block.page or title.box.y0 > block.box.y1
        if is_apart and title.style in styles and is_title_like(title):
            title.kind, title.group = "box_title", block.group


def _mark_table_titles(blocks: Sequence[LayoutBlock]) -> None:
    """Label the block right above a table as its title if it names a box."""
    for title, row in pairwise(blocks):
        is_free = title.kind is None and not title.is_row and title.page == row.page
        if row.is_row and row.kind == "box" and is_free and _names_box(title):
            title.kind, title.group = "box_title", row.group


def _continues_box(upper: LayoutBlock, lower: LayoutBlock, pages: dict[int, Page]) -> bool:
    """Return whether a paragraph at the end of a region continues in another as wide, in another column or page."""
    last, first = upper.lines[-1], lower.lines[0]
    one, other = pages[last.page].regions.get(last.region), pages[first.page].regions.get(first.region)
    if one is None or other is None or upper.is_row or lower.is_row or upper.is_finished:
        return False
    starts_next_column = first.page == last.page + 1 or (
        first.page == last.page and other.x0 > one.x1 and other.y0 < one.y1
    )
    return (
        starts_next_column
        and (abs((one.x1 - one.x0) - (other.x1 - other.x0)) < _SAME_WIDTH or abs(one.x0 - other.x0) < _SAME_WIDTH)
        and is_same_style(last.style, first.style)
        and (
            max(line.box.x1 for line in upper.lines) - last.box.x1 < _FULL_LINE * last.style.size
            or last.text.rstrip().endswith(",")
        )
        and not cues.BULLET.match(first.text)
    )


def _mark_box(members: Sequence[LayoutBlock], group: str) -> None:
    text = main_style([line for block in members for line in block.lines])
    for block in members:
        block.kind = "box"
        block.group = group
    if len(members) < 2:
        return
    heads = [
        block
        for block in members
        if is_emphasised(block.style, text)
        and (is_title_like(block) or (block is members[0] and _introduces(block)))
        and not block.is_row
    ]
    ends = [block for block in heads if block is members[0] or block is members[-1]]
    if not heads:
        first, second = members[:2]
        if len(first.lines) == 1 and asks(first.text) and is_title_like(first) and not is_title_like(second):
            first.kind = "box_title"
        return
    title = (ends or heads)[0]
    for block in members:
        if block in heads and block.style == title.style and _is_joined_to_title(members, block, title):
            block.kind = "box_title"


def _introduces(block: LayoutBlock) -> bool:
    """Return whether a block is one line that ends in a colon: მაიორი ლ., მესანგრე: (Major L., sapper:)."""
    is_one_line = len(block.lines) == 1 and len(block.text) <= MAX_TITLE_LENGTH
    return is_one_line and block.text.rstrip().endswith(":") and not cues.BULLET.match(block.text)


def _is_joined_to_title(members: Sequence[LayoutBlock], block: LayoutBlock, title: LayoutBlock) -> bool:
    low, high = sorted((members.index(block), members.index(title)))
    return all(member.style == title.style for member in members[low : high + 1])


@dataclass(slots=True)
class Column:
    """The left and right edge of a column of the body, in PDF points."""

    left: float
    right: float


def mark_titled_boxes(blocks: Sequence[LayoutBlock], body: LineStyle) -> None:
    """Label unframed boxes that start with a title, anywhere, even between the entries of a chronology.

    Several with only a date as title are entries of a chronology across the page.
    """
    found = [*_unframed_runs(blocks, body, body_columns(blocks, body)), *_runs_of_other_family(blocks, body)]
    if is_in_two_languages(blocks):
        # The other language has a type of its own.
        found = [list(takewhile(lambda block: not is_foreign(block), run)) for run in found]
    runs = [run for run in found if run and _is_titled_run(run) and not _is_chronology(run)]
    dated = [run for run in runs if is_date_only(run[0])]
    for run in runs:
        if len(dated) < _MIN_DATED or run not in dated:
            _mark_box(run, f"loose/{run[0].lines[0].index}")


def _is_titled_run(run: Sequence[LayoutBlock]) -> bool:
    """Return whether a run consists of a title and text: a sentence, or several lines of any length."""
    title, *rest = run
    lines = [line for block in rest for line in block.lines]
    text = main_style(lines) if lines else title.style
    is_text = len(lines) >= _MIN_BOX_LINES or not is_title_like(run[-1])
    is_title = is_emphasised(title.style, text) and is_title_like(title) and not cues.addresses(title.text)
    return is_title and is_text


def _is_chronology(run: Sequence[LayoutBlock]) -> bool:
    """Return whether a run is a chronology: its title says so and it contains dated entries."""
    return cues.is_chronology_title(run[0].text) and any(cues.entry_date_length(block.texts[0]) for block in run[1:])


def _runs_of_other_family(blocks: Sequence[LayoutBlock], body: LineStyle) -> Iterator[list[LayoutBlock]]:
    """Yield runs of blocks in smaller type of another family than the body, with their titles.

    They need not be inset.
    """
    run: list[LayoutBlock] = []
    for block in blocks:
        if (
            block.kind is None
            and not block.region
            and not block.is_row
            and not is_same_family(block.style, body)
            and block.style.size <= (_BOX_TITLE_SIZE if is_title_like(block) else 1 - _SAME_SIZE) * body.size
        ):
            if run and is_emphasised(block.style, run[-1].style):
                yield run
                run = []
            run.append(block)
            continue
        yield run
        run = []
    yield run


def mark_unframed_boxes(blocks: Sequence[LayoutBlock], body: LineStyle) -> None:
    """Label boxes without tint or rule: several lines in their own type, indented or narrower than the body.

    Two lines are enough if they end before the body's right edge, or if they are list items with a title.
    """
    measures = body_columns(blocks, body)
    is_bilingual = is_in_two_languages(blocks)
    for run in _unframed_runs(blocks, body, measures):
        if is_bilingual and all(map(is_foreign, run)):
            continue
        count = sum(len(member.lines) for member in run if not is_title_like(member))
        items = sum(len(member.lines) for member in run[1:])
        is_list = items >= _MIN_ITEMS and is_title_like(run[0]) and is_emphasised(run[0].style, run[1].style)
        if is_list or count >= _MIN_BOX_LINES - all(_is_short(member, measures) for member in run):
            _mark_box(run, f"loose/{run[0].lines[0].index}")


def _unframed_runs(
    blocks: Sequence[LayoutBlock], body: LineStyle, measures: dict[int, list[Column]]
) -> Iterator[list[LayoutBlock]]:
    """Yield runs of blocks that can be boxes: in their own type, with a common inset from the left."""
    run: list[LayoutBlock] = []
    # On the next slide, a list may go on with its lower level.
    sublists = {
        _item_type(block)
        for before, block in pairwise(blocks)
        if _is_sublist(block, before) and before.page == block.page and block.box.x0 - before.box.x0 >= MIN_INSET
    }
    for before, block in pairwise((None, *blocks, None)):
        is_free = (
            block is not None
            and block.kind is None
            and (
                bool(run)
                or not (
                    _is_sublist(block, before)
                    or (sublists and _item_type(block) in sublists)
                    or _is_in_next_column(block, before)
                )
            )
        )
        if block is not None and is_free and _is_box_candidate(block, body, measures, run):
            run.append(block)
            continue
        if run:
            yield run
        run = [block] if block is not None and is_free and _is_box_candidate(block, body, measures, ()) else []


def _is_sublist(block: LayoutBlock, before: LayoutBlock | None) -> bool:
    """Return whether a block continues a list, perhaps on a lower level, which is smaller and further indented."""
    return before is not None and all(cues.BULLET.match(one.lines[0].text) for one in (before, block))


def _item_type(block: LayoutBlock) -> tuple[LineStyle, int, str]:
    """Return what list items of one level share: style, left edge, and the first character, such as their bullet."""
    return block.style, round(block.box.x0), block.lines[0].text.lstrip()[:1]


def _is_in_next_column(block: LayoutBlock, before: LayoutBlock | None) -> bool:
    """Return whether a block starts the next column, in the style of the block before it, which is not in a box."""
    return (
        before is not None
        and before.kind is None
        and before.style == block.style
        and before.page == block.page
        and starts_next_column(before.lines[-1], block.lines[0])
    )


def _is_short(block: LayoutBlock, measures: dict[int, list[Column]]) -> bool:
    """Return whether a block ends before the right edge of the body."""
    box = block.box
    near = [m.right for m in measures.get(block.page, ()) if box.x0 < m.right and m.left < box.x1]
    return bool(near) and max(near) - box.x1 >= MIN_INSET


def body_columns(blocks: Sequence[LayoutBlock], body: LineStyle) -> dict[int, list[Column]]:
    """Return the columns of the body on each page: the edges of lines that start at the same position.

    On a page with only hanging or indented text, a column takes the left edge that it has on other pages.
    """
    columns: dict[int, list[Column]] = {}
    for block in blocks:
        if block.region or not is_same_style(block.style, body) or len(block.lines) < 2:
            continue
        box = block.box
        for measure in columns.setdefault(block.page, []):
            if box.x0 < measure.right and measure.left < box.x1:
                measure.left, measure.right = min(measure.left, box.x0), max(measure.right, box.x1)
                break
        else:
            columns[block.page].append(Column(box.x0, box.x1))
    usual = Counter((measure.left, measure.right) for own in columns.values() for measure in own)
    widened = {edges: _widened(Column(*edges), usual) for edges in usual}
    return {page: [widened[measure.left, measure.right] for measure in own] for page, own in columns.items()}


def _widened(measure: Column, usual: Counter[tuple[float, float]]) -> Column:
    """Return a column with the left edge that most columns of its width and position have, if that is further left.

    ``usual`` counts the edges of all columns.
    """
    alike: Counter[int] = Counter()
    for (left, right), count in usual.items():
        if left <= measure.left and abs(right - measure.right) < _EDGE:
            alike[round(left)] += count
    if not alike:
        return measure
    left, count = alike.most_common(1)[0]
    return Column(min(measure.left, left), measure.right) if count > 1 else measure


def _is_inset(block: LayoutBlock, measures: dict[int, list[Column]]) -> bool:
    box = block.box
    own = measures.get(block.page) or [m for page in measures.values() for m in page]
    near = [m.left for m in own if box.x0 < m.right and m.left < box.x1]
    return bool(near) and box.x0 - min(near) >= MIN_INSET


def _is_box_candidate(
    block: LayoutBlock, body: LineStyle, measures: dict[int, list[Column]], run: Sequence[LayoutBlock]
) -> bool:
    if block.region or not _is_inset(block, measures):
        return False
    own_type = block.style.font != body.font or abs(block.style.size - body.size) > _SAME_SIZE * body.size
    # Text in larger type, such as the lead of a chapter, is no box.
    is_lead = block.style.size > LARGER * body.size and not is_title_like(block)
    if not own_type or is_lead:
        return False
    return not run or abs(block.box.x0 - run[0].box.x0) < MIN_INSET


def mark_quotations(blocks: Sequence[LayoutBlock], body: LineStyle) -> None:
    """Label pull quotes as boxes.

    A pull quote is in quotation marks or repeats a sentence of the text, and is larger than the body or in another
    colour. In quotation marks it may also be smaller, in another family. It may be between rules, which form a region
    around it. The table of contents does not count as a repetition.
    """
    texts = ""
    members = Counter((block.page, block.region) for block in blocks)
    for number, block in enumerate(blocks):
        is_alone = not block.region or members[block.page, block.region] == 1
        is_large = is_emphasised(block.style, body)
        has_own_style = is_large or (not is_same_family(block.style, body) and block.style.size < body.size)
        if block.kind is not None or not is_alone or block.is_row or not has_own_style:
            continue
        count = len(block.text.split())
        is_quoted = count >= _MIN_WORDS_IN_MARKS and _QUOTATION.fullmatch(block.text) is not None
        is_short = count < _MIN_QUOTED_WORDS
        if count < _MIN_WORDS_IN_MARKS or (is_short and not (is_quoted and _has_own_type(block, blocks))):
            continue
        if not is_quoted and is_large and block.is_finished:
            texts = texts or " ".join(
                [_letters(other) for other in blocks if other.kind is None and not is_contents_entry(other.text)]
            )
            is_quoted = texts.count(_letters(block)) > 1
        if is_quoted:
            block.kind = "box"
            block.group = f"quotation/{number}"


def _has_own_type(block: LayoutBlock, blocks: Sequence[LayoutBlock]) -> bool:
    """Return whether no title has the type of a block, but for titles in quotation marks."""
    alike = (other for other in blocks if other.style == block.style and is_title_like(other))
    return all(_QUOTATION.fullmatch(other.text) for other in alike)


def _letters(block: LayoutBlock) -> str:
    """Return the letters and digits of a block, so that hyphens and spaces do not affect comparison."""
    return _NO_LETTER.sub("", block.text)
