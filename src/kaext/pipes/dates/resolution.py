"""Resolution of temporal expressions: values for what the grammar found.

An underspecified expression is completed from an anchor: the last date before it in its block, or else in its section.
(A chronology gives the year once for several entries; a heading gives it for the text below.) Anaphoric expressions
count from the anchor: ``იმავე წლის`` (of the same year), ``მომდევნო თვეში`` (next month), ``ორი წლის შემდეგ`` (two
years later). In an issue of a periodical, the issue provides the year.
"""

from __future__ import annotations

import calendar
import datetime as dt
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kaext.ka.calendar import MONTHS, is_edtf, months_of
from kaext.pipes.dates import patterns as p
from kaext.pipes.dates.expressions import Expression, TimePoint
from kaext.pipes.dates.periodicals import Issue
from kaext.pipes.extensions import BlockSpan
from kaext.pipes.values import DateValue

# How many blocks after an interval "the same years" may refer to it.
_NEAR_BLOCKS = 12
HEADING_KINDS = frozenset(["heading", "box_title"])


class Mention(NamedTuple):
    """A temporal expression at ``start:end`` (code points), with what its context says about it.

    Parameters
    ----------
    expression
        The expression.
    start, end
        Its extent.
    is_approximate
        Whether it is preceded by "about" or has the approximative ending.
    is_year_hint
        A year in a name (the exercise ``Sea Breeze 2007``) or a title. It is no date itself, but provides the year for
        dates after it in its block, or below the title.
    opens_entry
        Whether it opens an entry of a chronology. It then takes the year above the entry even if it names no month.
    opens_report
        Whether it opens a report in a periodical.
    is_of_event
        Whether it is in the line below the title that says where and when an event takes place.
    fallback
        What replaces it if there is no anchor to count from.
    is_in_relative_clause
        Whether it is a month that modifies a noun in a relative clause. It does not become the anchor if the current
        anchor already has a month.
    """

    expression: Expression
    start: int
    end: int
    is_approximate: bool = False
    is_year_hint: bool = False
    opens_entry: bool = False
    opens_report: bool = False
    fallback: tuple[Mention, ...] = ()
    is_in_relative_clause: bool = False
    is_of_event: bool = False


class Resolved(NamedTuple):
    """The value of an expression at ``start:end``; None if the calendar has no such day.

    ``ruled_out`` is the reason for rejecting the value, an id of ``reasons.toml``; "" for an accepted one.
    """

    start: int
    end: int
    value: DateValue | None
    ruled_out: str = ""


class _Anchor(NamedTuple):
    """A date that others can refer to, with the index of its block and its discourse unit."""

    point: TimePoint
    block: int
    unit: str


@dataclass(slots=True)
class _Discourse:
    """The anchors that the text has provided so far.

    ``name_year`` is the year in a name, ``heading_years`` are the years in titles of sections and boxes, ``title`` is
    the year in the title of the document, ``issue`` the issue of a periodical, ``report`` the day that opens a report,
    ``year_of_writing`` the year in which the text says it was written, ``reported_year`` the year of an annual report,
    ``interval`` the last interval with its block, ``months`` the last date in each month of the calendar.
    """

    last: _Anchor | None = None
    name_year: _Anchor | None = None
    heading_years: dict[str, TimePoint] = field(default_factory=dict)
    title: TimePoint | None = None
    issue: Issue | None = None
    report: _Anchor | None = None
    year_of_writing: int | None = None
    reported_year: int | None = None
    interval: tuple[list[TimePoint], int] | None = None
    months: dict[int, _Anchor] = field(default_factory=dict)

    def anchor_for(self, mention: Mention, block: int, unit: str) -> tuple[TimePoint | None, str]:
        """Return the anchor for ``mention`` in ``block``, and the rule that found it."""
        point, issue, report = mention.expression.point, self.issue, self.report
        offset_unit = point.offset[0] if point.offset else ""
        if offset_unit == p.DEICTIC_UNIT:
            year = issue.year if issue is not None else None
            year = report.point.year if year is None and report is not None and report.block == block else year
            year = self.year_of_writing if year is None else year
            return None if year is None else TimePoint(year), "issue"
        same = self.months.get(point.division or 0) if offset_unit == p.SAME_MONTH_UNIT else None
        if same is not None and same.block == block:
            return same.point, "context"
        if mention.opens_report and issue is not None and unit not in self.heading_years:
            return issue.anchor_for(point), "issue"
        anchor, rule = self.nearest_anchor(block, unit, needs_date=offset_unit not in ("", p.SAME_MONTH_UNIT))
        if anchor is None and mention.opens_report and report is not None:
            return TimePoint(report.point.year), "issue"
        return anchor, rule

    def nearest_anchor(self, block: int, unit: str, *, needs_date: bool) -> tuple[TimePoint | None, str]:
        """Return the nearest anchor and the rule that found it; if ``needs_date``, ignore years of names and titles."""
        last = self.last
        if self.name_year is not None and self.name_year.block == block and not needs_date:
            return self.name_year.point, "context"
        if last is not None and last.block == block:
            return last.point, "context"
        if self.reported_year is not None and not needs_date and unit not in self.heading_years:
            return TimePoint(self.reported_year), "issue"
        if last is not None and last.unit == unit != "":
            return last.point, "context-section"
        if needs_date or self.issue is None or unit in self.heading_years:
            return (None if needs_date else self.heading_years.get(unit, self.title)), "context-section"
        return TimePoint(self.issue.year), "issue"

    def same_interval(self, expression: Expression, block: int) -> Expression:
        """Return an expression such as "the same years" as the last interval, if that is near; others unchanged."""
        is_same = expression.point.offset is not None and expression.point.offset[0] == p.INTERVAL_UNIT
        if not is_same:
            return expression
        if self.interval is None or block - self.interval[1] > _NEAR_BLOCKS:
            return expression._replace(ruled_out="no-anchor")
        first, last = self.interval[0]
        return expression._replace(point=first, end_point=last)

    def has_month(self, block: int) -> bool:
        """Return whether the last date is in ``block`` and names a month."""
        return self.last is not None and self.last.block == block and self.last.point.division is not None

    def record_hint(self, point: TimePoint, block: int, span: BlockSpan) -> None:
        """Record the year of a name or title."""
        if span.kind == "title":
            self.title = point
        elif span.kind in HEADING_KINDS:
            self.heading_years[span.unit] = point
        else:
            self.name_year = _Anchor(point, block, span.unit)

    def record_date(self, point: TimePoint, block: int, span: BlockSpan, part: str, *, is_of_event: bool) -> None:
        """Record a date that has a year as the new anchor; that of an event as the document's too, as in a title."""
        if point.year is None:
            return
        self.last, self.name_year = _Anchor(point, block, part), None
        self.months[point.division or 0] = self.last
        if span.kind == "title" or is_of_event:
            self.title = point


def resolve(
    mentions: Iterable[Mention],
    blocks: Sequence[BlockSpan],
    issue: Issue | None = None,
    year_of_writing: int | None = None,
    reported_year: int | None = None,
) -> Iterator[Resolved]:
    """Yield the expressions with their values, in text order; those that cannot be resolved are ruled out.

    Parameters
    ----------
    mentions
        The expressions in text order.
    blocks
        The blocks of the text, in text order.
    issue
        The issue of a periodical, if the text is one.
    year_of_writing
        The year in which the text says it was written.
    reported_year
        The year of an annual report.
    """
    starts = [block.start for block in blocks]
    parts = _discourse_units(blocks)
    discourse = _Discourse(issue=issue, year_of_writing=year_of_writing, reported_year=reported_year)
    queue = deque(mentions)
    while queue:
        mention = queue.popleft()
        block_index = max(0, bisect_right(starts, mention.start) - 1)
        block = blocks[block_index]
        if mention.is_year_hint:
            discourse.record_hint(mention.expression.point, block_index, block)
            continue
        anchor, rule = discourse.anchor_for(mention, block_index, parts[block_index])
        expression = discourse.same_interval(_as_date(mention.expression, anchor), block_index)
        if mention.fallback and expression.kind != "date":
            queue.extendleft(reversed(mention.fallback))
            continue
        points, rule, reason = _resolve_points(expression, anchor, rule, opens_entry=mention.opens_entry)
        value = expression.period or "/".join(map(edtf, points))
        reason = expression.ruled_out or reason
        if not reason and expression.kind == "date" and not is_edtf(value):
            if any(point.day is not None for point in points):
                yield Resolved(mention.start, mention.end, None)
                continue
            reason = "no-value"
        yield Resolved(
            mention.start, mention.end, _value(expression, value, rule, is_approximate=mention.is_approximate), reason
        )
        if (
            not reason
            and expression.kind == "date"
            and not (mention.is_in_relative_clause and discourse.has_month(block_index))
        ):
            is_of_event = mention.is_of_event and points[-1].division is not None
            if len(points) > 1:
                discourse.interval = points, block_index
            discourse.record_date(points[-1], block_index, block, parts[block_index], is_of_event=is_of_event)
            if mention.opens_report and points[-1].year is not None:
                discourse.report = discourse.last


def _discourse_units(blocks: Sequence[BlockSpan]) -> list[str]:
    """Return the discourse unit of each block: its section or box.

    All entries of a chronology form one unit, together with the heading above them, so that a year can apply to all.
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


def _resolve_points(
    expression: Expression, anchor: TimePoint | None, rule: str, *, opens_entry: bool
) -> tuple[list[TimePoint], str, str]:
    """Return the points of ``expression`` completed from ``anchor``, the method, and the reason for rejection or "".

    ``rule`` is the rule that found ``anchor``; it becomes the method if a point had to be completed.
    """
    points = [point for point in (expression.point, expression.end_point) if point is not None]
    if expression.kind != "date":
        return points, expression.rule, ""
    completed: list[TimePoint] = []
    for point in points:
        # "Of the same year" at the end of an interval refers to its beginning; an offset that both ends share does not.
        refers_to_start = bool(completed) and point.offset is not None and point.offset != points[0].offset
        resolved = _complete_from(point, completed[-1] if refers_to_start else anchor)
        completed.extend([] if resolved is None else [resolved])
    if len(completed) < len(points):
        is_day = (
            expression.point.offset is None
            and expression.point.day is not None
            and expression.point.division is not None
        )
        return points, "no-year" if is_day else expression.rule, "" if is_day else "no-anchor"
    if completed == points or expression.rule == "relative" or points[0] == completed[0]:
        return completed, expression.rule, ""
    is_season = (completed[0].division or 0) > MONTHS and expression.point.offset is None
    is_part = expression.rule == "part" and expression.point.offset == ("Y", 0)
    is_too_far = rule == "context-section" and (is_season or is_part) and not opens_entry
    return completed, rule, "too-far" if is_too_far else ""


def edtf(point: TimePoint) -> str:
    """Return a point as EDTF; an unresolved year is ``XXXX``."""
    if point.era:
        return point.era
    value = "XXXX" if point.year is None else f"{point.year:04}"
    if point.division is not None:
        value += f"-{point.division:02}"
    return value if point.day is None else f"{value}-{point.day:02}"


def _value(expression: Expression, value: str, rule: str, *, is_approximate: bool) -> DateValue:
    method = "typo" if expression.is_typo else rule
    return DateValue(
        value,
        expression.kind,
        expression.bound,
        expression.part,
        is_approximate,
        method=f"dates/{method}",
        confidence=p.CONFIDENCE[method],
    )


def _as_date(expression: Expression, anchor: TimePoint | None) -> Expression:
    """Return an offset such as "two years later" as a date if there is an anchor to count from, else unchanged."""
    if expression.kind == "date" or expression.point.offset is None or anchor is None:
        return expression
    point = _apply_offset(expression.point, anchor)
    if point is None:
        return expression
    # The refinement determines bound and part: two years later, from June.
    bound, part = (
        (expression.fallback[-1].bound, expression.fallback[-1].part) if expression.fallback else ("", expression.part)
    )
    return expression._replace(kind="date", point=point, bound=bound, part=part, period="")


def _complete_from(point: TimePoint, anchor: TimePoint | None) -> TimePoint | None:
    """Return ``point`` with its missing components taken from ``anchor``; None if they cannot be resolved."""
    if point.offset is not None:
        return _apply_offset(point, anchor) if anchor is not None else None
    if point.year is not None or point.era:
        return point
    if anchor is None or anchor.year is None:
        return None
    division = point.division
    if division is None and point.day is None:
        return point._replace(year=anchor.year)
    if division is None:
        division = anchor.division if anchor.division is not None and anchor.division <= MONTHS else None
    return None if division is None else point._replace(year=anchor.year, division=division)


def _apply_offset(point: TimePoint, anchor: TimePoint) -> TimePoint | None:
    """Return the date at the offset of ``point`` from ``anchor``, with the granularity that ``anchor`` allows."""
    unit, count = point.offset or ("Y", 0)
    if anchor.year is None:
        return None
    if unit in ("Y", p.DEICTIC_UNIT, p.SAME_MONTH_UNIT):
        return TimePoint(anchor.year + count, "", point.division, point.day)
    if unit == p.DIVISION_UNIT:
        return point._replace(year=_year_of_division(point, anchor, count), offset=None)
    if anchor.division is None or anchor.division > MONTHS:
        return None
    if unit == "M":
        year, month = divmod(anchor.year * MONTHS + anchor.division - 1 + count, MONTHS)
        return _match_offset(point, TimePoint(year, "", month + 1, point.day))
    if anchor.day is None or anchor.day > calendar.monthrange(anchor.year, anchor.division)[1]:
        return None
    day = dt.date(anchor.year, anchor.division, anchor.day) + dt.timedelta(days=count * (7 if unit == "W" else 1))
    return _match_offset(point, TimePoint(day.year, "", day.month, day.day))


def _match_offset(refinement: TimePoint, target: TimePoint) -> TimePoint | None:
    """Return the date that refines an offset, near its target; None if it is more than a month away from the target."""
    if refinement.division is None:
        return target
    first, last = months_of(refinement.division)
    target_year = target.year or 0
    months = target_year * MONTHS + (target.division or 1)
    for year in (target_year - 1, target_year, target_year + 1):
        if year * MONTHS + first - 1 <= months <= year * MONTHS + last + 1:
            return TimePoint(year, "", refinement.division, refinement.day)
    return None


def _year_of_division(refinement: TimePoint, anchor: TimePoint, count: int) -> int:
    """Return the year of the first such month or season after ``anchor``, or of the last one before it."""
    year = anchor.year or 0
    if anchor.division is None:
        return year + count
    first, last = months_of(refinement.division or 1)
    begin, _ = months_of(anchor.division)
    if count > 0:
        return year if first > begin else year + 1
    return year if last < begin else year - 1
