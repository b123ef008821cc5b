"""Boosted decision trees over binary features: what a trained model needs to score candidates, in numpy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
# The column of a leaf.
LEAF = -1
# Rows that are scored at once: their features are laid out in full.
_ROWS_AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class Trees:
    """The nodes of all trees in one table.

    Parameters
    ----------
    roots
        The node at which each tree begins.
    columns
        By node: the feature that it asks for; :data:`LEAF` for a leaf.
    absent, present
        By node: the next node where the feature is absent and where it is present; 0 for a leaf.
    values
        By node: the log-odds that a leaf adds; 0 for the others.
    """

    roots: NDArray[np.int32]
    columns: NDArray[np.int32]
    absent: NDArray[np.int32]
    present: NDArray[np.int32]
    values: NDArray[np.float32]

    @classmethod
    def constant(cls, value: float) -> Trees:
        """Return trees that give every row the same log-odds."""
        none = np.zeros(1, dtype=np.int32)
        return cls(none, np.full(1, LEAF, dtype=np.int32), none, none, np.full(1, value, dtype=np.float32))

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[Any]]) -> Trees:
        """Return trees from the arrays of :meth:`arrays`."""
        return cls(
            arrays["roots"].astype(np.int32),
            arrays["columns"].astype(np.int32),
            arrays["absent"].astype(np.int32),
            arrays["present"].astype(np.int32),
            arrays["values"].astype(np.float32),
        )

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return the arrays by name, in the types in which they are stored."""
        return {
            "roots": self.roots,
            "columns": self.columns.astype(np.int16),
            "absent": self.absent,
            "present": self.present,
            "values": self.values.astype(np.float16),
        }

    def scores(self, rows: Sequence[Sequence[int]], *, width: int) -> Floats:
        """Return the log-odds of each row.

        Parameters
        ----------
        rows
            The columns of the features that each row has.
        width
            The number of columns, all of which are below it.
        """
        firsts = range(0, len(rows), _ROWS_AT_ONCE)
        parts = [self._scores(rows[first : first + _ROWS_AT_ONCE], width) for first in firsts]
        return np.concatenate(parts) if parts else np.zeros(0)

    def _scores(self, rows: Sequence[Sequence[int]], width: int) -> Floats:
        has = np.zeros((len(rows), width), dtype=np.bool_)
        for number, row in enumerate(rows):
            has[number, list(row)] = True
        at = np.tile(self.roots, len(rows))
        owner = np.repeat(np.arange(len(rows)), len(self.roots))
        open_ = np.flatnonzero(self.columns[at] != LEAF)
        while len(open_):
            node = at[open_]
            is_present = has[owner[open_], self.columns[node]]
            at[open_] = np.where(is_present, self.present[node], self.absent[node])
            open_ = open_[self.columns[at[open_]] != LEAF]
        scores: Floats = self.values[at].astype(np.float64).reshape(len(rows), -1).sum(axis=1)
        return scores
