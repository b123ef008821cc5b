import random

from hypothesis import given
from hypothesis import strategies as st

from kaext.evaluation.matching import Extent, match

EXTENTS = st.builds(
    lambda start, length, value: Extent(start, start + length, value, ""),
    st.integers(0, 20),
    st.integers(1, 8),
    st.sampled_from(["a", "b"]),
)


def shape(gold: list[Extent], found: list[Extent]) -> set[tuple[Extent | None, Extent | None]]:
    return {(pair.gold, pair.found) for pair in match(gold, found)}


@given(st.lists(EXTENTS, max_size=8), st.lists(EXTENTS, max_size=8), st.randoms())
def test_order_does_not_matter(gold: list[Extent], found: list[Extent], chance: random.Random) -> None:
    before = shape(gold, found)
    chance.shuffle(gold)
    chance.shuffle(found)
    assert shape(gold, found) == before


@given(st.lists(EXTENTS, max_size=8), st.lists(EXTENTS, max_size=8))
def test_every_span_is_in_one_pair_and_pairs_overlap(gold: list[Extent], found: list[Extent]) -> None:
    pairs = match(gold, found)
    assert sorted(map(repr, (p.gold for p in pairs if p.gold))) == sorted(map(repr, gold))
    assert sorted(map(repr, (p.found for p in pairs if p.found))) == sorted(map(repr, found))
    assert all(p.gold.overlap(p.found) for p in pairs if p.gold and p.found)


def test_the_same_extent_comes_before_a_larger_overlap() -> None:
    gold = [Extent(0, 10, "a", ""), Extent(2, 4, "a", "")]
    found = [Extent(2, 4, "a", "")]
    assert [(pair.gold, pair.is_exact) for pair in match(gold, found)] == [(gold[0], False), (gold[1], True)]


def test_of_two_spans_of_one_extent_the_right_value_is_matched() -> None:
    gold = [Extent(0, 4, "b", "")]
    found = [Extent(0, 4, "a", ""), Extent(0, 4, "b", "")]
    for offered in (found, found[::-1]):
        assert match(gold, offered)[0].found == found[1]
