"""Struck-out text, such as deletions of tracked changes, is left out and reported."""

from __future__ import annotations

from typing import Literal

import pytest
from tests import made_pdfs

from kaext.ingest import read_source
from kaext.source import Source

BACKENDS = ("pypdfium2", "pdfplumber")
Backend = Literal["pypdfium2", "pdfplumber"]
# In Helvetica of ten points "kept " is 23.35 points wide, "struck out" 44.45.
LINE = made_pdfs.text("kept struck out kept", x=72, y=700, size=10)
START, END = 95.35, 139.8


def read(content: bytes, backend: Backend) -> Source:
    return read_source(made_pdfs.page_pdf(content), name="made.pdf", ocr="never", backend=backend)


def text_of(source: Source) -> str:
    return " ".join(source.text.split())


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize(
    "rule",
    [
        b"95.35 702.8 44.45 0.6 re f ",
        b"0.6 w 95.35 703 m 139.8 703 l S ",
        b"95.35 703.5 44.45 0.4 re f 95.35 702 44.45 0.4 re f ",
        b"95.35 702.8 20 0.6 re f 115.35 702.8 24.45 0.6 re f ",
    ],
    ids=["filled", "drawn", "double", "in two pieces"],
)
def test_struck_out_text_is_left_out_and_reported(backend: Backend, rule: bytes) -> None:
    source = read(LINE + rule, backend)
    assert text_of(source) == "kept kept"
    assert [(reported.id, reported.page) for reported in source.problems] == [("text-struck-out", 1)]
    assert ": 2" in source.problems[0].message


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize(
    "rule",
    [
        b"95.35 698 44.45 0.6 re f ",
        b"95.35 707.5 44.45 0.6 re f ",
        b"40 702.8 300 0.6 re f ",
        b"95.35 701 44.45 4 re f ",
        b"170 702.8 44.45 0.6 re f ",
    ],
    ids=["under", "over", "longer than the line", "a tint", "beside"],
)
def test_other_rules_do_not_strike_out_text(backend: Backend, rule: bytes) -> None:
    source = read(LINE + rule, backend)
    assert text_of(source) == "kept struck out kept"
    assert not source.problems


@pytest.mark.parametrize("backend", BACKENDS)
def test_part_of_a_word_may_be_struck_out(backend: Backend) -> None:
    word = made_pdfs.text("onetwo", x=72, y=700, size=10)
    # "one" is 16.68 points wide, "two" 15.56.
    assert text_of(read(word + b"88.68 702.8 15.56 0.6 re f ", backend)) == "one"
