"""A dataset as the report reads it: documents one at a time, facts and sums across all documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kaext.dataset.reading import contents, read_table, require_current
from kaext.dataset.review import REVIEW_BELOW, is_doubtful, is_pressing
from kaext.records import SPAN_TABLES

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document's rows by table, and its text."""

    record: Row
    tables: Mapping[str, list[Row]]
    text: str

    @property
    def doc_id(self) -> str:
        """The document's id."""
        return str(self.record["doc_id"])

    def doubtful(self) -> list[tuple[str, Row]]:
        """Return ``(table, row)`` of the problems and records to review, the most urgent first."""
        problems = [("problems", row) for row in self.tables["problems"] if is_pressing(row)]
        records = [
            (table, row)
            for table in (*SPAN_TABLES, "relations")
            for row in self.tables[table]
            if is_doubtful(row, below=REVIEW_BELOW)
        ]
        return sorted(problems + records, key=lambda item: urgency(*item))


def urgency(table: str, row: Row) -> tuple[int, float]:
    """Return the sort key: errors, other problems, then records by confidence."""
    if table == "problems":
        return (0 if row["severity"] == "error" else 1), 0.0
    return 2, float(row["confidence"])


def documents(dataset: Path) -> Iterator[DocumentView]:
    """Return the documents of a dataset in its order, failed ones without text, read one at a time.

    Raises
    ------
    UsageError
        ``dataset-missing``, ``dataset-outdated``.
    """
    require_current(dataset)
    ids = [row["doc_id"] for row in read_table(dataset, "documents")]
    return map(_view, contents(dataset, ids))


def _view(content: Mapping[str, Any]) -> DocumentView:
    tables = {name: content[name] for name in ("blocks", *SPAN_TABLES, "relations", "problems")}
    tables |= {name: content.get(name, []) for name in ("ruled_out", "statements", "matched")}
    return DocumentView(content["document"], tables, content["text"])
