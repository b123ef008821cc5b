"""The reading order of the boxes of a page."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kaext.ingest.pdf.glyphs import RawPage, Run, Shape, Style
from kaext.ingest.pdf.lines import piece_of
from kaext.ingest.pdf.reading_order import Chain, reading_order, rows_of_frames, separator_rules
from kaext.ingest.pdf.regions import frames_of, pictures_of
from kaext.ingest.pdf.ruled_boxes import ruled_frames
from kaext.ingest.pdf.words import words_of
from kaext.source import Box

COLUMNS = [Box(50, 60, 180, 300), Box(200, 60, 330, 300), Box(350, 60, 480, 300)]


def test_columns_are_read_one_after_another_and_boxes_across_them_in_between() -> None:
    across = Box(50, 310, 480, 400)
    assert reading_order([across, *reversed(COLUMNS)]) == [3, 2, 1, 0]


def test_a_short_title_over_text_below_all_columns_comes_after_the_last_column() -> None:
    boxes = [*COLUMNS, Box(50, 320, 210, 334), Box(50, 340, 480, 700)]
    assert reading_order(boxes) == [0, 1, 2, 3, 4]


def sections(*, beside: bool) -> list[Box]:
    """Return two titles with two columns each below them, and with text beside the second title or not."""
    first = [Box(50, 60, 120, 74), Box(50, 80, 260, 200), Box(280, 80, 490, 180)]
    second = [Box(50, 220, 130, 234), Box(50, 240, 260, 400), Box(280, 210 if beside else 240, 490, 395)]
    return [*first, *second]


@pytest.mark.parametrize(("beside", "order"), [(False, [0, 1, 2, 3, 4, 5]), (True, [0, 1, 3, 4, 2, 5])])
def test_columns_that_begin_level_below_a_title_are_its_own(beside: bool, order: list[int]) -> None:
    assert reading_order(sections(beside=beside)) == order


def test_a_title_with_text_beside_it_heads_its_own_column() -> None:
    boxes = [Box(50, 60, 120, 74), Box(50, 80, 260, 400), Box(130, 60, 260, 74), Box(280, 60, 480, 400)]
    assert reading_order(boxes).index(1) < reading_order(boxes).index(3)


def test_columns_with_a_picture_above_one_and_a_box_across_below_are_not_wrapped_text() -> None:
    # The caption under the picture, text below it, text to its right, text below that, and a box across.
    boxes = [Box(45, 234, 278, 252), Box(45, 270, 280, 540), Box(45, 604, 280, 727)]
    boxes += [Box(310, 114, 548, 284), Box(310, 350, 549, 713), Box(45, 736, 550, 791)]
    assert reading_order(boxes) == [0, 1, 2, 3, 4, 5]


def test_a_date_centred_under_a_title_comes_before_all_columns() -> None:
    boxes = [Box(90, 20, 440, 52), Box(215, 58, 315, 68), *[column._replace(y0=90) for column in COLUMNS]]
    assert reading_order(boxes) == [0, 1, 2, 3, 4]


def around(*, columns: bool, below: Box) -> list[int]:
    """Return the order of text above, beside and below a tint (2), wrapped around it or in two columns."""
    above = [Box(60, 40, 280, 190)] if columns else [Box(60, 40, 540, 190)]
    boxes = [*above, Box(300, 200, 540, 280), Box(60, 200, 280, 400), Box(300, 290, 540, 398), below]
    return reading_order(boxes, asides=[2])


@pytest.mark.parametrize(
    ("columns", "top", "order"),
    [
        (False, 404, [0, 2, 1, 3, 4]),  # wrapped around the tint
        (True, 404, [0, 2, 4, 1, 3]),  # a column
        (False, 470, [0, 2, 4, 1, 3]),  # further down
    ],
)
def test_text_wrapped_around_a_tint_continues_below_it(columns: bool, top: int, order: list[int]) -> None:
    assert around(columns=columns, below=Box(60, top, 200, top + 10)) == order


def test_entries_beside_a_picture_precede_those_below_it() -> None:
    """A caption and a credit under a picture, short lines beside them, text above and below."""
    boxes = [Box(56, 200, 538, 313), Box(279, 414, 530, 495), Box(279, 501, 335, 511), Box(65, 508, 240, 526)]
    boxes += [Box(332, 515, 520, 552), Box(56, 558, 124, 568), Box(109, 572, 328, 582), Box(56, 600, 537, 699)]
    order = reading_order(boxes)
    assert order.index(4) < order.index(5) < order.index(6) < order.index(7)


LEFT, RIGHT = Box(60, 100, 61, 400), Box(260, 100, 261, 400)
HEAD, FOOT = Box(60, 100, 261, 101), Box(60, 399, 261, 400)


@pytest.mark.parametrize(
    ("rules", "is_frame"),
    [
        ((LEFT, RIGHT, HEAD, FOOT), True),
        ((LEFT, RIGHT, HEAD), True),  # continues in the next column
        ((LEFT, RIGHT, FOOT), True),
        # The lines end in rounded corners.
        ((LEFT._replace(x1=65), RIGHT._replace(x0=256), HEAD._replace(y1=104.7), FOOT._replace(y0=395.3)), True),
        ((LEFT, RIGHT), False),
        ((LEFT, HEAD, FOOT), False),
        ((LEFT, RIGHT._replace(y1=300), HEAD), False),
        ((LEFT, RIGHT, HEAD._replace(x1=500)), False),
    ],
)
def test_four_rules_are_a_frame_and_three_a_box_that_continues(rules: tuple[Box, ...], is_frame: bool) -> None:
    page = RawPage(1, 600, 800, shapes=[Shape(rule, "", "000000") for rule in rules])
    assert ruled_frames(page) == [Box(60, 100, 261, 400)] * is_frame


@pytest.mark.parametrize(("lines", "is_picture"), [(0, True), (2, True), (12, False)])
def test_a_caption_may_be_printed_over_a_picture_and_text_makes_it_a_background(lines: int, is_picture: bool) -> None:
    picture = Box(60, 100, 260, 250)
    page = RawPage(1, 600, 800, styles=[Style("Sans", 10, False, False, "ffffff")], images=[picture])
    words = [
        words_of(page, [Run("ა" * 36, [62 + 5 * n for n in range(36)], [67 + 5 * n for n in range(36)], y, 0)])
        for y in (240 - 12 * line for line in range(lines))
    ]
    assert pictures_of(page, [], [piece_of(page, line) for line in words]) == (picture,) * is_picture


def test_boxes_alternating_between_two_sides_are_read_top_to_bottom() -> None:
    left = [Box(50, 100, 260, 140), Box(50, 210, 260, 300)]
    right = [Box(320, 150, 540, 200), Box(320, 310, 540, 400)]
    assert reading_order([Box(50, 60, 540, 90), *left, *right]) == [0, 1, 3, 2, 4]


def test_the_end_of_an_entry_at_the_head_of_a_page_precedes_the_next_date() -> None:
    hanging, dates = [Box(104, 60, 180, 70), Box(104, 90, 280, 140)], [Box(56, 75, 100, 85), Box(56, 145, 100, 155)]
    assert reading_order([*hanging, *dates]) == [0, 2, 1, 3]


def test_a_header_over_a_column_with_a_picture_at_its_head_does_not_alternate() -> None:
    header, right, below = Box(50, 30, 200, 40), Box(320, 60, 540, 150), Box(50, 300, 260, 500)
    assert reading_order([header, right, below]) == [0, 2, 1]


@pytest.mark.parametrize(
    "right", [[Box(320, 150, 540, 300)], [Box(320, 90, 540, 200)], [Box(320, 310, 540, 400)]], ids=str
)
def test_columns_side_by_side_or_on_one_side_only_do_not_alternate(right: list[Box]) -> None:
    left = [Box(50, 100, 260, 140), Box(50, 210, 260, 300)]
    assert reading_order([*left, *right]) == [0, 1, 2]


def ruled(*rules: Box) -> RawPage:
    return RawPage(1, 600, 800, shapes=[Shape(rule, "000000", "") for rule in rules])


# Two lines at the head of two columns, a short title below the first, text below both, not level.
PARTED = [Box(50, 60, 280, 84), Box(310, 60, 540, 84), Box(50, 100, 90, 114), Box(50, 120, 280, 400)]
PARTED += [Box(310, 116, 540, 400)]


def test_a_rule_across_the_page_separates_columns_above_from_columns_below() -> None:
    (rule,) = separator_rules(ruled(Box(50, 90, 540, 91)), PARTED)
    assert [i for i in reading_order([*PARTED, rule]) if i < len(PARTED)] == [0, 1, 2, 3, 4]
    assert reading_order(PARTED) == [0, 2, 3, 1, 4]


@pytest.mark.parametrize(
    "rule",
    [Box(50, 90, 280, 91), Box(50, 200, 540, 201), Box(50, 86, 540, 98)],
    ids=["over one column", "through text", "a tint"],
)
def test_other_rules_are_not_separators(rule: Box) -> None:
    assert separator_rules(ruled(rule), PARTED) == []


FIRST, SECOND = Box(50, 100, 350, 139), Box(50, 139, 350, 163)


@pytest.mark.parametrize(
    ("fill", "right", "frames"),
    [
        ("ffeecc", 350, [FIRST.union(SECOND)]),
        ("ffeecc", 250, [FIRST, SECOND._replace(x1=250)]),  # of another width
        ("ffffff", 350, [FIRST]),
    ],
)
def test_a_tint_drawn_as_a_strip_for_each_line_is_one_frame(fill: str, right: float, frames: list[Box]) -> None:
    # Three lines and the space after the paragraph; two more lines.
    strips = [Box(50, top, 350, bottom) for top, bottom in pairwise([100, 112, 124, 136, 139, 151, 163])]
    shapes = [Shape(strip, "ffeecc", "") for strip in strips[:4]]
    shapes += [Shape(strip._replace(x1=right), fill, "") for strip in strips[4:]]
    assert frames_of(RawPage(1, 600, 800, shapes=shapes)) == frames


@pytest.mark.parametrize(("over", "is_picture"), [(3, False), (0, True), (30, True)], ids=["shadow", "border", "inset"])
def test_an_image_that_extends_a_little_over_a_frame_is_its_shadow(over: int, is_picture: bool) -> None:
    frame = Box(60, 100, 260, 250)
    image = Box(60 - over, 100 - over, 260 + over, 250 + over)
    style = Style("Sans", 10, False, False, "000000")
    page = RawPage(1, 600, 800, styles=[style], images=[image], shapes=[Shape(frame, "eef3d2", "")])
    words = words_of(page, [Run("ააა", [70, 75, 80], [75, 80, 85], 120, 0)])
    assert pictures_of(page, [frame], [piece_of(page, words)]) == (image,) * is_picture


@pytest.mark.parametrize(
    ("tops", "below", "count"),
    [((300, 300), 0, 1), ((300, 340), 0, 0), ((300, 300), 4, 0), ((300, 300), 1, 1)],
    ids=["a row", "not level", "text below", "a page number below"],
)
def test_frames_side_by_side_end_the_columns_above_them(tops: tuple[int, int], below: int, count: int) -> None:
    page = RawPage(1, 500, 800, [])
    page.styles = [Style("Serif", 10.0, False, False, "000000")]
    line = piece_of(page, list(words_of(page, [Run("text", [50, 55, 60, 65], [55, 60, 65, 70], 80, 0)])))
    columns = [Chain([line] * 5, Box(50, 60, 230, 200), -1), Chain([line] * 5, Box(250, 60, 430, 200), -1)]
    frames = [Chain([line], Box(x, y, x + 180, 500), n) for n, (x, y) in enumerate(zip((50, 250), tops, strict=True))]
    rest = [Chain([line] * below, Box(50, 600, 200, 700), -1)] * bool(below)
    rules = rows_of_frames([*columns, *frames, *rest])
    assert len(rules) == count
    boxes = [chain.box for chain in (*columns, *frames)]
    if count:
        assert reading_order([*boxes, *rules])[:3] == [0, 1, 4]
