"""How sure it is that a country is the subject of an event: in its case, or by what is its own."""

from __future__ import annotations

from typing import NamedTuple

from kaext.pipes.relations.clauses import Clause
from kaext.pipes.relations.country_roles import is_not_done
from kaext.pipes.relations.frames import Event, Frame
from kaext.pipes.relations.phrases import DATIVE, OWNER, SUBJECT, Phrase, phrase_after
from kaext.pipes.relations.words import (
    actors,
    country_nouns,
    light_nouns,
    predicates,
    programme_nouns,
    reference,
    times,
)

_ACTS = frozenset({"take", "serve", "provide", "arrive", "send", "lead", "amount"})
# What is done to a country's own plan, or to the one it has with the Alliance.
_DONE_TO_OWN = frozenset({"agree", "finish", "fulfil", "end", "conclude"})
# Ministers and delegations come and visit, they do not serve.
_NOT_OF_OFFICIALS = frozenset({"arrive", "visit", "serve"})
# What is done by those who come from a country: from Georgia a battalion set off.
_FROM_HOME = frozenset({"arrive", "send", "take", "serve", "hold"})
_ACTS_TOGETHER = frozenset(
    {"take", "join", "sign", "become", "conclude", "enter", "host", "hold", "lead", "send", "serve"}
)
# Where a country stands beside a verbal noun that is its own: its signing, the signing by it.
ADNOMINAL = frozenset({"gen", "agent", "datgen"})
# What people of a country do, or is done with them, so that the country does it.
_OF_PEOPLE = frozenset({"leave", "send", "take"})
# What stands apart from its programme by no more phrases than these belongs to it.
_BESIDE = 3


# Here, where the country at the head of an entry is.
_HERE = "აქ"


class SlotCandidate(NamedTuple):
    """A country of a clause, for a frame of an event."""

    phrase: Phrase
    frame: Frame
    event: Event
    clause: Clause


def subject_confidence(candidate: SlotCandidate) -> float:
    """Return how sure it is that the country is the subject; 0 where it is not."""
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
        or is_admitted_country(phrase, event)
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


def is_imperfect(event: Event) -> bool:
    """Return whether a verb stands in the imperfect, whose subject is in the nominative: was receiving."""
    return event.tense == "past" and times.IMPERFECT.search(event.trigger.text) is not None


def is_admitted_country(phrase: Phrase, event: Event) -> bool:
    """Return whether a nominative is who was taken in or got; that of the imperfect is the subject: were getting."""
    return event.rule == "admit" and event.tense == "past" and not is_imperfect(event) and phrase.role == "nom"


def _as_oblique_subject(candidate: SlotCandidate) -> float:
    """Return how sure it is that a country is the subject though in no case of subjects: whose soldiers, whose plan."""
    phrase, _, event, clause = candidate
    part = phrase.role
    if part == "abl" and not phrase.head_kind and event.rule in _FROM_HOME and _actors_act(clause):
        return 0.75
    if event.is_inverted and part in DATIVE:
        return 0.95
    if _has_dative_for_genitive(candidate):
        return 0.8
    if event.is_verbal_noun and part in ADNOMINAL and phrase.head_kind in ("event", ""):
        return 0.9
    if event.is_verbal_noun and part == "gen" and event.rule in _OF_PEOPLE and _is_of_people(phrase, clause):
        return 0.85  # the departure of its brigade
    if (
        part == "gen"
        and clause.gap_antecedent is not None
        and any(ph.head_kind == "event" for ph in clause.gap_antecedent.of("country"))
    ):
        return 0.9  # Finland's part began, and Sweden's
    if part == "gen" and phrase.text.endswith(_WITHOUT_NOUN) and (sureness := _as_possessor_in_model(candidate)):
        return sureness
    is_done_to_own = event.rule in _DONE_TO_OWN or predicates.PASSIVE_PLAN.match(event.trigger.text) is not None
    if part in OWNER and is_done_to_own and _owns_as_in_model(candidate):
        return 0.85
    return 0.85 if part in OWNER and is_done_to_own and owns_programme(candidate) else 0


def _is_of_people(phrase: Phrase, clause: Clause) -> bool:
    """Return whether a genitive is that of people of a country: of the Russian brigade."""
    following = phrase_after(phrase, clause.phrases)
    is_of_demonym = phrase.is_adjectival and following is not None and actors.is_actor(following.text)
    return phrase.head_kind == "actor" or is_of_demonym


def _as_possessor_in_model(candidate: SlotCandidate) -> float:
    """Return how sure it is that a genitive stands for what is its own, as in the model: its school, and Tunisia's."""
    model = candidate.clause.gap_antecedent
    owners = [ph for ph in model.of("country") if ph.head_kind and not ph.is_adjectival] if model is not None else []
    if model is None or len(owners) != 1:
        return 0
    return 0.9 * subject_confidence(candidate._replace(phrase=owners[0], clause=model))


# A genitive that no noun follows.
_WITHOUT_NOUN = ("ისა", "ისაც", "ასა", "ასაც")


def _is_own_document(candidate: SlotCandidate) -> bool:
    """Whether a document that is agreed, and by nobody who is named, is called a country's: Georgia's document."""
    phrase, _, event, clause = candidate
    is_document = programme_nouns.MEANS_DOCUMENT.match(phrase.head) is not None or _is_such_plan(phrase, clause)
    is_document = is_document or (programme_nouns.MEANS_PLAN.match(phrase.head) is not None and _follows_plan(clause))
    is_document = is_document or (event.rule == "end" and _is_agreeing_on_document(phrase, clause))
    is_document = is_document and phrase.role == "nom"
    return is_document and event.rule in _DONE_TO_OWN and not any(ph.role == "erg" for ph in clause.phrases)


def _is_agreeing_on_document(owner: Phrase, clause: Clause) -> bool:
    """Return whether what is a country's is the agreeing on its document or plan: the adoption of Egypt's document."""
    document = phrase_after(owner, clause.phrases)
    is_of_plan = (
        document is not None and document.role == "gen" and programme_nouns.MEANS_PLAN.match(document.text) is not None
    )
    is_of_document = document is not None and programme_nouns.MEANS_DOCUMENT.match(document.text) is not None
    return predicates.AGREEING.match(owner.head) is not None and (is_of_plan or is_of_document)


def _follows_plan(clause: Clause) -> bool:
    """Return whether the clause before says what others did to theirs: A agreed on its document, B's plan was, too."""
    before = clause.parent
    if before is None or clause.connective not in ("stop", "comma", "contrast"):
        return False
    is_done = any(ph.form is not None and ph.form.kind in _DONE_TO_OWN for ph in before.finite_verbs)
    return is_done and any(
        programme_nouns.MEANS_PLAN.match(ph.text) or programme_nouns.MEANS_DOCUMENT.match(ph.text)
        for ph in before.of("word")
    )


def _is_such_plan(owner: Phrase, clause: Clause) -> bool:
    """Return whether a country's programme is called such a one, or one of several: its first such programme."""
    after = [ph.text for ph in clause.phrases if owner.end <= ph.start]
    noun = next((i for i, word in enumerate(after) if not (reference.SUCH.match(word) or word in reference.WHICH)), 0)
    return noun > 0 and programme_nouns.MEANS_PLAN.match(after[noun]) is not None


def _is_of_other_event(candidate: SlotCandidate) -> bool:
    """Return whether a country did what came before another did this: after Estonia, Latvia joined."""
    phrase, _, event, clause = candidate
    following = [ph for ph in clause.phrases if ph.start >= phrase.end][1:_BESIDE]
    is_earlier = phrase.head_kind == "event" and any(times.AFTER_EVENT.match(ph.text) for ph in following)
    if not is_earlier or phrase.head == event.trigger.text:
        return False
    if event.rule in _ACTS | {"join"} and any(
        ph.role in ("nom", "bare") and not ph.head_kind for ph in clause.of("programme")
    ):
        return True
    return any(_may_be_whoever_did(ph) for ph in clause.phrases if ph is not phrase)


def _may_be_whoever_did(phrase: Phrase) -> bool:
    """Return whether a phrase is a country, or a noun for one, as one that acts stands."""
    is_country = phrase.kind == "country" or (
        phrase.kind == "word" and country_nouns.GROUP_HEAD.match(phrase.text) is not None
    )
    return is_country and phrase.role in ("nom", "erg") and not phrase.head_kind


def _is_of_undone(candidate: SlotCandidate) -> bool:
    """Whether a country is only the agent of what was not done: in case of Serbia's finishing it, the Alliance."""
    phrase, _, event, clause = candidate
    noun = next((ph for ph in clause.phrases if ph.start >= phrase.end and ph.form is not None), None)
    if phrase.role != "agent" or noun is None or noun is event.trigger or noun.form is None:
        return False
    return noun.form.verb_form == "noun" and is_not_done(clause.phrases, noun)


def actor_confidence(candidate: SlotCandidate) -> float:
    """Return how sure it is that the country's soldiers or scholars are the subject, or it stands for them."""
    return min(
        subject_confidence(candidate), 0.95 if candidate.phrase.head_kind or candidate.phrase.is_adjectival else 0.85
    )


def _has_dative_for_genitive(candidate: SlotCandidate) -> bool:
    """Return whether a name in -ა stands in the dative before its people, beside a verb without one: Bosnia's officers.

    So ჰერცეგოვინას ოფიცრები is written for ჰერცეგოვინის ოფიცრები.
    """
    phrase, _, event, clause = candidate
    following = phrase_after(phrase, clause.phrases)
    has_people = following is not None and following.kind == "word" and actors.is_actor(following.text)
    is_theirs = has_people and following is not None and following.role == "nom"
    lemma = event.trigger.form.lemma if event.trigger.form is not None else ""
    return phrase.role == "dat" and phrase.text.endswith("ას") and is_theirs and lemma in _WITHOUT_DATIVE


# They work, serve, take part: nothing stands in the dative beside them that they do it to.
_WITHOUT_DATIVE = frozenset({"მუშაობს", "მსახურობს", "მონაწილეობს", "იმყოფება", "მორიგეობს"})


def _actors_act(clause: Clause) -> bool:
    """Whether people who act are the subject or object of a clause whose programme, if it has one, is entered."""
    is_entered = all(ph.role in ("loc", "dat", "datgen") for ph in clause.of("programme"))
    return is_entered and any(
        ph.kind == "word" and ph.role == "nom" and actors.ACTOR.match(ph.text) for ph in clause.phrases
    )


def owns_programme(candidate: SlotCandidate) -> bool:
    """Return whether the country stands in the genitive before a programme: Kazakhstan's IPAP."""
    phrase, _, _, clause = candidate
    after = [ph for ph in clause.phrases if ph.start >= phrase.end][:_BESIDE]
    return any(ph.kind == "programme" for ph in after) and not any(ph.role == "erg" for ph in clause.of("country"))


def _owns_as_in_model(candidate: SlotCandidate) -> bool:
    """Whether a clause repeats the plan of another in thought: Armenia's was agreed in May, Georgia's in June."""
    phrase, _, _, clause = candidate
    if clause.gap_antecedent is None or phrase.role != "gen" or clause.of("programme"):
        return False
    owners = [ph for ph in clause.gap_antecedent.of("country") if ph.role == "gen"]
    return any(owns_programme(candidate._replace(phrase=ph, clause=clause.gap_antecedent)) for ph in owners)
