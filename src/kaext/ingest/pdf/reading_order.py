"""Group line pieces into columns and find the reading order of columns, boxes and tables."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kaext.ingest.pdf.glyphs import MIDDLE, RawPage
from kaext.ingest.pdf.lines import Piece
from kaext.source import Box

_SLACK = 2.0
_SAME_EDGE = 6.0
_MAX_LEADING = 2.2
_MIN_OVERLAP = 0.25
_MAX_SIZE_RATIO = 1.18
_MAX_SORTED = 160
# Changes of side in an alternating layout; boxes of a page that is tested for one.
_MIN_CHANGES, _MAX_ALTERNATING = 3, 60
_CENTRE_TOLERANCE = 3.0
_MAX_BESIDE_GAP = 3.0
_MAX_BESIDE_SHARE = 0.25
_MIN_SEVERAL_LINES = 16.0
# A separator rule: thickness in points, width as a share of the text's width; numbers of rules and of boxes.
_MAX_RULE_THICKNESS, _MIN_RULE_WIDTH = 3.0, 0.6
_MAX_RULES, _MIN_BOXES = 12, 4
# Fewer lines below frames are captions and page numbers.
_MIN_TEXT_LINES = 3
# Points: how far a date may hang to the left of its entry.
_MAX_HANG = 60.0
# Points: height of a title, and its distance from the text below.
_MAX_TITLE_HEIGHT, _MAX_TITLE_DISTANCE = 60.0, 24.0


@dataclass(slots=True)
class Chain:
    """Line pieces below one another in one column."""

    pieces: list[Piece]
    box: Box
    region: int


def chains_of(pieces: Sequence[Piece]) -> list[Chain]:
    """Group the pieces of a region into chains by linking pieces that are mutually nearest above and below."""
    ordered = sorted(pieces, key=lambda piece: (piece.baseline, piece.x0))
    below: dict[int, int] = {}
    above: dict[int, int] = {}
    for number, piece in enumerate(ordered):
        nearest = _nearest_below(ordered, number)
        if nearest is not None and _may_follow(piece, ordered[nearest]):
            below[number] = nearest
            upper = ordered[above.setdefault(nearest, number)]
            if _baseline_distance(piece, ordered[nearest]) < _baseline_distance(upper, ordered[nearest]):
                above[nearest] = number
    _link_beside(ordered, below, above)
    chains: list[Chain] = []
    for number, piece in enumerate(ordered):
        parent = above.get(number)
        if parent is not None and below.get(parent) == number:
            continue
        members = [piece]
        at = number
        while at in below and above.get(below[at]) == at:
            at = below[at]
            members.append(ordered[at])
        chains.append(chain_of(members))
    return chains


def chain_of(pieces: list[Piece]) -> Chain:
    """Return pieces in reading order as a chain."""
    box = pieces[0].box
    for piece in pieces[1:]:
        box = box.union(piece.box)
    return Chain(pieces, box, pieces[0].region)


def _link_beside(ordered: Sequence[Piece], below: dict[int, int], above: dict[int, int]) -> None:
    """Link consecutive lines of one column that do not overlap horizontally.

    Examples are the short last line of a paragraph above the indented first line of the next, and an indented line
    above a short one. Neither line may be linked already in that direction, and some line of the same size must cover
    the gap between them, which no line does in a gutter.
    """
    for number, piece in enumerate(ordered):
        if below.get(number) is not None and above.get(below[number]) == number:
            continue
        for other in range(number + 1, len(ordered)):
            candidate = ordered[other]
            if not _may_follow(piece, candidate):
                if candidate.baseline - piece.baseline > _MAX_LEADING * max(piece.size, candidate.size):
                    break
                continue
            parent = above.get(other)
            if parent is not None and below.get(parent) == other:
                continue
            gap = max(piece.x0, candidate.x0) - min(piece.x1, candidate.x1)
            is_near = (
                _baseline_distance(piece, candidate) > 0.5 * piece.size and 0 <= gap < _MAX_BESIDE_GAP * piece.size
            )
            if is_near and _is_spanned(piece, candidate, ordered):
                below[number], above[other] = other, number
                break


def _is_spanned(piece: Piece, candidate: Piece, pieces: Sequence[Piece]) -> bool:
    left, right = min(piece.x1, candidate.x1), max(piece.x0, candidate.x0)
    margin = 0.5 * piece.size
    return any(
        other.x0 < left - margin
        and right + margin < other.x1
        and max(other.size, piece.size) <= _MAX_SIZE_RATIO * min(other.size, piece.size)
        for other in pieces
    )


def _nearest_below(ordered: Sequence[Piece], number: int) -> int | None:
    piece = ordered[number]
    limit = piece.baseline + _MAX_LEADING * max(piece.size, 6) * 2
    for other in range(number + 1, len(ordered)):
        candidate = ordered[other]
        if candidate.baseline > limit:
            return None
        if candidate.top < piece.baseline - MIDDLE * piece.size:
            continue
        if _overlap_share(piece, candidate) >= _MIN_OVERLAP:
            return other
    return None


def _overlap_share(one: Piece, other: Piece) -> float:
    shared = min(one.x1, other.x1) - max(one.x0, other.x0)
    return shared / max(1.0, min(one.x1 - one.x0, other.x1 - other.x0))


def _baseline_distance(upper: Piece, lower: Piece) -> float:
    return lower.baseline - upper.baseline


def _may_follow(upper: Piece, lower: Piece) -> bool:
    larger, smaller = max(upper.size, lower.size), min(upper.size, lower.size)
    return larger <= _MAX_SIZE_RATIO * smaller and _baseline_distance(upper, lower) <= _MAX_LEADING * smaller


def separator_rules(page: RawPage, boxes: Sequence[Box]) -> list[Box]:
    """Return the horizontal rules that separate columns above them from columns below.

    Such a rule extends over most of the text's width and crosses no box.
    """
    if len(boxes) < _MIN_BOXES or not page.shapes:
        return []
    left, right = min(box.x0 for box in boxes), max(box.x1 for box in boxes)
    found = [
        shape.box
        for shape in page.shapes
        if shape.box.y1 - shape.box.y0 <= _MAX_RULE_THICKNESS
        and shape.box.x1 - shape.box.x0 >= _MIN_RULE_WIDTH * (right - left)
    ]
    rules = [rule for rule in dict.fromkeys(found) if not any(_crosses(rule, box) for box in boxes)]
    return rules if len(rules) <= _MAX_RULES else []


def rows_of_frames(chains: Sequence[Chain]) -> list[Box]:
    """Return a rule above each row of frames side by side, such as cards of countries, below which no text goes on.

    The columns of text above such a row end there, and the next row is read after it.
    """
    frames = sorted((chain.box for chain in chains if chain.region >= 0), key=lambda box: box.y0)
    text = [chain.box for chain in chains if chain.region < 0 and len(chain.pieces) >= _MIN_TEXT_LINES]
    rules: list[Box] = []
    for first in frames:
        row = [box for box in frames if abs(box.y0 - first.y0) < _SLACK]
        rule = Box(min(box.x0 for box in row), first.y0 - _SLACK, max(box.x1 for box in row), first.y0 - _SLACK)
        is_row = row[0] is first and all(one.x1 <= other.x0 for one, other in pairwise(sorted(row)))
        if len(row) > 1 and is_row and not any(box.y1 > rule.y0 and _overlap_horizontally(box, rule) for box in text):
            rules.append(rule)
    return rules if len(rules) <= _MAX_RULES else []


def _crosses(rule: Box, box: Box) -> bool:
    """Return whether a horizontal rule crosses a box."""
    return box.y0 < (rule.y0 + rule.y1) / 2 < box.y1 and _overlap_horizontally(box, rule)


def reading_order(boxes: Sequence[Box], *, asides: Collection[int] = ()) -> list[int]:
    """Return the indices of boxes in reading order.

    After Breuel (2003), High performance document layout analysis. Box A precedes box B if A is above B and both
    overlap horizontally; or if A is to the left of B and no third box that overlaps both horizontally lies between them
    vertically. The result is a topological order of this relation that prefers boxes at the top left.

    Parameters
    ----------
    boxes
        The boxes of columns, regions and tables of a page.
    asides
        Indices of tints and frames, which text may be wrapped around.
    """
    count = len(boxes)
    if count > _MAX_SORTED:
        return sorted(range(count), key=lambda i: (boxes[i].y0, boxes[i].x0))
    boxes = _with_widened_titles(boxes)
    before: list[set[int]] = [set() for _ in boxes]
    for a in range(count):
        for b in range(count):
            if a != b and _precedes(boxes, a, b):
                before[b].add(a)
    for aside in asides:
        _put_wrapped_text_first(boxes, aside, before)
    order: list[int] = []
    remaining = set(range(count))
    while remaining:
        free = [i for i in remaining if not before[i] & remaining] or list(remaining)
        right_edge = boxes[min(free, key=lambda i: boxes[i].y0)].x1
        # Boxes to the right of the highest one come after the others.
        chosen = min(free, key=lambda i: (boxes[i].x0 > right_edge, boxes[i].y0))
        order.append(chosen)
        remaining.remove(chosen)
    return order


def _with_widened_titles(boxes: Sequence[Box]) -> list[Box]:
    """Return the boxes with titles widened to the text below and centred lines widened to the title above.

    A title is widened to the text directly below it that has the same left edge, and to further columns that begin
    level with this text; otherwise a short title would precede the last of several columns above it. A line centred
    below a title (its date, for example) becomes as wide as the title. Boxes are not widened over other boxes.
    """
    result = list(boxes)
    for number in sorted(range(len(boxes)), key=lambda i: -boxes[i].y0):
        title = boxes[number]
        if title.y1 - title.y0 > _MAX_TITLE_HEIGHT:
            continue
        below = [box for box in result if box.y0 >= title.y1 - _SLACK and _overlap_horizontally(box, title)]
        nearest = min(below, key=lambda box: box.y0, default=title)
        if not (
            nearest.y0 - title.y1 < _MAX_TITLE_DISTANCE
            and abs(nearest.x0 - title.x0) < _SAME_EDGE < nearest.x1 - title.x1
        ):
            continue
        right = max([nearest.x1, *_edges_of_columns(result, nearest, title)])
        if not _is_occupied(boxes, Box(title.x1, title.y0, right, title.y1)):
            result[number] = Box(title.x0, title.y0, right, title.y1)
    for number, line in enumerate(boxes):
        above = [box for box in boxes if box.y1 <= line.y0 + _SLACK and _overlap_horizontally(box, line)]
        title = max(above, key=lambda box: box.y1, default=line)
        is_near = line.y0 - title.y1 < _MAX_TITLE_DISTANCE and line.y1 - line.y0 <= _MAX_TITLE_HEIGHT
        is_centred = (
            abs(title.x0 + title.x1 - line.x0 - line.x1) < _CENTRE_TOLERANCE and title.x0 < line.x0 - _SAME_EDGE
        )
        sides = (Box(title.x0, line.y0, line.x0, line.y1), Box(line.x1, line.y0, title.x1, line.y1))
        if is_near and is_centred and not any(_is_occupied(boxes, side) for side in sides):
            result[number] = Box(title.x0, line.y0, title.x1, line.y1)
    return result


def _edges_of_columns(boxes: Sequence[Box], first: Box, title: Box) -> list[float]:
    """Return the right edges of the columns that begin level with the first column below a title.

    The text under such a title fills them side by side. There is no text beside the title, as there would be if the
    columns went on from above it.
    """
    level = [box.x1 for box in boxes if abs(box.y0 - first.y0) < _SLACK and box.x0 > first.x0]
    return [right for right in level if not _is_occupied(boxes, Box(title.x1, title.y0, right, title.y1))]


def _is_occupied(boxes: Sequence[Box], place: Box) -> bool:
    return any(_overlap_horizontally(box, place) and box.y0 < place.y1 and place.y0 < box.y1 for box in boxes)


def _precedes(boxes: Sequence[Box], a: int, b: int) -> bool:
    one, other = boxes[a], boxes[b]
    if _overlap_horizontally(one, other):
        return (one.y0, one.y1, a) < (other.y0, other.y1, b)
    if one.x1 > other.x0 + _SLACK:
        # Box ``one`` is right of ``other``. It is read first only beside a wrapped picture or in an alternating layout.
        is_first = _is_under_wrapped_text(boxes, b, a) or _are_alternating(boxes, b, a)
        return is_first and other.x1 <= one.x0 + _SLACK
    if _is_under_wrapped_text(boxes, a, b) or _are_alternating(boxes, a, b):
        return False
    top, bottom = min(one.y0, other.y0), max(one.y1, other.y1)
    for number, between in enumerate(boxes):
        if number in (a, b) or not (_overlap_horizontally(between, one) and _overlap_horizontally(between, other)):
            continue
        middle = (between.y0 + between.y1) / 2
        if top < middle < bottom and not (one.y1 <= between.y0 and other.y1 <= between.y0):
            return one.y0 < between.y0 <= other.y0
    return True


def _are_alternating(boxes: Sequence[Box], a: int, b: int) -> bool:
    """Return whether boxes alternate between left and right from top to bottom; box ``a`` is at the left below ``b``.

    Entries of a chronology alternate at both sides of a line, for example. In columns, boxes are side by side instead.
    """
    one, other = boxes[a], boxes[b]
    if one.y0 < other.y1 - _SLACK or one.x1 > other.x0 + _SLACK or len(boxes) > _MAX_ALTERNATING:
        return False
    over = [box for box in boxes if _overlap_horizontally(box, one) and _overlap_horizontally(box, other)]
    top = max((box.y1 for box in over if box.y1 <= other.y0 + _SLACK), default=0.0)
    foot = min((box.y0 for box in over if box.y0 >= one.y1 - _SLACK), default=math.inf)
    sides = [
        (box, box.x0 >= one.x1 - _SLACK)
        for box in boxes
        if (box.x1 <= other.x0 + _SLACK and _overlap_horizontally(box, one))
        or (box.x0 >= one.x1 - _SLACK and _overlap_horizontally(box, other))
        if top - _SLACK <= box.y0 and box.y1 <= foot + _SLACK
    ]
    sides.sort(key=lambda side: side[0].y0)
    changes = [(upper, lower) for (upper, is_right), (lower, is_other) in pairwise(sides) if is_right != is_other]
    return len(changes) >= _MIN_CHANGES and all(lower.y0 >= upper.y1 - _SLACK for upper, lower in changes)


def _is_under_wrapped_text(boxes: Sequence[Box], a: int, b: int) -> bool:
    """Return whether box ``a`` begins full-width text below ``b``, which is wrapped around a picture at the left.

    There are only small boxes to the left of ``b`` (captions), a box of several lines from ``a`` downward crosses the
    left edge of ``b``, and no other box above it has that left edge: ``b`` is not a column.
    """
    one, other = boxes[a], boxes[b]
    if one.y0 < other.y1 - _SLACK or one.x1 > other.x0 + _SLACK:
        return False
    crossing = [
        box.y0
        for box in boxes
        if box.y0 >= one.y0
        and box.y1 - box.y0 >= _MIN_SEVERAL_LINES
        and _overlap_horizontally(box, one)
        and box.x0 < other.x0 - _SAME_EDGE
        and box.x1 > other.x0 + _SAME_EDGE
    ]
    if not crossing:
        return False
    first = min(crossing)
    if any(
        abs(box.x0 - other.x0) < _SAME_EDGE and one.y0 < box.y1 and box.y0 < first for box in boxes if box is not other
    ):
        return False
    stack = [
        box
        for box in boxes
        if box.x0 > other.x0 - _MAX_HANG and _overlap_horizontally(box, other) and box.y1 <= one.y0 + _SLACK
    ]
    top = min((box.y0 for box in stack), default=other.y0)
    height = other.y1 - top
    beside = [
        max(0.0, min(box.y1, other.y1) - max(box.y0, top))
        for box in boxes
        if box is not other and box.x1 <= other.x0 + _SLACK and _overlap_horizontally(box, one)
    ]
    return max(beside, default=0.0) <= _MAX_BESIDE_SHARE * height and sum(beside) <= 2 * _MAX_BESIDE_SHARE * height


def _put_wrapped_text_first(boxes: Sequence[Box], aside: int, before: Sequence[set[int]]) -> None:
    """Put text wrapped around the right of a tint or frame before the text that continues below both.

    Text is wrapped if other text of the page crosses the gap between the two. In columns, none does. ``before`` maps
    each box to the boxes that precede it and is updated in place.
    """
    frame = boxes[aside]
    below = [
        n
        for n, box in enumerate(boxes)
        if n != aside and box.y0 >= frame.y1 - _SLACK and _overlap_horizontally(box, frame)
    ]
    head = min((boxes[n].y0 for n in below), default=frame.y0)
    beside = [
        number
        for number, box in enumerate(boxes)
        if box.x0 >= frame.x1 - _SLACK and frame.y0 - _MAX_TITLE_DISTANCE < box.y0 < head
    ]
    if not beside:
        return
    left, foot = min(boxes[n].x0 for n in beside), max(frame.y1, *(boxes[n].y1 for n in beside))
    is_crossed = any(
        box.x0 < left - _SAME_EDGE and box.x1 > left + _SAME_EDGE and box.y1 - box.y0 >= _MIN_SEVERAL_LINES
        for n, box in enumerate(boxes)
        if n not in beside
    )
    goes_on = any(box.x0 > left - _SAME_EDGE and foot <= box.y0 < head + _MAX_TITLE_DISTANCE for box in boxes)
    if is_crossed and not goes_on and -_SLACK <= head - foot < _MAX_TITLE_DISTANCE:
        for number in below:
            before[number].update(beside)
        for number in beside:
            before[number].difference_update(below)


def _overlap_horizontally(one: Box, other: Box) -> bool:
    return min(one.x1, other.x1) - max(one.x0, other.x0) > _SLACK
