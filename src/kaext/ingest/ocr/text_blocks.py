"""Find text blocks beside other text whose lines are on other baselines: captions, margin notes.

Tesseract separates columns and reads lines across a gap if they are level, but it merges a short block with the lines
beside it that are slightly higher or lower. Such blocks are read separately.

Blocks are found in an image of one pixel per point: the ink is dilated until the gaps between words and lines close.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kaext.ingest.ocr.components import components_of_ink
from kaext.source import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

# Grey level of ink, even of thin strokes, in an image of one pixel per point.
_INK = 190
# Points: height of letters.
_MIN_LETTER, _MAX_LETTER = 3, 40
# Share of the page's height; Tesseract reads higher blocks correctly as columns.
_MAX_HEIGHT_SHARE = 0.25
# Multiples of the height of letters: gaps that are closed horizontally and vertically, gap between stacked blocks.
_GAP_ACROSS, _GAP_DOWN = 1.2, 0.9
_MAX_STACK_GAP = 1.6
# Correlation of the row profiles of a block and the text beside it; they are aligned if it is higher.
_MAX_BLOCK_LIKENESS, _MAX_LINE_LIKENESS = 0.4, 0.2
_MIN_MULTILINE_HEIGHT = 2.5
# Width of the text beside a block that is compared with it, as a multiple of the height of letters.
_BESIDE = 12
# Per page.
MAX_STANDALONE, _MAX_ISLANDS = 12, 400


class TextBlocks(NamedTuple):
    """Boxes in pixels: blocks that must be read separately, and all blocks of several lines."""

    standalone: list[Box]
    multiline: list[Box]


class _Island(NamedTuple):
    """A connected component of the dilated ink: its box in points, and its number of pixels."""

    box: Box
    size: int


def text_blocks_of(grey: Image, points: float) -> TextBlocks:
    """Find the text blocks of a deskewed page.

    A block is read separately if its box contains no other ink and its lines are not aligned with the text beside it.

    Parameters
    ----------
    grey
        The page in grey.
    points
        Pixels per point.
    """
    import numpy as np

    side = max(1, round(points))
    ink = np.asarray(grey.reduce(side)) < _INK
    letter = _letter_height(ink)
    if not letter:
        return TextBlocks([], [])
    dilated = _dilated_rows(_dilated_rows(ink, round(_GAP_ACROSS * letter / 2)).T, round(_GAP_DOWN * letter / 2)).T
    areas = components_of_ink(dilated)
    islands = [island for island in (_Island(area.box, area.size) for area in areas) if _fills_its_box(dilated, island)]
    multiline = [_in_pixels(island.box, side) for island in islands if _is_multiline(island.box, letter)]
    standalone: list[Box] = []
    for island in sorted(_join_stacked(dilated, islands, letter), key=lambda island: island.size)[:_MAX_ISLANDS]:
        x0, y0, x1, y1 = (int(place) for place in island.box)
        is_short = y1 - y0 <= _MAX_HEIGHT_SHARE * ink.shape[0]
        if is_short and len(standalone) < MAX_STANDALONE and _is_misaligned(ink, island.box, letter):
            standalone.append(_in_pixels(island.box, side))
            # The rest is compared without it.
            ink[y0:y1, x0:x1] = False
    return TextBlocks(standalone, multiline)


def _in_pixels(box: Box, side: int) -> Box:
    return Box(*(side * place for place in box))


def _is_multiline(box: Box, letter: float) -> bool:
    return box.y1 - box.y0 >= _MIN_MULTILINE_HEIGHT * letter


def _letter_height(ink: NDArray[np.bool_]) -> float:
    """Return the median height of letters; 0 if there are none."""
    import numpy as np

    areas = components_of_ink(ink)
    heights = [area.box.y1 - area.box.y0 for area in areas]
    letters = [height for height in heights if _MIN_LETTER <= height <= _MAX_LETTER]
    return float(np.median(letters)) if letters else 0.0


def _dilated_rows(ink: NDArray[np.bool_], reach: int) -> NDArray[np.bool_]:
    """Return the ink dilated by ``reach`` pixels along rows."""
    import numpy as np

    rows, columns = ink.shape
    sums = np.zeros((rows, columns + 2 * reach + 1), dtype=np.int32)
    sums[:, reach + 1 : reach + 1 + columns] = ink.cumsum(axis=1)
    sums[:, reach + 1 + columns :] = sums[:, reach + columns : reach + columns + 1]
    dilated: NDArray[np.bool_] = sums[:, 2 * reach + 1 :] > sums[:, :columns]
    return dilated


def _join_stacked(dilated: NDArray[np.bool_], islands: list[_Island], letter: float) -> list[_Island]:
    """Join islands that are close below one another."""
    kept: list[_Island] = []
    for island in sorted(islands, key=lambda island: island.box.y0):
        for number, above in enumerate(kept):
            both = _Island(above.box.union(island.box), above.size + island.size)
            overlap = min(above.box.x1, island.box.x1) - max(above.box.x0, island.box.x0)
            if (
                overlap > 0
                and island.box.y0 - above.box.y1 <= _MAX_STACK_GAP * letter
                and _fills_its_box(dilated, both)
            ):
                kept[number] = both
                break
        else:
            kept.append(island)
    return kept


def _fills_its_box(dilated: NDArray[np.bool_], island: _Island) -> bool:
    x0, y0, x1, y1 = (int(place) for place in island.box)
    return int(dilated[y0:y1, x0:x1].sum()) == island.size


def _is_misaligned(ink: NDArray[np.bool_], box: Box, letter: float) -> bool:
    """Return whether there is text beside a box that is not aligned with the lines in it on either side."""
    import numpy as np

    x0, y0, x1, y1 = (int(place) for place in box)
    own = ink[y0:y1, x0:x1].sum(axis=1).astype(np.float64)
    likenesses: list[float] = []
    # Both sides, from the box outwards.
    for beside in (ink[y0:y1, :x0][:, ::-1], ink[y0:y1, x1:]):
        columns = np.nonzero(beside.any(axis=0))[0]
        if not len(columns):
            continue
        rows = beside[:, columns[0] : columns[0] + round(_BESIDE * letter)].sum(axis=1).astype(np.float64)
        if (rows > 0).sum() < _MIN_LETTER:
            continue
        # Labels are beside some of the lines only, so compare near these.
        near = _dilated_rows((rows > 0)[np.newaxis], round(letter))[0]
        one, other = own[near], rows[near]
        likenesses.append(np.corrcoef(one, other)[0, 1] if one.std() and other.std() else 0.0)
    likeness = _MAX_BLOCK_LIKENESS if _is_multiline(box, letter) else _MAX_LINE_LIKENESS
    return bool(likenesses) and max(likenesses) < likeness
