"""Hyphens at line ends: those that Georgian writes and those that typesetting puts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import regex

from kaext.data_files import lines_of
from kaext.ka import numerals
from kaext.ka.paradigms import VOWELS, endings
from kaext.ka.script import HYPHENS, PLAIN_LATIN, is_plain
from kaext.ka.words import forms_with_prefix, frequency, prefix_frequency, suffix_frequency

_INNER = regex.compile(r"(?<!\p{L})(\p{L}++)[-\u2010\u2011](\p{L}++)")
_AT_END = regex.compile(r"\p{L}[-\u2010\u2011\u00ad¬]\s*+$")
_LINE_END_HYPHENS = HYPHENS | frozenset("\u00ad¬")
# What a hyphen at a line end leaves of its word on the two lines: no words of the document.
_LAST_PART = regex.compile(r"(?<!\p{L})\p{L}++[-\u2010\u2011\u00ad¬]\s*+$")
_FIRST_PART = regex.compile(r"(?<!\s)\s*+\p{L}++")
_WORD = regex.compile(r"\p{Georgian}{4,}+|\p{Latin}{4,}+")
_PLAIN_WORD = re.compile(rf"[\u10d0-\u10f0]{{4,}}+|[{PLAIN_LATIN}]{{4,}}+")
_LATIN = regex.compile(r"\p{Latin}")
# Stems of adjectives before a hyphen (სოციალურ-, საფინანსო-, of society, of finance), and adjectives after it.
_FIRST_ADJECTIVE = regex.compile(r"\p{Georgian}{2,}+(?<=ურ|ულ|ივ)|სა\p{Georgian}{2,}+(?<=ო)")
_SECOND_ADJECTIVE = regex.compile(
    r"\p{Georgian}{4,}?(?:ურ|ულ|ივ)\p{Georgian}{0,4}|სა\p{Georgian}{3,}?ო\p{Georgian}{0,4}"
)
# Running text that keeps to its own hyphens breaks one line in a hundred at one; a hyphenating layout one in ten.
_HYPHENATING_SHARE = 0.04
_MIN_LINES = 12
# In a layout that breaks after vowels only, what is left are compounds: one hyphen in thirty and fewer.
_CONSONANT_SHARE = 0.05
_MIN_BROKEN = 20
# Lines whose words are looked for together.
_LINES_AT_ONCE = 500
# What case endings may change of a word's end.
_STEM_TAIL = 3
_MIN_FIRST = 4
_MIN_SECOND, _LONG_SECOND = 5, 6
_MIN_ECHO = 3
_MAX_AS_END = 4
_HUNDRED = 100
# A second half that is so many times as frequent by itself as the word of both is rather a word of its own.
_TIMES_AS_FREQUENT = 20
# A first half that is written together with so many other words makes one word with any (მიკრო-, წინა-, და-).
_MAX_PARTNERS = 3
_PARTNER_LETTERS = 3


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
        The words of the document without hyphen, of four letters and more, sorted.
    is_hyphenating
        Whether the layout breaks words at line ends.
    is_after_vowels
        Whether it breaks them after vowels only, as simple hyphenators do (სა-ხელმწიფო, not სახ-ელმწიფო, state).
    """

    inner: dict[str, tuple[str, ...]] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    is_hyphenating: bool = False
    is_after_vowels: bool = False

    @classmethod
    def of(cls, lines: Iterable[str]) -> Hyphens:
        """Return what the lines of a document tell."""
        inner: dict[str, list[str]] = {}
        words: set[str] = set()
        wholes: list[str] = []
        visible = broken = after_consonants = 0
        is_broken = False
        for line in lines:
            printed = line.rstrip()
            if not printed:
                continue
            whole = _FIRST_PART.sub("", line, count=1) if is_broken else line
            visible += 1
            end = _AT_END.search(line) if printed[-1] in _LINE_END_HYPHENS else None
            is_broken = end is not None
            broken += is_broken
            after_consonants += end is not None and end[0][0] not in VOWELS
            wholes.append(_LAST_PART.sub("", whole) if is_broken else whole)
            for first, second in _INNER.findall(line) if any(map(line.__contains__, HYPHENS)) else ():
                inner.setdefault(first, []).append(second)
            if len(wholes) >= _LINES_AT_ONCE:
                words.update(_words_of(wholes))
                wholes.clear()
        words.update(_words_of(wholes))
        return cls(
            {first: tuple(found) for first, found in inner.items()},
            tuple(sorted(words)),
            visible >= _MIN_LINES and broken > _HYPHENATING_SHARE * visible,
            broken >= _MIN_BROKEN and after_consonants <= _CONSONANT_SHARE * broken,
        )

    def judge(self, left: str, right: str) -> Judgement:
        """Judge the hyphen at a line end between the letters ``left`` and ``right``.

        The evidence, the best first: the hyphen stands before the ending of an acronym, between two halves that repeat
        each other, between two numbers, or beside what has no vowel and so is no syllable (მლნ-მდე, up to a million);
        the document writes the same compound, or the same word in one, elsewhere; the names of the catalogue or the
        listed compounds write the compound or the word; the layout breaks words after vowels only; counts of word forms
        know the one or the other; both halves are words and no word is known that the two would make; whether the
        layout breaks words at all. Georgian writes hyphens inside compounds (ენერგო-ექსპორტიორი, energy exporter),
        doubled words (ნელ-ნელა, little by little) and before endings of acronyms (ნატო-ს).
        """
        is_foreign = _LATIN.search(left) is not None
        if is_foreign != (_LATIN.match(right) is not None):
            return Judgement(is_typesetting=False, confidence=0.97)
        if self._is_ending_of_acronym(left, right) or any(test(left, right) for test in _OWN_HYPHENS):
            return Judgement(is_typesetting=False, confidence=0.97)
        stem = _stem_of(right)
        compounds = sum(second.startswith(stem) for second in self.inner.get(left, ()))
        wholes = sum(word != left for word in self._beginning_with(left + stem))
        if compounds != wholes:
            return Judgement(wholes > compounds, 0.99)
        if any(second.startswith(stem) for second in _catalogued().get(left, ())):
            return Judgement(is_typesetting=False, confidence=0.95)
        if is_foreign:
            return Judgement(is_typesetting=False, confidence=0.6)
        if _begins_a_name(left + stem):
            return Judgement(is_typesetting=True, confidence=0.95)
        if self.is_after_vowels and left[-1] not in VOWELS:
            return Judgement(is_typesetting=False, confidence=0.9)
        whole, compound = prefix_frequency(left + stem), prefix_frequency(f"{left}-{stem}")
        if not self.is_hyphenating and (
            compound or (_is_word(right) and frequency(right) > _TIMES_AS_FREQUENT * whole)
        ):
            return Judgement(is_typesetting=False, confidence=0.9 if compound else 0.8)
        if whole != compound:
            return Judgement(whole > compound, max(whole, compound) / (whole + compound + 1))
        if self._are_two_adjectives(left, right) or self._are_two_words(left, right):
            return Judgement(is_typesetting=False, confidence=0.85)
        return Judgement(self.is_hyphenating, 0.95 if self.is_hyphenating else 0.75)

    def _is_ending_of_acronym(self, left: str, right: str) -> bool:
        if right not in endings():
            return False
        return left in _acronyms() or any(second in endings() for second in self.inner.get(left, ()))

    def _beginning_with(self, letters: str) -> tuple[str, ...]:
        start = bisect_left(self.words, letters)
        end = bisect_left(self.words, letters + "\U0010ffff")
        return self.words[start:end]

    def _are_two_words(self, left: str, right: str) -> bool:
        """Return whether both halves are words by themselves.

        A second half that is a long word in the form in which it stands is proof enough; of a shorter one or its stem
        it is only where the first half, too, is a known word or stem. A first half that is known to make one word with
        many, or that no hyphen follows, is none.
        """
        if not _is_word(right):
            return False
        if left in _joined_prefixes():
            return False
        is_first = left in self.inner or _is_first_of_compounds(left)
        if not is_first and (len(left) < _MIN_FIRST or len(_partners(left)) > _MAX_PARTNERS):
            return False
        if len(right) >= _LONG_SECOND and self._is_known(right):
            return True
        stem = right[: max(_MIN_SECOND, len(right) - _STEM_TAIL)]
        if not (self._beginning_with(stem) or prefix_frequency(stem)):
            return False
        return is_first or self._is_known(left) or self._is_known(left + "ი")

    def _are_two_adjectives(self, left: str, right: str) -> bool:
        """Whether an adjective without its ending stands before another: შვედურ-ნორვეგიული (Swedish-Norwegian)."""
        if not (_FIRST_ADJECTIVE.fullmatch(left) and _SECOND_ADJECTIVE.fullmatch(right)):
            return False
        return len(left) >= _MIN_SECOND and all(self._is_known_beginning(half) for half in (left, right))

    def _is_known_beginning(self, half: str) -> bool:
        stem = half[: max(_MIN_SECOND, len(half) - _STEM_TAIL)]
        return bool(self._beginning_with(stem) or prefix_frequency(stem)) or _begins_a_name(stem)

    def _is_known(self, form: str) -> bool:
        return frequency(form) > 0 or form in self._beginning_with(form)[:1]


def _words_of(lines: Iterable[str]) -> list[str]:
    """Return the longer words of lines."""
    text = "\n".join(lines)
    word: re.Pattern[str] | regex.Pattern[str] = _PLAIN_WORD if is_plain(text) else _WORD
    return word.findall(text)


def _is_word(right: str) -> bool:
    """Return whether a second half may be a word by itself."""
    return len(right) >= _MIN_SECOND and right not in endings() and not _is_rather_an_end(right)


@cache
def _is_rather_an_end(right: str) -> bool:
    """Return whether a second half is known more as the end of words than as a word, from texts with broken lines."""
    return suffix_frequency(right) > _MAX_AS_END * frequency(right) > 0


@cache
def _is_first_of_compounds(left: str) -> bool:
    """Return whether a first half is known with a hyphen and another word after it."""
    return any(frequency(form[len(left) + 1 :]) for form in forms_with_prefix(f"{left}-"))


@cache
def _partners(left: str) -> frozenset[str]:
    """Return what the words begin with that are known to follow a first half without a hyphen."""
    return frozenset(
        form[len(left) :][:_PARTNER_LETTERS]
        for form in forms_with_prefix(left)
        if form[len(left) :].isalpha() and len(form) >= len(left) + _MIN_SECOND
    )


@cache
def _joined_prefixes() -> frozenset[str]:
    return frozenset(lines_of("kaext.ka", "data/joined_prefixes.txt"))


def _is_echo(left: str, right: str) -> bool:
    """Return whether the second half repeats the first: ნელ-ნელა, მიხვეულ-მოხვეული (winding)."""
    if len(left) < _MIN_ECHO:
        return False
    return right.startswith(left) or (len(left) > _MIN_FIRST and left[-_MIN_FIRST:] in right)


def _is_without_vowel(left: str, right: str) -> bool:
    """Return whether one half of what is not in Latin letters has no vowel."""
    return not _LATIN.search(left) and any(VOWELS.isdisjoint(half) for half in (left, right))


def _are_two_numbers(left: str, right: str) -> bool:
    """Return whether two numbers stand side by side: ორ-სამი (two or three); but ორასი (two hundred) is one."""
    if left not in _joined_prefixes() or right[0] in VOWELS or numerals.parse(left + "ი") is None:
        return False
    number = numerals.parse(right)
    return number is not None and number < _HUNDRED


# What makes it sure that a hyphen is the word's own.
_OWN_HYPHENS = (_is_echo, _are_two_numbers, _is_without_vowel)


def _stem_of(right: str) -> str:
    """Return the letters of a second half that stay in its other cases; of a short one, which may be an ending, one."""
    ending = next((start for start in range(1, len(right)) if right[start:] in endings()), len(right))
    return right[: max(1, min(ending, len(right) - _STEM_TAIL))]


@cache
def _catalogued() -> dict[str, tuple[str, ...]]:
    """Return the second halves that follow each first half with a hyphen in the catalogue's names and the compounds."""
    found: dict[str, tuple[str, ...]] = {}
    for table in _tables():
        for first, second in _INNER.findall(table):
            found[first] = (*found.get(first, ()), second)
    return found


def _begins_a_name(letters: str) -> bool:
    """Return whether a word of the catalogue's names begins with some letters."""
    names = _catalogued_words()
    place = bisect_left(names, letters)
    return names[place : place + 1] != () and names[place].startswith(letters)


@cache
def _catalogued_words() -> tuple[str, ...]:
    """Return the words of the catalogue's names that have no hyphen, sorted."""
    words = {word for table in _tables() for word in _WORD.findall(_INNER.sub(" ", table))}
    return tuple(sorted(words))


def _tables() -> list[str]:
    tables = [file for file in files("kaext.catalogue").iterdir() if file.name.endswith(".csv")]
    return [file.read_text(encoding="utf-8") for file in (*tables, files("kaext.ka").joinpath("data/compounds.txt"))]


@cache
def _acronyms() -> frozenset[str]:
    # spaCy, which the module of the language imports, is slow to load: only where a hyphen has to be judged.
    from kaext.ka.lang import georgian_acronyms

    return frozenset(georgian_acronyms())
