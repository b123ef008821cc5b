"""Soft hyphens stored inside lines, and at their ends."""

from __future__ import annotations

import pytest

from kaext.ingest.pdf.glyphs import RawPage, Run, Style
from kaext.ingest.pdf.words import words_of

STYLES = [Style("Sylfaen", 10, False, False, "")]


def run(text: str, x: float, baseline: float = 100.0, *, width: float = 5.0) -> Run:
    x0s = [x + width * number for number in range(len(text))]
    return Run(text, x0s, [x0 + width for x0 in x0s], baseline, 0)


def found(*runs: Run) -> list[str]:
    return [word.text for word in words_of(RawPage(1, 595, 842, styles=STYLES), runs)]


@pytest.mark.parametrize(
    ("runs", "words"),
    [
        # The soft hyphen takes half of the width of its letter: მავრიტანია (Mauritania).
        ([run("მავ\u00adრ", 50), run("ი\u00ad", 75, width=2.5), run("ტანია", 80)], ["მავრიტანია"]),
        # It stands over the next letter.
        ([Run("რო\u00adკო", [50, 55, 60, 60, 65], [55, 60, 65, 65, 70], 100, 0)], ["როკო"]),
        # A glyph of several characters.
        ([run("მა", 50), Run("რ\u00ad", [60], [65], 100, 0), run("ოკო", 65)], ["მაროკო"]),
        # At the end of a line it is visible.
        ([run("ალი\u00ad", 50), run("ანსი", 50, 114)], ["ალი\u00ad", "ანსი"]),
        ([run("ალი\u00ad\u00ad", 50), run("ანსი", 50, 114)], ["ალი\u00ad", "ანსი"]),
        ([run("ალი\u00ad", 50)], ["ალი\u00ad"]),
        ([run("\u00ad", 50), run("ალი", 55)], ["ალი"]),
    ],
)
def test_only_a_soft_hyphen_at_the_end_of_a_line_is_kept(runs: list[Run], words: list[str]) -> None:
    assert found(*runs) == words


@pytest.mark.parametrize(
    ("runs", "words"),
    [
        # Soft hyphens that became spaces when the file was written again: the next letter is printed over them.
        ([Run("მავ რიტ", [50, 55, 60, 65, 65, 70, 75], [55, 60, 65, 68, 70, 75, 80], 100, 0)], ["მავრიტ"]),
        # The hyphen at the end of the line is a run of its own.
        ([Run("მა ვა ", [50, 55, 60, 60, 65, 70], [55, 60, 63, 65, 70, 73], 100, 0), run("‐", 70)], ["მავა‐"]),
        # A space with room, also in a run of its own, and one at the end of a line.
        ([run("მავ რიტ", 50)], ["მავ", "რიტ"]),
        ([run("მა", 50), run(" ", 60), run("ვა", 65)], ["მა", "ვა"]),
        ([run("მავ ", 50), run("რიტ", 65, 114)], ["მავ", "რიტ"]),
    ],
)
def test_a_space_without_room_is_none(runs: list[Run], words: list[str]) -> None:
    assert found(*runs) == words
