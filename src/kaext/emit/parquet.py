"""Export of the tables as Parquet files (extra ``parquet``)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from contextlib import ExitStack
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from kaext.emit.tables import rows_of_documents
from kaext.emit.types import column_types
from kaext.problems import UsageError, problem
from kaext.records import TABLES

SUFFIX = ".parquet"
_ROWS_PER_GROUP = 50_000


def require_pyarrow() -> None:
    """Check that pyarrow is installed.

    Raises
    ------
    UsageError
        ``extra-missing``.
    """
    if find_spec("pyarrow") is None:
        raise UsageError(problem("extra-missing", extra="parquet", purpose="--parquet"))


def write_table(folder: Path, doc_ids: Sequence[str], *, table: str) -> None:
    """Write one table of the dataset in ``folder`` as Parquet, streaming over its documents."""
    import pyarrow as pa
    from pyarrow import parquet

    types = column_types(TABLES[table])
    arrow = {
        str: pa.string(),
        int: pa.int64(),
        float: pa.float64(),
        bool: pa.bool_(),
        Decimal: pa.decimal128(38, 6),
        dt.date: pa.date32(),
    }
    schema = pa.schema([(name, arrow[column.type]) for name, column in types.items()])
    with ExitStack() as stack:
        writer = stack.enter_context(parquet.ParquetWriter(folder / f"{table}{SUFFIX}", schema))
        held: list[dict[str, Any]] = []
        for name, row in rows_of_documents(folder, doc_ids):
            if name != table:
                continue
            held.append({column: types[column].value(value) for column, value in row.items()})
            if len(held) >= _ROWS_PER_GROUP:
                writer.write_table(pa.Table.from_pylist(held, schema=schema))
                held = []
        writer.write_table(pa.Table.from_pylist(held, schema=schema))
