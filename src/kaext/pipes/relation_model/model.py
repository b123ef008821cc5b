"""A linear model of relations over hashed features.

The model has two parts: a logistic regression estimates whether the sentence states any relation between the country
and the programme, and a multinomial one which of the eight relations it is. The probability of a relation is the
product of the two. It is calibrated by Platt scaling, fitted on documents that the weights were not trained on.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from kaext.pipes.values import RelationType

RELATIONS: tuple[RelationType, ...] = get_args(RelationType)
COLUMNS = 1 << 15
Floats = NDArray[np.float64]
# Parameters of the Adam optimiser.
_STEPS = 200
_LEARNING_RATE = 0.1
_DECAYS = (0.9, 0.999)
_CALIBRATION_STEPS = 50


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
    weights
        By column: one for "any relation", then one for each relation.
    biases
        One for each of these.
    slope, shift
        Platt scaling of the probabilities, in log-odds.
    """

    weights: NDArray[np.float32]
    biases: NDArray[np.float32]
    slope: float = 1.0
    shift: float = 0.0

    def probabilities(self, rows: Sequence[Sequence[int]]) -> Floats:
        """Return the uncalibrated probability of each relation for each row of feature columns."""
        if not rows:
            return np.zeros((0, len(RELATIONS)))
        scores = _scores(Rows.of(rows), self.weights.astype(np.float64), self.biases.astype(np.float64))
        return _sigmoid(scores[:, :1]) * _softmax(scores[:, 1:])

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
        np.savez_compressed(
            folder / "weights.npz",
            used=used.astype(np.int32),
            weights=self.weights[used].astype(np.float16),
            biases=self.biases,
        )
        content = {"relations": RELATIONS, "columns": COLUMNS, "slope": self.slope, "shift": self.shift}
        (folder / "model.json").write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")

    @classmethod
    def from_disk(cls, folder: Path) -> RelationModel:
        """Read a model written by :meth:`to_disk`."""
        content: dict[str, Any] = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        with np.load(folder / "weights.npz", allow_pickle=False) as arrays:
            weights = np.zeros((content["columns"], 1 + len(content["relations"])), dtype=np.float32)
            weights[arrays["used"]] = arrays["weights"]
            return cls(weights, arrays["biases"], content["slope"], content["shift"])


def fit(rows: Rows, labels: Floats, importance: Floats, *, penalty: float) -> RelationModel:
    """Fit the model by gradient descent (Adam) on the penalised likelihood; the same input gives the same model.

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
    is_fact: NDArray[np.bool_] = labels.max(axis=1) > 0
    columns, starts = rows.columns, rows.starts
    weights = np.zeros((COLUMNS, 1 + len(RELATIONS)), dtype=np.float32)
    biases = np.zeros(1 + len(RELATIONS), dtype=np.float32)
    weights[:, :1], biases[:1] = descend(
        rows, is_fact[:, None].astype(np.float64), importance / importance.sum(), penalty, _sigmoid
    )
    facts = np.flatnonzero(is_fact & (importance > 0))
    if len(facts):
        of_facts = Rows.of([columns[starts[number] : starts[number + 1]].tolist() for number in facts])
        shares = labels[facts] / labels[facts].sum(axis=1, keepdims=True)
        weights[:, 1:], biases[1:] = descend(
            of_facts, shares, importance[facts] / importance[facts].sum(), penalty, _softmax
        )
    return RelationModel(weights, biases)


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


def _scores(rows: Rows, weights: Floats, biases: Floats) -> Floats:
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
