"""A trained pipeline as one component: spaCy's own, or Stanza's, for the tokens and sentences of kaext.

Other components see the same attributes whichever it is: ``token.pos_``, ``tag_``, ``morph``, ``lemma_``, ``dep_``,
``head``. Lemmas of nouns and names are those of the rules of inflection, which are better at them than the models
(docs/models.md).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.util import load_model_from_path

from kaext.ka.inflection import nominative
from kaext.models import require_stanza, whole
from kaext.problems import UsageError, problem

if TYPE_CHECKING:
    from stanza import Pipeline

_NOUNS = frozenset({"NOUN", "PROPN"})


class SpacyLinguistics:
    """Runs the components of a spaCy model; sentence boundaries that are set already stay."""

    def __init__(self, folder: Path, nlp: Language) -> None:
        model = load_model_from_path(whole(folder), vocab=nlp.vocab)
        self.components = [component for _, component in model.pipeline]

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc``."""
        for component in self.components:
            doc = component(doc)
        return _with_lemmas_of_rules(doc)


class StanzaLinguistics:
    """Runs a Stanza package over the sentences of ``doc``.

    Stanza cuts the words itself, as its treebank does (ქალაქში, in the city, is two words); what it says of them is
    laid on the tokens of kaext: a token has the lemma, class and features of the first word that begins in it, the
    syntactic place of the word nearest to the root, and further words in its tag (``N_ში``). A token in which no word
    begins, as the -ის of EAPC-ის, depends on the token before.
    """

    def __init__(self, folder: Path) -> None:
        self.pipeline = stanza_pipeline(folder)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc``."""
        return _with_lemmas_of_rules(self.annotate(doc))

    def annotate(self, doc: Doc) -> Doc:
        """Annotate ``doc`` with what Stanza says, lemmas of nouns too."""
        sentences = [[token for token in sentence if not token.is_space] for sentence in doc.sents]
        sentences = [sentence for sentence in sentences if sentence]
        if not sentences:
            return doc
        texts = [doc.text[row[0].idx : row[-1].idx + len(row[-1])] for row in sentences]
        analysed = self.pipeline("\n\n".join(" ".join(text.split("\n")) for text in texts))
        start = 0
        words = [word for sentence in analysed.sentences for word in _words(sentence)]
        for row, text in zip(sentences, texts, strict=True):
            of_row = [word for word in words if start <= word.start < start + len(text)]
            _annotate(row, of_row, shift=row[0].idx - start)
            start += len(text) + 2
        return doc


def _with_lemmas_of_rules(doc: Doc) -> Doc:
    for token in doc:
        if token.pos_ in _NOUNS:
            token.lemma_ = nominative(token.text)
    return doc


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of Stanza: ``start`` is where its token begins, ``depth`` how far it is from the root."""

    start: int
    word: Any
    head: int | None
    depth: int


def stanza_pipeline(folder: Path) -> Pipeline:
    """Return Stanza's pipeline for Georgian from models in ``folder``, without network; it cuts words, not sentences.

    Raises
    ------
    UsageError
        ``engine-missing``: Stanza is not installed; ``model-missing`` or ``model-damaged``: its Georgian models are not
        in ``folder``, or not whole.
    """
    require_stanza()
    if not (folder / "ka").is_dir():
        raise UsageError(problem("model-missing", name="ka of Stanza", path=folder))
    whole(folder)
    import stanza

    processors = [name for name in ("mwt", "pos", "lemma", "depparse") if (folder / "ka" / name).is_dir()]
    return stanza.Pipeline(
        lang="ka",
        dir=str(folder),
        processors=",".join(["tokenize", *processors]),
        tokenize_no_ssplit=True,
        download_method=None,
        use_gpu=False,
        verbose=False,
    )


def _words(sentence: Any) -> list[_Word]:
    heads = {word.id: word.head for word in sentence.words}
    return [
        _Word(token.start_char, word, heads[word.id], _depth(heads, word.id))
        for token in sentence.tokens
        for word in token.words
    ]


def _depth(heads: Mapping[int, int | None], word: int) -> int:
    depth = 0
    while (head := heads[word]) and depth < len(heads):
        word, depth = head, depth + 1
    return depth


def _annotate(row: list[Token], words: list[_Word], *, shift: int) -> None:
    """Lay words on the tokens of a sentence; ``shift`` brings their places to those of the tokens."""
    ends = [token.idx + len(token) for token in row]
    begun: list[list[_Word]] = [[] for _ in row]
    owner: dict[int, int] = {}
    for word in words:
        index = min(bisect_right(ends, word.start + shift), len(row) - 1)
        begun[index].append(word)
        owner[word.word.id] = index
    for index, (token, group) in enumerate(zip(row, begun, strict=True)):
        if not group:
            token.lemma_, token.pos_ = token.text, "X"
            if index:
                token.head, token.dep_ = row[index - 1], "dep"
            continue
        first, top = group[0].word, min(group, key=lambda word: word.depth)
        token.lemma_ = first.lemma or token.text
        token.pos_ = first.upos or "X"
        token.tag_ = "_".join(
            [first.xpos or "", *(word.word.text for word in group[1:] if word.start == group[0].start)]
        )
        token.set_morph(first.feats or "")  # type: ignore[attr-defined]
        if top.head is not None:
            token.head = row[owner[top.head]] if top.head in owner else token
            token.dep_ = top.word.deprel if top.head in owner else "ROOT"
