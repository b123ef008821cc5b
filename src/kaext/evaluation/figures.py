"""Figures of an evaluation: counts that add up over documents, and precision, recall, F1 and accuracy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

FIGURES = {
    "date_exact": "dates, same extent",
    "date_overlap": "dates, any overlap; accuracy of kind, value, bound and part",
    "acr_exact": "acronyms, same extent",
    "acr_overlap": "acronyms, any overlap; accuracy of the canonical acronym",
    "def_exact": "definitions: acronym and extent of the long form",
    "def_overlap": "definitions: acronym, long forms that overlap",
    "money_exact": "sums, same extent",
    "money_overlap": "sums, any overlap; accuracy of amounts, currency and bound",
    "geo_exact": "countries, same extent",
    "geo_overlap": "countries, any overlap; accuracy of the codes",
    "prog_exact": "programmes, same extent",
    "prog_overlap": "programmes, any overlap; accuracy of the id",
    "date_values": "dates as values",
    "acr_values": "acronyms as values",
    "def_values": "definitions as values",
    "money_values": "sums as values",
    "geo_values": "countries as values",
    "prog_values": "programmes as values",
    "rel": "facts: country, relation, programme",
    "rel_dated": "facts with their date",
    "rel_untyped": "facts without the relation",
    "lines": "lines with the right label",
    "units": "lines in the right section or box",
}
"""Every figure by name, with what it counts; those that end in ``_values`` are for inputs without source offsets."""


@dataclass(slots=True)
class Counts:
    """True positives, false positives and false negatives; number of values compared and number that are right."""

    tp: int = 0
    fp: int = 0
    fn: int = 0
    right: int = 0
    compared: int = 0

    def add(self, other: Counts) -> None:
        """Add the counts of another document."""
        self.tp += other.tp
        self.fp += other.fp
        self.fn += other.fn
        self.right += other.right
        self.compared += other.compared

    def compare(self, *, is_right: bool) -> None:
        """Count one more compared value."""
        self.compared += 1
        self.right += is_right

    @property
    def has_spans(self) -> bool:
        """Whether any spans were found or expected."""
        return bool(self.tp + self.fp + self.fn)

    @property
    def precision(self) -> float:
        """Share of found spans that are correct."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 0.0

    @property
    def recall(self) -> float:
        """Share of expected spans that were found."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    @property
    def accuracy(self) -> float:
        """Share of compared values that are correct."""
        return self.right / self.compared if self.compared else 0.0

    def as_dict(self) -> dict[str, float | int]:
        """Return the defined figures, rounded to four digits."""
        result: dict[str, float | int] = {}
        if self.has_spans:
            result = {
                "p": round(self.precision, 4),
                "r": round(self.recall, 4),
                "f1": round(self.f1, 4),
                "n": self.tp + self.fn,
            }
        if self.compared:
            result["acc"] = round(self.accuracy, 4)
            result.setdefault("n", self.compared)
        return result


@dataclass(frozen=True, slots=True)
class Error:
    """An error of a dataset.

    Attributes
    ----------
    document
        Name of the gold document.
    figure
        ``date``, ``acr``, ``def``, ``money``, ``geo``, ``prog``, ``rel`` or ``line``.
    kind
        ``missed``, ``spurious``, ``extent`` or ``value``.
    gold, found
        The expected and the found value.
    line
        Line number in the source text, from 1; 0 if not known.
    context
        The surrounding text, with the place in ⟦ ⟧.
    method
        The rule or model of the found record.
    """

    document: str
    figure: str
    kind: str
    gold: str = ""
    found: str = ""
    line: int = 0
    context: str = ""
    method: str = ""


class JudgedRecord(NamedTuple):
    """A record compared with gold; right if its extent and everything that gold specifies are right."""

    method: str
    confidence: float
    is_right: bool


@dataclass(slots=True)
class Score:
    """The figures and errors of one document.

    Attributes
    ----------
    document
        Its name.
    counts
        The figures.
    errors
        The errors.
    approximate
        Not scored: whether dates and sums are correctly marked as approximate.
    evidence
        Not scored: whether the evidence of correct facts overlaps that in gold.
    judged
        Not scored: every record with its confidence and whether it is right.
    """

    document: str
    counts: dict[str, Counts] = field(default_factory=dict)
    errors: list[Error] = field(default_factory=list)
    approximate: Counts = field(default_factory=Counts)
    evidence: Counts = field(default_factory=Counts)
    judged: list[JudgedRecord] = field(default_factory=list)

    def count(self, figure: str) -> Counts:
        """Return the counts of a figure, to be incremented."""
        return self.counts.setdefault(figure, Counts())


def sum_up(several: Iterable[Counts]) -> Counts:
    """Add up counts."""
    result = Counts()
    for counts in several:
        result.add(counts)
    return result


def total(scores: Iterable[Score]) -> dict[str, Counts]:
    """Sum the counts of documents (micro average)."""
    result: dict[str, Counts] = {}
    for score in scores:
        for figure, counts in score.counts.items():
            result.setdefault(figure, Counts()).add(counts)
    return result


def figures_of(counts: Mapping[str, Counts]) -> dict[str, dict[str, float | int]]:
    """Return the figures in the order of :data:`FIGURES`, without those that have no cases."""
    named = {figure: counts[figure].as_dict() for figure in FIGURES if figure in counts}
    return {figure: values for figure, values in named.items() if values}
