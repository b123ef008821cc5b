"""Conditions on a candidate fact under which it states another relation than its frame does.

:mod:`~kaext.pipes.relations.candidates.resolution` has the tables of decisions that use them.
"""

from __future__ import annotations

from itertools import pairwise

from kaext.pipes.relations.arguments.clause_content import has_light_noun
from kaext.pipes.relations.arguments.scope import CandidateFact, Party, Scope, Target
from kaext.pipes.relations.candidates.beneficiaries import is_programme_acting, is_receipt
from kaext.pipes.relations.phrases import DATIVE, GENITIVE, SUBJECT
from kaext.pipes.relations.programme_kinds import (
    is_agreed,
    is_begun_by_joining,
    is_carried_out,
    is_exercise,
    is_forum,
    is_operation,
)
from kaext.pipes.relations.words import (
    actors,
    connectives,
    light_nouns,
    locations,
    postpositions,
    predicates,
    programme_nouns,
    reference,
    times,
)
from kaext.pipes.values import RelationType

# Relations that are planned while their verb is in the future, and the same of verbs of beginning and entering.
_STILL_TO_COME = frozenset({"completed", "hosted"})
_STILL_TO_BEGIN = frozenset({("joined", "begin"), ("joined", "enter"), ("beneficiary", "begin")})
# Rules of completion whose object is completed as a whole, not some work inside it.
_COMPLETES_WHOLE = frozenset({"finish", "fulfil", "unlisted"})
# Endings of the imperfect.
_IMPERFECT = ("და", "დნენ")
# Verbal nouns of what is done in a programme that one is in already.
_DONE_INSIDE = frozenset({"fulfil", "finish", "carry", "agree"})
# Verbs, by lemma.
_BRINGS_OUT = "გაიყვანს"
_CONFIRMS = "დაადასტურებს"
_DISCUSSES = "განიხილავს"
_GOES_THROUGH = "გაივლის"
_INCLUDES = "ჩართავს"
_IS_ENROLLED = "ჩაირიცხება"
_IS_IN = "შედის"
_IS_OPENED = "გაიხსნება"
_PERFORMS = "ასრულებს"
_PREPARES = "ემზადება"
_RETURNS = "დაბრუნდება"
_STUDIES = "შეისწავლის"
_TURNS_OUT = "აღმოჩნდება"
_IS_ADDED = frozenset({"შეემატება", "დაემატება", _IS_ENROLLED})
_PROVIDES = frozenset({"ითვალისწინებს", "გათვალისწინდება", "დაისახავს"})
_USES = frozenset({"გამოიყენებს", "სარგებლობს"})
# Roles of a programme that provides for something.
_PROVIDER = frozenset({"nom", "bare", "ins"})
# Rules of giving.
_GIVING = frozenset({"send", "give", "unlisted"})
# The most hosts of an exercise: one that more countries hold together has none.
_MAX_HOSTS = 2
# The relation that a plan was, once it was carried out, by the kind of its verbal noun.
_REALISED: dict[str, RelationType] = {
    "send": "participates", "take": "participates", "serve": "participates",
    "join": "joined", "sign": "joined", "host": "hosted", "hold": "hosted",
}  # fmt: skip


def are_people(party: Party) -> bool:
    """Return whether the country acts through people with a trade (scholars, engineers), not as a state."""
    at = party.mention
    if at is None or at.head_kind != "actor" or at.role not in SUBJECT:
        return False
    return not (actors.GOVERNMENT.match(at.head) or actors.UNIT.match(at.head))


def cycle_is_finished(scope: Scope) -> bool:
    """Return whether the cycle of a programme is finished: officials do so for their country."""
    words = scope.clause.of("word") if scope.event.rule == "finish" else ()
    return any(programme_nouns.CYCLE.match(ph.text) or "check" in light_nouns.lights_of(ph.text) for ph in words)


# Recipients


def plan_is_opened_for_country(candidate: CandidateFact) -> bool:
    """Return whether a plan began or was opened for the country."""
    return candidate.programme.kind == "plan" and _is_opened_for_country(candidate)


def forum_is_opened_for_country(candidate: CandidateFact) -> bool:
    """Return whether a council, dialogue or process (no plan) began or was opened for the country."""
    kind = candidate.programme.kind
    return (
        kind != "plan"
        and (is_agreed(candidate.programme) or is_forum(candidate.programme))
        and _is_opened_for_country(candidate)
    )


def country_is_helped_through_plan(candidate: CandidateFact) -> bool:
    """Return whether the country is helped by means of what it agrees with the Alliance."""
    at = candidate.target.mention
    is_means = at is not None and postpositions.BY_MEANS.match(at.head) is not None
    return candidate.frame.slot == "helped" and is_agreed(candidate.programme) and is_means


def work_acts_itself(candidate: CandidateFact) -> bool:
    """Return whether the programme is the agent of a verb of working, and is carried out in countries."""
    return is_carried_out(candidate.programme) and programme_acts_itself(candidate)


def programme_acts_itself(candidate: CandidateFact) -> bool:
    """Return whether the programme is the agent of a verb of working, so that the country is not."""
    return candidate.frame.slot != "place" and is_programme_acting(candidate.scope, candidate.target)


def people_are_trained_by_fund(candidate: CandidateFact) -> bool:
    """Return whether people went through a training that a fund pays for."""
    return candidate.programme.kind == "fund" and _are_trained(candidate.scope)


def people_are_trained_elsewhere(candidate: CandidateFact) -> bool:
    """Return whether people went through a training, or trained others, and the programme is that of another clause."""
    is_trainer = candidate.frame.slot == "actor" and candidate.scope.event.rule == "benefit"
    return candidate.target.how == "shared" and (is_trainer or _are_trained(candidate.scope))


def process_helps_country(candidate: CandidateFact) -> bool:
    """Return whether a process, as the agent, helped the country."""
    frame, scope, _, target, programme = candidate
    is_agent = target.mention is not None and target.mention.role in ("nom", "bare", "erg") and not target.how
    return frame.slot == "dative" and scope.event.rule == "help" and programme.kind == "process" and is_agent


def state_receives_something(candidate: CandidateFact) -> bool:
    """Return whether the country, as a state, receives help or goods from the programme."""
    return is_receipt(candidate.scope, candidate.target, candidate.programme) and not are_people(candidate.party)


def state_is_given_what_it_completed(candidate: CandidateFact) -> bool:
    """Return whether a verb of accepting, which completes a plan, is one of receiving here."""
    is_accepted = candidate.frame.relation == "completed" and candidate.scope.event.rule == "admit"
    return is_accepted and state_receives_something(candidate)


# Plans


def line_is_in_list_of_plans(candidate: CandidateFact) -> bool:
    """Return whether a line without a verb is in a list of what is planned."""
    event, clause, sentence = candidate.scope
    is_line = event.rule in ("unlisted", "listed", "label") and not clause.has_verb
    return is_line and sentence.discourse.unit.is_planned


def event_is_still_to_come(candidate: CandidateFact, relation: RelationType | None) -> bool:
    """Return whether ``relation`` is one that a verb in the future makes a plan."""
    event = candidate.scope.event
    is_apt = relation in _STILL_TO_COME or (relation, event.rule) in _STILL_TO_BEGIN
    return is_apt and event.tense == "future"


def work_provides_for_country(candidate: CandidateFact) -> bool:
    """Return whether the programme provides for work in the country: "the initiative provides for help to Ukraine"."""
    return (
        is_carried_out(candidate.programme) and not candidate.party.how and programme_provides_for_something(candidate)
    )


def programme_provides_for_something(candidate: CandidateFact) -> bool:
    """Return whether the programme is the subject of a verb of providing for something."""
    scope, target = candidate.scope, candidate.target
    is_subject = target.mention is not None and target.mention.role in _PROVIDER and not target.how
    relative = next((ph for ph in scope.clause.of("word") if connectives.RELATIVE.match(ph.text)), None)
    is_subject = is_subject or (target.how == "relative" and relative is not None and relative.role in _PROVIDER)
    return _lemma(scope) in _PROVIDES and is_subject


def programme_serves_another_plan(candidate: CandidateFact) -> bool:
    """Return whether something else is planned within the programme, prepared by it, or discussed in it."""
    _, scope, _, target, programme = candidate
    lemma, role = _lemma(scope), target.mention.role if target.mention else ""
    is_means = role in ("frame", "ins") or any(
        (a is target.mention or reference.ITS_OR_THEIR.match(a.text)) and postpositions.BY_MEANS.match(b.text)
        for a, b in pairwise(scope.clause.phrases)
    )
    if role == "frame" and is_agreed(programme):
        return True
    if lemma == _DISCUSSES:
        return is_forum(programme) and role == "loc"
    is_taught = programme.kind == "centre" and role not in DATIVE | {"ben"}
    return lemma == _PREPARES and (is_taught or (is_means and not is_exercise(programme)))


def work_at_place_is_means_of_study(candidate: CandidateFact) -> bool:
    """Return whether the programme studied something in the country."""
    return candidate.frame.slot == "place" and work_is_means_of_study(candidate)


def work_is_means_of_study(candidate: CandidateFact) -> bool:
    """Return whether something was studied by the programme or with its help, and not whether to join it."""
    at = candidate.target.mention
    is_means = at is not None and at.role in ("frame", "ins", "erg")
    return _lemma(candidate.scope) == _STUDIES and is_means and is_carried_out(candidate.programme)


def only_details_are_discussed(candidate: CandidateFact) -> bool:
    """Return whether questions, reports or progress of the programme are discussed (განიხილეს), not joining it."""
    event, clause, _ = candidate.scope
    at = candidate.target.mention
    if at is None or event.trigger.form is None or _lemma(candidate.scope) != _DISCUSSES:
        return False
    if not any(at is ph for ph in clause.phrases):  # named before: at its meetings Italy discusses the incidents
        return any(ph.form is None and ph.role == "dat" for ph in clause.of("word"))
    following = next((ph for ph in clause.phrases if ph.start >= at.end and ph.kind != "date"), None)
    if following is None or at.role not in ("gen", "datgen", "dat", "object") or following.kind != "word":
        return False
    is_undecided = event.trigger.form.tense != "past" or event.trigger.text.endswith(_IMPERFECT)
    if is_undecided:  # it may still be joined, but its progress and results are not
        return following.form is None and at.role in GENITIVE and following.role == "dat"
    if following.form is not None:
        return following.form.kind in _DONE_INSIDE
    return following.role in ("nom", "gen", "dat")


def relation_of_realised_plan(scope: Scope) -> RelationType:
    """Return the relation of a plan that was carried out: "planned to send a company, which happened in 2011"."""
    nouns = [ph.form.kind for ph in scope.clause.of("word") if ph.form is not None and ph.form.verb_form != "finite"]
    return next((_REALISED[kind] for kind in nouns if kind in _REALISED), "planned")


# Points in time


def contingent_is_of_another(candidate: CandidateFact) -> bool:
    """Return whether a noun for a contingent stands for the programme: joining another's contingent."""
    at = candidate.target.mention
    return candidate.target.how == "noun" and at is not None and actors.CONTINGENT.match(at.text) is not None


def plan_is_put_to_use(candidate: CandidateFact) -> bool:
    """Return whether the country began to make use of a plan."""
    _, scope, _, _, programme = candidate
    if scope.event.rule != "enter" or programme.kind != "plan":
        return False
    nouns = (ph.form for ph in scope.clause.of("word") if ph.form is not None and ph.form.verb_form == "noun")
    return any(form.lemma in _USES for form in nouns)


def partner_is_named_for_work(candidate: CandidateFact) -> bool:
    """Return whether a country was named partner in work that is carried out, which nobody joins."""
    is_named = candidate.scope.event.rule == "appoint" and is_carried_out(candidate.programme)
    return is_named and any(actors.PARTNER.match(ph.text) for ph in candidate.scope.clause.of("word"))


def country_is_in_it_from_then_on(candidate: CandidateFact) -> bool:
    """Return whether an entry of a chronology says that the country is in the programme: it joined at that date."""
    _, scope, _, _, programme = candidate
    lemma, date = _lemma(scope), scope.sentence.entry.date
    if lemma == _TURNS_OUT:
        return is_begun_by_joining(programme)
    is_joined = is_begun_by_joining(programme) or programme.kind in ("programme", "force")
    is_joined = is_joined or (lemma == _IS_IN and programme.kind == "plan")
    is_in_it = scope.event.rule in ("be", "unlisted") or lemma == _IS_IN
    return is_in_it and bool(date) and "/" not in date and is_joined


def country_is_included_at_date(candidate: CandidateFact) -> bool:
    """Return whether the country was included at a date in a programme that is no operation and no exercise."""
    is_included = _lemma(candidate.scope) == _INCLUDES and bool(candidate.scope.clause.of("date"))
    return is_included and not (is_operation(candidate.programme) or is_exercise(candidate.programme))


def participation_is_confirmed_at_date(candidate: CandidateFact) -> bool:
    """Return whether the country confirmed at a date that it takes part in what one becomes a party to."""
    dates = [date for ph in candidate.scope.clause.of("date") for date in ph.ids]
    is_confirmed = _lemma(candidate.scope) == _CONFIRMS and candidate.frame.relation == "participates"
    return is_confirmed and len(dates) == 1 and "/" not in dates[0] and is_begun_by_joining(candidate.programme)


def cycle_is_finished_at_date(candidate: CandidateFact) -> bool:
    """Return whether ასრულებს (performs, finishes) has a cycle, stage or agreement as object, and a point in time."""
    _, clause, sentence = candidate.scope
    if _lemma(candidate.scope) != _PERFORMS:
        return False
    is_of_cycle = any(
        programme_nouns.STAGE.match(ph.text)
        or predicates.AGREEING.match(ph.text)
        or "cycle" in light_nouns.lights_of(ph.text)
        for ph in clause.of("word")
    )
    dates = [ph.ids[0] for ph in clause.of("date") if ph.ids] or list(filter(None, [sentence.entry.date]))
    return is_of_cycle and len(dates) == 1 and "/" not in dates[0]


# Exercises and operations


def country_holds_something_at_exercise(candidate: CandidateFact) -> bool:
    """Return whether the country holds something else at an exercise, or the exercise jointly with several others."""
    frame, scope, party, target, _ = candidate
    is_about_it = scope.clause.connective == "relative" or not is_exercise(target.programmes[-1])
    if scope.event.rule != "hold" or frame.slot != "subject" or is_about_it:
        return False
    is_joint = any(reference.JOINTLY.match(ph.text) for ph in scope.clause.of("word"))
    return (target.how in ("shared", "topic") and not party.how) or (is_joint and len(party.ids) > _MAX_HOSTS)


def people_act_at_exercise(candidate: CandidateFact) -> bool:
    """Return whether the country's people do something at an exercise of another clause: no hosting."""
    at = candidate.party.mention
    are_theirs = at is not None and at.head_kind == "actor" and at.role in SUBJECT
    return candidate.frame.relation != "hosted" and candidate.target.how == "shared" and are_theirs


def troops_are_added_to_operation(candidate: CandidateFact) -> bool:
    """Return whether a unit was added to others in an operation, which its country was in already."""
    _, scope, party, _, programme = candidate
    return is_operation(programme) and (_is_unit_enrolled(scope, party) or _is_unit_added(candidate))


def place_is_given_for_exercise(candidate: CandidateFact) -> bool:
    """Return whether the country gives a place (a port, an airfield) and no troops for an exercise: it hosts it."""
    if candidate.scope.event.rule not in _GIVING or not is_exercise(candidate.programme):
        return False
    words = [ph for ph in candidate.scope.clause.of("word") if ph.role in ("nom", "dat")]
    has_troops = any(actors.TROOPS.match(ph.text) for ph in words)
    return any(locations.BASE.match(ph.text) for ph in words) and not has_troops


def troops_are_given_for_exercise(candidate: CandidateFact) -> bool:
    """Return whether the country supplies or gives troops, and no place, to an exercise: it takes part."""
    scope = candidate.scope
    is_giving = candidate.frame.relation == "participates" and scope.event.rule in _GIVING
    words = [ph for ph in scope.clause.of("word") if ph.role in ("nom", "dat")]
    has_troops = any(actors.TROOPS.match(ph.text) for ph in words)
    return is_giving and is_exercise(candidate.programme) and has_troops and not place_is_given_for_exercise(candidate)


def exercise_falls_to_country(candidate: CandidateFact) -> bool:
    """Return whether an exercise, and no part in it, fell to one country."""
    _, scope, party, target, programme = candidate
    if scope.event.rule != "befall" or not is_exercise(programme) or len(party.ids) != 1:
        return False
    is_subject = target.mention is not None and target.mention.role in ("nom", "bare") and not target.how
    parts = [ph for ph in scope.clause.of("word") if ph.role == "nom" and ph is not scope.event.trigger]
    return is_subject and not any(light_nouns.lights_of(ph.text) for ph in parts)


def country_is_back_in_it(candidate: CandidateFact) -> bool:
    """Return whether the country came back (უკან) after it had left, as the preceding clause says."""
    event, clause, _ = candidate.scope
    form, parent = event.trigger.form, clause.parent
    is_coming = form is not None and (form.lemma == _RETURNS or form.kind == "arrive")
    is_back = is_coming and any(times.BACK.match(ph.text) for ph in clause.of("word"))
    had_left = parent is not None and any(ph.form is not None and ph.form.kind == "leave" for ph in parent.phrases)
    return is_back and had_left


def country_comes_back_to_it(candidate: CandidateFact) -> bool:
    """Return whether a verb of arriving says so of a programme in another clause."""
    return (
        candidate.scope.event.rule == "arrive" and candidate.target.how == "shared" and country_is_back_in_it(candidate)
    )


def units_are_brought_to_exercise(candidate: CandidateFact) -> bool:
    """Return whether units are brought out (გამოიყვანა) at an exercise, not from it."""
    relatives = [ph for ph in candidate.scope.clause.of("word") if connectives.RELATIVE.match(ph.text)]
    is_source = any(ph is not None and ph.role in ("abl", "from") for ph in (candidate.target.mention, *relatives))
    return is_exercise(candidate.programme) and _lemma(candidate.scope) == _BRINGS_OUT and not is_source


def country_leaves_within_framework(candidate: CandidateFact) -> bool:
    """Return whether the country left for somewhere, within the framework of the programme."""
    return candidate.scope.event.rule == "leave" and _is_framework(candidate.target)


def operation_is_turned_down(candidate: CandidateFact) -> bool:
    """Return whether the country said no to an operation, not to a further part in it."""
    at = candidate.target.mention
    return (
        candidate.scope.event.rule == "refuse"
        and is_operation(candidate.programme)
        and at is not None
        and at.role == "on"
    )


# No part in the programme


def work_for_country_ends(candidate: CandidateFact) -> bool:
    """Return whether work for the country comes to its end."""
    return candidate.scope.event.rule == "end" and _is_for_country(candidate)


def work_inside_programme_is_completed(candidate: CandidateFact) -> bool:
    """Return whether something within the framework of the programme is completed, not the programme."""
    return _is_framework(candidate.target) and candidate.scope.event.rule in _COMPLETES_WHOLE


def completed_work_is_led_for_another(candidate: CandidateFact) -> bool:
    """Return whether the preceding clause says that the country led the fund's work, which is another's."""
    parent = candidate.scope.clause.parent
    is_led = parent is not None and any(ph.form is not None and ph.form.kind == "lead" for ph in parent.finite_verbs)
    return candidate.programme.kind == "fund" and bool(candidate.target.how) and is_led


def guests_are_hosted(candidate: CandidateFact) -> bool:
    """Return whether the clause says that people were hosted: a delegation."""
    if candidate.target.how != "shared" or is_exercise(candidate.programme):
        return False
    words = [ph for ph in candidate.scope.clause.phrases if ph.kind == "word" or ph.head_kind == "actor"]
    return any(ph.role in DATIVE and actors.is_actor(ph.head or ph.text) for ph in words)


def something_is_held_for_country(candidate: CandidateFact) -> bool:
    """Return whether the country is the one for which something is held, not the host."""
    return _is_for_country(candidate)


def country_is_host_at_centre(candidate: CandidateFact) -> bool:
    """Return whether the country, inferred, "is the host" of a centre."""
    return candidate.scope.event.rule == "be" and bool(candidate.party.how) and candidate.programme.kind == "centre"


# Shared


def _lemma(scope: Scope) -> str:
    form = scope.event.trigger.form
    return form.lemma if form is not None else ""


def _is_framework(target: Target) -> bool:
    """Return whether the programme is only the framework of what was done."""
    return target.mention is not None and target.mention.role == "frame"


def _is_for_country(candidate: CandidateFact) -> bool:
    """Return whether the country is a beneficiary in the place slot: "opened for Georgia"."""
    return (
        candidate.frame.slot == "place"
        and candidate.party.mention is not None
        and candidate.party.mention.role == "ben"
    )


def _is_opened_for_country(candidate: CandidateFact) -> bool:
    """Return whether a verb says that the programme began or was opened for the country, not what was offered to it."""
    _, scope, party, _, _ = candidate
    at = party.mention
    if at is None or not _is_for_country(candidate):
        return False
    after = next((ph.form for ph in scope.clause.phrases if ph.start >= at.end), None)
    is_offered = after is not None and after.verb_form == "participle"
    return (scope.event.rule == "begin" or _lemma(scope) == _IS_OPENED) and not is_offered


def _are_trained(scope: Scope) -> bool:
    """Return whether people went through a training."""
    return _lemma(scope) == _GOES_THROUGH and has_light_noun(scope.clause, "training")


def _is_unit_enrolled(scope: Scope, party: Party) -> bool:
    """Return whether a unit joined as a subordinate one, or was enrolled in a larger unit."""
    event, clause, _ = scope
    is_unit = party.mention is not None and party.mention.head_kind == "actor"
    if not is_unit or event.rule != "join":
        return False
    is_subordinate = any(actors.SUBORDINATE.match(ph.text) for ph in clause.of("word"))
    nearby = [place for place in (clause, clause.gap_antecedent) if place is not None]
    is_within_unit = any(actors.WITHIN_UNIT.match(ph.text) for place in nearby for ph in place.of("word"))
    return is_subordinate or (_lemma(scope) == _IS_ENROLLED and is_within_unit)


def _is_unit_added(candidate: CandidateFact) -> bool:
    """Return whether a unit is the subject of a verb of adding, and the clause refers to others that were there."""
    _, scope, party, target, _ = candidate
    if _lemma(scope) not in _IS_ADDED:
        return False
    event, clause, _ = scope
    at = party.mention
    is_unnamed = at is not None and at.kind == "word"  # "a platoon was enrolled"
    has_others = (
        clause.connective == "relative"
        or bool(target.how)
        or len(party.ids) > 1  # "the battalions of several"
        or (is_unnamed and _lemma(scope) == _IS_ENROLLED)
        or any(reference.NUMBER.match(ph.text) for ph in clause.of("word"))
        or times.USED_TO.search(event.trigger.text) is not None  # "officers came to it again and again"
    )
    is_unit = any(actors.is_actor(ph.text) and ph.role == "nom" for ph in clause.of("word"))
    is_unit = is_unit or (at is not None and is_unnamed and actors.is_actor(at.text))
    return has_others and is_unit
