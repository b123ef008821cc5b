"""Design conventions in PDFs: numbered headings, pull quotes, marginal notes, datelines, page numbers in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.segment.layout.test_segments import BODY, BOLD, SMALL, column, kinds, laid

from kaext.segment import segment
from kaext.segment.cues import DATELINE
from kaext.segment.layout.blocks import layout_lines
from kaext.segment.layout.furniture import furniture_of
from kaext.source import Box, LineStyle

PROSE = ["ტექსტი რომელიც გვერდის სიგანეზეა აწყობილი აქ."] * 4  # text that is set in the page's measure
LARGE = BOLD._replace(size=20.0)


def test_a_numbered_heading_is_a_heading_and_a_numbered_item_is_none() -> None:
    heading = column(["2. პარტნიორობის საფეხურები"], 140, style=BOLD)  # steps of the partnership
    item = column(["3. პირველი პუნქტი ამ სიაში."], 230)
    rows = [*column(PROSE, 60), *heading, *column(PROSE, 165), *item]
    assert kinds(segment(laid(rows))) == ["body", "heading", "body", "body"]


def test_a_large_figure_goes_with_what_it_counts_and_is_not_a_title() -> None:
    huge = BOLD._replace(size=26.0)
    rows = [
        *column(["პარტნიორი ქვეყნები"], 30, style=LARGE),
        *column(["€12 მლნ"], 70, style=huge),
        *column(["სანდო ფონდებისთვის"], 98),  # for trust funds
        *column(PROSE, 150),
    ]
    source = laid(rows)
    found = segment(source)
    assert [(block.kind, block.lines) for block in found] == [("title", (0,)), ("body", (1, 2)), ("body", (3, 4, 5, 6))]


def test_a_pull_quote_is_a_box_and_a_quoted_name_a_heading() -> None:
    quote = column(["„თანამშრომლობა ორმხრივი გზაა და ორივე მხარეს სჭირდება“"], 140, style=BOLD)
    name = column(["„ვირტუალური აბრეშუმის გზა“"], 240, style=BOLD)  # the Virtual Silk Highway
    rows = [*column(["სათაური"], 30, style=LARGE), *column(PROSE, 60), *quote, *column(PROSE, 165), *name]
    rows += column(PROSE, 265)
    assert kinds(segment(laid(rows)))[1:] == ["body", "box", "body", "heading", "body"]


def test_a_box_without_frame_between_the_entries_of_a_chronology_is_none_of_them() -> None:
    first = ["1994 წ. ქვეყანა შეუერთდა პროგრამას.", "1997 წ. შეიქმნა საბჭო."]  # joined a programme; a council was made
    title = column(["სტამბოლის სამიტი"], 130, style=BOLD._replace(size=9.0), x0=84)  # the summit of Istanbul
    box = column(["მოკავშირეებმა მიიღეს გადაწყვეტილება."], 143, style=SMALL, x0=84)  # the allies took a decision
    last = ["2004 წ. გაიმართა სამიტი.", "2006 წ. დაიწყო დიალოგი."]  # a summit was held; a dialogue began
    rows = [*column(PROSE, 30), *column(first, 90), *title, *box, *column(last, 165), *column(PROSE, 200)]
    assert kinds(segment(laid(rows))) == ["body", "timeline", "timeline", "box_title", "box"] + ["timeline"] * 2 + [
        "body"
    ]


@pytest.mark.parametrize(("width", "kind"), [(30, "box"), (45, "body")], ids=["inset at both sides", "at the left"])
def test_two_lines_inset_at_both_sides_in_a_type_of_their_own_are_a_box(width: int, kind: str) -> None:
    lines = ["ოფისი მუშაობს 2005 წლის თებერვლიდან და მისი მისამართია აქ"[:width]] * 2  # the office works since February
    note = column([lines[0], f"{lines[1][:-1]}."], 130, style=SMALL, x0=84)
    assert kinds(segment(laid([*column(PROSE, 60), *note, *column(PROSE, 180)]))) == ["body", kind, "body"]


def test_a_note_in_the_margin_is_not_body() -> None:
    note = column(["იხილეთ აგრეთვე", "სხვა გვერდები"], 90, style=SMALL, x0=420)  # see also other pages
    found = segment(laid([*column(PROSE, 60), *note, *column(PROSE, 130)]))
    assert sorted(kinds(found)) == ["body", "body", "box"]


def test_a_footnote_ends_no_paragraph() -> None:
    first = column(["ქვეყნები მონაწილეობენ საერთო წვრთნებში და", "ამზადებენ საკუთარ ძალებს იმისათვის რომ"], 600)
    note = column(["* სრული ტექსტი იხილეთ სხვა გვერდზე."], 700, style=SMALL)
    rest = column(["ერთად იმოქმედონ."], 60, x0=330)
    found = segment(laid([*first, *note, *rest]))
    assert [(block.kind, block.lines) for block in found] == [("body", (0, 1, 3)), ("imprint", (2,))]


def test_the_dash_of_a_sentence_begins_no_item() -> None:
    rows = column(["პირველი ალბანეთი შეუერთდა მას ჯერ კიდევ", "- 1994 წლის თებერვალში, სხვები გვიან."], 60)
    assert len(segment(laid([*column(PROSE, 200), *rows]))) == 2
    items = column(["სიაში ორი პუნქტია:", "- პირველი პუნქტი ამ სიაში", "- მეორე პუნქტი ამ სიაში"], 60)
    assert len(segment(laid([*items, *column(PROSE, 200)]))) == 4


def test_a_caption_stands_below_its_picture_before_text_beside_it() -> None:
    picture = Box(60, 300, 260, 400)
    below = column(["ჯარისკაცები წვრთნის დროს"], 405, style=SMALL)  # soldiers in an exercise
    beside = column(["ჩანართის ტექსტი პატარა ასოებით."] * 3, 320, style=SMALL, x0=275, region="box1")
    found = segment(laid([*column(PROSE, 60), *below, *beside], pictures=(picture,)))
    assert kinds(found) == ["body", "caption", "box"]


def test_addresses_at_the_end_of_a_paragraph_are_links() -> None:
    rows = column([*PROSE, "პარტნიორობის გვერდი:", "www.nato.int/partners"], 60)  # the page of the partnership
    assert kinds(segment(laid(rows))) == ["body", "link"]


def test_date_and_place_under_a_title_are_of_the_title() -> None:
    rows = [
        *column(["სამსახურის უფროსის ბრძანება №5"], 30, style=LARGE),  # order of the head of the service
        *column(["2015 წლის 1 აგვისტო"], 70, style=BOLD),
        *column(["ქ. თბილისი"], 100, style=BOLD),
        *column(["ეთიკის კოდექსის დამტკიცების შესახებ"], 130, style=BOLD),  # on the approval of the code of ethics
        *column(PROSE, 170),
    ]
    assert kinds(segment(laid(rows))) == ["title"] * 4 + ["body"]


@pytest.mark.parametrize(
    ("text", "is_dateline"),
    [
        ("2008 წლის მარტი", True),
        ("ბრიუსელი, 2008 წლის მარტი", True),
        ("26.03.2008", True),
        ("№5 2015 წლის 1 აგვისტო ქ. თბილისი", True),
        ("2008 წლის მარტში", False),  # in March 2008
        ("პარტნიორები 2008 წლის მარტის სამიტზე", False),
        ("1994 წელი", False),
    ],
)
def test_datelines(text: str, is_dateline: bool) -> None:
    assert bool(DATELINE.fullmatch(text)) is is_dateline


@pytest.mark.parametrize("number", ["გვერდი სამი", "მესამე გვერდი", "– 3 –", "– სამი –", "3 / 12"])
def test_page_numbers_and_what_stands_beside_them(number: str) -> None:
    foot = [(number, Box(280, 800, 330, 808), SMALL, ""), ("ბიულეტენი", Box(60, 800, 120, 808), SMALL, "")]
    source = laid([*column(PROSE, 400), *foot])
    found = furniture_of(layout_lines(source), {page.number: page for page in source.pages})
    assert found == {4: "page_number", 5: "header"}


def test_a_number_in_the_text_is_not_a_page_number() -> None:
    source = laid([*column(PROSE, 400), *column(["სამი"], 452, style=BODY)])
    assert furniture_of(layout_lines(source), {page.number: page for page in source.pages}) == {}


NOTE = "მთავრობის 2017 წლის 29 მარტის დადგენილება №155"  # decree No 155 of the government of 29 March 2017


@pytest.mark.parametrize(
    ("elsewhere", "is_header"),
    [(NOTE, False), (NOTE.replace("155", "87"), False), ("სხვა", True)],
    ids=["the same note", "a note of the same form", "other text"],
)
def test_a_note_that_recurs_in_the_text_is_not_a_header_of_the_page_it_begins(elsewhere: str, is_header: bool) -> None:
    rows = [*column([elsewhere], 30, style=SMALL), *column(PROSE, 60), *column([elsewhere], 300, style=SMALL)]
    rows += [*column(PROSE, 330), *column([NOTE], 20, style=SMALL), *column(PROSE, 60)]
    source = laid(rows, pages=[1] * 10 + [2] * 5)
    found = furniture_of(layout_lines(source), {page.number: page for page in source.pages})
    assert found.get(10) == ("header" if is_header else None)


@pytest.mark.parametrize(("pages", "is_header"), [(2, False), (4, True)])
def test_titles_of_chapters_are_not_headers(pages: int, is_header: bool) -> None:
    rows, numbers = [], []
    for number in range(1, pages + 1):
        title = "პარტნიორობა" if is_header else f"თავი {number}"  # partnership | chapter
        rows += [*column([title], 40, style=LARGE), *column(PROSE, 120)]
        numbers += [number] * (1 + len(PROSE))
    source = laid(rows, pages=numbers)
    found = furniture_of(layout_lines(source), {page.number: page for page in source.pages})
    assert set(found.values()) == ({"header"} if is_header else set())


@pytest.mark.parametrize(("gap", "is_header"), [(10, False), (40, True)], ids=["below another note", "alone"])
def test_numbered_notes_that_recur_are_not_furniture(gap: int, is_header: bool) -> None:
    rows, numbers = [], []
    for number in (1, 2, 3):
        notes = [f"{number} ნატოს ვებგვერდი.", f"{number + 1} იქვე, გვ. {number}7."]  # NATO's website | ibid., p.
        rows += [*column(PROSE, 300), *column(notes[:1], 780 - gap, style=SMALL), *column(notes[1:], 780, style=SMALL)]
        numbers += [number] * (len(PROSE) + 2)
    source = laid(rows, pages=numbers)
    found = furniture_of(layout_lines(source), {page.number: page for page in source.pages})
    assert (len(PROSE) + 1 in found) is is_header


def test_text_that_runs_upward_continues_no_paragraph_and_is_furniture_where_it_recurs() -> None:
    spine = ("პარტნიორობის მაცნე", Box(20, 300, 30, 420), BODY, "turned270")  # the partnership's herald
    open_end = column(["ტექსტი რომელიც აქ არ მთავრდება და"], 60)  # text that does not end here and
    rest = column(["გრძელდება მომდევნო გვერდზე."], 60)  # goes on on the next page
    once = laid([*open_end, spine, *rest], pages=[1, 1, 2])
    assert [(block.kind, block.lines) for block in segment(once)] == [("body", (0, 2)), ("body", (1,))]
    twice = laid([*open_end, spine, *rest, spine], pages=[1, 1, 2, 2])
    assert sorted((block.kind, block.lines) for block in segment(twice)) == [
        ("body", (0, 2)),
        ("header", (1,)),
        ("header", (3,)),
    ]


def test_the_body_is_georgian_where_other_text_runs_beside_it() -> None:
    english = [
        ("the other language has more lines than this one", Box(320, 60 + 12 * n, 560, 70 + 12 * n), SMALL, "")
        for n in range(9)
    ]
    rows = [*column(["სათაური"], 30, style=LARGE), *column(PROSE, 60), *english, *column(PROSE, 300)]
    found = kinds(segment(laid(rows)))
    assert found[:2] == ["title", "body"]
    assert "heading" not in found


@pytest.mark.parametrize(("apart", "kind"), [(0, "box_title"), (60, "heading")])
def test_what_stands_right_above_a_note_in_the_margin_is_its_title(apart: int, kind: str) -> None:
    title = column(["ვინ იხდის?"], 90 - apart, style=BOLD, x0=420)  # who pays?
    note = column(["ფონდს ორი ქვეყანა", "უძღვებოდა."], 104, style=SMALL, x0=420)  # two countries led the fund
    rows = [*column(["სათაური"], 10, style=LARGE), *column(PROSE, 40), *title, *note, *column(PROSE, 200)]
    found = {block.lines[0]: block for block in segment(laid(rows))}
    assert [found[number].kind for number in (5, 6)] == [kind, "box"]
    assert (found[5].unit == found[6].unit) == (kind == "box_title")


@pytest.mark.parametrize(
    ("end", "width", "count"),
    [
        ("ფონდს ორი ქვეყანა უძღვებოდა და", 200, 1),  # two countries led the fund and
        ("ფონდს ორი ქვეყანა უძღვებოდა.", 200, 2),
        ("ფონდს ორი ქვეყანა უძღვებოდა და", 260, 2),  # a box of another width
        ("და", 200, 2),  # a line that ends early
    ],
)
def test_a_box_continues_in_another_column_with_an_unfinished_sentence(end: str, width: int, count: int) -> None:
    first = column(["ფონდი ამ ქვეყანაში ორი წლის წინ", end], 700, x0=60, region="box1")  # the fund in this country
    second = column(["მესამემ გადაიხადა."], 60, x0=320, region="box2")  # a third paid
    source = laid([*column(["სათაური"], 30, style=LARGE), *column(PROSE, 60), *first, *second])
    regions = {"box1": Box(50, 690, 250, 780), "box2": Box(310, 50, 310 + width, 90)}
    boxes = [
        block
        for block in segment(replace(source, pages=(replace(source.pages[0], regions=regions),)))
        if block.kind == "box"
    ]
    assert len(boxes) == count
    assert len({block.unit for block in boxes}) == count


@pytest.mark.parametrize(
    "title", ["თანამშრომლობის ქრონოლოგია, 1991-2013 წწ.", "ვინ იხდის?"]
)  # the chronology of the cooperation, 1991-2013; who pays?
def test_a_title_in_the_size_of_the_text_may_end_in_an_abbreviated_year_or_a_question(title: str) -> None:
    rows = [*column([title], 60, style=BODY._replace(bold=True)), *column(PROSE, 90)]
    assert kinds(segment(laid(rows))) == ["title", "body"]


@pytest.mark.parametrize(
    ("sign", "region", "kind"), [("- ", "box1", "box"), ("", "box1", "timeline"), ("- ", "", "timeline")]
)
def test_a_list_in_a_box_whose_items_begin_with_dates_is_not_a_chronology(sign: str, region: str, kind: str) -> None:
    # held in Albania; held near Podgorica
    entries = [f"{sign}2007 წლის ივნისი: გაიმართა ალბანეთში.", f"{sign}2016 წლის მაისი: გაიმართა პოდგორიცასთან."]
    rows = [*column(["სათაური"], 30, style=LARGE), *column(PROSE, 60), *column(entries, 300, region=region)]
    assert kinds(segment(laid(rows)))[2:] == [kind, kind]


@pytest.mark.parametrize(("short", "count"), [(6, 2), (0, 1)])
def test_the_last_line_of_a_justified_paragraph_ends_before_the_others(short: float, count: int) -> None:
    # The countries take part in joint exercises and prepare their own forces: all lines are as wide as the column.
    texts = ["ქვეყნები მონაწილეობენ საერთო", "წვრთნებში და ამზადებენ საკუთარ ძალებს"] * 3
    texts[2] = f"{texts[2][:-1]}."
    rows = [
        (text, box._replace(x1=300 - short * (n == 2)), *rest) for n, (text, box, *rest) in enumerate(column(texts, 60))
    ]
    assert len(segment(laid(rows))) == count


@pytest.mark.parametrize(
    ("entries", "count"),
    [
        (["EAPC  პარტნიორობის საბჭო", "KFOR  კოსოვოს ძალები", "IPAP  სამოქმედო გეგმა"], 3),
        (["EAPC – პარტნიორობის საბჭო", "KFOR – კოსოვოს ძალები", "Dutch NAVY – ფლოტი"], 3),
        (["EAPC  პარტნიორობის საბჭო", "და კოსოვოს ძალები, KFOR", "IPAP  სამოქმედო გეგმა"], 2),
        (["EAPC, პარტნიორობის საბჭო", "KFOR – კოსოვოს ძალები", "IPAP, სამოქმედო გეგმა"], 1),
    ],
    ids=["gaps", "dashes", "an entry of two lines", "a sentence"],
)
def test_every_abbreviation_of_a_list_begins_an_entry(entries: list[str], count: int) -> None:
    # A council, forces, a plan, a fleet.
    found = segment(laid([*column(PROSE, 60), *column(entries, 200)]))
    assert len(found) == 1 + count


@pytest.mark.parametrize(("top", "is_box"), [(300, False), (420, True)], ids=["in the next column", "below"])
def test_small_type_that_continues_in_the_next_column_is_not_a_box(top: float, is_box: bool) -> None:
    # A list of three councils, of which the last stands elsewhere.
    small = BODY._replace(size=8.0)
    left = column(["პირველი საბჭო იკრიბება აქ და", "მეორე საბჭო იკრიბება აქ და."], 380, style=small)
    right = column(["მესამე საბჭო იკრიბება", "აქვე და იღებს", "გადაწყვეტილებას."], top, style=small, x0=180)
    found = segment(laid([*column(PROSE, 60), *left, *right, *column(PROSE, 600)]))
    assert ("box" in kinds(found)) == is_box


@pytest.mark.parametrize(("ends", "count"), [((200, 200, 200), 1), ((200, 190, 200), 2)], ids=["spread", "ragged"])
def test_a_full_line_beside_a_float_ends_no_paragraph(ends: tuple[float, float, float], count: int) -> None:
    # The countries take part in exercises. / They prepare their forces: below the float lines are longer.
    texts = ["ქვეყნები მონაწილეობენ საერთო", "წვრთნებში და ამზადებენ", "საკუთარ ძალებს აქ."]
    texts += ["ქვეყნები მონაწილეობენ საერთო წვრთნებში და ამზადებენ ძალებს"] * 3
    edges = [*ends, 355, 355, 355]
    rows = [
        (text, box._replace(x1=edge), *rest) for (text, box, *rest), edge in zip(column(texts, 60), edges, strict=True)
    ]
    assert len(segment(laid(rows))) == count


@pytest.mark.parametrize(("date", "kind"), [("2004 წ. - ", "timeline"), ("1992 წ. - ", "body")])
def test_what_stands_between_two_dates_in_short_paragraphs_is_of_the_first(date: str, kind: str) -> None:
    # The country joins; its soldiers serve; the office opens.
    entries = ["1999 წ. - ქვეყანა უერთდება.", *["მისი ჯარისკაცები მსახურობენ.", "იხსნება ოფისი"] * 3]
    rows = [row for n, text in enumerate([*entries, f"{date}მიიღეს გეგმა."]) for row in column([text], 60 + 28 * n)]
    found = kinds(segment(laid([*column(PROSE, 400), *rows])))
    assert found.count("timeline") == (8 if kind == "timeline" else 0)


def centred(texts: Sequence[str], top: float, *, style: LineStyle = BODY) -> list[tuple[str, Box, LineStyle, str]]:
    """Return lines of five points a letter about the middle of a column from 60 to 360."""
    half = [2.5 * len(text) for text in texts]
    return [
        (text, Box(210 - width, top + 13 * n, 210 + width, top + 13 * n + style.size), style, "")
        for n, (text, width) in enumerate(zip(texts, half, strict=True))
    ]


def test_a_centred_title_of_lines_of_many_widths_is_one() -> None:
    # Report on practical projects in partner countries.
    title = ["ანგარიში პარტნიორ ქვეყნებში", "განხორციელებული", "პრაქტიკული პროექტების შესახებ"]
    assert kinds(segment(laid([*centred(title, 40, style=BOLD), *column(PROSE, 120)]))) == ["title", "body"]


def test_centred_lines_do_not_continue_text_at_the_edge() -> None:
    entries = [
        "2014 - ქვეყანა უერთდება",
        "2020 - ვირუსის გამო წვრთნა გაუქმდა და სხვა დროს გაიმართება",
    ]  # joins; cancelled
    rows = [*column(PROSE, 60), *column(entries, 200), *centred(["www.mod.gov.ge/nato"], 226)]
    assert kinds(segment(laid(rows)))[1:] == ["timeline", "timeline", "link"]


@pytest.mark.parametrize(("end", "count"), [(".", 2), ("", 1)])
def test_after_a_sentence_a_little_more_room_begins_a_paragraph(end: str, count: int) -> None:
    line = PROSE[0].rstrip(".")
    rows = [*column([line, f"{line}{end}"], 60), *column([line], 60 + 13 + 15.5), *column([line] * 9, 300, x0=320)]
    assert len(segment(laid(rows))) == count + 1


def test_a_sentence_may_end_in_the_mark_of_a_footnote_and_notes_follow_each_other() -> None:
    # The norwegian side gave a million; the list grew: the mark stands after the stop.
    rows = column(["ნორვეგიულმა მხარემ მილიონი კრონა გაიღო.1", "წვრთნების სიაც გაიზარდა და გრძელდება"], 200)
    indented = [rows[0], (rows[1][0], rows[1][1]._replace(x0=75), *rows[1][2:])]
    notes = column(["1 სრული ტექსტი იხილეთ სხვა გვერდზე.", "2 თარგმანი არაოფიციალურია."], 700, style=SMALL)
    found = segment(laid([*column(PROSE, 60), *indented, *notes]))
    assert kinds(found) == ["body", "body", "body", "imprint", "imprint"]


def test_a_title_ends_a_chronology_and_an_address_is_of_no_entry() -> None:
    first = column(["• 2009 - წვრთნა გაიმართა ქვეყანაში", "ზაფხულში."], 60)  # the exercise took place in summer
    title = column(["ყირგიზეთი"], 120, style=BOLD)  # Kyrgyzstan
    second = column(["• 2010 - შეთანხმება გაფორმდა", "www.nato.int/topics"], 160)  # an agreement was made
    found = segment(laid([*column(PROSE, 300), *first, *title, *second]))
    assert "timeline" not in kinds(found)
    assert kinds(found).count("heading") == 1


@pytest.mark.parametrize("region", ["", "box1"])
def test_the_imprint_is_not_a_box_however_it_is_set(region: str) -> None:
    # The text may not reflect the official opinion of the Alliance. Printed in 2009.
    texts = [
        "ტექსტი შესაძლოა არ ასახავდეს ალიანსის ოფიციალურ",
        "აზრს და მის პოზიციას. ბროშურა დაიბეჭდა ბრიუსელში",
        "2009 წელს.",
    ]
    imprint = column(texts, 200, style=SMALL, x0=84, region=region)
    turned = [("სათაური", Box(560, 100, 568, 160), SMALL, "turned90")]
    assert kinds(segment(laid([*column(PROSE, 60), *imprint, *turned])))[:2] == ["body", "imprint"]


def test_a_second_line_set_as_the_title_below_paragraphs_is_a_heading() -> None:
    rows = [*column(["პირველი თავი"], 30, style=LARGE), *column(PROSE, 60)]  # first chapter
    rows += [*column(["მეორე თავი"], 130, style=LARGE), *column(PROSE, 160)]  # second chapter
    assert kinds(segment(laid(rows))) == ["title", "body", "heading", "body"]


def test_a_title_of_two_parts_with_a_line_between_is_one() -> None:
    rows = [*column(["პარტნიორები"], 30, style=LARGE), *column(["ახალი გამოცემა"], 60)]  # partners; a new edition
    rows += [*column(["სამხრეთ კავკასიაში"], 80, style=LARGE), *column(PROSE, 130)]  # in the South Caucasus
    assert kinds(segment(laid(rows))).count("title") == 2


@pytest.mark.parametrize(("again", "kind"), [(True, "heading"), (False, "title")], ids=["set as others", "alone"])
def test_what_follows_a_dateline_is_of_the_title_unless_it_is_set_as_other_headings_are(again: bool, kind: str) -> None:
    rows = [*column(["მაცნე"], 30, style=LARGE), *column(["ქ. თბილისი, 2012 წლის 5 მარტი"], 60)]  # the herald; Tbilisi
    rows += [*column(["თანამშრომლობის ჩარჩოები"], 80, style=BOLD), *column(PROSE, 100)]  # frameworks of cooperation
    rows += [*column(["თავდაცვის რეფორმა"], 170, style=BOLD), *column(PROSE, 190)] if again else []  # defence reform
    assert kinds(segment(laid(rows)))[:3] == ["title", "title", kind]


@pytest.mark.parametrize(
    ("quote", "kind"),
    [
        ("„ჩვენი გზა გრძელია, მაგრამ მას ერთად გავივლით“", "box"),  # our way is long, but we walk it together
        ("„ვირტუალური აბრეშუმის გზა“", "heading"),  # the Virtual Silk Highway
    ],
)
def test_a_pull_quote_between_rules_is_a_box_and_a_title_a_heading(quote: str, kind: str) -> None:
    rows = [*column(["სათაური"], 30, style=LARGE), *column(PROSE, 60)]
    rows += [*column([quote], 140, style=BOLD, region="box1"), *column(PROSE, 170)]
    assert kinds(segment(laid(rows))) == ["title", "body", kind, "body"]


@pytest.mark.parametrize(("size", "kind"), [(13.0, "body"), (9.0, "box")])
def test_an_indented_lead_in_larger_type_is_not_a_box(size: float, kind: str) -> None:
    title = column(["პარტნიორობის საფეხურები"], 120, style=LARGE, x0=100)  # steps of the partnership
    lead = column(
        ["ქვეყანა პროგრამას პირველი", "შეუერთდა და მას მეზობლები", "ორი წლის შემდეგ მიჰყვნენ."],  # neighbours followed
        148,
        style=LineStyle("Serif-Italic", size, False, True, "000000"),
        x0=100,
    )
    rows = [*column(PROSE, 60), *title, *lead, *column(PROSE, 220), *column(PROSE, 290)]
    assert kinds(segment(laid(rows)))[2] == kind


@pytest.mark.parametrize(("size", "count"), [(10.0, 2), (8.0, 1)], ids=["larger", "in the size of the text"])
def test_a_panel_with_several_titles_is_several_boxes(size: float, count: int) -> None:
    title = LineStyle("Serif-Bold", size, True, False, "000000")
    rows = column(["პარტნიორობა"], 60, style=LARGE)
    for top, name in ((100, "დახმარება"), (160, "ფაქტები")):  # aid, facts
        rows += column([name], top, style=title, region="box1")
        rows += column(["ფონდმა ქვეყანას ორჯერ გადაუხადა."], top + 16, style=SMALL, region="box1")  # a fund paid twice
    found = [block for block in segment(laid([*rows, *column(PROSE, 300)])) if block.kind.startswith("box")]
    assert len({block.unit for block in found}) == count
    assert [block.kind for block in found].count("box_title") == count


def test_the_text_of_a_box_is_not_the_caption_of_a_credit_below_it() -> None:
    box = column(["ჯარისკაცები ექვს თვეს მსახურობენ."], 140, style=SMALL, region="box1")  # soldiers serve six months
    rows = [*column(PROSE, 60), *box, *column(["© NATO"], 160, style=SMALL), *column(PROSE, 300)]
    assert kinds(segment(laid(rows, pictures=(Box(60, 180, 285, 290),)))) == ["body", "box", "credit", "body"]


def test_a_list_on_a_lower_level_is_not_a_box() -> None:
    first = column(["• კომისია 1997 წელს შეიქმნა", "• ფონდი 2005 წელს დაარსდა"], 130)  # a commission, a fund was made
    lower = column(["◦ პროგრამა ყოველწლიურია და მას მთავრობა"], 160, style=SMALL, x0=84)  # the programme is annual
    lower += column(["ამტკიცებს,", "◦ შეფასება გაზაფხულზეა"], 173, style=SMALL, x0=90)  # adopted; assessed in spring
    rows = [*column(PROSE, 60), *first, *lower, *column(["• სხვა საკითხები"], 205), *column(PROSE, 230)]
    assert "box" not in kinds(segment(laid(rows)))


def test_a_box_may_hold_a_list() -> None:
    box = column(
        ["◦ პროგრამა ყოველწლიურია და მას", "◦ შეფასება გაზაფხულზეა,", "◦ ანგარიში კი შემოდგომით"],
        130,
        style=SMALL,
        x0=84,
    )
    assert kinds(segment(laid([*column(PROSE, 60), *box, *column(PROSE, 190)]))).count("box") == 3


@pytest.mark.parametrize(
    ("title", "kind", "row"),
    [
        ("ცხრილი 1. ქვეყნები", "heading", "body"),  # table 1: countries
        ("სწრაფი ფაქტები", "box_title", "box"),  # quick facts
        ("ქვეყნები", "heading", "body"),  # countries
    ],
)
def test_a_table_is_a_box_where_what_is_above_it_names_one(title: str, kind: str, row: str) -> None:
    cells = [
        ("უკრაინა", Box(60, 170, 100, 180), BODY, "table1/1/1"),
        ("1994", Box(200, 170, 230, 180), BODY, "table1/1/2"),
    ]
    rows = [*column(["სათაური"], 30, style=LARGE), *column(PROSE, 60), *column([title], 150, style=BOLD), *cells]
    assert kinds(segment(laid([*rows, *column(PROSE, 200)]))) == ["title", "body", kind, row, "body"]


@pytest.mark.parametrize(("x0", "kind"), [(84, "box"), (60, "body")], ids=["inset", "at the edge"])
def test_short_items_in_smaller_type_under_an_inset_title_are_a_box(x0: float, kind: str) -> None:
    title = column(["თავდაცვის ხარჯები"], 130, style=BOLD._replace(size=9.0), x0=x0)  # spending on defence
    items = column(["ლატვია: 91 მილიონ ლატამდე", "ლიტვა: 860 მილიონი ლიტი"], 148, style=SMALL, x0=x0)
    rows = [*column(PROSE, 60), *title, *items[:1], *column([items[1][0]], 168, style=SMALL, x0=x0)]
    assert kinds(segment(laid([*rows, *column(PROSE, 220)])))[2:4] == [kind] * 2


@pytest.mark.parametrize(("step", "count"), [(21, 5), (13, 1)], ids=["gaps between", "none"])
def test_lines_set_apart_that_leave_room_are_items_though_most_are(step: float, count: int) -> None:
    # Capital: Sarajevo; population; armed forces; service; budget; parliament. A full line goes on.
    items = ["დედაქალაქი: სარაევო", "მოსახლეობა: 3 531 000", "შეიარაღებული ძალები: 10 000-მდე კაცი, სარდლობით"]
    items += ["სამსახური: გაუქმებულია", "ბიუჯეტი: 287 მლნ მარკა", "პარლამენტი: ორპალატიანი"]
    rows = [row for number, item in enumerate(items) for row in column([item], 60 + step * number)]
    assert len(segment(laid([*column(["ქვეყანა"], 30, style=LARGE), *rows]))) == 1 + count
    wrapped = column(PROSE, 60)
    double = [
        (text, Box(box.x0, 60 + 21 * n, box.x1, 70 + 21 * n), *rest) for n, (text, box, *rest) in enumerate(wrapped)
    ]
    assert kinds(segment(laid(double))) == ["body"]


@pytest.mark.parametrize(("text", "is_header"), [("6. დასკვნა", True), ("ალიანსი", False)], ids=["repeats", "own"])
def test_on_the_first_page_a_header_names_a_section(text: str, is_header: bool) -> None:
    """As over the second half of a sheet that two pages stand on: conclusion."""
    header = [(text, Box(330, 30, 380, 38), SMALL._replace(font="Sans"), "")]
    title = column(["6. დასკვნა"], 120, style=BOLD, x0=330)
    rows = [*column(["სათაური"], 80, style=LARGE), *column(PROSE, 120), *title, *column(PROSE, 140, x0=330), *header]
    assert ("header" in kinds(segment(laid(rows)))) == is_header


@pytest.mark.parametrize(
    ("text", "kind"),
    [("© ალიანსი, 2015. გადაბეჭდვისას წყარო მიუთითეთ", "imprint"), ("© ალიანსი, 2015", "credit")],
)
def test_a_publisher_s_right_with_a_sentence_after_it_is_the_imprint(text: str, kind: str) -> None:
    # Give the source when reprinting.
    rows = [*column(PROSE, 60), *column([text], 200, style=SMALL)]
    assert kinds(segment(laid(rows))) == ["body", kind]


@pytest.mark.parametrize(("font", "kind"), [("Sans", "box"), ("Serif", "body")])
def test_a_quotation_in_smaller_type_of_another_family_is_a_box(font: str, kind: str) -> None:
    quote = column(["„უკრაინა იყო პირველი, ვინც პროგრამას შეუერთდა.“"], 130, style=SMALL._replace(font=font))
    rows = [*column(PROSE, 60), *quote, *column(PROSE, 165)]  # Ukraine was the first that joined the programme
    assert kinds(segment(laid(rows)))[1] == kind


@pytest.mark.parametrize(("count", "kind"), [(3, "box"), (1, "body")])
def test_items_without_full_stops_under_a_title_in_smaller_type_of_another_family_are_a_box(
    count: int, kind: str
) -> None:
    sans = SMALL._replace(font="Sans")
    title = column(["ცენტრის ციფრები"], 130, style=sans._replace(bold=True, size=9.5))  # the centre in figures
    items = column(["წვრთნა 350 ათასი ევრო", "ბიუჯეტი 2 მილიონი ევრო", "ენა ინგლისური"][:count], 150, style=sans)
    rows = [*column(PROSE, 60), *title, *items, *column(PROSE, 220)]
    assert kind in kinds(segment(laid(rows)))[2:-1]


@pytest.mark.parametrize(("leaders", "kind"), [("........ 2", "heading"), ("", "box")], ids=["contents", "said twice"])
def test_what_the_contents_say_is_not_a_quotation(leaders: str, kind: str) -> None:
    question = "რომელმა პარტნიორებმა გაგზავნეს ჯარი სხვა ქვეყანაში?"  # which partners sent troops abroad?
    rows = [*column([f"{question}{leaders}"], 60), *column(PROSE, 90), *column([question], 160, style=BOLD)]
    assert kinds(segment(laid([*rows, *column(PROSE, 190)])))[-2] == kind


@pytest.mark.parametrize(
    ("count", "gap", "is_header"),
    [(4, 0, False), (4, 40, True), (1, 0, True)],
    ids=["over its text", "apart from it", "with one line in a band"],
)
def test_a_title_that_boxes_share_is_no_header_at_the_top_of_their_pages(count: int, gap: int, is_header: bool) -> None:
    rows, numbers = [], []
    for number in (1, 2):
        title = column(["იცით თუ არა?"], 40, style=BOLD, region="box:1")  # did you know?
        text = [f"{place}ში {number} ცენტრი მუშაობს" for place in ("ქალაქ", "სოფელ", "რაიონ", "მხარე")]  # works in …
        box = column(text[:count], 54 + gap, style=SMALL, region="box:1")
        rows += [*title, *box, *column(PROSE, 300)]
        numbers += [number] * (1 + count + len(PROSE))
    source = laid(rows, pages=numbers)
    found = furniture_of(layout_lines(source), {page.number: page for page in source.pages})
    assert (0 in found) is is_header


@pytest.mark.parametrize("has_titles", [False, True])
def test_a_short_quotation_is_a_box_if_no_title_has_its_type(has_titles: bool) -> None:
    style = BOLD._replace(size=14.0, italic=True)
    rows = [*column(["სათაური"], 30, style=LARGE), *column(PROSE, 60)]
    rows += column(["„ყველა ამბავი გმირული არაა“"], 130, style=style)  # not every story is heroic
    rows += [*column(PROSE, 160), *column(["მეორე თავი"], 230, style=style if has_titles else BOLD)]
    assert kinds(segment(laid([*rows, *column(PROSE, 260)])))[2] == ("heading" if has_titles else "box")


@pytest.mark.parametrize(("end", "kind"), [(".", "imprint"), ("", "header")])
def test_a_sentence_that_is_alone_on_its_page_is_no_header(end: str, kind: str) -> None:
    note = column([f"ინტერვიუ ზაგრებში ჩაიწერა{end}"], 40, style=SMALL)  # the interview was recorded in Zagreb
    rows = [*column(["სათაური"], 30, style=LARGE), *column(PROSE * 2, 60), *note]
    assert kinds(segment(laid(rows, pages=[1] * 9 + [2])))[-1] == kind


@pytest.mark.parametrize(("text", "kind"), [("ბროშურა დაიბეჭდა ბრიუსელში", "imprint"), ("ქვეყანა შეუერთდა", "body")])
def test_a_page_that_holds_only_an_imprint_may_be_behind_the_cover(text: str, kind: str) -> None:
    # The brochure was printed in Brussels; the country joined.
    imprint = column([f"{text} და ეს ტექსტი ორ", "სტრიქონზეა აწყობილი.", "მესამე სტრიქონი აქ დგას."], 60)
    rows = [*column(["სათაური"], 300, style=LARGE), *imprint, *column(PROSE, 60)]
    found = segment(laid(rows, pages=[1, 2, 2, 2, *[3] * len(PROSE)]))
    assert next(block.kind for block in found if 1 in block.lines) == kind


def test_text_in_the_tint_of_the_title_is_the_lead_of_the_document() -> None:
    rows = [*column(["სათაური"], 30, style=LARGE, region="box1"), *column(PROSE, 60, region="box1")]
    rows += [*column(PROSE, 140), *column(PROSE, 220, region="box2")]
    assert kinds(segment(laid(rows))) == ["title", "body", "body", "box"]


@pytest.mark.parametrize(("left", "kind"), [(84.0, "body"), (100.0, "box")], ids=["same level", "another indent"])
def test_a_list_goes_on_with_its_lower_level_on_the_next_slide(left: float, kind: str) -> None:
    # the programme is annual and the government adopts it, assessed in spring
    lower = ["– პროგრამა ყოველწლიურია და მას მთავრობა", "ამტკიცებს,", "– შეფასება კი გაზაფხულზეა"]
    first = [*column(PROSE, 60), *column(["• კომისია 1997 წელს შეიქმნა"], 130), *column(lower, 145, style=SMALL, x0=84)]
    first += column(PROSE, 200)
    second = [*column(lower, 60, style=SMALL, x0=left), *column(PROSE, 150)]
    found = segment(laid([*first, *second], pages=[1] * len(first) + [2] * len(second)))
    assert next(block.kind for block in found if len(first) in block.lines) == kind


@pytest.mark.parametrize(("end", "kind"), [("!", "box_title"), (".", "box")])
def test_an_exclamation_above_the_text_of_a_box_is_its_title(end: str, kind: str) -> None:
    box = column([f"დაიმახსოვრე{end}"], 130, style=SMALL, region="box1")  # remember
    box += column(["წევრობას ხელმოწერა არ ნიშნავს და პარტნიორს", "ალიანსი არ იცავს."], 150, style=SMALL, region="box1")
    found = kinds(segment(laid([*column(PROSE, 60), *box, *column(PROSE, 200)])))
    assert found == ["body", kind, "box", "body"]
