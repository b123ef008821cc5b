"""Runs of a fallback font that are written after the line whose gaps they fill."""

from __future__ import annotations

from kaext.ingest.pdf.glyphs import RawPage, Run, Style
from kaext.ingest.pdf.words import words_of

PAGE = RawPage(1, 595, 842, styles=[Style(font, 10, False, False, "") for font in ("Georgian", "Latin")])


def run(text: str, at: float, *, font: int = 0, baseline: float = 100) -> Run:
    """Return a run of letters five points wide; an underscore is a gap of five points."""
    places = [at + 5 * number for number, letter in enumerate(text) if letter != "_"]
    return Run(text.replace("_", ""), places, [place + 5 for place in places], baseline, font)


def texts(*runs: Run) -> list[str]:
    return [word.text for word in words_of(PAGE, runs)]


def test_digits_and_commas_of_a_fallback_font_are_moved_to_their_place() -> None:
    # In 2004, of the PfP: first the Georgian letters, then the rest.
    line = run("ში ____ წელს_ ___-ის ერ", 50)
    inserted = [run("2004", 65, font=1), run(",", 110, font=1), run("PfP", 120, font=1)]
    assert texts(line, *inserted, run("თი", 165)) == ["ში", "2004", "წელს,", "PfP-ის", "ერთი"]


def test_an_overprinted_line_keeps_its_order() -> None:
    assert texts(run("ნატო და", 50), run("ჩანართი", 52)) == ["ნატო", "და", "ჩანართი"]


def test_a_line_that_begins_left_of_the_previous_one_is_separate() -> None:
    assert texts(run("მეორე სვეტი", 300), run("პირველი", 50)) == ["მეორე", "სვეტი", "პირველი"]


def test_consecutive_lines_keep_their_order() -> None:
    assert texts(run("ნატო", 50), run("და", 60, baseline=112)) == ["ნატო", "და"]
