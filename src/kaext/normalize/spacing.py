"""Spaces that a typist left out: after a country, a calendar word or a currency, and inside a programme's name.

Georgian builds long words, so two words that stand together are told from one only where the first is a form of a
closed list that nothing but a particle can follow, the second a word of official texts, and the whole none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

import regex

from kaext.alignment import Edit
from kaext.catalogue.countries import countries
from kaext.catalogue.currencies import currencies
from kaext.catalogue.programmes import programmes
from kaext.ka import calendar, numerals
from kaext.ka.inflection import readings
from kaext.ka.nouns import known
from kaext.ka.number_words import abbreviations
from kaext.ka.script import GEORGIAN
from kaext.ka.wordlist import Form, WordList
from kaext.ka.words import frequency, prefix_frequency

_WORD = regex.compile(r"(?<![\p{L}-])\p{Georgian}{6,40}+(?![\p{L}\d-])")
_MAY_BE_YEAR = re.compile(rf"[a-z{GEORGIAN}](?:19|20)\d\d(?!\d)")
_BEFORE_YEAR = regex.compile(
    r"(?<![\p{L}\p{M}\d@/._-])(?:\p{Georgian}{3,40}+(?=(?:19|20)\d\d(?![\d\p{Latin}/_]|[.-]\d))"
    r"|\p{Lu}\p{Ll}{2,20}+(?=(?:19|20)\d\d[”“\"»]))"
)
# What may be such a word, whatever stands beside it: nearly always each of them is known.
_LINE = re.compile(r"[^\n]++")
_CANDIDATE = re.compile(rf"[{GEORGIAN}]{{6,40}}+")
_SHORTEST = 3
_SHORTEST_REST = 5
_SHORTEST_NOUN = 4
# A word of official texts, not one of their typing mistakes.
_MIN_FREQUENCY = 3
# So many letters of the second word must be in no known word that begins with the first.
_LETTERS_BEYOND = 3
# A form that is not known itself may have an ending of so many letters.
_LETTERS_OF_ENDING = 1
# A country's name after another word, and how often the noun of that must have been seen.
_SHORTEST_COUNTRY = 7
_MIN_LEMMA = 1
# A place that is no country, but as often spoken of.
_KOSOVO = "კოსოვო"
_AND = "და"
_BEFORE_AND = frozenset({"nom", "erg", "dat"})
_US = "აშშ"
# What ends a word: case endings with a consonant, postpositions.
_LAST_ENDINGS = ("ს", "ში", "ზე", "დან", "მდე", "თან", "ით", "მა", "გან", "კენ")
# ერთხელ (once), ორჯერ (twice).
_TIMES = ("ხელ", "ჯერ")
# Self-, which sounds like "by the month".
_PREFIXES = frozenset({"თვით"})
# Postpositions that sound like a word's beginning: also for, also with, for.
_AFFIXES = frozenset({"თვისაც", "თანაც", "ისთვის", "სათვის", "ათვის"})


def missing_spaces(text: str) -> list[Edit]:
    """Return the insertions of spaces that a typist left out, in order.

    Parameters
    ----------
    text
        Text in Mkhedruli; edits are in its code points. ``მაისშიშევიდა`` (in|May|entered) becomes ``მაისში შევიდა``.
    """
    return sorted((*_before_years(text), *_between_words(text)), key=lambda edit: edit.start)


def _before_years(text: str) -> Iterator[Edit]:
    """Yield the spaces missing before a year: ``ივნისი2004`` (June), after Latin words in names only."""
    if _MAY_BE_YEAR.search(text) is not None:
        yield from (Edit(match.end(), match.end(), " ") for match in _BEFORE_YEAR.finditer(text))


def _between_words(text: str) -> list[Edit]:
    # Line by line: all words of a long text at once would take many times its room.
    words = {word for line in _LINE.finditer(text) for word in _CANDIDATE.findall(line[0])}
    if not any(map(_cut, words)):
        return []
    edits: list[Edit] = []
    for match in _WORD.finditer(text):
        cut = _cut(match[0])
        if cut:
            edits.append(Edit(match.start() + cut, match.start() + cut, " "))
    return edits


@lru_cache(maxsize=20_000)
def _cut(word: str) -> int:
    """Return where a space is missing in a word, in code points; 0 where none is."""
    if frequency(word):
        return 0
    before_and = _country(word.removesuffix(_AND)) if word.endswith(_AND) else None
    if before_and is not None and before_and.case in _BEFORE_AND and not before_and.postposition:
        return len(word) - len(_AND)
    return 0 if _read(word) is not None else next(_cuts(word), 0)


def _cuts(word: str) -> Iterator[int]:
    cut = len(_AND)
    if word.startswith(_AND) and _country(word[cut:]) and not prefix_frequency(word[: cut + _LETTERS_BEYOND]):
        yield cut
    for cut in range(len(word) - _SHORTEST, _SHORTEST - 1, -1):
        first, second = word[:cut], word[cut:]
        if _is_scale_of_currency(first, second) or (_ends_word(first) and _is_other_word(first, second)):
            yield cut
        if _is_word_before_country(first, second) or _are_in_a_name(first, second):
            yield cut


def _are_in_a_name(first: str, second: str) -> bool:
    """Return whether two words stand side by side in the name of a programme: ``სატრასტოფონდის`` (Trust|Fund's)."""
    nouns = _pairs_of_names().get(first, frozenset()) if len(second) >= _SHORTEST_NOUN else frozenset()
    return bool(nouns) and not nouns.isdisjoint({second, *(of.lemma for of in readings(second))})


def _is_scale_of_currency(first: str, second: str) -> bool:
    """Whether a currency stands after an abbreviated number or "US": ``მლნ|ევრო``, ``მლნ|აშშ``, ``აშშ|დოლარი``."""
    is_scale = first in abbreviations()
    return (is_scale and second == _US) or ((is_scale or first == _US) and _currencies().read(second) is not None)


def _ends_word(first: str) -> bool:
    """Return whether a form has an ending that no stem goes on after: not a vowel, which may be a stem's.

    So has a word for how often: ``ერთხელ`` (once).
    """
    if first.endswith(_TIMES):
        return any(number.kind == "multiplicative" for number in numerals.scan(first))
    return first.endswith(_LAST_ENDINGS) and first not in _PREFIXES and _read(first) is not None


def _is_word_before_country(first: str, second: str) -> bool:
    """Return whether a word of official texts stands before a country's name: ``სადაცალბანეთმა`` (where|Albania).

    Two countries in one word are a compound, as is ავსტრიაუნგრეთი (Austria-Hungary).
    """
    is_too_short = len(first) <= _SHORTEST or len(second) < _SHORTEST_COUNTRY
    if is_too_short or _named().read(second) is None or _country(first) is not None:
        return False
    return _is_plain_form(first) and not prefix_frequency(first + second[:_LETTERS_BEYOND])


def _is_plain_form(word: str) -> bool:
    """Return whether a word is one of official texts, or a form of a noun of theirs that ends in a case."""
    if frequency(word) >= _MIN_FREQUENCY:
        return True
    return any(of.case != "bare" and known().lemmas.get(of.lemma, 0) >= _MIN_LEMMA for of in readings(word))


def _is_other_word(first: str, second: str) -> bool:
    if len(second) < _SHORTEST_REST or second in _AFFIXES:
        return False
    is_word = prefix_frequency(second[:-_LETTERS_OF_ENDING]) >= _MIN_FREQUENCY or _country(second) is not None
    return is_word and not prefix_frequency(first + second[:_LETTERS_BEYOND])


@lru_cache(maxsize=50_000)
def _read(word: str) -> Form[str] | None:
    form = calendar.read(word)
    if form is not None:
        return Form("", form.case, form.number, form.postposition, form.clitic)
    return _country(word) or _currencies().read(word)


def _country(word: str) -> Form[str] | None:
    form = _countries().read(word) if len(word) > _SHORTEST else None
    return form if form is not None and form.number == "sg" else None


@cache
def _pairs_of_names() -> dict[str, frozenset[str]]:
    """Return the words of programmes' names with the nouns that follow them there."""
    pairs: dict[str, set[str]] = {}
    for programme in programmes():
        for name in (programme.name_ka, *programme.also):
            for first, second in pairwise(name.split()):
                if len(first) > _SHORTEST and len(second) >= _SHORTEST_NOUN:
                    pairs.setdefault(first, set()).add(second)
    return {first: frozenset(following) for first, following in pairs.items()}


@cache
def _countries() -> WordList[str]:
    """Return the names, adjectives and demonyms of countries; of names of several words the last."""
    return WordList(
        (name.rpartition(" ")[2], country.code)
        for country in countries().values()
        for name in (*country.names, *country.adjectives, *country.demonyms)
    )


@cache
def _named() -> WordList[str]:
    """Return names and demonyms of countries: adjectives stand in compounds, შიდაქართული (of Inner Kartli)."""
    names = [
        (name.rpartition(" ")[2], country.code)
        for country in countries().values()
        for name in (*country.names, *country.demonyms)
    ]
    return WordList([*names, (_KOSOVO, "")])


@cache
def _currencies() -> WordList[str]:
    return WordList((currency.name_ka.rpartition(" ")[2], currency.code) for currency in currencies())
