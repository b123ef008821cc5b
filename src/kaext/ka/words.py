"""Frequencies of Georgian word forms in official texts.

The counts were made from acts of the Legislative Herald of Georgia (official texts, not protected by copyright) by
``python -m kaext.ka.words TEXT OUT``. Forms seen only once are omitted, because most typing mistakes are among them.
"""

from __future__ import annotations

import gzip
import re
import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import regex

_WORD = regex.compile(r"[\u10d0-\u10f0]++(?:-[\u10d0-\u10f0]++)*+")
_DOUBLED = re.compile(r"([\u10d0-\u10f0])\1")
# Letters on the same key, without and with shift.
_PAIRS = ("წჭ", "რღ", "ტთ", "სშ", "ჯჟ", "ზძ", "ცჩ")
_SHIFTED = {pair[at]: pair[1 - at] for pair in _PAIRS for at in (0, 1)}
_KEYS = str.maketrans({pair[1]: pair[0] for pair in _PAIRS})
# The rows of the keyboard, without shift.
_ROWS = ("ქწერტყუიოპ", "ასდფგჰჯკლ", "ზხცვბნმ")
_SHORTEST_RETYPED = 4
MIN_COUNT = 2
MAX_FORMS = 120_000
# A character that sorts after every letter.
_LAST = "\U0010ffff"


@cache
def counts() -> dict[str, int]:
    """Return the counts of all known word forms (Mkhedruli)."""
    packed = files("kaext.ka").joinpath("data/words.tsv.gz").read_bytes()
    cells = gzip.decompress(packed).decode("utf-8").replace("\n", "\t").split("\t")
    return dict(zip(cells[::2], map(int, cells[1::2]), strict=False))


def frequency(word: str) -> int:
    """Return how often the word form ``word`` was seen; 0 if it is unknown."""
    return counts().get(word, 0)


def without_doubled_letter(word: str) -> Iterator[str]:
    """Yield the variants of an unknown word with one of two equal neighbouring letters removed.

    ``სამმივე`` gives ``სამივე`` (all three). A known word has no variants.
    """
    if _DOUBLED.search(word) is None or frequency(word):
        return
    for match in _DOUBLED.finditer(word):
        yield word[: match.start()] + word[match.start() + 1 :]


def typing_corrections(word: str) -> Iterator[str]:
    """Yield the variants of an unknown word without a doubled letter or a slip of the shift key.

    Seven keys have two letters each: ``ივლიშში`` gives ``ივლისში`` (in July).
    """
    yield from without_doubled_letter(word)
    if len(word) < _SHORTEST_RETYPED or frequency(word):
        return
    for place, letter in enumerate(word):
        other = _SHIFTED.get(letter)
        if other is not None:
            yield word[:place] + other + word[place + 1 :]


def fold_keys(letters: str) -> str:
    """Return ``letters`` with the two letters of each key merged, to compare words that may be mistyped."""
    return letters.translate(_KEYS)


@cache
def neighbouring_keys() -> frozenset[str]:
    """Return the pairs of letters on neighbouring keys, both ways: ``ას``, ``სა``."""
    pairs = [one + other for row in _ROWS for one, other in pairwise(row)]
    return frozenset(pairs) | {pair[::-1] for pair in pairs}


def forms_with_prefix(letters: str) -> list[str]:
    """Return the known word forms that begin with ``letters``, sorted."""
    forms = _sorted_forms()
    return forms[bisect_left(forms, letters) : bisect_left(forms, letters + _LAST)]


def prefix_frequency(letters: str) -> int:
    """Return the total count of word forms that begin with ``letters``, such as a stem in all its cases."""
    return sum(counts()[form] for form in forms_with_prefix(letters))


def suffix_frequency(letters: str) -> int:
    """Return the total count of word forms that end in ``letters``."""
    forms = _mirrored_forms()
    mirrored = letters[::-1]
    found = forms[bisect_left(forms, mirrored) : bisect_left(forms, mirrored + _LAST)]
    return sum(counts()[form[::-1]] for form in found)


@cache
def _sorted_forms() -> list[str]:
    return sorted(counts())


@cache
def _mirrored_forms() -> list[str]:
    return sorted(form[::-1] for form in counts())


def build(text: str) -> bytes:
    """Return the compressed table of the word forms in ``text`` with their counts, the most frequent forms first."""
    tally = Counter(_WORD.findall(text))
    common = sorted(tally.items(), key=lambda item: (-item[1], item[0]))[:MAX_FORMS]
    rows = "".join(f"{form}\t{count}\n" for form, count in common if count >= MIN_COUNT)
    return gzip.compress(rows.encode("utf-8"), 9, mtime=0)


if __name__ == "__main__":
    Path(sys.argv[2]).write_bytes(build(Path(sys.argv[1]).read_text(encoding="utf-8")))
