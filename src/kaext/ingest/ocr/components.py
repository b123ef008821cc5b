"""Connected components of an image, by run-length labelling with union-find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from kaext.source import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# No two brightnesses differ by more: runs and components of any brightness.
ANY_STEP = 255


class Run(NamedTuple):
    """A run of pixels of a row, from ``start`` to before ``end``, with its mean brightness (0 to 255)."""

    start: int
    end: int
    brightness: float


@dataclass(slots=True)
class Component:
    """A connected component: its bounding box, number of pixels and mean brightness."""

    box: Box
    size: int
    brightness: float

    def add(self, other: Component) -> None:
        """Merge another component into this one."""
        whole = self.size + other.size
        self.brightness = (self.size * self.brightness + other.size * other.brightness) / whole
        self.box, self.size = self.box.union(other.box), whole


def runs_of(values: NDArray[np.uint8], within: NDArray[np.bool_], step: int) -> Iterator[list[Run]]:
    """Yield the runs of each row inside a mask. A run also ends where the brightness changes by more than ``step``."""
    import numpy as np

    changes = np.abs(np.diff(values.astype(np.int16), axis=1)) > step
    for row, inside, change in zip(values, within, changes, strict=True):
        if not inside.any():
            yield []
            continue
        ends = np.nonzero(np.diff(inside) | (change & inside[1:] & inside[:-1]))[0] + 1
        bounds = [0, *ends.tolist(), len(row)]
        yield [Run(start, end, float(row[start:end].mean())) for start, end in pairwise(bounds) if inside[start]]


def components_of_ink(ink: NDArray[np.bool_]) -> list[Component]:
    """Return the connected components of a boolean image."""
    import numpy as np

    return components_of(runs_of(ink.astype(np.uint8), ink, ANY_STEP), ANY_STEP)


def components_of(rows: Iterable[list[Run]], step: float) -> list[Component]:
    """Return the connected components of the runs of consecutive rows.

    Runs are connected if they touch and their brightness differs by at most ``step``.
    """
    parents: list[int] = []
    found: list[Component] = []

    def root(number: int) -> int:
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    above: list[tuple[Run, int]] = []
    for y, runs in enumerate(rows):
        own: list[tuple[Run, int]] = []
        first = 0
        for run in runs:
            number = len(found)
            parents.append(number)
            found.append(Component(Box(run.start, y, run.end, y + 1), run.end - run.start, run.brightness))
            while first < len(above) and above[first][0].end < run.start:
                first += 1
            at = first
            while at < len(above) and above[at][0].start <= run.end:
                other, held = above[at]
                at += 1
                one, two = root(held), root(number)
                if abs(other.brightness - run.brightness) <= step and one != two:
                    found[one].add(found[two])
                    parents[two] = one
            own.append((run, number))
        above = own
    return [component for number, component in enumerate(found) if parents[number] == number]
