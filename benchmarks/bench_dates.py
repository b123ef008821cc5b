"""Dates and sums in official texts, compared with the publisher's metadata and with manual judgements.

usage: python benchmarks/bench_dates.py FOLDER

FOLDER has ``date_pairs.tsv`` (id, issued_date, surface, context: printed dates of Georgian acts with the ISO date of
the publisher's metadata), ``euro_contexts.tsv`` (id, context) and ``nato/*.txt`` (acts in full). The judgements are in
``judged_dates.tsv`` (every other date in the contexts of the pairs, and a random 110 of the acts, seed 2026) and
``judged_sums.tsv`` (a random 150 of the contexts, seed 2026; ``missed`` rows were found by hand) beside this program.
"""

from __future__ import annotations

import csv
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter

import spacy
from spacy.language import Language
from spacy.tokens import Span

from kaext.pipes.extensions import DATES, SUMS
from kaext.pipes.values import SumValue

SEED = 2026
SAMPLED_CONTEXTS = 150
SAMPLED_DATES = 110
MAX_CHARACTERS = 60_000
_HERE = Path(__file__).resolve().parent


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a tab separated file with a header and no quoting."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def pipeline(component: str) -> Language:
    """Return a blank Georgian pipeline with one component."""
    nlp = spacy.blank("ka")
    nlp.add_pipe(component)
    return nlp


def date_pairs(folder: Path, nlp: Language) -> Iterator[tuple[str, Span]]:
    """Print how many printed dates are found with the right value, and yield all other dates with their source."""
    pairs = rows(folder / "date_pairs.tsv")
    right = characters = 0
    since = perf_counter()
    for pair in pairs:
        doc = nlp(pair["context"])
        characters += len(pair["context"])
        start = pair["context"].find(pair["surface"])
        end = start + len(pair["surface"])
        hits = [span for span in doc.spans[DATES] if span.start_char < end and start < span.end_char]
        right += any(span._.date.value == pair["issued_date"] for span in hits)
        yield from ((pair["id"], span) for span in doc.spans[DATES] if span not in hits)
    seconds = perf_counter() - since
    print(f"printed dates found with the right value: {right} of {len(pairs)} ({right / len(pairs):.2%})")
    print(f"{characters / seconds:,.0f} characters per second")


def act_dates(folder: Path, nlp: Language) -> Iterator[tuple[str, Span]]:
    """Yield the dates of the acts, each with its file and offset."""
    for path in sorted((folder / "nato").glob("*")):
        doc = nlp(path.read_text(encoding="utf-8")[:MAX_CHARACTERS])
        yield from ((f"{path.name}:{span.start_char}", span) for span in doc.spans[DATES])


def compare_dates(others: Sequence[tuple[str, Span]], of_acts: Sequence[tuple[str, Span]]) -> None:
    """Print the judgements of the dates beside the printed ones and of a random sample of those in acts.

    Dates without a judgement are printed with their source: the sample changes if the rules find more or fewer dates.
    """
    chosen = sorted(random.Random(SEED).sample(range(len(of_acts)), SAMPLED_DATES))
    judged = rows(_HERE / "judged_dates.tsv")
    verdict = {tuple(row.values())[:-1]: row["verdict"] for row in judged}
    verdicts: Counter[str] = Counter()
    for source, span in (*others, *(of_acts[index] for index in chosen)):
        date = span._.date
        key = (source, span.text.replace("\n", " "), date.value, date.kind, date.bound, date.part)
        verdicts[verdict.get(key, "not judged")] += 1
        if key not in verdict:
            print("not judged:", *key)
    print(f"judged dates ({verdicts.total()}): {dict(verdicts)}")


def compare_sums(folder: Path, nlp: Language) -> None:
    """Print precision and recall of the sums on the sampled contexts, and what nobody has judged yet."""
    contexts = (folder / "euro_contexts.tsv").read_text(encoding="utf-8").splitlines()
    sample = sorted(random.Random(SEED).sample(range(len(contexts)), SAMPLED_CONTEXTS))
    judged = rows(_HERE / "judged_sums.tsv")
    verdict = {(row["row"], row["text"], row["value"]): row["verdict"] for row in judged if row["verdict"] != "missed"}
    found: Counter[str] = Counter()
    for index in sample:
        doc = nlp(contexts[index].split("\t")[-1])
        for span in doc.spans[SUMS]:
            key = (str(index), span.text, written(span._.sum))
            found[verdict.get(key, "not judged")] += 1
            if key not in verdict:
                print("not judged:", *key)
    wanted = sum(row["verdict"] in ("right", "missed") for row in judged)
    precision = found["right"] / max(1, found.total())
    print(f"sums in {SAMPLED_CONTEXTS} contexts: {dict(found)}, of {wanted} there are;", end=" ")
    print(f"precision {precision:.3f}, recall {found['right'] / wanted:.3f}")


def written(value: SumValue) -> str:
    """Return a sum as the judgements write it."""
    amount = value.amount_min if value.amount_min == value.amount_max else f"{value.amount_min}/{value.amount_max}"
    return f"{amount} {value.currency}"


def main(folder: Path) -> None:
    """Print all figures."""
    dates = pipeline("kaext_dates")
    compare_dates(list(date_pairs(folder, dates)), list(act_dates(folder, dates)))
    compare_sums(folder, pipeline("kaext_sums"))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
