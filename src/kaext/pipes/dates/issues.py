"""The year of a periodical's issue: dates of its reports that name no year are of it.

Number 3 (19), July to September 2012; a running header with its date; news of this issue are of summer 2012; where no
year is written, 2012 is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import regex

from kaext.pipes.dates.readings import Point
from kaext.pipes.extensions import BlockSpan

# Of the blocks that an issue opens with, and of the longest line that says which one it is.
_OPENING_BLOCKS = 6
_LONGEST_LINE = 120
_LONGEST_PLACE = 50
_MONTHS = 12
# № 3 (19); N 7; მე-4 ნომერი (fourth number); ბიულეტენი, ჟურნალი, გაზეთი (bulletin, journal, newspaper).
_NUMBER = regex.compile(
    r"(?:№|(?<![\p{L}\d])N[ro]?\.?)\s?\d|(?<!\p{L})(?:ნომერი|გამოშვება|ბიულეტენი|ჟურნალი|გაზეთი|მაცნე)(?!\p{L})"
)
# ეს ნომერი, ამ ბიულეტენში (this number, in this bulletin).
_THIS = regex.compile(
    r"(?<!\p{L})(?:ეს|ამ|წინამდებარე|ახალ|ახალი)\s(?:ბიულეტენის\s)?(?:ნომე?რ|გამოშვებ|ბიულეტენ)\p{Georgian}*+"
)
# სადაც წელი არ წერია, 2012 წელი იგულისხმება (where no year is written, 2012 is meant): all three in one sentence.
_NOT, _YEAR, _MEANT = (
    regex.compile(r"(?<!\p{L})(?:არ|არაა|უწლო)(?!\p{L})"),
    regex.compile(r"(?<!\p{L})წელი(?!\p{L})"),
    regex.compile(r"(?<!\p{L})იგულისხმებ"),
)
# ყველა თარიღი 2012 წლისაა (all dates are of 2012).
_ALL_DATES, _OF_YEAR = (
    regex.compile(r"(?<!\p{L})(?:ყველა|უწლო)\sთარიღი(?!\p{L})"),
    regex.compile(r"(?<!\p{L})წლისაა(?!\p{L})"),
)
_SENTENCE = regex.compile(r"[^.!?…;]++(?:\.(?=\d|\S)[^.!?…;]*+)*+")
# ილი, 14 სექტემბერი. (Ili, 14 September): a report begins with where and when.
_PLACE = regex.compile(r"[\s„“\"«•*–—-]*+(?:(?:ქ\.\s?|ქალაქი\s)?\p{L}[\p{L} -]{1,40}+,\s)?+")
_AFTER_DAY = regex.compile(r"\)?(?:[.:]|\s?[–—]|\s-\s)")


@dataclass(frozen=True, slots=True)
class Issue:
    """The year of an issue and the last month that it covers, where it says so."""

    year: int
    month: int | None = None

    def base(self, point: Point) -> Point:
        """Return what a report's day without a year leans on: no report is of a day after its issue."""
        is_later = self.month is not None and point.division is not None and point.division > self.month
        return Point(year=self.year - is_later)


def issue_of(text: str, blocks: Sequence[BlockSpan], dated: Iterable[tuple[int, Sequence[Point]]]) -> Issue | None:
    """Return the issue that a text is, None where it is none or does not say of which year.

    Parameters
    ----------
    text
        The text.
    blocks
        Its blocks, in text order.
    dated
        Where dates stand, each with its ends, those with a year.
    """
    dates = list(dated)
    for number, block in enumerate(blocks):
        if number >= _OPENING_BLOCKS and block.kind != "header":
            continue
        for start, end in _stretches(text, block):
            ends = [point for place, points in dates if start <= place < end for point in points]
            if len({point.year for point in ends}) == 1:
                last = ends[-1]
                is_month = last.division is not None and last.division <= _MONTHS
                return Issue(last.year or 0, last.division if is_month else None)
    return None


def _stretches(text: str, block: BlockSpan) -> Iterable[tuple[int, int]]:
    """Yield what says which issue a text is: a short line with its number, sentences that say what it holds."""
    is_line = block.end - block.start <= _LONGEST_LINE and block.kind not in ("timeline", "imprint", "caption")
    is_numbered = is_line and (block.kind == "header" or _NUMBER.search(text, block.start, block.end) is not None)
    if is_numbered and not text[block.start : block.end].endswith((".", "!", "?")):
        yield block.start, block.end
    if block.kind in ("body", "box"):
        sentences = [match.span() for match in _SENTENCE.finditer(text, block.start, block.end)]
        yield from (span for span in sentences if _says_which_year(text, *span))
        yield from (span for span in sentences if _THIS.search(text, *span))


def _says_which_year(text: str, start: int, end: int) -> bool:
    """Return whether a sentence says of which year dates without one are."""
    told = (_NOT, _YEAR, _MEANT), (_ALL_DATES, _OF_YEAR)
    return any(all(pattern.search(text, start, end) for pattern in patterns) for patterns in told)


def opens_report(text: str, block: BlockSpan, start: int, end: int) -> bool:
    """Return whether a day at ``start:end`` opens a report, alone or after its place: ``ილი, 14 სექტემბერი`` (Ili)."""
    if block.kind not in ("body", "box") or start - block.start > _LONGEST_PLACE:
        return False
    is_first = _PLACE.fullmatch(text, block.start, start) is not None
    return is_first and _AFTER_DAY.match(text, end) is not None
