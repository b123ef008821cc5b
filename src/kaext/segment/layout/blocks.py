"""Lines and blocks of PDF pages, and comparisons of their type and shape."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from kaext.document import BlockKind
from kaext.list_marks import DASHES
from kaext.segment import cues
from kaext.segment.title_shape import MAX_TITLE_LINES
from kaext.source import Box, Lines, LineStyle, Source, row_of

_SIZE_CHANGE = 1.07
# The call of a note after the end of a sentence: … გაიღო.1 (was spent.1), … გაიღო. [1], … გაიღო.(1)
_FOOTNOTE_CALL_END = regex.compile(
    r"\p{L}{4}[”“»’\"]?[.!?…:;][”“»’\")]?(?:\d{1,2}|\s?\[\d{1,2}(?:[-–,]\s?\d{1,2})?\]|\s?\(\d{1,2}\))\s*+$"
)
_LEADERS = regex.compile(r"(?:\.{4,}|…{2,}|(?:\. ){4,})\s*+\d{0,4}\s*+$")
LARGER = 1.08
# Text below this share of the body's size is intentionally small.
SMALLER = 0.93
_NOT_SMALLER, _NOT_SMALLER_MARKED = 0.97, 0.95
# Bold type of another family, such as a sans-serif, looks larger than its nominal size.
_NOT_SMALLER_FAMILY = 0.85
_FACE = regex.compile(
    r"(?<![-, _])[-, _]*+(?:Bold|Black|Semi|Demi|Medium|Regular|Book|Italic|Oblique).*", regex.IGNORECASE
)
# Maximum difference between the channels of a grey, of 255.
_GREY, _DARK = 48, 64
MAX_TITLE_LENGTH = 180
# 1. 2.3 IV. თავი II (chapter II): how headings are numbered.
_HEADING_NUMBER = regex.compile(r"\s*+(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[IVX]{1,5}[.)])\s++(?=\p{L}|[„“”\"«])")
# A lettered list item: ა), with a second level ა.ბ), with a digit if items were inserted later.
LETTERED_POINT = regex.compile(r"\s*+\p{Georgian}{1,2}(?:\.\p{Georgian}{1,2})?\d?\)")
# The start of an entry in a list of abbreviations: EAPC, a wide gap or a dash, and its long form.
_ABBREVIATION = regex.compile(
    rf"\s*+[A-Z][A-Za-z\d/&.-]{{1,11}}+(?:\s[A-Z][A-Za-z\d-]{{0,11}}+)?+(?:\s{{2,}}|\s[{DASHES}]\s)\p{{L}}"
)
# Minimum size of display figures, relative to the body.
_FIGURE_SIZE = 1.5
GEORGIAN = regex.compile(r"\p{Georgian}{3}")
_LATIN_WORD = regex.compile(r"[A-Za-z]{3}")
# Share of the text of a bilingual document in each language.
_MIN_FOREIGN = 0.2
_WORD = regex.compile(r"\p{L}{4}")
# რა არის PARP? (what is PARP?), „თქვენ ვინ დაგიძახათ?“ (who called you?): titles that end as sentences do.
_ASKS = regex.compile(r"(?r)[?!][”“»\"]?$")


@dataclass(slots=True)
class LayoutLine:
    """A visible line of a page.

    All lines of a document are in memory at once, so text and box are looked up in the source on access.

    Attributes
    ----------
    source_text, source_lines
        The text and the lines of the source.
    index
        Index of the line in the source.
    page
        Number of its page.
    region
        Name of its region; empty outside regions.
    row
        Name of its table row; empty outside tables.
    style
        Its type.
    """

    source_text: str
    source_lines: Lines
    index: int
    page: int
    region: str
    row: str
    style: LineStyle

    @property
    def text(self) -> str:
        """The text as printed."""
        return self.source_text[self.source_lines.starts[self.index] : self.source_lines.ends[self.index]]

    @property
    def length(self) -> int:
        """Number of code points, with white space."""
        return self.source_lines.ends[self.index] - self.source_lines.starts[self.index]

    @property
    def box(self) -> Box:
        """The bounding box, in PDF points."""
        return self.source_lines.box(self.index)

    @property
    def left(self) -> float:
        """The left edge of the box."""
        return self.source_lines.coordinates[4 * self.index]

    @property
    def top(self) -> float:
        """The top of the box."""
        return self.source_lines.coordinates[4 * self.index + 1]

    @property
    def bottom(self) -> float:
        """The bottom of the box."""
        return self.source_lines.coordinates[4 * self.index + 3]


@dataclass(slots=True)
class LayoutBlock:
    """Lines that belong together; the label is ``None`` until a rule assigns one.

    Style and box are computed once, on first access, when all lines are present.

    Attributes
    ----------
    lines
        The lines in reading order. Once paragraphs are joined, they may be on several pages.
    kind
        The label.
    group
        A key that the blocks of one box share; empty outside boxes.
    level
        The heading level; 0 for other blocks.
    is_entry
        Whether it is an entry of a table of contents, so that no text continues it.
    """

    lines: list[LayoutLine]
    kind: BlockKind | None = None
    group: str = ""
    level: int = 0
    is_entry: bool = False
    _style: LineStyle | None = field(default=None, init=False, repr=False)
    _box: Box | None = field(default=None, init=False, repr=False)
    # Every rule asks for the text. It is that of so many lines.
    _text: tuple[int, str] = field(default=(0, ""), init=False, repr=False, compare=False)

    @property
    def texts(self) -> list[str]:
        """The lines' texts."""
        return [line.text for line in self.lines]

    @property
    def text(self) -> str:
        """The lines joined by spaces."""
        if self._text[0] != len(self.lines):
            self._text = len(self.lines), " ".join([line.text.strip() for line in self.lines])
        return self._text[1]

    @property
    def page(self) -> int:
        """The page of the first line."""
        return self.lines[0].page

    @property
    def region(self) -> str:
        """The region of the first line."""
        return self.lines[0].region

    @property
    def is_row(self) -> bool:
        """Whether the block is a table row."""
        return bool(self.lines[0].row)

    @property
    def is_turned(self) -> bool:
        """Whether the block runs upward, downward or upside down, so that level text cannot continue it."""
        return is_turned(self.lines[0])

    @property
    def style(self) -> LineStyle:
        """The style of most of its characters, in Georgian lines if it has any: addresses are in a fallback font."""
        if self._style is None:
            first = self.lines[0].style
            is_mixed = any(line.style is not first for line in self.lines)
            georgian = [line for line in self.lines if GEORGIAN.search(line.text)] if is_mixed else []
            self._style = main_style(georgian or self.lines)
        return self._style

    @property
    def box(self) -> Box:
        """The bounding box of the lines on the first page."""
        if self._box is None:
            page = self.page
            lefts, tops, rights, bottoms = zip(*[line.box for line in self.lines if line.page == page], strict=True)
            self._box = Box(min(lefts), min(tops), max(rights), max(bottoms))
        return self._box

    @property
    def is_finished(self) -> bool:
        """Whether the last line ends in final punctuation, including a colon or semicolon."""
        return is_finished(self.lines[-1].text)


def layout_lines(source: Source) -> list[LayoutLine]:
    """Return the visible lines of a source with page geometry; an empty list for other sources."""
    text, lines = source.text, source.lines
    if not isinstance(lines, Lines):
        return []
    # All lines of a page share one integer object.
    numbers = {page: page for page in lines.pages}
    return [
        LayoutLine(text, lines, index, numbers[page], region.partition("/")[0], row_of(region), style)
        for index, (start, end, page, region, style) in enumerate(
            zip(lines.starts, lines.ends, lines.pages, lines.regions, lines.styles, strict=True)
        )
        if not text[start:end].isspace() and start < end
    ]


def is_turned(line: LayoutLine) -> bool:
    """Return whether a line runs upward, downward or upside down."""
    return line.region.startswith("turned")


def main_style(lines: Sequence[LayoutLine]) -> LineStyle:
    """Return the style of most of the characters of ``lines``."""
    first = lines[0].style
    if all(line.style is first for line in lines):
        return first
    weights: Counter[LineStyle] = Counter()
    for line in lines:
        weights[line.style] += line.length
    return max(weights, key=lambda style: (weights[style], style))


def is_title_like(block: LayoutBlock, *, most_lines: int = MAX_TITLE_LINES) -> bool:
    """Return whether a block has the shape of a title: short, no final punctuation, not a list item."""
    if LETTERED_POINT.match(block.text) or (cues.BULLET.match(block.text) and not _HEADING_NUMBER.match(block.text)):
        return False
    return has_title_shape(block, most_lines=most_lines)


def has_title_shape(block: LayoutBlock, *, most_lines: int = MAX_TITLE_LINES) -> bool:
    """Return whether a block is as short as a title and has no final punctuation, whatever it starts with."""
    if len(block.lines) > most_lines or len(block.text) > MAX_TITLE_LENGTH:
        return False
    text = block.text.rstrip()
    if len(block.lines) == 1 and text.endswith(("...", "…")):
        return True
    return not block.is_finished or asks(text) or cues.YEAR_ABBREVIATION_END.search(text) is not None


def asks(text: str) -> bool:
    """Return whether a text ends in a question mark or exclamation mark, as titles may."""
    return _ASKS.search(text.rstrip()) is not None


def is_emphasised(style: LineStyle, body: LineStyle) -> bool:
    """Return whether a style stands out from the body: larger, bold where the body is not, or in another colour."""
    is_bold, is_coloured = style.bold and not body.bold, _is_other_colour(style.colour, body.colour)
    is_marked = is_bold or (is_coloured and _is_vivid(style.colour) and not _is_vivid(body.colour))
    least = _NOT_SMALLER_MARKED if is_marked else _NOT_SMALLER
    if is_bold and not is_same_family(style, body):
        least = _NOT_SMALLER_FAMILY
    if style.size < least * body.size:
        return False
    return style.size > LARGER * body.size or is_bold or is_coloured


def is_same_family(style: LineStyle, other: LineStyle) -> bool:
    """Return whether the fonts of two styles belong to one family, by their names."""
    return style.font == other.font or _FACE.sub("", style.font) == _FACE.sub("", other.font)


def _is_other_colour(colour: str, other: str) -> bool:
    """Return whether two colours (rrggbb) differ visibly: dark greys look like black."""
    return colour != other and not (_is_dark_grey(colour) and _is_dark_grey(other))


def _is_dark_grey(colour: str) -> bool:
    return not _is_vivid(colour) and max(_channels(colour), default=0) <= _DARK


def _channels(colour: str) -> list[int]:
    return [int(colour[i : i + 2], 16) for i in range(0, len(colour), 2)]


def _is_vivid(colour: str) -> bool:
    """Return whether a colour (rrggbb) is not a grey."""
    channels = _channels(colour)
    return bool(channels) and max(channels) - min(channels) > _GREY


def join_figures(blocks: Sequence[LayoutBlock], body: LineStyle) -> list[LayoutBlock]:
    """Join large figures to the text right below them that says what they count: 34 | countries."""
    join_continuations: list[LayoutBlock] = []
    for block in blocks:
        figure = join_continuations[-1] if join_continuations else block
        if (
            figure is not block
            and not has_word(figure)
            and figure.style.size >= _FIGURE_SIZE * body.size
            and not figure.is_row
            and (figure.page, figure.region) == (block.page, block.region)
            and 0 <= block.box.y0 - figure.box.y1 + figure.style.size / 2 <= figure.style.size
            and min(block.box.x1, figure.box.x1) > max(block.box.x0, figure.box.x0)
        ):
            join_continuations[-1] = LayoutBlock([*figure.lines, *block.lines])
        else:
            join_continuations.append(block)
    return join_continuations


def begins_with_figure(block: LayoutBlock, body: LineStyle) -> bool:
    """Return whether the first line of a block is a large figure, with or without its unit: 5,2 მლნ (million)."""
    first = block.lines[0]
    is_large = len(block.lines) > 1 and first.style.size >= _FIGURE_SIZE * body.size
    return is_large and first.text.lstrip()[:1].isdigit() and not _WORD.search(first.text)


def starts_next_column(last: LayoutLine, first: LayoutLine) -> bool:
    """Return whether ``first`` is in the column or page after that of ``last``."""
    is_column = first.page == last.page and first.box.y1 < last.box.y0 and first.box.x0 > last.box.x0
    return is_column or first.page == last.page + 1


def has_word(block: LayoutBlock) -> bool:
    """Return whether a block contains a word, that is, more letters in a row than a unit of measure has."""
    return _WORD.search(block.text) is not None


def is_foreign(block: LayoutBlock) -> bool:
    """Return whether a block has words in Latin letters and no Georgian letters."""
    if any(GEORGIAN.search(line.text) for line in block.lines):  # usually the first
        return False
    return any(_LATIN_WORD.search(line.text) for line in block.lines)


def is_in_two_languages(blocks: Sequence[LayoutBlock]) -> bool:
    """Return whether a good part of the text is in another language, as in a bilingual brochure."""
    foreign = sum([line.length for block in blocks if is_foreign(block) for line in block.lines])
    return foreign > _MIN_FOREIGN * sum([line.length for block in blocks for line in block.lines])


def is_date_only(block: LayoutBlock) -> bool:
    """Return whether a block is only the date of a chronology entry."""
    return _is_date(block.text)


def has_date_above(block: LayoutBlock) -> bool:
    """Return whether the first line of a block of several lines is only the date of a chronology entry."""
    return len(block.lines) > 1 and _is_date(block.lines[0].text)


def _is_date(text: str) -> bool:
    head = cues.entry_date_length(text) or cues.subentry_date_length(text)
    return head > 0 and not text[head:].strip(" .:–—-")


def begins_with_nominative_date(text: str) -> bool:
    """Return whether a line begins with a date, set off from what follows or in the nominative."""
    return cues.plain_date_length(text) > 0 or cues.entry_date_length(text) > 0


def starts_abbreviation(text: str, opening: str) -> bool:
    """Return whether a line starts an entry of a list of abbreviations, as the line ``opening`` does."""
    return _ABBREVIATION.match(text) is not None and _ABBREVIATION.match(opening) is not None


def is_contents_entry(text: str) -> bool:
    """Return whether a line is an entry of a table of contents, with leaders and a page number."""
    return _LEADERS.search(text) is not None


def is_same_style(one: LineStyle, other: LineStyle) -> bool:
    """Return whether two lines have the same style, up to small differences of size."""
    larger, smaller = max(one.size, other.size), min(one.size, other.size)
    return larger <= _SIZE_CHANGE * smaller and one.bold == other.bold and one.italic == other.italic


def is_finished(text: str) -> bool:
    """Return whether a line ends in final punctuation, possibly with a footnote call."""
    return cues.TERMINAL.search(text.rstrip()) is not None or ends_in_footnote_call(text)


def ends_in_footnote_call(text: str) -> bool:
    """Return whether a line ends in a sentence with a footnote call."""
    last = text.rstrip()[-1:]
    # The search begins at every letter, and few lines end so.
    return (last.isdigit() or last in ("]", ")")) and _FOOTNOTE_CALL_END.search(text) is not None


def ends_in_address(text: str) -> bool:
    """Return whether a line ends in a web or e-mail address."""
    return any(address.end() == len(text.rstrip()) for address in cues.addresses(text))
