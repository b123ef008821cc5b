"""Claims that a verb only seems to make: the programme is a purpose, an addressee or the successor of something."""

from __future__ import annotations

import re

from kaext.pipes.relations.clauses import Clause
from kaext.pipes.relations.phrases import PLACE, UNMARKED, phrase_after
from kaext.pipes.relations.programme_kinds import is_agreed, is_exercise, is_plan
from kaext.pipes.relations.scope import CandidateFact
from kaext.pipes.relations.words import actors, programme_nouns, reference

# Roles of a possessor.
_OWNING = frozenset({"gen", "datgen", "object"})
# Writes: a plan is written, a centre is written to.
_WRITES = "წერს"
# Serves a purpose.
_SERVES = "ემსახურება"
# The collapse of a state ("since the collapse of the Soviet Union").
_COLLAPSE = re.compile(r"დაშლ")
# Gather, as people do at an exercise.
_GATHER = "შეიკრიბება"
_BEGINNING = frozenset({"begin", "enter"})


def is_misread(candidate: CandidateFact) -> bool:
    """Return whether a claim takes something for a part in a programme that is none."""
    return _is_of_what_is_like_it(candidate) or _is_of_who_else(candidate) or _is_of_work_on_paper(candidate)


def _is_of_what_is_like_it(candidate: CandidateFact) -> bool:
    """Return whether a programme is a purpose, an addressee, a mere "matter", or the successor of what is meant."""
    _, scope, _, target, programme = candidate
    form, at = scope.event.trigger.form, target.mention
    if at is None:
        return False
    following = phrase_after(at, scope.clause.phrases) if at.role in _OWNING else None
    if following is not None and programme_nouns.PREDECESSOR.match(following.text):
        return True  # left its predecessor
    if form is not None and form.lemma == _SERVES and at.role == "ben" and not target.how:
        return True  # the exercise served the training of a company for it
    is_letter = form is not None and form.lemma == _WRITES and not (is_plan(programme) or is_agreed(programme))
    return is_letter or (
        scope.event.rule == "befall" and target.how == "noun" and programme_nouns.MATTER.match(at.text) is not None
    )


def _is_of_who_else(candidate: CandidateFact) -> bool:
    """Return whether the agent is another than the inferred country: a centre, unnamed soldiers at its exercise."""
    frame, scope, party, target, programme = candidate
    rule, before = scope.event.rule, scope.clause.parent
    is_sender = (
        target.mention is not None and not target.how and target.mention.role in UNMARKED and programme.kind == "centre"
    )
    if rule == "send" and party.how == "elided" and is_sender:
        return True
    if party.mention is not None and _COLLAPSE.match(party.mention.head):
        return True
    form = scope.event.trigger.form
    is_gathering = form is not None and form.lemma == _GATHER and frame.relation == "participates"
    if is_gathering and (party.how or party.mention is None or party.mention.role in PLACE):
        return True  # people came together there
    if rule == "take" and party.how == "shared" and is_exercise(programme) and before is not None:
        is_host = any(ph.form is not None and ph.form.kind == "host" for ph in before.finite_verbs)
        return is_host and _are_counted(scope.clause)
    return False


def _are_counted(clause: Clause) -> bool:
    """Return whether the subject of a clause is a number of people: "400 soldiers took part"."""
    words = clause.of("word")
    are_people = any(ph.role == "nom" and actors.is_actor(ph.text) for ph in words)
    return are_people and any(ph.text[0].isdigit() or reference.NUMBER.match(ph.text) for ph in words)


def _is_of_work_on_paper(candidate: CandidateFact) -> bool:
    """Return whether work on a document began, something is checked regularly, or another mission is meant."""
    frame, scope, _, target, _ = candidate
    event, clause, _ = scope
    if frame.relation == "participates" and event.rule in _BEGINNING:
        return any(ph.role == "on" and _is_document(ph.text) for ph in clause.of("word"))
    if frame.relation == "completed" and event.rule == "hold":
        return event.tense == "present" and not any(ph.ids for ph in clause.of("date"))
    content = clause.complement if event.rule == "plan" and target.how == "shared" else None
    return content is not None and any(
        ph.role == "loc" and programme_nouns.MEANS_OPERATION.match(ph.text) for ph in content.of("word")
    )


def _is_document(word: str) -> bool:
    return programme_nouns.VERSION.match(word) is not None or programme_nouns.MEANS_DOCUMENT.match(word) is not None
