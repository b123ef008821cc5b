"""A dataset on disk: its tables, made by streaming over the documents' JSON files, and its description."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from kaext import rfc4180
from kaext.emit.cells import cells, harmless_cells
from kaext.emit.datapackage import datapackage
from kaext.emit.ids import is_file_name
from kaext.emit.payload import DIGEST, digest_in, noted_digest, rows_in
from kaext.problems import UsageError, problem
from kaext.records import TABLES

DOCUMENTS = "documents"
DESCRIPTOR = "datapackage.json"
HIDDEN = ".kaext"
"""The folder inside an output folder where runs work and keep what is not part of the dataset."""
ENTRIES = frozenset([DESCRIPTOR, "run.json", DOCUMENTS, "report", *(f"{table}.csv" for table in TABLES)])
"""Names in an output folder that every dataset has."""
BYTE_ORDER_MARK = "\ufeff"


def is_dataset(folder: Path) -> bool:
    """Tell whether a folder holds a finished dataset of kaext's."""
    path = folder / DESCRIPTOR
    if not path.is_file():
        return False
    text = path.read_text(encoding="utf-8", errors="replace")
    return '"kaext-dataset"' in text


def require_dataset(folder: Path) -> None:
    """Check that a folder holds a finished dataset.

    Raises
    ------
    UsageError
        ``dataset-missing``.
    """
    if not is_dataset(folder):
        raise UsageError(problem("dataset-missing", path=folder))


def require_current(folder: Path) -> None:
    """Check that a folder holds a finished dataset, and that its tables have every column of this version.

    Raises
    ------
    UsageError
        ``dataset-missing``, ``dataset-damaged``, ``dataset-outdated``.
    """
    require_dataset(folder)
    descriptor = read_json(folder, DESCRIPTOR)
    try:
        tables = {table["name"]: table["schema"]["fields"] for table in descriptor["resources"]}
        written = {(table, field["name"]) for table, fields in tables.items() for field in fields}
    except (KeyError, TypeError) as error:
        raise _damaged(folder, DESCRIPTOR) from error
    needed = [(table, column) for table, model in TABLES.items() for column in model.model_fields]
    missing = [f"{table}.{column}" for table, column in needed if (table, column) not in written]
    if missing:
        version = descriptor.get("kaext", "of an unknown version")
        raise UsageError(problem("dataset-outdated", path=folder, version=version, columns=", ".join(missing)))


def read_json(folder: Path, name: str) -> dict[str, Any]:
    """Return what one of a dataset's own JSON files says of it.

    Raises
    ------
    UsageError
        ``dataset-damaged``: the file is not there, no JSON object, or has not the digest that it says.
    """
    try:
        data = (folder / name).read_bytes()
        content = json.loads(data)
    except (FileNotFoundError, ValueError) as error:
        raise _damaged(folder, name) from error
    if not isinstance(content, dict) or (DIGEST in content and not digest_in(io.BytesIO(data))):
        raise _damaged(folder, name)
    return content


def _damaged(folder: Path, name: str) -> UsageError:
    return UsageError(problem("dataset-damaged", path=folder, name=name))


def document_path(folder: Path, doc_id: str) -> Path:
    """Return the path of a document's JSON file in a dataset."""
    return folder / DOCUMENTS / f"{doc_id}.json"


def contents(folder: Path, doc_ids: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Yield the content of the documents' JSON files in the order of ``doc_ids``.

    Raises
    ------
    UsageError
        ``dataset-damaged``: an id is no name of a file, or a file is of another document.
    """
    for doc_id in doc_ids:
        name = f"{DOCUMENTS}/{doc_id}.json"
        content = read_json(folder, name) if is_file_name(doc_id) else {}
        if content.get("document", {}).get("doc_id") != doc_id:
            raise _damaged(folder, name)
        yield content


def rows_of_documents(folder: Path, doc_ids: Iterable[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the rows of all tables, each with its table's name: the documents in order, of each one table at a time."""
    for doc_id in doc_ids:
        with document_path(folder, doc_id).open("rb") as lines:
            yield from rows_in(lines)


def write_tables(folder: Path, doc_ids: Iterable[str], *, is_excel_safe: bool = False) -> None:
    """Write the CSV tables and ``datapackage.json`` from the documents' JSON files, one row in memory at a time.

    Parameters
    ----------
    folder
        The dataset; its ``documents/`` is there already.
    doc_ids
        The documents in order.
    is_excel_safe
        Neutralise formulas and begin with a byte order mark, so that Excel shows Georgian and runs nothing.
    """
    with ExitStack() as stack:
        writers = {}
        for table, model in TABLES.items():
            file = stack.enter_context((folder / f"{table}.csv").open("w", encoding="utf-8", newline=""))
            if is_excel_safe:
                file.write(BYTE_ORDER_MARK)
            writers[table] = rfc4180.writer(file)
            writers[table](list(model.model_fields))
        for table, row in rows_of_documents(folder, doc_ids):
            line = cells(TABLES[table], row)
            writers[table](harmless_cells(line) if is_excel_safe else line)
    files = {table: _size_and_hash(folder / f"{table}.csv") for table in TABLES}
    write_json(folder / DESCRIPTOR, datapackage(files, is_excel_safe=is_excel_safe))


def write_json(path: Path, value: Any) -> None:
    """Write ``value`` as indented JSON in UTF-8, as a whole or not at all."""
    write_whole(path, json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def write_whole(path: Path, text: str) -> None:
    """Write a file of UTF-8 that replaces an older one as a whole: a full disk leaves the old one."""
    unfinished = path.with_name(".unfinished")
    try:
        unfinished.write_bytes(text.encode("utf-8"))
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def read_table(folder: Path, table: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a dataset's table as strings.

    Raises
    ------
    UsageError
        ``dataset-damaged``: the table is not there or cannot be read.
    """
    name = f"{table}.csv"
    try:
        with (folder / name).open(encoding="utf-8-sig", newline="") as file:
            if "doc_id" not in next(rfc4180.records([file.readline()]), []):
                raise _damaged(folder, name)
            file.seek(0)
            yield from rfc4180.rows(file)
    except (FileNotFoundError, UnicodeDecodeError, rfc4180.CsvError) as error:
        raise _damaged(folder, name) from error


def changed_tables(folder: Path) -> list[str]:
    """Return the names of a dataset's tables that are missing or not what kaext wrote.

    Raises
    ------
    UsageError
        ``dataset-damaged``: what kaext wrote is not known.
    """
    try:
        hashes = {table["name"]: table["hash"] for table in read_json(folder, DESCRIPTOR)["resources"]}
    except (KeyError, TypeError) as error:
        raise _damaged(folder, DESCRIPTOR) from error
    paths = {table: folder / f"{table}.csv" for table in TABLES}
    return [
        path.name
        for table, path in paths.items()
        if not path.is_file() or f"sha256:{_size_and_hash(path)[1]}" != hashes.get(table)
    ]


def damaged_documents(folder: Path) -> Iterator[str]:
    """Yield the names of those JSON files of a dataset's documents that are missing or not what kaext wrote."""
    for row in read_table(folder, "documents"):
        path = document_path(folder, row["doc_id"])
        if not is_file_name(row["doc_id"]) or not is_intact(path):
            yield f"{DOCUMENTS}/{path.name}"


def digest_of(folder: Path, doc_id: str) -> str:
    """Return the digest that a document's JSON file says it has, without reading it all; nothing where it says none.

    Raises
    ------
    UsageError
        ``dataset-damaged``: the file is not there.
    """
    path = document_path(folder, doc_id)
    if not is_file_name(doc_id) or not path.is_file():
        raise _damaged(folder, f"{DOCUMENTS}/{path.name}")
    with path.open("rb") as file:
        return noted_digest(file)


def is_intact(path: Path, *, digest: str = "") -> bool:
    """Tell whether a document's JSON file is there as it was written, with this digest where one is given."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        found = digest_in(file)
    return found == digest if digest else bool(found)


def _size_and_hash(path: Path) -> tuple[int, str]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return path.stat().st_size, digest
