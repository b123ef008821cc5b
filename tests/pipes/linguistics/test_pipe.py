"""Linguistic annotation: the shipped model as a component, Stanza's where it is installed."""

import random
import re
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from kaext import models
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


@pytest.fixture(scope="module")
def sentences_alone() -> Language:
    nlp = spacy.blank("ka")
    nlp.add_pipe("kaext_sentences")
    return nlp


def test_sentences_stay_those_of_the_rules(nlp: Language, sentences_alone: Language) -> None:
    text = "იხ. გვ. 5. 2007 წ. მაისში გაიხსნა ცენტრი (ფიზიკა და სხვ.). ის მუშაობს."
    assert [sentence.text for sentence in nlp(text).sents] == [
        sentence.text for sentence in sentences_alone(text).sents
    ]


def test_an_empty_text_and_only_space_pass(nlp: Language) -> None:
    assert len(nlp("")) == 0
    assert nlp(" \n\n ").text == " \n\n "


def test_a_missing_model_is_a_clear_error() -> None:
    with pytest.raises(UsageError, match="model-missing"):
        spacy.blank("ka").add_pipe("kaext_linguistics", config={"model": "no_such_model"})


def test_stanza_or_its_models_that_are_not_there_are_a_clear_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configuration = {"engine": "stanza", "model": str(tmp_path)}
    monkeypatch.setattr(models, "find_spec", lambda name: name)
    with pytest.raises(UsageError, match="model-missing: the model ka of Stanza is not in"):
        spacy.blank("ka").add_pipe("kaext_linguistics", config=configuration)
    monkeypatch.setattr(models, "find_spec", lambda _: None)
    with pytest.raises(UsageError, match="engine-missing: Stanza is not installed"):
        spacy.blank("ka").add_pipe("kaext_linguistics", config=configuration)


def word(number: int, text: str, head: int, deprel: str, *, upos: str = "NOUN", xpos: str = "N") -> SimpleNamespace:
    return SimpleNamespace(
        id=number, text=text, lemma=f"lemma of {text}", upos=upos, xpos=xpos, feats="Case=Nom", head=head, deprel=deprel
    )


def analysed(*sentences: list[tuple[int, list[SimpleNamespace]]]) -> SimpleNamespace:
    """What Stanza returns: tokens as their beginnings in the text with the words they are made of."""
    return SimpleNamespace(
        sentences=[
            SimpleNamespace(
                words=[word for _, words in tokens for word in words],
                tokens=[SimpleNamespace(start_char=start, words=words) for start, words in tokens],
            )
            for tokens in sentences
        ]
    )


def stanza_nlp(monkeypatch: pytest.MonkeyPatch, analyse: Callable[[str], SimpleNamespace]) -> Language:
    monkeypatch.setattr(pipe, "stanza_pipeline", lambda folder: analyse)
    nlp = spacy.blank("ka")
    nlp.add_pipe("kaext_sentences")
    nlp.add_pipe("kaext_linguistics", config={"engine": "stanza", "model": "anything"})
    return nlp


def test_words_of_stanza_are_laid_on_the_tokens_of_kaext(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def analyse(text: str) -> SimpleNamespace:
        seen.append(text)
        # Stanza takes NATO-ს for one token, 12 000 for two, and cuts the postposition off the city.
        return analysed(
            [
                (0, [word(1, "ნატო-ს", 4, "nmod")]),
                (7, [word(2, "12", 4, "nummod")]),
                (10, [word(3, "000", 2, "flat")]),
                (14, [word(4, "კაცი", 7, "nsubj")]),
                (19, [word(5, "ქალაქ", 7, "obl"), word(6, "ში", 5, "case", upos="ADP")]),
                (27, [word(7, "არის", 0, "root", upos="VERB", xpos="V")]),
                (31, [word(8, ".", 7, "punct")]),
            ],
            [(34, [word(1, "მოვიდა", 0, "root")]), (40, [word(2, ".", 1, "punct")])],
        )

    # NATO's 12,000 men are in the city. They came.
    doc = stanza_nlp(monkeypatch, analyse)("ნატო-ს 12 000 კაცი ქალაქში არის.\n\n მოვიდა.")
    assert seen == ["ნატო-ს 12 000 კაცი ქალაქში არის.\n\nმოვიდა."]
    words = [token for token in doc if not token.is_space]
    assert [(t.text, t.head.text, t.dep_) for t in words] == [
        ("ნატო", "კაცი", "nmod"),
        ("-ს", "ნატო", "dep"),
        ("12 000", "კაცი", "nummod"),
        ("კაცი", "არის", "nsubj"),
        ("ქალაქში", "არის", "obl"),
        ("არის", "არის", "ROOT"),
        (".", "არის", "punct"),
        ("მოვიდა", "მოვიდა", "ROOT"),
        (".", "მოვიდა", "punct"),
    ]
    assert [t.lemma_ for t in words][:6] == ["ნატო", "-ს", "12 000", "კაცი", "ქალაქი", "lemma of არის"]
    assert [(words[i].pos_, words[i].tag_) for i in (1, 4, 5)] == [("X", ""), ("NOUN", "N_ში"), ("VERB", "V")]
    assert str(words[0].morph) == "Case=Nom"


@settings(max_examples=50)
@given(
    pieces=st.lists(st.sampled_from(["ნატო", "ნატო-ს", "გაიხსნა", ".", "\n", "\n\n", "2007", "წ."]), max_size=30),
    choose=st.randoms(use_true_random=False),
)
def test_sentences_stay_and_are_one_tree_whatever_stanza_says(
    sentences_alone: Language, pieces: list[str], choose: random.Random
) -> None:
    def analyse(text: str) -> SimpleNamespace:
        sentences = []
        start = 0
        for part in text.split("\n\n"):
            tokens: list[tuple[int, list[SimpleNamespace]]] = []
            for found in re.finditer(r"\S+", part):
                # A tree, or several, and here and there a word that Stanza leaves out.
                if choose.random() < 0.8:
                    number = len(tokens) + 1
                    tokens.append((start + found.start(), [word(number, found[0], choose.randrange(number), "dep")]))
            sentences.append(tokens)
            start += len(part) + 2
        return analysed(*sentences)

    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(pipe, "stanza_pipeline", lambda folder: analyse)
        component = pipe.StanzaLinguistics(Path())
    doc = sentences_alone(" ".join(pieces))
    sentences = [(span.start, span.end) for span in doc.sents]
    doc = component(doc)
    assert [(span.start, span.end) for span in doc.sents] == sentences
    for span in doc.sents:
        assert {token.sent.start for token in span.root.subtree} == {span.start}
        assert len(list(span.root.subtree)) == len(span)


def test_what_stanza_leaves_out_has_no_analysis_and_an_empty_text_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = stanza_nlp(monkeypatch, lambda text: analysed())
    assert [(token.pos_, token.lemma_) for token in nlp("ნატო")] == [("X", "ნატო")]
    assert nlp("").text == ""


def test_the_shipped_stanza_package_annotates() -> None:
    pytest.importorskip("stanza", reason="needs kaext[stanza]")
    nlp = spacy.blank("ka")
    nlp.add_pipe("kaext_sentences")
    nlp.add_pipe("kaext_linguistics", config={"engine": "stanza", "model": models.STANZA})
    # The government presented a new plan in the city.
    doc = nlp("მთავრობამ ქალაქში ახალი გეგმა წარადგინა.")
    assert [token.pos_ for token in doc] == ["NOUN", "NOUN", "ADJ", "NOUN", "VERB", "PUNCT"]
    assert doc[1].tag_ == "N_ში"
    assert [doc[number].head for number in (1, 2, 3, 4)] == [doc[4], doc[3], doc[4], doc[4]]


def test_the_full_profile_runs_without_torch() -> None:
    code = (
        "import sys; from kaext.pipeline import load; nlp = load('full');"
        "doc = nlp('საქართველო 2004 წელს PfP-ში მონაწილეობდა.');"
        "assert doc[0].lemma_ and doc._.relations; assert nlp.pipe_names[-1] == 'kaext_relation_dates';"
        "assert 'stanza' not in sys.modules"
    )
    if find_spec("torch") is None:
        code += "; assert 'torch' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
