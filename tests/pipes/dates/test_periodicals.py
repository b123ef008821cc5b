"""Dates in issues of periodicals, which state their year once."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from kaext.pipes.dates.expressions import TimePoint
from kaext.pipes.dates.periodicals import DatedExtent, find_issue, find_year_of_writing
from kaext.pipes.extensions import DATES, BlockSpan, register

Blocks = list[tuple[str, str, str]]

TITLE: Blocks = [("title", "", "პარტნიორის ამბები")]
# From the capital of Latvia: talks went on in June; last year soldiers came.
REPORT: Blocks = [
    ("heading", "sec:2", "რიგა"),
    ("body", "sec:2", "რიგა, 4 ივნისი. ივლისშიც შეხვდნენ; გასულ წელს კი არა."),
]
# In 2005 a centre opened; then another report.
LATER: Blocks = [
    ("heading", "sec:3", "კიევი"),
    ("body", "sec:3", "ცენტრი 2005 წლის მაისში გაიხსნა."),
    ("body", "sec:3", "კიევი, 23 აპრილი – წვრთნა დასრულდა."),
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    language = spacy.blank("ka")
    language.add_pipe("kaext_dates")
    return language


def dated(nlp: Language, blocks: Blocks) -> list[str]:
    register()
    doc = nlp.make_doc("\n\n".join(block for _, _, block in blocks))
    spans, start = [], 0
    for kind, unit, block in blocks:
        spans.append(BlockSpan(start, start + len(block), kind, unit))
        start += len(block) + 2
    doc._.blocks = tuple(spans)
    return [span._.date.value for span in nlp(doc).spans[DATES]]


@pytest.mark.parametrize(
    "opening",
    [
        ("header", "", "N 3 (12), ივლისი–სექტემბერი 2012"),
        ("heading", "sec:1", "№ 7, 2012 წლის ზაფხული"),
        ("header", "", "ბიულეტენი, 2012 წლის ოქტომბერი"),
        ("header", "", "პარტნიორები | 2012 წლის დეკემბერი"),
        ("body", "sec:1", "გილოცავთ! ამ ნომერში 2012 წლის ზაფხულის ამბებია."),
        ("body", "sec:1", "სადაც წელი არ წერია, 2012 წელი იგულისხმება."),
        ("body", "sec:1", "ყველა თარიღი, თუ სხვა რამ არ არის ნათქვამი, 2012 წლისაა."),
    ],
)
def test_the_year_of_an_issue_applies_to_its_reports(nlp: Language, opening: tuple[str, str, str]) -> None:
    said = dated(nlp, [*TITLE, opening])
    assert dated(nlp, [*TITLE, opening, *REPORT, *LATER]) == [
        *said, "2012-06-04", "2012-07", "2011", "2005-05", "2012-04-23"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "opening",
    [
        ("body", "sec:1", "წინა ნომერი 2012 წლის ამბებს ეხებოდა."),  # the number before
        ("body", "sec:1", "ეს ნომერი 2008-2012 წლებს მოიცავს."),  # five years
        ("body", "sec:1", "ყველა თარიღი 2012 წელს გადამოწმდა."),  # the dates were checked in 2012
        ("imprint", "", "ჟურნალი № 3, 2012 წლის ზაფხული."),
        ("timeline", "", "2012 წ. ივნისი  ბიულეტენის № 1"),
    ],
)
def test_other_years_are_no_year_of_the_issue(nlp: Language, opening: tuple[str, str, str]) -> None:
    said = dated(nlp, [*TITLE, opening])
    assert dated(nlp, [*TITLE, opening, *REPORT]) == [*said, "XXXX-06-04"]


def test_a_report_is_not_later_than_its_issue(nlp: Language) -> None:
    opening = ("header", "", "№ 1, 2013 წლის იანვარი-მარტი")
    report = ("body", "sec:2", "რიგა, 14 დეკემბერი. წვრთნა მომავალ წელს გაიმართება.")
    assert dated(nlp, [*TITLE, opening, report])[1:] == ["2012-12-14", "2014"]


def test_a_year_in_a_heading_applies_to_the_reports_below(nlp: Language) -> None:
    opening = ("header", "", "№ 1, 2013 წლის მარტი")
    reports = [("heading", "sec:2", "ქრონიკა 2010"), ("body", "sec:2", "რიგა, 14 იანვარი. წვრთნა გაიმართა.")]
    assert dated(nlp, [*TITLE, opening, *reports])[1:] == ["2010-01-14"]


def test_a_report_without_a_year_takes_that_of_the_previous_report(nlp: Language) -> None:
    first = [("body", "sec:1", "ვენა, 2014 წლის 28 ნოემბერი. შეხვედრა 2011 წელსაც შედგა; მომავალ წელს არა.")]
    second = [("heading", "sec:2", "მოკლედ"), ("body", "sec:2", "• რიგა, 17 დეკემბერი. წვრთნა 15 დეკემბერს დასრულდა.")]
    no_report = [("body", "sec:3", "შეხვედრა 19 დეკემბერს შედგა.")]
    assert dated(nlp, [*TITLE, *first, *second, *no_report]) == [
        "2014-11-28", "2011", "2015", "2014-12-17", "2014-12-15", "XXXX-12-19"
    ]  # fmt: skip


def test_a_text_without_dates_is_no_issue() -> None:
    text = "№ 3, 2012"
    assert find_issue(text, [BlockSpan(0, len(text), "header")], []) is None
    issue = find_issue(text, [BlockSpan(0, len(text), "header")], [DatedExtent(5, 9, [TimePoint(2012)])])
    assert issue is not None
    assert (issue.year, issue.month) == (2012, None)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("ქ. თბილისი, 11 მარტი, 2019 წ.", "2019-36"),  # the city of Tbilisi, 11 March 2019
        ("თარიღი: 12.03.2019", "2019-36"),
        ("2019 წლის წლიური ანგარიში", "2019-36"),  # annual report on 2019
    ],
)
def test_a_deictic_year_counts_from_the_line_that_dates_the_text(nlp: Language, line: str, value: str) -> None:
    body = ("body", "sec:1", "მაროკო გეგმას მიმდინარე წლის მეოთხე კვარტალში განაახლებს.")  # this year's fourth quarter
    assert dated(nlp, [("body", "sec:1", line), body])[-1] == value


def test_a_sentence_with_a_date_does_not_date_the_text() -> None:
    text = "მაროკო დიალოგში 1995 წლის თებერვალში ჩაერთო."  # Morocco joined the dialogue in February 1995
    dates = [DatedExtent(text.index("1995"), text.index(" ჩაერთო"), [TimePoint(1995, "", 2)])]
    assert find_year_of_writing(text, [BlockSpan(0, len(text), "body")], dates) is None


@pytest.mark.parametrize(
    "opening",
    [
        [("header", "", "ოფისის წლიური ანგარიში"), ("title", "", "თავი 3. 2016 წელი: შესრულებული სამუშაო")],
        [("title", "", "2016 წლის ანგარიში"), ("heading", "sec:1", "წლიური მიმოხილვა")],
    ],
)
def test_months_in_an_annual_report_are_of_its_year(nlp: Language, opening: list[tuple[str, str, str]]) -> None:
    earlier = ("body", "sec:1", "გეგმა 2014 წელს დაიწყო.")  # the plan began in 2014
    later = ("body", "sec:1", "მაროკომ გეგმა მაისში განაახლა.")  # Morocco renewed it in May
    assert dated(nlp, [*opening, earlier, later])[-1] == "2016-05"
    same = ("body", "sec:1", "გეგმა 2014 წელს დაიწყო და მაისში განახლდა.")  # it began in 2014 and was renewed in May
    assert dated(nlp, [*opening, same])[-1] == "2014-05"


def test_months_in_other_texts_are_of_the_year_before_them(nlp: Language) -> None:
    opening = [("title", "", "2016 წელი: შესრულებული სამუშაო"), ("body", "sec:1", "გეგმა 2014 წელს დაიწყო.")]
    assert dated(nlp, [*opening, ("body", "sec:1", "მაროკომ გეგმა მაისში განაახლა.")])[-1] == "2014-05"
