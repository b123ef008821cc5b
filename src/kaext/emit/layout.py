"""File and folder names in a dataset."""

from __future__ import annotations

from pathlib import Path

from kaext.records import TABLES

DOCUMENTS = "documents"
DESCRIPTOR = "datapackage.json"
HIDDEN = ".kaext"
"""Folder inside an output folder for work in progress and for data that is not part of the dataset."""
ENTRIES = frozenset([DESCRIPTOR, "run.json", DOCUMENTS, "report", *(f"{table}.csv" for table in TABLES)])
"""Names that exist in the folder of every dataset."""


def document_path(folder: Path, doc_id: str) -> Path:
    """Return the path of a document's JSON file in a dataset."""
    return folder / DOCUMENTS / f"{doc_id}.json"
