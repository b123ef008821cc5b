"""Capitals that stand for their countries: "Belgrade agreed" means Serbia."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cache, lru_cache

from kaext.data_files import rows_of
from kaext.pipes.relations.phrases import DATIVE, OWNER, Phrase
from kaext.pipes.relations.words import connectives, postpositions

# Roles of a capital in a list of participants; a place has another ending.
_PARTICIPANT_ROLES = DATIVE | {"nom", "erg"}

# The case endings after the stem of a capital, up to the end of the word.
_CASES = r"(?:ი|ა|ო|ე)?(?:მა|მ|ს|ის|ით|ში|იდან|დან|თან|ისთვის|სთვის|მდე|ზე)?(?:ც|აც)?$"


@lru_cache(maxsize=20_000)
def country_of_capital(word: str) -> str:
    """Return the code of the country whose capital a word names, or "" if it is no capital."""
    pattern, codes = _capitals()
    match = pattern.match(word)
    return codes[(match.lastindex or 0) - 1] if match else ""


@cache
def _capitals() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Return a pattern with a group for each capital, and the codes of their countries in the same order."""
    rows = rows_of("kaext.pipes.relations", "capitals.tsv")
    stems = "|".join(f"({stem})" for stem, _ in rows)
    return re.compile(rf"(?:{stems}){_CASES}"), tuple(code for _, code in rows)


def with_capitals_as_countries(row: list[Phrase], mentioned: AbstractSet[str]) -> list[Phrase]:
    """Return a sentence in which capitals that stand for their countries are country mentions.

    They do so in the ergative (cities do not act), before a request, and in a list of participants: Yerevan, Tbilisi
    and Kyiv. Elsewhere a capital may be a place.

    Parameters
    ----------
    row
        The phrases of the sentence.
    mentioned
        The codes of the countries that the text mentions: the capital of any other country is just a city.
    """
    at = {i for i, ph in enumerate(row) if ph.kind == "word" and _country_in_list(ph.text) in mentioned}
    acting = {i for i in at if row[i].role == "erg" or _has_request(row, i)}
    resolved = acting.union(*_lists(row, at)) if at else set()
    return [_as_country(ph) if i in resolved else ph for i, ph in enumerate(row)] if resolved else row


def _has_request(row: Sequence[Phrase], index: int) -> bool:
    """Return whether a capital has a request, which only its country can make: answered Sarajevo's request."""
    following = row[index + 1] if index + 1 < len(row) else None
    is_request = following is not None and following.kind == "word" and postpositions.REQUEST.match(following.text)
    return bool(is_request) and row[index].role in OWNER


def _as_country(capital: Phrase) -> Phrase:
    return replace(capital, kind="country", ids=(_country_in_list(capital.text),))


@lru_cache(maxsize=20_000)
def _country_in_list(word: str) -> str:
    """Return the country of a capital, which may have the dative -სა before "and": თბილისსა და (to Tbilisi and)."""
    return country_of_capital(word.removesuffix("ა") if word.endswith("სა") else word)


def _lists(row: Sequence[Phrase], capitals: AbstractSet[int]) -> Iterator[set[int]]:
    """Yield the indices of the capitals of each list: at least two in the same case, the last after "and"."""
    for last in sorted(capitals):
        listed = [last]
        while (before := listed[-1] - 2) in capitals and _is_link(row[before + 1], is_last=listed[-1] == last):
            if row[before].role not in _PARTICIPANT_ROLES or (row[before].role in DATIVE) != (row[last].role in DATIVE):
                break
            listed.append(before)
        if len(listed) > 1:
            yield set(listed)


def _is_link(phrase: Phrase, *, is_last: bool) -> bool:
    return connectives.AND.match(phrase.text) is not None if is_last else phrase.kind == "comma"
