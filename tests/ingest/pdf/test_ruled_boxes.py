"""Boxes marked only by a bar at the left, or by a rule above and one below."""

from __future__ import annotations

import pytest

from kaext.ingest.pdf.glyphs import RawPage, Run, Shape, Style
from kaext.ingest.pdf.lines import Piece, pieces_of
from kaext.ingest.pdf.ruled_boxes import barred_boxes, boxes_between_rules
from kaext.source import Box

UPPER, LOWER = Box(60, 160, 260, 160.5), Box(60, 210, 260, 210.5)
WORDS = "the words of a line of the text"
Line = tuple[float, int]
TEXT: list[Line] = [(100.0 + 12 * number, 0) for number in range(5)] + [(255.0 + 12 * number, 0) for number in range(5)]
NOTE: list[Line] = [(175, 1), (187, 1), (199, 1)]


def page_with_bars(lines: list[tuple[str, float, float]], bars: list[Box]) -> tuple[RawPage, list[Piece]]:
    """Return a page with bars and lines (text, x, baseline) of letters five points wide, and its pieces."""
    page = RawPage(1, 600, 800, shapes=[Shape(bar, "aa0000", "") for bar in bars])
    page.styles = [Style("Serif", 10, False, False, "000000")]
    for text, x, y in lines:
        x0s = [x + 5 * number for number in range(len(text))]
        page.runs.append(Run(text, x0s, [x0 + 5 for x0 in x0s], y, 0))
    return page, pieces_of(page, page.runs)


def column(x: float, top: float, count: int) -> list[tuple[str, float, float]]:
    return [(f"the words of line {number}", x, top + 14 * number) for number in range(count)]


@pytest.mark.parametrize("pieces", [1, 3], ids=["one bar", "a bar for each line"])
@pytest.mark.parametrize("count", [1, 3])
def test_a_bar_marks_the_lines_beside_it_as_a_box(count: int, pieces: int) -> None:
    height = 14.0 * count + 6
    bars = [Box(60, 195 + height * n / pieces, 63, 195 + height * (n + 1) / pieces) for n in range(pieces)]
    bars = bars if height / pieces >= 16 else [Box(60, 195, 63, 195 + height)]
    page, found = page_with_bars(column(60, 100, 3) + column(72, 208, count) + column(60, 208 + height + 20, 3), bars)
    (box,) = barred_boxes(page, found, ())
    assert (box.x0, box.x1) == (60, 72 + 5 * len("the words of line 0"))
    assert box.y0 < 208 - 8 and box.y1 > 208 + 14 * (count - 1)


@pytest.mark.parametrize(
    ("lines", "bar"),
    [
        (column(60, 100, 9) + column(72, 100, 0), Box(50, 95, 52, 140)),  # the text continues below the bar
        (column(60, 100, 9) + column(185, 100, 9), Box(169, 90, 171, 230)),  # a rule between columns
        (column(60, 100, 3), Box(50, 90, 50.4, 140)),  # a hairline
        (column(90, 100, 3), Box(50, 90, 53, 140)),  # far from its text
        (column(60, 100, 3), Box(50, 90, 53, 700)),  # as long as the page
    ],
)
def test_other_rules_are_not_bars(lines: list[tuple[str, float, float]], bar: Box) -> None:
    page, found = page_with_bars(lines, [bar])
    assert barred_boxes(page, found, ()) == []


def test_the_side_of_a_frame_is_not_a_bar() -> None:
    page, found = page_with_bars(column(72, 100, 3), [Box(60, 90, 62, 140)])
    assert barred_boxes(page, found, [Box(60, 90, 400, 140)]) == []


@pytest.mark.parametrize(("texts", "count"), [(("1994", "May 1999", "2003"), 0), (("1994", "the words", "2003"), 1)])
def test_the_rule_of_a_chronology_is_not_a_bar(texts: tuple[str, ...], count: int) -> None:
    dates = [(text, 72.0, 100 + 40.0 * number) for number, text in enumerate(texts)]
    page, found = page_with_bars(dates + column(180, 100, 8), [Box(60, 90, 62, 200)])
    assert len(barred_boxes(page, found, ())) == count


@pytest.mark.parametrize(("left", "count"), [("2014", 0), ("the word", 1)], ids=["a date", "a word"])
def test_the_rule_between_dates_and_entries_is_not_a_bar(left: str, count: int) -> None:
    page, found = page_with_bars([(left, 60 - 5 * len(left), 100), *column(80, 100, 2)], [Box(66, 90, 68, 120)])
    assert len(barred_boxes(page, found, ())) == count


def page_with_rules(lines: list[Line], rules: list[Box]) -> tuple[RawPage, list[Piece]]:
    """Return a page with rules and lines (baseline, style), and its pieces."""
    page = RawPage(1, 600, 800, shapes=[Shape(rule, "000000", "") for rule in rules])
    page.styles = [Style("Serif", 10, False, False, "000000"), Style("Sans", 9, False, False, "000000")]
    for y, style in lines:
        x0s = [60.0 + 5 * number for number in range(len(WORDS))]
        page.runs.append(Run(WORDS, x0s, [x0 + 5 for x0 in x0s], y, style))
    return page, pieces_of(page, page.runs)


def test_text_in_a_type_of_its_own_between_two_rules_is_a_box() -> None:
    (box,) = boxes_between_rules(*page_with_rules([*TEXT, *NOTE], [UPPER, LOWER]), ())
    assert (box.y0, box.y1) == (160, 210.5)


@pytest.mark.parametrize(
    ("lines", "rules"),
    [
        ([*TEXT, *((y, 0) for y, _ in NOTE)], [UPPER, LOWER]),  # the type of the text
        ([*TEXT, *NOTE], [UPPER]),
        ([*TEXT, NOTE[0]], [UPPER, LOWER]),  # a single line
        ([*TEXT, *NOTE], [UPPER, Box(60, 210, 200, 210.5)]),  # rules of different lengths
        ([*TEXT, *NOTE, (225, 1), (237, 1)], [UPPER, LOWER, Box(60, 242, 260, 242.5)]),  # rows
        ([*NOTE, *((y + 450, 0) for y, _ in TEXT)], [UPPER, LOWER]),  # far from the text
    ],
)
def test_other_rules_mark_no_box(lines: list[Line], rules: list[Box]) -> None:
    assert boxes_between_rules(*page_with_rules(lines, rules), ()) == []


def test_rules_under_headings_do_not_count() -> None:
    rules = [UPPER, LOWER, Box(60, 90, 260, 90.5), Box(60, 330, 260, 330.5)]
    assert len(boxes_between_rules(*page_with_rules([*TEXT, *NOTE], rules), ())) == 1


def test_rules_in_a_frame_mark_no_other_box() -> None:
    assert boxes_between_rules(*page_with_rules([*TEXT, *NOTE], [UPPER, LOWER]), (Box(50, 150, 270, 220),)) == []
