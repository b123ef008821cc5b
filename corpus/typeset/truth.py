"""What a typesetter printed, line by line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Truth:
    """A printed line: where it stands (points from the top left corner), what it is, its flow and place in it.

    ``cap``: it begins with a drop cap. ``broken``: the whole word that a hyphen at its end breaks.
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
    cap: bool = False
    broken: str = ""
