"""Speed and memory of reading PDFs: ``python benchmarks/bench_pdf.py``.

A two-column PDF of forty pages is typeset from the brochure, and the ways of reading it are timed in turn, round by
round, so that what else runs on the machine slows them alike (median processor time after one round to warm up, one
process, one core):

- pdfium's glyphs with font, size, colour and box through pypdfium2, a call for each: what all others are compared
  with;
- kaext's ingest and segmentation, and the whole main job: all stages to the document's records, without report;
- pdfplumber's words, characters and rectangles;
- ``pdftotext -bbox-layout`` where it is installed.

Peak memory is that of a process of its own, for forty and for four hundred pages. Compile the byte code first
(``python -m compileall -q src``) where Python is told not to write it.
"""

from __future__ import annotations

import argparse
import ctypes
import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from os import times
from pathlib import Path
from statistics import median

from kaext.batch.worker import loading

_PAGES = 40
_ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(_ROOT / "corpus" / "typeset"))


def long_pdf(pages: int) -> bytes:
    """Return a two-column PDF of so many pages, the brochure set again and again."""
    import pypdfium2
    from layouts import LAYOUTS
    from manuscripts import Manuscript, read_manuscript
    from typesetter import typeset

    manuscript = read_manuscript(_ROOT / "corpus" / "gold" / "partners-south-caucasus")
    repeated = Manuscript(manuscript.main * (pages // 8 + 2), manuscript.header)
    data, _ = typeset(repeated, LAYOUTS["two-columns"], title="")
    document = pypdfium2.PdfDocument(data)
    for number in range(len(document) - 1, pages - 1, -1):
        del document[number]
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def read_glyphs(data: bytes) -> int:
    """Read every glyph with font, size, colour and box by pdfium's character interface, and keep a page of them."""
    import pypdfium2
    import pypdfium2.raw as raw

    document = pypdfium2.PdfDocument(data)
    total = 0
    name = ctypes.create_string_buffer(256)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for page in document:
        text = page.get_textpage()
        glyphs = []
        for index in range(raw.FPDFText_CountChars(text.raw)):
            character = chr(raw.FPDFText_GetUnicode(text.raw, index))
            raw.FPDFText_GetFontInfo(text.raw, index, name, 256, None)
            size = raw.FPDFText_GetFontSize(text.raw, index)
            raw.FPDFText_GetFillColor(text.raw, index, red, green, blue, alpha)
            raw.FPDFText_GetCharBox(text.raw, index, left, right, bottom, top)
            box = (left.value, bottom.value, right.value, top.value)
            glyphs.append((character, name.value, size, (red.value, green.value, blue.value), box))
        total += len(glyphs)
        text.close()
        page.close()
    document.close()
    return total


def read_kaext(data: bytes) -> int:
    """Ingest and segment."""
    from kaext.ingest import read_source
    from kaext.segment import segment

    return len(segment(read_source(data, name="long.pdf", ocr="never")))


def read_main_job(data: bytes) -> int:
    """Run all stages, up to the records."""
    from kaext.pipeline import Options, analyse, load

    document = analyse(data, name="long.pdf", nlp=load("rules"), options=Options(ocr="never"))
    return len(document.dates) + len(document.relations)


def read_pdfplumber(data: bytes) -> int:
    """Read words, characters and rectangles with pdfplumber."""
    import pdfplumber

    total = 0
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            total += len(page.extract_words()) + len(page.chars) + len(page.rects)
            page.close()
    return total


def read_pdftotext(data: bytes) -> int:
    """Run ``pdftotext -bbox-layout``."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.pdf"
        path.write_bytes(data)
        done = subprocess.run(["pdftotext", "-bbox-layout", str(path), "-"], capture_output=True, check=True)
    return len(done.stdout)


@dataclass(frozen=True, slots=True)
class Way:
    """A method of reading a PDF; slow ones are timed in the first rounds only."""

    name: str
    read: Callable[[bytes], int]
    most_rounds: int = 100


_GLYPHS = Way("pdfium's glyphs one by one", read_glyphs)
_INGEST = Way("kaext ingest + segment", read_kaext)
_MAIN_JOB = Way("kaext main job", read_main_job)
_PLUMBER = Way("pdfplumber words + chars + rects", read_pdfplumber, most_rounds=2)
_PDFTOTEXT = Way("pdftotext -bbox-layout", read_pdftotext)


def seconds(ways: Sequence[Way], data: bytes, rounds: int) -> dict[Way, float]:
    """Return the median CPU seconds of each method over alternating rounds, after a warm-up round."""
    for way in ways:
        way.read(data)
    measured: dict[Way, list[float]] = {way: [] for way in ways}
    for number in range(rounds):
        for way in ways:
            if number < way.most_rounds:
                start = _spent()
                way.read(data)
                measured[way].append(_spent() - start)
    return {way: median(taken) for way, taken in measured.items()}


def _spent() -> float:
    """Return the CPU seconds of this process and its children, which exclude other work on the machine."""
    return sum(times()[:4])


def peak(job: Way, path: Path) -> float:
    """Return the peak memory in MiB of a process that runs a job of kaext on a file."""
    done = subprocess.run(
        [sys.executable, __file__, "--memory-of", str(path), "--job", job.name],
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--memory-of", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--job", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    jobs = {way.name: way for way in (_INGEST, _MAIN_JOB)}
    if arguments.memory_of:
        jobs[arguments.job].read(arguments.memory_of.read_bytes())
        # getrusage would report the peak of the parent process if that is higher.
        status = Path("/proc/self/status").read_text(encoding="ascii")
        print(int(status.split("VmHWM:")[1].split()[0]) / 1024)
        return
    # As in a worker of kaext: loaded objects are exempt from garbage collection, for all methods alike.
    with loading():
        import_module("kaext.pipeline").load("rules")
        for library in ("pdfplumber", "pypdfium2"):
            import_module(library)
    ways = [_GLYPHS, _INGEST, _MAIN_JOB, _PLUMBER]
    if shutil.which("pdftotext"):
        ways.append(_PDFTOTEXT)
    else:
        print("pdftotext is not installed and not measured (Debian: apt-get install poppler-utils)")
    spent = seconds(ways, long_pdf(_PAGES), arguments.rounds)
    for way, time in spent.items():
        ratio = time / spent[_GLYPHS]
        print(f"{way.name:34} {time:7.3f} s  {_PAGES / time:6.1f} pages/s  {ratio:5.2f} of pdfium's glyphs")
    print(f"pdfplumber takes {spent[_PLUMBER] / spent[_MAIN_JOB]:.2f} times as long as the main job")
    with tempfile.TemporaryDirectory() as folder:
        for pages in (_PAGES, 10 * _PAGES):
            path = Path(folder) / f"{pages}.pdf"
            path.write_bytes(long_pdf(pages))
            for way in jobs.values():
                print(f"peak memory of {pages} pages, {way.name}: {peak(way, path):.0f} MiB")


if __name__ == "__main__":
    main()
