"""Georgian long forms whose acronym abbreviates their English translation."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from kaext.data_files import rows_of
from kaext.ka import phrases
from kaext.ka.inflection import possible_lemmas
from kaext.ka.script import is_georgian
from kaext.pipes.acronyms import patterns as p
from kaext.pipes.acronyms.mentions import Mention
from kaext.pipes.acronyms.possessors import is_country_itself, possessor_initial
from kaext.pipes.acronyms.window import MAX_WORDS, MIN_WORDS, Definition, Window, is_any


def by_translation(window: Window, mention: Mention) -> Definition | None:
    """Return the shortest tail of the window whose words, in translation, have the acronym's letters as initials.

    ``ეროვნული სამოქმედო გეგმა`` (NAP): National, Action, Plan. The order of the words is free.
    """
    words = window.words
    if mention.script != "Latn" or not is_georgian(words[-1]) or phrases.is_stop(words[-1]):
        return None
    letters = letters_of(mention.acronym)
    first = _first_translated(window, letters)
    if first is None:
        return None
    return Definition(window.spans[first][0], window.spans[-1][1], "translation", p.CONFIDENCE["translation"])


def _first_translated(window: Window, letters: Sequence[str]) -> int | None:
    """Return the index of the first word of the shortest tail with a word of its own for each letter."""
    words, gaps = window.words, window.gaps
    taken: dict[int, int] = {}
    unused = 0
    for index in range(len(words) - 1, max(-1, len(words) - 1 - MAX_WORDS), -1):
        is_used = _assign(index, words, letters, taken, set())
        unused += not is_used and words[index] != "და"
        if unused > 1 or (index == len(words) - 1 and not is_used):
            return None
        if len(taken) == len(letters) and is_used and words[index] != "და":
            is_whole = len(words) - index >= MIN_WORDS and not (index and words[index - 1] == "და")
            return index if is_whole and len(letters) >= MIN_WORDS and not _needs_preceding_word(words[index]) else None
        if index and not _is_joined(words[index - 1], gaps[index], words[index]):
            return None
    return None


def _needs_preceding_word(word: str) -> bool:
    """Return whether a word depends on the one before it: a postposition, or an adjective of one (შემდგომი, post-)."""
    return phrases.role(word) == "postposition" or is_any(word, p.POSTPOSITIONAL_ADJECTIVES)


def _is_joined(before: str, gap: str, after: str) -> bool:
    """Return whether two adjacent words can belong to one name: a modifier and its head, or conjuncts."""
    if gap.strip() == "," or "და" in (before, after):
        return gap.strip() in ("", ",")
    return phrases.is_open(gap) and (phrases.role(before) != "other" or not gap.isspace())


def _assign(index: int, words: Sequence[str], letters: Sequence[str], taken: dict[int, int], tried: set[int]) -> bool:
    """Match the word at ``index`` with a letter, reassigning other words if needed (an augmenting path)."""
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
    """Return the letters that may abbreviate a word in an English acronym; empty if its translation is not known."""
    if not is_georgian(word):
        return frozenset(word[0].upper())
    if word == "და":
        return frozenset("A")
    if is_country_itself(word):
        return frozenset()
    known = _english_initials()
    lemmas = {word, *possible_lemmas(word)}
    found = frozenset[str]().union(*(known[lemma] for lemma in lemmas if lemma in known))
    return found or frozenset(possessor_initial(word))


@cache
def _english_initials() -> dict[str, frozenset[str]]:
    """Return, by Georgian lemma, the initials of its English translations."""
    found: dict[str, set[str]] = {}
    for english, lemmas in rows_of("kaext.pipes.acronyms", "english.tsv"):
        for lemma in lemmas.split():
            found.setdefault(lemma, set()).add(english[0].upper())
    return {lemma: frozenset(initials) for lemma, initials in found.items()}


def letters_of(acronym: str) -> list[str]:
    """Return the letters of an acronym that abbreviate words: FOR (force) and HQ count as one, small ones as none."""
    return [letter for letter in acronym.replace("FOR", "F").replace("HQ", "H") if letter.isupper()]
