"""A linear model that chooses one of several dates, over hashed features."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kaext.pipes.relation_model.model import COLUMNS, Rows, descend
from kaext.pipes.relation_model.trees import Floats


@dataclass(frozen=True, slots=True)
class DateModel:
    """A trained model: one weight by column."""

    weights: NDArray[np.float32]

    def choose(self, dates: Sequence[str], rows: Sequence[Sequence[int]]) -> tuple[str, float]:
        """Return the most probable date and its probability; options with equal dates count together.

        Parameters
        ----------
        dates
            The options, in the form of relations' dates; "" for none. At least one.
        rows
            The feature columns of each.
        """
        scores = np.array([float(self.weights[list(row)].sum()) / np.sqrt(len(row)) for row in rows])
        powers = np.exp(scores - scores.max())
        chances: dict[str, float] = defaultdict(float)
        for date, chance in zip(dates, powers / powers.sum(), strict=True):
            chances[date] += float(chance)
        return max(chances.items(), key=lambda item: item[1])

    def to_disk(self, folder: Path) -> None:
        """Write ``weights.npz`` and ``model.json`` into ``folder``."""
        folder.mkdir(parents=True, exist_ok=True)
        used = np.flatnonzero(self.weights)
        np.savez_compressed(
            folder / "weights.npz", used=used.astype(np.int32), weights=self.weights[used].astype(np.float16)
        )
        (folder / "model.json").write_text(json.dumps({"columns": COLUMNS}, indent=2) + "\n", encoding="utf-8")

    @classmethod
    def from_disk(cls, folder: Path) -> DateModel:
        """Read a model written by :meth:`to_disk`."""
        content: dict[str, Any] = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        with np.load(folder / "weights.npz", allow_pickle=False) as arrays:
            weights = np.zeros(content["columns"], dtype=np.float32)
            weights[arrays["used"]] = arrays["weights"]
        return cls(weights)


@dataclass(frozen=True, slots=True)
class Choice:
    """An example: the feature columns of several options, and which of them are right (at least one)."""

    rows: tuple[Sequence[int], ...]
    is_right: tuple[bool, ...]


def fit(choices: Sequence[Choice], *, penalty: float) -> DateModel:
    """Fit the model on the penalised likelihood of the right options; the same input gives the same model.

    Raises
    ------
    ValueError
        There is no example, or one without a right option.
    """
    if not choices or not all(any(choice.is_right) for choice in choices):
        raise ValueError("every example needs a right option")
    rows = Rows.of([row for choice in choices for row in choice.rows])
    shares = [right / sum(choice.is_right) for choice in choices for right in choice.is_right]
    starts = np.cumsum([0, *(len(choice.rows) for choice in choices)])[:-1]
    owner = np.repeat(np.arange(len(choices)), [len(choice.rows) for choice in choices])

    def by_choice(scores: Floats) -> Floats:
        powers = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        result: Floats = powers / np.add.reduceat(powers, starts)[owner]
        return result

    importance = np.full(len(shares), 1 / len(choices))
    weights, _ = descend(rows, np.array(shares)[:, None], importance, penalty, by_choice)
    return DateModel(weights[:, 0].astype(np.float32))
