"""Quotations, and the country that a quoted speaker speaks for: „we joined“, says the minister."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import NamedTuple

from kaext.pipes.relations.capitals import country_of_capital
from kaext.pipes.relations.first_person import says_we
from kaext.pipes.relations.phrases import OWNER, PLACE, Phrase
from kaext.pipes.relations.words import actors, persons

_OPENS, _CLOSES = "„", "“"
# A dash, one or two words and კი (for its part): the words after the attribution contrast with those before it.
_PARTICLE_REACH = 4


class Quotation(NamedTuple):
    """The state of quotations after a sentence.

    Attributes
    ----------
    depth
        How many quotation marks are still open.
    speaker
        The code of the country that the quoted speaker speaks for; empty if unknown.
    """

    depth: int = 0
    speaker: tuple[str, ...] = ()


class MentionedCountries(NamedTuple):
    """The countries that a quoted speaker may speak for.

    Attributes
    ----------
    countries
        The codes of all countries that the text mentions.
    main
        The code of the country that the text is about; empty if there is no such country.
    """

    countries: AbstractSet[str]
    main: tuple[str, ...] = ()


def is_quoted(before: Quotation, text: str) -> bool:
    """Return whether a sentence may contain quoted words."""
    return before.depth > 0 or _OPENS in text


def is_first_person_quote(quotation: Quotation, row: Sequence[Phrase]) -> bool:
    """Return whether a sentence says "we" in a quotation whose speaker speaks for a known country."""
    return bool(quotation.speaker) and says_we(row)


def updated_quotation(before: Quotation, text: str, row: Sequence[Phrase], mentioned: MentionedCountries) -> Quotation:
    """Return the state of quotations after a sentence, from the state before it.

    Parameters
    ----------
    before
        The state after the sentence before.
    text, row
        The sentence and its phrases.
    mentioned
        The countries that the text mentions.
    """
    attribution = _attribution(row)
    speaker = before.speaker if before.depth > 0 else ()
    if attribution:
        speaker = _speaker(row[attribution[0] : attribution[1]], mentioned)
    depth = max(0, before.depth + text.count(_OPENS) - text.count(_CLOSES))
    return Quotation(depth, speaker)


def without_attribution(row: list[Phrase]) -> list[Phrase]:
    """Return a sentence without the attribution of its quotation: says the minister."""
    attribution = _attribution(row)
    if attribution is None:
        return row
    before, after = row[: attribution[0]], row[attribution[1] :]
    is_contrast = bool(before) and any(ph.text == "კი" for ph in after[:_PARTICLE_REACH])
    return [*before, replace(after[0], kind="stop"), *after[1:]] if is_contrast else [*before, *after]


def _attribution(row: Sequence[Phrase]) -> tuple[int, int] | None:
    """Return the range of the phrases that name the speaker, between dashes or the ends of the sentence; else None."""
    at = next((i for i, ph in enumerate(row) if ph.kind == "word" and persons.SAID.match(ph.text)), None)
    if at is None:
        return None
    begins = next((i for i in range(at, -1, -1) if row[i].kind == "dash"), 0)
    return begins, next((i for i in range(at, len(row)) if row[i].kind == "dash"), len(row))


def _speaker(attribution: Sequence[Phrase], mentioned: MentionedCountries) -> tuple[str, ...]:
    """Return the country that a speaker speaks for: named with the speaker, by its capital, or else the main country.

    Nobody who speaks for an organisation speaks for a country.
    """
    words = [ph for ph in attribution if ph.kind == "word"]
    if any(actors.ORGANISATION.match(ph.text) or persons.SECRETARY.match(ph.text) for ph in words):
        return ()
    named = {code for ph in attribution if ph.kind == "country" for code in ph.ids}
    in_city = {country_of_capital(ph.text) for ph in words if ph.role in OWNER | PLACE} & mentioned.countries
    found = named or in_city
    return tuple(found) if len(found) == 1 else () if found else mentioned.main
