"""Drawn bullets, and characters of symbol fonts that are bullets."""

from __future__ import annotations

from typing import Literal

import pytest
from tests import made_pdfs

from kaext.ingest import read_source
from kaext.ingest.pdf.bullets import mark_bullets
from kaext.ingest.pdf.glyphs import RawPage, Run, Style
from kaext.ingest.pdf.lines import pieces_of

ITEMS = ("the first item of the list", "the second item")
# A circle of four Bézier curves, as browsers draw it.
DOT = (
    "{x} {y} m {x} {t} {x} {t} {m} {t} c {r} {t} {r} {t} {r} {y} c "
    "{r} {b} {r} {b} {m} {b} c {x} {b} {x} {b} {x} {y} c f "
)


def lines(content: bytes, backend: str) -> list[str]:
    source = read_source(made_pdfs.page_pdf(content), name="made.pdf", ocr="never", backend=backend)  # type: ignore[arg-type]
    return [source.text[line.start : line.end] for line in source.lines]


def listed(mark: str, *, size: float = 10, font: bytes = b"") -> bytes:
    content = made_pdfs.text("what stands above the list is text", x=60, y=720, size=10)
    for number, item in enumerate(ITEMS):
        y = 700 - 14 * number
        content += mark.format(x=62, m=64, r=66, b=y + 1, y=y + 3, t=y + 5).encode() + font
        content += made_pdfs.text(item, x=74, y=y, size=size)
    return content


@pytest.mark.parametrize("backend", ["pypdfium2", "pdfplumber"])
@pytest.mark.parametrize("mark", [DOT, "{x} {b} 4 4 re f ", "{x} {b} 4 4 re S "], ids=["dot", "square", "frame"])
def test_a_drawn_bullet_is_read(mark: str, backend: Literal["pypdfium2", "pdfplumber"]) -> None:
    assert lines(listed(mark), backend)[1:] == [f"• {item}" for item in ITEMS]


@pytest.mark.parametrize("mark", ["{x} {b} 4 14 re f ", "{x} {b} 20 4 re f ", "30 {b} 4 4 re f "])
def test_other_shapes_are_not_bullets(mark: str) -> None:
    assert lines(listed(mark), "pypdfium2")[1:] == list(ITEMS)


@pytest.mark.parametrize("backend", ["pypdfium2", "pdfplumber"])
def test_dots_on_a_vertical_rule_are_not_bullets(backend: Literal["pypdfium2", "pdfplumber"]) -> None:
    rule = b"63.5 660 1 60 re f "
    assert lines(listed(DOT) + rule, backend)[1:] == list(ITEMS)


@pytest.mark.parametrize("backend", ["pypdfium2", "pdfplumber"])
@pytest.mark.parametrize(("sign", "is_bullet"), [("*", True), ("x", False)])
def test_a_bullet_written_after_all_items_is_joined_to_its_item(
    backend: Literal["pypdfium2", "pdfplumber"], sign: str, is_bullet: bool
) -> None:
    content = listed("") + b"".join(made_pdfs.text(sign, x=60, y=700 - 14 * n, size=10) for n in range(2))
    found = lines(content, backend)
    assert (found[1:] == [f"* {item}" for item in ITEMS]) == is_bullet
    assert [line for line in found if line in ITEMS] == ([] if is_bullet else list(ITEMS))


def test_dots_beside_a_rule_are_bullets() -> None:
    rule = b"40 660 1 60 re f "
    assert lines(listed(DOT) + rule, "pypdfium2")[1:] == [f"• {item}" for item in ITEMS]


def test_a_square_before_a_heading_is_an_ornament() -> None:
    assert "• Heading" not in lines(
        listed("") + b"62 640 5 5 re f " + made_pdfs.text("Heading", x=74, y=640, size=14), "pypdfium2"
    )


@pytest.mark.parametrize(("sign", "font"), [("\uf0b7", "Symbol"), ("§", "Wingdings-Regular"), ("o", "CourierNewPSMT")])
def test_a_character_of_a_symbol_font_is_a_bullet(sign: str, font: str) -> None:
    page = RawPage(1, 595, 842, styles=[Style(font, 10, False, False, ""), Style("Sylfaen", 10, False, False, "")])
    word = Run("ნატო", [80.0, 85.0, 90.0, 95.0], [85.0, 90.0, 95.0, 100.0], 100, 1)
    page.runs = [Run(sign, [60.0], [65.0], 100, 0), word]
    pieces = pieces_of(page, page.runs)
    mark_bullets(page, pieces)
    assert [piece.text for piece in pieces] == ["• ნატო"]
