"""Long titles and lettered headings, and blocks that only resemble them."""

from __future__ import annotations

import pytest
from tests.segment.layout.test_segments import BODY, BOLD, column, kinds, laid

from kaext.segment import segment
from kaext.source import Box, LineStyle

PROSE = ["ტექსტი რომელიც გვერდის სიგანეზეა აწყობილი აქ."] * 4  # text that is set in the page's measure
LARGE = BOLD._replace(size=20.0)


@pytest.mark.parametrize(("end", "kind"), [("ანგარიში", "title"), ("ამბობს.", "body")], ids=["a report", "it says."])
def test_the_title_of_an_act_runs_over_many_lines_and_a_lead_in_large_type_is_a_sentence(end: str, kind: str) -> None:
    # On the implementation of the agreements made between Georgia and the Alliance's organisation
    title = ["საქართველოსა და ალიანსის ორგანიზაციას", "შორის დადებული ხელშეკრულებების შესრულების"] * 3
    rows = [*column([*title, end], 60, style=LARGE), *column(PROSE * 3, 180)]
    assert kinds(segment(laid(rows))) == [kind, "body"]


def test_headings_are_counted_by_letters() -> None:
    rows = column(["სათაური"], 30, style=LARGE)
    rows += column(["ა) ზოგადი ინფორმაცია პროექტის შესახებ"], 60, style=BOLD)  # general information on the project
    rows += column(["ა.ა) მიზეზი"], 90, style=BOLD)  # the reason
    rows += [*column(PROSE, 115), *column(["ა.ბ) საფუძველი"], 190, style=BOLD), *column(PROSE, 215)]  # the basis
    assert kinds(segment(laid(rows))) == ["title", "heading", "heading", "body", "heading", "body"]


def test_points_in_bold_that_follow_one_another_are_a_list() -> None:
    # the documents are: a decision, the plan, the report
    points = ["ა) გადაწყვეტილება", "ბ) გეგმა", "გ) ანგარიში"]
    rows = [*column(["სათაური"], 30, style=LARGE), *column(PROSE, 60)]
    rows += [*column(points, 130, style=BODY._replace(bold=True)), *column(PROSE, 200)]
    assert kinds(segment(laid(rows))) == ["title", "body", "body", "body", "body", "body"]


@pytest.mark.parametrize(("text", "kind"), [("„ვინ დაგიძახათ?“", "heading"), ("„ჩვენ დაგვიძახეს.“", "body")])
def test_a_question_in_quotation_marks_is_a_heading_and_an_answer_is_none(text: str, kind: str) -> None:
    # who called you? we were called.
    rows = [*column(["სათაური"], 30, style=LARGE), *column(PROSE, 60), *column([text], 130, style=BOLD)]
    assert kinds(segment(laid([*rows, *column(PROSE, 160)])))[2] == kind


@pytest.mark.parametrize(("size", "end"), [(10.0, ""), (12.0, ":")], ids=["in the size of the text", "with a colon"])
def test_bold_points_of_an_act_over_text_are_not_headings(size: float, end: str) -> None:
    rows = column(["სათაური"], 30, style=LARGE)
    for number, letter in enumerate("აბგ"):
        point = column([f"{letter}) 2012 წლის 1 იანვრამდე{end}"], 60 + 80 * number, style=BOLD._replace(size=size))
        rows += [*point, *column(PROSE, 82 + 80 * number)]  # until 1 January 2012
    assert "heading" not in kinds(segment(laid(rows)))


@pytest.mark.parametrize(("count", "kind"), [(2, "heading"), (1, "body")])
def test_questions_in_bold_that_begin_with_a_dash_are_headings(count: int, kind: str) -> None:
    rows = [*column(["სათაური"], 30, style=LARGE), *column(PROSE, 60)]
    for number in range(count):
        # How did your way begin?
        question = column(["– როგორ დაიწყო თქვენი გზა?"], 130 + 80 * number, style=BODY._replace(bold=True))
        rows += [*question, *column(["– გვიან.", *PROSE], 143 + 80 * number)]
    assert kinds(segment(laid(rows)))[2] == kind


def test_a_title_over_notes_at_the_end_is_a_heading() -> None:
    rows = [
        *column(["სათაური"], 30, style=LARGE),
        *column(PROSE, 60),
        *column(["შენიშვნები"], 130, style=BOLD),
    ]  # notes
    # a document of the Alliance, a memory
    rows += column(["1. ალიანსის დოკუმენტი.", "2. მოგონება სარაევოდან."], 146, style=BODY._replace(size=7.0))
    assert kinds(segment(laid(rows)))[:3] == ["title", "body", "heading"]


def test_a_title_over_an_imprint_at_the_end_is_none() -> None:
    rows = [*column(["სათაური"], 30, style=LARGE), *column(PROSE, 60), *column(["ერთად"], 130, style=BOLD)]  # together
    # printed in Brussels; free of charge
    rows += column(["დაიბეჭდა ბრიუსელში 2014 წელს. ვრცელდება უფასოდ."], 146, style=BODY._replace(size=7.0))
    assert kinds(segment(laid(rows)))[:3] == ["title", "body", "body"]


def typed(gap: float) -> list[tuple[str, Box, LineStyle, str]]:
    """Return the lines of a letter in one type, with a distance above and below its headings."""
    rows: list[tuple[str, Box, LineStyle, str]] = []
    top = 60.0
    # general information; the basis; financial grounds
    for heading in ("ა) ზოგადი ინფორმაცია", "ბ) საფუძველი", "გ) ფინანსური დასაბუთება"):
        rows += column([heading], top + gap)
        rows += column([*PROSE, "იგი ძალაშია."], top + 2 * gap + 13)  # it is in force
        top += 2 * gap + 13 * 6
    return rows


@pytest.mark.parametrize(("gap", "kind"), [(13.0, "heading"), (1.0, "body")])
def test_in_a_single_type_lines_with_blank_lines_around_them_are_headings(gap: float, kind: str) -> None:
    found = kinds(segment(laid([*column([*PROSE, "იგი ძალაშია."], 0), *typed(gap)])))
    assert found.count("heading") == (3 if kind == "heading" else 0)


def test_a_document_with_headings_in_bold_has_no_others() -> None:
    rows = [*column(["სათაური"], 0, style=LARGE), *typed(13)]
    rows += [*column(["თავი"], 480, style=BOLD), *column([*PROSE, "იგი ძალაშია."], 496)]  # chapter
    assert kinds(segment(laid(rows))).count("heading") == 1


@pytest.mark.parametrize(("lefts", "kind"), [((100.0, 80.0, 110.0), "title"), ((60.0, 60.0, 60.0), "body")])
def test_in_a_single_type_centred_lines_above_the_text_are_the_title(lefts: tuple[float, ...], kind: str) -> None:
    # report on the fulfilment of the agreements between the countries
    texts = ["ანგარიში სახელმწიფოთა შორის", "დადებული შეთანხმებების შესრულების მდგომარეობის", "შესახებ და შედეგები"]
    rows: list[tuple[str, Box, LineStyle, str]] = []
    for number, (text, left) in enumerate(zip(texts, lefts, strict=True)):
        rows += [(text, Box(left, 20 + 13.0 * number, 345 - left, 30 + 13.0 * number), BODY, "")]
    assert kinds(segment(laid([*rows, *column([*PROSE, "იგი ძალაშია."], 90)])))[0] == kind


NAME = ("თანამშრომლობის მაცნე", Box(160, 20, 440, 46), BOLD._replace(size=26.0), "")  # the cooperation herald


@pytest.mark.parametrize(
    ("issue", "kind"),
    [("№ 38 (1204)", "header"), ("№ 3 (17) | გამოდის კვარტალში ერთხელ", "header"), ("თბილისი", "title")],
)
def test_the_name_of_a_periodical_beside_its_number_is_above_the_title(issue: str, kind: str) -> None:
    rows = [NAME, (issue, Box(450, 36, 540, 44), BODY._replace(size=8.0), "")]
    rows += [*column(["ანგარიში უმაღლესი რადისთვის"], 60, style=BOLD._replace(size=15.0)), *column(PROSE, 100)]
    found = kinds(segment(laid(rows)))
    assert found[0] == kind
    assert "title" in found


def test_the_name_of_a_periodical_without_a_title_below_it_is_the_title() -> None:
    rows = [NAME, ("№ 38 (1204)", Box(450, 36, 540, 44), BODY._replace(size=8.0), "")]
    rows += [*column(["ბალკანეთი"], 60, style=BOLD), *column(PROSE, 80)]  # the Balkans
    rows += [*column(["კავკასია"], 150, style=BOLD), *column(PROSE, 170)]  # the Caucasus
    assert kinds(segment(laid(rows))).count("title") == 1


def test_a_large_figure_with_its_unit_is_not_the_title() -> None:
    figure = [*column(["5,2 მლნ"], 60, style=BOLD._replace(size=34.0)), *column(["ნაღმი განადგურდა"], 96)]  # mines
    rows = [*column(["ნაღმები და ფონდები"], 20, style=LARGE), *figure, *column(PROSE, 140)]
    found = [(block.kind, block.lines) for block in segment(laid(rows))]
    assert found[0] == ("title", (0,))
    assert all(kind != "title" for kind, _ in found[1:])
