"""The value of a record in a few words: what commands and reports show, and what makes two records equal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

VALUE_COLUMNS = {
    "dates": ("value", "bound"),
    "acronyms": ("acronym", "long_form_nominative"),
    "sums": ("amount_min", "amount_max", "currency"),
    "mentions": ("kind", "ids"),
    "relations": ("country", "relation", "programme", "date"),
}
"""The columns that hold the value of a record, by table."""


def value_of(table: str, row: Mapping[str, Any]) -> str:
    """Return a short text with the value of a record."""
    values = dict.fromkeys(str(row[column]) for column in VALUE_COLUMNS[table] if row[column])
    return " ".join(values)
