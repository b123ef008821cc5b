"""Filters on candidate facts: rejected is what is inferred too freely, has no country as agent, or is no part in it.

:func:`is_implausible` is the entry point; :mod:`~kaext.pipes.relations.candidates.misread` has the filters on
single words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from kaext.pipes.relations.arguments.clause_content import has_light_noun, is_lead_of_unnamed_work
from kaext.pipes.relations.arguments.people import school_of_town
from kaext.pipes.relations.arguments.scope import CandidateFact, Target
from kaext.pipes.relations.candidates.misread import is_misread
from kaext.pipes.relations.candidates.onlookers import only_looks_on
from kaext.pipes.relations.phrases import GENITIVE, UNMARKED, Phrase
from kaext.pipes.relations.programme_kinds import (
    is_agreed,
    is_carried_out,
    is_exercise,
    is_local,
    is_operation,
    is_plan,
)
from kaext.pipes.relations.words import actors, lemmas, light_nouns, predicates, programme_nouns, reference

# Pairs of a rule and how the country was inferred that are wrong too often; the same of the programme.
_UNRELIABLE_COUNTRY = frozenset(
    {
        ("plan", "elided"),
        ("have", "elided"),
        ("obtain", "elided"),
        ("leave", "entry"),
        ("give", "main"),
        ("send", "main"),
    }
)
_UNRELIABLE_PROGRAMME = frozenset({("leave", "entry")})
# How the country and the programme were inferred, where neither has an anchor in the clause.
_BOTH_INFERRED = frozenset(
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
# Relations of a country that is in a programme.
_IN_IT = frozenset({"joined", "participates"})
# Rules of giving.
_GIVING = frozenset({"give", "send", "do", "benefit", "unlisted", "amount", "help"})
# Rules of being something.
_BEING = frozenset({"be", "become"})
# Words of at most so many letters are no subjects: but, and, too.
_SHORT = 4


def is_implausible(candidate: CandidateFact) -> bool:
    """Return whether a candidate fact is rejected, so that nothing is stated."""
    return is_misread(candidate) or only_looks_on(candidate) or any(rejects(candidate) for rejects in _FILTERS)


def _role(target: Target) -> str:
    """Return the role of the programme, "" where no phrase stands for it."""
    return target.mention.role if target.mention is not None else ""


# Too much is inferred


def _is_inferred_unreliably(candidate: CandidateFact) -> bool:
    """Return whether the country or the programme was inferred in a way that is wrong too often with this rule."""
    _, scope, party, target, _ = candidate
    rule = scope.event.rule
    is_anchored = party.how == "elided" and not target.how  # the clause names the programme
    if (rule, party.how) in _UNRELIABLE_COUNTRY and not (is_anchored or _is_main_country_of_entry(candidate)):
        return True
    is_set = scope.sentence.is_labelled or scope.sentence.entry.is_enclosed
    return (rule, target.how) in _UNRELIABLE_PROGRAMME and not is_set


def _are_both_inferred(candidate: CandidateFact) -> bool:
    """Return whether neither the country nor the programme has an anchor in the clause."""
    _, scope, party, target, programme = candidate
    if (party.how, target.how) not in _BOTH_INFERRED or _is_main_country_of_entry(candidate):
        return False
    facts = {(value.country, value.programme) for value in scope.sentence.discourse.stated}
    is_left = scope.event.rule == "leave" and target.how == "noun" and _role(target) not in GENITIVE
    if is_left and all((country, programme.id) in facts for country in party.ids):
        return False  # they serve in it. They left the operation in 2012.
    if party.how == "place" and _are_things_there(candidate):
        return False
    is_there = party.how == "relative" and has_light_noun(scope.clause, "there")  # "the platoon that has been there"
    return not (is_there or is_lead_of_unnamed_work(scope.event, scope.clause))  # Estonia, to which the lead fell


def _are_things_there(candidate: CandidateFact) -> bool:
    """Return whether a project did something to the things of the place before: in A lay mines. It destroyed them."""
    _, scope, _, target, programme = candidate
    is_object = any(ph.text == reference.THEY for ph in scope.clause.of("word"))
    is_done_by_it = _role(target) == "erg" and not target.how and is_carried_out(programme)
    return is_object and is_done_by_it and scope.event.rule == "benefit"


def _is_joint_topic(candidate: CandidateFact) -> bool:
    """Return whether "we" of a joint text did something in a clause without a programme: gathered, said, agreed."""
    party = candidate.party
    return party.how == "we" and len(party.ids) > 1 and candidate.target.how == "topic"


def _is_main_country_of_entry(candidate: CandidateFact) -> bool:
    """Return whether the country is that of the section, in a dated entry."""
    _, scope, party, _, _ = candidate
    entry, discourse = scope.sentence.entry, scope.sentence.discourse
    return bool(entry.date) and party.how == "main" and party.ids == discourse.unit.countries


def _is_place_inferred(candidate: CandidateFact) -> bool:
    """Return whether the document's country is inferred as a place, but no local programme and no school is named."""
    frame, scope, party, target, programme = candidate
    if party.how != "main" or frame.slot != "place":
        return False
    is_named = not target.how or (target.how == "relative" and scope.event.rule == "benefit")
    topic = scope.sentence.discourse.unit.country or party.ids
    is_at_school = is_carried_out(programme) and school_of_town(scope.clause, topic) is not None
    return not (is_named and (is_local(programme) or is_at_school))


# No country is the agent


def _is_agreed_by_nobody(candidate: CandidateFact) -> bool:
    """Return whether a verb of agreeing is in the passive, and the country is inferred."""
    _, scope, party, target, _ = candidate
    is_inferred = party.how == "elided" or (party.how == "shared" and target.how == "relative")
    is_passive = scope.event.rule == "agree" and predicates.PASSIVE.search(scope.event.trigger.text) is not None
    return is_passive and is_inferred


def _grew_by_itself(candidate: CandidateFact) -> bool:
    """Return whether something grew, and the country is elided."""
    event = candidate.scope.event
    return (
        event.rule == "send"
        and candidate.party.how == "elided"
        and predicates.GREW.match(event.trigger.text) is not None
    )


def _is_plan_accepted(candidate: CandidateFact) -> bool:
    """Return whether a plan was accepted, where "admit" would need a country that was admitted."""
    frame, scope, party, target, programme = candidate
    is_admission = scope.event.rule == "admit" and frame.slot == "patient" and party.mention is None
    return is_admission and is_plan(programme) and _role(target) in UNMARKED


def _is_programme_subject(candidate: CandidateFact) -> bool:
    """Return whether no country is elided: the force went in, a plan was adopted, its leader changed."""
    _, scope, party, target, _ = candidate
    if party.how != "elided":
        return False
    if scope.event.rule == "any":
        return not any(actors.TROOPS.match(ph.text) for ph in scope.clause.of("word"))
    if scope.event.rule == "admit" and has_light_noun(scope.clause, "status"):  # it received the status
        return False
    return scope.event.rule in ("join", "admit") and not target.how and _role(target) in UNMARKED


def _did_exercise_begin(candidate: CandidateFact) -> bool:
    """Return whether an exercise began, and was not begun by a country."""
    _, scope, party, target, programme = candidate
    is_inferred = scope.event.rule == "begin" and party.how in ("elided", "main")
    return is_inferred and is_exercise(programme) and _role(target) in UNMARKED


def _begins_in_general(candidate: CandidateFact) -> bool:
    """Return whether a sentence is about all projects, not the one of a country: a project begins with people."""
    _, scope, party, target, _ = candidate
    form = scope.event.trigger.form
    is_general = scope.event.rule == "begin" and form is not None and form.tense == "present"
    is_dated = bool(scope.clause.of("date") or scope.sentence.entry.date)
    return is_general and not is_dated and party.mention is None and target.how == "noun"


# No part in the programme


def _only_pays(candidate: CandidateFact) -> bool:
    """Return whether the country gives nothing but money, which is no part in a programme."""
    event, clause, _ = candidate.scope
    if candidate.frame.relation != "participates" or event.rule not in _GIVING:
        return False
    words = [ph.text for ph in clause.of("word")]
    words += [ph.head for ph in clause.of("country") if ph.head_kind == "actor"]
    has_people = any(actors.ACTOR.match(word) and not actors.GOVERNMENT.match(word) for word in words)
    heads = {ph.head for ph in clause.of("programme")}
    names_money = any(programme_nouns.MONEY.match(word) for word in words if word not in heads)
    return (bool(clause.of("sum")) or names_money) and not has_people


def _is_member_of_organisation(candidate: CandidateFact) -> bool:
    """Return whether a country is a member of an organisation, not of the programme before: three of them of NATO."""
    _, scope, _, target, _ = candidate
    words = [ph for ph in scope.clause.phrases if ph.kind not in ("comma", "date")]
    return (
        scope.event.rule in _BEING
        and bool(target.how)
        and any(
            a.role == "gen" and actors.ORGANISATION.match(a.text) and "member" in light_nouns.lights_of(b.text)
            for a, b in pairwise(words)
        )
    )


def _is_plan_led(candidate: CandidateFact) -> bool:
    """Return whether something else than a plan was taken over or led: nobody leads a Membership Action Plan."""
    _, scope, _, target, programme = candidate
    return scope.event.rule == "lead" and target.how == "topic" and is_agreed(programme)


def _is_operation_studied(candidate: CandidateFact) -> bool:
    """Return whether an operation is the subject matter of a study, not the place of one."""
    frame, scope, _, target, programme = candidate
    is_study = frame.relation == "participates" and scope.event.rule == "study" and target.mention is not None
    return is_study and is_operation(programme) and _role(target) != "loc"


def _comes_out_of_no_exercise(candidate: CandidateFact) -> bool:
    """Return whether გამოვიდა (came out) is said of a council or centre: it means taking part only of an exercise."""
    event, form = candidate.scope.event, candidate.scope.event.trigger.form
    is_coming_out = event.rule == "leave" and form is not None and form.lemma == lemmas.TAKES_THE_FIELD
    return is_coming_out and candidate.frame.relation == "participates" and not is_exercise(candidate.programme)


def _comes_back_without_leaving(candidate: CandidateFact) -> bool:
    """Return whether coming back is no joining again: the preceding clause does not say that the country had left."""
    frame, scope, _, target, _ = candidate
    parent = scope.clause.parent
    had_left = parent is not None and any(ph.form is not None and ph.form.kind == "leave" for ph in parent.of("word"))
    is_return = scope.event.rule == "leave" and frame.relation == "joined" and target.how == "shared"
    return is_return and not had_left


def _is_merely_connected(candidate: CandidateFact) -> bool:
    """Return whether a clause is about something connected with the programme: contacts with it, preparation for it."""
    _, scope, _, target, programme = candidate
    event = scope.event
    if event.rule in ("conclude", "sign") and _role(target) == "com":
        return is_operation(programme)
    if event.rule in ("admit", "obtain") and _role(target) == "from":
        return is_operation(programme)
    if event.rule == "unite":
        return bool(target.how)
    if event.rule == "keep":
        return _role(target) == "com"
    if event.rule in ("serve", "take", "unlisted") and is_exercise(programme) and target.mention is not None:
        return programme_nouns.PREPARATION.match(target.mention.head) is not None
    return False


def _is_something_else_agreed(candidate: CandidateFact) -> bool:
    """Return whether a verb of agreeing has a subject or object that is no word for the programme."""
    _, scope, _, target, _ = candidate
    if scope.event.rule != "agree" or target.how not in ("shared", "pronoun"):
        return False
    nouns = [ph.text for ph in scope.clause.of("word") if ph.role == "nom" and ph.form is None]
    is_of_it = any(
        programme_nouns.PROGRAMME_NOUN.match(noun) or programme_nouns.DRAFT.match(noun) or noun in reference.PRONOUNS
        for noun in nouns
    )
    return not is_of_it and any(len(noun) > _SHORT for noun in nouns)


def _is_part_of_another(candidate: CandidateFact) -> bool:
    """Return whether the part or contribution is not the subject's: "thanked for its (მისი) contribution"."""
    return candidate.party.how == "shared" and any(
        reference.ITS_OR_THEIR.match(a.text) and light_nouns.lights_of(b.text) & _SHARES
        for a, b in pairwise(candidate.scope.clause.phrases)
    )


def _is_centre_of_programme(candidate: CandidateFact) -> bool:
    """Return whether the country hosts a programme's centre: hosting the ICI's centre is not hosting the ICI."""
    at = candidate.target.mention
    is_hosting = candidate.frame.relation == "hosted" and candidate.programme.kind != "centre"
    return is_hosting and at is not None and programme_nouns.CENTRE.match(at.head) is not None


def _is_held_at_centre(candidate: CandidateFact) -> bool:
    """Return whether a course was held in a centre: the clause does not say where the centre is."""
    _, scope, _, target, programme = candidate
    is_of_centre = scope.event.rule == "hold" and programme.kind == "centre"
    return is_of_centre and target.how == "noun" and _role(target) == "loc"


def _is_no_offer(candidate: CandidateFact) -> bool:
    """Return whether an offer is not of the programme, or not made by the Alliance."""
    frame, scope, party, target, programme = candidate
    if frame.relation != "offered":
        return False
    if target.how == "topic":  # a country that is in it is offered something else
        stated = [value for value in scope.sentence.discourse.stated if value.programme == programme.id]
        if any(value.country in party.ids and value.relation in _IN_IT for value in stated):
            return True
    if any(_makes_offer(ph, party.ids) for ph in scope.clause.of("country")):
        return True
    if scope.event.rule == "admit":  # the ergative is the recipient of the offer
        return False
    givers = (ph.ids for ph in scope.clause.of("country") if ph.role == "erg" and not ph.is_dependent)
    return any(set(ids).isdisjoint(party.ids) for ids in givers)


def _makes_offer(country: Phrase, recipients: Sequence[str]) -> bool:
    """Return whether a country made the offer that others got: Sweden's proposal; its invitation may be to itself."""
    if "offer" not in light_nouns.lights_of(country.head):
        return False
    return not set(country.ids) & set(recipients) or country.head_kind == "thing"


# A candidate is rejected if one of them is true of it.
_FILTERS: tuple[Callable[[CandidateFact], bool], ...] = (
    _is_inferred_unreliably,
    _are_both_inferred,
    _is_joint_topic,
    _is_place_inferred,
    _is_agreed_by_nobody,
    _grew_by_itself,
    _is_plan_accepted,
    _is_programme_subject,
    _did_exercise_begin,
    _begins_in_general,
    _only_pays,
    _is_member_of_organisation,
    _is_plan_led,
    _is_operation_studied,
    _comes_out_of_no_exercise,
    _comes_back_without_leaving,
    _is_merely_connected,
    _is_something_else_agreed,
    _is_part_of_another,
    _is_centre_of_programme,
    _is_held_at_centre,
    _is_no_offer,
)
