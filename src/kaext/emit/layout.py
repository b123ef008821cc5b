"""File and folder names in a dataset."""

from __future__ import annotations

import re
from pathlib import Path

from kaext.records import TABLES

DOCUMENTS = "documents"
REPORT = "report"
DESCRIPTOR = "datapackage.json"
HIDDEN = ".kaext"
"""Folder inside an output folder for work in progress and for data that is not part of the dataset."""
ENTRIES = frozenset([DESCRIPTOR, "run.json", DOCUMENTS, REPORT, *(f"{table}.csv" for table in TABLES)])
"""Names that exist in the folder of every dataset."""
_GENERATED = re.compile(
    r"documents/[^/]+\.json"
    r"|report/(?:index|lists)\.html|report/documents/[^/]+\.html|report/pages/[^/]+\.webp|report/data/[^/]+\.js"
)


def is_generated(name: str) -> bool:
    """Return whether kaext writes files of this name into the folders of a dataset.

    Parameters
    ----------
    name
        A path relative to the dataset, with ``/``: ``report/index.html``.
    """
    return _GENERATED.fullmatch(name) is not None


def document_path(folder: Path, doc_id: str) -> Path:
    """Return the path of a document's JSON file in a dataset."""
    return folder / DOCUMENTS / f"{doc_id}.json"
