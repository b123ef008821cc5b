"""The visible part of an image or drawing: layout programs crop them by clipping paths."""

from __future__ import annotations

import ctypes
from itertools import starmap

import pypdfium2.raw as raw

_MAX_PATHS, _MAX_SEGMENTS = 20, 200
_Bounds = tuple[float, float, float, float]


def clipped(owner: raw.FPDF_PAGEOBJECT, bounds: _Bounds) -> _Bounds:
    """Return the bounds (left, bottom, right, top) of a page object, cropped by its clipping paths.

    Only the bounding boxes of the paths count. Bounds that would become empty are returned unchanged.
    """
    path = raw.FPDFPageObj_GetClipPath(owner)
    count = min(raw.FPDFClipPath_CountPaths(path), _MAX_PATHS) if path else 0
    left, bottom, right, top = bounds
    for number in range(count):
        points = _points(path, number)
        if points:
            xs, ys = zip(*points, strict=True)
            left, right = max(left, min(xs)), min(right, max(xs))
            bottom, top = max(bottom, min(ys)), min(top, max(ys))
    return (left, bottom, right, top) if left < right and bottom < top else bounds


def _points(path: raw.FPDF_CLIPPATH, number: int) -> list[tuple[float, float]]:
    count = raw.FPDFClipPath_CountPathSegments(path, number)
    if not 0 < count <= _MAX_SEGMENTS:
        return []
    segments = [raw.FPDFClipPath_GetPathSegment(path, number, index) for index in range(count)]
    places = [(segment, ctypes.c_float(), ctypes.c_float()) for segment in segments]
    found = list(starmap(raw.FPDFPathSegment_GetPoint, places))
    return [(x.value, y.value) for is_there, (_, x, y) in zip(found, places, strict=True) if is_there]
