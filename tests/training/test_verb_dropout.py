"""The rules without some of their verbs: what they leave then, and that they know them again afterwards."""

import random

import pytest
from spacy.language import Language

from kaext.pipeline import load
from kaext.pipes.relations import grammar
from kaext.training.verb_dropout import random_verbs, without_verbs

# Armenia joined PfP. Georgia took part in KFOR.
TEXT = "სომხეთი 1994 წელს PfP-ს შეუერთდა. საქართველო KFOR-ში მონაწილეობდა."


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load("rules")


def lemma(word: str) -> str:
    form = grammar.analyse_verb(word)
    assert form is not None
    return form.lemma


def test_a_forgotten_verb_states_nothing_by_its_kind_and_is_known_again(nlp: Language) -> None:
    before = nlp(TEXT)._.relations
    assert [value.method for value in before] == ["relations/join", "relations/take"]
    with without_verbs({lemma("შეუერთდა")}):
        assert grammar.analyse_verb("შეუერთდა") is None
        methods = [value.method for value in nlp(TEXT)._.relations]
        assert "relations/join" not in methods
        assert "relations/take" in methods
    assert nlp(TEXT)._.relations == before


def test_the_same_seed_drops_the_same_verbs() -> None:
    first, second = random_verbs(random.Random(7)), random_verbs(random.Random(7))
    assert first == second != random_verbs(random.Random(8))
    known = {verb.lemma for verb in grammar.verbs()}
    assert first < known
    assert 0.3 < len(first) / len(known) < 0.5
