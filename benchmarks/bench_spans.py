"""What a trained recogniser of names adds to the rules: names in no catalogue, and long forms.

usage: python benchmarks/bench_spans.py TRAIN_FOLDERS… --score FOLDERS… | --leave-one-out FOLDER

Gold documents (``NAME.xml.txt``) to train on, then those to score; or each document scored by a model trained on the
others. A name is a programme's mention or a long form; of nested ones the outermost. "added" are the model's names that
overlap no name of the rules; they are right where the gold has them with the same extent.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from spacy.language import Language

from kaext.evaluation.evaluate import find_gold
from kaext.evaluation.gold import GoldDocument, read_gold
from kaext.pipeline import analyse, load
from kaext.training.spans import Texts, found, generated, paragraphs, train_spans

STEPS = 400
SILVER = 600
Extents = set[tuple[int, int]]


def by_rules(gold: GoldDocument, nlp: Language) -> Extents:
    """Return the names that the rules find in the text of a gold document."""
    document = analyse(gold.text.encode("utf-8"), name="document.txt", nlp=nlp)
    programmes = {(m.source_start or 0, m.source_end or 0) for m in document.mentions if m.kind == "programme"}
    long_forms = {
        (a.long_form_source_start or 0, a.long_form_source_end or 0) for a in document.acronyms if a.defined_here
    }
    return programmes | long_forms


def texts_of(several: Iterable[GoldDocument]) -> Texts:
    """Return the paragraphs of gold documents with their names."""
    return [(text, spans) for gold in several for _, text, spans in paragraphs(gold) if text.strip()]


def count(gold: GoldDocument, ruled: Extents, learned: Extents) -> Counter[str]:
    """Count names that are wanted, found by either, and added by the model."""
    wanted = {(span.start, span.end) for tag in ("prog", "def") for span in gold.of(tag)}
    added = {(a, b) for a, b in learned if not any(min(b, d) > max(a, c) for c, d in ruled)}
    return Counter(
        wanted=len(wanted),
        rules=len(ruled),
        rules_right=len(ruled & wanted),
        model=len(learned),
        model_right=len(learned & wanted),
        added=len(added),
        added_right=len(added & wanted),
    )


def main() -> None:
    """Train, score and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", nargs="*", type=Path)
    parser.add_argument("--score", nargs="*", type=Path, default=[])
    parser.add_argument("--leave-one-out", nargs="*", type=Path, default=[])
    parser.add_argument("--steps", type=int, default=STEPS)
    arguments = parser.parse_args()
    rules = load("rules")
    silver = generated(SILVER)
    training = [read_gold(path) for path in find_gold(arguments.train)]
    print("| documents | names | rules P | R | model P | R | added by the model | right |")
    print("|---|---|---|---|---|---|---|---|")
    if arguments.leave_one_out:
        total: Counter[str] = Counter()
        several = [read_gold(path) for path in find_gold(arguments.leave_one_out)]
        for gold in several:
            rest = [*training, *(other for other in several if other.name != gold.name)]
            nlp = train_spans(texts_of(rest) + silver, steps=arguments.steps)
            total += count(gold, by_rules(gold, rules), found(nlp, gold))
        print(_row("left out in turn", total), flush=True)
    if arguments.score:
        nlp = train_spans(texts_of(training) + silver, steps=arguments.steps)
        for folder in arguments.score:
            total = Counter()
            for path in find_gold([folder]):
                gold = read_gold(path)
                total += count(gold, by_rules(gold, rules), found(nlp, gold))
            print(_row(folder.name, total), flush=True)


def _row(name: str, counts: Counter[str]) -> str:
    cells = [
        counts["rules_right"] / max(1, counts["rules"]),
        counts["rules_right"] / counts["wanted"],
        counts["model_right"] / max(1, counts["model"]),
        counts["model_right"] / counts["wanted"],
    ]
    shares = " | ".join(f"{cell:.3f}" for cell in cells)
    return f"| {name} | {counts['wanted']} | {shares} | {counts['added']} | {counts['added_right']} |"


if __name__ == "__main__":
    main()
