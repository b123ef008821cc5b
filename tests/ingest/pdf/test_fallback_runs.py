"""Letters that a program writes after the line whose gaps they fill."""

from __future__ import annotations

from kaext.ingest.pdf.glyphs import RawPage, Run, Style
from kaext.ingest.pdf.words import words_of

PAGE = RawPage(1, 595, 842, styles=[Style(font, 10, False, False, "") for font in ("Georgian", "Latin")])


def run(text: str, at: float, *, font: int = 0, baseline: float = 100) -> Run:
    """Return a run of letters five points wide; a gap of as many points as it says stands for each underscore."""
    places = [at + 5 * number for number, letter in enumerate(text) if letter != "_"]
    return Run(text.replace("_", ""), places, [place + 5 for place in places], baseline, font)


def texts(*runs: Run) -> list[str]:
    return [word.text for word in words_of(PAGE, runs)]


def test_figures_and_commas_of_another_font_stand_where_they_are_printed() -> None:
    # In 2004, the PfP's: the Georgian letters first, then the rest.
    line = run("ში ____ წელს_ ___-ის ერ", 50)
    inserted = [run("2004", 65, font=1), run(",", 110, font=1), run("PfP", 120, font=1)]
    assert texts(line, *inserted, run("თი", 165)) == ["ში", "2004", "წელს,", "PfP-ის", "ერთი"]


def test_a_line_printed_over_another_stays_apart() -> None:
    assert texts(run("ნატო და", 50), run("ჩანართი", 52)) == ["ნატო", "და", "ჩანართი"]


def test_a_line_that_begins_left_of_the_one_before_is_another() -> None:
    assert texts(run("მეორე სვეტი", 300), run("პირველი", 50)) == ["მეორე", "სვეტი", "პირველი"]


def test_lines_one_below_another_are_none() -> None:
    assert texts(run("ნატო", 50), run("და", 60, baseline=112)) == ["ნატო", "და"]
