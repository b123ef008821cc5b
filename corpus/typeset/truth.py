"""Ground truth: what was printed, line by line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Truth:
    """A printed line.

    Attributes
    ----------
    page
        Page number from 1.
    x0, y0, x1, y1
        Bounding box in points from the top left corner.
    text
        The line as printed.
    label, unit
        The line label of the gold (``body``, ``heading`` …) and its unit.
    flow, order
        Name of the flow that it belongs to (main text, one float, one table …), and its position in it.
    drop_cap
        Whether it begins with a drop cap.
    hyphenated
        The whole word that is divided by a hyphen at the end of the line; "" if none is.
    """

    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    text: str
    label: str
    unit: str
    flow: str
    order: int
    drop_cap: bool = False
    hyphenated: str = ""
