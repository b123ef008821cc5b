"""Run the program Tesseract: list its languages, and read the words of an image."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from functools import cache
from typing import TYPE_CHECKING

from kaext.ingest.ocr.words import MIN_CONFIDENCE, ReadWord

if TYPE_CHECKING:
    from PIL.Image import Image

LANGUAGES = "kat+eng"
GEORGIAN, ENGLISH = "kat", "eng"
TIME_LIMIT = 180.0
# Page segmentation modes.
WHOLE_PAGE, ONE_BLOCK, ONE_LINE = "3", "6", "7"
# For words of the page itself, outside the parts that are read separately.
NO_FRAME = -1


@cache
def is_available() -> bool:
    """Return whether Tesseract and its Georgian model are installed."""
    return GEORGIAN in _languages()


@cache
def _languages() -> frozenset[str]:
    """Return the languages that Tesseract has models for; empty if it is not installed."""
    program = shutil.which("tesseract")
    if program is None:
        return frozenset()
    listed = subprocess.run(
        [program, "--list-langs"], capture_output=True, encoding="utf-8", errors="replace", timeout=30, check=False
    )
    return frozenset((listed.stdout + listed.stderr).split())


def read_words(
    picture: Image,
    *,
    dpi: int,
    frame: int = NO_FRAME,
    languages: str = LANGUAGES,
    mode: str = WHOLE_PAGE,
    min_confidence: float = MIN_CONFIDENCE,
) -> list[ReadWord]:
    """Run Tesseract on an image and return its words.

    Parameters
    ----------
    picture
        The image.
    dpi
        Its resolution.
    frame
        Number of the part of the page that the image shows; it becomes part of :attr:`ReadWord.line`.
    languages
        Languages to read, joined by ``+``; those without a model are ignored.
    mode
        Page segmentation mode.
    min_confidence
        Words below this confidence are dropped.

    Returns
    -------
    list of ReadWord
        Empty if Tesseract takes longer than :data:`TIME_LIMIT` seconds or has none of the languages.
    """
    known = "+".join(language for language in languages.split("+") if language in _languages())
    if not known:
        return []
    packed = io.BytesIO()
    picture.save(packed, "PNG", compress_level=1)
    command = ["tesseract", "stdin", "stdout", "-l", known, "--psm", mode, "--dpi", str(dpi), "tsv"]
    try:
        done = subprocess.run(
            command,
            input=packed.getvalue(),
            capture_output=True,
            timeout=TIME_LIMIT,
            check=False,
            # One thread is several times faster than Tesseract's own threading.
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired:
        return []
    rows = csv.DictReader(io.StringIO(done.stdout.decode("utf-8", "replace")), delimiter="\t", quoting=csv.QUOTE_NONE)
    words: list[ReadWord] = []
    for row in rows:
        text = (row.get("text") or "").strip()
        confidence = max(0.0, float(row.get("conf") or 0) / 100)
        if row.get("level") != "5" or not text or confidence < min_confidence:
            continue
        left, top = int(row["left"]), int(row["top"])
        line = (frame, int(row["block_num"]), int(row["par_num"]), int(row["line_num"]))
        words.append(ReadWord(text, confidence, left, top, left + int(row["width"]), top + int(row["height"]), line))
    return words
