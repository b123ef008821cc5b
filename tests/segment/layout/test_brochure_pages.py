"""Pages of brochures: pictures that fill them, quotations in columns, bars with entries, addresses in small type."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.segment.layout.test_segments import BODY, BOLD, SMALL, column, kinds, laid

from kaext.document import BlockKind
from kaext.segment import segment
from kaext.segment.layout.blocks import is_emphasised, layout_lines
from kaext.segment.layout.furniture import furniture_of
from kaext.segment.links import mark_links
from kaext.source import Box, LineStyle

PROSE = ["ტექსტი რომელიც გვერდის სიგანეზეა აწყობილი აქ."] * 4  # text that is set in the page's measure
FULL = Box(0, 0, 595, 842)
QUOTED = ["ჯარისკაცები მოხუცებს შეშას უჩეხდნენ და", "ბავშვებს წიგნებს უყიდდნენ."]  # what soldiers did for the village


@pytest.mark.parametrize(
    ("picture", "kind"), [(FULL, "box"), (Box(60, 560, 400, 690), "caption")], ids=["fills the page", "above"]
)
def test_a_tint_with_a_title_on_a_picture_that_fills_the_page_is_a_box(picture: Box, kind: str) -> None:
    box = column(["სერჟანტი ვიქტორია"], 695, style=BOLD._replace(colour="224466"), region="box1")
    box += column(QUOTED, 715, style=SMALL, region="box1")
    source = laid([*column(PROSE, 60), *box], pictures=(picture,))
    regions = {"box1": Box(50, 690, 500, 760)}
    found = segment(replace(source, pages=(replace(source.pages[0], regions=regions),)))
    assert kinds(found)[-1] == kind


@pytest.mark.parametrize(
    ("text", "pictures", "is_header"),
    [
        ("ვიქტორია ბანაკთან, 2014 წლის ზაფხული.", (FULL,), False),  # V. at the camp, summer of 2014
        ("ვიქტორია ბანაკთან, 2014 წლის ზაფხული.", (), True),
        ("პარტნიორები, 2014 წ.", (FULL,), True),  # partners, 2014
    ],
)
def test_a_sentence_at_the_foot_of_a_picture_is_no_footer(
    text: str, pictures: tuple[Box, ...], is_header: bool
) -> None:
    rows = [*column(PROSE, 60), *column(PROSE, 60), *column([text], 805, style=SMALL)]
    source = laid(rows, pictures=pictures, pages=[1] * 4 + [2] * 5)
    found = furniture_of(layout_lines(source), {page.number: page for page in source.pages})
    assert (8 in found) is is_header


@pytest.mark.parametrize(
    ("title", "kind"), [("მაიორი ლ., მესანგრე:", "box_title"), ("• მესანგრე:", "box")], ids=["a line", "an item"]
)
def test_the_title_of_a_box_may_end_in_a_colon(title: str, kind: str) -> None:
    box = column([title], 200, style=BOLD, region="box1") + column(QUOTED, 220, style=SMALL, region="box1")
    assert kinds(segment(laid([*column(PROSE, 60), *box, *column(PROSE, 300)])))[1:3] == [kind, "box"]


@pytest.mark.parametrize(
    ("opening", "second", "count"),
    [
        ("„", "მერე სახლში წავედით“, - თქვა მან.", 1),  # then we went home, he said
        ("", "მერე სახლში წავედით.", 2),
        ("„", "„მერე სახლში წავედით“, - თქვა მან.", 2),
    ],
    ids=["a quotation", "no quotation", "another quotation"],
)
def test_a_quotation_that_is_not_closed_goes_on_in_the_next_column(opening: str, second: str, count: int) -> None:
    first = column([opening + QUOTED[0], QUOTED[1]], 220, style=SMALL, region="box1")
    rest = column([second], 220, style=SMALL, x0=320, region="box1")
    found = segment(laid([*column(PROSE, 60), *first, *rest]))
    assert kinds(found).count("box") == count


@pytest.mark.parametrize(("x0", "count"), [(320, 1), (60, 2)], ids=["in the next column", "below"])
def test_a_paragraph_goes_on_in_the_next_column_over_an_address_below_both(x0: float, count: int) -> None:
    first = column(["ოპერატიული შესაძლებლობების", "კონცეფცია, რომელსაც ქვეყანა"], 60)
    link = column(["www.nato.int/partners"], 120)
    rest = column(["დიდი ხნის წინ შეუერთდა და", "აღარ დაუტოვებია."], 60 if x0 > 60 else 160, x0=x0)
    found = kinds(segment(laid([*column(["პროგრამები"], 30, style=BOLD), *first, *link, *rest])))
    assert (found.count("body"), found.count("link")) == (count, 1)


@pytest.mark.parametrize(("colour", "is_marked"), [("333333", False), ("999999", True), ("aa0000", True)])
def test_dark_grey_does_not_set_type_off(colour: str, is_marked: bool) -> None:
    assert is_emphasised(BODY._replace(colour=colour), BODY) is is_marked


def test_an_address_heads_no_box_in_smaller_type() -> None:
    sans = LineStyle("Sans", 9.4, False, False, "aa0000")
    rows = [*column(PROSE, 60), *column(["იხილეთ: www.nato.int/partners"], 140, style=sans)]
    texts = ["ნატო-ს საჯარო დიპლომატიის განყოფილება.", "გადაბეჭდვისას წყარო მიუთითეთ.", "ბრიუსელი, 2019."]
    rows += column(texts, 158, style=sans._replace(size=8.0, colour="000000"))
    assert kinds(segment(laid(rows)))[1:] == ["link", "imprint"]


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (["ნუსხა: www.peace-", "bridge.example/a ფოსტა: info@peace-", "bridge.example"], "link"),
        (["ტექსტი: www.", "nato.int/docu"], "link"),
        (["ეს არის ევრო-", "ატლანტიკური"], None),
    ],
)
def test_an_address_may_be_broken_at_a_hyphen_or_a_dot(texts: list[str], kind: str | None) -> None:
    found: list[BlockKind | None] = [None] * len(texts)
    mark_links(texts, found)
    assert found == [kind] * len(texts)


@pytest.mark.parametrize(("first", "kind"), [("1995 წ.  ", "timeline"), ("", "box")], ids=["dates", "no dates"])
def test_frames_that_hold_one_dated_entry_each_are_a_chronology(first: str, kind: str) -> None:
    rows = column(PROSE, 60)
    for number in range(3):
        text = f"{first.replace('5', str(5 + number))}ქვეყანამ ხელი მოაწერა ჩარჩო-დოკუმენტს."  # signed the document
        rows += column([text], 200 + 40 * number, region=f"box{number + 1}")
    assert kinds(segment(laid([*rows, *column(PROSE, 400)])))[1:4] == [kind] * 3


def test_the_number_beside_an_entry_of_the_contents_belongs_to_it() -> None:
    rows = column(["სარჩევი"], 140, style=BODY._replace(bold=True))
    for number, text in enumerate(("შესავალი და მეთოდი", "რას აჩვენებს შედარება")):  # introduction, comparison
        rows += [*column([text], 160 + 40.0 * number), *column([str(2 + number)], 160 + 40.0 * number, x0=400)]
    found = segment(laid([*rows, *column(PROSE, 240)]))
    assert [block.lines for block in found][1:3] == [(1, 2), (3, 4)]


def test_rows_in_cards_are_no_headings() -> None:
    rows = column(PROSE[:1], 60)
    for number, name in enumerate(("ავსტრია", "ირლანდია", "ფინეთი", "შვედეთი")):
        region = f"box{number + 1}"
        rows += column([name], 100 + 100 * number, style=BOLD, region=region)
        rows += column(["დედაქალაქი"], 120 + 100 * number, region=f"{region}/1/1")
        rows += column(["ქალაქი"], 120 + 100 * number, style=BODY._replace(bold=True), x0=200, region=f"{region}/1/2")
        rows += column(["პროგრამაში 1999 წლიდან მონაწილეობს.", "ოფიცრებს აგზავნის."], 135 + 100 * number, region=region)
    found = kinds(segment(laid(rows)))
    assert found[1:] == ["heading", "body", "body"] * 4
