"""The output of ingest: lines in flat arrays, character positions compressed page by page."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaext.source import Box, CharBoxes, Line, Lines, LineStyle, PageBoxes, PlacedBox

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


def test_lines_round_trip_through_the_arrays() -> None:
    lines = made()
    assert tuple(lines) == MADE
    assert (lines[-1], lines[0:2], len(lines)) == (MADE[2], list(MADE[:2]), 3)
    assert pickle.loads(pickle.dumps(lines)) == lines
    with pytest.raises(IndexError):
        lines[3]


def test_with_extents_changes_only_the_extents() -> None:
    lines = made()
    shifted = lines.with_extents([(0, 3), (4, 4), (5, 80)])
    assert [(line.start, line.end) for line in shifted] == [(0, 3), (4, 4), (5, 80)]
    assert [(line.number, line.page, line.box, line.region, line.style) for line in shifted] == [
        (line.number, line.page, line.box, line.region, line.style) for line in MADE
    ]
    assert tuple(lines) == MADE


# The content of a page: runs of characters of one height, or a line end (None).
_COORDINATES = st.integers(0, 2400).map(lambda quarters: quarters / 4)
_RUN = st.none() | st.tuples(_COORDINATES, st.lists(st.tuples(_COORDINATES, _COORDINATES), min_size=1, max_size=4))


@given(st.lists(st.lists(_RUN, max_size=6), max_size=4), st.data())
def test_boxes_round_trip_through_compressed_pages(
    pages: list[list[tuple[float, list[tuple[float, float]]] | None]], data: st.DataObject
) -> None:
    boxes = CharBoxes()
    printed: list[PlacedBox | None] = []
    for number, runs in enumerate(pages, 1):
        page = PageBoxes()
        for run in runs:
            top, edges = run or (0.0, [(0.0, 0.0)])
            page.begin_run(top, top + 10, is_placed=run is not None)
            page.x0.extend(x0 for x0, _ in edges)
            page.x1.extend(x1 for _, x1 in edges)
            printed += [PlacedBox(number, Box(x0, top, x1, top + 10)) if run else None for x0, x1 in edges]
        boxes.add(number, page)
    assert len(boxes) == len(printed)
    assert pickle.loads(pickle.dumps(boxes)) == boxes
    for index, placed in enumerate(printed):
        assert boxes.page(index) == (placed.page if placed else 0)
        assert placed is None or boxes.box(index) == placed.box
        assert boxes.boxes_of([(index, index + 1)]) == ([placed] if placed else [])
    start = data.draw(st.integers(0, len(printed)))
    end = data.draw(st.integers(start, len(printed)))
    found = [placed for placed in printed[start:end] if placed]
    assert boxes.first_page([(start, end)]) == (found[0].page if found else None)
    line_boxes = boxes.boxes_of([(start, end)])
    assert {line.page for line in line_boxes} == {placed.page for placed in found}
    for placed in found:
        assert any(line.page == placed.page and line.box.union(placed.box) == line.box for line in line_boxes)


def test_a_line_end_separates_boxes_and_a_drop_cap_gets_its_own() -> None:
    boxes = CharBoxes()
    page = PageBoxes()
    for top, bottom, edge, is_placed in ((0, 30, 0, True), (0, 10, 5, True), (0, 0, 0, False), (12, 22, 0, True)):
        page.begin_run(top, bottom, is_placed=is_placed)
        page.x0.append(edge)
        page.x1.append(edge + 4)
    boxes.add(1, page)
    cap, first, second = Box(0, 0, 4, 30), Box(5, 0, 9, 10), Box(0, 12, 4, 22)
    assert [line.box for line in boxes.boxes_of([(0, 4)])] == [cap, first, second]
