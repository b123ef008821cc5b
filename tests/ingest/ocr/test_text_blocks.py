"""Text blocks in the image of a page: those read separately, and those of several lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image, ImageDraw

from kaext.ingest import ocr
from kaext.ingest.ocr import tesseract
from kaext.ingest.ocr.text_blocks import text_blocks_of
from kaext.ingest.ocr.words import ReadWord
from kaext.ingest.pdf.lines import pieces_of

# Pixels per point: the page is 400 by 500 points.
SCALE = 2


def lines(pen: ImageDraw.ImageDraw, x: int, y: int, *, count: int, width: int, pitch: int = 28) -> None:
    """Draw lines of words with letters eight points high."""
    for top in range(y, y + pitch * count, pitch):
        for left in range(x, x + width, 60):
            pen.rectangle((left, top, left + 48, top + 3), fill=0)
            for stem in range(left, left + 48, 12):
                pen.rectangle((stem, top, stem + 3, top + 15), fill=0)


def page(*, draw: Callable[[ImageDraw.ImageDraw], None]) -> Image.Image:
    """Return a page with a column of twenty lines at the left and further drawings."""
    picture = Image.new("L", (800, 1000), 255)
    pen = ImageDraw.Draw(picture)
    lines(pen, 60, 200, count=20, width=360)
    draw(pen)
    return picture


def caption(pen: ImageDraw.ImageDraw) -> None:
    lines(pen, 480, 410, count=3, width=240, pitch=22)


def caption_of_one_line(pen: ImageDraw.ImageDraw) -> None:
    lines(pen, 480, 300, count=1, width=240)


def level_line(pen: ImageDraw.ImageDraw) -> None:
    lines(pen, 480, 312, count=1, width=240)


def second_column(pen: ImageDraw.ImageDraw) -> None:
    lines(pen, 480, 210, count=20, width=240)


def labels(pen: ImageDraw.ImageDraw) -> None:
    for line in (0, 4, 9):
        lines(pen, 480, 200 + 28 * line, count=1, width=60)


def nothing(_: ImageDraw.ImageDraw) -> None:
    pass


@pytest.mark.parametrize(
    ("draw", "expected"),
    [
        (caption, [(480, 410, 708, 470)]),
        (caption_of_one_line, [(480, 300, 708, 316)]),
        (level_line, []),
        (labels, []),
        (second_column, []),
        (nothing, []),
    ],
)
def test_text_blocks_that_are_read_separately(
    draw: Callable[[ImageDraw.ImageDraw], None], expected: list[tuple[int, int, int, int]]
) -> None:
    found = text_blocks_of(page(draw=draw), SCALE)
    # The boxes have padding around the ink.
    assert [tuple(pytest.approx(place, abs=14) for place in box) for box in expected] == found.standalone


def test_multiline_blocks_have_several_lines() -> None:
    found = text_blocks_of(page(draw=level_line), SCALE)
    assert [box.x0 for box in found.multiline] == [pytest.approx(60, abs=14)]
    assert text_blocks_of(Image.new("L", (800, 1000), 255), SCALE) == ([], [])


def test_a_line_over_two_blocks_is_split(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        tesseract,
        "read_words",
        lambda *_, **__: [
            ReadWord(text, 0.9, left, top, left + 100, top + 16, (-1, 1, 1, number))
            for number, (left_text, right_text) in enumerate((("ერთი", "ორი"), ("სამი", "ოთხი")))  # one to four
            for left, text in ((310, left_text), (480, right_text))
            for top in (312 + 28 * number,)
        ],
    )

    def texts(draw: Callable[[ImageDraw.ImageDraw], None]) -> list[str]:
        read = ocr.read_picture(page(draw=draw), number=1, width=400, height=500)
        return [piece.text for piece in pieces_of(read, read.runs)]

    assert texts(second_column) == ["ერთი", "ორი", "სამი", "ოთხი"]
    assert texts(level_line) == ["ერთი ორი", "სამი ოთხი"]


def test_a_caption_is_read_as_one_block(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[tuple[str, bool]] = []

    def read_words(picture: Image.Image, *, mode: str = "3", **_: Any) -> list[ReadWord]:
        read.append((mode, picture.width < 400))
        if picture.width == 800:
            assert picture.getpixel((482, 412)) == 255
        return []

    monkeypatch.setattr(tesseract, "read_words", read_words)
    ocr.read_picture(page(draw=caption), number=1, width=400, height=500)
    assert read == [("3", False), ("6", True)]
