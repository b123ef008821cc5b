"""The records of a dataset that a person should look at."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from pathlib import Path

from kaext.emit.dataset import is_dataset, read_table
from kaext.problems import UsageError, problem

_VALUE_COLUMNS = {
    "dates": ("value", "bound"),
    "acronyms": ("acronym", "long_form_nominative"),
    "sums": ("amount_min", "amount_max", "currency"),
    "mentions": ("kind", "ids"),
    "relations": ("country", "relation", "programme", "date"),
}


def unsure(dataset: Path, *, below: float, limit: int) -> list[dict[str, str]]:
    """Return the records of the lowest confidence, the lowest first.

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
    if not is_dataset(dataset):
        raise UsageError(problem("dataset-missing", path=dataset))
    return heapq.nsmallest(limit, _rows(dataset, below), key=lambda row: float(row["confidence"]))


def _rows(dataset: Path, below: float) -> Iterator[dict[str, str]]:
    for table, columns in _VALUE_COLUMNS.items():
        for row in read_table(dataset, table):
            if float(row["confidence"]) < below:
                yield {
                    "table": table,
                    "id": row["id"],
                    "confidence": row["confidence"],
                    "value": " ".join(row[column] for column in columns if row[column]),
                    "text": " ".join((row.get("text") or row.get("evidence") or "").split()),
                    "method": row["method"],
                }
