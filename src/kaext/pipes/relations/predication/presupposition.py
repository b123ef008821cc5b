"""Presupposition: verbal nouns and participles whose event has happened whatever the verb of their clause asserts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.phrases import GENITIVE, UNMARKED, Phrase, is_separated
from kaext.pipes.relations.phrasing.finite import is_finite
from kaext.pipes.relations.words import (
    actors,
    country_nouns,
    postpositions,
    predicates,
    programme_nouns,
    reference,
    times,
)

# Verb classes whose verbal noun presupposes the event in certain cases: on joining, after joining.
PRESUPPOSABLE = frozenset({"join", "take", "sign", "host", "leave"})
# Verb classes of completing something; their verbal nouns presuppose it if what is completed is a programme.
FINISHED = frozenset({"finish", "fulfil", "agree", "conclude", "offer"})
# Verb classes whose verbal noun with an agent (-ის მიერ, by) is an event that happened.
DONE = PRESUPPOSABLE | {"finish", "fulfil", "agree", "conclude", "carry"}
# Slots of a country before a participle with a place: held in it, offered to it, founded with it.
THERE_OR_WITH = frozenset({"place", "dative", "with"})
_DONE_THERE = frozenset({"hold", "carry", "benefit", "begin"})
# The role of that country, by verb class; of all other classes it is a place.
_ROLES_BEFORE = {"offer": ("ben", "dat", "datgen"), "found": ("com",)}
# Classes of participles that presuppose a change of state: having joined, involved.
_ENTERED = frozenset({"join", "take", "leave"})
# Verb classes that an instrumental presupposes: by signing, by joining.
_DONE_BY = frozenset({"join", "sign", "finish", "conclude"})
# Confirms: to confirm a plan by signing it is to agree on it, not to join; a framework document is joined that way.
_CONFIRMS = "დაადასტურებს"
# How many phrases before its participle a place may be.
_REACH = 5


def presupposed_arguments(clause: Clause) -> dict[int, list[int]]:
    """Return the programmes and dates that belong to a presupposing verbal noun, not to the verb of the clause.

    Returns
    -------
    dict[int, list[int]]
        For the start of each such noun, the starts of the programmes and dates right before it: after joining X in
        1994, it sent ….
    """
    found: dict[int, list[int]] = {}
    phrases = clause.phrases
    for index, phrase in enumerate(phrases):
        if phrase.form is None:  # most words
            continue
        is_before_this = _is_followed_by_after(phrases, index)
        if not (is_before_this or is_presupposed(phrases, index) or _is_event_before_which(phrase)):
            continue
        arguments = []
        for at in reversed(range(index)):
            before = phrases[at]
            if before.kind == "date" and is_separated(before, phrases[at + 1]):
                break
            if is_before_this and before.kind == "word" and before.role == "gen":
                continue
            if before.kind not in ("programme", "date"):
                break
            arguments.append(before.start)
        found[phrase.start] = arguments
    return found


def _is_followed_by_after(phrases: Sequence[Phrase], index: int) -> bool:
    """Return whether a verbal noun is the event after which that of the clause happened: after finishing it."""
    phrase = phrases[index]
    following = phrases[index + 1].text if index + 1 < len(phrases) else ""
    is_noun = phrase.form is not None and phrase.form.verb_form == "noun" and phrase.role in GENITIVE
    return is_noun and (times.FACTIVE_AFTER_NOUN.match(following) is not None or _is_given_date(phrases, index))


def _is_event_before_which(phrase: Phrase) -> bool:
    """Return whether a verbal noun is the event before which that of the clause happened: before joining it."""
    return phrase.form is not None and phrase.form.verb_form == "noun" and phrase.role == "term"


def _is_given_date(phrases: Sequence[Phrase], index: int) -> bool:
    """Return whether a clause gives the date of a verbal noun in the genitive: the date of joining is 30 May."""
    following = phrases[index + 1].text if index + 1 < len(phrases) else ""
    if times.DATE_OF.match(following) is None:
        return False
    is_date_given = any(ph.kind == "date" and ph.ids and ph.role in UNMARKED for ph in phrases[index + 1 :])
    is_expected = any(times.EXPECTED.match(ph.text) for ph in phrases if ph.kind == "word")
    return is_date_given and not is_expected


def is_presupposed(phrases: Sequence[Phrase], index: int) -> bool:
    """Return whether a verbal noun or participle presupposes its event: on joining, after joining, by joining."""
    phrase = phrases[index]
    if phrase.form is None:
        return False
    after = phrases[index + 1] if index + 1 < len(phrases) else None
    if phrase.form.verb_form == "participle" and after is not None:
        is_country = after.kind == "country" or country_nouns.COUNTRY_NOUN.match(after.text) is not None
        return is_country and phrase.form.kind in _ENTERED and phrase.role in ("nom", "bare", "erg")
    if phrase.form.verb_form != "noun":
        return False
    if phrase.form.kind == "send" and phrase.role == "dat":  # its sending of advisers was followed by this
        return _has_agent(phrases[:index]) and any(times.CAME_AFTER.match(ph.text) for ph in phrases)
    if phrase.form.kind not in PRESUPPOSABLE | FINISHED:
        return False
    if phrase.form.kind in FINISHED and not _is_completion(phrases, index):
        return False
    if phrase.role in ("when", "abl", "erg") or _is_followed_by_after(phrases, index):
        return True
    if phrase.role == "dat":
        return any(times.CAME_AFTER.match(ph.text) for ph in phrases)
    return phrase.role == "ins" and phrase.form.kind in _DONE_BY and _is_means(phrases, index)


def _has_agent(before: Sequence[Phrase]) -> bool:
    """Return whether a country is the agent of the verbal noun that ``before`` precedes: by Germany (მიერ)."""
    return any(ph.kind == "country" and ph.role == "agent" and ph.head_kind != "event" for ph in before)


def _is_means(phrases: Sequence[Phrase], index: int) -> bool:
    """Return whether a verbal noun in the instrumental is the country's own act: joined by signing it."""
    is_confirmed = any(ph.form is not None and ph.form.lemma == _CONFIRMS for ph in phrases)
    is_confirmed = is_confirmed and not any(q.kind == "framework" for ph in phrases for q in ph.programmes)
    is_adjunct = postpositions.FRAME.match(phrases[index].text) is not None
    return not (is_confirmed or is_adjunct or _has_personal_agent(phrases, index))


def _has_personal_agent(phrases: Sequence[Phrase], index: int) -> bool:
    """Return whether a verbal noun is the act of a person, as on a letter: with the ambassador's signature."""
    before = phrases[index - 1] if index else None
    return before is not None and before.kind == "word" and before.role == "gen" and actors.is_actor(before.text)


def is_factive_complement(phrases: Sequence[Phrase], index: int) -> bool:
    """Return whether a verbal noun depends on a factive verb: welcomed its finishing the cycle, celebrated it."""
    phrase = phrases[index]
    is_done = phrase.form is not None and phrase.form.verb_form in ("noun", "either") and phrase.form.kind in DONE
    is_complement = is_done and phrase.role in ("nom", "dat", "ins", "com")
    return is_complement and any(predicates.FACTIVE.match(ph.text) for ph in phrases if ph.kind == "word")


def is_located_participle(phrases: Sequence[Phrase], index: int) -> bool:
    """Return whether a participle gives the place or partner of the programme after it: held in A, founded with A."""
    form = phrases[index].form
    if form is None or form.verb_form != "participle" or form.kind not in (*_DONE_THERE, "offer", "found"):
        return False
    before = next((ph for ph in reversed(phrases[max(0, index - _REACH) : index]) if not _is_detail(ph)), None)
    after = next((ph for ph in phrases[index + 1 : index + 4] if not _may_precede_name(ph)), None)
    is_founded = form.kind == "found" or predicates.FOUNDED.match(phrases[index].text) is not None
    wanted = _ROLES_BEFORE.get("found" if is_founded else form.kind, ("loc", "on"))
    is_there = before is not None and before.kind == "country" and before.role in wanted
    pairs = pairwise(phrases[index + 1 : index + 4])
    is_pointed_at = any(
        reference.DEMONSTRATIVE.match(a.text) and programme_nouns.POINTS_BACK.match(b.text) for a, b in pairs
    )
    return is_there and (is_pointed_at or (after is not None and after.kind == "programme"))


def _is_detail(phrase: Phrase) -> bool:
    """Return whether a phrase may be a date or a detail of the place: in 2008, in the province of Uusimaa."""
    return phrase.kind == "date" or (phrase.kind == "word" and phrase.form is None)


def _may_precede_name(phrase: Phrase) -> bool:
    """Return whether a word may stand before the name of a programme: the field exercise."""
    return phrase.kind == "word" and (
        phrase.form is None or programme_nouns.PROGRAMME_NOUN.match(phrase.text) is not None
    )


def _is_completion(phrases: Sequence[Phrase], index: int) -> bool:
    """Return whether a verbal noun of completing has a programme or its cycle as object, and the event is past.

    An instrumental needs a date: to threaten by closing something is not to have closed it.
    """
    noun, before = phrases[index], phrases[index - 1] if index else None
    is_of_other = before is not None and before.kind == "word" and before.role == "gen"
    is_of_other = is_of_other and before is not None and not programme_nouns.PART_OF_PROGRAMME.match(before.text)
    is_dated = any(ph.kind == "date" and ph.ids for ph in phrases[max(0, index - _REACH) : index])
    return not is_of_other and (is_dated if noun.role == "ins" else noun.role != "erg" or is_past_narrative(phrases))


def is_past_narrative(phrases: Sequence[Phrase]) -> bool:
    """Return whether a clause has a verb in the past, so that its subject is past: finishing it made this easier."""
    verbs = [ph for ph in phrases if is_finite(ph, phrases)]
    return any(
        ph.form.tense in ("past", "perfect") if ph.form is not None else predicates.AORIST.search(ph.text)
        for ph in verbs
    )
