"""Reading PDFs: lines in reading order, boxes, drop caps, fonts, broken and hostile files, with both backends."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Any, Literal

import pytest
from tests import made_pdfs

from kaext.ingest import read_source
from kaext.ingest.pdf import open_backend
from kaext.ingest.pdf.glyphs import RawPage, Shape
from kaext.ingest.pdf.pdfium import backend as pdfium_backend
from kaext.ingest.pdf.ruled_boxes import ruled_frames
from kaext.normalize import characters
from kaext.problems import DocumentError
from kaext.segment import segment
from kaext.source import Box, Source

CORPUS = Path(__file__).parents[3] / "corpus" / "pdf"
BROCHURE = CORPUS / "partners-south-caucasus.pdf"
FIXTURES = Path(__file__).parents[1] / "fixtures"
Backend = Literal["pdfplumber", "pypdfium2"]
BACKENDS: tuple[Backend, ...] = ("pypdfium2", "pdfplumber")


def lines_of(source: Source) -> list[str]:
    return [source.text[line.start : line.end] for line in source.lines]


def read(data: bytes, **options: Any) -> Source:
    return read_source(data, name="made.pdf", **{"ocr": "never", **options})


@pytest.fixture(scope="module")
def brochure() -> Source:
    return read(BROCHURE.read_bytes())


def test_the_lines_of_a_page_are_read_column_by_column(brochure: Source) -> None:
    texts = lines_of(brochure)
    assert texts[0] == "პარტნიორები სამხრეთ კავკასიაში"
    assert texts[1].startswith("ნატო აღრმავებს")  # NATO deepens: the drop cap is joined
    box = [text for text, line in zip(texts, brochure.lines, strict=True) if line.page == 1 and line.region]
    assert box[0] == "ალიანსის სპეციალური"
    assert box[-1] == "და ამოცანების მიღწევასთან მიმართებაში."


def test_every_character_has_a_box_on_its_page(brochure: Source) -> None:
    boxes = brochure.char_boxes
    assert boxes is not None
    assert len(boxes) == len(brochure.text)
    for index, character in enumerate(brochure.text):
        if character == "\n":
            assert boxes.page(index) == 0
            continue
        page = brochure.pages[boxes.page(index) - 1]
        box = boxes.box(index)
        assert 0 <= box.x0 <= box.x1 <= page.width
        assert 0 <= box.y0 <= box.y1 <= page.height


def test_the_page_shows_the_text_of_a_line_at_its_box(brochure: Source) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(BROCHURE.read_bytes())
    for line in brochure.lines[::17]:
        assert line.page is not None
        assert line.box is not None
        page = document[line.page - 1]
        height = page.get_height()
        there = page.get_textpage().get_text_bounded(
            left=line.box.x0 - 1, right=line.box.x1 + 1, bottom=height - line.box.y1 + 2, top=height - line.box.y0 - 2
        )
        printed = "".join(brochure.text[line.start : line.end].split())
        shown = "".join(there.replace("\ufffe", "-").replace("\x02", "-").split())
        assert printed in (shown, printed[0] + shown)


def test_both_backends_give_the_same_blocks() -> None:
    paths = sorted(CORPUS.glob("*.pdf"))
    assert paths
    for path in paths:
        found = []
        for backend in BACKENDS:
            source, _ = characters(read(path.read_bytes(), backend=backend))
            found.append(
                [
                    (
                        part.kind,
                        part.unit,
                        part.heading,
                        [source.text[source.lines[i].start : source.lines[i].end] for i in part.lines],
                    )
                    for part in segment(source)
                ]
            )
        assert found[0] == found[1]


@pytest.mark.parametrize("backend", ["auto", "pdfplumber"])
@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "pdf-invalid"),
        (b"hello", "pdf-invalid"),
        (b"%PDF-1.4\n", "pdf-invalid"),
        (BROCHURE.read_bytes()[:90_000], "pdf-invalid"),
        (
            made_pdfs.pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"]),
            "pdf-no-pages",
        ),
        (made_pdfs.page_pdf(b""), "text-empty"),
        ((FIXTURES / "encrypted.pdf").read_bytes(), "pdf-encrypted"),
    ],
    ids=["nothing", "text", "head-only", "truncated", "no-pages", "blank-page", "encrypted"],
)
def test_unreadable_files_are_reported(backend: str, data: bytes, problem: str) -> None:
    with pytest.raises(DocumentError) as raised:
        read(data, backend=backend)
    assert raised.value.problem.id == problem


@pytest.mark.parametrize("backend", BACKENDS)
def test_an_empty_password_is_tried(backend: Backend) -> None:
    source = read((FIXTURES / "encrypted-empty-password.pdf").read_bytes(), backend=backend)
    assert lines_of(source) == ["ნატოს სამიტი 2004 წლის ივნისში შედგა."]


@pytest.mark.parametrize(
    "data",
    [made_pdfs.cyclic_pages(), made_pdfs.deep_nesting(50_000), made_pdfs.bomb(20_000_000), made_pdfs.nested_forms()],
    ids=["cyclic", "nested", "bomb", "forms"],
)
def test_hostile_files_end_in_one_problem(data: bytes) -> None:
    with pytest.raises(DocumentError) as raised:
        read(data)
    assert raised.value.problem.id in ("pdf-invalid", "pdf-no-pages", "text-empty")


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_wrong_reference_table_scripts_and_huge_pages_do_no_harm(backend: Backend) -> None:
    made = made_pdfs.page_pdf(
        made_pdfs.text("hello there"),
        box="0 0 1000000000 1000000000",
        catalog=b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>",
    ).replace(b"startxref\n", b"startxref\n9")
    assert lines_of(read(made, backend=backend)) == ["hello there"]


def test_reopening_the_file_now_and_then_changes_nothing(brochure: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfium_backend, "_MIN_PAGES_PER_OPENING", 1)
    again = read(BROCHURE.read_bytes())
    assert len(again.pages) > 2
    assert (again.text, again.lines, again.pages) == (brochure.text, brochure.lines, brochure.pages)


def test_invisibly_small_letters_are_left_out() -> None:
    made = made_pdfs.page_pdf(made_pdfs.text("seen") + made_pdfs.text("unseen", y=600, size=0.1))
    assert lines_of(read(made)) == ["seen"]


def test_a_page_of_far_too_many_pieces_is_cut() -> None:
    lines = b"".join(
        made_pdfs.text("x", x=10 + 7 * (n % 80), y=790 - n // 80, size=1 + n % 2 * 2) for n in range(8_000)
    )
    made = made_pdfs.page_pdf(zlib.compress(lines), filters=b"/Filter /FlateDecode")
    source = read(made)
    assert "pdf-page-cut" in [problem.id for problem in source.problems]


@pytest.mark.parametrize("backend", BACKENDS)
def test_words_printed_twice_for_boldness_are_read_once(backend: Backend) -> None:
    twice = made_pdfs.text("bold words here") + made_pdfs.text("bold words here", x=72, y=700)
    shadow = b"BT /F 12 Tf 72.4 700 Td (bold words here) Tj ET "
    assert lines_of(read(made_pdfs.page_pdf(twice + shadow), backend=backend)) == ["bold words here"]


def test_the_same_word_on_the_next_line_is_not_an_overprint() -> None:
    rows = [made_pdfs.text("the year", y=700 - 9 * row, size=9) for row in range(20)]
    assert lines_of(read(made_pdfs.page_pdf(b"".join(rows)))) == ["the year"] * 20


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize(("after_space", "expected"), [(82.56, "soft"), (85.34, "so ft")])
def test_an_overprinted_space_is_left_out(backend: Backend, after_space: float, expected: str) -> None:
    glyphs = [("s", 72.0), ("o", 77.0), (" ", 82.56), ("f", after_space), ("t", after_space + 2.78)]
    content = b"".join(b"BT /F 10 Tf %g 700 Td (%s) Tj ET " % (x, glyph.encode()) for glyph, x in glyphs)
    assert lines_of(read(made_pdfs.page_pdf(content), backend=backend)) == [expected]


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_superscript_stays_in_its_line(backend: Backend) -> None:
    content = b"BT /F 12 Tf 72 700 Td (area 40 m) Tj /F 7 Tf 5 Ts (2) Tj 0 Ts /F 12 Tf ( and more) Tj ET "
    content += made_pdfs.text("the line below it goes on", y=686)
    assert lines_of(read(made_pdfs.page_pdf(content), backend=backend))[0] == "area 40 m2 and more"


@pytest.mark.parametrize("backend", BACKENDS)
def test_rows_written_across_a_gutter_are_read_by_columns(backend: Backend) -> None:
    content = b""
    for row in range(8):
        words = [f"left column row {row}", f"right column row {row}"]
        content += b"BT /F 10 Tf 60 %d Td (%s) Tj 200 0 Td (%s) Tj ET " % (700 - 12 * row, *(w.encode() for w in words))
    lines = lines_of(read(made_pdfs.page_pdf(content), backend=backend))
    assert lines == [f"left column row {n}" for n in range(8)] + [f"right column row {n}" for n in range(8)]


@pytest.mark.parametrize("backend", BACKENDS)
def test_wide_gaps_of_a_narrow_justified_column_are_not_a_gutter(backend: Backend) -> None:
    # Words of a column of 150 points, two to a line, each line as wide as the column.
    pairs = [
        ("organisations", "of"),
        ("programmes", "and its"),
        ("countries", "that"),
        ("partnership", "for"),
        ("a", "b"),
    ]
    content = b""
    for column in (60, 260):
        for row in range(20):
            first, second = pairs[row % 5]
            y = 700 - 12 * row
            right = column + 150 - 5 * len(second)
            content += b"BT /F 10 Tf %d %d Td (%s) Tj %d 0 Td (%s) Tj ET " % (
                column,
                y,
                first.encode(),
                right - column,
                second.encode(),
            )
    lines = lines_of(read(made_pdfs.page_pdf(content), backend=backend))
    assert [" ".join(line.split()) for line in lines] == [" ".join(pairs[row % 5]) for row in range(20)] * 2


@pytest.mark.parametrize("backend", BACKENDS)
def test_slanted_words_without_stored_spaces_are_separated(backend: Backend) -> None:
    content = made_pdfs.text("a line of the page that stores its spaces as it should", y=720)
    for x, words in (
        (72, "slanted"),
        (113, "words"),
        (150, "stand"),
        (183, "apart"),
        (215, "without"),
        (259, "spaces"),
    ):
        content += b"BT /F 12 Tf 1 0 0.34 1 %d 700 Tm (%s) Tj ET " % (x, words.encode())
    assert lines_of(read(made_pdfs.page_pdf(content), backend=backend))[1] == "slanted words stand apart without spaces"


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_date_on_two_lines_precedes_its_entry(backend: Backend) -> None:
    content = b""
    for number, (year, month) in enumerate((("2011", "autumn"), ("2012", "April"), ("2014", "September"))):
        y = 700 - 40 * number
        content += made_pdfs.text(year, y=y, size=9) + made_pdfs.text(month, y=y - 12, size=9)
        content += made_pdfs.text(f"the stage {number} of the project", x=150, y=y, size=9)
        content += made_pdfs.text("was completed then", x=150, y=y - 12, size=9)
    lines = [" ".join(line.split()) for line in lines_of(read(made_pdfs.page_pdf(content), backend=backend))]
    assert lines[:2] == ["2011 autumn the stage 0 of the project", "was completed then"]
    assert lines[2] == "2012 April the stage 1 of the project"


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_paragraph_that_begins_with_a_year_may_have_a_drop_cap(backend: Backend) -> None:
    content = made_pdfs.text("2", x=60, y=676, size=36) + made_pdfs.text("003 was the year in which", x=84)
    content += made_pdfs.text("the partners met and", x=84, y=686) + made_pdfs.text(
        "agreed on their plans.", x=60, y=664
    )
    content += b"".join(made_pdfs.text(f"the text goes on in line {n}", x=60, y=640 - 13 * n) for n in range(8))
    assert lines_of(read(made_pdfs.page_pdf(content), backend=backend))[0] == "2003 was the year in which"


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize(
    "beside", [["a chapter", "2003 was the year"], ["2003 was the year", "of the charter"], ["title", "text"]]
)
def test_a_large_number_of_a_chapter_is_before_the_first_line_beside_it(backend: Backend, beside: list[str]) -> None:
    content = made_pdfs.text("3", x=60, y=670, size=48)
    content += b"".join(made_pdfs.text(text, x=100, y=694 - 14 * n) for n, text in enumerate(beside))
    content += b"".join(made_pdfs.text(f"the text goes on in line {n}", x=60, y=640 - 13 * n) for n in range(8))
    assert lines_of(read(made_pdfs.page_pdf(content), backend=backend))[:2] == [f"3 {beside[0]}", beside[1]]


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_single_digit_of_a_title_is_not_a_drop_cap(backend: Backend) -> None:
    content = b"BT /F 24 Tf 60 676 Td (bulletin no. 4) Tj ET "
    content += made_pdfs.text("2016 is told of in a column beside it", x=240, y=679, size=10)
    content += b"".join(made_pdfs.text(f"the text goes on in line {n}", x=60, y=640 - 13 * n) for n in range(8))
    assert lines_of(read(made_pdfs.page_pdf(content), backend=backend))[0] == "bulletin no. 4"


@pytest.mark.parametrize("backend", BACKENDS)
def test_rotated_text_is_read_along_its_direction(backend: Backend) -> None:
    rotated = b"BT /F 10 Tf 0 1 -1 0 580 100 Tm (photo by a photographer) Tj ET "
    source = read(made_pdfs.page_pdf(made_pdfs.text("level line") + rotated), backend=backend)
    assert lines_of(source) == ["level line", "photo by a photographer"]
    box = source.lines[1].box
    assert box is not None
    assert box.y1 - box.y0 > 5 * (box.x1 - box.x0)


def test_letters_rotated_by_half_a_turn_twice_are_upright() -> None:
    # A negative size and a matrix that rotates by 180 degrees.
    content = b"BT /F -12 Tf -1 0 0 -1 72 700 Tm (upright) Tj ET"
    line = read(made_pdfs.page_pdf(content), backend="pypdfium2").lines[0]
    assert (line.region, line.style and line.style.size) == ("", 12.0)


def test_a_page_with_a_rotate_entry_is_read_upright() -> None:
    rotated = b"BT /F 12 Tf 0 1 -1 0 300 100 Tm (upright when shown) Tj ET "
    made = made_pdfs.page_pdf(rotated).replace(b"/MediaBox", b"/Rotate 90 /MediaBox")
    for backend in BACKENDS:
        source = read(made, backend=backend)
        assert lines_of(source) == ["upright when shown"]
        assert source.lines[0].region == ""


def test_an_empty_file_is_reported() -> None:
    with pytest.raises(DocumentError, match=r"^pdf-invalid: .*: it is empty\. Copy or download it again\.$"):
        read(b"")


def test_a_scan_without_ocr_is_reported() -> None:
    picture = b"q 612 0 0 792 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q "
    with pytest.raises(DocumentError) as raised:
        read(made_pdfs.page_pdf(picture), ocr="never")
    assert raised.value.problem.id == "no-text-layer"
    assert raised.value.problem.remedy.startswith("Run without --ocr never, ")


@pytest.mark.parametrize(
    ("top", "bottom", "expected"),
    [
        (500, 800, [Box(100, 500, 300, 800)]),  # extends below the page
        (0, 300, [Box(100, 0, 300, 300)]),  # extends above the page
        (400, 700, []),  # open at both ends
    ],
)
def test_a_frame_may_extend_beyond_the_page(top: float, bottom: float, expected: list[Box]) -> None:
    level = [Box(100, y, 300, y) for y in (500, 300)]
    sides = [Box(x, top, x, bottom) for x in (100, 300)]
    page = RawPage(1, 600, 800, shapes=[Shape(box, "", "000000") for box in (*level, *sides)])
    assert ruled_frames(page) == expected


def test_a_frame_may_be_drawn_paragraph_by_paragraph() -> None:
    level = [Box(100, y, 300, y) for y in (100, 220)]
    sides = [Box(x, y, x + 1, y + 42) for x in (100, 299) for y in (100, 140, 180)]
    page = RawPage(1, 600, 800, shapes=[Shape(box, "", "000000") for box in (*level, *sides)] * 2)
    assert ruled_frames(page) == [Box(100, 100, 300, 222)]


def test_a_picture_is_cropped_by_its_frame() -> None:
    content = b"q 100 600 50 40 re W n 200 0 0 150 60 550 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q "
    (page,) = read(made_pdfs.page_pdf(content + made_pdfs.text("beside it", x=300)), backend="pypdfium2").pages
    assert [[round(side) for side in picture] for picture in page.images] == [[100, 152, 150, 192]]


def test_a_drawing_is_cropped_by_its_frame() -> None:
    content = b"q 100 600 150 140 re W n 0.5 g 60 300 400 440 re f Q "
    (page,) = open_backend(made_pdfs.page_pdf(content + made_pdfs.text("beside it", x=300)), "pypdfium2").pages()
    assert [[round(side) for side in shape.box] for shape in page.shapes] == [[100, 52, 250, 192]]


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("apart", [1.8, 2.6, 5])
def test_letter_spaced_letters_make_words(backend: Backend, apart: float) -> None:
    content = b"BT /F 12 Tf %g Tc 72 700 Td (the wide words of a title) Tj ET " % apart
    content += b"".join(made_pdfs.text(f"the text goes on in line {n}", y=660 - 13 * n) for n in range(8))
    assert lines_of(read(made_pdfs.page_pdf(content), backend=backend))[0] == "the wide words of a title"


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_ligature_of_three_letters_is_read(backend: Backend) -> None:
    source = read(made_pdfs.georgian_pdf([["o", "ffi", "c", "e"]]), backend=backend)
    assert lines_of(source) == ["office"]


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_watermark_is_left_out(backend: Backend) -> None:
    watermark = b"BT /F 80 Tf 0.77 0.64 -0.64 0.77 120 200 Tm (DRAFT) Tj ET "
    source = read(made_pdfs.page_pdf(watermark + made_pdfs.text("the text of the page")), backend=backend)
    assert lines_of(source) == ["the text of the page"]


@pytest.mark.parametrize("backend", BACKENDS)
def test_the_superscript_number_of_a_footnote_is_separate_from_its_text(backend: Backend) -> None:
    content = b"BT /F 6 Tf 3 Ts 72 700 Td (1) Tj 0 Ts /F 9 Tf (the full text is elsewhere) Tj ET "
    content += made_pdfs.text("the line below it goes on", y=686)
    assert lines_of(read(made_pdfs.page_pdf(content), backend=backend))[0] == "1 the full text is elsewhere"


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize(("rise", "line"), [(3, "2 2011 was the year"), (0, "22011 was the year")])
def test_the_superscript_number_of_a_footnote_is_separate_from_a_year(backend: Backend, rise: int, line: str) -> None:
    content = b"BT /F 6 Tf 72 %d Td (2) Tj ET BT /F 9 Tf 75.4 700 Td (2011 was the year) Tj ET " % (700 + rise)
    content += made_pdfs.text("the line below it goes on", y=686)
    assert lines_of(read(made_pdfs.page_pdf(content), backend=backend))[0] == line


def test_a_stretched_line_has_no_label() -> None:
    stretched = b"BT /F 10 Tf 20 Tw 72 700 Td (2009 the line is stretched) Tj ET "
    labelled = b"BT /F 10 Tf 72 680 Td (2009) Tj 60 0 Td (the entry beside it) Tj ET "
    lines = lines_of(read(made_pdfs.page_pdf(stretched + labelled)))
    assert lines == ["2009 the line is stretched", "2009  the entry beside it"]
