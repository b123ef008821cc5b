"""The fast backend: pdfium's character interface through ctypes."""

from __future__ import annotations

import ctypes
import math
import re
from array import array
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import compress, groupby, repeat
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from kaext.ingest.pdf_clips import clipped
from kaext.ingest.pdf_glyphs import MAX_GLYPHS, RawPage, Run, Shape, Style, direction, picture_scale, style_of, turned
from kaext.problems import DocumentError, problem
from kaext.source import Box, Link

if TYPE_CHECKING:
    from PIL.Image import Image

_KEPT_PAGES, _MOST_OPENINGS = 50, 20
_MAX_FORM_DEPTH = 5
_MAX_OBJECTS = 100_000
_NAME_LENGTH = 256
_MAX_URI = 2048
# Text render modes that fill and stroke (ISO 32000-1, table 106).
_OUTLINED = frozenset((2, 6))
_MAX_LINKS = 2000
_INCH = 72
# The picture of a scan covers its page but for margins.
_SCAN_SHARE = 0.7
_NO_TEXT = frozenset("\x00\r\n")
# Letter-spaced text has a space to a letter, other text to three letters and more.
_LETTERS_TO_SPACE = 3
# What pdfium puts in the place of a hyphen at a line end.
_HYPHEN_MARK = re.compile("[\x02\ufffe]")
# Heights in points that differ by less are one.
_LEVEL = 0.01
# Four numbers of single precision.
_BOX_SIZE = 16


class PdfiumBackend:
    """A PDF opened by pdfium."""

    def __init__(self, data: bytes) -> None:
        """Open the file.

        Raises
        ------
        DocumentError
            ``pdf-encrypted`` or ``pdf-invalid``.
        """
        self._data = data
        try:
            self._document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            # pdfium's last error may be that of a file before: a file is encrypted where it also says so itself.
            if error.err_code == raw.FPDF_ERR_PASSWORD and b"/Encrypt" in data:
                raise DocumentError(problem("pdf-encrypted")) from None
            raise DocumentError(problem("pdf-invalid", reason="its structure is damaged")) from None

    @property
    def page_count(self) -> int:
        """Number of pages."""
        return len(self._document)

    @property
    def title(self) -> str:
        """The title of the document's metadata, or ""."""
        return str(self._document.get_metadata_value("Title")).strip("\x00 ")

    def pages(self) -> Iterator[RawPage]:
        """Yield the pages one by one.

        pdfium keeps what it has read of a file's pages until the file is closed, so it is opened anew now and then.
        """
        count = len(self._document)
        kept = max(_KEPT_PAGES, count // _MOST_OPENINGS)
        for index in range(count):
            if index and index % kept == 0:
                self._document.close()
                self._document = pdfium.PdfDocument(self._data)
            yield self._page(index)

    def scan_dpi(self, number: int) -> float:
        """Return the pixels per inch of the picture that covers page ``number``; 0 where none does."""
        return scan_dpi_of(self._document, number)

    def picture(self, number: int, dpi: int) -> Image:
        """Return the picture of page ``number``."""
        return picture_of(self._document, number, dpi)

    def close(self) -> None:
        """Free the file."""
        self._document.close()

    def _page(self, index: int) -> RawPage:
        handle = raw.FPDF_LoadPage(self._document.raw, index)
        if not handle:
            return RawPage(index + 1, 0.0, 0.0)
        try:
            return _read(self._document.raw, handle, index + 1)
        finally:
            raw.FPDF_ClosePage(handle)


def scan_dpi_of(document: pdfium.PdfDocument, number: int) -> float:
    """Return the pixels per inch of the picture that covers most of a page of a pdfium document; 0 where none does."""
    page = document[number - 1]
    width, height = ctypes.c_uint(), ctypes.c_uint()
    bounds = (ctypes.c_float * 4)()
    first = ctypes.addressof(bounds)
    left, bottom, right, top = range(first, first + ctypes.sizeof(bounds), ctypes.sizeof(ctypes.c_float))
    try:
        page_width, page_height = page.get_size()
        count = min(raw.FPDFPage_CountObjects(page.raw), _MAX_OBJECTS)
        for owner in map(_page_object, repeat(_address(page.raw)), range(count)):
            if _kind(owner) != raw.FPDF_PAGEOBJ_IMAGE or not _bounds(owner, left, bottom, right, top):
                continue
            area = (bounds[2] - bounds[0]) * (bounds[3] - bounds[1])
            picture = ctypes.cast(owner, raw.FPDF_PAGEOBJECT)
            if area > _SCAN_SHARE * page_width * page_height and raw.FPDFImageObj_GetImagePixelSize(
                picture, width, height
            ):
                return _INCH * math.sqrt(width.value * height.value / area)
        return 0.0
    finally:
        page.close()


def picture_of(document: pdfium.PdfDocument, number: int, dpi: int) -> Image:
    """Return the picture of a page of a pdfium document."""
    page = document[number - 1]
    try:
        width, height = page.get_size()
        scale = picture_scale(width, height, dpi)
        picture: Image = page.render(scale=scale, may_draw_forms=False).to_pil()
        return picture
    finally:
        page.close()


def _read(document: raw.FPDF_DOCUMENT, handle: raw.FPDF_PAGE, number: int) -> RawPage:
    frame = _Frame(handle)
    page = RawPage(number, frame.width, frame.height)
    text = raw.FPDFText_LoadPage(handle)
    if text:
        try:
            _read_runs(text, frame, page)
        finally:
            raw.FPDFText_ClosePage(text)
    count = min(raw.FPDFPage_CountObjects(handle), _MAX_OBJECTS)
    for owner in map(_page_object, repeat(_address(handle)), range(count)):
        if _kind(owner) != raw.FPDF_PAGEOBJ_TEXT:
            _read_object(owner, _IDENTITY, frame, page, 0)
    _read_links(document, handle, frame, page)
    return page


class _Frame:
    """The displayed page: its size, and how user space maps to it."""

    def __init__(self, handle: raw.FPDF_PAGE) -> None:
        bounds = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(handle, bounds)
        self.left, self.right = sorted((bounds.left, bounds.right))
        self.bottom, self.top = sorted((bounds.bottom, bounds.top))
        self.rotation: int = raw.FPDFPage_GetRotation(handle) % 4
        width, height = self.right - self.left, self.top - self.bottom
        self.width, self.height = (height, width) if self.rotation % 2 else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a point of user space on the displayed page, from its top left corner."""
        match self.rotation:
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case 3:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Return a rectangle of user space on the displayed page."""
        ax, ay = self.point(x0, y0)
        bx, by = self.point(x1, y1)
        return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))

    def angle(self, a: float, b: float) -> int | None:
        """Return the displayed direction of a text matrix's first row; None where it is far from any."""
        angle = direction(a, b)
        return None if angle is None else (angle + self.rotation * 90) % 360


def _read_runs(text: raw.FPDF_TEXTPAGE, frame: _Frame, page: RawPage) -> None:
    """Read the characters; what pdfium makes up (spaces, line ends) and invisible text of no extent is left out.

    Text that runs obliquely is left out too.

    Boxes and text objects are asked for in two sweeps over all characters; font, size, colour and matrix once for
    every run of characters of one text object. Where its first and last stand on one height, all do.
    """
    count = raw.FPDFText_CountChars(text)
    page.is_cut = count > MAX_GLYPHS
    count = min(count, MAX_GLYPHS)
    if count <= 0:
        return
    handle = _address(text)
    boxes = _loose_boxes(handle, count)
    lefts = [x - frame.left for x in boxes[0::4]] if frame.left else boxes[0::4].tolist()
    rights = [x - frame.left for x in boxes[2::4]] if frame.left else boxes[2::4].tolist()
    bottoms = boxes[3::4].tolist()
    characters = _HYPHEN_MARK.sub(
        lambda mark: "-" if raw.FPDFText_IsHyphen(text, mark.start()) else mark[0], _characters(text, count)
    )
    styles = _Styles(text, frame)
    x, y = ctypes.c_double(), ctypes.c_double()
    x_at, y_at = ctypes.addressof(x), ctypes.addressof(y)
    end = 0
    for owner, members in groupby(map(_text_object, repeat(handle), range(count))):
        start, end = end, end + len(list(members))
        letters = characters[start:end]
        if not owner:
            # A character of no object is made up.
            continue
        x0s, x1s = lefts[start:end], rights[start:end]
        if letters.isspace():
            # Where a space stands does not matter.
            page.runs.append(Run(letters, x0s, x1s, 0.0, 0))
            continue
        style, angle, slant = styles.of(owner, start)
        if angle is None:
            continue
        if angle or frame.rotation:
            places = [_turned_extent(handle, boxes, index, frame, angle) for index in range(start, end)]
            x0s, x1s, baselines = map(list, zip(*places, strict=True))
        else:
            _origin(handle, start, x_at, y_at)
            height, drop = y.value, y.value - bottoms[start]
            _origin(handle, end - 1, x_at, y_at)
            is_level = abs(y.value - height) < _LEVEL
            baselines = [frame.top - bottom - drop for bottom in bottoms[start : start + 1 if is_level else end]]
            if slant:
                # The box of a slanted letter leans over its neighbours; its width is what it stands on.
                left, right = slant * drop, slant * (boxes[4 * start + 1] - height)
                x0s = [x0 + left for x0 in x0s]
                x1s = [x1 - right for x1 in x1s]
        run = Run(letters, x0s, x1s, baselines[0], style, angle)
        if "f" in letters and len(set(x0s)) < len(x0s):
            x0s, x1s = _shared(x0s, x1s)
            run = replace(run, x0s=x0s, x1s=x1s)
        if letters.count(" ") * _LETTERS_TO_SPACE > len(letters):
            run, baselines = _without_made_spaces(run, baselines)
        page.runs += (run,) if len(baselines) == 1 else _level_runs(run, baselines)
    if not _NO_TEXT.isdisjoint(characters):
        page.runs = [part for run in page.runs for part in _with_text(run)]
    page.styles = list(styles.numbers)


def _shared(x0s: Sequence[float], x1s: Sequence[float]) -> tuple[list[float], list[float]]:
    """Return the extents of letters; where those of one glyph (ffi) all have its own, each has a share of it."""
    lefts: list[float] = []
    rights: list[float] = []
    for (x0, x1), members in groupby(zip(x0s, x1s, strict=True)):
        count = len(list(members))
        share = (x1 - x0) / count
        lefts += [x0 + share * number for number in range(count)]
        rights += [x0 + share * number for number in range(1, count + 1)]
    return lefts, rights


def _without_made_spaces(run: Run, baselines: list[float]) -> tuple[Run, list[float]]:
    """Return a run without the spaces of no width that pdfium puts between letters that stand apart."""
    kept = [not letter.isspace() or x0 < x1 for letter, x0, x1 in zip(run.text, run.x0s, run.x1s, strict=True)]
    if all(kept):
        return run, baselines
    text = "".join(compress(run.text, kept))
    x0s, x1s = list(compress(run.x0s, kept)), list(compress(run.x1s, kept))
    left = list(compress(baselines, kept)) if len(baselines) > 1 else baselines
    return Run(text, x0s, x1s, left[0], run.style, run.angle), left


def _level_runs(run: Run, baselines: Sequence[float]) -> Iterator[Run]:
    """Cut a run where the baseline changes."""
    end = 0
    for baseline, members in groupby(baselines):
        start, end = end, end + len(list(members))
        yield replace(run.part(start, end), baseline=baseline)


def _with_text(run: Run) -> Iterator[Run]:
    """Cut the characters that print nothing out of a run."""
    if _NO_TEXT.isdisjoint(run.text):
        yield run
        return
    end = 0
    for is_text, members in groupby(run.text, lambda letter: letter not in _NO_TEXT):
        start, end = end, end + len(list(members))
        if is_text:
            yield run.part(start, end)


class _Styles:
    """The styles of a page's text objects, found once for all that are set alike."""

    def __init__(self, text: raw.FPDF_TEXTPAGE, frame: _Frame) -> None:
        self.numbers: dict[Style, int] = {}
        self._text = text
        self._handle = _address(text)
        self._frame = frame
        self._fill = _Colour(_fill_colour)
        self._matrix = (ctypes.c_float * 6)()
        self._matrix_at = ctypes.addressof(self._matrix)
        # All of it but where the text stands.
        self._turn = memoryview(self._matrix).cast("B")[: 4 * ctypes.sizeof(ctypes.c_float)]
        self._known: dict[tuple[object, ...], tuple[int, int | None, float]] = {}

    def of(self, owner: int, index: int) -> tuple[int, int | None, float]:
        """Return number of the style, angle and slant of the object at an address, of which a character is given."""
        _text_matrix(self._handle, index, self._matrix_at)
        height = _font_size(self._handle, index)
        key = (_font(owner), height, bytes(self._turn), _render_mode(owner), self._fill.code(owner))
        known = self._known.get(key)
        if known is not None:
            return known
        a, b, c, d, _, _ = self._matrix
        if height < 0:
            # A negative size turns the letters about: with a matrix that turns them back they stand upright.
            height, a, b, c, d = -height, -a, -b, -c, -d
        size, slant = height * math.hypot(c, d), 0.0
        if c and d and not b:
            size, slant = height * abs(d), c / d
        style = style_of(
            _font_name(self._text, index),
            size,
            self._fill.of(owner),
            is_outlined=_render_mode(owner) in _OUTLINED,
            slant=slant,
        )
        number = self.numbers.setdefault(style, len(self.numbers))
        return self._known.setdefault(key, (number, self._frame.angle(a, b), slant))


def _turned_extent(
    handle: int, boxes: array[float], index: int, frame: _Frame, angle: int
) -> tuple[float, float, float]:
    """Return ends and baseline of a glyph on a turned page or in turned text, in the text's own direction."""
    x, y = ctypes.c_double(), ctypes.c_double()
    _origin(handle, index, ctypes.addressof(x), ctypes.addressof(y))
    left, top, right, bottom = boxes[4 * index : 4 * index + 4]
    box = frame.box(left, bottom, right, top)
    x0, baseline = turned(*frame.point(x.value, y.value), angle, frame.width, frame.height)
    extent = box.x1 - box.x0 if angle % 180 == 0 else box.y1 - box.y0
    return x0, x0 + extent, baseline


def _plain(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """Return the same function of pdfium with plain numbers for pointers: called for every character, twice as fast."""
    return ctypes.PYFUNCTYPE(result, *arguments)(_address(function))


def _address(pointer: Any) -> int:
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


_INT, _POINTER = ctypes.c_int, ctypes.c_void_p
_text_object = _plain(raw.FPDFText_GetTextObject, _POINTER, _POINTER, _INT)
_loose_box = _plain(raw.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)
_text_matrix = _plain(raw.FPDFText_GetMatrix, _INT, _POINTER, _INT, _POINTER)
_origin = _plain(raw.FPDFText_GetCharOrigin, _INT, _POINTER, _INT, _POINTER, _POINTER)
_font_size = _plain(raw.FPDFText_GetFontSize, ctypes.c_double, _POINTER, _INT)
_font = _plain(raw.FPDFTextObj_GetFont, _POINTER, _POINTER)
_render_mode = _plain(raw.FPDFTextObj_GetTextRenderMode, _INT, _POINTER)
_fill_colour = _plain(raw.FPDFPageObj_GetFillColor, _INT, _POINTER, *4 * (_POINTER,))
_page_object = _plain(raw.FPDFPage_GetObject, _POINTER, _POINTER, _INT)
_bounds = _plain(raw.FPDFPageObj_GetBounds, _INT, _POINTER, *4 * (_POINTER,))
_kind = _plain(raw.FPDFPageObj_GetType, _INT, _POINTER)
_stroke_colour = _plain(raw.FPDFPageObj_GetStrokeColor, _INT, _POINTER, *4 * (_POINTER,))


def _loose_boxes(handle: int, count: int) -> array[float]:
    """Return left, top, right and bottom of the first characters, one after another."""
    boxes = array("f", bytes(count * _BOX_SIZE))
    first, _ = boxes.buffer_info()
    deque(map(_loose_box, repeat(handle), range(count), range(first, first + count * _BOX_SIZE, _BOX_SIZE)), maxlen=0)
    return boxes


def _characters(text: raw.FPDF_TEXTPAGE, count: int) -> str:
    """Return the first characters: all at once where they are UTF-16 units one to one."""
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


class _Colour:
    """Reads the colour of an object as rrggbb, or "" where it has none or is transparent."""

    def __init__(self, getter: Callable[..., int]) -> None:
        self._getter = getter
        self._parts = (ctypes.c_uint * 4)()
        first = ctypes.addressof(self._parts)
        self._places = range(first, first + ctypes.sizeof(self._parts), ctypes.sizeof(ctypes.c_uint))

    def code(self, owner: int) -> bytes:
        """Return what pdfium says of the colour of the object at an address: equal for equal colours."""
        return bytes(self._parts) if self._getter(owner, *self._places) else b""

    def of(self, owner: int) -> str:
        """Return the colour of the object at an address."""
        if not self._getter(owner, *self._places):
            return ""
        red, green, blue, alpha = self._parts
        return f"{red:02x}{green:02x}{blue:02x}" if alpha else ""


_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _read_object(owner: int, outer: _Matrix, frame: _Frame, page: RawPage, depth: int) -> None:
    """Read the picture or shape at an address, or those of a form."""
    kind = _kind(owner)
    if kind == raw.FPDF_PAGEOBJ_TEXT:
        return
    pointer = ctypes.cast(owner, raw.FPDF_PAGEOBJECT)
    if kind == raw.FPDF_PAGEOBJ_FORM:
        if depth < _MAX_FORM_DEPTH:
            matrix = raw.FS_MATRIX()
            raw.FPDFPageObj_GetMatrix(pointer, matrix)
            inner = _times((matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f), outer)
            for index in range(min(raw.FPDFFormObj_CountObjects(pointer), _MAX_OBJECTS)):
                _read_object(_address(raw.FPDFFormObj_GetObject(pointer, index)), inner, frame, page, depth + 1)
        return
    x0, y0, x1, y1 = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(pointer, x0, y0, x1, y1):
        return
    bounds = x0.value, y0.value, x1.value, y1.value
    is_picture = kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING)
    if is_picture:
        bounds = clipped(pointer, bounds)
    corners = [_moved(x, y, outer) for x in bounds[0::2] for y in bounds[1::2]]
    xs, ys = [c[0] for c in corners], [c[1] for c in corners]
    box = frame.box(min(xs), min(ys), max(xs), max(ys))
    if is_picture:
        page.images.append(box)
        return
    fill_mode, is_stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(pointer, fill_mode, is_stroked)
    fill = _Colour(_fill_colour).of(owner) if fill_mode.value else ""
    stroke = _Colour(_stroke_colour).of(owner) if is_stroked.value else ""
    if fill or stroke:
        page.shapes.append(Shape(box, fill, stroke))


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _moved(x: float, y: float, matrix: _Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _read_links(document: raw.FPDF_DOCUMENT, handle: raw.FPDF_PAGE, frame: _Frame, page: RawPage) -> None:
    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    buffer = ctypes.create_string_buffer(_MAX_URI)
    bounds = raw.FS_RECTF()
    while len(page.links) < _MAX_LINKS and raw.FPDFLink_Enumerate(handle, position, link):
        action = raw.FPDFLink_GetAction(link)
        if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
            continue
        length = raw.FPDFAction_GetURIPath(document, action, buffer, _MAX_URI)
        if 1 < length <= _MAX_URI and raw.FPDFLink_GetAnnotRect(link, bounds):
            uri = buffer.raw[: length - 1].decode("utf-8", "replace")
            page.links.append(Link(frame.box(bounds.left, bounds.bottom, bounds.right, bounds.top), uri))
