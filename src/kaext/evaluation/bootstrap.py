"""Bootstrap resampling of documents, to estimate how much of a figure or of its change may be chance.

Source: B. Efron, "Bootstrap methods: another look at the jackknife", Annals of Statistics 7 (1979).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import astuple, fields
from typing import TypeVar

import numpy as np

from kaext.evaluation.figures import Counts, Score

SAMPLES = 1000
_SEED = 20040628
_NONE = (0,) * (1 + len(fields(Counts)))
_Item = TypeVar("_Item")


def samples(items: Sequence[_Item]) -> Iterator[list[_Item]]:
    """Yield :data:`SAMPLES` samples of the same size, drawn with replacement.

    The same samples are drawn every time for a given number of items.
    """
    generator = random.Random(_SEED)
    for _ in range(SAMPLES):
        yield generator.choices(items, k=len(items))


def sampled_totals(scores: Sequence[Score]) -> Iterator[dict[str, Counts]]:
    """Yield :func:`kaext.evaluation.figures.total` of each of the :func:`samples` of ``scores``.

    The counts of all documents are one matrix, because a thousand sums over hundreds of documents take seconds.
    """
    figures = list(dict.fromkeys(figure for score in scores for figure in score.counts))
    # The first number of a figure is whether the document has it at all.
    rows = [
        [(1, *astuple(score.counts[figure])) if figure in score.counts else _NONE for figure in figures]
        for score in scores
    ]
    counted = np.array(rows, dtype=np.int64).reshape(len(scores), -1)
    for drawn in samples(range(len(scores))):
        sums = (np.bincount(drawn, minlength=len(scores)) @ counted).reshape(len(figures), -1).tolist()
        yield {figure: Counts(*row[1:]) for figure, row in zip(figures, sums, strict=True) if row[0]}
