"""Dates beside entries, labels, run-in heads and side heads, and tables that continue on the next page."""

from __future__ import annotations

import pytest

from kaext.ingest.pdf.chronologies import join_dates
from kaext.ingest.pdf.glyphs import RawPage, Run, Shape, Style
from kaext.ingest.pdf.labels import join_labels
from kaext.ingest.pdf.lines import Piece, pieces_of
from kaext.ingest.pdf.reading_order import chains_of
from kaext.ingest.pdf.regions import date_frames, pictures_of, regions_of
from kaext.ingest.pdf.run_in_heads import restyle_run_in_heads
from kaext.ingest.pdf.side_heads import side_heads_of, with_side_heads
from kaext.ingest.pdf.tables.page import tables_of
from kaext.source import Box

PLAIN, BOLD, SIZE = 0, 1, 10.0
# Each entry: its date, and its lines.
ENTRIES = (
    ("1994", ["the first entry is one line"]),
    ("May 1999", ["the second goes on", "over three lines of text", "until here"]),
    ("2003", ["the third has two", "lines"]),
    ("2005", ["the fourth has two", "lines as well"]),
)


def words(text: str, x: float, y: float, style: int = PLAIN) -> list[Run]:
    """Return the runs of a text with letters five points wide."""
    x0s = [x + 5 * number for number in range(len(text))]
    return [Run(text, x0s, [x0 + 5 for x0 in x0s], y, style)]


def page_of(*runs: list[Run]) -> RawPage:
    page = RawPage(1, 600, 800, [run for part in runs for run in part])
    page.styles = [Style("Serif", SIZE, bold, False, "000000") for bold in (False, True)]
    return page


def lines(page: RawPage) -> list[Piece]:
    return pieces_of(page, page.runs)


@pytest.mark.parametrize("place", ["first", "middle"])
@pytest.mark.parametrize("is_right", [False, True], ids=["at the left", "at the right"])
def test_dates_beside_entries_of_several_lines_are_joined_to_the_first_line(place: str, is_right: bool) -> None:
    runs = words("running text that stands at the left edge of all and is long", 60, 60)
    y = 100.0
    for date, texts in ENTRIES:
        at = y + (7 * (len(texts) - 1) if place == "middle" else 0)
        runs += words(date, 160 - 5 * len(date) if is_right else 60, at, BOLD)
        for text in texts:
            runs += words(text, 180, y)
            y += 14
        y += 8
    found = [piece.text for piece in join_dates(lines(page_of(runs)))]
    assert [text for text in found if any(map(str.isdigit, text))] == [f"{date} {texts[0]}" for date, texts in ENTRIES]
    assert len(found) == 1 + sum(len(texts) for _, texts in ENTRIES)


def test_dates_on_two_lines_are_joined_to_one_entry() -> None:
    runs: list[Run] = []
    for number in range(3):
        y = 100 + 40 * number
        runs += words(f"200{number}", 60, y, BOLD) + words("autumn", 60, y + 14, BOLD)
        runs += words("an entry over two", 180, y) + words("lines", 180, y + 14)
    found = [piece.text for piece in join_dates(lines(page_of(runs)))]
    assert found == [text for n in range(3) for text in (f"200{n} autumn an entry over two", "lines")]


@pytest.mark.parametrize(("upper", "is_joined"), [("2004", True), ("in it", False)])
def test_the_first_line_of_a_date_may_be_above_the_line_of_its_entry(upper: str, is_joined: bool) -> None:
    runs: list[Run] = []
    for number in range(3):
        y = 100 + 40 * number
        runs += words(upper, 60, y, BOLD) + words("დეკემბერი", 60, y + 14, BOLD)  # December
        runs += words("an entry beside it", 180, y + 14) + words("of two lines", 180, y + 28)
    found = [piece.text for piece in join_dates(lines(page_of(runs)))]
    assert (f"{upper} დეკემბერი an entry beside it" in found) == is_joined
    assert len(found) == 6 + 3 * (not is_joined)


def test_a_year_above_several_months_is_not_part_of_the_first_date() -> None:
    runs: list[Run] = []
    for number in range(3):
        y = 100 + 60 * number
        runs += words(f"200{number}", 60, y, BOLD)
        for n, month in enumerate(("მაისი", "დეკემბერი")):  # May, December
            runs += words(month, 60, y + 14 * (n + 1), BOLD) + words("an entry beside it", 180, y + 14 * (n + 1))
    found = [piece.text for piece in join_dates(lines(page_of(runs)))]
    assert found.count("მაისი an entry beside it") == 3


def test_short_lines_of_a_column_are_not_dates_of_the_next() -> None:
    runs: list[Run] = []
    for number in range(12):
        runs += words(f"in 200{number} it" if number % 3 else "the year", 60, 100 + 14 * number)
        runs += words("the other column goes on and on", 180, 107 + 14 * number + 6 * (number // 4))
    pieces = lines(page_of(runs))
    assert join_dates(pieces) == pieces


@pytest.mark.parametrize(
    ("lead", "rest", "below", "expected"),
    [
        ("2005, in the autumn", "one", PLAIN, PLAIN),
        ("2005, in the autumn", "one", BOLD, BOLD),  # a title of two lines
        ("2005, in the autumn", "one", None, BOLD),
        ("2005, in the autumn", "one.", None, PLAIN),
        ("2005", "one of the years", PLAIN, PLAIN),
    ],
)
def test_a_line_with_a_run_in_head_gets_the_style_after_it(
    lead: str, rest: str, below: int | None, expected: int
) -> None:
    runs = words(lead, 60, 100, BOLD) + words(rest, 65 + 5 * len(lead), 100)
    if below is not None:
        runs += words("goes on here", 60, 114, below)
    page = page_of(runs)
    pieces = lines(page)
    restyle_run_in_heads(page, pieces)
    assert pieces[0].style == page.styles[expected]


@pytest.mark.parametrize(("before", "rows"), [((60, 160, 400), 1), ((60, 200, 400), 0), ((), 0)])
def test_a_single_row_continues_the_table_at_the_end_of_the_previous_page(before: tuple[float, ...], rows: int) -> None:
    page = page_of(words("2013", 64, 75), words("the last row of the table", 164, 75))
    page.shapes = [Shape(Box(60, 60, 160, 90), "", "000000"), Shape(Box(160, 60, 400, 90), "", "000000")]
    tables, rest = tables_of(page, lines(page), before=before)
    assert [len(table.rows) for table in tables] == [1] * rows
    assert bool(rest) == (not rows)


def test_a_date_of_two_lines_may_be_beside_an_entry_of_one() -> None:
    runs: list[Run] = []
    for number, (year, month) in enumerate((("1995", "November"), ("1998", ""), ("2004", "December"), ("2007", ""))):
        y = 100 + 22 * number + 8 * (number > 1)
        runs += words(year, 60, y, BOLD) + words(month, 60, y + 13, BOLD) * bool(month)
        runs += words(f"the entry of {year} is one line", 180, y)
    runs += words("running text that stands at the left edge of all and is long", 60, 60)
    found = [piece.text for piece in join_labels(join_dates(lines(page_of(runs))))]
    assert "1995 November the entry of 1995 is one line" in found
    assert "2007 the entry of 2007 is one line" in found
    assert len(found) == 5


def test_a_date_of_two_lines_is_joined_where_other_dates_are_on_the_line_of_their_entry() -> None:
    runs: list[Run] = []
    for number in range(3):
        y = 100 + 14 * number
        runs += words(f"199{number}", 60, y, BOLD) + words("an entry", 110, y)
    runs += words("the entry beside it", 110, 142) + words("2004", 60, 142, BOLD) + words("May", 60, 155, BOLD)
    found = [piece.text for piece in join_labels(lines(page_of(runs)))]
    assert found[-1] == "2004 May the entry beside it"


@pytest.mark.parametrize(
    ("label", "lines_of_text", "is_title"), [("Framework", 6, True), ("1999", 6, False), ("PfP", 1, False)]
)
def test_bold_lines_in_the_margin_are_side_heads(label: str, lines_of_text: int, is_title: bool) -> None:
    runs: list[Run] = []
    for title in range(2):
        y = 100 + 120 * title
        runs += words(label, 60, y, BOLD) + words("of it", 60, y + 12, BOLD)
        for line in range(lines_of_text):
            runs += words(f"text {title} goes on in its line {line}", 150, y + 14 * line)
    pieces = lines(page_of(runs))
    titles = side_heads_of(pieces)
    assert len(titles) == 2 * is_title
    if is_title:
        own = {id(piece) for lines_of in titles.values() for piece in lines_of}
        chains = with_side_heads(chains_of([piece for piece in pieces if id(piece) not in own]), titles)
        read = [piece.text for chain in chains for piece in chain.pieces]
        assert read[:3] == [label, "of it", "text 0 goes on in its line 0"]
        assert read[8:11] == [label, "of it", "text 1 goes on in its line 0"]


def test_a_larger_heading_is_not_a_label_of_the_next_column() -> None:
    runs = [run for n in range(6) for run in words(f"line {n} of the next column goes on", 300, 100 + 14 * n)]
    runs += words("Title", 60, 101, 2) + words("Other", 60, 129, 2)
    page = page_of(runs)
    page.styles.append(Style("Serif", 1.5 * SIZE, True, False, "000000"))
    assert {"Title", "Other"} <= {piece.text for piece in join_labels(lines(page))}


@pytest.mark.parametrize(
    ("upper", "expected"), [("who pays for all that the", PLAIN), ("who pays", BOLD)], ids=["full line", "a title"]
)
def test_a_run_in_head_may_extend_over_a_line(upper: str, expected: int) -> None:
    runs = words(upper, 60, 100, BOLD) + words("partners do?", 60, 114, BOLD) + words("each of them", 125, 114)
    page = page_of(runs, words("as it has agreed with others", 60, 128))
    pieces = lines(page)
    restyle_run_in_heads(page, pieces)
    assert [piece.style for piece in pieces] == [page.styles[style] for style in (expected, PLAIN, PLAIN)]


@pytest.mark.parametrize("count", [2, 4])
def test_dates_in_circles_are_joined_to_entries_far_apart(count: int) -> None:
    """The lines of each date are centred in a tint of its own, which is neither a box nor a picture."""
    runs = words("running text that stands at the left edge of all and is long", 60, 60)
    shapes: list[Shape] = []
    for number in range(count):
        middle = 120.0 + 60 * number
        shapes.append(Shape(Box(60, middle - 25, 110, middle + 25), "224466", ""))
        for line, part in enumerate((f"{1995 + number}", "5", "March")):
            runs += words(part, 85 - 2.5 * len(part), middle - 9 + 11 * line, BOLD)
        for line in range(1 + number % 2):
            runs += words(f"what came about in line {line}", 130, middle + 3 - 7 * (number % 2) + 14 * line)
    page = page_of(runs)
    page.shapes = shapes
    pieces = lines(page)
    assert regions_of(page, pieces) == []
    assert pictures_of(page, (), pieces) == ()
    dated = [piece.text for piece in join_dates(pieces) if piece.text[:2] == "19"]
    assert dated == [f"{1995 + number} 5 March what came about in line 0" for number in range(count)]


@pytest.mark.parametrize(
    ("text", "is_box"),
    [("27 იანვარი", False), ("2008 წ. აპრილი, ბუქარესტი", False), ("27 იანვარი ლიტვის შეერთება პროგრამასთან", True)],
)
def test_a_frame_around_a_date_and_what_happened_is_a_box(text: str, is_box: bool) -> None:
    page = page_of(words("running text that stands at the left edge of all", 60, 60), words(text, 60, 112))
    page.shapes = [Shape(Box(50, 96, 320, 120), "eeddcc", "")]
    assert bool(regions_of(page, lines(page))) is is_box  # 27 January: Lithuania's joining of the programme


@pytest.mark.parametrize(("years", "is_joined"), [((1995, 1996, 1999), True), ((1999, 1995, 1996), False)])
def test_ascending_years_precede_the_first_of_their_entries(years: tuple[int, ...], is_joined: bool) -> None:
    """Each year is level with the middle of the first of three entries of two lines."""
    runs: list[Run] = []
    for number, year in enumerate(years):
        for entry in range(3):
            top = 100.0 + 102 * number + 34 * entry
            runs += words("what came about", 180, top) + words("in that year", 180, top + 14)
        runs += words(str(year), 60, 107 + 102 * number, BOLD)
    found = [piece.text for piece in join_dates(lines(page_of(runs)))]
    assert sum(text.endswith("about") and text[0].isdigit() for text in found) == (3 if is_joined else 0)


@pytest.mark.parametrize("is_framed", [True, False])
@pytest.mark.parametrize("date", ["სექტემბერი", "26 იანვარი", "9.04.01"])  # September, 26 January, 9 April 2001
def test_a_single_date_without_a_year_is_joined_if_it_is_in_a_tint(date: str, is_framed: bool) -> None:
    width = max(41, 5 * len(date) - 6)
    middle = 60 + width / 2
    runs = words("running text that stands at the left edge of all and is long", 60, 60)
    runs += words(date, middle - 2.5 * len(date), 121, BOLD)
    runs += words("what came about in the first", 130, 114) + words("and in the second line", 130, 128)
    page = page_of(runs)
    page.shapes = [Shape(Box(60, 95, 60 + width, 145), "224466", "")] if is_framed else []
    pieces = lines(page)
    assert regions_of(page, pieces) == []
    assert pictures_of(page, (), pieces) == ()
    joined = [piece.text for piece in join_dates(pieces, frames=date_frames(page, pieces))]
    assert (f"{date} what came about in the first" in joined) == is_framed


@pytest.mark.parametrize(
    ("below", "style", "is_label"),
    [
        ("text goes on in this column", PLAIN, False),  # a title with text below it
        ("text goes on in this column and over the next of all", PLAIN, True),
        ("1996 years", 2, True),  # the next label
    ],
)
def test_a_heading_is_not_a_label_of_the_next_column(below: str, style: int, is_label: bool) -> None:
    runs = words("1995 years", 60, 100, 2) + words(below, 60, 116 if style == PLAIN else 128, style)
    runs += [run for n in range(4) for run in words(f"line {n} of the next column", 220, 100 + 14 * n)]
    page = page_of(runs)
    page.styles.append(Style("Serif", 1.1 * SIZE, True, False, "000000"))
    found = [piece.text for piece in join_labels(lines(page))]
    assert ("1995 years line 0 of the next column" in found) == is_label


@pytest.mark.parametrize("is_level", [True, False], ids=["level with first lines", "beside the middle"])
def test_years_that_are_level_with_lines_begin_entries_that_nothing_sets_apart(is_level: bool) -> None:
    """Two lines each; the dates of some have two lines, too, and one date is on the line of its entry."""
    runs: list[Run] = []
    for number in range(4):
        y = 100 + 28 * number
        runs += words(f"200{number}", 60, y + (0 if is_level else 7)) + (
            words("autumn", 60, y + 14) if is_level else []
        )
        runs += words("an entry over two", 180, y) + words("lines", 180, y + 14)
    found = [piece.text for piece in join_dates(lines(page_of(runs)))]
    joined = [text for n in range(4) for text in (f"200{n} autumn an entry over two", "lines")]
    assert (found == joined) is is_level


@pytest.mark.parametrize("is_level", [True, False], ids=["level with the tile", "below the top of the tile"])
def test_dates_in_tiles_are_joined_to_entries_that_begin_level_with_the_tile(is_level: bool) -> None:
    page = page_of()
    texts = ["the entry begins here", "and goes on in a line", "and ends"]
    for number, year in enumerate(("2012", "2015", "2018")):
        y = 100.0 + 70 * number
        page.shapes.append(Shape(Box(60, y - 9, 120, y + 30), "1d3557", ""))
        page.runs += words(year, 75, y + 5) + words("autumn", 70, y + 17)
        for line, text in enumerate(texts):
            page.runs += words(text, 130, y + 12 * line + (0 if is_level else 17))
    pieces = lines(page)
    joined = join_dates(pieces, frames=date_frames(page, pieces))
    assert [piece.text.startswith("20") for piece in joined if "begins" in piece.text] == [is_level] * 3


def test_circles_that_touch_are_no_box_though_the_first_date_is_level_with_its_entry() -> None:
    runs = words("running text that stands at the left edge of all and is long", 60, 60)
    shapes: list[Shape] = []
    for number in range(4):
        middle = 120.0 + 50 * number
        shapes.append(Shape(Box(60, middle - 26, 112, middle + 26), "fff8e1", "8d6e63"))
        parts = (f"{1995 + number}", "March") if number else ("1995",)
        for line, part in enumerate(parts):
            runs += words(part, 86 - 2.5 * len(part), middle + 3 - 5.5 * (len(parts) - 1) + 11 * line, BOLD)
        runs += words("what came about then", 130, middle + 3)
    page = page_of(runs)
    page.shapes = shapes
    pieces = lines(page)
    assert regions_of(page, pieces) == []
    frames = date_frames(page, pieces)
    dated = [piece.text for piece in join_labels(join_dates(pieces, frames=frames)) if piece.text[:2] == "19"]
    expected = ["1995 what came about then"] + [f"{1995 + n} March what came about then" for n in (1, 2, 3)]
    assert sorted(dated) == expected
