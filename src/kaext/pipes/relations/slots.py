"""The places in a clause where a frame's country may stand, and how sure it is that it stands there."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from kaext.pipes.relations.clauses import Clause
from kaext.pipes.relations.frames import Event, Frame
from kaext.pipes.relations.grammar import read
from kaext.pipes.relations.kinds import is_operation
from kaext.pipes.relations.phrases import DATIVE, OWNER, PLACE, SUBJECT, Phrase, phrase_after
from kaext.pipes.relations.placing import is_not_done
from kaext.pipes.relations.standing import FRAMING, has_programme, programmes_in, roles_of_programmes
from kaext.pipes.relations.words import actors, light_nouns, pointing, predicates, states, times, works

_ACTS = frozenset({"take", "serve", "provide", "arrive", "send", "lead", "amount"})
# What is done to a country's own plan, or to the one it has with the Alliance.
_DONE_TO_OWN = frozenset({"agree", "finish", "fulfil", "end", "conclude"})
# Ministers and delegations come and visit, they do not serve.
_NOT_OF_OFFICIALS = frozenset({"arrive", "visit", "serve"})
# What is done by those who come from a country: from Georgia a battalion set off.
_FROM_HOME = frozenset({"arrive", "send", "take", "serve"})
_ACTS_TOGETHER = frozenset(
    {"take", "join", "sign", "become", "conclude", "enter", "host", "hold", "lead", "send", "serve"}
)
_OF_NOUN = frozenset({"gen", "agent", "datgen"})
# What people of a country do, or is done with them, so that the country does it.
_OF_PEOPLE = frozenset({"leave", "send", "take"})
# What stands apart from its programme by no more phrases than these belongs to it.
_BESIDE = 3
# What is decided about somebody who is to be taken in.
_DECIDING = frozenset({"admit", "decide"})
_TAKING_IN = frozenset({"invite", "include", "grant"})


# Here, where the country at the head of an entry is.
_HERE = "აქ"


class Candidate(NamedTuple):
    """A country of a clause, for a frame of an event."""

    phrase: Phrase
    frame: Frame
    event: Event
    clause: Clause


def fit(candidate: Candidate) -> float:
    """Return how sure it is that the country stands where the frame wants it; 0 where it does not."""
    return SLOTS[candidate.frame.slot](candidate)


def _as_subject(candidate: Candidate) -> float:
    phrase, _, event, clause = candidate
    if oblique := _as_oblique_subject(candidate):
        return oblique
    part = phrase.role
    if event.is_impersonal and not phrase.head_kind and any(ph.text == _HERE for ph in clause.of("word")):
        return 0  # Kazakhstan: it began here
    is_official = phrase.head_kind == "actor" and actors.OFFICIAL.match(phrase.head) is not None
    if is_official and event.rule in _NOT_OF_OFFICIALS:
        return 0
    is_passed = event.rule == "finish" and candidate.frame.relation == "participates"  # took a course together
    if part == "with" and (event.rule in _ACTS_TOGETHER or is_passed) and not phrase.is_adjectival:
        return 0.9
    is_sent = part == "nom" and not event.is_verbal_noun and any(ph.role == "erg" for ph in clause.of("programme"))
    if (
        part not in SUBJECT
        or is_taken_in(phrase, event)
        or is_sent
        or _is_of_other_event(candidate)
        or _is_of_undone(candidate)
    ):
        return 0
    if phrase.head_kind == "thing" and not phrase.is_adjectival and event.rule not in _ACTS:
        is_own_seat = event.rule == "leave" and "membership" in light_nouns.lights_of(phrase.head)
        return 0.8 if is_own_seat or _is_own_document(candidate) else 0
    if phrase.is_adjectival or phrase.head_kind:
        return 0.95 if phrase.head_kind == "actor" else 0.7
    return 0.97 if part == "nom" else 1


def is_taken_in(phrase: Phrase, event: Event) -> bool:
    """Tell whether a nominative is who was taken in or got; that of the imperfect is the subject: were getting."""
    return event.rule == "admit" and event.tense == "past" and not _goes_on(event) and phrase.role == "nom"


def _as_oblique_subject(candidate: Candidate) -> float:
    """Return how sure it is that a country is the subject though in no case of subjects: whose soldiers, whose plan."""
    phrase, _, event, clause = candidate
    part = phrase.role
    if part == "abl" and not phrase.head_kind and event.rule in _FROM_HOME and _actors_act(clause):
        return 0.75
    if event.is_inverted and part in DATIVE:
        return 0.95
    if _has_dative_for_genitive(candidate):
        return 0.8
    if event.is_verbal_noun and part in _OF_NOUN and phrase.head_kind in ("event", ""):
        return 0.9
    if event.is_verbal_noun and part == "gen" and event.rule in _OF_PEOPLE and _is_of_people(phrase, clause):
        return 0.85  # the departure of its brigade
    if part == "gen" and clause.model is not None and any(ph.head_kind == "event" for ph in clause.model.of("country")):
        return 0.9  # Finland's part began, and Sweden's
    if part == "gen" and phrase.text.endswith(_WITHOUT_NOUN) and (sureness := _as_possessor_in_model(candidate)):
        return sureness
    is_done_to_own = event.rule in _DONE_TO_OWN or predicates.PASSIVE_PLAN.match(event.at.text) is not None
    if part in OWNER and is_done_to_own and _owns_as_in_model(candidate):
        return 0.85
    return 0.85 if part in OWNER and is_done_to_own and _owns_programme(candidate) else 0


def _is_of_people(phrase: Phrase, clause: Clause) -> bool:
    """Tell whether a genitive is that of people of a country: of the Russian brigade."""
    following = phrase_after(phrase, clause.phrases)
    is_of_demonym = phrase.is_adjectival and following is not None and actors.is_actor(following.text)
    return phrase.head_kind == "actor" or is_of_demonym


def _as_possessor_in_model(candidate: Candidate) -> float:
    """Return how sure it is that a genitive stands for what is its own, as in the model: its school, and Tunisia's."""
    model = candidate.clause.model
    owners = [ph for ph in model.of("country") if ph.head_kind and not ph.is_adjectival] if model is not None else []
    if model is None or len(owners) != 1:
        return 0
    return 0.9 * _as_subject(candidate._replace(phrase=owners[0], clause=model))


# A genitive that no noun follows.
_WITHOUT_NOUN = ("ისა", "ისაც", "ასა", "ასაც")


def _is_own_document(candidate: Candidate) -> bool:
    """Tell whether a document that is agreed, and by nobody who is named, is called a country's: Georgia's document."""
    phrase, _, event, clause = candidate
    is_document = works.MEANS_DOCUMENT.match(phrase.head) is not None or _is_such_plan(phrase, clause)
    is_document = is_document or (works.MEANS_PLAN.match(phrase.head) is not None and _follows_plan(clause))
    is_document = is_document and phrase.role == "nom"
    return is_document and event.rule in _DONE_TO_OWN and not any(ph.role == "erg" for ph in clause.phrases)


def _follows_plan(clause: Clause) -> bool:
    """Tell whether the clause before says what others did to theirs: A agreed on its document, B's plan was, too."""
    before = clause.before
    if before is None or clause.opener not in ("stop", "comma", "contrast"):
        return False
    is_done = any(ph.form is not None and ph.form.kind in _DONE_TO_OWN for ph in before.finite)
    return is_done and any(
        works.MEANS_PLAN.match(ph.text) or works.MEANS_DOCUMENT.match(ph.text) for ph in before.of("word")
    )


def _is_such_plan(owner: Phrase, clause: Clause) -> bool:
    """Tell whether a country's programme is called such a one, or one of several: its first such programme."""
    after = [ph.text for ph in clause.phrases if owner.end <= ph.start]
    noun = next((i for i, word in enumerate(after) if not (pointing.SUCH.match(word) or word in pointing.WHICH)), 0)
    return noun > 0 and works.MEANS_PLAN.match(after[noun]) is not None


def _is_of_other_event(candidate: Candidate) -> bool:
    """Tell whether a country did what came before another did this: after Estonia, Latvia joined."""
    phrase, _, event, clause = candidate
    following = [ph for ph in clause.phrases if ph.start >= phrase.end][1:_BESIDE]
    is_earlier = phrase.head_kind == "event" and any(times.AFTER_EVENT.match(ph.text) for ph in following)
    if not is_earlier or phrase.head == event.at.text:
        return False
    if event.rule in _ACTS | {"join"} and any(
        ph.role in ("nom", "bare") and not ph.head_kind for ph in clause.of("programme")
    ):
        return True
    return any(_may_be_whoever_did(ph) for ph in clause.phrases if ph is not phrase)


def _may_be_whoever_did(phrase: Phrase) -> bool:
    """Tell whether a phrase is a country, or a noun for one, as one that acts stands."""
    is_country = phrase.kind == "country" or (
        phrase.kind == "word" and states.GROUP_HEAD.match(phrase.text) is not None
    )
    return is_country and phrase.role in ("nom", "erg") and not phrase.head_kind


def _is_of_undone(candidate: Candidate) -> bool:
    """Tell whether a country is only the agent of what was not done: in case of Serbia's finishing it, the Alliance."""
    phrase, _, event, clause = candidate
    noun = next((ph for ph in clause.phrases if ph.start >= phrase.end and ph.form is not None), None)
    if phrase.role != "agent" or noun is None or noun is event.at or noun.form is None:
        return False
    return noun.form.shape == "noun" and is_not_done(clause.phrases, noun)


def _as_actor(candidate: Candidate) -> float:
    """Return how sure it is that the country's soldiers or scholars are the subject, or it stands for them."""
    return min(_as_subject(candidate), 0.95 if candidate.phrase.head_kind or candidate.phrase.is_adjectival else 0.85)


def _has_dative_for_genitive(candidate: Candidate) -> bool:
    """Tell whether a name in -ა stands in the dative before its people, beside a verb without one: Bosnia's officers.

    So ჰერცეგოვინას ოფიცრები is written for ჰერცეგოვინის ოფიცრები.
    """
    phrase, _, event, clause = candidate
    following = phrase_after(phrase, clause.phrases)
    has_people = following is not None and following.kind == "word" and actors.is_actor(following.text)
    is_theirs = has_people and following is not None and following.role == "nom"
    lemma = event.at.form.lemma if event.at.form is not None else ""
    return phrase.role == "dat" and phrase.text.endswith("ას") and is_theirs and lemma in _WITHOUT_DATIVE


# They work, serve, take part: nothing stands in the dative beside them that they do it to.
_WITHOUT_DATIVE = frozenset({"მუშაობს", "მსახურობს", "მონაწილეობს", "იმყოფება", "მორიგეობს"})


def _as_dative(candidate: Candidate) -> float:
    part, event = candidate.phrase.role, candidate.event
    is_done = event.is_inverted and event.at.form is not None and event.at.form.shape == "participle"
    if part in DATIVE and is_done and candidate.frame.relation == "beneficiary":
        return 0  # who has money transferred has transferred it
    if part in DATIVE:
        return 0.9 if candidate.phrase.head_kind == "thing" else 1
    if part == "with" and candidate.frame.relation == "offered":
        return 0.9
    return 0.95 if part == "ben" else 0


def _as_place(candidate: Candidate) -> float:
    part = candidate.phrase.role
    if part in PLACE:
        return 0.9 if candidate.phrase.head_kind == "actor" else 1
    if part == "request" and candidate.frame.relation == "planned":
        return 0  # what is considered is the request
    if part == "dat" and candidate.event.rule == "hold" and _is_before_place(candidate):
        return 0.8
    return 0.8 if _is_where_project_is(candidate) else {"ben": 0.95, "request": 0.8}.get(part, 0)


def _is_before_place(candidate: Candidate) -> bool:
    """Tell whether a country, whose genitive sounds like its dative, stands before the name of a place in it."""
    following = phrase_after(candidate.phrase, candidate.clause.phrases)
    is_place = following is not None and following.kind == "word" and following.form is None
    return following is not None and is_place and following.role == "loc" and not candidate.phrase.head_kind


def _is_where_project_is(candidate: Candidate) -> bool:
    """Tell whether a project that has no name is called a country's, and no other is named: Moldova's project ended."""
    phrase, _, event, clause = candidate
    is_its_project = phrase.role == "nom" and phrase.head_kind == "thing" and works.MEANS_PROJECT.match(phrase.head)
    is_alone = len(clause.of("country")) == 1 and not clause.of("programme")
    return bool(is_its_project) and is_alone and event.rule in _DONE_WITH_PROJECTS


# What is said of a project as the subject: it was carried out, ended, began, was financed.
_DONE_WITH_PROJECTS = frozenset({"carry", "end", "begin", "benefit", "finish", "fulfil"})


def _as_agent(candidate: Candidate) -> float:
    return 0.95 if candidate.phrase.role == "agent" and candidate.phrase.head_kind != "event" else 0


def _is_subject(candidate: Candidate) -> bool:
    return candidate.phrase.role in (DATIVE if candidate.event.is_inverted else SUBJECT)


def _subject_of_programme(*roles: str) -> Callable[[Candidate], float]:
    """Return a slot: the subject of a clause whose programme stands in one of ``roles``."""

    def fits(candidate: Candidate) -> float:
        phrase, _, event, clause = candidate
        is_plain = not phrase.head_kind or (event.is_verbal_noun and phrase.head == event.at.text)
        are_people = event.rule in _OF_PEOPLE_TOO and phrase.head_kind == "actor"  # its institutes received
        is_plain = is_plain or are_people
        is_there = not roles_of_programmes(clause).isdisjoint(roles)
        is_acting = is_plain and _is_subject(candidate) and not is_taken_in(phrase, event)
        return 0.95 if is_there and is_acting else 0

    return fits


# What a country's people do in a programme, or get from it, as it does itself.
_OF_PEOPLE_TOO = frozenset({"admit", "benefit"})


def _as_entrant(candidate: Candidate) -> float:
    roles = ("loc", *DATIVE) if candidate.event.rule == "leave" else ("loc",)
    return _subject_of_programme(*roles)(candidate)


def _as_helper(candidate: Candidate) -> float:
    phrase, _, _, clause = candidate
    is_about_operation = any(is_operation(programme) for ph in programmes_in(clause) for programme in ph.programmes)
    is_pointed = any(ph.role in DATIVE and works.MEANS_OPERATION.match(ph.text) for ph in clause.of("word"))
    is_helper = phrase.head_kind == "actor" or (not phrase.head_kind and (is_about_operation or is_pointed))
    of_it = {*DATIVE, "gen", "object"} if is_about_operation else DATIVE  # its troops, the work of it
    is_helped = is_pointed or not of_it.isdisjoint(roles_of_programmes(clause))
    return 1 if is_helper and is_helped and _is_subject(candidate) else 0


def _as_owner(candidate: Candidate) -> float:
    phrase = candidate.phrase
    following = phrase_after(phrase, candidate.clause.phrases)
    is_attribute = phrase.is_adjectival and following is not None and following.kind == "programme"
    return 0.9 if (phrase.role == "gen" or is_attribute) and _owns_programme(candidate) else 0


def _as_owner_of_what_is_done_to(candidate: Candidate) -> float:
    """Return how sure it is that a programme did something to what is the country's: destroyed Albania's mines.

    Or that something was done to it by means of the programme: its laboratory was equipped with the fund's money.
    """
    phrase, _, event, clause = candidate
    is_done_by_nobody = not event.is_inverted and not any(ph.role in ("erg", "agent") for ph in clause.phrases)
    is_thing = (phrase.role, phrase.head_kind) in _DONE_TO and not actors.TROOPS.match(phrase.head)
    if is_thing and is_done_by_nobody and event.at.form is not None and not event.at.form.is_plural:
        return 0.8 if roles_of_programmes(clause) == {"frame"} else 0
    is_of_country = phrase.role in ("nom", "dat", "none") and phrase.head_kind in ("thing", "place", "actor")
    is_of_country = is_of_country or (phrase.head_kind == "event" and phrase.head == event.at.text)
    is_of_country = is_of_country or (phrase.head_kind == "event" and phrase.role == "agent")
    return 0.9 if is_of_country and any(ph.role == "erg" for ph in clause.of("programme")) else 0


# What is a country's and something is done to: its laboratory, its institute, its warehouse.
_DONE_TO = frozenset({("nom", "thing"), ("nom", "actor"), ("none", "place")})


def _as_one_worked_for(candidate: Candidate) -> float:
    """Return how sure it is that work begun within a programme, or served by it, is the country's: its own training."""
    phrase, _, event, clause = candidate
    is_its_work = phrase.head_kind == "event" and phrase.role == "agent"
    is_done_by_nobody = not any(ph.role == "erg" for ph in clause.phrases)
    roles = roles_of_programmes(clause)
    is_done_by_it = event.rule in _WORKS_FOR and "nom" in roles
    return 0.9 if is_its_work and is_done_by_nobody and ("frame" in roles or is_done_by_it) else 0


# What a programme does for work that is another's: serves it, provides for it.
_WORKS_FOR = frozenset({"serve", "provide"})


def _as_inviter(candidate: Candidate) -> float:
    return 1 if candidate.phrase.role == "erg" and not candidate.phrase.head_kind else 0


def _as_helped(candidate: Candidate) -> float:
    phrase = candidate.phrase
    is_framed = "frame" in roles_of_programmes(candidate.clause)
    return 0.95 if is_framed and phrase.role in SUBJECT and not phrase.head_kind else 0


def _as_possessor(candidate: Candidate) -> float:
    phrase = candidate.phrase
    return 0.95 if phrase.role in DATIVE and not phrase.head_kind and has_programme(candidate.clause) else 0


def _as_one_had(candidate: Candidate) -> float:
    is_had = candidate.phrase.role == "nom" and not candidate.phrase.head_kind
    return 0.95 if is_had and not DATIVE.isdisjoint(roles_of_programmes(candidate.clause)) else 0


def _as_worked_in(candidate: Candidate) -> float:
    is_done = any(ph.role == "erg" for ph in candidate.clause.of("programme"))
    return 0.95 if is_done and candidate.phrase.role in PLACE else 0


def _as_reached(candidate: Candidate) -> float:
    roles = roles_of_programmes(candidate.clause)
    return 0.95 if candidate.phrase.role == "term" and roles & {"nom", "bare", "erg"} else 0


def _as_founders(candidate: Candidate) -> float:
    is_founded = "frame" not in roles_of_programmes(candidate.clause)
    return 0.95 if is_founded and candidate.phrase.role == "erg" and len(candidate.phrase.ids) > 1 else 0


def _as_company(candidate: Candidate) -> float:
    return 0.95 if candidate.phrase.role in ("com", "with") else 0


def _as_one_left(candidate: Candidate) -> float:
    """Return how sure it is that a programme, the subject, goes out of a country."""
    is_source = candidate.phrase.role == "abl" and not candidate.phrase.head_kind
    are_subjects = roles_of_programmes(candidate.clause) <= {"nom", "bare"}
    return 0.9 if is_source and are_subjects else 0


def _as_patient(candidate: Candidate) -> float:
    phrase, _, event, clause = candidate
    if event.is_verbal_noun and phrase.role in _OF_NOUN and phrase.head == event.at.text:
        return 0.9
    is_official = phrase.head_kind == "actor" and actors.OFFICIAL.match(phrase.head) is not None
    are_united = event.rule == "unite" and phrase.head_kind == "actor"
    are_united = are_united or (is_official and event.rule == "admit" and _as_member(clause))
    if event.rule in _DECIDING and phrase.head_kind == "event":
        noun = read(phrase.head)
        return 0.85 if noun is not None and noun.kind in _TAKING_IN else 0
    if (phrase.head_kind and not are_united) or roles_of_programmes(clause) == {"frame"}:
        return 0
    is_object = phrase.role in DATIVE and not event.is_inverted
    is_object = is_object or (phrase.role == "nom" and event.tense not in ("present", "future") and not _goes_on(event))
    return 0.95 if is_object else 0


def _as_member(clause: Clause) -> bool:
    """Tell whether a clause says as what somebody is taken in: as a member."""
    return any(ph.role == "adv" and actors.MEMBER.match(ph.text) for ph in clause.of("word"))


def _goes_on(event: Event) -> bool:
    """Tell whether a verb stands in the imperfect, whose subject is in the nominative: was receiving."""
    return event.tense == "past" and times.IMPERFECT.search(event.at.text) is not None


def _actors_act(clause: Clause) -> bool:
    """Tell whether people who act are the subject or object of a clause whose programme, if it has one, is entered."""
    is_entered = all(ph.role in ("loc", "dat", "datgen") for ph in clause.of("programme"))
    return is_entered and any(
        ph.kind == "word" and ph.role == "nom" and actors.ACTOR.match(ph.text) for ph in clause.phrases
    )


def _owns_programme(candidate: Candidate) -> bool:
    """Tell whether the country stands in the genitive before a programme: Kazakhstan's IPAP."""
    phrase, _, _, clause = candidate
    after = [ph for ph in clause.phrases if ph.start >= phrase.end][:_BESIDE]
    return any(ph.kind == "programme" for ph in after) and not any(ph.role == "erg" for ph in clause.of("country"))


def _owns_as_in_model(candidate: Candidate) -> bool:
    """Tell whether a clause repeats the plan of another in thought: Armenia's was agreed in May, Georgia's in June."""
    phrase, _, _, clause = candidate
    if clause.model is None or phrase.role != "gen" or clause.of("programme"):
        return False
    owners = [ph for ph in clause.model.of("country") if ph.role == "gen"]
    return any(_owns_programme(candidate._replace(phrase=ph, clause=clause.model)) for ph in owners)


# By the names of ``frames.tsv``.
SLOTS: dict[str, Callable[[Candidate], float]] = {
    "subject": _as_subject,
    "actor": _as_actor,
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
