"""How sure a record is: the confidence that its rule claims, mended by how often that rule was right on gold.

Each rule claims a confidence that its author set. ``confidence.tsv`` beside this file counts, for every rule and claim,
the records that gold calls right and wrong; `make calibrate` counts anew. The claims of a rule are moved together, in
log-odds, so that their order stays:

    confidence = expit(logit(claimed) + family shift + rule shift)

A shift takes the mean ``e`` of what was claimed to the mean of the Beta posterior after ``right`` of ``n`` records,

    shift = logit((right + strength · e) / (n + strength)) - logit(e),

first for the family of the rule (``dates`` of ``dates/day``), then, with the family's shift made, for the rule itself.
So a rule seen seldom follows its family, and a rule seen often its own record. A rule that was never seen keeps what it
claims.

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
from importlib.resources import files
from typing import NamedTuple

# How many cases a prior counts for. So many, because the counts flatter: they come from documents whose errors were
# read while the rules were written. `docs/calibration.md` says how the two were chosen.
FAMILY_STRENGTH = 1000.0
RULE_STRENGTH = 300.0
COLUMNS = ("method", "claimed", "right", "wrong")
_LEAST = 1e-4


class Count(NamedTuple):
    """The records with gold that a method gave one confidence."""

    method: str
    claimed: float
    right: int
    wrong: int


class Calibration:
    """Confidences of records from those that the rules claim.

    Parameters
    ----------
    counts
        What is known of the rules; a rule without counts keeps its claims.
    """

    def __init__(self, counts: Iterable[Count]) -> None:
        families: dict[str, dict[str, list[Count]]] = defaultdict(lambda: defaultdict(list))
        for count in counts:
            families[count.method.partition("/")[0]][count.method].append(count)
        self._shifts: dict[str, float] = {}
        for rules in families.values():
            of_family = _shift([count for counted in rules.values() for count in counted], FAMILY_STRENGTH)
            for rule, counted in rules.items():
                moved = [count._replace(claimed=_moved(count.claimed, of_family)) for count in counted]
                self._shifts[rule] = of_family + _shift(moved, RULE_STRENGTH)

    def confidence(self, method: str, claimed: float) -> float:
        """Return how likely a record is right, given the confidence in [0, 1] that its method claims."""
        shift = self._shifts.get(method)
        return claimed if shift is None else _moved(claimed, shift)


@cache
def shipped_counts() -> tuple[Count, ...]:
    """Return the counts that kaext comes with."""
    return tuple(read_counts(files("kaext").joinpath("confidence.tsv").read_text(encoding="utf-8")))


@cache
def shipped() -> Calibration:
    """Return the calibration by the counts that kaext comes with."""
    return Calibration(shipped_counts())


def counted(method: str) -> tuple[int, int]:
    """Return how many records of a method were right and how many wrong on the documents counted."""
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
    expected = sum((count.right + count.wrong) * _within(count.claimed) for count in counts) / number
    return _logit((right + strength * expected) / (number + strength)) - _logit(expected)


def _moved(probability: float, shift: float) -> float:
    return 1 / (1 + math.exp(-_logit(_within(probability)) - shift))


def _within(probability: float) -> float:
    """Keep certainty off the ends, where log-odds are infinite."""
    return min(max(probability, _LEAST), 1 - _LEAST)


def _logit(probability: float) -> float:
    return math.log(probability / (1 - probability))
