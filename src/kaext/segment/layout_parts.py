"""Lines of pages to parts: paragraphs, titles, captions, before and after they are told apart."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

import regex

from kaext.document import BlockKind
from kaext.segment import cues
from kaext.segment.parts import MAX_TITLE_LINES
from kaext.source import Box, LineStyle, Source, row_of

_SIZE_CHANGE = 1.07
_LOOSE = 1.28
# Against the usual distance of lines: after a sentence's end.
_SPACED = 1.15
_INDENT = 0.7
_MAX_INDENT = 6.0
_MEASURE_WINDOW = 6
# Shares of the type size: so near each other the lines of a justified column end, though hyphens and stops may hang
# out; by so much its last line is shorter. How many of a column's lines are that near.
_FLUSH, _SHORT = 0.1, 0.35
_MIN_FLUSH, _FLUSH_SHARE = 4, 0.5
# What is centred stands off both edges by more than an indent; so near its middle is to the middle of another line.
_CENTRED = 0.3
# The mark of a footnote after a sentence's end: … გაიღო.1
_MARKED_END = regex.compile(r"\p{L}{4}[”“»’\"]?[.!?…:;][”“»’\")]?\d{1,2}\s*+$")
_NOTE = regex.compile(r"\s*+(\d{1,2})\s\p{L}")
_LEADERS = regex.compile(r"(?:\.{4,}|…{2,}|(?:\. ){4,})\s*+\d{0,4}\s*+$")
_MAX_CAP_LINES = 4
_DASHES = "-–—"
LARGER = 1.08
# Text smaller than the body by so much is set small on purpose.
SMALLER = 0.93
_NOT_SMALLER, _NOT_SMALLER_BOLD = 0.97, 0.95
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
    """A visible line: its index in the source, its text, place and style, its region and its row in a table ("")."""

    index: int
    text: str
    page: int
    box: Box
    region: str
    row: str
    style: LineStyle

    @property
    def width(self) -> float:
        """Width in points."""
        return self.box.x1 - self.box.x0


@dataclass
class LaidPart:
    """Lines that belong together on one page; ``group`` names the box that they are in.

    Text, style and box are found once: they are asked for when all lines are there.
    """

    lines: list[LaidLine]
    kind: BlockKind | None = None
    group: str = ""
    level: int = 0

    @property
    def texts(self) -> list[str]:
        """The lines' texts."""
        return [line.text for line in self.lines]

    @cached_property
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

    @cached_property
    def style(self) -> LineStyle:
        """The style of most of its letters."""
        return main_style(self.lines)

    @cached_property
    def box(self) -> Box:
        """The box around the lines on the first page."""
        lefts, tops, rights, bottoms = zip(*[line.box for line in self.lines if line.page == self.page], strict=True)
        return Box(min(lefts), min(tops), max(rights), max(bottoms))

    @property
    def is_finished(self) -> bool:
        """Whether the last line ends as a sentence or an introduction does."""
        return _is_finished(self.lines[-1].text)


def laid_lines(source: Source) -> list[LaidLine]:
    """Return the visible lines of a source with page geometry."""
    return [
        LaidLine(
            index,
            source.text[line.start : line.end],
            line.page,
            line.box,
            line.region.partition("/")[0],
            row_of(line.region),
            line.style,
        )
        for index, line in enumerate(source.lines)
        if line.page is not None and line.box is not None and line.style is not None
        if source.text[line.start : line.end].strip()
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
        weights[line.style] += len(line.text)
    return max(weights, key=lambda style: (weights[style], style))


def cut(lines: Sequence[LaidLine]) -> list[LaidPart]:
    """Cut lines in reading order into parts: at gaps, indents, changes of style, bullets, short last lines."""
    leadings = _leadings(lines)
    parts: list[LaidPart] = []
    for number, line in enumerate(lines):
        if number and _goes_on(lines, number, parts[-1], leadings):
            parts[-1].lines.append(line)
        else:
            parts.append(LaidPart([line]))
    return [piece for part in parts for piece in _with_addresses_apart(part)]


def is_titleish(part: LaidPart) -> bool:
    """Tell whether a part is shaped like a title: short and no sentence's end."""
    if len(part.lines) > MAX_TITLE_LINES or len(part.text) > MAX_TITLE_LENGTH:
        return False
    if _POINT.match(part.text) or (cues.BULLET.match(part.text) and not _HEADING_NUMBER.match(part.text)):
        return False
    text = part.text.rstrip()
    return not part.is_finished or text.endswith(("?", "!")) or cues.YEAR_ABBREVIATION_END.search(text) is not None


def is_emphasised(style: LineStyle, body: LineStyle) -> bool:
    """Tell whether a style stands out from the body's: larger, or bold where the body is not, or in another colour."""
    is_bold = style.bold and not body.bold
    if style.size < (_NOT_SMALLER_BOLD if is_bold else _NOT_SMALLER) * body.size:
        return False
    return style.size > LARGER * body.size or is_bold or style.colour != body.colour


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
    texts = [text.strip() for text in part.texts]
    first = next((number for number, text in enumerate(texts) if cues.URL.fullmatch(text)), 0)
    if part.is_row or not cues.addresses(texts[-1]):
        return [part]
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
    distances: dict[float, list[float]] = {}
    for before, line in itertools.pairwise(lines):
        if before.page == line.page and before.region == line.region and before.style.size == line.style.size:
            distance = line.box.y1 - before.box.y1
            if 0.8 * line.style.size < distance < 2.5 * line.style.size:
                distances.setdefault(line.style.size, []).append(distance)
    return {size: median(found) for size, found in distances.items()}


def _goes_on(lines: Sequence[LaidLine], number: int, part: LaidPart, leadings: dict[float, float]) -> bool:
    before, line = lines[number - 1], lines[number]
    if before.row or line.row:
        return before.page == line.page and before.row == line.row
    if before.page != line.page or before.region != line.region or not same_style(before.style, line.style):
        return False
    size = line.style.size
    distance = line.box.y1 - before.box.y1
    if distance <= 0.3 * size or distance > _LOOSE * leadings.get(size, 1.4 * size):
        return False
    if min(before.box.x1, line.box.x1) - max(before.box.x0, line.box.x0) < 0.15 * min(before.width, line.width):
        return False
    if cues.CREDIT.match(line.text) or cues.CREDIT.match(before.text):
        return False
    if is_contents(before.text) or _begins_item(lines, number, part) or _begins_by_indent(lines, number):
        return False
    if _begins_entry(line, part) or _begins_note(line, part) or _is_centred_below(lines, number):
        return False
    if cues.SENTENCE_END.search(before.text) or _MARKED_END.search(before.text):
        if distance > _SPACED * leadings.get(size, distance):
            return False
        is_outdented = len(part.lines) > 1 and line.box.x0 < before.box.x0 - 1.5 * size and not _opens_at_cap(part)
        return not (_has_room(lines, number) or is_outdented)
    return True


def _begins_item(lines: Sequence[LaidLine], number: int, part: LaidPart) -> bool:
    """Tell whether a line begins an item of a list.

    A dash may also be the sentence's own: it begins an item after a finished line, a line that was ended on purpose,
    another item of one line, or left of what hangs under another.
    """
    before, line = lines[number - 1], lines[number]
    if not cues.BULLET.match(line.text):
        return False
    if line.text.lstrip()[0] not in _DASHES or _is_finished(before.text):
        return True
    follows_item = cues.BULLET.match(part.lines[0].text) is not None
    if follows_item and (len(part.lines) == 1 or line.box.x0 < before.box.x0 - _INDENT * line.style.size):
        return True
    return _has_room(lines, number, words=2)


def _opens_at_cap(part: LaidPart) -> bool:
    """Tell whether a part may still be beside its drop cap."""
    return len(part.lines) <= _MAX_CAP_LINES


def _begins_entry(line: LaidLine, part: LaidPart) -> bool:
    """Tell whether a line begins a new entry of a chronology: a date after another, or left of what hangs above.

    An address by itself is of no entry.
    """
    if cues.entry_head(part.lines[0].text) and cues.URL.fullmatch(line.text.strip()):
        return True
    if not cues.entry_head(line.text):
        return False
    hangs = all(other.box.x0 - line.box.x0 > _INDENT * line.style.size for other in part.lines)
    return (hangs and (len(part.lines) > 1 or part.is_finished)) or cues.entry_head(part.lines[0].text) > 0


def _begins_note(line: LaidLine, part: LaidPart) -> bool:
    """Tell whether a line begins the footnote after the one that a part holds."""
    number, before = _NOTE.match(line.text), _NOTE.match(part.lines[0].text)
    return number is not None and before is not None and int(number[1]) == int(before[1]) + 1 and part.is_finished


def _is_centred_below(lines: Sequence[LaidLine], number: int) -> bool:
    """Tell whether a line is centred and the one above is not: further in than any indent, and short at the right.

    Where others begin as it does, they hang under something.
    """
    before, line = lines[number - 1], lines[number]
    inset = _MAX_INDENT * line.style.size
    if line.box.x0 - before.box.x0 <= inset or _is_on_middle(line, before):
        return False
    near = lines[max(0, number - _MEASURE_WINDOW) : number + _MEASURE_WINDOW]
    hangs = any(other is not line and abs(other.box.x0 - line.box.x0) < 1 for other in near)
    return not hangs and max(before.box.x1, *_edges(lines, number)) - line.box.x1 > inset


def _is_on_middle(line: LaidLine, other: LaidLine) -> bool:
    """Tell whether two lines are centred on one another."""
    return abs(line.box.x0 + line.box.x1 - other.box.x0 - other.box.x1) < 2 * _CENTRED * line.style.size


def _is_finished(text: str) -> bool:
    """Tell whether a line ends as a sentence or an introduction does, maybe with the mark of a footnote."""
    return cues.TERMINAL.search(text.rstrip()) is not None or _MARKED_END.search(text) is not None


def _begins_by_indent(lines: Sequence[LaidLine], number: int) -> bool:
    """Tell whether a line is indented against the lines around it."""
    before, line = lines[number - 1], lines[number]
    indent = line.box.x0 - before.box.x0
    size = line.style.size
    if not _INDENT * size < indent < _MAX_INDENT * size:
        return False
    if _is_finished(before.text):
        return True
    after = lines[number + 1] if number + 1 < len(lines) else None
    if after is None or after.page != line.page or after.region != line.region:
        return False
    return after.box.x0 < line.box.x0 - _INDENT * size and not _is_on_middle(line, before)


def _has_room(lines: Sequence[LaidLine], number: int, *, words: int = 1) -> bool:
    """Tell whether a line was ended on purpose: the first words of the next would have fitted into it.

    In a justified column it is enough that it ends before the others do.
    """
    before, line = lines[number - 1], lines[number]
    first = " ".join(line.text.split(maxsplit=words)[:words])
    needed = (len(first) + 1) * line.width / max(1, len(line.text))
    if before.box.x1 + needed < max(_edges(lines, number)):
        return True
    inner = _edges(lines, number, inside=True)
    margin = median(inner) if inner else before.box.x1
    flush = sum(abs(x1 - margin) < _FLUSH * line.style.size for x1 in inner)
    is_justified = flush >= max(_MIN_FLUSH, _FLUSH_SHARE * len(inner))
    return is_justified and before.box.x1 < margin - _SHORT * line.style.size


def _edges(lines: Sequence[LaidLine], number: int, *, inside: bool = False) -> list[float]:
    """Return where the lines around one end that are set alike in its column, or only those inside of paragraphs."""
    before, line = lines[number - 1], lines[number]
    return [
        other.box.x1
        for other in lines[max(0, number - _MEASURE_WINDOW) : number + _MEASURE_WINDOW]
        if other.page == line.page
        and other.region == line.region
        and same_style(other.style, line.style)
        and abs(other.box.y0 - line.box.y0) < 5 * line.style.size
        and other.box.x0 < before.box.x1
        and not (inside and cues.SENTENCE_END.search(other.text))
    ]
