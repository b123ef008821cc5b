"""Why a record is there: its text in context, the rule or model that made it, what else was found at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kaext.emit.dataset import document_path
from kaext.emit.payload import read_document_json, rows_in
from kaext.problems import UsageError, problem

Row = Mapping[str, Any]
_CONTEXT = 120
_PLACE_COLUMNS = frozenset(
    ["doc_id", "id", "text", "evidence", "start", "end", "source_start", "source_end", "page", "bbox", "block_id"]
)
_JUDGEMENT_COLUMNS = frozenset({"method", "confidence"})


@dataclass(frozen=True, slots=True)
class Explanation:
    """A record, explained.

    ``values`` are its columns that say something; ``overlapping`` the records of any table at the same place;
    ``statements`` every statement of the same fact (relations and statements).
    """

    table: str
    record: Row
    block: Row | None
    before: str
    text: str
    after: str
    values: dict[str, Any]
    overlapping: list[tuple[str, Row]]
    statements: list[Row]


def explain(dataset: Path, id: str) -> Explanation:
    """Explain the record ``id`` of a dataset, or one of the statements that its facts were made of.

    Raises
    ------
    UsageError
        ``record-unknown``.
    """
    path = document_path(dataset, id.rpartition("-")[0])
    if not path.is_file():
        raise UsageError(problem("record-unknown", path=dataset, record=id))
    content = read_document_json(path.read_bytes())
    tables = {table: rows for table, rows in rows_in(content).items() if table not in ("documents", "blocks")}
    everything = {**tables, "statements": content["statements"]}
    found = next(((table, row) for table, rows in everything.items() for row in rows if row["id"] == id), None)
    if found is None:
        raise UsageError(problem("record-unknown", path=dataset, record=id))
    table, record = found
    start, end = record["start"] or 0, record["end"] or 0
    text = content["text"]
    return Explanation(
        table=table,
        record=record,
        block=next((block for block in content["blocks"] if block["block_id"] == record.get("block_id")), None),
        before=text[max(0, start - _CONTEXT) : start],
        text=text[start:end],
        after=text[end : end + _CONTEXT],
        values={
            name: value
            for name, value in record.items()
            if name not in _PLACE_COLUMNS | _JUDGEMENT_COLUMNS and value not in ("", None, False)
        },
        overlapping=list(_overlapping(tables, record, start, end)),
        statements=[
            row for row in content["statements"] if table in ("relations", "statements") and _fact(row) == _fact(record)
        ],
    )


def _overlapping(
    tables: Mapping[str, list[dict[str, Any]]], record: Row, start: int, end: int
) -> Iterator[tuple[str, Row]]:
    for table, rows in tables.items():
        if table in ("relations", "problems"):
            continue
        for row in rows:
            if row["id"] != record["id"] and row["start"] < end and start < row["end"]:
                yield table, row


def _fact(row: Row) -> tuple[str, str, str]:
    return row["country"], row["relation"], row["programme"]
