"""What a PDF backend reads from a page: runs of glyphs, shapes, pictures and links, in the page's own coordinates.

All lengths are PDF points; the origin is the top left corner of the page as displayed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple, Protocol

import regex

from kaext.source import Box, Link

if TYPE_CHECKING:
    from PIL.Image import Image

_BOLD = regex.compile(r"bold|black|heavy|semib|demi|medium(?!cond)|mtavr", regex.IGNORECASE)
_ITALIC = regex.compile(r"ital|obli", regex.IGNORECASE)
_SUBSET = regex.compile(r"^[A-Z]{6}\+")
# Six degrees; eighteen as a share of a quarter turn.
_MIN_SLANT, _MAX_TILT = 0.1, 0.2
ASCENT, DESCENT = 0.8, 0.25
MAX_GLYPHS = 200_000
MAX_PIXELS = 40_000_000
_POINTS_PER_INCH = 72
_NEARLY_WHITE = 0xFA
_URI_SCHEMES = ("http://", "https://", "mailto:", "ftp://")


class Style(NamedTuple):
    """How a glyph is set: font name without subset tag, effective size, weight, slant, fill colour (rrggbb)."""

    font: str
    size: float
    bold: bool
    italic: bool
    colour: str


@dataclass(slots=True)
class Run:
    """Glyphs one after another in the content stream, on one baseline and in one style.

    Each has its beginning and end along the line in ``x0s`` and ``x1s`` and a character in ``text``; a glyph of
    several characters is a run of its own. ``style`` is the index of the style, ``angle`` the direction in degrees.
    ``x0s``, ``x1s`` and ``baseline`` are those of the page turned by ``angle``, so that rotated text is level.
    ``confidence`` is below 1 where OCR read them.
    """

    text: str
    x0s: list[float]
    x1s: list[float]
    baseline: float
    style: int
    angle: int = 0
    confidence: float = 1.0

    @property
    def characters(self) -> Sequence[str]:
        """The characters of each glyph."""
        return self.text if len(self.x0s) > 1 else (self.text,)

    def part(self, start: int, end: int) -> Run:
        """Return the run of the glyphs from number ``start`` to before ``end``."""
        if end - start == len(self.x0s):
            return self
        text, x0s, x1s = self.text[start:end], self.x0s[start:end], self.x1s[start:end]
        return Run(text, x0s, x1s, self.baseline, self.style, self.angle, self.confidence)


class Shape(NamedTuple):
    """A filled or stroked rectangle or line."""

    box: Box
    fill: str
    stroke: str


@dataclass(slots=True)
class RawPage:
    """A page as a backend reads it; runs of glyphs in the order of the content stream.

    ``is_cut``: the page has more glyphs than were read. ``skew``: the glyphs' places are those of the page turned by
    so many degrees counter-clockwise about its middle (OCR of a skewed scan).
    """

    number: int
    width: float
    height: float
    runs: list[Run] = field(default_factory=list)
    styles: list[Style] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    is_cut: bool = False
    skew: float = 0.0


class Backend(Protocol):
    """An open PDF."""

    @property
    def page_count(self) -> int:
        """Number of pages."""

    @property
    def title(self) -> str:
        """The title of the document's metadata, or ""."""

    def pages(self) -> Iterator[RawPage]:
        """Yield the pages one by one; nothing of a page is kept after the next is asked for."""

    def scan_dpi(self, number: int) -> float:
        """Return the pixels per inch of the picture that covers page ``number``; 0 where none does."""

    def picture(self, number: int, dpi: int) -> Image:
        """Return the picture of page ``number`` (from 1)."""

    def close(self) -> None:
        """Free the file."""


def style_of(font: str, size: float, colour: str, *, is_outlined: bool = False, slant: float = 0.0) -> Style:
    """Return the style of a font's name, effective size and colour.

    Letters that are filled and outlined are bold: so office programs embolden fonts without a bold face. Letters with
    a ``slant`` (how far right they lean for every unit up) are italic: so programs do where a font has no italic.
    """
    name = _SUBSET.sub("", font)
    is_bold = is_outlined or _BOLD.search(name) is not None
    is_italic = abs(slant) > _MIN_SLANT or _ITALIC.search(name) is not None
    return Style(name, round(size, 1), is_bold, is_italic, colour)


def is_nearly_white(colour: str) -> bool:
    """Return whether a colour (rrggbb) cannot be told from paper."""
    return all(int(colour[i : i + 2], 16) >= _NEARLY_WHITE for i in (0, 2, 4))


def web_links(links: Iterable[Link]) -> tuple[Link, ...]:
    """Return the links that lead to web or mail addresses; scripts and files are none of the document's text."""
    return tuple(
        Link(link.box, "%20".join(link.uri.split()))
        for link in links
        if link.uri.strip().lower().startswith(_URI_SCHEMES)
    )


def picture_scale(width: float, height: float, dpi: int) -> float:
    """Return the pixels per point for a page of a size in points, fewer than ``dpi`` asks for where it is huge."""
    return min(dpi / _POINTS_PER_INCH, math.sqrt(MAX_PIXELS / max(1.0, width * height)))


def direction(a: float, b: float) -> int | None:
    """Return the direction of a text matrix's first row: degrees clockwise, a multiple of 90.

    None where it is far from any: so watermarks run over a page, and stamps, which are not of its text.
    """
    quarters = -math.degrees(math.atan2(b, a)) / 90
    return round(quarters) % 4 * 90 if abs(quarters - round(quarters)) <= _MAX_TILT else None


def rotated(x: float, y: float, angle: int, width: float, height: float) -> tuple[float, float]:
    """Return a point of the page in the coordinates of text that runs at ``angle`` (degrees clockwise, as displayed).

    ``width`` and ``height`` are the page's, in points.
    """
    match angle:
        case 90:
            return y, width - x
        case 180:
            return width - x, height - y
        case 270:
            return height - y, x
        case _:
            return x, y


def rotated_page(page: RawPage, angle: int) -> RawPage:
    """Return a page in the coordinates of its text that runs at ``angle``, with its shapes and without pictures."""
    width, height = (page.width, page.height) if angle % 180 == 0 else (page.height, page.width)
    shapes = [shape._replace(box=_rotated_box(shape.box, angle, page.width, page.height)) for shape in page.shapes]
    return replace(page, width=width, height=height, shapes=shapes, images=[], links=[])


def _rotated_box(box: Box, angle: int, width: float, height: float) -> Box:
    one = rotated(box.x0, box.y0, angle, width, height)
    other = rotated(box.x1, box.y1, angle, width, height)
    return Box(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))


def unrotated(box: Box, angle: int, width: float, height: float) -> Box:
    """Return the page's box of a box in the coordinates of text at ``angle``: what :func:`rotated` did is undone."""
    match angle:
        case 90:
            return Box(width - box.y1, box.x0, width - box.y0, box.x1)
        case 180:
            return Box(width - box.x1, height - box.y1, width - box.x0, height - box.y0)
        case 270:
            return Box(box.y0, height - box.x1, box.y1, height - box.x0)
        case _:
            return box


def skewed(box: Box, angle: float, width: float, height: float) -> Box:
    """Return the box of a page that was turned by ``angle`` degrees counter-clockwise about its middle to be level.

    ``width`` and ``height`` are the page's, in points; a box keeps its size.
    """
    radians = math.radians(angle)
    cosine, sine = math.cos(radians), math.sin(radians)
    x, y = (box.x0 + box.x1) / 2 - width / 2, (box.y0 + box.y1) / 2 - height / 2
    across, down = cosine * x - sine * y + width / 2, sine * x + cosine * y + height / 2
    half_width, half_height = (box.x1 - box.x0) / 2, (box.y1 - box.y0) / 2
    return Box(across - half_width, down - half_height, across + half_width, down + half_height)
