"""Scores of the linguistic model on a treebank's test set, beside simplemma and kaext's rules.

usage: python benchmarks/bench_linguistics.py FOLDER [MODEL]

FOLDER holds the test files of UD_Georgian-GNC and UD_Georgian-GLC (``*gnc*test*.conllu``, ``*glc*test*.conllu``); MODEL
is a model's name or folder, by default the shipped one. The unit is the written word (postpositions and words they are
written with are one). Lemmas are compared as strings, on all words and on nouns and names alone; the programs get
the word, the model its sentence too.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter

import simplemma
import spacy
from spacy.tokens import Doc

from kaext.ka import inflection
from kaext.models import LINGUISTIC, find
from kaext.training.linguistics import evaluate
from kaext.training.treebank import read, to_doc

NOUNS = frozenset({"NOUN", "PROPN"})


def lemma_shares(gold: list[Doc], found: list[list[str]]) -> tuple[float, float]:
    """Return the share of right lemmas of all words, and of nouns and names."""
    right = {False: 0, True: 0}
    total = {False: 0, True: 0}
    for doc, lemmas in zip(gold, found, strict=True):
        for token, lemma in zip(doc, lemmas, strict=True):
            if token.is_punct:
                continue
            is_noun = token.pos_ in NOUNS
            total[is_noun] += 1
            right[is_noun] += token.lemma_ == lemma
    return sum(right.values()) / sum(total.values()), right[True] / total[True]


def main() -> None:
    """Print the tables."""
    if len(sys.argv) < 2:
        print("skipped: name the folder with the treebanks' test files")
        return
    nlp = spacy.load(find(sys.argv[2] if len(sys.argv) > 2 else LINGUISTIC))
    print("| test set | UPOS | tag | morphology | lemma | UAS | LAS | sentences F1 | words/s |")
    print("|---|---|---|---|---|---|---|---|---|")
    for treebank in ("gnc", "glc"):
        (path,) = sorted(Path(sys.argv[1]).glob(f"*{treebank}*test*.conllu"))
        words = sum(len(sentence.words) for sentence in read(path))
        start = perf_counter()
        scores = evaluate(nlp, path)
        rate = words / (perf_counter() - start)
        print(
            f"| {treebank.upper()} | " + " | ".join(f"{value:.3f}" for value in scores.values()) + f" | {rate:,.0f} |"
        )
    print("\n| test set | lemmas by | all words | nouns and names |\n|---|---|---|---|")
    for treebank in ("gnc", "glc"):
        (path,) = sorted(Path(sys.argv[1]).glob(f"*{treebank}*test*.conllu"))
        gold = [to_doc([sentence], nlp.vocab) for sentence in read(path)]
        analysed = [nlp(Doc(nlp.vocab, [t.text for t in doc], [bool(t.whitespace_) for t in doc])) for doc in gold]
        by = {
            "the word itself": [[token.text for token in doc] for doc in gold],
            "simplemma": [[simplemma.lemmatize(token.text, lang="ka") for token in doc] for doc in gold],
            "kaext's rules": [[inflection.nominative(token.text) for token in doc] for doc in gold],
            "the model": [[token.lemma_ for token in doc] for doc in analysed],
            "the model, rules for nouns": [
                [inflection.nominative(token.text) if token.pos_ in NOUNS else token.lemma_ for token in doc]
                for doc in analysed
            ],
        }
        for name, lemmas in by.items():
            everything, nouns = lemma_shares(gold, lemmas)
            print(f"| {treebank.upper()} | {name} | {everything:.3f} | {nouns:.3f} |")


if __name__ == "__main__":
    main()
