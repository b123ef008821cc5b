"""Protection of files that a report would overwrite but that are not part of a report."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kaext.problems import UsageError, problem

# The marker in the head of every page.
MARK = '<meta name="generator" content="kaext">'
_HEAD = 4096
_MOST_NAMED = 3


def refuse_foreign(folder: Path, pages: Iterable[str]) -> None:
    """Refuse a folder in which one of ``pages`` exists but was not written by kaext.

    Raises
    ------
    UsageError
        ``report-replaces``.
    """
    foreign = [name for name in pages if _is_foreign(folder / name)]
    if foreign:
        names = ", ".join([*foreign[:_MOST_NAMED], *(["…"] if len(foreign) > _MOST_NAMED else [])])
        raise UsageError(problem("report-replaces", path=folder, names=names))


def _is_foreign(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        head = file.read(_HEAD)
    # An empty file is left by a power failure.
    return bool(head) and MARK.encode() not in head
