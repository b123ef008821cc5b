"""Boxes marked only by a rule above and one below."""

from __future__ import annotations

import pytest

from kaext.ingest.pdf.glyphs import RawPage, Run, Shape, Style
from kaext.ingest.pdf.lines import Piece, pieces_of
from kaext.ingest.pdf.rule_pairs import boxes_between_rules
from kaext.source import Box

UPPER, LOWER = Box(60, 160, 260, 160.5), Box(60, 210, 260, 210.5)
WORDS = "the words of a line of the text"
Line = tuple[float, int]


def page_of(lines: list[Line], rules: list[Box]) -> tuple[RawPage, list[Piece]]:
    """Return a page with rules and lines (baseline, style), and its pieces."""
    page = RawPage(1, 600, 800, shapes=[Shape(rule, "000000", "") for rule in rules])
    page.styles = [Style("Serif", 10, False, False, "000000"), Style("Sans", 9, False, False, "000000")]
    for y, style in lines:
        x0s = [60.0 + 5 * number for number in range(len(WORDS))]
        page.runs.append(Run(WORDS, x0s, [x0 + 5 for x0 in x0s], y, style))
    return page, pieces_of(page, page.runs)


TEXT: list[Line] = [(100.0 + 12 * number, 0) for number in range(5)] + [(255.0 + 12 * number, 0) for number in range(5)]
NOTE: list[Line] = [(175, 1), (187, 1), (199, 1)]


def test_text_in_a_type_of_its_own_between_two_rules_is_a_box() -> None:
    (box,) = boxes_between_rules(*page_of([*TEXT, *NOTE], [UPPER, LOWER]), ())
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
    assert boxes_between_rules(*page_of(lines, rules), ()) == []


def test_rules_under_headings_do_not_count() -> None:
    rules = [UPPER, LOWER, Box(60, 90, 260, 90.5), Box(60, 330, 260, 330.5)]
    assert len(boxes_between_rules(*page_of([*TEXT, *NOTE], rules), ())) == 1


def test_rules_in_a_frame_mark_no_other_box() -> None:
    assert boxes_between_rules(*page_of([*TEXT, *NOTE], [UPPER, LOWER]), (Box(50, 150, 270, 220),)) == []
