"""Correction of mistyped acronyms and postpositions.

In acronyms: a key of the other keyboard layout, a digit for a letter, the wrong letter typed twice, a superfluous space
or hyphen, a dash or an apostrophe for the hyphen before an ending. Letters are changed only in words that are no
acronyms, and only to acronyms that a catalogue lists. In postpositions: a letter typed without the shift key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import regex

from kaext.alignment import Edit
from kaext.catalogue.acronyms import long_forms
from kaext.catalogue.countries import countries
from kaext.data_files import rows_of
from kaext.ka.inflection import readings
from kaext.ka.nouns import known
from kaext.ka.paradigms import endings
from kaext.ka.script import GEORGIAN
from kaext.ka.words import frequency
from kaext.search import lines_with

_MIN_LETTERS = 3
# For acronyms with a letter typed twice.
_MIN_DOUBLED = 5
# For acronyms with a hyphen between their letters.
_MIN_JOINED = 4
_MAX_WRONG_KEYS = 2
# A quick test: most texts have no match but acronyms with Georgian endings.
_MAY_BE_MISTYPED = re.compile(
    rf"[A-Z][a-z]?(?:[{GEORGIAN}158]|[ \t]-|-[ \t]|[‒–—−.'’`´][{GEORGIAN}]|([A-Z])\1)"
    rf"|[{GEORGIAN}158][a-z]?[A-Z]|([A-Z])\2[A-Z]|[A-Z]-[A-Z][A-Z]"
)
_WORD = regex.compile(
    r"(?<![\p{L}\p{M}\d._@/-])(?=[\p{Georgian}\d]{0,2}[a-z]?[A-Z])[A-Za-z\p{Georgian}\d]{3,14}+(?![\p{Latin}\p{M}\d_@]|-\d|\.\p{L})"
)
_WRONG_HYPHEN = regex.compile(
    r"(?<![\p{L}\p{M}\d._@/-])(?P<first>[A-Z][A-Za-z]{1,7}+)(?P<gap>[ \t]-|-[ \t]|[ \t]-[ \t]|[‒–—−.'’`´])"
    r"(?P<second>[A-Z]{1,5}|\p{Georgian}{1,7})(?![\p{L}\d])"
)
# K-FOR: a hyphen after the first letters.
_SUPERFLUOUS_HYPHEN = regex.compile(r"(?<![\p{L}\p{M}\d._@/-])[A-Z]{1,2}-[A-Z]{2,5}(?![\p{Latin}\p{M}\d_@]|-[A-Z\d])")
# Postpositions as typed without the shift key, also with the particle -ც, and as meant.
_POSTPOSITIONS = {"სი": "ში", "სიც": "შიც", "ტან": "თან", "ტანაც": "თანაც", "ტვის": "თვის", "ტვისაც": "თვისაც"}
_TYPED_ENDINGS = "|".join(_POSTPOSITIONS)
_MAY_HAVE_POSTPOSITION = re.compile(rf"(?:{_TYPED_ENDINGS})(?![{GEORGIAN}\d-])")
_WITH_POSTPOSITION = regex.compile(
    rf"(?<![\p{{L}}\p{{M}}\d-])(?:\p{{Georgian}}{{4,40}}+|[A-Z]{{2,8}}+-?\p{{Georgian}}{{2,6}}+)"
    rf"(?<=(?P<typed>{_TYPED_ENDINGS}))(?![\p{{L}}\p{{M}}\d-])"
)
# The least number of letters before a postposition.
_MIN_STEM = 4
# After these vowels, -სი may be a genitive with the ending of the nominative: საქართველოსი (Georgia's).
_GENITIVE_VOWELS = ("ო", "ე", "უ", "ი", "O")
# Endings that are no words of their own, unlike ის (it) and თან (besides).
_NO_WORDS = frozenset({"ს", "ში", "ზე", "მა", "ით", "დან", "იდან", "მდე", "სთან", "ისთან", "სთვის", "ისთვის"})
_CAPITAL = re.compile("[A-Z]")
_DIGIT_LOOKALIKES = {"0": "O", "1": "I", "5": "S", "8": "B"}
_DOUBLED = re.compile(r"([A-Z])\1")
_ENDING = regex.compile(r"\p{Georgian}*+$")


def mistyped_acronyms(text: str) -> list[Edit]:
    """Return the edits that correct mistyped acronyms, in order.

    Parameters
    ----------
    text
        Text in Mkhedruli; edits are in its code points. ``IპAP-ის`` becomes ``IPAP-ის``, ``PAP -DIB`` ``PAP-DIB``,
        ``KFOR–ში`` ``KFOR-ში``.
    """
    if _MAY_BE_MISTYPED.search(text) is None:
        return []
    # Nine lines out of ten have no capital letter and are skipped.
    edits = [edit for start, end in lines_with(_CAPITAL, text) for find in _FINDERS for edit in find(text, start, end)]
    return sorted(edits, key=lambda edit: edit.start)


def mistyped_postpositions(text: str) -> list[Edit]:
    """Return the edits that correct postpositions typed without the shift key, in order.

    Parameters
    ----------
    text
        Text in Mkhedruli; edits are in its code points. ``უკრაინასი`` becomes ``უკრაინაში`` (in Ukraine), ``SPS-სი``
        ``SPS-ში``. Only unknown words are changed, and only to forms of known nouns and of countries.
    """
    edits: list[Edit] = []
    lines = lines_with(_MAY_HAVE_POSTPOSITION, text)
    for match in (match for start, end in lines for match in _WITH_POSTPOSITION.finditer(text, start, end)):
        typed = match["typed"]
        if _is_mistyped(match[0][: -len(typed)], typed):
            edits.append(Edit(match.end() - len(typed), match.end(), _POSTPOSITIONS[typed]))
    return edits


@lru_cache(maxsize=20_000)
def _is_mistyped(stem: str, typed: str) -> bool:
    """Return whether a word lacks the shift key in its postposition."""
    if not stem or stem.rstrip("-").endswith(_GENITIVE_VOWELS):
        return False
    if stem[0].isascii():
        return stem.removesuffix("-").isalpha() and stem.rstrip("-") in _acronyms().values()
    word, intended = stem + typed, stem + _POSTPOSITIONS[typed]
    if len(stem) < _MIN_STEM or frequency(word) or word in known().lemmas:
        return False
    lemmas = {of.lemma for of in readings(intended) if of.postposition}
    return any(lemma in known().lemmas or lemma in _countries() for lemma in lemmas)


@cache
def _countries() -> frozenset[str]:
    """Return the last words of the names of countries."""
    return frozenset(name.rpartition(" ")[2] for country in countries().values() for name in country.names)


def _words(text: str, start: int, end: int) -> Iterator[Edit]:
    for match in _WORD.finditer(text, start, end):
        if match[0].isascii() and match[0].isalpha() and _DOUBLED.search(match[0]) is None:
            continue
        end, intended = _intended_acronym(match[0])
        if intended:
            yield Edit(match.start(), match.start() + end, intended)


def _wrong_hyphens(text: str, start: int, end: int) -> Iterator[Edit]:
    """Yield edits of hyphens with spaces and of dashes for hyphens.

    ``PAP -DIB`` and ``KFOR -ში`` have a space in an acronym and before its ending; ``KFOR–ში`` has a dash, ``KFOR'ში``
    an apostrophe.
    """
    for match in _WRONG_HYPHEN.finditer(text, start, end):
        first, gap, second = match["first"], match["gap"], match["second"]
        if "-" not in gap:
            is_wrong = first[-1].isupper() and second in endings() and (gap != "." or second in _NO_WORDS)
        else:
            is_ending = first in _acronyms().values() and second in (endings() if gap != " - " else _NO_WORDS)
            is_wrong = is_ending or f"{first}-{second}" in _acronyms()
        if is_wrong:
            yield Edit(*match.span("gap"), "-")


def _superfluous_hyphens(text: str, start: int, end: int) -> Iterator[Edit]:
    """Yield edits of hyphens inside acronyms that have none: ``K-FOR``, ``I-SAF``."""
    for match in _SUPERFLUOUS_HYPHEN.finditer(text, start, end):
        joined = match[0].replace("-", "")
        if len(joined) >= _MIN_JOINED and match[0] not in _acronyms() and joined in _acronyms():
            yield Edit(match.start(), match.end(), joined)


_FINDERS = (_words, _wrong_hyphens, _superfluous_hyphens)


def _intended_acronym(word: str) -> tuple[int, str]:
    """Return the length of the mistyped acronym that begins a word, and the correct acronym; 0 and "" if none."""
    tail = _ENDING.search(word)
    first_of_tail = tail.start() if tail is not None else len(word)
    ends = (len(word), *(end for end in range(len(word) - 1, first_of_tail - 1, -1) if word[end:] in endings()))
    for end in ends:
        typed = word[:end]
        if typed in _acronyms().values() or len(typed) < _MIN_LETTERS:
            break
        intended = _corrected(typed)
        if intended:
            return end, intended
    return 0, ""


def _corrected(typed: str) -> str:
    wrong_keys = sum(1 for letter in typed if not letter.isascii() or letter.isdigit())
    if not wrong_keys:
        shorter = (typed[: at.start()] + typed[at.start() + 1 :] for at in _DOUBLED.finditer(typed))
        # EADRRC for EADRCC: the letter beside the doubled one was to be typed twice.
        other = (
            typed[: at.start()] + typed[at.start() + 1 : at.end() + 1] + typed[at.end() :]
            for at in _DOUBLED.finditer(typed)
        )
        found = (_acronyms().get(letters, "") for letters in (*shorter, *other))
        return next(filter(None, found), "") if len(typed) >= _MIN_DOUBLED and typed.isupper() else ""
    if wrong_keys > _MAX_WRONG_KEYS or wrong_keys * 2 > len(typed):
        return ""
    return _acronyms().get("".join(_keys().get(letter, letter) for letter in typed).upper(), "")


@cache
def _acronyms() -> dict[str, str]:
    """Return the listed acronyms by their form in capitals."""
    return {of.acronym.upper(): of.acronym for of in long_forms() if len(of.acronym) >= _MIN_LETTERS}


@cache
def _keys() -> dict[str, str]:
    """Return the Latin letter on the key of each Georgian letter, and the one that each digit resembles."""
    rows = [row for row in rows_of("kaext.ka", "data/keyboard_slips.tsv") if row[0].isascii()]
    return {**_DIGIT_LOOKALIKES, **{georgian: latin for latin, georgian in rows}}
