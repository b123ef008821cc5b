"""Reliability: whether of the records that are 90 % sure, nine in ten are right."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kaext.evaluation.figures import Judged

TENTHS = tuple(number / 10 for number in range(10))


@dataclass(frozen=True, slots=True)
class Bin:
    """Records of similar confidence: from ``start`` on, ``number`` of them, their mean confidence, the share right."""

    start: float
    number: int
    confidence: float
    right: float


def reliability(judged: Sequence[Judged], *, starts: Sequence[float] = TENTHS) -> list[Bin]:
    """Return the bins that hold any record.

    Parameters
    ----------
    judged
        Records that were compared with gold.
    starts
        Where the bins begin, ascending, the first at 0; the last ends at 1.
    """
    bins: dict[int, list[Judged]] = defaultdict(list)
    for record in judged:
        bins[bisect_right(starts, record.confidence) - 1].append(record)
    return [
        Bin(
            start=starts[index],
            number=len(records),
            confidence=sum(record.confidence for record in records) / len(records),
            right=sum(record.is_right for record in records) / len(records),
        )
        for index, records in sorted(bins.items())
    ]


def calibration_error(bins: Sequence[Bin]) -> float | None:
    """Return the mean distance of confidence and share right (expected calibration error), None without records.

    Source: Naeini, Cooper and Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning", AAAI 2015.
    """
    number = sum(one.number for one in bins)
    return sum(one.number * abs(one.confidence - one.right) for one in bins) / number if number else None


def brier_score(judged: Sequence[Judged]) -> float | None:
    """Return the mean squared distance of confidence and truth (Brier 1950), None without records."""
    squares = [(record.confidence - record.is_right) ** 2 for record in judged]
    return sum(squares) / len(squares) if squares else None
