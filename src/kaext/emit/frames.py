"""Documents to pandas: one data frame per table of the contract."""

from __future__ import annotations

import types
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

from kaext.document import Document
from kaext.emit.checks import checked_rows
from kaext.records import TABLES, Record

if TYPE_CHECKING:
    import pandas as pd


def to_frames(documents: Iterable[Document]) -> dict[str, pd.DataFrame]:
    """Return the contract's tables of some documents as pandas data frames.

    Parameters
    ----------
    documents
        Documents of :func:`kaext.read` or :func:`kaext.read_many`; their ids must differ.

    Returns
    -------
    dict[str, pandas.DataFrame]
        By table name, columns in the contract's order, rows in document order. Whole numbers that may be absent are
        ``Int64``; amounts are :class:`decimal.Decimal`; days are :class:`datetime.date`.
    """
    import pandas as pd

    rows: dict[str, list[dict[str, Any]]] = {table: [] for table in TABLES}
    for document in documents:
        for table, records in checked_rows(document).items():
            rows[table].extend(dict(record) for record in records)
    return {
        table: pd.DataFrame(
            {
                name: pd.Series([row[name] for row in rows[table]], dtype=dtype)
                for name, dtype in column_types(model).items()
            }
        )
        for table, model in TABLES.items()
    }


def column_types(model: type[Record]) -> dict[str, str]:
    """Return the pandas type of each column of a table."""
    return {name: _pandas_type(field.annotation) for name, field in model.model_fields.items()}


def _pandas_type(annotation: Any) -> str:
    options = [annotation]
    if get_origin(annotation) in (Union, types.UnionType):
        options = [option for option in get_args(annotation) if option is not types.NoneType]
    is_optional = options != [annotation]
    if options == [int]:
        return "Int64" if is_optional else "int64"
    if options == [bool]:
        return "bool"
    if options == [float]:
        return "float64"
    return "object"
