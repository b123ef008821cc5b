"""Text split into stretches covered by the same records, so that overlapping records need no nested markup."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Extent:
    """A record's extent in code points of the normalised text."""

    id: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text; ``covers`` are the extents that cover it, ``begins`` the ids of those that begin with it."""

    text: str
    covers: tuple[Extent, ...] = ()
    begins: tuple[str, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of the covering records, each once, in order of their beginning."""
        return tuple(dict.fromkeys(extent.kind for extent in self.covers))


def by_block(extents: Iterable[Extent], starts: Sequence[int]) -> dict[int, list[Extent]]:
    """Return by the start of a block the extents that reach into it, in their order.

    Parameters
    ----------
    extents
        The extents of a document.
    starts
        Where its blocks start, ascending.
    """
    found: dict[int, list[Extent]] = {start: [] for start in starts}
    for extent in extents:
        first = max(0, bisect_right(starts, extent.start) - 1)
        for start in starts[first : max(first + 1, bisect_left(starts, extent.end))]:
            found[start].append(extent)
    return found


def stretches(text: str, extents: Iterable[Extent], *, start: int, end: int) -> Iterator[Stretch]:
    """Cut ``text[start:end]`` at every edge of the extents; the stretches joined are that text.

    Parameters
    ----------
    text
        The normalised text.
    extents
        In text order; those that do not reach into ``start:end`` are passed over.
    start, end
        The block's extent in code points.
    """
    inside = [extent for extent in extents if extent.start < end and extent.end > start]
    edges = {start, end}
    edges.update(edge for extent in inside for edge in (extent.start, extent.end) if start < edge < end)
    ordered = sorted(edges)
    waiting = 0
    active: list[Extent] = []
    for left, right in pairwise(ordered):
        active = [extent for extent in active if extent.end > left]
        begins = []
        while waiting < len(inside) and inside[waiting].start <= left:
            if inside[waiting].end > left:
                active.append(inside[waiting])
                begins.append(inside[waiting].id)
            waiting += 1
        yield Stretch(text[left:right], tuple(active), tuple(begins))
