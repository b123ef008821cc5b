"""Separate the runs of a page by their direction, and put upside-down text in the order in which it is read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kaext.ingest.pdf.glyphs import RawPage, Run

_UPSIDE_DOWN = 180
# Points: runs within this distance share a baseline.
_LEVEL = 0.5


def runs_by_direction(page: RawPage) -> dict[int, list[Run]]:
    """Return the runs of a page by the angle of their text; level text is always present.

    A space that is a run of its own belongs to the text before it, because backends need not know its direction.
    """
    if {run.angle for run in page.runs} <= {0}:
        return {0: page.runs}
    found: dict[int, list[Run]] = {0: []}
    angle = 0
    for run in page.runs:
        if not run.text.isspace():
            angle = run.angle
        found.setdefault(angle, []).append(run)
    if _UPSIDE_DOWN in found:
        found[_UPSIDE_DOWN] = _as_read(found[_UPSIDE_DOWN])
    return found


def _as_read(runs: Sequence[Run]) -> list[Run]:
    """Return runs with each line that a backend gives from its end to its start reversed."""
    ordered: list[Run] = []
    line: list[Run] = []
    baseline = 0.0
    for run in runs:
        if not run.text.isspace():
            if line and abs(run.baseline - baseline) > _LEVEL:
                ordered += _from_start(line)
                line = []
            baseline = run.baseline
        line.append(run)
    return [*ordered, *_from_start(line)]


def _from_start(line: Sequence[Run]) -> Sequence[Run]:
    """Return the runs of a line, reversed if each begins before the one before it."""
    starts = [run.x0s[0] for run in line if not run.text.isspace()]
    is_backward = len(starts) > 1 and all(after < before for before, after in pairwise(starts))
    return list(reversed(line)) if is_backward else line
