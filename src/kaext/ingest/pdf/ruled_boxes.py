"""Find boxes that are marked by rules: frames of separate lines, bars at the left of text, rules above and below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations, pairwise

from kaext.ingest.pdf.date_shapes import is_date
from kaext.ingest.pdf.glyphs import RawPage
from kaext.ingest.pdf.lines import Piece
from kaext.ingest.pdf.words import Word
from kaext.source import Box

# Lengths are points unless stated otherwise. The size of the box that rules mark, and how many rules a layout has.
_MIN_WIDTH, _MIN_HEIGHT, _MAX_RULES = 40.0, 16.0, 40
# A rule that ends in parts of rounded corners is thicker than others. Rules of one box end alike.
_MAX_THICKNESS, _SAME_END = 6.0, 3.0
# Parts of a vertical rule are at one place, and touch.
_SAME_RULE, _SLACK = 0.5, 3.0

# Width of a bar (a hairline is none), share of the page's height, and the gap between bar and text.
_MIN_BAR, _MAX_BAR, _MAX_BAR_SHARE, _MAX_GAP = 1.0, 8.0, 0.6, 24.0
# Words of a date line.
_MAX_WORDS = 4
# How near text with the left edge of barred text continues it, as a share of the type size.
_MAX_LEADING = 2.0

# The length of two rules, how exactly they have one extent, the height between them, and its share of the page's.
_MIN_LENGTH, _SAME_EXTENT, _MIN_BETWEEN, _MAX_BETWEEN_SHARE = 80.0, 1.5, 24.0, 0.4
_MIN_LINES = 2
# Shares of the type size of the text: how much smaller the text in a box is, and how far the text around it at most.
_SMALLER, _NEAR = 0.96, 4.0


def ruled_frames(page: RawPage) -> list[Box]:
    """Return the frames drawn as separate lines: four, or three if the box continues on another page or column."""
    rules = _shapes_of(page)
    across = [box for box in rules if box.width >= _MIN_WIDTH and box.height < _MAX_THICKNESS]
    down = _joined_vertically([box for box in rules if box.height >= _MIN_HEIGHT and box.width < _MAX_THICKNESS])
    if not across or len(down) < 2 or len(across) + len(down) > _MAX_RULES:
        return []
    frames = [left.union(right) for left, right in combinations(sorted(down), 2) if _are_level(left, right)]
    return [frame for frame in dict.fromkeys(frames) if any(_is_edge_of(rule, frame) for rule in across)]


def _are_level(left: Box, right: Box) -> bool:
    return abs(left.y0 - right.y0) < _SAME_END and abs(left.y1 - right.y1) < _SAME_END


def _is_edge_of(rule: Box, frame: Box) -> bool:
    """Return whether a horizontal rule is the upper or lower edge of a frame."""
    is_as_wide = abs(rule.x0 - frame.x0) < _SAME_END and abs(rule.x1 - frame.x1) < _SAME_END
    return is_as_wide and min(abs(rule.y0 - frame.y0), abs(rule.y1 - frame.y1)) < _SAME_END


def _shapes_of(page: RawPage) -> list[Box]:
    return list(dict.fromkeys([shape.box for shape in page.shapes]))


def _joined_vertically(rules: Sequence[Box]) -> list[Box]:
    """Join vertical rules that continue one another: LibreOffice Writer frames each paragraph of a box separately."""
    joined: list[Box] = []
    for rule in sorted(rules):
        last = joined[-1] if joined else rule
        if joined and rule.x0 - last.x0 < _SAME_RULE and last.y1 - rule.y0 >= -_SLACK:
            joined[-1] = last.union(rule)
        else:
            joined.append(rule)
    return joined


def barred_boxes(page: RawPage, pieces: Sequence[Piece], frames: Sequence[Box]) -> list[Box]:
    """Return the boxes marked by a bar at the left, each as high as its bar and as wide as the lines beside it.

    These are not bars: rules between columns (midway between lines, or with lines continuing above or below them),
    sides of frames, and the rule of a chronology, which has only dates beside it at one side.
    """
    bars = [
        box
        for box in _shapes_of(page)
        if _is_bar(box, page) and not any(_is_frame_side(box, frame) for frame in frames)
    ]
    if len(bars) > _MAX_RULES:
        return []
    found: list[Box] = []
    for bar in _joined_vertically(bars):
        beside = [piece for piece in pieces if 0 < piece.x0 - bar.x1 <= _MAX_GAP and _is_level(piece, bar)]
        if not beside or all(map(_is_date_line, beside)) or _is_after_dates(bar, pieces):
            continue
        if not _text_continues(beside, bar, pieces) and not _is_between_columns(beside, bar, pieces):
            found.append(Box(bar.x0, bar.y0, max(piece.x1 for piece in beside), bar.y1))
    return found


def _is_bar(box: Box, page: RawPage) -> bool:
    return _MIN_BAR <= box.width <= _MAX_BAR and _MIN_HEIGHT <= box.height <= _MAX_BAR_SHARE * page.height


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
        and abs(piece.x0 - left) < _SAME_END
        and (0 <= bar.y0 - piece.bottom < _MAX_LEADING * size or 0 <= piece.top - bar.y1 < _MAX_LEADING * size)
        for piece in pieces
    )


def _is_between_columns(beside: Sequence[Piece], bar: Box, pieces: Sequence[Piece]) -> bool:
    """Return whether a bar is midway between lines at its left and lines at its right."""
    ends = [piece.x1 for piece in pieces if piece.x1 <= bar.x0 and _is_level(piece, bar)]
    gap = min(piece.x0 for piece in beside) - bar.x1
    return bool(ends) and abs(bar.x0 - max(ends) - gap) < _SAME_END


def boxes_between_rules(page: RawPage, pieces: Sequence[Piece], frames: Sequence[Box]) -> list[Box]:
    """Return the boxes between two rules of equal extent, outside of frames, with the text of the page around them.

    The text in a box is smaller than that of the page, or in another font, on at least two lines. In the text of the
    page itself, rules separate sections.
    """
    rules = [box for box in _shapes_of(page) if box.width >= _MIN_LENGTH and box.height < _MAX_THICKNESS]
    if not 1 < len(rules) <= _MAX_RULES or not pieces:
        return []
    weights: Counter[tuple[str, float]] = Counter()
    for piece in pieces:
        weights[piece.style.font, piece.size] += len(piece.words)
    (text, _), *_ = weights.most_common(1)
    usual = [piece for piece in pieces if (piece.style.font, piece.size) == text]
    ordered = sorted(rules, key=lambda rule: (round(rule.x0), round(rule.x1), rule.y0))
    pairs = [
        (upper, lower)
        for upper, lower in pairwise(ordered)
        if _have_same_extent(upper, lower)
        and _MIN_BETWEEN <= lower.y1 - upper.y0 <= _MAX_BETWEEN_SHARE * page.height
        and not any(frame.y0 < lower.y1 and upper.y0 < frame.y1 for frame in frames)
        and _holds_own_text(upper.union(lower), pieces, text)
    ]
    # Rules with such text above and below them separate the rows of a table or the entries of a list.
    counts = Counter(rule for pair in pairs for rule in pair)
    boxes = [upper.union(lower) for upper, lower in pairs if counts[upper] == counts[lower] == 1]
    return [box for box in boxes if any(_is_near(box, piece) for piece in usual)]


def _have_same_extent(rule: Box, other: Box) -> bool:
    return max(abs(rule.x0 - other.x0), abs(rule.x1 - other.x1)) < _SAME_EXTENT


def _holds_own_text(box: Box, pieces: Sequence[Piece], text: tuple[str, float]) -> bool:
    """Return whether there are several lines in a box, none wider than it, and all smaller or in another font."""
    inside = [
        piece
        for piece in pieces
        if box.y0 < (piece.top + piece.bottom) / 2 < box.y1 and piece.x0 < box.x1 and box.x0 < piece.x1
    ]
    font, size = text
    return len(inside) >= _MIN_LINES and all(
        piece.x0 >= box.x0 - _SAME_EXTENT
        and piece.x1 <= box.x1 + _SAME_EXTENT
        and (piece.size < _SMALLER * size or (piece.style.font != font and piece.size < size / _SMALLER))
        for piece in inside
    )


def _is_near(box: Box, piece: Piece) -> bool:
    """Return whether a line is directly above or below a box, in its column."""
    distance = max(box.y0 - piece.bottom, piece.top - box.y1)
    return 0 <= distance < _NEAR * piece.size and piece.x0 < box.x1 and box.x0 < piece.x1
