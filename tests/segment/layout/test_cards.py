"""Cards: framed regions that hold most of the text."""

from __future__ import annotations

import pytest
from tests.segment.layout.test_segments import BODY, BOLD, column, kinds, laid

from kaext.segment import segment

PROSE = ["ტექსტი რომელიც გვერდის სიგანეზეა აწყობილი აქ.", "ქვეყნები ანბანის მიხედვით არის დალაგებული."]
NAMES = ["ავსტრია", "ირლანდია", "ფინეთი", "შვედეთი"]


@pytest.mark.parametrize(
    ("names", "prose", "expected"),
    [
        (NAMES, 1, ["heading", "body"]),
        (NAMES[:3], 1, ["box_title", "box"]),
        (NAMES, 12, ["box_title", "box"]),
    ],
    ids=["most of the text", "too few", "beside text"],
)
def test_cards_are_sections_if_they_hold_most_of_the_text(names: list[str], prose: int, expected: list[str]) -> None:
    """Austria, Ireland, Finland, Sweden: each takes part in the programme since 1999, sends officers and pays."""
    rows = column(PROSE * prose, 60)
    for number, name in enumerate(names):
        top, region = 420 + 100 * (number // 2), f"box{number + 1}"
        text = [f"{name} პროგრამაში 1999 წლიდან მონაწილეობს.", "ოფიცრებს აგზავნის და იხდის."]
        rows += column([name], top, style=BOLD, x0=60 + 250 * (number % 2), region=region)
        rows += column(text, top + 18, style=BODY, x0=60 + 250 * (number % 2), region=region)
    assert kinds(segment(laid(rows)))[1:] == expected * len(names)


@pytest.mark.parametrize(("count", "kind"), [(1, "heading"), (8, "box_title")], ids=["few", "many"])
def test_large_notes_below_framed_slides_are_not_the_main_text(count: int, kind: str) -> None:
    """The notes of the speaker are larger than the titles of the slides, and fewer."""
    rows = []
    for number, name in enumerate(NAMES):
        region = f"box{number + 1}"
        rows += column([name], 130, style=BOLD, region=region)
        rows += column([*PROSE, *PROSE], 150, region=region)
        rows += column(["ამ სლაიდზე დრო არ დაკარგოთ."] * count, 400, style=BODY._replace(size=20.0))
    found = segment(laid(rows, pages=[1 + number // (5 + count) for number in range(len(rows))]))
    assert {block.kind for block in found if block.kind in ("heading", "box_title")} == {kind}
