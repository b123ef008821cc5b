"""Text that stands beside other text on lines of its own: captions, notes in the margin.

Tesseract reads lines that are level across a gap, and columns, but makes one line of a short text and of what stands
beside it a little higher or lower.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kaext.ingest.ocr.components import components_of, runs_of
from kaext.source import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

# What is ink in grey where a pixel is a point, also in thin strokes.
_INK = 190
_NEVER = 255
# Points: how high letters are.
_LEAST_LETTER, _MOST_LETTER = 3, 40
# The share of the page's height that an area has at most: columns are read right.
_SHORT = 0.25
# Shares of the usual height of letters: the gap across and down that joins, how much the box of an area grows.
_ACROSS, _DOWN = 1.2, 0.9
_STACKED = 1.6
# How alike the rows of level blocks are, and of single lines.
_LEVEL, _LEVEL_LINE = 0.4, 0.2
_SEVERAL_LINES = 2.5
# How much of the text beside an area is looked at, against the height of letters.
_BESIDE = 12
# Areas that are read by themselves on a page at most.
MAX_AREAS, _MOST_ISLANDS = 12, 400


class Areas(NamedTuple):
    """Boxes in pixels: what is to be read by itself, and all blocks of several lines."""

    apart: list[Box]
    blocks: list[Box]


class _Island(NamedTuple):
    """Ink that hangs together: its box in points, and how many cells it has with what joins them."""

    box: Box
    size: int


def areas_of(grey: Image, points: float) -> Areas:
    """Return where text stands on a level page; ``points`` is pixels per point.

    Ink hangs together over the gaps of words and lines. An area is read by itself that has no other ink in its box,
    but text beside it with which its lines are not level.
    """
    import numpy as np

    side = max(1, round(points))
    ink = np.asarray(grey.reduce(side)) < _INK
    letter = _usual_height(ink)
    if not letter:
        return Areas([], [])
    joined = _joined(_joined(ink, round(_ACROSS * letter / 2)).T, round(_DOWN * letter / 2)).T
    areas = components_of(runs_of(joined.astype(np.uint8), joined, _NEVER), _NEVER)
    islands = [island for island in (_Island(area.box, area.size) for area in areas) if _is_alone(joined, island)]
    blocks = [_in_pixels(island.box, side) for island in islands if _has_several_lines(island.box, letter)]
    apart: list[Box] = []
    for island in sorted(_stacked(joined, islands, letter), key=lambda island: island.size)[:_MOST_ISLANDS]:
        x0, y0, x1, y1 = (int(place) for place in island.box)
        is_short = y1 - y0 <= _SHORT * ink.shape[0]
        if is_short and len(apart) < MAX_AREAS and _is_off_level(ink, island.box, letter):
            apart.append(_in_pixels(island.box, side))
            # What is left beside it is read with the page.
            ink[y0:y1, x0:x1] = False
    return Areas(apart, blocks)


def _in_pixels(box: Box, side: int) -> Box:
    return Box(*(side * place for place in box))


def _has_several_lines(box: Box, letter: float) -> bool:
    return box.y1 - box.y0 >= _SEVERAL_LINES * letter


def _usual_height(ink: NDArray[np.bool_]) -> float:
    """Return the height that letters usually have; 0 where there are none."""
    import numpy as np

    areas = components_of(runs_of(ink.astype(np.uint8), ink, _NEVER), _NEVER)
    heights = [area.box.y1 - area.box.y0 for area in areas]
    letters = [height for height in heights if _LEAST_LETTER <= height <= _MOST_LETTER]
    return float(np.median(letters)) if letters else 0.0


def _joined(ink: NDArray[np.bool_], reach: int) -> NDArray[np.bool_]:
    """Return the ink with what lies within reach of it along its rows."""
    import numpy as np

    rows, columns = ink.shape
    sums = np.zeros((rows, columns + 2 * reach + 1), dtype=np.int32)
    sums[:, reach + 1 : reach + 1 + columns] = ink.cumsum(axis=1)
    sums[:, reach + 1 + columns :] = sums[:, reach + columns : reach + columns + 1]
    joined: NDArray[np.bool_] = sums[:, 2 * reach + 1 :] > sums[:, :columns]
    return joined


def _stacked(joined: NDArray[np.bool_], islands: list[_Island], letter: float) -> list[_Island]:
    """Return the islands with those one that are close below each other."""
    kept: list[_Island] = []
    for island in sorted(islands, key=lambda island: island.box.y0):
        for number, above in enumerate(kept):
            both = _Island(above.box.union(island.box), above.size + island.size)
            overlap = min(above.box.x1, island.box.x1) - max(above.box.x0, island.box.x0)
            if overlap > 0 and island.box.y0 - above.box.y1 <= _STACKED * letter and _is_alone(joined, both):
                kept[number] = both
                break
        else:
            kept.append(island)
    return kept


def _is_alone(joined: NDArray[np.bool_], island: _Island) -> bool:
    x0, y0, x1, y1 = (int(place) for place in island.box)
    return int(joined[y0:y1, x0:x1].sum()) == island.size


def _is_off_level(ink: NDArray[np.bool_], box: Box, letter: float) -> bool:
    """Return whether text stands beside a box, and is at no side level with the lines in it."""
    import numpy as np

    x0, y0, x1, y1 = (int(place) for place in box)
    own = ink[y0:y1, x0:x1].sum(axis=1).astype(np.float64)
    likenesses: list[float] = []
    # Both sides from the box outwards.
    for beside in (ink[y0:y1, :x0][:, ::-1], ink[y0:y1, x1:]):
        columns = np.nonzero(beside.any(axis=0))[0]
        if not len(columns):
            continue
        rows = beside[:, columns[0] : columns[0] + round(_BESIDE * letter)].sum(axis=1).astype(np.float64)
        if (rows > 0).sum() < _LEAST_LETTER:
            continue
        # Labels stand at some lines only of what they are beside.
        near = _joined((rows > 0)[np.newaxis], round(letter))[0]
        one, other = own[near], rows[near]
        likenesses.append(np.corrcoef(one, other)[0, 1] if one.std() and other.std() else 0.0)
    likeness = _LEVEL if _has_several_lines(box, letter) else _LEVEL_LINE
    return bool(likenesses) and max(likenesses) < likeness
