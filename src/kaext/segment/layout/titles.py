"""The title of a PDF and its headings: by their type, by what they say where type tells nothing."""

from __future__ import annotations

from collections.abc import Sequence

from kaext.segment import cues
from kaext.segment.layout.parts import (
    LARGER,
    MAX_TITLE_LENGTH,
    POINT,
    LaidPart,
    has_word,
    is_emphasised,
    is_of_family,
    is_shaped_so,
    is_titleish,
    same_style,
)
from kaext.segment.title_shape import UNFINISHED_END
from kaext.source import LineStyle

_TITLE_SIZE = 1.3
# Characters: what acts and their explanatory notes are called runs over many lines.
_MAX_LARGE_TITLE = 3 * MAX_TITLE_LENGTH
_MIN_PARAGRAPH, _MIN_LETTERED = 2, 2


def mark_title(parts: Sequence[LaidPart], body: LineStyle) -> None:
    """Mark the document's title on its first page.

    It is what is set largest there, where that is much larger than the body; else the emphasised lines that the
    page begins with, as far as the last of the largest of them.
    """
    first = [part for part in parts if part.page == parts[0].page and part.kind is None and not part.is_row]
    sized = [part for part in first if len(part.text) <= MAX_TITLE_LENGTH or _is_long_title(part, body)]
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


def _is_long_title(part: LaidPart, body: LineStyle) -> bool:
    """Return whether a part of many lines may be the title: much larger than the body, and no sentence."""
    return part.style.size >= _TITLE_SIZE * body.size and len(part.text) <= _MAX_LARGE_TITLE and not part.is_finished


def _heads_later(part: LaidPart, title: LaidPart, first: Sequence[LaidPart], body: LineStyle) -> bool:
    """Return whether a part set as the title is a heading: paragraphs of the body stand above it in its column."""
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


def mark_headings(parts: Sequence[LaidPart], body: LineStyle) -> None:
    """Mark what is set as titles are, and heads something."""
    for part in parts:
        if part.kind is None and is_emphasised(part.style, body) and is_titleish(part):
            part.kind = "heading"
    _mark_lettered(parts, body)
    _drop_headings_over_nothing(parts)


def _mark_lettered(parts: Sequence[LaidPart], body: LineStyle) -> None:
    """Mark titles that are counted by letters, which items of a list are, too: ა) ზოგადი ცნობები (general matters).

    Most of them stand over text or over a title, the first of a lower level: ა.ა) მიზეზი (the reason). They are larger
    than the text or of another family, and introduce nothing: the points of acts are bold and end in a colon.
    """
    lettered = [
        number
        for number, part in enumerate(parts)
        if part.kind is None
        and POINT.match(part.text)
        and is_emphasised(part.style, body)
        and (part.style.size > LARGER * body.size or not is_of_family(part.style, body))
        and is_shaped_so(part)
        and ":" not in part.text
    ]
    over = [parts[number + 1] for number in lettered if number + 1 < len(parts)]
    heading = [part for part in over if not is_emphasised(part.style, body) and not cues.BULLET.match(part.text)]
    if len(lettered) >= _MIN_LETTERED and 2 * len(heading) >= len(lettered):
        for number in lettered:
            parts[number].kind = "heading"


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
