"""Recognise dates beside or above entries of a chronology, by digits and names of months, seasons and quarters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from kaext.ka import calendar

_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_IN_FIGURES = re.compile(r"\d{1,2}[./](?:\d{1,2}|[IVX]{1,4})[./]\d\d")
_YEAR_WORD = re.compile(r"წწ?\.?|წელ[ის]|წლ(?:ის|იდან|ამდე|ები|ების|ებში)")
_YEAR_LENGTH = 4
_MARKS = ".,;:–—-()"
_PERIODS = frozenset(("month", "season", "quarter", "half_year"))


def has_year(text: str) -> bool:
    """Return whether a text contains a four-digit year (1800 to 2099)."""
    return _YEAR.search(text) is not None


def begins_with_year(text: str) -> bool:
    """Return whether a text begins with a four-digit year."""
    return _YEAR.match(text) is not None


def year_in(text: str) -> int | None:
    """Return the first four-digit year in a text; None if there is none."""
    found = _YEAR.search(text)
    return int(found[0]) if found else None


def date_key(text: str) -> tuple[int, int, int]:
    """Return year, month and day of a date, by which dates can be sorted; 0 for what it does not contain."""
    words = [word.strip(_MARKS) for word in text.split()]
    month = next((_months()[word] for word in words if word in _months()), 0)
    day = next((int(word) for word in words if word.isdigit() and len(word) < _YEAR_LENGTH), 0)
    return year_in(text) or 0, month, day


def may_be_date(words: Iterable[str]) -> bool:
    """Return whether words may be a date. Every date has a digit or the name of a part of the year."""
    return any(
        (not word.isalpha() and any(map(str.isdigit, word))) or word.strip(_MARKS) in _period_names() for word in words
    )


def is_date(words: Iterable[str]) -> bool:
    """Return whether one of the words is a year, a numeric date, or the name of a month, season or quarter."""
    return any(has_year(word) or _IN_FIGURES.fullmatch(word) or word.strip(_MARKS) in _period_names() for word in words)


def is_part_of_date(word: str) -> bool:
    """Return whether a word can be part of a date: a number, a part of the year, or the word for year."""
    return may_be_date((word,)) or _YEAR_WORD.fullmatch(word) is not None


@cache
def _period_names() -> frozenset[str]:
    return frozenset(name for name, word in calendar.entries() if word.kind in _PERIODS)


@cache
def _months() -> dict[str, int]:
    return {name: int(word.value) for name, word in calendar.entries() if word.kind == "month"}
