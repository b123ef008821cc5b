"""Kinds of programmes, and which relations a country can have to a programme of each kind."""

from __future__ import annotations

from functools import lru_cache

from kaext.pipes.countries.pipe import find_countries
from kaext.pipes.relations.phrases import Programme
from kaext.pipes.relations.words import programme_nouns
from kaext.pipes.values import RelationType

# Relations whose date is the date of the exercise itself; leaving or planning one has a date of its own.
AT_EXERCISE = frozenset[RelationType]({"hosted", "participates"})
# Verb classes of giving and sending: the subject transfers something or somebody to a recipient.
TRANSFER_VERBS = frozenset({"send", "give"})
# Verb classes for being, arriving or working somewhere during an exercise: they do not make that country its host.
PRESENCE_VERBS = frozenset({"serve", "arrive", "send", "visit", "provide", "help", "give"})

_OPERATIONS = frozenset({"operation", "mission", "force"})
_FORUMS = frozenset({"council", "dialogue", "forum", "platform", "agreement"})
# Verb classes of ending something, and of holding or beginning it.
_LEAVING = frozenset({"end", "finish", "stop", "cease", "leave"})
_HOLDING = frozenset({"hold", "begin"})
# The only verb classes by which a country completes what it agrees with the Alliance; others would benefit from it.
_COMPLETING = frozenset({"end", "finish", "fulfil", "agree", "unlisted"})
# What becomes of "completed" with an operation, by verb class; with any other class it makes no sense.
_COMPLETED_OPERATION: dict[str, RelationType] = {"finish": "withdrew", "end": "withdrew", "fulfil": "participates"}
# Verb classes that make a country a participant where another programme would be joined.
_TAKING_PART_IN_OPERATION = frozenset({"arrive", "admit", "include", "benefit", "fill"})
# Verb classes that make a country the host of an exercise: it gives a site, runs it, receives it.
_HOSTING_BY_JOINING = frozenset({"give", "benefit"})
_HOSTING_BY_PARTICIPATING = frozenset({"give", "benefit", "lead", "admit"})


def is_operation(programme: Programme) -> bool:
    """Return whether it is an operation that troops are sent to, by its kind, else by its name or id."""
    if programme.kind:
        return programme.kind in _OPERATIONS
    return programme_nouns.OPERATION_NAME.search(f"{programme.name} {programme.id}") is not None and not is_exercise(
        programme
    )


def is_named_fund(programme: Programme) -> bool:
    """Return whether it is a trust fund with a name of its own, and so another than those spoken of before."""
    return programme.kind == "fund" and programme.id != programme_nouns.ANY_FUND


def is_exercise(programme: Programme) -> bool:
    """Return whether it is an exercise, by its kind, else by an id that ends in a year."""
    if programme.kind:
        return programme.kind == "exercise"
    return programme_nouns.EXERCISE_ID.fullmatch(programme.id) is not None


def is_forum(programme: Programme) -> bool:
    """Return whether it is a council, dialogue or similar forum, which is not carried out in a country."""
    if programme.kind:
        return programme.kind in _FORUMS
    name = f"{programme.name} {programme.id}"
    return programme_nouns.FORUM_NAME.search(name) is not None and not programme_nouns.CENTRE_NAME.search(name)


def is_work(programme: Programme) -> bool:
    """Return whether it is carried out in countries: no operation, exercise or forum."""
    return not is_operation(programme) and not is_exercise(programme) and not is_forum(programme)


def is_plan(programme: Programme) -> bool:
    """Return whether it is a plan that a country agrees with the Alliance and completes."""
    return programme.kind == "plan" or programme_nouns.PLAN_NAME.search(programme.name) is not None


def is_agreed(programme: Programme) -> bool:
    """Return whether a country agrees on it or joins it, rather than having it carried out on its soil."""
    return programme.kind in ("plan", "process", "framework")


def is_carried_out(programme: Programme) -> bool:
    """Return whether it is work done in countries: no operation, exercise or forum, and nothing that is agreed."""
    return is_work(programme) and not is_agreed(programme)


def _is_membership_plan(programme: Programme) -> bool:
    """Return whether it is the Membership Action Plan: a country that receives it has joined it."""
    return programme_nouns.MEMBERSHIP_PLAN.search(programme.name) is not None


def is_bilateral(programme: Programme) -> bool:
    """Return whether the Alliance has one with each country separately: an individual plan, an intensified dialogue."""
    return programme_nouns.BILATERAL_NAME.search(programme.name) is not None


@lru_cache(maxsize=2_000)
def partner_in_name(name: str) -> str:
    """Return the code of the country in a name like NATO-Georgia Commission, or "" if the name has no such form."""
    found = list(find_countries(name)) if programme_nouns.WITH_ALLIANCE.match(name) else []
    return found[0].code if len(found) == 1 else ""


def is_local(programme: Programme) -> bool:
    """Return whether it is carried out in one place: a project, fund or centre."""
    if programme.kind:
        return programme.kind in ("project", "fund", "centre")
    return programme_nouns.LOCAL_NAME.search(f"{programme.name} {programme.id}") is not None


def is_paying(programme: Programme) -> bool:
    """Return whether it is a fund or project, which pays for work that others do."""
    return is_local(programme) and programme.kind != "centre"


def is_begun_by_joining(programme: Programme) -> bool:
    """Return whether a country that begins it becomes a party to it; plans and projects are merely carried out."""
    return programme.kind in ("framework", "process", "initiative") or is_forum(programme)


def refined_relation(
    relation: RelationType, programme: Programme, *, rule: str, slot: str, is_of_people: bool
) -> RelationType | None:
    """Return the relation that a frame states of a programme of this kind, or None where it makes no sense.

    Parameters
    ----------
    relation, slot
        Those of the frame.
    programme
        The programme.
    rule
        The class of the verb.
    is_of_people
        The country acts through individuals (scholars, doctors), not as a state.
    """
    if slot == "inviter" and not is_exercise(programme):
        return None
    if is_exercise(programme):
        return _with_exercise(relation, rule)
    if is_operation(programme):
        return _with_operation(relation, programme, rule=rule, slot=slot)
    if relation == "hosted" and rule == "visit":
        relation = "beneficiary"
    if relation == "hosted" and rule in _HOLDING and slot != "place":
        return None if is_local(programme) or is_agreed(programme) or is_forum(programme) else "participates"
    if relation == "hosted" and rule in _HOLDING:
        relation = "beneficiary"
    return _with_work(relation, programme, rule=rule, slot=slot, is_of_people=is_of_people)


def _with_exercise(relation: RelationType, rule: str) -> RelationType | None:
    if relation == "withdrew" and rule in ("stop", "refuse"):
        return None
    if relation == "beneficiary":
        return None if rule in PRESENCE_VERBS else "hosted"
    if relation == "joined":
        return "hosted" if rule in _HOSTING_BY_JOINING else "participates"
    if relation == "participates" and rule in _HOSTING_BY_PARTICIPATING:
        return "hosted"
    return None if relation == "completed" else relation


def _with_operation(relation: RelationType, programme: Programme, *, rule: str, slot: str) -> RelationType | None:
    is_training = programme.kind == "mission" and relation == "beneficiary" and rule not in _LEAVING
    if is_training or slot in ("founders", "worked-for", "worked-in"):
        return relation
    if relation == "hosted" and rule == "hold":
        return None
    if relation == "joined" and rule in _TAKING_PART_IN_OPERATION:
        return "participates"
    if relation == "completed":
        return _COMPLETED_OPERATION.get(rule)
    return None if relation == "beneficiary" else relation


def _with_work(
    relation: RelationType, programme: Programme, *, rule: str, slot: str, is_of_people: bool
) -> RelationType | None:
    """Return what is stated of a country and a plan, project, council and the like: no operation, no exercise."""
    if rule == "admit" and slot == "actor" and not is_of_people:  # its ministry received something through it
        return None
    if relation == "participates" and rule == "send" and _is_own_plan(programme):  # presented its plan
        relation = "completed"
    is_trained = rule == "serve" and slot == "dative"  # its soldiers are drilled, taught within the programme
    if (
        relation == "beneficiary"
        and rule == "serve"
        and not is_trained
        and (is_plan(programme) or is_agreed(programme))
    ):
        return "participates"
    if relation == "beneficiary" and is_agreed(programme):
        if rule not in _COMPLETING or slot == "place":
            return None
        relation = "completed"
    if relation == "joined" and (other := _instead_of_joined(programme, rule=rule, slot=slot)) is not None:
        return other
    if slot == "possessor" and is_local(programme):
        return "beneficiary"
    if (slot == "owner" or (slot == "dative" and relation == "completed")) and not is_agreed(programme):
        return None
    if relation == "joined":
        return _joined(programme, rule=rule, is_of_people=is_of_people)
    if relation == "completed":
        return _completed(programme, rule=rule, slot=slot, is_of_people=is_of_people)
    if relation == "beneficiary":
        return _beneficiary(programme, rule=rule, is_of_people=is_of_people and not is_trained)
    return relation


def _is_own_plan(programme: Programme) -> bool:
    return programme.kind == "plan" or programme_nouns.OWN_PLAN.search(programme.name) is not None


def _instead_of_joined(programme: Programme, *, rule: str, slot: str) -> RelationType | None:
    """Return the relation that a verb of joining states in special cases, whatever the slot rules say; else None."""
    if rule == "refuse" and is_plan(programme):  # gave its consent to the plan
        return "completed"
    if rule == "benefit" and slot == "subject" and is_carried_out(programme):
        return "beneficiary"  # opened its door to a project
    if rule in ("be", "represent") and programme.kind in ("fund", "project"):
        return "participates"
    return None


def _joined(programme: Programme, *, rule: str, is_of_people: bool) -> RelationType:
    if rule == "grant" and programme_nouns.OWN_PLAN.search(programme.name):  # its plan was approved
        return "completed"
    if rule == "conclude" and programme_nouns.ACTION_PLAN_NAME.search(programme.name):  # put its plan into force
        return "completed"
    if rule == "grant" and (programme.kind == "package" or is_local(programme)):
        return "beneficiary"
    is_visit = rule == "arrive" and (is_of_people or programme.kind == "centre")
    if (rule == "begin" or is_visit) and not is_begun_by_joining(programme):
        return "participates"
    return "joined"


def _completed(programme: Programme, *, rule: str, slot: str, is_of_people: bool) -> RelationType | None:
    """Return what "completed" amounts to: only what is agreed with the Alliance can be completed."""
    if rule == "admit" and slot == "subject" and _is_membership_plan(programme):
        return "joined"
    if rule == "give" and slot == "subject" and is_begun_by_joining(programme):  # gave its consent to it
        return "joined"
    if rule == "end" and is_local(programme):  # it ended; nobody is said to have finished it
        return "beneficiary"
    if rule == "agree" and programme.kind == "centre":
        return "participates"
    if programme.kind == "framework" and rule != "unlisted":  # a framework is never complete
        return None
    if rule == "admit" and not (is_plan(programme) or is_agreed(programme)):
        return None
    if rule == "benefit" and _is_own_plan(programme):  # drew it up
        return "completed"
    is_finished_project = rule == "finish" and programme.kind == "project"
    if _is_done_by_people(programme, rule=rule, is_of_people=is_of_people) and not is_finished_project:
        return "participates"
    return "completed"


def _beneficiary(programme: Programme, *, rule: str, is_of_people: bool) -> RelationType | None:
    if _is_done_by_people(programme, rule=rule, is_of_people=is_of_people):
        return "participates"
    return None if is_forum(programme) else "beneficiary"


def _is_done_by_people(programme: Programme, *, rule: str, is_of_people: bool) -> bool:
    """Return whether individuals of the country carry the programme out, so that it takes part."""
    return is_of_people and is_work(programme) and rule != "admit"
