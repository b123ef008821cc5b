"""Generated sentences: the same every time, facts by construction, every relation, names in their cases."""

import pytest
from spacy.language import Language

from kaext.catalogue.programmes import programmes
from kaext.pipes.relation_model.model import RELATIONS
from kaext.training.silver import declined, generate, sentences


def test_the_same_seed_gives_the_same_sentences() -> None:
    assert sentences(40) == sentences(60)[:40]
    assert sentences(40, seed=1) != sentences(40, seed=2)


def test_every_relation_is_stated_and_nothing_is_left_to_fill_in() -> None:
    several = sentences(400)
    assert {relation for sentence in several for _, relation, _ in sentence.facts} == set(RELATIONS)
    assert any(not sentence.facts for sentence in several)
    assert not any(mark in sentence.text for sentence in several for mark in "{}[]|")


def test_facts_become_labels_and_other_pairs_of_the_sentence_none(nlp: Language) -> None:
    several = generate(100, nlp)
    stated = sum(len(sentence.facts) for sentence in sentences(100))
    # What the rules find though they have forgotten verbs is not shown: the more they know, the less is left.
    assert 0.1 * stated < sum(example.labels.sum() for example in several) < stated
    assert any(len(example.rows) > example.labels.sum() > 0 for example in several)


def test_programmes_stand_where_they_are_said_to() -> None:
    acronyms = {entry.id: entry.acronym for entry in programmes()}
    named = [
        (sentence.text[start:end], programme)
        for sentence in sentences(40)
        for start, end, programme in sentence.programmes
    ]
    short = [(name, acronyms[programme.id]) for name, programme in named if name.isascii()]
    assert len(short) > 10
    assert all(name == acronym for name, acronym in short)
    assert all(name[:4] == programme.name[:4] for name, programme in named if not name.isascii())


@pytest.mark.parametrize(
    ("noun", "case", "form"),
    [
        ("სომხეთი", "erg", "სომხეთმა"),  # Armenia
        ("სომხეთი", "abl", "სომხეთიდან"),
        ("უკრაინა", "gen", "უკრაინის"),  # Ukraine
        ("უკრაინა", "loc", "უკრაინაში"),
        ("საქართველო", "gen", "საქართველოს"),  # Georgia
        ("საქართველო", "for", "საქართველოსთვის"),
        ("EAPC", "gen", "EAPC-ის"),
        ("EAPC", "nom", "EAPC"),
    ],
)
def test_names_are_declined(noun: str, case: str, form: str) -> None:
    assert declined(noun, case) == form
