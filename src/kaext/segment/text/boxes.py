"""Labels of boxes with their titles and of captions, from the measure and context of blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kaext.expressions import lazy_regex
from kaext.segment import cues
from kaext.segment.text.blocks import (
    MIN_UNWRAPPED_LENGTH,
    NARROW_SHARE,
    TYPICAL_LINE_LENGTH,
    TextBlock,
    is_narrow,
    is_title_like,
    is_wrapped_early,
    skip_furniture,
    slightly_narrow_blocks,
)
from kaext.segment.text.inline_tables import mark_sources, mark_tables_alike, return_tables_to_body
from kaext.segment.text.lists import (
    closely_spaced_paragraphs,
    mark_boxes_above_titles,
    mark_glossary_sections,
    mark_indented_boxes,
    mark_insets,
    mark_labelled_boxes,
    mark_lists,
    mark_titles_below_boxes,
    mark_unspaced_boxes,
)
from kaext.segment.title_shape import line_width

_MAX_TITLE_WIDTH = 1.1
_BOX_TAIL = 1.15
_FULL_LINE = 0.85
_MAX_OPENING_LINES, _RULES = 4, ("--", "––", "——")
_OPENING_WIDTH = 1.1
MAX_CAPTION_LINES = 6
_MAX_CAPTION_LENGTH = 320
# 33. დაფა ორ ენაზე. … (33. a blackboard in two languages)
_PICTURE_NUMBER = lazy_regex(r"\s*+\d{1,3}[.)]\s\S")


def body_measure(blocks: Sequence[TextBlock]) -> int:
    """Return the measure of the body in characters: the upper quartile of the lengths of full lines.

    An unwrapped paragraph counts as many times as it would be wrapped.
    """
    widths: Counter[int] = Counter()
    for block in blocks:
        if block.kind is None:
            for text in block.texts[:-1]:
                widths[line_width(text)] += 1
            if len(block.texts) == 1 and len(block.text) > MIN_UNWRAPPED_LENGTH:
                widths[len(block.text)] += len(block.text) // TYPICAL_LINE_LENGTH
    total = sum(widths.values())
    seen = 0
    for width in sorted(widths):
        seen += widths[width]
        if 4 * seen >= 3 * total:
            return width
    return 0


def join_openings(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """Join lines to the paragraph that they open.

    These are lines beside a drop cap, which extraction separates, and labelled questions.
    """
    result: list[TextBlock] = []
    for block in blocks:
        opening = result[-1] if result else None
        if opening is not None and opening.kind is None and block.kind is None and _is_opening_of(opening, block):
            opening.lines.extend(block.lines)
            opening.texts.extend(block.texts)
        else:
            result.append(block)
    return result


def _is_opening_of(opening: TextBlock, block: TextBlock) -> bool:
    if opening.is_labelled and opening.text.endswith("?"):
        return not block.gap_before
    if opening.is_labelled or block.is_labelled or opening.is_numbered or opening.text.endswith(_RULES):
        return False
    return (
        len(opening.lines) <= _MAX_OPENING_LINES
        and not opening.is_finished
        and not is_title_like(opening)
        and not (block.gap_before and cues.FINITE_END.search(opening.text))
        and not cues.BULLET.match(opening.texts[0])
        and not _has_inline_credit(opening)
        and (len(block.lines) > 1 or len(block.text) > MIN_UNWRAPPED_LENGTH)
        and opening.width <= min(MIN_UNWRAPPED_LENGTH, _OPENING_WIDTH * block.width)
    )


def mark_boxes(blocks: Sequence[TextBlock], measure: int) -> None:
    """Separate boxes and captions from the body by their measure, and find the titles of the boxes."""
    for block in blocks:
        if block.kind is None and (_has_inline_credit(block) or _has_figure_number(block)):
            block.kind = "caption"
    _mark_listed_captions(blocks)
    mark_glossary_sections(blocks)
    mark_lists(blocks)
    mark_insets(blocks)
    mark_labelled_boxes(blocks, measure)
    mark_unspaced_boxes(blocks)
    mark_indented_boxes(blocks)
    mark_boxes_above_titles(blocks)
    return_tables_to_body(blocks, measure)
    dense, nearly = closely_spaced_paragraphs(blocks), slightly_narrow_blocks(blocks, measure)
    narrow = [
        (_is_narrow_candidate(block, measure) or number in dense or (number in nearly and _is_titled(blocks, number)))
        and not _is_cut_off_by_furniture(blocks, number)
        and not _is_among_items(blocks, number, measure)
        for number, block in enumerate(blocks)
    ]
    for index in _captions_of_credits(blocks, measure):
        blocks[index].kind = "caption"
    _mark_narrow_clusters(blocks, narrow, measure)
    mark_titles_below_boxes(blocks)
    mark_tables_alike(blocks)
    mark_sources(blocks)


def _mark_listed_captions(blocks: Sequence[TextBlock]) -> None:
    """Label numbered captions of several pictures in one paragraph, which ends in the credit of them all."""
    for number, credit in enumerate(blocks):
        if credit.kind != "credit" or credit.gap_before:
            continue
        first = number
        while first > 0 and not blocks[first].gap_before and _is_numbered_caption(blocks[first - 1]):
            first -= 1
        if blocks[first].gap_before:
            for block in blocks[first:number]:
                block.kind = "caption"


def _is_numbered_caption(block: TextBlock) -> bool:
    is_numbered = _PICTURE_NUMBER.match(block.texts[0]) is not None
    return block.kind is None and is_numbered and _has_length_of_caption(block)


def _mark_narrow_clusters(blocks: Sequence[TextBlock], narrow: Sequence[bool], measure: int) -> None:
    """Label clusters of narrow blocks as boxes or captions, except lines that open the document."""
    number = 0
    while number < len(blocks):
        cluster = _cluster(blocks, narrow, number, measure)
        if not cluster:
            number += 1
            continue
        number = cluster[-1] + 1
        if _opens_document(blocks, cluster):
            for index in cluster:
                blocks[index].kind = "body" if blocks[index].is_row else None
            continue
        if _continues_section(blocks, cluster[0]):
            for index in cluster:
                is_text = blocks[index].kind == "box" and _is_item_among(blocks, index)
                blocks[index].kind = "body" if is_text else None
            continue
        if _continues_box(blocks, cluster[0], measure):
            for index in cluster:
                blocks[index].kind, blocks[index].box = "box", blocks[cluster[0] - 1].box
        elif _is_caption_cluster(blocks, cluster):
            for index in cluster:
                blocks[index].kind = "caption"
        else:
            _mark_box(blocks, cluster, narrow)


def _opens_document(blocks: Sequence[TextBlock], cluster: Sequence[int]) -> bool:
    """Return whether narrow lines are between the title and the text: place, time and chair of a meeting, say."""
    after = blocks[cluster[-1] + 1] if cluster[-1] + 1 < len(blocks) else None
    is_text = after is not None and after.kind is None and not is_title_like(after)
    is_below_title = cluster[0] > 0 and blocks[cluster[0] - 1].kind == "title"
    return is_below_title and (is_text or not blocks[cluster[0]].gap_before)


def _continues_section(blocks: Sequence[TextBlock], number: int) -> bool:
    """Return whether narrow lines are the text of the heading above them, or go on with the list above."""
    before = skip_furniture(blocks, number - 1, -1)
    if before is None:
        return False
    above = blocks[before]
    # – ვინ იხდის? – დონორები. (who pays? donors): a question with its answer is no item.
    is_item = above.kind is None and cues.BULLET.match(above.texts[0]) is not None and not above.text.endswith("?")
    is_numbered = above.is_numbered and is_title_like(above) and not blocks[number].gap_before
    return above.kind == "heading" or is_numbered or (is_item and not blocks[number].gap_before)


def _is_item_among(blocks: Sequence[TextBlock], number: int) -> bool:
    """Return whether a line of a list is an item rather than the heading over bulleted items."""
    following = blocks[number + 1] if number + 1 < len(blocks) else None
    is_bulleted = cues.BULLET.match(blocks[number].texts[0]) is not None
    return is_bulleted or following is None or not cues.BULLET.match(following.texts[0])


def _continues_box(blocks: Sequence[TextBlock], number: int, measure: int) -> bool:
    """Return whether a block continues the box above: it is as narrow, or has the rows that the box announces."""
    before = blocks[number - 1] if number else None
    if before is None or before.kind != "box" or not before.box:
        return False
    is_introduced = blocks[number].is_row and not before.is_row and before.text.rstrip().endswith(":")
    return is_introduced or is_narrow(before, measure)


def _mark_box(blocks: Sequence[TextBlock], cluster: Sequence[int], narrow: Sequence[bool]) -> None:
    """Label a box, its title, and the caption of a picture below a title at the foot of the box."""
    box = cluster[0] + 1
    for index in cluster:
        blocks[index].kind = "box"
        blocks[index].box = box
    title = _title_of(blocks, cluster)
    if title is None:
        return
    nearest = skip_furniture(blocks, cluster[0] - 1, -1)
    if nearest is not None and nearest != title and is_title_like(blocks[nearest]):
        blocks[nearest].kind = "box"
        blocks[nearest].box = box
    blocks[title].kind = "box_title"
    blocks[title].box = box
    after = title + 1
    if title > cluster[-1] and after < len(blocks) and narrow[after] and not blocks[after].gap_before:
        blocks[after].kind = "caption" if _is_caption_cluster(blocks, [after]) else blocks[after].kind


def _is_cut_off_by_furniture(blocks: Sequence[TextBlock], number: int) -> bool:
    """Return whether a block is the foot of a column: short lines that continue the body up to page furniture."""
    block = blocks[number]
    follows_furniture = number + 1 < len(blocks) and blocks[number + 1].kind in ("header", "page_number")
    return not block.gap_before and not block.is_finished and follows_furniture


def _is_among_items(blocks: Sequence[TextBlock], number: int, measure: int) -> bool:
    """Return whether a list item is adjacent to an item as wide as the body."""
    near = [
        index
        for index in (number - 1, number + 1)
        if 0 <= index < len(blocks) and not blocks[max(index, number)].gap_before
    ]
    return cues.BULLET.match(blocks[number].texts[0]) is not None and any(
        cues.BULLET.match(blocks[index].texts[0]) and blocks[index].width > NARROW_SHARE * measure for index in near
    )


def _is_narrow_candidate(block: TextBlock, measure: int) -> bool:
    return block.kind == "box" or (block.kind is None and is_narrow(block, measure))


def _is_titled(blocks: Sequence[TextBlock], number: int) -> bool:
    """Return whether a block follows a title."""
    before = skip_furniture(blocks, number - 1, -1)
    return before is not None and is_title_like(blocks[before])


def _captions_of_credits(blocks: Sequence[TextBlock], measure: int) -> list[int]:
    """Return the captions of the credits: for each, the better candidate of the blocks before and after it."""
    captions: list[int] = []
    for number, block in enumerate(blocks):
        above = blocks[number - 1] if number else None
        if block.kind != "credit" or (above is not None and above.kind == "caption" and not block.gap_before):
            continue
        candidates = [
            index
            for index in (number - 1, number + 1)
            if 0 <= index < len(blocks)
            and blocks[index].kind is None
            and index not in captions
            and not _heads_text(blocks, index)
            and (blocks[index].gap_before or not blocks[max(index, number)].gap_before)
            and _is_caption_shaped(blocks[index], measure)
        ]
        if candidates:
            captions.append(max(candidates, key=lambda index: _caption_evidence(blocks, index, number)))
    return captions


def _heads_text(blocks: Sequence[TextBlock], index: int) -> bool:
    """Return whether a title directly precedes a paragraph."""
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    return (
        is_title_like(blocks[index])
        and following is not None
        and following.kind in (None, "timeline")
        and not following.gap_before
        and not is_title_like(following)
    )


def _caption_evidence(blocks: Sequence[TextBlock], index: int, credit: int) -> tuple[bool, bool, bool, bool]:
    attached = not blocks[max(index, credit)].gap_before
    return (
        attached,
        cues.PLACE_AND_DATE.search(blocks[index].text) is not None,
        blocks[index].is_finished,
        index > credit,
    )


def _is_caption_shaped(block: TextBlock, measure: int) -> bool:
    if not _has_length_of_caption(block):
        return False
    return block.sentences <= 2 and (block.width < NARROW_SHARE * measure or len(block.lines) <= 2 or not measure)


def _cluster(blocks: Sequence[TextBlock], narrow: Sequence[bool], start: int, measure: int) -> list[int]:
    """Return consecutive blocks from ``start`` that have the measure of a box and are not titles."""
    cluster: list[int] = []
    width = 0
    index = start
    while index < len(blocks):
        block = blocks[index]
        if block.kind in ("header", "page_number") and cluster:
            index += 1
            continue
        is_text = narrow[index] and block.kind in (None, "box") and not block.box and not is_title_like(block)
        is_tail = block.kind is None and not is_title_like(block) and _is_box_tail(block, width)
        is_tail = is_tail or (bool(cluster) and _is_note_under_rows(blocks, index, measure))
        if not (is_text or is_tail):
            break
        cluster.append(index)
        width = max(width, block.width)
        index += 1
    return cluster


def _is_note_under_rows(blocks: Sequence[TextBlock], number: int, measure: int) -> bool:
    """Return whether a block directly below table rows, narrower than the body, is a note to the table."""
    block, above = blocks[number], blocks[number - 1]
    is_terminated = number + 1 == len(blocks) or blocks[number + 1].gap_before
    is_under = above.is_row and not block.gap_before and block.kind is None and is_terminated
    return is_under and block.is_finished and not is_title_like(block) and is_wrapped_early(block, measure)


def _is_box_tail(block: TextBlock, width: int) -> bool:
    """Return whether a block is one line, hardly wider than the box above."""
    return len(block.lines) == 1 and len(block.text) <= _BOX_TAIL * width


def _is_caption_cluster(blocks: Sequence[TextBlock], cluster: Sequence[int]) -> bool:
    """Return whether a cluster is a caption: one or two single sentences without a box title."""
    if any(blocks[index].kind == "box" for index in cluster):
        return False
    members = [blocks[index] for index in cluster]
    if any(
        m.kind is not None
        or len(m.lines) > MAX_CAPTION_LINES
        or m.sentences > 1
        or not m.is_finished
        or cues.BULLET.match(m.texts[0])
        or m.is_labelled
        or cues.QUOTATION.fullmatch(m.text)
        or all(cues.INDENT.match(text) for text in m.texts)
        for m in members
    ):
        return False
    if len(members) > 2:
        return False
    before = cluster[0] - 1
    titled = before >= 0 and is_title_like(blocks[before]) and blocks[before].kind is None
    return not titled


def _title_of(blocks: Sequence[TextBlock], cluster: Sequence[int]) -> int | None:
    """Return the index of the title of a box: the block before it, else the block after it.

    A quotation has no title below an empty line. If both are candidates, the one before is rejected if it is the first
    line of the box (which for table rows it never is) or if another title precedes it.
    """
    before = skip_furniture(blocks, cluster[0] - 1, -1)
    if before is not None and (blocks[before].is_numbered or not is_title_like(blocks[before])):
        before = None
    if before is not None and _has_separate_title_above(blocks, before, cluster[0]):
        return before - 1
    is_quoted = all(cues.QUOTATION.fullmatch(blocks[index].text) for index in cluster)
    after = skip_furniture(blocks, cluster[-1] + 1, 1)
    after = None if after is not None and is_quoted and blocks[after].gap_before else after
    width = max(blocks[index].width for index in cluster)
    if after is not None and (
        blocks[after].is_numbered
        or not is_title_like(blocks[after])
        or blocks[after].width > _MAX_TITLE_WIDTH * width
        or _heads_entries(blocks, after)
        or _heads_next_page(blocks, cluster[-1], after)
    ):
        after = None
    is_first_line = before is not None and not blocks[cluster[0]].is_row and _is_box_opening(blocks[before], width)
    if after == cluster[-1] + 1 and is_first_line:
        return after
    return after if before is None else before


def _heads_entries(blocks: Sequence[TextBlock], number: int) -> bool:
    """Return whether a title is apart from the text above it and directly above a chronology or a list of links."""
    following = blocks[number + 1] if number + 1 < len(blocks) else None
    is_above = following is not None and following.kind in ("timeline", "link") and not following.gap_before
    return is_above and blocks[number].gap_before


def _heads_next_page(blocks: Sequence[TextBlock], box: int, title: int) -> bool:
    """Return whether a title is on the page after a box, above text that is wider than the box."""
    following = blocks[title + 1] if title + 1 < len(blocks) else None
    is_text = following is not None and following.kind is None and not is_title_like(following)
    return is_text and title > box + 1 and blocks[title + 1].width > blocks[box].width


def _has_separate_title_above(blocks: Sequence[TextBlock], before: int, box: int) -> bool:
    """Return whether the block before a box's text is its first line rather than its title, as a title precedes it."""
    above = blocks[before - 1] if before else None
    is_apart = blocks[before].gap_before and not blocks[box].gap_before
    return is_apart and above is not None and not above.is_numbered and is_title_like(above)


def _is_box_opening(block: TextBlock, width: int) -> bool:
    """Return whether a title-like block is rather the start of a box's text: a question, or full lines."""
    return block.is_finished or (len(block.lines) > 1 and len(block.texts[-1].strip()) >= _FULL_LINE * width)


def _has_inline_credit(block: TextBlock) -> bool:
    """Return whether a caption ends in a credit: … ფოტო: დ. მარკოსიანი (photo: D. Markosyan)."""
    return _has_length_of_caption(block) and cues.INLINE_CREDIT.search(block.text) is not None


def _has_figure_number(block: TextBlock) -> bool:
    return _has_length_of_caption(block) and cues.FIGURE.match(block.text) is not None


def _has_length_of_caption(block: TextBlock) -> bool:
    return len(block.lines) <= MAX_CAPTION_LINES and len(block.text) <= _MAX_CAPTION_LENGTH
