"""OCR: skew, rules, proved years; a whole page where Tesseract is installed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from kaext.ingest import ocr, read_source
from kaext.ingest.ocr import ReadWord, proved, rules_of, skew_of

FIXTURES = Path(__file__).parent / "fixtures"


def word(text: str) -> ReadWord:
    return ReadWord(text, 0.9, 0, 0, 10, 10, (1, 1, 1))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("2OO4", "წლის"), "2004"),  # of the year
        (("200l", "წ."), "2001"),
        (("2OO4", "ევრო"), "2OO4"),  # euro: nothing proves a year
        (("9OO4", "წლის"), "9OO4"),
        (("NATO", "წლის"), "NATO"),
        (("2004", "წლის"), "2004"),
        (("IPAP-ob", "გეგმა"), "IPAP-ის"),  # of IPAP
        (("(KFOR-b", "ძალები"), "(KFOR-ს"),
        (("MAP-do,", "არის"), "MAP-ში,"),
        (("on-board", "არის"), "on-board"),
        (("PfP-xy", "არის"), "PfP-xy"),
    ],
)
def test_what_was_read_for_something_else_is_mended_where_proved(texts: tuple[str, str], expected: str) -> None:
    assert proved([word(text) for text in texts])[0].text == expected


@pytest.mark.parametrize("angle", [-1.5, 0.0, 0.8])
def test_skew_is_found(angle: float) -> None:
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
    upright = [box for box in found if box.x1 - box.x0 < box.y1 - box.y0]
    assert [round(box.y0, -1) for box in level] == [100, 400]
    assert [round(box.x0, -1) for box in upright] == [100, 600]


@pytest.mark.skipif(not ocr.is_available(), reason="Tesseract with Georgian is not installed")
def test_a_scanned_page_is_read_with_confidences_and_boxes() -> None:
    import pypdfium2

    page = pypdfium2.PdfDocument(FIXTURES / "encrypted-empty-password.pdf")[0]
    packed = io.BytesIO()
    page.render(scale=200 / 72).to_pil().convert("L").save(packed, "PDF", resolution=200)
    source = read_source(packed.getvalue(), name="scan.pdf")
    assert source.text.split() == ["ნატოს", "სამიტი", "2004", "წლის", "ივნისში", "შედგა."]
    assert source.pages[0].ocr
    assert "ocr-used" in [problem.id for problem in source.problems]
    assert len(source.word_confidences) == 6
    assert source.lines[0].box is not None
    assert source.lines[0].box.x0 == pytest.approx(72, abs=3)
