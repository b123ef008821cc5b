"""The JSON file of a document: its records, all statements of its facts, rejected readings, and its normalised text.

Every record is on its own line, so that the files can be compared and searched with line tools and read line by line.
The last line contains the SHA-256 of everything before it, which reveals files damaged by a disk or a copy.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any, BinaryIO, Protocol

from pydantic_core import to_json

from kaext.document import Document
from kaext.emit.checks import checked_rows
from kaext.emit.rows import Rows
from kaext.records import CONTRACT_VERSION, JSON_ONLY, TABLES, Columns, Record

_HEAD = "document"
DIGEST = "digest"
_BEFORE_DIGEST = f'"{DIGEST}": "'.encode()
_AFTER_DIGEST = b'"}\n'
_DIGEST_LINE = len(_BEFORE_DIGEST) + 64 + len(_AFTER_DIGEST)
_READ_AT_ONCE = 1 << 20
_WRITTEN_AT_ONCE = 1 << 16


class Writable(Protocol):
    """A binary output for the JSON file of a document."""

    def write(self, content: bytes, /) -> int:
        """Write bytes."""


def document_json(document: Document) -> bytes:
    """Return the content of ``documents/DOC_ID.json``; see :func:`write_document_json`."""
    file = BytesIO()
    write_document_json(file, document)
    return file.getvalue()


def write_document_json(file: Writable, document: Document, *, rows: Rows | None = None) -> str:
    """Write the content of ``documents/DOC_ID.json`` in UTF-8, with valid rows only, and return its digest.

    Parameters
    ----------
    file
        The output; it is written in chunks.
    document
        The document.
    rows
        The result of :func:`kaext.emit.checks.checked_rows` for it, if available.
    """
    computed = hashlib.sha256()
    for chunk in _chunks(_parts(document, checked_rows(document) if rows is None else rows)):
        computed.update(chunk)
        file.write(chunk)
    digest = computed.hexdigest()
    file.write(_BEFORE_DIGEST + digest.encode() + _AFTER_DIGEST)
    return digest


def stated_digest(file: BinaryIO) -> str:
    """Return the digest stated at the end of a document's JSON file, without verifying it; empty if there is none."""
    file.seek(max(0, file.seek(0, os.SEEK_END) - _DIGEST_LINE))
    before, mark, digest = file.read().removesuffix(_AFTER_DIGEST).partition(_BEFORE_DIGEST)
    return digest.decode("ascii", "replace") if mark and not before else ""


def verified_digest(file: BinaryIO) -> str:
    """Return the digest at the end of a document's JSON file; empty if it does not match the bytes before it."""
    remaining = file.seek(0, os.SEEK_END) - _DIGEST_LINE
    if remaining < 0:
        return ""
    file.seek(0)
    computed = hashlib.sha256()
    while remaining:
        chunk = file.read(min(remaining, _READ_AT_ONCE))
        computed.update(chunk)
        remaining -= len(chunk)
    digest = computed.hexdigest()
    return digest if file.read() == _BEFORE_DIGEST + digest.encode() + _AFTER_DIGEST else ""


def read_document_json(data: bytes) -> dict[str, Any]:
    """Return the content of a document's JSON file as plain values."""
    content: dict[str, Any] = json.loads(data)
    return content


def rows_in(lines: Iterable[bytes]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the table rows in the lines of a document's JSON file, each with the name of its table.

    Content outside the tables (statements, rejected readings, text) comes after them and is not parsed.
    """
    table = ""
    for line in lines:
        if line.startswith(b'"'):
            name, _, value = line[1:].partition(b'": ')
            table = name.decode()
            if table == _HEAD:
                yield "documents", json.loads(value.rstrip(b",\n"))
            elif table not in TABLES:
                return
        elif table and line.startswith(b"{"):
            yield table, json.loads(line.rstrip(b",\n"))


def _parts(document: Document, rows: Rows) -> Iterator[bytes]:
    """Yield the file in small pieces: as one ``str`` it would take twice the memory of its UTF-8."""
    yield f'{{"contract": "{CONTRACT_VERSION}",\n"{_HEAD}": '.encode()
    yield to_json(rows["documents"][0])
    for table in TABLES:
        if table != "documents":
            yield from _array(table, rows[table])
    yield from _array("statements", document.statements)
    for name in JSON_ONLY:
        yield from _array(name, getattr(document, name))
    yield b',\n"text": "'
    for start in range(0, len(document.text), _WRITTEN_AT_ONCE):
        yield to_json(document.text[start : start + _WRITTEN_AT_ONCE])[1:-1]
    yield b'",\n'


def _chunks(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the pieces joined into chunks, as single records are too short for efficient hashing and writing."""
    chunk = BytesIO()
    for part in parts:
        chunk.write(part)
        if chunk.tell() >= _WRITTEN_AT_ONCE:
            yield chunk.getvalue()
            chunk = BytesIO()
    yield chunk.getvalue()


def _array(name: str, records: Sequence[Record]) -> Iterator[bytes]:
    yield f',\n"{name}": ['.encode()
    before = b"\n"
    for record in records.rows() if isinstance(records, Columns) else records:
        yield before
        yield to_json(record)
        before = b",\n"
    yield b"\n]" if records else b"]"
