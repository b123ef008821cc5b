"""Exact-span figures agree with nervaluate for spans of one kind without overlaps, as both define them alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaext.evaluation.matching import Extent, match

nervaluate = pytest.importorskip("nervaluate", reason="nervaluate is not installed")


@st.composite
def apart(draw: st.DrawFn) -> list[tuple[int, int]]:
    """Spans in text order that do not touch."""
    cuts = sorted(draw(st.sets(st.integers(0, 60), max_size=16)))
    return list(zip(cuts[::2], cuts[1::2], strict=False))


@given(apart(), apart())
def test_exact_figures(gold: list[tuple[int, int]], found: list[tuple[int, int]]) -> None:
    pairs = match([Extent(*span, "x", "") for span in gold], [Extent(*span, "x", "") for span in found])
    exact = sum(pair.is_exact for pair in pairs)
    ours = {
        "correct": exact,
        "possible": sum(pair.gold is not None for pair in pairs),
        "actual": sum(pair.found is not None for pair in pairs),
    }
    evaluator = nervaluate.Evaluator(_entities(gold), _entities(found), tags=["date"], loader="dict")
    theirs = evaluator.evaluate()["overall"]["exact"]
    assert ours == {"correct": theirs.correct, "possible": theirs.possible, "actual": theirs.actual}


def _entities(spans: list[tuple[int, int]]) -> list[list[dict[str, object]]]:
    return [[{"label": "date", "start": start, "end": end} for start, end in spans]]
