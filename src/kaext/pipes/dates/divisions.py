"""Divisions of a year over the atoms of a text: days, months, seasons, quarters, halves and parts.

Every method reads from one atom on and returns the date with the place after it, or None.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from kaext.ka.calendar import FIRST_HALF_YEAR, FIRST_QUARTER, month_length
from kaext.ka.wordlist import is_one_edit
from kaext.ka.words import frequency
from kaext.pipes.dates import patterns as p
from kaext.pipes.dates.readings import HALVES, PARTS, Point, Read, Words, is_genitive

# What an ordinal counts; a half may be a number by itself.
_COUNTED = frozenset(["quarter", "half_year", "number"])
# Of a misspelled month that can be nothing else; March and May.
_LETTERS_OF_MONTH = 6
_SHORT_MONTHS = frozenset([3, 5])
# For the length of a month whose year is read later.
_COMMON_YEAR = 2001


class Divisions:
    """Reads what may follow or precede a year."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self.at = words.at

    def rest(self, place: int, *, is_abbreviated: bool = False) -> Read | None:
        """Read what may follow a year: day and month, month and day, a division of the year, a part."""
        return (
            self.day_month(place)
            or self.month(place)
            or self.season(place)
            or self.counted(place)
            or self.qualified(place)
            or self.part(place, is_abbreviated=is_abbreviated)
        )

    def qualified(self, place: int) -> Read | None:
        """Read a month or season with its part before it: ``ადრე გაზაფხულზე``, ``გვიან შემოდგომაზე``."""
        atom = self.at(place)
        part = PARTS.get(atom.value if atom.kind == "part_adjective" else p.BEFORE_DIVISION.get(atom.text, ""))
        read = (self.month(place + 1) or self.season(place + 1)) if part is not None else None
        return read._replace(part=part) if read is not None and part is not None and not read.is_typo else None

    def day_month(self, place: int) -> Read | None:
        """Read ``28 ივნისს``, ``5-17 ივნისს``, ``5-დან 17 ივნისამდე``, ``პირველ ივნისს``."""
        day = self._words.day_number(place)
        if day is None:
            return None
        after, last_day = place + 1, None
        if self.at(after).kind == "dash" and self.at(after + 1).kind == "month" and self._words.is_tight(after):
            after += 1
        elif self.at(after).kind == "dash":
            last_day = self._words.day_number(after + 1)
            after += 2
            if last_day is None:
                return None
        elif self.at(place).postposition == "დან":
            last_day = self._words.day_number(after)
            after += 1
            closes = self.at(after).postposition == "მდე" or self.at(after + 1).kind == "through"
            if last_day is None or not closes:
                return None
        elif self.at(after).kind == "date_noun":
            after += 1
        month = self._words.month_name(after)
        if month is None or self.at(place).postposition not in ("", "დან"):
            return None
        point = Point(division=month, day=day)
        last_point = Point(division=month, day=last_day) if last_day else None
        return Read(point, after + 1, "day", last_point, is_typo=self.at(after).is_typo)

    def is_surely_month(self, place: int) -> bool:
        """Return whether no other word than a month can be meant by a misspelled one: მარტი and მაისი are too short."""
        atom = self.at(place)
        is_long = atom.kind == "month" and len(atom.text) >= _LETTERS_OF_MONTH and int(atom.value) not in _SHORT_MONTHS
        return is_long and frequency(atom.text) == 0

    def month(self, place: int) -> Read | None:
        """Read a month, with what may follow: its day, a second month, თვე (month), a part."""
        month = self._words.month_name(place)
        if month is None:
            return None
        is_typo = self.at(place).is_typo
        after = place + 1
        if self.at(after).value == "1M" and is_genitive(self.at(place)):
            after += 1
        is_dashed = self.at(after).kind == "dash"
        second = self.at(after + is_dashed)
        is_range = is_dashed or self.at(place).end == second.start
        if second.kind == "month" and is_range and self.at(place).case in ("bare", "nom"):
            last_point = Point(division=int(second.value))
            is_typo = is_typo or second.is_typo or not is_dashed
            return Read(Point(division=month), after + is_dashed + 1, "month-year", last_point, is_typo=is_typo)
        inner = self._in_month(after, month) if is_genitive(self.at(place)) else None
        return (
            inner._replace(is_typo=is_typo)
            if inner
            else Read(Point(division=month), after, "month-year", None, "", is_typo)
        )

    def _in_month(self, place: int, month: int) -> Read | None:
        """Read what follows the genitive of ``month``: a day, days (``5-12 რიცხვებში``), a part, a half."""
        day = self._words.day_number(place)
        last_day = self._last_day(place)
        if day is not None and last_day is not None:
            end = place + 3 + (self.at(place + 3).kind == "date_noun")
            return Read(Point(division=month, day=day), end, "day", Point(division=month, day=last_day))
        is_first_days = day == 1 and self.at(place + 1).kind == "date_noun" and self.at(place + 1).number == "pl"
        if day is not None and self.ends_day(place) and not is_first_days:
            return Read(Point(division=month, day=day), place + 1 + (self.at(place + 1).kind == "date_noun"), "day")
        part = self.part(place)
        if part is not None:
            return part._replace(point=Point(division=month), rule="month-year")
        half = self.counted(place)
        if half is None or half.point.division not in HALVES or half.last_point is not None:
            return None
        is_first = half.point.division == FIRST_HALF_YEAR
        first, last = (1, 15) if is_first else (16, month_length(_COMMON_YEAR, month))
        return half._replace(point=Point(division=month, day=first), last_point=Point(division=month, day=last))

    def _last_day(self, place: int) -> int | None:
        """Return the second of two days where ``place`` is the first and a dash joins them."""
        last = self._words.day_number(place + 2) if self.at(place + 1).kind == "dash" else None
        is_sure = self.at(place + 3).kind == "date_noun" or self.at(place + 2).postposition == "ში"
        return last if is_sure else None

    def ends_day(self, place: int) -> bool:
        """Return whether the number after a month's genitive is its day: it has an ending, or counts nothing."""
        following = self.at(place + 1)
        numeral = self.at(place).numeral
        is_inflected = numeral is not None and (
            bool(numeral.figures and numeral.case) or numeral.case in ("dat", "ins")
        )
        return (
            is_inflected or following.kind in ("date_noun", "break", "comma", "close", "dash") or following.text == "."
        )

    def season(self, place: int) -> Read | None:
        """Read a season, a second one that a dash joins to it, or its part: ``ზაფხულის ბოლოს``."""
        atom = self.at(place)
        if atom.kind != "season":
            return None
        point = Point(division=int(atom.value))
        second = self.at(place + 2)
        if self.at(place + 1).kind == "dash" and second.kind == "season" and atom.case in ("bare", "nom"):
            return Read(point, place + 3, "division", Point(division=int(second.value)))
        part = self.part(place + 1) if atom.case == "gen" else None
        if part is not None:
            return part._replace(point=point, rule="division")
        return Read(point, place + 1, "division", is_typo=atom.is_typo)

    def counted(self, place: int) -> Read | None:
        """Read a quarter or half of a year: ``მეოთხე კვარტალში``, ``I-II კვარტალში``, ``მეორე ნახევარში``."""
        number, last_number, after = self._words.ordinal(place), None, place + 1
        if number is None and self.at(place - 1).kind == "year" and self.at(after).kind in _COUNTED:
            number = _misspelled_ordinal(self.at(place).text)
        if number is None and self.at(place).text in p.LAST_QUARTER and self.at(after).kind == "quarter":
            number = 4
        if number is not None and self.at(after).kind in ("dash", "and") and self._words.ordinal(after + 1) is not None:
            last_number = self._words.ordinal(after + 1)
            after += 2
        noun = self.at(after)
        numeral = noun.numeral
        is_half = noun.kind == "half_year" or (numeral is not None and numeral.value == Decimal("0.5"))
        is_half = is_half or (self.at(place - 1).kind == "year" and noun.kind == "word" and _is_like_half(noun.text))
        base, count = (FIRST_HALF_YEAR, 2) if is_half else (FIRST_QUARTER, 4)
        if number is None or not (is_half or noun.kind == "quarter") or not 1 <= number <= count:
            return None
        if last_number is not None and not number < last_number <= count:
            return None
        last_point = Point(division=base + last_number - 1) if last_number else None
        part = self.part(after + 1) if noun.case == "gen" and last_point is None else None
        if part is not None:
            return part._replace(point=Point(division=base + number - 1), rule="division")
        return Read(Point(division=base + number - 1), after + 1, "division", last_point)

    def part(self, place: int, *, is_abbreviated: bool = False) -> Read | None:
        """Read a part of the period before it: ``დასაწყისში``, ``შუა ხანებში``, ``ბოლოსათვის``."""
        atom = self.at(place)
        following = self.at(place + 1)
        filler = following.kind in p.FILLERS
        if atom.kind == "number":
            is_days = following.kind == "date_noun" or (following.kind == "unit" and following.number == "pl")
            is_start = is_days and self._words.ordinal(place) == 1
            return Read(Point(), place + 2, "part", part="start") if is_start else None
        if atom.kind == "part_adjective" and filler:
            return Read(Point(), place + 2, "part", part=PARTS[atom.value])
        if atom.kind != "part":
            return None
        part = PARTS[atom.value]
        if atom.text in ("შუა", "ბოლო") and filler:
            return Read(Point(), place + 2, "part", part=part)
        # "the last summit of 2008": an attribute of the noun that follows, no part of the year.
        if atom.text == "ბოლო" and following.kind in ("word", "number") and not is_abbreviated:
            return None
        return Read(Point(), place + 1, "part", part=part)


@lru_cache(maxsize=20_000)
def _misspelled_ordinal(word: str) -> int | None:
    """Return the number that an unknown word is one letter off, before a quarter or half of a year: ``მესამ``."""
    if frequency(word):
        return None
    return next((number for ordinal, number in p.ORDINALS.items() if is_one_edit(word, ordinal)), None)


@lru_cache(maxsize=20_000)
def _is_like_half(word: str) -> bool:
    """Return whether an unknown word is one letter off a form of ნახევარი (half): ``ნახევრაში``."""
    return not frequency(word) and any(is_one_edit(word, half) for half in p.HALVES)
