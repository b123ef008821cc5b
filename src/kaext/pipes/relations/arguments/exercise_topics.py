"""The exercise that the text before is about, for a clause that says what a country did at it."""

from __future__ import annotations

from itertools import pairwise

from kaext.pipes.relations.arguments.clause_content import has_light_noun
from kaext.pipes.relations.arguments.scope import Scope, Sentence, Target
from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.phrases import DATIVE, SUBJECT, Programme
from kaext.pipes.relations.predication.frames import Event
from kaext.pipes.relations.predication.slots import helps_host
from kaext.pipes.relations.programme_kinds import is_exercise
from kaext.pipes.relations.words import actors, connectives, light_nouns, locations, programme_nouns, reference, times

# Verbs of what countries do at an exercise, and their roles then.
DONE_AT_EXERCISES = frozenset(
    {"serve", "provide", "take", "arrive", "send", "be", "have", "admit", "include", "visit", "begin"}
)
_ROLES_AT_EXERCISE = SUBJECT | {"abl"}
# Places that are at an exercise: in it, at its shooting, on the ground.
_AT_EXERCISE = (programme_nouns.PROGRAMME_NOUN, programme_nouns.PART_OF_EXERCISE, locations.GROUNDS)


def exercise_attended(scope: Scope) -> Target | None:
    """Return the exercise of the text before that a country takes part in or hosts."""
    event, clause, sentence = scope
    receives_guests = event.rule == "admit" and any(frame.relation == "hosted" for frame in event.frames)
    plays_host = event.rule == "do" and any(frame.relation == "hosted" for frame in event.frames[:1])
    is_hosting = event.rule == "host" or receives_guests or (plays_host and has_light_noun(clause, "hosting"))
    if is_hosting and _hosts_meeting(clause):
        return None
    is_beside_host = any(frame.slot == "helper" for frame in event.frames[:1]) and helps_host(clause)
    if not (is_hosting or is_beside_host or event.rule in DONE_AT_EXERCISES):
        return None
    roles = _ROLES_AT_EXERCISE | (DATIVE if event.is_inverted else frozenset())
    if not any(ph.role in roles for ph in clause.of("country")):
        return None
    return topic_exercise(event, clause, sentence, is_hosting=is_hosting)


def _hosts_meeting(clause: Clause) -> bool:
    """Return whether a country hosts a meeting or visitors, and no exercise: a summit, the Secretary General."""
    is_meeting = any(
        programme_nouns.MEETING.match(ph.text) or times.OCCASION.match(ph.text) for ph in clause.of("word")
    )
    return is_meeting or any(
        ph.role in DATIVE and (actors.OFFICIAL.match(ph.text) or actors.VISITOR.match(ph.text))
        for ph in clause.of("word")
    )


def topic_exercise(event: Event, clause: Clause, sentence: Sentence, *, is_hosting: bool = False) -> Target | None:
    """Return the exercise that this and the last sentences are about, unless the clause is about another place.

    With ``is_hosting``, a place may be where the exercise of the last sentence is: in Odesa, Ukraine hosted its guests.
    """
    if (antecedent := _exercise_of_relative(clause)) is not None:
        return antecedent
    here = [ph for ph in sentence.phrases if ph.kind == "programme" and ph.end < event.trigger.start]
    is_dependent = bool(here) and here[-1].is_dependent and any(ph is here[-1] for ph in clause.phrases)
    if is_dependent or _is_in_another_year(clause):
        return None
    last = here[-1].programmes[-1] if here else _last_exercise(sentence)
    if last is None or not is_exercise(last):
        return None
    is_last = bool(here) or last == sentence.discourse.last_programme(reach=1)
    is_its_place = is_hosting and is_last and not _is_at_other_work(clause)
    return Target.inferred((last,), None, "topic") if is_its_place or not _is_elsewhere(clause) else None


def _exercise_of_relative(clause: Clause) -> Target | None:
    """Return the exercise that a clause with "during which" or "where" modifies."""
    antecedent = clause.antecedent
    if antecedent is None or not any(map(is_exercise, antecedent.programmes)):
        return None
    if connectives.DURING_WHICH.match(" ".join(ph.text for ph in clause.phrases[:2])) is not None:
        return Target.inferred(antecedent.programmes[-1:], antecedent, "relative", "during")
    is_where = clause.connective == "relative" and connectives.WHERE.match(clause.phrases[0].text) is not None
    return Target.inferred(antecedent.programmes[-1:], antecedent, "relative") if is_where else None


def _is_elsewhere(clause: Clause) -> bool:
    """Return whether a clause names a place that is not at an exercise, or other work."""
    places = [ph.text for ph in clause.of("word") if ph.role == "loc"]
    if any(
        text not in reference.PRONOUNS
        and not any(pattern.match(text) for pattern in _AT_EXERCISE)
        and "shoulder" not in light_nouns.lights_of(text)
        for text in places
    ):
        return True
    return _is_at_other_work(clause)


def _is_at_other_work(clause: Clause) -> bool:
    """Return whether a clause names a mission or operation."""
    return any(programme_nouns.OTHER_WORK.match(ph.text) for ph in clause.of("word"))


def _last_exercise(sentence: Sentence) -> Programme | None:
    """Return the programme named last, or, where that is a centre, the only exercise named with it: which X planned."""
    last = sentence.discourse.last_programme(reach=4)
    with_it = [programme for programme in sentence.discourse.programmes_of_last_sentence() if is_exercise(programme)]
    return with_it[0] if last is not None and last.kind == "centre" and len(with_it) == 1 else last


def _is_in_another_year(clause: Clause) -> bool:
    """Return whether a clause is about the year before or after, and so about another exercise of the series."""
    return any(times.NEXT_TO.match(a.text) and times.YEAR_NOUN.match(b.text) for a, b in pairwise(clause.phrases))
