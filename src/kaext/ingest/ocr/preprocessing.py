"""Prepare the image of a page for OCR: remove shadows and specks, measure the skew, find ruled lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kaext.source import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

# Grey levels: ink is darker than DARK, thin strokes of small type and rules at least darker than FAINT.
DARK, FAINT, WHITE = 128, 168, 255
# How much darker a speck is than the median around it; radius of the blur against grain, in pixels.
_MIN_SPECK_CONTRAST, _GRAIN_RADIUS = 60, 0.6
# Shadows: number of strips in which the paper is measured, sampling step in pixels, and the percentile that is taken
# for paper, of the pixels of a part and of the parts of a strip. Minimum difference of brightness over the page, and
# the maximum share of it between two neighbouring strips.
_STRIPS, _SAMPLE, _PAPER_PERCENTILE = 40, 3, 85
_MIN_SHADOW, _MAX_STEP_SHARE = 20, 0.4
_MIN_RULE = 60.0
_MAX_RULE_THICKNESS = 4.0
_MAX_SKEW = 3.0
# How much sharper the rows of a page must become for it to be turned.
_MIN_GAIN = 1.02
# The share of dark pixels in a rule, and how many of the rules found last a row of pixels may belong to.
_DENSE, _MAX_RULES_BACK = 0.85, 60


def despeckled(picture: Image) -> Image:
    """Return the image in grey without specks (pixels much darker than their surroundings), with the grain smoothed."""
    import numpy as np
    from PIL import Image as Images
    from PIL import ImageFilter

    grey = picture.convert("L")
    pixels = np.asarray(grey, dtype=np.int16)
    around = np.asarray(grey.filter(ImageFilter.MedianFilter(3)), dtype=np.int16)
    without_specks = np.where(around - pixels > _MIN_SPECK_CONTRAST, around, pixels).astype(np.uint8)
    return Images.fromarray(without_specks).filter(ImageFilter.GaussianBlur(_GRAIN_RADIUS))


def without_shadows(picture: Image) -> Image:
    """Return the image without shadows that darken the paper gradually to one side, as at the fold of a book.

    Tints are left alone. At the edge of a tint, one strip differs from the next by most of the total difference.
    """
    import numpy as np
    from PIL import Image as Images

    pixels = np.asarray(picture if picture.mode == "RGB" else picture.convert("L"), dtype=np.float32)
    is_changed = False
    for axis in (1, 0):
        size = pixels.shape[axis]
        paper = _paper_profile(pixels, axis)
        whole = float(paper.max() - paper.min())
        if whole < _MIN_SHADOW or float(np.abs(np.diff(paper)).max()) > _MAX_STEP_SHARE * whole:
            continue
        # Interpolate between the centres of the strips and extrapolate to the edges of the page.
        ends = (1.5 * paper[0] - 0.5 * paper[1], 1.5 * paper[-1] - 0.5 * paper[-2])
        places = np.array([0, *(np.arange(_STRIPS) + 0.5), _STRIPS]) * size / _STRIPS
        illumination = np.interp(np.arange(size), places, [ends[0], *paper, ends[1]]) / paper.max()
        shape = [1] * pixels.ndim
        shape[axis] = size
        pixels = pixels / illumination.astype(np.float32).reshape(shape)
        is_changed = True
    return Images.fromarray(pixels.clip(0, WHITE).astype(np.uint8)) if is_changed else picture


def _paper_profile(pixels: NDArray[np.float32], axis: int) -> NDArray[np.float64]:
    """Return the brightness of the paper in strips along an axis, measured in the lightest parts of each strip."""
    import numpy as np

    grey = (pixels if pixels.ndim == 2 else pixels.min(axis=2))[::_SAMPLE, ::_SAMPLE]
    strips = np.array_split(grey, _STRIPS, axis=axis)
    parts = [np.array_split(strip, _STRIPS, axis=1 - axis) for strip in strips]
    return np.array(
        [np.percentile([np.percentile(part, _PAPER_PERCENTILE) for part in row], _PAPER_PERCENTILE) for row in parts]
    )


def skew_of(grey: Image) -> float:
    """Return the angle in degrees by which to rotate a page counter-clockwise so that its lines are horizontal.

    In a level page, rows of pixels are either full or empty. The result is the angle at which consecutive rows differ
    most.
    """
    import numpy as np

    small = grey.resize((max(1, grey.width // 4), max(1, grey.height // 4)))

    def sharpness(angle: float) -> float:
        turned = np.asarray(small.rotate(angle, fillcolor=255), dtype=np.float32)
        rows = (turned < DARK).sum(axis=1).astype(np.float64)
        return float(((rows[1:] - rows[:-1]) ** 2).sum())

    coarse = max((step * 0.5 for step in range(-int(2 * _MAX_SKEW), int(2 * _MAX_SKEW) + 1)), key=sharpness)
    fine = max((coarse + step * 0.1 for step in range(-4, 5)), key=sharpness)
    return fine if sharpness(fine) > _MIN_GAIN * sharpness(0.0) else 0.0


def rules_of(grey: Image, points: float) -> list[Box]:
    """Return the boxes of horizontal and vertical rules in pixels; ``points`` is pixels per point."""
    import numpy as np

    dark = np.asarray(grey) < FAINT
    found: list[Box] = []
    for is_upright in (False, True):
        lines = dark.T if is_upright else dark
        least = int(_MIN_RULE * points)
        for row in np.nonzero(lines.sum(axis=1) >= least)[0].tolist():
            for start, end in _runs(lines[row], least, gap=int(2 * points)):
                box = Box(row, start, row + 1, end) if is_upright else Box(start, row, end, row + 1)
                _join_rule(found, box, is_upright=is_upright)
    return [box for box in found if min(box.x1 - box.x0, box.y1 - box.y0) <= _MAX_RULE_THICKNESS * points]


def _runs(row: NDArray[np.bool_], least: int, *, gap: int) -> list[tuple[int, int]]:
    """Return the runs of dark pixels of at least the length ``least``; gaps of up to ``gap`` pixels are bridged."""
    import numpy as np

    places = np.nonzero(row)[0]
    if not len(places):
        return []
    breaks = np.nonzero(np.diff(places) > gap)[0]
    starts = [int(places[0]), *(int(places[i + 1]) for i in breaks)]
    ends = [*(int(places[i]) + 1 for i in breaks), int(places[-1]) + 1]
    dense = row.astype(np.int64).cumsum()
    return [
        (a, b)
        for a, b in zip(starts, ends, strict=True)
        if b - a >= least and dense[b - 1] - dense[a] > _DENSE * (b - a)
    ]


def _join_rule(found: list[Box], box: Box, *, is_upright: bool) -> None:
    for number in range(len(found) - 1, max(-1, len(found) - _MAX_RULES_BACK), -1):
        other = found[number]
        is_next = box.x0 - other.x1 <= 2 if is_upright else box.y0 - other.y1 <= 2
        overlaps = (
            min(box.y1, other.y1) > max(box.y0, other.y0)
            if is_upright
            else min(box.x1, other.x1) > max(box.x0, other.x0)
        )
        if is_next and overlaps and (other.x1 - other.x0 < other.y1 - other.y0) == is_upright:
            found[number] = other.union(box)
            return
    found.append(box)
