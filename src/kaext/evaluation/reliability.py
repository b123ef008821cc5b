"""Calibration measures: whether nine in ten of the records with 90 % confidence are correct."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kaext.evaluation.figures import JudgedRecord

TENTHS = tuple(number / 10 for number in range(10))


@dataclass(frozen=True, slots=True)
class Bin:
    """Records of similar confidence.

    Attributes
    ----------
    start
        Lower bound of their confidence.
    number
        Number of records.
    confidence
        Mean confidence.
    right
        Share that is right.
    """

    start: float
    number: int
    confidence: float
    right: float


def reliability(judged: Sequence[JudgedRecord], *, starts: Sequence[float] = TENTHS) -> list[Bin]:
    """Return the non-empty bins of a reliability diagram.

    Parameters
    ----------
    judged
        Records compared with gold.
    starts
        Lower bounds of the bins, ascending from 0; the last bin ends at 1.
    """
    bins: dict[int, list[JudgedRecord]] = defaultdict(list)
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
    """Return the expected calibration error: the mean distance of confidence and accuracy; ``None`` without records.

    Source: Naeini, Cooper and Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning", AAAI 2015.
    """
    number = sum(one.number for one in bins)
    return sum(one.number * abs(one.confidence - one.right) for one in bins) / number if number else None


def brier_score(judged: Sequence[JudgedRecord]) -> float | None:
    """Return the mean squared difference of confidence and outcome (Brier 1950), or ``None`` without records."""
    squares = [(record.confidence - record.is_right) ** 2 for record in judged]
    return sum(squares) / len(squares) if squares else None
