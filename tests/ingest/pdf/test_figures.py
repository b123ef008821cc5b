"""Drawn figures: the cards and lines of a map or poster, bar charts, and drop caps of two letters."""

from __future__ import annotations

from typing import Literal

import pytest
from tests import made_pdfs

from kaext.ingest import read_source
from kaext.ingest.pdf import open_backend
from kaext.ingest.pdf.glyphs import RawPage, Run, Style
from kaext.ingest.pdf.lines import pieces_of
from kaext.source import Source

Backend = Literal["pdfplumber", "pypdfium2"]
BACKENDS: tuple[Backend, ...] = ("pypdfium2", "pdfplumber")
TINT, WHITE, RED = b"0.8 0.9 0.95 rg ", b"1 1 1 rg ", b"0.8 0.1 0.1 rg "
PAGE = TINT + b"0 0 612 792 re f "
LEFTS = (60, 240, 420)


def read(content: bytes, backend: Backend) -> Source:
    return read_source(made_pdfs.page_pdf(content), name="made.pdf", ocr="never", backend=backend)


def lines_of(source: Source) -> list[str]:
    return [source.text[line.start : line.end] for line in source.lines]


def card(x: int, y: int, texts: list[str]) -> bytes:
    lines = b"".join(made_pdfs.text(text, x=x + 6, y=y + 80 - 12 * n, size=9) for n, text in enumerate(texts))
    return WHITE + b"%d %d 150 100 re f 0 g " % (x, y) + lines


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("count", [2, 3], ids=["two: the columns of a page", "three: cards"])
def test_white_cards_on_a_tinted_page_are_regions(backend: Backend, count: int) -> None:
    content = PAGE + b"".join(card(x, 300, [f"Label {x}", "goes on with text"]) for x in LEFTS[:count])
    found = read(content, backend)
    assert len(found.pages[0].regions) == (count if count > 2 else 0)
    if count > 2:
        assert all(name.startswith("card") for name in found.pages[0].regions)
        assert lines_of(found) == [text for x in LEFTS for text in (f"Label {x}", "goes on with text")]


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize(
    ("path", "count"),
    [
        (b"100 500 m 300 650 l S ", 0),
        (b"100 500 m 300 500 l 300 650 l S ", 0),
        (b"100 500 m 300 500 l 300 650 l 100 650 l h S ", 1),
        (b"100 500 m 300 500 l S ", 1),
    ],
    ids=["slanted", "bent", "frame", "level"],
)
def test_lines_from_a_label_to_a_place_are_no_shapes(backend: Backend, path: bytes, count: int) -> None:
    opened = open_backend(made_pdfs.page_pdf(path + made_pdfs.text("a map")), backend)
    assert len(next(iter(opened.pages())).shapes) == count
    opened.close()


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_rule_that_goes_through_words_is_of_no_table(backend: Backend) -> None:
    def page(rule: int) -> bytes:
        content = b"%d 600 m %d 700 l S 60 680 m 500 680 l S 60 600 m 500 600 l S " % (rule, rule)
        for number, y in enumerate((686, 664, 650, 636)):
            content += made_pdfs.text(f"partners{number}", x=100, y=y, size=9)
            content += made_pdfs.text(f"programmes{number}", x=300, y=y, size=9)
        return content

    assert any(line.region.startswith("table") for line in read(page(220), backend).lines)
    assert not any(line.region.startswith("table") for line in read(page(120), backend).lines)


def chart(heights: list[int], labels: list[str]) -> bytes:
    bars = b"".join(b"%d 500 20 %d re f " % (100 + 40 * n, height) for n, height in enumerate(heights))
    names = b"".join(made_pdfs.text(label, x=98 + 40 * n, y=490, size=7) for n, label in enumerate(labels))
    values = b"".join(
        made_pdfs.text(str(height), x=104 + 40 * n, y=503 + height, size=7) for n, height in enumerate(heights)
    )
    scale = b"".join(made_pdfs.text(str(value), x=70, y=500 + value, size=7) for value in (0, 40))
    return RED + bars + b"0 g " + scale + names + values


@pytest.mark.parametrize("backend", BACKENDS)
def test_the_figures_of_a_chart_are_rows_and_stay_out_of_the_text_beside_it(backend: Backend) -> None:
    beside = b"".join(made_pdfs.text(f"the text goes on in line {n}", x=270, y=540 - 12 * n, size=9) for n in range(6))
    found = read(chart([20, 44, 31], ["2014", "2015", "2016"]) + beside, backend)
    assert [text for text in lines_of(found) if text.startswith("the text")] == [
        f"the text goes on in line {n}" for n in range(6)
    ]
    rows: dict[str, list[str]] = {}
    for line in found.lines:
        if line.region.startswith("table"):
            rows.setdefault(line.region.rsplit("/", 1)[0], []).append(found.text[line.start : line.end])
    assert list(rows.values()) == [["2014", "20"], ["2015", "44"], ["2016", "31"], ["0", "40"]]


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("heights", [[30, 30, 30], [20, 44]], ids=["of one height", "two"])
def test_tints_of_one_height_are_no_chart(backend: Backend, heights: list[int]) -> None:
    found = read(chart(heights, ["2014", "2015", "2016"]), backend)
    assert not any(line.region.startswith("table") for line in found.lines)


def runs(text: str, x: float, y: float, *, style: int, width: float) -> list[Run]:
    found: list[Run] = []
    for word in text.split():
        x0s = [x + width * number for number in range(len(word))]
        found.append(
            Run(word + " ", [*x0s, x0s[-1] + width], [*(x0 + width for x0 in x0s), x0s[-1] + 1.5 * width], y, style)
        )
        x = x0s[-1] + 1.5 * width
    return found


@pytest.mark.parametrize(("leading", "is_cap"), [(12, True), (24, False)], ids=["two lines", "one line"])
def test_two_large_letters_beside_two_lines_are_a_drop_cap(leading: int, is_cap: bool) -> None:
    # The name soon changed, and the mission went on.
    texts = ["ხელი მალე გამოიცვალა და", "მისია კი გაგრძელდა იქვე", "სადაც ის დაიწყო ადრე"]
    page = RawPage(1, 600, 800, runs("სა", 60, 114, style=1, width=12))
    page.styles = [Style("Serif", 9.0, False, False, "000000"), Style("Serif", 24.0, False, False, "008080")]
    for number, text in enumerate(texts):
        page.runs += runs(text, 90 if number < 2 else 60, 102 + leading * number, style=0, width=5)
    found = [" ".join(piece.text.split()) for piece in pieces_of(page, page.runs)]
    assert ("სახელი მალე გამოიცვალა და" in found) == is_cap


def lying_chart(lengths: list[int], *, value: str = "%d") -> bytes:
    bars = b"".join(b"200 %d %d 12 re f " % (600 - 24 * n, length) for n, length in enumerate(lengths))
    texts = b"".join(
        made_pdfs.text(f"topic {n}", x=150, y=603 - 24 * n, size=9)
        + made_pdfs.text(value.replace("%d", str(length)), x=208 + length, y=603 - 24 * n, size=9)
        for n, length in enumerate(lengths)
    )
    return RED + bars + b"0 g " + texts


@pytest.mark.parametrize("backend", BACKENDS)
def test_level_bars_are_rows_with_their_label_and_value(backend: Backend) -> None:
    found = read(lying_chart([220, 120, 90, 20]), backend)
    assert [line.region for line in found.lines] == [f"table1/{row}/{cell}" for row in (1, 2, 3, 4) for cell in (1, 2)]
    assert lines_of(found) == ["topic 0", "220", "topic 1", "120", "topic 2", "90", "topic 3", "20"]


def test_words_beside_tints_are_no_chart() -> None:
    content = lying_chart([220, 120, 90], value="what it is")
    assert not any(line.region.startswith("table") for line in read(content, "pypdfium2").lines)


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize(("left", "is_region"), [(0, False), (40, True)], ids=["a panel", "a box"])
def test_the_tint_of_a_panel_of_a_folded_sheet_is_its_paper(backend: Backend, left: int, is_region: bool) -> None:
    content = TINT + b"%d 0 264 612 re f 0 g " % left
    content += b"".join(made_pdfs.text(f"the panel has line {n} here", x=left + 20, y=560 - 12 * n) for n in range(3))
    content += b"".join(made_pdfs.text(f"the next panel has line {n}", x=560, y=560 - 12 * n) for n in range(5))
    pdf = made_pdfs.page_pdf(content, box="0 0 792 612")
    found = read_source(pdf, name="made.pdf", ocr="never", backend=backend)
    assert bool(found.pages[0].regions) is is_region


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_frame_inside_another_is_read_among_its_text(backend: Backend) -> None:
    def frame(y: int, height: int, x: int = 60) -> bytes:
        return b"%d %d %d %d re S " % (x, y, 420 - 2 * x, height)

    def lines(name: str, y: int, x: int = 70) -> bytes:
        return b"".join(made_pdfs.text(f"{name} has line {n} of two", x=x, y=y - 12 * n, size=9) for n in range(2))

    content = frame(500, 200) + lines("upper", 680) + frame(590, 40, 66) + lines("inner", 615, 76) + lines("lower", 550)
    content += b"".join(made_pdfs.text(f"text outside goes on in line {n}", x=60, y=400 - 12 * n) for n in range(6))
    texts = [text.split()[0] for text in lines_of(read(content, backend))]
    assert texts == ["upper"] * 2 + ["inner"] * 2 + ["lower"] * 2 + ["text"] * 6
