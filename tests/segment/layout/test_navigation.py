"""Menus and lines for sharing on web pages that were printed to PDF."""

from __future__ import annotations

import pytest
from tests.segment.layout.test_segments import BODY, BOLD, column, kinds, laid

from kaext.segment import segment

PROSE = ["ტექსტი რომელიც გვერდის სიგანეზეა აწყობილი აქ."] * 4  # text that is set in the page's measure
LARGE = BOLD._replace(size=20.0)
SMALL = BODY._replace(size=8.0)
MENU = ["მთავარი", "ჩვენ შესახებ", "მთავარი › სიახლეები › პარტნიორები"]  # home, about us, home › news › partners


def test_the_lines_around_the_title_of_a_web_page() -> None:
    rows = [*column(MENU, 100, style=SMALL), *column(["სათაური"], 160, style=LARGE)]
    rows += [*column(["21.11.2019 | სიახლეები | ნახვა: 1 408"], 190, style=SMALL), *column(PROSE, 220)]
    rows += column(["გააზიარე: Facebook · Twitter"], 300, style=SMALL)  # share
    found = kinds(segment(laid(rows)))
    assert [kind for kind in found if kind != "header"] == ["title", "body"]
    assert found.count("header") >= 3


@pytest.mark.parametrize("line", ["ნატო და პარტნიორები", "მთავარი საკითხები"])
def test_a_line_above_the_title_that_is_no_menu(line: str) -> None:
    rows = [*column([line], 130, style=SMALL), *column(["სათაური"], 160, style=LARGE), *column(PROSE, 220)]
    assert "header" not in kinds(segment(laid(rows)))


def test_a_line_in_a_sentence_that_reads_like_that_of_a_web_page() -> None:
    """The results of the second quarter | were published: the level | was judged satisfactory."""
    lines = ["შემოწმების შედეგები 2014 წლის კვარტალში", "გამოქვეყნდა: მიღწეული დონე", "დამაკმაყოფილებლად შეფასდა."]
    assert kinds(segment(laid([*column(PROSE, 60), *column(lines, 130)])))[1:] == ["body"]


def test_a_paragraph_that_opens_like_a_line_of_a_web_page() -> None:
    """Last updated: 18 June 2018. The sheet is printed twice a year and | serves journalists and students alike."""
    lines = ["განახლებულია: 2018 წლის 18 ივნისს. ფურცელი წელიწადში", "ორჯერ იბეჭდება და ჟურნალისტებს ემსახურება."]
    found = kinds(segment(laid([*column(["სათაური"], 60, style=LARGE), *column(lines, 130), *column(PROSE, 200)])))
    assert "header" not in found
    short = ["განახლებულია: 18 ივნისი, 2018", "ფურცელი იბეჭდება წელიწადში ორჯერ და ჟურნალისტებს ემსახურება."]
    found = kinds(segment(laid([*column(["სათაური"], 60, style=LARGE), *column(short, 130), *column(PROSE, 200)])))
    assert "header" in found


@pytest.mark.parametrize(("menu", "kind"), [(MENU, "header"), (["ფაქტები"], "body")], ids=["web page", "other page"])
def test_the_list_of_further_pages_of_a_site_is_no_text(menu: list[str], kind: str) -> None:
    rows = [*column(menu, 60, style=SMALL), *column(["სათაური"], 160, style=LARGE), *column(PROSE, 220)]
    imprint = ["გვერდს ამზადებს საელჩოს პრესცენტრი. © საელჩო"]  # the page is made by the press centre of the embassy
    rows += column(imprint, 290, style=SMALL)
    # similar news: the ambassador met students, an exhibition in the library
    rows += column(["მსგავსი სიახლეები"], 320, style=BOLD)
    rows += [
        *column(["ელჩი სტუდენტებს შეხვდა"], 340, style=SMALL),
        *column(["გამოფენა ბიბლიოთეკაში"], 370, style=SMALL),
    ]
    found = kinds(segment(laid(rows)))
    assert (found[-3:] == ["header"] * 3) is (kind == "header")
    if kind == "header":
        assert found[-4] == "imprint"
