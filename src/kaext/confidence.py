"""Calibration of confidences: the confidence that a rule claims, corrected by its precision on gold documents.

Each rule claims a confidence set by its author. ``confidence.tsv`` counts, for every rule and claim, the records that
are right and wrong according to gold; `make calibrate` updates the counts. All claims of a rule are shifted by the same
amount in log-odds, which preserves their order:

    confidence = expit(logit(claimed) + family shift + rule shift)

A shift moves the mean claim ``e`` to the mean of the Beta posterior after ``right`` of ``n`` records,

    shift = logit((right + strength · e) / (n + strength)) - logit(e),

first for the family of the rule (``dates`` of ``dates/day``), then, after the family's shift, for the rule itself. A
rule with few records thus follows its family, one with many its own precision. A rule without counts keeps its claims.

Sources: the Beta posterior with ``strength`` prior cases is that of Gelman and others, Bayesian Data Analysis (3rd
edition, 2013), section 2.4; moving log-odds by a constant is the intercept of D. R. Cox's calibration test ("Two
further applications of a model for binary regression", Biometrika 45, 1958).
"""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from kaext.data_files import text_of

# The weights of the priors, in records. They are large because the counts are optimistic: the errors in these documents
# were inspected while the rules were written. `docs/calibration.md` explains the choice.
FAMILY_STRENGTH = 1000.0
RULE_STRENGTH = 300.0
COLUMNS = ("method", "claimed", "right", "wrong")
_LEAST = 1e-4


class Count(NamedTuple):
    """The numbers of right and wrong records of a method with one claimed confidence."""

    method: str
    claimed: float
    right: int
    wrong: int


class Calibration:
    """A mapping from claimed to calibrated confidences.

    Parameters
    ----------
    counts
        The counts of the rules; a rule without counts keeps its claims.
    """

    def __init__(self, counts: Iterable[Count]) -> None:
        families: dict[str, dict[str, list[Count]]] = defaultdict(lambda: defaultdict(list))
        for count in counts:
            families[count.method.partition("/")[0]][count.method].append(count)
        self._shifts: dict[str, float] = {}
        for rules in families.values():
            family_shift = _shift([count for counted in rules.values() for count in counted], FAMILY_STRENGTH)
            for rule, counted in rules.items():
                shifted = [count._replace(claimed=_shifted(count.claimed, family_shift)) for count in counted]
                self._shifts[rule] = family_shift + _shift(shifted, RULE_STRENGTH)

    def confidence(self, method: str, claimed: float) -> float:
        """Return the calibrated confidence of a record whose method claims ``claimed``, in [0, 1]."""
        shift = self._shifts.get(method)
        return claimed if shift is None else _shifted(claimed, shift)


@cache
def shipped_counts() -> tuple[Count, ...]:
    """Return the counts shipped with kaext."""
    return tuple(read_counts(text_of("kaext", "confidence.tsv")))


@cache
def shipped() -> Calibration:
    """Return the calibration by the shipped counts."""
    return Calibration(shipped_counts())


def counted(method: str) -> tuple[int, int]:
    """Return the numbers of right and wrong records of a method in the shipped counts."""
    counts = [count for count in shipped_counts() if count.method == method]
    return sum(count.right for count in counts), sum(count.wrong for count in counts)


def read_counts(text: str) -> list[Count]:
    """Return the counts in the text of a ``confidence.tsv``."""
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [Count(row["method"], float(row["claimed"]), int(row["right"]), int(row["wrong"])) for row in rows]


def write_counts(counts: Iterable[Count]) -> str:
    """Return the text of a ``confidence.tsv``, sorted by method and confidence."""
    lines = [f"{count.method}\t{count.claimed:g}\t{count.right}\t{count.wrong}" for count in sorted(counts)]
    return "\n".join(["\t".join(COLUMNS), *lines, ""])


def _shift(counts: Sequence[Count], strength: float) -> float:
    right = sum(count.right for count in counts)
    number = right + sum(count.wrong for count in counts)
    if not number:
        return 0.0
    expected = sum((count.right + count.wrong) * _clipped(count.claimed) for count in counts) / number
    return _logit((right + strength * expected) / (number + strength)) - _logit(expected)


def _shifted(probability: float, shift: float) -> float:
    return 1 / (1 + math.exp(-_logit(_clipped(probability)) - shift))


def _clipped(probability: float) -> float:
    """Clip a probability away from 0 and 1, where log-odds are infinite."""
    return min(max(probability, _LEAST), 1 - _LEAST)


def _logit(probability: float) -> float:
    return math.log(probability / (1 - probability))
