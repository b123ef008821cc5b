"""The data dictionary: all files, tables, columns, values and problems, generated from records and catalogues."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache

from pydantic.fields import FieldInfo

from kaext.data_files import tables_of
from kaext.emit.types import Column, column_types
from kaext.problems import catalogue
from kaext.records import JSON_ONLY, TABLES

_NAMES: dict[type, str] = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "true/false",
    Decimal: "decimal",
    dt.date: "date",
}
_INTRODUCTION = """# Columns

This page describes the files that `kaext run` writes.

| file | content |
|---|---|
| `documents.csv`, `blocks.csv`, `dates.csv`, `acronyms.csv`, `sums.csv`, `mentions.csv`, `relations.csv`, `problems.csv` | the tables below |
| `documents/DOC_ID.json` | one document: its rows of every table; all statements that its facts were merged from (`statements`, with the columns of `relations`); `matched` and `ruled_out`; its normalised text; the SHA-256 of the preceding lines (`digest`) |
| `datapackage.json` | columns, types and keys of the tables, as a [Data Package](https://datapackage.org) |
| `run.json` | versions, configuration and times of the run; the only file that differs between equal runs |
| `report/index.html` | the HTML report |

CSV files are UTF-8 with commas, one header row, `true`/`false` and decimal points. An empty cell means that there is no
value. Rows are in document order.

`start` and `end` are offsets in the normalised text, which `kaext normalize FILE` prints. They count code points, and
`end` is exclusive. `source_start` and `source_end` are offsets in the text file as decoded: without its byte order mark,
with every `\\r`. `id` is unique in the dataset. `method` is `component/rule`; `src/kaext/methods.toml` describes each.
"""  # noqa: E501 -- rows of a table


def data_dictionary() -> str:
    """Return the data dictionary as a Markdown page."""
    parts = [_INTRODUCTION]
    for table, model in (TABLES | JSON_ONLY).items():
        parts += [f"## {table}\n", f"{model.__doc__}\n"]
        columns = column_types(model).items()
        rows = (_row(name, model.model_fields[name], column) for name, column in columns)
        parts += [*_table(("column", "type", "can be empty", "meaning"), rows), ""]
        for column, meanings in values_explained().get(table, {}).items():
            rows = (f"| `{value}` | {meaning} |" for value, meaning in meanings.items())
            parts += [*_table((f"`{column}`", "meaning"), rows), ""]
    parts += ["## Problems by id\n", "The ids in `problems` and in the error messages of commands.\n"]
    rows = (f"| `{kind.id}` | {kind.severity} | {kind.title} |" for kind in catalogue().values())
    parts += [*_table(("problem", "severity", "meaning"), rows), ""]
    return "\n".join(parts)


@cache
def values_explained() -> dict[str, dict[str, dict[str, str]]]:
    """Return the meanings of fixed values, by table, column and value."""
    return tables_of("kaext.emit", "data/values.toml")


def _table(heads: Iterable[str], rows: Iterable[str]) -> Iterator[str]:
    heads = tuple(heads)
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    yield from rows


def _row(name: str, field: FieldInfo, column: Column) -> str:
    kind = " ".join(f"`{choice}`" for choice in column.choices if choice) or _NAMES[column.type]
    can_be_empty = column.is_optional or "" in column.choices or field.default == ""
    meaning = (field.description or _inherited_description(field)).replace("|", "\\|")
    return f"| `{name}` | {kind} | {'yes' if can_be_empty else ''} | {meaning} |"


def _inherited_description(field: FieldInfo) -> str:
    return next((extra.description for extra in field.metadata if getattr(extra, "description", None)), "")
