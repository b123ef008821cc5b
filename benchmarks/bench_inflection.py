"""Accuracy and speed of ``kaext.ka.inflection`` on the nouns of the two Georgian treebanks, beside simplemma.

usage: python benchmarks/bench_inflection.py FOLDER

FOLDER holds the test files of UD_Georgian-GNC and UD_Georgian-GLC (``*gnc*test*.conllu``, ``*glc*test*.conllu``).
Counted are the tokens tagged NOUN or PROPN in Georgian letters. A word is right when its lemma is the treebank's.
The treebanks cut postpositions off (სახლ|ში); all programs get the word as it is written, postposition included.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import simplemma

from kaext.ka import inflection
from kaext.ka.nouns import TreebankNoun, sentences, treebank_nouns

TAGS = ("NOUN", "PROPN")


def score(nouns: list[TreebankNoun], lemmatize: Callable[[str], str]) -> dict[str, float]:
    """Return the share of right lemmas by tag and in all."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for noun in nouns:
        for key in (noun.tag, "all"):
            total[key] += 1
            right[key] += lemmatize(noun.word) == noun.lemma
    return {key: right[key] / total[key] for key in (*TAGS, "all") if total[key]}


def main() -> None:
    """Print the table."""
    folder = Path(sys.argv[1])
    systems: dict[str, Callable[[str], str]] = {
        "the word itself": lambda word: word,
        "simplemma": lambda word: simplemma.lemmatize(word, lang="ka"),
        "simplemma, greedy": lambda word: simplemma.lemmatize(word, lang="ka", greedy=True),
        "kaext": inflection.lemma,
    }
    print("| treebank | nouns | system | NOUN | PROPN | all | forms/s |")
    print("|---|---|---|---|---|---|---|")
    for treebank in ("gnc", "glc"):
        nouns = [
            noun
            for path in sorted(folder.glob(f"*{treebank}*test*.conllu"))
            for _, rows in sentences(path)
            for noun in treebank_nouns(rows)
        ]
        for name, lemmatize in systems.items():
            lemmatize("წიგნის")
            start = perf_counter()
            shares = score(nouns, lemmatize)
            rate = 2 * len(nouns) / (perf_counter() - start)
            cells = " | ".join(f"{shares.get(key, 0):.3f}" for key in (*TAGS, "all"))
            print(f"| {treebank.upper()} test | {len(nouns)} | {name} | {cells} | {rate:,.0f} |")


if __name__ == "__main__":
    main()
