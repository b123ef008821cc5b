"""The places in a clause where a frame's country may stand, and how sure it is that it stands there."""

from __future__ import annotations

from collections.abc import Callable

from kaext.pipes.relations.clause_programmes import FRAMING, has_programme, programme_roles_in, programmes_in
from kaext.pipes.relations.clauses import Clause
from kaext.pipes.relations.grammar import read
from kaext.pipes.relations.phrases import DATIVE, PLACE, SUBJECT, phrase_after
from kaext.pipes.relations.programme_kinds import is_operation
from kaext.pipes.relations.subjects import (
    ADNOMINAL,
    SlotCandidate,
    actor_confidence,
    is_admitted_country,
    is_imperfect,
    owns_programme,
    subject_confidence,
)
from kaext.pipes.relations.words import actors, programme_nouns

# What is decided about somebody who is to be taken in.
_DECIDING = frozenset({"admit", "decide"})
_TAKING_IN = frozenset({"invite", "include", "grant"})


def slot_confidence(candidate: SlotCandidate) -> float:
    """Return how sure it is that the country stands where the frame wants it; 0 where it does not."""
    return SLOTS[candidate.frame.slot](candidate)


def _as_dative(candidate: SlotCandidate) -> float:
    part, event = candidate.phrase.role, candidate.event
    is_done = event.is_inverted and event.trigger.form is not None and event.trigger.form.verb_form == "participle"
    if part in DATIVE and is_done and candidate.frame.relation == "beneficiary":
        return 0  # who has money transferred has transferred it
    if part in DATIVE:
        return 0.9 if candidate.phrase.head_kind == "thing" else 1
    if part == "with" and candidate.frame.relation == "offered":
        return 0.9
    return 0.95 if part == "ben" else 0


def _as_place(candidate: SlotCandidate) -> float:
    part = candidate.phrase.role
    if part in PLACE:
        return 0.9 if candidate.phrase.head_kind == "actor" else 1
    if part == "request" and candidate.frame.relation == "planned":
        return 0  # what is considered is the request
    if part == "dat" and candidate.event.rule == "hold" and _is_before_place(candidate):
        return 0.8
    return 0.8 if _is_where_project_is(candidate) else {"ben": 0.95, "request": 0.8}.get(part, 0)


def _is_before_place(candidate: SlotCandidate) -> bool:
    """Return whether a country, whose genitive sounds like its dative, stands before the name of a place in it."""
    following = phrase_after(candidate.phrase, candidate.clause.phrases)
    is_place = following is not None and following.kind == "word" and following.form is None
    return following is not None and is_place and following.role == "loc" and not candidate.phrase.head_kind


def _is_where_project_is(candidate: SlotCandidate) -> bool:
    """Whether a project that has no name is called a country's, and no other is named: Moldova's project ended."""
    phrase, _, event, clause = candidate
    is_its_project = (
        phrase.role == "nom" and phrase.head_kind == "thing" and programme_nouns.MEANS_PROJECT.match(phrase.head)
    )
    is_alone = len(clause.of("country")) == 1 and not clause.of("programme")
    return bool(is_its_project) and is_alone and event.rule in _DONE_WITH_PROJECTS


# What is said of a project as the subject: it was carried out, ended, began, was financed.
_DONE_WITH_PROJECTS = frozenset({"carry", "end", "begin", "benefit", "finish", "fulfil"})


def _as_agent(candidate: SlotCandidate) -> float:
    return 0.95 if candidate.phrase.role == "agent" and candidate.phrase.head_kind != "event" else 0


def _is_subject(candidate: SlotCandidate) -> bool:
    return candidate.phrase.role in (DATIVE if candidate.event.is_inverted else SUBJECT)


def _subject_of_programme(*roles: str) -> Callable[[SlotCandidate], float]:
    """Return a slot: the subject of a clause whose programme stands in one of ``roles``."""

    def fits(candidate: SlotCandidate) -> float:
        phrase, _, event, clause = candidate
        is_plain = not phrase.head_kind or (event.is_verbal_noun and phrase.head == event.trigger.text)
        are_people = event.rule in _OF_PEOPLE_TOO and phrase.head_kind == "actor"  # its institutes received
        is_plain = is_plain or are_people
        is_there = not programme_roles_in(clause).isdisjoint(roles)
        is_acting = is_plain and _is_subject(candidate) and not is_admitted_country(phrase, event)
        return 0.95 if is_there and is_acting else 0

    return fits


# What a country's people do in a programme, or get from it, as it does itself.
_OF_PEOPLE_TOO = frozenset({"admit", "benefit", "offer"})


def _as_entrant(candidate: SlotCandidate) -> float:
    roles = ("loc", *DATIVE) if candidate.event.rule == "leave" else ("loc",)
    return _subject_of_programme(*roles)(candidate)


def _as_helper(candidate: SlotCandidate) -> float:
    phrase, _, _, clause = candidate
    is_about_operation = any(is_operation(programme) for ph in programmes_in(clause) for programme in ph.programmes)
    is_pointed = any(ph.role in DATIVE and programme_nouns.MEANS_OPERATION.match(ph.text) for ph in clause.of("word"))
    is_helper = phrase.head_kind == "actor" or (not phrase.head_kind and (is_about_operation or is_pointed))
    of_it = {*DATIVE, "gen", "object"} if is_about_operation else DATIVE  # its troops, the work of it
    is_helped = is_pointed or not of_it.isdisjoint(programme_roles_in(clause))
    return 1 if is_helper and is_helped and _is_subject(candidate) else 0


def _as_owner(candidate: SlotCandidate) -> float:
    phrase = candidate.phrase
    following = phrase_after(phrase, candidate.clause.phrases)
    is_attribute = phrase.is_adjectival and following is not None and following.kind == "programme"
    return 0.9 if (phrase.role == "gen" or is_attribute) and owns_programme(candidate) else 0


def _as_owner_of_what_is_done_to(candidate: SlotCandidate) -> float:
    """Return how sure it is that a programme did something to what is the country's: destroyed Albania's mines.

    Or that something was done to it by means of the programme: its laboratory was equipped with the fund's money.
    """
    phrase, _, event, clause = candidate
    is_done_by_nobody = not event.is_inverted and not any(ph.role in ("erg", "agent") for ph in clause.phrases)
    is_thing = (phrase.role, phrase.head_kind) in _DONE_TO and not actors.TROOPS.match(phrase.head)
    if is_thing and is_done_by_nobody and event.trigger.form is not None and not event.trigger.form.is_plural:
        return 0.8 if programme_roles_in(clause) == {"frame"} else 0
    is_of_country = phrase.role in ("nom", "dat", "none") and phrase.head_kind in ("thing", "place", "actor")
    is_of_country = is_of_country or (phrase.head_kind == "event" and phrase.head == event.trigger.text)
    is_of_country = is_of_country or (phrase.head_kind == "event" and phrase.role == "agent")
    return 0.9 if is_of_country and any(ph.role == "erg" for ph in clause.of("programme")) else 0


# What is a country's and something is done to: its laboratory, its institute, its warehouse.
_DONE_TO = frozenset({("nom", "thing"), ("nom", "actor"), ("none", "place")})


def _as_one_worked_for(candidate: SlotCandidate) -> float:
    """Return how sure it is that work begun within a programme, or served by it, is the country's: its own training."""
    phrase, _, event, clause = candidate
    is_its_work = phrase.head_kind == "event" and phrase.role == "agent"
    is_done_by_nobody = not any(ph.role == "erg" for ph in clause.phrases)
    roles = programme_roles_in(clause)
    is_done_by_it = event.rule in _WORKS_FOR and "nom" in roles
    return 0.9 if is_its_work and is_done_by_nobody and ("frame" in roles or is_done_by_it) else 0


# What a programme does for work that is another's: serves it, provides for it.
_WORKS_FOR = frozenset({"serve", "provide"})


def _as_inviter(candidate: SlotCandidate) -> float:
    return 1 if candidate.phrase.role == "erg" and not candidate.phrase.head_kind else 0


def _as_helped(candidate: SlotCandidate) -> float:
    phrase = candidate.phrase
    is_framed = "frame" in programme_roles_in(candidate.clause)
    return 0.95 if is_framed and phrase.role in SUBJECT and not phrase.head_kind else 0


def _as_possessor(candidate: SlotCandidate) -> float:
    phrase = candidate.phrase
    return 0.95 if phrase.role in DATIVE and not phrase.head_kind and has_programme(candidate.clause) else 0


def _as_one_had(candidate: SlotCandidate) -> float:
    is_had = candidate.phrase.role == "nom" and not candidate.phrase.head_kind
    return 0.95 if is_had and not DATIVE.isdisjoint(programme_roles_in(candidate.clause)) else 0


def _as_worked_in(candidate: SlotCandidate) -> float:
    is_done = any(ph.role == "erg" for ph in candidate.clause.of("programme"))
    return 0.95 if is_done and candidate.phrase.role in PLACE else 0


def _as_reached(candidate: SlotCandidate) -> float:
    roles = programme_roles_in(candidate.clause)
    return 0.95 if candidate.phrase.role == "term" and roles & {"nom", "bare", "erg"} else 0


def _as_founders(candidate: SlotCandidate) -> float:
    is_founded = "frame" not in programme_roles_in(candidate.clause)
    return 0.95 if is_founded and candidate.phrase.role == "erg" and len(candidate.phrase.ids) > 1 else 0


def _as_company(candidate: SlotCandidate) -> float:
    return 0.95 if candidate.phrase.role in ("com", "with") else 0


def _as_one_left(candidate: SlotCandidate) -> float:
    """Return how sure it is that a programme, the subject, goes out of a country."""
    is_source = candidate.phrase.role == "abl" and not candidate.phrase.head_kind
    are_subjects = programme_roles_in(candidate.clause) <= {"nom", "bare"}
    return 0.9 if is_source and are_subjects else 0


def _as_patient(candidate: SlotCandidate) -> float:
    phrase, _, event, clause = candidate
    if event.is_verbal_noun and phrase.role in ADNOMINAL and phrase.head == event.trigger.text:
        return 0.9
    is_official = phrase.head_kind == "actor" and actors.OFFICIAL.match(phrase.head) is not None
    are_united = event.rule == "unite" and phrase.head_kind == "actor"
    are_united = are_united or (is_official and event.rule == "admit" and _as_member(clause))
    if event.rule in _DECIDING and phrase.head_kind == "event":
        noun = read(phrase.head)
        return 0.85 if noun is not None and noun.kind in _TAKING_IN else 0
    if (phrase.head_kind and not are_united) or programme_roles_in(clause) == {"frame"}:
        return 0
    is_object = phrase.role in DATIVE and not event.is_inverted
    is_object = is_object or (
        phrase.role == "nom" and event.tense not in ("present", "future") and not is_imperfect(event)
    )
    return 0.95 if is_object else 0


def _as_member(clause: Clause) -> bool:
    """Return whether a clause says as what somebody is taken in: as a member."""
    return any(ph.role == "adv" and actors.MEMBER.match(ph.text) for ph in clause.of("word"))


# By the names of ``frames.tsv``.
SLOTS: dict[str, Callable[[SlotCandidate], float]] = {
    "subject": subject_confidence,
    "actor": actor_confidence,
    "dative": _as_dative,
    "place": _as_place,
    "with": _as_company,
    "agent": _as_agent,
    "patient": _as_patient,
    "owner": _as_owner,
    "owned": _as_owner_of_what_is_done_to,
    "worked-for": _as_one_worked_for,
    "entrant": _as_entrant,
    "within": _subject_of_programme("loc"),
    "author": _subject_of_programme("nom", "bare"),
    "preparer": _subject_of_programme("dat", "datgen"),
    "giver": _subject_of_programme("ben"),
    "framed": _subject_of_programme(*FRAMING),
    "helped": _as_helped,
    "helper": _as_helper,
    "possessor": _as_possessor,
    "had": _as_one_had,
    "worked-in": _as_worked_in,
    "left": _as_one_left,
    "founders": _as_founders,
    "reached": _as_reached,
    "inviter": _as_inviter,
}
# Slots that nobody is understood in: the country is named, or nothing is stated.
NAMED_ONLY = frozenset(
    {
        "had",
        "agent",
        "worked-in",
        "reached",
        "helped",
        "owned",
        "worked-for",
        "inviter",
        "helper",
        "entrant",
        "within",
        "author",
        "preparer",
        "giver",
    }
)
