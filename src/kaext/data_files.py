"""Data files of the package: one entry per line, tab-separated cells, comments."""

from __future__ import annotations

from importlib.resources import files


def lines_of(package: str, name: str) -> list[str]:
    r"""Return the lines of a data file of a package, without empty lines and comments (``#`` and a space).

    Lines end at ``\n`` only: other line separators are entries in the tables of legacy encodings.
    """
    text = files(package).joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and line != "#" and not line.startswith("# ")]


def rows_of(package: str, name: str) -> list[list[str]]:
    """Return the rows of a data file, without the header."""
    return [line.split("\t") for line in lines_of(package, name)[1:]]
