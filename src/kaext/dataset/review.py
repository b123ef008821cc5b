"""The records and documents of a dataset that a person should check, most important first."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import Any

from kaext.dataset.reading import read_table, require_dataset
from kaext.dataset.values import VALUE_COLUMNS, value_of

REVIEW_BELOW = 0.8
"""Records with a lower confidence should be checked."""

FACTS_FROM = 1000
"""Minimum length in characters at which a document without facts should be checked."""

_MODEL = "relation_model/"


def to_review(dataset: Path, *, below: float, limit: int) -> list[dict[str, str]]:
    """Return what is most worth checking: problems (errors first), documents without facts, least certain records.

    A fact that only the relation model found, without any rule, is listed whatever its confidence.

    Parameters
    ----------
    dataset
        The folder of the dataset.
    below
        Only records with a lower confidence.
    limit
        Maximum number of rows.

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
    """Return whether a record should be checked: its confidence is low, or only the relation model found it."""
    return float(row["confidence"]) < below or str(row["method"]).startswith(_MODEL)


def is_pressing(row: Mapping[str, Any]) -> bool:
    """Return whether a problem should be checked, that is, is more than information."""
    return str(row["severity"]) != "info"


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
    """Return whether a document was processed and is long enough to state facts, but has none."""
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
