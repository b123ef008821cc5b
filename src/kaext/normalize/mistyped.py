"""Acronyms of the catalogues as a typist may have them: a key of the other keyboard, a figure, a space too many.

Only what is no acronym as it stands is changed, and only into one that is listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import regex

from kaext.alignment import Edit
from kaext.catalogue.acronyms import long_forms
from kaext.data_files import rows_of
from kaext.ka.paradigms import endings
from kaext.ka.script import GEORGIAN

_SHORTEST = 3
# Of an acronym with a letter typed twice.
_SHORTEST_DOUBLED = 5
_MOST_SLIPS = 2
# What most texts have none of but the Georgian endings of acronyms.
_MAY_BE_MISTYPED = re.compile(
    rf"[A-Z][a-z]?(?:[{GEORGIAN}158]|[ \t]-|-[ \t]|([A-Z])\1)|[{GEORGIAN}158][a-z]?[A-Z]|([A-Z])\2[A-Z]"
)
_WORD = regex.compile(
    r"(?<![\p{L}\p{M}\d._@/-])(?=[\p{Georgian}\d]{0,2}[a-z]?[A-Z])[A-Za-z\p{Georgian}\d]{3,14}+(?![\p{Latin}\p{M}\d_@]|-\d|\.\p{L})"
)
_PARTED = regex.compile(
    r"(?<![\p{L}\p{M}\d._@/-])(?P<first>[A-Z][A-Za-z]{1,7}+)(?P<gap>[ \t]-|-[ \t]|[ \t]-[ \t])"
    r"(?P<second>[A-Z]{1,5}|\p{Georgian}{1,7})(?![\p{L}\d])"
)
_LINE = re.compile(r"[^\n]+")
_CAPITAL = re.compile("[A-Z]")
_FIGURES = {"0": "O", "1": "I", "5": "S", "8": "B"}
_DOUBLED = re.compile(r"([A-Z])\1")
_ENDING = regex.compile(r"\p{Georgian}*+$")


def mistyped_acronyms(text: str) -> list[Edit]:
    """Return the edits that put mistyped acronyms right, in order.

    Parameters
    ----------
    text
        Text in Mkhedruli; edits are in its code points. ``IპAP-ის`` becomes ``IPAP-ის``, ``PAP -DIB`` ``PAP-DIB``.
    """
    if _MAY_BE_MISTYPED.search(text) is None:
        return []
    # Nine lines of ten have no capital letter.
    lines = (line.span() for line in _LINE.finditer(text) if _CAPITAL.search(line[0]))
    edits = [edit for start, end in lines for find in (_words, _parted) for edit in find(text, start, end)]
    return sorted(edits, key=lambda edit: edit.start)


def _words(text: str, start: int, end: int) -> Iterator[Edit]:
    for match in _WORD.finditer(text, start, end):
        if match[0].isascii() and match[0].isalpha() and _DOUBLED.search(match[0]) is None:
            continue
        end, meant = _meant(match[0])
        if meant:
            yield Edit(match.start(), match.start() + end, meant)


def _parted(text: str, start: int, end: int) -> Iterator[Edit]:
    """Yield what closes the gap beside a hyphen: inside an acronym (``PAP -DIB``), before its ending (``KFOR -ში``)."""
    for match in _PARTED.finditer(text, start, end):
        first, second = match["first"], match["second"]
        is_whole = f"{first}-{second}" in _acronyms()
        is_ending = match["gap"] != " - " and first in _acronyms().values() and second in endings()
        if is_whole or is_ending:
            yield Edit(*match.span("gap"), "-")


def _meant(word: str) -> tuple[int, str]:
    """Return how much of a word is an acronym with a slip in it, and the acronym; 0 and "" where none is."""
    tail = _ENDING.search(word)
    first_of_tail = tail.start() if tail is not None else len(word)
    ends = (len(word), *(end for end in range(len(word) - 1, first_of_tail - 1, -1) if word[end:] in endings()))
    for end in ends:
        typed = word[:end]
        if typed in _acronyms().values() or len(typed) < _SHORTEST:
            break
        meant = _corrected(typed)
        if meant:
            return end, meant
    return 0, ""


def _corrected(typed: str) -> str:
    slips = sum(1 for letter in typed if not letter.isascii() or letter.isdigit())
    if not slips:
        shorter = (typed[: at.start()] + typed[at.start() + 1 :] for at in _DOUBLED.finditer(typed))
        found = (_acronyms().get(letters, "") for letters in shorter)
        return next(filter(None, found), "") if len(typed) >= _SHORTEST_DOUBLED and typed.isupper() else ""
    if slips > _MOST_SLIPS or slips * 2 > len(typed):
        return ""
    return _acronyms().get("".join(_keys().get(letter, letter) for letter in typed).upper(), "")


@cache
def _acronyms() -> dict[str, str]:
    """Return the listed acronyms by how they look in capitals."""
    return {of.acronym.upper(): of.acronym for of in long_forms() if len(of.acronym) >= _SHORTEST}


@cache
def _keys() -> dict[str, str]:
    """Return the Latin letter on the key of each Georgian one, and what figures look like."""
    rows = [row for row in rows_of("kaext.ka", "data/keyboard_slips.tsv") if row[0].isascii()]
    return {**_FIGURES, **{georgian: latin for latin, georgian in rows}}
