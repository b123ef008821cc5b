"""Datelines: the place and date with which a news report begins. Astana, 12 March 2012. - Kazakhstan joined …."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

import regex

from kaext.pipes.relations.clauses.clause import SUBORDINATE, Clause
from kaext.pipes.relations.context.discourse import Discourse
from kaext.pipes.relations.phrases import UNMARKED, Phrase
from kaext.pipes.relations.predication.frames import Event
from kaext.pipes.relations.words import times

# The most phrases of a dateline. A place has at most two words and an abbreviation: ქ. აბუ დაბი (the city of Abu
# Dhabi).
_MOST_PHRASES = 7
# The marks between a place and a date.
_BETWEEN = (["comma"], ["open", "close"])
# Here.
_HERE = "აქ"

# Endings of past tenses, for verbs that the lexicon does not have.
_PAST = regex.compile(r"(?:[^აეიოუ][აო]|ეს|დნენ)ც?$")
# An EDTF date of a day.
_DAY = regex.compile(r"[12]\d{3}-\d\d-\d\d")


class Dateline(NamedTuple):
    """Where and when a report was written.

    Attributes
    ----------
    place
        The word for the place.
    date
        The EDTF date.
    """

    place: str
    date: str


def split_dateline(row: list[Phrase]) -> tuple[Dateline | None, list[Phrase]]:
    """Return the dateline of a report's first sentence, or None, and the sentence without it.

    A dateline is place and date, date and place, or a place with the date in brackets, then a full stop or a dash.
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


def with_here_resolved(row: list[Phrase], dateline: Dateline | None, discourse: Discourse) -> list[Phrase]:
    """Return a sentence with "here" replaced by the country where that is.

    In a report's first sentence that is the country of the place, where it is a capital; else "here" is left out. In a
    card it is the country of the card.
    """
    if dateline is None and not discourse.unit.is_card:
        return row
    ids = discourse.country_of_capital(dateline.place) if dateline is not None else discourse.unit.country
    named = [replace(ph, kind="country", role="loc", ids=ids) if ph.text == _HERE else ph for ph in row]
    return [ph for ph in named if ids or ph.text != _HERE]


def resolve_relative_day(day: str, words: Sequence[str]) -> str:
    """Return the day that "today" or "yesterday" denotes in a report of ``day``; "" where ``words`` contain neither."""
    away = next((times.DAYS_AWAY[word] for word in words if word in times.DAYS_AWAY), None)
    if away is None or not _DAY.fullmatch(day):
        return ""
    return (date.fromisoformat(day) - timedelta(days=away)).isoformat()


def happened_on_report_day(event: Event, clause: Clause) -> bool:
    """Return whether an event of a report's first sentence happened on the day of the dateline.

    It did if its verb is in the past and not in the imperfect.
    """
    form, word = event.trigger.form, event.trigger.text
    is_past = (
        event.tense == "past" and form.verb_form == "finite" if form is not None else _PAST.search(word) is not None
    )
    return is_past and clause.connective not in SUBORDINATE and not times.IMPERFECT.search(word)
