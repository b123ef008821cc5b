"""English names in Georgian letters: ``ქოოფერათივ ბესთ ეფორთ`` for Cooperative Best Effort.

Spelling is too free to be undone letter by letter (პარტნერ, ფართნერ, ფარტნერ). Both sides are reduced to the
consonants that survive any spelling, as phonetic keys do: voiceless plosives of one place of articulation are one class
(პ ფ, ტ თ, კ ქ ყ), vowels fall away. Two names are the same where the keys of their words agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

import regex

from kaext.ka.script import is_georgian
from kaext.ka.wordlist import with_one_left_out
from kaext.pipes.programmes import patterns

Key = TypeVar("Key")

_MIN_CONSONANTS = 3
# Of a name of one word; ბრიზი (Breeze) and ბორეასი (Boreas) have the same three.
_MIN_CONSONANTS_OF_ONE = 4
_MAX_EXACT_CONSONANTS = 5

# Case endings and postpositions as their consonants are keyed (-ს, -მ, -თ, -ში, -თან, -დან, -სთან, -სთვის, -თვის …).
_ENDINGS = frozenset(["", "S", "M", "T", "X", "TN", "DN", "STN", "STVS", "TVS", "ST", "SS"])
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
def key(word: str) -> str:
    """Return the consonants of a word, Georgian or English, in classes that do not depend on its spelling."""
    if is_georgian(word):
        return _squeezed("".join(_GEORGIAN.get(letter, "") for letter in word))
    rest, found = word.casefold(), []
    while rest:
        sound = next(
            ((letters, code) for letters, code in patterns.ENGLISH_SOUNDS if rest.startswith(letters)), (rest[0], "")
        )
        found.append(sound[1])
        rest = rest[len(sound[0]) :] if sound[0] not in ("ce", "ci", "cy", "ge", "gi") else rest[1:]
    return _squeezed("".join(found))


# Asked of every word of a text.
_with_one_left_out = lru_cache(maxsize=20_000)(with_one_left_out)
_DOUBLED = regex.compile(r"(.)\1+")


def _squeezed(code: str) -> str:
    return _DOUBLED.sub(r"\1", code)


class SpelledNames(Generic[Key]):
    """English names to be recognised in Georgian letters.

    Parameters
    ----------
    names
        Pairs of an English name and its key.
    """

    def __init__(self, names: Iterable[tuple[str, Key]]) -> None:
        # By number of words, place of a word and its key: one edit leaves all words but one as they are.
        self._names: dict[tuple[int, int, str], list[tuple[tuple[str, ...], Key]]] = {}
        # By what the key of a first word, or of one a consonant off, shares with it: the numbers of words.
        self._begun: dict[str, set[int]] = {}
        for name, value in names:
            words = tuple(key(word) for word in regex.findall(r"\p{Latin}+", name))
            if words and sum(map(len, words)) >= (_MIN_CONSONANTS if len(words) > 1 else _MIN_CONSONANTS_OF_ONE):
                for place, code in enumerate(words):
                    self._names.setdefault((len(words), place, code), []).append((words, value))
                for shared in _with_one_left_out(words[0]):
                    self._begun.setdefault(shared, set()).add(len(words))

    def sizes_begun_by(self, word: str) -> set[int]:
        """Return of how many words names are that may begin with ``word``, which is not their last."""
        return set().union(*[self._begun.get(shared, ()) for shared in _with_one_left_out(key(word))])

    def find(self, words: Sequence[str]) -> Key | None:
        """Return the key of the name that ``words`` spell, the last one perhaps with a case ending, or None.

        One consonant may differ in names of more than five; of several names the closest wins.
        """
        spelled = [key(word) for word in words]
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
        """Yield the names that share a word with ``spelled`` at the same place."""
        for place, code in enumerate(spelled):
            is_last = place == len(spelled) - 1
            lengths = range(1, len(code) + 1) if is_last else (len(code),)
            for length in lengths:
                yield from self._names.get((len(spelled), place, code[:length]), ())


def _distance(code: str, spelled: str, *, is_last: bool) -> int:
    """Return how many consonants differ; a case ending on the last word (-ს, -ში, -ზე, -თან …) does not count."""
    if is_last and spelled.startswith(code) and spelled[len(code) :] in _ENDINGS:
        return 0
    return _edits(code, spelled)


def _edits(left: str, right: str) -> int:
    """Return how many letters make one word the other: 0, 1, or 2 for any more."""
    if left == right:
        return 0
    if abs(len(left) - len(right)) > 1:
        return 2
    shorter = min(len(left), len(right))
    start = next((i for i in range(shorter) if left[i] != right[i]), shorter)
    end = next((i for i in range(shorter - start) if left[-1 - i] != right[-1 - i]), shorter - start)
    return 1 if max(len(left), len(right)) - start - end <= 1 else 2
