"""Export of a dataset to one database file: SQLite or DuckDB (extra ``duckdb``), with tables and views."""

from __future__ import annotations

import datetime as dt
import errno
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from decimal import Decimal
from importlib.util import find_spec
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Any

from kaext.data_files import text_of
from kaext.emit.cells import decimal
from kaext.emit.datapackage import foreign_keys, primary_key
from kaext.emit.tables import rows_of_documents
from kaext.emit.types import Column, column_types
from kaext.ka.calendar import OPEN, extent
from kaext.problems import UsageError, problem
from kaext.records import TABLES

DUCKDB_SUFFIX = ".duckdb"
SUFFIXES = (".sqlite", ".sqlite3", ".db", DUCKDB_SUFFIX)
_DAYS_TABLE = "relation_days"
_ROWS_AT_ONCE = 10_000
_SQLITE_TYPES: dict[type, str] = {
    str: "TEXT",
    int: "INTEGER",
    float: "REAL",
    bool: "INTEGER",
    Decimal: "NUMERIC",
    dt.date: "TEXT",
}
_DUCKDB_TYPES: dict[type, str] = {
    str: "VARCHAR",
    int: "BIGINT",
    float: "DOUBLE",
    bool: "BOOLEAN",
    Decimal: "DECIMAL(38, 6)",
    dt.date: "DATE",
}


def database_name(path: Path, *, out: Path) -> str:
    """Return the file name of a database inside the dataset folder ``out``.

    Raises
    ------
    UsageError
        ``database-outside``: ``path`` is outside the output folder; ``database-unknown``: its suffix is not one of
        :data:`SUFFIXES`; ``extra-missing``: DuckDB is not installed.
    """
    if path.parent != Path() and path.parent.resolve() != out.resolve():
        raise UsageError(problem("database-outside", path=path))
    if path.suffix not in SUFFIXES:
        raise UsageError(problem("database-unknown", path=path, suffixes=", ".join(SUFFIXES)))
    if path.suffix == DUCKDB_SUFFIX and find_spec("duckdb") is None:
        raise UsageError(problem("extra-missing", extra="duckdb", purpose=f"--db {path}"))
    return path.name


def write_database(folder: Path, doc_ids: Sequence[str], *, name: str) -> None:
    """Write the dataset in ``folder`` into a database file in it, streaming over its documents.

    Parameters
    ----------
    folder
        The dataset.
    doc_ids
        Its documents in order.
    name
        The file name; ``.duckdb`` creates a DuckDB file, any other suffix an SQLite file.

    Raises
    ------
    OSError
        The file cannot be written, for example because the disk is full.
    """
    is_duckdb = name.endswith(DUCKDB_SUFFIX)
    types = _DUCKDB_TYPES if is_duckdb else _SQLITE_TYPES
    insert = _insert_columns if is_duckdb else _insert_rows
    with (_duckdb if is_duckdb else _sqlite)(folder / name) as connection:
        for table in TABLES:
            connection.execute(_create_table(table, types))
        connection.execute(_create_days_table(types))
        for table, group in groupby(rows_of_documents(folder, doc_ids), key=itemgetter(0)):
            columns = column_types(TABLES[table])
            for rows in _batches(row for _, row in group):
                insert(connection, table, [[_value(columns[name], row[name]) for name in columns] for row in rows])
                if table == "relations":
                    insert(connection, _DAYS_TABLE, list(_relation_days(rows)))
        views = text_of("kaext.emit", "views.sql")
        for statement in views.split(";\n"):
            if statement.strip():
                connection.execute(statement)


def _batches(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while batch := list(islice(rows, _ROWS_AT_ONCE)):
        yield batch


def _create_table(table: str, types: dict[type, str]) -> str:
    key = primary_key(table)
    lines = [
        f'"{name}" {types[column.type]}{" PRIMARY KEY" if name == key else ""}'
        for name, column in column_types(TABLES[table]).items()
    ]
    # An empty block_id or sum_id refers to nothing and is stored as NULL.
    lines += [
        f'FOREIGN KEY ("{name}") REFERENCES {target} ("{field}")'
        for name, (target, field) in foreign_keys(table).items()
    ]
    return f"CREATE TABLE {table} ({', '.join(lines)})"


def _create_days_table(types: dict[type, str]) -> str:
    day = types[dt.date]
    return (
        f"CREATE TABLE {_DAYS_TABLE} (id {types[str]} PRIMARY KEY REFERENCES relations (id),"
        f" first_day {day}, last_day {day})"
    )


def _relation_days(relations: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """Yield the id, first and last day of each dated fact; for an open interval, the days of its known end."""
    for row in relations:
        days = extent(row["date"].removeprefix(f"{OPEN}/").removesuffix(f"/{OPEN}"))
        if days is not None:
            yield row["id"], days[0].isoformat(), days[1].isoformat()


def _insert_rows(connection: Any, table: str, rows: Sequence[Sequence[Any]]) -> None:
    if rows:
        connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)


def _insert_columns(connection: Any, table: str, rows: Sequence[Sequence[Any]]) -> None:
    # DuckDB takes a millisecond per row, and little more for a thousand rows passed as columns.
    if rows:
        columns = [list(column) for column in zip(*rows, strict=True)]
        connection.execute(f"INSERT INTO {table} SELECT {', '.join(['unnest(?)'] * len(columns))}", columns)


def _value(column: Column, plain: Any) -> Any:
    return (decimal(plain) if column.type is Decimal else plain) if plain != "" else None


@contextmanager
def _sqlite(path: Path) -> Iterator[Any]:
    try:
        with closing(sqlite3.connect(path)) as connection:
            # The file is new and is discarded on failure, so no journal is needed.
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            yield connection
            connection.commit()
    except sqlite3.OperationalError as error:
        raise _write_error(error) from error


@contextmanager
def _duckdb(path: Path) -> Iterator[Any]:
    import duckdb

    try:
        with closing(duckdb.connect(str(path))) as connection:
            connection.execute("BEGIN")
            yield connection
            connection.execute("COMMIT")
    except (duckdb.IOException, duckdb.FatalException) as error:
        raise _write_error(error) from error


def _write_error(error: Exception) -> OSError:
    """Convert a database exception to ``OSError``, for which the user is told to check the free space."""
    return OSError(errno.EIO, str(error).partition("\n")[0])
