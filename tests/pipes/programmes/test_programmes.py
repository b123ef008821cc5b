from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from kaext.evaluation.gold import parse_inline
from kaext.pipes.extensions import PROGRAMMES, BlockSpan
from kaext.pipes.programmes.transliteration import TransliteratedNames, consonant_key, romanized

SENTENCES = [
    line.replace("\\n", "\n")
    for line in (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
CATALOGUE = "id,kind,acronym,name_en,name_ka,also,source\nBLUE-RIVER,project,BRP,Blue River,ლურჯი მდინარე,,own\n"


@pytest.fixture(scope="module")
def nlp() -> Language:
    language = spacy.blank("ka")
    for name in ("kaext_sentences", "kaext_acronyms", "kaext_programmes"):
        language.add_pipe(name)
    return language


@pytest.fixture(scope="module")
def alone() -> Language:
    language = spacy.blank("ka")
    language.add_pipe("kaext_programmes")
    return language


def found(doc: Doc) -> list[tuple[str, int, str]]:
    return [(span.text, span.start_char, span._.programme.id) for span in doc.spans[PROGRAMMES]]


def ids(doc: Doc) -> list[str]:
    return [span._.programme.id for span in doc.spans[PROGRAMMES]]


@pytest.mark.parametrize("marked", SENTENCES)
def test_sentence(nlp: Language, marked: str) -> None:
    text, gold = parse_inline(marked)
    assert found(nlp(text)) == [(span.text, span.start, span.attributes["id"]) for span in gold if span.tag == "prog"]


def test_the_component_works_alone(alone: Language) -> None:
    # IPAP and the exercise Cooperative Archer 2007
    doc = alone("IPAP დასრულდა. წვრთნა „ქოოფერათივ არჩერ 2007“ გაიმართა.")
    assert ids(doc) == ["IPAP", "COOPERATIVE-ARCHER-2007"]


def test_records_name_the_programme_in_both_languages(nlp: Language) -> None:
    doc = nlp("წევრობის სამოქმედო გეგმაში ჩაერთო.")
    value = doc.spans[PROGRAMMES][0]._.programme
    assert (value.name, value.name_en, value.kind) == ("წევრობის სამოქმედო გეგმა", "Membership Action Plan", "plan")


def test_a_quoted_tail_means_the_plan_mentioned_most(nlp: Language) -> None:
    text = "პარტნიორობის ინდივიდუალური სამოქმედო გეგმა მიიღეს. „სამოქმედო გეგმები“ დიალოგს აღრმავებს."
    assert found(nlp(text))[1] == ("სამოქმედო გეგმები", text.index("„") + 1, "IPAP")


def test_an_exercise_keeps_its_year_where_it_is_named_again(nlp: Language) -> None:
    text = "წვრთნა „ნობლ ფართნერ 2015“ დაიწყო.\n\n„ნობლ ფართნერი“ ორ კვირას გაგრძელდა."
    assert ids(nlp(text)) == ["NOBLE-PARTNER-2015"] * 2


def test_an_english_name_in_brackets_is_the_same_programme(nlp: Language) -> None:
    doc = nlp("წვრთნა „ზღვის ბრიზი 2008“ (Sea Breeze 2008) გაიმართა.")
    assert ids(doc) == ["SEA-BREEZE-2008"] * 2


def test_items_of_a_list_of_exercises(nlp: Language) -> None:
    # Idassa and an unlisted exercise, each at the start of an item, after a word on exercises
    text = "საველე წვრთნები:\n\nიდასა 2007: ხორვატია.\n\nკლდეკარი 2009: საქართველო."
    assert ids(nlp(text)) == ["IDASSA-2007", "KLDEKARI-2009"]


def test_a_name_heads_its_paragraph_under_a_heading_on_projects(nlp: Language) -> None:
    # Green Border: Moldovan biologists observe the bank of the river.
    text = "„მწვანე საზღვარი“. მოლდოველი ბიოლოგები მდინარის ნაპირს აკვირდებიან."
    under = {}
    for heading in ("სამეცნიერო პროექტები", "წიგნის თარო"):  # scientific projects; the bookshelf
        doc = nlp.make_doc(text)
        doc._.blocks = (BlockSpan(0, len(text), "body", "sec:1", heading),)
        under[heading] = len(ids(nlp(doc)))
    assert under == {"სამეცნიერო პროექტები": 1, "წიგნის თარო": 0}


def test_an_acronym_the_document_defines_otherwise_is_not_the_listed_programme(nlp: Language) -> None:
    doc = nlp("Malta Airport Passenger (MAP) კომპანიაა. MAP იაფია.")
    assert "MAP" not in ids(doc)


def test_a_users_catalogue(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(CATALOGUE, encoding="utf-8")
    language = spacy.blank("ka")
    language.add_pipe("kaext_acronyms")
    language.add_pipe("kaext_programmes", config={"catalogue": str(path)})
    # The Blue River project began; BRP and PfP go on.
    doc = language("ლურჯი მდინარით კმაყოფილნი არიან; BRP და PfP გრძელდება.")
    assert ids(doc) == ["BLUE-RIVER", "BLUE-RIVER", "PfP"]
    assert not doc._.problems


def test_a_users_operation_needs_no_quotation_marks(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("id,kind,name_en,name_ka\nBSW,operation,Black Sea Watch,შავი ზღვის დარაჯი\n", encoding="utf-8")
    language = spacy.blank("ka")
    language.add_pipe("kaext_programmes", config={"catalogue": str(path)})
    assert ids(language("შავი ზღვის დარაჯში ხუთი ქვეყანაა.")) == ["BSW"]


def test_what_is_wrong_with_a_users_catalogue_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("id,name_en\nX,Y\n", encoding="utf-8")
    language = spacy.blank("ka")
    language.add_pipe("kaext_programmes", config={"catalogue": str(path)})
    doc = language("PfP გრძელდება.")
    assert [problem.id for problem in doc._.problems] == ["catalogue-invalid"]
    assert ids(doc) == ["PfP"]


@pytest.mark.parametrize(
    ("georgian", "english"),
    [
        ("ქოოფერათივ", "Cooperative"), ("კოოპერატივ", "Cooperative"), ("ბესთ", "Best"), ("ეფორტ", "Effort"),
        ("ფართნერ", "Partner"), ("იგლ", "Eagle"), ("ბრიზ", "Breeze"), ("ტრაიდენტ", "Trident"), ("შილდ", "Shield"),
        ("ენდევორ", "Endeavor"), ("გარდიან", "Guardian"), ("ჯანქჩერ", "Juncture"), ("ოუშენ", "Ocean"),
    ],
)  # fmt: skip
def test_spellings_of_one_english_word_share_a_key(georgian: str, english: str) -> None:
    assert consonant_key(georgian) == consonant_key(english)


def test_spelled_names_need_every_word() -> None:
    names = TransliteratedNames([("Cooperative Best Effort", "CBE"), ("Cooperative Key", "CK")])
    assert names.find(["კოოპერატივ", "ბესტ", "ეფორტი"]) == "CBE"
    assert names.find(["კოოპერატივ", "ბესტ"]) is None
    assert names.find(["ბესტ", "კოოპერატივ", "ეფორტი"]) is None


def test_romanization() -> None:
    assert romanized("თბილისი ჭყონდიდი ღვინო") == "tbilisi chqondidi ghvino"


@settings(max_examples=150)
@given(text=st.text(alphabet="აბისწვრთნა „“ PfNATO()2007,.\n-–ოპერაცია", max_size=90))
def test_any_text_gives_spans_inside_it(alone: Language, text: str) -> None:
    doc = alone(text)
    assert doc.text == text
    for span in doc.spans[PROGRAMMES]:
        value = span._.programme
        assert value.id
        assert value.method.startswith("programmes/")
        assert 0 <= value.confidence <= 1
        assert span.text.strip() == span.text


@pytest.mark.parametrize(
    "text",
    [
        "„" * 8_000,
        "წვრთნა „ა“ " * 1_500,
        "Aa " * 8_000,
        "სამოქმედო გეგმა " * 3_000,
        "ოპერაცია 2007 " * 3_000,
        "(" * 9_000,
    ],
)
def test_hostile_text_is_read_in_bounded_steps(nlp: Language, text: str) -> None:
    assert nlp(text).text == text
