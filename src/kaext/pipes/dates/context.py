"""Values for what the grammar found: what an expression leaves open is settled by the dates before it.

A date without a year takes the year of the last date in its block; failing that, of its section (a chronology gives
the year once for several entries, a heading for the text under it). ``იმავე წლის`` (of the same year), ``მომდევნო
თვეში`` (next month) and ``ორი წლის შემდეგ`` (two years later) count from that date.
"""

from __future__ import annotations

import calendar
import datetime as dt
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kaext.ka.calendar import is_edtf, months_of
from kaext.pipes.dates import patterns as p
from kaext.pipes.dates.issues import Issue
from kaext.pipes.dates.readings import Found, Point
from kaext.pipes.extensions import BlockSpan
from kaext.pipes.values import DateValue

HEADLINES = frozenset(["heading", "box_title"])


class Located(NamedTuple):
    """What the grammar found, at ``start:end`` in code points.

    A hint is a year in a name (of an exercise, ``Sea Breeze 2007``) or title: no date itself, but dates after it in its
    block, or under the title, are of that year. What opens an entry of a chronology takes the year over the entry even
    where it names no month. ``apart`` is what stands in its place where no date is before it to count from. An
    aside is a month of the year told of that only says more of a noun in a relative clause: what comes later is counted
    from the date before it.
    """

    found: Found
    start: int
    end: int
    is_approximate: bool = False
    is_hint: bool = False
    opens_entry: bool = False
    opens_report: bool = False
    apart: tuple[Located, ...] = ()
    is_aside: bool = False


class Settled(NamedTuple):
    """A value at ``start:end``; None where the calendar has no such day.

    ``ruled_out`` is the reason for which the value does not stand; "" where it does.
    """

    start: int
    end: int
    value: DateValue | None
    ruled_out: str = ""


class _Anchor(NamedTuple):
    """A date that others may lean on, and where it stands."""

    point: Point
    block: int
    unit: str


@dataclass(slots=True)
class _Memory:
    """What the text has said so far.

    ``named`` is the year in a name, ``headlines`` are the years that titles of sections and boxes name, ``title`` that
    of the document's title, ``issue`` the issue of a periodical, ``report`` the day that opens a report.
    """

    last: _Anchor | None = None
    named: _Anchor | None = None
    headlines: dict[str, Point] = field(default_factory=dict)
    title: Point | None = None
    issue: Issue | None = None
    report: _Anchor | None = None

    def base(self, item: Located, block: int, unit: str) -> tuple[Point | None, str]:
        """Return the date that one in ``block`` leans on, with the rule's name."""
        point, issue, report = item.found.point, self.issue, self.report
        unit_of_step = point.steps[0] if point.steps else ""
        if unit_of_step == p.YEARS_FROM_NOW:
            year = issue.year if issue is not None else None
            year = report.point.year if year is None and report is not None and report.block == block else year
            return None if year is None else Point(year), "issue"
        if item.opens_report and issue is not None and unit not in self.headlines:
            return issue.base(point), "issue"
        found, rule = self.recall(block, unit, by_step=bool(unit_of_step))
        if found is None and item.opens_report and report is not None:
            return Point(report.point.year), "issue"
        return found, rule

    def recall(self, block: int, unit: str, *, by_step: bool) -> tuple[Point | None, str]:
        """Return the date that one in ``block`` leans on, with the rule's name; "the next year" needs a real date."""
        last = self.last
        if self.named is not None and self.named.block == block and not by_step:
            return self.named.point, "context"
        if last is not None and last.block == block:
            return last.point, "context"
        if last is not None and last.unit == unit != "":
            return last.point, "context-section"
        if by_step or self.issue is None or unit in self.headlines:
            return (None if by_step else self.headlines.get(unit, self.title)), "context-section"
        return Point(self.issue.year), "issue"

    def is_in_month(self, block: int) -> bool:
        """Return whether the last date stands in ``block`` and names a month."""
        return self.last is not None and self.last.block == block and self.last.point.division is not None

    def note_name(self, point: Point, block: int, span: BlockSpan) -> None:
        """Remember the year of a name or title."""
        if span.kind == "title":
            self.title = point
        elif span.kind in HEADLINES:
            self.headlines[span.unit] = point
        else:
            self.named = _Anchor(point, block, span.unit)

    def note_date(self, point: Point, block: int, span: BlockSpan, part: str) -> None:
        """Remember a date that has a year."""
        if point.year is None:
            return
        self.last, self.named = _Anchor(point, block, part), None
        if span.kind == "title":
            self.title = point


def settle(located: Iterable[Located], blocks: Sequence[BlockSpan], issue: Issue | None = None) -> Iterator[Settled]:
    """Yield the expressions that have a value, in text order; those that nothing settles are ruled out.

    Parameters
    ----------
    located
        In text order.
    blocks
        The blocks of the text, in text order.
    issue
        The issue of a periodical that the text is.
    """
    starts = [block.start for block in blocks]
    parts = _parts(blocks)
    memory = _Memory(issue=issue)
    waiting = deque(located)
    while waiting:
        item = waiting.popleft()
        index = max(0, bisect_right(starts, item.start) - 1)
        block = blocks[index]
        if item.is_hint:
            memory.note_name(item.found.point, index, block)
            continue
        base, rule = memory.base(item, index, parts[index])
        found = _as_date(item.found, base)
        if item.apart and found.kind != "date":
            waiting.extendleft(reversed(item.apart))
            continue
        points, rule, reason = _settled(found, base, rule, opens_entry=item.opens_entry)
        value = found.period or "/".join(map(edtf, points))
        reason = found.ruled_out or reason
        if not reason and found.kind == "date" and not is_edtf(value):
            if any(point.day is not None for point in points):
                yield Settled(item.start, item.end, None)
                continue
            reason = "no-value"
        yield Settled(item.start, item.end, _value(found, value, rule, is_approximate=item.is_approximate), reason)
        if not reason and found.kind == "date" and not (item.is_aside and memory.is_in_month(index)):
            memory.note_date(points[-1], index, block, parts[index])
            if item.opens_report and points[-1].year is not None:
                memory.report = memory.last


def _parts(blocks: Sequence[BlockSpan]) -> list[str]:
    """Return the part of the text that each block belongs to: its section or box.

    The entries of a chronology belong together, with the heading over them where it has one: a year for them all.
    """
    parts: list[str] = []
    chronology = "timeline"
    before = ""
    for block in blocks:
        if block.kind == "timeline" and before:
            chronology = before
        parts.append(chronology if block.kind == "timeline" else block.unit)
        before = block.unit if block.kind == "heading" else ""
    return parts


def _settled(found: Found, base: Point | None, rule: str, *, opens_entry: bool) -> tuple[list[Point], str, str]:
    """Return the points of ``found``, completed from ``base``, the rule that made it, and why it does not stand.

    ``rule`` is how ``base`` was found: that counts where something had to be completed.
    """
    points = [point for point in (found.point, found.last_point) if point is not None]
    if found.kind != "date":
        return points, found.rule, ""
    whole: list[Point] = []
    for point in points:
        # "Of the same year" at the end of an interval is the year of its beginning.
        settled = _complete(point, whole[-1] if whole and point.steps is not None else base)
        whole.extend([] if settled is None else [settled])
    if len(whole) < len(points):
        is_day = found.point.steps is None and found.point.day is not None and found.point.division is not None
        return points, "no-year" if is_day else found.rule, "" if is_day else "no-anchor"
    if whole == points or found.rule == "relative" or points[0] == whole[0]:
        return whole, found.rule, ""
    is_season = (whole[0].division or 0) > 12 and found.point.steps is None
    is_part = found.rule == "part" and found.point.steps == ("Y", 0)
    is_far = rule == "context-section" and (is_season or is_part) and not opens_entry
    return whole, rule, "too-far" if is_far else ""


def edtf(point: Point) -> str:
    """Return a point as EDTF; a year that nothing settles is ``XXXX``."""
    if point.era:
        return point.era
    value = "XXXX" if point.year is None else f"{point.year:04}"
    if point.division is not None:
        value += f"-{point.division:02}"
    return value if point.day is None else f"{value}-{point.day:02}"


def _value(found: Found, value: str, rule: str, *, is_approximate: bool) -> DateValue:
    method = "typo" if found.is_typo else rule
    return DateValue(
        value,
        found.kind,
        found.bound,
        found.part,
        is_approximate,
        method=f"dates/{method}",
        confidence=p.CONFIDENCE[method],
    )


def _as_date(found: Found, base: Point | None) -> Found:
    """Return "two years later" as the date that it is where there is a date to count from, else unchanged."""
    if found.kind == "date" or found.point.steps is None or base is None:
        return found
    point = _stepped(found.point, base)
    if point is None:
        return found
    # What a step leads to says the bound and part: two years later, from June.
    bound, part = (found.apart[-1].bound, found.apart[-1].part) if found.apart else ("", found.part)
    return found._replace(kind="date", point=point, bound=bound, part=part, period="")


def _complete(point: Point, base: Point | None) -> Point | None:
    """Return ``point`` with what it leaves to the date before it, or None where nothing settles it."""
    if point.steps is not None:
        return _stepped(point, base) if base is not None else None
    if point.year is not None or point.era:
        return point
    if base is None or base.year is None:
        return None
    division = point.division
    if division is None and point.day is None:
        return point._replace(year=base.year)
    if division is None:
        division = base.division if (base.division or 13) <= 12 else None
    return None if division is None else point._replace(year=base.year, division=division)


def _stepped(point: Point, base: Point) -> Point | None:
    """Return the date so many years, months, weeks or days after ``base``, as exact as ``base`` allows."""
    unit, count = point.steps or ("Y", 0)
    if base.year is None:
        return None
    if unit in ("Y", p.YEARS_FROM_NOW):
        return Point(base.year + count, "", point.division, point.day)
    if unit == p.SUCH:
        return point._replace(year=_year_of_such(point, base, count), steps=None)
    if base.division is None or base.division > 12:
        return None
    if unit == "M":
        months = base.year * 12 + base.division - 1 + count
        return _led_to(point, Point(months // 12, "", months % 12 + 1, point.day))
    if base.day is None or base.day > calendar.monthrange(base.year, base.division)[1]:
        return None
    day = dt.date(base.year, base.division, base.day) + dt.timedelta(days=count * (7 if unit == "W" else 1))
    return _led_to(point, Point(day.year, "", day.month, day.day))


def _led_to(said: Point, stepped: Point) -> Point | None:
    """Return what a step leads to as it is said after it, None where that is more than a month off the step."""
    if said.division is None:
        return stepped
    first, last = months_of(said.division)
    year_of_step = stepped.year or 0
    months = year_of_step * 12 + (stepped.division or 1)
    for year in (year_of_step - 1, year_of_step, year_of_step + 1):
        if year * 12 + first - 1 <= months <= year * 12 + last + 1:
            return Point(year, "", said.division, said.day)
    return None


def _year_of_such(said: Point, base: Point, count: int) -> int:
    """Return the year of the first such month or season after ``base``, or of the last one before it."""
    year = base.year or 0
    if base.division is None:
        return year + count
    first, last = months_of(said.division or 1)
    begin, _ = months_of(base.division)
    if count > 0:
        return year if first > begin else year + 1
    return year if last < begin else year - 1
