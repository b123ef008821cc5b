"""What a clause could state and does not: for the reasons of ``reasons.toml``, as plain readings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from kaext.pipes.relations.clauses import Clause
from kaext.pipes.relations.frames import Event, events_of
from kaext.pipes.relations.scope import Scope
from kaext.pipes.values import RelationValue, RuledOut


def ruled_out_clause(clause: Clause, reason: str, *, events: Iterable[Event] | None = None) -> Iterator[RuledOut]:
    """Yield what the verbs of a clause say of the countries and programmes that it names, without stating it.

    Parameters
    ----------
    clause
        The clause.
    reason
        Why it states nothing: it is negated, a condition, a possibility.
    events
        Those of the clause that state nothing; all of them by default.
    """
    if not (clause.of("country") or clause.of("programme")):
        return
    for event in events_of(clause) if events is None else events:
        for relation in dict.fromkeys(frame.relation for frame in event.frames):
            yield _of_clause(clause, relation, event.rule, reason)


def ruled_out_frames(scope: Scope, stated: Collection[RelationValue], *, has_programme: bool) -> Iterator[RuledOut]:
    """Yield the other relations that an event could state of the countries of its clause.

    Another frame found its country first, or no frame found one, or the event has no programme.
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
    """Yield the countries and programmes of a clause of which it states nothing.

    Where it has no known verb and states nothing at all, the clause itself.
    """
    if not stated:
        if not events and clause.of("country") and clause.of("programme"):
            yield _of_clause(clause, "", "unlisted", "nothing-said")
        return
    method = next(iter(stated)).method
    said = {value.country for value in stated} | {value.programme for value in stated}
    for phrase in (*clause.of("country"), *clause.of("programme")):
        if said.isdisjoint(phrase.ids):
            reason = "other-place" if phrase.kind == "country" else "other-programme"
            yield RuledOut(phrase.start, phrase.end, " ".join(phrase.ids), method, reason)


def _of_clause(clause: Clause, relation: str, rule: str, reason: str) -> RuledOut:
    """Return a reading of a whole clause: its countries, the relation, its programmes."""
    named = [*clause.of("country"), *clause.of("programme")]
    ids = [dict.fromkeys(id for phrase in named if phrase.kind == kind for id in phrase.ids) for kind in _KINDS]
    reading = " ".join(part for part in (" ".join(ids[0]), relation, " ".join(ids[1])) if part)
    return RuledOut(*extent_of(clause), reading, f"relations/{rule}", reason)


def extent_of(clause: Clause) -> tuple[int, int]:
    """Return where the phrases of a clause begin and end; what stands in brackets may come last among them."""
    return min(phrase.start for phrase in clause.phrases), max(phrase.end for phrase in clause.phrases)


_KINDS = ("country", "programme")
