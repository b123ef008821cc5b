"""Verbal nouns and participles that tell of what has happened, whatever the verb of their clause says."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kaext.pipes.relations.clauses import Clause
from kaext.pipes.relations.finite import is_finite
from kaext.pipes.relations.phrases import Phrase
from kaext.pipes.relations.words import (
    actors,
    country_nouns,
    postpositions,
    predicates,
    programme_nouns,
    reference,
    times,
)


def presupposed_arguments(clause: Clause) -> dict[int, list[int]]:
    """Return what belongs to each verbal noun that tells of an earlier event, not to the verb of its clause.

    By the start of the noun, the starts of the programmes and dates right before it: in 1994 joined, then …
    """
    found: dict[int, list[int]] = {}
    phrases = clause.phrases
    for index, phrase in enumerate(phrases):
        is_before_this = _is_followed_by_after(phrases, index)
        if not (is_before_this or is_presupposed(phrases, index)):
            continue
        mine = []
        for before in reversed(phrases[:index]):
            if is_before_this and before.kind == "word" and before.role == "gen":
                continue
            if before.kind not in ("programme", "date"):
                break
            mine.append(before.start)
        found[phrase.start] = mine
    return found


def _is_followed_by_after(phrases: Sequence[Phrase], index: int) -> bool:
    """Return whether a verbal noun is what the clause's event came after: after finishing it."""
    phrase = phrases[index]
    following = phrases[index + 1].text if index + 1 < len(phrases) else ""
    is_noun = phrase.form is not None and phrase.form.verb_form == "noun" and phrase.role in ("gen", "datgen")
    return is_noun and times.FACTIVE_AFTER_NOUN.match(following) is not None


def is_presupposed(phrases: Sequence[Phrase], index: int) -> bool:
    """Return whether a verbal noun speaks of something that has happened: on joining, after joining, by joining."""
    phrase = phrases[index]
    if phrase.form is None:
        return False
    after = phrases[index + 1] if index + 1 < len(phrases) else None
    if phrase.form.verb_form == "participle" and after is not None:
        is_country = after.kind == "country" or country_nouns.COUNTRY_NOUN.match(after.text) is not None
        return is_country and phrase.form.kind in _ENTERED and phrase.role in ("nom", "bare", "erg")
    if phrase.form.verb_form != "noun" or phrase.form.kind not in PRESUPPOSABLE | FINISHED:
        return False
    if phrase.form.kind in FINISHED and not _is_reached(phrases, index):
        return False
    is_followed = phrase.role == "dat" and any(times.CAME_AFTER.match(ph.text) for ph in phrases)
    is_agreed = any(ph.form is not None and ph.form.lemma == _CONFIRMS for ph in phrases)
    is_agreed = is_agreed and not any(q.kind == "framework" for ph in phrases for q in ph.programmes)
    is_other = is_agreed or _is_of_person(phrases, index)
    is_means = phrase.role == "ins" and phrase.form.kind in _DONE_BY and not is_other
    is_means = is_means and not postpositions.FRAME.match(phrase.text)
    is_before_this = is_followed or _is_followed_by_after(phrases, index)
    return phrase.role in ("when", "abl", "erg") or is_before_this or is_means


def _is_of_person(phrases: Sequence[Phrase], index: int) -> bool:
    """Return whether a verbal noun is what a person did, on a letter: with the ambassador's signature."""
    before = phrases[index - 1] if index else None
    return before is not None and before.kind == "word" and before.role == "gen" and actors.is_actor(before.text)


def is_factive_complement(phrases: Sequence[Phrase], index: int) -> bool:
    """Return whether a clause speaks of what has happened as of a fact: welcomed its finishing the cycle, marked it."""
    phrase = phrases[index]
    is_done = phrase.form is not None and phrase.form.verb_form in ("noun", "either") and phrase.form.kind in DONE
    is_told = is_done and phrase.role in ("nom", "dat", "ins", "com")
    return is_told and any(predicates.FACTIVE.match(ph.text) for ph in phrases if ph.kind == "word")


def is_located_participle(phrases: Sequence[Phrase], index: int) -> bool:
    """Return whether a participle says where the programme after it is held, or with whom it was founded."""
    form = phrases[index].form
    if form is None or form.verb_form != "participle" or form.kind not in (*_DONE_THERE, "offer", "found"):
        return False
    before = next((ph for ph in reversed(phrases[max(0, index - _REACH) : index]) if not _says_where(ph)), None)
    after = next((ph for ph in phrases[index + 1 : index + 4] if not _is_attribute_or_kind(ph)), None)
    is_founded = form.kind == "found" or predicates.FOUNDED.match(phrases[index].text) is not None
    wanted = _PLACES_BEFORE.get("found" if is_founded else form.kind, ("loc", "on"))
    is_there = before is not None and before.kind == "country" and before.role in wanted
    pairs = pairwise(phrases[index + 1 : index + 4])
    is_pointed_at = any(
        reference.DEMONSTRATIVE.match(a.text) and programme_nouns.POINTS_BACK.match(b.text) for a, b in pairs
    )
    return is_there and (is_pointed_at or (after is not None and after.kind == "programme"))


# How the country stands before a participle of these kinds: offered to it, founded with it.
_PLACES_BEFORE = {"offer": ("ben", "dat", "datgen"), "found": ("com",)}
THERE_OR_WITH = frozenset({"place", "dative", "with"})
_DONE_THERE = frozenset({"hold", "carry", "benefit", "begin"})


# How far before its participle a place may stand.
_REACH = 5


def _says_where(phrase: Phrase) -> bool:
    """Return whether a phrase may say when, or where in a country: in 2008, in the province of Uusimaa."""
    return phrase.kind == "date" or (phrase.kind == "word" and phrase.form is None)


def _is_attribute_or_kind(phrase: Phrase) -> bool:
    """Return whether a word may stand before the name of a programme: the field exercise."""
    return phrase.kind == "word" and (
        phrase.form is None or programme_nouns.PROGRAMME_NOUN.match(phrase.text) is not None
    )


def _is_reached(phrases: Sequence[Phrase], index: int) -> bool:
    """Return whether what a verbal noun finishes is a programme or its cycle, and the clause tells of it as done.

    What was done by it must be dated: who threatens by closing something has not closed it.
    """
    noun, before = phrases[index], phrases[index - 1] if index else None
    is_of_other = before is not None and before.kind == "word" and before.role == "gen"
    is_of_other = is_of_other and before is not None and not programme_nouns.PART_OF_PROGRAMME.match(before.text)
    is_dated = any(ph.kind == "date" and ph.ids for ph in phrases[max(0, index - _REACH) : index])
    return not is_of_other and (is_dated if noun.role == "ins" else noun.role != "erg" or is_past_narrative(phrases))


def is_past_narrative(phrases: Sequence[Phrase]) -> bool:
    """Whether a clause tells what was done, so that what did it was done before: finishing it made this easier."""
    verbs = [ph for ph in phrases if is_finite(ph, phrases)]
    return any(
        ph.form.tense in ("past", "perfect") if ph.form is not None else predicates.AORIST.search(ph.text)
        for ph in verbs
    )


# What a verbal noun says to have been reached, where it stands in the case of what came first.
FINISHED = frozenset({"finish", "fulfil", "agree", "conclude", "offer"})
# As participles: having joined, involved.
_ENTERED = frozenset({"join", "take", "leave"})
# Who confirms a plan by signing it has agreed on it, not joined it, as who signs a framework document has.
_CONFIRMS = "დაადასტურებს"
# What is done by being told in the instrumental: by signing, by joining.
_DONE_BY = frozenset({"join", "sign", "finish", "conclude"})
PRESUPPOSABLE = frozenset({"join", "take", "sign", "host", "leave"})
# What is done by somebody (-ის მიერ) where it is told as a noun.
DONE = PRESUPPOSABLE | {"finish", "fulfil", "agree", "conclude", "carry"}
