"""The data files of the package: comments, empty lines, and tables whose rows have a cell for every column."""

from importlib.resources import files
from pathlib import Path

import pytest

from kaext.data_files import lines_of, rows_of

PACKAGE = Path(str(files("kaext")))
TABLES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.tsv"))
LISTS = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.txt"))


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_a_cell_for_every_column(table: str) -> None:
    header = lines_of("kaext", table)[0].split("\t")
    rows = rows_of("kaext", table)
    assert len(header) > 1
    assert header not in rows
    assert {len(row) for row in rows} == {len(header)}


@pytest.mark.parametrize("name", LISTS)
def test_no_entry_occurs_twice_or_is_a_comment(name: str) -> None:
    entries = lines_of("kaext", name)
    assert len(entries) > 1
    assert [entry for entry in entries if entry.startswith("#") or entry != entry.strip()] == []
    assert len(set(entries)) == len(entries)


def test_other_line_separators_than_a_line_feed_are_entries() -> None:
    assert "\x85" in {code for _, code, _ in rows_of("kaext.ka", "data/legacy_encodings.tsv")}
