"""What the picture of a page shows besides words: tinted areas and large initials."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw

from kaext.ingest import ocr
from kaext.ingest import ocr_tesseract as tesseract
from kaext.ingest.ocr_caps import caps_of, chosen, single_letters, without
from kaext.ingest.ocr_tints import on_white, tints_of
from kaext.ingest.ocr_words import ReadWord
from kaext.ingest.pdf_lines import pieces_of

# Pixels per point: the pages are 400 by 500 points.
SCALE = 2
SIZE = (800, 1000)
WHITE = (255, 255, 255)


def lines(pen: ImageDraw.ImageDraw, x: int, y: int, *, count: int, width: int = 300, ink: str = "black") -> None:
    """Draw lines of letters eight points high, fourteen apart."""
    for top in range(y, y + 28 * count, 28):
        for left in range(x, x + width, 12):
            pen.rectangle((left, top, left + 3, top + 15), fill=ink)
            pen.rectangle((left, top, left + 8, top + 3), fill=ink)


def noisy(page: Image.Image) -> Image.Image:
    noise = np.random.default_rng(1).normal(0, 10, (page.height, page.width, 1))
    return Image.fromarray((np.asarray(page, dtype=np.float32) + noise).clip(0, 255).astype(np.uint8))


@pytest.mark.parametrize("change", [lambda page: page, noisy], ids=["clean", "noisy"])
@pytest.mark.parametrize(
    ("tint", "ink", "is_dark"),
    [
        ((219, 232, 245), "black", False),
        ((255, 250, 200), "black", False),  # pale yellow is as light as paper in grey
        ((225, 225, 225), "black", False),
        ((40, 80, 150), "white", True),
    ],
)
def test_a_tint_with_text_on_it_is_found_with_its_edges(
    change: Callable[[Image.Image], Image.Image], tint: tuple[int, int, int], ink: str, is_dark: bool
) -> None:
    page = Image.new("RGB", SIZE, WHITE)
    pen = ImageDraw.Draw(page)
    lines(pen, 60, 60, count=8)
    pen.rectangle((103, 401, 607, 701), fill=tint)
    lines(pen, 130, 420, count=9, width=440, ink=ink)
    found = tints_of(change(page), SCALE)
    assert [tint.is_dark for tint in found] == [is_dark]
    assert found[0].box == pytest.approx((103, 401, 608, 702), abs=2)


def test_a_bar_and_the_box_below_it_are_told_apart() -> None:
    page = Image.new("RGB", SIZE, WHITE)
    pen = ImageDraw.Draw(page)
    pen.rectangle((100, 300, 599, 339), fill=(40, 80, 150))
    pen.rectangle((100, 340, 599, 599), fill=(219, 232, 245))
    assert [tint.box[1::2] for tint in tints_of(page, SCALE)] == [(300, 340), (340, 600)]


@pytest.mark.parametrize("kind", ["text", "photograph", "strip", "background"])
def test_what_is_no_tint(kind: str) -> None:
    page = Image.new("RGB", SIZE, (250, 240, 210) if kind == "background" else WHITE)
    pen = ImageDraw.Draw(page)
    lines(pen, 60, 60, count=30, width=640)
    if kind == "photograph":
        pixels = np.random.default_rng(1).integers(0, 255, (20, 30, 3), dtype=np.uint8)
        page.paste(Image.fromarray(pixels).resize((300, 200)), (200, 300))
    elif kind == "strip":
        pen.rectangle((100, 300, 140, 800), fill=(200, 200, 200))
    assert tints_of(page, SCALE) == []


def test_letters_on_tints_are_dark_on_white_before_they_are_read() -> None:
    page = Image.new("RGB", SIZE, WHITE)
    pen = ImageDraw.Draw(page)
    pen.rectangle((100, 300, 599, 399), fill=(40, 40, 40))
    pen.rectangle((100, 500, 599, 599), fill=(220, 220, 220))
    for top, ink in ((330, "white"), (530, "black")):
        pen.rectangle((200, top, 220, top + 30), fill=ink)
    grey = on_white(page.convert("L"), tints_of(page, SCALE))
    assert [grey.getpixel(at) for at in ((210, 340), (210, 540), (150, 340), (150, 540))] == [0, 0, 255, 255]


def capped_page(*, cap_lines: int = 3, left: int = 60) -> Image.Image:
    """Return a page whose paragraph of six lines begins with a letter some lines high."""
    page = Image.new("L", SIZE, 255)
    pen = ImageDraw.Draw(page)
    height = 28 * (cap_lines - 1) + 15
    pen.rectangle((left, 300, left + 12, 300 + height), fill=0)
    pen.rectangle((left, 300, left + 40, 312), fill=0)
    lines(pen, left + 50, 300, count=cap_lines, width=550)
    lines(pen, left, 300 + 28 * cap_lines, count=6 - cap_lines, width=600)
    lines(pen, 60, 600, count=4, width=600)
    return page


@pytest.mark.parametrize("cap_lines", [2, 3, 4])
def test_a_letter_some_lines_high_is_a_cap(cap_lines: int) -> None:
    page = capped_page(cap_lines=cap_lines)
    (cap,) = caps_of(page, SCALE)
    assert cap.box == pytest.approx((60, 300, 101, 316 + 28 * (cap_lines - 1)), abs=2)
    assert len(cap.lines) == cap_lines
    assert cap.pitch == pytest.approx(28, abs=2)
    assert np.asarray(without(page, [cap]))[290:340, 50:104].min() == 255


def beside_text(pen: ImageDraw.ImageDraw) -> None:
    lines(pen, 20, 300, count=3, width=30)


def over_nothing(pen: ImageDraw.ImageDraw) -> None:
    pen.rectangle((50, 380, 110, 500), fill=255)


def one_of_a_title(pen: ImageDraw.ImageDraw) -> None:
    pen.rectangle((105, 295, 700, 380), fill=255)
    for left in range(110, 600, 50):
        pen.rectangle((left, 300, left + 12, 372), fill=0)


@pytest.mark.parametrize("spoil", [beside_text, over_nothing, one_of_a_title])
def test_what_is_no_cap(spoil: Callable[[ImageDraw.ImageDraw], None]) -> None:
    page = capped_page()
    spoil(ImageDraw.Draw(page))
    assert caps_of(page, SCALE) == []


@pytest.mark.parametrize(
    ("readings", "expected"), [(("ნ", "ნ)"), ["ნ", "ნ"]), (("ბიუ", "8", "ს ა"), []), (("", "ა"), ["ა"])]
)
def test_readings_of_one_letter_count(readings: tuple[str, ...], expected: list[str]) -> None:
    assert single_letters(readings) == expected


@pytest.mark.parametrize(
    ("read", "rest", "expected"),
    [
        (["ნ", "ნ"], "ატო", ("ნ", 0.95)),
        (["ბ", "ა"], "ლბანეთში,", ("ა", 0.95)),  # in Albania
        (["ძ"], "აქართველო", ("ს", 0.95)),  # the one letter that makes a word: Georgia
        (["ა"], "", ("ა", 0.6)),
        (["ქ", "ვ"], "ჟჟჟჟ", ("ქ", 0.6)),
    ],
)
def test_the_letter_that_makes_a_known_word_is_chosen(read: list[str], rest: str, expected: tuple[str, float]) -> None:
    assert chosen(read, rest) == expected


def test_a_cap_is_read_by_itself_and_joined_to_its_word(monkeypatch: pytest.MonkeyPatch) -> None:
    modes: list[str] = []

    def read(picture: Image.Image, *, mode: str = "3", **_: Any) -> list[ReadWord]:
        modes.append(mode)
        if mode == "10":
            return [ReadWord("ს", 0.9, 0, 0, 40, 60, (-1, 1, 1, 1))]
        assert picture.getpixel((65, 310)) == 255
        tops = range(300, 468, 28)
        rows = [(110 if row < 3 else 60, top, 660, top + 16) for row, top in enumerate(tops)]
        words = ["აქართველო", *["წელს"] * 5]  # Georgia, in the year
        return [
            ReadWord(text, 0.9, *box, (-1, 1, 1, row)) for row, (text, box) in enumerate(zip(words, rows, strict=True))
        ]

    monkeypatch.setattr(tesseract, "read_words", read)
    page = ocr.read_picture(capped_page(), number=1, width=400, height=500)
    assert modes[:3] == ["10", "10", "3"]
    assert [piece.text for piece in pieces_of(page, page.runs)] == ["საქართველო", *["წელს"] * 5]
