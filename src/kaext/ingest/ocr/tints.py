"""Tinted areas of a page's picture: boxes and bars that stand out from the paper."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from kaext.ingest.ocr.components import components_of, runs_of
from kaext.ingest.ocr.preprocessing import WHITE
from kaext.source import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

# Points: the side of the cells that a page is looked at in (strokes of type fill less than half of one), and what an
# area must have.
_CELL = 4.0
_MIN_WIDTH, _MIN_HEIGHT = 40.0, 14.0
# Levels of 255: what is told from the paper, and how much lighter or darker two cells of one tint are.
_MIN_CONTRAST, _STEP = 10, 6
# The share of its box that an area fills but for the text on it.
_MIN_FILLED = 0.7
_MAX_DARK = 120
_LEVELS = 256
_RIM = 2
_QUANTILES = (25, 50, 75)


class Tint(NamedTuple):
    """A tinted area: its box in pixels, how light it is (0 to 255), and whether text on it is lighter."""

    box: Box
    brightness: int
    is_dark: bool


class Background(NamedTuple):
    """How light the ground of a page is (0 to 255) in cells of so many pixels a side, and how light its paper."""

    cells: NDArray[np.uint8]
    side: int
    paper: int

    @property
    def is_tinted(self) -> NDArray[np.bool_]:
        """Where the ground is told from the paper."""
        tinted: NDArray[np.bool_] = abs(self.cells.astype("int16") - self.paper) >= _MIN_CONTRAST
        return tinted


def background_of(pixels: NDArray[np.uint8], points: float) -> Background | None:
    """Return the ground of a page whose pixels are given; ``points`` is pixels per point; None for a tiny picture.

    Letters cover less than half of a small cell: its median tells a dark ground from a light one, and its ground is
    as light as its lightest (of a dark one, darkest) pixels but for some.
    """
    import numpy as np

    side = max(2, round(_CELL * points))
    height, width = pixels.shape[0] // side, pixels.shape[1] // side
    if not height or not width:
        return None
    # Every other pixel tells enough.
    cells = pixels[: height * side, : width * side].reshape(height, side, width, side)[:, ::2, :, ::2]
    darker, middle, lighter = np.percentile(cells, _QUANTILES, axis=(1, 3))
    background = np.where(middle <= _MAX_DARK, darker, lighter).astype(np.uint8)
    return Background(background, side, int(np.bincount(background.ravel(), minlength=_LEVELS).argmax()))


def darkest_channel(picture: Image) -> NDArray[np.uint8]:
    """Return the darkest of the colours of each pixel: it tells a tint from paper, a pale yellow as well as grey."""
    import numpy as np

    return np.asarray(picture).min(axis=2) if picture.mode == "RGB" else np.asarray(picture.convert("L"))


def tints_of(pixels: NDArray[np.uint8], background: Background | None, points: float) -> list[Tint]:
    """Return the rectangles of one tint on a level page; ``points`` is pixels per point."""
    if background is None:
        return []
    tints: list[Tint] = []
    side, paper = background.side, background.paper
    for area in components_of(runs_of(background.cells, background.is_tinted, _STEP), _STEP):
        columns, rows = area.box.x1 - area.box.x0, area.box.y1 - area.box.y0
        if (
            columns * side >= _MIN_WIDTH * points
            and rows * side >= _MIN_HEIGHT * points
            and area.size >= _MIN_FILLED * columns * rows
        ):
            box = _tightened(Box(*(side * place for place in area.box)), pixels, area.brightness, paper, reach=side)
            tints.append(Tint(box, round(area.brightness), area.brightness <= _MAX_DARK < paper))
    return tints


def _tightened(box: Box, pixels: NDArray[np.uint8], brightness: float, paper: int, *, reach: int) -> Box:
    """Return a box of cells with its edges where most pixels along them are no longer of its tint."""
    import numpy as np

    x0, y0, x1, y1 = (int(place) for place in box)
    left, top = max(0, x0 - reach), max(0, y0 - reach)
    columns = np.median(pixels[y0:y1, left : x1 + reach], axis=0)
    rows = np.median(pixels[top : y1 + reach, x0:x1], axis=1)
    own = np.median(pixels[y0:y1, x0:x1])
    across, down = (np.nonzero(np.abs(line - own) <= abs(brightness - paper) / 2)[0] for line in (columns, rows))
    if not len(across) or not len(down):
        return box
    return Box(left + int(across[0]), top + int(down[0]), left + int(across[-1]) + 1, top + int(down[-1]) + 1)


def without_tints(grey: Image, tints: Iterable[Tint]) -> Image:
    """Return the picture with tints as light as paper and the letters on them dark, as Tesseract reads them best."""
    from PIL import ImageDraw, ImageOps

    result = grey.copy()
    pen = ImageDraw.Draw(result)
    for tint in tints:
        x0, y0, x1, y1 = (int(place) for place in tint.box)
        part = result.crop((x0, y0, x1, y1))
        background = tint.brightness
        if tint.is_dark:
            part, background = ImageOps.invert(part), WHITE - background
        result.paste(part.point([min(WHITE, level * WHITE // background) for level in range(_LEVELS)]), (x0, y0))
        # What is left of the edge would be a rule.
        pen.rectangle((x0 - _RIM, y0 - _RIM, x1 + _RIM, y1 + _RIM), outline=WHITE, width=2 * _RIM)
    return result
