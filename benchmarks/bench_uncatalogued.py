"""Accuracy on uncatalogued programmes: each gold document is processed with a part of the catalogue removed.

usage: python benchmarks/bench_uncatalogued.py {own,all} GOLD.xml.txt ...

``own`` removes the programmes that, among the given documents, only this document names, and scores these; ``all``
removes every programme and scores all programmes and long forms. Spans have to match exactly. Each document has its own
process, because the catalogue is loaded once per process.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import regex

from kaext.evaluation.gold import GoldDocument, read_gold

Counts = dict[str, list[int]]


def series(id: str) -> str:
    """Return an id without its year."""
    return regex.sub(r"-\d{4}$", "", id)


def ids_of(gold: GoldDocument) -> set[str]:
    """Return the programmes that a document names."""
    return {series(span.attributes["id"]) for span in gold.of("prog")}


def score(path: Path, dropped: frozenset[str] | None) -> Counts:
    """Return [right, found, wanted] by tag, with the programmes ``dropped`` (None: all) removed from the catalogue."""
    from kaext.catalogue import programmes as catalogue

    kept = tuple(entry for entry in catalogue.programmes() if dropped is not None and entry.id not in dropped)
    with patch.object(catalogue, "programmes", lambda: kept):
        from kaext.pipeline import analyse, load

        nlp = load("rules")
        for unneeded in ("kaext_dates", "kaext_sums", "kaext_relations"):
            nlp.disable_pipe(unneeded)
    gold = read_gold(path)
    document = analyse(gold.text.encode("utf-8"), name="document.txt", nlp=nlp)
    wanted = {
        (span.start, span.end) for span in gold.of("prog") if not dropped or series(span.attributes["id"]) in dropped
    }
    rows = [record for record in document.mentions if record.kind == "programme"]
    found = {(row.source_start or 0, row.source_end or 0) for row in rows}
    if dropped:
        found = {(a, b) for a, b in found if any(min(b, d) > max(a, c) for c, d in wanted)}
    long_forms = {(span.attributes["s"], span.start, span.end) for span in gold.of("def")}
    defined = {
        (row.acronym, row.long_form_source_start or 0, row.long_form_source_end or 0)
        for row in document.acronyms
        if row.defined_here
    }
    return {
        "prog": [len(found & wanted), len(found), len(wanted)],
        "def": [len(defined & long_forms), len(defined), len(long_forms)],
    }


def main(mode: str, paths: list[Path]) -> None:
    """Score the documents and print the totals."""
    ids = {path: ids_of(read_gold(path)) for path in paths}
    total: Counts = {"prog": [0, 0, 0], "def": [0, 0, 0]}
    for path in paths:
        own = sorted(ids[path].difference(*(ids[other] for other in paths if other != path)))
        if mode == "own" and not own:
            continue
        command = [sys.executable, __file__, "one", str(path), json.dumps(own if mode == "own" else None)]
        result = subprocess.run(command, check=True, capture_output=True, text=True)
        for tag, counts in json.loads(result.stdout).items():
            total[tag] = [a + b for a, b in zip(total[tag], counts, strict=True)]
    for tag, (right, found, wanted) in total.items():
        if mode == "own" and tag == "def":
            continue
        print(f"{tag}  P {right / max(1, found):.3f}  R {right / max(1, wanted):.3f}"
              f"  F1 {2 * right / max(1, found + wanted):.3f}  n {wanted}")  # fmt: skip


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    if sys.argv[1] == "one":
        given = json.loads(sys.argv[3])
        print(json.dumps(score(Path(sys.argv[2]), None if given is None else frozenset(given))))
    else:
        main(sys.argv[1], [Path(argument) for argument in sys.argv[2:]])
