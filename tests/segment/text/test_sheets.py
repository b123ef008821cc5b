"""Sheets of projects or countries in fields with recurring labels."""

from __future__ import annotations

import time

import pytest

from kaext.ingest import read_source
from kaext.segment import segment
from kaext.segment.text.genres.sheets import Sheets, sheets


def labelled(text: str) -> list[tuple[str, str]]:
    """Return the kind of each segment of a text, and its lines, joined by bars."""
    lines = text.split("\n")
    source = read_source(text.encode(), name="a.txt")
    return [(each.kind, "|".join(lines[line].strip() for line in each.lines)) for each in segment(source)]


def document(*sheets: str) -> str:
    """Return a document with a title, an introduction and sheets."""
    return "\n\n".join(
        ("პროექტების კრებული", "კრებულში ყველა პროექტს თავისი ფურცელი აქვს.", *sheets, "კრებული ყოველწლიურად გამოდის.")
    )


NUMBERED = document(
    "ფურცელი 1\nკოდი: A-1\nმექანიზმი: სატრასტო ფონდი\nმიმღები: სერბეთი\nვადა: 2006 წ.",
    "ფურცელი 2\nკოდი: A-2\nმექანიზმი: სატრასტო ფონდი\nმიმღები: ალბანეთი\nვადა: 2007 წლიდან,\n  სამი წლით",
    "ფურცელი 3\nკოდი: A-3\nმექანიზმი: სატრასტო ფონდი\nმიმღები: სერბეთი\nოპერაციები:\n  KFOR – 2003\n  ISAF – 2005",
    "ფურცელი 4\nშენიშვნა: არ დაწყებულა\nმისამართი: ბელგრადი",
)


def test_fields_that_recur_are_text_under_the_titles_of_their_sheets() -> None:
    assert labelled(NUMBERED)[2:-1] == [
        ("heading", "ფურცელი 1"),
        ("body", "კოდი: A-1"),
        ("body", "მექანიზმი: სატრასტო ფონდი"),
        ("body", "მიმღები: სერბეთი"),
        ("body", "ვადა: 2006 წ."),
        ("heading", "ფურცელი 2"),
        ("body", "კოდი: A-2"),
        ("body", "მექანიზმი: სატრასტო ფონდი"),
        ("body", "მიმღები: ალბანეთი"),
        ("body", "ვადა: 2007 წლიდან,|სამი წლით"),
        ("heading", "ფურცელი 3"),
        ("body", "კოდი: A-3"),
        ("body", "მექანიზმი: სატრასტო ფონდი"),
        ("body", "მიმღები: სერბეთი"),
        ("body", "ოპერაციები:"),
        ("body", "KFOR – 2003"),
        ("body", "ISAF – 2005"),
        ("heading", "ფურცელი 4"),
        ("body", "შენიშვნა: არ დაწყებულა"),
        ("body", "მისამართი: ბელგრადი"),
    ]


@pytest.mark.parametrize(
    "sheet",
    [
        pytest.param("ქვეყანა: {}\nმექანიზმი: ფონდი\nბიუჯეტი: {}", id="colons"),
        pytest.param("ქვეყანა    {}\nმექანიზმი  ფონდი\nბიუჯეტი    {}".replace("ი  ფ", "ი   ფ"), id="columns"),
        pytest.param("ქვეყანა\t{}\nმექანიზმი\tფონდი\nბიუჯეტი\t{}", id="tabs"),
        pytest.param("ქვეყანა\n{}\nმექანიზმი\nფონდი {}\nბიუჯეტი\n{}", id="labels on their own lines"),
        pytest.param("ქვეყანა:\n{}\nმექანიზმი:\nფონდი {}\nბიუჯეტი:\n{}", id="labels with colons on their own lines"),
    ],
)
def test_ways_to_set_a_field(sheet: str) -> None:
    values = ["სერბეთი", "ალბანეთი", "მალტა"]
    found = labelled(
        document(
            *(
                f"{number}. {value}\n\n{sheet.format(value, 10 * number, 20 * number)}"
                for number, value in enumerate(values, 1)
            )
        )
    )
    assert [text for kind, text in found if kind == "heading"] == ["1. სერბეთი", "2. ალბანეთი", "3. მალტა"]
    assert sum(1 for kind, _ in found if kind == "body") == 2 + 3 * 3


def test_running_headers_between_sheets_are_no_titles() -> None:
    pages = [
        f"კრებული\n- {number} -\n\nმიმღები: {value}\nვადა: {value}\nთანხა: {value}"
        for number, value in enumerate("აბგდ", 2)
    ]
    assert {text for kind, text in labelled(document(*pages)) if kind == "heading"} == set()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("კითხვა: როდის?\nპასუხი: 1994 წელს.\nკითხვა: სად?\nპასუხი: ბრიუსელში.\n\n" * 4, id="interview"),
        pytest.param("ნინო: როდის მოხდა?\nგია: გუშინ.\nლია: დიახ.\n\n" * 4, id="conversation"),
        pytest.param("მიმღები: სერბეთი\nვადა: 2006\nთანხა: 10\n\nტექსტი მის ქვემოთ დგას.", id="one sheet"),
        pytest.param("პირველი: ერთი\nმეორე: ორი\nმესამე: სამი\n\nა: ერთი\nბე: ორი\nგე: სამი\n", id="different labels"),
    ],
)
def test_other_texts_are_no_sheets(text: str) -> None:
    assert sheets(text.split("\n")) == Sheets()


@pytest.mark.parametrize("unit", ["ა: ბ\nგდ: ე\nვზ: თ\n\n", "ა: ბ\n", "აბ\n", "აბ გდ ე  ", "ქვეყანა\nა\n\n"])
def test_time_is_linear(unit: str) -> None:
    texts = (unit * 20_000).split("\n")
    start = time.process_time()
    sheets(texts)
    assert time.process_time() - start < 5
