"""Gain of the span model over the rules: names of programmes and long forms.

usage: python benchmarks/bench_spans.py FOLDERS…            the shipped model, on gold documents it was not trained on
       python benchmarks/bench_spans.py --leave-one-out FOLDERS…   each document by a model trained on the others

"added" are the model's names that do not overlap with a name of the rules; they are right if the gold has them with the
same extent and label.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import spacy

from kaext.evaluation.evaluate import find_gold
from kaext.evaluation.gold import read_gold
from kaext.models import SPANS, find
from kaext.pipeline import load
from kaext.training.spans import by_rules, generated, outcomes, summary, texts_of, train_spans

SILVER = 1500


def main() -> None:
    """Score, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--leave-one-out", action="store_true")
    parser.add_argument("--model", default=SPANS)
    arguments = parser.parse_args()
    rules = load("rules")
    print("| documents | names | rules P | R | model P | R | added by the model | right |")
    print("|---|---|---|---|---|---|---|---|", flush=True)
    if arguments.leave_one_out:
        several = [read_gold(path) for path in find_gold(arguments.folders)]
        silver = generated(SILVER)
        models = ((gold, train_spans(texts_of(g for g in several if g is not gold) + silver)) for gold in several)
        print(_row("left out in turn", (outcomes(gold, by_rules(gold, rules), nlp) for gold, nlp in models)))
        return
    nlp = spacy.load(find(arguments.model))
    for folder in arguments.folders:
        several = [read_gold(path) for path in find_gold([folder])]
        counts = (outcomes(gold, by_rules(gold, rules), nlp) for gold in several)
        print(_row(f"{folder.name}, {len(several)} documents", counts), flush=True)


def _row(documents: str, several: Iterable[Counter[str]]) -> str:
    counts = sum(several, Counter[str]())
    shares = " | ".join(f"{share:.3f}" for name, share in summary(counts).items() if name != "added_precision")
    return f"| {documents} | {counts['wanted']} | {shares} | {counts['added']} | {counts['added_right']} |"


if __name__ == "__main__":
    main()
