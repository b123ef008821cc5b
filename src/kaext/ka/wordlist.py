"""Closed lists of nouns, recognised in every inflected form.

:func:`kaext.ka.inflection.analyse` has to guess the lemma of a word. A list knows its lemmas, so that a look-up takes a
few dictionary accesses and never returns a wrong lemma.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from kaext.ka.paradigms import VOWELS, endings, stem_splits, stems

Key = TypeVar("Key")
_IGNORED_CASES = {"voc"}
_MIN_MISSPELLED = 4


@dataclass(frozen=True, slots=True)
class Form(Generic[Key]):
    """A form of a listed noun: the key of the noun, and the case, number, postposition and clitic of the form."""

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
        Pairs of a noun in the nominative and its key. If nouns share a form, the first one in the list wins.
    """

    def __init__(self, entries: Iterable[tuple[str, Key]]) -> None:
        self._stems: dict[str, list[tuple[str, Key]]] = {}
        for lemma, key in entries:
            for series, stem in stems(lemma):
                # Only names keep the nominative -ი before other endings; ივნისის is the genitive of ივნისი (June).
                if stem != lemma or not _has_nominative_ending(lemma):
                    self._stems.setdefault(stem, []).append((series, key))
        self._shortened_by_first: dict[str, dict[str, set[str]]] = {}
        self._firsts_by_rest: dict[str, set[str]] = {}

    def read(self, word: str) -> Form[Key] | None:
        """Return the analysis of ``word``, None if it is no form of a listed noun.

        The longest stem wins, then the first meaning of its ending in the table. Vocatives are ignored.
        """
        stems = self._stems
        for stem, meanings in [cut for cut in reversed(stem_splits(word)) if cut[0] in stems]:
            for series, key in stems[stem]:
                for of in meanings:
                    if of.series == series and of.case not in _IGNORED_CASES:
                        return Form(key, of.case, of.number, of.postposition, of.clitic)
        return None

    def near(self, word: str, *, fewest: int = _MIN_MISSPELLED) -> Form[Key] | None:
        """Return the form of which ``word`` may be a misspelling, one letter away.

        A letter may be deleted, inserted, replaced, or moved by one or two positions. Forms with the same first letter
        are preferred. Words of less than ``fewest`` letters are too short to be corrected.
        """
        if len(word) < fewest:
            return None
        return self._near_with_same_first(word) or self._near_with_wrong_first(word)

    def _near_with_wrong_first(self, word: str) -> Form[Key] | None:
        """Return the form of which ``word`` is a misspelling at its first letter."""
        rests = [stem[1:] for stem, _ in stem_splits(word)]
        wholes = ["", *(stem for stem, _ in stem_splits(word))]
        candidates = [word[1:], word[1] + word[0] + word[2:]]
        candidates += [first + word[1:] for first in self._first_letters_of(rests)]
        candidates += [first + word for first in self._first_letters_of(wholes)]
        return next((form for candidate in candidates if (form := self.read(candidate)) is not None), None)

    def _first_letters_of(self, rests: Iterable[str]) -> list[str]:
        """Return, sorted, the letters that form a stem together with one of ``rests``."""
        if not self._firsts_by_rest:
            for stem in self._stems:
                self._firsts_by_rest.setdefault(stem[1:], set()).add(stem[0])
        return sorted(set[str]().union(*(self._firsts_by_rest.get(rest, ()) for rest in rests)))

    def _near_with_same_first(self, word: str) -> Form[Key] | None:
        first = word[0]
        if first not in self._shortened_by_first:
            self._shortened_by_first[first] = self._index_forms(first)
        index = self._shortened_by_first[first]
        close = set[str]().union(*(index.get(short, ()) for short in deletions(word)))
        matches = sorted(form for form in close if is_one_edit(word, form))
        return self.read(matches[0]) if matches else None

    def _index_forms(self, first: str) -> dict[str, set[str]]:
        """Return the forms without clitics that begin with ``first``, indexed by their :func:`deletions`."""
        index: dict[str, set[str]] = {}
        for stem, entries in self._stems.items():
            if not stem.startswith(first):
                continue
            series = {name for name, _ in entries}
            for ending, meanings in endings().items():
                if any(of.series in series and not of.clitic and of.case != "voc" for of in meanings):
                    for short in deletions(stem + ending):
                        index.setdefault(short, set()).add(stem + ending)
        return index


def deletions(word: str) -> tuple[str, ...]:
    """Return a word and its variants with one letter deleted; words at edit distance 1 share one of these."""
    return (word, *dict.fromkeys(word[:place] + word[place + 1 :] for place in range(len(word))))


def _has_nominative_ending(lemma: str) -> bool:
    return lemma.endswith("ი") and lemma[-2:-1] not in VOWELS


def is_one_edit(left: str, right: str) -> bool:
    """Return whether two words differ by one letter deleted, inserted, replaced, or moved by one or two positions."""
    if left == right or abs(len(left) - len(right)) > 1:
        return False
    common = 0
    while common < min(len(left), len(right)) and left[common] == right[common]:
        common += 1
    left, right = left[common:], right[common:]
    swapped = left[:2] == right[1::-1] and left[2:] == right[2:]
    return left[1:] == right[1:] or left[1:] == right or left == right[1:] or swapped or _is_moved(left, right)


def _is_moved(left: str, right: str) -> bool:
    """Return whether two words with different first letters differ only by a letter moved by two positions."""
    back, forth = left[1:3] + left[:1], left[2:3] + left[:2]
    return len(left) == len(right) and right[:3] in (back, forth) and left[3:] == right[3:]
