"""Chronologies in PDFs: dates with hanging text, adjacent titles and links, years above months."""

from __future__ import annotations

import pytest
from tests.segment.layout.test_segments import BODY, BOLD, column, laid

from kaext.segment import cues, segment
from kaext.source import Box, LineStyle

PROSE = ["ტექსტი რომელიც გვერდის სიგანეზეა აწყობილი აქ."] * 4  # text that is set in the page's measure
DATED = BOLD._replace(size=10.0)
DATE, TEXT = 60.0, 110.0

Row = tuple[str, Box, LineStyle, str]


def entries(*lines: tuple[float, str, LineStyle], top: float = 130, step: float = 13) -> list[Row]:
    """Return lines under one another, each at its left edge and in its type."""
    rows = [
        column([text], top + number * step, style=style, x0=left) for number, (left, text, style) in enumerate(lines)
    ]
    return [row for block in rows for row in block]


def read(rows: list[Row]) -> list[tuple[str, tuple[int, ...]]]:
    """Return the kind and lines of each part below four lines of prose."""
    return [(block.kind, block.lines) for block in segment(laid([*column(PROSE, 60), *rows])) if block.lines[0] > 3]


def test_a_date_left_of_what_hangs_under_the_last_begins_an_entry() -> None:
    rows = entries(
        (DATE, "2008 წ. სექტემბერი", DATED),
        (TEXT, "კომისიის პირველი სხდომა", BODY),  # the commission's first session
        (DATE, "2014 წ.  ქვეყანა პროგრამაშია", BODY),  # the country is in the programme
        (DATE, "2016 წ.  პაკეტი მეზობლისთვის", BODY),  # a package for the neighbour
    )
    assert read(rows) == [("timeline", (number,)) for number in range(4, 8)]


@pytest.mark.parametrize(
    ("left", "kind"), [(DATE, "link"), (TEXT, "timeline")], ids=["where dates stand", "where entries hang"]
)
def test_what_goes_back_to_where_dates_stand_is_of_no_entry(left: float, kind: str) -> None:
    rows = entries(
        (DATE, "2012 წ.  მოლდოვამ პროექტი დაასრულა", BODY),  # Moldova finished a project
        (DATE, "2014 წ.  ფინეთი შეუერთდა", BODY),  # Finland joined
        (TEXT, "გაფართოებულ პროგრამას", BODY),  # an enhanced programme
        (left, "ვრცლად: www.nato.int/partners", BODY),  # more on
    )
    found = read(rows)
    assert found[:2] == [("timeline", (4,)), ("timeline", (5, 6) if kind == "link" else (5, 6, 7))]
    assert found[2:] == ([("link", (7,))] if kind == "link" else [])


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("2017 წლის გეგმა", "timeline"),
        ("ოფისის ქრონოლოგია", "timeline"),
        ("წლის ქრონიკა", "timeline"),
        ("ოფისის განრიგი", "body"),
    ],
    ids=["plan of 2017", "chronology of the office", "chronicle of the year", "schedule of the office"],
)
def test_months_and_days_are_entries_under_a_title_with_their_year_or_name(title: str, kind: str) -> None:
    rows = entries(
        (DATE, "24 იანვარი  ცენტრი გაიხსნა.", BODY),  # the centre opened
        (DATE, "აპრილი  წვრთნა გაიმართა.", BODY),  # an exercise was held
        (DATE, "3 მაისი  ტექსტი შეათანხმეს.", BODY),  # a text was agreed
        top=155,
        step=20,
    )
    found = read([*column([title], 130, style=BOLD), *rows])
    assert found[0] == ("heading", (4,))
    assert {label for label, _ in found[1:]} == {kind}


@pytest.mark.parametrize(("style", "kind"), [(BOLD, "heading"), (DATED, "timeline")], ids=["larger", "as the dates"])
def test_a_title_that_begins_with_years_is_not_an_entry_where_it_is_larger_than_dates(
    style: LineStyle, kind: str
) -> None:
    rows = entries(
        (DATE, "1997 წ. 30 მაისი", DATED),
        (TEXT, "საბჭო იკრიბება", BODY),  # the council meets
        (DATE, "1998 წ. ივნისი", DATED),
        (TEXT, "ცენტრი მუშაობას იწყებს", BODY),  # the centre takes up its work
    )
    more = entries(
        (DATE, "2003 წ. ივლისი", DATED),
        (TEXT, "კონტინგენტი გავიდა", BODY),  # a contingent left
        (DATE, "2004 წ. ივნისი", DATED),
        (TEXT, "ინიციატივა ცხადდება", BODY),  # an initiative is announced
        top=230,
    )
    title = column(["2002-2008 წლები: პარტნიორობა ფართოვდება"], 205, style=style)  # partnership widens
    found = read([*rows, *title, *more])
    assert [label for label, _ in found] == ["timeline"] * 4 + [kind] + ["timeline"] * 4


@pytest.mark.parametrize(("size", "kind"), [(12.0, "heading"), (10.0, "timeline")], ids=["larger", "as the text"])
def test_a_title_between_two_chronologies_need_not_be_bold(size: float, kind: str) -> None:
    dated = DATED._replace(colour="cc0000")
    years = entries((DATE, "1997", dated), (DATE, "საბჭო იკრიბება.", BODY))  # the council meets
    title = column(["გზა წევრობისკენ"], 165, style=BODY._replace(size=size))  # the way to membership
    more = entries((DATE, "2003", dated), (DATE, "კონტინგენტი გავიდა.", BODY), top=185)  # a contingent left
    found = read([*years, *more, *title, *entries((DATE, "2005", dated), (DATE, "ცენტრი გაიხსნა.", BODY), top=260)])
    assert [label for label, lines in found if lines == (8,)] == [kind]


@pytest.mark.parametrize(
    ("titles", "kinds"),
    [
        (("2010", "2012"), ["timeline"] * 4),
        (("ჩანართი", "სიახლე"), ["box_title", "box"] * 2),
        (("2010", "სიახლე"), ["box_title", "box"] * 2),
    ],
    ids=["two years", "an inset, news", "one year"],
)
def test_years_over_columns_of_smaller_type_are_entries_and_no_boxes(titles: tuple[str, str], kinds: list[str]) -> None:
    small, head = BODY._replace(font="Sans", size=8.0), BOLD._replace(font="Sans-Bold", colour="0000cc", size=10.0)
    rows: list[Row] = []
    for number, title in enumerate(titles):
        left = 75 + 110 * number
        rows += column([title], 130, style=head, x0=left)
        # A decision was taken on it, and the work of it began then.
        rows += column(["გადაწყვეტილება", "მიიღეს და საქმე", "მაშინვე დაიწყო."], 145, style=small, x0=left)
    assert [kind for kind, _ in read(rows)] == kinds


@pytest.mark.parametrize(("sign", "kind"), [(";", "body"), (".", "timeline")])
def test_bulleted_items_with_semicolons_between_are_a_list(sign: str, kind: str) -> None:
    rows = entries(
        (DATE, f"• 2007: ყაზახეთმა კარი გააღო{sign}", BODY),  # Kazakhstan opened its door
        (DATE, f"• 2012: კურსი გაიხსნა{sign}", BODY),  # a course opened
        (DATE, "• 2016: ლაბორატორია მოეწყო.", BODY),  # a laboratory was set up
    )
    assert read(rows) == [(kind, (number,)) for number in range(4, 7)]


@pytest.mark.parametrize(("below", "blocks"), [("26 იანვარი", 2), ("საქართველო", 1)], ids=["a day", "a name"])
def test_a_day_under_a_year_alone_begins_an_entry(below: str, blocks: int) -> None:
    rows = entries((DATE, "1994 წელი", DATED), (DATE, below, DATED))
    assert len(read([*rows, *column(PROSE, 170)])) == blocks + 1


@pytest.mark.parametrize(("indent", "kind"), [(0, "body"), (40, "timeline")], ids=["first lines", "all lines"])
def test_paragraphs_whose_first_lines_alone_are_indented_are_not_entries_of_a_year(indent: float, kind: str) -> None:
    line = "ქვეყანამ პროგრამის ჩარჩო-დოკუმენტი გააფორმა და წვრთნა"  # the country signed and an exercise
    rows: list[Row] = []
    for number, year in enumerate(("1994 წელი", "1995 წელი")):
        top = 130 + 200.0 * number
        rows += column([year], top, style=BOLD)
        for paragraph in range(2):
            first = column([line], top + 20 + 78 * paragraph, x0=DATE + 40)
            rows += [*first, *column([*[line] * 4, f"{line}."], top + 33 + 78 * paragraph, x0=DATE + indent)]
    assert read(rows)[1][0] == kind


@pytest.mark.parametrize(("words", "kinds"), [(8, ["heading", "body"]), (2, ["timeline"])])
def test_years_that_are_above_paragraphs_are_titles_and_over_short_entries_dates(words: int, kinds: list[str]) -> None:
    text = [*["ქვეყანამ პროგრამის ჩარჩო-დოკუმენტი გააფორმა და"] * words, "წვრთნა ჩატარდა."]  # signed, exercised
    rows: list[Row] = []
    for number, year in enumerate(("1994 წელი", "1995 წელი", "1996 წელი")):
        rows += [*column([year], 130 + 200.0 * number, style=BOLD), *column(text, 150 + 200.0 * number)]
    assert [label for label, _ in read(rows)] == kinds * 3


@pytest.mark.parametrize(("style", "kind"), [(DATED, "timeline"), (BOLD, "heading")], ids=["as the dates", "larger"])
def test_a_year_over_months_is_an_entry_where_it_is_set_as_the_other_dates_are(style: LineStyle, kind: str) -> None:
    rows = entries(
        (DATE, "1992 წლის 5 ივნისი", DATED),
        (TEXT, "საბჭო იკრიბება", BODY),  # the council meets
        (DATE, "1994 წელი", style),
        (DATE, "26 იანვარი", DATED),
        (TEXT, "პროგრამა იწყება", BODY),  # the programme begins
        (DATE, "1996 წლის მარტი", DATED),
        (TEXT, "ძალები შედიან", BODY),  # the forces enter
    )
    assert next(label for label, lines in read(rows) if 6 in lines) == kind


@pytest.mark.parametrize(("style", "kind"), [(DATED, "heading"), (BODY, "timeline")], ids=["bold", "as the entries"])
def test_the_title_of_a_period_is_bold_among_dates_that_are_not(style: LineStyle, kind: str) -> None:
    rows = entries(
        (DATE, "1997 წ. საბჭო იკრიბება.", BODY),  # the council meets
        (DATE, "1998 წ. ცენტრი გაიხსნა.", BODY),  # the centre opened
        (DATE, "2002-2008 წლები: პარტნიორობა ფართოვდება", style),  # partnership widens
        (DATE, "2003 წ. კონტინგენტი გავიდა.", BODY),  # a contingent left
        (DATE, "2004 წ. ინიციატივა გამოცხადდა.", BODY),  # an initiative was announced
    )
    assert [label for label, _ in read(rows)] == ["timeline"] * 2 + [kind] + ["timeline"] * 2


def test_a_numbered_title_separates_two_chronologies() -> None:
    first = entries((DATE, "1997 წ. საბჭო იკრიბება.", DATED), (DATE, "1998 წ. ცენტრი გაიხსნა.", DATED))
    title = column(["2. ახალი გარემო: 2001-2005 წლები"], 165, style=BOLD)  # the new surroundings
    second = entries((DATE, "2003 წ. ჯარი გავიდა.", DATED), (DATE, "2004 წ. სამიტი გაიმართა.", DATED), top=190)
    found = read([*first, *title, *second])
    assert [label for label, _ in found] == ["timeline"] * 2 + ["heading"] + ["timeline"] * 2


@pytest.mark.parametrize(("left", "kind"), [(380.0, "timeline"), (330.0, "body")], ids=["hanging", "at the edge"])
def test_an_entry_continues_in_the_next_column_where_its_lines_hang_as_they_did(left: float, kind: str) -> None:
    rows = entries(
        (DATE, "1997 წ. ივლისი", DATED),
        (TEXT, "საბჭო იკრიბება", BODY),  # the council meets
        (DATE, "1998 წ. ივნისი", DATED),
        (TEXT, "ცენტრი გაიხსნა; სტუმრები", BODY),  # the centre opened; the guests
        top=600,
    )
    rest = column(["ბრიუსელიდან ჩამოვიდნენ."], 60, x0=left)  # arrived from Brussels
    heading = column(["ბუნებრივი კატასტროფები"], 90, style=BOLD, x0=330)  # natural disasters
    found = read([*rows, *rest, *heading, *column(PROSE, 110, x0=330)])
    assert next(label for label, lines in found if 8 in lines) == kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [("რა დაჯდა გადაწყვეტილებები", "box"), ("მნიშვნელოვანი თარიღები", "timeline")],
    ids=["what the decisions cost", "important dates"],
)
@pytest.mark.parametrize("top", [120, 200], ids=["above", "below"])
def test_what_is_dated_in_a_box_is_of_it_unless_its_title_names_a_chronology(title: str, kind: str, top: int) -> None:
    items = ["2014 წ. ფონდები - 9 მილიონი ევრო.", "2015 წ. პაკეტი - 4 მილიონი ევრო."]  # funds, a package
    rows = [*column(items, 150, region="box1"), *column([title], top, style=DATED, region="box1")]
    found = read(sorted(rows, key=lambda row: row[1].y0))
    dated = (4, 5) if top > 150 else (5, 6)
    assert [label for label, lines in found if lines[0] in dated] == [kind, kind]


@pytest.mark.parametrize(
    ("starts", "kinds"),
    [
        (("2010 წ.", "2012 წ. აპრილი", "2014 წ. სექტემბერი"), ["timeline"] * 3),
        (("2010 წლის მაისში", "2012 წლის აპრილში", "2014 წელს"), ["body"]),  # in May 2010 …
        (("2014 წ. მაისი", "2012 წ. აპრილი", "2010 წ."), ["body"] * 3),
    ],
    ids=["nominative", "in sentences", "not in order"],
)
def test_dates_in_the_nominative_need_not_be_set_off(starts: tuple[str, ...], kinds: list[str]) -> None:
    # The country began the next stage of the project, which three others paid for.
    rows = column([f"{start} ქვეყანა პროექტის ეტაპს იწყებს და სამი სხვა იხდის." for start in starts], 155)
    assert [label for label, _ in read([*column(["როდის რა მოხდა"], 130, style=BOLD), *rows])[1:]] == kinds


@pytest.mark.parametrize(
    ("before", "count"), [("კურსი მეორე კვარტალში,", 2), ("კურსი მეორე კვარტალში.", 3)], ids=["comma", "full stop"]
)
def test_after_a_comma_a_date_begins_no_entry(before: str, count: int) -> None:
    # The package began in 2014; its course ended in the second quarter, 2018.
    rows = entries((DATE, "2014 წ. პაკეტი დაიწყო;", BODY), (DATE, before, BODY), (DATE, "2018 წ. დასრულდა.", BODY))
    assert len(read([*rows, *column(PROSE, 200)])) == count


def test_what_introduces_an_address_under_an_entry_is_a_link() -> None:
    rows = entries(
        (DATE, "2014 წ. პაკეტი დაიწყო და მისი პირველი ნაწილი ორ წელს გაგრძელდა.", BODY),  # the package began
        (DATE, "2021 წ. ბრიუსელის სამიტზე პაკეტი შეიცვალა", BODY),  # it was changed at the summit of Brussels
        (DATE, "პაკეტის ტექსტი:", BODY),  # the text of the package
        (DATE, "www.nato.int/ukraine", BODY),
    )
    assert read(rows) == [("timeline", (4,)), ("timeline", (5,)), ("link", (6, 7))]


@pytest.mark.parametrize(("line", "is_entry"), [("2018 წ. დასრულდა", True), ("2018 წ., როცა დასრულდა", False)])
def test_an_abbreviated_year_before_a_comma_heads_no_entry(line: str, is_entry: bool) -> None:
    assert (cues.entry_date_length(line) > 0) == is_entry  # 2018: it ended; in 2018, when it ended


def stacked(*entries_below: int) -> list[Row]:
    """Return dates in bold with so many paragraphs of two lines each below."""
    rows: list[Row] = []
    top = 130.0
    for number, count in enumerate(entries_below):
        rows += column([f"{2004 + number} წ. მარტი"], top, style=DATED)
        top += 13
        for _ in range(count):
            # The country joined the programme for the partners, and signed.
            rows += column(["ქვეყანა შეუერთდა პარტნიორთა პროგრამას და", "ხელი მოაწერა."], top)
            top += 32
    return rows


def test_a_date_above_its_entry_is_one_block_with_it() -> None:
    assert read(stacked(1, 1, 1)) == [("timeline", (4, 5, 6)), ("timeline", (7, 8, 9)), ("timeline", (10, 11, 12))]


def test_a_date_above_several_entries_is_a_block_of_its_own() -> None:
    assert [lines for _, lines in read(stacked(2, 2, 2))][:4] == [(4,), (5, 6), (7, 8), (9,)]


def test_the_beginning_and_end_of_a_period_above_an_entry_are_its_date() -> None:
    rows = stacked(1, 1)
    rows += column(["2008 წლის ოქტომბრიდან", "2009 წლის თებერვლამდე"], 220, style=DATED)
    rows += column(["ცენტრი ტვირთებს აგზავნის."], 246)  # the centre sends goods
    rows += column(["2010 წ. მაისი"], 265, style=DATED)
    rows += column(["ოფისი გაიხსნა."], 278)  # the office opened
    assert read(rows)[2:] == [("timeline", (10, 11, 12)), ("timeline", (13, 14))]


@pytest.mark.parametrize("last", ["დაიწყო", "დაიწყო და მეორე ეტაპი ახლაც ისევ გრძელდება აქ"], ids=["short", "full"])
@pytest.mark.parametrize(("year", "count"), [("2004", 3), ("1991", 1)], ids=["in order", "not in order"])
def test_entries_without_stops_begin_with_dates_in_order(last: str, year: str, count: int) -> None:
    text = ["პროექტი აქ პირველად წარმოადგინეს და მერე მალე", last]  # the project was presented here and then began
    rows: list[Row] = []
    for number, date in enumerate(("1994 წ. ივლისი", f"{year} წ. ოქტომბერი", "2012 წ. 16 აპრილი")):
        rows += column([f"{date} {text[0][:26]}", *text], 130 + 39 * number)
    assert len(read(rows)) == count


@pytest.mark.parametrize("second", [False, True], ids=["one paragraph each", "two under a date"])
def test_a_date_above_its_entry_is_of_it(second: bool) -> None:
    """Under a date with several paragraphs, each stays a block."""
    rows = entries((DATE, "1994 წ. მაისი", DATED), (DATE, "ფინეთი და შვედეთი პროგრამას უერთდებიან.", BODY))
    if second:
        rows += entries((DATE, "ავსტრია მათ მიჰყვება.", BODY), top=161)
    rows += entries((DATE, "1997 წ. მაისი", DATED), (DATE, "სინტრაში საბჭო შეიქმნა.", BODY), top=190)
    rows += entries((DATE, "2001 წ.", DATED), (DATE, "ირლანდია დაგეგმვაში ჩაერთო.", BODY), top=230)
    found = [lines for kind, lines in read(rows) if kind == "timeline"]
    assert ((4, 5) in found) is not second


def test_entries_in_hanging_indents_whose_dates_nothing_sets_off() -> None:
    rows: list[Row] = []
    texts = ["2006 წ. აპრილი რაბათში დიალოგის პირველ გასვლით", "2011 წ. იანვარი ტუნისში ხელისუფლება შეიცვალა და"]
    texts += ["2019 წ. ბოლო მავრიტანიამ ფონდის ახალი პროექტი კი"]
    for number, text in enumerate(texts):
        top = 130 + number * 28
        rows += [(text, Box(DATE, top, 310, top + 10), BODY, "")]
        rows += [("სხდომას ქვეყანა მასპინძლობს ამ გაზაფხულის თვეში.", Box(72, top + 12, 310, top + 22), BODY, "")]
    assert read(rows) == [("timeline", (4, 5)), ("timeline", (6, 7)), ("timeline", (8, 9))]


@pytest.mark.parametrize(("size", "kind"), [(7.0, "imprint"), (10.0, "timeline")], ids=["smaller", "like the entries"])
def test_an_imprint_that_begins_with_a_date_is_no_entry(size: float, kind: str) -> None:
    # the office opened; the course began; compiled and printed by the division. print run: 500
    rows = entries((DATE, "2008 წ. გაიხსნა ოფისი.", BODY), (DATE, "2010 წ. დაიწყო კურსი.", BODY))
    imprint = "2012 წ. დეკემბერი. შეადგინა და დაბეჭდა სამმართველომ. ტირაჟი: 500."
    rows += column([imprint], 260, style=BODY._replace(size=size), x0=DATE)
    assert [kind for kind, _ in read(rows)] == ["timeline", "timeline", kind]


@pytest.mark.parametrize("font", ["Fallback", "Serif-Bold"])
def test_dates_above_entries_may_be_in_a_fallback_font(font: str) -> None:
    """A year without a month has no letter of the text's font."""
    rows = column(["ტექსტი რომელიც გვერდის სიგანეზეა აწყობილი აქ."] * 4, 60)
    bold = BODY._replace(font="Serif-Bold", bold=True)
    dates = (("1994 წ. თებერვალი", bold), ("1995 წ.", bold._replace(font=font)), ("2005 წ. ოქტომბერი", bold))
    for number, (date, style) in enumerate(dates):
        rows += column([date], 200 + 40 * number, style=style)
        rows += column(["უკრაინა ხელს აწერს ჩარჩო-დოკუმენტს."], 213 + 40 * number)  # Ukraine signs the document
    found = segment(laid(rows))
    assert [len(block.lines) for block in found if block.kind == "timeline"] == [2, 2, 2]
