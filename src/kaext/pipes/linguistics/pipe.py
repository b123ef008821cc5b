"""A trained pipeline, spaCy's or Stanza's, as one component over the tokens and sentences of kaext.

Both engines set the same attributes: ``token.pos_``, ``tag_``, ``morph``, ``lemma_``, ``dep_`` and ``head``. The lemmas
of nouns and names come from the rules of inflection, which are more accurate than the models (docs/models.md).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import DEP, HEAD  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.util import load_model_from_path

from kaext.ka.inflection import nominative
from kaext.models import require_stanza, verified
from kaext.problems import UsageError, problem

if TYPE_CHECKING:
    from stanza import Pipeline

_NOUNS = frozenset({"NOUN", "PROPN"})


class SpacyLinguistics:
    """Runs the components of a spaCy model; existing sentence boundaries are kept."""

    def __init__(self, folder: Path, nlp: Language) -> None:
        model = load_model_from_path(verified(folder), vocab=nlp.vocab)
        self.components = [component for _, component in model.pipeline]

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc``."""
        for component in self.components:
            doc = component(doc)
        return _with_lemmas_of_rules(doc)


class StanzaLinguistics:
    """Runs a Stanza package over the sentences of ``doc``.

    Stanza splits words as its treebank does: ქალაქში (in the city) is two words. Its annotation is projected onto the
    tokens of kaext. A token gets the lemma, part of speech and features of the first word that begins in it, the head
    and label of the word nearest to the root, and the other words in its tag (``N_ში``). White space, and a token in
    which no word begins, such as the -ის of EAPC-ის, depend on the token before. The sentences of ``doc`` are kept.
    """

    def __init__(self, folder: Path) -> None:
        self.pipeline = stanza_pipeline(folder)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc``."""
        return _with_lemmas_of_rules(self.annotate(doc))

    def annotate(self, doc: Doc) -> Doc:
        """Annotate ``doc`` with Stanza's output, including its lemmas of nouns."""
        sentences = [list(sentence) for sentence in doc.sents]
        rows = [[token for token in sentence if not token.is_space] for sentence in sentences]
        texts = [doc.text[row[0].idx : row[-1].idx + len(row[-1])] if row else "" for row in rows]
        analysed = self.pipeline("\n\n".join(" ".join(text.split("\n")) for text in texts if text))
        words = [word for sentence in analysed.sentences for word in _words(sentence)]
        arcs: list[tuple[int, str]] = []
        start = 0
        for sentence, row, text in zip(sentences, rows, texts, strict=True):
            of_row = [word for word in words if start <= word.start < start + len(text)]
            begun = _begun(row, of_row, shift=row[0].idx - start if row else 0)
            for token, group in zip(row, begun, strict=True):
                _annotate(token, group)
            arcs += _with_spaces(sentence, row, list(_tree(begun)))
            start += len(text) + 2 if text else 0
        return _with_trees(doc, arcs)


def _with_lemmas_of_rules(doc: Doc) -> Doc:
    for token in doc:
        if token.pos_ in _NOUNS:
            token.lemma_ = nominative(token.text)
    return doc


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of Stanza: ``start`` is the offset of its token, ``depth`` its distance from the root."""

    start: int
    word: Any
    head: int | None
    depth: int


def stanza_pipeline(folder: Path) -> Pipeline:
    """Return Stanza's pipeline for Georgian with the models in ``folder``; it tokenizes but does not split sentences.

    Nothing is downloaded.

    Raises
    ------
    UsageError
        ``engine-missing``: Stanza is not installed; ``model-missing`` or ``model-damaged``: its Georgian models are not
        in ``folder``, or their files are damaged.
    """
    require_stanza()
    if not (folder / "ka").is_dir():
        raise UsageError(problem("model-missing", name="ka of Stanza", path=folder))
    verified(folder)
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


def _begun(row: Sequence[Token], words: Sequence[_Word], *, shift: int) -> list[list[_Word]]:
    """Return the words that begin in each token of a sentence; ``shift`` maps their offsets to those of the tokens."""
    ends = [token.idx + len(token) for token in row]
    begun: list[list[_Word]] = [[] for _ in row]
    for word in words:
        begun[min(bisect_right(ends, word.start + shift), len(row) - 1)].append(word)
    return begun


def _annotate(token: Token, group: Sequence[_Word]) -> None:
    """Annotate a token with the words that begin in it."""
    if not group:
        token.lemma_, token.pos_ = token.text, "X"
        return
    first = group[0].word
    token.lemma_ = first.lemma or token.text
    token.pos_ = first.upos or "X"
    token.tag_ = "_".join([first.xpos or "", *(word.word.text for word in group[1:] if word.start == group[0].start)])
    token.set_morph(first.feats or "")  # type: ignore[attr-defined]


def _tree(begun: Sequence[Sequence[_Word]]) -> Iterator[tuple[int, str]]:
    """Yield the head's index in the sentence (for the root, its own) and the label of each token of the tree."""
    owner = {word.word.id: number for number, group in enumerate(begun) for word in group}
    filled = [number for number, group in enumerate(begun) if group]
    tops = {number: min(begun[number], key=lambda word: word.depth) for number in filled}
    root = next((number for number in filled if tops[number].head not in owner), 0)
    for number in range(len(begun)):
        if number == root:
            yield root, "ROOT"
        elif number not in tops:
            yield (number - 1 if filled and number > filled[0] else root), "dep"
        elif tops[number].head not in owner:
            yield root, "dep"
        else:
            yield owner[tops[number].head], tops[number].word.deprel


def _with_spaces(
    sentence: Sequence[Token], row: Sequence[Token], tree: Sequence[tuple[int, str]]
) -> Iterator[tuple[int, str]]:
    """Yield the head's index in the document and the label of each token; white space depends on the word before."""
    of_word = {token.i: (row[head].i, label) for token, (head, label) in zip(row, tree, strict=True)}
    last = row[0].i if row else sentence[0].i
    for token in sentence:
        yield of_word.get(token.i, (last, "dep"))
        last = token.i if token.i in of_word else last


def _with_trees(doc: Doc, arcs: Sequence[tuple[int, str]]) -> Doc:
    """Set all heads and labels at once; spaCy makes each tree a sentence, so that the sentences are kept."""
    if not arcs:
        return doc
    offsets = np.array([head - number for number, (head, _) in enumerate(arcs)]).astype("uint64")
    labels = np.array([doc.vocab.strings.add(label) for _, label in arcs], dtype="uint64")
    return doc.from_array([HEAD, DEP], np.stack([offsets, labels], axis=1))  # type: ignore[arg-type]
