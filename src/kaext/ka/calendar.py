"""Calendar words, and dates in EDTF and ISO 8601 with the days that they cover.

EDTF is the Extended Date/Time Format of ISO 8601-2:2019, specified at https://www.loc.gov/standards/datetime/. This
module supports the part that Georgian prose needs: days, months, years, unspecified digits (``199X``, ``19XX``,
``XXXX-05-29``), divisions of the year (seasons ``21`` to ``24``, quarters ``33`` to ``36``, half-years ``40`` and
``41``), and intervals of two of these, with ``..`` for an open end. The Georgian words are in ``data/calendar.tsv``.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from kaext.data_files import rows_of
from kaext.ka import paradigms, words
from kaext.ka.inflection import readings
from kaext.ka.wordlist import Form, WordList
from kaext.ka.words import fold_keys, frequency

MONTHS = 12
"""The divisions of a year up to this one are months."""
SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24
FIRST_QUARTER = 33
FIRST_HALF_YEAR = 40
# Two-digit years below this are of the 21st century, the others of the 20th.
_FIRST_SHORT_YEAR = 50
# An open end of an interval.
OPEN = ".."
# Above this frequency a form counts as a word rather than a misspelling.
_MAX_TYPO_FREQUENCY = 2
_MAX_RARE_FREQUENCY = 60
_PREFIX_LENGTH = 3
_MIN_YEAR = 3
_MIN_UNIT = 5
_MISTYPED_UNITS = frozenset(["თვე", "კვირა", "დღე", "საათი", "წელიწადი", "ათწლეული"])
# The kinds of calendar words that are divisions of a year.
PARTS_OF_YEAR = frozenset(["month", "season", "quarter", "half_year", "part"])
_MIN_ABBREVIATION = 3

_POINT = regex.compile(r"(?P<year>\d{4}|\d{3}X|\d\dXX|XXXX)(?:-(?P<division>\d\d)(?:-(?P<day>\d\d))?)?")
_DURATION = regex.compile(
    r"P(?=[\dT])(?:\d{1,6}Y)?(?:\d{1,6}M)?(?:\d{1,6}W)?(?:\d{1,6}D)?(?:T(?=\d)(?:\d{1,6}H)?(?:\d{1,6}M)?(?:\d{1,6}S)?)?"
)
# First and last month of each division of the year; winter extends into the next year.
_DIVISIONS: dict[int, tuple[int, int]] = {
    **{month: (month, month) for month in range(1, MONTHS + 1)},
    SPRING: (3, 5),
    SUMMER: (6, 8),
    AUTUMN: (9, 11),
    WINTER: (12, 14),
    **{FIRST_QUARTER + n: (3 * n + 1, 3 * n + 3) for n in range(4)},
    **{FIRST_HALF_YEAR + n: (6 * n + 1, 6 * n + 6) for n in range(2)},
}


@dataclass(frozen=True, slots=True)
class CalendarWord:
    """The meaning of a calendar word; ``data/calendar.tsv`` defines the kinds, and ``value`` for each kind."""

    kind: str
    value: str


@lru_cache(maxsize=20_000)
def read(word: str) -> Form[CalendarWord] | None:
    """Parse a form of a calendar word: ``ივნისიდან`` (since June) is June, instrumental, postposition -დან."""
    return _nouns().read(word)


@lru_cache(maxsize=20_000)
def typing_correction(word: str) -> str:
    """Return the calendar word for a word with a doubled letter or a slip of the shift key; "" if there is none."""
    if fold_keys(word[:_PREFIX_LENGTH]) not in _first_letters():
        return ""
    return next((right for right in words.typing_corrections(word) if read(right) is not None), "")


@cache
def _first_letters() -> frozenset[str]:
    """Return the first letters of calendar words, also with one of them doubled, in the form of :func:`fold_keys`."""
    stems = [stem for word, _ in entries() for _, stem in (("", word), *paradigms.stems(word))]
    begin = {fold_keys(stem[:_PREFIX_LENGTH]) for stem in stems}
    twice = {
        fold_keys(stem[:at] + stem[at - 1 : _PREFIX_LENGTH - 1]) for stem in stems for at in range(1, _PREFIX_LENGTH)
    }
    return frozenset(begin | twice)


@lru_cache(maxsize=20_000)
def misspelled(word: str) -> Form[CalendarWord] | None:
    """Return the month, season or part one letter away from an unknown word: ``სექტმბერში`` (in September)."""
    if frequency(word) > _MAX_TYPO_FREQUENCY or read(word) is not None:
        return None
    return _within_a_year().near(word)


@lru_cache(maxsize=20_000)
def misspelled_year(word: str, *, is_before_month: bool = False) -> Form[CalendarWord] | None:
    """Return the form of წელი (year) one letter away from an unknown word: ``წლსი``.

    Before a month or a day, the word may also be a rare known one: ``წილს`` (share).
    """
    most = _MAX_RARE_FREQUENCY if is_before_month else _MAX_TYPO_FREQUENCY
    return None if frequency(word) > most else _year().near(word, fewest=_MIN_YEAR)


@lru_cache(maxsize=20_000)
def misspelled_frequency(word: str) -> Form[CalendarWord] | None:
    """Return the frequency word one letter away from an unknown word: ``ყოვლეწლიურად`` (annually); else None."""
    return None if frequency(word) > _MAX_TYPO_FREQUENCY or read(word) is not None else _frequencies().near(word)


@lru_cache(maxsize=20_000)
def misspelled_unit(word: str) -> Form[CalendarWord] | None:
    """Return the unit of time one letter away from an unknown word: ``კვცირას`` for კვირას (a week).

    Forms of frequent nouns do not count as unknown: ``თავისაგან`` (from the head) is no misspelled თვე (month).
    """
    is_known = frequency(word) > 0 or any(frequency(of.lemma) > _MAX_RARE_FREQUENCY for of in readings(word))
    return None if is_known else _units().near(word, fewest=_MIN_UNIT)


def abbreviated_month(word: str) -> int | None:
    """Return the number of the month abbreviated as ``word``, with at least three letters: ``სექტ`` (Sept)."""
    return _months_by_beginning().get(word)


@cache
def _months_by_beginning() -> dict[str, int]:
    months = [(name, int(of.value)) for name, of in entries() if of.kind == "month"]
    sizes = range(_MIN_ABBREVIATION, max(len(name) for name, _ in months) + 1)
    return {name[:size]: number for name, number in reversed(months) for size in sizes}


@cache
def entries() -> tuple[tuple[str, CalendarWord], ...]:
    """Return the calendar words in the nominative, with their meanings."""
    rows = rows_of("kaext.ka", "data/calendar.tsv")
    return tuple((word, CalendarWord(kind, value)) for kind, value, word in rows)


@cache
def _nouns() -> WordList[CalendarWord]:
    return WordList(entries())


@cache
def _within_a_year() -> WordList[CalendarWord]:
    return WordList(entry for entry in entries() if entry[1].kind in PARTS_OF_YEAR)


@cache
def _frequencies() -> WordList[CalendarWord]:
    return WordList(entry for entry in entries() if entry[1].kind == "frequency" and entry[0].startswith("ყოველ"))


@cache
def _units() -> WordList[CalendarWord]:
    return WordList(entry for entry in entries() if entry[0] in _MISTYPED_UNITS)


@cache
def _year() -> WordList[CalendarWord]:
    return WordList(entry for entry in entries() if entry[0] == "წელი")


def full_year(digits: str) -> int:
    """Return the year between 1950 and 2049 that two digits abbreviate: ``'03`` is 2003."""
    return int(digits) + (2000 if int(digits) < _FIRST_SHORT_YEAR else 1900)


def month_length(year: int | None, month: int) -> int:
    """Return the number of days of ``month`` (1-12); 29 for February if ``year`` is None."""
    return calendar.monthrange(2000 if year is None else year, month)[1]


def months_of(division: int) -> tuple[int, int]:
    """Return the first and last month of a division of the year; months of the next year count from 13."""
    return _DIVISIONS[division]


def is_day(year: int | None, month: int, day: int) -> bool:
    """Return whether the calendar has this day; ``year`` None means any year."""
    return 1 <= month <= MONTHS and 1 <= day <= month_length(year, month)


def is_edtf(value: str) -> bool:
    """Return whether ``value`` is an EDTF date that this module supports and the calendar has."""
    first, slash, last = value.partition("/")
    if not slash:
        return _is_point(first)
    ends = [end for end in (first, last) if end != OPEN]
    return bool(ends) and all(map(_is_point, ends)) and not _is_backwards(first, last)


def is_duration(value: str) -> bool:
    """Return whether ``value`` is an ISO 8601 duration in whole units (``P18M``) or a range (``P2M/P3M``)."""
    return all(_DURATION.fullmatch(end) is not None for end in value.split("/", 1))


def extent(edtf: str) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day that a date covers.

    Parameters
    ----------
    edtf
        A date or a closed interval.

    Returns
    -------
    tuple[datetime.date, datetime.date] | None
        None if ``edtf`` is no valid date, has no known year (``XXXX-05-29``) or an open end. Seasons are
        meteorological: winter is December of its year with January and February of the next.
    """
    if not is_edtf(edtf):
        return None
    first, _, last = edtf.partition("/")
    start, end = _days(first), _days(last or first)
    return (start[0], end[1]) if start and end else None


# Cached, because the same dates recur.
@lru_cache(maxsize=20_000)
def _is_point(value: str) -> bool:
    match = _POINT.fullmatch(value)
    if match is None or match["year"] == "0000":
        return False
    if match["division"] is None:
        return True
    if "X" in match["year"] and match["year"] != "XXXX":
        return False
    division = int(match["division"])
    if match["day"] is None:
        return division in _DIVISIONS
    return is_day(None if match["year"] == "XXXX" else int(match["year"]), division, int(match["day"]))


def _is_backwards(first: str, last: str) -> bool:
    start, end = _days(first), _days(last)
    return start is not None and end is not None and start[0] > end[1]


@lru_cache(maxsize=20_000)
def _days(point: str) -> tuple[dt.date, dt.date] | None:
    match = _POINT.fullmatch(point)
    if match is None or match["year"] == "XXXX":
        return None
    first_year = max(1, int(match["year"].replace("X", "0")))
    if match["division"] is None:
        return dt.date(first_year, 1, 1), dt.date(int(match["year"].replace("X", "9")), 12, 31)
    division = int(match["division"])
    if match["day"] is not None:
        day = dt.date(first_year, division, int(match["day"]))
        return day, day
    first_month, last_month = _DIVISIONS[division]
    last_year, last_month = (first_year + 1, last_month - MONTHS) if last_month > MONTHS else (first_year, last_month)
    if last_year > dt.MAXYEAR:
        return None
    last_day = dt.date(last_year, last_month, month_length(last_year, last_month))
    return dt.date(first_year, first_month, 1), last_day
