"""How values stand in CSV cells, and what a spreadsheet must not run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from kaext.emit.types import column_types
from kaext.records import Record

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def cell(value: Any) -> str:
    """Write one plain value: empty for None, ``true`` and ``false``, the rest as it prints."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def decimal(value: Decimal | str) -> str:
    """Write a decimal without an exponent and without zeros at its end: ``1.60E+6`` gives ``1600000``."""
    text = format(Decimal(value), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def cells(model: type[Record], row: Mapping[str, Any]) -> list[str]:
    """Return the cells of a row, given as the plain values of its JSON, in the order of the table's columns."""
    return [
        decimal(row[name]) if column.type is Decimal else cell(row[name])
        for name, column in column_types(model).items()
    ]


def harmless(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run as a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def harmless_cells(row: Iterable[str]) -> list[str]:
    """Return the cells of a row as a spreadsheet may open them."""
    return [harmless(text) for text in row]
