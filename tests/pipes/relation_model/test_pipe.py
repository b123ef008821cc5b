"""The relation model as a component: candidates, what it sees, and what it may add to the rules."""

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from tests.oracle import passage

from kaext.pipes.extensions import rule_out
from kaext.pipes.relation_model.candidates import MAX_PAIRS, candidates
from kaext.pipes.relation_model.features import names
from kaext.pipes.relation_model.model import COLUMNS, RELATIONS, RelationModel
from kaext.pipes.relation_model.pipe import METHOD, LearnedRelations
from kaext.pipes.relation_model.sentences import Sentences
from kaext.pipes.relation_model.trees import Trees
from kaext.pipes.values import RelationValue, RuledOut


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("ka")
    nlp.add_pipe("kaext_sentences")
    return nlp


def always(relation: str, *, chance: float = 0.9) -> RelationModel:
    """A model that believes one relation of every candidate."""
    biases = np.full(len(RELATIONS), -20.0, dtype=np.float32)
    biases[RELATIONS.index(relation)] = 20.0
    trees = Trees.constant(np.log(chance / (1 - chance)))
    return RelationModel(trees, np.zeros((COLUMNS, len(RELATIONS)), dtype=np.float32), biases)


def pairs(doc: Doc) -> set[tuple[str, str, str, str]]:
    return {(c.country.id, c.country.source, c.programme.id, c.programme.source) for c in candidates(doc)}


# Armenia and Georgia are in PfP, and so on: what is said is not the point here.
ARMENIA, GEORGIA = '<geo c="ARM">სომხეთი</geo>', '<geo c="GEO">საქართველო</geo>'
PFP, KFOR = '<prog id="PfP">PfP</prog>', '<prog id="KFOR">KFOR</prog>'


def test_every_country_meets_every_programme_of_its_sentence(nlp: Language) -> None:
    doc = passage(f"{ARMENIA} და {GEORGIA} {PFP}-ში არიან. {KFOR} სხვაა.", nlp)
    assert pairs(doc) == {
        ("ARM", "here", "PfP", "here"),
        ("GEO", "here", "PfP", "here"),
        ("ARM", "before", "KFOR", "here"),
        ("GEO", "before", "KFOR", "here"),
    }


def test_a_heading_stands_in_for_what_the_text_under_it_does_not_name(nlp: Language) -> None:
    doc = passage(f"[heading] {ARMENIA}\n\nქვეყანა {PFP}-ში შევიდა.\n\n[heading] სხვა\n\nისევ {KFOR}.", nlp)
    assert pairs(doc) == {("ARM", "heading", "PfP", "here")}


def test_a_group_of_countries_is_taken_apart_and_silent_blocks_are_passed_over(nlp: Language) -> None:
    group = '<geo c="ARM GEO" group="1">ორივე ქვეყანა</geo>'
    doc = passage(f"[title] {ARMENIA} {KFOR}\n\n{group} {PFP}-შია.", nlp)
    assert pairs(doc) == {("ARM", "here", "PfP", "here"), ("GEO", "here", "PfP", "here")}


def test_a_group_among_which_one_was_the_first_is_no_candidate(nlp: Language) -> None:
    group = '<geo c="BLR MDA UKR" group="1">სამ ქვეყანას</geo>'
    text = f'<geo c="MDA">მოლდოვამ</geo> <prog id="IPAP">IPAP</prog> შეათანხმა – {{}} {group} შორის.'
    # Moldova agreed its IPAP, as the first of the three; it was agreed between the three.
    assert {country for country, *_ in pairs(passage(text.format("პირველმა"), nlp))} == {"MDA"}
    assert {country for country, *_ in pairs(passage(text.format("მაისში"), nlp))} == {"BLR", "MDA", "UKR"}


def test_a_country_that_is_excepted_from_a_group_is_no_candidate(nlp: Language) -> None:
    group, other = '<geo c="EST LVA LTU" group="1">სამივე ქვეყანა</geo>', '<geo c="LTU">ლიეტუვის</geo>'
    doc = passage(f"{group}, {other} გარდა, {PFP}-შია.", nlp)
    assert {country for country, *_ in pairs(doc)} == {"EST", "LVA"}


def test_what_the_rules_found_to_be_no_relation_is_not_added(nlp: Language) -> None:
    doc = passage(f"{ARMENIA} და {GEORGIA} {PFP}-ს აკვირდებიან.", nlp)
    rule_out(doc, [RuledOut(0, 10, "ARM PfP", "relations/unlisted", "onlooking")])
    rule_out(doc, [RuledOut(0, 10, "GEO PfP", "relations/unlisted", "no-party")])
    found = LearnedRelations(always("participates"), threshold=0.5)(doc)._.relations
    assert [value.country for value in found] == ["GEO"]


def test_a_sentence_that_is_a_table_has_no_candidates(nlp: Language) -> None:
    countries = ", ".join(f'<geo c="C{number:02}">ქვეყანა{number}</geo>' for number in range(MAX_PAIRS + 1))
    assert pairs(passage(f"{countries}: {PFP}", nlp)) == set()


def test_a_candidate_knows_whether_its_sentence_has_a_date_and_the_sentence_before(nlp: Language) -> None:
    doc = passage(f'<date v="1994">1994 წელს</date> {ARMENIA} {PFP}-ს შეუერთდა. {GEORGIA} {PFP}-შია.', nlp)
    first, second = candidates(doc)
    assert (first.is_dated, first.previous) == (True, (0, 0))
    assert (second.is_dated, second.previous) == (False, (first.start, first.end))


def test_features_say_nothing_of_the_country_and_do_of_the_words(nlp: Language) -> None:
    doc = passage(f"{ARMENIA} {PFP}-ს სიხარულით შეუერთდა.", nlp)
    (candidate,) = candidates(doc)
    seen = set(names(Sentences(doc), candidate))
    assert "word=შეუერთდა" in seen
    assert "programme ending=ს" in seen
    assert "order=True" in seen
    assert not any("სომხეთი" in name or "ARM" in name for name in seen)


def test_the_model_adds_pairs_that_the_rules_left_and_keeps_the_rules_own(nlp: Language) -> None:
    doc = passage(f"{ARMENIA} და {GEORGIA} {PFP}-ში.", nlp)
    stated = RelationValue("ARM", "joined", "PfP", "1994", 0, 5, method="relations/join")
    doc._.relations = (stated,)
    added = LearnedRelations(always("participates"), threshold=0.8)(doc)._.relations
    assert stated in added
    (new,) = (value for value in added if value != stated)
    assert (new.country, new.relation, new.programme, new.method) == ("GEO", "participates", "PfP", METHOD)
    assert new.confidence == pytest.approx(0.9, abs=0.01)
    assert doc.text[new.start : new.end] == doc.text


def test_the_evidence_ends_with_the_sentence_and_not_with_the_empty_line_after_it(nlp: Language) -> None:
    doc = passage(f"{ARMENIA} {PFP}-ში.\n\nსხვა აბზაცი.", nlp)  # Armenia in PfP; another paragraph
    (added,) = LearnedRelations(always("participates"), threshold=0.8)(doc)._.relations
    assert doc.text[added.start : added.end] == "სომხეთი PfP-ში."


def test_below_the_threshold_nothing_is_added(nlp: Language) -> None:
    doc = passage(f"{ARMENIA} {PFP}-ში.", nlp)
    assert LearnedRelations(always("joined", chance=0.7), threshold=0.8)(doc)._.relations == ()


def test_the_component_works_alone_with_the_shipped_model() -> None:
    alone = spacy.blank("ka")
    alone.add_pipe("kaext_sentences")
    alone.add_pipe("kaext_relation_model", config={"threshold": 0.0})
    assert alone("საქართველო PfP-შია.")._.relations == ()
    marked = passage(f"{GEORGIA} {PFP}-ში მონაწილეობს.", alone)
    assert [(value.country, value.programme) for value in marked._.relations] == [("GEO", "PfP")]
