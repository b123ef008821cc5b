"""Boosted decision trees over binary features: what a trained model needs to score candidates, in numpy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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
    # The features that nodes ask for, after LEAF; by node the place in them; and absent and present side by side.
    _asked: NDArray[np.int32] = field(init=False, repr=False)
    _places: NDArray[np.intp] = field(init=False, repr=False)
    _next: NDArray[np.intp] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Derive what :meth:`scores` looks up."""
        asked, places = np.unique(np.append(self.columns, np.int32(LEAF)), return_inverse=True)
        object.__setattr__(self, "_asked", asked)
        object.__setattr__(self, "_places", places[:-1])
        object.__setattr__(self, "_next", np.stack([self.absent, self.present], axis=1).ravel().astype(np.intp))

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
        # Only the columns that some node asks for are laid out: an eighth of all, so that they stay in the cache.
        place_of = np.zeros(width, dtype=np.intp)
        place_of[self._asked[1:]] = np.arange(1, len(self._asked))
        has = np.zeros((len(rows), len(self._asked)), dtype=np.int8)
        for number, row in enumerate(rows):
            has[number, place_of[list(row)]] = 1
        laid_out = has.ravel()
        at = np.tile(self.roots.astype(np.intp), len(rows))
        open_ = np.flatnonzero(self._places[at])
        node = at[open_]
        begins = np.repeat(np.arange(len(rows)) * len(self._asked), len(self.roots))[open_]
        while len(open_):
            node = self._next[2 * node + laid_out[begins + self._places[node]]]
            at[open_] = node
            is_inner = self._places[node] > 0
            open_, node, begins = open_[is_inner], node[is_inner], begins[is_inner]
        scores: Floats = self.values[at].astype(np.float64).reshape(len(rows), -1).sum(axis=1)
        return scores
