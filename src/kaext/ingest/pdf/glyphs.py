"""What a PDF backend reads from a page: runs of glyphs, shapes, images and links.

All lengths are in PDF points. The origin is the top left corner of the page as displayed.
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
# Slant of italics as a tangent (6 degrees); deviation from a right angle as a share of 90 degrees (18 degrees).
_MIN_SLANT, _MAX_TILT = 0.1, 0.2
# Text render modes that fill and stroke (ISO 32000-1, table 106).
OUTLINED_MODES = frozenset((2, 6))
# Assumed for every font, as shares of the type size.
ASCENT, DESCENT = 0.8, 0.25
# How far above the baseline the middle of most letters is.
MIDDLE = 0.3
MAX_GLYPHS = 200_000
MAX_PIXELS = 40_000_000
_POINTS_PER_INCH = 72
_NEARLY_WHITE = 0xFA
# Points and corners. A stroked line that extends further both across and down, with fewer corners than an open frame,
# leads from a label to a place.
_MIN_FRAME = 12.0
_MIN_CORNERS = 4
_URI_SCHEMES = ("http://", "https://", "mailto:", "ftp://")


class Style(NamedTuple):
    """The type of a glyph: font name without subset tag, effective size in points, weight, slant, colour (rrggbb)."""

    font: str
    size: float
    bold: bool
    italic: bool
    colour: str


@dataclass(slots=True)
class Run:
    """Consecutive glyphs of the content stream on one baseline and in one style.

    Attributes
    ----------
    text
        One character for each glyph. A glyph of several characters (a ligature) is a run of its own.
    x0s, x1s
        Left and right edge of each glyph.
    baseline
        Distance of the baseline from the top. For rotated text, ``x0s``, ``x1s`` and ``baseline`` are coordinates of
        the page rotated by ``angle``, in which the text is horizontal.
    style
        Index into :attr:`RawPage.styles`.
    angle
        Direction of the text in degrees clockwise: 0, 90, 180 or 270.
    confidence
        Below 1 for text read by OCR.
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
        """Return the run of the glyphs from index ``start`` to before ``end``."""
        if end - start == len(self.x0s):
            return self
        text, x0s, x1s = self.text[start:end], self.x0s[start:end], self.x1s[start:end]
        return Run(text, x0s, x1s, self.baseline, self.style, self.angle, self.confidence)


class Shape(NamedTuple):
    """A filled or stroked rectangle or line; colours are rrggbb, or "" if it is not filled or not stroked."""

    box: Box
    fill: str
    stroke: str


@dataclass(slots=True)
class RawPage:
    """A page as a backend reads it. Runs are in the order of the content stream.

    Attributes
    ----------
    is_cut
        Whether the page has more glyphs than were read.
    skew
        The angle by which a skewed scan was deskewed before OCR, in degrees counter-clockwise about the centre of the
        page. The runs have the coordinates of the deskewed page.
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
        """The title in the document's metadata, or ""."""

    def pages(self) -> Iterator[RawPage]:
        """Yield the pages one by one. A page is freed when the next one is requested."""

    def scan_dpi(self, number: int) -> float:
        """Return the resolution of the image that covers page ``number`` (from 1); 0 if none does."""

    def picture(self, number: int, dpi: int) -> Image:
        """Render page ``number`` (from 1)."""

    def close(self) -> None:
        """Close the file."""


def style_of(font: str, size: float, colour: str, *, is_outlined: bool, slant: float) -> Style:
    """Return the style of glyphs.

    Parameters
    ----------
    font
        The font's name, which may have a subset tag (``ABCDEF+``).
    size, colour
        Effective type size in points; fill colour as rrggbb.
    is_outlined
        Whether the glyphs are filled and stroked. Office programs fake a missing bold face in this way.
    slant
        The tangent of the angle by which the text matrix shears the glyphs to the right. Programs fake a missing italic
        face in this way.
    """
    name = _SUBSET.sub("", font)
    is_bold = is_outlined or _BOLD.search(name) is not None
    is_italic = abs(slant) > _MIN_SLANT or _ITALIC.search(name) is not None
    return Style(name, round(size, 1), is_bold, is_italic, colour)


def is_nearly_white(colour: str) -> bool:
    """Return whether a colour (rrggbb) is indistinguishable from white paper."""
    return all(int(colour[i : i + 2], 16) >= _NEARLY_WHITE for i in (0, 2, 4))


def is_connector(width: float, height: float, corners: int) -> bool:
    """Return whether a stroked path is a slanted or bent line, as from a label to a place. Its bounds are no frame."""
    return corners < _MIN_CORNERS and min(width, height) >= _MIN_FRAME


def web_links(links: Iterable[Link]) -> tuple[Link, ...]:
    """Return the links to web and mail addresses. Links to scripts and files are dropped."""
    return tuple(
        Link(link.box, "%20".join(link.uri.split()))
        for link in links
        if link.uri.strip().lower().startswith(_URI_SCHEMES)
    )


def picture_scale(width: float, height: float, dpi: int) -> float:
    """Return the scale in pixels per point at which to render a page, reduced for pages over ``MAX_PIXELS``."""
    return min(dpi / _POINTS_PER_INCH, math.sqrt(MAX_PIXELS / max(1.0, width * height)))


def direction(a: float, b: float) -> int | None:
    """Return the direction of a text matrix's first row, rounded to a multiple of 90 degrees clockwise.

    None for oblique text such as watermarks and stamps, which is not part of the document's text.
    """
    quarters = -math.degrees(math.atan2(b, a)) / 90
    return round(quarters) % 4 * 90 if abs(quarters - round(quarters)) <= _MAX_TILT else None


def rotated(x: float, y: float, angle: int, width: float, height: float) -> tuple[float, float]:
    """Map a point of the displayed page to the coordinates of text at ``angle``, in which that text is horizontal.

    Parameters
    ----------
    x, y
        A point of the page.
    angle
        Direction of the text, in degrees clockwise.
    width, height
        Size of the page.
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
    """Return the page in the coordinates of its text at ``angle``, with its shapes but without images and links."""
    width, height = (page.width, page.height) if angle % 180 == 0 else (page.height, page.width)
    shapes = [shape._replace(box=_rotated_box(shape.box, angle, page.width, page.height)) for shape in page.shapes]
    return replace(page, width=width, height=height, shapes=shapes, images=[], links=[])


def _rotated_box(box: Box, angle: int, width: float, height: float) -> Box:
    one = rotated(box.x0, box.y0, angle, width, height)
    other = rotated(box.x1, box.y1, angle, width, height)
    return Box(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))


def unrotated(box: Box, angle: int, width: float, height: float) -> Box:
    """Map a box from the coordinates of text at ``angle`` back to the page: the inverse of :func:`rotated`."""
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
    """Map a box of a deskewed page back to the skewed page. The box keeps its size.

    Parameters
    ----------
    box
        A box on the deskewed page.
    angle
        By how many degrees counter-clockwise the page was rotated about its centre.
    width, height
        Size of the page.
    """
    radians = math.radians(angle)
    cosine, sine = math.cos(radians), math.sin(radians)
    x, y = (box.x0 + box.x1) / 2 - width / 2, (box.y0 + box.y1) / 2 - height / 2
    across, down = cosine * x - sine * y + width / 2, sine * x + cosine * y + height / 2
    half_width, half_height = (box.x1 - box.x0) / 2, (box.y1 - box.y0) / 2
    return Box(across - half_width, down - half_height, across + half_width, down + half_height)
