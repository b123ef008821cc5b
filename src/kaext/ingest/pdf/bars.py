"""Boxes whose only frame is a bar at the left of their lines."""

from __future__ import annotations

from collections.abc import Sequence

from kaext.ingest.pdf.date_shapes import is_date
from kaext.ingest.pdf.glyphs import RawPage
from kaext.ingest.pdf.lines import Piece
from kaext.source import Box

# Points: how thick a bar is, which is no hairline, and how far from it text begins.
_MIN_WIDTH, _MAX_WIDTH, _MAX_GAP = 1.0, 8.0, 24.0
_MIN_HEIGHT, _MAX_PAGE_SHARE, _MAX_BARS = 16.0, 0.6, 40
_SAME_RULE, _SAME_EDGE, _SLACK = 0.5, 3.0, 3.0
# Words of a line of a date.
_MAX_WORDS = 4
# Shares of the type size: text goes on so near above or below.
_MAX_LEADING = 2.0


def barred_boxes(page: RawPage, pieces: Sequence[Piece], frames: Sequence[Box]) -> list[Box]:
    """Return the boxes that bars at their left make: each as high as its bar, as wide as the lines beside it.

    A rule between columns is none: it stands in the middle between lines, or lines go on above or below it. Nor are
    the sides of frames, nor the rule of a chronology, with nothing but dates right beside it.
    """
    shapes = dict.fromkeys([shape.box for shape in page.shapes])
    bars = [box for box in shapes if _is_bar(box, page) and not any(_is_frame_side(box, frame) for frame in frames)]
    if len(bars) > _MAX_BARS:
        return []
    found: list[Box] = []
    for bar in joined_vertical_rules(bars):
        beside = [piece for piece in pieces if 0 < piece.x0 - bar.x1 <= _MAX_GAP and _is_level(piece, bar)]
        if not beside or all(map(_is_date_line, beside)):
            continue
        if not _text_continues(beside, bar, pieces) and not _is_between_columns(beside, bar, pieces):
            found.append(Box(bar.x0, bar.y0, max(piece.x1 for piece in beside), bar.y1))
    return found


def joined_vertical_rules(rules: Sequence[Box]) -> list[Box]:
    """Join the upright rules that go on in one another: Writer frames every paragraph of a box by itself."""
    joined: list[Box] = []
    for rule in sorted(rules):
        last = joined[-1] if joined else rule
        if joined and rule.x0 - last.x0 < _SAME_RULE and last.y1 - rule.y0 >= -_SLACK:
            joined[-1] = last.union(rule)
        else:
            joined.append(rule)
    return joined


def _is_bar(box: Box, page: RawPage) -> bool:
    return (
        _MIN_WIDTH <= box.x1 - box.x0 <= _MAX_WIDTH and _MIN_HEIGHT <= box.y1 - box.y0 <= _MAX_PAGE_SHARE * page.height
    )


def _is_date_line(piece: Piece) -> bool:
    return len(piece.words) <= _MAX_WORDS and is_date(word.text for word in piece.words)


def _is_frame_side(bar: Box, frame: Box) -> bool:
    is_across = frame.x0 - _SLACK <= bar.x0 and bar.x1 <= frame.x1 + _SLACK
    return is_across and frame.y0 - _SLACK <= bar.y0 and bar.y1 <= frame.y1 + _SLACK


def _is_level(piece: Piece, bar: Box) -> bool:
    return bar.y0 - _SLACK <= (piece.top + piece.bottom) / 2 <= bar.y1 + _SLACK


def _text_continues(beside: Sequence[Piece], bar: Box, pieces: Sequence[Piece]) -> bool:
    """Return whether text that begins where the lines beside a bar do goes on right above or below it."""
    left, size = min(piece.x0 for piece in beside), beside[0].size
    own = set(map(id, beside))
    return any(
        id(piece) not in own
        and abs(piece.x0 - left) < _SAME_EDGE
        and (0 <= bar.y0 - piece.bottom < _MAX_LEADING * size or 0 <= piece.top - bar.y1 < _MAX_LEADING * size)
        for piece in pieces
    )


def _is_between_columns(beside: Sequence[Piece], bar: Box, pieces: Sequence[Piece]) -> bool:
    """Return whether lines at the left of a bar end as far from it as those at its right begin."""
    ends = [piece.x1 for piece in pieces if piece.x1 <= bar.x0 and _is_level(piece, bar)]
    gap = min(piece.x0 for piece in beside) - bar.x1
    return bool(ends) and abs(bar.x0 - max(ends) - gap) < _SAME_EDGE
