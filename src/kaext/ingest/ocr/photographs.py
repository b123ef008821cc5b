"""Photographs of a page's picture: areas whose ground is of many lights."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import regex

from kaext.ingest.ocr.components import Component, components_of, runs_of
from kaext.ingest.ocr.tints import Ground, Tint
from kaext.ingest.ocr.words import LineKey, ReadWord, times_seen
from kaext.source import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_ANY_STEP = 255
# Points: what a photograph has at least across and down; its share of the page at most: more is a background.
_LEAST_SIDE, _MOST_OF_PAGE = 40.0, 0.5
# The share of its box that it fills, white parts aside, and that tints may fill of it.
_FILLED, _TINTED = 0.5, 0.5
# Two cells side by side differ: by so many levels, so many of all. A shadow on the paper is smooth.
_DIFFERENT, _MANY = 10, 0.15
# A line on a photograph: how sure it is, and the known words that it has, at least.
_SURE, _KNOWN = 0.7, 2
_WORD = regex.compile(r"[\u10d0-\u10f0]{3,}+")


def photographs_of(ground: Ground | None, tints: Sequence[Tint], points: float) -> list[Box]:
    """Return the boxes, in pixels, of the photographs of a page; ``points`` is pixels per point."""
    if ground is None:
        return []
    side = ground.side
    found: list[Box] = []
    for area in components_of(runs_of(ground.cells, ground.is_apart, _ANY_STEP), _ANY_STEP):
        box = Box(*(side * place for place in area.box))
        if _is_sized(area, ground, points) and not _is_of(tints, box) and _is_varied(ground.cells, area.box):
            found.append(box)
    return found


def _is_sized(area: Component, ground: Ground, points: float) -> bool:
    columns, rows = area.box.x1 - area.box.x0, area.box.y1 - area.box.y0
    least = _LEAST_SIDE * points / ground.side
    is_filled = area.size >= _FILLED * columns * rows
    return columns >= least and rows >= least and is_filled and columns * rows <= _MOST_OF_PAGE * ground.cells.size


def _is_of(tints: Iterable[Tint], box: Box) -> bool:
    """Return whether tints fill a box, or much of it."""
    shared = sum(
        max(0.0, min(tint.box.x1, box.x1) - max(tint.box.x0, box.x0))
        * max(0.0, min(tint.box.y1, box.y1) - max(tint.box.y0, box.y0))
        for tint in tints
    )
    return shared > _TINTED * (box.x1 - box.x0) * (box.y1 - box.y0)


def _is_varied(cells: NDArray[np.uint8], box: Box) -> bool:
    import numpy as np

    x0, y0, x1, y1 = (int(place) for place in box)
    inside = cells[y0:y1, x0:x1].astype(np.int16)
    steps = np.concatenate([np.abs(np.diff(inside, axis=0)).ravel(), np.abs(np.diff(inside, axis=1)).ravel()])
    return bool((steps >= _DIFFERENT).mean() >= _MANY)


def legible(words: Iterable[ReadWord]) -> list[ReadWord]:
    """Return the words that were read on a photograph in lines that are text: sure ones, with known words."""
    lines: dict[LineKey, list[ReadWord]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    return [
        word
        for members in lines.values()
        if sum(word.confidence for word in members) >= _SURE * len(members)
        and sum(times_seen(part) > 0 for word in members for part in _WORD.findall(word.text)) >= _KNOWN
        for word in members
    ]
