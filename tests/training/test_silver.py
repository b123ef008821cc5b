"""Generated sentences: the same every time, facts by construction, every relation, names in their cases."""

import pytest
from spacy.language import Language

from kaext.pipes.relation_model.model import RELATIONS
from kaext.training.relations import pipeline
from kaext.training.silver import declined, generate, named, sentences


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline()


def test_the_same_seed_gives_the_same_sentences() -> None:
    assert sentences(40) == sentences(60)[:40]
    assert sentences(40, seed=1) != sentences(40, seed=2)


def test_every_relation_is_stated_and_nothing_is_left_to_fill_in() -> None:
    texts = sentences(400)
    assert {relation for _, facts in texts for _, relation, _ in facts} == set(RELATIONS)
    assert any(not facts for _, facts in texts)
    assert not any(mark in text for text, _ in texts for mark in "{}[]|")


def test_facts_become_labels_and_other_pairs_of_the_sentence_none(nlp: Language) -> None:
    several = generate(100, nlp)
    stated = sum(len(facts) for _, facts in sentences(100))
    # What the rules find though they have forgotten verbs is not shown: the more they know, the less is left.
    assert 0.1 * stated < sum(example.labels.sum() for example in several) < stated
    assert any(len(example.rows) > example.labels.sum() > 0 for example in several)


def test_names_of_programmes_are_told_with_their_extents() -> None:
    several = named(40)
    assert [text for text, _ in several] == [text for text, _ in sentences(40)]
    assert all(text[start:end].strip() for text, spans in several for start, end in spans)


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
