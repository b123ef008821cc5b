"""Missing spaces: after a country, a calendar word or a currency, and inside the name of a programme.

Georgian has long words, so a word is split only on strong evidence: the first part is a complete form from a closed
list, the second a word of official texts, and the whole is not a known word.
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
from kaext.ka import calendar, lang, numerals
from kaext.ka.inflection import readings
from kaext.ka.nouns import known
from kaext.ka.number_words import abbreviations
from kaext.ka.script import GEORGIAN
from kaext.ka.wordlist import Form, WordList
from kaext.ka.words import frequency, prefix_frequency
from kaext.search import lines_with

_WORD = regex.compile(r"(?<![\p{L}-])\p{Georgian}{6,40}+(?![\p{L}\d-])")
_MAY_BE_YEAR = re.compile(rf"[a-z{GEORGIAN}](?:19|20)\d\d(?!\d)")
_BEFORE_YEAR = regex.compile(
    r"(?<![\p{L}\p{M}\d@/._-])(?:\p{Georgian}{3,40}+(?=(?:19|20)\d\d(?![\d\p{Latin}/_]|[.-]\d))"
    r"|\p{Lu}\p{Ll}{2,20}+(?=(?:19|20)\d\d[”“\"»]))"
)
_ABBREVIATED = regex.compile(r"(?<![\p{L}\p{M}\d.])\p{Georgian}{4,9}+\.(?=\p{Georgian}{3})")
# A case ending or postposition that is no word of its own, or the last letter of one, after a space.
_MAY_BE_DETACHED = re.compile(rf"[ \t](?:ში|ზე|ი?დან|ა?მდე|მა|ი|ს|მ)(?![{GEORGIAN}\d.)-])")
_DETACHED = regex.compile(
    rf"(?<![\p{{L}}\p{{M}}\d-])(?P<word>[{GEORGIAN}]{{3,40}}+)(?P<gap>[ \t])(?P<ending>ში|ზე|ი?დან|ა?მდე|მა|ი|ს|მ)"
    r"(?![\p{L}\p{M}\d.)-])"
)
# Words that may lack a space, without regard to context: nearly all of them turn out to be known.
_LINE = re.compile(r"[^\n]++")
_CANDIDATE = re.compile(rf"[{GEORGIAN}]{{6,40}}+")
_MIN_WORD = 3
_MIN_SECOND_WORD = 5
_MIN_NOUN = 4
# The frequency from which a word of official texts is not a typing mistake.
_MIN_FREQUENCY = 3
# No known word may begin with the first part and so many letters of the second.
_LETTERS_BEYOND = 3
# The letters of an ending that an unknown form may have.
_LETTERS_OF_ENDING = 1
# For a country's name after another word: its letters, and the frequency of that word's lemma.
_MIN_COUNTRY = 7
_MIN_LEMMA = 1
# Not in the catalogue of countries, but as frequent as one.
_KOSOVO = "კოსოვო"
_AND = "და"
_BEFORE_AND = frozenset({"nom", "erg", "dat"})
_US = "აშშ"
# Endings after which no stem continues: case endings with a consonant, postpositions.
_FINAL_ENDINGS = ("ს", "ში", "ზე", "დან", "მდე", "თან", "ით", "მა", "გან", "კენ")
# ერთხელ (once), ორჯერ (twice).
_TIMES = ("ხელ", "ჯერ")
# "Self-", a homograph of "by the month".
_PREFIXES = frozenset({"თვით"})
# Postpositions that look like the beginning of a word: also for, also with, for.
_AFFIXES = frozenset({"თვისაც", "თანაც", "ისთვის", "სათვის", "ათვის"})


def missing_spaces(text: str) -> list[Edit]:
    """Return the edits that insert missing spaces, in order.

    Parameters
    ----------
    text
        Text in Mkhedruli; edits are in its code points. ``მაისშიშევიდა`` (in|May|entered) becomes ``მაისში შევიდა``.
    """
    found = (*_before_years(text), *_after_abbreviations(text), *_between_words(text))
    return sorted(found, key=lambda edit: edit.start)


def superfluous_spaces(text: str) -> list[Edit]:
    """Return the edits that remove a space inside a word, between a stem or a cut form and its ending, in order.

    Only in names of countries and calendar words: ``ავღანეთ ში`` (in Afghanistan), ``აგვისტოშ ი`` (in August). A word
    that is complete without the ending keeps its space.
    """
    # Few lines have a word that looks like an ending.
    lines = lines_with(_MAY_BE_DETACHED, text)
    found = (match for start, end in lines for match in _DETACHED.finditer(text, start, end))
    return [Edit(*match.span("gap"), "") for match in found if _is_cut(match["word"], match["ending"])]


@lru_cache(maxsize=5_000)
def _is_cut(word: str, ending: str) -> bool:
    alone, joined = _read_form(word), _read_form(word + ending)
    return joined is not None and (alone is None or alone.case == "bare") and frequency(word) < _MIN_FREQUENCY


def _before_years(text: str) -> Iterator[Edit]:
    """Yield the spaces missing before a year: ``ივნისი2004`` (June 2004); after Latin words, in quoted names only."""
    if _MAY_BE_YEAR.search(text) is not None:
        yield from (Edit(match.end(), match.end(), " ") for match in _BEFORE_YEAR.finditer(text))


def _after_abbreviations(text: str) -> Iterator[Edit]:
    """Yield the spaces missing after the full stops of abbreviations: ``საინფ.ცენტრი`` (inform.|centre)."""
    for match in _ABBREVIATED.finditer(text):
        if match[0] in lang.abbreviations():
            yield Edit(match.end(), match.end(), " ")


def _between_words(text: str) -> list[Edit]:
    # Line by line: all words of a long text at once would need many times its memory.
    words = {word for line in _LINE.finditer(text) for word in _CANDIDATE.findall(line[0])}
    if not any(map(_missing_space, words)):
        return []
    edits: list[Edit] = []
    for match in _WORD.finditer(text):
        cut = _missing_space(match[0])
        if cut:
            edits.append(Edit(match.start() + cut, match.start() + cut, " "))
    return edits


@lru_cache(maxsize=20_000)
def _missing_space(word: str) -> int:
    """Return the offset at which a space is missing in a word, or 0."""
    if frequency(word):
        return 0
    before_and = _country(word.removesuffix(_AND)) if word.endswith(_AND) else None
    if before_and is not None and before_and.case in _BEFORE_AND and not before_and.postposition:
        return len(word) - len(_AND)
    return 0 if _read_form(word) is not None else next(_possible_splits(word), 0)


def _possible_splits(word: str) -> Iterator[int]:
    cut = len(_AND)
    if word.startswith(_AND) and _country(word[cut:]) and not prefix_frequency(word[: cut + _LETTERS_BEYOND]):
        yield cut
    for cut in range(len(word) - _MIN_WORD, _MIN_WORD - 1, -1):
        first, second = word[:cut], word[cut:]
        if _is_scale_of_currency(first, second) or (_is_complete_form(first) and _is_separate_word(first, second)):
            yield cut
        if _is_word_before_country(first, second) or _are_adjacent_in_name(first, second):
            yield cut


def _are_adjacent_in_name(first: str, second: str) -> bool:
    """Return whether two words are adjacent in the name of a programme: ``სატრასტოფონდის`` (Trust|Fund's)."""
    nouns = _adjacent_words_of_names().get(first, frozenset()) if len(second) >= _MIN_NOUN else frozenset()
    return bool(nouns) and not nouns.isdisjoint({second, *(of.lemma for of in readings(second))})


def _is_scale_of_currency(first: str, second: str) -> bool:
    """Return whether a currency follows an abbreviated number or "US": ``მლნ|ევრო``, ``მლნ|აშშ``, ``აშშ|დოლარი``."""
    is_scale = first in abbreviations()
    return (is_scale and second == _US) or ((is_scale or first == _US) and _currencies().read(second) is not None)


def _is_complete_form(first: str) -> bool:
    """Return whether a form has an ending after which no stem continues, unlike a final vowel.

    Adverbs of frequency count too: ``ერთხელ`` (once).
    """
    if first.endswith(_TIMES):
        return any(number.kind == "multiplicative" for number in numerals.scan(first))
    return first.endswith(_FINAL_ENDINGS) and first not in _PREFIXES and _read_form(first) is not None


def _is_word_before_country(first: str, second: str) -> bool:
    """Return whether a word of official texts precedes a country's name: ``სადაცალბანეთმა`` (where|Albania).

    Two countries in one word are a compound, as is ავსტრიაუნგრეთი (Austria-Hungary).
    """
    is_too_short = len(first) <= _MIN_WORD or len(second) < _MIN_COUNTRY
    if is_too_short or _country_nouns().read(second) is None or _country(first) is not None:
        return False
    return _is_known_form(first) and not prefix_frequency(first + second[:_LETTERS_BEYOND])


def _is_known_form(word: str) -> bool:
    """Return whether a word, or its noun, is known from official texts; a bare stem does not count."""
    if frequency(word) >= _MIN_FREQUENCY:
        return True
    return any(of.case != "bare" and known().lemmas.get(of.lemma, 0) >= _MIN_LEMMA for of in readings(word))


def _is_separate_word(first: str, second: str) -> bool:
    if len(second) < _MIN_SECOND_WORD or second in _AFFIXES:
        return False
    is_word = prefix_frequency(second[:-_LETTERS_OF_ENDING]) >= _MIN_FREQUENCY or _country(second) is not None
    return is_word and not prefix_frequency(first + second[:_LETTERS_BEYOND])


@lru_cache(maxsize=50_000)
def _read_form(word: str) -> Form[str] | None:
    form = calendar.read(word)
    if form is not None:
        return Form("", form.case, form.number, form.postposition, form.clitic)
    return _country(word) or _currencies().read(word)


def _country(word: str) -> Form[str] | None:
    form = _countries().read(word) if len(word) > _MIN_WORD else None
    return form if form is not None and form.number == "sg" else None


@cache
def _adjacent_words_of_names() -> dict[str, frozenset[str]]:
    """Return the words of programmes' names with the nouns that follow each of them."""
    pairs: dict[str, set[str]] = {}
    for programme in programmes():
        for name in (programme.name_ka, *programme.also):
            for first, second in pairwise(name.split()):
                if len(first) > _MIN_WORD and len(second) >= _MIN_NOUN:
                    pairs.setdefault(first, set()).add(second)
    return {first: frozenset(following) for first, following in pairs.items()}


@cache
def _countries() -> WordList[str]:
    """Return the names, adjectives and demonyms of countries; the last word of names of several words."""
    return WordList(
        (name.rpartition(" ")[2], country.code)
        for country in countries().values()
        for name in (*country.names, *country.adjectives, *country.demonyms)
    )


@cache
def _country_nouns() -> WordList[str]:
    """Return names and demonyms of countries; adjectives also occur in compounds: შიდაქართული (of Inner Kartli)."""
    names = [
        (name.rpartition(" ")[2], country.code)
        for country in countries().values()
        for name in (*country.names, *country.demonyms)
    ]
    return WordList([*names, (_KOSOVO, "")])


@cache
def _currencies() -> WordList[str]:
    return WordList((currency.name_ka.rpartition(" ")[2], currency.code) for currency in currencies())
