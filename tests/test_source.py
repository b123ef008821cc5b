"""What ingest returns: lines in flat arrays."""

import pickle

import pytest

from kaext.source import Box, Line, Lines, LineStyle

STYLE = LineStyle("Sylfaen", 10.0, False, False, "000000")
MADE = (
    Line(1, 0, 4, 1, Box(10.1, 20.2, 30.3, 40.4), "", STYLE),
    Line(2, 5, 5, 1, Box(0, 0, 0, 0), "box1", STYLE),
    Line(3, 6, 90, 2, Box(1, 2, 3, 4), "table1/2/3", STYLE._replace(bold=True)),
)


def made() -> Lines:
    lines = Lines()
    for line in MADE:
        assert line.page is not None and line.box is not None and line.style is not None
        lines.append(line.start, line.end, line.page, line.box, line.region, line.style)
    return lines


def test_lines_come_out_of_the_arrays_as_they_went_in() -> None:
    lines = made()
    assert tuple(lines) == MADE
    assert (lines[-1], lines[0:2], len(lines)) == (MADE[2], list(MADE[:2]), 3)
    assert pickle.loads(pickle.dumps(lines)) == lines
    with pytest.raises(IndexError):
        lines[3]


def test_moved_lines_keep_all_but_their_extents() -> None:
    lines = made()
    moved = lines.moved([(0, 3), (4, 4), (5, 80)])
    assert [(line.start, line.end) for line in moved] == [(0, 3), (4, 4), (5, 80)]
    assert [(line.number, line.page, line.box, line.region, line.style) for line in moved] == [
        (line.number, line.page, line.box, line.region, line.style) for line in MADE
    ]
    assert tuple(lines) == MADE
