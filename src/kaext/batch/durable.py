"""Files and folders put on disk: what a loss of power must not take, or must find whole."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

_FLUSHED_AT_ONCE = 16
# What a system says that flushes no folders, or not those that it lets nobody list.
_CANNOT_FLUSH = frozenset([errno.EACCES, errno.EBADF, errno.EINVAL])


def write_durably(path: Path, parts: Iterable[bytes]) -> None:
    """Write a file that replaces an older one as a whole; when this returns, a loss of power loses it no more."""
    unfinished = path.with_name(".unfinished")
    with unfinished.open("wb") as file:
        file.writelines(parts)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
    flush_folder(path.parent)


def flush_tree(folder: Path, *, flushed: Path) -> None:
    """Ask the system to put a folder on disk, so that a power loss after a rename finds it whole.

    Asked for all files at once, a disk writes them together: in a tenth of the time. Files in the folder ``flushed``
    are on disk already.
    """
    entries = list(_entries(folder, flushed=flushed))
    with ThreadPoolExecutor(_FLUSHED_AT_ONCE) as threads:
        list(threads.map(flush_file, (path for path in entries if path.is_file())))
    for path in (*(path for path in reversed(entries) if path.is_dir()), folder):
        flush_folder(path)


def _entries(folder: Path, *, flushed: Path) -> Iterator[Path]:
    """Yield what a folder holds, a folder before its content."""
    for path in folder.iterdir():
        yield path
        if path.is_dir() and path != flushed:
            yield from _entries(path, flushed=flushed)


def flush_file(path: Path) -> None:
    """Ask the system to put a file's content on disk."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Ask the system to put a folder's entries on disk (systems that can)."""
    if os.name != "posix":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT_FLUSH:
            raise
