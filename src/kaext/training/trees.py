"""Training of boosted decision trees with LightGBM (Ke et al., 2017), as tables for :mod:`kaext.pipes`."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kaext.pipes.relation_model.model import COLUMNS, Rows
from kaext.pipes.relation_model.trees import LEAF, Floats, Trees
from kaext.problems import UsageError, problem

# So that the same data give the same trees.
_REPEATABLE = {"deterministic": True, "force_col_wise": True, "num_threads": 1, "verbosity": -1}


def grow(
    rows: Rows, outcomes: NDArray[np.bool_], importance: Floats, *, trees: int, seed: int, parameters: Mapping[str, Any]
) -> Trees:
    """Return trees that give the log-odds of an outcome.

    Parameters
    ----------
    rows
        The features of the examples.
    outcomes
        By example.
    importance
        The weight of each example in the likelihood.
    trees
        How many trees are grown.
    seed
        Of the samples of examples and features.
    parameters
        Other parameters of LightGBM.

    Raises
    ------
    UsageError
        ``training-tool-missing``: LightGBM is not installed.
    """
    if find_spec("lightgbm") is None:
        raise UsageError(problem("training-tool-missing", package="lightgbm"))
    import lightgbm
    from scipy.sparse import csr_matrix

    cells = np.ones(len(rows.columns), dtype=np.float32), rows.columns, rows.starts
    data = lightgbm.Dataset(
        csr_matrix(cells, shape=(len(outcomes), COLUMNS)),
        label=outcomes.astype(np.float64),
        weight=importance,
        params={**_REPEATABLE, **parameters},
    )
    options = {"objective": "binary", "seed": seed, **_REPEATABLE, **parameters}
    grown = lightgbm.train(options, data, num_boost_round=trees)
    return _table([tree["tree_structure"] for tree in grown.dump_model()["tree_info"]])


def _table(roots: list[dict[str, Any]]) -> Trees:
    """Return nested trees as a table; the left branch is that of values up to a threshold, here 0."""
    columns: list[int] = []
    branches: list[tuple[int, int]] = []
    values: list[float] = []
    first: list[int] = []
    for root in roots:
        first.append(len(columns))
        nodes = [root]
        for node in nodes:  # grows while it is read: breadth first
            is_leaf = "split_feature" not in node
            base = first[-1] + len(nodes)
            columns.append(LEAF if is_leaf else node["split_feature"])
            branches.append((0, 0) if is_leaf else (base, base + 1))
            values.append(node["leaf_value"] if is_leaf else 0.0)
            nodes += [] if is_leaf else [node["left_child"], node["right_child"]]
    absent, present = np.array(branches, dtype=np.int32).reshape(-1, 2).T
    return Trees(
        np.array(first, dtype=np.int32),
        np.array(columns, dtype=np.int32),
        absent.copy(),
        present.copy(),
        np.array(values, dtype=np.float32),
    )
