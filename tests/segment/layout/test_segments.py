"""Segmentation of PDFs: the typeset brochure, and small synthetic pages."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests import made_pdfs

from kaext.document import Segment
from kaext.ingest import read_source
from kaext.normalize import characters
from kaext.normalize.flow import flow
from kaext.segment import segment
from kaext.source import Box, Lines, LineStyle, Page, Source

ROOT = Path(__file__).parents[3]
BROCHURE = ROOT / "corpus" / "pdf" / "partners-south-caucasus.pdf"
REAL_LINES = ROOT / "tests" / "ingest" / "fixtures" / "real_lines.tsv"
BODY = LineStyle("Serif", 10.0, False, False, "000000")
BOLD = LineStyle("Serif-Bold", 12.0, True, False, "000000")
SMALL = LineStyle("Serif", 8.0, False, False, "000000")


def laid(
    rows: Sequence[tuple[str, Box, LineStyle, str]], *, pictures: tuple[Box, ...] = (), pages: Sequence[int] = ()
) -> Source:
    """Return a source with lines at places, all on its first page or on pages as numbered."""
    template, _ = characters(read_source(made_pdfs.page_pdf(made_pdfs.text("x")), name="x.pdf"))
    lines = Lines()
    start = 0
    for number, (text, box, style, region) in enumerate(rows):
        lines.append(start, start + len(text), pages[number] if pages else 1, box, region, style)
        start += len(text) + 1
    return Source(
        name="made.pdf",
        media_type="application/pdf",
        sha256="",
        text="".join(f"{text}\n" for text, *_ in rows),
        lines=lines,
        pages=tuple(Page(number, 595, 842, {}, pictures) for number in sorted({1, *pages})),
        char_boxes=template.char_boxes,
    )


def column(
    texts: Sequence[str], top: float, *, style: LineStyle = BODY, x0: float = 60, region: str = ""
) -> list[tuple[str, Box, LineStyle, str]]:
    height = style.size
    return [
        (text, Box(x0, top + 13 * n, x0 + 5 * len(text), top + 13 * n + height), style, region)
        for n, text in enumerate(texts)
    ]


def kinds(segments: Sequence[Segment]) -> list[str]:
    return [block.kind for block in segments]


@pytest.fixture(scope="module")
def brochure() -> tuple[Source, tuple[Segment, ...]]:
    source, _ = characters(read_source(BROCHURE.read_bytes(), name="brochure.pdf"))
    return source, segment(source)


def test_every_line_of_the_brochure_is_in_one_segment(brochure: tuple[Source, tuple[Segment, ...]]) -> None:
    source, segments = brochure
    placed = Counter(index for block in segments for index in block.lines)
    assert set(placed) == set(range(len(source.lines)))
    assert set(placed.values()) == {1}


def test_the_parts_of_the_brochure(brochure: tuple[Source, tuple[Segment, ...]]) -> None:
    _, segments = brochure
    found = Counter(block.kind for block in segments)
    assert found["title"] == 1
    assert found["heading"] == 9
    assert found["box_title"] == 6
    assert len({block.unit for block in segments if block.kind == "box"}) == 6
    assert found["credit"] == 1
    assert found["caption"] == 5
    assert found["imprint"] >= 1
    assert found["page_number"] == 8
    titles = {block.unit: block.heading for block in segments if block.unit.startswith("box")}
    assert titles["box:1"] == "ალიანსის სპეციალური წარმომადგენელი კავკასიაში და ცენტრალურ აზიაში"


def test_a_paragraph_continues_after_a_page_break(brochure: tuple[Source, tuple[Segment, ...]]) -> None:
    source, segments = brochure
    joined = [block for block in segments if len({source.lines[index].page for index in block.lines}) > 1]
    assert joined
    text, _, blocks = flow(source, segments)
    for block in blocks:
        if block.kind == "body":
            assert not text[block.start].isspace()
            assert text[block.start : block.end].rstrip().endswith((".", ":", ";", "…", "”", ")"))


def test_a_box_interrupts_no_paragraph() -> None:
    first = column(["ქვეყნები მონაწილეობენ საერთო წვრთნებში და", "ამზადებენ საკუთარ ძალებს იმისათვის რომ"], 100)
    box = column(["ჩანართის სათაური"], 100, style=BOLD, x0=400, region="box1")
    box += column(["ჩანართის ტექსტი აქ იწყება და", "აქვე მთავრდება."], 120, style=SMALL, x0=400, region="box1")
    rest = column(["ერთად იმოქმედონ."], 126)
    found = segment(laid([*first, *box, *rest]))
    assert kinds(found) == ["body", "box_title", "box"]
    assert found[0].lines == (0, 1, 5)


def test_a_title_below_its_box_is_found() -> None:
    body = column(["ტექსტი რომელიც გვერდის სიგანეზეა აწყობილი აქ."] * 4, 60)
    box = column(["ჩანართის ტექსტი აქ იწყება და", "აქვე მთავრდება."], 300, style=SMALL, region="box1")
    box += column(["სათაური ბოლოში"], 335, style=BOLD, region="box1")
    assert kinds(segment(laid([*body, *box])))[-2:] == ["box", "box_title"]


def test_a_caption_stands_at_its_picture_in_small_type() -> None:
    picture = Box(60, 300, 260, 400)
    body = column(["ტექსტი რომელიც გვერდის სიგანეზეა აწყობილი აქ."] * 4, 60)
    caption = column(["ჯარისკაცები წვრთნის დროს, 2004 წ.", "© NATO"], 405, style=SMALL)
    found = segment(laid([*body, *caption], pictures=(picture,)))
    assert kinds(found)[-2:] == ["caption", "credit"]


def test_entries_hang_under_their_dates() -> None:
    body = column(["ტექსტი რომელიც გვერდის სიგანეზეა აწყობილი აქ."] * 4, 60)
    rows: list[tuple[str, Box, LineStyle, str]] = []
    for number, year in enumerate((1994, 1997, 2004)):
        top = 200 + 40 * number
        rows += column([f"{year} წ.  ქვეყანა პროგრამას უერთდება და"], top)
        rows += column(["მის მუშაობაში მონაწილეობს."], top + 13, x0=110)
    found = segment(laid([*body, *rows]))
    assert kinds(found)[1:] == ["timeline", "timeline", "timeline"]
    assert [len(block.lines) for block in found[1:]] == [2, 2, 2]


def test_dates_alone_under_year_headings_open_entries() -> None:
    rows = column(["ტექსტი რომელიც გვერდის სიგანეზეა აწყობილი აქ."] * 4, 60)
    for number, (year, date) in enumerate({"1994": "10 იანვარი", "1997": "ზამთრის ბოლო", "2004": "მარტი"}.items()):
        top = 200 + 100 * number
        rows += column([f"{year} წელი"], top, style=BOLD)
        rows += column([date], top + 30)
        rows += column(["ქვეყანა პროგრამას უერთდება და მის მუშაობაში"] * 3, top + 60)
    assert kinds(segment(laid(rows)))[1:] == ["heading", "timeline", "timeline"] * 3


def test_an_indent_begins_a_paragraph_and_a_drop_cap_does_not_end_one() -> None:
    rows = column(["ტექსტი რომელიც გვერდის სიგანეზეა აწყობილი", "ამ ორ სტრიქონში მთავრდება აქ უკვე სულ."], 60)
    rows += column(["აბზაცი იწყება შეწეული სტრიქონით რომელიც"], 86, x0=75)
    rows += column(["მეორე სტრიქონზე გრძელდება."], 99)
    assert [block.lines for block in segment(laid(rows))] == [(0, 1), (2, 3)]


@pytest.mark.skipif("KAEXT_REAL_PDFS" not in os.environ, reason="KAEXT_REAL_PDFS names no folder of real PDFs")
@pytest.mark.parametrize("backend", ["pypdfium2", "pdfplumber"])
@pytest.mark.parametrize("name", ["oath", "238"])
def test_real_acts_are_labelled_as_by_hand(name: str, backend: str) -> None:
    path = Path(os.environ["KAEXT_REAL_PDFS"]) / f"{name}.pdf"
    source, _ = characters(read_source(path.read_bytes(), name=path.name, backend=backend))  # type: ignore[arg-type]
    found = {index: block.kind for block in segment(source) for index in block.lines}
    rows = [row.split("\t") for row in REAL_LINES.read_text(encoding="utf-8").splitlines()[1:]]
    right = total = 0
    for file, page, x0, y0, _, _, label in rows:
        if file != name:
            continue
        near = [i for i, line in enumerate(source.lines) if line.page == int(page) and line.box is not None]
        nearest = min(near, key=lambda i: _distance(source.lines[i].box, float(x0), float(y0)))
        total += 1
        right += found[nearest] == label
    assert right >= 0.95 * total


def _distance(box: Box | None, x0: float, y0: float) -> float:
    assert box is not None
    return abs(box.x0 - x0) + abs(box.y0 - y0)


SANS = LineStyle("Sans-Bold", 8.7, True, False, "000000")
COLOURED = LineStyle("Other", 9.5, False, False, "246b5f")
PROSE = ["ტექსტი რომელიც გვერდის სიგანეზეა აწყობილი აქ."] * 3


def sections(style: LineStyle, *tops: float) -> list[tuple[str, Box, LineStyle, str]]:
    """Return sections from tops on, each under a title in a style."""
    return [row for top in tops for row in (*column(["თავის სათაური აქ"], top, style=style), *column(PROSE, top + 22))]


@pytest.mark.parametrize("style", [SANS, COLOURED], ids=["bold of another family", "coloured"])
def test_headings_may_be_a_little_smaller_than_the_text(style: LineStyle) -> None:
    assert kinds(segment(laid(column(PROSE, 60) + sections(style, 130, 230))))[1:] == ["heading", "body"] * 2


def test_grey_notes_that_are_a_little_smaller_are_not_headings() -> None:
    grey = COLOURED._replace(colour="707070")
    assert "heading" not in kinds(segment(laid(column(PROSE, 60) + sections(grey, 130, 230))))


def test_a_heading_under_a_picture_is_set_as_others_are() -> None:
    rows = column(PROSE, 60) + sections(COLOURED, 130, 230, 460)
    found = segment(laid(rows, pictures=(Box(60, 320, 300, 450),)))
    assert kinds(found)[1:] == ["heading", "body"] * 3


def test_a_heading_at_the_head_of_a_page_is_not_a_header() -> None:
    first = column(PROSE, 60) + sections(COLOURED, 130, 230)
    second = column(["ახალი თავი"], 50, style=COLOURED) + column(["სხვა ტექსტი, რომელიც ამ თავშია აწყობილი."] * 3, 80)
    found = segment(laid(first + second, pages=[1] * len(first) + [2] * len(second)))
    assert kinds(found)[-2:] == ["heading", "body"]


def test_what_a_pull_quote_repeats_need_not_stand_in_quotation_marks() -> None:
    large = LineStyle("Serif-Italic", 12.0, False, True, "aa2222")
    said = ["ორივე ქვეყანა მონაწილეობდა საერთო საველე", "წვრთნებში მთელი წლის განმავლობაში."]
    quote = column([said[0] + " წვრთ-", "ნებში მთელი წლის განმავლობაში."], 200, style=large)
    lead = column(["აქ სხვა რამ წერია, რაც მსხვილად აეწყო და", "არსად არ მეორდება ამ გვერდზე."], 300, style=large)
    found = segment(laid(column([*PROSE, *said, *PROSE], 60) + quote + lead))
    assert kinds(found)[-2:] == ["box", "body"]


def test_the_second_line_of_an_item_hangs_under_its_bullet() -> None:
    items = column(["• წვრთნა ალმათის ოლქში გაიმართა;"], 130) + column(["ოთხი ქვეყანა მონაწილეობდა."], 143, x0=72)
    items += column(["• მეორე წვრთნა არ გამართულა."], 156)
    assert [len(block.lines) for block in segment(laid(column(PROSE, 60) + items))][1:] == [2, 1]


def test_a_publisher_s_right_may_run_over_a_line() -> None:
    rows = column(PROSE, 60)
    rows += column(["© საჯარო დიპლომატიის სამმართველო, 2015. გადაბეჭდვისას წყარო მიუ-"], 700, style=SMALL)
    rows += column(["თითეთ. გამოცემა უფასოა."], 713, style=SMALL)
    assert segment(laid(rows))[-1].lines == (3, 4)


def test_a_title_may_stand_at_the_foot_of_the_page_before_its_box() -> None:
    title = LineStyle("Sans-Bold", 10.0, True, False, "000000")
    first = column(PROSE, 60) + column(["პირველი ჩანართი"], 200, style=title, region="box1")
    first += column(["ჩანართის ტექსტი აქ იწყება და", "აქვე მთავრდება."], 215, style=SMALL, region="box1")
    first += column(PROSE, 300) + column(["მეორე ჩანართი"], 700, style=title)
    second = column(["მეორე ჩანართის ტექსტი იწყება და", "აქვე მთავრდება."], 60, style=SMALL, region="box1")
    second += column(PROSE, 120)
    found = segment(laid(first + second, pages=[1] * len(first) + [2] * len(second)))
    assert kinds(found) == ["body", "box_title", "box", "body", "box_title", "box", "body"]
    assert found[4].unit == found[5].unit


@pytest.mark.parametrize("indent", [0, 12], ids=["without indent", "with an indent"])
@pytest.mark.parametrize("end", [225, 120], ids=["full line", "short line"])
def test_where_paragraphs_are_indented_a_column_may_begin_inside_of_one(indent: int, end: float) -> None:
    def paragraph(top: float, x0: float, indent: int) -> list[tuple[str, Box, LineStyle, str]]:
        return [
            (f"სტრიქონი {number} აქ დგას ამ სიტყვებით.", Box(x0 + indent * (not number), y, x0 + 170, y + 10), BODY, "")
            for number, y in enumerate((top, top + 13))
        ]

    first = [row for number in range(6) for row in paragraph(60 + 26 * number, 60, 12)]
    text, box, *rest = first[-1]
    first[-1] = (text, box._replace(x1=end), *rest)
    second = paragraph(60, 300, indent) + paragraph(86, 300, 12)
    found = segment(laid([*first, *second]))
    assert len(found) == (7 if indent == 0 and end == 225 else 8)


@pytest.mark.parametrize("last", [230, 226, 150], ids=["spread to the margin", "nearly full", "short"])
def test_a_justified_paragraph_whose_last_line_is_spread_continues_in_the_next_column(last: float) -> None:
    ends = [230, 230, 230, last]
    first = [
        (f"სტრიქონი {number} აქ დგას ამ სიტყვებით", Box(60, 60 + 13 * number, end, 70 + 13 * number), BODY, "")
        for number, end in enumerate(ends)
    ]
    first[-1] = (f"{first[-1][0]}.", *first[-1][1:])
    second = column(["გაგრძელებული სტრიქონი მეორე სვეტში დგას", "აქ მთავრდება."], 60, x0=300)
    assert len(segment(laid([*first, *second]))) == (1 if last == 230 else 2)


NOTE = LineStyle("Sans", 8.0, False, False, "000000")
NOTE_TITLE = LineStyle("Sans-Bold", 8.4, True, False, "000000")


def test_smaller_text_of_another_family_under_a_title_need_not_be_inset() -> None:
    rows = column(PROSE, 60) + column(["ჩანართის სათაური"], 130, style=NOTE_TITLE)
    rows += column(["ჩანართის ტექსტი აქ იწყება და გრძელდება", "აქვე მთავრდება."], 146, style=NOTE) + column(PROSE, 200)
    assert kinds(segment(laid(rows))) == ["body", "box_title", "box", "body"]


def test_a_note_in_the_margin_has_its_title_and_a_picture_its_caption() -> None:
    rows = column(PROSE * 5, 60)
    rows += column(["შენიშვნა"], 60, style=NOTE_TITLE, x0=400)
    rows += column(["ნიშნავს, რომ ეს", "სხვაგან დევს."], 74, style=NOTE, x0=400)
    caption = NOTE._replace(size=7.0, colour="444444")
    rows += column(["ჯარისკაცები"], 205, style=caption, x0=400) + column(["© NATO"], 215, style=caption, x0=400)
    rows += column(["სხვა შენიშვნა"], 235, style=NOTE_TITLE, x0=400) + column(["აქ დგას."], 249, style=NOTE, x0=400)
    found = segment(laid(rows, pictures=(Box(400, 110, 520, 200),)))
    assert kinds(found) == ["body", "box_title", "box", "caption", "credit", "box_title", "box"]
    assert found[1].unit == found[2].unit != found[6].unit == found[5].unit


def test_a_heading_inset_under_a_chronology_is_of_the_text() -> None:
    rows = column(PROSE, 60)
    for number, year in enumerate((1994, 1997)):
        rows += column([f"{year} წ.  ქვეყანა პროგრამას უერთდება და", "მის მუშაობაში მონაწილეობს."], 130 + 30 * number)
    rows += column(["წყაროები"], 200, style=BOLD._replace(size=10.0), x0=120) + column(PROSE, 220)
    assert kinds(segment(laid(rows))) == ["body", "timeline", "timeline", "heading", "body"]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_lines_of_a_turned_panel_are_one_paragraph(angle: int) -> None:
    texts = ["ტექსტი რომელიც გვერდის სიგანეზეა აწყობილი აქ."] * 2  # text that is set in the page's measure
    texts += ["მეორე აბზაცი იწყება ამ ხაზით და"] * 2  # the second paragraph begins with this line and
    rows = []
    for number, text in enumerate(texts):
        start, end, level = 100.0, 100 + 5.0 * len(text), 100 + 13.0 * number + (20 if number > 1 else 0)
        box = {
            90: Box(585 - level, start, 595 - level, end),
            180: Box(595 - end, 832 - level, 595 - start, 842 - level),
            270: Box(level, 842 - end, level + 10, 842 - start),
        }[angle]
        rows.append((text, box, BODY, f"turned{angle}"))
    found = segment(laid([*column([texts[0]] * 3, 400), *rows]))
    assert [block.lines for block in found] == [(0, 1, 2), (3, 4), (5, 6)]
