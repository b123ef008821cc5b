"""What ingest makes of a file: its text as decoded, its lines and, for PDFs, where every character stands."""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from sys import intern
from typing import NamedTuple, Self, TypedDict, overload

from kaext.problems import Problem

# A drop cap is two lines high and more, a superscript half as high as its line.
_MAX_HEIGHTS = 1.9
# Bytes of the numbers of arrays "f" and "I".
_VALUE_SIZE = 4
# As many pages as the pipeline reads at once: records are made kind by kind, each from the first page on.
_PAGES_AT_HAND = 64


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
        """Add a line at the end: its code points in the text, its page from 1, its box in points, its region's name."""
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

    def box(self, number: int) -> Box:
        """Return the box of a line, by its number from 0."""
        places, first = self.places, 4 * number
        return Box(places[first], places[first + 1], places[first + 2], places[first + 3])

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
            self.box(number),
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


class BoxColumns(TypedDict):
    """The columns of a record that say where its text is printed.

    ``page`` is the first, from 1; ``bbox`` has ``x0 y0 x1 y1`` of each box in PDF points from the top left corner,
    parted by ``;``; ``bbox_pages`` has the page of each box, and is empty where all are on ``page``.
    """

    page: int | None
    bbox: str
    bbox_pages: str


def bbox_columns(boxes: Sequence[PlacedBox]) -> BoxColumns:
    """Return the columns that say where boxes are."""
    pages = [placed.page for placed in boxes]
    return {
        "page": pages[0] if pages else None,
        "bbox": ";".join(str(placed.box) for placed in boxes),
        "bbox_pages": " ".join(map(str, pages)) if len(set(pages)) > 1 else "",
    }


def _is_of_height(line: Box, box: Box) -> bool:
    return (line.y1 - line.y0) < _MAX_HEIGHTS * (box.y1 - box.y0) < _MAX_HEIGHTS**2 * (line.y1 - line.y0)


@dataclass(frozen=True, slots=True)
class PageBoxes:
    """Where the characters of one page stand, numbered from 0 on it.

    ``x0`` and ``x1`` are those of each character; top and bottom are kept once for each stretch of characters of one
    height on one line: a stretch is all characters from its number in ``starts`` to the next. Those that are not
    on the page (line ends put between lines) are stretches that are not ``placed``.
    """

    x0: array[float] = field(default_factory=lambda: array("f"))
    x1: array[float] = field(default_factory=lambda: array("f"))
    starts: array[int] = field(default_factory=lambda: array("I"))
    tops: array[float] = field(default_factory=lambda: array("f"))
    bottoms: array[float] = field(default_factory=lambda: array("f"))
    placed: bytearray = field(default_factory=bytearray)

    def __len__(self) -> int:
        return len(self.x0)

    def begin_stretch(self, top: float, bottom: float, *, is_placed: bool) -> None:
        """Begin a stretch of the characters that are added next, between two heights in points from the page's top."""
        self.starts.append(len(self.x0))
        self.tops.append(top)
        self.bottoms.append(bottom)
        self.placed.append(is_placed)

    def stretch_of(self, index: int) -> int:
        """Return the number of a character's stretch."""
        return bisect_right(self.starts, index) - 1

    def boxes(self, start: int, end: int) -> Iterator[tuple[int, Box]]:
        """Yield the stretches from one character to before another, by number, with the box of what of them is there.

        Stretches that are not on the page are passed over.
        """
        for stretch in range(self.stretch_of(start), bisect_left(self.starts, end)):
            first = max(start, self.starts[stretch])
            stop = min(end, self.starts[stretch + 1]) if stretch + 1 < len(self.starts) else end
            if self.placed[stretch]:
                left, right = min(self.x0[first:stop]), max(self.x1[first:stop])
                yield stretch, Box(left, self.tops[stretch], right, self.bottoms[stretch])

    def packed(self) -> bytes:
        """Return all of it in less than half of the bytes, for :meth:`unpacked`."""
        columns = (self.x0, self.x1, self.starts, self.tops, self.bottoms)
        values = b"".join([column.tobytes() for column in columns])
        # The first bytes of all numbers, the second bytes and so on: neighbours have the higher ones in common.
        planes = [values[place::_VALUE_SIZE] for place in range(_VALUE_SIZE)]
        return zlib.compress(b"".join((*planes, self.placed)), zlib.Z_BEST_SPEED)

    @classmethod
    def unpacked(cls, packed: bytes | bytearray, length: int) -> Self:
        """Return what :meth:`packed` made of a page with so many characters."""
        data = zlib.decompress(packed)
        stretches = (len(data) - 2 * _VALUE_SIZE * length) // (3 * _VALUE_SIZE + 1)
        count = 2 * length + 3 * stretches
        values = bytearray(_VALUE_SIZE * count)
        for place in range(_VALUE_SIZE):
            values[place::_VALUE_SIZE] = data[place * count : (place + 1) * count]
        page = cls(placed=bytearray(data[_VALUE_SIZE * count :]))
        end = 0
        for column in (page.x0, page.x1, page.starts, page.tops, page.bottoms):
            start, end = end, end + _VALUE_SIZE * (length if end < 2 * _VALUE_SIZE * length else stretches)
            column.frombytes(values[start:end])
        return page


@dataclass(frozen=True, slots=True)
class CharBoxes:
    """Where every character of a source text stands.

    The edges of all characters would take more memory than all else of a long document: they are kept packed page by
    page, in one buffer, and the pages that were unpacked last are at hand. ``_starts`` holds the first character of
    each page, ``_places`` where it begins in the buffer; both end with the end of the last one.
    """

    _starts: array[int] = field(default_factory=lambda: array("I", [0]))
    _places: array[int] = field(default_factory=lambda: array("I", [0]))
    _numbers: array[int] = field(default_factory=lambda: array("I"))
    _packed: bytearray = field(default_factory=bytearray, repr=False)
    _at_hand: dict[int, PageBoxes] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        return self._starts[-1]

    def add(self, number: int, page: PageBoxes) -> None:
        """Add the characters of a page, by its number from 1, after those of the pages before."""
        if len(page):
            self._packed.extend(page.packed())
            self._places.append(len(self._packed))
            self._starts.append(len(self) + len(page))
            self._numbers.append(number)

    def _page(self, at: int) -> PageBoxes:
        page = self._at_hand.get(at)
        if page is None:
            while len(self._at_hand) >= _PAGES_AT_HAND:
                del self._at_hand[next(iter(self._at_hand))]
            packed = self._packed[self._places[at] : self._places[at + 1]]
            page = self._at_hand[at] = PageBoxes.unpacked(packed, self._starts[at + 1] - self._starts[at])
        return page

    def page(self, index: int) -> int:
        """Return the page of a character, from 1; 0 where it is not on the page."""
        return self.first_page([(index, index + 1)]) or 0

    def first_page(self, extents: Iterable[tuple[int, int]]) -> int | None:
        """Return the page of the first character of some extents that is on a page; None where none is."""
        for start, end in extents:
            for at, first, stop in self._on_pages(start, end):
                page = self._page(at)
                if any(page.placed[page.stretch_of(first) : bisect_left(page.starts, stop)]):
                    return self._numbers[at]
        return None

    def pieces(self, extents: Iterable[tuple[int, int]]) -> list[PlacedBox]:
        """Return the boxes of some extents, in their order: one for each stretch of a line.

        A drop cap, much higher than its line, has its own.
        """
        found: list[PlacedBox] = []
        last = -1
        for start, end in extents:
            for at, first, stop in self._on_pages(start, end):
                number, page = self._numbers[at], self._page(at)
                for stretch, box in page.boxes(first, stop):
                    is_on_line = bool(found) and found[-1].page == number and all(page.placed[last + 1 : stretch])
                    if is_on_line and _is_of_height(found[-1].box, box):
                        found[-1] = PlacedBox(number, found[-1].box.union(box))
                    else:
                        found.append(PlacedBox(number, box))
                    last = stretch
        return found

    def box(self, index: int) -> Box:
        """Return the box of a character."""
        at, first, _ = next(self._on_pages(index, index + 1))
        page = self._page(at)
        stretch = page.stretch_of(first)
        return Box(page.x0[first], page.tops[stretch], page.x1[first], page.bottoms[stretch])

    def _on_pages(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Yield the pages of an extent, by their index, and where on them it starts and ends."""
        at = bisect_right(self._starts, start) - 1
        while start < end and at < len(self._numbers):
            first, stop = self._starts[at], min(end, self._starts[at + 1])
            yield at, start - first, stop - first
            start, at = stop, at + 1


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
    word_confidences: tuple[tuple[int, int, float], ...] = field(default=(), repr=False)
    title: str = ""
    problems: tuple[Problem, ...] = ()
    scripts: tuple[str, ...] = ()
