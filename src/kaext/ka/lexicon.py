"""Search for listed names in running text, in every inflected form.

Each word of a name is indexed by its stems. A word of the text is split before every known ending, and the stem is
looked up, so that a look-up costs the same for ten names as for ten thousand. Spaces, hyphens and quotation marks may
separate the words of a name.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import chain
from operator import methodcaller
from typing import Generic, Literal, NamedTuple, TypeVar

import regex

from kaext.ka.inflection import readings, shown_stems
from kaext.ka.nouns import known
from kaext.ka.paradigms import VOWELS, endings, stem_splits
from kaext.ka.script import PLAIN_LATIN, is_plain, join_hyphens
from kaext.ka.wordlist import deletions
from kaext.ka.words import frequency, neighbouring_keys, without_doubled_letter

Key = TypeVar("Key")
Exactness = Literal["exact", "bare", "edit"]

_WORD = regex.compile(
    r"[\u10d0-\u10f0\u1c90-\u1cbf]++(?:\u00ad[\u10d0-\u10f0\u1c90-\u1cbf]++)*+|[\p{Latin}\p{M}]++|\d++"
)
_PLAIN_WORD = re.compile(rf"[\u10d0-\u10f0]++(?:\u00ad[\u10d0-\u10f0]++)*|[{PLAIN_LATIN}]++|\d++")
_GAP = regex.compile(r"(?:[^\S\n]|\n(?![^\S\n]*+\n)|[\u00ad„“”\"«»'’‘\u2010-\u2013-]){0,6}+")
# A misspelled genitive in -ას for -ის before a postposition: უკრაინასთვის for უკრაინისთვის (for Ukraine).
_KEPT_VOWEL = regex.compile(r"([\u10d0-\u10f0]{2,40}ა)ს(?:ა?თვის|გან|კენ)(?:ა?ც)?")
_HYPHENATED_ENDING = regex.compile(r"[-\u2010-\u2013]([\u10d0-\u10f0]{1,12}+)")
# The maximum size of the look-up cache.
_MAX_CACHED = 200_000
_MAX_ENDING = 18
_MAX_WORD = 60
_SHORT = 500
# The least sizes of words, without the nominative vowel, for which some and for which all misspellings are found.
_MIN_SIZE = 5
_LONG_SIZE = 6
_MIN_KNOWN = 3
# The least size of a stem of which the first letter may be missing.
_MIN_BEHEADED = 6
# The least size of a stem that may be written with a doubled letter, and the longest such form of a short word.
_MIN_DOUBLED = 4
_MAX_DOUBLED = 12
# Typing mistakes occur in the word list too, each of them once or twice.
_MAX_SLIPS, _MAX_SLIPS_OF_LEMMA = 2, 4
# Letters confused with each other: aspirate, ejective and voiced consonants of one place of articulation.
_SOUNDS = str.maketrans("ტთკქყპფწცჭჩძჯღხჰ", "დდგგგბბზზჟჟზჟგგგ")


@dataclass(frozen=True, slots=True)
class Match(Generic[Key]):
    """A name found at ``start:end`` (code points); ``name`` is its listed nominative.

    ``exactness`` is ``exact`` for an inflected form, ``bare`` if the last word is a stem without an ending (the first
    half of a compound, or an attribute), and ``edit`` if one word has a misspelling of one letter.
    """

    start: int
    end: int
    key: Key
    name: str
    exactness: Exactness = "exact"


@dataclass(slots=True)
class _Node(Generic[Key]):
    """A node of the trie of names: the words that may follow, and the names that end here."""

    next: dict[str, _Node[Key]] = field(default_factory=dict)
    ends: list[tuple[str, Key]] = field(default_factory=list)


class _Tokens(NamedTuple):
    """The words of a text, case-folded, without soft hyphens; ``places`` holds the start and end of each."""

    words: Sequence[str]
    places: array[int]

    def start(self, index: int) -> int:
        return self.places[2 * index]

    def end(self, index: int) -> int:
        return self.places[2 * index + 1]


def _tokens(text: str) -> _Tokens:
    return _tokenize_cached(text) if len(text) > _SHORT else _tokenize(text)


# Several lexicons search the same long text in turn, with short texts in between.
@lru_cache(maxsize=1)
def _tokenize_cached(text: str) -> _Tokens:
    return _tokenize(text)


def _tokenize(text: str) -> _Tokens:
    word: re.Pattern[str] | regex.Pattern[str] = _PLAIN_WORD if is_plain(text) else _WORD
    places = array("I", chain.from_iterable(map(methodcaller("span"), word.finditer(text))))
    words = list(map(str.casefold, word.findall(text)))
    if "\u00ad" in text:
        words = [word.replace("\u00ad", "") for word in words]
    # Words recur in a long text; keep one string object for each.
    once: dict[str, str] = {}
    return _Tokens([once.setdefault(word, word) for word in words], places)


class Lexicon(Generic[Key]):
    """Names with their keys.

    Parameters
    ----------
    entries
        Pairs of a name in the nominative and its key. A name may have several keys.
    edits
        Whether to find words one letter away from a listed one: long words that are no known Georgian form.
    """

    def __init__(self, entries: Iterable[tuple[str, Key]], *, edits: bool = False) -> None:
        self._root: _Node[Key] = _Node()
        self._stems: dict[str, list[tuple[str, str]]] = {}
        self._words: set[str] = set()
        self._near: dict[str, set[str]] = {}
        self._cache: dict[str, tuple[tuple[str, Exactness], ...]] = {}
        for name, key in entries:
            self._add(name, key)
        if edits:
            for stem, listed in self._stems.items():
                if any(_is_body(stem, word) and _size(word) >= _MIN_SIZE for _, word in listed):
                    for near in deletions(stem):
                        self._near.setdefault(near, set()).add(stem)

    def _add(self, name: str, key: Key) -> None:
        spellings = (
            tuple(word.casefold() for word in _WORD.findall(written)) for written in (name, join_hyphens(name))
        )
        for spelling in dict.fromkeys(spellings):
            node = self._root
            for word in spelling:
                node = node.next.setdefault(word, _Node())
                self._index(word)
            if spelling and (name, key) not in node.ends:
                node.ends.append((name, key))

    def _index(self, word: str) -> None:
        if word in self._words:
            return
        self._words.add(word)
        for series, stem in shown_stems(word):
            if not _is_another_noun(stem, word):
                self._stems.setdefault(stem, []).append((series, word))
        if word.endswith("ის"):
            self._stems.setdefault(word + "ა", []).append(("vowel", word))

    def find(self, text: str) -> list[Match[Key]]:
        """Return the names in ``text``, in text order: from left to right the longest, all of equal extents."""
        tokens = _tokens(text)
        found: list[Match[Key]] = []
        seen = self._cache
        taken = 0
        for position, word in enumerate(tokens.words):
            listed = seen.get(word)
            if not (self.lookup(word) if listed is None else listed) or tokens.start(position) < taken:
                continue
            matches = self._at(text, tokens, position)
            longest = max((match.end for match in matches), default=0)
            found += [match for match in matches if match.end == longest]
            taken = longest
        return found

    def _at(self, text: str, tokens: _Tokens, first: int) -> list[Match[Key]]:
        start = tokens.start(first)
        found: list[Match[Key]] = []
        pending: list[tuple[int, _Node[Key], Exactness]] = [(first, self._root, "exact")]
        while pending:
            index, node, before = pending.pop()
            for word, exactness in self.lookup(tokens.words[index]):
                after = node.next.get(word)
                if after is None:
                    continue
                edited: Exactness = "edit" if "edit" in (before, exactness) else exactness
                end = tokens.end(index)
                if after.ends:
                    whole = _with_ending(text, end)
                    grade: Exactness = "exact" if whole > end and edited == "bare" else edited
                    found += [Match(start, whole, key, name, grade) for name, key in after.ends]
                is_last = index + 1 == len(tokens.words)
                if after.next and not is_last and _GAP.fullmatch(text, end, tokens.start(index + 1)):
                    pending.append((index + 1, after, "edit" if edited == "edit" else "exact"))
        return found

    def lookup(self, token: str) -> tuple[tuple[str, Exactness], ...]:
        """Return the listed words of which ``token`` (case-folded) can be a form."""
        if token not in self._cache:
            if len(self._cache) > _MAX_CACHED:
                self._cache.clear()
            self._cache[token] = self._lookup(token)
        return self._cache[token]

    def _lookup(self, token: str) -> tuple[tuple[str, Exactness], ...]:
        if len(token) > _MAX_WORD:
            return ()
        found: dict[str, Exactness] = {token: "exact"} if token in self._words else {}
        stems = self._stems
        for stem, meanings in [cut for cut in stem_splits(token) if cut[0] in stems]:
            for series, word in stems[stem]:
                cases = {of.case for of in meanings if of.series == series} - {"voc"}
                if cases - {"bare"}:
                    found[word] = "exact"
                elif cases:
                    found.setdefault(word, "bare")
        kept = _KEPT_VOWEL.fullmatch(token) if not found else None
        if kept is not None and kept[1] in self._words:
            found[kept[1]] = "exact"
        is_name = any(self._root.next[word].ends for word in found if word in self._root.next)
        if not is_name and self._near and len(token) > _MIN_SIZE and not _is_known(token, self._words):
            found = dict[str, Exactness](dict.fromkeys(self._misspelled(token), "edit")) | found
        if not found and self._near and _MIN_SIZE <= len(token) <= _MAX_DOUBLED and not _is_known(token, self._words):
            found = dict.fromkeys(self._with_doubled_letter(token), "edit")
        return tuple(found.items())

    def _with_doubled_letter(self, token: str) -> list[str]:
        """Return the listed words, be they short, of which ``token`` can be a form with a letter doubled: მაალტა."""
        found: dict[str, None] = {}
        for right in without_doubled_letter(token):
            for stem, meanings in [cut for cut in stem_splits(right) if cut[0] in self._stems]:
                series = {of.series for of in meanings} if len(stem) >= _MIN_DOUBLED else frozenset()
                found.update(dict.fromkeys(word for of, word in self._stems[stem] if of in series))
        return list(found)

    def _misspelled(self, token: str) -> list[str]:
        """Return the listed words of which ``token`` can be a form with one mistake in the stem or the ending."""
        table = endings()
        found: dict[str, None] = {}
        for cut in range(max(_MIN_SIZE - 1, len(token) - _MAX_ENDING), len(token) + 1):
            stem, rest = token[:cut], token[cut:]
            if rest in table:
                near: set[str] = set().union(*(self._near.get(key, set()) for key in deletions(stem)))
                series = frozenset(of.series for of in table[rest] if of.case not in ("bare", "voc"))
                for candidate in sorted(near):
                    found.update(
                        dict.fromkeys(
                            word
                            for of, word in self._stems[candidate]
                            if (of in series or (not rest and _is_attribute(candidate, word)))
                            and _is_slip(stem, candidate, is_long=_size(word) >= _LONG_SIZE)
                        )
                    )
            elif stem in self._near:
                series = _damaged_endings().get(rest, frozenset())
                for of, word in self._stems.get(stem, ()):
                    if of in series and _size(word) >= _LONG_SIZE:
                        found[word] = None
        return list(found)


@cache
def _damaged_endings() -> dict[str, frozenset[str]]:
    """Return the singular case endings with a typing slip, and the series of their stems.

    One letter is missing, replaced by that of a neighbouring key, or two are swapped.
    """
    damaged: dict[str, set[str]] = {}
    for ending, meanings in endings().items():
        series = {
            of.series for of in meanings if of.number == "sg" and not of.clitic and of.case not in ("bare", "voc")
        }
        swapped = (ending[:at] + ending[at + 1] + ending[at] + ending[at + 2 :] for at in range(len(ending) - 1))
        replaced = (
            ending[:at] + pair[1] + ending[at + 1 :]
            for at, letter in enumerate(ending)
            for pair in neighbouring_keys()
            if pair[0] == letter
        )
        shorter = (*deletions(ending), *swapped) if len(ending) > 1 else ()
        for written in (*shorter, *replaced) if series else ():
            if written and written not in endings():
                damaged.setdefault(written, set()).update(series)
    return {written: frozenset(series) for written, series in damaged.items()}


def _is_body(stem: str, word: str) -> bool:
    """Return whether ``stem`` is what endings attach to, rather than a consonant stem with its nominative -ი."""
    return stem != word or word[-1] != "ი" or word[-2] in VOWELS


def _is_attribute(stem: str, word: str) -> bool:
    """Return whether a word of a name is itself a genitive: ჩეხეთის in ჩეხეთის რესპუბლიკა (Czech Republic)."""
    return stem == word and word.endswith("ის")


def _is_another_noun(stem: str, word: str) -> bool:
    """Return whether a syncopated stem of ``word`` is that of another noun: აზრ- of აზერი (Azeri) and აზრი (sense)."""
    return not word.startswith(stem) and any(stem + vowel in known().lemmas for vowel in "იაე")


def _is_known(token: str, listed: Container[str]) -> bool:
    """Return whether a word form, or its nominative, is more frequent in real texts than typing mistakes are.

    Readings as a ``listed`` word are ignored: correct forms are found as such, and აზერბაიჯნის is not one of them.
    """
    return frequency(token) > _MAX_SLIPS or any(
        known().lemmas.get(of.lemma, 0) > _MAX_SLIPS_OF_LEMMA or frequency(of.lemma)
        for of in readings(token)
        if of.case != "bare" and len(of.lemma) > _MIN_KNOWN and of.lemma not in listed
    )


def _with_ending(text: str, end: int) -> int:
    """Return the end of a name, including a hyphenated case ending as acronyms have them."""
    match = _HYPHENATED_ENDING.match(text, end) if text[end - 1 : end].isalpha() else None
    return match.end() if match and match[1] in endings() and text[end - 1] >= "\u10d0" else end


def _size(word: str) -> int:
    """Return the length of a word without the final vowel of its nominative."""
    return len(word) - (word[-1] in VOWELS)


def _is_slip(written: str, intended: str, *, is_long: bool) -> bool:
    """Return whether ``written`` is ``intended`` with one letter inserted, deleted or replaced, or two swapped.

    In a short word fewer mistakes count: the insertion of a vowel or of a repeated letter; the deletion of that of -ეთი
    (nouns lose theirs in oblique cases); the replacement by a similar sound. The first letter must be correct, unless
    it is missing from a long word: აქართველო.
    """
    if written == intended[1:]:
        return is_long and len(intended) >= _MIN_BEHEADED
    if written == intended or written[0] != intended[0] or abs(len(written) - len(intended)) > 1:
        return False
    prefix = 0
    while prefix < min(len(written), len(intended)) and written[prefix] == intended[prefix]:
        prefix += 1
    rest, rest_intended = written[prefix:], intended[prefix:]
    if rest[1:] == rest_intended:
        return is_long or rest[0] in VOWELS or rest[0] == written[prefix - 1]
    if rest == rest_intended[1:]:
        return is_long or rest_intended == "ეთ"
    if rest[1:] == rest_intended[1:]:
        return is_long or rest[0].translate(_SOUNDS) == rest_intended[0].translate(_SOUNDS)
    return rest[:2] == rest_intended[1::-1] and rest[2:] == rest_intended[2:]
