"""Linguistic annotation: the shipped model as a component, Stanza's where it is installed."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from kaext.problems import UsageError


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("ka")
    nlp.add_pipe("kaext_sentences")
    nlp.add_pipe("kaext_linguistics")
    return nlp


def test_words_get_parts_of_speech_lemmas_and_heads(nlp: Language) -> None:
    doc = nlp(
        "უკრაინის მთავრობამ ახალი გეგმა წარადგინა. ქვეყანაში მშვიდობაა."
    )  # Ukraine's government presented a new plan.
    assert [token.pos_ for token in doc][:3] == ["PROPN", "NOUN", "ADJ"]
    assert doc[0].lemma_ == "უკრაინა"
    assert doc[1].lemma_ == "მთავრობა"
    assert "Case=Erg" in str(doc[1].morph)
    assert doc[1].dep_ == "nsubj"
    assert doc[1].head == doc[4]


def test_sentences_stay_those_of_the_rules(nlp: Language) -> None:
    text = "იხ. გვ. 5. 2007 წ. მაისში გაიხსნა ცენტრი (ფიზიკა და სხვ.). ის მუშაობს."
    plain = spacy.blank("ka")
    plain.add_pipe("kaext_sentences")
    assert [sentence.text for sentence in nlp(text).sents] == [sentence.text for sentence in plain(text).sents]


def test_an_empty_text_and_only_space_pass(nlp: Language) -> None:
    assert len(nlp("")) == 0
    assert nlp(" \n\n ").text == " \n\n "


def test_a_missing_model_is_a_clear_error() -> None:
    with pytest.raises(UsageError, match="model-missing"):
        spacy.blank("ka").add_pipe("kaext_linguistics", config={"model": "no_such_model"})


def test_stanza_models_that_are_not_there_are_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="model-missing: the model stanza is not in"):
        spacy.blank("ka").add_pipe("kaext_linguistics", config={"engine": "stanza", "model": str(tmp_path)})


def test_the_full_profile_runs_without_torch() -> None:
    code = (
        "import sys; from kaext.pipeline import load; nlp = load('full');"
        "doc = nlp('საქართველო 2004 წელს PfP-ში მონაწილეობდა.');"
        "assert doc[0].lemma_ and doc._.relations; assert nlp.pipe_names[-1] == 'kaext_relation_model';"
        "assert 'stanza' not in sys.modules"
    )
    if find_spec("torch") is None:
        code += "; assert 'torch' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
