"""Merges the statements of a document into facts: one per country, relation, programme and date.

A text states the same fact more than once, with or without a date, in coarser or finer terms. The annotation guidelines
define what counts as one fact. The result does not depend on the order of the statements.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from kaext.ka.calendar import OPEN, extent
from kaext.pipes.values import EVENTS, RelationValue

_Dated = dict[str, RelationValue]


def merge(statements: Iterable[RelationValue]) -> list[RelationValue]:
    """Return the facts of ``statements``, in document order.

    Parameters
    ----------
    statements
        Statements of one document, in any order.

    Returns
    -------
    list[RelationValue]
        One value per fact, with the extents, method and confidence of its best statement: the most confident, then the
        first, then the shortest. Among statements of the same country, relation and programme

        - one without a date is dropped if there is one with a date;
        - a coarser date is dropped for a finer one inside it (``2004`` for ``2004-06``, ``199X`` for ``1994``);
        - a start and an end make a closed interval (``2004/..`` and ``../2008``, or ``2004`` and ``../2008``);
        - other dates are facts of their own.
    """
    groups: dict[tuple[str, str, str], list[RelationValue]] = defaultdict(list)
    for statement in statements:
        groups[statement.country, statement.relation, statement.programme].append(statement)
    facts = [fact for group in groups.values() for fact in _facts(group)]
    return sorted(facts, key=lambda v: (v.start, v.end, v.country, v.relation, v.programme, v.date))


def _facts(group: list[RelationValue]) -> Iterable[RelationValue]:
    best: _Dated = {}
    for statement in sorted(group, key=_rank):
        known = best.setdefault(statement.date, statement)
        if known.sum is None and statement.sum is not None:
            best[statement.date] = replace(known, sum=statement.sum)
    if len(best) > 1:
        best.pop("", None)
    best = _without_repeated_starts(best)
    best = _without_coarser(best)
    return _with_closed_intervals(best).values()


def _rank(value: RelationValue) -> tuple[float, int, int, str, str, tuple[int, int]]:
    return (-value.confidence, value.start, value.end, value.method, value.programme_name, value.sum or (-1, -1))


def _without_repeated_starts(dated: _Dated) -> _Dated:
    """Of a point and an interval that starts there, keep one.

    Of ``2004`` and ``2004/..``, events keep the point and states the interval. Of ``2004`` and ``2004/2008``, states
    keep the interval and events both. So do ``2004``, the year of a chronology, and ``2004-06/2008``.
    """
    kept = dict(dated)
    for date, statement in dated.items():
        start, _, end = date.partition("/")
        is_event = statement.relation in EVENTS
        if end and start in dated and (end == OPEN or not is_event):
            kept.pop(date if is_event else start, None)
        if end and start != OPEN and not is_event:
            for point in [point for point in kept if point and "/" not in point and _is_inside(start, point)]:
                del kept[point]
    return kept


def _without_coarser(dated: _Dated) -> _Dated:
    return {
        date: statement
        for date, statement in dated.items()
        if not any(_is_finer(other, date) for other in dated if other != date)
    }


def _is_finer(date: str, other: str) -> bool:
    """Return whether ``date`` is a more precise version of ``other``."""
    start, slash, end = date.partition("/")
    other_start, other_slash, other_end = other.partition("/")
    if slash != other_slash:
        return False
    if not slash:
        return _is_inside(date, other)
    sides = ((start, other_start), (end, other_end))
    return all(a == b or b == OPEN or (a != OPEN and _is_inside(a, b)) for a, b in sides)


def _is_inside(date: str, other: str) -> bool:
    days, other_days = extent(date), extent(other)
    if days is None or other_days is None or days == other_days:
        return False
    return other_days[0] <= days[0] and days[1] <= other_days[1]


def _with_closed_intervals(dated: _Dated) -> _Dated:
    """Join each start with the earliest end after it, latest starts first."""
    starts = [date for date in dated if date.endswith(f"/{OPEN}")]
    if not starts:
        points = [date for date in dated if "/" not in date and date]
        starts = points if len(points) == 1 else []
    ends = [date for date in dated if date.startswith(f"{OPEN}/")]
    joined = dict(dated)
    taken: set[str] = set()
    for start in sorted(starts, key=_first_day, reverse=True):
        later = [end for end in ends if end not in taken and _first_day(start) <= _last_day(end)]
        if not later:
            continue
        end = min(later, key=_last_day)
        taken.add(end)
        interval = f"{start.partition('/')[0]}/{end.partition('/')[2]}"
        evidence = min(dated[start], dated[end], key=_rank)
        confidence = min(dated[start].confidence, dated[end].confidence)
        del joined[start], joined[end]
        joined[interval] = replace(evidence, date=interval, confidence=confidence)
    return joined


def _first_day(date: str) -> dt.date:
    days = extent(date.partition("/")[0])
    return days[0] if days else dt.date.min


def _last_day(date: str) -> dt.date:
    days = extent(date.partition("/")[2])
    return days[1] if days else dt.date.max
