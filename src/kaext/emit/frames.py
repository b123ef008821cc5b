"""Conversion of documents to pandas data frames, one per table."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kaext.document import Document
from kaext.emit.checks import checked_rows
from kaext.emit.types import Column, column_types
from kaext.records import TABLES, Record

if TYPE_CHECKING:
    import pandas as pd


def to_frames(documents: Document | Iterable[Document]) -> dict[str, pd.DataFrame]:
    """Return the tables of one or more documents as pandas data frames.

    Parameters
    ----------
    documents
        The result of :func:`kaext.read` or :func:`kaext.read_many`.

    Returns
    -------
    dict[str, pandas.DataFrame]
        Data frames by table name, with the columns of the table and rows in document order. Optional integers are
        ``Int64``, amounts are :class:`decimal.Decimal`, days are :class:`datetime.date`.

    Raises
    ------
    TypeError
        ``documents`` is a path. Read the CSV files of a dataset with ``pandas.read_csv`` instead.
    ValueError
        Two documents have the same id.
    """
    import pandas as pd

    if isinstance(documents, str | Path):
        raise TypeError(f"to_frames takes documents, not a path; pandas.read_csv reads the tables in {documents}")

    rows: dict[str, list[dict[str, Any]]] = {table: [] for table in TABLES}
    seen: set[str] = set()
    for document in [documents] if isinstance(documents, Document) else documents:
        if document.doc_id in seen:
            raise ValueError(f"two documents have the id {document.doc_id}; read_many gives each its own")
        seen.add(document.doc_id)
        for table, records in checked_rows(document).items():
            rows[table].extend(dict(record) for record in records)
    return {
        table: pd.DataFrame(
            {
                name: pd.Series([row[name] for row in rows[table]], dtype=dtype)
                for name, dtype in _pandas_types(model).items()
            }
        )
        for table, model in TABLES.items()
    }


def _pandas_types(model: type[Record]) -> dict[str, str]:
    """Return the pandas dtype of each column of a table."""
    return {name: _pandas_type(column) for name, column in column_types(model).items()}


def _pandas_type(column: Column) -> str:
    if column.type is int and column.is_optional:
        return "Int64"
    return {int: "int64", bool: "bool", float: "float64"}.get(column.type, "object")
