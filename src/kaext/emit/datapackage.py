"""The descriptor of a dataset: a Frictionless Data Package with a Table Schema for every table.

Specification: https://specs.frictionlessdata.io/data-package/ and https://specs.frictionlessdata.io/table-schema/.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from pydantic.fields import FieldInfo

from kaext import __version__
from kaext.emit.types import Column, column_types
from kaext.records import CONTRACT_VERSION, TABLES, Record

PRIMARY_KEYS = {"documents": "doc_id", "blocks": "block_id"}
_FOREIGN_KEYS = {
    "doc_id": ("documents", "doc_id"),
    "block_id": ("blocks", "block_id"),
    "sum_id": ("sums", "id"),
}
_TYPES: dict[type, str] = {
    str: "string",
    int: "integer",
    float: "number",
    Decimal: "number",
    bool: "boolean",
    dt.date: "date",
}


def datapackage(files: Mapping[str, tuple[int, str]], *, is_excel_safe: bool) -> dict[str, Any]:
    """Return the descriptor of a dataset.

    Parameters
    ----------
    files
        Size in bytes and SHA-256 of each table's CSV file, by table name.
    is_excel_safe
        Whether the files start with a byte order mark and have neutralised formulas.
    """
    return {
        "profile": "tabular-data-package",
        "name": "kaext-dataset",
        "title": "What kaext found in Georgian documents",
        "contract": CONTRACT_VERSION,
        "version": CONTRACT_VERSION,
        "kaext": __version__,
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": table,
                "path": f"{table}.csv",
                "title": (model.__doc__ or "").splitlines()[0].rstrip("."),
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8-sig" if is_excel_safe else "utf-8",
                "bytes": files[table][0],
                "hash": f"sha256:{files[table][1]}",
                "schema": _table_schema(table, model),
            }
            for table, model in TABLES.items()
        ],
    }


def _table_schema(table: str, model: type[Record]) -> dict[str, Any]:
    """Return the Table Schema of a table: its fields with types, descriptions and constraints, and its keys."""
    key = primary_key(table)
    return {
        "fields": [
            _field(name, info, column_types(model)[name], is_required=name == key or info.is_required())
            for name, info in model.model_fields.items()
        ],
        "primaryKey": key,
        "foreignKeys": list(_foreign_keys(table)),
        "missingValues": [""],
    }


def primary_key(table: str) -> str:
    """Return the name of a table's primary key column."""
    return PRIMARY_KEYS.get(table, "id")


def foreign_keys(table: str) -> dict[str, tuple[str, str]]:
    """Return the foreign keys of a table: column name to referenced table and column."""
    key = primary_key(table)
    return {name: _FOREIGN_KEYS[name] for name in TABLES[table].model_fields if name in _FOREIGN_KEYS and name != key}


def _foreign_keys(table: str) -> Iterable[dict[str, Any]]:
    for name, (target, field) in foreign_keys(table).items():
        yield {"fields": name, "reference": {"resource": target, "fields": field}}


def _field(name: str, info: FieldInfo, column: Column, *, is_required: bool) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if is_required else {}
    if column.choices:
        constraints["enum"] = [choice for choice in column.choices if choice]
    for item in info.metadata:
        constraints |= {
            ours: getattr(item, theirs)
            for theirs, ours in (("ge", "minimum"), ("le", "maximum"), ("pattern", "pattern"))
            if getattr(item, theirs, None) is not None
        }
    descriptor: dict[str, Any] = {"name": name, "type": _TYPES[column.type]}
    if info.description:
        descriptor["description"] = info.description
    if constraints:
        descriptor["constraints"] = constraints
    return descriptor
