"""Hostile PDFs: bounded work and one problem each; the batch continues."""

from __future__ import annotations

import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from tests import made_pdfs

from kaext import read_many
from kaext.ingest import read_source
from kaext.ingest.pdf.forms import MAX_EXPANDED, expanded_length
from kaext.ingest.pdf.glyphs import MAX_GLYPHS, MAX_PIXELS, picture_scale
from kaext.ingest.pdf.plumber import references
from kaext.ingest.pdf.streams import stream_search_length
from kaext.problems import DocumentError
from kaext.source import Box, Source

BACKENDS = ("pypdfium2", "pdfplumber")
UNREADABLE = ("pdf-invalid", "pdf-no-pages", "text-empty")


def read(data: bytes, backend: str = "auto") -> Source:
    return read_source(data, name="made.pdf", ocr="never", backend=backend)  # type: ignore[arg-type]


def packed_page(content: bytes) -> bytes:
    return made_pdfs.page_pdf(zlib.compress(content), filters=b"/Filter /FlateDecode")


def cyclic_forms() -> bytes:
    """Return a page with a form that draws itself and a line of text."""
    content = made_pdfs.text("beside the cycle") + b"/A Do "
    return made_pdfs.pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
            b" /Resources << /Font << /F 5 0 R >> /XObject << /A 6 0 R >> >> >>",
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A 6 0 R >> >> /Length 5 >>"
            b"\nstream\n/A Do\nendstream",
        ]
    )


def with_objects(replaced: dict[int, bytes]) -> bytes:
    """Return a page of one line that also draws a form, with some objects replaced and others added."""
    content = made_pdfs.text("beside it") + b"/A Do "
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox 4 0 R /Contents 5 0 R /Annots 7 0 R"
        b" /Resources << /Font << /F 8 0 R >> /XObject << /A 9 0 R >> >> >>",
        4: b"[0 0 612 792]",
        5: b"<< /Length 6 0 R >>\nstream\n%s\nendstream" % content,
        6: b"%d" % len(content),
        7: b"[]",
        8: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        9: b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 12 >>\nstream\n0 0 9 9 re f\nendstream",
    }
    return made_pdfs.pdf((objects | replaced).values())


def test_a_million_zero_size_letters_are_not_text() -> None:
    with pytest.raises(DocumentError) as raised:
        read(made_pdfs.many_glyphs(1_000_000))
    assert raised.value.problem.id == "text-empty"


def test_a_page_with_far_too_many_letters_is_cut_and_reported() -> None:
    line = b"(%s) Tj 0 -0.6 Td " % (b"x" * 1000)
    source = read(packed_page(b"BT /F 0.6 Tf 10 700 Td " + line * 210 + b"ET"))
    assert "pdf-page-cut" in [problem.id for problem in source.problems]
    assert len(source.text.replace("\n", "")) <= MAX_GLYPHS


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("data", [made_pdfs.cyclic_pages(), made_pdfs.nested_forms(500)], ids=["pages", "forms"])
def test_cyclic_references_end_in_one_problem(data: bytes, backend: str) -> None:
    with pytest.raises(DocumentError) as raised:
        read(data, backend)
    assert raised.value.problem.id in UNREADABLE


@pytest.mark.parametrize("backend", BACKENDS)
def test_text_beside_a_cycle_is_read(backend: str) -> None:
    assert read(cyclic_forms(), backend).text == "beside the cycle\n"


@pytest.mark.parametrize("last", [10, 12], ids=["itself", "ring"])
@pytest.mark.parametrize("number", [7, 8, 9], ids=["links", "font", "form"])
@pytest.mark.parametrize("backend", BACKENDS)
def test_circular_references_are_null(backend: str, number: int, last: int) -> None:
    ring = {at: b"%d 0 R" % (at + 1 if at < last else 10) for at in range(10, last + 1)}
    assert "beside it" in read(with_objects({number: b"10 0 R"} | ring), backend).text


@pytest.mark.parametrize("number", [1, 2], ids=["catalog", "pages"])
def test_pages_outside_the_page_tree_are_found(number: int) -> None:
    assert read(with_objects({number: b"%d 0 R" % number})).text == "beside it\n"


@pytest.mark.parametrize("backend", BACKENDS)
def test_circular_page_content_ends_in_one_problem(backend: str) -> None:
    with pytest.raises(DocumentError) as raised:
        read(with_objects({5: b"5 0 R"}), backend)
    assert raised.value.problem.id in UNREADABLE


@pytest.mark.parametrize("backend", BACKENDS)
def test_circular_cross_reference_tables_are_read_once(backend: str) -> None:
    data = with_objects({})
    ring = data.replace(b"/Root", b"/Prev %d /XRefStm %d /Root" % ((data.rindex(b"xref\n0"),) * 2))
    assert read(ring, backend).text == "beside it\n"


def test_exponentially_growing_references_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(references, "MAX_FOLLOWED", 10_000)
    forks = {at: b"[%d 0 R %d 0 R]" % (at + 1, at + 1) for at in range(10, 50)} | {50: b"null"}
    data = with_objects({7: b"[<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /Dest 10 0 R >>]"} | forks)
    assert read(data).text == "beside it\n"
    with pytest.raises(DocumentError) as raised:
        read(data, "pdfplumber")
    assert raised.value.problem.id == "pdf-invalid"


def test_pages_with_more_references_than_the_limit_are_not_processed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(references, "MAX_FOLLOWED", 20)
    assert expanded_length(made_pdfs.forked_forms(30)) > MAX_EXPANDED


@pytest.mark.parametrize("options", [{}, {"packed": True}, {"form": b"/F#6frm"}, {"form": b"%x\n/Form"}], ids=repr)
@pytest.mark.parametrize("backend", BACKENDS)
def test_exponentially_growing_forms_are_refused_before_they_are_drawn(backend: str, options: dict[str, Any]) -> None:
    assert "beside the forms" in read(made_pdfs.forked_forms(8, **options), backend).text
    with pytest.raises(DocumentError) as raised:
        read(made_pdfs.forked_forms(30, **options), backend)
    assert raised.value.problem.id == "pdf-too-nested"


@pytest.mark.parametrize("data", [made_pdfs.nested_forms(500), cyclic_forms(), made_pdfs.cyclic_pages()])
def test_the_expanded_length_of_cyclic_forms_is_finite(data: bytes) -> None:
    assert expanded_length(data) < MAX_EXPANDED


@pytest.mark.parametrize("depth", [1_000, 50_000])
def test_deep_nesting_ends_in_one_problem(depth: int) -> None:
    with pytest.raises(DocumentError) as raised:
        read(made_pdfs.deep_nesting(depth))
    assert raised.value.problem.id in UNREADABLE


def test_a_decompression_bomb_stays_within_memory() -> None:
    program = (
        "import resource; resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))\n"
        "from tests.made_pdfs import bomb\nfrom kaext.ingest import read_source\n"
        "from kaext.problems import DocumentError\n"
        "try: read_source(bomb(100_000_000), name='bomb.pdf', ocr='never')\n"
        "except DocumentError as error: print(error.problem.id)\n"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "text-empty"


@pytest.mark.parametrize("box", ["0 0 1000000000 1000000000", "0 0 -5 -5", "500 700 0 0", "0 0 0 0", "a b c d"])
def test_a_page_of_any_size_is_read(box: str) -> None:
    assert read(made_pdfs.page_pdf(made_pdfs.text("hello there"), box=box)).text == "hello there\n"


@pytest.mark.parametrize(("width", "height"), [(1e9, 1e9), (612.0, 1e12), (1e-9, 1e-9), (0.0, 0.0)])
def test_rendered_pages_are_limited_in_size(width: float, height: float) -> None:
    scale = picture_scale(width, height, 300)
    assert width * scale * height * scale <= MAX_PIXELS * 1.001


@pytest.mark.parametrize("backend", BACKENDS)
def test_scripts_and_attachments_are_ignored(backend: str) -> None:
    script = b"<< /S /JavaScript /JS (this.print\\(\\); app.alert\\(1\\)) >>"
    catalog = (
        b"/OpenAction %s /AA << /WC %s >> /Names << /JavaScript << /Names [(a) %s] >>"
        b" /EmbeddedFiles << /Names [(hidden.txt) << /Type /Filespec /F (hidden.txt) /EF << /F 4 0 R >> >>] >> >>"
    ) % (script, script, script)
    source = read(made_pdfs.page_pdf(made_pdfs.text("what is printed"), catalog=catalog), backend)
    assert source.text == "what is printed\n"


@pytest.mark.parametrize(
    "broken",
    [
        lambda data: data.replace(b"startxref\n", b"startxref\n9"),
        lambda data: data[: data.index(b"xref\n0")] + data[data.index(b"trailer") :],
        lambda data: data.replace(b" 00000 n ", b" 00000 f "),
        lambda data: data.replace(b"0000000", b"9999999"),
        lambda data: b"rubbish before the file\n" + data,
        lambda data: data + b"\nrubbish after the file" * 100,
    ],
    ids=["place of the table", "no table", "all free", "wrong places", "rubbish before", "rubbish after"],
)
def test_a_broken_cross_reference_table_is_recovered(broken: object) -> None:
    data = broken(made_pdfs.page_pdf(made_pdfs.text("still readable")))  # type: ignore[operator]
    assert read(data).text == "still readable\n"


def test_the_batch_continues(tmp_path: Path) -> None:
    files = {
        "a-cycle.pdf": made_pdfs.cyclic_pages(),
        "b-bomb.pdf": made_pdfs.bomb(20_000_000),
        "c-deep.pdf": made_pdfs.deep_nesting(20_000),
        "d-forms.pdf": made_pdfs.nested_forms(200),
        "e-cut-off.pdf": made_pdfs.page_pdf(made_pdfs.text("cut off"))[:200],
        "f-good.txt": "ნატო-ს სამიტი 2004 წლის ივნისში შედგა.\n".encode(),  # the NATO summit took place in June 2004
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    found = list(read_many(sorted(tmp_path.iterdir())))
    assert [document.status for document in found] == ["failed"] * 5 + ["ok"]
    assert all(len(document.problems) == 1 for document in found[:5])
    assert [date.value for date in found[-1].dates] == ["2004-06"]


def test_a_page_with_far_too_many_shapes_keeps_the_largest() -> None:
    drawing = b"".join(b"%d %d 50 20 re f " % (30 + number % 500, number % 700) for number in range(20_000))
    tint = b"0.9 g 60 600 400 120 re f 0 g "
    content = drawing + tint + made_pdfs.text("a box") + made_pdfs.text("the text", y=500)
    source = read_source(made_pdfs.page_pdf(content), name="x.pdf", ocr="never")
    assert Box(60, 72, 460, 192) in source.pages[0].regions.values()


LETTERS = b"<00000041> <0000007a> <0041>"
EVERY_CODE = b"<00000000> <ffffffff> <0041>"


@pytest.mark.parametrize(
    "endless",
    [
        made_pdfs.composite_font_pdf(widths=b"/W [0 4000000000 500]"),
        made_pdfs.composite_font_pdf(widths=b"/W [%s]" % (b"0 65535 500 " * 20_000)),
        made_pdfs.composite_font_pdf(widths=b"/W2 [0 4000000000 500 1 2]"),
        made_pdfs.composite_font_pdf(letters=made_pdfs.letters(EVERY_CODE)),
        made_pdfs.composite_font_pdf(letters=made_pdfs.letters(b"(\0\0\0\0) (\377\377\377\377) 0", kind=b"cid")),
        made_pdfs.composite_font_pdf(letters=made_pdfs.letters(*[b"<0000> <ffff> <0041>"] * 1_000)),
        made_pdfs.composite_font_pdf(program=made_pdfs.truetype_program([(0, 0xFFFFFFFF)])),
        made_pdfs.composite_font_pdf(program=made_pdfs.truetype_program([(0, 0xFFFF)] * 10_000)),
    ],
    ids=["widths", "many widths", "heights", "letters", "characters", "many letters", "program", "many groups"],
)
def test_a_font_of_four_billion_codes_is_refused_at_once(endless: bytes) -> None:
    begun = process_time()
    # pdfium reads only the codes that are printed.
    assert read(endless, "pypdfium2").text
    with pytest.raises(DocumentError) as raised:
        read(endless, "pdfplumber")
    assert raised.value.problem.id == "pdf-invalid"
    assert process_time() - begun < 5


@pytest.mark.parametrize(
    "usual",
    [
        made_pdfs.composite_font_pdf(widths=b"/W [0 65535 500 7 [600 700] 90 99 800]"),
        made_pdfs.composite_font_pdf(letters=made_pdfs.letters(LETTERS, b"<0000> <ffff> <0041>")),
        made_pdfs.composite_font_pdf(program=made_pdfs.truetype_program([(0x20, 0xFFFF)])),
    ],
    ids=["widths", "letters", "program"],
)
def test_a_font_with_the_maximum_number_of_codes_is_read(usual: bytes) -> None:
    assert read(usual, "pdfplumber").text


@pytest.mark.parametrize("predictor", [2, 15])
@pytest.mark.parametrize("columns", [b"/Columns 4000000000", b"/Columns 20000 /Colors 20000", b"/Columns 6 0 R"])
@pytest.mark.parametrize("backend", BACKENDS)
def test_rows_of_gigabytes_are_not_allocated(backend: str, columns: bytes, predictor: int) -> None:
    filters = b"/Filter /FlateDecode /DecodeParms << /Predictor %d %s >>" % (predictor, columns)
    content = zlib.compress(made_pdfs.text("in one row"))
    with pytest.raises(DocumentError) as raised:
        read(made_pdfs.page_pdf(content, filters=filters, others=[b"4000000000"]), backend)
    assert raised.value.problem.id in UNREADABLE


@pytest.mark.parametrize("backend", BACKENDS)
def test_rows_of_a_usual_length_are_read(backend: str) -> None:
    line = made_pdfs.text("in one row")
    filters = b"/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns %d >>" % len(line)
    page = made_pdfs.page_pdf(zlib.compress(b"\0" + line), filters=filters)
    assert read(page, backend).text == "in one row\n"


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize(
    "broken",
    [
        lambda data: data,
        lambda data: data + b"\nendstream endobj",
        lambda data: data[: data.rindex(b"xref\n0")],
        lambda data: b"%%PDF-1.7\n%s\n%s" % (b"% endstream " * 30_000, data),
    ],
    ids=["no end", "one end", "no table", "ends before"],
)
def test_thousands_of_unterminated_streams_are_refused_at_once(backend: str, broken: Callable[[bytes], bytes]) -> None:
    begun = process_time()
    with pytest.raises(DocumentError) as raised:
        read(broken(made_pdfs.endless_streams(10_000)), backend)
    assert raised.value.problem.id == "pdf-invalid"
    assert process_time() - begun < 2


def test_a_few_unterminated_streams_are_read() -> None:
    assert "endless" in read(made_pdfs.endless_streams(3)).text


def test_terminated_streams_are_searched_once() -> None:
    data = made_pdfs.page_pdf(made_pdfs.text("a stream of words")) * 1_000
    assert stream_search_length(data) <= len(data)
