"""Find photographs in the image of a page: areas whose background varies in brightness."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import regex

from kaext.ingest.ocr.components import ANY_STEP, Component, components_of, runs_of
from kaext.ingest.ocr.tints import Background, Tint
from kaext.ingest.ocr.words import LineKey, ReadWord, word_frequency
from kaext.source import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Minimum side in points; maximum share of the page (larger images are backgrounds).
_MIN_SIDE, _MAX_PAGE_SHARE = 40.0, 0.5
# Shares of its bounding box: what it fills, white parts excluded, and what tints may cover.
_MIN_FILLED, _MAX_TINTED = 0.5, 0.5
# Difference in brightness (0 to 255) of neighbouring cells, and the share of cells that differ by it. Shadows on paper
# are smoother.
_MIN_STEP, _MIN_STEP_SHARE = 10, 0.15
# A line of text on a photograph: mean confidence, number of known words.
_MIN_LINE_CONFIDENCE, _MIN_KNOWN_WORDS = 0.7, 2
_WORD = regex.compile(r"[\u10d0-\u10f0]{3,}+")


def photographs_of(background: Background | None, tints: Sequence[Tint], points: float) -> list[Box]:
    """Return the boxes, in pixels, of the photographs of a page; ``points`` is pixels per point."""
    if background is None:
        return []
    side = background.side
    found: list[Box] = []
    for area in components_of(runs_of(background.cells, background.is_tinted, ANY_STEP), ANY_STEP):
        box = Box(*(side * place for place in area.box))
        if (
            _is_sized(area, background, points)
            and not _is_tinted(tints, box)
            and _is_varied(background.cells, area.box)
        ):
            found.append(box)
    return found


def _is_sized(area: Component, background: Background, points: float) -> bool:
    columns, rows = area.box.x1 - area.box.x0, area.box.y1 - area.box.y0
    least = _MIN_SIDE * points / background.side
    is_filled = area.size >= _MIN_FILLED * columns * rows
    return (
        columns >= least and rows >= least and is_filled and columns * rows <= _MAX_PAGE_SHARE * background.cells.size
    )


def _is_tinted(tints: Iterable[Tint], box: Box) -> bool:
    """Return whether tints cover most of a box."""
    shared = sum(
        max(0.0, min(tint.box.x1, box.x1) - max(tint.box.x0, box.x0))
        * max(0.0, min(tint.box.y1, box.y1) - max(tint.box.y0, box.y0))
        for tint in tints
    )
    return shared > _MAX_TINTED * (box.x1 - box.x0) * (box.y1 - box.y0)


def _is_varied(cells: NDArray[np.uint8], box: Box) -> bool:
    import numpy as np

    x0, y0, x1, y1 = (int(place) for place in box)
    inside = cells[y0:y1, x0:x1].astype(np.int16)
    steps = np.concatenate([np.abs(np.diff(inside, axis=0)).ravel(), np.abs(np.diff(inside, axis=1)).ravel()])
    return bool((steps >= _MIN_STEP).mean() >= _MIN_STEP_SHARE)


def legible_words(words: Iterable[ReadWord]) -> list[ReadWord]:
    """Return the words of lines read on a photograph that are text: confident, and with known words."""
    lines: dict[LineKey, list[ReadWord]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    return [
        word
        for members in lines.values()
        if sum(word.confidence for word in members) >= _MIN_LINE_CONFIDENCE * len(members)
        and sum(word_frequency(part) > 0 for word in members for part in _WORD.findall(word.text)) >= _MIN_KNOWN_WORDS
        for word in members
    ]
