"""The data dictionary: every file, table, column, value and problem, as records and catalogues define them."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from importlib.resources import files

from pydantic.fields import FieldInfo

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

What `kaext run` writes.

| file | holds |
|---|---|
| `documents.csv`, `blocks.csv`, `dates.csv`, `acronyms.csv`, `sums.csv`, `mentions.csv`, `relations.csv`, `problems.csv` | the tables below |
| `documents/DOC_ID.json` | one document: its rows of every table, the statements that its facts were made of (`statements`, with the columns of `relations`), `matched`, `ruled_out`, its normalised text, and the SHA-256 of the lines before the last (`digest`) |
| `datapackage.json` | the tables' columns, types and keys as a [Data Package](https://datapackage.org) |
| `run.json` | versions, configuration and times of the run; the only file in which equal runs differ |
| `report/index.html` | the report |

CSV: UTF-8, comma, one header row, empty cell = absent, `true`/`false`, dot decimals, rows in document order.

`start` and `end` count code points of the normalised text, which `kaext normalize FILE` prints; ends are exclusive.
`source_start` and `source_end` count those of a text file as decoded (no byte order mark; `\\r` kept). `id` is unique
in the dataset. `method` is `component/rule`; `src/kaext/methods.toml` says of each what it does.
"""  # noqa: E501 -- rows of a table


def data_dictionary() -> str:
    """Return the page that describes a dataset, in Markdown."""
    parts = [_INTRODUCTION]
    for table, model in (TABLES | JSON_ONLY).items():
        parts += [f"## {table}\n", f"{model.__doc__}\n"]
        columns = column_types(model).items()
        rows = (_row(name, model.model_fields[name], column) for name, column in columns)
        parts += [*_table(("column", "type", "empty", "meaning"), rows), ""]
        for column, meanings in values_explained().get(table, {}).items():
            rows = (f"| `{value}` | {meaning} |" for value, meaning in meanings.items())
            parts += [*_table((f"`{column}`", "meaning"), rows), ""]
    parts += ["## Problems by id\n", "What a row of `problems`, or an error of a command, can be.\n"]
    rows = (f"| `{kind.id}` | {kind.severity} | {kind.title} |" for kind in catalogue().values())
    parts += [*_table(("problem", "severity", "what it is"), rows), ""]
    return "\n".join(parts)


@cache
def values_explained() -> dict[str, dict[str, dict[str, str]]]:
    """Return what the values of columns mean, by table, column and value."""
    return tomllib.loads(files("kaext").joinpath("emit", "data", "values.toml").read_text(encoding="utf-8"))


def _table(heads: Iterable[str], rows: Iterable[str]) -> Iterator[str]:
    heads = tuple(heads)
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    yield from rows


def _row(name: str, field: FieldInfo, column: Column) -> str:
    kind = " ".join(f"`{choice}`" for choice in column.choices if choice) or _NAMES[column.type]
    may_be_empty = column.is_optional or "" in column.choices or field.default == ""
    meaning = (field.description or _inherited_description(field)).replace("|", "\\|")
    return f"| `{name}` | {kind} | {'may be' if may_be_empty else ''} | {meaning} |"


def _inherited_description(field: FieldInfo) -> str:
    return next((extra.description for extra in field.metadata if getattr(extra, "description", None)), "")
