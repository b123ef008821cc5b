"""Which files in a report's place are none of a report: somebody else's, that are not to be lost."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kaext.problems import UsageError, problem

# Stands in the head of every page, in front of what the page is made of.
MARK = '<meta name="generator" content="kaext">'
_HEAD = 4096
_MOST_NAMED = 3


def refuse_foreign(folder: Path, pages: Iterable[str]) -> None:
    """Refuse a folder in which some of ``pages`` stand that no report of kaext's has.

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
    # One that a power failure has left empty is nobody's.
    return bool(head) and MARK.encode() not in head
