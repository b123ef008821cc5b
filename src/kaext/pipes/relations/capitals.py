"""Capitals that stand for their countries: Belgrade agreed, that is Serbia."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cache, lru_cache

from kaext.data_files import rows_of
from kaext.pipes.relations.phrases import DATIVE, Phrase
from kaext.pipes.relations.words import connectives

# How a capital stands in a list of those that do something or get it; cities where something is have other endings.
_OF_PARTIES = DATIVE | {"nom", "erg"}


@lru_cache(maxsize=20_000)
def country_of_capital(word: str) -> str:
    """Return the code of the country whose capital a word names, "" if it names none."""
    pattern, codes = _capitals()
    match = pattern.match(word)
    return codes[(match.lastindex or 0) - 1] if match else ""


@cache
def _capitals() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Return the pattern of all capitals, a group for each, and the codes of their countries."""
    rows = rows_of("kaext.pipes.relations", "capitals.tsv")
    stems = "|".join(f"({stem})" for stem, _ in rows)
    return re.compile(rf"(?:{stems}){_CASES}"), tuple(code for _, code in rows)


# After a capital's stem: its case endings, so that no longer word is taken for it.
_CASES = r"(?:ი|ა|ო|ე)?(?:მა|მ|ს|ის|ით|ში|იდან|დან|თან|ისთვის|სთვის|მდე|ზე)?(?:ც|აც)?$"


def with_capitals_as_countries(row: list[Phrase], spoken_of: AbstractSet[str]) -> list[Phrase]:
    """Return a sentence in which capitals that act, or that a list of parties has, are the countries themselves.

    A capital in the ergative does something as no city does; of Yerevan, Tbilisi and Kyiv a text says what it says
    of countries. Elsewhere a capital may be where something is.

    Parameters
    ----------
    row
        The phrases of the sentence.
    spoken_of
        The countries that the text speaks of: the capital of another is a city.
    """
    at = {i for i, ph in enumerate(row) if ph.kind == "word" and _country_in_list(ph.text) in spoken_of}
    acting = {i for i in at if row[i].role == "erg"}
    meant = acting.union(*_lists(row, at)) if at else set()
    return [_as_country(ph) if i in meant else ph for i, ph in enumerate(row)] if meant else row


def _as_country(capital: Phrase) -> Phrase:
    return replace(capital, kind="country", ids=(_country_in_list(capital.text),))


@lru_cache(maxsize=20_000)
def _country_in_list(word: str) -> str:
    """Return the country whose capital a word names, perhaps with the vowel of the dative before "and": თბილისსა და."""
    return country_of_capital(word.removesuffix("ა") if word.endswith("სა") else word)


def _lists(row: Sequence[Phrase], capitals: AbstractSet[int]) -> Iterator[set[int]]:
    """Yield the places of the capitals of each list that ends with "and" and one more in the same case."""
    for last in sorted(capitals):
        listed = [last]
        while (before := listed[-1] - 2) in capitals and _is_link(row[before + 1], is_last=listed[-1] == last):
            if row[before].role not in _OF_PARTIES or (row[before].role in DATIVE) != (row[last].role in DATIVE):
                break
            listed.append(before)
        if len(listed) > 1:
            yield set(listed)


def _is_link(phrase: Phrase, *, is_last: bool) -> bool:
    return connectives.AND.match(phrase.text) is not None if is_last else phrase.kind == "comma"
