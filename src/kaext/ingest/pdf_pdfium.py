"""The fast backend: pdfium's character interface through ctypes."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from kaext.ingest.pdf_glyphs import MAX_GLYPHS, Glyph, Link, RawPage, Shape, Style, picture_scale, style_of, turned
from kaext.problems import DocumentError, problem
from kaext.source import Box

if TYPE_CHECKING:
    from PIL.Image import Image

_MAX_FORM_DEPTH = 5
_MAX_OBJECTS = 100_000
_NAME_LENGTH = 256
_MAX_URI = 2048
# Text render modes that fill and stroke (ISO 32000-1, table 106).
_OUTLINED = frozenset((2, 6))
_MAX_LINKS = 2000
_NO_TEXT = frozenset(map(ord, "\x00\r\n"))
# What pdfium puts in the place of a hyphen at a line end.
_HYPHEN_MARKS = frozenset(map(ord, "\x02\ufffe"))
_HYPHEN = ord("-")
_SPACES = frozenset(map(ord, " \u00a0"))
_FIRST_SURROGATE, _LAST_SURROGATE = 0xD800, 0xDFFF


class PdfiumBackend:
    """A PDF opened by pdfium."""

    def __init__(self, data: bytes) -> None:
        """Open the file.

        Raises
        ------
        DocumentError
            ``pdf-encrypted`` or ``pdf-invalid``.
        """
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
        """Yield the pages one by one."""
        for index in range(len(self._document)):
            yield self._page(index)

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
            _read_glyphs(text, frame, page)
        finally:
            raw.FPDFText_ClosePage(text)
    count = min(raw.FPDFPage_CountObjects(handle), _MAX_OBJECTS)
    for index in range(count):
        _read_object(raw.FPDFPage_GetObject(handle, index), _IDENTITY, frame, page, 0)
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

    def angle(self, a: float, b: float) -> int:
        """Return the displayed direction of a text matrix's first row: degrees clockwise, a multiple of 90."""
        return (round(-math.degrees(math.atan2(b, a)) / 90) + self.rotation) % 4 * 90


def _read_glyphs(text: raw.FPDF_TEXTPAGE, frame: _Frame, page: RawPage) -> None:
    """Read the characters; what pdfium makes up (spaces, line ends) and invisible text of no extent is left out.

    Font, size, colour and matrix are asked for once per text object; a level glyph's baseline is that of its object.
    """
    count = raw.FPDFText_CountChars(text)
    page.is_cut = count > MAX_GLYPHS
    loose, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    get_box = raw.FPDFText_GetLooseCharBox
    loose_reference, x_reference, y_reference = ctypes.byref(loose), ctypes.byref(x), ctypes.byref(y)
    numbers: dict[Style, int] = {}
    styles: dict[tuple[object, ...], int] = {}
    append = page.glyphs.append
    # Three times faster than the named tuple's own constructor, and called for every glyph.
    make = tuple.__new__
    last = 0
    style, angle, drop = 0, 0, 0.0
    left, top, is_level = frame.left, frame.top, False
    space = Glyph(" ", 0.0, 0.0, 0.0, 0, 0)
    for index, code in enumerate(_codes(text, min(count, MAX_GLYPHS))):
        if code in _NO_TEXT:
            continue
        address = _object_address(text, index)
        if not address:
            continue
        if code in _SPACES:
            # Where a space stands does not matter.
            append(space)
            continue
        get_box(text, index, loose_reference)
        if address != last:
            last = address
            pointer = ctypes.cast(address, raw.FPDF_PAGEOBJECT)
            raw.FPDFText_GetMatrix(text, index, matrix)
            raw.FPDFText_GetCharOrigin(text, index, x_reference, y_reference)
            angle = frame.angle(matrix.a, matrix.b)
            is_level = frame.rotation == 0 and angle == 0
            drop = y.value - loose.bottom
            size = raw.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
            is_outlined = raw.FPDFTextObj_GetTextRenderMode(pointer) in _OUTLINED
            font = ctypes.cast(raw.FPDFTextObj_GetFont(pointer), ctypes.c_void_p).value
            known = (font, size, is_outlined, _colour_of(pointer))
            if known not in styles:
                described = style_of(_font_name(text, index), size, known[3], is_outlined=is_outlined)
                styles[known] = numbers.setdefault(described, len(numbers))
            style = styles[known]
        if code in _HYPHEN_MARKS and raw.FPDFText_IsHyphen(text, index):
            code = _HYPHEN
        if is_level:
            baseline = top - loose.bottom - drop
            append(make(Glyph, (chr(code), loose.left - left, loose.right - left, baseline, style, 0, 1.0)))
            continue
        raw.FPDFText_GetCharOrigin(text, index, x_reference, y_reference)
        box = frame.box(loose.left, loose.bottom, loose.right, loose.top)
        x0, baseline = turned(*frame.point(x.value, y.value), angle, frame.width, frame.height)
        extent = box.x1 - box.x0 if angle % 180 == 0 else box.y1 - box.y0
        append(Glyph(chr(code), x0, x0 + extent, baseline, style, angle))
    page.styles = list(numbers)


# The same function with a plain number as its result: no object is made for every character.
_object_address = ctypes.CFUNCTYPE(ctypes.c_void_p, raw.FPDF_TEXTPAGE, ctypes.c_int)(
    ctypes.cast(raw.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)


def _codes(text: raw.FPDF_TEXTPAGE, count: int) -> Sequence[int]:
    """Return the code points of the first characters: all at once where they are UTF-16 units one to one."""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(text, 0, count, buffer)
    units = list(buffer)[:count]
    if written == count + 1 and not any(_FIRST_SURROGATE <= unit <= _LAST_SURROGATE for unit in units):
        return units
    return [raw.FPDFText_GetUnicode(text, index) for index in range(count)]


def _font_name(text: raw.FPDF_TEXTPAGE, index: int) -> str:
    buffer = ctypes.create_string_buffer(_NAME_LENGTH)
    length = raw.FPDFText_GetFontInfo(text, index, buffer, _NAME_LENGTH, None)
    return buffer.raw[: max(0, min(length, _NAME_LENGTH) - 1)].decode("utf-8", "replace")


def _colour_of(pointer: raw.FPDF_PAGEOBJECT, getter: object = raw.FPDFPageObj_GetFillColor) -> str:
    red, green, blue, alpha = ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint()
    if not getter(pointer, red, green, blue, alpha) or not alpha.value:  # type: ignore[operator]
        return ""
    return f"{red.value:02x}{green.value:02x}{blue.value:02x}"


_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _read_object(pointer: raw.FPDF_PAGEOBJECT, outer: _Matrix, frame: _Frame, page: RawPage, depth: int) -> None:
    kind = raw.FPDFPageObj_GetType(pointer)
    if kind == raw.FPDF_PAGEOBJ_TEXT:
        return
    if kind == raw.FPDF_PAGEOBJ_FORM:
        if depth < _MAX_FORM_DEPTH:
            matrix = raw.FS_MATRIX()
            raw.FPDFPageObj_GetMatrix(pointer, matrix)
            inner = _times((matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f), outer)
            for index in range(min(raw.FPDFFormObj_CountObjects(pointer), _MAX_OBJECTS)):
                _read_object(raw.FPDFFormObj_GetObject(pointer, index), inner, frame, page, depth + 1)
        return
    x0, y0, x1, y1 = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(pointer, x0, y0, x1, y1):
        return
    corners = [_moved(x, y, outer) for x in (x0.value, x1.value) for y in (y0.value, y1.value)]
    xs, ys = [c[0] for c in corners], [c[1] for c in corners]
    box = frame.box(min(xs), min(ys), max(xs), max(ys))
    if kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING):
        page.images.append(box)
        return
    fill_mode, is_stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(pointer, fill_mode, is_stroked)
    fill = _colour_of(pointer) if fill_mode.value else ""
    stroke = _colour_of(pointer, raw.FPDFPageObj_GetStrokeColor) if is_stroked.value else ""
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
