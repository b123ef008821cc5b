"""What ingest makes of a file: its text as decoded, its lines and, for PDFs, where every character stands."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from sys import intern
from typing import Any, NamedTuple, overload

from kaext.problems import Problem

# A drop cap is two lines high and more, a superscript half as high as its line.
_MAX_HEIGHTS = 1.9


class Box(NamedTuple):
    """A rectangle in PDF points, from the top left corner of the page."""

    x0: float
    y0: float
    x1: float
    y1: float

    def union(self, other: Box) -> Box:
        """Return the smallest box around both."""
        return Box(
            min(self.x0, other.x0),
            min(self.y0, other.y0),
            max(self.x1, other.x1),
            max(self.y1, other.y1),
        )

    def __str__(self) -> str:
        return " ".join([f"{value:.2f}".rstrip("0").rstrip(".") for value in self])


def covered_share(line: Box, other: Box) -> float:
    """Return the share of a line's width that another box covers; 0 where it covers less than half of its height."""
    if min(line.y1, other.y1) - max(line.y0, other.y0) < 0.5 * (line.y1 - line.y0):
        return 0.0
    return max(0.0, min(line.x1, other.x1) - max(line.x0, other.x0)) / max(1.0, line.x1 - line.x0)


class FontRun(NamedTuple):
    """A stretch of the source text set in one font."""

    start: int
    end: int
    font: str
    size: float
    bold: bool
    italic: bool
    colour: str


class LineStyle(NamedTuple):
    """How most characters of a line are set."""

    font: str
    size: float
    bold: bool
    italic: bool
    colour: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source text, without its line end.

    ``start`` and ``end`` are code points in :attr:`Source.text`; ``number`` counts from 1 over the document.
    ``page``, ``box`` and ``style`` are None for text inputs. ``region`` names the tinted or ruled region or the table
    that encloses the line on its page ("" for the page itself), and for cells of tables the row and the cell:
    ``table1/2/3``.
    """

    number: int
    start: int
    end: int
    page: int | None = None
    box: Box | None = None
    region: str = ""
    style: LineStyle | None = None


@dataclass(frozen=True, slots=True)
class Lines(Sequence[Line]):
    """The lines of a PDF in flat arrays, made into :class:`Line` as they are asked for.

    ``places`` holds left, top, right and bottom of each, one after another.
    """

    starts: array[int] = field(default_factory=lambda: array("I"))
    ends: array[int] = field(default_factory=lambda: array("I"))
    pages: array[int] = field(default_factory=lambda: array("I"))
    places: array[float] = field(default_factory=lambda: array("d"))
    regions: list[str] = field(default_factory=list)
    styles: list[LineStyle] = field(default_factory=list)

    def append(self, start: int, end: int, page: int, box: Box, region: str, style: LineStyle) -> None:
        """Add a line at the end."""
        self.starts.append(start)
        self.ends.append(end)
        self.pages.append(page)
        self.places.extend(box)
        self.regions.append(intern(region))
        self.styles.append(style)

    def moved(self, extents: Iterable[tuple[int, int]]) -> Lines:
        """Return the same lines at other extents of the text."""
        starts, ends = zip(*extents, strict=True)
        return replace(self, starts=array("I", starts), ends=array("I", ends))

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, index: int) -> Line: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Line]: ...

    def __getitem__(self, index: int | slice) -> Line | Sequence[Line]:
        if isinstance(index, slice):
            return [self[number] for number in range(len(self))[index]]
        number = range(len(self))[index]
        return Line(
            number + 1,
            self.starts[number],
            self.ends[number],
            self.pages[number],
            Box(*self.places[4 * number : 4 * number + 4]),
            self.regions[number],
            self.styles[number],
        )


def row_of(region: str) -> str:
    """Return the table's row that a region is a cell of; "" for other regions."""
    return region.rpartition("/")[0]


class Link(NamedTuple):
    """A link annotation: where it stands on its page, and the address that it leads to."""

    box: Box
    uri: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number from 1, its size in PDF points, its regions by name, its pictures and links."""

    number: int
    width: float
    height: float
    regions: dict[str, Box] = field(default_factory=dict)
    images: tuple[Box, ...] = ()
    ocr: bool = False
    links: tuple[Link, ...] = ()


class PlacedBox(NamedTuple):
    """A box and the page, from 1, that it stands on."""

    page: int
    box: Box


def bbox_columns(boxes: Sequence[PlacedBox]) -> dict[str, Any]:
    """Return the columns ``page``, ``bbox`` and ``bbox_pages`` (empty where all boxes are on ``page``)."""
    pages = [placed.page for placed in boxes]
    return {
        "page": pages[0] if pages else None,
        "bbox": ";".join(str(placed.box) for placed in boxes),
        "bbox_pages": " ".join(map(str, pages)) if len(set(pages)) > 1 else "",
    }


def _is_of_height(line: Box, box: Box) -> bool:
    return (line.y1 - line.y0) < _MAX_HEIGHTS * (box.y1 - box.y0) < _MAX_HEIGHTS**2 * (line.y1 - line.y0)


@dataclass(frozen=True, slots=True)
class CharBoxes:
    """Where every character of a source text stands.

    ``x0`` and ``x1`` are those of each character; page, top and bottom are kept once for each stretch of characters
    of one height on one line: a stretch is all characters from its number in ``starts`` to the next. Characters that
    are not on the page (line ends put between lines) have page 0.
    """

    x0: array[float]
    x1: array[float]
    starts: array[int]
    pages: array[int]
    tops: array[float]
    bottoms: array[float]

    def __len__(self) -> int:
        return len(self.x0)

    def page(self, index: int) -> int:
        """Return the page of a character, from 1; 0 where it is not on the page."""
        return self.pages[bisect_right(self.starts, index) - 1]

    def first_page(self, extents: Iterable[tuple[int, int]]) -> int | None:
        """Return the page of the first character of some extents that is on a page; None where none is."""
        for start, end in extents:
            first, last = bisect_right(self.starts, start) - 1, bisect_left(self.starts, end)
            page = next(filter(None, self.pages[first:last]), None)
            if page is not None:
                return page
        return None

    def pieces(self, extents: Iterable[tuple[int, int]]) -> list[PlacedBox]:
        """Return the boxes of some extents, in their order: one for each stretch of a line.

        A drop cap, much higher than its line, has its own.
        """
        found: list[PlacedBox] = []
        last = -1
        for start, end in extents:
            stretch = bisect_right(self.starts, start) - 1
            while start < end:
                stop = min(end, self.starts[stretch + 1]) if stretch + 1 < len(self.starts) else end
                if self.pages[stretch]:
                    box = Box(
                        min(self.x0[start:stop]), self.tops[stretch], max(self.x1[start:stop]), self.bottoms[stretch]
                    )
                    if found and all(self.pages[last + 1 : stretch]) and _is_of_height(found[-1].box, box):
                        found[-1] = PlacedBox(found[-1].page, found[-1].box.union(box))
                    else:
                        found.append(PlacedBox(self.pages[stretch], box))
                    last = stretch
                start = stop
                stretch += 1
        return found

    def box(self, index: int) -> Box:
        """Return the box of a character."""
        stretch = bisect_right(self.starts, index) - 1
        return Box(self.x0[index], self.tops[stretch], self.x1[index], self.bottoms[stretch])


@dataclass(frozen=True, slots=True)
class Source:
    r"""A file as read.

    ``text`` is the decoded text: for text inputs exactly the file's characters without a byte order mark (``\r``
    kept), for PDFs the characters of the pages line by line, a line feed after each. ``scripts`` are ISO 15924 codes
    and the names of legacy encodings found.
    """

    name: str
    media_type: str
    sha256: str
    text: str = field(repr=False)
    lines: Sequence[Line] = field(repr=False)
    pages: tuple[Page, ...] = field(default=(), repr=False)
    char_boxes: CharBoxes | None = field(default=None, repr=False)
    fonts: tuple[FontRun, ...] = field(default=(), repr=False)
    word_confidences: tuple[tuple[int, int, float], ...] = field(default=(), repr=False)
    title: str = ""
    problems: tuple[Problem, ...] = ()
    scripts: tuple[str, ...] = ()
