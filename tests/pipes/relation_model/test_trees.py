"""Boosted trees as tables: scores of rows of features."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kaext.pipes.relation_model.trees import LEAF, Trees

# If feature 3 is absent: -1; else 2 with feature 5 and 0.5 without it. A second tree adds 0.25 to all.
TREES = Trees(
    roots=np.array([0, 5], dtype=np.int32),
    columns=np.array([3, LEAF, 5, LEAF, LEAF, LEAF], dtype=np.int32),
    absent=np.array([1, 0, 3, 0, 0, 0], dtype=np.int32),
    present=np.array([2, 0, 4, 0, 0, 0], dtype=np.int32),
    values=np.array([0, -1, 0, 0.5, 2, 0.25], dtype=np.float32),
)


def test_a_row_goes_through_every_tree() -> None:
    assert TREES.scores([[5], [3], [3, 5]], width=8).tolist() == [-0.75, 0.75, 2.25]


def test_no_rows_have_no_scores() -> None:
    assert TREES.scores([], width=8).tolist() == []


@given(st.lists(st.sets(st.integers(0, 7)), min_size=1, max_size=200))
def test_the_score_of_a_row_does_not_depend_on_the_others(rows: list[set[int]]) -> None:
    together = TREES.scores([sorted(row) for row in rows], width=8)
    alone = [TREES.scores([sorted(row)], width=8)[0] for row in rows]
    assert together.tolist() == alone


@given(st.lists(st.sets(st.integers(0, 7)), min_size=1, max_size=10))
def test_stored_arrays_give_the_same_scores(rows: list[set[int]]) -> None:
    listed = [sorted(row) for row in rows]
    assert Trees.of(TREES.arrays()).scores(listed, width=8).tolist() == TREES.scores(listed, width=8).tolist()
