"""What commands show: lines, tables and progress on standard error, data on standard output."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kaext.problems import Problem

if TYPE_CHECKING:
    from rich.console import Console


def console(*, is_data: bool = False) -> Console:
    """Return the console for messages (standard error), or for a table that a command was asked for."""
    from rich.console import Console

    is_plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return Console(stderr=not is_data, no_color=is_plain, highlight=False, soft_wrap=True)


def tell(line: str) -> None:
    """Write one line to standard error."""
    sys.stderr.write(f"{line}\n")


def tell_problem(problem: Problem) -> None:
    """Write a problem with its remedy to standard error."""
    tell(f"kaext: {problem.severity}: {problem.id}: {problem.message}. {problem.remedy}")


def show(text: str) -> None:
    """Write data to standard output."""
    sys.stdout.write(text)


def show_table(
    headings: Sequence[str], rows: Sequence[Sequence[str]], *, title: str = "", is_data: bool = False
) -> None:
    """Show rows as a table; columns after the first are set to the right."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title or None, box=box.SIMPLE, title_justify="left", pad_edge=False)
    for number, heading in enumerate(headings):
        table.add_column(heading, justify="right" if number else "left", no_wrap=True)
    for row in rows:
        table.add_row(*(Text(value) for value in row))
    console(is_data=is_data).print(table)
