"""Which relation a frame comes to: what it says of a country turns on the programme, the verb and the words beside.

A frame of the lexicon tells what its verb says in general; who is *hosted* at an exercise by a verb in the future
*plans* it, who *takes part* in a fund that pays is its *beneficiary*.
"""

from __future__ import annotations

from itertools import pairwise

from kaext.pipes.relations.beneficiaries import is_programme_acting, is_receipt
from kaext.pipes.relations.clauses import Clause
from kaext.pipes.relations.frames import Frame
from kaext.pipes.relations.phrases import DATIVE, SUBJECT, Programme
from kaext.pipes.relations.programme_kinds import (
    is_agreed,
    is_begun_by_joining,
    is_exercise,
    is_forum,
    is_operation,
    is_work,
    refined_relation,
)
from kaext.pipes.relations.scope import CandidateFact, Party, Scope, Target
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

_Relation = RelationType | None
# What is said of who takes, receives, has guests.
_HAVING = frozenset({"participates", "hosted"})
# What will be completed is planned yet.
_NOT_YET = frozenset({"completed", "hosted"})
# The same of these with verbs of beginning and entering.
_NOT_BEGUN = frozenset({("joined", "begin"), ("joined", "enter"), ("beneficiary", "begin")})
# Their object is completed itself, no work inside it.
_OF_THE_WHOLE = frozenset({"finish", "fulfil", "unlisted"})
# Of the imperfect.
_GOES_ON = ("და", "დნენ")
# What is done with a programme that one is in already.
_TALKED_OF = frozenset({"fulfil", "finish", "carry", "agree"})
# Where a programme stands that provides for something, and the verbs of providing.
_PROVIDING = frozenset({"nom", "bare", "ins"})
_PROVIDED_FOR = frozenset({"ითვალისწინებს", "გათვალისწინდება", "დაისახავს"})
# Verbs of giving: who gives a place for an exercise hosts it.
_GIVING = frozenset({"send", "give", "unlisted"})
# An exercise that more hold together has no host.
_MOST_HOSTS = 2
# Puts somebody in: a member of a group of experts.
_PUTS_IN = "ჩართავს"
# Verbs of adding to a force.
_ENROLLED = "ჩაირიცხება"
_ADDED = frozenset({"შეემატება", "დაემატება", _ENROLLED})


def resolve_relation(candidate: CandidateFact, *, no_longer: bool) -> RelationType | None:
    """Return the relation that a frame comes to with this programme, said in this way; None where it is none.

    Parameters
    ----------
    claim
        The frame with what was found for it.
    no_longer
        The clause says that something is no longer so.
    """
    frame, scope, party, _, programme = candidate
    relation: _Relation = refined_relation(
        frame.relation,
        programme,
        rule=scope.event.rule,
        slot=frame.slot,
        is_of_people=frame.slot not in ("place", "owned") and _are_people(party) and not _end_its_cycle(scope),
    )
    relation = _for_whom_it_is(relation, candidate)
    if no_longer:  # who no longer came to an exercise has left none
        is_absent = scope.event.rule == "arrive" and is_exercise(programme)
        relation = "withdrew" if relation == "participates" and not is_absent else None
    relation = _while_planned(relation, candidate)
    relation = _when_begun_or_finished(relation, candidate)
    relation = _by_what_was_done_there(relation, candidate)
    return None if _is_no_part(relation, candidate) else relation


def _end_its_cycle(scope: Scope) -> bool:
    """Return whether people finish the cycle of a programme, as their country does: officials finished its cycle."""
    words = scope.clause.of("word") if scope.event.rule == "finish" else ()
    return any(programme_nouns.CYCLE.match(ph.text) or "check" in light_nouns.lights_of(ph.text) for ph in words)


def _for_whom_it_is(relation: _Relation, candidate: CandidateFact) -> _Relation:
    """Return what a relation is to a country for which something was opened, or which a programme helps or supplies."""
    frame, scope, party, target, programme = candidate
    if _is_for_them(candidate) and _is_opened(scope, party) and (is_agreed(programme) or is_forum(programme)):
        relation = "participates" if programme.kind == "plan" else "joined"
    is_means = target.mention is not None and postpositions.BY_MEANS.match(target.mention.head) is not None
    if frame.slot == "helped" and is_agreed(programme) and is_means:
        relation = "participates"
    if relation == "participates" and is_programme_acting(scope, target) and frame.slot != "place":
        relation = "beneficiary" if is_work(programme) and not is_agreed(programme) else None
    if relation == "participates" and _are_trained(scope):
        relation = "beneficiary" if programme.kind == "fund" else None if target.how == "shared" else relation
    if frame.slot == "dative" and scope.event.rule == "help" and programme.kind == "process" and _is_doer(target):
        relation = "participates"
    is_had = relation in _HAVING or (frame.relation == "completed" and scope.event.rule == "admit")
    if is_had and is_receipt(scope, target, programme) and not _are_people(party):
        relation = "beneficiary"
    return relation


def _are_trained(scope: Scope) -> bool:
    """Return whether people went through a training, which a fund pays for."""
    form = scope.event.trigger.form
    is_gone_through = form is not None and form.lemma == "გაივლის"
    return is_gone_through and any("training" in light_nouns.lights_of(ph.text) for ph in scope.clause.of("word"))


def _is_doer(target: Target) -> bool:
    """Return whether a programme is what did it: the process helped them."""
    return target.mention is not None and target.mention.role in ("nom", "bare", "erg") and not target.how


def _while_planned(relation: _Relation, candidate: CandidateFact) -> _Relation:
    """Return what a relation is where something is planned or still to come."""
    _, scope, party, target, programme = candidate
    if relation == "planned" and _provides(scope, target):
        is_for_it = is_work(programme) and not is_agreed(programme) and not party.how
        relation = "beneficiary" if is_for_it else None
    if relation in ("hosted", "participates") and _is_listed_as_planned(scope):
        relation = "planned"
    if relation == "planned" and _is_used_for_plan(scope, target, programme):
        relation = "participates"
    if relation == "planned" and _is_means_of_study(scope, target, programme):
        relation = "beneficiary" if candidate.frame.slot == "place" else "participates"
    if relation == "planned" and scope.clause.event_dates:
        return _by_what_was_planned(scope)
    if relation == "planned" and _is_discussed(scope, target):
        return None
    is_yet = relation in _NOT_YET or (relation, scope.event.rule) in _NOT_BEGUN
    return "planned" if scope.event.tense == "future" and is_yet else relation


def _when_begun_or_finished(relation: _Relation, candidate: CandidateFact) -> _Relation:
    """Return what a relation is at a point of time: a part that begins then is joined, one that ends is completed."""
    _, scope, _, target, programme = candidate
    is_of_contingent = (
        target.how == "noun" and target.mention is not None and actors.CONTINGENT.match(target.mention.text) is not None
    )
    if relation == "joined" and is_of_contingent:
        relation = "participates"  # whose contingent they joined is another's
    if relation == "joined" and scope.event.rule == "enter" and programme.kind == "plan" and _is_put_to_use(scope):
        relation = "participates"
    if relation == "participates" and _is_entered_then(scope, programme):
        relation = "joined"
    is_put_in = (
        scope.event.trigger.form is not None
        and scope.event.trigger.form.lemma == _PUTS_IN
        and bool(scope.clause.of("date"))
    )
    if relation == "participates" and is_put_in and not (is_operation(programme) or is_exercise(programme)):
        relation = "joined"
    if relation == "participates" and _is_finished_then(scope):
        relation = "completed"
    return relation


def _by_what_was_done_there(relation: _Relation, candidate: CandidateFact) -> _Relation:
    """Return what a relation is by what was done at an exercise or in an operation: given, added, brought back."""
    frame, scope, party, target, programme = candidate
    rule = scope.event.rule
    if relation == "hosted" and (_is_done_at_it(scope, frame, party, target) or _did_something_of_theirs(candidate)):
        relation = "participates"
    if relation == "joined" and is_operation(programme) and _are_troops_added(scope, party, target):
        relation = "participates"
    if relation == "participates" and is_exercise(programme) and rule in _GIVING and _is_place_given(scope):
        relation = "hosted"
    if (
        relation == "participates"
        and is_exercise(programme)
        and rule == "befall"
        and _is_what_befell(scope, party, target)
    ):
        relation = "hosted"
    is_come_back = relation == "participates" and rule == "arrive" and target.how == "shared"
    if (relation == "withdrew" or is_come_back) and _is_back_in_it(scope):
        relation = "joined"
    is_at_exercise = is_exercise(programme) and _is_brought_to_it(scope, target)
    if relation == "withdrew" and (is_at_exercise or (_is_inside(target) and rule == "leave")):
        relation = "participates"
    if relation == "withdrew" and rule == "refuse" and is_operation(programme) and _is_turned_down(target):
        return None
    if relation == "beneficiary" and _is_for_them(candidate) and rule == "end":
        relation = "withdrew"
    return relation


def _is_no_part(relation: _Relation, candidate: CandidateFact) -> bool:
    """Return whether guests, work within a programme or a place are what is spoken of, and no part in it."""
    _, scope, party, target, programme = candidate
    rule = scope.event.rule
    if relation == "completed":
        is_led = programme.kind == "fund" and bool(target.how) and _is_led_before(scope.clause)
        return (_is_inside(target) and rule in _OF_THE_WHOLE) or is_led
    if relation != "hosted":
        return False
    is_of_centre = rule == "be" and bool(party.how) and programme.kind == "centre"
    is_of_guests = target.how == "shared" and not is_exercise(programme) and _has_guests(scope.clause)
    return is_of_guests or _is_for_them(candidate) or is_of_centre


def _is_led_before(clause: Clause) -> bool:
    """Return whether the clause before says that somebody led the work that was finished then, for another."""
    before = clause.parent
    return before is not None and any(ph.form is not None and ph.form.kind == "lead" for ph in before.finite_verbs)


def _is_for_them(candidate: CandidateFact) -> bool:
    """Return whether a country is the one for which something is there: opened for Georgia."""
    return (
        candidate.frame.slot == "place"
        and candidate.party.mention is not None
        and candidate.party.mention.role == "ben"
    )


def _is_inside(target: Target) -> bool:
    """Return whether a programme only frames what was done: within the framework of it."""
    return target.mention is not None and target.mention.role == "frame"


def _are_people(party: Party) -> bool:
    """Return whether the country acts through people of its own trade (scholars, engineers), not as a state."""
    if party.mention is None or party.mention.head_kind != "actor" or party.mention.role not in SUBJECT:
        return False
    return not (actors.GOVERNMENT.match(party.mention.head) or actors.UNIT.match(party.mention.head))


def _is_opened(scope: Scope, party: Party) -> bool:
    """Return whether a verb says that something began or was opened for a country, not what was offered to it."""
    event, clause, _ = scope
    after = next(
        (ph.form for ph in clause.phrases if party.mention is not None and ph.start >= party.mention.end), None
    )
    is_offered = after is not None and after.verb_form == "participle"
    is_begun = event.rule == "begin" or (event.trigger.form is not None and event.trigger.form.lemma == "გაიხსნება")
    return is_begun and not is_offered


def _has_guests(clause: Clause) -> bool:
    """Return whether people are who a clause says was hosted: a delegation."""
    words = [ph for ph in clause.phrases if ph.kind == "word" or ph.head_kind == "actor"]
    return any(ph.role in DATIVE and actors.is_actor(ph.head or ph.text) for ph in words)


def _is_listed_as_planned(scope: Scope) -> bool:
    """Return whether a line without a verb stands in a list of what is planned."""
    event, clause, sentence = scope
    is_line = event.rule in ("unlisted", "listed", "label") and not clause.has_verb
    return is_line and sentence.discourse.unit.is_planned


def _by_what_was_planned(scope: Scope) -> _Relation:
    """Return what a plan came to that was carried out: planned to send a company, which was done in 2011."""
    nouns = [ph.form.kind for ph in scope.clause.of("word") if ph.form is not None and ph.form.verb_form != "finite"]
    return next((_WHEN_DONE[kind] for kind in nouns if kind in _WHEN_DONE), "planned")


_WHEN_DONE: dict[str, RelationType] = {
    "send": "participates", "take": "participates", "serve": "participates",
    "join": "joined", "sign": "joined", "host": "hosted", "hold": "hosted",
}  # fmt: skip


def _provides(scope: Scope, target: Target) -> bool:
    """Return whether a programme is what provides for something: the initiative provides for help to Ukraine."""
    form = scope.event.trigger.form
    is_subject = target.mention is not None and target.mention.role in _PROVIDING and not target.how
    relative = next((ph for ph in scope.clause.of("word") if connectives.RELATIVE.match(ph.text)), None)
    is_subject = is_subject or (target.how == "relative" and relative is not None and relative.role in _PROVIDING)
    return form is not None and form.lemma in _PROVIDED_FOR and is_subject


def _is_used_for_plan(scope: Scope, target: Target, programme: Programme) -> bool:
    """Return whether something else is planned within a programme, or prepared by it, or discussed in a council."""
    lemma, part = (
        scope.event.trigger.form.lemma if scope.event.trigger.form is not None else "",
        target.mention.role if target.mention else "",
    )
    is_discussed = lemma == "განიხილავს" and is_forum(programme) and part == "loc"
    is_means = part in ("frame", "ins") or any(
        (a is target.mention or reference.ITS_OR_THEIR.match(a.text)) and postpositions.BY_MEANS.match(b.text)
        for a, b in pairwise(scope.clause.phrases)
    )
    is_prepared = lemma == "ემზადება" and is_means and not is_exercise(programme)
    is_taught = lemma == "ემზადება" and programme.kind == "centre" and part not in DATIVE | {"ben"}
    return is_discussed or is_prepared or is_taught or (part == "frame" and is_agreed(programme))


def _is_means_of_study(scope: Scope, target: Target, programme: Programme) -> bool:
    """Return whether something was studied by or with the help of a programme, and not whether to join it."""
    lemma = scope.event.trigger.form.lemma if scope.event.trigger.form is not None else ""
    is_means = target.mention is not None and target.mention.role in (
        "frame",
        "ins",
        "erg",
    )  # it is a project that studies it
    return lemma == "შეისწავლის" and is_means and is_work(programme) and not is_agreed(programme)


def _is_discussed(scope: Scope, target: Target) -> bool:
    """Return whether what was talked of (განიხილეს) is not the programme but questions, reports, progress of it."""
    form = scope.event.trigger.form
    if form is None or form.lemma != "განიხილავს" or target.mention is None:
        return False
    at, phrases = target.mention, scope.clause.phrases
    following = next((ph for ph in phrases if ph.start >= at.end and ph.kind != "date"), None)
    is_of_it = at.role in ("gen", "datgen", "dat", "object") and following is not None
    if following is None or not is_of_it or following.kind != "word":
        return False
    is_considered = form.tense != "past" or scope.event.trigger.text.endswith(_GOES_ON)
    if is_considered:  # it may be joined yet: not its progress, its results
        return following.form is None and at.role in ("gen", "datgen") and following.role == "dat"
    return following.form.kind in _TALKED_OF if following.form is not None else following.role in ("nom", "gen", "dat")


def _is_entered_then(scope: Scope, programme: Programme) -> bool:
    """Return whether an entry of a chronology says that a country is in a programme: from then on."""
    event, _, sentence = scope
    lemma = event.trigger.form.lemma if event.trigger.form is not None else ""
    if lemma == "აღმოჩნდება":
        return is_begun_by_joining(programme)
    is_in = event.rule in ("be", "unlisted") or lemma == "შედის"
    is_joined = is_begun_by_joining(programme) or programme.kind in ("programme", "force")
    is_joined = is_joined or (lemma == "შედის" and programme.kind == "plan")
    return is_in and bool(sentence.entry.date) and "/" not in sentence.entry.date and is_joined


def _is_put_to_use(scope: Scope) -> bool:
    """Return whether what somebody began is to make use of something."""
    nouns = [ph.form for ph in scope.clause.of("word") if ph.form is not None and ph.form.verb_form == "noun"]
    return any(form.lemma in _USING for form in nouns)


# Uses, makes use of.
_USING = frozenset({"გამოიყენებს", "სარგებლობს"})


def _is_finished_then(scope: Scope) -> bool:
    """Whether a verb that means performs and finishes speaks of a part at a point of time: finishes the cycle."""
    event, clause, sentence = scope
    if not any(
        ph.kind == "word"
        and (
            programme_nouns.STAGE.match(ph.text)
            or predicates.AGREEING.match(ph.text)
            or "cycle" in light_nouns.lights_of(ph.text)
        )
        for ph in clause.phrases
    ):
        return False
    form = event.trigger.form
    dates = [ph.ids[0] for ph in clause.of("date") if ph.ids] or [date for date in (sentence.entry.date,) if date]
    return form is not None and form.lemma == "ასრულებს" and len(dates) == 1 and "/" not in dates[0]


def _is_done_at_it(scope: Scope, frame: Frame, party: Party, target: Target) -> bool:
    """Return whether what a country holds is something else at an exercise, or the exercise of several together."""
    is_about_it = scope.clause.connective == "relative" or not is_exercise(target.programmes[-1])
    if scope.event.rule != "hold" or frame.slot != "subject" or is_about_it:
        return False
    is_joint = any(reference.JOINTLY.match(ph.text) for ph in scope.clause.phrases if ph.kind == "word")
    return (target.how in ("shared", "topic") and not party.how) or (is_joint and len(party.ids) > _MOST_HOSTS)


def _did_something_of_theirs(candidate: CandidateFact) -> bool:
    """Return whether people at an exercise that another clause names did no hosting: their ships opened a door."""
    party = candidate.party.mention
    is_theirs = party is not None and party.head_kind == "actor" and party.role in SUBJECT
    return candidate.frame.relation != "hosted" and candidate.target.how == "shared" and is_theirs


def _are_troops_added(scope: Scope, party: Party, target: Target) -> bool:
    """Return whether a unit is what was added to others of a force, or is spoken of as the one that was added to it."""
    event, clause, _ = scope
    is_told_of = clause.connective == "relative" or bool(target.how)
    is_told_of = is_told_of or any(reference.NUMBER.match(ph.text) for ph in clause.of("word"))
    is_told_of = (
        is_told_of or times.USED_TO.search(event.trigger.text) is not None
    )  # officers came to it again and again
    is_told_of = is_told_of or len(party.ids) > 1  # the battalions of several
    is_of_nobody_named = party.mention is not None and party.mention.kind == "word"  # a platoon was enrolled
    is_told_of = is_told_of or (
        is_of_nobody_named and event.trigger.form is not None and event.trigger.form.lemma == _ENROLLED
    )
    is_added = is_told_of and event.trigger.form is not None and event.trigger.form.lemma in _ADDED
    is_subordinate = any(actors.SUBORDINATE.match(ph.text) for ph in clause.of("word"))
    is_unit = party.mention is not None and party.mention.head_kind == "actor"
    is_enrolled = event.trigger.form is not None and event.trigger.form.lemma == _ENROLLED
    here = [place for place in (clause, clause.gap_antecedent) if place is not None]
    is_enrolled = is_enrolled and any(actors.WITHIN_UNIT.match(ph.text) for place in here for ph in place.of("word"))
    if is_unit and event.rule == "join" and (is_subordinate or is_enrolled):
        return True
    is_of_unit = any(actors.is_actor(ph.text) and ph.role == "nom" for ph in clause.of("word"))
    return is_added and (
        is_of_unit
        or (party.mention is not None and party.mention.kind == "word" and actors.is_actor(party.mention.text))
    )


def _is_place_given(scope: Scope) -> bool:
    """Return whether what a country gives is a place of its own, and no troops: a port, an airfield."""
    words = [ph for ph in scope.clause.of("word") if ph.role in ("nom", "dat")]
    return any(locations.BASE.match(ph.text) for ph in words) and not any(actors.TROOPS.match(ph.text) for ph in words)


def _is_what_befell(scope: Scope, party: Party, target: Target) -> bool:
    """Return whether an exercise, and no part in it, fell to one country."""
    is_subject = target.mention is not None and target.mention.role in ("nom", "bare") and not target.how
    parts = [ph for ph in scope.clause.of("word") if ph.role == "nom" and ph is not scope.event.trigger]
    return is_subject and len(party.ids) == 1 and not any(light_nouns.lights_of(ph.text) for ph in parts)


def _is_back_in_it(scope: Scope) -> bool:
    """Return whether who came back (უკან) had left it, as the clause or sentence before says: it is in it again."""
    form, before = scope.event.trigger.form, scope.clause.parent
    is_back = (
        form is not None
        and (form.lemma == "დაბრუნდება" or form.kind == "arrive")
        and any(times.BACK.match(ph.text) for ph in scope.clause.of("word"))
    )
    left = before is not None and any(ph.form is not None and ph.form.kind == "leave" for ph in before.phrases)
    return is_back and left


def _is_turned_down(target: Target) -> bool:
    """Return whether a programme itself, and no more of a part in it, is what somebody said no to."""
    return target.mention is not None and target.mention.role == "on"


def _is_brought_to_it(scope: Scope, target: Target) -> bool:
    """Return whether units are brought out (გამოიყვანა) at an exercise, not from it."""
    form = scope.event.trigger.form
    words = [ph for ph in scope.clause.phrases if ph.kind == "word" and connectives.RELATIVE.match(ph.text)]
    is_from = any(ph is not None and ph.role in ("abl", "from") for ph in (target.mention, *words))
    return form is not None and form.lemma == "გაიყვანს" and not is_from
