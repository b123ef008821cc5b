"""Tables with and without rules, and text that resembles a table."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

import pytest
from tests import made_pdfs

from kaext.ingest import read_source
from kaext.ingest.pdf.glyphs import Style
from kaext.ingest.pdf.lines import Piece
from kaext.ingest.pdf.tables.rows import cells_of
from kaext.ingest.pdf.words import Word
from kaext.normalize import characters
from kaext.normalize.flow import flow
from kaext.segment import segment

Backend = Literal["pdfplumber", "pypdfium2"]
BACKENDS: tuple[Backend, ...] = ("pypdfium2", "pdfplumber")
PROSE = ["the alliance deepens its work with the", "states of the region and plans with them", "reforms of defence"]


def blocks(content: bytes, backend: Backend = "pypdfium2") -> list[tuple[str, str]]:
    source = read_source(made_pdfs.page_pdf(content), name="made.pdf", ocr="never", backend=backend)
    decoded, _ = characters(source)
    text, _, found = flow(decoded, segment(decoded))
    return [(block.kind, text[block.start : block.end]) for block in found]


def rule(x0: float, y0: float, x1: float, y1: float) -> bytes:
    return b"%g %g m %g %g l S " % (x0, y0, x1, y1)


def cell(words: str, x: int, y: int) -> bytes:
    return made_pdfs.text(words, x=x, y=y, size=9)


def grid(xs: list[int], ys: list[int], *, boxes: bool) -> bytes:
    if boxes:
        return b"".join(
            b"%d %d %d %d re S " % (x0, y1, x1 - x0, y0 - y1) for x0, x1 in pairwise(xs) for y0, y1 in pairwise(ys)
        )
    return b"".join(rule(x, ys[0], x, ys[-1]) for x in xs) + b"".join(rule(xs[0], y, xs[-1], y) for y in ys)


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("boxes", [True, False], ids=["cells outlined", "rules"])
def test_cells_between_rules_are_read_row_by_row(backend: Backend, boxes: bool) -> None:
    # The content stream is column by column, and one cell has two lines.
    content = grid([60, 160, 300, 400], [700, 680, 650, 630], boxes=boxes)
    content += cell("country", 64, 686) + cell("Georgia", 64, 668) + cell("Armenia", 64, 636)
    content += cell("programme", 164, 686) + cell("Planning and", 164, 668) + cell("Review", 164, 656)
    content += cell("PfP", 164, 636) + cell("year", 304, 686) + cell("1999", 304, 668) + cell("1994", 304, 636)
    assert blocks(content, backend) == [
        ("body", "country\tprogramme\tyear"),
        ("body", "Georgia\tPlanning and Review\t1999"),
        ("body", "Armenia\tPfP\t1994"),
    ]


def test_merged_cells_are_read_once() -> None:
    content = rule(60, 700, 400, 700) + rule(60, 680, 400, 680) + rule(160, 660, 400, 660) + rule(60, 640, 400, 640)
    content += rule(60, 700, 60, 640) + rule(160, 680, 160, 640) + rule(300, 680, 300, 640) + rule(400, 700, 400, 640)
    content += cell("Trust Fund projects by country and year", 120, 686) + cell("Moldova", 64, 656)
    content += cell("2006", 164, 666) + cell("2007", 164, 646) + cell("first", 304, 666) + cell("second", 304, 646)
    assert [text for _, text in blocks(content)] == [
        "Trust Fund projects by country and year",
        "Moldova\t2006\tfirst",
        "2007\tsecond",
    ]


@pytest.mark.parametrize("parted", [True, False], ids=["country merged", "country on each level"])
def test_a_head_of_two_levels_is_one_row_with_a_cell_for_each_column(parted: bool) -> None:
    content = b"".join(rule(x, 700, x, 620) for x in (60, 160, 400)) + rule(280, 680, 280, 620)
    content += b"".join(rule(60, y, 400, y) for y in (700, 660, 640, 620)) + rule(160 if parted else 60, 680, 400, 680)
    content += cell("joined", 260, 686) + cell("IPAP", 164, 666) + cell("PARP", 284, 666)
    content += cell("country", 64, 676 if parted else 666)
    for y, row in ((646, ("Armenia", "2005", "2002")), (626, ("Moldova", "2006", "1998"))):
        content += b"".join(cell(words, x, y) for words, x in zip(row, (64, 164, 284), strict=True))
    head = ["country\tjoined IPAP\tPARP"] if parted else ["joined", "country\tIPAP\tPARP"]
    assert [text for _, text in blocks(content)] == [*head, "Armenia\t2005\t2002", "Moldova\t2006\t1998"]


def test_aligned_lines_of_cells_are_rows_without_rules_between_them() -> None:
    content = rule(60, 700, 60, 600) + rule(160, 700, 160, 600) + rule(260, 700, 260, 600)
    content += b"".join(rule(60, y, 260, y) for y in (700, 680, 600)) + cell("from", 64, 686) + cell("share", 164, 686)
    for number in range(4):
        content += cell(f"200{number}", 64, 664 - 14 * number) + cell(f"0,{number}1", 164, 664 - 14 * number)
    assert [text for _, text in blocks(content)] == ["from\tshare", *(f"200{n}\t0,{n}1" for n in range(4))]


@pytest.mark.parametrize("backend", BACKENDS)
def test_numbers_in_columns_are_a_table_without_rules(backend: Backend) -> None:
    content = b"".join(cell(line, 60, 740 - 12 * number) for number, line in enumerate(PROSE))
    rows = [
        ("country", "joined", "budget"),
        ("Georgia", "23.03.1994", "2 500"),
        ("Armenia", "05.10.1994", "300"),
        ("Moldova", "2006", "-"),
    ]
    for number, row in enumerate(rows):
        content += b"".join(cell(words, x, 690 - 18 * number) for words, x in zip(row, (60, 180, 300), strict=True))
    found = blocks(content, backend)
    assert [text for _, text in found if "\t" in text] == ["\t".join(row) for row in rows]
    assert found[0] == ("body", " ".join(PROSE))


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_single_line_below_a_table_adds_no_column(backend: Backend) -> None:
    # A number below the table that is in no column.
    rows = [("Georgia", "12", "40"), ("Armenia", "15", "60"), ("Moldova", "9", "70")]
    content = cell("2", 60, 662)
    for number, row in enumerate(rows):
        content += b"".join(cell(words, x, 700 - 12 * number) for words, x in zip(row, (200, 320, 400), strict=True))
    found = [text for _, text in blocks(content, backend)]
    assert [text for text in found if "\t" in text] == ["\t".join(row) for row in rows]
    assert "2" in found


def test_a_table_in_one_column_does_not_affect_the_other() -> None:
    prose = [f"running text of the other column that goes {n}" for n in range(12)]
    content = b"".join(cell(line, 330, 740 - 12 * number) for number, line in enumerate(prose))
    for number in range(6):
        row = (f"fund {number}", f"{number} 500", f"{number}0 %")
        content += b"".join(cell(words, x, 720 - 16 * number) for words, x in zip(row, (60, 150, 220), strict=True))
    texts = [text for _, text in blocks(content)]
    assert [text for text in texts if "\t" in text] == [f"fund {n}\t{n} 500\t{n}0 %" for n in range(6)]
    assert " ".join(prose) in texts


@pytest.mark.parametrize("shift", [0, 5], ids=["level with it", "at heights of its own"])
def test_a_table_with_column_titles_between_text_columns(shift: int) -> None:
    """Its rows are not aligned with the lines beside them, and a column title is close to the previous one."""
    prose = [f"running text of the column beside goes {n}" for n in range(14)]
    content = b"".join(cell(line, x, 740 - 12 * number) for x in (30, 400) for number, line in enumerate(prose))
    content += b"".join(cell(line, 215, 740 - 12 * number) for number, line in enumerate(prose[:4]))
    rows = [("country", "mission", "begins"), *((f"state {n}", "KFOR", f"200{n}") for n in range(4))]
    for number, row in enumerate(rows):
        top = 680 - shift - 18 * number
        content += b"".join(cell(words, x, top) for words, x in zip(row, (215, 262, 306), strict=True))
    texts = [text for _, text in blocks(content)]
    assert [text for text in texts if "\t" in text] == ["\t".join(row) for row in rows]
    assert sum(" ".join(prose) in text for text in texts) == 2


def test_columns_of_running_text_are_not_a_table() -> None:
    content = b""
    for number in range(14):
        content += cell(f"2004 is the year in which row {number} of the left", 60, 740 - 12 * number)
        content += cell(f"{number} thousand soldiers took part in the right one", 320, 740 - 12 * number)
    assert not any("\t" in text for _, text in blocks(content))


def test_boxes_side_by_side_under_titles_are_not_a_table() -> None:
    content = grid([60, 300, 540], [700, 680, 560], boxes=False) + cell("left title", 64, 686)
    content += cell("right title", 304, 686)
    for number in range(8):
        content += cell(f"text of the left box in row {number}", 64, 666 - 12 * number)
        content += cell(f"text of the right box in row {number}", 304, 666 - 12 * number)
    assert not any("\t" in text for _, text in blocks(content))


def test_dates_beside_their_entries_are_not_a_table() -> None:
    content = b""
    for number, year in enumerate((1994, 1997, 2004)):
        content += cell(f"{year}", 60, 700 - 28 * number) + cell(
            "the country joins the programme and", 110, 700 - 28 * number
        )
        content += cell("takes part in its work.", 110, 688 - 28 * number)
    assert [kind for kind, _ in blocks(content)] == ["timeline"] * 3


def test_a_table_in_a_tinted_box_belongs_to_the_box() -> None:
    content = b"0.85 0.9 0.95 rg 50 560 340 160 re f 0 g " + made_pdfs.text("Figures", x=64, y=700, size=11)
    content += made_pdfs.text("Title of the document", x=60, y=750, size=20)
    for number in range(4):
        content += cell(f"fund {number}", 64, 670 - 18 * number) + cell(f"{number} 500", 200, 670 - 18 * number)
    content += b"".join(cell(f"the body of the page in line {n}", 60, 520 - 12 * n) for n in range(20))
    source = read_source(made_pdfs.page_pdf(content), name="made.pdf", ocr="never")
    found = [part for part in segment(source) if part.kind not in ("title", "body")]
    assert [part.kind for part in found] == ["box_title", *["box"] * 4]
    assert {(part.unit, part.heading) for part in found} == {("box:1", "Figures")}


def test_thousands_of_rules_do_not_stop_the_reading() -> None:
    content = b"".join(rule(60, 100 + n * 0.1, 500, 100 + n * 0.1) for n in range(8_000)) + cell("text", 64, 50)
    assert [text for _, text in blocks(content)] == ["text"]


WORDS = [
    ("country", "office", "programme"),
    ("Armenia", "Ministry of Defence", "Planning and Review Process|and its exercises"),
    ("Azerbaijan", "Ministry of|Foreign Affairs", "Partnership for Peace"),
    ("Georgia", "Ministry of Defence", "Individual Partnership|Action Plan"),
]
ROWS = ["\t".join(cell.replace("|", " ") for cell in row) for row in WORDS]


def table_of_words(*, between: int) -> bytes:
    """Return rows of cells of up to two lines, ``between`` points apart."""
    content, y = b"", 700
    for row in WORDS:
        for words, x in zip(row, (60, 150, 290), strict=True):
            content += b"".join(cell(line, x, y - 11 * n) for n, line in enumerate(words.split("|")))
        y -= 11 * max(words.count("|") + 1 for words in row) + between
    return content


@pytest.mark.parametrize("between", [0, 6], ids=["lines of one leading", "rows apart"])
@pytest.mark.parametrize("backend", BACKENDS)
def test_columns_of_words_under_labels_are_a_table(backend: Backend, between: int) -> None:
    content = b"".join(cell(line, 60, 760 - 11 * number) for number, line in enumerate(PROSE))
    content += table_of_words(between=between)
    content += b"".join(cell(line, 60, 560 - 11 * number) for number, line in enumerate(PROSE))
    prose = ("body", " ".join(PROSE))
    assert blocks(content, backend) == [prose, *(("body", row) for row in ROWS), prose]


@pytest.mark.parametrize(
    ("filling", "is_table"),
    [("-", True), ("- (global partner)", True), ("- its own plan", False), ("·", False), ("· its own plan", False)],
)
def test_a_lone_dash_is_an_empty_cell_and_bullets_begin_lists(filling: str, is_table: bool) -> None:
    rows = [("country", "office", "programme"), *((name, filling, "Partnership") for name in ("Armenia", "Georgia"))]
    rows += [("Azerbaijan", "Ministry", "Partnership"), ("Moldova", filling, "Action Plan")]
    content = b"".join(
        cell(words, x, 700 - 17 * number)
        for number, row in enumerate(rows)
        for words, x in zip(row, (60, 150, 290), strict=True)
    )
    assert ("\t".join(rows[1]) in [text for _, text in blocks(content)]) is is_table


def test_horizontal_rules_separate_the_rows_of_a_table() -> None:
    # The header row is above the first rule, the last row below the last.
    content = table_of_words(between=6) + b"".join(rule(60, y, 420, y) for y in (693, 665, 637))
    assert [text for _, text in blocks(content)] == ROWS


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_thick_rule_below_the_head_separates_it_from_the_next_row(backend: Backend) -> None:
    content = grid([60, 160, 300], [700, 660, 640], boxes=False) + b"2.25 w " + rule(60, 680, 300, 680)
    content += cell("country", 64, 686) + cell("Georgia", 64, 668) + cell("Armenia", 64, 646)
    content += cell("year", 164, 686) + cell("1999", 164, 668) + cell("1994", 164, 646)
    assert blocks(content, backend) == [("body", "country\tyear"), ("body", "Georgia\t1999"), ("body", "Armenia\t1994")]


def test_tints_separate_the_rows_of_a_table() -> None:
    tints = b"0.9 g 56 664 364 29 re f 56 608 364 28 re f 0 g "
    assert [text for _, text in blocks(tints + table_of_words(between=6))] == ROWS


def test_columns_of_text_between_horizontal_rules_are_not_a_table() -> None:
    content = b"".join(rule(60, y, 540, y) for y in (720, 600, 480, 360))
    for band in (706, 586, 466):
        for number in range(8):
            content += cell(f"the left column goes on in line {number} of", 60, band - 12 * number)
            content += cell(f"the right column goes on in line {number} of", 310, band - 12 * number)
    assert not any("\t" in text for _, text in blocks(content))


def test_lists_side_by_side_are_not_a_table() -> None:
    content = b""
    for number in range(4):
        content += b"".join(b"%d %d 4 4 re f " % (x - 9, 701 - 20 * number) for x in (72, 312))
        content += cell(f"Georgia joined {number}", 72, 700 - 20 * number)
        content += cell(f"Moldova joined {number}", 312, 700 - 20 * number)
    assert [text for _, text in blocks(content)] == [
        *(f"• Georgia joined {n}" for n in range(4)),
        *(f"• Moldova joined {n}" for n in range(4)),
    ]


def test_contacts_side_by_side_are_not_a_table() -> None:
    columns = [("Contact", "Liaison Office", "Tbilisi", "+995 32 293"), ("Publisher", "Public Diplomacy", "Brussels")]
    content = b"".join(
        cell(line, 60 + 200 * column, 700 - 11 * number)
        for column, lines in enumerate(columns)
        for number, line in enumerate(lines)
    )
    assert not any("\t" in text for _, text in blocks(content))


def test_columns_with_unaligned_baselines_are_not_a_table() -> None:
    content = b""
    for x, shift in ((60, 0), (220, 3), (380, 5)):
        for row, date in enumerate(("2011", "2012", "2014", "2015")):
            content += cell(date, x, 700 - 24 * row - shift) + cell("joins it", x + 60, 700 - 24 * row - shift)
    assert all("\t" not in text for _, text in blocks(content))


def test_a_striped_row_may_have_no_date() -> None:
    content = b""
    for row in range(0, 6, 2):
        content += b"0.9 g 60 %d 400 20 re f 0 g " % (694 - 20 * row)
    for row, date in enumerate(("1999", "2001", "", "2003", "", "2004")):
        content += cell(date, 64, 700 - 20 * row) * bool(date) + cell(f"event {row} takes place", 164, 700 - 20 * row)
    found = [text for _, text in blocks(content)]
    assert found == [
        "1999\tevent 0 takes place",
        "2001\tevent 1 takes place",
        "event 2 takes place",
        "2003\tevent 3 takes place",
        "event 4 takes place",
        "2004\tevent 5 takes place",
    ]


@pytest.mark.parametrize("below", [True, False], ids=["a rule below", "nothing below"])
@pytest.mark.parametrize("shift", [0, 6], ids=["level", "centred"])
def test_the_last_row_of_a_striped_table_may_have_no_tint(below: bool, shift: int) -> None:
    # Rows are high, the date of the last is centred beside two lines, and a heading with a rule follows.
    content = b"".join(b"0.9 g 60 %d 400 40 re f 0 g " % y for y in (660, 580))
    for row, date in enumerate(("1999", "2001", "2003")):
        content += cell(date, 64, 678 - 40 * row) + cell(f"event {row} takes place in Georgia", 164, 678 - 40 * row)
    content += cell("2004", 64, 558 - shift) + cell("event 3 takes place in Georgia", 164, 558)
    content += cell("and goes on", 164, 546)
    content += cell("What follows is a paragraph of text over all columns", 60, 500) + below * rule(60, 460, 460, 460)
    found = [text for _, text in blocks(content)]
    assert found[3] == "2004\tevent 3 takes place in Georgia and goes on"
    assert found[4] == "What follows is a paragraph of text over all columns"


def test_a_justified_cell_that_looks_like_two_is_read_once() -> None:
    # Words of the second row are as far apart as columns. The third column has the same left edge, after a full label.
    rows = [("1995", "one"), ("1998", "two"), ("1999 in the long May", "three"), ("2000", "four")]
    content = b"".join(rule(60, y, 400, y) for y in range(612, 713, 20))
    for number, (date, word) in enumerate(rows):
        y = 700 - 20 * number
        content += cell(date, 64, y) + cell(f"the entry {word}", 164, y)
        content += cell("goes on", 260, y) if number == 1 else b""
    found = [text for _, text in blocks(content)]
    assert [text.split() for text in found] == [
        ["1995", "the", "entry", "one"],
        ["1998", "the", "entry", "two", "goes", "on"],
        ["1999", "in", "the", "long", "May", "the", "entry", "three"],
        ["2000", "the", "entry", "four"],
    ]


def test_a_year_and_its_word_are_one_cell() -> None:
    words = [
        Word([], 9, x0, x1, 100, 0, text) for text, x0, x1 in (("1995", 60, 80), ("წ.", 110, 118), ("და", 160, 172))
    ]
    (piece,) = [Piece(words, 60, 172, 100, 9, Style("Serif", 9, False, False, "000000"))]
    assert [[word.text for word in found.words] for found in cells_of(piece)] == [["1995", "წ."], ["და"]]


TURNS = {90: "0 -1 1 0 0 792", 180: "-1 0 0 -1 612 792", 270: "0 1 -1 0 612 0"}


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("angle", TURNS)
def test_a_rotated_table_is_read_row_by_row(backend: Backend, angle: int) -> None:
    content = grid([60, 200, 300], [500, 480, 460], boxes=False)
    content += cell("country", 64, 486) + cell("year", 204, 486) + cell("Georgia", 64, 466) + cell("1994", 204, 466)
    level = made_pdfs.text("a level line", y=20) if angle != 180 else made_pdfs.text("a level line", y=700)
    rotated = b"q %s cm %s Q " % (TURNS[angle].encode(), content)
    rows = [text for _, text in blocks(rotated + level, backend) if "\t" in text]
    assert rows == ["country\tyear", "Georgia\t1994"]


def test_the_lines_of_a_rotated_table_have_their_position_on_the_page() -> None:
    content = grid([60, 200, 300], [500, 480, 460], boxes=False)
    content += cell("country", 64, 486) + cell("year", 204, 486) + cell("Georgia", 64, 466) + cell("1994", 204, 466)
    made = made_pdfs.page_pdf(b"q %s cm %s Q " % (TURNS[270].encode(), content))
    source = read_source(made, name="made.pdf", ocr="never")
    table = source.pages[0].regions["table1"]
    assert len(source.lines) == 4
    for line in source.lines:
        assert line.region.startswith("table1/")
        assert line.box is not None
        assert table.x0 <= line.box.x0 < line.box.x1 <= table.x1
        assert table.y0 <= line.box.y0 < line.box.y1 <= table.y1


def test_rotated_lines_without_rules_are_not_a_table() -> None:
    rotated = b"BT /F 10 Tf 0 1 -1 0 580 100 Tm (photo by a photographer) Tj ET "
    source = read_source(made_pdfs.page_pdf(made_pdfs.text("level line") + rotated), name="made.pdf", ocr="never")
    assert [line.region for line in source.lines] == ["", "turned270"]


PROFILE = [("Capital:", "Tbilisi"), ("Joined the programme:", "23 March 1994"), ("Soldiers in KFOR:", "150")]
PROFILE_ROWS = ["\t".join(row) for row in PROFILE]
COLUMN = [f"text of {n} in a narrow column" for n in range(10)]


@pytest.mark.parametrize("backend", BACKENDS)
def test_labels_with_values_across_the_page_are_rows_above_columns_of_text(backend: Backend) -> None:
    content = b"".join(
        cell(words, x, 740 - 17 * number)
        for number, row in enumerate(PROFILE)
        for words, x in zip(row, (62, 212), strict=True)
    )
    content += b"".join(cell(line, x, 680 - 12 * n) for x in (60, 221, 387) for n, line in enumerate(COLUMN))
    found = [text for _, text in blocks(content, backend)]
    assert [text for text in found if "\t" in text] == PROFILE_ROWS
    assert found.count(" ".join(COLUMN)) == 3 or " ".join(COLUMN * 3) in found


@pytest.mark.parametrize("backend", BACKENDS)
def test_labels_with_values_in_a_narrow_column_may_take_two_lines(backend: Backend) -> None:
    labels = [("Capital:", "Minsk"), ("Joined PfP|in the year:", "1994, on|16 March"), ("Soldiers:", "none")]
    content, top = b"", 700
    for label, value in labels:
        content += b"".join(cell(line, 62, top - 11 * n) for n, line in enumerate(label.split("|")))
        content += b"".join(cell(line, 132, top - 11 * n) for n, line in enumerate(value.split("|")))
        top -= 28
    lines = [f"text of {n} in a narrow column" for n in range(24)]
    content += b"".join(cell(line, x, 745 - 13 * n) for x in (221, 387) for n, line in enumerate(lines))
    content += b"".join(cell(line, 60, 600 - 13 * n) for n, line in enumerate(lines[:12]))
    found = [text for _, text in blocks(content, backend)]
    assert [text for text in found if "\t" in text] == [
        "\t".join(part.replace("|", " ") for part in row) for row in labels
    ]


@pytest.mark.parametrize(
    "rows",
    [
        PROFILE[:2],
        [
            (label.rstrip(":"), f"{value} goes on in a sentence of many words and ends there.")
            for label, value in PROFILE
        ],
        [(f"{label} and so", value) for label, value in PROFILE],
    ],
    ids=["two only", "text beside terms", "colons inside"],
)
def test_what_is_no_list_of_labels_is_not_read_as_one(rows: list[tuple[str, str]]) -> None:
    content = b"".join(
        cell(words, x, 740 - 24 * number)
        for number, row in enumerate(rows)
        for words, x in zip(row, (62, 192), strict=True)
    )
    content += b"".join(cell(f"{line} and more of it", 60, 600 - 12 * n) for n, line in enumerate(COLUMN))
    assert not any("\t" in text for _, text in blocks(content))


@pytest.mark.parametrize("entries", [3, 7], ids=["a table", "a menu"])
def test_a_menu_beside_text_is_not_a_table(entries: int) -> None:
    names = ["library", "gallery", "events", "media", "vacancies", "contact", "archive"]
    texts = ["the office was opened", "its experts advise the|ministry in defence", "a report|is made every year"]
    content = b"".join(cell(name, 60, 700 - 24 * number) for number, name in enumerate(names[:entries]))
    for number, text in enumerate(texts):
        lines = text.split("|")
        content += b"".join(cell(line, 160, 700 - 24 * number - 11 * below) for below, line in enumerate(lines))
    found = [text for _, text in blocks(content)]
    assert any("\t" in text for text in found) is (entries == len(texts))


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("below", ["Joined the partnership in the spring of", "1994"], ids=["text", "a cell"])
def test_text_below_the_last_rule_of_a_table_is_no_row(backend: Backend, below: str) -> None:
    content = b"".join(rule(60, y, 220, y) for y in (694, 674, 654))
    for row, (label, value) in enumerate((("Capital", "Tbilisi"), ("Area", "69 700"), ("People", "3,7"))):
        content += cell(label, 60, 700 - 20 * row) + cell(value, 180, 700 - 20 * row)
    content += cell(below, 60 if " " in below else 180, 640) + cell("Member", 60, 640) * (" " not in below)
    found = [text for _, text in blocks(content, backend)]
    assert found[-1] == (below if " " in below else f"Member\t{below}")
