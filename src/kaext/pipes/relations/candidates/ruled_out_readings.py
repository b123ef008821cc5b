"""Readings of a clause that are ruled out, each with a reason of ``reasons.toml``."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from kaext.pipes.relations.arguments.scope import Scope
from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.phrases import Phrase, Programme
from kaext.pipes.relations.predication.events import events_of
from kaext.pipes.relations.predication.frames import Event
from kaext.pipes.values import RelationValue, RuledOut

# Kinds of mentions in a reading, in their order.
_KINDS = ("country", "programme")
_METHOD = "relations"


def ruled_out_clause(clause: Clause, reason: str, *, events: Iterable[Event] | None = None) -> Iterator[RuledOut]:
    """Yield the readings of a clause that states nothing.

    Parameters
    ----------
    clause
        The clause.
    reason
        Why it states nothing, an id of ``reasons.toml``: it is negated, a condition, a possibility.
    events
        The events that are ruled out; by default all of the clause.
    """
    if not (clause.of("country") or clause.of("programme")):
        return
    for event in events_of(clause) if events is None else events:
        for relation in dict.fromkeys(frame.relation for frame in event.frames):
            yield _of_clause(clause, relation, event.rule, reason)


def ruled_out_pairs(
    clause: Clause, countries: Sequence[Phrase], programmes: Sequence[Programme], reason: str
) -> Iterator[RuledOut]:
    """Yield the reading that countries of a clause and programmes of its sentence are related, in whatever way."""
    if countries and programmes:
        ids = dict.fromkeys([*(id for ph in countries for id in ph.ids), *(each.id for each in programmes)])
        yield RuledOut(*extent_of(clause), " ".join(ids), f"{_METHOD}/unlisted", reason)


def ruled_out_frames(scope: Scope, stated: Collection[RelationValue], *, has_programme: bool) -> Iterator[RuledOut]:
    """Yield the relations of an event's other frames as ruled out.

    Another frame found its country first, no frame found one, or the event has no programme.
    """
    event, clause, _ = scope
    if not clause.of("country"):
        return
    reason = "other-frame" if stated else "no-party" if has_programme else "no-programme"
    used = {value.relation for value in stated}
    for relation in dict.fromkeys(frame.relation for frame in event.frames):
        if relation not in used:
            yield _of_clause(clause, relation, event.rule, reason)


def ruled_out_mentions(
    clause: Clause, events: Collection[Event], stated: Collection[RelationValue]
) -> Iterator[RuledOut]:
    """Yield the countries and programmes that occur in no statement of their clause.

    A clause that has no known verb and states nothing is ruled out as a whole.
    """
    if not stated:
        if not events and clause.of("country") and clause.of("programme"):
            yield _of_clause(clause, "", "unlisted", "nothing-said")
        return
    method = next(iter(stated)).method
    used = {value.country for value in stated} | {value.programme for value in stated}
    for phrase in (*clause.of("country"), *clause.of("programme")):
        if used.isdisjoint(phrase.ids):
            reason = "other-place" if phrase.kind == "country" else "other-programme"
            yield RuledOut(phrase.start, phrase.end, " ".join(phrase.ids), method, reason)


def _of_clause(clause: Clause, relation: str, rule: str, reason: str) -> RuledOut:
    """Return a reading of a whole clause: its countries, a relation, its programmes."""
    named = [*clause.of("country"), *clause.of("programme")]
    ids = [dict.fromkeys(id for phrase in named if phrase.kind == kind for id in phrase.ids) for kind in _KINDS]
    reading = " ".join(part for part in (" ".join(ids[0]), relation, " ".join(ids[1])) if part)
    return RuledOut(*extent_of(clause), reading, f"{_METHOD}/{rule}", reason)


def extent_of(clause: Clause) -> tuple[int, int]:
    """Return the extent of a clause; its phrases need not be in text order, since brackets are moved to the end."""
    return min(phrase.start for phrase in clause.phrases), max(phrase.end for phrase in clause.phrases)
