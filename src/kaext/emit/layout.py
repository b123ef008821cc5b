"""Where in the folder of a dataset what stands."""

from __future__ import annotations

from pathlib import Path

from kaext.records import TABLES

DOCUMENTS = "documents"
DESCRIPTOR = "datapackage.json"
HIDDEN = ".kaext"
"""The folder inside an output folder where runs work and keep what is not part of the dataset."""
ENTRIES = frozenset([DESCRIPTOR, "run.json", DOCUMENTS, "report", *(f"{table}.csv" for table in TABLES)])
"""Names in an output folder that every dataset has."""


def document_path(folder: Path, doc_id: str) -> Path:
    """Return the path of a document's JSON file in a dataset."""
    return folder / DOCUMENTS / f"{doc_id}.json"
