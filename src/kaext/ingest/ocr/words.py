"""Words as Tesseract reads them, and corrections that their context proves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from kaext.ka.words import frequency, prefix_frequency

_YEAR_SHAPE = regex.compile(r"(?<![\w])[12][\dOoОоIlSBЗ]{3}(?!\w)")
_DIGIT_FOR = str.maketrans("OoОоIlSBЗ", "000011583")
_YEAR_FOLLOWS = regex.compile(r"წ(?:\.|ლ|ელ)")
_MIN_YEAR, _MAX_YEAR = 1800, 2099
# A number after a letter that resembles the euro sign, and the unit that makes it a sum of money.
_EURO_SHAPE = regex.compile(r"([^\p{L}\d]*+)[CEЄС](\d{1,3}+(?:[.,]\d++)?+)([^\p{L}\d]*+)")
_UNIT_FOLLOWS = regex.compile(r"მლნ|მლრდ|მილიონ|მილიარდ|ათას")
_ACRONYM_ENDING = regex.compile(r"(\P{L}*+\p{Lu}[\p{Latin}/]++-)([a-z]{1,3})(\P{L}*+)")
_GEORGIAN_FOR = str.maketrans("oabdm", "იისშთ")
# Case endings and postpositions that follow an acronym after a hyphen.
# fmt: off
ACRONYM_ENDINGS = frozenset((
    "ის", "ს", "ში", "ით", "მა", "მ", "იმ", "ი", "თი", "ად", "თან",
    "სთან", "ზე", "მდე", "იდან", "დან", "ისა", "სა", "ისთვის", "სთვის", "თვის",
))
# fmt: on
# Letters at the end of a word that differ between cases.
_MAX_ENDING = 3
# Words below this confidence are noise.
MIN_CONFIDENCE = 0.2
# Factor for the confidence of a corrected word.
CORRECTION_FACTOR = 0.8


LineKey = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A word as Tesseract reads it.

    Attributes
    ----------
    text
        The word.
    confidence
        In [0, 1].
    left, top, right, bottom
        The bounding box in pixels.
    line
        Identifies its line: number of the part of the page that was read separately (-1 for the rest of the page),
        then block, paragraph and line in it.
    """

    text: str
    confidence: float
    left: int
    top: int
    right: int
    bottom: int
    line: LineKey


def word_frequency(word: str) -> int:
    """Return the frequency of a word in the word counts, or of its forms in other cases if it has none."""
    return frequency(word) or (prefix_frequency(word[:-_MAX_ENDING]) if len(word) > 2 * _MAX_ENDING else 0)


def is_plausible(word: ReadWord) -> bool:
    """Return whether a word is confident enough not to be noise."""
    return word.confidence >= MIN_CONFIDENCE


def correct_words(words: Sequence[ReadWord]) -> list[ReadWord]:
    """Correct misread characters where the context proves them wrong.

    - Letters for digits in a year: ``2OO4 წლის`` → ``2004 წლის`` (of 2004).
    - A letter for the euro sign before a sum: ``C25 მლნ`` → ``€25 მლნ`` (€25 million).
    - Latin letters for similar Georgian ones in the case ending of an acronym: ``IPAP-ob`` → ``IPAP-ის`` (of the IPAP).
    """
    corrected: list[ReadWord] = []
    for number, word in enumerate(words):
        following = words[number + 1].text if number + 1 < len(words) else ""
        text = _with_ending(_with_euro(_with_year(word.text, following), following))
        corrected.append(
            word if text == word.text else replace(word, text=text, confidence=CORRECTION_FACTOR * word.confidence)
        )
    return corrected


def _with_year(text: str, following: str) -> str:
    match = _YEAR_SHAPE.search(text)
    if match is None or not _YEAR_FOLLOWS.match(following):
        return text
    year = match[0].translate(_DIGIT_FOR)
    if not _MIN_YEAR <= int(year) <= _MAX_YEAR:
        return text
    return text[: match.start()] + year + text[match.end() :]


def _with_euro(text: str, following: str) -> str:
    match = _EURO_SHAPE.fullmatch(text)
    if match is None or not _UNIT_FOLLOWS.match(following):
        return text
    return f"{match[1]}€{match[2]}{match[3]}"


def _with_ending(text: str) -> str:
    match = _ACRONYM_ENDING.fullmatch(text)
    if match is None:
        return text
    ending = match[2].translate(_GEORGIAN_FOR)
    return match[1] + ending + match[3] if ending in ACRONYM_ENDINGS else text
