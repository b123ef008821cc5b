from __future__ import annotations

from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span

from kaext.pipes import tokens
from kaext.pipes.extensions import ACRONYMS, BlockSpan, register
from kaext.pipes.tokens import with_boundaries


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.blank("ka")


@settings(max_examples=100)
@given(st.text(alphabet="აბგNA-. \n", max_size=60), st.sets(st.integers(0, 60), max_size=8))
def test_every_place_becomes_a_boundary_and_no_other(nlp: Language, text: str, places: set[int]) -> None:
    doc = nlp.make_doc(text)
    cut = with_boundaries(doc, places)
    assert cut.text == text
    starts = {token.idx for token in cut}
    # A place in the single space after a token is a boundary already: the space belongs to no token's text.
    inside = {token.idx + at for token in doc for at in range(1, len(token.text))}
    assert starts == {token.idx for token in doc} | (places & inside)


def test_nothing_to_cut_gives_the_document_itself(nlp: Language) -> None:
    doc = nlp.make_doc("სგპ გაიხსნა")
    assert with_boundaries(doc, [0, 3, 4]) is doc


def test_the_document_is_built_once_however_many_cuts(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[int] = []
    make = tokens._copied

    def counted(doc: Doc, *args: Any) -> Doc:
        built.append(len(doc))
        return make(doc, *args)

    monkeypatch.setattr(tokens, "_copied", counted)
    for count in (10, 100, 1_000):
        built.clear()
        doc = nlp.make_doc("სგპსა " * count)
        assert len(with_boundaries(doc, range(3, 6 * count, 6))) == 2 * count
        assert len(built) == 1


def test_annotation_stays(nlp: Language) -> None:
    # the heads: both words hang on the verb; a cut-off ending hangs on its word
    register()
    doc = Doc(
        nlp.vocab,
        words=["სგპსა", "და", "ცენტრს", "ხსნის"],
        heads=[3, 2, 0, 3],
        deps=["obj", "cc", "conj", "root"],
        pos=["NOUN", "CCONJ", "NOUN", "VERB"],
        lemmas=["სგპ", "და", "ცენტრი", "ხსნის"],
        ents=["B-ORG", "O", "O", "O"],
    )
    doc._.blocks = (BlockSpan(0, len(doc.text)),)
    doc.spans["earlier"] = [Span(doc, 0, 3, label="list")]
    cut = with_boundaries(doc, [3])
    assert [token.text for token in cut] == ["სგპ", "სა", "და", "ცენტრს", "ხსნის"]
    assert [token.head.text for token in cut] == ["ხსნის", "სგპ", "ცენტრს", "სგპ", "ხსნის"]
    assert [token.dep_ for token in cut] == ["obj", "goeswith", "cc", "conj", "root"]
    assert [token.pos_ for token in cut] == ["NOUN", "NOUN", "CCONJ", "NOUN", "VERB"]
    assert [entity.text for entity in cut.ents] == ["სგპსა"]
    assert [span.text for span in cut.spans["earlier"]] == ["სგპსა და ცენტრს"]
    assert cut._.blocks == doc._.blocks


def test_sentences_stay() -> None:
    language = spacy.blank("ka")
    for name in ("kaext_sentences", "kaext_acronyms"):
        language.add_pipe(name)
    # A border crossing point (სგპ) opened. The points work.
    doc = language("სასაზღვრო გამტარი პუნქტი (სგპ) გაიხსნა. სგპები მუშაობს.")
    assert [span.text for span in doc.spans[ACRONYMS]] == ["სგპ", "სგპ"]
    assert [sentence.text for sentence in doc.sents] == [
        "სასაზღვრო გამტარი პუნქტი (სგპ) გაიხსნა.",
        "სგპები მუშაობს.",
    ]
