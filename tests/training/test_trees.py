"""Trees as LightGBM grows them give, as tables, the same scores."""

import lightgbm
import numpy as np
from scipy.sparse import csr_matrix

from kaext.pipes.relation_model.model import COLUMNS, Rows
from kaext.training.trees import _table, grow

RANDOM = np.random.default_rng(7)
ROWS = [sorted(RANDOM.choice(40, size=8, replace=False).tolist()) for _ in range(400)]
# What is to be learnt: both features 1 and 2, or feature 3 alone.
OUTCOMES = np.array([(1 in row and 2 in row) or 3 in row for row in ROWS])
PARAMETERS = {"learning_rate": 0.2, "num_leaves": 6, "min_data_in_leaf": 5, "min_data_in_bin": 1}


def test_the_table_scores_as_the_library_does() -> None:
    rows = Rows.of(ROWS)
    matrix = csr_matrix((np.ones(len(rows.columns)), rows.columns, rows.starts), shape=(len(ROWS), COLUMNS))
    options = {"objective": "binary", "verbosity": -1, **PARAMETERS}
    booster = lightgbm.train(options, lightgbm.Dataset(matrix, label=OUTCOMES.astype(float)), num_boost_round=20)
    table = _table([tree["tree_structure"] for tree in booster.dump_model()["tree_info"]])
    expected = np.asarray(booster.predict(matrix, raw_score=True))
    assert np.abs(table.scores(ROWS, width=COLUMNS) - expected).max() < 1e-5


def test_conjunctions_are_learnt() -> None:
    trees = grow(Rows.of(ROWS), OUTCOMES, np.ones(len(ROWS)), trees=60, seed=1, parameters=PARAMETERS)
    assert ((trees.scores(ROWS, width=COLUMNS) > 0) == OUTCOMES).mean() > 0.97
