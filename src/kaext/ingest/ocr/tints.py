"""Find tinted areas in the image of a page, such as boxes and title bars."""

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

# Points: side of the cells in which the background is measured (strokes of type cover less than half of one), and
# minimum size of a tint.
_CELL = 4.0
_MIN_WIDTH, _MIN_HEIGHT = 40.0, 14.0
# Brightness (0 to 255): difference of a tint from the paper, and between neighbouring cells of one tint.
_MIN_CONTRAST, _STEP = 10, 6
# Share of its bounding box that a tint fills; text leaves holes in it.
_MIN_FILLED = 0.7
_MAX_DARK = 120
_LEVELS = 256
_RIM = 2
_QUANTILES = (25, 50, 75)


class Tint(NamedTuple):
    """A tinted area: its box in pixels, its brightness (0 to 255), and whether its text is lighter than the tint."""

    box: Box
    brightness: int
    is_dark: bool


class Background(NamedTuple):
    """The background of a page.

    Attributes
    ----------
    cells
        Brightness of the background in each cell, 0 to 255.
    side
        Side of a cell in pixels.
    paper
        Brightness of the paper.
    """

    cells: NDArray[np.uint8]
    side: int
    paper: int

    @property
    def is_tinted(self) -> NDArray[np.bool_]:
        """The cells whose background differs from the paper."""
        tinted: NDArray[np.bool_] = abs(self.cells.astype("int16") - self.paper) >= _MIN_CONTRAST
        return tinted


def background_of(pixels: NDArray[np.uint8], points: float) -> Background | None:
    """Measure the background of a page; None if the image is smaller than one cell.

    Letters cover less than half of a cell. The median of a cell therefore shows whether its background is light or
    dark, and the upper quartile (lower, if dark) is the brightness of the background.

    Parameters
    ----------
    pixels
        The result of :func:`darkest_channel`.
    points
        Pixels per point.
    """
    import numpy as np

    side = max(2, round(_CELL * points))
    height, width = pixels.shape[0] // side, pixels.shape[1] // side
    if not height or not width:
        return None
    # Every other pixel suffices.
    cells = pixels[: height * side, : width * side].reshape(height, side, width, side)[:, ::2, :, ::2]
    darker, middle, lighter = np.percentile(cells, _QUANTILES, axis=(1, 3))
    background = np.where(middle <= _MAX_DARK, darker, lighter).astype(np.uint8)
    return Background(background, side, int(np.bincount(background.ravel(), minlength=_LEVELS).argmax()))


def darkest_channel(picture: Image) -> NDArray[np.uint8]:
    """Return the darkest channel of each pixel. It separates tints from paper, pale yellow as well as grey."""
    import numpy as np

    return np.asarray(picture).min(axis=2) if picture.mode == "RGB" else np.asarray(picture.convert("L"))


def tints_of(pixels: NDArray[np.uint8], background: Background | None, points: float) -> list[Tint]:
    """Return the tinted rectangles of a deskewed page; ``points`` is pixels per point."""
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
    """Move the edges of a box of cells to where most pixels along them no longer have its tint."""
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
    """Return the image with tints turned white and their text dark, which Tesseract reads best."""
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
        # Remains of the edge would look like a rule.
        pen.rectangle((x0 - _RIM, y0 - _RIM, x1 + _RIM, y1 + _RIM), outline=WHITE, width=2 * _RIM)
    return result
