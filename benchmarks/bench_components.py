"""Speed of each stage and component, and the CPU seconds of start-up.

usage: python benchmarks/bench_components.py [--sizes 20000 200000]

Every corpus text is processed twice; the second time is measured. With ``--sizes``, the corpora are also repeated up to
texts of these lengths in characters: the speed of a stage that takes linear time is the same for all lengths.
"""

from __future__ import annotations

import argparse
import gc
import subprocess
import sys
from collections.abc import Sequence
from time import process_time

from accuracy import texts

from kaext.evaluation.gold import read_gold
from kaext.normalize import characters
from kaext.normalize.flow import flow
from kaext.pipeline import load
from kaext.pipes.extensions import BlockSpan
from kaext.segment import segment
from kaext.source import Source

_START_UP = {
    "python": "pass",
    "import spacy": "import spacy",
    "import kaext.pipeline": "import kaext.pipeline",
    "load the rules profile": 'from kaext.pipeline import load; load("rules")',
}


def plain_texts() -> list[str]:
    """Return the corpus texts without annotation."""
    return [read_gold(path).text for paths in texts().values() for path in paths]


def seconds(documents: Sequence[str]) -> dict[str, float]:
    """Return the CPU seconds that each stage and component takes for ``documents``."""
    from kaext.ingest import read_source

    nlp = load("rules")
    spent: dict[str, float] = {}
    since = process_time()

    def lap(stage: str) -> None:
        nonlocal since
        now = process_time()
        spent[stage] = spent.get(stage, 0.0) + now - since
        since = now

    for document in documents:
        data = document.encode()
        since = process_time()
        source: Source = read_source(data, name="text.txt")
        lap("ingest")
        decoded, _ = characters(source)
        lap("characters")
        segments = segment(decoded)
        lap("segment")
        text, _, blocks = flow(decoded, segments)
        lap("flow")
        # The tokenizer alone: spaCy rejects texts above a million characters, which the pipeline splits into pieces.
        doc = nlp.tokenizer(text)
        doc._.blocks = tuple(BlockSpan(b.start, b.end, b.kind, b.unit, b.heading) for b in blocks)
        lap("tokenizer")
        for name, component in nlp.pipeline:
            doc = component(doc)
            lap(name)
    return spent


def start_up() -> dict[str, float]:
    """Return the CPU seconds of new interpreters for each task of start-up."""
    code = "import time; {}; print(time.process_time())"
    return {
        name: float(subprocess.run([sys.executable, "-c", code.format(does)], capture_output=True, check=True).stdout)
        for name, does in _START_UP.items()
    }


def repeated(documents: Sequence[str], size: int) -> str:
    """Return the concatenated ``documents``, repeated up to ``size`` characters."""
    whole = "\n\n".join(documents) + "\n\n"
    return (whole * (size // len(whole) + 1))[:size]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[])
    sizes = parser.parse_args().sizes
    for name, spent in start_up().items():
        print(f"{name:24}{spent:8.2f} s")
    documents = plain_texts()
    seconds(documents)
    # As in the workers of a batch: loaded objects are exempt from garbage collection.
    gc.freeze()
    runs = {"corpora": documents} | {f"{size:,}": [repeated(documents, size)] for size in sizes}
    columns = {label: (sum(map(len, run)), seconds(run)) for label, run in runs.items()}
    print("\ncharacters a second", *(f"{label:>14}" for label in columns), sep="")
    for stage in next(iter(columns.values()))[1]:
        print(f"{stage:19}", *(f"{length / spent[stage]:14,.0f}" for length, spent in columns.values()), sep="")
    print(f"{'all':19}", *(f"{length / sum(spent.values()):14,.0f}" for length, spent in columns.values()), sep="")


if __name__ == "__main__":
    main()
