"""Legal acts: registration, subject, place and date, articles, annexes with tables, signatures."""

import pytest
from tests.segment.text.test_segments import BODY, kinds_of

ARTICLES = ["მუხლი 1. ზოგადი დებულებები", "1. ანგარიში დამტკიცდეს.", "მუხლი 2. ფინეთი", *BODY]


def labels(*lines: str) -> list[str]:
    return [kind for kind, _ in kinds_of(*lines)]


def test_an_act() -> None:
    found = labels(
        "სარეგისტრაციო კოდი: 010.2012.045.77.000.018",
        "საქართველოს მინისტრის",
        "ბრძანება № 304",
        "",
        "ანგარიშის დამტკიცების თაობაზე",
        "",
        "ქ. თბილისი                2012 წლის 14 ნოემბერი",
        "",
        *ARTICLES,
        "",
        "მინისტრი                  გ. ქარცივაძე",
        "",
        "გამოქვეყნების წყარო: ვებგვერდი, 20/11/2012",
    )
    assert found == ["imprint", *["title"] * 3, "body", *["heading", "body"] * 2, "body", "body", "imprint"]


@pytest.mark.parametrize(
    "line",
    [
        "ქ. თბილისი      2019 წლის 14 მარტი",
        "2019 წლის 14 მარტი      ქ. თბილისი",
        "ბაქო, 14 მარტი, 2019 წ.",
    ],
)
def test_place_and_date_of_an_act_are_no_heading(line: str) -> None:
    assert labels("დადგენილება № 12", "", line, "", *ARTICLES)[1] == "body"
    assert labels("დადგენილება № 12", "", "წლის შედეგები", "", *ARTICLES)[1] == "heading"


@pytest.mark.parametrize(
    "line",
    [
        "კომიტეტის თავმჯდომარე          (ხელმოწერა)",
        "მინისტრის მოადგილე\tნინო ბერიძე",
        "მხარის სახელით     ____________",
    ],
)
def test_signatures_are_no_headings(line: str) -> None:
    assert labels("სათაური", "", *BODY, "", line, "", "დანართი № 1. წესი", *BODY)[3] == "body"


def test_numbered_paragraphs_of_articles_are_no_headings() -> None:
    lines = ["1. საკითხს ეს ბრძანება", "არ აწესრიგებს.", "2. ანგარიში დამტკიცდეს ვადის", "დასრულებამდე."]
    found = labels("ბრძანება № 3", "", "მუხლი 1", *lines, "", "მუხლი 2. ვადები", *lines)
    assert found.count("heading") == 2


def test_a_counted_annex_is_a_section_with_its_table() -> None:
    for table in (
        ["ქვეყანა    საგანი    დრო", "სერბეთი    ფონდი    2005 წ.", "მონტენეგრო    ფონდი    2007 წ."],
        ["ქვეყანა | საგანი | დრო", "--------|--------|----", "სერბეთი | ფონდი | 2005", "მალტა | ფონდი | 2007"],
    ):
        found = labels("სათაური", "", *BODY, "", "დანართი № 1. ანგარიში", *table, "", "დანართი № 2. ბარათი", *BODY)
        assert found == ["title", "body", "body", "heading", *["body"] * len(table), "heading", "body", "body"]


def test_registers_of_acts_in_sentences_are_text() -> None:
    line = "სარეგისტრაციო კოდი ყველა აქტს აქვს."
    assert labels("სათაური", "", *BODY, line)[-1] == "body"


def test_headers_with_the_abbreviated_word_for_page() -> None:
    assert labels("სათაური", "", *BODY, "", "ბრძანება № 304          გვ. 2", "", *BODY)[3] == "header"
