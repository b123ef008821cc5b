"""Numbers and footers of slides that were printed several to a page."""

from __future__ import annotations

import pytest
from tests.segment.layout.test_segments import BODY, SMALL, column, laid

from kaext.segment import segment
from kaext.source import Box, LineStyle

PROSE = ["ტექსტი რომელიც სლაიდის სიგანეზეა აწყობილი აქ."] * 3  # text that is set in the measure of the slide
NUMBER = SMALL._replace(size=6.0)
Row = tuple[str, Box, LineStyle, str]


def slides(numbers: list[int], tops: list[float], footer: str) -> list[Row]:
    """Return the lines of one sheet: on each slide text, a number at the right and a footer on its level."""
    rows: list[Row] = []
    for number, top in zip(numbers, tops, strict=True):
        rows += column(PROSE, top, style=BODY)
        rows += [(footer, Box(60, top + 200, 200, top + 206), NUMBER, "")] if footer else []
        rows += [(str(number), Box(400, top + 200, 410, top + 206), NUMBER, "")]
    return rows


@pytest.mark.parametrize(
    ("numbers", "shift", "is_furniture"),
    [([1, 2, 3, 4], 0.0, True), ([1, 2, 3, 7], 0.0, False), ([1, 2, 3, 4], 30.0, False)],
    ids=["slides", "not consecutive", "at places of their own"],
)
def test_numbers_of_slides_and_what_recurs_beside_them(numbers: list[int], shift: float, is_furniture: bool) -> None:
    first = slides(numbers[:2], [130, 400], "სამეცნიერო პროგრამა")
    second = slides(numbers[2:], [130 + shift, 400 - shift], "სამეცნიერო პროგრამა")
    rows = [*first, *second]
    found = segment(laid(rows, pages=[1] * len(first) + [2] * len(second)))
    kind_of = {line: block.kind for block in found for line in block.lines}
    expected = [("page_number" if text.isdecimal() else "header") for text, *_ in rows if text not in PROSE]
    actual = [kind_of[line] for line, (text, *_) in enumerate(rows) if text not in PROSE]
    assert (actual == expected) is is_furniture
