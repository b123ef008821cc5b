"""Functions of pdfium with signatures that are fast to call, and the coordinates of the displayed page."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as raw

from kaext.ingest.pdf.glyphs import direction
from kaext.source import Box

MAX_OBJECTS = 100_000


class Frame:
    """The displayed page: its size in points, and the mapping of user space to it."""

    def __init__(self, handle: raw.FPDF_PAGE) -> None:
        bounds = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(handle, bounds)
        self.left, self.right = sorted((bounds.left, bounds.right))
        self.bottom, self.top = sorted((bounds.bottom, bounds.top))
        self.rotation: int = raw.FPDFPage_GetRotation(handle) % 4
        width, height = self.right - self.left, self.top - self.bottom
        self.width, self.height = (height, width) if self.rotation % 2 else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Map a point of user space to the displayed page; the origin is the top left corner."""
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
        """Map a rectangle of user space, given by two corners, to the displayed page."""
        ax, ay = self.point(x0, y0)
        bx, by = self.point(x1, y1)
        return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))

    def angle(self, a: float, b: float) -> int | None:
        """Return the displayed direction of a text matrix's first row, in degrees clockwise; None for oblique text."""
        angle = direction(a, b)
        return None if angle is None else (angle + self.rotation * 90) % 360


def _with_plain_arguments(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """Return a function of pdfium that takes addresses as integers: twice as fast, for calls for every object."""
    return ctypes.PYFUNCTYPE(result, *arguments)(address(function))


def _unchecked(function: Any, result: Any) -> Callable[..., Any]:
    """Return a function of pdfium whose arguments ctypes passes without conversion, for calls for every character.

    Pointers must be ctypes values. Converting integers to pointers would take as long as pdfium itself.
    """
    return ctypes.PYFUNCTYPE(result)(address(function))


def address(pointer: Any) -> int:
    """Return the address in a ctypes pointer; 0 for a null pointer."""
    return pointer_to(pointer).value or 0


def pointer_to(pointer: Any) -> ctypes.c_void_p:
    """Cast a ctypes pointer to ``void *``."""
    return ctypes.cast(pointer, ctypes.c_void_p)


_INT, _POINTER = ctypes.c_int, ctypes.c_void_p
text_object = _unchecked(raw.FPDFText_GetTextObject, _POINTER)
loose_box = _unchecked(raw.FPDFText_GetLooseCharBox, None)
text_matrix = _unchecked(raw.FPDFText_GetMatrix, None)
origin = _unchecked(raw.FPDFText_GetCharOrigin, None)
font_size = _unchecked(raw.FPDFText_GetFontSize, ctypes.c_double)
fill_colour = _unchecked(raw.FPDFPageObj_GetFillColor, _INT)
stroke_colour = _unchecked(raw.FPDFPageObj_GetStrokeColor, _INT)
page_object = _unchecked(raw.FPDFPage_GetObject, _POINTER)
font_of = _with_plain_arguments(raw.FPDFTextObj_GetFont, _POINTER, _POINTER)
render_mode = _with_plain_arguments(raw.FPDFTextObj_GetTextRenderMode, _INT, _POINTER)
bounds_of = _with_plain_arguments(raw.FPDFPageObj_GetBounds, _INT, _POINTER, *4 * (_POINTER,))
kind_of = _with_plain_arguments(raw.FPDFPageObj_GetType, _INT, _POINTER)


class Colour:
    """Reads colours of objects as rrggbb; "" if an object has no colour or is transparent."""

    def __init__(self, getter: Callable[..., int]) -> None:
        self._getter = getter
        self._owner = ctypes.c_void_p()
        self._parts = (ctypes.c_uint * 4)()
        self._bytes = memoryview(self._parts).cast("B")
        size = ctypes.sizeof(ctypes.c_uint)
        self._places = [ctypes.byref(self._parts, size * number) for number in range(4)]

    def code(self, owner: int) -> bytes:
        """Return the colour of the object at an address as bytes, for use as a key; empty if it has none."""
        self._owner.value = owner
        return self._bytes.tobytes() if self._getter(self._owner, *self._places) else b""

    def of(self, owner: int) -> str:
        """Return the colour of the object at an address."""
        if not self.code(owner):
            return ""
        red, green, blue, alpha = self._parts
        return f"{red:02x}{green:02x}{blue:02x}" if alpha else ""
