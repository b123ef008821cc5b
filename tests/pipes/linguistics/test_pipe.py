"""Linguistic annotation: the shipped model as a component, Stanza's where it is installed."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

import pytest
import spacy
from spacy.language import Language

from kaext.pipes.linguistics import pipe
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


def test_stanza_annotates_the_tokens_of_kaext(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[list[str]]] = []

    def analyse(sentences: list[list[str]]) -> SimpleNamespace:
        seen.append(sentences)
        return SimpleNamespace(sentences=[SimpleNamespace(words=_right_branching(words)) for words in sentences])

    monkeypatch.setattr(pipe, "stanza_pipeline", lambda folder: analyse)
    nlp = spacy.blank("ka")
    nlp.add_pipe("kaext_sentences")
    nlp.add_pipe("kaext_linguistics", config={"engine": "stanza", "model": str(tmp_path)})
    doc = nlp("ნატო-ს 12 000 კაცი.\n\n მოვიდა.")  # NATO's 12,000 men. They came.
    assert seen == [[["ნატო", "-ს", "12\u00a0000", "კაცი", "."], ["მოვიდა", "."]]]
    words = [token for token in doc if not token.is_space]
    assert [token.lemma_ for token in words] == [f"lemma of {token.text.replace(' ', chr(0xA0))}" for token in words]
    assert [token.head.text for token in words] == ["-ს", "12 000", "კაცი", ".", ".", ".", "."]
    assert [token.dep_ for token in words][3:] == ["dep", "ROOT", "dep", "ROOT"]
    assert str(words[0].morph) == "Case=Nom"
    assert nlp("").text == ""


def _right_branching(words: list[str]) -> list[SimpleNamespace]:
    """What Stanza returns for a sentence, every word depending on the next."""
    return [
        SimpleNamespace(
            lemma=f"lemma of {word}",
            upos="NOUN",
            xpos=None,
            feats="Case=Nom",
            head=head,
            deprel="dep" if head else "root",
        )
        for word, head in zip(words, [*range(2, len(words) + 1), 0], strict=True)
    ]


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
