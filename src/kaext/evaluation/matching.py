"""One-to-one matching of found spans with gold spans."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Extent:
    """A span to be matched: where it stands (code points, end exclusive), what it says, how it is written.

    ``index`` is its place in the list that the caller made it from.
    """

    start: int
    end: int
    value: Hashable
    text: str
    index: int = 0

    def overlap(self, other: Extent) -> int:
        """Return the number of code points that both hold."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold span with the found span matched to it, or one of them alone."""

    gold: Extent | None
    found: Extent | None

    @property
    def is_whole(self) -> bool:
        """Whether there are both."""
        return self.gold is not None and self.found is not None

    @property
    def is_exact(self) -> bool:
        """Whether both have the same extent."""
        if self.gold is None or self.found is None:
            return False
        return (self.gold.start, self.gold.end) == (self.found.start, self.found.end)


def match(gold: Sequence[Extent], found: Sequence[Extent]) -> list[Pair]:
    """Match gold and found spans one to one, whatever the order they come in.

    Spans of the same extent are matched first, those of equal value before others; then each gold span still alone,
    in text order, takes the found span that it overlaps most. Returned are the pairs in text order of the gold spans,
    then the found spans left over.
    """
    wanted, offered = sorted(gold, key=_place), sorted(found, key=_place)
    partner: dict[int, int] = {}
    free = dict.fromkeys(range(len(offered)))
    by_extent: dict[tuple[int, int], list[int]] = {}
    for index in reversed(range(len(offered))):
        by_extent.setdefault((offered[index].start, offered[index].end), []).append(index)
    for is_value_equal in (True, False):
        for index, span in enumerate(wanted):
            same = by_extent.get((span.start, span.end), [])
            fitting = [other for other in same if not is_value_equal or offered[other].value == span.value]
            if index not in partner and fitting:
                partner[index] = fitting[-1]
                same.remove(fitting[-1])
                del free[fitting[-1]]
    for index, span in enumerate(wanted):
        if index in partner:
            continue
        best = max(free, key=lambda other: (span.overlap(offered[other]), -other), default=None)
        if best is not None and span.overlap(offered[best]):
            partner[index] = best
            del free[best]
    pairs = [Pair(span, offered[partner[index]] if index in partner else None) for index, span in enumerate(wanted)]
    return [*pairs, *(Pair(None, offered[index]) for index in free)]


def _place(span: Extent) -> tuple[int, int, str]:
    return span.start, -span.end, repr(span.value)
