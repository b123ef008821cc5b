"""What of a dataset a person should look at, in the order in which it is worth it."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import Any

from kaext.dataset.reading import read_table, require_dataset

REVIEW_BELOW = 0.8
"""Records less certain than this are worth a look."""

FACTS_FROM = 1000
"""Characters from which a document that states no fact is worth a look."""

_MODEL = "relation_model/"
VALUE_COLUMNS = {
    "dates": ("value", "bound"),
    "acronyms": ("acronym", "long_form_nominative"),
    "sums": ("amount_min", "amount_max", "currency"),
    "mentions": ("kind", "ids"),
    "relations": ("country", "relation", "programme", "date"),
}
"""What a record of a table says, besides where it stands."""


def to_review(dataset: Path, *, below: float = REVIEW_BELOW, limit: int) -> list[dict[str, str]]:
    """Return what is most worth checking: problems, errors first; documents without facts; the least sure records.

    A fact that only the relation model sees, where the rules are silent, is listed however sure the model is.

    Parameters
    ----------
    dataset
        The folder of the dataset.
    below
        Only records of lower confidence.
    limit
        How many at most.

    Raises
    ------
    UsageError
        ``dataset-missing``.
    """
    require_dataset(dataset)
    problems = sorted(_problems(dataset), key=lambda row: row["severity"] != "error")
    records = heapq.nsmallest(limit, _records(dataset, below), key=lambda row: float(row["confidence"]))
    return list(islice(chain(problems, _without_facts(dataset), records), limit))


def is_doubtful(row: Mapping[str, Any], *, below: float) -> bool:
    """Return whether a record is worth a look."""
    return float(row["confidence"]) < below or str(row["method"]).startswith(_MODEL)


def is_pressing(row: Mapping[str, Any]) -> bool:
    """Return whether a problem is worth a look: all but those that are merely good to know."""
    return str(row["severity"]) != "info"


def value_of(table: str, row: Mapping[str, Any]) -> str:
    """Return in a few words what a record says."""
    values = dict.fromkeys(str(row[column]) for column in VALUE_COLUMNS[table] if row[column])
    return " ".join(values)


def _problems(dataset: Path) -> Iterator[dict[str, str]]:
    for row in read_table(dataset, "problems"):
        if is_pressing(row):
            yield {
                "table": "problems",
                "id": row["id"],
                "severity": row["severity"],
                "confidence": "",
                "value": row["problem"],
                "text": row["message"],
                "method": "",
            }


def is_without_facts(*, status: str, characters: int, facts: int) -> bool:
    """Return whether a document was read, is long enough to state facts, and has none."""
    return status == "ok" and characters >= FACTS_FROM and not facts


def _without_facts(dataset: Path) -> Iterator[dict[str, str]]:
    counts = Counter(row["doc_id"] for row in read_table(dataset, "relations"))
    for row in read_table(dataset, "documents"):
        doc_id = row["doc_id"]
        if is_without_facts(status=row["status"], characters=int(row["characters"] or 0), facts=counts[doc_id]):
            yield {
                "table": "documents",
                "id": doc_id,
                "severity": "info",
                "confidence": "",
                "value": "no fact",
                "text": row["title"],
                "method": "",
            }


def _records(dataset: Path, below: float) -> Iterator[dict[str, str]]:
    for table in VALUE_COLUMNS:
        for row in read_table(dataset, table):
            if is_doubtful(row, below=below):
                yield {
                    "table": table,
                    "id": row["id"],
                    "severity": "",
                    "confidence": row["confidence"],
                    "value": value_of(table, row),
                    "text": " ".join((row.get("text") or row.get("evidence") or "").split()),
                    "method": row["method"],
                }
