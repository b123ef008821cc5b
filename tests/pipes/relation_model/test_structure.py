"""What the model sees of the grammar of a sentence, and of what the rules state beside a candidate."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from tests.oracle import passage

from kaext.pipes.relation_model.candidates import candidates
from kaext.pipes.relation_model.features import names
from kaext.pipes.relation_model.sentences import Sentences
from kaext.pipes.values import RelationValue

ARMENIA, GEORGIA = '<geo c="ARM">სომხეთმა</geo>', '<geo c="GEO">საქართველომ</geo>'
KFOR = '<prog id="KFOR">KFOR</prog>'


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("ka")
    nlp.add_pipe("kaext_sentences")
    nlp.add_pipe("kaext_linguistics")
    return nlp


def seen(doc: Doc) -> set[str]:
    return set(names(Sentences(doc), next(iter(candidates(doc)))))


def test_cases_of_country_and_programme_are_seen_and_their_names_are_not(nlp: Language) -> None:
    # Armenia sent a platoon to KFOR.
    found = seen(passage(f"{ARMENIA} {KFOR}-ში ოცეული გაგზავნა.", nlp))
    assert "roles=erg loc" in found
    assert any(name.startswith("kind=") and name.endswith("country role=erg") for name in found)
    assert any(name.startswith("path=nsubj^") for name in found)
    assert {name for name in found if "სომხეთ" in name or "KFOR" in name} == {"programme=KFOR"}


def test_a_verb_that_the_rules_do_not_know_is_distinguished(nlp: Language) -> None:
    known = seen(passage(f"{ARMENIA} {KFOR}-ში ოცეული გაგზავნა.", nlp))
    unknown = seen(passage(f"{ARMENIA} {KFOR}-ში ოცეული დააბანდა.", nlp))
    assert "known=1 unknown=0" in known
    assert "known=0 unknown=1" in unknown


def test_negation_and_distance_are_seen(nlp: Language) -> None:
    assert "negated=True" in seen(passage(f"{ARMENIA} {KFOR}-ში ოცეული არ გაგზავნა.", nlp))
    assert "stops between=1" in seen(passage(f"{ARMENIA}, როგორც ამბობენ {KFOR}-ში ოცეული გაგზავნა.", nlp))


def test_what_is_stated_of_a_neighbour_is_seen(nlp: Language) -> None:
    doc = passage(f"{ARMENIA} და {GEORGIA} {KFOR}-ში ოცეული გაგზავნა.", nlp)
    assert "stated of country=False of programme=False other=False" in seen(doc)
    doc._.relations = (RelationValue("GEO", "participates", "KFOR", "", 0, len(doc.text)),)
    found = seen(doc)
    assert "stated of country=False of programme=True other=False" in found
    assert "stated of programme=participates" in found
    assert "programme elsewhere=1" in found


def test_without_a_parser_the_tree_is_absent() -> None:
    plain = spacy.blank("ka")
    plain.add_pipe("kaext_sentences")
    found = seen(passage(f"{ARMENIA} {KFOR}-ში ოცეული გაგზავნა.", plain))
    assert "roles=erg loc" in found
    assert not any(name.startswith("path=") for name in found)
