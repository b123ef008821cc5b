"""The single document that a command reads: a file or standard input."""

from __future__ import annotations

import sys
from pathlib import Path


def standard_input() -> bytes:
    """Return the content of standard input; empty if it is closed."""
    return b"" if sys.stdin is None else sys.stdin.buffer.read()


def document_of(file: Path) -> tuple[bytes, str]:
    """Return the content and name of a document; ``-`` reads standard input, whose format is detected.

    Raises
    ------
    UsageError
        ``file-not-found``, ``not-a-file``.
    DocumentError
        ``file-unreadable``, ``file-too-large``.
    """
    from kaext.batch.inputs import STANDARD_INPUT, Input
    from kaext.problems import UsageError, problem

    if str(file) == STANDARD_INPUT:
        data = standard_input()
        return data, f"standard-input{'.pdf' if data.startswith(b'%PDF-') else '.txt'}"
    if not file.exists() or file.is_dir():
        raise UsageError(problem("not-a-file" if file.is_dir() else "file-not-found", path=file))
    return Input(str(file)).read(), str(file)
