"""Rows of tables with wide gaps whose cells go on in the lines below."""

import pytest

from kaext.ingest import read_source
from kaext.normalize.spread_rows import cells_of_row


def row(*lines: str) -> str:
    """Return the cells of lines, with a bar between those of different columns; empty if they are no row."""
    source = read_source("\n".join(lines).encode(), name="a.txt")
    read = ""
    for number, cell in enumerate(cells := cells_of_row(source.text, source.lines)):
        is_same = number > 0 and cells[number - 1].column == cell.column
        read += (" " if is_same else "|" if number else "") + source.text[cell.start : cell.end]
    return read


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["ქვეყანა       KFOR,      RSM,", "              2022 წ.    2020 წ."], "ქვეყანა|KFOR, 2022 წ.|RSM, 2020 წ."),
        (["ბოსნია და", "ჰერცეგოვინა        –         66"], "ბოსნია და ჰერცეგოვინა|–|66"),
        (["მოლდოვა    DEEP     2010 წლიდან", "                    (განახლდა)"], "მოლდოვა|DEEP|2010 წლიდან (განახლდა)"),
        (["მოლდოვა    სატრასტო      2010", "           ფონდი"], "მოლდოვა|სატრასტო ფონდი|2010"),
    ],
)
def test_cells_go_on_below(lines: list[str], expected: str) -> None:
    assert row(*lines) == expected


@pytest.mark.parametrize(
    "lines",
    [
        ["მოლდოვა    DEEP     2010"],
        ["მოლდოვა პროგრამას 2010 წელს შეუერთდა და", "მას შემდეგ კურსები გრძელდება."],
        ["მოლდოვა    DEEP     2010", "და ეს პროგრამა მას შემდეგ ყოველწლიურად გრძელდება."],
        ["მოლდოვა  | DEEP   | 2010   | 4", "         | კურსი  |        | 5"],
    ],
)
def test_other_lines(lines: list[str]) -> None:
    assert row(*lines) == ""
