"""Where paragraphs, list items, notes and imprints end."""

from __future__ import annotations

import pytest
from tests.segment.layout.test_segments import BODY, SMALL, column, kinds, laid

from kaext.segment import segment
from kaext.source import Box, LineStyle

PROSE = ["ტექსტი რომელიც გვერდის სიგანეზეა აწყობილი აქ."] * 4  # text that is set in the page's measure
Row = tuple[str, Box, LineStyle, str]


def read(rows: list[Row]) -> list[tuple[str, tuple[int, ...]]]:
    """Return the kind and lines of each block below four lines of prose."""
    return [(block.kind, block.lines) for block in segment(laid([*column(PROSE, 60), *rows])) if block.lines[0] > 3]


def test_an_address_ends_a_paragraph() -> None:
    """Materials: www…; curricula: www…; a text about the publication, three points further down each."""
    rows = column(["მასალები: www.nato.int/building-integrity"], 140)
    rows += column(["სასწავლო გეგმები: www.nato.int/deep"], 156)
    rows += column(["ტექსტი უწყებამ მოამზადა და გამოსცა."], 172)
    assert [lines for _, lines in read(rows)] == [(4,), (5,), (6,)]


@pytest.mark.parametrize(("left", "count"), [(60.0, 2), (68.0, 1)], ids=["at the margin", "under the item"])
@pytest.mark.parametrize("bullet", ["• ", ""])
def test_an_item_without_full_stop_ends_above_a_line_at_its_bullet(left: float, count: int, bullet: str) -> None:
    """Signing of the agreement: April | 2009. In the second half of 2010 a project was carried out …"""
    rows = column([f"{bullet}ტრანზიტის შეთანხმების ხელმოწერა: აპრილი"], 140)
    rows += column(["2009 წელი"], 153, x0=68)
    rows += column(["ქვეყანაში განხორციელდა პროექტი, რომლის", "შედეგად საწვავი უვნებელი გახდა."], 166, x0=left)
    assert len(read(rows)) == (count if bullet else 1)


@pytest.mark.parametrize(("end", "count"), [(275.0, 1), (200.0, 2)], ids=["nearly full", "short"])
def test_a_sentence_that_ends_near_the_margin_does_not_end_an_item(end: float, count: int) -> None:
    rows = [("• პირველი სტრიქონი აქ დგას ამ გრძელი სიტყვებით და", Box(60, 140, 310, 150), BODY, "")]
    rows += [("გრძელდება მეორეში სრულ წინადადებამდე.", Box(68, 153, end, 163), BODY, "")]
    rows += [("მესამე სტრიქონი აქ დგას სხვა გრძელი სიტყვებით,", Box(68, 166, 310, 176), BODY, "")]
    rows += [("მთავრდება აქ.", Box(68, 179, 130, 189), BODY, "")]
    assert len(read(rows)) == count


@pytest.mark.parametrize(("number", "kind"), [("1", "imprint"), ("1 ", "imprint"), ("", "body")])
def test_a_footnote_number_may_stand_directly_before_its_text(number: str, kind: str) -> None:
    """The full text is on the page of documents; below it, text goes on on the next page."""
    note = column([f"{number}სრული ტექსტი იხილეთ დოკუმენტების გვერდზე."], 700, style=SMALL)
    rows = [*column(PROSE, 60), *note, *column(PROSE, 60)]
    found = segment(laid(rows, pages=[1] * 5 + [2] * 4))
    assert next(block.kind for block in found if 4 in block.lines) == kind


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (
            ["რედაქცია: „მაცნე“, ბრიუსელი.", "ტირაჟი 1 200. ავტორის მოსაზრება", "ალიანსის პოზიციას არ", "გამოხატავს."],
            "imprint",
        ),
        (["ბიულეტენი ხელმოწერილია", "დასაბეჭდად 2022 წლის", "დეკემბერში."], "imprint"),
        (["ქვეყნებმა წიგნი ერთად", "გამოსცეს, მაგრამ მას ბევრი", "მკითხველი არ ჰყოლია."], "body"),
    ],
    ids=["two expressions", "short", "of the text"],
)
def test_an_imprint_in_the_type_of_the_text_may_have_several_lines(lines: list[str], kind: str) -> None:
    assert kinds(segment(laid([*column(PROSE, 60), *column(lines, 140)])))[-1] == kind


@pytest.mark.parametrize("right", [True, False], ids=["flush right", "flush left"])
def test_lines_that_are_flush_right_only_have_no_indent(right: bool) -> None:
    """Tunisia received its guests in October; | a company of Mauritania took part in the shooting."""
    texts = ["ტუნისმა სტუმრები", "ოქტომბერს მიიღო;", "სროლებში", "მავრიტანიის ერთი", "ასეული ჩაერია."]
    rows: list[Row] = []
    for number, text in enumerate(texts):
        width = 5.0 * len(text) - 2 * number
        left = 560 - width if right else 460.0 + 14 * (number == 2)
        rows += [(text, Box(left, 60 + 11 * number, left + width, 68 + 11 * number), SMALL, "")]
    found = segment(laid([*column(PROSE, 60), *rows]))
    assert len([block for block in found if block.kind == "box"]) == (1 if right else 2)


def test_the_title_of_a_note_may_share_its_right_edge_only() -> None:
    title = [("ქარი", Box(536, 60, 560, 68), SMALL._replace(bold=True), "")]
    note = [("ტუნისმა სტუმრები", Box(482, 71, 560, 79), SMALL, ""), ("მიიღო.", Box(530, 82, 560, 90), SMALL, "")]
    assert kinds(segment(laid([*column(PROSE, 60), *title, *note]))) == ["body", "box_title", "box"]


@pytest.mark.parametrize(
    ("title", "pages", "count"),
    [("სარჩევი", (3, 4, 6), 3), ("სარჩევი", (6, 4, 3), 2), ("მისამართები", (3, 4, 6), 1)],
    ids=["contents", "not in order", "addresses"],
)
def test_an_entry_of_the_contents_without_leaders_is_a_block(title: str, pages: tuple[int, ...], count: int) -> None:
    """The forces and the partnership; trust funds; neighbours at one table: the numbers follow a word space."""
    texts = ["ძალები და პარტნიორობა", "სატრასტო ფონდები და სხვა", "მეზობლები ერთ მაგიდასთან"]
    entries = column([f"{text} {page}" for text, page in zip(texts, pages, strict=True)], 160)
    rows = [*column([title], 135, style=BODY._replace(bold=True, size=12.0)), *entries, *column(PROSE, 240)]
    assert sum(lines[0] in (5, 6, 7) for _, lines in read(rows)) == count


def test_a_number_below_leaders_continues_their_line() -> None:
    # What was spent: the laboratory, the course; the sums are rounded.
    texts = [
        "ლაბორატორია .............. 965 ათასი ევრო, კურსი ..............",
        "2.25 მლნ ევრო, თანხები დამრგვალებულია.",
    ]
    assert len(segment(laid(column(texts, 60)))) == 1


@pytest.mark.parametrize(("call", "count"), [(" [3]", 2), ("(2)", 2), (" [3, 4]", 2), ("3", 2), (" (NATO)", 1)])
def test_a_sentence_may_end_in_the_call_of_a_note(call: str, count: int) -> None:
    first = ["ქვეყნები მონაწილეობენ საერთო წვრთნებში, რომლებსაც", f"ისინი მასპინძლობენ.{call}"]  # which they host
    rows = [*column(first, 60), *column(["    სხვები კი"], 86, x0=74), *column(["მათ ელოდებიან."], 99)]
    assert len(segment(laid(rows))) == count


@pytest.mark.parametrize(("title", "kind"), [("სარჩევი", "body"), ("თავები", "heading")], ids=["contents", "chapters"])
def test_bold_entries_of_the_contents_are_no_headings(title: str, kind: str) -> None:
    bold = BODY._replace(bold=True)
    rows = column([title], 140, style=bold)
    for number, text in enumerate(("1 შესავალი და მეთოდი", "2 რას აჩვენებს შედარება")):  # introduction, comparison
        rows += [*column([str(2 + number)], 160 + 40.0 * number, style=bold, x0=400)]
        rows += [*column([text], 160 + 40.0 * number, style=bold)]
    rows += column(PROSE, 240)
    assert [found for found, lines in read(rows) if lines == (6,)] == [kind]


# capital, population, language
FACTS = ["დედაქალაქი: კაირო", "მოსახლეობა: 104 მილიონი", "ენა: არაბული"]


@pytest.mark.parametrize("count", [2, 3])
def test_several_facts_with_labels_in_a_column_are_separate(count: int) -> None:
    rows = column(FACTS[:count], 140, style=BODY._replace(size=9.0))
    assert len(read(rows)) == (count if count == len(FACTS) else 1)


@pytest.mark.parametrize(
    "texts",
    [
        ["ტელ.: 995 32 293 38 02", "ფაქსი: 995 32 293 38 03", "ელფოსტა: office@nato.example"],
        ["კომისია: მას 1997", "ქვეყნები ორჯერ", "შეუერთდნენ და მათ", "პროგრამა: იგი კი", "1994 წლიდან მოქმედებს."],
    ],
    ids=["telephones", "sentences"],
)
def test_other_lines_with_colons_are_no_facts(texts: list[str]) -> None:
    assert len(read(column(texts, 140, style=BODY._replace(size=9.0)))) == 1


@pytest.mark.parametrize(("colour", "count"), [("5d4037", 2), ("000000", 1)])
def test_a_short_line_in_another_colour_is_not_part_of_the_paragraph_below_it(colour: str, count: int) -> None:
    title = column(["ეს ასოები"], 140, style=BODY._replace(colour=colour))  # these letters
    assert len(read([*title, *column(["ქვეყნები მონაწილეობენ საერთო წვრთნებში და"] * 3, 153)])) == count
