"""Filters on claims: a claim is rejected if too much of it is inferred, or if it is no part in the programme.

:func:`is_implausible` is the entry point; :mod:`~kaext.pipes.relations.misread` has the filters on single words.
"""

from __future__ import annotations

import re
from itertools import pairwise

from kaext.pipes.relations.clause_content import has_light_noun
from kaext.pipes.relations.clauses import Clause
from kaext.pipes.relations.misread import is_misread
from kaext.pipes.relations.phrases import UNMARKED, Programme
from kaext.pipes.relations.programme_kinds import is_exercise, is_local, is_operation, is_plan
from kaext.pipes.relations.scope import CandidateFact, Party, Scope, Target
from kaext.pipes.relations.words import actors, light_nouns, predicates, programme_nouns, reference

# Pairs of rule and resolution (of the country or the programme) that are wrong too often.
_TOO_VAGUE = frozenset(
    {
        ("plan", "elided"),
        ("have", "elided"),
        ("obtain", "elided"),
        ("leave", "entry"),
        ("give", "main"),
        ("send", "main"),
    }
)
# Grew, doubled, tripled.
_GREW = re.compile(r"გა(?:იზარდ|(?:ორ|სამ|ოთხ)მაგდ)")
# Pairs of resolutions (of the country, of the programme) with no anchor in the clause for either.
_BOTH_UNDERSTOOD = frozenset(
    {
        ("elided", "noun"),
        ("elided", "shared"),
        ("entry", "shared"),
        ("entry", "topic"),
        ("main", "shared"),
        ("main", "topic"),
        ("place", "shared"),
        ("place", "topic"),
        ("place", ""),
        ("relative", "topic"),
    }
)
# Light nouns for a part in something.
_SHARES = frozenset({"contribution", "part"})
_IN_IT = frozenset({"joined", "participates"})
# Words of at most so many letters are no subjects: but, and, too.
_SHORT = 4


def is_implausible(candidate: CandidateFact) -> bool:
    """Return whether a claim is rejected, so that nothing is stated."""
    return is_misread(candidate) or _is_too_vague(candidate) or _is_done_by_nobody(candidate) or _is_no_part(candidate)


def _is_too_vague(candidate: CandidateFact) -> bool:
    """Return whether too little of a claim is named in its clause, and the rest is inferred."""
    frame, scope, party, target, programme = candidate
    event, clause, sentence = scope
    is_of_entry = bool(sentence.entry.date) and party.how == "main" and party.ids == sentence.discourse.unit.countries
    if (event.rule, party.how) in _TOO_VAGUE and not is_of_entry:
        return True
    if (event.rule, target.how) in _TOO_VAGUE and not sentence.is_labelled:
        return True
    is_there = party.how == "relative" and has_light_noun(clause, "there")  # the platoon that has been there since
    if (party.how, target.how) in _BOTH_UNDERSTOOD and not (is_of_entry or is_there):
        return True
    is_named = not target.how or (target.how == "relative" and event.rule == "benefit")
    return party.how == "main" and frame.slot == "place" and not (is_named and is_local(programme))


def _is_done_by_nobody(candidate: CandidateFact) -> bool:
    """Return whether the event has no agent that is a country: it came about by itself, or in the passive."""
    frame, scope, party, target, programme = candidate
    event = scope.event
    is_of_nobody = party.how == "elided" or (party.how == "shared" and target.how == "relative")
    if event.rule == "agree" and is_of_nobody and predicates.PASSIVE.search(event.trigger.text):
        return True
    if event.rule == "send" and party.how == "elided" and _GREW.match(event.trigger.text):
        return True  # something grew by itself
    is_unmarked = target.mention is not None and target.mention.role in UNMARKED
    if (
        event.rule == "admit"
        and frame.slot == "patient"
        and is_plan(programme)
        and party.mention is None
        and is_unmarked
    ):
        return True  # the plan was accepted, nobody was taken in
    if party.how == "elided" and _is_of_nobody(scope, target):
        return True
    is_begun = event.rule == "begin" and party.how in ("elided", "main") and is_exercise(programme)
    return is_begun and is_unmarked  # it began, was not begun by them


def _is_no_part(candidate: CandidateFact) -> bool:
    """Return whether the country's act is no part in the programme: it paid, studied it, was offered it by another."""
    frame, scope, party, target, programme = candidate
    event = scope.event
    if frame.relation == "participates" and (_is_paid(scope) or _is_only_studied(scope, target, programme)):
        return True
    if event.rule == "leave" and frame.relation == "participates" and _is_in_no_field(scope, programme):
        return True
    if event.rule == "leave" and frame.relation == "joined" and target.how == "shared" and not _was_left(scope.clause):
        return True  # who awaited it and came back
    if _is_of_something_else(scope, target, programme) or (party.how == "shared" and _is_of_another(scope.clause)):
        return True
    if frame.relation == "hosted" and programme.kind != "centre" and _is_of_centre(target):
        return True
    if (
        event.rule == "hold"
        and programme.kind == "centre"
        and target.how == "noun"
        and target.mention
        and target.mention.role == "loc"
    ):
        return True  # a course was held in a centre, of which it is not said that it is there
    return frame.relation == "offered" and _is_no_offer(candidate)


def _is_no_offer(candidate: CandidateFact) -> bool:
    """Return whether an offer is not of the programme, or not made by the Alliance."""
    _, scope, party, target, programme = candidate
    if target.how == "topic" and _are_in_it(party, programme, scope):
        return True
    if scope.event.rule == "admit":  # who got the offer stands in the ergative, not who made it
        return False
    givers = (ph.ids for ph in scope.clause.of("country") if ph.role == "erg" and not ph.is_dependent)
    return any(set(ids).isdisjoint(party.ids) for ids in givers)


def _are_in_it(party: Party, programme: Programme, scope: Scope) -> bool:
    """Return whether the country has just been stated to be in the programme: what is offered is something else."""
    told = {v.country for v in scope.sentence.discourse.stated if v.programme == programme.id and v.relation in _IN_IT}
    return not told.isdisjoint(party.ids)


def _is_only_studied(scope: Scope, target: Target, programme: Programme) -> bool:
    """Return whether an operation is the subject matter of a study, not the place of one."""
    return (
        scope.event.rule == "study"
        and is_operation(programme)
        and target.mention is not None
        and target.mention.role != "loc"
    )


def _is_in_no_field(scope: Scope, programme: Programme) -> bool:
    """Return whether გამოვიდა (came out) is said of a council or centre: it means taking part only of an exercise."""
    form = scope.event.trigger.form
    return form is not None and form.lemma == "გამოვა" and not is_exercise(programme)


def _was_left(clause: Clause) -> bool:
    """Return whether the preceding clause says that the country had left, so that coming back is joining again."""
    before = clause.parent
    return before is not None and any(ph.form is not None and ph.form.kind == "leave" for ph in before.of("word"))


def _is_of_nobody(scope: Scope, target: Target) -> bool:
    """Return whether a clause without a country has no elided one: the force went in, a plan was adopted."""
    event, clause, _ = scope
    if event.rule == "any":
        return not any(actors.TROOPS.match(ph.text) for ph in clause.of("word"))
    is_unmarked = not target.how and target.mention is not None and target.mention.role in UNMARKED
    return event.rule in ("join", "admit") and is_unmarked


def _is_of_another(clause: Clause) -> bool:
    """Return whether the part or contribution is not the subject's: "thanked for its (მისი) contribution"."""
    return any(
        reference.ITS_OR_THEIR.match(a.text) and light_nouns.lights_of(b.text) & _SHARES
        for a, b in pairwise(clause.phrases)
    )


def _is_of_something_else(scope: Scope, target: Target, programme: Programme) -> bool:
    """Return whether a clause is about something merely connected with the programme: contacts with it."""
    event, clause, _ = scope
    if event.rule in ("conclude", "sign") and target.mention is not None and target.mention.role == "com":
        return is_operation(programme)
    if event.rule in ("admit", "obtain") and target.mention is not None and target.mention.role == "from":
        return is_operation(programme)
    if event.rule == "unite":
        return bool(target.how)
    if event.rule == "keep":
        return target.mention is not None and target.mention.role == "com"
    if event.rule in ("serve", "take", "unlisted") and is_exercise(programme) and target.mention is not None:
        return programme_nouns.PREPARATION.match(target.mention.head) is not None
    others = [ph for ph in clause.phrases if ph.kind == "word" and ph.role == "nom" and ph.form is None]
    is_it = any(
        programme_nouns.PROGRAMME_NOUN.match(ph.text)
        or programme_nouns.DRAFT.match(ph.text)
        or ph.text in reference.PRONOUNS
        for ph in others
    )
    is_other = not is_it and any(len(ph.text) > _SHORT for ph in others)
    return event.rule == "agree" and target.how in ("shared", "pronoun") and is_other


def _is_of_centre(target: Target) -> bool:
    """Return whether a clause is about a programme's centre: hosting the ICI's centre is not hosting the ICI."""
    return target.mention is not None and programme_nouns.CENTRE.match(target.mention.head) is not None


def _is_paid(scope: Scope) -> bool:
    """Return whether the country gives nothing but money, which is no part in a programme."""
    event, clause, _ = scope
    gives = event.rule in ("give", "send", "do", "benefit", "unlisted", "amount", "help")
    words = [ph.text for ph in clause.phrases if ph.kind == "word"]
    words += [ph.head for ph in clause.of("country") if ph.head_kind == "actor"]
    has_people = any(actors.ACTOR.match(word) and not actors.GOVERNMENT.match(word) for word in words)
    of_programmes = {ph.head for ph in clause.of("programme")}
    is_money = bool(clause.of("sum")) or any(
        programme_nouns.MONEY.match(word) for word in words if word not in of_programmes
    )
    return gives and is_money and not has_people
