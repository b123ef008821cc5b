"""Memory per additional page of a PDF, in bytes allocated by Python, which are the same on every machine."""

import gc
import io
import tracemalloc
from collections.abc import Callable

import pypdfium2
from tests.ingest.pdf.test_fonts import ACADNUSX, SENTENCE
from tests.ingest.pdf.test_reader import BROCHURE

from kaext.document import Document
from kaext.emit.checks import checked_rows
from kaext.emit.payload import document_json, read_document_json, write_document_json
from kaext.ingest import read_source
from kaext.ingest.pdf.fonts import recode
from kaext.normalize import characters
from kaext.normalize.flow import flow
from kaext.pipeline import Options, analyse, load
from kaext.segment import segment
from kaext.source import FontRun, Source

FEW, MANY = 1, 4


def repeated(times: int) -> bytes:
    """Return the brochure (eight pages) repeated in one file."""
    brochure, longer = pypdfium2.PdfDocument(BROCHURE.read_bytes()), pypdfium2.PdfDocument.new()
    for _ in range(times):
        longer.import_pages(brochure)
    file = io.BytesIO()
    longer.save(file)
    return file.getvalue()


def peak(work: Callable[[], object]) -> int:
    """Return the peak memory of a call, in bytes."""
    gc.collect()
    tracemalloc.start()
    work()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def held(work: Callable[[], object]) -> int:
    """Return the memory of a call's result, in bytes."""
    gc.collect()
    tracemalloc.start()
    made = work()
    gc.collect()
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert made
    return kept


def prepared(data: bytes) -> str:
    source, _ = characters(read_source(data, name="a.pdf", ocr="never"))
    return flow(source, segment(source))[0]


def test_an_additional_page_takes_a_few_bytes_per_character() -> None:
    few, many = repeated(FEW), repeated(MANY)
    # Words that are looked up stay in memory.
    length = len(prepared(few)) * (MANY - FEW) // FEW
    assert peak(lambda: prepared(many)) - peak(lambda: prepared(few)) < 20 * length


def test_finished_pages_take_a_few_bytes_per_character() -> None:
    few, many = repeated(FEW), repeated(MANY)
    length = len(read_source(many, name="a.pdf", ocr="never").text) * (MANY - FEW) // MANY
    sources = [lambda data=data: read_source(data, name="a.pdf", ocr="never") for data in (many, few)]
    assert peak(sources[0]) - peak(sources[1]) < 9.5 * length


def test_a_document_takes_a_few_bytes_per_character() -> None:
    few, more = repeated(1), repeated(2)
    documents = [
        lambda data=data: analyse(data, name="a.pdf", nlp=load(), options=Options(ocr="never")) for data in (more, few)
    ]
    # Words that are looked up stay in memory.
    length = len(documents[0]().text) - len(documents[1]().text)
    assert held(documents[0]) - held(documents[1]) < 35 * length


def test_recoding_a_font_takes_a_few_bytes_per_character() -> None:
    line = "".join(ACADNUSX.get(letter, letter) for letter in SENTENCE) + "\n"
    text = line * 500
    runs = [FontRun(n * len(line), (n + 1) * len(line) - 1, "AcadNusx", 10.0, False, False, "") for n in range(500)]
    recode(text, runs)
    assert peak(lambda: recode(text, runs)) < 30 * len(text)


class Sink:
    """A stream that discards what is written."""

    def write(self, content: bytes) -> int:
        return len(content)


def test_the_json_of_a_document_is_written_in_parts() -> None:
    document = analyse(repeated(MANY), name="a.pdf", nlp=load(), options=Options(ocr="never"))
    rows = checked_rows(document)
    # The largest of the tables is a fifth of it, and is made as a whole.
    length = len(document_json(document))
    assert peak(lambda: write_document_json(Sink(), document, rows=rows)) < 0.4 * length


def test_the_text_of_a_document_is_written_in_parts() -> None:
    text = f"{SENTENCE}\n" * 10_000
    source = Source(name="a.txt", media_type="text/plain", sha256="", text="", lines=())
    document = Document("a", source, text=text)
    rows = checked_rows(document)
    assert read_document_json(document_json(document))["text"] == text
    assert peak(lambda: write_document_json(Sink(), document, rows=rows)) < len(text.encode()) / 3
