"""Values for what the grammar found: what an expression leaves open is settled by the dates before it.

A date without a year takes the year of the last date in its block; failing that, of its section (a chronology gives
the year once for several entries, a heading for the text under it). ``იმავე წლის`` (of the same year), ``მომდევნო
თვეში`` (next month) and ``ორი წლის შემდეგ`` (two years later) count from that date.
"""

from __future__ import annotations

import calendar
import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kaext.ka.calendar import is_edtf
from kaext.pipes.dates import patterns as p
from kaext.pipes.dates.points import Found, Point
from kaext.pipes.extensions import BlockSpan
from kaext.pipes.values import DateValue


@dataclass(frozen=True, slots=True)
class Located:
    """What the grammar found, at ``start:end`` in code points.

    A hint is a year in a name (of an exercise, ``Sea Breeze 2007``): no date itself, but dates after it in its block
    are of that year.
    """

    found: Found
    start: int
    end: int
    is_approximate: bool = False
    is_hint: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """A value at ``start:end``; None where the calendar has no such day."""

    start: int
    end: int
    value: DateValue | None


@dataclass(frozen=True, slots=True)
class _Anchor:
    """The last date: what it said, and where."""

    point: Point
    block: int
    unit: str


def settle(located: Iterable[Located], blocks: Sequence[BlockSpan]) -> Iterator[Settled]:
    """Yield the expressions that have a value, in text order; those that nothing settles are left out.

    Parameters
    ----------
    located
        In text order.
    blocks
        The blocks of the text, in text order.
    """
    starts = [block.start for block in blocks]
    anchor: _Anchor | None = None
    hint: _Anchor | None = None
    for item in located:
        index = max(0, bisect_right(starts, item.start) - 1)
        unit = blocks[index].unit
        found = item.found
        near = anchor if anchor is not None and (anchor.block == index or anchor.unit == unit != "") else None
        if item.is_hint:
            hint = _Anchor(found.point, index, unit)
            continue
        if found.kind != "date":
            found = _as_date(found, near)
        if found.kind != "date":
            yield Settled(item.start, item.end, _value(found, found.period, found.rule, item.is_approximate))
            continue
        rule = found.rule
        if hint is not None and hint.block == index and found.point.steps is None:
            near = hint
        first = _complete(found.point, near)
        last = _complete(found.last_point, near) if found.last_point is not None else None
        if first is None or (found.last_point is not None and last is None):
            if found.point.day is None or found.point.division is None or found.point.steps is not None:
                continue
            first, last, rule = found.point, found.last_point, "no-year"
        elif first != found.point and rule != "relative":
            rule = "context" if near is not None and near.block == index else "context-section"
        if rule == "context-section" and first.division is not None and first.division > 12:
            continue
        value = edtf(first) + (f"/{edtf(last)}" if last is not None else "")
        if not is_edtf(value):
            impossible = any(point is not None and point.day is not None for point in (first, last))
            if impossible:
                yield Settled(item.start, item.end, None)
            continue
        yield Settled(item.start, item.end, _value(found, value, rule, item.is_approximate))
        settled = last or first
        if settled.year is not None:
            anchor, hint = _Anchor(settled, index, unit), None


def edtf(point: Point) -> str:
    """Return a point as EDTF; a year that nothing settles is ``XXXX``."""
    if point.era:
        return point.era
    value = "XXXX" if point.year is None else f"{point.year:04}"
    if point.division is not None:
        value += f"-{point.division:02}"
    return value if point.day is None else f"{value}-{point.day:02}"


def _value(found: Found, value: str, rule: str, is_approximate: bool) -> DateValue:
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


def _as_date(found: Found, near: _Anchor | None) -> Found:
    """Return "two years later" as the date that it is where there is a date to count from, else unchanged."""
    if found.point.steps is None or near is None:
        return found
    point = _stepped(found.point, near.point)
    return found if point is None else replace(found, kind="date", point=point, bound="", period="")


def _complete(point: Point, near: _Anchor | None) -> Point | None:
    """Return ``point`` with its year, or None where nothing settles it."""
    if point.steps is not None:
        return _stepped(point, near.point) if near is not None else None
    if point.year is not None or point.era:
        return point
    if near is None or near.point.year is None:
        return None
    division = point.division
    if division is None:
        division = near.point.division if (near.point.division or 13) <= 12 else None
    return None if division is None else replace(point, year=near.point.year, division=division)


def _stepped(point: Point, base: Point) -> Point | None:
    """Return the date so many years, months or days after ``base``, as exact as ``base`` allows."""
    unit, count = point.steps or ("Y", 0)
    if base.year is None:
        return None
    if unit == "Y":
        return Point(base.year + count, "", point.division, point.day)
    if base.division is None or base.division > 12:
        return None
    if unit == "M":
        months = base.year * 12 + base.division - 1 + count
        return Point(months // 12, "", months % 12 + 1, point.day)
    if base.day is None or base.day > calendar.monthrange(base.year, base.division)[1]:
        return None
    day = dt.date(base.year, base.division, base.day) + dt.timedelta(days=count)
    return Point(day.year, "", day.month, day.day)
