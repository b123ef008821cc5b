"""Resolves the relation of a candidate fact: the programme, the tense and the rest of the clause may change it.

A frame says what its verb states in general. Being *hosted* by a verb in the future is *planned*; *participating* in a
fund that pays is being its *beneficiary*. The decisions are tables, read from top to bottom; their conditions are the
predicates of :mod:`~kaext.pipes.relations.candidates.conditions`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, get_args

from kaext.pipes.relations.arguments.scope import CandidateFact
from kaext.pipes.relations.candidates import conditions as when
from kaext.pipes.relations.predication.frames import Event, will_be_done
from kaext.pipes.relations.programme_kinds import is_exercise, refined_relation
from kaext.pipes.values import RelationType

# None: no relation, nothing is stated.
_Relation = RelationType | None
_Condition = Callable[[CandidateFact], bool]


class _Rule(NamedTuple):
    """Replaces any of ``relations`` by ``result`` where a condition holds; None means that nothing is stated."""

    relations: frozenset[_Relation]
    condition: _Condition
    result: _Relation


_ANY: frozenset[_Relation] = frozenset({*get_args(RelationType), None})
_PARTICIPATES: frozenset[_Relation] = frozenset({"participates"})
_JOINED: frozenset[_Relation] = frozenset({"joined"})
_HOSTED: frozenset[_Relation] = frozenset({"hosted"})
_COMPLETED: frozenset[_Relation] = frozenset({"completed"})
_WITHDREW: frozenset[_Relation] = frozenset({"withdrew"})
_BENEFICIARY: frozenset[_Relation] = frozenset({"beneficiary"})

# What something opened, given or supplied is to its recipient. All rules apply in turn, each to the result of the last.
_FOR_RECIPIENTS = (
    _Rule(_ANY, when.plan_is_opened_for_country, "participates"),
    _Rule(_ANY, when.forum_is_opened_for_country, "joined"),
    _Rule(_ANY, when.country_is_helped_through_plan, "participates"),
    _Rule(_PARTICIPATES, when.work_acts_itself, "beneficiary"),
    _Rule(_PARTICIPATES, when.programme_acts_itself, None),
    _Rule(_PARTICIPATES, when.people_are_trained_by_fund, "beneficiary"),
    _Rule(_PARTICIPATES, when.people_are_trained_elsewhere, None),
    _Rule(_ANY, when.process_helps_country, "participates"),
    _Rule(_PARTICIPATES | _HOSTED, when.state_receives_something, "beneficiary"),
    _Rule(_ANY, when.state_is_given_what_it_completed, "beneficiary"),
)
# What a plan is instead, where it is not the country's plan to take part. The first condition that holds decides.
_INSTEAD_OF_PLANNED: tuple[tuple[_Condition, _Relation], ...] = (
    (when.work_provides_for_country, "beneficiary"),
    (when.programme_provides_for_something, None),
    (when.programme_serves_another_plan, "participates"),
    (when.work_at_place_is_means_of_study, "beneficiary"),
    (when.work_is_means_of_study, "participates"),
)
# What an event is at its point in time, at an exercise or in an operation. All rules apply in turn, each to the result
# of the last.
_FOR_EVENTS = (
    # A part that begins at a date is joined, one that ends then is completed.
    _Rule(_JOINED, when.contingent_is_of_another, "participates"),
    _Rule(_JOINED, when.plan_is_put_to_use, "participates"),
    _Rule(_JOINED, when.partner_is_named_for_work, "participates"),
    _Rule(_PARTICIPATES, when.country_is_in_it_from_then_on, "joined"),
    _Rule(_PARTICIPATES, when.country_is_included_at_date, "joined"),
    _Rule(_PARTICIPATES, when.participation_is_confirmed_at_date, "joined"),
    _Rule(_PARTICIPATES, when.cycle_is_finished_at_date, "completed"),
    # What is done at an exercise, given to it or brought to it.
    _Rule(_HOSTED, when.country_holds_something_at_exercise, "participates"),
    _Rule(_HOSTED, when.people_act_at_exercise, "participates"),
    _Rule(_JOINED, when.troops_are_added_to_operation, "participates"),
    _Rule(_PARTICIPATES, when.place_is_given_for_exercise, "hosted"),
    _Rule(_HOSTED, when.troops_are_given_for_exercise, "participates"),
    _Rule(_PARTICIPATES, when.exercise_falls_to_country, "hosted"),
    # Coming back, leaving and ending.
    _Rule(_WITHDREW, when.country_is_back_in_it, "joined"),
    _Rule(_PARTICIPATES, when.country_comes_back_to_it, "joined"),
    _Rule(_WITHDREW, when.units_are_brought_to_exercise, "participates"),
    _Rule(_WITHDREW, when.country_leaves_within_framework, "participates"),
    _Rule(_WITHDREW, when.operation_is_turned_down, None),
    _Rule(_BENEFICIARY, when.work_for_country_ends, "withdrew"),
    # No part in the programme.
    _Rule(_COMPLETED, when.work_inside_programme_is_completed, None),
    _Rule(_COMPLETED, when.completed_work_is_led_for_another, None),
    _Rule(_HOSTED, when.guests_are_hosted, None),
    _Rule(_HOSTED, when.something_is_held_for_country, None),
    _Rule(_HOSTED, when.country_is_host_at_centre, None),
)


def resolve_relation(candidate: CandidateFact, *, no_longer: bool) -> RelationType | None:
    """Return the relation that a candidate fact states, or None where it states none.

    Parameters
    ----------
    candidate
        The frame with its arguments.
    no_longer
        The clause says that something is no longer so (აღარ).
    """
    relation = _relation_with_programme(candidate)
    relation = _apply_all(_FOR_RECIPIENTS, relation, candidate)
    if no_longer:
        relation = _ended(relation, candidate)
    if relation in ("hosted", "participates") and when.line_is_in_list_of_plans(candidate):
        relation = "planned"
    if relation == "planned":
        relation = _resolved_plan(candidate)
    elif when.event_is_still_to_come(candidate, relation) or _will_be_sent(candidate.scope.event, relation):
        relation = "planned"
    return _apply_all(_FOR_EVENTS, relation, candidate)


def _relation_with_programme(candidate: CandidateFact) -> _Relation:
    """Return the frame's relation as the kind of the programme allows it."""
    frame, scope, party, _, programme = candidate
    is_of_people = (
        frame.slot not in ("place", "owned", "helped") and when.are_people(party) and not when.cycle_is_finished(scope)
    )
    return refined_relation(
        frame.relation, programme, rule=scope.event.rule, slot=frame.slot, is_of_people=is_of_people
    )


def _apply_all(rules: Sequence[_Rule], relation: _Relation, candidate: CandidateFact) -> _Relation:
    for relations, condition, result in rules:
        if relation in relations and condition(candidate):
            relation = result
    return relation


def _will_be_sent(event: Event, relation: _Relation) -> bool:
    """Return whether people will be sent (გაგზავნილი იქნება); a finite future may mean what is done each time."""
    return relation == "participates" and event.rule in ("send", "provide") and will_be_done(event)


def _ended(relation: _Relation, candidate: CandidateFact) -> _Relation:
    """Return what a relation is that holds no longer; not to come to an exercise is not to withdraw from it."""
    is_absent = candidate.scope.event.rule == "arrive" and is_exercise(candidate.programme)
    return "withdrew" if relation == "participates" and not is_absent else None


def _resolved_plan(candidate: CandidateFact) -> _Relation:
    """Return what a plan is: another programme's help, a thing done since, or a plan; None if it was only discussed."""
    for condition, result in _INSTEAD_OF_PLANNED:
        if condition(candidate):
            return result
    if candidate.scope.clause.event_dates:
        return when.relation_of_realised_plan(candidate.scope)
    return None if when.only_details_are_discussed(candidate) else "planned"
