"""Large initials of a page's picture: letters some lines high that the lines beside them begin with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

import regex

from kaext.ingest.ocr_components import Component, components_of, runs_of
from kaext.ingest.ocr_words import ReadWord, times_seen
from kaext.source import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

# What is ink in grey where a pixel is a point, one after another.
_INK = (150, 170, 195)
_NEVER = 255
# Points: how high letters are.
_LEAST_LETTER, _MOST_LETTER = 3, 40
# Shares of the height that letters usually have: the height of a cap, how far to its right its lines are looked for,
# how far off the lines and the line under it begin, and what a line is high at least.
_LEAST_CAP, _MOST_CAP = 1.7, 12.0
_BESIDE, _NEAR, _UNDER, _LINE = 16, 2.0, 2.5, 0.4
_WIDEST, _NARROWEST = 1.6, 0.25
_HIGHER = 1.15
_MIN_LINES, _MAX_LINES = 2, 6
_SAME_PITCH = 1.25
# Type sizes are three quarters of the distance of lines; Tesseract may read a letter when it is larger.
_SCALES = (1.2, 2.2)
_TYPE = 0.75
# What may be left of a letter around its box, against the distance of lines.
_RIM = 0.1
_WHITE = 255
# How sure a letter is that makes a known word with what was read beside it, and one that was only read.
_PROVED, _READ = 0.95, 0.6


_GEORGIAN = regex.compile(r"[\u10d0-\u10f0]++")
_ALPHABET = "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ"


class Cap(NamedTuple):
    """A large initial: its box in pixels, and how far down the middles of the lines beside it are."""

    box: Box
    lines: tuple[float, ...]

    @property
    def pitch(self) -> float:
        """How far the lines are apart."""
        return (self.lines[-1] - self.lines[0]) / (len(self.lines) - 1)


def caps_of(grey: Image, points: float) -> list[Cap]:
    """Return the large initials of a level page; ``points`` is pixels per point.

    One is much higher than usual letters, stands alone at the left of two lines and more, and the line below those
    begins under it. Its thin strokes may be ink only where faint pixels are, and its thick ones part only where not.
    """
    import numpy as np

    side = max(1, round(points))
    small = np.asarray(grey.reduce(side))
    found = [
        Cap(Box(*(side * place for place in cap.box)), tuple(side * line for line in cap.lines))
        for level in _INK
        for cap in _caps_in(small < level)
    ]
    return [cap for number, cap in enumerate(found) if not any(_overlap(cap, other) for other in found[:number])]


def _caps_in(ink: NDArray[np.bool_]) -> Iterator[Cap]:
    """Yield the large initials of a page where a pixel is a point."""
    import numpy as np

    areas = components_of(runs_of(ink.astype(np.uint8), ink, _NEVER), _NEVER)
    letter = _usual_height(areas)
    for area in areas:
        if _is_cap_sized(area, letter):
            lines = _lines_beside(ink, area.box, letter)
            if _MIN_LINES <= len(lines) <= _MAX_LINES:
                yield Cap(area.box, tuple(lines))


def _overlap(one: Cap, other: Cap) -> bool:
    across = min(one.box.x1, other.box.x1) - max(one.box.x0, other.box.x0)
    return across > 0 and min(one.box.y1, other.box.y1) > max(one.box.y0, other.box.y0)


def without(grey: Image, caps: Iterable[Cap]) -> Image:
    """Return the picture without its large initials, which would be read with the letters beside them."""
    from PIL import ImageDraw

    result = grey.copy()
    pen = ImageDraw.Draw(result)
    for cap in caps:
        edge = _RIM * cap.pitch
        pen.rectangle((cap.box.x0 - edge, cap.box.y0 - edge, cap.box.x1 + edge, cap.box.y1 + edge), fill=_WHITE)
    return result


def letters_of(grey: Image, caps: Iterable[Cap]) -> Iterator[tuple[Cap, list[Image]]]:
    """Yield each large initial with pictures of it, in sizes near that of the text, on white."""
    from PIL import Image as Images

    for cap in caps:
        cut = grey.crop((int(cap.box.x0) - 1, int(cap.box.y0) - 1, int(cap.box.x1) + 1, int(cap.box.y1) + 1))
        pictures: list[Image] = []
        for scale in _SCALES:
            share = scale * _TYPE / len(cap.lines)
            size = (max(1, round(share * cut.width)), max(1, round(share * cut.height)))
            edge = round(cap.pitch)
            sheet = Images.new("L", (size[0] + 2 * edge, size[1] + 2 * edge), _WHITE)
            sheet.paste(cut.resize(size, Images.Resampling.LANCZOS), (edge, edge))
            pictures.append(sheet)
        yield cap, pictures


def word_of(cap: Cap, words: Iterable[ReadWord]) -> ReadWord | None:
    """Return the word that a large initial begins: the first of the first line beside it."""
    beside = [
        word
        for word in words
        if _GEORGIAN.search(word.text)
        and word.top <= cap.lines[0] <= word.bottom
        and -cap.pitch < word.left - cap.box.x1 < 2 * cap.pitch
    ]
    return min(beside, key=lambda word: word.left, default=None)


def single_letters(readings: Iterable[str]) -> list[str]:
    """Return the Georgian letters among readings that have one, whatever stands with it."""
    found = (_GEORGIAN.findall(reading) for reading in readings)
    return [letters[0] for letters in found if len(letters) == 1 and len(letters[0]) == 1]


def chosen(read: Sequence[str], rest: str) -> tuple[str, float]:
    """Return the letter that a large initial is by its readings and the rest of its word, and how sure that is.

    Of the letters that were read the one counts that makes a known word; where none does, any that alone makes one.
    """
    tail = _GEORGIAN.match(rest)
    for letters in (dict.fromkeys(read), dict.fromkeys(_ALPHABET)):
        counts = {letter: times_seen(letter + tail[0]) for letter in letters} if tail else {}
        making = [letter for letter, count in counts.items() if count]
        if making and (letters.keys() <= set(read) or len(making) == 1):
            return max(making, key=lambda letter: counts[letter]), _PROVED
    return read[0], _READ


def _usual_height(areas: Iterable[Component]) -> float:
    """Return the height that areas as wide as half of all have or exceed, without specks and pictures."""
    sizes = [(area.box.y1 - area.box.y0, area.box.x1 - area.box.x0) for area in areas]
    heights = [height for height, width in sizes if _LEAST_LETTER <= height <= _MOST_LETTER for _ in range(int(width))]
    return median(heights) if heights else _MOST_LETTER


def _is_cap_sized(area: Component, letter: float) -> bool:
    width, height = area.box.x1 - area.box.x0, area.box.y1 - area.box.y0
    return _LEAST_CAP * letter <= height <= _MOST_CAP * letter and _NARROWEST * height <= width <= _WIDEST * height


def _lines_beside(ink: NDArray[np.bool_], box: Box, letter: float) -> list[float]:
    """Return the middles of the lines that begin right of what may be a cap, from above; none where it is no cap."""
    import numpy as np

    x0, y0, x1, y1 = (int(place) for place in box)
    if ink[y0:y1, max(0, x0 - round(letter)) : x0].any():
        return []
    own = ink[:, x0:x1].copy()
    own[y0:y1] = False
    taken = np.nonzero(own.any(axis=1))[0]
    above, below = taken[taken < y0], taken[taken >= y1]
    if not len(below) or below[0] - y1 > _UNDER * letter:
        return []
    head, foot = int(above[-1]) + 1 if len(above) else 0, int(below[0])
    beside = ink[head : foot + round(letter), x1 + 1 : x1 + round(_BESIDE * letter)]
    filled = np.nonzero(beside.any(axis=1))[0]
    if not len(filled):
        return []
    lines: list[tuple[float, float]] = []
    for band in np.split(filled, np.nonzero(np.diff(filled) > 1)[0] + 1):
        first, last = head + int(band[0]), head + int(band[-1]) + 1
        start = np.nonzero(beside[band].any(axis=0))[0][0]
        if last - first >= _LINE * letter and (first + last) / 2 < foot and start <= _NEAR * letter:
            lines.append((first, last))
    lines = [line for line in lines if sum(line) / 2 <= y1]
    # The letters of a title are as high as their line.
    if not lines or y1 - y0 < _HIGHER * max(last - first for first, last in lines):
        return []
    middles = [sum(line) / 2 for line in lines]
    # From the line at the foot of the cap upwards, as long as they are as far apart.
    kept = middles[-1:]
    for middle in reversed(middles[:-1]):
        if len(kept) > 1 and kept[0] - middle > _SAME_PITCH * (kept[1] - kept[0]):
            break
        kept.insert(0, middle)
    return kept
