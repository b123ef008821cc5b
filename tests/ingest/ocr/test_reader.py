"""OCR: which pages are read, problems, skew, rules and corrections; whole pages where Tesseract is installed."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageDraw
from tests import made_pdfs

from kaext.ingest import OcrMode, PdfBackend, ocr, read_source
from kaext.ingest.ocr import suitable_dpi, tesseract
from kaext.ingest.ocr.preprocessing import rules_of, skew_of
from kaext.ingest.ocr.words import ReadWord, correct_words
from kaext.ingest.pdf import open_backend
from kaext.ingest.pdf.glyphs import RawPage, Run, Style
from kaext.problems import DocumentError

FIXTURES = Path(__file__).parents[1] / "fixtures"
DIGITAL = (FIXTURES / "encrypted-empty-password.pdf").read_bytes()
READ = "წაკითხულია"  # it is read
BACKENDS: tuple[PdfBackend, ...] = ("pypdfium2", "pdfplumber")


def word(text: str) -> ReadWord:
    return ReadWord(text, 0.9, 0, 0, 10, 10, (0, 1, 1, 1))


def scan(*, dpi: int = 200) -> bytes:
    """Return a PDF with the digital page as an image."""
    page = pypdfium2.PdfDocument(DIGITAL)[0]
    packed = io.BytesIO()
    page.render(scale=dpi / 72).to_pil().convert("L").save(packed, "PDF", resolution=dpi)
    return packed.getvalue()


def bound(*files: bytes) -> bytes:
    """Return one PDF with the pages of several."""
    document = pypdfium2.PdfDocument.new()
    for data in files:
        document.import_pages(pypdfium2.PdfDocument(data))
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def gibberish() -> bytes:
    """Return a page whose text layer is letters of no language."""
    rows = [made_pdfs.text("qzx wvk xqj zzkv bqx " * 4, y=700 - 20 * row) for row in range(8)]
    return made_pdfs.page_pdf(b"".join(rows))


@pytest.fixture
def pages_read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Replace Tesseract by a reader of one word; return the numbers of the pages that it reads."""
    numbers: list[int] = []

    def read_picture(_: Image.Image, *, number: int, width: float, height: float) -> RawPage:
        numbers.append(number)
        x0s = [72.0 + 8 * n for n in range(len(READ))]
        run = Run(READ, x0s, [x0 + 8 for x0 in x0s], 100, 0, confidence=0.5)
        return RawPage(number, width, height, [run], [Style("", 12, False, False, "000000")])

    monkeypatch.setattr(tesseract, "is_available", lambda: True)
    monkeypatch.setattr(ocr, "read_picture", read_picture)
    return numbers


def reported(data: bytes, mode: OcrMode) -> list[tuple[str, int | None]]:
    return [(problem.id, problem.page) for problem in read_source(data, name="made.pdf", ocr=mode).problems]


@pytest.mark.parametrize(
    ("make", "mode", "expected"),
    [
        (lambda: bound(DIGITAL, scan()), "auto", [2]),
        (lambda: bound(DIGITAL, scan()), "always", [1, 2]),
        (lambda: bound(DIGITAL, scan()), "never", []),
        (lambda: bound(gibberish(), DIGITAL), "auto", [1]),
        (lambda: bound(gibberish(), DIGITAL), "never", []),
        (lambda: DIGITAL, "auto", []),
        (lambda: DIGITAL, "always", [1]),
    ],
)
def test_pages_without_usable_text_are_read_by_ocr(
    pages_read: list[int], make: Callable[[], bytes], mode: OcrMode, expected: list[int]
) -> None:
    source = read_source(make(), name="made.pdf", ocr=mode)
    assert pages_read == expected
    assert [page.number for page in source.pages if page.ocr] == expected
    for page in source.pages:
        texts = [source.text[line.start : line.end] for line in source.lines if line.page == page.number]
        assert (texts == [READ]) == (page.number in expected)


@pytest.mark.usefixtures("pages_read")
def test_pages_read_by_ocr_and_unsure_words_are_reported() -> None:
    assert reported(bound(DIGITAL, scan()), "auto") == [("ocr-used", None), ("ocr-unsure", 2)]
    source = read_source(bound(DIGITAL, scan()), name="made.pdf")
    assert [(source.text[a:b], confidence) for a, b, confidence in source.word_confidences] == [(READ, 0.5)]


def test_pages_that_are_not_read_are_reported() -> None:
    assert reported(bound(DIGITAL, scan()), "never") == [("page-without-text", 2)]
    assert reported(bound(gibberish(), DIGITAL), "never") == [("page-unreadable", 1)]


@pytest.mark.parametrize(
    ("mode", "remedy"), [("never", "Run without --ocr never, so that the page is"), ("auto", "OCR found no text")]
)
def test_the_remedy_of_a_page_that_is_not_read_fits_what_was_tried(
    monkeypatch: pytest.MonkeyPatch, mode: OcrMode, remedy: str
) -> None:
    def read_nothing(_: Image.Image, *, number: int, width: float, height: float) -> RawPage:
        return RawPage(number, width, height, [], [])

    monkeypatch.setattr(tesseract, "is_available", lambda: True)
    monkeypatch.setattr(ocr, "read_picture", read_nothing)
    for data, id in ((bound(DIGITAL, scan()), "page-without-text"), (bound(gibberish(), DIGITAL), "page-unreadable")):
        (found,) = read_source(data, name="made.pdf", ocr=mode).problems
        assert (found.id, found.remedy[: len(remedy)]) == (id, remedy)
    with pytest.raises(DocumentError) as raised:
        read_source(scan(), name="scan.pdf", ocr=mode)
    assert raised.value.problem.id == "no-text-layer"
    assert raised.value.problem.remedy.startswith(remedy.replace("the page is", "pages are"))


@pytest.mark.parametrize("backend", BACKENDS)
def test_without_tesseract_the_remedy_names_the_packages(monkeypatch: pytest.MonkeyPatch, backend: PdfBackend) -> None:
    monkeypatch.setattr(tesseract, "is_available", lambda: False)
    mixed = read_source(bound(DIGITAL, scan()), name="made.pdf", backend=backend)
    assert [(problem.id, problem.page) for problem in mixed.problems] == [("page-without-text", 2)]
    assert "tesseract-ocr-kat" in mixed.problems[0].remedy
    with pytest.raises(DocumentError) as raised:
        read_source(scan(), name="scan.pdf", backend=backend)
    assert raised.value.problem.id == "no-text-layer"
    assert "tesseract-ocr-kat" in raised.value.problem.remedy


@pytest.mark.parametrize("path", ["", "/nowhere"])
def test_tesseract_is_searched_on_the_path(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setenv("PATH", path)
    monkeypatch.setattr(tesseract, "_languages", tesseract._languages.__wrapped__)
    assert not tesseract.is_available.__wrapped__()


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_scan_is_rendered_at_its_own_resolution(backend: PdfBackend) -> None:
    opened = open_backend(bound(scan(dpi=200), DIGITAL), backend)
    assert [round(opened.scan_dpi(number)) for number in (1, 2)] == [200, 0]
    assert [suitable_dpi(dpi) for dpi in (0, 72, 199.7, 300, 600)] == [300, 300, 200, 300, 300]
    opened.close()


def test_frames_and_unread_lines_in_the_margins_are_read_separately(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = Image.new("L", (1000, 1400), 255)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((500, 700, 900, 900), outline=0, width=3)
    pen.rectangle((510, 720, 610, 740), fill=0)
    pen.rectangle((480, 1350, 496, 1370), fill=0)
    read: list[Any] = []

    def read_part(part: Image.Image, *, dpi: int, frame: int = -1, mode: str = "3", **_: Any) -> list[ReadWord]:
        read.append((frame, part.width, dpi, mode))
        return [ReadWord("სიტყვა", 0.9, 10, 20, 110, 40, (frame, 1, 1, 1))]  # word

    monkeypatch.setattr(tesseract, "read_words", read_part)
    page = ocr.read_picture(picture, number=1, width=500, height=700)
    assert read == [(-1, 1000, 144, "3"), (0, 401, 144, "3"), (1, 44, 144, "7")]
    assert [round(run.x0s[0]) for run in page.runs] == [5, 255, 238]


def test_lines_of_similar_height_have_one_size(monkeypatch: pytest.MonkeyPatch) -> None:
    heights = [42, 42, 42, 43, 36, 37, 37, 37, 60]

    def read_lines(_: Image.Image, **place: Any) -> list[ReadWord]:
        return [
            ReadWord(
                "სიტყვა", 0.9, 100 + 210 * n, 100 * row, 300 + 210 * n, 100 * row + height, (-1, 1, 1, row)
            )  # word
            for row, height in enumerate(heights, 1)
            for n in range(3)
        ]

    monkeypatch.setattr(tesseract, "read_words", read_lines)
    page = ocr.read_picture(Image.new("L", (1000, 1400), 255), number=1, width=500, height=700)
    sizes = [page.styles[run.style].size for run in page.runs[::5]]
    assert sizes == [20.0] * 4 + [17.5] * 4 + [28.5]


def test_lines_of_thick_strokes_are_bold(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = Image.new("L", (1000, 1400), 255)
    pen = ImageDraw.Draw(picture)
    for row, thickness in enumerate((3, 3, 5)):
        for stroke in range(70):
            left = 100 + 10 * stroke
            pen.rectangle((left, 300 + 60 * row, left + thickness - 1, 340 + 60 * row), fill=0)

    def read_lines(_: Image.Image, **place: Any) -> list[ReadWord]:
        return [ReadWord("სიტყვა", 0.9, 100, 300 + 60 * n, 800, 340 + 60 * n, (-1, 1, 1, n)) for n in range(3)]  # word

    monkeypatch.setattr(tesseract, "read_words", read_lines)
    page = ocr.read_picture(picture, number=1, width=500, height=700)
    assert [page.styles[run.style].bold for run in page.runs] == [False, False, True]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("2OO4", "წლის"), "2004"),  # of the year
        (("200l", "წ."), "2001"),
        (("2OO4", "ევრო"), "2OO4"),  # euro: no proof of a year
        (("9OO4", "წლის"), "9OO4"),
        (("NATO", "წლის"), "NATO"),
        (("C25", "მლნ"), "€25"),  # million
        (("(E3,1", "მილიონი"), "(€3,1"),
        (("C25", "ტონა"), "C25"),  # ton: no proof of a sum
        (("C2500", "მლნ"), "C2500"),
        (("2004", "წლის"), "2004"),
        (("IPAP-ob", "გეგმა"), "IPAP-ის"),  # of IPAP
        (("(KFOR-b", "ძალები"), "(KFOR-ს"),
        (("MAP-do,", "არის"), "MAP-ში,"),
        (("on-board", "არის"), "on-board"),
        (("PfP-xy", "არის"), "PfP-xy"),
    ],
)
def test_misread_characters_are_corrected_where_the_context_proves_them(texts: tuple[str, str], expected: str) -> None:
    assert correct_words([word(text) for text in texts])[0].text == expected


@pytest.mark.parametrize("angle", [-1.5, 0.0, 0.8])
def test_skew_is_measured(angle: float) -> None:
    page = Image.new("L", (800, 1000), 255)
    pen = ImageDraw.Draw(page)
    for row in range(100, 900, 30):
        for start in range(80, 700, 60):
            pen.rectangle((start, row, start + 45, row + 12), fill=0)
    turned = page.rotate(-angle, fillcolor=255)
    assert skew_of(turned) == pytest.approx(angle, abs=0.25)


def test_ruled_lines_are_found() -> None:
    page = Image.new("L", (800, 800), 255)
    ImageDraw.Draw(page).rectangle((100, 100, 600, 400), outline=0, width=3)
    found = rules_of(page, 2.0)
    level = [box for box in found if box.x1 - box.x0 > box.y1 - box.y0]
    vertical = [box for box in found if box.x1 - box.x0 < box.y1 - box.y0]
    assert [round(box.y0, -1) for box in level] == [100, 400]
    assert [round(box.x0, -1) for box in vertical] == [100, 600]


@pytest.mark.skipif(not tesseract.is_available(), reason="Tesseract with Georgian is not installed")
def test_a_scanned_page_is_read_with_confidences_and_boxes() -> None:
    source = read_source(scan(), name="scan.pdf")
    assert source.text.split() == ["ნატოს", "სამიტი", "2004", "წლის", "ივნისში", "შედგა."]
    assert source.pages[0].ocr
    assert "ocr-used" in [problem.id for problem in source.problems]
    assert len(source.word_confidences) == 6
    assert source.lines[0].box is not None
    assert source.lines[0].box.x0 == pytest.approx(72, abs=3)
