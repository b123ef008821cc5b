"""A recogniser of programme names and long forms, trained on gold documents and generated sentences.

It was made to find the names that no catalogue has. docs/models.md says what it is worth beside the rules.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence

import regex
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import load_config, load_model_from_config
from thinc.api import fix_random_seed

from kaext.evaluation.gold import GoldDocument
from kaext.models import LINGUISTIC, find, shipped
from kaext.training.relations import SEED
from kaext.training.silver import named

LABEL = "NAME"
_TAGS = ("prog", "def")
_PARAGRAPHS = regex.compile(r"\n[^\S\n]*+\n\s*+")
_BATCH = 16
_DROPOUT = 0.3
_RATE = 0.002
# A name of the catalogue is hidden from a generated sentence this often: the letters of an invented one stand for it.
_INVENTED = 0.7
Texts = list[tuple[str, list[tuple[int, int]]]]


def paragraphs(gold: GoldDocument) -> Iterator[tuple[int, str, list[tuple[int, int]]]]:
    """Yield where each paragraph of a gold document begins, its text and its names; of nested names the outermost."""
    spans = sorted(((s.start, s.end) for tag in _TAGS for s in gold.of(tag)), key=lambda span: (span[0], -span[1]))
    outer: list[tuple[int, int]] = []
    for start, end in spans:
        if not outer or start >= outer[-1][1]:
            outer.append((start, end))
    ends = [match.end() for match in _PARAGRAPHS.finditer(gold.text)]
    for start, end in zip([0, *ends], [*ends, len(gold.text)], strict=True):
        inside = [(a - start, b - start) for a, b in outer if start <= a and b <= end]
        yield start, gold.text[start:end], inside


def generated(number: int, *, seed: int = SEED) -> Texts:
    """Return generated sentences with the extents of their names, most of them invented."""
    choose = random.Random(seed)
    return [_with_invented(text, spans, choose) for text, spans in named(number, seed=seed)]


def train_spans(texts: Texts, *, steps: int) -> Language:
    """Return a recogniser trained on texts with the extents of their names; the same input gives the same model."""
    fix_random_seed(SEED)
    config = load_config(shipped("pipeline") / "training" / "spans.cfg")
    nlp = load_model_from_config(config, auto_fill=True)
    nlp.vocab.vectors = spacy.load(find(LINGUISTIC)).vocab.vectors
    examples = [_example(nlp, text, spans) for text, spans in texts]
    optimizer = nlp.initialize(lambda: examples)
    optimizer.learn_rate = _RATE
    choose = random.Random(SEED)
    for step in range(steps):
        place = step * _BATCH % len(examples)
        if place < _BATCH:
            choose.shuffle(examples)
        nlp.update(examples[place : place + _BATCH], sgd=optimizer, drop=_DROPOUT)
    return nlp


def found(nlp: Language, gold: GoldDocument) -> set[tuple[int, int]]:
    """Return the extents of the names that a recogniser finds in a gold document."""
    parts = list(paragraphs(gold))
    docs = nlp.pipe(text for _, text, _ in parts)
    return {
        (start + entity.start_char, start + entity.end_char)
        for (start, _, _), doc in zip(parts, docs, strict=True)
        for entity in doc.ents
    }


def _example(nlp: Language, text: str, spans: Iterable[tuple[int, int]]) -> Example:
    doc = nlp.make_doc(text)
    reference = Doc(doc.vocab, [token.text for token in doc], [bool(token.whitespace_) for token in doc])
    found = [reference.char_span(start, end, label=LABEL, alignment_mode="expand") for start, end in spans]
    reference.ents = spacy.util.filter_spans([span for span in found if span is not None])
    return Example(doc, reference)


def _with_invented(
    text: str, spans: Sequence[tuple[int, int]], choose: random.Random
) -> tuple[str, list[tuple[int, int]]]:
    """Put invented words, with the same endings, for those of the names."""
    made, position, extents = "", 0, []
    for start, end in spans:
        made += text[position:start]
        name = text[start:end]
        if choose.random() < _INVENTED:
            name = " ".join(_invented(word, choose) for word in name.split(" "))
        extents.append((len(made), len(made) + len(name)))
        made += name
        position = end
    return made + text[position:], extents


def _invented(word: str, choose: random.Random) -> str:
    """Return a word with other letters and the same last three."""
    if word.isascii():
        return "".join(choose.choice("ABCDEFGILMNOPRST") if letter.isupper() else letter for letter in word)
    consonants, vowels = "ბგდვზთკლმნპრსტფქშჩცძხ", "აეიოუ"
    stem = word[:-3]
    return "".join(choose.choice(vowels if letter in vowels else consonants) for letter in stem) + word[-3:]
