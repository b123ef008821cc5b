"""The page shows the text of every record inside its boxes: checked by another reader's glyphs, and by ink."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as raw
import pytest
from PIL import Image

from kaext.document import Document
from kaext.emit.rows import rows_of
from kaext.pipeline import analyse, load
from kaext.records import Record

BROCHURE = Path(__file__).parents[3] / "corpus" / "pdf" / "partners-south-caucasus.pdf"
TABLES = ("blocks", "dates", "acronyms", "sums", "mentions")
SCALE = 2
DARK = 140


class Printed(NamedTuple):
    """A glyph as pdfium finds it: its character and the centre of its tight box, from the top left corner."""

    character: str
    x: float
    y: float


@pytest.fixture(scope="module")
def document() -> Document:
    return analyse(BROCHURE.read_bytes(), name="brochure.pdf", nlp=load())


@pytest.fixture(scope="module")
def printed() -> dict[int, list[Printed]]:
    return {number: list(_glyphs(page)) for number, page in enumerate(pypdfium2.PdfDocument(BROCHURE), 1)}


def _glyphs(page: Any) -> Iterator[Printed]:
    text, height = page.get_textpage(), page.get_height()
    sides = [ctypes.c_double() for _ in range(4)]
    for index in range(text.count_chars()):
        character = text.get_text_range(index, 1)
        raw.FPDFText_GetCharBox(text.raw, index, *sides)
        left, right, bottom, top = (side.value for side in sides)
        if character.strip() and right > left:
            yield Printed(character, (left + right) / 2, height - (bottom + top) / 2)


def boxes_of(row: Any) -> list[tuple[int, tuple[float, ...]]]:
    boxes = [tuple(map(float, box.split())) for box in row.bbox.split(";")]
    pages = [int(page) for page in row.bbox_pages.split()] or [row.page] * len(boxes)
    return list(zip(pages, boxes, strict=True))


def within(glyph: Printed, box: tuple[float, ...]) -> bool:
    return box[0] <= glyph.x <= box[2] and box[1] <= glyph.y <= box[3]


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def rows(document: Document) -> list[Record]:
    tables = rows_of(document)
    return [row for table in TABLES for row in tables[table]]


def test_the_glyphs_in_the_boxes_of_every_record_are_its_text(
    document: Document, printed: dict[int, list[Printed]]
) -> None:
    found = rows(document)
    assert len(found) > 500
    for row in found:
        shown = ""
        for page, box in boxes_of(row):
            inside = [glyph for glyph in printed[page] if within(glyph, box)]
            shown += letters("".join(glyph.character for glyph in sorted(inside, key=lambda glyph: glyph.x)))
        assert shown == letters(row.text), row  # type: ignore[attr-defined]


def test_every_glyph_is_in_a_block(document: Document, printed: dict[int, list[Printed]]) -> None:
    boxes: dict[int, list[tuple[float, ...]]] = {}
    for block in rows_of(document)["blocks"]:
        for page, box in boxes_of(block):
            boxes.setdefault(page, []).append(box)
    for page, glyphs in printed.items():
        assert [glyph for glyph in glyphs if not any(within(glyph, box) for box in boxes[page])] == []


def test_the_page_has_ink_in_every_box_and_ends_at_it(document: Document) -> None:
    pages = [page.render(scale=SCALE).to_pil().convert("L") for page in pypdfium2.PdfDocument(BROCHURE)]
    for row in rows(document):
        for page, box in boxes_of(row):
            assert _darkest(pages[page - 1], box) < DARK, row
        if row.bbox.count(";") == 0 and getattr(row, "kind", "") in ("title", "heading", "page_number"):  # type: ignore[attr-defined]
            page, (x0, y0, x1, y1) = boxes_of(row)[0]
            for beside in ((x0 - 3, y0, x0 - 1, y1), (x1 + 1, y0, x1 + 3, y1)):
                assert _darkest(pages[page - 1], beside) >= DARK, row


def _darkest(page: Image.Image, box: tuple[float, ...]) -> int:
    darkest: int = page.crop(tuple(round(SCALE * side) for side in box)).getextrema()[0]  # type: ignore[arg-type, assignment]
    return darkest


def test_a_record_over_a_page_break_names_the_page_of_every_box(document: Document) -> None:
    over = [block for block in rows_of(document)["blocks"] if block.bbox_pages]  # type: ignore[attr-defined]
    assert over
    for block in over:
        pages = [page for page, _ in boxes_of(block)]
        assert pages[0] == block.page  # type: ignore[attr-defined]
        assert pages == sorted(pages)
