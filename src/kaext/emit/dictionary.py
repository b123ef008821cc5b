"""The data dictionary: every table and column, as the records define them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from pydantic.fields import FieldInfo

from kaext.emit.types import Column, column_types
from kaext.records import JSON_ONLY, TABLES

_NAMES: dict[type, str] = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "true/false",
    Decimal: "decimal",
    dt.date: "date",
}


def data_dictionary() -> str:
    """Return the page that describes every column, in Markdown."""
    parts = [
        "# Columns\n",
        "Made from `src/kaext/records.py`. CSV: UTF-8, comma, empty cell = absent, `true`/`false`, dot decimals.\n",
    ]
    for table, model in (TABLES | JSON_ONLY).items():
        parts.append(f"## {table}\n\n{model.__doc__}\n")
        parts.append("| column | type | empty | meaning |\n|---|---|---|---|")
        parts.extend(_row(name, model.model_fields[name], column) for name, column in column_types(model).items())
        parts.append("")
    return "\n".join(parts)


def _row(name: str, field: FieldInfo, column: Column) -> str:
    kind = " ".join(f"`{choice}`" for choice in column.choices if choice) or _NAMES[column.type]
    may_be_empty = column.is_optional or "" in column.choices or field.default == ""
    meaning = (field.description or _inherited_description(field)).replace("|", "\\|")
    return f"| `{name}` | {kind} | {'may be' if may_be_empty else ''} | {meaning} |"


def _inherited_description(field: FieldInfo) -> str:
    return next((extra.description for extra in field.metadata if getattr(extra, "description", None)), "")
