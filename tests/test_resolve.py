"""Long texts go through the pipeline in pieces, with nothing lost at the seams."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

import kaext
from kaext import resolve
from kaext.document import Block
from kaext.pipeline import analyse
from kaext.pipes.extensions import register, set_group
from kaext.pipes.values import SumValue

SENTENCE = "ვიზიტი 2004 წლის ივნისში შედგა. "  # the visit took place in June 2004


def block(start: int, end: int) -> Block:
    return Block(f"b{start}", "body", "sec:1", "", 0, 1, start, end, ())


@given(st.lists(st.text("აბ .!", min_size=1, max_size=60), min_size=1, max_size=6))
def test_pieces_join_to_the_text_and_cut_blocks_only_where_they_are_longer(texts: list[str]) -> None:
    text = "\n\n".join(texts)
    starts = [sum(len(t) + 2 for t in texts[:number]) for number in range(len(texts))]
    blocks = [block(start, start + len(t)) for start, t in zip(starts, texts, strict=True)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(resolve, "PIECE_CHARACTERS", 25)
        pieces = list(resolve._piece_extents(text, blocks))
    assert pieces[0][0] == 0
    assert pieces[-1][1] == len(text)
    assert all(a[1] == b[0] for a, b in pairwise(pieces))
    for start, _ in pieces[1:]:
        whole = next((b for b in blocks if b.start < start < b.end), None)
        assert whole is None or whole.end - whole.start > 25


def test_a_paragraph_without_end_gives_every_date() -> None:
    count = 200
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(resolve, "PIECE_CHARACTERS", 1000)
        document = analyse((SENTENCE * count).encode(), name="a.txt", nlp=kaext.load())
    assert len(document.dates) == count
    assert {date.value for date in document.dates} == {"2004-06"}
    assert all(document.text[date.start : date.end] == date.text for date in document.dates)


def test_parts_name_their_total_and_second_long_forms_their_mention() -> None:
    # 4 and 6 million, in all 10 million euros (long enough before to stand in a later piece).
    money = "გაიღო 4 მილიონი ევრო და 6 მილიონი ევრო, სულ 10 მილიონი ევრო."
    course = "თავდაცვის რესურსების მართვის კურსი (Defence Resources Management Course, DRMC) დაიწყო."
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(resolve, "PIECE_CHARACTERS", 120)
        document = analyse(f"{SENTENCE * 6}\n\n{money}\n\n{course}".encode(), name="a.txt", nlp=kaext.load())
    first, second, total = document.sums
    assert (first.role, second.role, total.role) == ("part", "part", "total")
    assert {first.part_of, second.part_of} == {total.id}
    georgian, english = document.acronyms
    assert (georgian.start, georgian.end) == (english.start, english.end)
    assert (georgian.repeats, english.repeats) == ("", georgian.id)
    assert english.long_form_nominative == "Defence Resources Management Course"
    assert document.text[english.long_form_start : english.long_form_end] == english.long_form


def test_a_value_over_a_hyphen_that_is_not_sure_is_less_sure_itself() -> None:
    # An exercise with an unknown name, which may or may not have a hyphen of its own.
    whole = "წვრთნა „მედე-ბარი 2004“ ივნისში ჩატარდა."
    broken = whole.replace("-", "-\n")
    sure, unsure = (
        next(m for m in analyse(text.encode(), name="a.txt", nlp=kaext.load("rules")).mentions if m.kind == "programme")
        for text in (whole, broken)
    )
    assert unsure.text == sure.text
    assert unsure.confidence == pytest.approx(0.75 * sure.confidence, abs=1e-3)


@Language.component("test_a_part_of_what_is_no_sum")
def part_of_what_is_no_sum(doc: Doc) -> Doc:
    register()
    span = doc.char_span(10, 16)
    span._.sum = SumValue("4", "4", "EUR", role="part", part_of=(0, 5), method="test/rule")
    set_group(doc, "sums", [span])
    return doc


def test_a_part_whose_total_is_no_record_is_a_sum_like_others() -> None:
    nlp = spacy.blank("ka")
    nlp.add_pipe("test_a_part_of_what_is_no_sum")
    # In all, four euros.
    (money,) = analyse("სულ არის, 4 ევრო.".encode(), name="a.txt", nlp=nlp).sums
    assert (money.text, money.role, money.part_of) == ("4 ევრო", "", "")


def test_what_two_records_of_one_place_are_unsure_of_is_reported_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resolve, "MIN_READING_CONFIDENCE", 1.1)
    course = "თავდაცვის რესურსების მართვის კურსი (Defence Resources Management Course, DRMC) დაიწყო."
    document = analyse(course.encode(), name="a.txt", nlp=kaext.load())
    assert len(document.acronyms) == 2
    places = [(found.id, found.start, found.end) for found in document.problems]
    assert len(set(places)) == len(places) >= 1


@pytest.mark.parametrize(
    ("catalogue", "status", "problem"),
    [(None, "ok", "date-impossible"), (Path("absent.csv"), "partial", "catalogue-invalid")],
)
def test_an_error_makes_a_document_partial_and_a_warning_does_not(
    catalogue: Path | None, status: str, problem: str
) -> None:
    # The visit took place on 31 June 2004.
    nlp = kaext.load(catalogue=catalogue)
    document = analyse("ვიზიტი 2004 წლის 31 ივნისს შედგა.".encode(), name="a.txt", nlp=nlp)
    assert document.status == status
    assert problem in {found.id for found in document.problems}
