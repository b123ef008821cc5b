"""Size and slant of lines read by OCR."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from kaext.ingest.ocr.lines import add_words
from kaext.ingest.ocr.words import ReadWord
from kaext.ingest.pdf.glyphs import RawPage, Style

HEIGHT = 42
# Words and the share of a line's height that they have.
FULL = ("ევროკავშირი", 1.0)  # European Union
UP = ("შინ", 0.75)  # at home
DOWN = ("ვალდე", 0.72)
DIGITS = ("2002”.", 0.75)


def styles_of(*rows: list[tuple[str, float]], picture: Image.Image | None = None) -> list[Style]:
    """Return the styles of lines of words, each line a paragraph, at one point per pixel."""
    words = [
        ReadWord(text, 0.9, 100 + 210 * n, 100 * row, 300 + 210 * n, 100 * row + round(share * HEIGHT), (-1, row, 1, 1))
        for row, line in enumerate(rows, 1)
        for n, (text, share) in enumerate(line)
    ]
    page = RawPage(1, 1000, 1400)
    add_words(page, picture or Image.new("L", (1000, 1400), 255), words, [], scale=1)
    return [page.styles[run.style] for run in page.runs if run.text == words[0].text or run.x0s[0] == 100]


@pytest.mark.parametrize("line", [[UP] * 3, [DOWN] * 3, [DIGITS], [FULL, UP, DOWN]])
def test_the_height_of_a_line_follows_from_its_letters(line: list[tuple[str, float]]) -> None:
    *_, last = styles_of([FULL] * 4, [FULL] * 4, [FULL] * 4, line)
    assert last.size == 40.0


def test_a_line_inside_a_paragraph_has_the_size_of_most() -> None:
    words = [
        ReadWord(FULL[0], 0.9, 100 + 210 * n, 100 * row, 300 + 210 * n, 100 * row + height, (-1, 1, 1, row))
        for row, height in enumerate((60, 42, 42, 60, 42), 1)
        for n in range(4)
    ]
    page = RawPage(1, 1000, 1400)
    add_words(page, Image.new("L", (1000, 1400), 255), words, [], scale=1)
    sizes = [page.styles[run.style].size for run in page.runs if run.x0s[0] == 100]
    assert sizes == [57.0, 40.0, 40.0, 40.0, 40.0]


@pytest.mark.parametrize(("slant", "expected"), [(0.0, False), (0.2, True), (0.16, True), (0.05, False)])
def test_lines_of_slanted_strokes_are_italic(slant: float, *, expected: bool) -> None:
    picture = Image.new("L", (1000, 1400), 255)
    pen = ImageDraw.Draw(picture)
    for number in range(16):
        left = 100 + 11 * number + 7 * (number % 3)
        pen.line((left, 141, left + slant * 41, 100), fill=0, width=3)
    (style,) = styles_of([("ევროკავშირი", 1.0)], picture=picture)  # European Union
    assert style.italic == expected
