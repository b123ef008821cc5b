"""What the files of a dataset hold."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kaext import rfc4180
from kaext.doc_ids import is_file_name
from kaext.emit.layout import DESCRIPTOR, DOCUMENTS
from kaext.emit.payload import DIGEST, digest_in
from kaext.problems import UsageError, problem
from kaext.records import TABLES


def is_dataset(folder: Path) -> bool:
    """Return whether a folder holds a finished dataset of kaext's."""
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
        raise damaged(folder, DESCRIPTOR) from error
    needed = [(table, column) for table, model in TABLES.items() for column in model.model_fields]
    missing = [f"{table}.{column}" for table, column in needed if (table, column) not in written]
    if missing:
        version = descriptor.get("kaext", "of an unknown version")
        raise UsageError(problem("dataset-outdated", path=folder, version=version, columns=", ".join(missing)))


def damaged(folder: Path, name: str) -> UsageError:
    """Return the error of a dataset whose file ``name`` is not there or not what kaext wrote."""
    return UsageError(problem("dataset-damaged", path=folder, name=name))


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
        raise damaged(folder, name) from error
    if not isinstance(content, dict) or (DIGEST in content and not digest_in(io.BytesIO(data))):
        raise damaged(folder, name)
    return content


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
            raise damaged(folder, name)
        yield content


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
                raise damaged(folder, name)
            file.seek(0)
            yield from rfc4180.rows(file)
    except (FileNotFoundError, UnicodeDecodeError, rfc4180.CsvError) as error:
        raise damaged(folder, name) from error
