"""Read the images, shapes and links of a page by pdfium."""

from __future__ import annotations

import ctypes
from itertools import repeat

import pypdfium2.raw as raw

from kaext.ingest.pdf.glyphs import RawPage, Shape, is_connector
from kaext.ingest.pdf.pdfium.calls import (
    MAX_OBJECTS,
    Colour,
    Frame,
    address,
    fill_colour,
    kind_of,
    page_object,
    pointer_to,
    stroke_colour,
)
from kaext.ingest.pdf.pdfium.clips import clipped
from kaext.source import Link

_MAX_FORM_DEPTH = 5
# Points. Smaller shapes are no backgrounds; cropping them would only take time.
_MIN_CROPPED = 40.0
_MAX_URI = 2048
_MAX_LINKS = 2000
_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def read_objects(handle: raw.FPDF_PAGE, frame: Frame, page: RawPage) -> None:
    """Add the images and shapes of a pdfium page to ``page``."""
    for owner in map(
        page_object, repeat(pointer_to(handle)), range(min(raw.FPDFPage_CountObjects(handle), MAX_OBJECTS))
    ):
        if kind_of(owner) != raw.FPDF_PAGEOBJ_TEXT:
            _read_object(owner, _IDENTITY, frame, page, 0)


def _read_object(owner: int, outer: _Matrix, frame: Frame, page: RawPage, depth: int) -> None:
    """Add the image or shape at an address to ``page``; for a form XObject, those inside it."""
    kind = kind_of(owner)
    if kind == raw.FPDF_PAGEOBJ_TEXT:
        return
    pointer = ctypes.cast(owner, raw.FPDF_PAGEOBJECT)
    if kind == raw.FPDF_PAGEOBJ_FORM:
        if depth < _MAX_FORM_DEPTH:
            matrix = raw.FS_MATRIX()
            raw.FPDFPageObj_GetMatrix(pointer, matrix)
            inner = _product((matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f), outer)
            for index in range(min(raw.FPDFFormObj_CountObjects(pointer), MAX_OBJECTS)):
                _read_object(address(raw.FPDFFormObj_GetObject(pointer, index)), inner, frame, page, depth + 1)
        return
    x0, y0, x1, y1 = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(pointer, x0, y0, x1, y1):
        return
    bounds = x0.value, y0.value, x1.value, y1.value
    is_picture = kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING)
    if is_picture or min(bounds[2] - bounds[0], bounds[3] - bounds[1]) >= _MIN_CROPPED:
        bounds = clipped(pointer, bounds)
    corners = [_transformed(x, y, outer) for x in bounds[0::2] for y in bounds[1::2]]
    xs, ys = [c[0] for c in corners], [c[1] for c in corners]
    box = frame.box(min(xs), min(ys), max(xs), max(ys))
    if is_picture:
        page.images.append(box)
        return
    fill_mode, is_stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(pointer, fill_mode, is_stroked)
    fill = Colour(fill_colour).of(owner) if fill_mode.value else ""
    stroke = Colour(stroke_colour).of(owner) if is_stroked.value else ""
    is_line = stroke and not fill
    if is_line and is_connector(box.x1 - box.x0, box.y1 - box.y0, raw.FPDFPath_CountSegments(pointer)):
        return
    if fill or stroke:
        page.shapes.append(Shape(box, fill, stroke))


def _product(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _transformed(x: float, y: float, matrix: _Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def read_links(document: raw.FPDF_DOCUMENT, handle: raw.FPDF_PAGE, frame: Frame, page: RawPage) -> None:
    """Add the link annotations with a URI to ``page``."""
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
