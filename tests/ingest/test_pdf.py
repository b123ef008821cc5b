"""The typeset edition of the brochure, read by both backends."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaext.ingest import read_source
from kaext.problems import DocumentError

BROCHURE = Path(__file__).parents[2] / "corpus" / "pdf" / "partners-south-caucasus.pdf"


def test_the_lines_of_a_page_are_read_column_by_column() -> None:
    source = read_source(BROCHURE.read_bytes(), name="brochure.pdf")
    texts = [source.text[line.start : line.end] for line in source.lines]
    assert texts[0] == "პარტნიორები სამხრეთ კავკასიაში"
    assert texts[1].startswith("ნატო აღრმავებს")  # the drop cap is joined
    box = [text for text, line in zip(texts, source.lines, strict=True) if line.page == 1 and line.region]
    assert box[0] == "ალიანსის სპეციალური"
    assert box[-1] == "და ამოცანების მიღწევასთან მიმართებაში."


def test_every_character_has_a_box_on_its_page() -> None:
    source = read_source(BROCHURE.read_bytes(), name="brochure.pdf")
    boxes = source.char_boxes
    assert boxes is not None
    assert len(boxes.page) == len(source.text) == len(boxes.x0)
    for index, character in enumerate(source.text):
        if character == "\n":
            assert boxes.page[index] == 0
            continue
        page = source.pages[boxes.page[index] - 1]
        assert 0 <= boxes.x0[index] <= boxes.x1[index] <= page.width
        assert 0 <= boxes.y0[index] <= boxes.y1[index] <= page.height


@pytest.mark.parametrize(
    ("data", "problem"),
    [(b"", "pdf-invalid"), (b"hello", "pdf-invalid"), (b"%PDF-1.4\n", "pdf-invalid")],
)
def test_what_is_no_pdf_is_told(data: bytes, problem: str) -> None:
    with pytest.raises(DocumentError) as raised:
        read_source(data, name="x.pdf")
    assert raised.value.problem.id == problem
