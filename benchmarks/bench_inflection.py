"""Accuracy and speed of ``kaext.ka.inflection`` on the nouns of the two Georgian treebanks, compared with simplemma.

usage: python benchmarks/bench_inflection.py FOLDER

FOLDER has the test files of UD_Georgian-GNC and UD_Georgian-GLC (``*gnc*test*.conllu``, ``*glc*test*.conllu``). The
tokens counted are those in Georgian letters with the tag NOUN or PROPN. A word is right if its lemma is that of the
treebank. "unlisted" are the words whose lemma is not in kaext's list of nouns. The treebanks split postpositions off
(სახლ|ში, in the house); all programs get the word as written, with its postposition.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import simplemma

from kaext.ka import inflection
from kaext.ka.nouns import known
from kaext.training.nouns import TreebankNoun, sentences, treebank_nouns

COLUMNS = ("NOUN", "PROPN", "all", "unlisted")


def score(nouns: list[TreebankNoun], lemmatize: Callable[[str], str]) -> dict[str, float]:
    """Return the share of right lemmas by column."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for noun in nouns:
        is_right = lemmatize(noun.word) == noun.lemma
        for key in (noun.tag, "all", *(() if noun.lemma in known().lemmas else ("unlisted",))):
            total[key] += 1
            right[key] += is_right
    return {key: right[key] / total[key] for key in COLUMNS if total[key]}


def main(folder: Path) -> None:
    """Print the table for the treebanks in ``folder``."""
    systems: dict[str, Callable[[str], str]] = {
        "the word itself": lambda word: word,
        "simplemma": lambda word: simplemma.lemmatize(word, lang="ka"),
        "simplemma, greedy": lambda word: simplemma.lemmatize(word, lang="ka", greedy=True),
        "kaext": inflection.lemma,
    }
    print("| treebank | nouns (unlisted) | system | NOUN | PROPN | all | unlisted | forms/s |")
    print("|---|---|---|---|---|---|---|---|")
    for treebank in ("gnc", "glc"):
        nouns = [
            noun
            for path in sorted(folder.glob(f"*{treebank}*test*.conllu"))
            for _, rows in sentences(path)
            for noun in treebank_nouns(rows)
        ]
        unlisted = sum(noun.lemma not in known().lemmas for noun in nouns)
        for name, lemmatize in systems.items():
            lemmatize("წიგნის")
            start = perf_counter()
            shares = score(nouns, lemmatize)
            rate = len(nouns) / (perf_counter() - start)
            cells = " | ".join(f"{shares.get(key, 0):.3f}" for key in COLUMNS)
            print(f"| {treebank.upper()} test | {len(nouns)} ({unlisted}) | {name} | {cells} | {rate:,.0f} |")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
