"""One-to-one matching of found spans with gold spans."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Extent:
    """A span to be matched: extent in code points (end exclusive), value and text.

    ``index`` is its position in the caller's list.
    """

    start: int
    end: int
    value: Hashable
    text: str
    index: int = 0

    def overlap(self, other: Extent) -> int:
        """Return the number of code points that both spans share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold span and the found span matched with it, or either of them unmatched."""

    gold: Extent | None
    found: Extent | None

    @property
    def is_whole(self) -> bool:
        """Whether the pair has both spans."""
        return self.gold is not None and self.found is not None

    @property
    def is_exact(self) -> bool:
        """Whether both spans have the same extent."""
        if self.gold is None or self.found is None:
            return False
        return (self.gold.start, self.gold.end) == (self.found.start, self.found.end)


def match(gold: Sequence[Extent], found: Sequence[Extent]) -> list[Pair]:
    """Match gold and found spans one to one, independently of their order.

    Spans of equal extent are matched first, those with equal values before others. Then each unmatched gold span, in
    text order, takes the found span with the largest overlap. Returns the pairs in text order of the gold spans,
    followed by the unmatched found spans.
    """
    expected, predicted = sorted(gold, key=_place), sorted(found, key=_place)
    partner: dict[int, int] = {}
    free = dict.fromkeys(range(len(predicted)))
    by_extent: dict[tuple[int, int], list[int]] = {}
    for index in reversed(range(len(predicted))):
        by_extent.setdefault((predicted[index].start, predicted[index].end), []).append(index)
    for is_value_equal in (True, False):
        for index, span in enumerate(expected):
            same = by_extent.get((span.start, span.end), [])
            fitting = [other for other in same if not is_value_equal or predicted[other].value == span.value]
            if index not in partner and fitting:
                partner[index] = fitting[-1]
                same.remove(fitting[-1])
                del free[fitting[-1]]
    for index, span in enumerate(expected):
        if index in partner:
            continue
        best = max(free, key=lambda other: (span.overlap(predicted[other]), -other), default=None)
        if best is not None and span.overlap(predicted[best]):
            partner[index] = best
            del free[best]
    pairs = [Pair(span, predicted[partner[index]] if index in partner else None) for index, span in enumerate(expected)]
    return [*pairs, *(Pair(None, predicted[index]) for index in free)]


def _place(span: Extent) -> tuple[int, int, str]:
    return span.start, -span.end, repr(span.value)
