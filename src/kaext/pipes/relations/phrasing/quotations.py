"""Quotations, and the country that a quoted speaker speaks for: „we joined“, says the minister."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import NamedTuple

from kaext.pipes.relations.capitals import country_of_capital
from kaext.pipes.relations.phrases import OWNER, PLACE, Phrase
from kaext.pipes.relations.phrasing.finite import is_finite
from kaext.pipes.relations.words import actors, persons

# Quotation marks: opening, closing, and those that close a quotation if one is open, else open one.
_OPENS, _CLOSES, _EITHER = "„«", "”»", '“"'
_QUOTES = frozenset(_OPENS + _CLOSES + _EITHER)
# A dash, one or two words and კი (for its part): the words after the attribution contrast with those before it.
_PARTICLE_REACH = 4
# The longest signature under a quotation, in phrases: commas, names and offices.
_MAX_SIGNATURE = 14


class QuotedSentence(NamedTuple):
    """A sentence that may be part of a quotation.

    Attributes
    ----------
    text
        The sentence.
    row
        Its phrases.
    """

    text: str
    row: Sequence[Phrase]


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


def quoted_speakers(
    sentences: Sequence[QuotedSentence], mentioned: MentionedCountries, document: str
) -> list[tuple[str, ...] | None]:
    """Return for each sentence the country that the quoted speaker speaks for; None outside quotations.

    The attribution may stand in any sentence of a quotation: before it, inside, or after the last one, where the name
    may also stand alone (the minister of defence of Ukraine). The tuple is empty where no sentence says who speaks.

    Parameters
    ----------
    sentences
        The sentences of a paragraph.
    mentioned
        The countries that the text mentions.
    document
        The text to whose offsets the phrases refer.
    """
    found: list[tuple[str, ...] | None] = []
    depth = 0
    open_since = 0  # the first sentence of the quotation without a speaker yet
    for index, (text, row) in enumerate(sentences):
        is_begun = depth > 0
        depth, is_quoting = _depth_after(depth, text)
        if not (is_begun or is_quoting):
            if open_since < index and _is_signature(row):
                found[open_since:] = [_speaker(row, mentioned)] * (index - open_since)
            open_since = index + 1
            found.append(None)
            continue
        open_since = open_since if is_begun else index
        speaker = found[-1] if is_begun else None
        attribution = _attribution(row, document)
        if attribution is not None:
            speaker = _speaker(row[slice(*attribution)], mentioned)
            found[open_since:] = [speaker] * (index - open_since)
            open_since = index + 1
        found.append(speaker if speaker is not None or not is_begun else ())
    return found


def _depth_after(depth: int, text: str) -> tuple[int, bool]:
    """Return how many quotation marks are open after a sentence, and whether it has any."""
    if _QUOTES.isdisjoint(text):
        return depth, False
    for character in text:
        if character in _QUOTES:
            closes = character in _CLOSES or (character in _EITHER and depth > 0)
            depth = max(0, depth - 1) if closes else depth + 1
    return depth, True


def without_attribution(row: list[Phrase], document: str) -> list[Phrase]:
    """Return a sentence without the attribution of its quotation: says the minister.

    Parameters
    ----------
    row
        The phrases of the sentence.
    document
        The text to whose offsets they refer.
    """
    attribution = _attribution(row, document)
    if attribution is None:
        return row
    before, after = row[: attribution[0]], row[attribution[1] :]
    is_contrast = bool(before) and any(ph.text == "კი" for ph in after[:_PARTICLE_REACH])
    return [*before, replace(after[0], kind="stop"), *after[1:]] if is_contrast else [*before, *after]


def _attribution(row: Sequence[Phrase], document: str) -> tuple[int, int] | None:
    """Return the range of the phrases that name the speaker; None where nobody is said to speak.

    It extends from the verb of saying to the next dash, colon or quotation mark on both sides. Without such a verb, it
    may be what follows the last quotation mark.
    """
    at = next((i for i, ph in enumerate(row) if ph.kind == "word" and persons.SAID.match(ph.text)), None)
    if at is None:
        closes = next((i for i in range(len(row) - 1, 0, -1) if _is_after_quote(row, i, document)), len(row))
        return (closes, len(row)) if _is_signature(row[closes:]) else None
    begins = next((i for i in range(at, 0, -1) if row[i].kind == "dash" or _is_after_quote(row, i, document)), 0)
    ends = (i for i in range(at + 1, len(row)) if row[i].kind == "dash" or _is_after_quote(row, i, document))
    return begins, next(ends, len(row))


def _is_signature(row: Sequence[Phrase]) -> bool:
    """Return whether phrases only name somebody and the country: Viktor Bondar, minister of defence of Ukraine."""
    is_named = any(ph.kind == "country" for ph in row) and any(
        ph.kind == "word" and ph.role == "nom" and actors.is_actor(ph.text) for ph in row
    )
    has_more = any(ph.kind in ("programme", "date", "sum") or is_finite(ph, row) for ph in row)
    return is_named and not has_more and len(row) <= _MAX_SIGNATURE


def _is_after_quote(row: Sequence[Phrase], index: int, document: str) -> bool:
    """Return whether a quotation mark stands between a phrase and the one before it."""
    return not _QUOTES.isdisjoint(document[row[index - 1].end : row[index].start])


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
