"""Lists of countries, one to a line, and short documents that are nothing but a table or a list."""

import pytest
from tests.segment.text.test_segments import BODY, kinds_of, source_of

from kaext.segment.text.country_lines import country_lines
from kaext.segment.text.segments import segment_text

DATED = ["მალტა – 2008 წლის აპრილი", "ტაჯიკეთი – 1997 წლის მაისი"]
NAMES = ["ალჟირი", "ეგვიპტე", "ისრაელი", "იორდანია"]


def labels(*lines: str) -> list[str]:
    return [kind for kind, _ in kinds_of(*lines)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (NAMES, {0, 1, 2, 3}),
        (["ქუვეითი, 2004", "კატარი, 2005"], {0, 1}),
        (["ავსტრია – 499 სამხედრო, ბატალიონი", "საქართველო (870)"], {0, 1}),
        # a single one, an item, sentences, addresses, an enumeration over several lines
        (["მოლდოვა", "კარგი მეზობელია"], set()),
        (["• ალჟირი", "• ეგვიპტე"], set()),
        (["ალჟირი შორს არის.", "ეგვიპტე ახლოს არის."], set()),
        (["ალჟირი: www.nato.int/a", "ეგვიპტე: www.nato.int/b"], set()),
        (["ავსტრალია, ახალი ზელანდია, ერაყი,", "იაპონია, კოლუმბია, მონღოლეთი"], set()),
    ],
)
def test_lines_of_a_list_of_countries(lines: list[str], expected: set[int]) -> None:
    assert country_lines(lines, range(len(lines))) == expected


@pytest.mark.parametrize("rows", [DATED, NAMES, ["ქუვეითი, 2004", "კატარი, 2005"]])
@pytest.mark.parametrize("title", ["საბჭო და მისი წევრები", "PfP: შეერთების წელი"])
def test_lists_of_countries_below_their_titles(title: str, rows: list[str]) -> None:
    found = kinds_of("ვინ როდის მოვიდა", "", title, *rows, "", "სხვები", *DATED)
    section = [("heading", "sec:1"), *[("body", "sec:1")] * len(rows)]
    assert found == [("title", ""), *section, ("heading", "sec:2"), ("body", "sec:2"), ("body", "sec:2")]


@pytest.mark.parametrize(
    "rows",
    [
        ["ქვეყანა: მოლდოვა", "შეუერთდა: 1994 წლის 16 მარტი", "წვრთნა: 2006"],
        ["ქვეყანა\tPfP\tPARP", "საქართველო\t1994\t1999", "ყაზახეთი\t1994\t2002"],
        ["ანაზღაურება – 1997", "დამკვირვებლები – პოლონეთი", "მწვრთნელები – 16", "ოფიცრები – 11", "გემები – 2"],
    ],
)
def test_a_text_of_nothing_but_rows_has_no_box(rows: list[str]) -> None:
    assert labels("ცნობარი", "", *rows) == ["title", *["body"] * len(rows)]


@pytest.mark.parametrize("rows", [["ვიზიტი – პარიზი", "სემინარი – რომი, იტალია", "წვრთნა – თბილისი"]])
def test_pairs_with_dashes_are_rows(rows: list[str]) -> None:
    assert kinds_of("განრიგი", "", *rows)[1:] == [("body", "sec:1")] * len(rows)
    assert len(segment_text(source_of("განრიგი", "", *rows))) == 1 + len(rows)


def test_rows_beside_paragraphs_may_be_a_box() -> None:
    rows = ["სომხეთი      1994      PfP", "უკრაინა      1995      PfP", "მოლდოვა      1996      PfP"]
    assert labels("სათაური", "", *BODY, "", "ვინ სად", *rows)[-4:] == ["box_title", "box", "box", "box"]


@pytest.mark.parametrize(
    "rows",
    [
        ["CCDCOE – ესტონეთი", "ENSEC – ლიტვა", "NMIOTC – საბერძნეთი"],
        ["PfP: პროგრამაშია 1996 წლიდან", "PARP: ჩართულია 1999 წლიდან"],
    ],
)
def test_rows_of_pairs_below_a_heading_head_nothing(rows: list[str]) -> None:
    apart = [line for row in rows for line in (row, "")]  # an empty line after each
    found = kinds_of("ვინ სად არის", "", "ეს სია მოკლეა.", "", "მასპინძლები", "", *apart, "სხვები", "", "არავინ არის.")
    headings = [("heading", "sec:2"), *[("body", "sec:2")] * len(rows), ("heading", "sec:3"), ("body", "sec:3")]
    assert found == [("title", ""), ("body", "sec:1"), *headings]
