"""Stretches of text that the same records cover."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kaext.report.highlight import Extent, by_block, stretches

TEXT = "2004 წლის ივნისში ხელი მოეწერა"


@st.composite
def extents(draw: st.DrawFn) -> list[Extent]:
    pairs = draw(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))), max_size=8))
    found = [Extent(f"r{n}", "date", a, b) for n, (a, b) in enumerate(pairs) if a < b]
    return sorted(found, key=lambda extent: (extent.start, -extent.end))


@given(extents(), st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_stretches_join_to_the_text_and_cover_what_the_extents_cover(found: list[Extent], a: int, b: int) -> None:
    start, end = min(a, b), max(a, b)
    position = start
    begun: list[str] = []
    for stretch in stretches(TEXT, found, start=start, end=end):
        assert stretch.text == TEXT[position : position + len(stretch.text)]
        stop = position + len(stretch.text)
        assert {e.id for e in stretch.covers} == {e.id for e in found if e.start < stop and e.end > position}
        begun += stretch.begins
        position = stop
    if start < end:
        assert position == end
        assert sorted(begun) == sorted(e.id for e in found if e.start < end and e.end > start)


@given(extents(), st.sets(st.integers(0, len(TEXT)), min_size=1))
def test_a_block_gets_the_extents_that_reach_into_it(found: list[Extent], edges: set[int]) -> None:
    starts = sorted({0, *edges})
    shared = by_block(found, starts)
    for start, end in pairwise([*starts, len(TEXT) + 1]):
        reaching = [extent for extent in found if extent.start < end and extent.end > start]
        assert shared[start] == reaching
