"""The CSV tables of a dataset and its descriptor, written by streaming over the documents' JSON files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from kaext import rfc4180
from kaext.emit.cells import cells, harmless_cells
from kaext.emit.datapackage import datapackage
from kaext.emit.files import size_and_hash, write_json
from kaext.emit.layout import DESCRIPTOR, document_path
from kaext.emit.payload import rows_in
from kaext.records import TABLES

_BYTE_ORDER_MARK = "\ufeff"


def write_tables(folder: Path, doc_ids: Iterable[str], *, is_excel_safe: bool = False) -> None:
    """Write the CSV tables and ``datapackage.json`` from the documents' JSON files, one row in memory at a time.

    Parameters
    ----------
    folder
        The dataset, which already contains ``documents/``.
    doc_ids
        The documents in order.
    is_excel_safe
        Neutralise formulas and start with a byte order mark, so that Excel displays Georgian and runs no formulas.
    """
    with ExitStack() as stack:
        writers = {}
        for table, model in TABLES.items():
            file = stack.enter_context((folder / f"{table}.csv").open("w", encoding="utf-8", newline=""))
            if is_excel_safe:
                file.write(_BYTE_ORDER_MARK)
            writers[table] = rfc4180.writer(file)
            writers[table](list(model.model_fields))
        for table, row in rows_of_documents(folder, doc_ids):
            line = cells(TABLES[table], row)
            writers[table](harmless_cells(line) if is_excel_safe else line)
    files = {table: size_and_hash(folder / f"{table}.csv") for table in TABLES}
    write_json(folder / DESCRIPTOR, datapackage(files, is_excel_safe=is_excel_safe))


def rows_of_documents(folder: Path, doc_ids: Iterable[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the rows of all tables with their table names: document by document, and table by table within each."""
    for doc_id in doc_ids:
        with document_path(folder, doc_id).open("rb") as lines:
            yield from rows_in(lines)
