"""Speed and memory of reading PDFs: ``python benchmarks/bench_pdf.py``.

A two-column PDF of forty pages is typeset from the brochure, and each way of reading it is timed (median of several
rounds after one to warm up, one process, one core):

- pdfium's glyphs with font, size, colour and box through pypdfium2, a call for each: what the reading must stand
  against;
- kaext's ingest and segmentation;
- pdfplumber's words, characters and rectangles;
- ``pdftotext -bbox-layout`` where it is installed.

Peak memory is that of a process of its own, for forty and for four hundred pages.
"""

from __future__ import annotations

import argparse
import ctypes
import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from os import times
from pathlib import Path
from statistics import median

_ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(_ROOT / "corpus" / "typeset"))


def long_pdf(pages: int) -> bytes:
    """Return a two-column PDF of so many pages, the brochure set again and again."""
    import pypdfium2
    from gold import Manuscript, read_manuscript
    from layouts import LAYOUTS
    from press import press

    manuscript = read_manuscript(_ROOT / "corpus" / "gold" / "partners-south-caucasus")
    repeated = Manuscript(manuscript.main * (pages // 8 + 2), manuscript.header)
    data, _ = press(repeated, LAYOUTS["two-columns"], title="")
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


def read_pdfplumber(data: bytes) -> int:
    """Ask pdfplumber for words, characters and rectangles."""
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


def seconds(read: Callable[[bytes], int], data: bytes, rounds: int) -> float:
    """Return the median processor time of some rounds after one to warm up."""
    read(data)
    measured = []
    for _ in range(rounds):
        start = _spent()
        read(data)
        measured.append(_spent() - start)
    return median(measured)


def _spent() -> float:
    """Return the processor seconds of this process and its children: other work on the machine does not count."""
    return sum(times()[:4])


def peak(path: Path) -> float:
    """Return the peak memory in MiB of a process that ingests and segments a file."""
    done = subprocess.run(
        [sys.executable, __file__, "--memory-of", str(path)], capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--memory-of", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.memory_of:
        read_kaext(arguments.memory_of.read_bytes())
        # The peak of getrusage is that of the process that started this one, where that is higher.
        status = Path("/proc/self/status").read_text(encoding="ascii")
        print(int(status.split("VmHWM:")[1].split()[0]) / 1024)
        return
    data = long_pdf(40)
    base = seconds(read_glyphs, data, arguments.rounds)
    ways: list[tuple[str, Callable[[bytes], int], int]] = [
        ("kaext ingest + segment", read_kaext, arguments.rounds),
        ("pdfplumber words + chars + rects", read_pdfplumber, 1),
    ]
    if shutil.which("pdftotext"):
        ways.append(("pdftotext -bbox-layout", read_pdftotext, arguments.rounds))
    print(f"40 pages: pdfium glyphs one by one {base:.3f} s ({40 / base:.0f} pages/s)")
    for name, read, rounds in ways:
        time = seconds(read, data, rounds)
        print(f"{name:34} {time:7.3f} s  {40 / time:6.1f} pages/s  {time / base:5.2f} of pdfium's glyphs")
    with tempfile.TemporaryDirectory() as folder:
        for pages in (40, 400):
            path = Path(folder) / f"{pages}.pdf"
            path.write_bytes(long_pdf(pages))
            print(f"peak memory of {pages} pages: {peak(path):.0f} MiB")


if __name__ == "__main__":
    main()
