from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from kaext.evaluation.gold import parse_inline
from kaext.pipes.acronyms.mentions import mentions
from kaext.pipes.acronyms.noun_phrase import in_nominative
from kaext.pipes.extensions import ACRONYMS, BlockSpan

SENTENCES = [
    line.replace("\\n", "\n")
    for line in (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
ACRONYMS_IN_USE = ["NATO", "PfP", "EAPC", "PAP-DIB", "KFOR", "SEEBRIG", "WXYZ"]
ENDINGS = ["", "-ის", "-ს", "ის", "-ში", "-თან", " ის", "-სა"]


@pytest.fixture(scope="module")
def nlp() -> Language:
    language = spacy.blank("ka")
    language.add_pipe("kaext_acronyms")
    return language


def found(doc: Doc) -> list[tuple[str, int, str]]:
    return [(span.text, span.start_char, span._.acronym.acronym) for span in doc.spans[ACRONYMS]]


@pytest.mark.parametrize("marked", SENTENCES)
def test_sentence(nlp: Language, marked: str) -> None:
    text, gold = parse_inline(marked)
    doc = nlp(text)
    values = [span._.acronym for span in doc.spans[ACRONYMS]]
    assert found(doc) == [
        (span.text, span.start, span.attributes.get("s") or span.text) for span in gold if span.tag == "acr"
    ]
    assert sorted((value.acronym, form.start, form.end) for value in values for form in value.long_forms) == sorted(
        (span.attributes["s"], span.start, span.end) for span in gold if span.tag == "def"
    )


def test_later_mentions_carry_the_documents_long_form(nlp: Language) -> None:
    # The Alliance's project office (AZP) opened. AZP works in Baku.
    doc = nlp("ალიანსის ზღვის პროექტი (AZP) დაიწყო. AZP ბაქოში მუშაობს.")
    assert [span._.acronym.expansion_ka for span in doc.spans[ACRONYMS]] == ["ალიანსის ზღვის პროექტი"] * 2
    assert doc.spans[ACRONYMS][1]._.acronym.long_form is None


def test_mentions_before_the_definition_carry_it_too(nlp: Language) -> None:
    doc = nlp("WFC მუშაობს. Water Fund for the Caucasus (WFC) 2003 წელს შეიქმნა.")
    assert doc.spans[ACRONYMS][0]._.acronym.expansion_en == "Water Fund for the Caucasus"


def test_undefined_acronyms_take_the_catalogues_long_form(nlp: Language) -> None:
    doc = nlp("IPAP დამტკიცდა.")
    value = doc.spans[ACRONYMS][0]._.acronym
    assert (value.expansion_ka, value.expansion_en) == (
        "პარტნიორობის ინდივიდუალური სამოქმედო გეგმა",
        "Individual Partnership Action Plan",
    )


def test_the_catalogue_does_not_contradict_the_document(nlp: Language) -> None:
    # not the listed NATO Support Agency
    doc = nlp("North Sea Alliance (NSA) 2003 წელს შეიქმნა.")
    value = doc.spans[ACRONYMS][0]._.acronym
    assert (value.expansion_en, value.expansion_ka) == ("North Sea Alliance", "")


def test_long_form_in_the_nominative(nlp: Language) -> None:
    doc = nlp("ქვეყანა წევრობის სამოქმედო გეგმაში (MAP) ჩაერთო.")
    assert doc.spans[ACRONYMS][0]._.acronym.long_forms[0].nominative == "წევრობის სამოქმედო გეგმა"


@pytest.mark.parametrize(
    ("written", "nominative"),
    [
        ("პარტნიორობას მშვიდობისათვის", "პარტნიორობა მშვიდობისათვის"),
        ("წევრობის სამოქმედო გეგმის", "წევრობის სამოქმედო გეგმა"),
        ("Partnership for Peace", "Partnership for Peace"),
        ("", ""),
    ],
)
def test_nominative_of_long_forms(written: str, nominative: str) -> None:
    assert in_nominative(written) == nominative


def test_conflicting_definitions_are_reported(nlp: Language) -> None:
    doc = nlp("სამხედრო კომიტეტი (MCX) შეიკრიბა. საზღვაო ფლოტი (MCX) გავიდა.")
    conflicts = [problem for problem in doc._.problems if problem.id == "definition-conflict"]
    assert [doc.text[problem.start : problem.end] for problem in conflicts] == ["საზღვაო ფლოტი"]


def test_two_wordings_of_one_long_form_are_no_conflict(nlp: Language) -> None:
    doc = nlp("კოსოვოს სამშვიდობო ძალები (KFOR) და სამშვიდობო ძალები კოსოვოში (KFOR).")
    assert not doc._.problems


def test_long_forms_stay_in_their_paragraph(nlp: Language) -> None:
    text = "წევრობის სამოქმედო გეგმა\n\n(MAP) დამტკიცდა."
    doc = nlp.make_doc(text)
    doc._.blocks = (BlockSpan(0, 24), BlockSpan(26, len(text)))
    assert nlp(doc).spans[ACRONYMS][0]._.acronym.long_form is None


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("acronym", ACRONYMS_IN_USE)
def test_every_ending_stays_outside(acronym: str, ending: str) -> None:
    text = f"ეს {acronym}{ending} საკითხი"
    assert [(m.acronym, text[m.start : m.end]) for m in mentions(text)] == [(acronym, acronym)]


@settings(max_examples=150)
@given(text=st.text(alphabet="აბგს NATOPf-/()„“”.,0123\n–&@", max_size=80))
def test_any_text_gives_ordered_mentions_on_token_boundaries(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    spans = doc.spans[ACRONYMS]
    assert all(left.end_char <= right.start_char for left, right in zip(spans, list(spans)[1:], strict=False))
    for span in spans:
        value = span._.acronym
        assert 0 <= value.confidence <= 1
        assert value.method.startswith("acronyms/")
        if value.long_form:
            low, high = value.long_form
            assert text[low:high].strip() == text[low:high] != ""


@pytest.mark.parametrize(
    "text", ["(" * 5_000 + "NATO", "A-" * 20_000, "NATO, " * 5_000, "ა" * 50_000, "„" * 9_000 + "(PfP)"]
)
def test_hostile_text_is_read_in_bounded_steps(nlp: Language, text: str) -> None:
    assert nlp(text).text == text


@pytest.mark.parametrize(
    ("entry", "long_form"),
    [
        ("NSPA ნატო-ს მხარდაჭერისა და შესყიდვების სააგენტო", "ნატო-ს მხარდაჭერისა და შესყიდვების სააგენტო"),
        ("SPS ....... მეცნიერება მშვიდობისათვის", "მეცნიერება მშვიდობისათვის"),
        ("• BI = „კეთილსინდისიერების განმტკიცება“;", "კეთილსინდისიერების განმტკიცება"),
        ("დაგეგმვისა და ანალიზის პროცესი – PARP", "დაგეგმვისა და ანალიზის პროცესი"),
        ("ინსტიტუტთა მშენებლობის გეგმა…… PAP-DIB", "ინსტიტუტთა მშენებლობის გეგმა"),
        ("QXT: რაღაც მთლად სხვა სახელი", "რაღაც მთლად სხვა სახელი"),
    ],
)
def test_an_entry_of_a_list_of_abbreviations(nlp: Language, entry: str, long_form: str) -> None:
    doc = nlp.make_doc(entry)
    doc._.blocks = (BlockSpan(0, len(entry), "body", "sec:1", "დანართი ბ. აბრევიატურები"),)
    (span, *_) = [span for span in nlp(doc).spans[ACRONYMS] if span.text.isupper()]
    assert [entry[form.start : form.end] for form in span._.acronym.long_forms] == [long_form]
