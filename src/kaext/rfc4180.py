"""CSV as RFC 4180 defines it, with cells of any length.

The standard library's reader takes cells up to a limit that is one for the whole process; a block of text may be
longer. Beyond the standard, pairs of quotation marks may stand in a cell that does not begin with one, as people type
them.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TextIO

_CELL = re.compile(r'(?:"([^"]*+(?:""[^"]*+)*)"|((?!")[^,]*+))(,|\Z)')


class CsvError(ValueError):
    """A text that is no CSV: a quotation mark is not closed, or something but a comma stands after a closing one."""


class _LineFeeds:
    """A file for ``csv``, whose lines end as its own do, in CR LF: only so it puts a cell with a CR in quotes."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, line: str) -> None:
        self._file.write(line.removesuffix("\r\n") + "\n")


def writer(file: TextIO) -> Callable[[Sequence[str]], object]:
    """Return the function that writes a record to a file, with a line feed at its end."""
    return csv.writer(_LineFeeds(file)).writerow


def records(lines: Iterable[str]) -> Iterator[list[str]]:
    """Yield the cells of every record; lines without any are passed over.

    Parameters
    ----------
    lines
        The lines with their ends, whatever these are.

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
    """Yield the records after the first one by the names of the columns that the first one gives.

    Raises
    ------
    CsvError
        As :func:`records`, and where a record has not as many cells as there are columns.
    """
    found = records(lines)
    columns = next(found, [])
    for number, cells in enumerate(found, 2):
        if len(cells) != len(columns):
            raise CsvError(f"row {number}: {len(cells)} cells in {len(columns)} columns")
        yield dict(zip(columns, cells, strict=True))


def _cells(record: str, number: int) -> list[str]:
    cells = []
    position, separator = 0, ","
    while separator:
        match = _CELL.match(record, position)
        if match is None:
            raise CsvError(f"row {number}: a comma is to stand after a closing quotation mark")
        quoted, plain, separator = match.groups()
        cells.append(plain if quoted is None else quoted.replace('""', '"'))
        position = match.end()
    return cells
