"""Notes of a PDF: at the foot of pages and in the margin, one each also where they go on over pages."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from kaext.segment import cues
from kaext.segment.layout.boxes import NARROWER, Measure, measures_of
from kaext.segment.layout.parts import SMALLER, LaidPart, is_emphasised, is_titleish, same_style
from kaext.source import LineStyle

# Lines of a title in a narrow margin; so many lines off the head or foot of its page a note may still go on.
_MAX_MARGIN_TITLE_LINES = 6
_NEAR_EDGE = 2.5
_SAME_PLACE = 3.0
# A margin is narrower than the columns of the text by so much.
_NARROW = 0.75
_MARGIN = "margin/"
_NOTE_NUMBER = regex.compile(r"\s*+(\d{1,2})\s")
_NUMBERED_NOTE = regex.compile(r"\s*+\d{1,2}[\s.)]\s*+\p{L}")


def is_aside(part: LaidPart) -> bool:
    """Return whether a part is a note: the text beside or above it goes on over pages as the note itself does."""
    return part.group.startswith(_MARGIN) or (part.kind == "imprint" and begins_note(part))


def begins_note(part: LaidPart) -> bool:
    """Return whether a part begins with the number of a footnote."""
    return _NUMBERED_NOTE.match(part.lines[0].text) is not None


def mark_notes(parts: Sequence[LaidPart], body: LineStyle) -> None:
    """Mark footnotes at the foot of pages, and notes in the margin, which no column of the body reaches, as boxes."""
    columns = measures_of(parts, body)
    for number, part in enumerate(parts):
        if part.kind is not None or part.is_row or part.style.size >= SMALLER * body.size:
            continue
        if _is_note(part, parts, body) or (number and _follows_note(part, parts[number - 1])):
            part.kind = "imprint"
        elif _is_in_margin(part, columns):
            _mark_margin(parts, number, body)
    _mark_alone(parts, columns, body)
    _join_over_pages(parts)


def _is_in_margin(part: LaidPart, columns: dict[int, list[Measure]]) -> bool:
    box, own = part.box, columns.get(part.page)
    if part.region or own is None or box.x1 - box.x0 > _NARROW * max(edge.right - edge.left for edge in own):
        return False
    return all(box.x0 >= edge.right or box.x1 <= edge.left for edge in own)


def _mark_margin(parts: Sequence[LaidPart], number: int, body: LineStyle) -> None:
    """Mark a note in the margin, of the box of the title or the paragraph right above it."""
    part, before = parts[number], parts[number - 1] if number else parts[number]
    part.kind, part.group = "box", f"{_MARGIN}{number}"
    if _heads(before, part, body):
        before.kind, before.group = "box_title", part.group
    elif before.group.startswith(_MARGIN) and _is_right_above(before, part):
        part.group = before.group


def _mark_alone(parts: Sequence[LaidPart], columns: dict[int, list[Measure]], body: LineStyle) -> None:
    """Mark notes on pages without text of the body: set as notes in the margin of others are, and where they are."""
    notes = [part for part in parts if part.group.startswith(_MARGIN) and part.kind == "box"]
    places = {(part.style, round(part.box.x0 / _SAME_PLACE)) for part in notes}
    for number, part in enumerate(parts):
        is_free = part.kind is None and not part.region and not part.is_row and part.page not in columns
        if is_free and (part.style, round(part.box.x0 / _SAME_PLACE)) in places:
            _mark_margin(parts, number, body)


def _join_over_pages(parts: Sequence[LaidPart]) -> None:
    """Give notes in the margin that go on at the head of the next page, without a title there, the box of the first."""
    notes = [part for part in parts if part.group.startswith(_MARGIN)]
    groups = {part.group for part in notes if part.kind == "box_title"}
    tops: dict[int, float] = {}
    bottoms: dict[int, float] = {}
    for part in parts:
        tops[part.page] = min(part.box.y0, tops.get(part.page, part.box.y0))
        bottoms[part.page] = max(part.box.y1, bottoms.get(part.page, part.box.y1))
    for upper, lower in pairwise(notes):
        if lower.kind != "box" or lower.page != upper.page + 1 or not same_style(upper.style, lower.style):
            continue
        is_at_edges = (
            lower.box.y0 - tops[lower.page] < _NEAR_EDGE * lower.style.size
            and bottoms[upper.page] - upper.box.y1 < _NEAR_EDGE * upper.style.size
        )
        if is_at_edges and lower.group not in groups and (upper.group in groups or not upper.is_finished):
            parted = lower.group
            for part in notes:
                if part.group == parted:
                    part.group = upper.group


def _heads(title: LaidPart, note: LaidPart, body: LineStyle) -> bool:
    """Return whether a part is the title of a note in the margin: right above it, and set apart from it."""
    return (
        (title.kind is None or title.group.startswith(_MARGIN))
        and is_titleish(title, most_lines=_MAX_MARGIN_TITLE_LINES)
        and (is_emphasised(title.style, body) or is_emphasised(title.style, note.style))
        and _is_right_above(title, note)
    )


def _is_right_above(upper: LaidPart, lower: LaidPart) -> bool:
    return (
        (upper.page, upper.region) == (lower.page, lower.region)
        and abs(upper.box.x0 - lower.box.x0) < NARROWER
        and 0 <= lower.box.y0 - upper.box.y1 + upper.style.size < 2 * upper.style.size
    )


def _follows_note(part: LaidPart, before: LaidPart) -> bool:
    """Return whether a part is the footnote after one: set as it is, and its number is the next."""
    number, last = _NOTE_NUMBER.match(part.text), _NOTE_NUMBER.match(before.text)
    return (
        before.kind == "imprint"
        and number is not None
        and last is not None
        and int(number[1]) == int(last[1]) + 1
        and before.page == part.page
        and same_style(before.style, part.style)
    )


def _is_note(part: LaidPart, parts: Sequence[LaidPart], body: LineStyle) -> bool:
    """Return whether a small part is a footnote: it begins with its sign, or with a number where no text stands below.

    Links and their titles are no text; what is numbered in a box is an item of it.
    """
    if part.region.startswith("box") or (is_emphasised(part.style, body) and is_titleish(part)):
        return False
    if cues.FOOTNOTE.match(part.text):
        return True
    return _NUMBERED_NOTE.match(part.text) is not None and not any(
        other.page == part.page
        and other.kind is None
        and other.box.y0 > part.box.y1
        and other.box.x0 < part.box.x1
        and part.box.x0 < other.box.x1
        and other.style.size >= SMALLER * body.size
        and not (cues.addresses(other.text) or (is_emphasised(other.style, body) and is_titleish(other)))
        for other in parts
    )
