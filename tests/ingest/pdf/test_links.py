"""Link annotations are targets of blocks, except scripts, files and attachments."""

from __future__ import annotations

from typing import Literal

import pytest
from tests import made_pdfs

from kaext.ingest import read_source
from kaext.normalize import characters
from kaext.normalize.flow import flow
from kaext.segment import segment

Backend = Literal["pdfplumber", "pypdfium2"]
PROSE = [f"the alliance deepens its work with the states {n}" for n in range(6)]


def page(content: bytes, actions: list[tuple[str, bytes]]) -> bytes:
    """Return a page with link annotations: each a rectangle and an action."""
    annotations = b" ".join(
        b"<< /Type /Annot /Subtype /Link /Rect [%s] /A << %s >> >>" % (box.encode(), action) for box, action in actions
    )
    return made_pdfs.pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Annots [%s]"
            b" /Resources << /Font << /F 5 0 R >> >> >>" % annotations,
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
    )


def content_of(*lines: tuple[str, int]) -> bytes:
    prose = b"".join(made_pdfs.text(line, y=600 - 14 * n) for n, line in enumerate(PROSE))
    return prose + b"".join(made_pdfs.text(words, y=y) for words, y in lines)


def blocks(data: bytes, backend: Backend) -> list[tuple[str, str, tuple[str, ...]]]:
    source, _ = characters(read_source(data, name="made.pdf", ocr="never", backend=backend))
    text, _, found = flow(source, segment(source))
    return [(block.kind, text[block.start : block.end], block.targets) for block in found]


@pytest.mark.parametrize("backend", ["pypdfium2", "pdfplumber"])
def test_a_line_with_a_link_annotation_is_a_link_with_its_target(backend: Backend) -> None:
    data = page(
        content_of(("the page of the partnership", 480)),
        [("72 476 230 492", b"/S /URI /URI (https://www.nato.int/partners)")],
    )
    assert blocks(data, backend)[-1] == ("link", "the page of the partnership", ("https://www.nato.int/partners",))


@pytest.mark.parametrize("backend", ["pypdfium2", "pdfplumber"])
def test_a_link_within_prose_leaves_it_prose(backend: Backend) -> None:
    data = page(content_of(), [("120 596 180 610", b"/S /URI /URI (mailto:info@nato.int)")])
    kind, _, targets = next(block for block in blocks(data, backend) if PROSE[0] in block[1])
    assert kind == "body"
    assert targets == ("mailto:info@nato.int",)


@pytest.mark.parametrize("backend", ["pypdfium2", "pdfplumber"])
@pytest.mark.parametrize(
    "action",
    [
        b"/S /JavaScript /JS (app.alert\\(1\\))",
        b"/S /URI /URI (javascript:alert)",
        b"/S /URI /URI (file:///etc/passwd)",
        b"/S /Launch /F (program.exe)",
        b"/S /GoTo /D [3 0 R /Fit]",
        b"/S /GoToE /T << /R /C /N (attachment.pdf) >>",
    ],
)
def test_scripts_files_and_attachments_are_not_targets(backend: Backend, action: bytes) -> None:
    data = page(content_of(("press here", 480)), [("72 476 140 492", action)])
    assert not any(targets for _, _, targets in blocks(data, backend))
