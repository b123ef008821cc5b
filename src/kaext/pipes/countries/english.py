"""Countries in English passages: their names, adjectives and demonyms, and "both countries"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import regex

from kaext.catalogue.english_names import EnglishName, english_names
from kaext.expressions import lazy_regex

_WORD = lazy_regex(r"\p{L}++")
# What may be between the words of a name, and what follows one inside an address.
_JOINTS = frozenset([" ", "-", "'", "’", "\n", "\u00a0"])
_POSSESSIVE = lazy_regex(r"['’]s?(?!\p{L})")
_ADDRESS_SIGNS = frozenset("@./_")
_ADDRESS = lazy_regex(r"[@_$\d]|\.\p{L}")
# Names of places that contain a country's name, and persons: the Gulf of Oman, the Indian Ocean, Mr Jordan.
_NO_COUNTRY_BEFORE = lazy_regex(
    r"(?:(?:Gulf|Sea|Bay|Strait|Lake|Bank|Cape|Latin|Central|South|North|Northern|Western|New)\s(?:of\s)?"
    r"|(?<!\p{L})(?:Mr|Mrs|Ms|Dr|Gen|Col|Maj|Capt|Lt|Sgt|\p{Lu})\.?\s)$"
)
_NO_COUNTRY_AFTER = lazy_regex(r"\s(?:City|Sea|Ocean|Gulf|Strait|Peninsula|Channel|Street|Avenue|Square)(?!\p{L})")
# An adjective that denotes a language: the Georgian edition, translated into Georgian.
_LANGUAGE_AFTER = lazy_regex(r"\s(?:language|edition|version|translation|alphabet|text|original)(?!\p{L})|-language")
_LANGUAGE_BEFORE = lazy_regex(r"(?<!\p{L})(?:in|into|from|and)\s$")
_LANGUAGE_END = lazy_regex(r"\s?(?:[.,;:)/|]|$)|\s(?:and|or|with|by|at)\s")
_GROUP = lazy_regex(
    r"(?<!\p{L})(?i:(?P<both>both)|(?:all|the)(?:\sthe|\sof\sthe)?\s(?P<number>two|three|four|five|six)|all\s(?P<number>two|three|four|five|six))"
    r"\s(?:countries|states|nations|partners|allies)(?!\p{L})"
)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


class EnglishMention(NamedTuple):
    """Countries named at ``start:end`` of a text; several for a group phrase."""

    start: int
    end: int
    codes: tuple[str, ...]
    is_adjectival: bool = False


@cache
def _names() -> dict[tuple[str, ...], EnglishName]:
    """Return the names by their words."""
    return {tuple(_WORD.findall(name)): of for name, of in english_names().items()}


@cache
def _longest() -> dict[str, int]:
    """Return the number of words of the longest name that begins with a word."""
    longest: dict[str, int] = {}
    for words in _names():
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest


def english_countries(text: str, passages: Sequence[tuple[int, int]]) -> Iterator[EnglishMention]:
    """Yield the countries of English passages, in text order."""
    for start, end in passages:
        found = list(_named(text, start, end))
        groups = [group for match in _GROUP.finditer(text, start, end) if (group := _group(match, found)) is not None]
        yield from sorted([*found, *groups])


def _named(text: str, start: int, end: int) -> Iterator[EnglishMention]:
    words = [match.span() for match in _WORD.finditer(text, start, end)]
    after = start
    for index, (begin, _) in enumerate(words):
        found = _name_at(text, words, index) if begin >= after else None
        if found is not None:
            of, last = found
            after = last + len(possessive[0]) if (possessive := _POSSESSIVE.match(text, last)) else last
            if of.code and not _is_other(text, begin, after, start, is_adjectival=of.is_adjectival):
                yield EnglishMention(begin, after, (of.code,), of.is_adjectival)


def _name_at(text: str, words: Sequence[tuple[int, int]], index: int) -> tuple[EnglishName, int] | None:
    """Return what the longest name that begins with a word denotes, and its end."""
    begin, end = words[index]
    longest = _longest().get(text[begin:end], 0)
    for count in range(longest, 0, -1):
        run = words[index : index + count]
        of = _names().get(tuple(text[low:high] for low, high in run))
        is_joined = all(text[before[1] : after[0]] in _JOINTS for before, after in pairwise(run))
        is_address = _ADDRESS.match(text, run[-1][1]) or (begin > 0 and text[begin - 1] in _ADDRESS_SIGNS)
        if of is not None and is_joined and not is_address:
            return of, run[-1][1]
    return None


def _is_other(text: str, start: int, end: int, low: int, *, is_adjectival: bool) -> bool:
    """Return whether a name denotes a place, a person or a language."""
    before = text[max(low, start - 16) : start]
    if _NO_COUNTRY_BEFORE.search(before) or _NO_COUNTRY_AFTER.match(text, end):
        return True
    if not is_adjectival:
        return False
    is_written = _LANGUAGE_BEFORE.search(before) and _LANGUAGE_END.match(text, end)
    return _LANGUAGE_AFTER.match(text, end) is not None or bool(is_written)


def _group(match: regex.Match[str], found: Sequence[EnglishMention]) -> EnglishMention | None:
    """Return a group phrase with the last countries named before it; None if there are too few."""
    number = 2 if match["both"] else _NUMBERS[match["number"].casefold()]
    named = [mention for mention in found if mention.end <= match.start()]
    last = list(dict.fromkeys(mention.codes[0] for mention in reversed(named)))[:number]
    return EnglishMention(*match.span(), tuple(sorted(last))) if len(last) == number else None
