"""What the components considered and did not keep, with the reasons."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from kaext.methods import describe, describe_reason, reasons
from kaext.pipes.extensions import DATES, BlockSpan, register, rule_out, set_group
from kaext.pipes.values import DateValue, RuledOut

COMPONENTS = ("sentences", "acronyms", "countries", "programmes", "dates", "sums", "relations")
LINES = (Path(__file__).parent / "ruled_out.tsv").read_text(encoding="utf-8").splitlines()
CASES = list(
    csv.DictReader((line for line in LINES if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
)
# Reasons that need a document's blocks; the tests of their own below give them.
BY_BLOCKS = {"too-far"}


@pytest.fixture(scope="module")
def nlp() -> Language:
    language = spacy.blank("ka")
    for name in COMPONENTS:
        language.add_pipe(f"kaext_{name}")
    return language


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['method']} {case['reason']}")
def test_a_reading_is_ruled_out_for_a_reason(nlp: Language, case: dict[str, str]) -> None:
    doc = nlp(re.sub(r" \[.*\]$", "", case["sentence"]))
    ruled_out = [(doc.text[out.start : out.end], out.reading, out.method, out.reason) for out in doc._.ruled_out]
    assert (case["text"], case["reading"], case["method"], case["reason"]) in ruled_out


def test_every_reason_has_a_sentence() -> None:
    told = {(component, reason) for component, texts in reasons().items() for reason in texts}
    seen = {(case["method"].partition("/")[0], case["reason"]) for case in CASES}
    seen |= {("any", reason) for _, reason in seen}
    assert {reason for reason in told - seen if reason[1] not in BY_BLOCKS} == set()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['method']} {case['reason']}")
def test_rules_and_reasons_are_described(case: dict[str, str]) -> None:
    assert describe(case["method"])
    assert describe_reason(case["method"], case["reason"])


def test_what_is_not_known_is_not_described() -> None:
    assert describe_reason("dates/year", "nothing") == describe_reason("mine/rule", "shorter") == ""


def test_a_season_takes_no_year_from_another_paragraph(nlp: Language) -> None:
    text = "2004 წელს დაიწყო.\n\nგაზაფხულზე შეხვდნენ."  # It began in 2004. They met in spring.
    doc = nlp.make_doc(text)
    doc._.blocks = (BlockSpan(0, 17, "body", "sec:1"), BlockSpan(19, len(text), "body", "sec:1"))
    outs = [(text[out.start : out.end], out.reading, out.reason) for out in nlp(doc)._.ruled_out]
    assert ("გაზაფხულზე", "2004-21", "too-far") in outs


def test_spans_that_overlap_are_ruled_out_where_they_are_stored() -> None:
    register()
    doc = spacy.blank("ka").make_doc("2004 წლის ივნისში")
    short, long = doc[0:2], doc[0:3]
    short._.date, long._.date = DateValue("2004", method="dates/year"), DateValue("2004-06", method="dates/month-year")
    set_group(doc, DATES, [short, long])
    assert [span.text for span in doc.spans[DATES]] == [long.text]
    assert doc._.ruled_out == (RuledOut(0, 9, "2004", "dates/year", "overlapped"),)
    rule_out(doc, [RuledOut(0, 4, "2004", "mine/rule", "overlapped")])
    assert len(doc._.ruled_out) == 2


PIECES = st.sampled_from(
    [*{word for case in CASES for word in case["sentence"].split()}, "2004", "წლის", "ივნისში", "\n\n", "(", ")", ","]
)


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=20))
def test_what_is_ruled_out_stands_in_the_text_and_in_no_record(nlp: Language, pieces: list[str]) -> None:
    doc = nlp(" ".join(pieces))
    kept = {(span.start_char, span.end_char, span._.date.value) for span in doc.spans[DATES]}
    for out in doc._.ruled_out:
        assert 0 <= out.start < out.end <= len(doc.text)
        assert describe_reason(out.method, out.reason)
        if out.method.startswith("dates/"):
            assert (out.start, out.end, out.reading) not in kept
    for part in (part for value in doc._.relations for part in value.matched):
        assert 0 <= part.start < part.end <= len(doc.text)
