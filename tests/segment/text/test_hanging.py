"""Hanging indents, and fact sheets that use them."""

from __future__ import annotations

import pytest

from kaext.ingest import read_source
from kaext.segment import segment
from kaext.segment.text.hanging import hanging_lines

SHEET = """\
ქვეყნის ფურცელი: მოლდოვა

ნაბიჯები

ჩარჩო-დოკუმენტი (PfP): ხელმოწერილია 1994 წ. 16
  მარტს, ბრიუსელში
დაგეგმვის პროცესი (PARP): 1997 წლიდან
სამოქმედო გეგმა (IPAP): შეთანხმდა 2006 წ.
  19 მაისს, მეორე რედაქცია 2010 წელს
საინფორმაციო ცენტრი: კიშინიოვში, 2007 წლის
  ოქტომბრიდან
ჯარისკაცები: 41 (KFOR), 2014 წ.
  მარტიდან
დედაქალაქი: კიშინიოვი
ფართობი: 33 846 კვ. კმ
მოსახლეობა: 2 900 000
ვალუტა: ლეი
ენა: რუმინული
დრო: UTC+2
მთავრობა: კიშინიოვში
პარლამენტი: 101 წევრი
საზღვარი: უკრაინა
"""


def kinds(text: str) -> list[tuple[str, str]]:
    """Return the kind of each segment of a text, and its lines, joined by bars."""
    source = read_source(text.encode(), name="a.txt")
    lines = text.split("\n")
    return [(each.kind, "|".join(lines[line].strip() for line in each.lines)) for each in segment(source)]


def test_lines_hang_where_it_is_a_habit() -> None:
    lines = SHEET.split("\n")
    assert [lines[index].strip() for index in sorted(hanging_lines(lines))] == [
        "მარტს, ბრიუსელში",
        "19 მაისს, მეორე რედაქცია 2010 წელს",
        "ოქტომბრიდან",
        "მარტიდან",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["ერთი წინადადება.", "  მეორე იწყება აქ"] * 5, id="paragraphs begin further in"),
        pytest.param(["ერთი ხაზი", " მეორე ხაზი"] * 5, id="one blank"),
        pytest.param(["ერთი ხაზი", "          მეორე ხაზი"] * 5, id="a column"),
        pytest.param(["ერთი ხაზი", "  მეორე ხაზი", "მესამე"], id="once"),
        pytest.param(["სია:", "  • ერთი", "  • ორი", "  • სამი"], id="bullets"),
    ],
)
def test_other_lines_do_not_hang(lines: list[str]) -> None:
    assert hanging_lines(lines) == frozenset()


def test_a_value_that_hangs_belongs_to_its_label_and_a_sheet_is_not_a_box() -> None:
    found = kinds(SHEET)
    assert found[:2] == [("title", "ქვეყნის ფურცელი: მოლდოვა"), ("heading", "ნაბიჯები")]
    assert found[2:] == [
        ("body", "ჩარჩო-დოკუმენტი (PfP): ხელმოწერილია 1994 წ. 16|მარტს, ბრიუსელში"),
        ("body", "დაგეგმვის პროცესი (PARP): 1997 წლიდან"),
        ("body", "სამოქმედო გეგმა (IPAP): შეთანხმდა 2006 წ.|19 მაისს, მეორე რედაქცია 2010 წელს"),
        ("body", "საინფორმაციო ცენტრი: კიშინიოვში, 2007 წლის|ოქტომბრიდან"),
        ("body", "ჯარისკაცები: 41 (KFOR), 2014 წ.|მარტიდან"),
        ("body", "დედაქალაქი: კიშინიოვი"),
        ("body", "ფართობი: 33 846 კვ. კმ"),
        ("body", "მოსახლეობა: 2 900 000"),
        ("body", "ვალუტა: ლეი"),
        ("body", "ენა: რუმინული"),
        ("body", "დრო: UTC+2"),
        ("body", "მთავრობა: კიშინიოვში"),
        ("body", "პარლამენტი: 101 წევრი"),
        ("body", "საზღვარი: უკრაინა"),
    ]
