"""Output of commands: messages, tables and progress on standard error, data on standard output."""

from __future__ import annotations

import os
import sys
import textwrap
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO

from kaext.problems import Problem, one_line

_FILE_WIDTH = 160
# The minimum width of a column that wraps; the first column holds names to copy and never wraps.
_BROKEN = 20
_GAP = 3
# A table of two columns (name and value) fits any terminal.
_PAIR = 2
_NUMBER = frozenset("0123456789+-−.–% ")

if TYPE_CHECKING:
    from rich.console import Console


def console(*, is_data: bool = False) -> Console:
    """Return the console for messages (standard error) or for requested data (standard output)."""
    from rich.console import Console

    is_plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    stream = sys.stdout if is_data else sys.stderr
    width = None if stream.isatty() else _FILE_WIDTH
    return Console(stderr=not is_data, no_color=is_plain, highlight=False, width=width)


def write_utf8(*streams: TextIO) -> None:
    """Write UTF-8 to files and pipes whatever the system encoding is; terminals get escapes for missing characters."""
    for stream in streams:
        if isinstance(stream, TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def write_message(line: str) -> None:
    """Write one line to standard error."""
    sys.stderr.write(f"{line}\n")


def report_problem(problem: Problem) -> None:
    """Write a problem with its remedy to standard error."""
    write_message(f"kaext: {problem.severity}: {problem.id}: {problem.message}. {problem.remedy}")


def report_changes(dataset: Path) -> None:
    """Report on standard error the tables of a dataset that have changed since kaext wrote them."""
    from kaext.dataset.integrity import changed_tables
    from kaext.problems import problem

    for name in changed_tables(dataset):
        report_problem(problem("table-changed", path=dataset, name=name))


def show(text: str) -> None:
    """Write data to standard output."""
    sys.stdout.write(text)


def show_lines(text: str) -> None:
    """Write human-readable lines to standard output, with control characters escaped."""
    show("".join(f"{one_line(line)}\n" for line in text.removesuffix("\n").split("\n")))


def show_table(
    headings: Sequence[str], rows: Sequence[Sequence[str]], *, title: str = "", is_data: bool = False
) -> None:
    """Show rows as a table; numeric columns are right-aligned, empty columns are left out.

    A terminal that is too narrow gets one line per value.

    Parameters
    ----------
    headings, rows
        Every row has as many cells as there are headings.
    title
        Printed above the table.
    is_data
        Whether the table is the requested data (standard output) or a message (standard error).
    """
    from rich import box
    from rich.table import Table
    from rich.text import Text

    target = console(is_data=is_data)
    headings, rows = _filled(headings, rows)
    if target.width < _needed(headings, rows) and len(headings) > _PAIR:
        if title:
            target.print(Text(title))
        for row in rows:
            named = zip(headings, row, strict=True)
            target.print(Text("\n".join(f"{heading} {value}".strip() for heading, value in named if value)), end="\n\n")
        return
    table = Table(title=title or None, box=box.SIMPLE, title_justify="left", pad_edge=False, show_header=any(headings))
    for number, heading in enumerate(headings):
        is_numeric = all(set(row[number]) <= _NUMBER for row in rows)
        justify: Literal["left", "right"] = "right" if is_numeric else "left"
        is_whole = not number and len(headings) > _PAIR
        table.add_column(heading, justify=justify, overflow="fold", no_wrap=is_whole)
    for row in rows:
        table.add_row(*(Text(value) for value in row))
    target.print(table)


def _filled(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """Return a table without its empty columns, its cells safe to print on a terminal."""
    kept = [number for number in range(len(headings)) if not rows or any(row[number] for row in rows)]
    return [headings[number] for number in kept], [[one_line(row[number]) for number in kept] for row in rows]


def _needed(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """Return the minimum width at which a table is readable."""
    columns = zip(headings, *rows, strict=True)
    first, *others = (max(map(len, cells)) for cells in columns)
    return first + sum(_GAP + min(width, _BROKEN) for width in others)


def number_of(number: int, noun: str) -> str:
    """Return a number with its noun: 1 document, 2 documents."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def shortened(text: str, length: int) -> str:
    """Return a text as one line of at most ``length`` characters, cut between words."""
    return textwrap.shorten(text, length, placeholder=" …")
