"""What kinds of programmes there are, and what a relation to one of a kind can be."""

from __future__ import annotations

from functools import lru_cache

from kaext.pipes.countries.pipe import find_countries
from kaext.pipes.relations.phrases import Programme
from kaext.pipes.relations.words import programme_nouns
from kaext.pipes.values import RelationType

_OPERATIONS = frozenset({"operation", "mission", "force"})
_LEAVING = frozenset({"end", "finish", "stop", "cease", "leave"})
_HOLDING = frozenset({"hold", "begin"})
_FORUMS = frozenset({"council", "dialogue", "forum", "platform", "agreement"})


def is_operation(programme: Programme) -> bool:
    """Return whether troops are sent to it, by its kind, else by its name or id."""
    if programme.kind:
        return programme.kind in _OPERATIONS
    return programme_nouns.OPERATION_NAME.search(f"{programme.name} {programme.id}") is not None and not is_exercise(
        programme
    )


def is_exercise(programme: Programme) -> bool:
    """Return whether it is an exercise: by its kind, or its id with a year."""
    return programme.kind == "exercise" or (
        not programme.kind and programme_nouns.EXERCISE_ID.fullmatch(programme.id) is not None
    )


def is_forum(programme: Programme) -> bool:
    """Return whether it is a council or the like, which is not carried out in a country."""
    if programme.kind:
        return programme.kind in _FORUMS
    name = f"{programme.name} {programme.id}"
    return programme_nouns.FORUM_NAME.search(name) is not None and not programme_nouns.CENTRE_NAME.search(name)


def is_work(programme: Programme) -> bool:
    """Return whether it is carried out in countries: neither troops nor exercise nor talks."""
    return not is_operation(programme) and not is_exercise(programme) and not is_forum(programme)


def is_plan(programme: Programme) -> bool:
    """Return whether it is a plan that a country agrees with the Alliance and completes."""
    return programme.kind == "plan" or programme_nouns.PLAN_NAME.search(programme.name) is not None


def is_agreed(programme: Programme) -> bool:
    """Return whether it is agreed or joined rather than carried out on somebody's soil."""
    return programme.kind in ("plan", "process", "framework")


def is_given(programme: Programme) -> bool:
    """Return whether it is the Alliance's plan that those whom it lets in get: they got MAP."""
    return programme_nouns.MEMBERSHIP_PLAN.search(programme.name) is not None


def is_bilateral(programme: Programme) -> bool:
    """Return whether the Alliance has it with each country by itself: an individual plan, an intensified dialogue."""
    return programme_nouns.BILATERAL_NAME.search(programme.name) is not None


@lru_cache(maxsize=2_000)
def partner_in_name(name: str) -> str:
    """Return the country with which a name says that the Alliance has something, "" if none: NATO-Georgia Council."""
    found = list(find_countries(name)) if programme_nouns.WITH_ALLIANCE.match(name) else []
    return found[0].code if len(found) == 1 else ""


def is_local(programme: Programme) -> bool:
    """Return whether it is carried out in a place: a project, a centre."""
    if programme.kind:
        return programme.kind in ("project", "fund", "centre")
    return programme_nouns.LOCAL_NAME.search(f"{programme.name} {programme.id}") is not None


def is_begun_by_joining(programme: Programme) -> bool:
    """Return whether who begins with it becomes a party to it; a plan or a project is carried out, troops serve."""
    return programme.kind in ("framework", "process", "initiative") or is_forum(programme)


def refined_relation(
    relation: RelationType, programme: Programme, *, rule: str, slot: str, is_of_people: bool
) -> RelationType | None:
    """Return the relation that a frame's comes to with this programme; None where it makes no sense.

    Parameters
    ----------
    relation, slot
        Those of the frame.
    programme
        The programme.
    rule
        The kind of the verb.
    is_of_people
        The country acts through people of their own trade, not as a state.
    """
    if slot == "inviter" and not is_exercise(programme):
        return None
    if is_exercise(programme):
        return _with_exercise(relation, rule)
    if is_operation(programme):
        is_training = programme.kind == "mission" and relation == "beneficiary" and rule not in _LEAVING
        is_kept = is_training or slot in ("founders", "worked-for", "worked-in")
        return relation if is_kept else _with_operation(relation, rule)
    if relation == "hosted" and rule == "visit":
        relation = "beneficiary"
    if relation == "hosted" and rule in _HOLDING and slot != "place":
        return None if is_local(programme) or is_agreed(programme) or is_forum(programme) else "participates"
    if relation == "hosted" and rule in _HOLDING:
        relation = "beneficiary"
    return _with_work(relation, programme, rule=rule, slot=slot, is_of_people=is_of_people)


def _with_work(
    relation: RelationType, programme: Programme, *, rule: str, slot: str, is_of_people: bool
) -> RelationType | None:
    """Return what is said of a country and a plan, a project, a council: no troops, no exercise."""
    if rule == "admit" and slot == "actor" and not is_of_people:  # what a state receives through it is no part in it
        return None
    is_own_plan = programme.kind == "plan" or programme_nouns.OWN_PLAN.search(programme.name) is not None
    if relation == "participates" and rule == "send" and is_own_plan:  # presented it
        relation = "completed"
    if relation == "beneficiary" and rule == "serve" and (is_plan(programme) or is_agreed(programme)):
        return "participates"
    if relation == "beneficiary" and is_agreed(programme):
        if rule not in ("end", "finish", "fulfil", "agree", "unlisted") or slot == "place":
            return None
        relation = "completed"
    if relation == "joined" and rule == "refuse" and is_plan(programme):  # gave its consent to it
        return "completed"
    is_let_in = relation == "joined" and rule == "benefit" and slot == "subject"  # opened its door to it
    if is_let_in and is_work(programme) and not is_agreed(programme):
        return "beneficiary"
    if relation == "joined" and rule in ("be", "represent") and programme.kind in ("fund", "project"):
        return "participates"
    if slot == "possessor" and is_local(programme):
        return "beneficiary"
    if (slot == "owner" or (slot == "dative" and relation == "completed")) and not is_agreed(programme):
        return None
    if relation == "joined" and rule == "grant" and programme_nouns.OWN_PLAN.search(programme.name):  # it was confirmed
        return "completed"
    if relation == "completed" and rule == "admit" and slot == "subject" and is_given(programme):
        return "joined"
    if relation == "completed" and (other := _for_completed(programme, rule)) != relation:
        return other
    is_finished = relation == "completed" and rule == "finish" and programme.kind == "project"
    is_done_by_people = is_of_people and is_work(programme) and rule != "admit" and not is_finished
    if relation in ("beneficiary", "completed") and is_done_by_people:
        return "participates"
    if relation == "beneficiary" and is_forum(programme):
        return None
    is_by_people = rule == "arrive" and (is_of_people or programme.kind == "centre")
    if relation == "joined" and (rule == "begin" or is_by_people) and not is_begun_by_joining(programme):
        return "participates"
    return relation


def _for_completed(programme: Programme, rule: str) -> RelationType | None:
    """Return what the completion of a programme comes to: only what is agreed with the Alliance is completed."""
    if rule == "end" and is_local(programme):  # it ended, nobody finished it
        return "beneficiary"
    if rule == "agree" and programme.kind == "centre":
        return "participates"
    is_never_done = programme.kind == "framework" and rule != "unlisted"
    is_taken = rule == "admit" and not (is_plan(programme) or is_agreed(programme))
    return None if is_never_done or is_taken else "completed"


# What is said of a country at an exercise: when it was is when it was hosted and taken part in; who left
# or planned it did so at another time.
AT_EXERCISE = frozenset[RelationType]({"hosted", "participates"})
# Kinds of verbs by which somebody gets things or people to another.
TRANSFER_VERBS = frozenset({"send", "give"})
# Who is, arrives or is sent somewhere at the time of an exercise does not make it be held there.
PRESENCE_VERBS = frozenset({"serve", "arrive", "send", "visit", "provide", "help", "give"})


def _with_exercise(relation: RelationType, rule: str) -> RelationType | None:
    if relation == "withdrew" and rule in ("stop", "refuse"):
        return None
    if relation == "beneficiary":
        return None if rule in PRESENCE_VERBS else "hosted"
    if relation == "joined":
        return "hosted" if rule in ("give", "benefit") else "participates"
    if relation == "participates" and rule in ("give", "benefit", "lead", "admit"):
        return "hosted"
    return None if relation == "completed" else relation


def _with_operation(relation: RelationType, rule: str) -> RelationType | None:
    if relation == "hosted" and rule == "hold":
        return None
    if relation == "joined" and rule in ("arrive", "admit", "include", "benefit", "fill"):
        return "participates"
    if relation == "completed":
        return {"finish": "withdrew", "end": "withdrew", "fulfil": "participates"}.get(rule)  # type: ignore[return-value]
    return None if relation == "beneficiary" else relation
