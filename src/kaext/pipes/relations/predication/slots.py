"""The slots of frames: by which case or postposition a country fills a slot, and how sure that is (``claims.tsv``)."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.grammar import analyse_verb
from kaext.pipes.relations.phrases import DATIVE, PLACE, SUBJECT, phrase_after
from kaext.pipes.relations.predication.claims import claim
from kaext.pipes.relations.predication.clause_context import FRAMING, has_programme, programme_roles_in, programmes_in
from kaext.pipes.relations.predication.subjects import (
    ADNOMINAL,
    SlotCandidate,
    actor_confidence,
    is_admitted_country,
    is_imperfect,
    owns_programme,
    subject_confidence,
)
from kaext.pipes.relations.programme_kinds import is_carried_out, is_operation, is_paying
from kaext.pipes.relations.words import actors, lemmas, light_nouns, postpositions, programme_nouns

# Verbs beside which the country is the object of a noun of admitting: the decision on Finland's invitation.
_DECIDING = frozenset({"admit", "decide"})
_TAKING_IN = frozenset({"invite", "include", "grant"})
# Verbs with a project as the subject: it was carried out, ended, began, was financed.
_DONE_WITH_PROJECTS = frozenset({"carry", "end", "begin", "benefit", "finish", "fulfil"})
# Verbs whose subject may be people or bodies of a country instead of the country.
_OF_PEOPLE_TOO = frozenset({"admit", "benefit", "offer"})
# Verbs of moving something towards a country.
_TOWARDS = frozenset({"send", "arrive", "give"})
# Role and head of what belongs to a country and has something done to it: its laboratory, institute, warehouse.
_DONE_TO = frozenset({("nom", "thing"), ("nom", "actor"), ("none", "place")})
# Verbs of what a programme does for another's work.
_WORKS_FOR = frozenset({"serve", "provide"})
# Verbs of carrying out somebody's work, which a verbal noun names.
_BRINGING_ABOUT = frozenset({"carry", "do", "benefit"})
# Slots that only a named country can fill. Without one, nothing is stated.
NAMED_ONLY = frozenset(
    {
        "had",
        "stationer",
        "agent",
        "worked-in",
        "reached",
        "cleared",
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


def slot_confidence(candidate: SlotCandidate) -> float:
    """Return how sure it is that the country fills the slot of its frame, in [0, 1]; 0 where it does not."""
    return SLOTS[candidate.frame.slot](candidate)


def _as_dative(candidate: SlotCandidate) -> float:
    role, event = candidate.phrase.role, candidate.event
    is_done = event.is_inverted and event.trigger.form is not None and event.trigger.form.verb_form == "participle"
    if role in DATIVE and is_done and candidate.frame.relation == "beneficiary":
        return 0  # აქვს გადარიცხული (has transferred): the dative is the subject
    if role in DATIVE:
        return claim("slot", "dative", "thing") if candidate.phrase.head_kind == "thing" else 1
    if role == "with" and candidate.frame.relation == "offered":
        return claim("slot", "dative", "with")
    is_towards = role == "all" and not candidate.phrase.head_kind and event.rule in _TOWARDS  # was sent towards Ukraine
    return claim("slot", "dative", "ben") if role == "ben" or is_towards else 0


def _as_place(candidate: SlotCandidate) -> float:
    role = candidate.phrase.role
    if role in PLACE:
        return claim("slot", "place", "actor") if candidate.phrase.head_kind == "actor" else 1
    if role == "request" and candidate.frame.relation == "planned":
        return 0  # The request is what is considered.
    if role == "dat" and candidate.event.rule == "hold" and _is_before_place(candidate):
        return claim("slot", "place", "before-place")
    if _is_where_project_is(candidate):
        return claim("slot", "place", "project")
    return claim("slot", "place", role) if role in ("ben", "request") else 0


def _is_before_place(candidate: SlotCandidate) -> bool:
    """Return whether a country before the name of a place is in a dative that may be a genitive."""
    following = phrase_after(candidate.phrase, candidate.clause.phrases)
    is_place = following is not None and following.kind == "word" and following.form is None
    return following is not None and is_place and following.role == "loc" and not candidate.phrase.head_kind


def _is_where_project_is(candidate: SlotCandidate) -> bool:
    """Return whether the subject is a country's unnamed project, and nothing else is named: Moldova's project ended."""
    phrase, _, event, clause = candidate
    is_its_project = (
        phrase.role == "nom" and phrase.head_kind == "thing" and programme_nouns.MEANS_PROJECT.match(phrase.head)
    )
    is_alone = len(clause.of("country")) == 1 and not clause.of("programme")
    return bool(is_its_project) and is_alone and event.rule in _DONE_WITH_PROJECTS


def _as_agent(candidate: SlotCandidate) -> float:
    is_agent = candidate.phrase.role == "agent" and candidate.phrase.head_kind != "event"
    return claim("slot", "agent") if is_agent else 0


def _is_subject(candidate: SlotCandidate) -> bool:
    return candidate.phrase.role in (DATIVE if candidate.event.is_inverted else SUBJECT)


def _subject_of_programme(*roles: str) -> Callable[[SlotCandidate], float]:
    """Return a slot that is filled by the subject of a clause whose programme has one of ``roles``."""

    def fits(candidate: SlotCandidate) -> float:
        phrase, _, event, clause = candidate
        is_plain = not phrase.head_kind or (event.is_verbal_noun and phrase.head == event.trigger.text)
        are_people = event.rule in _OF_PEOPLE_TOO and phrase.head_kind == "actor"  # its institutes received
        is_plain = is_plain or are_people
        is_there = not programme_roles_in(clause).isdisjoint(roles)
        is_acting = is_plain and _is_subject(candidate) and not is_admitted_country(phrase, event)
        return claim("slot", "subject-of-programme") if is_there and is_acting else 0

    return fits


def _as_entrant(candidate: SlotCandidate) -> float:
    roles = ("loc", *DATIVE) if candidate.event.rule == "leave" else ("loc",)
    return _subject_of_programme(*roles)(candidate)


def _as_helper(candidate: SlotCandidate) -> float:
    phrase, _, _, clause = candidate
    is_about_operation = any(is_operation(programme) for ph in programmes_in(clause) for programme in ph.programmes)
    is_pointed = any(ph.role in DATIVE and programme_nouns.MEANS_OPERATION.match(ph.text) for ph in clause.of("word"))
    is_pointed = is_pointed or (helps_host(clause) and _lends_shoulder(clause))
    is_helper = phrase.head_kind == "actor" or (not phrase.head_kind and (is_about_operation or is_pointed))
    of_it = {*DATIVE, "gen", "object"} if is_about_operation else DATIVE  # its troops, the work of it
    is_helped = is_pointed or helps_host(clause) or not of_it.isdisjoint(programme_roles_in(clause))
    return 1 if is_helper and is_helped and _is_subject(candidate) else 0


def helps_host(clause: Clause) -> bool:
    """Return whether a clause says what was done for the unnamed host, or for allies: stood beside them."""
    others = [ph.text for ph in clause.of("word") if ph.role in DATIVE]
    return any(actors.HOST.match(word) or actors.ALLIES.match(word) for word in others)


def _lends_shoulder(clause: Clause) -> bool:
    return any("shoulder" in light_nouns.lights_of(ph.text) for ph in clause.of("word"))


def _as_owner(candidate: SlotCandidate) -> float:
    phrase = candidate.phrase
    following = phrase_after(phrase, candidate.clause.phrases)
    is_attribute = phrase.is_adjectival and following is not None and following.kind == "programme"
    is_owner = (phrase.role == "gen" or is_attribute) and owns_programme(candidate)
    return claim("slot", "owner") if is_owner else 0


def _as_owner_of_patient(candidate: SlotCandidate) -> float:
    """Return how sure it is that something of the country was affected by a programme.

    The programme did something to it (destroyed Albania's mines), or it was done within the programme (its laboratory
    was equipped with money of the fund).
    """
    phrase, _, event, clause = candidate
    has_no_agent = not event.is_inverted and not any(ph.role in ("erg", "agent") for ph in clause.phrases)
    is_thing = (phrase.role, phrase.head_kind) in _DONE_TO and not actors.TROOPS.match(phrase.head)
    if is_thing and has_no_agent and event.trigger.form is not None and not event.trigger.form.is_plural:
        is_framed = programme_roles_in(clause) == {"frame"} or _is_means_of_work(clause)
        return claim("slot", "owned", "frame") if is_framed else 0
    is_of_country = phrase.role in ("nom", "dat", "none") and phrase.head_kind in ("thing", "place", "actor")
    is_of_country = is_of_country or (phrase.head_kind == "event" and phrase.head == event.trigger.text)
    is_of_country = is_of_country or (phrase.head_kind == "event" and phrase.role == "agent")
    has_agent = any(ph.role == "erg" for ph in clause.of("programme"))
    return claim("slot", "owned") if is_of_country and has_agent else 0


def _as_owner_of_work(candidate: SlotCandidate) -> float:
    """Return how sure it is that the country's own work, such as its training, was served by a programme."""
    phrase, _, event, clause = candidate
    is_its_work = phrase.head_kind == "event" and phrase.role == "agent"
    has_no_agent = not any(ph.role == "erg" for ph in clause.phrases)
    roles = programme_roles_in(clause)
    is_done_by_it = event.rule in _WORKS_FOR and "nom" in roles
    is_worked_for = is_its_work and has_no_agent
    if event.rule in _BRINGING_ABOUT:  # its barracks were cleaned: by it, if no project is named
        return claim("slot", "worked-for") if is_worked_for and _is_means_of_work(clause) else 0
    return claim("slot", "worked-for") if is_worked_for and ("frame" in roles or is_done_by_it) else 0


def _is_means_of_work(clause: Clause) -> bool:
    """Return whether a project or fund is the means or agent: with its grant, by the fund, within it."""
    row = clause.phrases
    by = {a.start for a, b in pairwise(row) if a.kind == "programme" and postpositions.AGENT.match(b.text)}
    named = programmes_in(clause)
    are_means = all(ph.role in ("frame", "ins") or ph.start in by for ph in named)
    return bool(named) and are_means and all(is_carried_out(programme) for ph in named for programme in ph.programmes)


def _as_inviter(candidate: SlotCandidate) -> float:
    return 1 if candidate.phrase.role == "erg" and not candidate.phrase.head_kind else 0


def _as_helped(candidate: SlotCandidate) -> float:
    phrase, clause = candidate.phrase, candidate.clause
    is_framed = "frame" in programme_roles_in(clause)
    is_paid = phrase.head_kind in ("actor", "place") and actors.is_body(
        phrase.head
    )  # a fund pays for its agency's work
    is_paid = is_paid and all(is_paying(programme) for ph in programmes_in(clause) for programme in ph.programmes)
    return claim("slot", "helped") if is_framed and phrase.role in SUBJECT and (is_paid or not phrase.head_kind) else 0


def _as_possessor(candidate: SlotCandidate) -> float:
    phrase = candidate.phrase
    is_possessor = phrase.role in DATIVE and not phrase.head_kind and has_programme(candidate.clause)
    return claim("slot", "possessor") if is_possessor else 0


def _as_stationer(candidate: SlotCandidate) -> float:
    """Return how sure it is that a country has troops standing somewhere: ხორვატიას ასეული უდგას (has a company)."""
    phrase, _, _, clause = candidate
    are_troops = any(ph.role == "nom" and actors.TROOPS.match(ph.text) for ph in clause.of("word"))
    is_theirs = are_troops and phrase.role in DATIVE and not phrase.head_kind
    return claim("slot", "possessor") if is_theirs else 0


def _as_possessed(candidate: SlotCandidate) -> float:
    is_had = candidate.phrase.role == "nom" and not candidate.phrase.head_kind
    is_had = is_had and not DATIVE.isdisjoint(programme_roles_in(candidate.clause))
    return claim("slot", "had") if is_had else 0


def _as_worked_in(candidate: SlotCandidate) -> float:
    is_done = any(ph.role == "erg" for ph in candidate.clause.of("programme"))
    return claim("slot", "worked-in") if is_done and candidate.phrase.role in PLACE else 0


def _as_reached(candidate: SlotCandidate) -> float:
    roles = programme_roles_in(candidate.clause)
    is_reached = candidate.phrase.role == "term" and not roles.isdisjoint(("nom", "bare", "erg"))
    return claim("slot", "reached") if is_reached else 0


def _as_cleared(candidate: SlotCandidate) -> float:
    """Return how sure it is that a programme took something dangerous away from the country: its pesticides."""
    phrase, _, _, clause = candidate
    forms = [ph.form for ph in clause.of("word") if ph.form is not None]
    is_removed = any(form.lemma in lemmas.TAKES_AWAY for form in forms)
    is_source = phrase.role == "abl" and not phrase.head_kind
    is_done_by_it = not programme_roles_in(clause).isdisjoint(("erg", *FRAMING))
    return claim("slot", "cleared") if is_source and is_removed and is_done_by_it else 0


def _as_founders(candidate: SlotCandidate) -> float:
    roles = programme_roles_in(candidate.clause)
    with_alliance = any(ph.role == "erg" and actors.ORGANISATION.match(ph.text) for ph in candidate.clause.of("word"))
    is_one_of_several = len(candidate.phrase.ids) > 1 or (with_alliance and not roles.isdisjoint(("nom", "bare")))
    # In the present, its members make it up: ქარტიას ალბანეთი, ხორვატია და მაკედონია ქმნიან.
    makes_up = candidate.event.tense == "present" and not roles.isdisjoint(DATIVE)
    is_agent = candidate.phrase.role == ("nom" if makes_up else "erg")
    are_founders = "frame" not in roles and is_agent and is_one_of_several
    return claim("slot", "founders") if are_founders else 0


def _as_company(candidate: SlotCandidate) -> float:
    return claim("slot", "with") if candidate.phrase.role in ("com", "with") else 0


def _as_place_left(candidate: SlotCandidate) -> float:
    """Return how sure it is that a programme, the subject, withdrew from the country."""
    is_source = candidate.phrase.role == "abl" and not candidate.phrase.head_kind
    are_subjects = programme_roles_in(candidate.clause) <= {"nom", "bare"}
    return claim("slot", "left") if is_source and are_subjects else 0


def _as_patient(candidate: SlotCandidate) -> float:
    phrase, _, event, clause = candidate
    if event.is_verbal_noun and phrase.role in ADNOMINAL and phrase.head == event.trigger.text:
        return claim("slot", "patient", "adnominal")
    is_official = phrase.head_kind == "actor" and actors.OFFICIAL.match(phrase.head) is not None
    are_united = event.rule == "unite" and phrase.head_kind == "actor"
    are_united = are_united or (is_official and event.rule == "admit" and _is_as_member(clause))
    if event.rule in _DECIDING and phrase.head_kind == "event":
        noun = analyse_verb(phrase.head)
        return claim("slot", "patient", "decided") if noun is not None and noun.kind in _TAKING_IN else 0
    if (phrase.head_kind and not are_united) or programme_roles_in(clause) == {"frame"}:
        return 0
    is_object = phrase.role in DATIVE and not event.is_inverted
    is_object = is_object or (
        phrase.role == "nom" and event.tense not in ("present", "future") and not is_imperfect(event)
    )
    return claim("slot", "patient") if is_object else 0


def _is_as_member(clause: Clause) -> bool:
    """Return whether a clause says that somebody is admitted as a member."""
    return any(ph.role == "adv" and actors.MEMBER.match(ph.text) for ph in clause.of("word"))


# The slots, by their names in ``frames.tsv``.
SLOTS: dict[str, Callable[[SlotCandidate], float]] = {
    "subject": subject_confidence,
    "actor": actor_confidence,
    "dative": _as_dative,
    "place": _as_place,
    "with": _as_company,
    "agent": _as_agent,
    "patient": _as_patient,
    "owner": _as_owner,
    "owned": _as_owner_of_patient,
    "worked-for": _as_owner_of_work,
    "entrant": _as_entrant,
    "within": _subject_of_programme("loc"),
    "author": _subject_of_programme("nom", "bare"),
    "preparer": _subject_of_programme("dat", "datgen"),
    "giver": _subject_of_programme("ben"),
    "framed": _subject_of_programme(*FRAMING),
    "helped": _as_helped,
    "helper": _as_helper,
    "possessor": _as_possessor,
    "stationer": _as_stationer,
    "had": _as_possessed,
    "worked-in": _as_worked_in,
    "left": _as_place_left,
    "founders": _as_founders,
    "reached": _as_reached,
    "cleared": _as_cleared,
    "inviter": _as_inviter,
}
