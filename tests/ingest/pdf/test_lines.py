"""Lines of words that follow one another on one baseline."""

from __future__ import annotations

import pytest

from kaext.ingest.pdf.glyphs import RawPage, Run, Shape, Style
from kaext.ingest.pdf.lines import pieces_of
from kaext.source import Box


def pieces(words: list[tuple[str, float]], frames: list[Box]) -> list[str]:
    """Return the texts of the pieces of a line of words at x coordinates, with letters five points wide."""
    page = RawPage(1, 600, 800, shapes=[Shape(frame, "eef3d2", "") for frame in frames])
    page.styles = [Style("Serif", 10, False, False, "000000")]
    for text, x in words:
        x0s = [x + 5 * number for number in range(len(text))]
        page.runs.append(Run(text, x0s, [x0 + 5 for x0 in x0s], 200, 0))
    return [piece.text for piece in pieces_of(page, page.runs)]


LINE = [("finished", 70.0), ("projects", 115.0), ("trained", 230.0), ("officers", 270.0)]


@pytest.mark.parametrize(
    ("frames", "count"),
    [
        ([Box(60, 150, 200, 230), Box(220, 150, 360, 230)], 2),  # cards side by side
        ([Box(60, 150, 200, 230), Box(200, 150, 360, 230)], 1),  # cells of a table
        ([Box(60, 150, 200, 230)], 1),
        ([Box(60, 10, 200, 90), Box(220, 10, 360, 90)], 1),  # cards above the line
        ([Box(60, 150, 220, 230), Box(110, 150, 360, 230)], 1),  # overlapping
        ([Box(60, 150, 200, 230), Box(220, 150, 360, 230)] * 300, 1),  # a map
        ([], 1),
    ],
)
def test_a_line_is_split_between_frames(frames: list[Box], count: int) -> None:
    assert len(pieces(LINE, frames)) == count


@pytest.mark.parametrize(("inner", "count"), [("inner text in another type", 2), ("", 1)])
def test_a_page_number_is_separate_from_the_running_title_beside_it(inner: str, count: int) -> None:
    """Even on a page of few words, no other words are in the type of the margin."""
    page = RawPage(1, 600, 800)
    page.styles = [Style("Sans", 8, False, False, "000000"), Style("Serif", 10, False, False, "000000")]
    lines = [("title", 60.0, 780.0, 0), ("4", 185.0, 780.0, 0), (inner, 60.0, 300.0, 1)]
    lines += [] if inner else [("body in the type of the margin", 60.0, 400.0, 0)]
    for text, x, y, style in lines:
        x0s = [x + 5 * number for number in range(len(text))]
        page.runs += [Run(text, x0s, [x0 + 5 for x0 in x0s], y, style)] if text else []
    assert sum(piece.baseline == 780 for piece in pieces_of(page, page.runs)) == count


@pytest.mark.parametrize(
    ("first", "bold", "font"),
    [("გვერდი:", False, "Sylfaen"), ("Page:", False, "Times"), ("გვერდი:", True, "Times")],
    ids=["Georgian", "no Georgian", "a bold head"],
)
def test_a_line_is_in_the_font_of_its_georgian_words(first: str, bold: bool, font: str) -> None:
    """გვერდი (page): the address after it is longer, in a fallback font."""
    page = RawPage(1, 600, 800, styles=[Style("Sylfaen", 10, bold, False, ""), Style("Times", 10, False, False, "")])
    for text, x, style in ((first, 60.0, 0), ("www.nato.int/partners/moldova", 102.0, 1)):
        x0s = [x + 5 * number for number in range(len(text))]
        page.runs.append(Run(text, x0s, [x0 + 5 for x0 in x0s], 200, style))
    (piece,) = pieces_of(page, page.runs)
    assert (piece.style.font, piece.style.bold) == (font, False)


@pytest.mark.parametrize(
    ("size", "gap", "count"),
    [(8, 14, 2), (10, 14, 1), (8, 6, 1)],
    ids=["a note", "a stretched space", "smaller words of the line"],
)
def test_a_smaller_note_in_the_margin_is_no_part_of_the_line_that_it_follows(size: int, gap: int, count: int) -> None:
    page = RawPage(1, 600, 800)
    page.styles = [Style("Serif", 10, False, False, "000000"), Style("Sans", size, False, False, "000000")]
    for text, x, style in (("three words before", 60.0, 0), ("note", 150.0 + gap, 1)):
        x0s = [x + 5 * number for number in range(len(text))]
        page.runs.append(Run(text, x0s, [x0 + 5 for x0 in x0s], 300, style))
    assert len(pieces_of(page, page.runs)) == count


@pytest.mark.parametrize(("rest", "font"), [("ავღანეთში", "Serif"), ("", "Fallback")])
def test_the_style_of_a_word_is_that_of_most_of_it(rest: str, font: str) -> None:
    """A quotation mark before the word is in a fallback font."""
    page = RawPage(1, 600, 800, [])
    page.styles = [Style("Fallback", 10.0, False, True, "000000"), Style("Serif", 10.0, False, False, "000000")]
    runs = [Run("„", [60.0], [65.0], 100.0, 0)]
    if rest:
        x0s = [65.0 + 5 * number for number in range(len(rest))]
        runs.append(Run(rest, x0s, [x0 + 5 for x0 in x0s], 100.0, 1))
    (piece,) = pieces_of(page, runs)
    assert (piece.text, piece.style.font) == ("„" + rest, font)
