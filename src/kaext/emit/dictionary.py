"""The data dictionary: every table and column, as the records define them."""

from __future__ import annotations

import types
from typing import Any, Literal, Union, get_args, get_origin

from kaext.records import JSON_ONLY, TABLES


def data_dictionary() -> str:
    """Return the page that describes every column, in Markdown."""
    parts = [
        "# Columns\n",
        "Made from `src/kaext/records.py`. CSV: UTF-8, comma, empty cell = absent, `true`/`false`, dot decimals.\n",
    ]
    for table, model in (TABLES | JSON_ONLY).items():
        parts.append(f"## {table}\n\n{model.__doc__}\n")
        parts.append("| column | type | empty | meaning |\n|---|---|---|---|")
        parts.extend(_row(name, field) for name, field in model.model_fields.items())
        parts.append("")
    return "\n".join(parts)


def _row(name: str, field: Any) -> str:
    kind, may_be_absent = _type_of(field.annotation)
    is_empty = "may be" if may_be_absent or field.default == "" else ""
    meaning = (field.description or _inherited_description(field)).replace("|", "\\|")
    return f"| `{name}` | {kind} | {is_empty} | {meaning} |"


def _inherited_description(field: Any) -> str:
    return next((extra.description for extra in field.metadata if getattr(extra, "description", None)), "")


def _type_of(annotation: Any) -> tuple[str, bool]:
    if get_origin(annotation) in (Union, types.UnionType):
        options = [option for option in get_args(annotation) if option is not types.NoneType]
        return _type_of(options[0])[0], True
    if get_origin(annotation) is Literal:
        values = get_args(annotation)
        return " ".join(f"`{value}`" for value in values if value), "" in values
    names = {"str": "text", "int": "whole number", "float": "number", "bool": "true/false", "Decimal": "decimal"}
    name = annotation.__name__
    return names.get(name, name), False
