"""Training and evaluation of the span model, from gold documents and generated sentences.

The model is meant for names that no catalogue lists, so that most names in the generated sentences are invented words.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import regex
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import load_config, load_model_from_config
from thinc.api import fix_random_seed

from kaext.evaluation.gold import GoldDocument
from kaext.models import SPANS, emptied, shipped, write_scores
from kaext.pipeline import analyse
from kaext.pipes.span_model.factory import THRESHOLD
from kaext.pipes.span_model.pipe import KEY, LONG_FORM, PROGRAMME, most_probable
from kaext.training.relations import SEED
from kaext.training.silver import Sentence, sentences

STEPS = 2500
_TAGS = {"prog": PROGRAMME, "def": LONG_FORM}
_PARAGRAPHS = regex.compile(r"\n[^\S\n]*+\n\s*+")
_BATCH = 16
_DROPOUT = 0.3
_LEARNING_RATE = 0.002
# The share of catalogued names in generated sentences that are replaced by invented ones.
_INVENTED = 0.7
Extent = tuple[int, int, str]
"""Start, end and label of a name."""
Texts = list[tuple[str, list[Extent]]]


def paragraphs(gold: GoldDocument) -> Iterator[tuple[int, str, list[Extent]]]:
    """Yield the offset of each paragraph of a gold document, its text and its names."""
    names = [(span.start, span.end, label) for tag, label in _TAGS.items() for span in gold.of(tag)]
    ends = [match.end() for match in _PARAGRAPHS.finditer(gold.text)]
    for start, end in zip([0, *ends], [*ends, len(gold.text)], strict=True):
        inside = [(a - start, b - start, label) for a, b, label in names if start <= a and b <= end]
        yield start, gold.text[start:end], inside


def texts_of(several: Iterable[GoldDocument]) -> Texts:
    """Return the paragraphs of gold documents with their names."""
    return [(text, names) for gold in several for _, text, names in paragraphs(gold) if text.strip()]


def generated(number: int) -> Texts:
    """Return generated sentences with the names of their programmes, most of them invented."""
    choose = random.Random(SEED)
    return [_with_invented(sentence, choose) for sentence in sentences(number)]


def train_spans(texts: Texts, *, steps: int = STEPS) -> Language:
    """Return a ``spancat`` trained on texts with their names; training is deterministic."""
    fix_random_seed(SEED)
    config = load_config(shipped("pipeline") / "training" / "spans.cfg")
    nlp = load_model_from_config(config, auto_fill=True)
    examples = [_example(nlp, text, names) for text, names in texts]
    optimizer = nlp.initialize(lambda: examples)
    optimizer.learn_rate = _LEARNING_RATE
    choose = random.Random(SEED)
    for step in range(steps):
        place = step * _BATCH % len(examples)
        if place < _BATCH:
            choose.shuffle(examples)
        nlp.update(examples[place : place + _BATCH], sgd=optimizer, drop=_DROPOUT)
    return nlp


def found(nlp: Language, gold: GoldDocument) -> list[tuple[Extent, float]]:
    """Return the names that a ``spancat`` finds in a gold document, with their probabilities."""
    parts = list(paragraphs(gold))
    docs = nlp.pipe(text for _, text, _ in parts)
    return [
        ((start + name.start, start + name.end, name.label), name.probability)
        for (start, _, _), doc in zip(parts, docs, strict=True)
        for name in most_probable(doc)
    ]


def by_rules(gold: GoldDocument, nlp: Language) -> set[Extent]:
    """Return the names that the rules find in the text of a gold document."""
    document = analyse(gold.text.encode("utf-8"), name=f"{gold.name}.txt", nlp=nlp)
    programmes = (mention for mention in document.mentions if mention.kind == "programme")
    defined = (acronym for acronym in document.acronyms if acronym.defined_here)
    return {(m.source_start or 0, m.source_end or 0, PROGRAMME) for m in programmes} | {
        (a.long_form_source_start or 0, a.long_form_source_end or 0, LONG_FORM) for a in defined
    }


def outcomes(gold: GoldDocument, ruled: set[Extent], nlp: Language) -> Counter[str]:
    """Count the names of a gold document, those found by the rules and by the model, and those that the model adds.

    Added names have at least the probability that the component needs by default, and overlap with no name of the
    rules. A name is correct if the gold has one with the same extent and label.
    """
    wanted = {(span.start, span.end, label) for tag, label in _TAGS.items() for span in gold.of(tag)}
    probabilities = dict(found(nlp, gold))
    added = {
        (start, end, label)
        for (start, end, label), probability in probabilities.items()
        if probability >= THRESHOLD and not any(min(end, b) > max(start, a) for a, b, _ in ruled)
    }
    counts: Counter[str] = Counter(wanted=len(wanted))
    for way, extents in (("rules", ruled), ("model", probabilities.keys()), ("added", added)):
        counts[way] += len(extents)
        counts[f"{way}_right"] += len(extents & wanted)
    return counts


def summary(counts: Counter[str]) -> dict[str, float]:
    """Return the precision and recall of rules and model, and the precision of the names that the model adds."""
    scores = {}
    for way in ("rules", "model"):
        scores[f"{way}_precision"] = round(counts[f"{way}_right"] / max(1, counts[way]), 4)
        scores[f"{way}_recall"] = round(counts[f"{way}_right"] / max(1, counts["wanted"]), 4)
    scores["added_precision"] = round(counts["added_right"] / max(1, counts["added"]), 4)
    return scores


def write(nlp: Language, out: Path, scores: dict[str, float]) -> None:
    """Write the model to its folder, keeping the model card; the component reads the precision of added names there."""
    nlp.meta.update(
        {
            "name": SPANS.partition("_")[2],
            "version": "1.0.0",
            # As pyproject.toml has it: spaCy warns of models that say they are of a later version.
            "spacy_version": ">=3.8.13,<3.9",
            "license": "MIT",
            "description": "Names of programmes and long forms of acronyms in Georgian",
            "author": "The kaext authors",
            "performance": scores,
        }
    )
    # The vocabulary only has the words of the training texts.
    nlp.to_disk(emptied(out), exclude=["vocab"])
    write_scores(out, scores)


def _example(nlp: Language, text: str, names: Iterable[Extent]) -> Example:
    doc = nlp.make_doc(text)
    reference = Doc(doc.vocab, [token.text for token in doc], [bool(token.whitespace_) for token in doc])
    spans = [reference.char_span(start, end, label=label, alignment_mode="expand") for start, end, label in names]
    reference.spans[KEY] = [span for span in spans if span is not None]
    return Example(doc, reference)


def _with_invented(sentence: Sentence, choose: random.Random) -> tuple[str, list[Extent]]:
    """Replace words in names of programmes by invented ones with the same endings."""
    text = sentence.text
    made, position = "", 0
    names: list[Extent] = []
    for start, end, _ in sentence.programmes:
        made += text[position:start]
        name = text[start:end]
        if choose.random() < _INVENTED:
            name = " ".join(_invented(word, choose) for word in name.split(" "))
        names.append((len(made), len(made) + len(name), PROGRAMME))
        made += name
        position = end
    return made + text[position:], names


def _invented(word: str, choose: random.Random) -> str:
    """Return a word of random letters with the same last three letters."""
    if word.isascii():
        return "".join(choose.choice("ABCDEFGILMNOPRST") if letter.isupper() else letter for letter in word)
    consonants, vowels = "ბგდვზთკლმნპრსტფქშჩცძხ", "აეიოუ"
    stem = word[:-3]
    return "".join(choose.choice(vowels if letter in vowels else consonants) for letter in stem) + word[-3:]
