"""A trained pipeline as one component: spaCy's own, or Stanza's, over the tokens and sentences of kaext.

Other components see the same attributes whichever it is: ``token.pos_``, ``tag_``, ``morph``, ``lemma_``, ``dep_``,
``head``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.util import load_model_from_path

from kaext.ka.inflection import nominative
from kaext.models import whole
from kaext.problems import UsageError, problem

if TYPE_CHECKING:
    from stanza import Pipeline

_NOUNS = frozenset({"NOUN", "PROPN"})


class SpacyLinguistics:
    """Runs the components of a spaCy model; sentence boundaries that are set already stay.

    Lemmas of nouns and names are those of the rules of inflection, which are better at them than the model
    (docs/models.md).
    """

    def __init__(self, folder: Path, nlp: Language) -> None:
        model = load_model_from_path(whole(folder), vocab=nlp.vocab)
        self.components = [component for _, component in model.pipeline]

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc``."""
        for component in self.components:
            doc = component(doc)
        for token in doc:
            if token.pos_ in _NOUNS:
                token.lemma_ = nominative(token.text)
        return doc


class StanzaLinguistics:
    """Runs Stanza models from a folder laid out as Stanza's own; tokens and sentences are those of ``doc``."""

    def __init__(self, folder: Path) -> None:
        self.pipeline = stanza_pipeline(folder)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc``."""
        sentences = [[token for token in sentence if not token.is_space] for sentence in doc.sents]
        sentences = [sentence for sentence in sentences if sentence]
        if not sentences:
            return doc
        analysed = self.pipeline([[token.text.replace(" ", "\u00a0") for token in row] for row in sentences])
        for row, sentence in zip(sentences, analysed.sentences, strict=True):
            _annotate(row, sentence.words)
        return doc


def stanza_pipeline(folder: Path) -> Pipeline:
    """Return Stanza's Georgian pipeline from models in ``folder``, without network.

    Raises
    ------
    UsageError
        ``model-missing``: Stanza is not installed, or its Georgian models are not in ``folder``.
    """
    if not (folder / "ka").is_dir():
        raise UsageError(problem("model-missing", name="stanza", path=folder))
    import stanza

    processors = [name for name in ("pos", "lemma", "depparse") if (folder / "ka" / name).is_dir()]
    return stanza.Pipeline(
        lang="ka",
        dir=str(folder),
        processors=",".join(["tokenize", *processors]),
        tokenize_pretokenized=True,
        download_method=None,
        use_gpu=False,
        verbose=False,
    )


def _annotate(tokens: list[Token], words: list[Any]) -> None:
    for token, word in zip(tokens, words, strict=True):
        token.lemma_ = word.lemma or token.text
        token.pos_ = word.upos or "X"
        token.tag_ = word.xpos or ""
        token.set_morph(word.feats or "")  # type: ignore[attr-defined]
        if word.head is not None:
            token.head = tokens[word.head - 1] if word.head else token
            token.dep_ = word.deprel if word.head else "ROOT"
