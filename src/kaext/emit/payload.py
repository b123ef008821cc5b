"""One document as a JSON file: its records, all statements of its facts, what was ruled out, its normalised text.

One record stands on one line, so that the files can be compared and searched with line tools.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from kaext.document import Document
from kaext.emit.checks import checked_rows
from kaext.records import CONTRACT_VERSION, JSON_ONLY, TABLES, Record


def document_json(document: Document) -> bytes:
    """Return the content of ``documents/DOC_ID.json``: UTF-8, rows checked."""
    rows = checked_rows(document)
    parts = [
        f'"contract": "{CONTRACT_VERSION}"',
        f'"document": {rows["documents"][0].model_dump_json()}',
        *(f'"{table}": {_array(rows[table])}' for table in TABLES if table != "documents"),
        f'"statements": {_array(document.statements)}',
        *(f'"{name}": {_array(getattr(document, name))}' for name in JSON_ONLY),
        f'"text": {json.dumps(document.text, ensure_ascii=False)}',
    ]
    return ("{" + ",\n".join(parts) + "}\n").encode()


def read_document_json(data: bytes) -> dict[str, Any]:
    """Return the content of a document's JSON file as plain values."""
    content: dict[str, Any] = json.loads(data)
    return content


def rows_in(content: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of each table in a document's JSON content."""
    return {table: [content["document"]] if table == "documents" else content[table] for table in TABLES}


def _array(records: Sequence[Record]) -> str:
    if not records:
        return "[]"
    return "[\n" + ",\n".join(record.model_dump_json() for record in records) + "\n]"
