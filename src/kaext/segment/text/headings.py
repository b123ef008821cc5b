"""The title of a document and its headings among the parts that are left."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from kaext.segment import cues
from kaext.segment.imprints import opens_imprint
from kaext.segment.text.boxes import MAX_CAPTION_LINES
from kaext.segment.text.parts import Part, beyond_furniture, is_titleish
from kaext.segment.title_shape import CLAUSE, MAX_TITLE_LENGTH, MAX_TITLE_LINES

_MAX_PUNCTUATED_LENGTH = 70
_MIN_PUNCTUATED = 3
_MAX_MASTHEAD = 3


def mark_title(parts: Sequence[Part]) -> None:
    """Mark the document's own title: the first part that can be one, with no prose before it."""
    _mark_masthead(parts[: _MAX_MASTHEAD + 1])
    for number, part in enumerate(parts):
        if part.kind in ("header", "page_number", "credit", "imprint"):
            continue
        if part.kind is None and opens_imprint(part.text) and any(is_titleish(after) for after in parts[number + 1 :]):
            part.kind = "imprint"
            continue
        if part.kind is not None or len(part.lines) > MAX_TITLE_LINES or len(part.text) > MAX_TITLE_LENGTH:
            return
        if not part.is_finished or cues.YEAR_ABBREVIATION_END.search(part.text):
            part.kind = "title"
            _mark_second_title(parts[number + 1 : number + 3])
            _mark_issue(parts[number + 1 :])
            return
        if not _captions(parts, number):
            is_counted = cues.CHAPTER.match(part.text) is not None
            is_sentence = part.sentences - is_counted > 1 or len(part.text) > _MAX_PUNCTUATED_LENGTH
            is_title = len(part.lines) == 1 and not is_sentence and any(o.kind is None for o in parts[number + 1 :])
            part.kind = "title" if is_title else None
            return


def _mark_masthead(first: Sequence[Part]) -> None:
    """Mark the lines over the title that name the publication and its number, and its publisher above them."""
    lines = list(takewhile(lambda part: is_titleish(part) and not cues.INTRODUCTION.fullmatch(part.text), first))
    is_marked = [len(part.lines) == 1 and cues.MASTHEAD.search(part.text) is not None for part in lines[:-1]]
    marked = [number for number, found in enumerate(is_marked) if found]
    for part in lines[: marked[-1] + 1] if marked else ():
        part.kind = "header"


def _mark_second_title(parts: Sequence[Part]) -> None:
    """Mark a further title directly under the first, where an empty line or an introduction stands under both."""
    if not parts or parts[0].gap_before or not is_titleish(parts[0]) or cues.INTRODUCTION.fullmatch(parts[0].text):
        return
    if all(part.gap_before or cues.INTRODUCTION.fullmatch(part.text) for part in parts[1:]):
        parts[0].kind = "title"


def _mark_issue(parts: Sequence[Part]) -> None:
    """Mark the line under a title that says which issue of a periodical it is."""
    issue = next((part for part in parts if part.kind != "title"), None)
    if issue is not None and issue.kind is None and len(issue.lines) == 1 and cues.NUMBERED_ISSUE.match(issue.text):
        issue.kind = "header"


def _captions(parts: Sequence[Part], number: int) -> bool:
    """Return whether a part stands under or over a credit without an empty line: it captions the picture."""
    before, after = parts[number - 1] if number else None, parts[number + 1] if number + 1 < len(parts) else None
    return (before is not None and before.kind == "credit" and not parts[number].gap_before) or (
        after is not None and after.kind == "credit" and not after.gap_before
    )


def mark_headings(parts: Sequence[Part]) -> None:
    """Mark the titles that are left, where something follows that they can head, and captions without a credit."""
    punctuated = _punctuated_headings(parts)
    for number, part in enumerate(parts):
        is_dated = cues.PLACE_AND_DATE.search(part.text) and not cues.BULLET.match(part.texts[0])
        if part.kind is None and is_dated and len(part.lines) <= MAX_CAPTION_LINES:
            part.kind = "caption" if part.sentences == 1 else None
        is_of_links = len(part.lines) == 1 and cues.LINKS_TITLE.fullmatch(part.text) is not None
        if part.kind is None and (is_titleish(part) or number in punctuated or is_of_links):
            after = beyond_furniture(parts, number + 1, 1)
            if after is None:
                continue
            following = parts[after]
            if following.kind in (None, "body", "timeline", "link", "box", "box_title", "heading"):
                part.kind = "heading"


def _punctuated_headings(parts: Sequence[Part]) -> set[int]:
    """Return short lines that head paragraphs though they end in punctuation.

    A document that ends its headings so ends all of them so: it has several. Those that end in a full stop stand
    between empty lines, and the document has no heading without; after a colon follows a paragraph, not a list.
    """
    found: set[int] = set()
    colons: set[int] = set()
    for number, (part, following) in enumerate(pairwise(parts)):
        is_short = len(part.lines) == 1 and len(part.text) <= _MAX_PUNCTUATED_LENGTH
        if part.kind is not None or not part.is_finished or not is_short:
            continue
        if _opens_item(part) or CLAUSE.search(part.text):
            continue
        if part.gap_before and following.gap_before and following.kind in (None, "timeline", "link", "box"):
            found.add(number)
        if part.text.endswith(":") and following.kind in (None, "timeline") and not _opens_item(following):
            colons.add(number)
    has_plain = any(part.kind is None and is_titleish(part) for part in parts)
    if len(found) < _MIN_PUNCTUATED or has_plain:
        found.clear()
    return found | colons if len(colons) >= _MIN_PUNCTUATED else found


def _opens_item(part: Part) -> bool:
    return part.is_labelled or cues.BULLET.match(part.texts[0]) is not None
