"""Reading the files of a dataset."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kaext import rfc4180
from kaext.doc_ids import is_file_name
from kaext.emit.layout import DESCRIPTOR, DOCUMENTS
from kaext.emit.payload import DIGEST, verified_digest
from kaext.problems import UsageError, problem
from kaext.records import TABLES


def is_dataset(folder: Path) -> bool:
    """Return whether a folder contains a finished kaext dataset."""
    path = folder / DESCRIPTOR
    if not path.is_file():
        return False
    text = path.read_text(encoding="utf-8", errors="replace")
    return '"kaext-dataset"' in text


def require_dataset(folder: Path) -> None:
    """Check that a folder contains a finished dataset.

    Raises
    ------
    UsageError
        ``dataset-missing``.
    """
    if not is_dataset(folder):
        raise UsageError(problem("dataset-missing", path=folder))


def require_current(folder: Path) -> None:
    """Check that a folder contains a finished dataset whose tables have all columns of this version.

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
    """Return the error for a dataset whose file ``name`` is missing or was changed."""
    return UsageError(problem("dataset-damaged", path=folder, name=name))


def read_json(folder: Path, name: str) -> dict[str, Any]:
    """Return the content of one of a dataset's own JSON files.

    Raises
    ------
    UsageError
        ``dataset-damaged``: the file is missing, is not a JSON object, or does not match its digest.
    """
    try:
        data = (folder / name).read_bytes()
        content = json.loads(data)
    except (FileNotFoundError, ValueError) as error:
        raise damaged(folder, name) from error
    if not isinstance(content, dict) or (DIGEST in content and not verified_digest(io.BytesIO(data))):
        raise damaged(folder, name)
    return content


def contents(folder: Path, doc_ids: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Yield the contents of the JSON files of documents, in the order of ``doc_ids``.

    Raises
    ------
    UsageError
        ``dataset-damaged``: an id is not a file name, or a file belongs to another document.
    """
    for doc_id in doc_ids:
        name = f"{DOCUMENTS}/{doc_id}.json"
        content = read_json(folder, name) if is_file_name(doc_id) else {}
        if content.get("document", {}).get("doc_id") != doc_id:
            raise damaged(folder, name)
        yield content


def read_table(folder: Path, table: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table as strings.

    Raises
    ------
    UsageError
        ``dataset-damaged``: the table is missing or cannot be parsed.
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
