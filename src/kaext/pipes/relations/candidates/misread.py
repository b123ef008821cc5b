"""Filters on candidate facts by single words: the programme is a purpose, an addressee or a successor, no target."""

from __future__ import annotations

from collections.abc import Callable

from kaext.pipes.relations.arguments.scope import CandidateFact
from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.phrases import GENITIVE, PLACE, UNMARKED, phrase_after
from kaext.pipes.relations.predication.frames import will_be_done
from kaext.pipes.relations.programme_kinds import is_agreed, is_exercise, is_plan
from kaext.pipes.relations.words import actors, predicates, programme_nouns, reference

# Writes: a plan is written, a centre is written to.
_WRITES = "წერს"
# Serves a purpose.
_SERVES = "ემსახურება"
# Gather, as people do at an exercise.
_GATHER = "შეიკრიბება"
# Roles of a possessor.
_POSSESSOR = GENITIVE | {"object"}
_BEGINNING = frozenset({"begin", "enter"})


def is_misread(candidate: CandidateFact) -> bool:
    """Return whether a word of the clause shows that a candidate fact misreads it."""
    return any(rejects(candidate) for rejects in _FILTERS)


def _is_predecessor(candidate: CandidateFact) -> bool:
    """Return whether the clause is about the programme's predecessor: "left the predecessor of X"."""
    at = candidate.target.mention
    if at is None or at.role not in _POSSESSOR:
        return False
    following = phrase_after(at, candidate.scope.clause.phrases)
    return following is not None and programme_nouns.PREDECESSOR.match(following.text) is not None


def _is_purpose(candidate: CandidateFact) -> bool:
    """Return whether something served the programme as its purpose: training that served an operation."""
    form, target = candidate.scope.event.trigger.form, candidate.target
    is_for_it = target.mention is not None and target.mention.role == "ben" and not target.how
    return is_for_it and form is not None and form.lemma == _SERVES


def _is_addressee(candidate: CandidateFact) -> bool:
    """Return whether somebody wrote to the programme: only plans are written."""
    form, programme = candidate.scope.event.trigger.form, candidate.programme
    is_written_to = form is not None and form.lemma == _WRITES and candidate.target.mention is not None
    return is_written_to and not (is_plan(programme) or is_agreed(programme))


def _is_mere_matter(candidate: CandidateFact) -> bool:
    """Return whether "matter" stands for the programme in what befell a country."""
    at = candidate.target.mention
    is_noun = candidate.scope.event.rule == "befall" and candidate.target.how == "noun"
    return is_noun and at is not None and programme_nouns.MATTER.match(at.text) is not None


def _is_sent_by_centre(candidate: CandidateFact) -> bool:
    """Return whether a centre is the sender, and the country only inferred."""
    _, scope, party, target, programme = candidate
    is_subject = target.mention is not None and not target.how and target.mention.role in UNMARKED
    return scope.event.rule == "send" and party.how == "elided" and is_subject and programme.kind == "centre"


def _is_collapse_of_state(candidate: CandidateFact) -> bool:
    """Return whether the country is the possessor of "collapse"."""
    at = candidate.party.mention
    return at is not None and predicates.COLLAPSE.match(at.head) is not None


def _is_place_of_gathering(candidate: CandidateFact) -> bool:
    """Return whether people gathered in the country, or without a named country."""
    frame, scope, party, _, _ = candidate
    form = scope.event.trigger.form
    if form is None or form.lemma != _GATHER or frame.relation != "participates":
        return False
    return bool(party.how) or party.mention is None or party.mention.role in PLACE


def _is_host_of_counted_people(candidate: CandidateFact) -> bool:
    """Return whether the subject is a number of people at an exercise whose host would be inferred as theirs."""
    _, scope, party, _, programme = candidate
    parent = scope.clause.parent
    if scope.event.rule != "take" or party.how != "shared" or not is_exercise(programme) or parent is None:
        return False
    is_host = any(ph.form is not None and ph.form.kind == "host" for ph in parent.finite_verbs)
    return is_host and _are_counted(scope.clause)


def _are_counted(clause: Clause) -> bool:
    """Return whether the subject of a clause is a number of people: "400 soldiers took part"."""
    words = clause.of("word")
    are_people = any(ph.role == "nom" and actors.is_actor(ph.text) for ph in words)
    return are_people and any(ph.text[0].isdigit() or reference.NUMBER.match(ph.text) for ph in words)


def _is_work_on_document(candidate: CandidateFact) -> bool:
    """Return whether work on a document began, which is no part in its plan."""
    event, clause, _ = candidate.scope
    is_beginning = candidate.frame.relation == "participates" and event.rule in _BEGINNING
    return is_beginning and any(ph.role == "on" and _is_document(ph.text) for ph in clause.of("word"))


def _is_regular_check(candidate: CandidateFact) -> bool:
    """Return whether something is held in the present without a date: a regular check completes nothing."""
    event, clause, _ = candidate.scope
    is_held_now = candidate.frame.relation == "completed" and event.rule == "hold" and event.tense == "present"
    return is_held_now and not any(ph.ids for ph in clause.of("date"))


def _is_plan_for_another_mission(candidate: CandidateFact) -> bool:
    """Return whether the complement of a plan is set in a mission that is not named."""
    _, scope, _, target, _ = candidate
    complement = scope.clause.complement if scope.event.rule == "plan" and target.how == "shared" else None
    words = complement.of("word") if complement is not None else ()
    return any(ph.role == "loc" and programme_nouns.MEANS_OPERATION.match(ph.text) for ph in words)


def _is_still_to_be_done(candidate: CandidateFact) -> bool:
    """Return whether an offer or an exit is still to come: will be offered, will be withdrawn."""
    event = candidate.scope.event
    is_offer = candidate.frame.relation == "offered" and event.rule == "offer" and event.tense == "future"
    return is_offer or (candidate.frame.relation in ("offered", "withdrew") and will_be_done(event))


def _is_document(word: str) -> bool:
    return programme_nouns.VERSION.match(word) is not None or programme_nouns.MEANS_DOCUMENT.match(word) is not None


# A candidate is rejected if one of them is true of it.
_FILTERS: tuple[Callable[[CandidateFact], bool], ...] = (
    _is_predecessor,
    _is_purpose,
    _is_addressee,
    _is_mere_matter,
    _is_sent_by_centre,
    _is_collapse_of_state,
    _is_place_of_gathering,
    _is_host_of_counted_people,
    _is_work_on_document,
    _is_regular_check,
    _is_plan_for_another_mission,
    _is_still_to_be_done,
)
