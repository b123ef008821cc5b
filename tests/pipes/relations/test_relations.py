from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from tests import oracle

from kaext.pipeline import load
from kaext.pipes.extensions import register

HERE = Path(__file__).parent
DEVELOPMENT = [
    "corpus/gold/partners-south-caucasus.xml.txt",
    "corpus/dev/trust-funds.xml.txt",
    "corpus/dev/western-balkans.xml.txt",
]
ROOT = HERE.parents[2]


@cache
def pipeline() -> Language:
    return oracle.relations_pipeline()


def cases(name: str) -> Iterator[tuple[str, set[oracle.Fact]]]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            marked, _, stated = line.partition("\t")
            facts = {tuple((*fact.split(), "")[:4]) for fact in stated.split(";") if fact.strip()}
            yield marked.replace(" ¶ ", "\n\n"), facts  # type: ignore[misc]


@pytest.mark.parametrize(("marked", "expected"), [*cases("sentences.tsv"), *cases("understood.tsv")])
def test_sentence_states_its_facts_and_no_other(marked: str, expected: set[oracle.Fact]) -> None:
    assert oracle.facts(oracle.passage(marked, pipeline())) == expected


def test_a_third_of_the_sentences_state_no_fact() -> None:
    everything = [*cases("sentences.tsv"), *cases("understood.tsv"), *cases("held_out.tsv")]
    assert sum(not facts for _, facts in everything) >= len(everything) / 3


def test_unseen_sentences() -> None:
    gold = [facts for _, facts in cases("held_out.tsv")]
    found = [oracle.facts(oracle.passage(marked, pipeline())) for marked, _ in cases("held_out.tsv")]
    precision, recall, f1 = oracle.scores(gold, found)["typed"]
    assert precision >= 0.85
    assert recall >= 0.65
    assert f1 >= 0.75


@pytest.mark.parametrize("path", DEVELOPMENT)
def test_brochure_with_gold_spans(path: str) -> None:
    gold = oracle.gold_facts(ROOT / path)
    found = oracle.facts(oracle.brochure(ROOT / path, pipeline()))
    scores = oracle.scores([gold], [found])
    assert scores["typed"][0] >= 0.9
    assert scores["typed"][2] >= 0.9
    assert scores["dated"][2] >= 0.7


def test_statements_carry_their_sentence_method_and_confidence() -> None:
    doc = oracle.passage(
        'ბრიუსელში წვიმს. <geo c="UKR">უკრაინა</geo> <prog id="PfP">PfP</prog>-ს '
        '<date v="1994">1994 წელს</date> შეუერთდა.',
        pipeline(),
    )
    (statement,) = doc._.relations
    assert doc.text[statement.start : statement.end] == "უკრაინა PfP-ს 1994 წელს შეუერთდა."
    assert statement.method.startswith("relations/join")
    assert 0 < statement.confidence < 1
    assert statement.programme_name == "პარტნიორობა მშვიდობისათვის"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PARP-ს გერმანიამ, თურქთემა და სომხეთმა მოაწერეს ხელი.", {"DEU", "TUR", "ARM"}),
        ("PARP-ს 1995 წელს ფინთმა მოაწერა ხელი.", {"FIN"}),
        ("PARP-ს თურქთემა ხელი არ მოაწერა.", set()),
    ],
)
def test_a_misspelled_country_is_corrected(text: str, expected: set[str]) -> None:
    doc = load("rules")(text)
    assert {value.country for value in doc._.relations} == expected


def test_an_inferred_fact_has_a_lower_confidence_than_a_stated_one() -> None:
    named = oracle.passage('<geo c="UKR">უკრაინა</geo> <prog id="PARP">PARP</prog>-ში ჩაერთო.', pipeline())
    inferred = oracle.passage(
        '<geo c="UKR">უკრაინა</geo> დიდია. ქვეყანა <prog id="PARP">PARP</prog>-ში ჩაერთო.', pipeline()
    )
    assert inferred._.relations[0].confidence < named._.relations[0].confidence


def test_alone_in_a_blank_pipeline() -> None:
    register()
    nlp = spacy.blank("ka")
    nlp.add_pipe("kaext_relations")
    assert nlp("უკრაინა PfP-ს შეუერთდა.")._.relations == ()


def test_sentences_of_white_space_alone_state_nothing() -> None:
    assert pipeline()(" უკრაინა წევრია.\n\n  \n\n \t \n\nსაქართველოც.\n\n")._.relations == ()


PIECES = st.lists(
    st.sampled_from(
        [
            '<geo c="UKR">უკრაინა</geo>', '<geo c="GEO" adj="1">ქართული</geo>', '<prog id="PfP">PfP</prog>-ში',
            '<prog id="ISAF">ISAF</prog>', '<date v="2004">2004 წელს</date>', "შეუერთდა", "მონაწილეობს", "და", ",", ";",
            "(", ")", "-", "რომელიც", "არ", "ოცეული", "„", "”", "ხოლო", ".", "მიერ", "1.", "გეგმის", "მას", "თუ",
            "\n\n \n", "\t",
        ]
    ),
    max_size=25,
)  # fmt: skip


@settings(max_examples=150)
@given(PIECES)
def test_no_order_of_words_and_white_space_breaks_it(pieces: list[str]) -> None:
    doc = oracle.passage(" ".join(pieces) or ".", pipeline())
    for value in doc._.relations:
        assert 0 <= value.start < value.end <= len(doc.text)
        assert value.country in {"UKR", "GEO"}
        assert value.programme in {"PfP", "ISAF"}


def test_a_sum_stated_with_the_fact() -> None:
    doc = oracle.passage(
        '<geo c="ALB">ალბანეთში</geo> <prog id="TRUST-FUND">სატრასტო ფონდის</prog> პროექტს '
        '<money v="800000" c="EUR">800 ათასი ევრო</money> მოხმარდა.',
        pipeline(),
    )
    (statement,) = doc._.relations
    assert statement.sum is not None
    assert doc.text[slice(*statement.sum)] == "800 ათასი ევრო"


def test_of_two_sums_none_is_taken() -> None:
    doc = oracle.passage(
        '<geo c="ALB">ალბანეთში</geo> <prog id="TRUST-FUND">სატრასტო ფონდის</prog> პროექტს '
        '<money v="800000" c="EUR">800 ათასი ევრო</money> და <money v="5000" c="USD">5000 დოლარი</money> მოხმარდა.',
        pipeline(),
    )
    assert {statement.sum for statement in doc._.relations} == {None}


def test_an_overlong_sentence_is_read_in_pieces() -> None:
    fact = '<geo c="UKR">უკრაინა</geo> <prog id="PfP">PfP</prog>-ს შეუერთდა'
    doc = oracle.passage(f"{fact} და {'სიტყვა, ' * 2000} {fact}.", pipeline())
    extents = {(value.start, value.end) for value in doc._.relations}
    assert len(extents) == 2
    assert all(end - start < 5000 for start, end in extents)


def test_a_fact_dated_by_two_clauses_has_the_modifier_once() -> None:
    text = (
        '<geo c="MDA">მოლდოვაში</geo> <prog id="TRUST-FUND">სატრასტო ფონდის</prog> თანხებით პესტიციდები შეგროვდა. '
        'ეს სამუშაო <date v="2006-10">2006 წლის ოქტომბერში</date> დაიწყო. '
        'ის <date v="2008-11">2008 წლის ნოემბერში</date> დასრულდა.'
    )
    stated = oracle.passage(text, pipeline())._.relations
    assert [(value.date, value.method.count("lasting")) for value in stated] == [
        ("", 0),
        ("2006-10", 1),
        ("2006-10/2008-11", 1),
    ]
