"""Data files of the package: word lists and tables (TSV), catalogues (CSV), texts and word lists by name (TOML)."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

from kaext import rfc4180


def text_of(package: str, name: str) -> str:
    """Return the content of a data file of a package."""
    return files(package).joinpath(name).read_text(encoding="utf-8")


def lines_of(package: str, name: str) -> list[str]:
    r"""Return the lines of a word list or table, without empty lines and comments (``#`` and a space).

    Lines end at ``\n`` only: other line separators are entries in the tables of legacy encodings.
    """
    lines = text_of(package, name).split("\n")
    return [line for line in lines if line and line != "#" and not line.startswith("# ")]


def rows_of(package: str, name: str) -> list[list[str]]:
    """Return the rows of a table with tab-separated cells, without the header."""
    return [line.split("\t") for line in lines_of(package, name)[1:]]


def records_of(package: str, name: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file, by column."""
    return list(rfc4180.rows(text_of(package, name).split("\n")))


def tables_of(package: str, name: str) -> dict[str, Any]:
    """Return the content of a TOML file."""
    return tomllib.loads(text_of(package, name))
