"""Find the drop caps in the image of a page and read them together with the line that they begin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from statistics import median, median_low
from typing import TYPE_CHECKING, NamedTuple

import regex

from kaext.ingest.ocr.components import Component, components_of_ink
from kaext.ingest.ocr.preprocessing import FAINT, WHITE
from kaext.ingest.ocr.words import ReadWord, word_frequency
from kaext.ka.script import ALPHABET
from kaext.ka.words import frequency
from kaext.source import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

# Grey levels of ink in an image of one pixel per point, tried in this order.
_INK = (150, 170, 195)
# Points: height of letters.
_MIN_LETTER, _MAX_LETTER = 3, 40
# Multiples of the usual height of letters: height of a drop cap, width of the area to its right that is searched for
# lines, horizontal gap to them, vertical gap to the line below, and minimum height of a line.
_MIN_CAP, _MAX_CAP = 1.35, 12.0
_BESIDE, _NEAR, _UNDER, _LINE = 16, 2.0, 2.5, 0.4
_MAX_ASPECT, _MIN_ASPECT = 1.9, 0.25
# Points: tolerance for the left edges of the lines beside a drop cap, since round letters begin further right.
_SAME_START = 2
_MIN_LINES, _MAX_LINES = 2, 6
_SAME_PITCH = 1.25
# Minimum height of a drop cap as a share of the leading.
_MIN_PITCH_SHARE = 0.7
# Components tried per page.
_MAX_CANDIDATES = 200
# The first line is read at two scales, because either may be better. The type size is a share of the leading.
_SCALES = (1.0, 1.5)
_TYPE = 0.75
# Shares of the leading: where the first line is cropped above and below its middle, how much of it is read, and the
# distance from the middle of a line to its baseline.
_ABOVE_MIDDLE, _BELOW_LINE, _READ_WITH = 0.7, 0.5, 9
BASELINE_OFFSET = 0.2
# Shares of the leading: padding around a drop cap, and stroke width of drop caps, which text does not have.
_RIM, _MIN_THICK_STROKE = 0.1, 0.13
# Confidence of a letter that completes a known word, that was read the same at both scales, and that was read once.
_PROVED, _AGREED, _READ = 0.95, 0.8, 0.6
_MIN_WORD = 3


_GEORGIAN = regex.compile(r"[\u10d0-\u10f0]++")
_FIRST_WORD = regex.compile(r"\P{L}*+([\u10d0-\u10f0]{2,}+)")


class DropCap(NamedTuple):
    """A drop cap. All coordinates are in pixels.

    Attributes
    ----------
    box
        The bounding box.
    foot
        Top of the line below it.
    lines
        Vertical centres of the lines beside it.
    """

    box: Box
    foot: float
    lines: tuple[float, ...]

    @property
    def pitch(self) -> float:
        """The leading of the lines beside it."""
        return (self.lines[-1] - self.lines[0]) / (len(self.lines) - 1)


class _Line(NamedTuple):
    """A line of text in points: its top and bottom, and the gap between the drop cap and its first letter."""

    top: int
    bottom: int
    start: int

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def drop_caps_of(grey: Image, points: float) -> list[DropCap]:
    """Return the drop caps of a deskewed page; ``points`` is pixels per point.

    A drop cap is much higher than other letters and alone at the left of two or more lines with a common left edge. The
    next line begins below it, or the column ends there. It may extend into the next line and touch its letters.

    No single threshold for ink suits all drop caps: thin strokes break if it is too dark, and thick strokes merge with
    other letters if it is too light. Therefore several thresholds are tried, and the darker ones again with small
    breaks closed.
    """
    import numpy as np

    side = max(1, round(points))
    small = np.asarray(grey.reduce(side))
    inks = [small < level for level in _INK]
    found = [
        DropCap(Box(*(side * place for place in cap.box)), side * cap.foot, tuple(side * line for line in cap.lines))
        for ink in (*inks, *map(_closed, inks[:-1]))
        for cap in _drop_caps_in(ink)
    ]
    return [cap for number, cap in enumerate(found) if not any(_overlap(cap, other) for other in found[:number])]


def _closed(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return the ink with one-pixel breaks closed."""
    closed = ink.copy()
    closed[1:-1] |= ink[:-2] & ink[2:]
    closed[:, 1:-1] |= ink[:, :-2] & ink[:, 2:]
    return closed


def _drop_caps_in(ink: NDArray[np.bool_]) -> Iterator[DropCap]:
    """Yield the drop caps of an image of one pixel per point."""
    areas = components_of_ink(ink)
    letter = _letter_height(areas)
    tall = [area.box for area in areas if _MIN_CAP * letter <= area.box.y1 - area.box.y0 <= _MAX_CAP * letter]
    for box in sorted(tall, key=lambda box: (box.x0 - box.x1) * (box.y1 - box.y0))[:_MAX_CANDIDATES]:
        cap = _drop_cap_at(ink, box, letter)
        if cap is not None:
            yield cap


def _overlap(one: DropCap, other: DropCap) -> bool:
    across = min(one.box.x1, other.box.x1) - max(one.box.x0, other.box.x0)
    return across > 0 and min(one.box.y1, other.box.y1) > max(one.box.y0, other.box.y0)


def without_drop_caps(grey: Image, caps: Iterable[DropCap]) -> Image:
    """Return the image without its drop caps, which would disturb the reading of the lines beside them."""
    result = grey.copy()
    for cap in caps:
        result.paste(WHITE, _padded_box(cap), mask=_drop_cap_mask(grey, cap))
    return result


def first_line_images(grey: Image, cap: DropCap) -> Iterator[Image]:
    """Yield images of the line that a drop cap begins, with the drop cap scaled to the size of the text, at two scales.

    A single letter is often misread as a digit or punctuation; with its line, it is read as a letter.
    """
    from PIL import Image as Images
    from PIL import ImageChops

    letter = grey.crop(_padded_box(cap))
    letter.paste(WHITE, mask=ImageChops.invert(_drop_cap_mask(grey, cap)))
    pitch, head = cap.pitch, cap.lines[0]
    top = round(head - _ABOVE_MIDDLE * pitch)
    line = without_drop_caps(grey, [cap]).crop(
        (round(cap.box.x1), top, round(cap.box.x1 + _READ_WITH * pitch), round(head + _BELOW_LINE * pitch))
    )
    ink = line.point([WHITE if level < FAINT else 0 for level in range(WHITE + 1)]).getbbox()
    line = line.crop((ink[0], 0, line.width, line.height)) if ink else line
    # The baseline in the cropped letter and in the cropped line.
    foot, line_foot = (
        cap.lines[-1] + BASELINE_OFFSET * pitch - _padded_box(cap)[1],
        head + BASELINE_OFFSET * pitch - top,
    )
    for scale in _SCALES:
        edge, share = round(scale * pitch), scale * _TYPE / len(cap.lines)
        first, rest = _resized(letter, share), _resized(line, scale)
        sheet = Images.new("L", (first.width + rest.width + 2 * edge, 3 * edge), WHITE)
        sheet.paste(first, (edge, round(2 * edge - share * foot)))
        sheet.paste(rest, (edge + first.width, round(2 * edge - scale * line_foot)))
        yield sheet


def _resized(picture: Image, scale: float) -> Image:
    """Return an image scaled, at least one pixel wide and high."""
    from PIL.Image import Resampling

    size = (max(1, round(scale * picture.width)), max(1, round(scale * picture.height)))
    return picture.resize(size, Resampling.LANCZOS)


def word_after(cap: DropCap, words: Iterable[ReadWord]) -> ReadWord | None:
    """Return the word that continues a drop cap, the first of the first line beside it; None if there is none."""
    beside = [
        word
        for word in words
        if _GEORGIAN.search(word.text)
        and word.top <= cap.lines[0] <= word.bottom
        and -cap.pitch < word.left - cap.box.x1 < 2 * cap.pitch
    ]
    return min(beside, key=lambda word: word.left, default=None)


def first_letters(readings: Iterable[str]) -> list[str]:
    """Return the first letter of each reading of a line that begins with a Georgian word of several letters."""
    firsts = (_FIRST_WORD.match(reading) for reading in readings)
    return [first[1][0] for first in firsts if first]


def best_letter(read: Sequence[str], rest: str) -> tuple[str, float] | None:
    """Return the letter of a drop cap and its confidence; None if it is an ornament beside the text.

    The letter is, in this order: the one of ``read`` that makes the most frequent known word with ``rest``; if readings
    differ, the only letter of the alphabet that makes one; the first reading. If no letter makes a known word but
    ``rest`` itself is one, the drop cap is an ornament.

    Parameters
    ----------
    read
        The letters that were read.
    rest
        The word beside the drop cap.
    """
    tail = _GEORGIAN.match(rest)
    counts = {letter: word_frequency(letter + tail[0]) if tail else 0 for letter in ALPHABET}
    best = max(read, key=lambda letter: counts[letter])
    if counts[best]:
        return best, _PROVED
    making = [letter for letter, count in counts.items() if count]
    if len(making) == 1 and len(set(read)) > 1:
        return making[0], _PROVED
    is_word = tail is not None and len(tail[0]) >= _MIN_WORD and frequency(tail[0]) > 0
    return None if is_word else (read[0], _AGREED if len(read) > 1 and len(set(read)) == 1 else _READ)


def _letter_height(areas: Iterable[Component]) -> float:
    """Return the median height of areas, weighted by their width; specks and pictures are left out."""
    sizes = [(area.box.y1 - area.box.y0, area.box.x1 - area.box.x0) for area in areas]
    heights = [height for height, width in sizes if _MIN_LETTER <= height <= _MAX_LETTER for _ in range(int(width))]
    return median(heights) if heights else _MAX_LETTER


def _drop_cap_at(ink: NDArray[np.bool_], area: Box, letter: float) -> DropCap | None:
    """Return the drop cap in a component of ink, or in its upper part if the component includes touching letters."""
    cap = _drop_cap_in(ink, area, letter)
    x0, y0, x1, y1 = (int(place) for place in area)
    least = y0 + round(_MIN_CAP * letter)
    gaps = _gaps_in(ink[:y1, x1 : x1 + round(_BESIDE * letter)], least) if cap is None else []
    for gap in reversed(gaps):
        crop = ink[y0:gap, x0:x1]
        parts = components_of_ink(crop)
        upper = next((part.box for part in parts if part.box.y0 == 0), None)
        cut = _drop_cap_in(ink, Box(x0 + upper.x0, y0, x0 + upper.x1, y0 + upper.y1), letter) if upper else None
        if cut:
            return cut._replace(box=cut.box._replace(y1=min(y1, gap + letter)))
    return cap


def _gaps_in(text: NDArray[np.bool_], least: int) -> list[int]:
    """Return the rows from ``least`` downward at which gaps between lines of text begin."""
    import numpy as np

    ends = np.nonzero(np.diff(text.any(axis=1).astype(np.int8)) < 0)[0]
    return [int(row) + 1 for row in ends if row >= least]


def _drop_cap_in(ink: NDArray[np.bool_], box: Box, letter: float) -> DropCap | None:
    """Return the drop cap in a box; None if the lines of text around it do not fit."""
    import numpy as np

    x0, y0, x1, y1 = (int(place) for place in box)
    width, height = x1 - x0, y1 - y0
    if not (_MIN_CAP * letter <= height and _MIN_ASPECT * height <= width <= _MAX_ASPECT * height):
        return None
    above = np.nonzero(ink[:y0, x0:x1].any(axis=1))[0]
    head = int(above[-1]) + 1 if len(above) else 0
    reach = ink[: y1 + round(_UNDER * letter), max(0, x0 - round(letter)) : x1 + round(_BESIDE * letter)]
    lines = _lines_in(reach, head, left=min(x0, round(letter)), width=width)
    beside, below = _lines_beside([line for line in lines if line.bottom - line.top >= _LINE * letter], y0, y1)
    if not _MIN_LINES <= len(beside) <= _MAX_LINES or beside[-1].middle > y1 or beside[0].start > _NEAR * letter:
        return None
    cap = DropCap(box, below.top if below else y1, tuple(line.middle for line in beside))
    if below:
        is_under = bool(ink[below.top : below.bottom, x0:x1].any())
    else:
        is_under = head > 0 and beside[0].top - head <= _UNDER * letter
    return cap if is_under and height >= _MIN_PITCH_SHARE * cap.pitch else None


def _lines_in(reach: NDArray[np.bool_], head: int, *, left: int, width: int) -> list[_Line]:
    """Return the lines to the right of a letter, separated by rows without ink.

    A line that also has ink to the left of the letter begins there, so its gap to the letter is 0.

    Parameters
    ----------
    reach
        The ink around the letter.
    head
        First row that is searched.
    left, width
        Left edge and width of the letter in ``reach``.
    """
    import numpy as np

    text = reach[:, left + width :]
    filled = np.nonzero(text.any(axis=1))[0]
    bands = np.split(filled, np.nonzero(np.diff(filled) > 1)[0] + 1) if len(filled) else []
    lines: list[_Line] = []
    for band in bands:
        if band[0] >= head:
            start = 0 if reach[band, :left].any() else int(text[band].any(axis=0).argmax())
            lines.append(_Line(int(band[0]), int(band[-1]) + 1, start))
    return lines


def _lines_beside(lines: Sequence[_Line], top: int, bottom: int) -> tuple[list[_Line], _Line | None]:
    """Return the lines beside a letter that share a left edge, from top to bottom, and the line after them.

    These are the lines level with the letter, and lines above it with the same leading.
    """
    level = [number for number, line in enumerate(lines) if top <= line.middle <= bottom]
    start = median_low([lines[number].start for number in level]) if level else 0
    is_beside = [line.start > 0 and abs(line.start - start) <= _SAME_START for line in lines]
    first = next((number for number in level if is_beside[number]), None)
    if first is None:
        return [], None
    end = next((number for number in range(first, len(lines)) if not is_beside[number]), len(lines))
    beside = list(lines[first:end])
    pitch = lines[first + 1].middle - lines[first].middle if first + 1 < len(lines) else bottom - top
    while first > 0 and is_beside[first - 1] and beside[0].middle - lines[first - 1].middle <= _SAME_PITCH * pitch:
        first -= 1
        beside.insert(0, lines[first])
    return beside, lines[end] if end < len(lines) else None


def _padded_box(cap: DropCap) -> tuple[int, int, int, int]:
    """Return the box of a drop cap with padding, as integers."""
    edge = max(1, round(_RIM * cap.pitch))
    x0, y0, x1, y1 = (round(place) for place in cap.box)
    return max(0, x0 - edge), max(0, y0 - edge), x1 + edge, y1 + edge


def _drop_cap_mask(grey: Image, cap: DropCap) -> Image:
    """Return a mask of a drop cap in its padded box: all ink above the line below, only thick strokes beside it."""
    from PIL import ImageFilter

    place = _padded_box(cap)
    cut = grey.crop(place)
    thick = 2 * max(1, round(_MIN_THICK_STROKE * cap.pitch / 2)) + 1
    rim = 2 * max(1, round(_RIM * cap.pitch / 2)) + 1
    strokes = cut.filter(ImageFilter.MaxFilter(thick)).filter(ImageFilter.MinFilter(thick + rim - 1))
    mask = strokes.point([WHITE if level < FAINT else 0 for level in range(WHITE + 1)])
    mask.paste(WHITE, (0, 0, cut.width, max(0, round(cap.foot) - place[1])))
    return mask
