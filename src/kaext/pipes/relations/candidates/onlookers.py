"""People who only look on: observers, spectators, officials and reporters who visit an exercise or an operation."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kaext.pipes.relations.arguments.scope import CandidateFact
from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.phrases import GENITIVE, SUBJECT, Phrase, Programme
from kaext.pipes.relations.programme_kinds import is_exercise, is_operation
from kaext.pipes.relations.words import actors, predicates

# Takes part, as an observer or not.
_TAKES_PART = "მონაწილეობს"
# Kinds of programmes whose members and observers are told apart. In a council and an operation, observers take part.
_WITH_OBSERVERS = frozenset({"exercise", "forum", "force"})
# What observers are sent by.
_SENDING = frozenset({"send", "give", "provide", "arrive"})
# Verbs of coming to what others do, and of staying there.
_COMES = frozenset({"take", "visit", "arrive", "keep", "unlisted", "plan", "study"})
_IN_IT = frozenset({"participates", "joined", "planned"})
# Cases of an object.
_OBJECT = frozenset({"nom", "dat", "datgen"})


def only_looks_on(candidate: CandidateFact) -> bool:
    """Return whether a country only observed what is no council and no operation, or its visitors only came to it."""
    frame, scope, _, _, programme = candidate
    is_apt = frame.relation in _IN_IT or scope.event.rule == "unlisted"
    return is_apt and (_only_visits(candidate) or (_has_observers(programme) and _is_onlooking(scope.clause)))


def onlookers(clause: Clause) -> Sequence[Phrase]:
    """Return the countries of a clause that only observe something, or whose reporters and historians it is about."""
    countries = clause.of("country")
    if _is_onlooking(clause):
        return countries
    return [ph for ph in countries if actors.VISITOR.match(ph.head) and ph.role in SUBJECT]


def watched(row: Sequence[Phrase]) -> list[Programme]:
    """Return the programmes of a sentence that may be observed or visited without a part in them."""
    named = [programme for ph in row for programme in ph.programmes]
    return [programme for programme in named if _has_observers(programme) or is_operation(programme)]


def _has_observers(programme: Programme) -> bool:
    """Return whether the observers of a programme are no participants."""
    return is_exercise(programme) or programme.kind in _WITH_OBSERVERS


def _is_onlooking(clause: Clause) -> bool:
    """Return whether a clause says that somebody observed: as an observer, with the status of one, watched it."""
    verbs = clause.finite_verbs
    if any(ph.form is not None and ph.form.lemma == _TAKES_PART for ph in verbs):
        return False
    if any(
        ph.head_kind == "actor" and actors.OBSERVER.match(ph.head) and ph.role in SUBJECT for ph in clause.of("country")
    ):
        return True
    if any(predicates.WATCHES.match(ph.text) for ph in clause.of("word")):
        return True
    return any(_is_as_observer(word, after, clause) for word, after in pairwise([*clause.phrases, None]) if word)


def _is_as_observer(word: Phrase, after: Phrase | None, clause: Clause) -> bool:
    """Return whether a word says in what capacity somebody came, or is the observer that was sent."""
    if word.kind != "word" or not actors.OBSERVER.match(word.text):
        return False
    if word.role == "adv" or (word.role in GENITIVE and after is not None and actors.CAPACITY.match(after.text)):
        return True
    if not clause.has_verb:  # A is a member, B – an observer
        return word.role == "nom" and clause.gap_antecedent is not None
    is_sent = any(ph.form is not None and ph.form.kind in _SENDING for ph in clause.finite_verbs)
    others = [ph for ph in clause.of("word") if actors.TROOPS.match(ph.text) and not actors.OBSERVER.match(ph.text)]
    return is_sent and word.role in _OBJECT and all(ph.start == word.end + 1 for ph in others)


def _only_visits(candidate: CandidateFact) -> bool:
    """Return whether reporters or historians are the subject, or officials who came to an exercise."""
    _, scope, party, _, programme = candidate
    at = party.mention
    if at is None or not at.head or not (is_operation(programme) or is_exercise(programme)):
        return False
    is_official = actors.OFFICIAL.match(at.head) is not None and is_exercise(programme)
    return scope.event.rule in _COMES and (is_official or actors.VISITOR.match(at.head) is not None)
