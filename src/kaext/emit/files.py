"""Atomic writes, and hashes to verify files."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any


def write_json(path: Path, value: Any) -> None:
    """Write ``value`` as indented JSON in UTF-8, atomically."""
    write_whole(path, json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def write_whole(path: Path, text: str) -> None:
    """Write a UTF-8 file atomically, so that a full disk leaves the old file intact."""
    unfinished = path.with_name(".unfinished")
    try:
        unfinished.write_bytes(text.encode("utf-8"))
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def size_and_hash(path: Path) -> tuple[int, str]:
    """Return the size of a file in bytes and its SHA-256, hexadecimal."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return path.stat().st_size, digest
