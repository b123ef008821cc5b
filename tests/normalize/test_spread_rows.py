"""Rows of tables with wide gaps whose cells go on in the lines below."""

import pytest

from kaext.document import Segment
from kaext.ingest import read_source
from kaext.normalize.flow import flow
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


TABLE = (
    "სად სრულდება  ვინ უძღვება  თემა             ვადა       თანხა",
    "უკრაინა       პოლონეთი     რადარი           2014-2017  398 500 ევრო",
    "ყირგიზეთი     თურქეთი      ნარჩენების       2015-2018  240 000 ევრო",
    "                           მონიტორინგი",
)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((0,), "სად სრულდება\tვინ უძღვება\tთემა\tვადა\tთანხა"),  # where it is done, who leads it, topic, period, sum
        ((1,), "უკრაინა\tპოლონეთი\tრადარი\t2014-2017\t398 500 ევრო"),
        ((2, 3), "ყირგიზეთი\tთურქეთი\tნარჩენების მონიტორინგი\t2015-2018\t240 000 ევრო"),
    ],
)
def test_two_spaces_separate_cells_where_the_lines_around_have_a_column(rows: tuple[int, ...], expected: str) -> None:
    source = read_source("\n".join(TABLE).encode(), name="a.txt")
    text, _, _ = flow(source, [Segment(rows, "body", "sec:1")])
    assert text == expected


def test_two_spaces_in_running_text_separate_nothing() -> None:
    source = read_source("ერთი  ორი  სამი\nერთი  ორი  სამი".encode(), name="a.txt")
    text, _, _ = flow(source, [Segment((0,), "body", "sec:1"), Segment((1,), "body", "sec:1")])
    assert text == "ერთი ორი სამი\n\nერთი ორი სამი"
