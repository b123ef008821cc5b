"""Line-end hyphens: lexical ones, which belong to the word, and those of hyphenation, which are removed."""

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
# The two parts of a word broken at a line end, which are not words of the document.
_LAST_PART = regex.compile(r"(?<!\p{L})\p{L}++[-\u2010\u2011\u00ad¬]\s*+$")
_FIRST_PART = regex.compile(r"(?<!\s)\s*+\p{L}++")
_WORD = regex.compile(r"\p{Georgian}{4,}+|\p{Latin}{4,}+")
_PLAIN_WORD = re.compile(rf"[\u10d0-\u10f0]{{4,}}+|[{PLAIN_LATIN}]{{4,}}+")
_LATIN = regex.compile(r"\p{Latin}")
# Adjective stems before a hyphen (სოციალურ-, social; საფინანსო-, financial), and adjectives after it.
_FIRST_ADJECTIVE = regex.compile(r"\p{Georgian}{2,}+(?<=ურ|ულ|ივ)|სა\p{Georgian}{2,}+(?<=ო)")
_SECOND_ADJECTIVE = regex.compile(
    r"\p{Georgian}{4,}?(?:ურ|ულ|ივ)\p{Georgian}{0,4}|სა\p{Georgian}{3,}?ო\p{Georgian}{0,4}"
)
# Text without hyphenation ends about one line in a hundred in a lexical hyphen; a hyphenated layout one in ten.
_HYPHENATING_SHARE = 0.04
_MIN_LINES = 12
# In a layout that breaks after vowels only, hyphens after consonants are lexical: at most one in thirty.
_CONSONANT_SHARE = 0.05
_MIN_BROKEN = 20
# Lines searched for words at a time.
_BATCH_LINES = 500
# How many final letters of a word case endings may change.
_STEM_TAIL = 3
_MIN_FIRST = 4
_MIN_SECOND, _LONG_SECOND, _MIN_STEM = 5, 6, 4
_MIN_REDUPLICATED = 3
_MAX_END_RATIO = 4
_HUNDRED = 100
# A second half so many times as frequent as the whole word is taken for a separate word.
_FREQUENCY_RATIO = 20
# A first half that continues in more different ways is a prefix written as one word (მიკრო-, micro-; წინა-, pre-).
_MAX_CONTINUATIONS = 3
_CONTINUATION_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether a hyphen comes from typesetting and is to be removed, and the confidence (0.5 to 1)."""

    is_typesetting: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class Hyphens:
    """The evidence on hyphens that a document itself provides.

    Parameters
    ----------
    inner
        The second parts that follow each first part with a hyphen inside lines.
    words
        The words of the document without hyphen, of four letters and more, sorted.
    is_hyphenating
        Whether the layout breaks words at line ends.
    is_after_vowels
        Whether it breaks them only after vowels, as simple hyphenators do: სა-ხელმწიფო (state), not სახ-ელმწიფო.
    """

    inner: dict[str, tuple[str, ...]] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    is_hyphenating: bool = False
    is_after_vowels: bool = False

    @classmethod
    def of(cls, lines: Iterable[str]) -> Hyphens:
        """Return the evidence in the lines of a document."""
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
            if len(wholes) >= _BATCH_LINES:
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

        Georgian writes lexical hyphens inside compounds (ენერგო-ექსპორტიორი, energy exporter), in reduplication
        (ნელ-ნელა, little by little) and before case endings of acronyms (ნატო-ს, of NATO). The evidence, strongest
        first:

        1. The hyphen precedes the ending of an acronym, joins the halves of a reduplication or two numbers, or a half
           has no vowel and so is no syllable (მლნ-მდე, up to a million), unless the whole is a known word (წ-ლის, of
           the year).
        2. The document has the same compound, or the same word without hyphen, elsewhere.
        3. A name of the catalogue or a listed compound has the compound or the word.
        4. The layout breaks words only after vowels.
        5. One of the two is more frequent in the list of word forms.
        6. Both halves are words, and the whole is not known.
        7. The layout hyphenates, or it does not.
        """
        is_foreign = _LATIN.search(left) is not None
        if is_foreign != (_LATIN.match(right) is not None):
            return Judgement(is_typesetting=False, confidence=0.97)
        is_lexical = self._is_ending_of_acronym(left, right) or any(test(left, right) for test in _LEXICAL_HYPHEN_TESTS)
        if is_lexical or (_has_half_without_vowel(left, right) and not self._is_broken_syllable(left, right)):
            return Judgement(is_typesetting=False, confidence=0.97)
        stem = _stem_of(right)
        compounds = sum(second.startswith(stem) for second in self.inner.get(left, ()))
        wholes = sum(word != left for word in self._words_beginning_with(left + stem))
        if compounds != wholes:
            return Judgement(wholes > compounds, 0.99)
        if any(second.startswith(stem) for second in _catalogue_compounds().get(left, ())):
            return Judgement(is_typesetting=False, confidence=0.95)
        if is_foreign:
            return Judgement(is_typesetting=False, confidence=0.6)
        if _begins_catalogue_word(left + stem):
            return Judgement(is_typesetting=True, confidence=0.95)
        if self.is_after_vowels and left[-1] not in VOWELS:
            return Judgement(is_typesetting=False, confidence=0.9)
        whole, compound = prefix_frequency(left + stem), prefix_frequency(f"{left}-{stem}")
        if not self.is_hyphenating and (compound or (_is_word(right) and frequency(right) > _FREQUENCY_RATIO * whole)):
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

    def _is_broken_syllable(self, left: str, right: str) -> bool:
        """Return whether consonants before the hyphen begin a known word, broken by rules that ignore syllables."""
        if right in endings() or VOWELS.isdisjoint(right) or prefix_frequency(f"{left}-{right}"):
            return False
        stem = _stem_of(right)
        return self._is_known(left + right) or (len(stem) >= _MIN_STEM and prefix_frequency(left + stem) > 0)

    def _words_beginning_with(self, letters: str) -> tuple[str, ...]:
        start = bisect_left(self.words, letters)
        end = bisect_left(self.words, letters + "\U0010ffff")
        return self.words[start:end]

    def _are_two_words(self, left: str, right: str) -> bool:
        """Return whether both halves are words of their own.

        A long second half that is a known form suffices. A shorter one, or one of which only the stem is known,
        requires that the first half is known too. A prefix that is written as one word with what follows does not
        count as a first half.
        """
        if not _is_word(right):
            return False
        if left in _joined_prefixes():
            return False
        is_first = left in self.inner or _is_first_in_compounds(left)
        if not is_first and (len(left) < _MIN_FIRST or len(_continuations(left)) > _MAX_CONTINUATIONS):
            return False
        if len(right) >= _LONG_SECOND and self._is_known(right):
            return True
        stem = right[: max(_MIN_SECOND, len(right) - _STEM_TAIL)]
        if not (self._words_beginning_with(stem) or prefix_frequency(stem)):
            return False
        return is_first or self._is_known(left) or self._is_known(left + "ი")

    def _are_two_adjectives(self, left: str, right: str) -> bool:
        """Return whether a bare adjective stem precedes another adjective: შვედურ-ნორვეგიული (Swedish-Norwegian)."""
        if not (_FIRST_ADJECTIVE.fullmatch(left) and _SECOND_ADJECTIVE.fullmatch(right)):
            return False
        return len(left) >= _MIN_SECOND and all(self._is_known_beginning(half) for half in (left, right))

    def _is_known_beginning(self, half: str) -> bool:
        stem = half[: max(_MIN_SECOND, len(half) - _STEM_TAIL)]
        return bool(self._words_beginning_with(stem) or prefix_frequency(stem)) or _begins_catalogue_word(stem)

    def _is_known(self, form: str) -> bool:
        return frequency(form) > 0 or form in self._words_beginning_with(form)[:1]


def _words_of(lines: Iterable[str]) -> list[str]:
    """Return the longer words of lines."""
    text = "\n".join(lines)
    word: re.Pattern[str] | regex.Pattern[str] = _PLAIN_WORD if is_plain(text) else _WORD
    return word.findall(text)


def _is_word(right: str) -> bool:
    """Return whether a second half may be a word of its own."""
    return len(right) >= _MIN_SECOND and right not in endings() and not _is_usually_word_end(right)


@cache
def _is_usually_word_end(right: str) -> bool:
    """Return whether a second half is far more frequent as the end of broken words than as a word."""
    return suffix_frequency(right) > _MAX_END_RATIO * frequency(right) > 0


@cache
def _is_first_in_compounds(left: str) -> bool:
    """Return whether known compounds begin with a first half and a hyphen."""
    return any(frequency(form[len(left) + 1 :]) for form in forms_with_prefix(f"{left}-"))


@cache
def _continuations(left: str) -> frozenset[str]:
    """Return the beginnings of the second parts of known words that start with a first half."""
    return frozenset(
        form[len(left) :][:_CONTINUATION_LETTERS]
        for form in forms_with_prefix(left)
        if form[len(left) :].isalpha() and len(form) >= len(left) + _MIN_SECOND
    )


@cache
def _joined_prefixes() -> frozenset[str]:
    return frozenset(lines_of("kaext.ka", "data/joined_prefixes.txt"))


def _is_reduplication(left: str, right: str) -> bool:
    """Return whether the second half repeats the first: ნელ-ნელა (slowly), მიხვეულ-მოხვეული (winding)."""
    if len(left) < _MIN_REDUPLICATED:
        return False
    return right.startswith(left) or (len(left) > _MIN_FIRST and left[-_MIN_FIRST:] in right)


def _has_half_without_vowel(left: str, right: str) -> bool:
    """Return whether, in Georgian letters, one of the halves has no vowel."""
    return not _LATIN.search(left) and any(VOWELS.isdisjoint(half) for half in (left, right))


def _are_two_numbers(left: str, right: str) -> bool:
    """Return whether the halves are two numbers: ორ-სამი (two or three), but not ორასი (two hundred)."""
    if left not in _joined_prefixes() or right[0] in VOWELS or numerals.parse(left + "ი") is None:
        return False
    number = numerals.parse(right)
    return number is not None and number < _HUNDRED


# Tests each of which proves that a hyphen is lexical.
_LEXICAL_HYPHEN_TESTS = (_is_reduplication, _are_two_numbers)


def _stem_of(right: str) -> str:
    """Return the letters of a second half that all its cases share; at least one."""
    ending = next((start for start in range(1, len(right)) if right[start:] in endings()), len(right))
    return right[: max(1, min(ending, len(right) - _STEM_TAIL))]


@cache
def _catalogue_compounds() -> dict[str, tuple[str, ...]]:
    """Return the hyphenated compounds in the catalogue's names and the list of compounds: second halves by first."""
    found: dict[str, tuple[str, ...]] = {}
    for table in _tables():
        for first, second in _INNER.findall(table):
            found[first] = (*found.get(first, ()), second)
    return found


def _begins_catalogue_word(letters: str) -> bool:
    """Return whether a word of the catalogue's names begins with ``letters``."""
    names = _catalogue_words()
    place = bisect_left(names, letters)
    return names[place : place + 1] != () and names[place].startswith(letters)


@cache
def _catalogue_words() -> tuple[str, ...]:
    """Return the words of the catalogue's names that have no hyphen, sorted."""
    words = {word for table in _tables() for word in _WORD.findall(_INNER.sub(" ", table))}
    return tuple(sorted(words))


def _tables() -> list[str]:
    tables = [file for file in files("kaext.catalogue").iterdir() if file.name.endswith(".csv")]
    return [file.read_text(encoding="utf-8") for file in (*tables, files("kaext.ka").joinpath("data/compounds.txt"))]


@cache
def _acronyms() -> frozenset[str]:
    # The module imports spaCy, which is slow to load and needed only if a hyphen has to be judged.
    from kaext.ka.lang import georgian_acronyms

    return frozenset(georgian_acronyms())
