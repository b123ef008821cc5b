"""Estimate size, weight and slant of lines read by OCR from the boxes and strokes of their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import median
from typing import TYPE_CHECKING

import regex

from kaext.ingest.ocr.preprocessing import DARK, FAINT, WHITE
from kaext.ingest.ocr.words import LineKey, ReadWord
from kaext.ingest.pdf.glyphs import DESCENT, RawPage, Run, Style
from kaext.source import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

# Nearly every Georgian word has both ascenders and descenders, so the box of a line is about as high as its type.
_BOX_TO_SIZE = 1.05
# Tolerance for assigning a line to one of the usual sizes, by its minimum number of long words.
_SIZE_TOLERANCE = ((3, 0.07), (0, 0.16))
_LONG_LINE = 3
# Ratio of consecutive heights of the same size; number of lines that make a size usual.
_MAX_HEIGHT_RATIO = 1.02
_MIN_LINES = 3
# Share of the lines of a paragraph whose size applies to all.
_MIN_MAJORITY = 0.6
# The height of a line with a lower mean confidence is unreliable.
_MIN_LINE_CONFIDENCE = 0.6
# Stroke width of bold type relative to the usual width; number of strokes needed to measure it.
_BOLD_RATIO = 1.15
_MIN_STROKES = 60
_LETTER_OR_DIGIT = regex.compile(r"[\p{L}\p{N}]")
# Letters with ascenders and with descenders. A word with both is as high as the line; with one, it has this share.
_REACHING_UP = regex.compile(r"[\p{Lu}\dბზმნპრსქშჩძწჭხჰbdfhklt]")
_REACHING_DOWN = regex.compile(r"[გდევკლჟტუფქღყცწჭჯgjpqy]")
_SHARE_UP, _SHARE_DOWN = 0.75, 0.72
_MIN_LETTERS = 2
# Slant of italics as a tangent (about 12 degrees); number of words examined, and of letters needed.
_SLANT = 0.2
_SLANT_WORDS, _SLANT_LETTERS = 8, 8
# Punctuation that extends slightly below the baseline.
_LOW_SIGNS = regex.compile(r"[()\[\],;„@]")


def add_words(page: RawPage, picture: Image, words: Sequence[ReadWord], blocks: Sequence[Box], *, scale: float) -> None:
    """Add the words of an image to a page.

    Lines of similar height get the same size. Lines with thick strokes are bold, those with slanted strokes italic. If
    a line extends over two text blocks, its second part is added after all lines.

    Parameters
    ----------
    page
        Gets the runs and styles.
    picture
        The image, in grey.
    words
        Its words.
    blocks
        The text blocks of several lines, in pixels.
    scale
        Points per pixel.
    """
    lines: dict[LineKey, list[ReadWord]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    lines = {key: members for key, members in lines.items() if any(_LETTER_OR_DIGIT.search(w.text) for w in members)}
    heights = {key: _line_height(members) for key, members in lines.items()}
    stroke_widths = _stroke_widths(picture, lines, heights)
    ink = _darkness_of(picture)
    usual_width = (
        median(stroke_widths.get(key, 0.0) for key, members in lines.items() for _ in members) if lines else 0.0
    )
    sizes = _sizes(lines, {key: height * scale / _BOX_TO_SIZE for key, height in heights.items()})
    styles: dict[Style, int] = {}
    later: list[Run] = []
    for key, members in lines.items():
        size = sizes[key]
        is_bold = stroke_widths.get(key, 0.0) > _BOLD_RATIO * usual_width > 0
        style = styles.setdefault(Style("", size, is_bold, _is_slanted(ink, members), "000000"), len(styles))
        baseline = median(word.bottom for word in members) * scale - DESCENT * size
        for number, side in enumerate(_split_at_blocks(members, blocks)):
            (later if number else page.runs).extend(_runs_of(side, baseline, style, scale))
    page.runs += later
    page.styles = list(styles)


def _line_height(members: Sequence[ReadWord]) -> float:
    """Return the height of a line from ascender to descender, in pixels."""
    heights = [(word.bottom - word.top) / share for word in members if (share := _height_share(word.text))]
    return float(median(heights or [word.bottom - word.top for word in members]))


def _height_share(text: str) -> float:
    """Return the share of the line's height that a word has, given its letters; 0 if unknown."""
    reaches_up, reaches_down = _REACHING_UP.search(text), _REACHING_DOWN.search(text)
    if reaches_up and reaches_down:
        return 1.0
    if (len(text) < _MIN_LETTERS and not text.isdigit()) or _LOW_SIGNS.search(text) or not (reaches_up or reaches_down):
        return 0.0
    return _SHARE_UP if reaches_up else _SHARE_DOWN


def _stroke_widths(
    picture: Image, lines: Mapping[LineKey, Sequence[ReadWord]], heights: Mapping[LineKey, float]
) -> dict[LineKey, float]:
    """Return the stroke width of each line relative to its height, as the mean length of dark runs in its rows.

    Lines with too few strokes are left out.
    """
    import numpy as np

    dark = np.asarray(picture) < DARK
    stroke_widths: dict[LineKey, float] = {}
    for key, members in lines.items():
        boxes = [dark[word.top : word.bottom, word.left : word.right] for word in members]
        ink = sum(int(box.sum()) for box in boxes)
        strokes = sum(int((box[:, 1:] > box[:, :-1]).sum() + box[:, :1].sum()) for box in boxes)
        if strokes >= _MIN_STROKES:
            stroke_widths[key] = ink / strokes / heights[key]
    return stroke_widths


def _darkness_of(picture: Image) -> NDArray[np.float32]:
    """Return the darkness of the pixels; 0 for paper."""
    import numpy as np

    ink = WHITE - np.asarray(picture, dtype=np.float32)
    ink[ink < WHITE - FAINT] = 0
    return ink


def _is_slanted(ink: NDArray[np.float32], members: Sequence[ReadWord]) -> bool:
    """Return whether a line is slanted: its columns of pixels are more distinct after shearing it upright."""
    long = [word for word in members if len(word.text) >= _MIN_LETTERS][:_SLANT_WORDS]
    if sum(len(word.text) for word in long) < _SLANT_LETTERS:
        return False
    boxes = [ink[word.top : word.bottom, word.left : word.right] for word in long]
    upright, leaning = (sum(_sharpness(box, slant) for box in boxes) for slant in (0.0, _SLANT))
    return leaning > upright


def _sharpness(ink: NDArray[np.float32], slant: float) -> float:
    """Return how much neighbouring columns differ after each row is shifted left by ``slant`` times its height."""
    import numpy as np

    height, width = ink.shape
    columns = np.zeros(width + height, dtype=np.float32)
    for row in range(height):
        shift = height - round(slant * (height - 1 - row))
        columns[shift : shift + width] += ink[row]
    return float((np.diff(columns) ** 2).sum())


def _sizes(lines: Mapping[LineKey, Sequence[ReadWord]], heights: Mapping[LineKey, float]) -> dict[LineKey, float]:
    """Return the type size of each line: the nearest usual size of the page, or its own height if none is near.

    ``heights`` and sizes are in points.
    """
    usual = _usual_sizes(heights[key] for key, members in lines.items() if _count_long_words(members) >= _LONG_LINE)
    sizes: dict[LineKey, float] = {}
    for key, members in lines.items():
        height = heights[key]
        is_sure = sum(word.confidence for word in members) / len(members) >= _MIN_LINE_CONFIDENCE
        reach = (
            next(reach for least, reach in _SIZE_TOLERANCE if _count_long_words(members) >= least)
            if is_sure
            else height
        )
        size = min(usual, key=lambda size: abs(height - size), default=height)
        if abs(height - size) > reach * size:
            size = height
        sizes[key] = round(2 * size) / 2
    return _harmonised(sizes)


def _harmonised(sizes: Mapping[LineKey, float]) -> dict[LineKey, float]:
    """Return the sizes with the majority size of a paragraph assigned to all its lines after the first."""
    paragraphs: dict[tuple[int, ...], list[LineKey]] = {}
    for key in sizes:
        paragraphs.setdefault(key[:-1], []).append(key)
    result = dict(sizes)
    for keys in paragraphs.values():
        size, count = Counter(sizes[key] for key in keys).most_common(1)[0]
        if count >= max(_MIN_LINES, _MIN_MAJORITY * len(keys)):
            result.update(dict.fromkeys(keys[1:], size))
    return result


def _split_at_blocks(members: Sequence[ReadWord], blocks: Sequence[Box]) -> list[list[ReadWord]]:
    """Split the words of a line where they pass from one text block to another."""
    sides: list[list[ReadWord]] = [[]]
    last: Box | None = None
    for word in members:
        middle = (word.top + word.bottom) / 2
        inside = (box for box in blocks if box.x0 <= word.left < box.x1 and box.y0 <= middle < box.y1)
        block = next(inside, None)
        if block is not None and last is not None and block != last:
            sides.append([])
        sides[-1].append(word)
        last = block or last
    return sides


def _runs_of(members: Sequence[ReadWord], baseline: float, style: int, scale: float) -> Iterator[Run]:
    """Yield the words as runs of glyphs of equal width, separated by spaces."""
    for number, word in enumerate(members):
        if number:
            yield Run(" ", [members[number - 1].right * scale], [word.left * scale], baseline, style)
        step = (word.right - word.left) * scale / len(word.text)
        x0s = [word.left * scale + place * step for place in range(len(word.text))]
        yield Run(word.text, x0s, [x0 + step for x0 in x0s], baseline, style, confidence=word.confidence)


def _count_long_words(members: Sequence[ReadWord]) -> int:
    return sum(len(word.text) > 2 for word in members)


def _usual_sizes(heights: Iterable[float]) -> list[float]:
    """Return the sizes of several lines each: the medians of clusters of heights."""
    runs: list[list[float]] = []
    for height in sorted(heights):
        if runs and height <= _MAX_HEIGHT_RATIO * runs[-1][-1]:
            runs[-1].append(height)
        else:
            runs.append([height])
    return [median(run) for run in runs if len(run) >= _MIN_LINES]
