"""A model of relations over hashed features.

The model has two parts: boosted trees estimate whether the sentence states any relation between the country and the
programme, and a multinomial logistic regression which of the eight relations it is. The probability of a relation is
the product of the two. It is calibrated by Platt scaling, fitted on documents that the model was not trained on.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from kaext.pipes.relation_model.trees import Floats, Trees
from kaext.pipes.values import RelationType

RELATIONS: tuple[RelationType, ...] = get_args(RelationType)
COLUMNS = 1 << 15
# Parameters of the Adam optimiser.
_STEPS = 200
_LEARNING_RATE = 0.1
_DECAYS = (0.9, 0.999)
_CALIBRATION_STEPS = 50
# Beginning of the names of the arrays of the trees in the file.
_TREES = "tree_"


@dataclass(frozen=True, slots=True)
class Rows:
    """A sparse matrix of binary features: row ``i`` has the columns ``columns[starts[i]:starts[i + 1]]``.

    No row is empty.
    """

    columns: NDArray[np.int64]
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, rows: Sequence[Sequence[int]]) -> Rows:
        """Return the rows given as lists of columns."""
        flat = [column for row in rows for column in row]
        return cls(np.array(flat, dtype=np.int64), np.cumsum([0, *map(len, rows)], dtype=np.int64))

    @property
    def values(self) -> Floats:
        """The value of each feature, normalised so that every row has the Euclidean length 1."""
        lengths = np.diff(self.starts)
        return np.repeat(1 / np.sqrt(lengths), lengths)


@dataclass(frozen=True, slots=True)
class RelationModel:
    """A trained model.

    Parameters
    ----------
    trees
        The log-odds that there is any relation.
    weights
        By column: one for each relation.
    biases
        One for each relation.
    slope, shift
        Platt scaling of the probabilities, in log-odds.
    """

    trees: Trees
    weights: NDArray[np.float32]
    biases: NDArray[np.float32]
    slope: float = 1.0
    shift: float = 0.0

    def probabilities(self, rows: Sequence[Sequence[int]]) -> Floats:
        """Return the uncalibrated probability of each relation for each row of feature columns."""
        if not rows:
            return np.zeros((0, len(RELATIONS)))
        scores = _scores(Rows.of(rows), self.weights, self.biases)
        return _sigmoid(self.trees.scores(rows, width=COLUMNS))[:, None] * _softmax(scores)

    def calibrate(self, probabilities: Floats) -> Floats:
        """Return calibrated probabilities."""
        return _sigmoid(self.slope * _logit(probabilities) + self.shift)

    def with_calibration(self, probabilities: Floats, outcomes: Floats) -> RelationModel:
        """Return the model with Platt scaling fitted to uncalibrated probabilities and their outcomes (0 or 1)."""
        margins = _logit(probabilities)
        slope, shift = 1.0, 0.0
        for _ in range(_CALIBRATION_STEPS):
            # Newton's method on the likelihood, with a weak prior for the identity (slope 1, shift 0).
            fitted = _sigmoid(slope * margins + shift)
            errors, spread = fitted - outcomes, fitted * (1 - fitted)
            gradient = np.array([(errors * margins).sum() + slope - 1, errors.sum() + shift])
            cross = (spread * margins).sum()
            curvature = np.array([[(spread * margins**2).sum() + 1, cross], [cross, spread.sum() + 1]])
            step = np.linalg.solve(curvature, gradient)
            slope, shift = slope - step[0], shift - step[1]
        return replace(self, slope=round(float(slope), 6), shift=round(float(shift), 6))

    def to_disk(self, folder: Path) -> None:
        """Write ``weights.npz`` and ``model.json`` into ``folder``."""
        folder.mkdir(parents=True, exist_ok=True)
        used = np.flatnonzero(np.abs(self.weights).max(axis=1) > 0)
        arrays: dict[str, Any] = {f"{_TREES}{name}": array for name, array in self.trees.arrays().items()}
        np.savez_compressed(
            folder / "weights.npz",
            used=used.astype(np.int32),
            weights=self.weights[used].astype(np.float16),
            biases=self.biases,
            **arrays,
        )
        content = {"relations": RELATIONS, "columns": COLUMNS, "slope": self.slope, "shift": self.shift}
        (folder / "model.json").write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")

    @classmethod
    def from_disk(cls, folder: Path) -> RelationModel:
        """Read a model written by :meth:`to_disk`."""
        content: dict[str, Any] = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        with np.load(folder / "weights.npz", allow_pickle=False) as arrays:
            weights = np.zeros((content["columns"], len(content["relations"])), dtype=np.float32)
            weights[arrays["used"]] = arrays["weights"]
            of_trees = {name.removeprefix(_TREES): arrays[name] for name in arrays.files if name.startswith(_TREES)}
            return cls(Trees.of(of_trees), weights, arrays["biases"], content["slope"], content["shift"])


def fit(rows: Rows, labels: Floats, importance: Floats, *, penalty: float) -> tuple[Floats, Floats]:
    """Return the weights and biases of the relations of facts, fitted by gradient descent (Adam).

    They maximise the penalised likelihood; the same input gives the same weights.

    Parameters
    ----------
    rows
        The features of the candidates.
    labels
        Candidates by relations, 0 or 1; a candidate may have several relations, or none.
    importance
        The weight of each candidate in the likelihood.
    penalty
        Strength of the quadratic penalty on the weights.
    """
    facts = np.flatnonzero((labels.max(axis=1) > 0) & (importance > 0))
    if not len(facts):
        return np.zeros((COLUMNS, len(RELATIONS))), np.zeros(len(RELATIONS))
    columns, starts = rows.columns, rows.starts
    of_facts = Rows.of([columns[starts[number] : starts[number + 1]].tolist() for number in facts])
    shares = labels[facts] / labels[facts].sum(axis=1, keepdims=True)
    return descend(of_facts, shares, importance[facts] / importance[facts].sum(), penalty, _softmax)


def descend(
    rows: Rows, targets: Floats, importance: Floats, penalty: float, link: Callable[[Floats], Floats]
) -> tuple[Floats, Floats]:
    """Return the weights by column and the biases of a linear model, fitted by gradient descent (Adam).

    Parameters
    ----------
    rows
        The features of the examples.
    targets
        Examples by outputs: the probabilities wanted.
    importance
        The weight of each example in the likelihood.
    penalty
        Strength of the quadratic penalty on the weights.
    link
        Maps scores (examples by outputs) to probabilities.
    """
    outputs = targets.shape[1]
    # Only columns that occur are fitted: all other weights stay zero.
    used, columns = np.unique(rows.columns, return_inverse=True)
    dense = Rows(columns, rows.starts)
    values = rows.values
    owner = np.repeat(np.arange(len(targets)), np.diff(rows.starts))
    parameters = np.zeros((len(used) + 1, outputs))
    first, second = np.zeros_like(parameters), np.zeros_like(parameters)
    for step in range(1, _STEPS + 1):
        errors = (link(_scores(dense, parameters[:-1], parameters[-1])) - targets) * importance[:, None]
        gradient = np.empty_like(parameters)
        for output in range(outputs):
            gradient[:-1, output] = np.bincount(columns, errors[owner, output] * values, minlength=len(used))
        gradient[:-1] += penalty * parameters[:-1]
        gradient[-1] = errors.sum(axis=0)
        first = _DECAYS[0] * first + (1 - _DECAYS[0]) * gradient
        second = _DECAYS[1] * second + (1 - _DECAYS[1]) * gradient**2
        mean, spread = first / (1 - _DECAYS[0] ** step), second / (1 - _DECAYS[1] ** step)
        parameters -= _LEARNING_RATE * mean / (np.sqrt(spread) + 1e-9)
    weights = np.zeros((COLUMNS, outputs))
    weights[used] = parameters[:-1]
    return weights, parameters[-1]


def _scores(rows: Rows, weights: NDArray[np.floating[Any]], biases: NDArray[np.floating[Any]]) -> Floats:
    sums: Floats = np.add.reduceat(weights[rows.columns] * rows.values[:, None], rows.starts[:-1], axis=0)
    return sums + biases


def _sigmoid(values: Floats) -> Floats:
    result: Floats = 1 / (1 + np.exp(-np.clip(values, -30, 30)))
    return result


def _softmax(values: Floats) -> Floats:
    powers = np.exp(values - values.max(axis=1, keepdims=True))
    result: Floats = powers / powers.sum(axis=1, keepdims=True)
    return result


def _logit(probabilities: Floats) -> Floats:
    clipped = np.clip(probabilities, 1e-6, 1 - 1e-6)
    result: Floats = np.log(clipped / (1 - clipped))
    return result
