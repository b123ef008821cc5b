"""English renderings of Georgian names, of which ids are made: „უდაბნოს ფარი“ is Desert Shield.

A programme without an acronym is identified by its English name. Where the text gives only the Georgian one, each of
its words is translated, or read by its sound if the name spells English words in Georgian letters (ნორზერნ ვაიკინგ,
Northern Viking).
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from kaext.catalogue.countries import countries
from kaext.catalogue.english_names import english_names
from kaext.data_files import rows_of
from kaext.ka.inflection import readings
from kaext.ka.script import is_georgian
from kaext.pipes.countries.pipe import find_countries
from kaext.pipes.programmes.transliteration import consonant_key, romanized

_VOWELS, _LATIN_VOWELS = "აეიოუ", "aeiou"
# Cases of the words inside a name, and of its last word.
_CASES = frozenset({"nom", "gen", "bare"})
# The fewest consonants by which a word is recognised where all words of its name are spelled by their sound, and where
# they are not.
_MIN_SOUNDS, _MIN_SOUNDS_ALONE = 2, 4
_WORD = regex.compile(r"[\p{L}\d]++(?:['’]\p{L}++)?")
_PLURAL_IN_ES = ("s", "sh", "ch", "x")


class Rendering(NamedTuple):
    """A name in English, and whether all of its words are known; those that are not are transliterated."""

    text: str
    is_known: bool


@lru_cache(maxsize=1_000)
def in_english(name: str) -> Rendering:
    """Return the rendering of a Georgian name in the nominative.

    Parameters
    ----------
    name
        The name without quotation marks: ``მთის ფარი`` (Mountain Shield).
    """
    country = next(iter(find_countries(name)), None)
    if country is not None and country.role == "name" and (country.start, country.end) == (0, len(name)):
        return Rendering(countries()[country.code].name_en, is_known=True)
    words = _WORD.findall(name)
    is_spelled = any(map(_ends_like_english, words))
    found = [
        _rendered(word, is_spelled=is_spelled, is_last=number == len(words))
        for number, word in enumerate(words, start=1)
    ]
    return Rendering(" ".join(each.text for each in found), all(each.is_known for each in found))


def _rendered(word: str, *, is_spelled: bool, is_last: bool) -> Rendering:
    if not is_georgian(word):
        return Rendering(romanized(word), is_known=word.isascii())
    if is_spelled:
        english = _translations().get(word) or _spelled(word, _MIN_SOUNDS) or _translated(word)
    else:
        english = _translated(word) or _spelled(word, _MIN_SOUNDS_ALONE)
    if english:
        return Rendering(english, is_known=True)
    return Rendering(romanized(word if is_last else word.removesuffix("ის")), is_known=False)


def _ends_like_english(word: str) -> bool:
    """Return whether a word has no ending of Georgian, and so spells an English one: პარტნერ (partner)."""
    return is_georgian(word) and word[-1] not in _VOWELS and word[-1] != "ს" and not _translated(word)


@lru_cache(maxsize=5_000)
def _translated(word: str) -> str:
    """Return the English word for a form of a Georgian one, "" if it is not known; for a country, its adjective."""
    if known := _translations().get(word):
        return known
    for reading in readings(word):
        known = _translations().get(reading.lemma)
        if known and reading.case in _CASES and not reading.postposition:
            return _in_plural(known) if reading.number == "pl" else known
    return next((_name_of_country(code, role) for code, role in _countries_in(word)), "")


def _countries_in(word: str) -> Iterator[tuple[str, str]]:
    """Yield the country that a whole word denotes, and whether by its name, an adjective or a demonym."""
    for mention in find_countries(word):
        if (mention.start, mention.end) == (0, len(word)):
            yield mention.code, mention.role


def _name_of_country(code: str, role: str) -> str:
    name = countries()[code].name_en
    return _adjectives().get(code, name) if role == "adjective" else name


@lru_cache(maxsize=5_000)
def _spelled(word: str, min_sounds: int) -> str:
    """Return the English word that a word spells by its sound, "" if none or if it has too few consonants."""
    key, latin = consonant_key(word), romanized(word)
    if len(key) < min_sounds:
        return ""
    similar = [english for english in _sounds().get(key, ()) if _begin_alike(english, latin)]
    return max(similar, key=lambda english: SequenceMatcher(None, english.casefold(), latin).ratio(), default="")


def _begin_alike(english: str, latin: str) -> bool:
    """Return whether both words begin with a vowel, or both with a consonant, which have no place in their keys."""
    return (english[0].casefold() in _LATIN_VOWELS) == (latin[0] in _LATIN_VOWELS)


def _in_plural(noun: str) -> str:
    if noun.endswith("y"):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(_PLURAL_IN_ES) else f"{noun}s"


@cache
def _translations() -> dict[str, str]:
    """Return the English word by each Georgian one of ``name_words.tsv``."""
    rows = rows_of("kaext.pipes.programmes", "name_words.tsv")
    return {word: english for english, georgian in rows for word in georgian.split()}


@cache
def _sounds() -> dict[str, list[str]]:
    """Return the English words of ``name_words.tsv`` by their sound."""
    found: dict[str, list[str]] = {}
    for english, _ in rows_of("kaext.pipes.programmes", "name_words.tsv"):
        found.setdefault(consonant_key(english), []).append(english)
    return found


@cache
def _adjectives() -> dict[str, str]:
    """Return the first English adjective of each country."""
    found: dict[str, str] = {}
    for name, meant in english_names().items():
        if meant.is_adjectival and meant.code:
            found.setdefault(meant.code, name)
    return found
