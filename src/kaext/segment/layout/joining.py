"""Paragraphs of a PDF that go on after a box, a column or a page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kaext.document import BlockKind
from kaext.list_marks import DASHES
from kaext.segment import cues
from kaext.segment.layout.breaks import FLUSH
from kaext.segment.layout.notes import begins_note, is_aside
from kaext.segment.layout.parts import (
    LARGER,
    LaidLine,
    LaidPart,
    begins_abbreviation,
    is_contents,
    is_later,
    same_style,
)

_OPEN_KINDS = ("body", "box", "caption", "imprint", "timeline")
# Shares of the type size and of paragraphs: where paragraphs are indented.
_LEAST_INDENT, _INDENTED_SHARE, _MIN_INDENTED = 0.6, 0.8, 4
# The lines before its last that show how wide a paragraph is set.
_MIN_FLUSH = 2
# Type sizes: a line that ends so near the edge of its column is full.
_FULL_LINE = 5.0
# Against the distance of lines in a paragraph, and that against the type size; parts around that show a column's width.
_SPACED, _USUAL_PITCH, _NEAR = 1.15, 1.45, 6
_FURNITURE = frozenset(("header", "page_number"))
_STOPS = ("heading", "title", "timeline", "link")
_FLOATS = frozenset(("box", "box_title", "caption", "credit"))
# What a caption, the imprint, or an entry of a chronology goes on over; other text goes on over more.
_PASSED = {
    "caption": _FURNITURE | {"imprint"},
    "imprint": _FURNITURE | {"imprint"},
    "timeline": _FURNITURE | _FLOATS | {"imprint"},
}


def with_furniture(
    parts: Sequence[LaidPart], lines: Sequence[LaidLine], furniture: dict[int, BlockKind]
) -> list[LaidPart]:
    """Return the parts and the furniture of each page: what stands at its head before them."""
    own: dict[int, list[LaidPart]] = {}
    marginal: dict[int, list[LaidPart]] = {}
    for part in parts:
        own.setdefault(part.page, []).append(part)
    for line in lines:
        if line.index in furniture:
            marginal.setdefault(line.page, []).append(LaidPart([line], furniture[line.index]))
    result: list[LaidPart] = []
    for number in sorted({*own, *marginal}):
        inner = own.get(number, [])
        top = min((part.box.y0 for part in inner), default=0.0)
        outer = sorted(marginal.get(number, ()), key=lambda part: (part.box.y0, part.box.x0))
        result += [part for part in outer if part.box.y0 <= top]
        result += inner
        result += [part for part in outer if part.box.y0 > top]
    return result


def joined(parts: Sequence[LaidPart]) -> list[LaidPart]:
    """Join paragraphs that go on in the next part of their kind, over what interrupts them.

    Where paragraphs are indented, what begins a column without an indent goes on though a sentence ends before it, in
    a full line; so it does where the text is justified and that line is as wide as the others.
    """
    are_indented = _are_indented(parts)
    result: list[LaidPart] = []
    taken: set[int] = set()
    for number, part in enumerate(parts):
        if number in taken:
            continue
        held = part
        position = number
        is_whole = held.is_row
        while not is_whole and held.kind in _OPEN_KINDS and not is_contents(held.lines[-1].text):
            if held.is_finished and not (held.kind == "body" and (are_indented or _ends_flush(held))):
                break
            following = _continuation(parts, position, held, taken)
            if following is None:
                break
            between = {other.kind for other in parts[position + 1 : following]}
            if held.is_finished and (not between <= _FURNITURE or not _begins_inside(held, parts[following])):
                break
            taken.add(following)
            if held is part:
                held = LaidPart(list(part.lines), part.kind, part.group, part.level)
            held.lines.extend(parts[following].lines)
            position = following
        result.append(held)
    return result


def _are_indented(parts: Sequence[LaidPart]) -> bool:
    """Return whether paragraphs that follow one another begin with an indent."""
    openings = [
        part
        for before, part in pairwise(parts)
        if before.kind == part.kind == "body" and before.page == part.page and len(part.lines) > 1
        if part.box.y0 > before.box.y0 and not cues.BULLET.match(part.lines[0].text)
    ]
    indented = sum(_indent(part) > _LEAST_INDENT for part in openings)
    return indented >= max(_MIN_INDENTED, _INDENTED_SHARE * len(openings))


def _indent(part: LaidPart) -> float:
    """Return the indent of the first line against the second, in type sizes."""
    first, second = part.lines[:2]
    return (first.box.x0 - second.box.x0) / first.style.size


def _ends_flush(held: LaidPart) -> bool:
    """Return whether the last line of a part is spread to the margin as its others are: that of no paragraph is."""
    last = held.lines[-1]
    before = [line.box for line in held.lines[:-1] if line.page == last.page and line.box.x0 < last.box.x1]
    edges = [box.x1 for box in before if box.y1 < last.box.y1]
    near = FLUSH * last.style.size
    return len(edges) >= _MIN_FLUSH and all(abs(edge - last.box.x1) < near for edge in edges)


def _begins_inside(held: LaidPart, part: LaidPart) -> bool:
    """Whether a part begins a column or page inside of the paragraph that ended the one before in a full line."""
    last, first = held.lines[-1], part.lines[0]
    if (
        not is_later(last, first)
        or len(held.lines) < 2
        or len(part.lines) < 2
        or not same_style(last.style, first.style)
    ):
        return False
    word = first.text.split(maxsplit=1)[0]
    needed = (len(word) + 1) * (first.box.x1 - first.box.x0) / max(1, len(first.text))
    right = max(line.box.x1 for line in held.lines if line.page == last.page and line.box.x0 < last.box.x1)
    return abs(_indent(part)) < _LEAST_INDENT and last.box.x1 + needed > right and not cues.BULLET.match(first.text)


def _continuation(parts: Sequence[LaidPart], position: int, held: LaidPart, taken: set[int]) -> int | None:
    """Return the part that goes on with an unfinished paragraph."""
    last = held.lines[-1]
    is_beside_text = is_aside(held)
    for index in range(position + 1, len(parts)):
        part = parts[index]
        if index in taken or part.is_turned != held.is_turned:
            continue
        if part.is_row:
            return None
        if part.kind == held.kind and part.group == held.group:
            first = part.lines[0]
            if held.kind == "body" and not _is_of_size(first, last):
                return None
            is_new = (
                _begins_item(held, first)
                or begins_abbreviation(first.text, held.lines[0].text)
                or (held.kind == "timeline" and cues.entry_head(first.text))
                or (is_beside_text and begins_note(part))
            )
            is_apart = first.page == last.page and first.region == last.region and index == position + 1
            is_passed = held.kind == "timeline" and any(other.kind in _FLOATS for other in parts[position + 1 : index])
            is_over = is_apart and (not _may_go_on(last, first) or _ends_early(parts, position, held, part))
            if is_new or is_over or (is_passed and not is_later(last, first)):
                return None
            return index
        if is_beside_text:
            if part.page > last.page + 1:
                return None
            continue
        if part.kind in _STOPS:
            return None
        passed = _PASSED.get(held.kind or "")
        if passed is not None and part.kind not in passed:
            return None
        if held.kind == "box" and part.kind == "body":
            return None
    return None


def _ends_early(parts: Sequence[LaidPart], position: int, held: LaidPart, part: LaidPart) -> bool:
    """Whether a part ends before its column does and a gap parts it from the next: an item without a full stop."""
    last, first = held.lines[-1], part.lines[0]
    distance = first.bottom - last.bottom
    pitches = [
        lower.bottom - upper.bottom
        for one in (held, part)
        for upper, lower in pairwise(one.lines)
        if upper.page == lower.page and upper.bottom < lower.bottom
    ]
    if distance <= _SPACED * min([*pitches, _USUAL_PITCH * first.style.size]):
        return False
    near = (line for other in parts[max(0, position - _NEAR) : position + _NEAR] for line in other.lines)
    # A line whose font tells no widths is none of those that begin before it ends.
    right = max(
        (
            line.box.x1
            for line in near
            if (line.page, line.region) == (last.page, last.region)
            and same_style(line.style, last.style)
            and line.box.x0 < last.box.x1
        ),
        default=last.box.x1,
    )
    word = first.text.split(maxsplit=1)[0]
    return last.box.x1 + (len(word) + 1) * (first.box.x1 - first.box.x0) / max(1, len(first.text)) < right


def _begins_item(held: LaidPart, first: LaidLine) -> bool:
    """Return whether a line begins an item of a list; a dash after a full line may be the sentence's own."""
    if cues.BULLET.match(first.text) is None:
        return False
    last = held.lines[-1]
    right = max(line.box.x1 for line in held.lines if line.page == last.page)
    is_full = len(held.lines) > 1 and right - last.box.x1 < _FULL_LINE * last.style.size
    is_dash = first.text.lstrip()[0] in DASHES
    return not (is_dash and is_full and not held.is_finished and not cues.BULLET.match(held.lines[0].text))


def _is_of_size(line: LaidLine, other: LaidLine) -> bool:
    return line.style.size <= LARGER * other.style.size and other.style.size <= LARGER * line.style.size


def _may_go_on(last: LaidLine, first: LaidLine) -> bool:
    """Return whether a line may go on with a paragraph on its page: in the next column, or right below in its type."""
    if not same_style(last.style, first.style):
        return False
    distance = first.box.y1 - last.box.y1
    return distance < 0 or distance < 2.2 * first.style.size
