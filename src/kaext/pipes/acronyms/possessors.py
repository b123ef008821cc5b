"""Possessors before a name: countries, the Alliance, the Union, and institutions by their acronyms."""

from __future__ import annotations

from functools import cache, lru_cache

from kaext.catalogue.countries import countries, country_names
from kaext.ka.inflection import possible_lemmas
from kaext.ka.lang import georgian_acronyms
from kaext.pipes.acronyms.window import is_any

_ALLIANCE, _UNION = frozenset({"ალიანსი"}), frozenset({"ევროკავშირი"})


@lru_cache(maxsize=20_000)
def possessor_initial(word: str) -> str:
    """Return the letters that may abbreviate a possessor in an acronym; empty if ``word`` is none."""
    letter_word = next((c or w for w, c in georgian_acronyms().items() if word.startswith(w)), "")
    if letter_word or word[0].isascii():
        return (letter_word or word)[0]
    if is_any(word, _ALLIANCE):
        return "NA"
    if is_any(word, _UNION):
        return "E"
    return country_initial(word)


def is_country_itself(word: str) -> bool:
    """Return whether a word is a country in the nominative, and so a subject, although it looks like an adjective.

    Israel (ისრაელი), Brazil (ბრაზილია).
    """
    return word in country_names()


@lru_cache(maxsize=20_000)
def country_initial(word: str) -> str:
    """Return the initial of the English name of the country that a word denotes or derives from, or ""."""
    found = (_country_initials().get(lemma, "") for lemma in possible_lemmas(word))
    return next((initial for initial in found if initial), "")


@cache
def _country_initials() -> dict[str, str]:
    return {
        name: country.name_en[0]
        for country in countries().values()
        for name in (*country.names, *country.adjectives, *country.demonyms)
        if " " not in name
    }
