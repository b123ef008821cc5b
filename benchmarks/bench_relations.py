"""Accuracy of the rules for relations when all spans are given by the gold, by document and by relation.

usage: python benchmarks/bench_relations.py GOLD.xml.txt …   (from the checkout: it uses tests/oracle.py)
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests import oracle


def main(paths: list[Path]) -> None:
    """Print the scores of each gold document, of all together, and of each relation, as Markdown."""
    nlp = oracle.relations_pipeline()
    gold = [oracle.gold_facts(path) for path in paths]
    found = [oracle.facts(oracle.brochure(path, nlp)) for path in paths]
    print("| document | facts | typed P | R | F1 | dated F1 | pairs F1 |\n|---|---|---|---|---|---|---|")
    for path, wanted, got in zip(paths, gold, found, strict=True):
        print(_row(path.name.removesuffix(".xml.txt"), [wanted], [got]))
    print(_row("all", gold, found))
    print("\n| relation | right | wrong | missed |\n|---|---|---|---|")
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for wanted, got in zip(gold, found, strict=True):
        expected, stated = {fact[:3] for fact in wanted}, {fact[:3] for fact in got}
        right.update(relation for _, relation, _ in expected & stated)
        wrong.update(relation for _, relation, _ in stated - expected)
        missed.update(relation for _, relation, _ in expected - stated)
    for relation in sorted({*right, *wrong, *missed}):
        print(f"| {relation} | {right[relation]} | {wrong[relation]} | {missed[relation]} |")


def _row(name: str, gold: list[set[oracle.Fact]], found: list[set[oracle.Fact]]) -> str:
    scores = oracle.scores(gold, found)
    precision, recall, f1 = scores["typed"]
    facts = sum(len(facts) for facts in gold)
    dated, pairs = scores["dated"][2], scores["pairs"][2]
    return f"| {name} | {facts} | {precision:.2f} | {recall:.2f} | {f1:.2f} | {dated:.2f} | {pairs:.2f} |"


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
