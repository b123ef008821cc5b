"""Paragraphs and boxes that continue in another column or on another page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.segment.layout.test_segments import BODY, SMALL, column, laid

from kaext.segment import segment
from kaext.source import Box, LineStyle


def test_a_box_continues_on_the_next_page_beside_or_below_the_text() -> None:
    box = column(
        ["ჩანართის ტექსტი აქ იწყება და", "გრძელდება მომდევნო გვერდზე და"], 700, style=SMALL, x0=60, region="box1"
    )
    rest = column(["აქ მთავრდება."], 60, style=SMALL, x0=60, region="box1")
    second = column(["ძირითადი ტექსტი აქ დგას და", "აქ მთავრდება."], 60, x0=300)
    source = laid([*box, *second, *rest], pages=[1, 1, 2, 2, 2])
    regions = ({"box1": Box(50, 690, 290, 780)}, {"box1": Box(50, 50, 290, 90)})
    pages = tuple(replace(page, regions=own) for page, own in zip(source.pages, regions, strict=True))
    found = segment(replace(source, pages=pages))
    assert [(block.kind, block.lines) for block in found] == [("box", (0, 1, 4)), ("body", (2, 3))]


@pytest.mark.parametrize(
    ("last", "end", "count"),
    [
        ("მისიის საქმე სხვა ძალებმა ჩაიბარეს:", 230, 1),  # other forces took over: … goes on
        ("მისიის საქმე სხვა ძალებმა ჩაიბარეს:", 120, 2),
        ("• მისიის საქმე სხვა ძალებმა ჩაიბარეს;", 230, 2),
        ("მისიის საქმე სხვა ძალებმა ჩაიბარეს.", 230, 2),
    ],
)
def test_after_a_colon_at_the_end_of_a_full_line_a_sentence_may_go_on_in_the_next_column(
    last: str, end: float, count: int
) -> None:
    bullet = "• " * last.startswith("•")
    rows = [(f"{bullet}პირველი სტრიქონი აქ დგას ამ სიტყვებით", Box(60, 60, 222, 70), BODY, "")]
    rows += [(last.removeprefix("• "), Box(60, 73, end, 83), BODY, "")]
    rest = column(["მაკედონიამ იქ ორმოცი ჯარისკაცი გაგზავნა", "და დატოვა."], 60, x0=300)
    assert len(segment(laid([*rows, *rest]))) == count


@pytest.mark.parametrize(("second", "count"), [("მისია ბრიუსელში: დაარსდა 1997 წელს", 2), ("და მისია ბრიუსელში", 1)])
def test_a_label_after_a_gap_begins_another_fact(second: str, count: int) -> None:
    """The capital is Kyiv, the mission in Brussels: the first word would not have fitted into the line above."""
    text = ["ტექსტი ორ სტრიქონს", "იკავებს და აქ მთავრდება."]  # the text fills two lines
    rows = [*column(text, 60), *column(["დედაქალაქი: ქალაქი კიევი დნეპრის პირას"], 119), *column([second], 138)]
    found = segment(laid([*rows, *column(text, 197)]))
    assert sum(2 in block.lines or 3 in block.lines for block in found) == count


def test_a_paragraph_of_a_bilingual_page_continues_in_its_own_language() -> None:
    # What the programme teaches; officers come from two countries.
    first = column(["პროგრამა ოფიცრებს ასწავლის, როგორ", "დაიცვან ქვეყანა და როგორ"], 700)
    rest = column(["ითანამშრომლონ მეზობლებთან.", "ოფიცრები ორი ქვეყნიდან ჩამოდიან."], 60)
    sans = LineStyle("Sans", 9.5, False, False, "000000")
    title = column(["The courses"], 687, style=sans._replace(font="Sans-Bold", bold=True), x0=320)
    english = column(
        ["The programme teaches officers how to", "defend their country and how to"], 700, style=sans, x0=320
    )
    more = column(["work with their neighbours.", "They come from two countries."], 60, style=sans, x0=320)
    found = segment(laid([*first, *title, *english, *rest, *more], pages=[1] * 5 + [2] * 4))
    assert [(block.kind, block.lines) for block in found] == [
        ("body", (0, 1, 5, 6)),
        ("heading", (2,)),
        ("body", (3, 4, 7, 8)),
    ]


@pytest.mark.parametrize(("overhang", "count"), [(2.0, 1), (-8.0, 2)], ids=["hangs", "is short"])
def test_a_full_stop_that_hangs_over_the_edge_of_justified_text_ends_no_paragraph(overhang: float, count: int) -> None:
    lines = ["ხელშეკრულებებს პარლამენტი განიხილავს და", "სხდომები ყველასათვის ღიაა, კითხვები კი"]
    rows = [(text, Box(60, 60 + 13 * n, 260, 70 + 13 * n), BODY, "") for n, text in enumerate(lines * 2)]
    rows += [("შეგვიძლია ვუპასუხოთ ყველას დღესვე კიდეც.", Box(60, 112, 260 + overhang, 122), BODY, "")]
    rest = [(text, Box(300, 60 + 13 * n, 500, 70 + 13 * n), BODY, "") for n, text in enumerate(lines * 2)]
    assert len(segment(laid([*rows, *rest]))) == count
