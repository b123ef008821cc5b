"""Read the characters of a page by pdfium, in runs of one style."""

from __future__ import annotations

import ctypes
import math
import re
from array import array
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import compress, groupby, repeat
from operator import ne

import pypdfium2.raw as raw

from kaext.ingest.pdf.glyphs import MAX_GLYPHS, OUTLINED_MODES, RawPage, Run, Style, rotated, style_of
from kaext.ingest.pdf.pdfium.calls import (
    Colour,
    Frame,
    fill_colour,
    font_of,
    font_size,
    loose_box,
    origin,
    pointer_to,
    render_mode,
    text_matrix,
    text_object,
)

_NAME_LENGTH = 256
_NON_PRINTING = frozenset("\x00\r\n")
# In letter-spaced text pdfium generates up to one space per letter; other text has at least three letters per space.
_LETTERS_TO_SPACE = 3
# Characters that pdfium substitutes for a hyphen at a line end.
_HYPHEN_MARK = re.compile("[\x02\ufffe]")
# Points: tolerance for equal baselines.
_LEVEL = 0.01
# Bytes of a box: four floats of single precision.
_BOX_SIZE, _BOXES_AT_ONCE = 16, 200


def read_runs(text: raw.FPDF_TEXTPAGE, frame: Frame, page: RawPage) -> None:
    """Add the characters of a page as runs to ``page``, and set its styles.

    Characters that pdfium generates (spaces, line ends) and oblique text are left out.
    """
    count = raw.FPDFText_CountChars(text)
    page.is_cut = count > MAX_GLYPHS
    count = min(count, MAX_GLYPHS)
    if count <= 0:
        return
    letters = _PageCharacters(text, count, frame)
    owners = list(map(text_object, repeat(pointer_to(text)), range(count)))
    start = 0
    for end in (*compress(range(1, count), map(ne, owners, owners[1:])), count):
        # Generated characters belong to no text object.
        if owners[start]:
            page.runs += letters.runs(owners[start], start, end)
        start = end
    if any(not _NON_PRINTING.isdisjoint(run.text) for run in page.runs):
        page.runs = [part for run in page.runs for part in _printing_parts(run)]
    page.styles = list(letters.styles.numbers)


class _PageCharacters:
    """The characters of a page with their boxes, which are read in one pass.

    Font, size, colour and matrix are read once for all characters of a text object.
    """

    def __init__(self, text: raw.FPDF_TEXTPAGE, count: int, frame: Frame) -> None:
        self._handle = pointer_to(text)
        self._frame = frame
        self._boxes = _loose_boxes(self._handle, count)
        lefts, rights = self._boxes[0::4], self._boxes[2::4]
        self._lefts = [x - frame.left for x in lefts] if frame.left else lefts.tolist()
        self._rights = [x - frame.left for x in rights] if frame.left else rights.tolist()
        self._y = ctypes.c_double()
        self._origin = ctypes.byref(ctypes.c_double()), ctypes.byref(self._y)
        self.styles = _Styles(text, frame)
        self.text = _HYPHEN_MARK.sub(
            lambda mark: "-" if raw.FPDFText_IsHyphen(text, mark.start()) else mark[0], _characters(text, count)
        )

    def runs(self, owner: int, start: int, end: int) -> Iterable[Run]:
        """Return the runs of the text object at an address, one for each baseline."""
        letters = self.text[start:end]
        if letters.isspace():
            # Nothing depends on the position of a space.
            return (Run(letters, self._lefts[start:end], self._rights[start:end], 0.0, 0),)
        style, angle, slant = self.styles.of(owner, start)
        if angle is None:
            return ()
        if angle or self._frame.rotation:
            places = [_rotated_extent(self._handle, self._boxes, n, self._frame, angle) for n in range(start, end)]
            x0s, x1s, baselines = map(list, zip(*places, strict=True))
        else:
            x0s, x1s, baselines = self._level_extents(start, end, slant)
        if "f" in letters and len(set(x0s)) < len(x0s):
            x0s, x1s = _share_ligature_extents(x0s, x1s)
        run = Run(letters, x0s, x1s, baselines[0], style, angle)
        if letters.count(" ") * _LETTERS_TO_SPACE > len(letters):
            run, baselines = _without_generated_spaces(run, baselines)
        return (run,) if len(baselines) == 1 else _level_runs(run, baselines)

    def _level_extents(self, start: int, end: int, slant: float) -> tuple[list[float], list[float], list[float]]:
        """Return left edges, right edges and baselines of horizontal text; one baseline if both ends share it."""
        x0s, x1s = self._lefts[start:end], self._rights[start:end]
        bottom, above = self._boxes[4 * start + 3], self._frame.top
        origin(self._handle, start, *self._origin)
        height = self._y.value
        origin(self._handle, end - 1, *self._origin)
        drop = height - bottom
        is_level = abs(self._y.value - height) < _LEVEL
        bottoms = (bottom,) if is_level else self._boxes[4 * start + 3 : 4 * end : 4]
        baselines = [above - bottom - drop for bottom in bottoms]
        if slant:
            # The box of a slanted glyph overlaps its neighbours; reduce it to its extent on the baseline.
            left, right = slant * drop, slant * (self._boxes[4 * start + 1] - height)
            x0s, x1s = [x0 + left for x0 in x0s], [x1 - right for x1 in x1s]
        return x0s, x1s, baselines


def _share_ligature_extents(x0s: Sequence[float], x1s: Sequence[float]) -> tuple[list[float], list[float]]:
    """Return left and right edges with the extent of each ligature (ﬃ) shared out among its letters."""
    lefts: list[float] = []
    rights: list[float] = []
    for (x0, x1), members in groupby(zip(x0s, x1s, strict=True)):
        count = len(list(members))
        share = (x1 - x0) / count
        lefts += [x0 + share * number for number in range(count)]
        rights += [x0 + share * number for number in range(1, count + 1)]
    return lefts, rights


def _without_generated_spaces(run: Run, baselines: list[float]) -> tuple[Run, list[float]]:
    """Return a run without the zero-width spaces that pdfium generates in letter-spaced text."""
    kept = [not letter.isspace() or x0 < x1 for letter, x0, x1 in zip(run.text, run.x0s, run.x1s, strict=True)]
    if all(kept):
        return run, baselines
    text = "".join(compress(run.text, kept))
    x0s, x1s = list(compress(run.x0s, kept)), list(compress(run.x1s, kept))
    left = list(compress(baselines, kept)) if len(baselines) > 1 else baselines
    return Run(text, x0s, x1s, left[0], run.style, run.angle), left


def _level_runs(run: Run, baselines: Sequence[float]) -> Iterator[Run]:
    """Split a run where the baseline changes."""
    end = 0
    for baseline, members in groupby(baselines):
        start, end = end, end + len(list(members))
        yield replace(run.part(start, end), baseline=baseline)


def _printing_parts(run: Run) -> Iterator[Run]:
    """Yield the parts of a run without the characters that print nothing."""
    if _NON_PRINTING.isdisjoint(run.text):
        yield run
        return
    end = 0
    for is_text, members in groupby(run.text, lambda letter: letter not in _NON_PRINTING):
        start, end = end, end + len(list(members))
        if is_text:
            yield run.part(start, end)


class _Styles:
    """The styles of a page's text objects, with a cache for objects of the same style."""

    def __init__(self, text: raw.FPDF_TEXTPAGE, frame: Frame) -> None:
        self.numbers: dict[Style, int] = {}
        self._text = text
        self._handle = pointer_to(text)
        self._frame = frame
        self._fill = Colour(fill_colour)
        self._matrix = (ctypes.c_float * 6)()
        # The matrix without its translation.
        self._turn = memoryview(self._matrix).cast("B")[: 4 * ctypes.sizeof(ctypes.c_float)]
        self._known: dict[tuple[object, ...], tuple[int, int | None, float]] = {}

    def of(self, owner: int, index: int) -> tuple[int, int | None, float]:
        """Return the style's index, the angle and the slant of the text object at an address.

        ``index`` is the index of one of its characters.
        """
        text_matrix(self._handle, index, self._matrix)
        height = font_size(self._handle, index)
        key = (font_of(owner), height, self._turn.tobytes(), render_mode(owner), self._fill.code(owner))
        known = self._known.get(key)
        if known is not None:
            return known
        a, b, c, d, _, _ = self._matrix
        if height < 0:
            # A negative size rotates glyphs by 180 degrees, and the matrix usually rotates them back.
            height, a, b, c, d = -height, -a, -b, -c, -d
        size, slant = height * math.hypot(c, d), 0.0
        if c and d and not b:
            size, slant = height * abs(d), c / d
        style = style_of(
            _font_name(self._text, index),
            size,
            self._fill.of(owner),
            is_outlined=render_mode(owner) in OUTLINED_MODES,
            slant=slant,
        )
        number = self.numbers.setdefault(style, len(self.numbers))
        return self._known.setdefault(key, (number, self._frame.angle(a, b), slant))


def _rotated_extent(
    handle: ctypes.c_void_p, boxes: array[float], index: int, frame: Frame, angle: int
) -> tuple[float, float, float]:
    """Return left edge, right edge and baseline of a glyph on a rotated page or in rotated text.

    They are coordinates in which the text is horizontal.
    """
    x, y = ctypes.c_double(), ctypes.c_double()
    origin(handle, index, ctypes.byref(x), ctypes.byref(y))
    left, top, right, bottom = boxes[4 * index : 4 * index + 4]
    box = frame.box(left, bottom, right, top)
    x0, baseline = rotated(*frame.point(x.value, y.value), angle, frame.width, frame.height)
    extent = box.x1 - box.x0 if angle % 180 == 0 else box.y1 - box.y0
    return x0, x0 + extent, baseline


def _loose_boxes(handle: ctypes.c_void_p, count: int) -> array[float]:
    """Return left, top, right and bottom of the first ``count`` characters in one flat array."""
    boxes = array("f")
    # Allocating a box takes nearly as long as reading it, so a buffer of boxes is reused.
    some = (ctypes.c_float * 4 * min(count, _BOXES_AT_ONCE))()
    places = list(some)
    for start in range(0, count, _BOXES_AT_ONCE):
        end = min(start + _BOXES_AT_ONCE, count)
        deque(map(loose_box, repeat(handle), range(start, end), places), maxlen=0)
        boxes.frombytes(memoryview(some).cast("B")[: _BOX_SIZE * (end - start)])
    return boxes


def _characters(text: raw.FPDF_TEXTPAGE, count: int) -> str:
    """Return the first ``count`` characters, in one call if each is one UTF-16 code unit."""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(text, 0, count, buffer)
    characters = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
    if written == count + 1 and len(characters) == count:
        return characters
    return "".join([chr(raw.FPDFText_GetUnicode(text, index)) for index in range(count)])


def _font_name(text: raw.FPDF_TEXTPAGE, index: int) -> str:
    buffer = ctypes.create_string_buffer(_NAME_LENGTH)
    length = raw.FPDFText_GetFontInfo(text, index, buffer, _NAME_LENGTH, None)
    return buffer.raw[: max(0, min(length, _NAME_LENGTH) - 1)].decode("utf-8", "replace")
