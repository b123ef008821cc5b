"""CSV according to RFC 4180, with cells of any length.

The standard library's reader limits the length of cells, process-wide, and a block of text may be longer. As an
extension, a cell that does not start with a quotation mark may contain quotation marks in pairs, as people type them.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TextIO

_CELL = re.compile(r'(?:"([^"]*+(?:""[^"]*+)*)"|((?!")[^,]*+))(,|\Z)')


class CsvError(ValueError):
    """Raised if a quotation mark is never closed, or if something other than a comma follows a closing one."""


class _LineFeeds:
    """A file that turns CR LF into LF; ``csv`` quotes cells with a CR only if its line terminator is CR LF."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, line: str) -> None:
        self._file.write(line.removesuffix("\r\n") + "\n")


def writer(file: TextIO) -> Callable[[Sequence[str]], object]:
    """Return a function that writes a record to a file, terminated by a line feed."""
    return csv.writer(_LineFeeds(file)).writerow


def records(lines: Iterable[str]) -> Iterator[list[str]]:
    """Yield the cells of every record; empty lines are skipped.

    Parameters
    ----------
    lines
        The lines with any line ends.

    Raises
    ------
    CsvError
        With the number of the record, from 1.
    """
    number = 0
    begun: list[str] = []
    is_quoted = False
    for line in lines:
        begun.append(line)
        is_quoted ^= line.count('"') % 2 == 1
        if is_quoted:
            continue
        record = "".join(begun).rstrip("\r\n") if len(begun) > 1 else line.rstrip("\r\n")
        begun.clear()
        if record:
            number += 1
            yield _cells(record, number) if '"' in record else record.split(",")
    if begun:
        raise CsvError(f"row {number + 1}: a quotation mark is never closed")


def rows(lines: Iterable[str]) -> Iterator[dict[str, str]]:
    """Yield the records after the header as dictionaries keyed by column name.

    Raises
    ------
    CsvError
        As :func:`records`, and if a record does not have one cell per column.
    """
    found = records(lines)
    columns = next(found, [])
    for number, cells in enumerate(found, 2):
        if len(cells) != len(columns):
            raise CsvError(f"row {number}: {len(cells)} cells for {len(columns)} columns")
        yield dict(zip(columns, cells, strict=True))


def _cells(record: str, number: int) -> list[str]:
    cells = []
    position, separator = 0, ","
    while separator:
        match = _CELL.match(record, position)
        if match is None:
            raise CsvError(f"row {number}: a closing quotation mark must be followed by a comma")
        quoted, plain, separator = match.groups()
        cells.append(plain if quoted is None else quoted.replace('""', '"'))
        position = match.end()
    return cells
