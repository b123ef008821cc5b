"""The output of ingest: the decoded text of a file, its lines and, for PDFs, the position of every character."""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from sys import intern
from typing import Literal, NamedTuple, Self, TypedDict, overload

from kaext.problems import Problem

# Boxes on one line are merged up to this ratio of their heights. A drop cap is at least two lines high; a superscript
# is about half as high as its line.
_MAX_HEIGHT_RATIO = 1.9
# Size in bytes of the items of arrays of type "f" and "I".
_ITEM_SIZE = 4
# The number of pages that the pipeline reads at once. Records are built one kind after the other, and each pass starts
# again at the first page.
_MAX_CACHED_PAGES = 64


# The regions of a text with columns: a box, whose number follows; text beside a box; other columns.
BOX_REGION, BESIDE_BOX_REGION, COLUMN_REGION = "box", "beside", "column"


class Box(NamedTuple):
    """A rectangle in PDF points, measured from the top left corner of the page."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """Distance between the left and the right edge."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Distance between the top and the bottom edge."""
        return self.y1 - self.y0

    @property
    def area(self) -> float:
        """Width times height, in square points."""
        return self.width * self.height

    def union(self, other: Box) -> Box:
        """Return the smallest box around both."""
        return Box(
            min(self.x0, other.x0),
            min(self.y0, other.y0),
            max(self.x1, other.x1),
            max(self.y1, other.y1),
        )

    def overlaps(self, other: Box) -> bool:
        """Return whether a box has an area in common with another."""
        return min(self.x1, other.x1) > max(self.x0, other.x0) and min(self.y1, other.y1) > max(self.y0, other.y0)

    def __str__(self) -> str:
        return " ".join([f"{value:.2f}".rstrip("0").rstrip(".") for value in self])


def covered_share(line: Box, other: Box) -> float:
    """Return the share of a line's width that ``other`` covers; 0 if it covers less than half of the line's height."""
    if min(line.y1, other.y1) - max(line.y0, other.y0) < 0.5 * (line.y1 - line.y0):
        return 0.0
    return max(0.0, min(line.x1, other.x1) - max(line.x0, other.x0)) / max(1.0, line.x1 - line.x0)


class FontRun(NamedTuple):
    """A run of the source text, ``start:end`` in code points, set in one font; ``size`` is in PDF points."""

    start: int
    end: int
    font: str
    size: float
    bold: bool
    italic: bool
    colour: str


LineRole = Literal["", "metadata", "title", "heading", "item", "row", "rule", "note", "picture", "address"]


class Markup(NamedTuple):
    """What signs of lightweight markup say about a line of a text.

    Attributes
    ----------
    role
        What the line is; "" for running text and empty lines.
    level
        The level of a heading, from 1.
    part
        The index of the first line of the heading, table, list item or footnote to which the line belongs, or -1.
    quote
        The index of the first line of the quotation to which the line belongs, or -1.
    is_strong
        Whether the whole line is in bold type.
    targets
        The targets of its links.
    """

    role: LineRole = ""
    level: int = 0
    part: int = -1
    quote: int = -1
    is_strong: bool = False
    targets: tuple[str, ...] = ()


class LineStyle(NamedTuple):
    """The style of most characters of a line."""

    font: str
    size: float
    bold: bool
    italic: bool
    colour: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source text, without its line end.

    Parameters
    ----------
    number
        Counted from 1 over the whole document.
    start, end
        Code points in :attr:`Source.text`.
    page, box, style
        Page number from 1, bounding box and dominant style; None for text inputs.
    region
        Name of the tinted region, ruled region or table that encloses the line on its page; "" for the page itself.
        A table cell is named by table, row and cell: ``table1/2/3``. In a text with columns, one of the regions
        defined in this module.
    is_second
        Whether the line is the part of a printed line after a gutter, in a text with columns. It has the number of the
        printed line.
    markup
        What signs of lightweight markup say about it; None in a text without markup.
    quote
        How many signs of a quotation precede it in an e-mail; 0 for most lines.
    """

    number: int
    start: int
    end: int
    page: int | None = None
    box: Box | None = None
    region: str = ""
    style: LineStyle | None = None
    is_second: bool = False
    markup: Markup | None = None
    quote: int = 0


@dataclass(frozen=True, slots=True)
class Lines(Sequence[Line]):
    """The lines of a PDF, stored in flat arrays; :class:`Line` objects are created on access.

    ``coordinates`` holds four numbers per line: left, top, right and bottom.
    """

    starts: array[int] = field(default_factory=lambda: array("I"))
    ends: array[int] = field(default_factory=lambda: array("I"))
    pages: array[int] = field(default_factory=lambda: array("I"))
    coordinates: array[float] = field(default_factory=lambda: array("d"))
    regions: list[str] = field(default_factory=list)
    styles: list[LineStyle] = field(default_factory=list)

    def append(self, start: int, end: int, page: int, box: Box, region: str, style: LineStyle) -> None:
        """Append a line: its extent in code points, page number from 1, box in PDF points and region name."""
        self.starts.append(start)
        self.ends.append(end)
        self.pages.append(page)
        self.coordinates.extend(box)
        self.regions.append(intern(region))
        self.styles.append(style)

    def with_extents(self, extents: Iterable[tuple[int, int]]) -> Lines:
        """Return the same lines with new extents in the text."""
        starts, ends = zip(*extents, strict=True)
        return replace(self, starts=array("I", starts), ends=array("I", ends))

    def box(self, number: int) -> Box:
        """Return the box of the line at index ``number``, counted from 0."""
        coordinates, first = self.coordinates, 4 * number
        return Box(coordinates[first], coordinates[first + 1], coordinates[first + 2], coordinates[first + 3])

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
    """Return the name of the table row to which a region belongs as a cell; "" for any other region."""
    return region.rpartition("/")[0]


class Link(NamedTuple):
    """A link annotation: its box on the page and its target."""

    box: Box
    uri: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number from 1, its size in PDF points, its regions by name, its images and links.

    ``ocr`` is true if the text of the page was recognised from its image.
    """

    number: int
    width: float
    height: float
    regions: dict[str, Box] = field(default_factory=dict)
    images: tuple[Box, ...] = ()
    ocr: bool = False
    links: tuple[Link, ...] = ()


class PlacedBox(NamedTuple):
    """A box with its page number, counted from 1."""

    page: int
    box: Box


class BoxColumns(TypedDict):
    """The columns of a record that locate its text on the pages.

    ``page`` is the first page, from 1. ``bbox`` lists ``x0 y0 x1 y1`` of each box in PDF points from the top left
    corner, separated by ``;``. ``bbox_pages`` lists the page of each box; it is empty if all boxes are on ``page``.
    """

    page: int | None
    bbox: str
    bbox_pages: str


def bbox_columns(boxes: Sequence[PlacedBox]) -> BoxColumns:
    """Return the record columns for ``boxes``."""
    pages = [placed.page for placed in boxes]
    return {
        "page": pages[0] if pages else None,
        "bbox": ";".join(str(placed.box) for placed in boxes),
        "bbox_pages": " ".join(map(str, pages)) if len(set(pages)) > 1 else "",
    }


def _has_similar_height(line: Box, box: Box) -> bool:
    return (line.y1 - line.y0) < _MAX_HEIGHT_RATIO * (box.y1 - box.y0) < _MAX_HEIGHT_RATIO**2 * (line.y1 - line.y0)


@dataclass(frozen=True, slots=True)
class PageBoxes:
    """The positions of the characters of one page, indexed from 0.

    ``x0`` and ``x1`` are stored per character. Top and bottom are stored per run: consecutive characters of one height
    on one line. ``starts`` holds the index of the first character of each run. Characters that are not printed on the
    page (line feeds inserted between lines) form runs that are not ``placed``.
    """

    x0: array[float] = field(default_factory=lambda: array("f"))
    x1: array[float] = field(default_factory=lambda: array("f"))
    starts: array[int] = field(default_factory=lambda: array("I"))
    tops: array[float] = field(default_factory=lambda: array("f"))
    bottoms: array[float] = field(default_factory=lambda: array("f"))
    placed: bytearray = field(default_factory=bytearray)

    def __len__(self) -> int:
        return len(self.x0)

    def begin_run(self, top: float, bottom: float, *, is_placed: bool) -> None:
        """Start a run for the characters added next; ``top`` and ``bottom`` are in points from the top of the page."""
        self.starts.append(len(self.x0))
        self.tops.append(top)
        self.bottoms.append(bottom)
        self.placed.append(is_placed)

    def run_at(self, index: int) -> int:
        """Return the index of the run that holds the character at ``index``."""
        return bisect_right(self.starts, index) - 1

    def boxes(self, start: int, end: int) -> Iterator[tuple[int, Box]]:
        """Yield the index of each run in ``start:end`` with the box of its characters in that extent.

        Runs that are not placed on the page are skipped.
        """
        for run in range(self.run_at(start), bisect_left(self.starts, end)):
            first = max(start, self.starts[run])
            stop = min(end, self.starts[run + 1]) if run + 1 < len(self.starts) else end
            if self.placed[run]:
                left, right = min(self.x0[first:stop]), max(self.x1[first:stop])
                yield run, Box(left, self.tops[run], right, self.bottoms[run])

    def to_bytes(self) -> bytes:
        """Return the positions compressed to less than half of their size; :meth:`from_bytes` is the inverse."""
        columns = (self.x0, self.x1, self.starts, self.tops, self.bottoms)
        values = b"".join([column.tobytes() for column in columns])
        # Group the first bytes of all numbers, then the second bytes and so on: neighbours share their high bytes.
        planes = [values[plane::_ITEM_SIZE] for plane in range(_ITEM_SIZE)]
        return zlib.compress(b"".join((*planes, self.placed)), zlib.Z_BEST_SPEED)

    @classmethod
    def from_bytes(cls, packed: bytes | bytearray, length: int) -> Self:
        """Return the page of ``length`` characters that :meth:`to_bytes` compressed."""
        data = zlib.decompress(packed)
        runs = (len(data) - 2 * _ITEM_SIZE * length) // (3 * _ITEM_SIZE + 1)
        count = 2 * length + 3 * runs
        values = bytearray(_ITEM_SIZE * count)
        for plane in range(_ITEM_SIZE):
            values[plane::_ITEM_SIZE] = data[plane * count : (plane + 1) * count]
        page = cls(placed=bytearray(data[_ITEM_SIZE * count :]))
        end = 0
        for column in (page.x0, page.x1, page.starts, page.tops, page.bottoms):
            start, end = end, end + _ITEM_SIZE * (length if end < 2 * _ITEM_SIZE * length else runs)
            column.frombytes(values[start:end])
        return page


@dataclass(frozen=True, slots=True)
class CharBoxes:
    """The positions of all characters of a source text.

    Uncompressed, they would take more memory than everything else in a long document. They are kept compressed page by
    page in one buffer, with a cache of the pages used last. ``_starts`` holds the first character of each page,
    ``_offsets`` its position in the buffer; both end with a sentinel, the end of the last page.
    """

    _starts: array[int] = field(default_factory=lambda: array("I", [0]))
    _offsets: array[int] = field(default_factory=lambda: array("I", [0]))
    _numbers: array[int] = field(default_factory=lambda: array("I"))
    _packed: bytearray = field(default_factory=bytearray, repr=False)
    _page_cache: dict[int, PageBoxes] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        return self._starts[-1]

    def add(self, number: int, page: PageBoxes) -> None:
        """Append the characters of the page with ``number``, counted from 1."""
        if len(page):
            self._packed.extend(page.to_bytes())
            self._offsets.append(len(self._packed))
            self._starts.append(len(self) + len(page))
            self._numbers.append(number)

    def _page(self, at: int) -> PageBoxes:
        page = self._page_cache.get(at)
        if page is None:
            while len(self._page_cache) >= _MAX_CACHED_PAGES:
                del self._page_cache[next(iter(self._page_cache))]
            packed = self._packed[self._offsets[at] : self._offsets[at + 1]]
            page = self._page_cache[at] = PageBoxes.from_bytes(packed, self._starts[at + 1] - self._starts[at])
        return page

    def page(self, index: int) -> int:
        """Return the page number of a character, from 1; 0 if it is not printed on a page."""
        return self.first_page([(index, index + 1)]) or 0

    def first_page(self, extents: Iterable[tuple[int, int]]) -> int | None:
        """Return the page number of the first printed character in ``extents``; None if there is none."""
        for start, end in extents:
            for at, first, stop in self._on_pages(start, end):
                page = self._page(at)
                if any(page.placed[page.run_at(first) : bisect_left(page.starts, stop)]):
                    return self._numbers[at]
        return None

    def boxes_of(self, extents: Iterable[tuple[int, int]]) -> list[PlacedBox]:
        """Return the boxes of ``extents``, in their order, one for each line that an extent touches.

        A drop cap gets a box of its own, because it is much higher than the rest of its line.
        """
        found: list[PlacedBox] = []
        last = -1
        for start, end in extents:
            for at, first, stop in self._on_pages(start, end):
                number, page = self._numbers[at], self._page(at)
                for run, box in page.boxes(first, stop):
                    is_on_line = bool(found) and found[-1].page == number and all(page.placed[last + 1 : run])
                    if is_on_line and _has_similar_height(found[-1].box, box):
                        found[-1] = PlacedBox(number, found[-1].box.union(box))
                    else:
                        found.append(PlacedBox(number, box))
                    last = run
        return found

    def box(self, index: int) -> Box:
        """Return the box of the character at ``index``."""
        at, first, _ = next(self._on_pages(index, index + 1))
        page = self._page(at)
        run = page.run_at(first)
        return Box(page.x0[first], page.tops[run], page.x1[first], page.bottoms[run])

    def _on_pages(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Yield each page that an extent covers: the page's index, and the extent's start and end on that page."""
        at = bisect_right(self._starts, start) - 1
        while start < end and at < len(self._numbers):
            first, stop = self._starts[at], min(end, self._starts[at + 1])
            yield at, start - first, stop - first
            start, at = stop, at + 1


@dataclass(frozen=True, slots=True)
class Source:
    r"""A file as read by ingest.

    Parameters
    ----------
    name
        Name of the file.
    media_type
        Its media type.
    sha256
        Hash of its bytes.
    text
        The decoded text. For text inputs: exactly the characters of the file, without a byte order mark, with ``\r``
        kept. For PDFs: the characters of the pages line by line, each line followed by a line feed.
    lines
        The lines of ``text``.
    pages, char_boxes
        The pages and the character positions of a PDF; empty and None for text inputs.
    word_confidences
        Words whose letters are uncertain (from OCR or repaired fonts): start, end (code points) and confidence.
    title
        Title from the metadata of the file.
    problems
        Problems found while reading.
    scripts
        ISO 15924 codes of the scripts, and names of the legacy encodings, that were found.
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
