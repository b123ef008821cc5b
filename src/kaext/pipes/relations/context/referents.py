"""Referents: the countries that a sentence mentions, and whether each is its subject."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kaext.pipes.relations.context.first_person import is_joint_we
from kaext.pipes.relations.phrases import DATIVE, Phrase
from kaext.pipes.relations.words import actors, country_nouns, predicates

# The plural of nouns.
_PLURAL = "ებ"


class Referent(NamedTuple):
    """Countries mentioned in a sentence, to which later pronouns and nouns may refer.

    Attributes
    ----------
    ids
        Country codes; more than one where the sentence mentions countries together.
    role
        ``subject``, ``place`` (where something happens) or ``other``.
    sentence
        The number of the sentence, as counted by :attr:`Discourse.sentence_count`.
    has_people
        Whether the sentence is about people of the country, such as its soldiers or rescuers.
    are_several
        Whether several people of the country, or several countries, are mentioned.
    idle
        Over how many sentences that state nothing and name no other actor a subject has been carried.
    """

    ids: tuple[str, ...]
    role: str
    sentence: int
    has_people: bool = False
    are_several: bool = False
    idle: int = 0


def role_of(phrase: Phrase) -> str:
    """Return the role of a country as a referent: "subject", "place" or "other"."""
    if is_subject(phrase):
        return "subject"
    return "place" if phrase.role in ("loc", "on", "ben") else "other"


def means_several(phrase: Phrase) -> bool:
    """Return whether a phrase means several countries, or several people of one: Austrians, Austria's soldiers."""
    return len(phrase.ids) > 1 or (phrase.head_kind == "actor" and _PLURAL in phrase.head)


def only_owner(row: Sequence[Phrase]) -> Phrase | None:
    """Return the only country of a sentence where it is the one that has something, or lacks it: it has no sea."""
    named = [ph for ph in row if ph.kind == "country" and ph.role != "none"]
    if len(named) != 1 or named[0].role not in DATIVE or named[0].head_kind:
        return None
    return named[0] if any(ph.form is not None and ph.form.kind == "have" for ph in row) else None


def is_another_actor(phrase: Phrase) -> bool:
    """Return whether a phrase is a possible subject other than a country: the Alliance, a minister, a programme."""
    if phrase.role not in ("nom", "erg") or phrase.kind not in ("word", "programme"):
        return False
    if phrase.kind == "programme":
        return not phrase.is_dependent
    is_actor = actors.is_actor(phrase.text) or actors.ORGANISATION.match(phrase.text) is not None
    is_actor = is_actor or actors.OTHER_SUBJECT.match(phrase.text) is not None
    return is_actor and phrase.form is None and not country_nouns.STATE_BODY.match(phrase.text)


def is_subject(phrase: Phrase) -> bool:
    """Return whether a country may be the subject of the next clause, too: not one that has collapsed, nor "we"."""
    may_be = phrase.role in ("nom", "erg", "agent") and not predicates.COLLAPSE.match(phrase.head)
    return may_be and not is_joint_we(phrase)
