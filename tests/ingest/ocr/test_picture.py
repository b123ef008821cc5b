"""Tints, photographs, shadows and drop caps in the image of a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw

from kaext.ingest import ocr
from kaext.ingest.ocr import tesseract
from kaext.ingest.ocr.drop_caps import best_letter, drop_caps_of, first_letters, without_drop_caps
from kaext.ingest.ocr.photographs import legible_words, photographs_of
from kaext.ingest.ocr.preprocessing import without_shadows
from kaext.ingest.ocr.tints import Tint, background_of, darkest_channel, tints_of, without_tints
from kaext.ingest.ocr.words import ReadWord
from kaext.ingest.pdf.lines import pieces_of
from kaext.source import Box

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


def tints_on(page: Image.Image) -> list[Tint]:
    pixels = darkest_channel(page)
    return tints_of(pixels, background_of(pixels, SCALE), SCALE)


def photographs_on(page: Image.Image) -> list[Box]:
    background = background_of(darkest_channel(page), SCALE)
    return photographs_of(background, tints_on(page), SCALE)


@pytest.mark.parametrize("change", [lambda page: page, noisy], ids=["clean", "noisy"])
@pytest.mark.parametrize(
    ("tint", "ink", "is_dark"),
    [
        ((219, 232, 245), "black", False),
        ((255, 250, 200), "black", False),  # pale yellow, in grey as light as paper
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
    found = tints_on(change(page))
    assert [tint.is_dark for tint in found] == [is_dark]
    assert found[0].box == pytest.approx((103, 401, 608, 702), abs=2)


def test_a_title_bar_and_the_box_below_it_are_two_tints() -> None:
    page = Image.new("RGB", SIZE, WHITE)
    pen = ImageDraw.Draw(page)
    pen.rectangle((100, 300, 599, 339), fill=(40, 80, 150))
    pen.rectangle((100, 340, 599, 599), fill=(219, 232, 245))
    assert [tint.box[1::2] for tint in tints_on(page)] == [(300, 340), (340, 600)]


@pytest.mark.parametrize("kind", ["text", "photograph", "strip", "background"])
def test_these_are_not_tints(kind: str) -> None:
    page = Image.new("RGB", SIZE, (250, 240, 210) if kind == "background" else WHITE)
    pen = ImageDraw.Draw(page)
    lines(pen, 60, 60, count=30, width=640)
    if kind == "photograph":
        pixels = np.random.default_rng(1).integers(0, 255, (20, 30, 3), dtype=np.uint8)
        page.paste(Image.fromarray(pixels).resize((300, 200)), (200, 300))
    elif kind == "strip":
        pen.rectangle((100, 300, 140, 800), fill=(200, 200, 200))
    assert tints_on(page) == []


def photograph(*, seed: int = 1, size: tuple[int, int] = (300, 200)) -> Image.Image:
    """Return large and small patches of varying brightness."""
    generator = np.random.default_rng(seed)
    picture = np.zeros((size[1], size[0]))
    for cells in (3, 8, 24):
        patches = Image.fromarray(generator.integers(0, 255, (cells, cells), dtype=np.uint8))
        picture += np.asarray(patches.resize(size, Image.Resampling.BICUBIC)) / 3
    return Image.fromarray(picture.astype(np.uint8))


@pytest.mark.parametrize("seed", range(5))
def test_a_photograph_is_found(seed: int) -> None:
    page = Image.new("RGB", SIZE, WHITE)
    lines(ImageDraw.Draw(page), 60, 60, count=8, width=640)
    lines(ImageDraw.Draw(page), 60, 520, count=8, width=640)
    page.paste(photograph(seed=seed), (200, 300))
    assert photographs_on(noisy(page)) == [pytest.approx((200, 300, 500, 500), abs=12)]


@pytest.mark.parametrize("kind", ["text", "box", "shadow", "background"])
def test_these_are_not_photographs(kind: str) -> None:
    page = Image.new("RGB", SIZE, WHITE)
    pen = ImageDraw.Draw(page)
    if kind == "box":
        pen.rectangle((100, 300, 599, 339), fill=(40, 80, 150))
        pen.rectangle((100, 340, 599, 599), fill=(219, 232, 245))
        lines(pen, 130, 360, count=7, width=440)
    elif kind == "background":
        page.paste(photograph(size=SIZE), (0, 0))
    else:
        lines(pen, 60, 60, count=30, width=640)
    if kind == "shadow":
        shade = np.linspace(0.6, 1.2, SIZE[0]).clip(0, 1)[None, :, None]
        page = Image.fromarray((np.asarray(page) * shade).astype(np.uint8))
    assert photographs_on(page) == []


def test_only_lines_of_known_words_are_kept_on_a_photograph() -> None:
    def line(number: int, *words: tuple[str, float]) -> list[ReadWord]:
        return [ReadWord(text, sure, 0, 0, 9, 9, (0, 1, 1, number)) for text, sure in words]

    title = line(1, ("პარტნიორები", 0.9), ("კავკასიაში", 0.8))  # partners in the Caucasus
    unsure = line(2, ("პარტნიორები", 0.5), ("კავკასიაში", 0.4))
    leaves = line(3, ("ჟჯრ", 0.9), ("PEP", 0.9))
    assert legible_words([*title, *unsure, *leaves]) == title


def test_a_photograph_is_an_image_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_words(picture: Image.Image, *, frame: int = -1, **_: Any) -> list[ReadWord]:
        return [ReadWord("ჟჯრ", 0.9, 10, 10, 60, 30, (frame, 1, 1, 1))] if frame == 0 else []

    monkeypatch.setattr(tesseract, "read_words", read_words)
    page = Image.new("L", SIZE, 255)
    page.paste(photograph(), (200, 300))
    read = ocr.read_picture(page, number=1, width=400, height=500)
    assert read.images == [pytest.approx((100, 150, 250, 250), abs=6)]
    assert read.runs == []


def test_text_on_tints_becomes_dark_on_white() -> None:
    page = Image.new("RGB", SIZE, WHITE)
    pen = ImageDraw.Draw(page)
    pen.rectangle((100, 300, 599, 399), fill=(40, 40, 40))
    pen.rectangle((100, 500, 599, 599), fill=(220, 220, 220))
    for top, ink in ((330, "white"), (530, "black")):
        pen.rectangle((200, top, 220, top + 30), fill=ink)
    grey = without_tints(page.convert("L"), tints_on(page))
    assert [grey.getpixel(at) for at in ((210, 340), (210, 540), (150, 340), (150, 540))] == [0, 0, 255, 255]


def with_box(page: Image.Image) -> Image.Image:
    pen = ImageDraw.Draw(page)
    lines(pen, 60, 60, count=8, width=640)
    pen.rectangle((100, 400, 599, 699), fill=(219, 232, 245))
    return page


def sloping(places: np.ndarray) -> np.ndarray:
    return np.clip(0.55 + 0.8 * places, 0, 1)


def folded(places: np.ndarray) -> np.ndarray:
    return 1 - 0.6 * np.exp(-places / 0.08)


@pytest.mark.parametrize("shade", [sloping, folded])
@pytest.mark.parametrize("axis", [0, 1])
def test_shadows_are_removed(shade: Callable[[np.ndarray], np.ndarray], axis: int) -> None:
    page = with_box(Image.new("RGB", SIZE, WHITE))
    pixels = np.asarray(page, dtype=np.float32)
    light = shade(np.linspace(0, 1, pixels.shape[axis])).reshape([-1, 1, 1] if axis == 0 else [1, -1, 1])
    shadowed = noisy(Image.fromarray((pixels * light).astype(np.uint8)))
    even = without_shadows(shadowed)
    (tint,) = tints_on(even)
    assert tint.box == pytest.approx((100, 400, 600, 700), abs=6)
    corners = [np.asarray(even.crop(box)).mean() for box in ((0, 0, 40, 40), (760, 0, 800, 40), (0, 960, 40, 1000))]
    # The shadows darken the paper by up to 115 and 153 levels.
    assert max(corners) - min(corners) < 30


@pytest.mark.parametrize("tint", [(219, 232, 245), (40, 80, 150)])
@pytest.mark.parametrize("box", [(500, 0, 799, 999), (0, 0, 799, 300), (100, 400, 599, 699)])
def test_a_tint_with_an_edge_is_not_a_shadow(tint: tuple[int, int, int], box: tuple[int, int, int, int]) -> None:
    page = Image.new("RGB", SIZE, WHITE)
    ImageDraw.Draw(page).rectangle(box, fill=tint)
    assert without_shadows(page) is page


def capped_page(*, cap_lines: int = 3, left: int = 60) -> Image.Image:
    """Return a page whose paragraph of six lines begins with a letter several lines high."""
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
def test_a_letter_several_lines_high_is_a_drop_cap(cap_lines: int) -> None:
    page = capped_page(cap_lines=cap_lines)
    (cap,) = drop_caps_of(page, SCALE)
    assert cap.box == pytest.approx((60, 300, 101, 316 + 28 * (cap_lines - 1)), abs=2)
    assert len(cap.lines) == cap_lines
    assert cap.pitch == pytest.approx(28, abs=2)
    assert np.asarray(without_drop_caps(page, [cap]))[290:340, 50:104].min() == 255


def touching_the_line_below(pen: ImageDraw.ImageDraw) -> None:
    pen.rectangle((60, 360, 72, 396), fill=0)


def at_the_foot_of_a_column(pen: ImageDraw.ImageDraw) -> None:
    pen.rectangle((40, 380, 799, 999), fill=255)
    lines(pen, 60, 260, count=1, width=300)


@pytest.mark.parametrize("change", [touching_the_line_below, at_the_foot_of_a_column])
def test_a_drop_cap_may_touch_the_line_below_or_end_the_column(change: Callable[[ImageDraw.ImageDraw], None]) -> None:
    page = capped_page()
    change(ImageDraw.Draw(page))
    (cap,) = drop_caps_of(page, SCALE)
    assert (cap.box.x0, cap.box.y0, len(cap.lines)) == pytest.approx((60, 300, 3), abs=2)
    assert np.asarray(without_drop_caps(page, [cap]))[290:378, 50:104].min() == 255


def test_removing_a_drop_cap_keeps_the_letters_it_touches() -> None:
    page = capped_page()
    touching_the_line_below(ImageDraw.Draw(page))
    thin = np.asarray(page).copy()
    thin[384:400, 74:100] = 255
    thin[384:400, 80:83] = 0
    page = Image.fromarray(thin)
    cleared = np.asarray(without_drop_caps(page, drop_caps_of(page, SCALE)))
    assert cleared[386:394, 60:70].min() == 255
    assert cleared[386:398, 81].max() == 0


def beside_text(pen: ImageDraw.ImageDraw) -> None:
    lines(pen, 20, 300, count=3, width=30)


def over_nothing(pen: ImageDraw.ImageDraw) -> None:
    pen.rectangle((50, 380, 110, 500), fill=255)


def one_of_a_title(pen: ImageDraw.ImageDraw) -> None:
    pen.rectangle((105, 295, 700, 380), fill=255)
    for left in range(110, 600, 50):
        pen.rectangle((left, 300, left + 12, 372), fill=0)


def alone_with_its_lines(pen: ImageDraw.ImageDraw) -> None:
    pen.rectangle((40, 380, 799, 999), fill=255)


@pytest.mark.parametrize("spoil", [beside_text, over_nothing, one_of_a_title, alone_with_its_lines])
def test_these_are_not_drop_caps(spoil: Callable[[ImageDraw.ImageDraw], None]) -> None:
    page = capped_page()
    spoil(ImageDraw.Draw(page))
    assert drop_caps_of(page, SCALE) == []


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        (("ნატო აღრმავებს", "„ნატო, რომ"), ["ნ", "ნ"]),  # NATO deepens; NATO, that
        (("8 აბბ", "V"), ["ა"]),
        (("ა", "5-1"), []),
    ],
)
def test_first_letters_come_from_readings_that_begin_with_a_word(
    readings: tuple[str, ...], expected: list[str]
) -> None:
    assert first_letters(readings) == expected


@pytest.mark.parametrize(
    ("read", "rest", "expected"),
    [
        (["ნ", "ნ"], "ატო", ("ნ", 0.95)),
        (["ბ", "ა"], "ლბანეთში,", ("ა", 0.95)),  # in Albania
        (["ძ", "შ"], "აქართველო", ("ს", 0.95)),  # the only letter that makes a word: Georgia
        (["ა"], "", ("ა", 0.6)),
        (["ქ", "ვ"], "ჟჟჟჟ", ("ქ", 0.6)),
        (["ქ", "ქ"], "ჟჟჟჟ", ("ქ", 0.8)),
        (["ჟ", "ჟ"], "საქართველო", None),  # an ornament beside Georgia
    ],
)
def test_the_letter_that_completes_a_known_word_is_chosen(
    read: list[str], rest: str, expected: tuple[str, float] | None
) -> None:
    assert best_letter(read, rest) == expected


def test_a_drop_cap_is_read_with_its_line_and_joined_to_its_word(monkeypatch: pytest.MonkeyPatch) -> None:
    modes: list[str] = []

    def read(picture: Image.Image, *, mode: str = "3", **_: Any) -> list[ReadWord]:
        modes.append(mode)
        if mode == "7":
            return [ReadWord("საქართველო", 0.9, 0, 0, 40, 60, (-1, 1, 1, 1))]
        assert picture.getpixel((65, 310)) == 255
        tops = range(300, 468, 28)
        rows = [(110 if row < 3 else 60, top, 660, top + 16) for row, top in enumerate(tops)]
        words = ["აქართველო", *["წელს"] * 5]  # Georgia, in the year
        return [
            ReadWord(text, 0.9, *box, (-1, 1, 1, row)) for row, (text, box) in enumerate(zip(words, rows, strict=True))
        ]

    monkeypatch.setattr(tesseract, "read_words", read)
    page = ocr.read_picture(capped_page(), number=1, width=400, height=500)
    assert modes[:3] == ["7", "7", "3"]
    assert [piece.text for piece in pieces_of(page, page.runs)] == ["საქართველო", *["წელს"] * 5]
