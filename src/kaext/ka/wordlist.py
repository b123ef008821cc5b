"""A closed list of nouns read in every inflected form: which noun a word is, and in which case.

Where :func:`kaext.ka.inflection.analyse` guesses at the lemma of any word, a list knows its lemmas; so a look-up is
a few dictionary accesses and has no false lemma.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from kaext.ka.paradigms import VOWELS, endings, stem_splits, stems

Key = TypeVar("Key")
_SPOKEN_LAST = {"voc"}
_MIN_MISSPELLED = 4


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
                # Only names keep the -ი of the nominative before other endings: ივნისის is June's, not *to Junei.
                if stem != lemma or not _has_nominative_ending(lemma):
                    self._stems.setdefault(stem, []).append((series, key))
        self._shortened_by_first: dict[str, dict[str, set[str]]] = {}
        self._firsts_by_rest: dict[str, set[str]] = {}

    def read(self, word: str) -> Form[Key] | None:
        """Return what ``word`` is a form of; the longest stem and the plainest case win. Vocatives are not read."""
        stems = self._stems
        for stem, meanings in [cut for cut in reversed(stem_splits(word)) if cut[0] in stems]:
            for series, key in stems[stem]:
                for of in meanings:
                    if of.series == series and of.case not in _SPOKEN_LAST:
                        return Form(key, of.case, of.number, of.postposition, of.clitic)
        return None

    def near(self, word: str, *, fewest: int = _MIN_MISSPELLED) -> Form[Key] | None:
        """Return what ``word`` may be a misspelling of: a form that is one letter off.

        One letter is left out, put in, exchanged or moved by one or two places. A form that begins alike is
        preferred. Words of less than ``fewest`` letters are too short to tell.
        """
        if len(word) < fewest:
            return None
        return self._near_alike(word) or self._near_at_first(word)

    def _near_at_first(self, word: str) -> Form[Key] | None:
        """Return what ``word`` is where its first letter is wrong, missing, or one too many."""
        rests = [stem[1:] for stem, _ in stem_splits(word)]
        wholes = ["", *(stem for stem, _ in stem_splits(word))]
        candidates = [word[1:], word[1] + word[0] + word[2:]]
        candidates += [first + word[1:] for first in self._firsts_before(rests)]
        candidates += [first + word for first in self._firsts_before(wholes)]
        return next((form for candidate in candidates if (form := self.read(candidate)) is not None), None)

    def _firsts_before(self, rests: Iterable[str]) -> list[str]:
        """Return the letters that make a stem with one of ``rests`` after them, in their order."""
        if not self._firsts_by_rest:
            for stem in self._stems:
                self._firsts_by_rest.setdefault(stem[1:], set()).add(stem[0])
        return sorted(set[str]().union(*(self._firsts_by_rest.get(rest, ()) for rest in rests)))

    def _near_alike(self, word: str) -> Form[Key] | None:
        first = word[0]
        if first not in self._shortened_by_first:
            self._shortened_by_first[first] = self._index_forms(first)
        index = self._shortened_by_first[first]
        close = set[str]().union(*(index.get(short, ()) for short in deletions(word)))
        matches = sorted(form for form in close if is_one_edit(word, form))
        return self.read(matches[0]) if matches else None

    def _index_forms(self, first: str) -> dict[str, set[str]]:
        """Return the forms without particles that begin with ``first``, by what is left when a letter falls out."""
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
    """Return a word and what is left of it without one of its letters: words one letter apart share one of these."""
    return (word, *dict.fromkeys(word[:place] + word[place + 1 :] for place in range(len(word))))


def _has_nominative_ending(lemma: str) -> bool:
    return lemma.endswith("ი") and lemma[-2:-1] not in VOWELS


def is_one_edit(left: str, right: str) -> bool:
    """Return whether one letter is left out, put in, exchanged or moved by one or two places between two words."""
    if left == right or abs(len(left) - len(right)) > 1:
        return False
    common = 0
    while common < min(len(left), len(right)) and left[common] == right[common]:
        common += 1
    left, right = left[common:], right[common:]
    swapped = left[:2] == right[1::-1] and left[2:] == right[2:]
    return left[1:] == right[1:] or left[1:] == right or left == right[1:] or swapped or _is_moved(left, right)


def _is_moved(left: str, right: str) -> bool:
    """Return whether two words that begin differently are the same but for a letter that stands two places away."""
    back, forth = left[1:3] + left[:1], left[2:3] + left[:2]
    return len(left) == len(right) and right[:3] in (back, forth) and left[3:] == right[3:]
