"""The order in which blocks of a page are read."""

from __future__ import annotations

from kaext.ingest.pdf_regions import reading_order
from kaext.source import Box

COLUMNS = [Box(50, 60, 180, 300), Box(200, 60, 330, 300), Box(350, 60, 480, 300)]


def test_columns_are_read_one_after_another_and_boxes_across_them_where_they_stand() -> None:
    across = Box(50, 310, 480, 400)
    assert reading_order([across, *reversed(COLUMNS)]) == [3, 2, 1, 0]


def test_a_short_title_over_text_below_all_columns_comes_after_the_last_column() -> None:
    boxes = [*COLUMNS, Box(50, 320, 210, 334), Box(50, 340, 480, 700)]
    assert reading_order(boxes) == [0, 1, 2, 3, 4]


def test_a_title_with_text_beside_it_heads_its_own_column() -> None:
    boxes = [Box(50, 60, 120, 74), Box(50, 80, 260, 400), Box(130, 60, 260, 74), Box(280, 60, 480, 400)]
    assert reading_order(boxes).index(1) < reading_order(boxes).index(3)
