"""Fieldwork: verbs that describe a project's work, with the scholars who did it or the place where it was done.

"X went on from 2002 to 2008: Armenian chemists took samples of the water"; "X studied the salt on Kazakhstan's coast".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from kaext.pipes.relations.clauses import SUBORDINATE, Clause
from kaext.pipes.relations.discourse import programmes_of
from kaext.pipes.relations.finite import is_finite
from kaext.pipes.relations.frames import Event, Frame
from kaext.pipes.relations.instantiation import instantiate
from kaext.pipes.relations.phrases import DATIVE, PLACE, UNMARKED, Phrase
from kaext.pipes.relations.programme_kinds import is_carried_out
from kaext.pipes.relations.scope import Party, Scope, Sentence, Target
from kaext.pipes.relations.words import actors, predicates, programme_nouns
from kaext.pipes.values import RelationValue

_SCHOLARS_PARTICIPATE = Frame.of_rule("participates", "actor", "fieldwork")
_WORK_IN_COUNTRY = Frame.of_rule("beneficiary", "place", "fieldwork")
# Openers of clauses that continue the preceding one.
_CONTINUING = frozenset({"dash", "contrast", "comma", "and", "stop"})


class _Project(NamedTuple):
    """The project that a sentence is about, and its interval."""

    target: Target
    date: str = ""


def fieldwork_statements(clause: Clause, sentence: Sentence) -> Iterator[RelationValue]:
    """Yield the countries whose scholars did the work of the sentence's project, else those where it was done."""
    if not clause.of("country") or clause.connective in SUBORDINATE:
        return
    verb = next((ph for ph in clause.of("word") if is_finite(ph, clause.phrases)), None)
    if verb is None or not predicates.WORKS.match(verb.text):
        return
    people = [ph for ph in clause.of("country") if _are_scholars(ph)]
    project = _project_named(clause, people) or (_project_of_preceding_clauses(clause) if people else None)
    if project is None:
        return
    frame = _SCHOLARS_PARTICIPATE if people else _WORK_IN_COUNTRY
    scope = Scope(Event((frame,), rule="fieldwork", trigger=verb, tense="past"), clause, sentence)
    for at in people or [ph for ph in clause.of("country") if ph.role in PLACE and ph.head_kind in ("", "place")]:
        for value in instantiate(frame, scope, Party(at.ids, at, 1.0), project.target):
            yield replace(value, date=value.date or project.date)


def _are_scholars(country: Phrase) -> bool:
    """Return whether a country acts through its civilians: no soldiers, no officials."""
    is_acting = country.role in UNMARKED | {"erg"} and country.head_kind == "actor"
    return is_acting and actors.CIVILIAN.match(country.head) is not None


def _project_named(clause: Clause, people: Sequence[Phrase]) -> _Project | None:
    """Return the project of a clause: the scholars', or the subject if there is no other agent."""
    named = [ph for ph in clause.of("programme") if not ph.is_dependent]
    roles = DATIVE | UNMARKED if people else UNMARKED
    if len(named) != 1 or named[0].role not in roles or not _is_project(named[0]):
        return None
    others = [ph for ph in clause.of("country") if ph not in people and ph.role in ("nom", "erg")]
    is_by_others = not people and any(ph.role == "erg" or ph.head_kind == "actor" for ph in clause.phrases)
    return None if others or is_by_others else _Project(Target(named[0].programmes, named[0], 1.0))


def _project_of_preceding_clauses(clause: Clause) -> _Project | None:
    """Return the only project that is the subject of a preceding clause, with its interval."""
    before = clause.parent if clause.connective in _CONTINUING and not clause.of("programme") else None
    while before is not None:
        named = [ph for ph in before.of("programme") if not ph.is_dependent]
        if named:
            is_subject = len(named) == 1 and named[0].role in UNMARKED and _is_project(named[0])
            dates = [date for ph in before.of("date") for date in ph.ids]
            when = dates[0] if len(dates) == 1 and "/" in dates[0] else ""
            return (
                _Project(Target.inferred(named[0].programmes, named[0], "shared", "project"), when)
                if is_subject
                else None
            )
        before = before.parent
    return None


def _is_project(named: Phrase) -> bool:
    """Return whether a phrase names a project, or something called one."""
    is_called_one = programme_nouns.MEANS_PROJECT.match(named.head) is not None
    return all(is_carried_out(q) and (q.kind in ("project", "") or is_called_one) for q in programmes_of([named]))
