"""Running headers, running footers and page numbers in PDFs: by position, recurrence and type.

Pages that were printed several to a sheet, as slides are in handouts, have theirs at places within the sheet.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from kaext.document import BlockKind
from kaext.ka import numerals
from kaext.segment import cues
from kaext.segment.layout.blocks import SMALLER, LayoutLine, is_finished, is_turned, main_style
from kaext.source import LineStyle, Page, covered_share

_HEAD_ZONE, _FOOT_ZONE = 0.12, 0.88
# A header that occurs once must be in the outer margin.
_MARGIN = 0.09
_SAME_PLACE, _SAME_SIZE = 8.0, 0.6
_SAME_LEVEL = 1.0
# Share of the type size between the title of a box and its text, and the fewest lines of text.
_CLOSE, _MIN_BOX_LINES = 1.2, 3
MAX_FURNITURE_LENGTH = 120
_MIN_SENTENCE = 4
_SMALLER = 0.93
# A line this much larger than the text is a chapter title, unless several pages have it unchanged.
_LARGE, _LARGE_PAGES = 1.25, 3
# The least distance of the outermost line of a page from the others, in usual type sizes.
_APART = 1.1
_NUMBER = regex.compile(r"\d++|(?<=გვერდი\s)\p{Georgian}++|(?<!\p{Georgian})\p{Georgian}++(?=\sგვერდი)")
_SPACES = regex.compile(r"\s++")
_PAGE_OF_PAGES = regex.compile(
    r"\s*+(?:(?:page|გვ\.?|გვერდი)\s*+)?\d{1,4}\s*+(?:of|/|-დან|из)\s*+\d{1,4}\s*+", regex.IGNORECASE
)
# გვერდი სამი, მესამე გვერდი (page three, third page), – სამი –
_PAGE_IN_WORDS = regex.compile(r"[\s\p{P}]*+(?:გვერდი\s++)?((?!გვერდი)\p{Georgian}{3,16}+)(?:\s++გვერდი)?[\s\p{P}]*+")
_MAX_PAGES = 1000
_MAX_DIGITS = 3
# Fewest numbered slides, and fewest sheets.
_MIN_SLIDES, _MIN_SHEETS = 4, 2
# Points: tolerance for the same place on two sheets, and for the same level.
_SAME_SPOT, _SAME_BASELINE = 2.0, 2.5


def furniture_of(lines: Sequence[LayoutLine], pages: dict[int, Page]) -> dict[int, BlockKind]:
    """Return the labels of running headers, footers and page numbers, by line index."""
    kinds: dict[int, BlockKind] = {}
    short = [line for line in lines if not line.row and line.length <= MAX_FURNITURE_LENGTH]
    zones = [line for line in short if _is_marginal(line, pages[line.page])]
    usual = main_style(lines) if zones else None
    if usual is None:
        return kinds
    places: dict[str, list[LayoutLine]] = {}
    for line in zones:
        places.setdefault(mask_numbers(line.text), []).append(line)
    by_page = _by_page(lines)
    for found in places.values():
        for line in _recurring(found, usual.size):
            # 4 იქვე, გვ. 36. (ibid., p. 36.), below another note; a number beside a running title stands alone.
            if cues.NUMBERED_LINE.match(line.text) and not _is_isolated(line, by_page[line.page]):
                continue
            if line.region.startswith("box") and _is_over_text(line, by_page[line.page]):
                continue
            kinds[line.index] = "page_number" if _is_page_number(line.text) else "header"
    single = [
        line
        for line in zones
        if line.index not in kinds
        and _can_be_single_header(line, by_page[line.page], pages[line.page].height, usual)
        and not (_is_sentence(line.text) and _is_on_picture(line, pages[line.page]))
    ]
    for line in _without_running_text(single, short, zones, usual.size):
        kinds[line.index] = "page_number" if _is_page_number(line.text) else "header"
    for line in zones:
        if _is_page_number(line.text) and (line.index in kinds or _is_isolated(line, by_page[line.page])):
            kinds[line.index] = "page_number"
    numbers = _by_page([line for line in zones if kinds.get(line.index) == "page_number"])
    for line in zones:
        if (
            line.index not in kinds
            and not _is_sentence(line.text)
            and any(_is_level_with(line, number) for number in numbers.get(line.page, ()))
        ):
            kinds[line.index] = "header"
    return kinds


def _by_page(lines: Iterable[LayoutLine]) -> dict[int, list[LayoutLine]]:
    pages: dict[int, list[LayoutLine]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    return pages


def mask_numbers(text: str) -> str:
    """Return a line with its numbers replaced, so that lines that differ only in numbers are equal."""
    return _NUMBER.sub("#", _SPACES.sub(" ", text.strip()))


def _recurring(found: Sequence[LayoutLine], usual: float) -> list[LayoutLine]:
    """Return those of similar lines that are at the same position, in the same size, on several pages."""
    places: dict[_Place, set[int]] = {}
    for line in found:
        places.setdefault(_place_of(line, usual), set()).add(line.page)
    counts = {
        place: len(set[int]().union(*(own for other, own in places.items() if _is_same(place, other))))
        for place in places
    }
    return [
        line
        for line in found
        if counts[_place_of(line, usual)] >= (_LARGE_PAGES if line.style.size > _LARGE * usual else 2)
    ]


def _is_over_text(line: LayoutLine, of_page: Sequence[LayoutLine]) -> bool:
    """Return whether several lines of the same box are close below a line, which then is its title."""
    below = [other for other in of_page if other.region == line.region and other.box.y0 >= line.box.y1 - _SAME_LEVEL]
    is_close = any(other.box.y0 - line.box.y1 < _CLOSE * line.style.size for other in below)
    return is_close and len(below) >= _MIN_BOX_LINES


class _Place(NamedTuple):
    """The vertical position and type size of a line, and for large type its text, which must recur unchanged."""

    top: float
    size: float
    text: str


def _place_of(line: LayoutLine, usual: float) -> _Place:
    return _Place(line.box.y0, line.style.size, line.text if line.style.size > _LARGE * usual else "")


def _is_same(place: _Place, other: _Place) -> bool:
    return (
        abs(place.top - other.top) < _SAME_PLACE
        and abs(place.size - other.size) < _SAME_SIZE
        and place.text == other.text
    )


def _can_be_single_header(line: LayoutLine, of_page: Sequence[LayoutLine], height: float, usual: LineStyle) -> bool:
    """Return whether a line can be a header that occurs once: in its own type, isolated, in the outer margin.

    On the first page only a section title can be: if two pages share a sheet, the second may be the only page with a
    header. ``of_page`` are the lines of the page, ``height`` is its height.
    """
    style = line.style
    is_own = style.size < _SMALLER * usual.size or (
        style.size <= usual.size and (style.font, style.colour) != (usual.font, usual.colour)
    )
    return (
        is_own
        and not cues.FOOTNOTE.match(line.text)
        and not (is_finished(line.text) and _is_only_text(line, of_page, height))
        and not _MARGIN * height < line.box.y1 < (1 - _MARGIN) * height
        and _is_outermost(line, of_page, usual.size)
        and (line.page > 1 or _repeats_section_title(line, of_page))
    )


def _is_only_text(line: LayoutLine, of_page: Sequence[LayoutLine], height: float) -> bool:
    """Return whether a page has no other lines than one and its header and footer: a sentence is then its text."""
    return not any(
        other.index != line.index and other.bottom > _HEAD_ZONE * height and other.top < _FOOT_ZONE * height
        for other in of_page
    )


def _repeats_section_title(line: LayoutLine, of_page: Sequence[LayoutLine]) -> bool:
    """Return whether a line repeats a larger line of its page."""
    text = line.text.strip()
    return any(other.style.size > line.style.size and other.text.strip() == text for other in of_page)


def _without_running_text(
    single: Sequence[LayoutLine], short: Sequence[LayoutLine], zones: Sequence[LayoutLine], usual: float
) -> list[LayoutLine]:
    """Remove lines that belong to the running text and are at a page edge by chance.

    These are lines that recur inside pages, and lines in the style of headings there.
    """
    if not single:
        return []
    marginal = {line.index for line in zones}
    inner = [line for line in short if line.index not in marginal]
    recurring = {_as_printed(line) for line in inner}
    styles = {line.style for line in inner if line.style.size >= _SMALLER * usual}
    return [line for line in single if _as_printed(line) not in recurring and line.style not in styles]


def _as_printed(line: LayoutLine) -> tuple[str, LineStyle]:
    """Return a line with masked numbers, and its style without the size."""
    return mask_numbers(line.text), line.style._replace(size=0)


def _is_level_with(line: LayoutLine, number: LayoutLine) -> bool:
    """Return whether a line is on the baseline of a page number, in its type."""
    return (
        abs(line.box.y1 - number.box.y1) < _SAME_LEVEL
        and abs(line.style.size - number.style.size) <= _SAME_LEVEL
        and line.style.colour == number.style.colour
    )


def _is_sentence(text: str) -> bool:
    """Return whether a line is a sentence of several words, such as a caption at the foot of a page."""
    return is_finished(text) and len(text.split()) >= _MIN_SENTENCE and not cues.YEAR_ABBREVIATION_END.search(text)


def _is_on_picture(line: LayoutLine, page: Page) -> bool:
    box = line.box
    return any(covered_share(box, picture) >= 1 for picture in page.images)


def _is_page_number(text: str) -> bool:
    if cues.PAGE_NUMBER.fullmatch(text) or _PAGE_OF_PAGES.fullmatch(text):
        return True
    word = _PAGE_IN_WORDS.fullmatch(text)
    number = numerals.parse(word[1]) if word else None
    return number is not None and 0 < number < _MAX_PAGES


def _is_marginal(line: LayoutLine, page: Page) -> bool:
    """Return whether a line can be furniture by its position: at the head or foot, or turned as at the sides."""
    return is_turned(line) or line.bottom < _HEAD_ZONE * page.height or line.top > _FOOT_ZONE * page.height


def _is_isolated(line: LayoutLine, of_page: Sequence[LayoutLine]) -> bool:
    box = line.box
    return not any(
        other.index != line.index
        and (place := other.box).x0 < box.x1
        and box.x0 < place.x1
        and min(abs(place.y0 - box.y1), abs(box.y0 - place.y1)) < line.style.size
        for other in of_page
    )


def _is_outermost(line: LayoutLine, of_page: Sequence[LayoutLine], usual: float) -> bool:
    """Return whether a line is at the head or foot of its page, apart from all lines on other baselines."""
    box = line.box
    others = [place for place in (other.box for other in of_page) if abs(place.y1 - box.y1) > usual / 2]
    above = sum(place.y1 < box.y1 for place in others)
    near = min((min(abs(place.y0 - box.y1), abs(box.y0 - place.y1)) for place in others), default=usual * 2)
    return above in (0, len(others)) and near > _APART * usual


def slide_furniture_of(lines: Sequence[LayoutLine]) -> dict[int, BlockKind]:
    """Return the labels of the numbers of slides, and of what recurs on their level, by line index.

    The numbers are in one style, one higher from slide to slide, and at the same places of each sheet. There are
    several to a sheet, or one in small type. Numbers of paragraphs or steps are at places of their own.
    """
    by_style: dict[LineStyle, list[LayoutLine]] = defaultdict(list)
    for line in lines:
        if not line.row and line.length <= _MAX_DIGITS and line.text.isdecimal():
            by_style[line.style].append(line)
    kinds: dict[int, BlockKind] = {}
    for numbers in by_style.values():
        if _are_of_slides(numbers) and (_are_several(numbers) or _are_smallest(lines, numbers[0].style)):
            kinds |= dict.fromkeys([line.index for line in numbers], "page_number")
            kinds |= dict.fromkeys(_recurring_beside(lines, numbers), "header")
    return kinds


def _are_of_slides(numbers: Sequence[LayoutLine]) -> bool:
    on_sheets = Counter(line.page for line in numbers)
    if len(numbers) < _MIN_SLIDES or len(on_sheets) < _MIN_SHEETS:
        return False
    if any(int(after.text) != int(before.text) + 1 for before, after in pairwise(numbers)):
        return False
    fullest = on_sheets.most_common(1)[0][0]
    places = [(line.left, line.top) for line in numbers if line.page == fullest]
    return all(
        any(abs(line.top - top) < _SAME_SPOT and abs(line.left - left) < 2 * line.style.size for left, top in places)
        for line in numbers
    )


def _are_several(numbers: Sequence[LayoutLine]) -> bool:
    """Return whether a sheet has several of the numbers."""
    return len({line.page for line in numbers}) < len(numbers)


def _are_smallest(lines: Sequence[LayoutLine], style: LineStyle) -> bool:
    """Return whether most of the text is larger than a style."""
    larger = sum(line.length for line in lines if line.style.size > style.size / SMALLER)
    return 2 * larger > sum(line.length for line in lines)


def _recurring_beside(lines: Sequence[LayoutLine], numbers: Sequence[LayoutLine]) -> list[int]:
    """Return the indices of the lines whose text is level with most of the numbers."""
    levels: dict[int, list[float]] = defaultdict(list)
    for number in numbers:
        levels[number.page].append(number.bottom)
    numbered = {number.index for number in numbers}
    beside = [
        line
        for line in lines
        if line.page in levels
        and line.index not in numbered
        and line.length <= MAX_FURNITURE_LENGTH
        and any(abs(line.bottom - level) < _SAME_BASELINE for level in levels[line.page])
    ]
    counts = Counter(line.text.strip() for line in beside)
    return [line.index for line in beside if 2 * counts[line.text.strip()] > len(numbers)]
