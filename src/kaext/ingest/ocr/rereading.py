"""Read doubtful words again in isolation: Latin words, which are misread among Georgian ones, and unsure years."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from kaext.catalogue.acronyms import long_forms
from kaext.ingest.ocr import tesseract
from kaext.ingest.ocr.preprocessing import FAINT, WHITE
from kaext.ingest.ocr.words import ACRONYM_ENDINGS, CORRECTION_FACTOR, ReadWord
from kaext.ka.words import frequency

if TYPE_CHECKING:
    from PIL.Image import Image

# A Latin letter, a digit next to a letter, or a symbol: none of them occurs in a Georgian word.
_NOT_GEORGIAN = regex.compile(r"\p{Latin}|\p{L}\d|\d\p{L}|[#$£§@{}<>\\|~^]")
# A year in which one digit may have been misread as a symbol.
_MISREAD_YEAR = regex.compile(r"([^\p{L}\d]*+)([12](?:\d|[%&?S$](?=\d|წ)){3})(წ?[^\p{L}\d]*+)")
_READ_YEAR = regex.compile(r"[^\p{L}\d]*+((?:1[89]|20)\d\d)(?!\d)")
_OF_AN_ADDRESS = regex.compile(r"(?i)www\.|://|\w@\w|\.(?:int|org|com|ge|net)\b")
_ENDS_IN_YEAR = regex.compile(r"(?<!\d)(?:1[89]|20)\d\d$")
_YEAR_SIGN = "წ"
_LATIN = regex.compile(r"\p{Latin}")
_SIGNS = regex.compile(r"[#$£@{}<>\\|~^]")
_GEORGIAN_ENDING = regex.compile(r"-\p{Georgian}{1,6}[^\p{L}\d]*+$")
# A Georgian case ending misread as English.
_MISREAD_ENDING = regex.compile(r"[a-z\d]{1,4}+")
_REST_OF_HYPHEN = regex.compile(r"[-.,_~'’]++$")
_PARTS = regex.compile(r"([^\p{L}\d]*+)([\p{L}\d/£#-]*?)(?:-(\p{Georgian}++))?([^\p{L}\d]*+)")
_LATIN_OR_NUMBER = regex.compile(r"[\p{Latin}/-]++|\d++")
_OUTER_SIGNS = regex.compile(r"^[^\p{L}\d]++|[^\p{L}\d]++$")
# A pound sign between letters is a misread f.
_POUND_FOR_F = regex.compile(r"(?<=\p{L})f?£f?(?=\p{L})")
# Confidences above which a reading is accepted; words read again per page; scales of the second reading; padding in
# pixels.
_SURE_LATIN, _SURE_GEORGIAN, _SURE_YEAR = 0.85, 0.9, 0.7
_MAX_REREAD = 60
_SCALES = (1.5, 3.0)
_EDGE = 4
# Shares of a word's height: height, width range and centre range of a hyphen, and minimum width of an ending.
_HYPHEN_HEIGHT, _HYPHEN_WIDTH = 0.22, (0.1, 0.6)
_HYPHEN_MIDDLE = (0.3, 0.75)
_MIN_ENDING = 0.25


class SplitWord(NamedTuple):
    """Images of a word: the part before its last hyphen, and the part after it; None if it has no hyphen."""

    head: Image
    ending: Image | None


def reread_words(picture: Image, words: list[ReadWord], *, dpi: int) -> list[ReadWord]:
    """Read doubtful words again, as English only and at two scales; their case endings as Georgian only.

    See :func:`best_reading`, :func:`corrected_georgian_word` and :func:`corrected_year` for what is accepted.

    Parameters
    ----------
    picture
        The page in grey.
    words
        Its words.
    dpi
        Its resolution.
    """
    doubtful = [number for number, word in enumerate(words) if is_doubtful(word)][:_MAX_REREAD]
    if not doubtful:
        return words
    cuts = [split_at_hyphen(picture, words[number]) for number in doubtful]
    heads = [(row, cut.head, scale) for row, cut in enumerate(cuts) for scale in _SCALES]
    tails = [(row, cut.ending or cut.head, _SCALES[0]) for row, cut in enumerate(cuts)]
    as_english = _read_together(heads, dpi=dpi, languages=tesseract.ENGLISH)
    as_georgian = _read_together(tails, dpi=dpi, languages=tesseract.GEORGIAN)
    result = list(words)
    for row, number in enumerate(doubtful):
        english, georgian = as_english.get(row, ()), next(iter(as_georgian.get(row, ())), None)
        if _MISREAD_YEAR.fullmatch(words[number].text):
            result[number] = corrected_year(words[number], english)
            continue
        if cuts[row].ending is None:
            around = [words[at].text for at in (number - 1, number + 1) if 0 <= at < len(words)]
            result[number] = corrected_georgian_word(words[number], georgian, around)
            georgian = None
        if result[number] is words[number]:
            result[number] = best_reading(words[number], english, georgian)
    return result


def is_doubtful(word: ReadWord) -> bool:
    """Return whether to read a word again: it has characters of no Georgian word and is not a catalogued acronym.

    Years of low confidence are doubtful, too. Web and mail addresses are not.
    """
    year = _MISREAD_YEAR.fullmatch(word.text)
    if year is not None:
        return word.confidence < _SURE_YEAR or not year[2].isdigit()
    if not _NOT_GEORGIAN.search(word.text):
        return False
    if _OF_AN_ADDRESS.search(word.text):
        return False
    parts = _PARTS.fullmatch(word.text)
    return parts is None or not _is_known(parts[2]) or bool(parts[3] and parts[3] not in ACRONYM_ENDINGS)


def _is_known(text: str) -> bool:
    """Return whether a text is an acronym of the catalogue, or several separated by slashes."""
    return all(part in _acronyms() for part in text.split("/"))


@cache
def _acronyms() -> frozenset[str]:
    return frozenset(form.acronym for form in long_forms())


def split_at_hyphen(picture: Image, word: ReadWord) -> SplitWord:
    """Crop a word and split it at its last hyphen, a short horizontal stroke at mid-height followed by letters."""
    import numpy as np

    whole = picture.crop((word.left - _EDGE, word.top - _EDGE, word.right + _EDGE, word.bottom + _EDGE))
    ink = np.asarray(whole) < FAINT
    height = word.bottom - word.top
    filled = np.nonzero(ink.any(axis=0))[0]
    if not len(filled):
        return SplitWord(whole, None)
    for stretch in reversed(np.split(filled, np.nonzero(np.diff(filled) > 1)[0] + 1)):
        first, last = int(stretch[0]), int(stretch[-1]) + 1
        rows = np.nonzero(ink[:, first:last].any(axis=1))[0]
        top, bottom = int(rows[0]), int(rows[-1]) + 1
        is_low = bottom - top <= _HYPHEN_HEIGHT * height
        is_short = _HYPHEN_WIDTH[0] * height <= last - first <= _HYPHEN_WIDTH[1] * height
        is_halfway = _HYPHEN_MIDDLE[0] * height <= (top + bottom) / 2 - _EDGE <= _HYPHEN_MIDDLE[1] * height
        if is_low and is_short and is_halfway and filled[-1] - last >= _MIN_ENDING * height and first > _EDGE:
            return SplitWord(whole.crop((0, 0, first, whole.height)), whole.crop((last, 0, whole.width, whole.height)))
    return SplitWord(whole, None)


def _read_together(
    pictures: Sequence[tuple[int, Image, float]], *, dpi: int, languages: str
) -> dict[int, list[ReadWord]]:
    """Read several images, each given with a number and a scale, in one run; return the readings by number."""
    if not pictures:
        return {}
    sheet, places = _contact_sheet(pictures)
    rows: dict[int, list[ReadWord]] = {}
    for word in tesseract.read_words(sheet, dpi=round(_SCALES[0] * dpi), languages=languages, mode=tesseract.ONE_BLOCK):
        rows.setdefault(bisect_right(places, (word.top + word.bottom) / 2) - 1, []).append(word)
    readings: dict[int, list[ReadWord]] = {}
    for row, words in rows.items():
        text, confidence = " ".join(word.text for word in words), min(word.confidence for word in words)
        readings.setdefault(pictures[row][0], []).append(replace(words[0], text=text, confidence=confidence))
    return readings


def _contact_sheet(pictures: Iterable[tuple[int, Image, float]]) -> tuple[Image, list[int]]:
    """Return one image of the given images, scaled and below one another, and the top of each one's row."""
    from PIL import Image as Images

    large = [
        cut.resize((round(scale * cut.width), round(scale * cut.height)), Images.Resampling.LANCZOS)
        for _, cut, scale in pictures
    ]
    between = max(part.height for part in large) // 2
    size = (max(part.width for part in large) + 2 * between, sum(part.height + between for part in large))
    sheet = Images.new("L", size, WHITE)
    rows: list[int] = []
    down = 0
    for part in large:
        rows.append(down)
        sheet.paste(part, (between, down + between // 2))
        down += part.height + between
    return sheet, rows


def corrected_year(word: ReadWord, readings: Sequence[ReadWord]) -> ReadWord:
    """Return a year with the digits of the second readings if they agree at both scales, else unchanged."""
    parts = _MISREAD_YEAR.fullmatch(word.text)
    years = [match[1] for reading in readings if (match := _READ_YEAR.match(reading.text))]
    if parts is None or len(years) < len(_SCALES) or len(set(years)) > 1:
        return word
    confidence = max(word.confidence, CORRECTION_FACTOR * min(reading.confidence for reading in readings))
    return replace(word, text=parts[1] + years[0] + parts[3], confidence=confidence)


def corrected_georgian_word(word: ReadWord, georgian: ReadWord | None, around: Sequence[str]) -> ReadWord:
    """Return a Georgian word that was misread as Latin (``F.`` for ``წ.``, ``ob`` for ``ის``), else ``word`` unchanged.

    Accepted are the abbreviation ``წ.`` (year) after a year, and known words read with high confidence that are not
    among Latin words.

    Parameters
    ----------
    word
        The first reading.
    georgian
        The reading as Georgian; None if nothing was read.
    around
        The texts of the words before and after.
    """
    if georgian is None:
        return word
    core = _OUTER_SIGNS.sub("", georgian.text)
    is_year = bool(around) and _ENDS_IN_YEAR.search(around[0]) is not None and core == _YEAR_SIGN
    is_known = georgian.confidence >= _SURE_GEORGIAN and len(core) > 1 and frequency(core) > 0
    is_among_latin = any(_LATIN.search(text) for text in around)
    if is_year or (is_known and not is_among_latin and word.text.islower()):
        return replace(word, text=georgian.text, confidence=CORRECTION_FACTOR * georgian.confidence)
    return word


def best_reading(word: ReadWord, heads: Iterable[ReadWord], ending: ReadWord | None) -> ReadWord:
    """Combine the best second reading of a word's Latin part with its case ending; return ``word`` if none is better.

    A reading that is a catalogued acronym is preferred, with a lower confidence if other readings differ. Otherwise a
    reading with a higher confidence is accepted if the first reading was unsure. The ending is taken from ``ending`` if
    that is a case ending, else from the first reading.

    Parameters
    ----------
    word
        The first reading.
    heads
        Readings of the part before the last hyphen, or of the whole word if it has none.
    ending
        The reading of the part after the hyphen; None if there is no hyphen or nothing was read.
    """
    readings = [replace(head, text=_POUND_FOR_F.sub("f", head.text)) for head in heads]
    parts = {head: _divide(head.text, has_ending=ending is not None) for head in readings}
    known = [head for head in readings if _is_known(parts[head].core)]
    is_odd = word.confidence < _SURE_LATIN or _SIGNS.search(word.text) is not None
    surer = [
        head
        for head in readings
        if is_odd and head.confidence > word.confidence and _LATIN_OR_NUMBER.fullmatch(parts[head].core)
    ]
    best = max(known or surer, key=lambda head: head.confidence, default=None)
    if best is None or (not known and ending is None and ("-" in word.text) != ("-" in best.text)):
        return word
    before, core, after = parts[best]
    confidence = best.confidence
    if any(parts[head].core != core for head in readings):
        confidence *= CORRECTION_FACTOR
    first_ending = _GEORGIAN_ENDING.search(word.text)
    if ending is not None and _OUTER_SIGNS.sub("", ending.text) in ACRONYM_ENDINGS:
        after += f"-{ending.text}"
        confidence = min(confidence, ending.confidence)
    elif first_ending is not None:
        after = first_ending[0]
    elif ending is not None:
        return word
    return replace(word, text=before + core + after, confidence=confidence)


class ReadingParts(NamedTuple):
    """A reading divided into leading punctuation, the word, and what follows it."""

    before: str
    core: str
    after: str


def _divide(text: str, *, has_ending: bool) -> ReadingParts:
    """Divide a reading; drop remains of a hyphen before a cut-off ending, and an ending misread as Latin letters."""
    if has_ending:
        text = _REST_OF_HYPHEN.sub("", text)
    core = _OUTER_SIGNS.sub("", text)
    start = text.index(core)
    head, hyphen, rest = core.rpartition("-")
    if hyphen and not _is_known(core) and (_is_known(head) or _MISREAD_ENDING.fullmatch(rest)):
        core = head
    return ReadingParts(text[:start], core, text[start + len(core) :])
