"""Hyphens at line ends: those that Georgian writes and those that typesetting puts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

import regex

from kaext.ka.words import frequency

_INNER = regex.compile(r"(?<!\p{L})(\p{L}++)[-\u2010\u2011](\p{L}++)")
_AT_END = regex.compile(r"\p{L}[-\u2010\u2011\u00ad]\s*+$")
_WORD = regex.compile(r"\p{Georgian}{4,}+")
_LATIN = regex.compile(r"\p{Latin}")
# Running text that keeps to its own hyphens breaks one line in a hundred at one; a hyphenating layout one in ten.
_HYPHENATING_SHARE = 0.04
_MIN_LINES = 12
_STEM_TAIL = 3
_MAX_ENDING = 4


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether the hyphen is typesetting's and goes, and how sure that is (0.5 to 1)."""

    is_typesetting: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class Hyphens:
    """What a document itself tells about its hyphens.

    Parameters
    ----------
    inner
        The second parts that follow each first part with a hyphen inside lines.
    words
        The Georgian words of the document without hyphen, of four letters and more.
    is_hyphenating
        Whether the layout breaks words at line ends.
    """

    inner: dict[str, tuple[str, ...]] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    is_hyphenating: bool = False

    @classmethod
    def of(cls, lines: Iterable[str]) -> Hyphens:
        """Return what the lines of a document tell."""
        inner: dict[str, list[str]] = {}
        words: set[str] = set()
        visible = broken = 0
        for line in lines:
            if not line.strip():
                continue
            visible += 1
            broken += _AT_END.search(line) is not None
            for first, second in _INNER.findall(line):
                inner.setdefault(first, []).append(second)
            words.update(_WORD.findall(line))
        return cls(
            {first: tuple(found) for first, found in inner.items()},
            frozenset(words),
            visible >= _MIN_LINES and broken > _HYPHENATING_SHARE * visible,
        )

    def judge(self, left: str, right: str) -> Judgement:
        """Judge the hyphen at a line end between the letters ``left`` and ``right``.

        The evidence, the best first: the document writes the same compound, or the same word in one, elsewhere; the
        hyphen stands before the ending of an acronym; counts of word forms; whether the layout breaks words at all.
        Georgian writes hyphens inside compounds (ენერგო-ექსპორტიორი, energy exporter) and before endings of acronyms
        (ნატო-ს).
        """
        if _LATIN.search(left) or self._is_ending_of_acronym(left, right):
            return Judgement(False, 0.97)
        compounds = sum(_share_stem(second, right) for second in self.inner.get(left, ()))
        joined = left + right
        wholes = sum(_share_stem(word, joined) for word in self.words if word.startswith(left) and word != left)
        if compounds != wholes:
            return Judgement(wholes > compounds, 0.95)
        whole, parts = frequency(joined), min(frequency(left), frequency(right))
        compound = frequency(f"{left}-{right}")
        if whole > max(parts, compound):
            return Judgement(True, 0.95)
        if compound > whole or (parts and not whole):
            return Judgement(False, 0.8 if not self.is_hyphenating else 0.6)
        return Judgement(self.is_hyphenating, 0.75)

    def _is_ending_of_acronym(self, left: str, right: str) -> bool:
        if len(right) > _MAX_ENDING:
            return False
        return left in _acronyms() or any(len(second) <= _MAX_ENDING for second in self.inner.get(left, ()))


def _share_stem(one: str, other: str) -> bool:
    """Tell whether two words are forms of one: alike but for their last letters."""
    length = max(_STEM_TAIL, min(len(one), len(other)) - _STEM_TAIL)
    return one[:length] == other[:length] and abs(len(one) - len(other)) <= 2 * _STEM_TAIL


@cache
def _acronyms() -> frozenset[str]:
    # spaCy, which the module of the language imports, is slow to load: only where a hyphen has to be judged.
    from kaext.ka.lang import georgian_acronyms

    return frozenset(georgian_acronyms())
