"""Office papers: minutes, slides, notes above the title."""

import pytest
from tests.segment.text.test_segments import BODY, kinds_of


def labels(*lines: str) -> list[str]:
    return [kind for kind, _ in kinds_of(*lines)]


@pytest.mark.parametrize(
    "mark",
    [
        "შიდა მოხმარებისათვის                    საქმე 04-11/7",
        "მხოლოდ სამსახურებრივი სარგებლობისთვის",
        "კონფიდენციალურად      ეგზ. № 2",
        "სამუშაო ვერსია",
    ],
)
def test_what_is_noted_above_the_title(mark: str) -> None:
    assert labels(mark, "", "სხდომის ოქმი № 6", "", *BODY)[:3] == ["header", "title", "body"]


def test_a_project_in_a_title() -> None:
    assert labels("პროექტი „მელანჟის გადამუშავება“", "", *BODY)[0] == "title"


@pytest.mark.parametrize("heading", ["დღის წესრიგი", "დღის წესრიგი:", "განსახილველი საკითხები:"])
@pytest.mark.parametrize("gap", [[], [""]])
def test_items_of_an_agenda_are_text(heading: str, gap: list[str]) -> None:
    agenda = [heading, *gap, "1. დიალოგი - მომხს. ზ. კაპანაძე", "2. ინიციატივა", "3. სხვადასხვა"]
    minutes = ["1. დიალოგი", "", *BODY, "", "2. ინიციატივა", "", *BODY, "", "3. სხვადასხვა", "", *BODY]
    found = labels("სხდომის ოქმი № 6", "", *BODY, "", *agenda, "", *minutes)
    assert found[3:] == ["heading", *["body"] * 3, *["heading", "body", "body"] * 3]


def test_an_agenda_as_the_first_numbered_section() -> None:
    agenda = ["1. დღის წესრიგი", "", "1) რას აკეთებენ პარტნიორები", "2) ქვეყნების წვლილი", "3) სხვადასხვა"]
    found = labels(
        "ანგარიში",
        "",
        *BODY,
        "",
        *agenda,
        "",
        "2. ბალტიისპირეთი",
        "",
        *BODY,
        "",
        "3. გადაწყდა",
        "",
        "ა) ცნობა მომზადდეს.",
    )
    assert found[3:] == ["heading", *["body"] * 3, "heading", "body", "body", "heading", "body"]


def test_an_agenda_in_a_sentence() -> None:
    found = labels(
        "სათაური", "", "დღის წესრიგი შეიცვალა.", *BODY, "", "1. პირველი", "", *BODY, "", "2. მეორე", "", *BODY
    )
    assert found.count("heading") == 2


@pytest.mark.parametrize("noun", ["საკითხი", "სლაიდი", "სესია"])
def test_a_series_of_headings_with_a_noun(noun: str) -> None:
    found = labels(
        "სათაური",
        "",
        f"{noun} 1. დიალოგი",
        *BODY,
        "",
        f"{noun} 2. ინიციატივა",
        *BODY,
        "",
        f"{noun} 3. სხვადასხვა",
        *BODY,
    )
    assert found[1:] == ["heading", "body", "body"] * 3


@pytest.mark.parametrize("line", ["გადაწყვიტეს:", "დაადგინეს:", "მოისმინეს:"])
def test_a_word_over_decisions(line: str) -> None:
    found = labels("სხდომის ოქმი", "", *BODY, "", line, "", "1. საკითხი გადაიდოს.", "2. ცნობა გადამოწმდეს მაისამდე.")
    assert found[3:] == ["heading", "body", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "თავმჯდომარე                         (ხელმოწერა)        ლ. ბერიძე",
        "თავმჯდომარე: ____________ /მ. ვერულაშვილი/",
        "სხდომის მდივანი     ____________     ნ. ლომიძე         ბ. ა.",
    ],
)
def test_signatures_above_a_page_number(line: str) -> None:
    found = labels("სხდომის ოქმი", "", *BODY, "", line, "", "- 2 -", "", "დანართი", "", *BODY, "", "- 3 -")
    assert found[3:5] == ["body", "page_number"]


def test_items_with_bullets_below_a_heading_are_text() -> None:
    items = [
        "• ეგვიპტე: გრანტი, 2014 წელი",
        "• ტუნისი: ფონდი, 2012-2016",
        "• მაროკო: ფონდი, 2008",
        "• ალჟირი: ჯერ არაფერი",
    ]
    found = labels("სათაური", "", *BODY, "", "სატრასტო ფონდები", "", *items, "", "ბოლო თავი", "", *BODY)
    assert found[3:8] == ["heading"] + ["body"] * 4
