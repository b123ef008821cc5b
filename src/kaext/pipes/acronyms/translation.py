"""Long forms in Georgian whose English translation the letters of their acronym stand for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from kaext.data_files import rows_of
from kaext.ka import phrases
from kaext.ka.inflection import possible_lemmas
from kaext.ka.script import is_georgian
from kaext.pipes.acronyms import patterns as p
from kaext.pipes.acronyms.mentions import Mention
from kaext.pipes.acronyms.owners import is_country_itself, owner_initial
from kaext.pipes.acronyms.stretch import MAX_WORDS, MIN_WORDS, Definition, Stretch, is_any


def by_translation(stretch: Stretch, mention: Mention) -> Definition | None:
    """Return the shortest tail of the stretch in which every letter has a word of its own that it may stand for.

    ``ეროვნული სამოქმედო გეგმა`` (NAP): National, Action, Plan, in any order.
    """
    words = stretch.words
    if mention.script != "Latn" or not is_georgian(words[-1]) or phrases.is_stop(words[-1]):
        return None
    letters = letters_of(mention.acronym)
    first = _rendered(stretch, letters)
    if first is None:
        return None
    return Definition(stretch.spans[first][0], stretch.spans[-1][1], "translation", 0.9)


def _rendered(stretch: Stretch, letters: Sequence[str]) -> int | None:
    """Return the index of the first word of the shortest tail whose words the letters stand for, one each."""
    words, gaps = stretch.words, stretch.gaps
    taken: dict[int, int] = {}
    unused = 0
    for index in range(len(words) - 1, max(-1, len(words) - 1 - MAX_WORDS), -1):
        is_used = _assign(index, words, letters, taken, set())
        unused += not is_used and words[index] != "და"
        if unused > 1 or (index == len(words) - 1 and not is_used):
            return None
        if len(taken) == len(letters) and is_used and words[index] != "და":
            is_whole = len(words) - index >= MIN_WORDS and not (index and words[index - 1] == "და")
            return index if is_whole and len(letters) >= MIN_WORDS and not _leans_back(words[index]) else None
        if index and not _is_joined(words[index - 1], gaps[index], words[index]):
            return None
    return None


def _leans_back(word: str) -> bool:
    """Whether a word belongs to the one before it: a postposition, an adjective made of one (შემდგომი, post-)."""
    return phrases.role(word) == "postposition" or is_any(word, p.POSTPOSITIONAL)


def _is_joined(before: str, gap: str, after: str) -> bool:
    """Return whether two neighbouring words can be of one name: a modifier and what it modifies, or items of a list."""
    if gap.strip() == "," or "და" in (before, after):
        return gap.strip() in ("", ",")
    return phrases.is_open(gap) and (phrases.role(before) != "other" or not gap.isspace())


def _assign(index: int, words: Sequence[str], letters: Sequence[str], taken: dict[int, int], tried: set[int]) -> bool:
    """Give the word at ``index`` a letter, others another one where need be (an augmenting path)."""
    initials = initials_of(words[index])
    for place, letter in enumerate(letters):
        if letter in initials and place not in tried:
            tried.add(place)
            if place not in taken or _assign(taken[place], words, letters, taken, tried):
                taken[place] = index
                return True
    return False


@lru_cache(maxsize=20_000)
def initials_of(word: str) -> frozenset[str]:
    """Return the letters that may stand for a word in an English acronym; empty where nothing is known of it."""
    if not is_georgian(word):
        return frozenset(word[0].upper())
    if word == "და":
        return frozenset("A")
    if is_country_itself(word):
        return frozenset()
    known = _english_initials()
    lemmas = {word, *possible_lemmas(word)}
    found = frozenset[str]().union(*(known[lemma] for lemma in lemmas if lemma in known))
    return found or frozenset(owner_initial(word))


@cache
def _english_initials() -> dict[str, frozenset[str]]:
    """Return the initials of the English words that a Georgian lemma renders."""
    found: dict[str, set[str]] = {}
    for english, lemmas in rows_of("kaext.pipes.acronyms", "english.tsv"):
        for lemma in lemmas.split():
            found.setdefault(lemma, set()).add(english[0].upper())
    return {lemma: frozenset(initials) for lemma, initials in found.items()}


def letters_of(acronym: str) -> list[str]:
    """Return the letters of an acronym that stand for words: small ones (PfP) and those of FORce and HQ do not."""
    return [letter for letter in acronym.replace("FOR", "F").replace("HQ", "H") if letter.isupper()]
