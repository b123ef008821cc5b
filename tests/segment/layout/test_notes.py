"""Marginal notes and footnotes, chronologies with a box per entry, imprints on the back of leaflets."""

from __future__ import annotations

import pytest
from tests.segment.layout.test_segments import BODY, BOLD, SMALL, column, laid

from kaext.segment import segment
from kaext.source import Box, LineStyle

PROSE = ["ტექსტი რომელიც გვერდის სიგანეზეა აწყობილი აქ."] * 4  # text that is set in the page's measure
MORE = ["სხვა გვერდის სტრიქონები კი ასე გრძელდება ამაზე."] * 4  # the lines of another page
LARGE = BOLD._replace(size=20.0)
MARGIN = 420.0
Rows = list[tuple[str, Box, LineStyle, str]]


def blocks(*pages: Rows) -> list[tuple[str, list[int], str]]:
    """Return kind, lines and unit of the segments of pages."""
    numbers = [number for number, rows in enumerate(pages, 1) for _ in rows]
    found = segment(laid([row for rows in pages for row in rows], pages=numbers))
    return [(block.kind, list(block.lines), block.unit) for block in found]


def test_a_note_in_the_margin_that_continues_over_a_page_is_one_block_and_so_is_the_paragraph_beside_it() -> None:
    first = column([*PROSE, "ქვეყნები მონაწილეობენ საერთო წვრთნებში და"], 60)  # countries take part in exercises and
    title = column(["ვინ იხდის?"], 73, style=BOLD._replace(size=8.0), x0=MARGIN)  # who pays?
    note = column(
        ["ფონდს ორი ქვეყანა უძღვება,", "და მესამე იხდის ფულს"], 86, style=SMALL, x0=MARGIN
    )  # two lead, one pays
    rest = column(["ერთად მოქმედებენ სხვებთან.", *PROSE], 60)  # act together with others
    later = column(["მათთან ერთად."], 60, style=SMALL, x0=MARGIN)  # with them
    found = blocks([*first, *title, *note], [*rest, *later])
    assert ("box", [6, 7, 13], "box:1") in found
    assert ("box_title", [5], "box:1") in found
    assert any(kind == "body" and {4, 8} <= set(lines) for kind, lines, _ in found)


def test_a_note_with_a_title_of_its_own_on_the_next_page_is_another() -> None:
    title = column(["ვინ იხდის?"], 86, style=BOLD._replace(size=8.0), x0=MARGIN)
    note = column(["ფონდს ორი ქვეყანა", "უძღვებოდა წლების წინ"], 99, style=SMALL, x0=MARGIN)  # led the fund years ago
    again = column(["ვინ იღებს?"], 60, style=BOLD._replace(size=8.0), x0=MARGIN)  # who receives?
    other = column(["თანხას სამი ქვეყანა", "იღებდა."], 73, style=SMALL, x0=MARGIN)  # three received the sum
    found = blocks([*column(PROSE, 60), *title, *note], [*column(MORE, 60), *again, *other])
    assert [unit for kind, _, unit in found if kind == "box"] == ["box:1", "box:2"]


def test_a_page_with_nothing_but_a_note_has_it_in_the_margin_too() -> None:
    note = column(["ფონდს ორი ქვეყანა", "უძღვებოდა და"], 86, style=SMALL, x0=MARGIN)
    alone = column(["მესამე ორი წლის", "მანძილზე იხდიდა", "მთელ თანხას."], 60, style=SMALL, x0=MARGIN)  # a third paid
    found = blocks([*column(PROSE, 60), *note], alone, column(MORE, 60))
    assert ("box", [4, 5, 6, 7, 8], "box:1") in found


def test_a_title_of_five_lines_is_one_in_the_margin() -> None:
    title = column(["ალიანსის", "სპეციალური", "წარმომადგენელი", "კავკასიასა და", "აზიაში"], 60, style=BOLD, x0=MARGIN)
    note = column(["ის 2004 წელს", "დაინიშნა."], 126, style=SMALL, x0=MARGIN)  # he was appointed in 2004
    found = blocks([*column(PROSE, 60), *title, *note, *column(PROSE, 200)])
    assert [kind for kind, *_ in found] == ["body", "box_title", "box", "body"]


def test_a_footnote_whose_lines_hang_under_its_number_is_one_and_the_next_another() -> None:
    notes = column(["1 მონაცემები შეკრებილია სხვადასხვა წყაროდან და"], 700, style=SMALL)  # collected from sources and
    notes += column(["შესწორდება."], 711, style=SMALL, x0=70)  # will be corrected
    notes += column(["2 ავტორების შენიშვნა."], 722, style=SMALL)  # the authors' note
    found = blocks([*column(PROSE, 60), *notes])
    assert [lines for kind, lines, _ in found if kind == "imprint"] == [[4, 5], [6]]


def test_a_footnote_continues_in_that_of_the_next_page_over_the_text_between() -> None:
    note = column(["1 მონაცემები შეკრებილია სხვადასხვა", "წყაროდან და მერე"], 700, style=SMALL)
    other = column(["2 ავტორების შენიშვნა."], 700, style=SMALL)
    found = blocks([*column(PROSE, 60), *note], [*column(MORE, 60), *other])
    assert [lines for kind, lines, _ in found if kind == "imprint"] == [[4, 5], [10]]


@pytest.mark.parametrize(("second", "kind"), [("1997, მაისი", "timeline"), ("ვინ იხდის?", "box")])
def test_boxes_that_hold_a_date_and_its_text_each_are_a_chronology(second: str, kind: str) -> None:
    first = column(["1991, დეკემბერი"], 140, style=BOLD, region="box1")  # December
    first += column(["ქვეყანა საბჭოს წევრი გახდა."], 153, region="box1")  # became a member of the council
    later = column([second], 190, style=BOLD, region="box2")
    later += column(["დედაქალაქში ცენტრი გაიხსნა."], 203, region="box2")  # a centre was opened in the capital
    found = blocks([*column(["სათაური"], 20, style=LARGE), *column(PROSE, 60), *first, *later])
    assert {block_kind for block_kind, lines, _ in found if {6, 8} & set(lines)} == {kind}


def test_a_date_after_an_entry_without_one_begins_the_next() -> None:
    entries = [
        "2005 წ. ქვეყანა შეუერთდა პროგრამას და ხელი მოაწერა.",  # joined the programme and signed
        "მეორე შენიშვნაში ნახსენებია რომ ცენტრი ახლა გაიხსნა.",  # it is noted that the centre is now open
        "2006 წ. ორი ქვეყანა დასრულებულ გეგმას წარადგენს აქ.",  # two present their finished plans
    ]
    starts = [lines[0] for kind, lines, _ in blocks([*column(PROSE, 20), *column(entries, 100)]) if kind == "timeline"]
    assert 6 in starts


@pytest.mark.parametrize(("text", "kind"), [("ტირაჟი: 1325 ცალი.", "imprint"), ("ცენტრი გაიხსნა.", "body")])
def test_the_imprint_at_the_foot_of_the_first_panel_of_a_leaflet(text: str, kind: str) -> None:
    panel = [*column(["სათაური"], 60, style=LARGE, x0=330), *column([text], 700, style=SMALL)]
    addresses = column(["www.nato.int"], 720)
    found = blocks([*panel, *addresses], column(PROSE, 60, style=BODY))
    assert next(block_kind for block_kind, lines, _ in found if lines == [1]) == kind


ENTRY = ["1994 წ. სომხეთმა ხელი მოაწერა პროგრამის"]  # Armenia signed the programme's
REST = ["ჩარჩო-დოკუმენტს."]  # framework document
YEARS = ["1992 წ. საბჭო შეიქმნა.", "1993 წ. შეხვედრა გაიმართა."]  # a council was made, a meeting was held
LATER = ["1996 წ. საქართველო შეუერთდა პროცესს."]  # Georgia joined the process


def entries(*pages: Rows) -> list[list[int]]:
    return [lines for kind, lines, _ in blocks(*pages) if kind == "timeline"]


def test_an_entry_of_a_chronology_continues_over_a_box_at_the_head_of_the_next_page() -> None:
    box = column(["ქვეყნებმა ფულს მოუყარეს თავი."] * 3, 60, style=SMALL, x0=75, region="box1")  # collected money
    first = [*column(PROSE, 60), *column([*YEARS, *ENTRY], 700)]
    found = entries(first, [*box, *column(REST, 120, x0=90), *column(LATER, 133)])
    assert found == [[4], [5], [6, 10], [11]]


def test_what_hangs_below_a_box_in_the_column_of_an_entry_is_another() -> None:
    box = column(["ქვეყნებმა ფულს მოუყარეს თავი."] * 3, 120, style=SMALL, x0=75, region="box1")
    rows = [*column(PROSE, 20), *column([*YEARS, *ENTRY], 80), *box, *column(REST, 170, x0=90), *column(LATER, 183)]
    assert entries(rows) == [[4], [5], [6], [10], [11]]


@pytest.mark.parametrize(
    ("text", "below", "kind"),
    [
        ("* თანხები დამრგვალებულია.", PROSE, "imprint"),  # the sums are rounded
        ("1 ცენტრის მონაცემები.", ["სრული ტექსტი: www.nato.int"], "imprint"),  # data of the centre; the full text
        ("1 ცენტრის მონაცემები.", PROSE, "body"),
    ],
)
def test_a_note_with_a_sign_may_be_above_text_and_one_with_a_number_over_links(
    text: str, below: list[str], kind: str
) -> None:
    title = column(["ბოლო თავი"], 190, style=BOLD)  # the last chapter
    found = blocks([*column(PROSE, 60), *column([text], 160, style=SMALL), *title, *column(below, 215)])
    assert found[1][0] == kind


def test_what_is_numbered_in_a_box_is_not_a_footnote() -> None:
    title = column(["როგორ იგზავნება თხოვნა"], 130, style=BOLD._replace(size=9.0), region="box1")  # how to ask
    items = column(["1. პარტნიორი გზავნის ფორმას.", "2. ტექსტი ეცნობება."], 160, style=SMALL, region="box1")
    found = blocks([*column(PROSE, 30), *title, *items])
    assert [kind for kind, *_ in found] == ["body", "box_title", "box", "box"]


@pytest.mark.parametrize(("titled", "kind"), [(True, "box"), (False, "imprint")])
def test_a_box_with_a_title_is_not_an_imprint(titled: bool, kind: str) -> None:
    title = column(["კონტაქტი"], 130, style=BOLD._replace(size=9.0), region="box1")  # contact
    text = column(["ბიულეტენი გამოდის უფასოდ.", "დაიბეჭდა 300 ცალი."], 160, style=SMALL, region="box1")  # printed
    found = blocks([*column(PROSE, 30), *(title if titled else []), *text])
    assert found[-1][0] == kind


@pytest.mark.parametrize(("width", "kind"), [(25, "box"), (43, "imprint")], ids=["in the margin", "a column wide"])
def test_small_text_as_wide_as_a_column_stands_in_no_margin(width: int, kind: str) -> None:
    note = column(["ავტორები თბილისში ცხოვრობენ და აქ მუშაობენ."[:width]], 60, style=SMALL, x0=MARGIN)  # live here
    found = blocks([*column(PROSE, 60), *note])
    assert found[-1][0] == kind


@pytest.mark.parametrize(("bold", "kind"), [(True, "heading"), (False, "imprint")])
def test_a_numbered_title_in_small_bold_type_over_links_is_not_a_footnote(bold: bool, kind: str) -> None:
    title = column(["8. სად მოვძებნოთ?"], 130, style=SMALL._replace(font="Sans", bold=bold, size=9.2))  # where to find
    found = blocks([*column(PROSE, 30), *title, *column(["გვერდი: www.nato.int"], 160)])
    assert found[1][0] == kind


def test_each_of_two_footnotes_whose_numbers_stand_directly_before_them_is_a_block() -> None:
    notes = ["1მონაცემები აღებულია საჯარო წყაროებიდან.", "2იხილეთ აგრეთვე წინა ნომერი."]  # public sources; last issue
    found = blocks([*column(PROSE, 60), *column(notes, 700, style=SMALL)], column(MORE, 60))
    assert [lines for kind, lines, _ in found if kind == "imprint"] == [[4], [5]]


def facts(count: int) -> Rows:
    """Return labels in bold with their values below them, in the margin."""
    rows: Rows = []
    # capital, area, population, currency
    labels = [("დედაქალაქი", "ტოკიო"), ("ფართობი", "377 975 კმ²"), ("მოსახლეობა", "42 მილიონი"), ("ფული", "იენა")]
    for number, (label, value) in enumerate(labels[:count]):
        rows += column([label], 60 + 26.0 * number, style=BOLD._replace(size=8.0), x0=MARGIN)
        rows += column([value], 70 + 26.0 * number, style=SMALL, x0=MARGIN)
    return rows


def test_several_labels_with_values_below_them_in_the_margin_are_one_box_without_titles() -> None:
    found = blocks([*column(PROSE, 60), *facts(4)])
    assert [(kind, unit) for kind, _, unit in found if kind != "body"] == [("box", "box:1")] * 8


def test_a_note_of_one_line_in_the_margin_has_its_title() -> None:
    found = blocks([*column(PROSE, 60), *facts(1)])
    assert [kind for kind, *_ in found] == ["body", "box_title", "box"]


@pytest.mark.parametrize(("mark", "count"), [("[{}] ", 2), ("({}) ", 2), ("", 1)])
def test_notes_with_numbers_in_brackets_are_separate(mark: str, count: int) -> None:
    notes = [
        mark.format(n) + text for n, text in enumerate(["დეკლარაცია, 23-ე პუნქტი.", "სიტყვა პარლამენტში, 2019."], 1)
    ]
    found = blocks([*column([*PROSE, "იგი ძალაშია."], 60), *column(notes, 160, style=SMALL)])  # declaration, speech
    assert len(found) == 1 + count


@pytest.mark.parametrize(
    ("text", "kind"), [("მთელ თანხას", "box"), ("მესამე " * 12, "imprint")], ids=["narrow", "wide"]
)
def test_a_page_with_wide_text_where_notes_are_on_others_has_no_note(text: str, kind: str) -> None:
    note = column(["ფონდს ორი ქვეყანა", "უძღვებოდა და იხდიდა."], 86, style=SMALL, x0=MARGIN)
    found = blocks([*column([*PROSE, "იგი ძალაშია."], 60), *note], column([text + "."], 400, style=SMALL, x0=MARGIN))
    assert found[-1][0] == kind
