"""Reports that begin with where and when they were written: Astana, 12 March 2012. - Kazakhstan joined …."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

import regex

from kaext.pipes.relations.clauses import SUBORDINATE, Clause
from kaext.pipes.relations.discourse import Discourse
from kaext.pipes.relations.frames import Event
from kaext.pipes.relations.phrases import UNMARKED, Phrase
from kaext.pipes.relations.words import times

# A place has two words and an abbreviation at most (ქ. აბუ დაბი, the city of Abu Dhabi).
_MOST_PHRASES = 7
# What stands between a place and a date.
_BETWEEN = (["comma"], ["open", "close"])
_HERE = "აქ"

# Of verbs that the lexicon does not know.
_PAST = regex.compile(r"(?:[^აეიოუ][აო]|ეს|დნენ)ც?$")
_DAY = regex.compile(r"[12]\d{3}-\d\d-\d\d")


class Dateline(NamedTuple):
    """The word for the place that a report is from, and its day."""

    place: str
    date: str


def split_dateline(row: list[Phrase]) -> tuple[Dateline | None, list[Phrase]]:
    """Return the dateline that a report's first sentence begins with, None where it has none, and what follows it.

    Place, date; date, place; place (date): then a full stop or a dash.
    """
    end = next((i for i, ph in enumerate(row[: _MOST_PHRASES + 1]) if ph.kind == "dash" or ph.text == "."), 0)
    head = row[:end]
    marks = [ph.kind for ph in head if ph.kind not in ("word", "date")]
    dates, place = [ph for ph in head if ph.kind == "date"], [ph for ph in head if ph.kind == "word"]
    is_dated = len(dates) == 1 and dates[0].role in UNMARKED and bool(dates[0].ids)
    is_placed = bool(place) and all(ph.role in UNMARKED and ph.form is None for ph in place)
    if not (is_dated and is_placed and marks in _BETWEEN):
        return None, row
    rest = row[end:]
    while rest and (rest[0].kind == "dash" or rest[0].text == "."):
        rest = rest[1:]
    return Dateline(place[-1].text, dates[0].ids[0]), rest


def with_here_resolved(row: Sequence[Phrase], dateline: Dateline, discourse: Discourse) -> list[Phrase]:
    """Return a report's first sentence with its country for "here", if it is from the capital of one; else without."""
    ids = discourse.country_of_capital(dateline.place)
    named = [replace(ph, kind="country", role="loc", ids=ids) if ph.text == _HERE else ph for ph in row]
    return [ph for ph in named if ids or ph.text != _HERE]


def resolve_relative_day(day: str, words: Sequence[str]) -> str:
    """Return the day that "today" or "yesterday" means in a report of ``day``; "" where ``words`` say neither."""
    away = next((times.DAYS_AWAY[word] for word in words if word in times.DAYS_AWAY), None)
    if away is None or not _DAY.fullmatch(day):
        return ""
    return (date.fromisoformat(day) - timedelta(days=away)).isoformat()


def happened_on_report_day(event: Event, clause: Clause) -> bool:
    """Whether what a report's first sentence says happened the day it gives: it is said to have happened once."""
    form, word = event.trigger.form, event.trigger.text
    is_past = (
        event.tense == "past" and form.verb_form == "finite" if form is not None else _PAST.search(word) is not None
    )
    return is_past and clause.connective not in SUBORDINATE and not times.IMPERFECT.search(word)
