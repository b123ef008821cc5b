"""Where line pieces stand on a page: tinted and ruled regions, columns, and the order in which blocks are read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from kaext.ingest.pdf_bars import barred_boxes, joined_uprights
from kaext.ingest.pdf_glyphs import RawPage, Shape, is_nearly_white
from kaext.ingest.pdf_lines import Piece
from kaext.source import Box

_MIN_WIDTH, _MIN_HEIGHT = 40.0, 16.0
# Points: how thick a rule may be with a share of a rounded corner at each end.
_THICK_RULE = 6.0
_MAX_PAGE_SHARE = 0.85
_MAX_FRAMES, _MAX_RULES = 400, 40
_DATE_LINES, _DATE_WORDS = 3, 6
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_MAX_TEXT_SHARE = 0.75
_SLACK = 2.0
_SAME = 6.0
_LEADING = 2.2
_MIN_OVERLAP = 0.25
_SIZE_CHANGE = 1.18
_MAX_SORTED = 160
_MIN_PICTURE = 24.0
# The share of an image that text covers where it is no background.
_MAX_WRITTEN = 0.25
_ALIGNED = 3.0
_SAME_EDGE = 1.2
_ROW = 6.0
_PAIRED_SHARE = 0.8
_LABEL_WIDTH = 0.5
_LABEL_WORDS = 3.0
_LABEL_GAP = 14.0
_LABEL_LEADING = 1.7
_LABEL_STARTS, _LABEL_SPACE = 6, 1.4
_BESIDE_GAP = 3.0
_BESIDE_SHARE = 0.25
_SEVERAL_LINES = 16.0
# Points: how high a title is and how far above its text at most.
_TITLE_HEIGHT, _TITLE_DISTANCE = 60.0, 24.0


@dataclass(slots=True)
class Chain:
    """Line pieces one under another in one column."""

    pieces: list[Piece]
    box: Box
    region: int


def regions_of(page: RawPage, pieces: Sequence[Piece]) -> list[Box]:
    """Return the tinted and ruled regions that hold text, and give every piece the smallest that encloses it.

    So is text with a bar at its left. Backgrounds of the whole page are none, nor is what is behind a date; a strip
    with a title that touches a region of its own width is part of it.
    """
    boxes = frames_of(page)
    boxes += barred_boxes(page, pieces, boxes)
    letters = sum(len(piece.words) for piece in pieces)
    kept: list[Box] = []
    for box in boxes:
        inside = [piece for piece in pieces if _holds(box, piece)]
        words = sum(len(piece.words) for piece in inside)
        area = (box.x1 - box.x0) * (box.y1 - box.y0) / (page.width * page.height)
        is_background = words > _MAX_TEXT_SHARE * letters and area > 0.3
        if words and not is_background and not _is_date(inside):
            kept.append(box)
    kept.sort(key=lambda box: (box.x1 - box.x0) * (box.y1 - box.y0))
    for piece in pieces:
        piece.region = next((number for number, box in enumerate(kept) if _holds(box, piece)), -1)
    return kept


def _is_date(pieces: Sequence[Piece]) -> bool:
    """Tell whether lines are nothing but a date, as the years of a chronology stand in circles."""
    words = [word.text for piece in pieces for word in piece.words]
    return len(pieces) <= _DATE_LINES and len(words) <= _DATE_WORDS and any(map(_YEAR.search, words))


def pictures_of(page: RawPage, regions: Sequence[Box], pieces: Sequence[Piece]) -> tuple[Box, ...]:
    """Return the pictures of a page: images and empty frames, without backgrounds and small ornaments.

    A caption may be printed over an image; one that text covers is a background.
    """
    own = [box for box in _largest(page.images) if _written_share(box, pieces) <= _MAX_WRITTEN]
    empty = [box for box in _frames(page) if box not in regions and not any(_prints_in(box, piece) for piece in pieces)]
    pictures = [box for box in (*own, *empty) if box.x1 - box.x0 >= _MIN_PICTURE and box.y1 - box.y0 >= _MIN_PICTURE]
    return tuple(_distinct(pictures))


def _written_share(box: Box, pieces: Sequence[Piece]) -> float:
    """Return how much of a box is under text."""
    inside = (piece for piece in pieces if _holds(box, piece))
    written = sum((piece.x1 - piece.x0) * (piece.bottom - piece.top) for piece in inside)
    return written / max(1.0, (box.x1 - box.x0) * (box.y1 - box.y0))


def frames_of(page: RawPage) -> list[Box]:
    """Return the tints and frames of a page, whatever stands in them; those that go on in one another are one."""
    return _stacked(_distinct(_frames(page)))


def _frames(page: RawPage) -> list[Box]:
    """Return the tints and frames of a page, the largest where it has more than a layout needs: maps, gradients."""
    shapes = [shape.box for shape in page.shapes if _is_region(shape, page) or _is_frame(shape, page)]
    return _largest([*shapes, *ruled_frames(page)])


def _largest(boxes: Sequence[Box]) -> list[Box]:
    if len(boxes) <= _MAX_FRAMES:
        return list(boxes)
    return sorted(dict.fromkeys(boxes), key=lambda box: (box.x0 - box.x1) * (box.y1 - box.y0))[:_MAX_FRAMES]


def _is_region(shape: Shape, page: RawPage) -> bool:
    return bool(shape.fill) and not is_nearly_white(shape.fill) and _has_extent(shape.box, page)


def _is_frame(shape: Shape, page: RawPage) -> bool:
    return bool(shape.stroke) and not is_nearly_white(shape.stroke) and _has_extent(shape.box, page)


def _has_extent(box: Box, page: RawPage) -> bool:
    width, height = box.x1 - box.x0, box.y1 - box.y0
    return (
        width >= _MIN_WIDTH and height >= _MIN_HEIGHT and width * height <= _MAX_PAGE_SHARE * page.width * page.height
    )


def ruled_frames(page: RawPage) -> list[Box]:
    """Return the frames that are drawn as single lines: four, or three of a box that goes on elsewhere."""
    rules = list(dict.fromkeys([shape.box for shape in page.shapes]))
    across = [box for box in rules if box.x1 - box.x0 >= _MIN_WIDTH and box.y1 - box.y0 < _THICK_RULE]
    down = joined_uprights([box for box in rules if box.y1 - box.y0 >= _MIN_HEIGHT and box.x1 - box.x0 < _THICK_RULE])
    if not across or len(down) < 2 or len(across) + len(down) > _MAX_RULES:
        return []
    frames: list[Box] = []
    for left, right in combinations(sorted(down), 2):
        frame = left.union(right)
        is_even = abs(left.y0 - right.y0) < 3 and abs(left.y1 - right.y1) < 3
        if is_even and any(
            abs(rule.x0 - frame.x0) < 3
            and abs(rule.x1 - frame.x1) < 3
            and min(abs(rule.y0 - frame.y0), abs(rule.y1 - frame.y1)) < 3
            for rule in across
        ):
            frames.append(frame)
    return [frame for frame in dict.fromkeys(frames) if _has_extent(frame, page)]


def _distinct(boxes: Sequence[Box]) -> list[Box]:
    kept: list[Box] = []
    for box in boxes:
        if not any(max(abs(a - b) for a, b in zip(box, other, strict=True)) < _SAME for other in kept):
            kept.append(box)
    return kept


def _stacked(boxes: Sequence[Box]) -> list[Box]:
    """Join boxes of the same width that touch one above the other."""
    result: list[Box] = []
    for box in sorted(boxes, key=lambda box: (box.y0, box.y1)):
        partner = next(
            (
                number
                for number, other in enumerate(result)
                if abs(box.x0 - other.x0) < _SAME and abs(box.x1 - other.x1) < _SAME and box.y0 - other.y1 < _SLACK
            ),
            None,
        )
        if partner is None:
            result.append(box)
        else:
            result[partner] = result[partner].union(box)
    return result


def _holds(box: Box, piece: Piece) -> bool:
    middle = (piece.top + piece.bottom) / 2
    return box.x0 - _SLACK <= piece.x0 and piece.x1 <= box.x1 + _SLACK and box.y0 <= middle <= box.y1


def _prints_in(box: Box, piece: Piece) -> bool:
    """Tell whether a word of a piece stands in a box."""
    if not (box.y0 <= (piece.top + piece.bottom) / 2 <= box.y1 and box.x0 < piece.x1 and piece.x0 < box.x1):
        return False
    return any(box.x0 - _SLACK <= word.x0 and word.x1 <= box.x1 + _SLACK for word in piece.words)


def with_labels(pieces: Sequence[Piece]) -> list[Piece]:
    """Join labels to what they stand beside: the dates of a chronology, numbers and terms with their text.

    A column of labels is much narrower than the column at its right, and nearly all its pieces stand on the baseline
    of a piece there.
    """
    rows: dict[int, list[Piece]] = {}
    for piece in pieces:
        rows.setdefault(round(piece.baseline / _ROW), []).append(piece)
    joined: dict[int, Piece] = {}
    rests: set[int] = set()
    for begun in _edges(pieces):
        members = begun
        if all(len(piece.words) <= _LABEL_WORDS or _has_label(piece) for piece in begun):
            members = [piece for piece in begun if not _has_label(piece)]
        if sum(len(piece.words) for piece in members) > _LABEL_WORDS * len(members):
            continue
        wrapped = _wrapped_labels(members)
        heads = [piece for piece in members if id(piece) not in wrapped]
        partners = [_partner(piece, rows) for piece in heads]
        paired = [(label, partner) for label, partner in zip(heads, partners, strict=True) if partner is not None]
        if not paired or len(paired) < _PAIRED_SHARE * len(heads):
            continue
        if len(paired) == 1 and not _hangs(*paired[0], pieces):
            continue
        width = max(partner.x1 - partner.x0 for _, partner in paired)
        if max(label.x1 - label.x0 for label in members) > _LABEL_WIDTH * width:
            continue
        joined |= {id(label): partner for label, partner in paired}
        for label in members:
            first = wrapped.get(id(label))
            if first is not None and id(first) in joined:
                first.words = [*first.words, *label.words]
                rests.add(id(label))
    taken = {id(partner) for partner in joined.values()}
    result: list[Piece] = []
    for piece in pieces:
        beside = joined.get(id(piece))
        if beside is not None and id(piece) not in taken:
            beside.words = [*piece.words, *beside.words]
            beside.x0 = piece.x0
        elif id(piece) not in rests:
            result.append(piece)
    return result


def _edges(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Group the pieces of each region and size that begin at one place across the page, each in the pieces' order."""
    groups: list[list[tuple[int, Piece]]] = []
    edge = (-2, 0.0, 0.0)
    for number, piece in sorted(enumerate(pieces), key=lambda item: (item[1].region, item[1].size, item[1].x0)):
        if (piece.region, piece.size) != edge[:2] or piece.x0 - edge[2] > _SAME_EDGE:
            groups.append([])
        groups[-1].append((number, piece))
        edge = (piece.region, piece.size, piece.x0)
    return [[piece for _, piece in sorted(group, key=lambda item: item[0])] for group in groups]


def _wrapped_labels(members: Sequence[Piece]) -> dict[int, Piece]:
    """Return by identity the lines that go on with a label in a narrow column, and the line that each began with.

    Such a line stands close below one with a digit, has none itself, and is set in its type: 2014 წ. | სექტემბერი.
    """
    wrapped: dict[int, Piece] = {}
    for upper, lower in pairwise(sorted(members, key=lambda piece: piece.baseline)):
        is_close = lower.baseline - upper.baseline < _LABEL_LEADING * upper.size
        first = wrapped.get(id(upper), upper)
        is_alike = lower.size == upper.size and lower.style.bold == upper.style.bold
        if is_close and is_alike and _has_digit(first) and not _has_digit(lower):
            wrapped[id(lower)] = first
    return wrapped


def _has_label(piece: Piece) -> bool:
    """Tell whether a line has a wide gap after its first words: a label stands on it already."""
    return any(
        after.x0 - before.x1 > _LABEL_SPACE * piece.size for before, after in pairwise(piece.words[:_LABEL_STARTS])
    )


def _has_digit(piece: Piece) -> bool:
    return any(character.isdigit() for character in piece.text)


def _hangs(label: Piece, partner: Piece, pieces: Sequence[Piece]) -> bool:
    """Tell whether a single label heads a paragraph or an entry.

    It has a digit, and a line hangs below the text beside it, or another begins like it and goes on in one line there.
    """
    if not _has_digit(label):
        return False
    return any(
        (abs(piece.x0 - partner.x0) < _ALIGNED and 0 < piece.baseline - partner.baseline < _LEADING * partner.size)
        or (
            piece is not label
            and abs(piece.x0 - label.x0) < _ALIGNED
            and any(abs(word.x0 - partner.x0) < _ALIGNED for word in piece.words[1:_LABEL_STARTS])
        )
        for piece in pieces
    )


def _partner(label: Piece, rows: dict[int, list[Piece]]) -> Piece | None:
    """Return the nearest piece at the right on the same baseline; words set larger than it are a title elsewhere."""
    has_digit = _has_digit(label)
    found = [
        piece
        for row in range(round(label.baseline / _ROW) - 1, round(label.baseline / _ROW) + 2)
        for piece in rows.get(row, ())
        if piece.region == label.region
        and (has_digit or label.size <= _SIZE_CHANGE * piece.size)
        and abs(piece.baseline - label.baseline) < 0.2 * label.size
        and 0 < piece.x0 - label.x1 < _LABEL_GAP * label.size
    ]
    return min(found, key=lambda piece: piece.x0, default=None)


def chains_of(pieces: Sequence[Piece]) -> list[Chain]:
    """Group the pieces of a region into chains: each piece with the nearest below it, where both are nearest."""
    ordered = sorted(pieces, key=lambda piece: (piece.baseline, piece.x0))
    below: dict[int, int] = {}
    above: dict[int, int] = {}
    for number, piece in enumerate(ordered):
        nearest = _nearest_below(ordered, number)
        if nearest is not None and _belongs(piece, ordered[nearest]):
            below[number] = nearest
            above.setdefault(nearest, number)
            held = above[nearest]
            if _distance(ordered[number], ordered[nearest]) < _distance(ordered[held], ordered[nearest]):
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
        box = members[0].box
        for member in members[1:]:
            box = box.union(member.box)
        chains.append(Chain(members, box, piece.region))
    return chains


def _link_beside(ordered: Sequence[Piece], below: dict[int, int], above: dict[int, int]) -> None:
    """Link lines that do not overlap across the page though one goes on below the other.

    The short last line of a paragraph and the indented first line of the next stand so, or an indented line and a
    short one under it. Neither may have another line above or below it, and some line of their type must run over
    the gap between them: over a gutter none does.
    """
    for number, piece in enumerate(ordered):
        if below.get(number) is not None and above.get(below[number]) == number:
            continue
        for other in range(number + 1, len(ordered)):
            candidate = ordered[other]
            if not _belongs(piece, candidate):
                if candidate.baseline - piece.baseline > _LEADING * max(piece.size, candidate.size):
                    break
                continue
            parent = above.get(other)
            if parent is not None and below.get(parent) == other:
                continue
            gap = max(piece.x0, candidate.x0) - min(piece.x1, candidate.x1)
            is_near = _distance(piece, candidate) > 0.5 * piece.size and 0 <= gap < _BESIDE_GAP * piece.size
            if is_near and _is_spanned(piece, candidate, ordered):
                below[number], above[other] = other, number
                break


def _is_spanned(piece: Piece, candidate: Piece, pieces: Sequence[Piece]) -> bool:
    left, right = min(piece.x1, candidate.x1), max(piece.x0, candidate.x0)
    margin = 0.5 * piece.size
    return any(
        other.x0 < left - margin
        and right + margin < other.x1
        and max(other.size, piece.size) <= _SIZE_CHANGE * min(other.size, piece.size)
        for other in pieces
    )


def _nearest_below(ordered: Sequence[Piece], number: int) -> int | None:
    piece = ordered[number]
    limit = piece.baseline + _LEADING * max(piece.size, 6) * 2
    for other in range(number + 1, len(ordered)):
        candidate = ordered[other]
        if candidate.baseline > limit:
            return None
        if candidate.top < piece.baseline - 0.3 * piece.size:
            continue
        if _overlap(piece, candidate) >= _MIN_OVERLAP:
            return other
    return None


def _overlap(one: Piece, other: Piece) -> float:
    shared = min(one.x1, other.x1) - max(one.x0, other.x0)
    return shared / max(1.0, min(one.x1 - one.x0, other.x1 - other.x0))


def _distance(upper: Piece, lower: Piece) -> float:
    return lower.baseline - upper.baseline


def _belongs(upper: Piece, lower: Piece) -> bool:
    larger, smaller = max(upper.size, lower.size), min(upper.size, lower.size)
    return larger <= _SIZE_CHANGE * smaller and _distance(upper, lower) <= _LEADING * smaller


def reading_order(boxes: Sequence[Box]) -> list[int]:
    """Return the order in which boxes of a page are read.

    After Breuel (2003), High performance document layout analysis: a box comes before another where it stands above
    it and both overlap across the page; or where it stands left of it, and no third box lies between the two that
    overlaps both across the page. The order is a topological one that takes the upper left box first.
    """
    count = len(boxes)
    if count > _MAX_SORTED:
        return sorted(range(count), key=lambda i: (boxes[i].y0, boxes[i].x0))
    boxes = _reaching(boxes)
    before: list[set[int]] = [set() for _ in boxes]
    for a in range(count):
        for b in range(count):
            if a != b and _precedes(boxes, a, b):
                before[b].add(a)
    order: list[int] = []
    left = set(range(count))
    while left:
        free = [i for i in left if not before[i] & left] or list(left)
        chosen = min(free, key=lambda i: (boxes[i].x0 > boxes[min(free, key=lambda j: boxes[j].y0)].x1, boxes[i].y0))
        order.append(chosen)
        left.remove(chosen)
    return order


def _reaching(boxes: Sequence[Box]) -> list[Box]:
    """Return the boxes, titles as wide as the text right below them that begins where they do.

    Else a short title over text that runs below several columns would come before the last of these. What is centred
    right below a wider title, as its date is, becomes as wide as that. What has something beside it is left as it is.
    """
    result = list(boxes)
    for number in sorted(range(len(boxes)), key=lambda i: -boxes[i].y0):
        title = boxes[number]
        if title.y1 - title.y0 > _TITLE_HEIGHT:
            continue
        below = [box for box in result if box.y0 >= title.y1 - _SLACK and _across(box, title)]
        nearest = min(below, key=lambda box: box.y0, default=title)
        if not (nearest.y0 - title.y1 < _TITLE_DISTANCE and abs(nearest.x0 - title.x0) < _SAME < nearest.x1 - title.x1):
            continue
        if not _has_beside(boxes, Box(title.x1, title.y0, nearest.x1, title.y1)):
            result[number] = Box(title.x0, title.y0, nearest.x1, title.y1)
    for number, line in enumerate(boxes):
        above = [box for box in boxes if box.y1 <= line.y0 + _SLACK and _across(box, line)]
        title = max(above, key=lambda box: box.y1, default=line)
        is_near = line.y0 - title.y1 < _TITLE_DISTANCE and line.y1 - line.y0 <= _TITLE_HEIGHT
        is_centred = abs(title.x0 + title.x1 - line.x0 - line.x1) < _ALIGNED and title.x0 < line.x0 - _SAME
        sides = (Box(title.x0, line.y0, line.x0, line.y1), Box(line.x1, line.y0, title.x1, line.y1))
        if is_near and is_centred and not any(_has_beside(boxes, side) for side in sides):
            result[number] = Box(title.x0, line.y0, title.x1, line.y1)
    return result


def _has_beside(boxes: Sequence[Box], place: Box) -> bool:
    return any(_across(box, place) and box.y0 < place.y1 and place.y0 < box.y1 for box in boxes)


def _precedes(boxes: Sequence[Box], a: int, b: int) -> bool:
    one, other = boxes[a], boxes[b]
    if _across(one, other):
        return (one.y0, one.y1, a) < (other.y0, other.y1, b)
    if one.x1 > other.x0 + _SLACK:
        # The other one comes first, or this one does: where this one stands at the right below a picture's caption.
        return _is_under_wrapped_text(boxes, b, a) and other.x1 <= one.x0 + _SLACK
    if _is_under_wrapped_text(boxes, a, b):
        return False
    top, bottom = min(one.y0, other.y0), max(one.y1, other.y1)
    for number, between in enumerate(boxes):
        if number in (a, b) or not (_across(between, one) and _across(between, other)):
            continue
        middle = (between.y0 + between.y1) / 2
        if top < middle < bottom and not (one.y1 <= between.y0 and other.y1 <= between.y0):
            return one.y0 < between.y0 <= other.y0
    return True


def _is_under_wrapped_text(boxes: Sequence[Box], a: int, b: int) -> bool:
    """Tell whether box ``a`` begins full-width text below ``b``, which runs beside a picture at the left.

    Nothing but small things then stands at the left of ``b``, several lines from ``a`` on cross its left edge, and
    no other text begins before them where ``b`` does: there is no column.
    """
    one, other = boxes[a], boxes[b]
    if one.y0 < other.y1 - _SLACK or one.x1 > other.x0 + _SLACK:
        return False
    crossing = [
        box.y0
        for box in boxes
        if box.y0 >= one.y0
        and box.y1 - box.y0 >= _SEVERAL_LINES
        and _across(box, one)
        and box.x0 < other.x0 - _SAME
        and box.x1 > other.x0 + _SAME
    ]
    if not crossing:
        return False
    first = min(crossing)
    if any(abs(box.x0 - other.x0) < _SAME and one.y0 < box.y1 and box.y0 < first for box in boxes if box is not other):
        return False
    height = other.y1 - other.y0
    beside = [
        max(0.0, min(box.y1, other.y1) - max(box.y0, other.y0))
        for box in boxes
        if box is not other and box.x1 <= other.x0 + _SLACK and _across(box, one)
    ]
    return max(beside, default=0.0) <= _BESIDE_SHARE * height and sum(beside) <= 2 * _BESIDE_SHARE * height


def _across(one: Box, other: Box) -> bool:
    return min(one.x1, other.x1) - max(one.x0, other.x0) > _SLACK
