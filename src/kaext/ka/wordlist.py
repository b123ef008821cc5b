"""A closed list of nouns read in every inflected form: which noun a word is, and in which case.

Where :func:`kaext.ka.inflection.analyse` guesses at the lemma of any word, a list knows its lemmas; so a look-up is
a few dictionary accesses and has no false lemma.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from kaext.ka.inflection import endings, stems

Key = TypeVar("Key")
_MAX_ENDING = 18
_SPOKEN_LAST = {"voc"}


@dataclass(frozen=True, slots=True)
class Form(Generic[Key]):
    """A form of a listed noun: the noun's key, and the case, number, postposition and particle of the form."""

    key: Key
    case: str
    number: str = "sg"
    postposition: str = ""
    clitic: str = ""


class WordList(Generic[Key]):
    """Nouns with their keys.

    Parameters
    ----------
    entries
        Pairs of a noun in the nominative and its key. Of nouns that share a form the first listed wins.
    """

    def __init__(self, entries: Iterable[tuple[str, Key]]) -> None:
        self._stems: dict[str, list[tuple[str, Key]]] = {}
        for lemma, key in entries:
            for series, stem in stems(lemma):
                self._stems.setdefault(stem, []).append((series, key))
        self._longest = max(map(len, self._stems), default=0)

    def read(self, word: str) -> Form[Key] | None:
        """Return what ``word`` is a form of; the longest stem and the plainest case win. Vocatives are not read."""
        table = endings()
        for cut in range(min(len(word), self._longest), max(0, len(word) - _MAX_ENDING - 1), -1):
            entries = self._stems.get(word[:cut])
            meanings = table.get(word[cut:]) if entries else None
            if not entries or not meanings:
                continue
            for series, key in entries:
                for of in meanings:
                    if of.series == series and of.case not in _SPOKEN_LAST:
                        return Form(key, of.case, of.number, of.postposition, of.clitic)
        return None
