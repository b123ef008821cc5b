"""Comparison of two evaluations: what changed, and whether the change is more than chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kaext.evaluation.bootstrap import SAMPLES, sampled_totals
from kaext.evaluation.evaluate import Evaluation, headline
from kaext.evaluation.figures import FIGURES, Counts, Error, Score, total


@dataclass(frozen=True, slots=True)
class Change:
    """A figure before and after.

    Attributes
    ----------
    figure
        Its name.
    before, after
        F1, or accuracy for figures without spans.
    certainty
        Share of bootstrap samples in which the change has the same sign; ``None`` for a single document.
    """

    figure: str
    before: float
    after: float
    certainty: float | None = None

    @property
    def difference(self) -> float:
        """The gain; negative for a loss."""
        return self.after - self.before


def headlines(content: Mapping[str, Any], part: str = "total") -> dict[str, float]:
    """Return the F1 of each figure in an ``evaluation.json``, or its accuracy if it has no F1."""
    return {figure: values.get("f1", values.get("acc", 0.0)) for figure, values in content.get(part, {}).items()}


def compare(before: Evaluation, after: Evaluation) -> list[Change]:
    """Compare two evaluations on the same gold, with a paired bootstrap if there are several documents."""
    pairs = _paired(before.by_offset, after.by_offset)
    scores_before, scores_after = [old for old, _ in pairs], [new for _, new in pairs]
    first, second = total(scores_before), total(scores_after)
    found = [
        Change(figure, headline(first[figure]), headline(second[figure]))
        for figure in FIGURES
        if figure in first and figure in second
    ]
    if len(pairs) < 2:
        return found
    signs: Counter[str] = Counter()
    # The samples of both are of the same documents: they depend on their number alone.
    for old, new in zip(sampled_totals(scores_before), sampled_totals(scores_after), strict=True):
        for change in found:
            difference = _headline(new, change.figure) - _headline(old, change.figure)
            signs[change.figure] += difference * change.difference > 0
    return [Change(change.figure, change.before, change.after, signs[change.figure] / SAMPLES) for change in found]


def errors_gone_and_new(before: Evaluation, after: Evaluation) -> tuple[list[Error], list[Error]]:
    """Return the errors that only the first evaluation has, and those that only the second has."""
    old, new = Counter(map(_identity, before.errors)), Counter(map(_identity, after.errors))
    gone = [error for error in before.errors if _identity(error) not in new]
    return gone, [error for error in after.errors if _identity(error) not in old]


def _identity(error: Error) -> tuple[str, ...]:
    return error.document, error.figure, error.kind, error.gold, error.found, str(error.line)


def _paired(before: Sequence[Score], after: Sequence[Score]) -> list[tuple[Score, Score]]:
    by_name = {score.document: score for score in after}
    return [(score, by_name[score.document]) for score in before if score.document in by_name]


def _headline(counts: Mapping[str, Counts], figure: str) -> float:
    return headline(counts[figure]) if figure in counts else 0.0
