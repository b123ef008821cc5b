"""Formatting of values as CSV cells, optionally safe for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from kaext.emit.types import column_types
from kaext.records import Record

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def cell(value: Any) -> str:
    """Return a plain value as a cell: ``None`` is empty, booleans are ``true`` and ``false``."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def decimal(value: Decimal | str) -> str:
    """Return a decimal without exponent and trailing zeros: ``1.60E+6`` gives ``1600000``."""
    text = format(Decimal(value), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def cells(model: type[Record], row: Mapping[str, Any]) -> list[str]:
    """Return the cells of a row, given as plain JSON values, in the order of the table's columns."""
    return [
        decimal(row[name]) if column.type is Decimal else cell(row[name])
        for name, column in column_types(model).items()
    ]


def harmless(text: str) -> str:
    """Prefix text that a spreadsheet would run as a formula with an apostrophe."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def harmless_cells(row: Iterable[str]) -> list[str]:
    """Return the cells of a row, safe to open in a spreadsheet."""
    return [harmless(text) for text in row]
