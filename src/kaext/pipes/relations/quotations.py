"""Who speaks in quotation marks where the text itself speaks for no country: „we joined“, says the minister."""

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


class Quotation(NamedTuple):
    """What a quotation leaves for the next sentence: how many marks are open, and for which country it is spoken."""

    depth: int = 0
    speaker: tuple[str, ...] = ()


class MentionedCountries(NamedTuple):
    """For whom somebody may speak in a text: the countries that it tells of, and the one that it is about, if any."""

    countries: AbstractSet[str]
    main: tuple[str, ...] = ()


def is_quoted(before: Quotation, text: str) -> bool:
    """Return whether a sentence may have words of somebody's in it."""
    return before.depth > 0 or _OPENS in text


def is_first_person_quote(quotation: Quotation, row: Sequence[Phrase]) -> bool:
    """Return whether a sentence says "we" in a quotation of which the text says for which country it speaks."""
    return bool(quotation.speaker) and says_we(row)


def updated_quotation(before: Quotation, text: str, row: Sequence[Phrase], told: MentionedCountries) -> Quotation:
    """Return the quotation that a sentence has in it, with who speaks, and as it is left open for the next.

    Parameters
    ----------
    before
        What the sentence before has left open.
    text, row
        The sentence.
    told
        What the text is about.
    """
    said = _saying(row)
    speaker = before.speaker if before.depth > 0 else ()
    if said:
        speaker = _speaker(row[said[0] : said[1]], told)
    depth = max(0, before.depth + text.count(_OPENS) - text.count(_CLOSES))
    return Quotation(depth, speaker)


def without_attribution(row: list[Phrase]) -> list[Phrase]:
    """Return a sentence without what says whose words they are: says the minister."""
    said = _saying(row)
    if said is None:
        return row
    before, after = row[: said[0]], row[said[1] :]
    is_set_against = bool(before) and any(ph.text == "კი" for ph in after[:_BEFORE_TOO])
    return [*before, replace(after[0], kind="stop"), *after[1:]] if is_set_against else [*before, *after]


# A dash, a word or two and "and" (კი), which begins what is set against the words before: A, for its part, later.
_BEFORE_TOO = 4


def _saying(row: Sequence[Phrase]) -> tuple[int, int] | None:
    """Return from where to where between dashes or the ends of a sentence stands who is quoted."""
    at = next((i for i, ph in enumerate(row) if ph.kind == "word" and persons.SAID.match(ph.text)), None)
    if at is None:
        return None
    begins = next((i for i in range(at, -1, -1) if row[i].kind == "dash"), 0)
    return begins, next((i for i in range(at, len(row)) if row[i].kind == "dash"), len(row))


def _speaker(saying: Sequence[Phrase], told: MentionedCountries) -> tuple[str, ...]:
    """Return for which country somebody speaks: whose people, in whose capital, or that of the text; none's ally's."""
    words = [ph for ph in saying if ph.kind == "word"]
    if any(actors.ORGANISATION.match(ph.text) or persons.SECRETARY.match(ph.text) for ph in words):
        return ()
    named = {code for ph in saying if ph.kind == "country" for code in ph.ids}
    in_city = {country_of_capital(ph.text) for ph in words if ph.role in OWNER | PLACE} & told.countries
    found = named or in_city
    return tuple(found) if len(found) == 1 else () if found else told.main
