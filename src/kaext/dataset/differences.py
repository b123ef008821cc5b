"""Differences between two datasets, for example after an update of kaext, a catalogue or a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kaext.dataset.integrity import digest_of
from kaext.dataset.reading import contents, read_table, require_dataset
from kaext.dataset.values import VALUE_COLUMNS, value_of

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """A record that only one of two datasets contains; ``is_new`` if it is the second."""

    doc_id: str
    table: str
    is_new: bool
    id: str
    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Pairing:
    """The ids of the documents in two datasets.

    Attributes
    ----------
    gone, new
        Documents that only the first, or only the second, dataset contains.
    both
        Documents in both.
    differing
        Those in both whose JSON files differ.
    """

    gone: tuple[str, ...]
    new: tuple[str, ...]
    both: tuple[str, ...]
    differing: tuple[str, ...]


def pair(before: Path, after: Path) -> Pairing:
    """Pair the documents of two datasets by id, and compare their files by digest.

    Raises
    ------
    UsageError
        ``dataset-missing``, ``dataset-damaged``.
    """
    old, new = _ids(before), _ids(after)
    both = tuple(doc_id for doc_id in new if doc_id in old)
    return Pairing(
        gone=tuple(doc_id for doc_id in old if doc_id not in new),
        new=tuple(doc_id for doc_id in new if doc_id not in old),
        both=both,
        differing=tuple(doc_id for doc_id in both if not _is_alike(before, after, doc_id)),
    )


def differences(before: Path, after: Path, doc_ids: tuple[str, ...]) -> Iterator[Difference]:
    """Yield the records that only one of two datasets contains, regardless of their offsets.

    Raises
    ------
    UsageError
        ``dataset-damaged``.
    """
    for old, new in zip(contents(before, doc_ids), contents(after, doc_ids), strict=True):
        for table in VALUE_COLUMNS:
            yield from _without(old[table], new[table], table, is_new=False)
            yield from _without(new[table], old[table], table, is_new=True)


def _is_alike(before: Path, after: Path, doc_id: str) -> bool:
    digest = digest_of(before, doc_id)
    return bool(digest) and digest == digest_of(after, doc_id)


def _without(rows: list[Row], others: list[Row], table: str, *, is_new: bool) -> Iterator[Difference]:
    """Yield the rows that do not occur in the others, or occur there less often."""
    left = Counter(_identity(table, row) for row in others)
    for row in rows:
        identity = _identity(table, row)
        if left[identity]:
            left[identity] -= 1
        else:
            text = " ".join((row.get("text") or row.get("evidence") or "").split())
            yield Difference(row["doc_id"], table, is_new, row["id"], value_of(table, row), text)


def _identity(table: str, row: Row) -> tuple[str, str]:
    """Return the key by which records are equal. For facts it does not include the evidence."""
    return value_of(table, row), row.get("text", "")


def _ids(dataset: Path) -> dict[str, None]:
    require_dataset(dataset)
    return dict.fromkeys(row["doc_id"] for row in read_table(dataset, "documents"))
