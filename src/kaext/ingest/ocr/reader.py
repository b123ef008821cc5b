"""Read the image of a page by Tesseract; return its words as runs of glyphs with boxes and confidences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kaext.ingest.ocr import tesseract
from kaext.ingest.ocr.drop_caps import (
    BASELINE_OFFSET,
    DropCap,
    best_letter,
    drop_caps_of,
    first_letters,
    first_line_images,
    without_drop_caps,
    word_after,
)
from kaext.ingest.ocr.lines import add_words
from kaext.ingest.ocr.photographs import legible_words, photographs_of
from kaext.ingest.ocr.preprocessing import DARK, FAINT, WHITE, despeckled, rules_of, skew_of, without_shadows
from kaext.ingest.ocr.rereading import reread_words
from kaext.ingest.ocr.text_blocks import text_blocks_of
from kaext.ingest.ocr.tints import background_of, darkest_channel, tints_of, without_tints
from kaext.ingest.ocr.words import ReadWord, correct_words, is_plausible
from kaext.ingest.pdf.glyphs import RawPage, Run, Shape, Style
from kaext.ingest.pdf.regions import frames_of
from kaext.source import Box

if TYPE_CHECKING:
    from PIL.Image import Image

# Tesseract reads a scan best at its own resolution; resampling blurs the letters.
_DPI = 300
_MIN_DPI, _MAX_DPI = 150, 400
# An isolated line at the head or foot: share of the page searched, height in points, dark pixels per row.
_MARGIN_ZONE = 0.1
_MIN_LINE, _MAX_LINE = 4.0, 20.0
_MIN_INK = 2
_MAX_FRAMES = 20
# Points: lower frames are read together with their surroundings. Degrees: smaller skews are not corrected.
_MIN_FRAME = 40.0
_MIN_SKEW = 0.05
_INCH = 72
# Padding around a word, in pixels.
_EDGE = 4


def suitable_dpi(scanned: float) -> int:
    """Return the resolution at which to render a page for OCR, in dots per inch.

    ``scanned`` is the resolution of the image that covers the page; 0 if none does.
    """
    return round(scanned) if _MIN_DPI <= scanned <= _MAX_DPI else _DPI


def read_picture(picture: Image, *, number: int, width: float, height: float) -> RawPage:
    """Read the image of a page.

    Parameters
    ----------
    picture
        The page, rendered at the resolution of :func:`suitable_dpi`.
    number, width, height
        The page's number, and its size in points.

    Returns
    -------
    RawPage
        The words as runs; each glyph has an equal share of the box of its word. Rules and tints of the image are
        shapes, photographs are images. There are no runs if Tesseract finds no text.
    """
    from PIL.Image import Resampling

    page = RawPage(number, width, height)
    picture = without_shadows(picture)
    straight = despeckled(picture)
    skew = skew_of(straight)
    if abs(skew) > _MIN_SKEW:
        page.skew = skew
        straight = straight.rotate(skew, fillcolor=WHITE, resample=Resampling.BICUBIC)
        picture = picture.convert("RGB").rotate(skew, fillcolor=(WHITE, WHITE, WHITE))
    scale = width / straight.width
    rules = rules_of(straight, 1 / scale)
    pixels = darkest_channel(picture)
    background = background_of(pixels, 1 / scale)
    tints = tints_of(pixels, background, 1 / scale)
    photographs = photographs_of(background, tints, 1 / scale)
    straight = without_tints(straight, tints)
    page.images = [_scale_box(box, scale) for box in photographs]
    page.shapes = [Shape(_scale_box(box, scale), "", "000000") for box in rules]
    page.shapes += [Shape(_scale_box(tint.box, scale), 3 * f"{tint.brightness:02x}", "") for tint in tints]
    frames = [_scale_box(frame, 1 / scale) for frame in frames_of(page) if frame.y1 - frame.y0 >= _MIN_FRAME]
    frames = [frame for frame in frames if not any(frame.overlaps(box) for box in photographs)]
    dpi = round(_INCH / scale)
    caps = _read_caps(straight, dpi=dpi)
    words, blocks = _read_page_words(without_drop_caps(straight, caps), rules, _outermost(frames), photographs, dpi=dpi)
    words = [word for word in reread_words(straight, words, dpi=dpi) if is_plausible(word)]
    words = correct_words(words)
    add_words(page, straight, words, blocks, scale=scale)
    _add_caps(page, caps, words, dpi=dpi)
    return page


def _outermost(frames: Sequence[Box]) -> list[Box]:
    """Return the largest frames that do not overlap others, from top to bottom, at most ``_MAX_FRAMES``."""
    kept: list[Box] = []
    for frame in sorted(frames, key=lambda box: (box.x0 - box.x1) * (box.y1 - box.y0)):
        if not any(frame.overlaps(other) for other in kept):
            kept.append(frame)
    return sorted(kept[:_MAX_FRAMES], key=lambda box: (box.y0, box.x0))


def _read_page_words(
    picture: Image, rules: Sequence[Box], frames: Sequence[Box], photographs: Sequence[Box], *, dpi: int
) -> tuple[list[ReadWord], list[Box]]:
    """Return the words of a page, and its text blocks of several lines.

    Frames and text that is not aligned with the lines beside it are read separately, so that their lines are not mixed
    with those beside them. Of photographs, only :func:`legible_words` are kept.
    """
    from PIL import ImageDraw

    clean = picture.copy()
    pen = ImageDraw.Draw(clean)
    for rule in rules:
        pen.rectangle((rule.x0 - 1, rule.y0 - 1, rule.x1, rule.y1), fill=WHITE)
    parts = [(box, _crop(clean, box), tesseract.WHOLE_PAGE) for box in (*photographs, *frames)]
    for box in (*photographs, *frames):
        pen.rectangle((box.x0 - _EDGE, box.y0 - _EDGE, box.x1 + _EDGE, box.y1 + _EDGE), fill=WHITE)
    text_blocks = text_blocks_of(clean, dpi / _INCH)
    parts += [(box, _crop(clean, box), tesseract.ONE_BLOCK) for box in text_blocks.standalone]
    for box in text_blocks.standalone:
        pen.rectangle(box, fill=WHITE)
    words = tesseract.read_words(clean, dpi=dpi, min_confidence=0.0)
    for number, (box, part, mode) in enumerate(parts):
        if _has_ink(part):
            read = _shifted(tesseract.read_words(part, frame=number, dpi=dpi, mode=mode, min_confidence=0.0), box)
            words += legible_words(read) if number < len(photographs) else read
    for word in filter(is_plausible, words):
        pen.rectangle((word.left - _EDGE, word.top - _EDGE, word.right + _EDGE, word.bottom + _EDGE), fill=WHITE)
    for number, box in enumerate(_isolated_lines(clean, dpi), len(parts)):
        line = _crop(clean, box)
        words += _shifted(tesseract.read_words(line, frame=number, dpi=dpi, mode=tesseract.ONE_LINE), box)
    return words, text_blocks.multiline


def _crop(picture: Image, box: Box) -> Image:
    return picture.crop((int(box.x0), int(box.y0), int(box.x1), int(box.y1)))


def _has_ink(picture: Image) -> bool:
    darkest = picture.getextrema()[0]
    return isinstance(darkest, int | float) and darkest < DARK


def _isolated_lines(unread: Image, dpi: int) -> Iterator[Box]:
    """Yield the boxes of unread lines at the head and foot of a page: a page number, a running title.

    Tesseract discards a lone digit as noise.
    """
    import numpy as np

    zone = round(_MARGIN_ZONE * unread.height)
    points = dpi / _INCH
    for top, outermost in ((0, 0), (unread.height - zone, -1)):
        ink = np.asarray(unread.crop((0, top, unread.width, top + zone))) < FAINT
        rows = np.nonzero(ink.sum(axis=1) >= _MIN_INK)[0]
        if not len(rows):
            continue
        band = np.split(rows, np.nonzero(np.diff(rows) > _MIN_LINE * points)[0] + 1)[outermost]
        first, last = int(band[0]), int(band[-1])
        columns = np.nonzero(ink[first : last + 1].any(axis=0))[0]
        if _MIN_LINE * points <= last - first <= _MAX_LINE * points:
            edge = dpi // 10
            yield Box(
                max(0, int(columns[0]) - edge),
                max(0, top + first - edge),
                min(unread.width, int(columns[-1]) + edge),
                min(unread.height, top + last + edge),
            )


def _shifted(words: Iterable[ReadWord], part: Box) -> list[ReadWord]:
    """Return words read in a part of an image with their coordinates in the whole image."""
    right, down = int(part.x0), int(part.y0)
    return [
        replace(
            word,
            left=word.left + right,
            top=word.top + down,
            right=word.right + right,
            bottom=word.bottom + down,
        )
        for word in words
    ]


def _read_caps(picture: Image, *, dpi: int) -> dict[DropCap, list[str]]:
    """Return the drop caps of a page, each with the letters that it was read as."""
    read: dict[DropCap, list[str]] = {}
    for cap in drop_caps_of(picture, dpi / _INCH):
        letters = first_letters(
            " ".join(word.text for word in tesseract.read_words(line, dpi=dpi, mode=tesseract.ONE_LINE))
            for line in first_line_images(picture, cap)
        )
        if letters:
            read[cap] = letters
    return read


def _add_caps(page: RawPage, caps: Mapping[DropCap, Sequence[str]], words: Sequence[ReadWord], *, dpi: int) -> None:
    """Add the drop caps to a page, each as the letter that fits its word best."""
    scale = _INCH / dpi
    for cap, letters in caps.items():
        word = word_after(cap, words)
        letter = best_letter(letters, word.text if word else "")
        if letter is None:
            continue
        size = len(cap.lines) * cap.pitch * scale
        page.styles.append(Style("", size, bold=False, italic=False, colour="000000"))
        baseline = (cap.lines[-1] + BASELINE_OFFSET * cap.pitch) * scale
        x0, x1 = cap.box.x0 * scale, cap.box.x1 * scale
        number = len(page.styles) - 1
        page.runs.append(Run(" ", [x0], [x0], baseline, number))
        page.runs.append(Run(letter[0], [x0], [x1], baseline, number, confidence=letter[1]))


def _scale_box(box: Box, scale: float) -> Box:
    return Box(box.x0 * scale, box.y0 * scale, box.x1 * scale, box.y1 * scale)
