"""JSON Schemas of the records (draft 2020-12)."""

from __future__ import annotations

from typing import Any

from kaext.emit.payload import DIGEST
from kaext.problems import UsageError, problem
from kaext.records import CONTRACT_VERSION, JSON_ONLY, TABLES

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(table: str) -> dict[str, Any]:
    """Return the JSON Schema of a table's rows.

    Raises
    ------
    UsageError
        ``table-unknown``.
    """
    if table not in TABLES:
        raise UsageError(problem("table-unknown", table=table, tables=", ".join(TABLES)))
    return {"$schema": _DIALECT, **TABLES[table].model_json_schema(mode="serialization")}


def json_schemas() -> dict[str, Any]:
    """Return the JSON Schema of a document's JSON file, with a definition for every table."""
    return {
        "$schema": _DIALECT,
        "title": f"kaext contract {CONTRACT_VERSION}",
        "type": "object",
        "properties": {
            "contract": {"const": CONTRACT_VERSION},
            "document": {"$ref": "#/$defs/documents"},
            **{
                table: {"type": "array", "items": {"$ref": f"#/$defs/{table}"}}
                for table in TABLES
                if table != "documents"
            },
            "statements": {"type": "array", "items": {"$ref": "#/$defs/relations"}},
            **{name: {"type": "array", "items": {"$ref": f"#/$defs/{name}"}} for name in JSON_ONLY},
            "text": {"type": "string"},
            DIGEST: {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        },
        "required": [
            "contract",
            "document",
            *(t for t in TABLES if t != "documents"),
            "statements",
            *JSON_ONLY,
            "text",
            DIGEST,
        ],
        "$defs": {name: model.model_json_schema(mode="serialization") for name, model in (TABLES | JSON_ONLY).items()},
    }
