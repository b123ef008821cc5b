"""Find boxes that are marked only by a rule above and a rule below their text, which has a type of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from kaext.ingest.pdf.glyphs import RawPage
from kaext.ingest.pdf.lines import Piece
from kaext.source import Box

# Points: size of a rule, tolerance for its ends, height between two rules.
_MIN_WIDTH, _MAX_THICKNESS, _SAME_EDGE, _MIN_HEIGHT = 80.0, 6.0, 1.5, 24.0
_MAX_PAGE_SHARE, _MAX_RULES = 0.4, 40
_MIN_LINES = 2
# Shares of the type size of the text: how much smaller the text in a box is, and how far the text around it at most.
_SMALLER, _NEAR = 0.96, 4.0


def boxes_between_rules(page: RawPage, pieces: Sequence[Piece], frames: Sequence[Box]) -> list[Box]:
    """Return the boxes between two rules of equal extent, outside of frames, with the text of the page around them.

    The text in a box is smaller than that of the page, or in another font, on at least two lines. In the text of the
    page itself, rules separate sections.
    """
    shapes = dict.fromkeys([shape.box for shape in page.shapes])
    rules = [box for box in shapes if box.x1 - box.x0 >= _MIN_WIDTH and box.y1 - box.y0 < _MAX_THICKNESS]
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
        and _MIN_HEIGHT <= lower.y1 - upper.y0 <= _MAX_PAGE_SHARE * page.height
        and not any(frame.y0 < lower.y1 and upper.y0 < frame.y1 for frame in frames)
        and _holds_own_text(upper.union(lower), pieces, text)
    ]
    # Rules with such text above and below them separate the rows of a table or the entries of a list.
    counts = Counter(rule for pair in pairs for rule in pair)
    boxes = [upper.union(lower) for upper, lower in pairs if counts[upper] == counts[lower] == 1]
    return [box for box in boxes if any(_is_near(box, piece) for piece in usual)]


def _have_same_extent(rule: Box, other: Box) -> bool:
    return max(abs(rule.x0 - other.x0), abs(rule.x1 - other.x1)) < _SAME_EDGE


def _holds_own_text(box: Box, pieces: Sequence[Piece], text: tuple[str, float]) -> bool:
    """Return whether there are several lines in a box, none wider than it, and all smaller or in another font."""
    inside = [
        piece
        for piece in pieces
        if box.y0 < (piece.top + piece.bottom) / 2 < box.y1 and piece.x0 < box.x1 and box.x0 < piece.x1
    ]
    font, size = text
    return len(inside) >= _MIN_LINES and all(
        piece.x0 >= box.x0 - _SAME_EDGE
        and piece.x1 <= box.x1 + _SAME_EDGE
        and (piece.size < _SMALLER * size or (piece.style.font != font and piece.size < size / _SMALLER))
        for piece in inside
    )


def _is_near(box: Box, piece: Piece) -> bool:
    """Return whether a line is directly above or below a box, in its column."""
    distance = max(box.y0 - piece.bottom, piece.top - box.y1)
    return 0 <= distance < _NEAR * piece.size and piece.x0 < box.x1 and box.x0 < piece.x1
