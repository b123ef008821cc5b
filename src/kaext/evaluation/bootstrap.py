"""Bootstrap resampling of documents, to estimate how much of a figure or of its change may be chance.

Source: B. Efron, "Bootstrap methods: another look at the jackknife", Annals of Statistics 7 (1979).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import TypeVar

SAMPLES = 1000
_SEED = 20040628
_Item = TypeVar("_Item")


def samples(items: Sequence[_Item]) -> Iterator[list[_Item]]:
    """Yield :data:`SAMPLES` samples of the same size, drawn with replacement.

    The same samples are drawn every time for a given number of items.
    """
    generator = random.Random(_SEED)
    for _ in range(SAMPLES):
        yield generator.choices(items, k=len(items))
