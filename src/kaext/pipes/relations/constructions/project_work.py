"""The work and goods of projects, where the verb of the clause has no frame of its own.

The verb describes the work, or says what a country was given; the country is that of the scholars who did it, the place
where it was done, or the recipient.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from kaext.pipes.relations.arguments.scope import Party, Scope, Sentence, Target
from kaext.pipes.relations.candidates.instantiation import instantiate
from kaext.pipes.relations.clauses.clause import SUBORDINATE, Clause
from kaext.pipes.relations.clauses.gapping import has_contrastive_particle
from kaext.pipes.relations.context.discourse import programmes_of
from kaext.pipes.relations.phrases import DATIVE, PLACE, UNMARKED, Phrase
from kaext.pipes.relations.phrasing.finite import is_finite
from kaext.pipes.relations.predication.frames import Event, Frame
from kaext.pipes.relations.programme_kinds import TRANSFER_VERBS, is_carried_out, is_local
from kaext.pipes.relations.words import actors, connectives, modality, predicates, programme_nouns
from kaext.pipes.values import RelationValue

_SCHOLARS_PARTICIPATE = Frame.of_rule("participates", "actor", "fieldwork")
_WORK_IN_COUNTRY = Frame.of_rule("beneficiary", "place", "fieldwork")
# Openers of clauses that continue the preceding one.
_CONTINUING = frozenset({"dash", "contrast", "comma", "and", "stop"})
_PAID_FOR = Frame.of_rule("beneficiary", "dative", "paid")
_GIVEN_TO = DATIVE | {"ben"}
_WORK_ELSEWHERE = Frame.of_rule("beneficiary", "place", "elsewhere")
_PAST_TENSES = frozenset({"past", "perfect"})


class _Project(NamedTuple):
    """The project that a sentence is about, and its interval."""

    target: Target
    date: str = ""


def fieldwork_statements(clause: Clause, sentence: Sentence) -> Iterator[RelationValue]:
    """Yield the countries whose scholars did the work of the sentence's project, else those where it was done.

    "X went on from 2002 to 2008: Armenian chemists took samples of the water"; "X studied the salt on
    Kazakhstan's coast".
    """
    if not clause.of("country") or clause.connective in SUBORDINATE:
        return
    verb = next((ph for ph in clause.of("word") if is_finite(ph, clause.phrases)), None)
    if verb is None or not predicates.WORKS.match(verb.text):
        return
    people = [ph for ph in clause.of("country") if _are_scholars(ph)]
    project = _project_named(clause, people)
    if project is None and people:
        project = _project_of_preceding_clauses(clause) or _project_of_last_sentence(clause, sentence)
    if project is None:
        return
    frame = _SCHOLARS_PARTICIPATE if people else _WORK_IN_COUNTRY
    scope = Scope(Event((frame,), rule="fieldwork", trigger=verb, tense="past"), clause, sentence)
    for at in people or [ph for ph in clause.of("country") if ph.role in PLACE and ph.head_kind in ("", "place")]:
        for value in instantiate(frame, scope, Party(at.ids, at, 1.0), project.target):
            yield replace(value, date=value.date or project.date)


def _are_scholars(country: Phrase) -> bool:
    """Return whether a country acts through its civilians or their institutes: no soldiers, no officials."""
    is_acting = country.role in UNMARKED | {"erg"} and country.head_kind == "actor"
    return is_acting and any(kind.match(country.head) for kind in (actors.CIVILIAN, actors.SCHOLARLY_BODY))


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


def _project_of_last_sentence(clause: Clause, sentence: Sentence) -> _Project | None:
    """Return the only project that the last sentence names, if this one names no programme and no other payer."""
    named = [q for q in sentence.discourse.programmes_of_last_sentence() if q.kind == "project" and is_carried_out(q)]
    is_of_others = any(ph.kind == "programme" or actors.OTHER_ORGANISATION.match(ph.text) for ph in sentence.phrases)
    if len(named) != 1 or is_of_others or clause.parent is not None:
        return None
    is_asserted = not any(connectives.PURPOSE_OR_CONDITION.match(ph.text) for ph in clause.of("word"))
    return _Project(Target.inferred(tuple(named), None, "topic")) if is_asserted else None


def _is_project(named: Phrase) -> bool:
    """Return whether a phrase names a project, or something called one."""
    is_called_one = programme_nouns.MEANS_PROJECT.match(named.head) is not None
    return all(is_carried_out(q) and (q.kind in ("project", "") or is_called_one) for q in programmes_of([named]))


def donated_goods_statements(clause: Clause, sentence: Sentence) -> Iterator[RelationValue]:
    """Yield the recipients of goods as beneficiaries of the programme that paid for them, as a relative clause says.

    "Ukraine was given detectors, which the Trust Fund bought."
    """
    main = clause.parent
    if clause.connective != "relative" or clause.of("country") or main is None or main.of("programme"):
        return
    payers = [ph for ph in clause.of("programme") if ph.role == "erg" and not ph.is_dependent]
    programmes = tuple(q for ph in payers for q in ph.programmes if is_carried_out(q))
    given = next((ph for ph in main.phrases if ph.form is not None and ph.form.kind in TRANSFER_VERBS), None)
    words = [*main.of("word"), *clause.of("word")]
    is_thing = main.phrases[-1].kind == "word" and main.phrases[-1].role == "nom"
    if not programmes or given is None or not (is_thing and is_finite(given, main.phrases)):
        return
    if any(modality.NEGATION.match(ph.text) or modality.MODAL.match(ph.text) for ph in words):
        return
    for country in main.of("country"):
        if country.role in _GIVEN_TO:
            gift = Clause([country, *main.of("date")])
            scope = Scope(Event((_PAID_FOR,), rule="paid", trigger=given, tense="past"), gift, sentence)
            yield from instantiate(
                _PAID_FOR, scope, Party(country.ids, country, 1.0), Target(programmes, payers[0], 1.0)
            )


def contrasted_place_statements(
    clause: Clause, sentence: Sentence, before: Sequence[RelationValue]
) -> Iterator[RelationValue]:
    """Yield the country of a contrasting clause as a further beneficiary of the project stated last.

    "In Ukraine the fund destroyed mines; in Albania, for its part, ammunition stores were emptied."

    Parameters
    ----------
    clause, sentence
        The clause and its sentence.
    before
        The statements made last.
    """
    places = [ph for ph in clause.of("country") if ph.role in PLACE and ph.head_kind in ("", "place")]
    if (
        clause.connective != "stop"
        or not places
        or not has_contrastive_particle(clause)
        or not before
        or clause.of("programme")
    ):
        return
    stated = {value.programme for value in before if value.relation == "beneficiary"}
    programmes = [q for q, _ in sentence.discourse.programmes if q.id in stated]
    programmes += [q for ph in sentence.phrases if ph.kind == "programme" for q in ph.programmes if q.id in stated]
    if len(stated) != 1 or not programmes or not is_local(programmes[-1]) or len(clause.of("country")) > 1:
        return
    done = [ph for ph in clause.of("word") if ph.role == "nom" and programme_nouns.CLEARED.match(ph.text)]
    verb = next((ph for ph in clause.finite_verbs if ph.form is None or ph.form.tense in _PAST_TENSES), None)
    if not done or verb is None:
        return
    scope = Scope(Event((_WORK_ELSEWHERE,), rule="elsewhere", trigger=verb, tense="past"), clause, sentence)
    target = Target.inferred((programmes[-1],), None, "shared")
    for at in places:
        yield from instantiate(_WORK_ELSEWHERE, scope, Party(at.ids, at, 1.0), target)
