"""Alignment: spans survive every transformation and composition."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaext.alignment import Alignment, AlignmentBuilder, Edit, apply_edits
from tests.strategies import texts_with_edits


def test_replacements_map_as_a_whole_and_copies_by_character() -> None:
    text, alignment = apply_edits("ბ  ოსნია", [Edit(1, 3, "")])
    assert text == "ბოსნია"
    assert alignment.source_span(0, 2) == (0, 4)
    assert alignment.source_span(1, 6) == (3, 8)
    assert alignment.target_span(0, 8) == (0, 6)


def test_moved_text_gives_a_hull_and_exact_extents() -> None:
    builder = AlignmentBuilder()
    builder.add("abc", 0, 3)
    builder.add("def", 10, 13)
    builder.add("HEAD", 4, 8)
    text, alignment = builder.build()
    assert text == "abcdefHEAD"
    assert alignment.source_span(1, 5) == (1, 12)
    assert alignment.source_span(5, 8) == (4, 13)
    assert alignment.source_extents(1, 5) == [(1, 3), (10, 12)]


def test_part_of_a_literal_piece_maps_to_that_part() -> None:
    _, alignment = apply_edits("abcdefgh", [Edit(4, 5, "")])
    assert alignment.target_span(1, 3) == (1, 3)
    assert alignment.target_span(3, 7) == (3, 6)
    assert alignment.target_span(4, 5) is None


def test_inserted_text_alone_has_an_empty_extent() -> None:
    _, alignment = apply_edits("ab", [Edit(1, 1, "--")])
    assert alignment.source_span(1, 3) == (1, 1)


def test_alignments_compare_by_pieces_and_can_be_pickled() -> None:
    _, alignment = apply_edits("abcdef", [Edit(1, 2, "xyz"), Edit(4, 5, "")])
    assert Alignment(alignment.pieces) == alignment == pickle.loads(pickle.dumps(alignment))
    assert alignment != Alignment.identity(alignment.length)


@pytest.mark.parametrize("span", [(-1, 1), (0, 3), (2, 1)])
def test_spans_outside_the_text_are_rejected(span: tuple[int, int]) -> None:
    with pytest.raises(IndexError):
        Alignment.identity(2).source_span(*span)


def test_edits_out_of_order_are_rejected() -> None:
    with pytest.raises(ValueError, match="out of order"):
        apply_edits("abcdef", [Edit(3, 4, "x"), Edit(1, 2, "y")])


@given(texts_with_edits())
def test_unchanged_characters_are_equal_on_both_sides(case: tuple[str, list[Edit]]) -> None:
    source, edits = case
    text, alignment = apply_edits(source, edits)
    assert alignment.length == len(text)
    for piece in alignment.pieces:
        if piece.is_literal and not any(e.start < piece.source_end and e.end > piece.source_start for e in edits):
            assert text[piece.start : piece.end] == source[piece.source_start : piece.source_end]


@given(texts_with_edits(), st.data())
def test_composition_equals_two_mappings(case: tuple[str, list[Edit]], data: st.DataObject) -> None:
    source, edits = case
    middle, first = apply_edits(source, edits)
    _, more = data.draw(texts_with_edits(middle))
    target, second = apply_edits(middle, more)
    both = first.then(second)
    assert both.length == len(target)
    for start in range(len(target)):
        inner = second.source_span(start, start + 1)
        if inner[0] < inner[1]:
            assert both.source_span(start, start + 1) == first.source_span(*inner)


@given(texts_with_edits())
def test_a_round_trip_gives_a_span_that_contains_the_original(
    case: tuple[str, list[Edit]],
) -> None:
    source, edits = case
    text, alignment = apply_edits(source, edits)
    for start in range(len(text)):
        origin = alignment.source_span(start, start + 1)
        if origin[0] < origin[1]:
            back = alignment.target_span(*origin)
            assert back is not None
            assert back[0] <= start < back[1]


@given(texts_with_edits())
def test_places_are_mapped_in_order_and_copied_characters_to_themselves(case: tuple[str, list[Edit]]) -> None:
    source, edits = case
    _, alignment = apply_edits(source, edits)
    places = alignment.target_places(range(len(source) + 1))
    assert [places[place] for place in sorted(places)] == sorted(places.values())
    for piece in alignment.pieces:
        if piece.is_literal:
            for shift in range(piece.end - piece.start):
                assert places[piece.source_start + shift] == piece.start + shift
