"""Labels of lines in columns: by the part that begins the line."""

from tests.ingest.test_reading_order import LEFT, RIGHT, WIDE, beside

from kaext.emit.rows import block_record, line_numbers
from kaext.ingest.text import read_text
from kaext.pipeline import analyse, load
from kaext.segment.text.segments import segment_text

BOX = ("რა ჯდება კურსი", "", "მოსამზადებელი: 42 ევრო", "სათადარიგო: 5%", "", "(2019 წლის ფასები)")
TEXT = (WIDE + "\n") * 3


def test_a_line_has_the_label_of_its_first_part() -> None:
    lines = [*TEXT.splitlines(), "", *beside(LEFT, BOX), "", *TEXT.splitlines()]
    source = read_text("\n".join(["სათაური", "", *lines]).encode(), name="a.txt", max_characters=10**6)
    by_text = {
        source.text[source.lines[index].start : source.lines[index].end]: (segment.kind, segment.unit)
        for segment in segment_text(source)
        for index in segment.lines
    }
    assert {by_text[line] for line in (WIDE, *LEFT)} == {("body", "sec:1")}
    assert [by_text[line] for line in BOX if line] == [("box_title", "box:1"), *[("box", "box:1")] * 3]


def test_narrow_columns_between_wide_text_are_body() -> None:
    lines = ["სათაური", "", *TEXT.splitlines(), "", *beside(LEFT, RIGHT), "", *TEXT.splitlines()]
    source = read_text("\n".join(lines).encode(), name="a.txt", max_characters=10**6)
    assert {segment.kind for segment in segment_text(source)} == {"title", "body"}


def test_a_line_is_listed_once_with_the_block_in_which_it_begins() -> None:
    lines = ["სათაური", "", *TEXT.splitlines(), "", *beside(LEFT, BOX), "", *TEXT.splitlines()]
    document = analyse("\n".join(lines).encode(), name="a.txt", nlp=load())
    rows = [block_record(document, block) for block in document.blocks]
    listed = [(number, row.kind) for row in rows for number in line_numbers(row.source_lines)]
    assert sorted(number for number, _ in listed) == [n for n, line in enumerate(lines, 1) if line.strip()]
    assert [number for number, kind in listed if kind.startswith("box")] == [12]
