"""Lines of pages to parts: paragraphs, titles, captions, before and after they are told apart."""

from __future__ import annotations

import itertools
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

import regex

from kaext.document import BlockKind
from kaext.segment import cues
from kaext.segment.parts import MAX_TITLE_LINES
from kaext.source import Box, Lines, LineStyle, Source, row_of

_SIZE_CHANGE = 1.07
_LOOSE = 1.28
# Against the usual distance of lines: after a sentence's end.
_SPACED = 1.15
_INDENT = 0.7
_MAX_INDENT, _MAX_HANG = 6.0, 2.5
_MEASURE_WINDOW = 6
# Shares of the type size: so near each other the lines of a justified column end, though hyphens and stops may hang
# out; by so much its last line is shorter. How many of a column's lines are that near.
FLUSH, _SHORT = 0.1, 0.35
_MIN_FLUSH, _FLUSH_SHARE = 4, 0.5
# What is centred stands off both edges by more than an indent; so near its middle is to the middle of another line.
_CENTRED = 0.3
# The mark of a footnote after a sentence's end: … გაიღო.1
_MARKED_END = regex.compile(r"\p{L}{4}[”“»’\"]?[.!?…:;][”“»’\")]?\d{1,2}\s*+$")
_NOTE = regex.compile(r"\s*+(\d{1,2})\s\p{L}")
_LEADERS = regex.compile(r"(?:\.{4,}|…{2,}|(?:\. ){4,})\s*+\d{0,4}\s*+$")
_MAX_CAP_LINES = 4
# Entries without a date after a dated one of a chronology.
_MAX_UNDATED = 4
DASHES = "-–—"
LARGER = 1.08
# Text smaller than the body by so much is set small on purpose.
SMALLER = 0.93
_NOT_SMALLER, _NOT_SMALLER_MARKED = 0.97, 0.95
# Bold type of another family, without serifs say, looks larger than it is.
_NOT_SMALLER_FAMILY = 0.85
_FACE = regex.compile(
    r"(?<![-, _])[-, _]*+(?:Bold|Black|Semi|Demi|Medium|Regular|Book|Italic|Oblique).*", regex.IGNORECASE
)
# How far the channels of a grey differ at most, of 255.
_GREY = 48
MAX_TITLE_LENGTH = 180
# 1. 2.3 IV. თავი II (chapter II): how headings are numbered.
_HEADING_NUMBER = regex.compile(r"\s*+(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[IVX]{1,5}[.)])\s++(?=\p{L}|[„“”\"«])")
# A point of a list: ა) a letter, with a number where points were put in later.
_POINT = regex.compile(r"\s*+\p{Georgian}{1,2}(?:\.\p{Georgian}{1,2})?\d?\)")
# The type size of figures that stand by themselves, against the body's.
_FIGURE_SIZE = 1.5
_WORD = regex.compile(r"\p{L}{4}")


@dataclass(slots=True)
class LaidLine:
    """A visible line: its index in the source, its text, place and style, its region and its row in a table ("").

    All lines of a document are held at once, so text and box are taken out of the source whenever they are asked for.
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
        """Number of code points."""
        return self.source_lines.ends[self.index] - self.source_lines.starts[self.index]

    @property
    def box(self) -> Box:
        """The place on the page."""
        return self.source_lines.box(self.index)

    @property
    def bottom(self) -> float:
        """The bottom of the box."""
        return self.source_lines.places[4 * self.index + 3]


@dataclass(slots=True)
class LaidPart:
    """Lines that belong together on one page; ``group`` names the box that they are in.

    Style and box are found once: they are asked for when all lines are there.
    """

    lines: list[LaidLine]
    kind: BlockKind | None = None
    group: str = ""
    level: int = 0
    _style: LineStyle | None = field(default=None, init=False, repr=False)
    _box: Box | None = field(default=None, init=False, repr=False)

    @property
    def texts(self) -> list[str]:
        """The lines' texts."""
        return [line.text for line in self.lines]

    @property
    def text(self) -> str:
        """The lines joined by spaces."""
        return " ".join([line.text.strip() for line in self.lines])

    @property
    def page(self) -> int:
        """The page that the part begins on."""
        return self.lines[0].page

    @property
    def region(self) -> str:
        """The region that the part begins in."""
        return self.lines[0].region

    @property
    def is_row(self) -> bool:
        """Whether the part is a row of a table."""
        return bool(self.lines[0].row)

    @property
    def is_turned(self) -> bool:
        """Whether the part runs upward, downward or upside down: level text does not go on in it."""
        return is_turned(self.lines[0])

    @property
    def style(self) -> LineStyle:
        """The style of most of its letters."""
        if self._style is None:
            self._style = main_style(self.lines)
        return self._style

    @property
    def box(self) -> Box:
        """The box around the lines on the first page."""
        if self._box is None:
            page = self.page
            lefts, tops, rights, bottoms = zip(*[line.box for line in self.lines if line.page == page], strict=True)
            self._box = Box(min(lefts), min(tops), max(rights), max(bottoms))
        return self._box

    @property
    def is_finished(self) -> bool:
        """Whether the last line ends as a sentence or an introduction does."""
        return _is_finished(self.lines[-1].text)


def laid_lines(source: Source) -> list[LaidLine]:
    """Return the visible lines of a source with page geometry; none of another."""
    text, lines = source.text, source.lines
    if not isinstance(lines, Lines):
        return []
    return [
        LaidLine(text, lines, index, page, region.partition("/")[0], row_of(region), style)
        for index, (start, end, page, region, style) in enumerate(
            zip(lines.starts, lines.ends, lines.pages, lines.regions, lines.styles, strict=True)
        )
        if not text[start:end].isspace() and start < end
    ]


def is_turned(line: LaidLine) -> bool:
    """Tell whether a line runs upward, downward or upside down."""
    return line.region.startswith("turned")


def main_style(lines: Sequence[LaidLine]) -> LineStyle:
    """Return the style that sets most letters of ``lines``."""
    first = lines[0].style
    if all(line.style is first for line in lines):
        return first
    weights: Counter[LineStyle] = Counter()
    for line in lines:
        weights[line.style] += line.length
    return max(weights, key=lambda style: (weights[style], style))


def cut(lines: Sequence[LaidLine]) -> list[LaidPart]:
    """Cut lines in reading order into parts: at gaps, indents, changes of style, bullets, short last lines."""
    leadings = _leadings(lines)
    parts: list[LaidPart] = []
    for number, line in enumerate(lines):
        if number and _goes_on(lines, number, parts, leadings):
            parts[-1].lines.append(line)
        else:
            parts.append(LaidPart([line]))
    return [piece for part in parts for piece in _with_addresses_apart(part)]


def is_titleish(part: LaidPart, *, most_lines: int = MAX_TITLE_LINES) -> bool:
    """Tell whether a part is shaped like a title: short and no sentence's end."""
    if len(part.lines) > most_lines or len(part.text) > MAX_TITLE_LENGTH:
        return False
    if _POINT.match(part.text) or (cues.BULLET.match(part.text) and not _HEADING_NUMBER.match(part.text)):
        return False
    text = part.text.rstrip()
    if len(part.lines) == 1 and text.endswith(("...", "…")):
        return True
    return not part.is_finished or text.endswith(("?", "!")) or cues.YEAR_ABBREVIATION_END.search(text) is not None


def is_emphasised(style: LineStyle, body: LineStyle) -> bool:
    """Tell whether a style stands out from the body's: larger, or bold where the body is not, or in another colour."""
    is_bold, is_coloured = style.bold and not body.bold, style.colour != body.colour
    is_marked = is_bold or (is_coloured and _is_vivid(style.colour) and not _is_vivid(body.colour))
    least = _NOT_SMALLER_MARKED if is_marked else _NOT_SMALLER
    if is_bold and not is_of_family(style, body):
        least = _NOT_SMALLER_FAMILY
    if style.size < least * body.size:
        return False
    return style.size > LARGER * body.size or is_bold or is_coloured


def is_of_family(style: LineStyle, other: LineStyle) -> bool:
    """Tell whether the fonts of two styles are faces of one family, by their names."""
    return style.font == other.font or _FACE.sub("", style.font) == _FACE.sub("", other.font)


def _is_vivid(colour: str) -> bool:
    """Tell whether a colour (rrggbb) is more than a grey."""
    channels = [int(colour[i : i + 2], 16) for i in range(0, len(colour), 2)]
    return bool(channels) and max(channels) - min(channels) > _GREY


def with_figures(parts: Sequence[LaidPart], body: LineStyle) -> list[LaidPart]:
    """Join large figures without a word to what stands right below them and says what they count: 34 | countries."""
    joined: list[LaidPart] = []
    for part in parts:
        figure = joined[-1] if joined else part
        if (
            figure is not part
            and not has_word(figure)
            and figure.style.size >= _FIGURE_SIZE * body.size
            and not figure.is_row
            and (figure.page, figure.region) == (part.page, part.region)
            and 0 <= part.box.y0 - figure.box.y1 + figure.style.size / 2 <= figure.style.size
            and min(part.box.x1, figure.box.x1) > max(part.box.x0, figure.box.x0)
        ):
            joined[-1] = LaidPart([*figure.lines, *part.lines])
        else:
            joined.append(part)
    return joined


def has_word(part: LaidPart) -> bool:
    """Tell whether a part has a word: some letters in a row, more than a unit's."""
    return _WORD.search(part.text) is not None


def _with_addresses_apart(part: LaidPart) -> list[LaidPart]:
    """Cut the addresses that a paragraph ends in, with what introduces them, from the sentences before them."""
    if part.is_row or not cues.addresses(part.lines[-1].text):
        return [part]
    texts = [text.strip() for text in part.texts]
    first = next((number for number, text in enumerate(texts) if cues.URL.fullmatch(text)), 0)
    cut_after = next((number for number in range(first - 1, -1, -1) if cues.SENTENCE_END.search(texts[number])), -1)
    if cut_after < 0:
        return [part]
    return [LaidPart(part.lines[: cut_after + 1]), LaidPart(part.lines[cut_after + 1 :])]


def is_contents(text: str) -> bool:
    """Tell whether a line is an entry of a table of contents: leaders to a page number."""
    return _LEADERS.search(text) is not None


def same_style(one: LineStyle, other: LineStyle) -> bool:
    """Tell whether two lines are set alike, but for single words."""
    larger, smaller = max(one.size, other.size), min(one.size, other.size)
    return larger <= _SIZE_CHANGE * smaller and one.bold == other.bold and one.italic == other.italic


def _leadings(lines: Sequence[LaidLine]) -> dict[float, float]:
    """Return the usual distance of baselines for each type size."""
    distances: dict[float, array[float]] = {}
    for before, line in itertools.pairwise(lines):
        size = line.style.size
        if before.page == line.page and before.region == line.region and before.style.size == size:
            distance = line.bottom - before.bottom
            if 0.8 * size < distance < 2.5 * size:
                distances.setdefault(size, array("d")).append(distance)
    return {size: median(found) for size, found in distances.items()}


def _goes_on(lines: Sequence[LaidLine], number: int, parts: Sequence[LaidPart], leadings: dict[float, float]) -> bool:
    before, line, part = lines[number - 1], lines[number], parts[-1]
    if before.row or line.row:
        return before.page == line.page and before.row == line.row
    if before.page != line.page or before.region != line.region or not same_style(before.style, line.style):
        return False
    size, upper, lower = line.style.size, before.box, line.box
    distance = lower.y1 - upper.y1
    if distance <= 0.3 * size or distance > _LOOSE * leadings.get(size, 1.4 * size):
        return False
    if min(upper.x1, lower.x1) - max(upper.x0, lower.x0) < 0.15 * min(upper.x1 - upper.x0, lower.x1 - lower.x0):
        return False
    before_text, text = before.text, line.text
    if cues.CREDIT.match(text) or is_contents(before_text):
        return False
    if cues.CREDIT.match(before_text) and _has_room(lines, number):
        return False
    if cues.BULLET.match(text) and _begins_item(lines, number, part):
        return False
    indent, opening = lower.x0 - upper.x0, part.lines[0].text
    if _INDENT * size < indent < _MAX_INDENT * size and _begins_by_indent(lines, number, part, indent):
        return False
    if _begins_entry(line, text, parts, opening) or _begins_note(text, part, opening):
        return False
    if indent > _MAX_INDENT * size and _is_centred_below(lines, number):
        return False
    if cues.SENTENCE_END.search(before_text) or _MARKED_END.search(before_text):
        if distance > _SPACED * leadings.get(size, distance):
            return False
        is_outdented = len(part.lines) > 1 and lower.x0 < upper.x0 - 1.5 * size and not _opens_at_cap(part)
        return not (_has_room(lines, number) or is_outdented)
    return True


def _begins_item(lines: Sequence[LaidLine], number: int, part: LaidPart) -> bool:
    """Tell whether a line that begins with a bullet begins an item of a list.

    A dash may also be the sentence's own: it begins an item after a finished line, a line that was ended on purpose,
    another item of one line, or left of what hangs under another.
    """
    before, line = lines[number - 1], lines[number]
    if line.text.lstrip()[0] not in DASHES or _is_finished(before.text):
        return True
    follows_item = cues.BULLET.match(part.lines[0].text) is not None
    if follows_item and (len(part.lines) == 1 or line.box.x0 < before.box.x0 - _INDENT * line.style.size):
        return True
    return _has_room(lines, number, words=2)


def _opens_at_cap(part: LaidPart) -> bool:
    """Tell whether a part may still be beside its drop cap."""
    return len(part.lines) <= _MAX_CAP_LINES


def _begins_entry(line: LaidLine, text: str, parts: Sequence[LaidPart], opening: str) -> bool:
    """Tell whether a line begins a new entry of a chronology: a date after another, or left of what hangs above.

    So does a date after a sentence where the part, an entry without a date, follows dated ones. ``text`` is the
    line's, ``opening`` that of the last part's first. An address by itself is of no entry.
    """
    part = parts[-1]
    if cues.entry_head(opening) and cues.URL.fullmatch(text.strip()):
        return True
    if not cues.entry_head(text):
        return False
    left = line.box.x0
    hangs = all(other.box.x0 - left > _INDENT * line.style.size for other in part.lines)
    if (hangs and (len(part.lines) > 1 or part.is_finished)) or cues.entry_head(opening):
        return True
    recent = [
        other for other in parts[-1 - _MAX_UNDATED : -1] if (other.page, other.region) == (line.page, line.region)
    ]
    return part.is_finished and any(cues.entry_head(other.lines[0].text) for other in recent)


def _begins_note(text: str, part: LaidPart, opening: str) -> bool:
    """Tell whether a line begins the footnote after the one that a part holds, whose first line is ``opening``."""
    number = _NOTE.match(text)
    before = _NOTE.match(opening) if number is not None else None
    return number is not None and before is not None and int(number[1]) == int(before[1]) + 1 and part.is_finished


def _is_centred_below(lines: Sequence[LaidLine], number: int) -> bool:
    """Tell whether a line further in than any indent is centred and the one above is not: it is short at the right.

    Where others begin as it does, they hang under something.
    """
    before, line = lines[number - 1], lines[number]
    upper, box = before.box, line.box
    if _is_on_middle(line, before):
        return False
    near = lines[max(0, number - _MEASURE_WINDOW) : number + _MEASURE_WINDOW]
    hangs = any(other is not line and abs(other.box.x0 - box.x0) < 1 for other in near)
    return not hangs and max(upper.x1, *_edges(lines, number)) - box.x1 > _MAX_INDENT * line.style.size


def _is_on_middle(line: LaidLine, other: LaidLine) -> bool:
    """Tell whether two lines are centred on one another."""
    box, upper = line.box, other.box
    return abs(box.x0 + box.x1 - upper.x0 - upper.x1) < 2 * _CENTRED * line.style.size


def _is_finished(text: str) -> bool:
    """Tell whether a line ends as a sentence or an introduction does, maybe with the mark of a footnote."""
    return cues.TERMINAL.search(text.rstrip()) is not None or _MARKED_END.search(text) is not None


def _begins_by_indent(lines: Sequence[LaidLine], number: int, part: LaidPart, indent: float) -> bool:
    """Tell whether a line indented against the one before begins a part: it hangs under no bullet nor number."""
    before, line = lines[number - 1], lines[number]
    size = line.style.size
    hangs = len(part.lines) == 1 and indent < _MAX_HANG * size
    if hangs and cues.BULLET.match(before.text):
        return False
    if _is_finished(before.text):
        return True
    if hangs and _NOTE.match(before.text):
        return False
    after = lines[number + 1] if number + 1 < len(lines) else None
    if after is None or after.page != line.page or after.region != line.region:
        return False
    return after.box.x0 < line.box.x0 - _INDENT * size and not _is_on_middle(line, before)


def _has_room(lines: Sequence[LaidLine], number: int, *, words: int = 1) -> bool:
    """Tell whether a line was ended on purpose: the first words of the next would have fitted into it.

    In a justified column it is enough that it ends before the others do.
    """
    before, line = lines[number - 1], lines[number]
    text, box, end = line.text, line.box, before.box.x1
    first = " ".join(text.split(maxsplit=words)[:words])
    needed = (len(first) + 1) * (box.x1 - box.x0) / max(1, len(text))
    if end + needed < max(_edges(lines, number)):
        return True
    inner = _edges(lines, number, inside=True)
    margin = median(inner) if inner else end
    flush = sum(abs(x1 - margin) < FLUSH * line.style.size for x1 in inner)
    is_justified = flush >= max(_MIN_FLUSH, _FLUSH_SHARE * len(inner))
    return is_justified and end < margin - _SHORT * line.style.size


def _edges(lines: Sequence[LaidLine], number: int, *, inside: bool = False) -> list[float]:
    """Return where the lines around one end that are set alike in its column, or only those inside of paragraphs."""
    before, line = lines[number - 1].box, lines[number]
    top, reach = line.box.y0, 5 * line.style.size
    edges: list[float] = []
    for other in lines[max(0, number - _MEASURE_WINDOW) : number + _MEASURE_WINDOW]:
        if other.page != line.page or other.region != line.region or not same_style(other.style, line.style):
            continue
        box = other.box
        is_near = abs(box.y0 - top) < reach and box.x0 < before.x1
        if is_near and not (inside and cues.SENTENCE_END.search(other.text)):
            edges.append(box.x1)
    return edges
