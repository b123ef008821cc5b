from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from kaext.catalogue.countries import Country, countries
from kaext.evaluation.gold import parse_inline
from kaext.ka.inflection import forms, readings
from kaext.pipes.countries.patterns import HOMOGRAPHS
from kaext.pipes.countries.pipe import find_countries
from kaext.pipes.extensions import COUNTRIES, BlockSpan

SENTENCES = [
    line
    for line in (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
STATES = [country for country in countries().values() if country.status != "territory"]
OTHER_NAMES = {name for country in STATES for name in (*country.names, *country.demonyms)}
Found = tuple[str, frozenset[str], bool, bool]


@pytest.fixture(scope="module")
def nlp() -> Language:
    language = spacy.blank("ka")
    language.add_pipe("kaext_sentences")
    language.add_pipe("kaext_countries")
    return language


def found(doc: Doc) -> list[Found]:
    return [
        (span.text, frozenset(span._.country.ids), span._.country.adjectival, span._.country.group)
        for span in doc.spans[COUNTRIES]
    ]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentences(nlp: Language, sentence: str) -> None:
    text, gold = parse_inline(sentence)
    expected = [
        (span.text, frozenset(span.attributes["c"].split()), "adj" in span.attributes, "group" in span.attributes)
        for span in gold
    ]
    assert found(nlp(text)) == expected


@pytest.mark.parametrize("country", STATES, ids=lambda country: country.code)
def test_every_form_of_every_name_adjective_and_demonym(country: Country) -> None:
    for name in (*country.names, *country.adjectives, *country.demonyms):
        *modifiers, head = name.split()
        is_language = name in country.adjectives and name not in country.demonyms  # in -ად: in that language
        usable = [form for form in inflected(head) if not (is_language and form.endswith("ად"))]
        written = [" ".join([*modifiers, form]) for form in usable]
        text = "\n\n".join(f"აქ {form} იყო" for form in written)
        found = {text[m.start : m.end] for m in find_countries(text) if m.code == country.code}
        assert set(written) - found == set(), name


def inflected(lemma: str) -> list[str]:
    """Forms of a name, but for the vocative, the bare stem and those that are other words as well."""
    paradigm = forms(lemma)
    sample = [
        form
        for form in (*paradigm[:5], *paradigm[5 :: 3 + len(lemma)])
        if form not in (OTHER_NAMES - {lemma}) | HOMOGRAPHS
    ]
    return [form for form in sample if any(r.lemma == lemma and r.case not in ("bare", "voc") for r in readings(form))]


def test_span_covers_name_ending_and_postposition(nlp: Language) -> None:
    doc = nlp("დელეგაცია აშშ-ისთვის და ბოსნია და ჰერცეგოვინისათვის.")
    assert [span.text for span in doc.spans[COUNTRIES]] == ["აშშ-ისთვის", "ბოსნია და ჰერცეგოვინისათვის"]


def test_a_nominative_wins_over_another_name_with_a_particle() -> None:
    # ნიგერია is Nigeria, and "is Niger"
    assert [mention.code for mention in find_countries("ნიგერია მონაწილეობს.")] == ["NGA"]


def test_value_names_the_country_and_the_rule(nlp: Language) -> None:
    doc = nlp("ლიტვამ უმასპინძლა.")
    value = doc.spans[COUNTRIES][0]._.country
    assert (value.name, value.name_en, value.method) == ("ლიეტუვა", "Lithuania", "countries/name")


def test_misspelling_is_less_sure_than_a_name() -> None:
    right, wrong = find_countries("აზერბაიჯანში და აზერბაიჯნში.")
    assert wrong.rule == "misspelling"
    assert wrong.confidence < right.confidence


def test_groups_are_not_marked_in_titles(nlp: Language) -> None:
    text = "ბალტიის სამი ქვეყანა\n\nესტონეთი, ლატვია და ლიეტუვა. ბალტიის სამი ქვეყანა."
    doc = nlp.make_doc(text)
    second = text.index("\n\n") + 2
    doc._.blocks = (
        BlockSpan(0, second - 2, "title", "", ""),
        BlockSpan(second, len(text), "body", "sec:1", ""),
    )
    for _, component in nlp.pipeline:
        doc = component(doc)
    groups = [span for span in doc.spans[COUNTRIES] if span._.country.group]
    assert [span.start_char > second for span in groups] == [True]


def test_group_in_a_later_block_means_the_set_that_the_document_is_about(nlp: Language) -> None:
    blocks = [
        "ესტონეთი, ლატვია და ლიეტუვა ერთად წავიდნენ. სამივე ქვეყანამ ხელი მოაწერა.",
        "დონორები: შვედეთი, ფინეთი და დანია.",
        "სამივე ქვეყანა გაწევრიანდა.",
    ]
    text = "\n\n".join(blocks)
    doc = nlp.make_doc(text)
    starts = [text.index(block) for block in blocks]
    doc._.blocks = tuple(
        BlockSpan(start, start + len(block), "body", "sec:1", "") for start, block in zip(starts, blocks, strict=True)
    )
    for _, component in nlp.pipeline:
        doc = component(doc)
    last = [span for span in doc.spans[COUNTRIES] if span._.country.group][-1]
    assert last._.country.ids == ("EST", "LTU", "LVA")


@settings(max_examples=60)
@given(st.lists(st.sampled_from([*"აბსთმიე -,.:;\n„“", "სამივე ", "ქვეყანა ", "ირანი", "და ", "რუსეთ-"]), max_size=40))
def test_any_text_gives_spans_in_order_without_overlap(nlp: Language, pieces: list[str]) -> None:
    doc = nlp("".join(pieces))
    spans = list(doc.spans[COUNTRIES])
    assert all(left.end_char <= right.start_char for left, right in pairwise(spans))
    assert all(0 <= span._.country.confidence <= 1 for span in spans)


def test_group_means_the_countries_of_the_heading_unless_its_paragraph_names_as_many(nlp: Language) -> None:
    blocks = [
        ("body", "sec:1", "იაპონია და კორეა მონაწილეობენ."),
        ("heading", "sec:2", "ავსტრალია და ახალი ზელანდია"),
        ("body", "sec:2", "ახალმა ზელანდიამ ჯგუფი ჩაიბარა. ორივე ქვეყანამ მრჩევლები გაგზავნა."),
        ("body", "sec:2", "ფიჯი და ტონგა შორსაა. ორივე ქვეყანა კუნძულზეა."),
        ("body", "sec:2", "სამივე ქვეყანა კმაყოფილია."),
    ]
    text = "\n\n".join(block for _, _, block in blocks)
    doc = nlp.make_doc(text)
    starts = [text.index(block) for _, _, block in blocks]
    doc._.blocks = tuple(
        BlockSpan(start, start + len(block), kind, unit, "")
        for start, (kind, unit, block) in zip(starts, blocks, strict=True)
    )
    for _, component in nlp.pipeline:
        doc = component(doc)
    groups = [set(span._.country.ids) for span in doc.spans[COUNTRIES] if span._.country.group]
    assert groups == [{"AUS", "NZL"}, {"FJI", "TON"}]
