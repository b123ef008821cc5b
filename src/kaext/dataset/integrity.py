"""Verification that the files of a dataset are as kaext wrote them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kaext.dataset.reading import damaged, read_json, read_table
from kaext.doc_ids import is_file_name
from kaext.emit.files import size_and_hash
from kaext.emit.layout import DESCRIPTOR, DOCUMENTS, document_path
from kaext.emit.payload import stated_digest, verified_digest
from kaext.records import TABLES


def changed_tables(folder: Path) -> list[str]:
    """Return the file names of tables that are missing or were changed.

    Raises
    ------
    UsageError
        ``dataset-damaged``: the descriptor does not contain the hashes.
    """
    try:
        hashes = {table["name"]: table["hash"] for table in read_json(folder, DESCRIPTOR)["resources"]}
    except (KeyError, TypeError) as error:
        raise damaged(folder, DESCRIPTOR) from error
    paths = {table: folder / f"{table}.csv" for table in TABLES}
    return [
        path.name
        for table, path in paths.items()
        if not path.is_file() or f"sha256:{size_and_hash(path)[1]}" != hashes.get(table)
    ]


def damaged_documents(folder: Path) -> Iterator[str]:
    """Yield the names of document JSON files that are missing or were changed."""
    for row in read_table(folder, "documents"):
        path = document_path(folder, row["doc_id"])
        if not is_file_name(row["doc_id"]) or not is_intact(path):
            yield f"{DOCUMENTS}/{path.name}"


def digest_of(folder: Path, doc_id: str) -> str:
    """Return the digest stated in a document's JSON file, without reading all of it; empty if there is none.

    Raises
    ------
    UsageError
        ``dataset-damaged``: the file does not exist.
    """
    path = document_path(folder, doc_id)
    if not is_file_name(doc_id) or not path.is_file():
        raise damaged(folder, f"{DOCUMENTS}/{path.name}")
    with path.open("rb") as file:
        return stated_digest(file)


def is_intact(path: Path, *, digest: str = "") -> bool:
    """Return whether a document's JSON file exists and matches its digest, and ``digest`` if given."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        found = verified_digest(file)
    return found == digest if digest else bool(found)
