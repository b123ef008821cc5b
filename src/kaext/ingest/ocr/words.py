"""Words as Tesseract reads them, and what the text proves that they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from kaext.ka.words import frequency, frequency_of_beginning

_YEAR_SHAPE = regex.compile(r"(?<![\w])[12][\dOoОоIlSBЗ]{3}(?!\w)")
_DIGIT_FOR = str.maketrans("OoОоIlSBЗ", "000011583")
_YEAR_FOLLOWS = regex.compile(r"წ(?:\.|ლ|ელ)")
_MIN_YEAR, _MAX_YEAR = 1800, 2099
# A number after a letter that looks like the sign of the euro, and the unit that makes it a sum.
_EURO_SHAPE = regex.compile(r"([^\p{L}\d]*+)[CEЄС](\d{1,3}+(?:[.,]\d++)?+)([^\p{L}\d]*+)")
_UNIT_FOLLOWS = regex.compile(r"მლნ|მლრდ|მილიონ|მილიარდ|ათას")
_ACRONYM_ENDING = regex.compile(r"(\P{L}*+\p{Lu}[\p{Latin}/]++-)([a-z]{1,3})(\P{L}*+)")
_GEORGIAN_FOR = str.maketrans("oabdm", "იისშთ")
# What follows an acronym after a hyphen.
# fmt: off
ACRONYM_ENDINGS = frozenset((
    "ის", "ს", "ში", "ით", "მა", "მ", "იმ", "ი", "თი", "ად", "თან",
    "სთან", "ზე", "მდე", "იდან", "დან", "ისა", "სა", "ისთვის", "სთვის", "თვის",
))
# fmt: on
# What case endings may change of a word's end.
_MAX_ENDING = 3
# Words read with less are noise, unless another reading is surer.
MIN_CONFIDENCE = 0.2
# What was mended is less sure than what was read.
CORRECTION_FACTOR = 0.8


LineKey = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A word as Tesseract reads it: text, confidence in [0, 1], box in pixels, and its line.

    A line is told by the frame that it stands in (-1: the page) and by block, paragraph and line in it.
    """

    text: str
    confidence: float
    left: int
    top: int
    right: int
    bottom: int
    line: LineKey


def word_frequency(word: str) -> int:
    """Return how often a word was seen in texts, in other cases too."""
    return frequency(word) or (frequency_of_beginning(word[:-_MAX_ENDING]) if len(word) > 2 * _MAX_ENDING else 0)


def is_plausible(word: ReadWord) -> bool:
    """Return whether a word is more than noise."""
    return word.confidence >= MIN_CONFIDENCE


def correct_words(words: Sequence[ReadWord]) -> list[ReadWord]:
    """Mend what was read for something else where the text proves it.

    Letters stand for digits where four signs before the word year give a year (2OO4 წლის); a letter stands for the
    sign of the euro before the number of a sum (C25 მლნ for €25 მლნ); Latin letters stand for the Georgian ones that
    they look like where a case ending follows an acronym (IPAP-ob for IPAP-ის).
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
