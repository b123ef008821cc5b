"""Find the tinted and ruled regions and the pictures of a page."""

from __future__ import annotations

from collections.abc import Sequence

from kaext.ingest.pdf.date_shapes import is_date, is_part_of_date
from kaext.ingest.pdf.glyphs import RawPage, Shape, is_nearly_white
from kaext.ingest.pdf.lines import Piece
from kaext.ingest.pdf.ruled_boxes import barred_boxes, boxes_between_rules, ruled_frames
from kaext.source import Box

_MIN_WIDTH, _MIN_HEIGHT = 40.0, 16.0
# A strip of a tint may be the space between two paragraphs.
_MIN_STRIP = 1.0
_MAX_PAGE_SHARE = 0.85
# White areas on a page with a tint all over it.
_MIN_CARDS = 3
_MAX_FRAMES = 400
_MAX_DATE_LINES, _MAX_DATE_WORDS = 3, 6
# A tint that holds more of the words is a background if it covers this share of the page.
_MAX_TEXT_SHARE, _MIN_BACKGROUND = 0.75, 0.3
_SLACK = 2.0
_SAME_PLACE = 6.0
_MIN_PICTURE = 24.0
# Numbers of panels of a folded sheet.
_PANELS = (2, 3, 4)
# Shares of an image that text covers; with more it is a background.
_MAX_TEXT_COVER = 0.25
# How much wider than its frame a date or title may be.
_MAX_OVERHANG = 1.5
# Points by which the shadow of a box, an image, extends over it at one side at least.
_MIN_SHADOW, _MAX_SHADOW = 1.0, 12.0


def regions_of(page: RawPage, pieces: Sequence[Piece]) -> list[Box]:
    """Return the tinted and ruled regions that hold text; set the region of each piece to the smallest around it.

    Text with a bar at its left is a region, too, and so is text in a type of its own between two rules. Backgrounds of
    pages and tints behind a single date are not. A title strip on a region of the same width is part of that region.
    """
    boxes = frames_of(page, pieces)
    boxes += barred_boxes(page, pieces, boxes)
    boxes += boxes_between_rules(page, pieces, boxes)
    letters = sum(len(piece.words) for piece in pieces)
    kept: list[Box] = []
    for box in boxes:
        inside = [piece for piece in pieces if _holds(box, piece)]
        words = sum(len(piece.words) for piece in inside)
        area = box.area / (page.width * page.height)
        is_background = words > _MAX_TEXT_SHARE * letters and area > _MIN_BACKGROUND
        if words and not is_background and not _is_panel(box, page) and not _is_date_label(inside):
            kept.append(box)
    kept.sort(key=lambda box: box.area)
    for piece in pieces:
        piece.region = next((number for number, box in enumerate(kept) if _holds(box, piece)), -1)
    return kept


def _is_panel(box: Box, page: RawPage) -> bool:
    """Return whether a tint is the paper of one of several equally wide panels of a folded sheet."""
    if page.width <= page.height or box.y0 > _SAME_PLACE or box.y1 < page.height - _SAME_PLACE:
        return False
    count = round(page.width / max(1.0, box.width))
    folds = [page.width * number / count for number in range(count + 1)] if count in _PANELS else []
    return all(any(abs(edge - fold) < _SAME_PLACE for fold in folds) for edge in (box.x0, box.x1))


def _is_date_label(pieces: Sequence[Piece]) -> bool:
    """Return whether lines are a date, like the years in the circles of a chronology, perhaps with a place."""
    return _are_date_lines([[word.text for word in piece.words] for piece in pieces])


def _are_date_lines(lines: Sequence[Sequence[str]]) -> bool:
    words = [word for line in lines for word in line]
    is_short = 0 < len(lines) <= _MAX_DATE_LINES and len(words) <= _MAX_DATE_WORDS
    return is_short and is_date(words) and 2 * sum(map(is_part_of_date, words)) >= len(words)


def date_frames(page: RawPage, pieces: Sequence[Piece]) -> list[Box]:
    """Return the tints and frames that hold a date only. The date may be wider than its frame."""
    if not page.shapes:
        return []
    return [
        box
        for box in frames_of(page, pieces)
        if _is_date_label([piece for piece in pieces if _is_around_middle(box, piece)])
    ]


def pictures_of(page: RawPage, regions: Sequence[Box], pieces: Sequence[Piece]) -> tuple[Box, ...]:
    """Return the pictures of a page: images and empty frames, except backgrounds, shadows and small ornaments.

    An image may have a caption printed on it. An image with more text on it is a background.
    """
    frames = _frames(page)
    own = [
        box
        for box in _largest(page.images)
        if _text_cover(box, pieces) <= _MAX_TEXT_COVER and not any(_is_shadow(box, frame) for frame in frames)
    ]
    empty = [box for box in frames if box not in regions and not any(_prints_inside(box, piece) for piece in pieces)]
    pictures = [box for box in (*own, *empty) if box.width >= _MIN_PICTURE and box.height >= _MIN_PICTURE]
    return tuple(_without_duplicates(pictures))


def _is_shadow(image: Box, frame: Box) -> bool:
    """Return whether an image extends a little over a frame, as the shadows of boxes do in office programs."""
    over = (frame.x0 - image.x0, frame.y0 - image.y0, image.x1 - frame.x1, image.y1 - frame.y1)
    return min(over) > -_SLACK and _MIN_SHADOW <= max(over) < _MAX_SHADOW


def _text_cover(box: Box, pieces: Sequence[Piece]) -> float:
    """Return the share of a box that text covers."""
    inside = (piece for piece in pieces if _holds(box, piece))
    written = sum((piece.x1 - piece.x0) * (piece.bottom - piece.top) for piece in inside)
    return written / max(1.0, box.area)


def frames_of(page: RawPage, pieces: Sequence[Piece] = ()) -> list[Box]:
    """Return the tints and frames of a page, whatever they contain.

    Adjoining ones of equal width are joined, unless each holds a date, like the circles of a chronology that touch.
    """
    frames = _without_duplicates(_frames(page))
    result: list[Box] = []
    for box in _join_stacked(frames):
        stacked = [frame for frame in frames if _is_within(frame, box)]
        are_dates = len(stacked) > 1 and all(_are_date_lines(_lines_within(frame, pieces)) for frame in stacked)
        result += stacked if are_dates else [box]
    return result


def _frames(page: RawPage) -> list[Box]:
    """Return the tints and frames of a page; only the largest if there are very many (maps, gradients)."""
    shapes = [shape.box for shape in page.shapes if _is_tint(shape, page) or _is_frame(shape, page)]
    ruled = [frame for frame in ruled_frames(page) if _has_extent(frame, page)]
    return _largest([*shapes, *_white_cards(page), *_joined_strips(page), *ruled])


def cards_among(boxes: Sequence[Box], page: RawPage) -> set[int]:
    """Return the indices of the regions that are white cards, or several that touch."""
    cards = _white_cards(page)
    return {
        number
        for number, box in enumerate(boxes)
        if any(
            max(abs(card.x0 - box.x0), abs(card.x1 - box.x1)) < _SAME_PLACE
            and box.y0 - _SLACK < card.y0
            and card.y1 < box.y1 + _SLACK
            for card in cards
        )
    }


def _white_cards(page: RawPage) -> list[Box]:
    """Return the white areas on a page with a tint all over it: call-outs of a map, cards of a poster."""
    if not any(
        shape.fill and not is_nearly_white(shape.fill) and _is_all_over(shape.box, page) for shape in page.shapes
    ):
        return []
    cards = [
        shape.box
        for shape in page.shapes
        if shape.fill and is_nearly_white(shape.fill) and _has_extent(shape.box, page)
    ]
    return cards if len(cards) >= _MIN_CARDS else []


def _is_all_over(box: Box, page: RawPage) -> bool:
    return box.area > _MAX_PAGE_SHARE * page.width * page.height


def _joined_strips(page: RawPage) -> list[Box]:
    """Return the tints that are drawn as a strip for each line."""
    strips: dict[str, list[Box]] = {}
    for shape in page.shapes:
        width, height = shape.box.width, shape.box.height
        if shape.fill and _MIN_STRIP <= height < _MIN_HEIGHT and width >= _MIN_WIDTH:
            strips.setdefault(shape.fill, []).append(shape.box)
    joined = [
        box
        for fill, boxes in strips.items()
        if len(boxes) <= _MAX_FRAMES and not is_nearly_white(fill)
        for box in _join_stacked(boxes)
    ]
    return [box for box in joined if _has_extent(box, page)]


def _largest(boxes: Sequence[Box]) -> list[Box]:
    if len(boxes) <= _MAX_FRAMES:
        return list(boxes)
    return sorted(dict.fromkeys(boxes), key=lambda box: -box.area)[:_MAX_FRAMES]


def _is_tint(shape: Shape, page: RawPage) -> bool:
    return bool(shape.fill) and not is_nearly_white(shape.fill) and _has_extent(shape.box, page)


def _is_frame(shape: Shape, page: RawPage) -> bool:
    return bool(shape.stroke) and not is_nearly_white(shape.stroke) and _has_extent(shape.box, page)


def _has_extent(box: Box, page: RawPage) -> bool:
    return box.width >= _MIN_WIDTH and box.height >= _MIN_HEIGHT and not _is_all_over(box, page)


def _without_duplicates(boxes: Sequence[Box]) -> list[Box]:
    kept: list[Box] = []
    for box in boxes:
        if not any(max(abs(a - b) for a, b in zip(box, other, strict=True)) < _SAME_PLACE for other in kept):
            kept.append(box)
    return kept


def _join_stacked(boxes: Sequence[Box]) -> list[Box]:
    """Join boxes of equal width that touch vertically."""
    result: list[Box] = []
    for box in sorted(boxes, key=lambda box: (box.y0, box.y1)):
        partner = next(
            (
                number
                for number, other in enumerate(result)
                if abs(box.x0 - other.x0) < _SAME_PLACE
                and abs(box.x1 - other.x1) < _SAME_PLACE
                and box.y0 - other.y1 < _SLACK
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


def _prints_inside(box: Box, piece: Piece) -> bool:
    """Return whether a word of a piece is inside a box, or words centred in the box that are slightly wider."""
    if not (box.y0 <= (piece.top + piece.bottom) / 2 <= box.y1 and box.x0 < piece.x1 and piece.x0 < box.x1):
        return False
    over = [word for word in piece.words if word.x0 < box.x1 and box.x0 < word.x1]
    if not over:
        return False
    left, right = over[0].x0, over[-1].x1
    if box.x0 < (left + right) / 2 < box.x1 and right - left < _MAX_OVERHANG * box.width:
        return True
    return any(box.x0 - _SLACK <= word.x0 and word.x1 <= box.x1 + _SLACK for word in over)


def _lines_within(box: Box, pieces: Sequence[Piece]) -> list[list[str]]:
    """Return the words of each line in a box; the line may go on beside it."""
    level = (piece for piece in pieces if box.y0 <= (piece.top + piece.bottom) / 2 <= box.y1)
    lines = ([word.text for word in piece.words if box.x0 <= (word.x0 + word.x1) / 2 <= box.x1] for piece in level)
    return [line for line in lines if line]


def _is_within(box: Box, outer: Box) -> bool:
    return (
        outer.x0 - _SAME_PLACE < box.x0
        and box.x1 < outer.x1 + _SAME_PLACE
        and outer.y0 <= box.y0
        and box.y1 <= outer.y1
    )


def _is_around_middle(box: Box, piece: Piece) -> bool:
    return box.x0 <= (piece.x0 + piece.x1) / 2 <= box.x1 and box.y0 <= (piece.top + piece.bottom) / 2 <= box.y1
