"""The long lists of the report: the first rows are in the page, the others in files that it loads on demand.

A page opened from disk may load scripts and nothing else of what lies beside it, so the files are scripts that hand
their rows over.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from kaext.emit.files import write_whole
from kaext.report.dataset import DocumentView, Row

DATA = "data"
ROWS_AT_ONCE = 1000
MAX_ROWS = 100_000
"""Longer lists are truncated with a note, to limit the browser's memory; the tables have every row."""
LIST_COLUMNS = {
    "relations": ("doc_id", "country", "relation", "programme", "date", "evidence", "method", "confidence"),
    "sums": (
        "doc_id",
        "text",
        "amount_min",
        "amount_max",
        "currency",
        "role",
        "country",
        "programme",
        "method",
        "confidence",
    ),
    "dates": ("doc_id", "text", "value", "kind", "bound", "part", "method", "confidence"),
    "acronyms": ("doc_id", "text", "acronym", "long_form_nominative", "method", "confidence"),
    "mentions": ("doc_id", "text", "kind", "ids", "name_en", "method", "confidence"),
    "problems": ("doc_id", "problem", "severity", "page", "message", "remedy"),
}
DOCUMENT_COLUMNS = ("document", "document_title", "status", "pages", "characters", *LIST_COLUMNS, "to_check")
_TITLE_LENGTH = 80
_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


class List:
    """A list that is being written: only the rows of the page or of the current file are in memory."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.total = 0
        self.files = 0
        self.first: list[Sequence[Any]] = []
        self._rows: list[Sequence[Any]] = self.first
        self._folder = folder

    def add(self, row: Sequence[Any]) -> None:
        """Add a row; its first cell is the link target, relative to the first page."""
        self.total += 1
        if self.total > MAX_ROWS:
            return
        if len(self._rows) == ROWS_AT_ONCE:
            self._write()
            self._rows = []
        self._rows.append(row)

    def close(self) -> None:
        """Write the last file, and remove files of a longer list in an earlier report."""
        self._write()
        number = self.files + 1
        while (leftover := self._path(number)).exists():
            leftover.unlink()
            number += 1

    def embedded(self) -> Row:
        """Return the data of the list for a page."""
        rows = min(self.total, MAX_ROWS)
        return {"rows": self.first, "files": self.files, "total": self.total, "available": rows}

    def _write(self) -> None:
        if self._rows is self.first:
            return
        self.files += 1
        rows = embedded([self.name, self.files, self._rows])[1:-1]
        write_whole(self._path(self.files), f"kaextRows({rows});\n")

    def _path(self, number: int) -> Path:
        return self._folder / f"{self.name}-{number}.js"


class Lists:
    """All lists of a report."""

    def __init__(self, folder: Path) -> None:
        """Start the lists of the report in ``folder``."""
        (folder / DATA).mkdir(parents=True, exist_ok=True)
        self.documents = List("documents", folder / DATA)
        self.records = {table: List(table, folder / DATA) for table in LIST_COLUMNS}

    def add(self, view: DocumentView, *, to_check: int) -> None:
        """Add a document and its records, of which ``to_check`` are to be reviewed."""
        record = view.record
        counts = [len(view.tables[table]) for table in LIST_COLUMNS]
        title = _shortened(record["title"])
        cells = (view.doc_id, title, record["status"], record["pages"] or "", record["characters"], *counts, to_check)
        self.documents.add([_document_href(view.doc_id), *cells])
        for table, columns in LIST_COLUMNS.items():
            for row in view.tables[table]:
                self.records[table].add([record_href(row), *(row[column] for column in columns)])

    def close(self) -> None:
        """Write what has not been written yet."""
        for each in self:
            each.close()

    def __iter__(self) -> Iterator[List]:
        return iter([self.documents, *self.records.values()])


def _document_href(doc_id: str) -> str:
    """Return the link to a document's page, relative to the first page."""
    return f"documents/{doc_id}.html"


def record_href(row: Row) -> str:
    """Return the link to a record or problem, relative to the first page."""
    return f"{_document_href(row['doc_id'])}#{row['id']}"


def embedded(value: Any) -> str:
    """Return a value as JSON that is safe inside a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character, escape in _ESCAPES.items():
        text = text.replace(character, escape)
    return text


def _shortened(title: str) -> str:
    return title if len(title) <= _TITLE_LENGTH else f"{title[:_TITLE_LENGTH]}…"
