"""English names in Georgian letters: ``ქოოფერათივ ბესთ ეფორთ`` for Cooperative Best Effort.

Spelling varies too much to be reversed letter by letter (პარტნერ, ფართნერ, ფარტნერ: partner). Both sides are reduced to
a phonetic key of consonant classes: voiceless plosives with one place of articulation form one class (პ ფ, ტ თ, კ ქ ყ),
and vowels are dropped. Two names match if the keys of their words do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

import regex

from kaext.ka.script import is_georgian
from kaext.ka.wordlist import deletions
from kaext.pipes.programmes import patterns

Key = TypeVar("Key")

_MIN_CONSONANTS = 3
# For names of one word; ბრიზი (Breeze) and ბორეასი (Boreas) share the same three.
_MIN_CONSONANTS_OF_ONE = 4
_MAX_EXACT_CONSONANTS = 5

# The keys of case endings and postpositions (-ს, -მ, -თ, -ში, -თან, -დან, -სთან, -სთვის, -თვის …).
_ENDINGS = frozenset(["", "S", "M", "T", "X", "TN", "DN", "STN", "STVS", "TVS", "ST", "SS"])
_DOUBLED = regex.compile(r"(.)\1+")
_GEORGIAN = {
    **dict(zip("ბგდვზთკლმნჟპრსტფქღყშჩცძჭხჯჰ", "BGDVSTKLMNJPRSTPKGKXCSSCHJH", strict=True)),
    "წ": "S",
}
_ROMANIZED = {
    **dict(zip("აბგდევზთიკლმნოპრსტუფქყჯჰ", "abgdevztiklmnoprstupkqjh", strict=True)),
    **{"ჟ": "zh", "ღ": "gh", "შ": "sh", "ჩ": "ch", "ც": "ts", "ძ": "dz", "წ": "ts", "ჭ": "ch", "ხ": "kh"},
}


def romanized(text: str) -> str:
    """Return Georgian text in Latin letters by the Georgian national system (2002), apostrophes left out."""
    return "".join(_ROMANIZED.get(letter, letter) for letter in text)


@lru_cache(maxsize=20_000)
def consonant_key(word: str) -> str:
    """Return the phonetic key of a Georgian or English word: its consonants by class."""
    if is_georgian(word):
        return _without_doubles("".join(_GEORGIAN.get(letter, "") for letter in word))
    rest, codes = word.casefold(), []
    while rest:
        letters, code = next(
            ((letters, code) for letters, code in patterns.ENGLISH_SOUNDS if rest.startswith(letters)), (rest[0], "")
        )
        codes.append(code)
        # The vowel that softens c or g is a sound of its own.
        rest = rest[1:] if letters in ("ce", "ci", "cy", "ge", "gi") else rest[len(letters) :]
    return _without_doubles("".join(codes))


# Cached because it is called for every word of a text.
_with_one_left_out = lru_cache(maxsize=20_000)(deletions)


def _without_doubles(code: str) -> str:
    return _DOUBLED.sub(r"\1", code)


class TransliteratedNames(Generic[Key]):
    """An index of English names that recognises them in Georgian letters.

    Parameters
    ----------
    names
        Pairs of an English name and the key to return for it.
    """

    def __init__(self, names: Iterable[tuple[str, Key]]) -> None:
        # By number of words, position of a word and its key: one edit leaves all other words unchanged.
        self._names: dict[tuple[int, int, str], list[tuple[tuple[str, ...], Key]]] = {}
        # The numbers of words of names, by the key of their first word and that key with one consonant left out.
        self._first_words: dict[str, set[int]] = {}
        for name, value in names:
            words = tuple(consonant_key(word) for word in regex.findall(r"\p{Latin}+", name))
            if words and sum(map(len, words)) >= (_MIN_CONSONANTS if len(words) > 1 else _MIN_CONSONANTS_OF_ONE):
                for place, code in enumerate(words):
                    self._names.setdefault((len(words), place, code), []).append((words, value))
                for shared in _with_one_left_out(words[0]):
                    self._first_words.setdefault(shared, set()).add(len(words))

    def lengths_beginning_with(self, word: str) -> set[int]:
        """Return the numbers of words of the names whose first word may be ``word``, for names of several words."""
        return set().union(*[self._first_words.get(shared, ()) for shared in _with_one_left_out(consonant_key(word))])

    def find(self, words: Sequence[str]) -> Key | None:
        """Return the key of the name that ``words`` spell, or None; the last word may have a case ending.

        In names of more than five consonants one may differ; of several matches the closest wins.
        """
        spelled = [consonant_key(word) for word in words]
        best: tuple[int, Key] | None = None
        for codes, value in self._near(spelled):
            distances = [
                _distance(code, other, is_last=index == len(codes) - 1)
                for index, (code, other) in enumerate(zip(codes, spelled, strict=True))
            ]
            total = sum(distances)
            allowed = 1 if sum(map(len, codes)) > _MAX_EXACT_CONSONANTS else 0
            is_near = total <= allowed and all(d < max(1, len(c)) for d, c in zip(distances, codes, strict=True))
            if is_near and (best is None or total < best[0]):
                best = (total, value)
        return best[1] if best is not None else None

    def _near(self, spelled: Sequence[str]) -> Iterator[tuple[tuple[str, ...], Key]]:
        """Yield the names that share a word with ``spelled`` at the same position."""
        for place, code in enumerate(spelled):
            is_last = place == len(spelled) - 1
            lengths = range(1, len(code) + 1) if is_last else (len(code),)
            for length in lengths:
                yield from self._names.get((len(spelled), place, code[:length]), ())


def _distance(code: str, spelled: str, *, is_last: bool) -> int:
    """Return the number of consonants that differ; a case ending of the last word (-ს, -ში, -თან …) does not count."""
    if is_last and spelled.startswith(code) and spelled[len(code) :] in _ENDINGS:
        return 0
    return _edits(code, spelled)


def _edits(left: str, right: str) -> int:
    """Return the edit distance of two words: 0, 1, or 2 for anything more."""
    if left == right:
        return 0
    if abs(len(left) - len(right)) > 1:
        return 2
    shorter = min(len(left), len(right))
    start = next((i for i in range(shorter) if left[i] != right[i]), shorter)
    end = next((i for i in range(shorter - start) if left[-1 - i] != right[-1 - i]), shorter - start)
    return 1 if max(len(left), len(right)) - start - end <= 1 else 2
