"""Runs by the direction of their text; upside-down text in the order in which it is read."""

import pytest
from tests import made_pdfs

from kaext.ingest import read_source
from kaext.ingest.pdf.directions import runs_by_direction
from kaext.ingest.pdf.glyphs import RawPage, Run


def page_of(*runs: Run) -> RawPage:
    page = RawPage(1, 595, 842)
    page.runs += runs
    return page


def run(text: str, x0: float, baseline: float = 100, angle: int = 180) -> Run:
    places = [x0 + 5 * number for number in range(len(text))]
    return Run(text, places, [place + 5 for place in places], baseline, 0, angle)


def test_a_line_that_is_given_from_its_end_is_reversed_with_its_spaces() -> None:
    runs = [run("დი", 40), Run(" ", [35.0], [40.0], 0.0, 0), run("ორი", 20), run("ხაზი", 20, baseline=112)]
    assert [each.text for each in runs_by_direction(page_of(*runs))[180]] == ["ორი", " ", "დი", "ხაზი"]


def test_a_line_that_is_given_in_order_is_unchanged() -> None:
    runs = [run("ორი", 20), run("დი", 40), run("სამი", 60)]
    assert runs_by_direction(page_of(*runs)) == {0: [], 180: runs}


def test_level_text_keeps_its_runs() -> None:
    page = page_of(run("ორი", 40, angle=0), run("დი", 20, angle=0))
    assert runs_by_direction(page)[0] is page.runs


@pytest.mark.parametrize("backend", ["pypdfium2", "pdfplumber"])
def test_dates_in_turned_text_join_the_entries_beside_them(backend: str) -> None:
    content = b""
    for number, (date, entry) in enumerate(
        [(b"2004", b"first entry"), (b"2005", b"second entry"), (b"2006", b"third")]
    ):
        for start, text in ((100, date), (160, entry)):
            content += b"BT /F 10 Tf 0 -1 1 0 %d %d Tm (%s) Tj ET " % (500 - 24 * number, 700 - start, text)
    made = made_pdfs.page_pdf(made_pdfs.text("level line") + content)
    source = read_source(made, name="made.pdf", ocr="never", backend=backend)
    assert [source.text[line.start : line.end].split() for line in source.lines][1:] == [
        ["2004", "first", "entry"],
        ["2005", "second", "entry"],
        ["2006", "third"],
    ]
