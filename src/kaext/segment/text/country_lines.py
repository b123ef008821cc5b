"""Lines that begin with the name of a country: the titles of cards, and the entries of lists of countries."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from kaext.catalogue.countries import country_names
from kaext.segment import cues

# ფინეთი ●; ◆ ავსტრია (1995); შვედეთი: 10 მლნ: the name in the title of a card, with signs around it or more after it.
_NAME = regex.compile(r"[^\p{L}]*+(?P<name>\p{L}[\p{L} -]{2,60}?)\s*+(?P<more>[^\p{L}\s-].*|[–—-]\s.*)?")
# ავსტრალია, ახალი ზელანდია, ერაყი (Australia, New Zealand, Iraq): several names in a line, or one more to come.
_ENUMERATION = regex.compile(r"[^,–—:(\d]{2,60},(?:\D*+$|\s\p{L}[^,]*+,)")
# The longest entry of a list of countries.
_MAX_ENTRY = 70


def country_lines(texts: Sequence[str], run: Sequence[int]) -> frozenset[int]:
    """Return the lines of a run that are entries of a list of countries: at least two in a row, each short.

    ქუვეითი, 2004 (Kuwait); ავსტრია – 16 მწვრთნელი (Austria: 16 trainers); ალჟირი (Algeria), nothing else.
    """
    named = {index for index in run if _is_entry(texts[index])}
    return frozenset(index for index in named if index - 1 in named or index + 1 in named)


def _is_entry(text: str) -> bool:
    is_short = len(text) <= _MAX_ENTRY and cues.TERMINAL.search(text) is None
    if not is_short or cues.BULLET.match(text) or cues.ARROW_ROW.fullmatch(text) or cues.addresses(text):
        return False
    return _ENUMERATION.match(text) is None and names_country(text)


def names_country(text: str) -> bool:
    """Return whether a line begins with the name of a country in the nominative, apart from what follows.

    After a bullet only the name counts, as an item may begin with a country, too.
    """
    found = _NAME.fullmatch(text)
    if found is None or (cues.BULLET.match(text) and found["more"] and cues.LETTER.search(found["more"])):
        return False
    return not cues.INDENT.match(text) and found["name"].strip() in country_names()
