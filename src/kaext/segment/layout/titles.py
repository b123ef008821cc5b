"""The title and headings of a PDF: by their type; in a document in one type, by their wording and blank lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

import regex

from kaext.list_marks import DASHES
from kaext.segment import cues
from kaext.segment.layout.blocks import (
    LARGER,
    LETTERED_POINT,
    MAX_TITLE_LENGTH,
    LayoutBlock,
    asks,
    begins_with_figure,
    has_title_shape,
    has_word,
    is_emphasised,
    is_same_family,
    is_same_style,
    is_title_like,
)
from kaext.segment.layout.notes import is_note
from kaext.segment.title_shape import UNFINISHED_END, is_shaped_as_title
from kaext.source import LineStyle

_TITLE_SIZE = 1.3
# № 3 (17) | გამოდის კვარტალში ერთხელ (no. 3 (17), quarterly)
_ISSUE = regex.compile(r"\s*+(?:№|N|ნომერი\s)\s?\d{1,4}(?!\d)[^.!?…;]{0,80}$")
# Share of the type size of a masthead within which the number of the issue is beside or below it.
_MASTHEAD_REACH = 1.5
# In characters. The titles of legal acts and their explanatory notes take many lines.
_MAX_LARGE_TITLE = 3 * MAX_TITLE_LENGTH
_MIN_PARAGRAPH, _MIN_LETTERED, _MIN_QUESTIONS = 2, 2, 2
# Relative to the type size: the distance between baselines with a blank line between them, and how far
# from the margin one of several centred lines begins at least and their centres are from that of the text at most.
_BLANK_LINE, _MIN_MARGIN, _CENTRED = 1.9, 1.5, 1.5
_MAX_PLAIN_LINES, _MAX_CENTRED_LINES, _MIN_PLAIN_HEADINGS = 2, 5, 2
_MAX_CENTRED_LENGTH = 400


def mark_title(blocks: Sequence[LayoutBlock], body: LineStyle) -> None:
    """Label the document's title on its first page.

    The title is the largest text there, if much larger than the body. Otherwise it consists of the emphasised lines at
    the top of the page, up to the last of the largest ones.
    """
    first = [block for block in blocks if block.page == blocks[0].page and block.kind is None and not block.is_row]
    sized = [
        block
        for block in first
        if (len(block.text) <= MAX_TITLE_LENGTH or _is_long_title(block, body)) and not begins_with_figure(block, body)
    ]
    if _mark_masthead(blocks, sized, body):
        sized = [block for block in sized if block.kind is None]
        first = [block for block in first if block.kind is None]
    largest = max((block.style.size for block in sized if has_word(block)), default=0.0)
    # Display figures are often larger than the title.
    sized = [block for block in sized if has_word(block) or block.style.size <= largest]
    if not sized:
        return
    if largest >= _TITLE_SIZE * body.size:
        large = [block for block in sized if block.style.size > largest / LARGER]
        titles = [block for block in large if not _is_later_heading(block, large[0], first, body)]
    else:
        titles = _emphasised_opening(first, body)
    if titles:
        for block in titles:
            block.kind = "title"
        _mark_datelines(blocks, first, body)
    elif (centred := _centred_title(first, body)) is not None:
        centred.kind = "title"
    elif is_title_like(first[0]) and len(first[0].lines) == 1 and not UNFINISHED_END.search(first[0].text):
        first[0].kind = "title"


def _mark_masthead(blocks: Sequence[LayoutBlock], sized: Sequence[LayoutBlock], body: LineStyle) -> bool:
    """Label the name of a periodical and the number of its issue beside or below it as header, over a title.

    The title is large, too, and no other block has its type. Otherwise the name is the title. Return whether one is
    labelled.
    """
    name = max(sized, key=lambda block: block.style.size, default=None)
    if name is None:
        return False
    title = next((block for block in sized if block.box.y0 > name.box.y1 and not _ISSUE.match(block.text)), name)
    if title.style.size < _TITLE_SIZE * body.size or not is_title_like(title):
        return False
    reach = _MASTHEAD_REACH * name.style.size
    beside = [
        block
        for block in takewhile(lambda block: block.page == name.page, blocks)
        if block.kind in (None, "box") and block.box.y0 < title.box.y0 and abs(block.box.y1 - name.box.y1) < reach
    ]
    if title is name or not any(_ISSUE.match(block.text) for block in beside):
        return False
    if sum(block.style == title.style for block in blocks) > 1:
        return False
    for block in (name, *(block for block in beside if len(block.lines) == 1 and block.style.size < name.style.size)):
        block.kind, block.group = "header", ""
    return True


def _emphasised_opening(first: Sequence[LayoutBlock], body: LineStyle) -> list[LayoutBlock]:
    """Return the emphasised title-like blocks at the top of the first page, up to the last of the largest ones.

    If none is larger than the body, only the first.
    """
    opening = list(takewhile(lambda block: is_emphasised(block.style, body) and is_title_like(block), first))
    largest = max((block.style.size for block in opening), default=0.0)
    if largest <= LARGER * body.size:
        return opening[:1]
    while opening[-1].style.size < largest / LARGER:
        opening.pop()
    return opening


def _is_long_title(block: LayoutBlock, body: LineStyle) -> bool:
    """Return whether a long block can be the title: much larger than the body, and not a sentence."""
    return block.style.size >= _TITLE_SIZE * body.size and len(block.text) <= _MAX_LARGE_TITLE and not block.is_finished


def _is_later_heading(block: LayoutBlock, title: LayoutBlock, first: Sequence[LayoutBlock], body: LineStyle) -> bool:
    """Return whether a block in the style of the title is a heading, as body paragraphs precede it in its column."""
    if block is title or block.style != title.style:
        return False
    between = first[first.index(title) + 1 : first.index(block)]
    return any(
        len(other.lines) >= _MIN_PARAGRAPH
        and is_same_style(other.style, body)
        and other.box.y1 <= block.box.y0
        and other.box.x0 < block.box.x1
        and block.box.x0 < other.box.x1
        for other in between
    )


def _mark_datelines(blocks: Sequence[LayoutBlock], first: Sequence[LayoutBlock], body: LineStyle) -> None:
    """Label the date and place below a title, and the subject of the document after them, as title.

    A subject in the style of other headings is only a heading.
    """
    last = max((number for number, block in enumerate(first) if block.kind == "title"), default=len(first))
    following = first[last + 1 :]
    dated = 0
    while dated < len(following) and cues.DATELINE.fullmatch(following[dated].text):
        following[dated].kind = "title"
        dated += 1
    subject = following[dated] if dated < len(following) else None
    if not dated or subject is None or not is_emphasised(subject.style, body) or not is_title_like(subject):
        return
    alike = (block for block in blocks if block is not subject and block.kind is None and block.style == subject.style)
    if not any(map(is_title_like, alike)):
        subject.kind = "title"


def mark_headings(blocks: Sequence[LayoutBlock], body: LineStyle) -> None:
    """Label blocks in the style of titles that head something."""
    for block in blocks:
        is_free = block.kind is None and not block.is_entry and not block.is_row
        if is_free and is_emphasised(block.style, body) and is_title_like(block):
            block.kind = "heading"
    _mark_lettered(blocks, body)
    _mark_questions(blocks, body)
    _mark_plain_headings(blocks, body)
    _drop_headings_over_nothing(blocks)


def _mark_questions(blocks: Sequence[LayoutBlock], body: LineStyle) -> None:
    """Label the questions of an interview that begin with a dash: bold or coloured, several, each above its answer."""
    questions = [
        block
        for block, answer in pairwise(blocks)
        if block.kind is None
        and answer.kind is None
        and block.text.lstrip()[:1] in DASHES
        and asks(block.text)
        and has_title_shape(block)
        and is_emphasised(block.style, body)
        and not is_emphasised(answer.style, body)
    ]
    if len(questions) >= _MIN_QUESTIONS:
        for block in questions:
            block.kind = "heading"


def _mark_lettered(blocks: Sequence[LayoutBlock], body: LineStyle) -> None:
    """Label lettered titles, which look like list items: ა) ზოგადი ცნობები (general information).

    Most are above text or above a title of a lower level: ა.ა) მიზეზი (the reason). They are larger than the text or of
    another family, and contain no colon. Items in legal acts, in contrast, are bold and end in a colon.
    """
    lettered = [
        number
        for number, block in enumerate(blocks)
        if block.kind is None
        and LETTERED_POINT.match(block.text)
        and is_emphasised(block.style, body)
        and (block.style.size > LARGER * body.size or not is_same_family(block.style, body))
        and has_title_shape(block)
        and ":" not in block.text
    ]
    over = [blocks[number + 1] for number in lettered if number + 1 < len(blocks)]
    heading = [block for block in over if not is_emphasised(block.style, body) and not cues.BULLET.match(block.text)]
    if len(lettered) >= _MIN_LETTERED and 2 * len(heading) >= len(lettered):
        for number in lettered:
            blocks[number].kind = "heading"


def _drop_headings_over_nothing(blocks: Sequence[LayoutBlock]) -> None:
    """Unlabel headings that head nothing: the last words of a document, or of a sentence that continues below."""
    main = [
        block
        for block in blocks
        if block.kind in (None, "heading", "timeline", "link", "title") or block.is_row or is_note(block)
    ]
    for number in range(len(main) - 1, -1, -1):
        block = main[number]
        if block.kind != "heading":
            continue
        following = main[number + 1] if number + 1 < len(main) else None
        if following is None or (
            UNFINISHED_END.search(block.text) and following.kind is None and is_same_style(block.style, following.style)
        ):
            block.kind = None


def _centred_title(blocks: Sequence[LayoutBlock], body: LineStyle) -> LayoutBlock | None:
    """Return the first block above the first paragraph of a page whose lines are centred, as a title in plain type is.

    Parameters
    ----------
    blocks
        The blocks of the first page without a label, outside tables.
    body
        The style of most of the text.
    """
    left = min(line.left for block in blocks for line in block.lines)
    right = max(line.box.x1 for block in blocks for line in block.lines)
    opening = takewhile(lambda block: not _is_paragraph(block, body) or block.lines[0].left > left, blocks)
    for block in opening:
        size = block.style.size
        boxes = [line.box for line in block.lines]
        is_inset = max(box.x0 for box in boxes) - left > _MIN_MARGIN * size
        is_centred = is_inset and all(abs(box.x0 + box.x1 - left - right) < 2 * _CENTRED * size for box in boxes)
        is_short = len(boxes) <= _MAX_CENTRED_LINES and len(block.text) <= _MAX_CENTRED_LENGTH
        if is_centred and is_short and not block.is_finished and not UNFINISHED_END.search(block.text):
            return block
    return None


def _mark_plain_headings(blocks: Sequence[LayoutBlock], body: LineStyle) -> None:
    """Label headings in the type of the text, if no type sets titles off: short lines with blank lines around them.

    There are several, each above text or above another one.
    """
    own = [block for block in blocks if block.kind in (None, "heading") and not block.is_row]
    if not all(block.kind is None and _is_in_type(block, body) for block in own):
        return
    found: list[LayoutBlock] = []
    for number in range(len(blocks) - 2, 0, -1):
        before, block, after = blocks[number - 1 : number + 2]
        is_text = after.kind is None and (len(after.lines) >= _MIN_PARAGRAPH or after.is_finished)
        if (is_text or (found and after is found[-1])) and _is_set_off(before, block, after) and _can_be_heading(block):
            found.append(block)
    if len(found) >= _MIN_PLAIN_HEADINGS:
        for block in found:
            block.kind = "heading"


def _is_in_type(block: LayoutBlock, body: LineStyle) -> bool:
    style = block.style
    return is_same_style(style, body) and (style.font, style.colour) == (body.font, body.colour)


def _is_paragraph(block: LayoutBlock, body: LineStyle) -> bool:
    is_text = block.kind is None and not block.is_row and is_same_style(block.style, body)
    return is_text and len(block.lines) >= _MIN_PARAGRAPH and not cues.BULLET.match(block.text)


def _can_be_heading(block: LayoutBlock) -> bool:
    """Return whether a block has the shape and wording of a title, perhaps after a number or letter."""
    if block.kind is not None or block.is_row or block.region:
        return False
    is_numbered = cues.BULLET.match(block.text) is not None
    is_short = len(block.lines) <= _MAX_PLAIN_LINES and has_title_shape(block)
    return is_short and is_shaped_as_title(tuple(block.texts), is_numbered=is_numbered)


def _is_set_off(before: LayoutBlock, block: LayoutBlock, after: LayoutBlock) -> bool:
    """Return whether there is a blank line above and below a block, or the edge of the page."""
    least = _BLANK_LINE * block.style.size
    above, below = before.lines[-1], after.lines[0]
    return (above.page != block.page or block.lines[0].bottom - above.bottom > least) and (
        below.page != block.page or below.bottom - block.lines[-1].bottom > least
    )
