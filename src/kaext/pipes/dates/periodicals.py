"""The year of an issue of a periodical, to which the dates without a year in its reports refer.

The year is stated by the number of the issue (Number 3 (19), July to September 2012), by a running header with its
date, or by a sentence: "news of this issue are from summer 2012", "where no year is given, 2012 is meant".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kaext.expressions import lazy_regex
from kaext.pipes.dates.expressions import TimePoint
from kaext.pipes.extensions import BlockSpan

# How many blocks at the start of the text may identify the issue, and how long such a line and a place name may be
# (code points).
_OPENING_BLOCKS = 6
_LONGEST_LINE = 120
_LONGEST_PLACE = 50
_MONTHS = 12
# № 3 (19); N 7; მე-4 ნომერი (fourth number); ბიულეტენი, ჟურნალი, გაზეთი (bulletin, journal, newspaper).
_NUMBER = lazy_regex(
    r"(?:№|(?<![\p{L}\d])N[ro]?\.?)\s?\d|(?<!\p{L})(?:ნომერი|გამოშვება|ბიულეტენი|ჟურნალი|გაზეთი|მაცნე)(?!\p{L})"
)
# ეს ნომერი, ამ ბიულეტენში (this number, in this bulletin).
_THIS = lazy_regex(
    r"(?<!\p{L})(?:ეს|ამ|წინამდებარე|ახალ|ახალი)\s(?:ბიულეტენის\s)?(?:ნომე?რ|გამოშვებ|ბიულეტენ)\p{Georgian}*+"
)
# სადაც წელი არ წერია, 2012 წელი იგულისხმება (where no year is written, 2012 is meant): all three in one sentence.
_NOT, _YEAR, _IMPLIED = (
    lazy_regex(r"(?<!\p{L})(?:არ|არაა|უწლო)(?!\p{L})"),
    lazy_regex(r"(?<!\p{L})წელი(?!\p{L})"),
    lazy_regex(r"(?<!\p{L})იგულისხმებ"),
)
# ყველა თარიღი 2012 წლისაა (all dates are of 2012).
_ALL_DATES, _OF_YEAR = (
    lazy_regex(r"(?<!\p{L})(?:ყველა|უწლო)\sთარიღი(?!\p{L})"),
    lazy_regex(r"(?<!\p{L})წლისაა(?!\p{L})"),
)
_SENTENCE = lazy_regex(r"[^.!?…;]++(?:\.(?=\d|\S)[^.!?…;]*+)*+")
# A report begins with its place and day: ილი, 14 სექტემბერი. (Ili, 14 September)
_PLACE = lazy_regex(r"[\s„“\"«•*–—-]*+(?:(?:ქ\.\s?|ქალაქი\s)?\p{L}[\p{L} -]{1,40}+,\s)?+")
_AFTER_DAY = lazy_regex(r"\)?(?:[.:]|\s?[–—]|\s-\s)")


# 2022 წლის (წლიური) ანგარიში (report on 2022), after its year.
_REPORT = lazy_regex(r"[\s\p{P}]*+(?:\p{Georgian}++\s){0,3}(?:ანგარიში|მოხსენება|მიმოხილვა)(?!\p{L})")
# წლიური ანგარიში (annual report), 2016 წელი: შესრულებული სამუშაო (the year 2016: work done)
_ANNUAL = lazy_regex(r"(?<!\p{L})წლიური\s(?:\p{Georgian}++\s)?(?:ანგარიში|მოხსენება|მიმოხილვა)(?!\p{L})")
_TITLE_OF_YEAR = lazy_regex(r"\s*+(?:[:.–—-]|\Z)")
# A line with nothing but a date, its label and a place: ქ. თბილისი, 11 მარტი 2019; თარიღი: 12.03.2019.
_BEFORE_DATE = lazy_regex(r"[^\p{L}\d]*+(?:(?:\p{L}++\.?\s){0,2}\p{L}++(?:[,:]\s*+|\s{2,}+))?+")
_BESIDE_DATE = lazy_regex(r"(?:,\s\p{L}++)?[^\p{L}\d]*+")


class DatedExtent(NamedTuple):
    """A date whose ends all have a year, at ``start:end``."""

    start: int
    end: int
    points: Sequence[TimePoint]


@dataclass(frozen=True, slots=True)
class Issue:
    """The year of an issue, and the last month that it covers if stated."""

    year: int
    month: int | None = None

    def anchor_for(self, point: TimePoint) -> TimePoint:
        """Return the anchor for a report's day without a year. No report is about a day after its issue."""
        is_later = self.month is not None and point.division is not None and point.division > self.month
        return TimePoint(year=self.year - is_later)


def find_issue(text: str, blocks: Sequence[BlockSpan], dates: Sequence[DatedExtent]) -> Issue | None:
    """Return the issue whose text this is; None if it is no periodical or does not state its year.

    Parameters
    ----------
    text
        The text.
    blocks
        Its blocks, in text order.
    dates
        The dates that have a year.
    """
    for number, block in enumerate(blocks):
        if number >= _OPENING_BLOCKS and block.kind != "header":
            continue
        for start, end in _issue_statements(text, block):
            ends = [point for date in dates if start <= date.start < end for point in date.points]
            if len({point.year for point in ends}) == 1:
                last = ends[-1]
                is_month = last.division is not None and last.division <= _MONTHS
                return Issue(last.year or 0, last.division if is_month else None)
    return None


def find_year_of_writing(text: str, blocks: Sequence[BlockSpan], dates: Sequence[DatedExtent]) -> int | None:
    """Return the year in which a text says it was written, or which it reports on; None if it does not say.

    A title such as "report on 2022" and a line with nothing but a date and a place say so, among the first blocks.
    """
    lines = [block for block in blocks[:_OPENING_BLOCKS] if block.end - block.start <= _LONGEST_LINE]
    for block in lines:
        for date in dates:
            if not block.start <= date.start < block.end:
                continue
            is_report = len(date.points) == 1 and _REPORT.match(text, date.end, block.end) is not None
            is_alone = _BEFORE_DATE.fullmatch(text, block.start, date.start) is not None
            is_alone = is_alone and _BESIDE_DATE.fullmatch(text, date.end, block.end) is not None
            if is_report or (is_alone and date.points[-1].division is not None):
                return date.points[-1].year
    return None


def find_reported_year(text: str, blocks: Sequence[BlockSpan], dates: Sequence[DatedExtent]) -> int | None:
    """Return the year of an annual report, which the months and quarters without a year in its sections are of.

    The title or a running header calls it an annual report, and the title is about one year.
    """
    lines = [block for block in blocks[:_OPENING_BLOCKS] if block.kind in ("title", "header", "heading")]
    if not any(_ANNUAL.search(text, block.start, block.end) for block in lines):
        return None
    years = {
        date.points[0].year
        for block in lines
        if block.kind == "title"
        for date in dates
        if block.start <= date.start < block.end and len(date.points) == 1 and date.points[0].division is None
        if _REPORT.match(text, date.end, block.end) or _TITLE_OF_YEAR.match(text, date.end, block.end)
    }
    return years.pop() if len(years) == 1 else None


def _issue_statements(text: str, block: BlockSpan) -> Iterable[tuple[int, int]]:
    """Yield the extents that identify an issue: a short line with its number, and sentences about its content."""
    is_line = block.end - block.start <= _LONGEST_LINE and block.kind not in ("timeline", "imprint", "caption")
    is_numbered = is_line and (block.kind == "header" or _NUMBER.search(text, block.start, block.end) is not None)
    if is_numbered and not text[block.start : block.end].endswith((".", "!", "?")):
        yield block.start, block.end
    if block.kind in ("body", "box"):
        sentences = [match.span() for match in _SENTENCE.finditer(text, block.start, block.end)]
        yield from (span for span in sentences if _states_default_year(text, *span))
        yield from (span for span in sentences if _THIS.search(text, *span))


def _states_default_year(text: str, start: int, end: int) -> bool:
    """Return whether a sentence states the year of dates without one."""
    statements = (_NOT, _YEAR, _IMPLIED), (_ALL_DATES, _OF_YEAR)
    return any(all(pattern.search(text, start, end) for pattern in patterns) for patterns in statements)


def opens_report(text: str, block: BlockSpan, start: int, end: int) -> bool:
    """Return whether a day opens a report, alone or after its place: ``ილი, 14 სექტემბერი`` (Ili, 14 September)."""
    if block.kind not in ("body", "box") or start - block.start > _LONGEST_PLACE:
        return False
    is_first = _PLACE.fullmatch(text, block.start, start) is not None
    return is_first and _AFTER_DAY.match(text, end) is not None
