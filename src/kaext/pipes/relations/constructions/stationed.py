"""Operations on a country's own soil: "forces were stationed in Albania", "kept order in Afghanistan"."""

from __future__ import annotations

from collections.abc import Iterator

from kaext.pipes.relations.arguments.parties import anaphors_as_countries
from kaext.pipes.relations.arguments.scope import Party, Scope, Sentence, Target
from kaext.pipes.relations.candidates.instantiation import instantiate
from kaext.pipes.relations.clauses.clause import SUBORDINATE, Clause
from kaext.pipes.relations.grammar import UNREAL_TENSES, Form
from kaext.pipes.relations.phrases import DATIVE, OWNER, PLACE, SUBJECT, UNMARKED, Phrase
from kaext.pipes.relations.predication.frames import Event, Frame
from kaext.pipes.relations.programme_kinds import is_operation
from kaext.pipes.relations.words import actors, connectives, country_nouns, locations, reference
from kaext.pipes.values import RelationValue

_FRAME = Frame.of_rule("beneficiary", "worked-in", "stationed")
# What forces do where they are stationed, by kinds of verbs, and one lemma: disarms.
_BEING_THERE = frozenset({"serve", "hold", "carry", "keep", "continue", "send", "help", "benefit"})
_DISARMS = "ჩამოართმევს"
# Roles of countries that take part themselves.
_PARTICIPANT_ROLES = SUBJECT | {"with", "com"}


def stationed_operation_statements(clause: Clause, sentence: Sentence) -> Iterator[RelationValue]:
    """Yield the country where an operation was, or that it helped, if the clause names no participants."""
    at = _acting_operation(clause)
    verb = next(iter(clause.finite_verbs), None) if at is not None else None
    if at is None or verb is None or verb.form is None or not _is_stationing(verb.form):
        return
    if any(ph.role in _PARTICIPANT_ROLES for ph in clause.of("country")):
        return
    scope = Scope(Event((_FRAME,), rule="stationed", trigger=verb, tense=verb.form.tense), clause, sentence)
    parties = [Party(ph.ids, ph, 1.0) for ph in clause.of("country")] or list(_countries_referred_to(scope))
    for party in parties:
        is_helped = verb.form.kind == "help" and party.mention is not None and party.mention.role in DATIVE
        is_soil = party.mention is not None and _is_soil(party.mention) and clause.connective not in SUBORDINATE
        if len(party.ids) == 1 and (is_helped or is_soil):
            yield from instantiate(_FRAME, scope, party, Target(at.programmes, at, 1.0))


def _acting_operation(clause: Clause) -> Phrase | None:
    """Return the only operation that is the agent of a clause, itself or through its people ("its engineers")."""
    named = [ph for ph in clause.of("programme") if not ph.is_dependent]
    if not named and clause.connective == "relative" and clause.antecedent is not None:
        pronoun = next((ph for ph in clause.of("word") if connectives.RELATIVE.match(ph.text)), None)
        named = [clause.antecedent] if pronoun is not None and pronoun.role in ("nom", "erg") else []
    if len(named) != 1 or not named[0].programmes or not all(map(is_operation, named[0].programmes)):
        return None
    return named[0] if _is_agent(named[0], clause) else None


def _is_agent(named: Phrase, clause: Clause) -> bool:
    """Return whether an operation, or its people, is the only agent of a clause."""
    own = next((ph for ph in clause.phrases if ph.start >= named.end and ph.kind == "word" and ph.role != "gen"), None)
    is_own = named.role in OWNER and own is not None and actors.is_actor(own.text)
    if any(
        ph.role == "erg" and ph.text not in (named.head, own.text if is_own and own else "") for ph in clause.of("word")
    ):
        return False
    return named.role in UNMARKED | {"erg"} or (is_own and own is not None and own.role in ("nom", "erg"))


def _is_stationing(form: Form) -> bool:
    """Return whether a verb says what forces do where they are stationed, in the past or present."""
    return (form.kind in _BEING_THERE or form.lemma == _DISARMS) and form.tense not in UNREAL_TENSES


def _countries_referred_to(scope: Scope) -> Iterator[Party]:
    """Yield the antecedent of "there" in the preceding clause, else that of "the country"; no group of countries."""
    before = scope.clause.parent
    places = (
        [ph for ph in before.of("country") if _is_soil(ph)] if before is not None and _says_there(scope.clause) else []
    )
    if len(places) == 1:
        yield Party.inferred(places[0].ids, places[0], "shared")
        return
    for party in anaphors_as_countries(scope):
        if party.mention is not None and country_nouns.COUNTRY_NOUN.match(party.mention.text):
            yield party


def _says_there(clause: Clause) -> bool:
    return any(ph.text in reference.THERE for ph in clause.of("word"))


def _is_soil(country: Phrase) -> bool:
    """Return whether a country is a physical place: in it, in its mountains, but not in its plans."""
    return country.role in PLACE and country.head_kind in ("", "place") and not locations.ABSTRACT.match(country.head)
