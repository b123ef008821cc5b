"""What all candidates of a sentence share, and the mentions that lie in it."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc
from tests.oracle import passage

from kaext.pipes.extensions import COUNTRIES, PROGRAMMES
from kaext.pipes.relation_model.mentions import Mentions
from kaext.pipes.relation_model.sentences import Sentence, Sentences
from kaext.pipes.values import RelationValue

ARMENIA, KFOR = '<geo c="ARM">სომხეთმა</geo>', '<prog id="KFOR">KFOR</prog>'


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("ka")
    nlp.add_pipe("kaext_sentences")
    return nlp


def read(doc: Doc) -> list[Sentence]:
    sentences = Sentences(doc)
    return [sentences.read(sentence.start, sentence.end) for sentence in doc.sents]


def test_mentions_are_placeholders_and_verbs_of_the_rules_are_marked(nlp: Language) -> None:
    # Armenia sent a platoon to KFOR.
    (sentence,) = read(passage(f"{ARMENIA} {KFOR}-ში ოცეული გაგზავნა.", nlp))
    assert [word for _, word in sentence.words] == ["<country>", "<programme>", "ოცეული", "გაგზავნა", "."]
    assert [form.kind for _, form in sentence.verbs] == ["send"]
    assert not sentence.unknown


def test_a_statement_belongs_to_every_sentence_that_it_touches(nlp: Language) -> None:
    doc = passage(f"{ARMENIA} {KFOR}-შია. ქვეყანა იქ დარჩა. სხვა ამბავია.", nlp)
    first, second, _ = doc.sents
    over_two = RelationValue("ARM", "participates", "KFOR", "", first.start_char, second.end_char)
    in_first = RelationValue("ARM", "joined", "KFOR", "", first.start_char, first.end_char)
    doc._.relations = (over_two, in_first)
    assert [set(sentence.statements) for sentence in read(doc)] == [{over_two, in_first}, {over_two}, set()]
    assert (Sentences(doc).countries["ARM"], Sentences(doc).programmes["KFOR"]) == (2, 2)


@given(st.integers(0, 12), st.integers(0, 12))
def test_the_mentions_of_an_extent_are_those_inside_it(start: int, length: int) -> None:
    plain = spacy.blank("ka")
    doc = passage(f"{ARMENIA} {KFOR}-ში და {ARMENIA} {KFOR}-ში, {ARMENIA}.", plain)
    for group in (COUNTRIES, PROGRAMMES):
        expected = [(s.start, s.end) for s in doc.spans[group] if start <= s.start and s.end <= start + length]
        assert [mention[:2] for mention in Mentions(doc).within(group, start, start + length)] == expected
