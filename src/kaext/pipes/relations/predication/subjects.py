"""Whether a country is the subject of an event, and how sure that is: by its case, or by what belongs to it."""

from __future__ import annotations

from typing import NamedTuple

from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.phrases import DATIVE, OWNER, SUBJECT, Phrase, phrase_after
from kaext.pipes.relations.phrasing.country_roles import is_not_done
from kaext.pipes.relations.predication.claims import claim
from kaext.pipes.relations.predication.frames import Event, Frame
from kaext.pipes.relations.words import (
    actors,
    country_nouns,
    lemmas,
    light_nouns,
    predicates,
    programme_nouns,
    reference,
    times,
)

# Verbs that a country's thing may be the subject of, in place of the country.
_ACTS = frozenset({"take", "serve", "provide", "arrive", "send", "lead", "amount"})
# Verbs of what is done to a country's own plan, or to the one it has with the Alliance.
_DONE_TO_OWN = frozenset({"agree", "finish", "fulfil", "end", "conclude"})
# Where officials are the subject, these say nothing about a part in a programme: a minister arrived.
_NOT_OF_OFFICIALS = frozenset({"arrive", "visit", "serve"})
# Verbs whose subject may come from a country in the ablative: a battalion set off from Georgia.
_FROM_HOME = frozenset({"arrive", "send", "take", "serve", "hold"})
# Verbs beside which "together with" a country makes that country a subject too.
_ACTS_TOGETHER = frozenset(
    {"take", "join", "sign", "become", "conclude", "enter", "host", "hold", "lead", "send", "serve"}
)
# Roles of a country beside a verbal noun of which it is the subject: its signing, the signing by it.
ADNOMINAL = frozenset({"gen", "agent", "datgen"})
# Verbs whose verbal noun may have people of a country as its genitive: the departure of its brigade.
_OF_PEOPLE = frozenset({"leave", "send", "take"})
# Within how many phrases after a possessor its programme follows.
_BESIDE = 3


# Here: in the country at the head of an entry.
_HERE = "აქ"
# Endings of a genitive whose noun is elided.
_WITHOUT_NOUN = ("ისა", "ისაც", "ასა", "ასაც")


class SlotCandidate(NamedTuple):
    """A country of a clause that may fill the slot of a frame.

    Attributes
    ----------
    phrase
        The mention of the country.
    frame
        The frame whose slot it may fill.
    event
        The event that has the frame.
    clause
        The clause of the event.
    """

    phrase: Phrase
    frame: Frame
    event: Event
    clause: Clause


def subject_confidence(candidate: SlotCandidate) -> float:
    """Return how sure it is that the country is the subject, in [0, 1]; 0 where it is not."""
    phrase, _, event, clause = candidate
    if oblique := _oblique_subject_confidence(candidate):
        return oblique
    role = phrase.role
    if event.is_impersonal and not phrase.head_kind and any(ph.text == _HERE for ph in clause.of("word")):
        return 0  # Kazakhstan: it began here
    is_official = phrase.head_kind == "actor" and actors.OFFICIAL.match(phrase.head) is not None
    if is_official and event.rule in _NOT_OF_OFFICIALS:
        return 0
    is_passed = event.rule == "finish" and candidate.frame.relation == "participates"  # took a course together
    are_people = phrase.head_kind == "actor" or not phrase.is_adjectival
    if role == "with" and (event.rule in _ACTS_TOGETHER or is_passed) and are_people:
        return claim("slot", "subject", "with")
    if role == "agent" and not phrase.head_kind and event.rule == "join" and not event.is_verbal_noun:
        return 0  # X's finishing (by X) is connected with May: an intransitive verb has no agent
    is_sent = role == "nom" and not event.is_verbal_noun and any(ph.role == "erg" for ph in clause.of("programme"))
    if (
        role not in SUBJECT
        or is_admitted_country(phrase, event)
        or is_sent
        or _is_of_earlier_event(candidate)
        or _is_agent_of_unrealised_event(candidate)
    ):
        return 0
    if phrase.head_kind == "thing" and not phrase.is_adjectival and event.rule not in _ACTS:
        is_own_seat = event.rule == "leave" and "membership" in light_nouns.lights_of(phrase.head)
        return claim("slot", "subject", "own-thing") if is_own_seat or _is_own_document(candidate) else 0
    if phrase.is_adjectival or phrase.head_kind:
        return claim("slot", "subject", "actor" if phrase.head_kind == "actor" else "head")
    return claim("slot", "subject", "nom") if role == "nom" else 1


def is_imperfect(event: Event) -> bool:
    """Return whether a verb is in the imperfect, whose subject is in the nominative: იღებდა (was receiving)."""
    return event.tense == "past" and times.IMPERFECT.search(event.trigger.text) is not None


def is_admitted_country(phrase: Phrase, event: Event) -> bool:
    """Return whether a nominative is the object of an aorist verb of admitting: whoever was admitted."""
    return event.rule == "admit" and event.tense == "past" and not is_imperfect(event) and phrase.role == "nom"


def _oblique_subject_confidence(candidate: SlotCandidate) -> float:
    """Return how sure it is that a country is the subject in another case: in the dative, or as a possessor."""
    phrase, _, event, clause = candidate
    role = phrase.role
    if role == "abl" and not phrase.head_kind and event.rule in _FROM_HOME and _people_enter_programme(clause):
        return claim("slot", "subject", "origin")
    if event.is_inverted and role in DATIVE:
        return claim("slot", "subject", "inverted")
    if _has_dative_for_genitive(candidate):
        return claim("slot", "subject", "dative-for-genitive")
    if event.is_verbal_noun and role in ADNOMINAL and phrase.head_kind in ("event", ""):
        return claim("slot", "subject", "adnominal")
    if event.is_verbal_noun and role == "gen" and event.rule in _OF_PEOPLE and _is_possessor_of_people(phrase, clause):
        return claim("slot", "subject", "people-of")  # the departure of its brigade
    if (
        role == "gen"
        and clause.gap_antecedent is not None
        and any(ph.head_kind == "event" for ph in clause.gap_antecedent.of("country"))
    ):
        return claim("slot", "subject", "gapped-noun")  # Finland's part began, and Sweden's
    if role == "gen" and phrase.text.endswith(_WITHOUT_NOUN) and (sureness := _gapped_possessor_confidence(candidate)):
        return sureness
    is_done_to_own = event.rule in _DONE_TO_OWN or predicates.PASSIVE_PLAN.match(event.trigger.text) is not None
    if role in OWNER and is_done_to_own and _owns_gapped_plan(candidate):
        return claim("slot", "subject", "own-plan")
    is_own_plan = role in OWNER and is_done_to_own and owns_programme(candidate)
    return claim("slot", "subject", "own-plan") if is_own_plan else 0


def _is_possessor_of_people(phrase: Phrase, clause: Clause) -> bool:
    """Return whether a genitive belongs to people of a country: of the Russian brigade."""
    following = phrase_after(phrase, clause.phrases)
    is_of_demonym = phrase.is_adjectival and following is not None and actors.is_actor(following.text)
    return phrase.head_kind == "actor" or is_of_demonym


def _gapped_possessor_confidence(candidate: SlotCandidate) -> float:
    """Return how sure it is that the noun of a genitive is elided: Egypt's school, and Tunisia's."""
    model = candidate.clause.gap_antecedent
    owners = [ph for ph in model.of("country") if ph.head_kind and not ph.is_adjectival] if model is not None else []
    if model is None or len(owners) != 1:
        return 0
    return claim("slot", "subject", "gapped-possessor") * subject_confidence(
        candidate._replace(phrase=owners[0], clause=model)
    )


def _is_own_document(candidate: SlotCandidate) -> bool:
    """Return whether a country's own document was agreed, by nobody who is named: Georgia's document was adopted."""
    phrase, _, event, clause = candidate
    is_document = programme_nouns.MEANS_DOCUMENT.match(phrase.head) is not None or _is_such_plan(phrase, clause)
    is_document = is_document or (
        programme_nouns.MEANS_PLAN.match(phrase.head) is not None and _follows_other_plan(clause)
    )
    is_document = is_document or (event.rule == "end" and _is_agreeing_on_document(phrase, clause))
    is_document = is_document and phrase.role == "nom"
    return is_document and event.rule in _DONE_TO_OWN and not any(ph.role == "erg" for ph in clause.phrases)


def _is_agreeing_on_document(owner: Phrase, clause: Clause) -> bool:
    """Return whether a country possesses the adoption of its document or plan: the adoption of Egypt's document."""
    document = phrase_after(owner, clause.phrases)
    is_of_plan = (
        document is not None and document.role == "gen" and programme_nouns.MEANS_PLAN.match(document.text) is not None
    )
    is_of_document = document is not None and programme_nouns.MEANS_DOCUMENT.match(document.text) is not None
    return predicates.AGREEING.match(owner.head) is not None and (is_of_plan or is_of_document)


def _follows_other_plan(clause: Clause) -> bool:
    """Return whether the clause before says the same of another's plan: A agreed on its document, B's plan was, too."""
    before = clause.parent
    if before is None or clause.connective not in ("stop", "comma", "contrast"):
        return False
    is_done = any(ph.form is not None and ph.form.kind in _DONE_TO_OWN for ph in before.finite_verbs)
    return is_done and any(
        programme_nouns.MEANS_PLAN.match(ph.text) or programme_nouns.MEANS_DOCUMENT.match(ph.text)
        for ph in before.of("word")
    )


def _is_such_plan(owner: Phrase, clause: Clause) -> bool:
    """Return whether a country's programme is only called such a one, or one of several: its first such programme."""
    after = [ph.text for ph in clause.phrases if owner.end <= ph.start]
    noun = next((i for i, word in enumerate(after) if not (reference.SUCH.match(word) or word in reference.WHICH)), 0)
    return noun > 0 and programme_nouns.MEANS_PLAN.match(after[noun]) is not None


def _is_of_earlier_event(candidate: SlotCandidate) -> bool:
    """Return whether a country did only what came before the event: after Estonia's accession, Latvia joined."""
    phrase, _, event, clause = candidate
    following = [ph for ph in clause.phrases if ph.start >= phrase.end][1:_BESIDE]
    is_earlier = phrase.head_kind == "event" and any(times.AFTER_EVENT.match(ph.text) for ph in following)
    if not is_earlier or phrase.head == event.trigger.text:
        return False
    if event.rule in _ACTS | {"join"} and any(
        ph.role in ("nom", "bare") and not ph.head_kind for ph in clause.of("programme")
    ):
        return True
    return any(_may_be_other_subject(ph) for ph in clause.phrases if ph is not phrase)


def _may_be_other_subject(phrase: Phrase) -> bool:
    """Return whether a phrase is a country, or a noun for one, in the case of a subject."""
    is_country = phrase.kind == "country" or (
        phrase.kind == "word" and country_nouns.GROUP_HEAD.match(phrase.text) is not None
    )
    return is_country and phrase.role in ("nom", "erg") and not phrase.head_kind


def _is_agent_of_unrealised_event(candidate: SlotCandidate) -> bool:
    """Return whether a country is the agent of a verbal noun that did not happen: in case of Serbia's finishing it."""
    phrase, _, event, clause = candidate
    noun = next((ph for ph in clause.phrases if ph.start >= phrase.end and ph.form is not None), None)
    if phrase.role != "agent" or noun is None or noun is event.trigger or noun.form is None:
        return False
    return noun.form.verb_form == "noun" and is_not_done(clause.phrases, noun)


def actor_confidence(candidate: SlotCandidate) -> float:
    """Return how sure it is that a country's soldiers or scholars are the subject, or that it stands for them."""
    is_people = candidate.phrase.head_kind or candidate.phrase.is_adjectival
    return min(subject_confidence(candidate), claim("slot", "actor", "people" if is_people else ""))


def _has_dative_for_genitive(candidate: SlotCandidate) -> bool:
    """Return whether a name in -ა is in the dative before its people, where the genitive is meant.

    ჰერცეგოვინას ოფიცრები is written for ჰერცეგოვინის ოფიცრები (Herzegovina's officers). The verb has no dative object.
    """
    phrase, _, event, clause = candidate
    following = phrase_after(phrase, clause.phrases)
    has_people = following is not None and following.kind == "word" and actors.is_actor(following.text)
    is_theirs = has_people and following is not None and following.role == "nom"
    lemma = event.trigger.form.lemma if event.trigger.form is not None else ""
    return phrase.role == "dat" and phrase.text.endswith("ას") and is_theirs and lemma in lemmas.WITHOUT_DATIVE_OBJECT


def _people_enter_programme(clause: Clause) -> bool:
    """Return whether people are the subject or object of a clause whose programme, if any, is what they enter."""
    is_entered = all(ph.role in ("loc", "dat", "datgen") for ph in clause.of("programme"))
    return is_entered and any(
        ph.kind == "word" and ph.role == "nom" and actors.ACTOR.match(ph.text) for ph in clause.phrases
    )


def owns_programme(candidate: SlotCandidate) -> bool:
    """Return whether a country is the possessor of a programme: Kazakhstan's IPAP."""
    phrase, _, _, clause = candidate
    after = [ph for ph in clause.phrases if ph.start >= phrase.end][:_BESIDE]
    return any(ph.kind == "programme" for ph in after) and not any(ph.role == "erg" for ph in clause.of("country"))


def _owns_gapped_plan(candidate: SlotCandidate) -> bool:
    """Return whether the plan of a possessor is elided: Armenia's IPAP was agreed in May, Georgia's in June."""
    phrase, _, _, clause = candidate
    if clause.gap_antecedent is None or phrase.role != "gen" or clause.of("programme"):
        return False
    owners = [ph for ph in clause.gap_antecedent.of("country") if ph.role == "gen"]
    return any(owns_programme(candidate._replace(phrase=ph, clause=clause.gap_antecedent)) for ph in owners)
