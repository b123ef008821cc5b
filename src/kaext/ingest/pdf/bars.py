"""Find boxes that are marked only by a vertical bar at the left of their lines."""

from __future__ import annotations

from collections.abc import Sequence

from kaext.ingest.pdf.date_shapes import is_date
from kaext.ingest.pdf.glyphs import RawPage
from kaext.ingest.pdf.lines import Piece
from kaext.ingest.pdf.words import Word
from kaext.source import Box

# Points: width of a bar (a hairline is none), and the gap between bar and text.
_MIN_WIDTH, _MAX_WIDTH, _MAX_GAP = 1.0, 8.0, 24.0
_MIN_HEIGHT, _MAX_PAGE_SHARE, _MAX_BARS = 16.0, 0.6, 40
_SAME_RULE, _SAME_EDGE, _SLACK = 0.5, 3.0, 3.0
# Words of a date line.
_MAX_WORDS = 4
# Share of the type size.
_MAX_LEADING = 2.0


def barred_boxes(page: RawPage, pieces: Sequence[Piece], frames: Sequence[Box]) -> list[Box]:
    """Return the boxes marked by a bar at the left, each as high as its bar and as wide as the lines beside it.

    These are not bars: rules between columns (midway between lines, or with lines continuing above or below them),
    sides of frames, and the rule of a chronology, which has only dates beside it at one side.
    """
    shapes = dict.fromkeys([shape.box for shape in page.shapes])
    bars = [box for box in shapes if _is_bar(box, page) and not any(_is_frame_side(box, frame) for frame in frames)]
    if len(bars) > _MAX_BARS:
        return []
    found: list[Box] = []
    for bar in joined_vertical_rules(bars):
        beside = [piece for piece in pieces if 0 < piece.x0 - bar.x1 <= _MAX_GAP and _is_level(piece, bar)]
        if not beside or all(map(_is_date_line, beside)) or _is_after_dates(bar, pieces):
            continue
        if not _text_continues(beside, bar, pieces) and not _is_between_columns(beside, bar, pieces):
            found.append(Box(bar.x0, bar.y0, max(piece.x1 for piece in beside), bar.y1))
    return found


def joined_vertical_rules(rules: Sequence[Box]) -> list[Box]:
    """Join vertical rules that continue one another: LibreOffice Writer frames each paragraph of a box separately."""
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
    return _is_date(piece.words)


def _is_date(words: Sequence[Word]) -> bool:
    return len(words) <= _MAX_WORDS and is_date(word.text for word in words)


def _is_after_dates(bar: Box, pieces: Sequence[Piece]) -> bool:
    """Return whether the words at the left of a bar are dates, also those of lines that go on at its right."""
    found = [
        words
        for piece in pieces
        if _is_level(piece, bar) and piece.x0 < bar.x0
        if (words := [word for word in piece.words if word.x1 <= bar.x0]) and bar.x0 - words[-1].x1 <= _MAX_GAP
    ]
    return bool(found) and all(map(_is_date, found))


def _is_frame_side(bar: Box, frame: Box) -> bool:
    is_across = frame.x0 - _SLACK <= bar.x0 and bar.x1 <= frame.x1 + _SLACK
    return is_across and frame.y0 - _SLACK <= bar.y0 and bar.y1 <= frame.y1 + _SLACK


def _is_level(piece: Piece, bar: Box) -> bool:
    return bar.y0 - _SLACK <= (piece.top + piece.bottom) / 2 <= bar.y1 + _SLACK


def _text_continues(beside: Sequence[Piece], bar: Box, pieces: Sequence[Piece]) -> bool:
    """Return whether text with the left edge of the lines beside a bar continues directly above or below it."""
    left, size = min(piece.x0 for piece in beside), beside[0].size
    own = set(map(id, beside))
    return any(
        id(piece) not in own
        and abs(piece.x0 - left) < _SAME_EDGE
        and (0 <= bar.y0 - piece.bottom < _MAX_LEADING * size or 0 <= piece.top - bar.y1 < _MAX_LEADING * size)
        for piece in pieces
    )


def _is_between_columns(beside: Sequence[Piece], bar: Box, pieces: Sequence[Piece]) -> bool:
    """Return whether a bar is midway between lines at its left and lines at its right."""
    ends = [piece.x1 for piece in pieces if piece.x1 <= bar.x0 and _is_level(piece, bar)]
    gap = min(piece.x0 for piece in beside) - bar.x1
    return bool(ends) and abs(bar.x0 - max(ends) - gap) < _SAME_EDGE
