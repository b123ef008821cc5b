"""Grammar rules for the divisions of a year: days, months, seasons, quarters, half-years and parts.

Every method parses from the atom at index ``i`` on and returns the date with the index after it, or None.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from kaext.ka.calendar import FIRST_HALF_YEAR, FIRST_QUARTER, month_length
from kaext.ka.wordlist import is_one_edit
from kaext.ka.words import frequency
from kaext.pipes.dates import patterns as p
from kaext.pipes.dates.expressions import HALVES, PARTS, AtomReader, ParsedDate, TimePoint, is_genitive

# Kinds of atoms that an ordinal may count; "half" is read as a number.
_COUNTED_NOUNS = frozenset(["quarter", "half_year", "number"])
# The least length of a misspelled month that can be no other word; March and May are excluded.
_MIN_MONTH_LETTERS = 6
_SHORT_MONTHS = frozenset([3, 5])
# For the length of a month before its year is known.
_COMMON_YEAR = 2001
_MONTHS = 12


class Divisions:
    """Parses what may follow or precede a year."""

    def __init__(self, reader: AtomReader) -> None:
        self._reader = reader
        self.at = reader.at

    def rest_of_year(self, i: int, *, is_abbreviated: bool = False) -> ParsedDate | None:
        """Parse what may follow a year: day and month, month and day, a division of the year, or a part."""
        return (
            self.day_month(i)
            or self._roman_month(i)
            or self.month(i)
            or self.season(i)
            or self.counted(i)
            or self.qualified(i)
            or self.part(i, is_abbreviated=is_abbreviated)
        )

    def qualified(self, i: int) -> ParsedDate | None:
        """Parse a month or season after its part: ``ადრე გაზაფხულზე`` (in early spring)."""
        atom = self.at(i)
        part = PARTS.get(atom.value if atom.kind == "part_adjective" else p.PREPOSED_PARTS.get(atom.text, ""))
        parsed = (self.month(i + 1) or self.season(i + 1)) if part is not None else None
        return parsed._replace(part=part) if parsed is not None and part is not None and not parsed.is_typo else None

    def day_month(self, i: int) -> ParsedDate | None:
        """Parse a day or days and a month: ``28 ივნისს`` (on 28 June), ``5-დან 17 ივნისამდე`` (from 5 to 17 June)."""
        day = self._reader.day_number(i)
        if day is None:
            return None
        after, last_day = i + 1, None
        if self.at(after).kind == "dash" and self.at(after + 1).kind == "month" and self._reader.is_tight(after):
            after += 1
        elif self.at(after).kind == "dash":
            last_day = self._reader.day_number(after + 1)
            after += 2
            if last_day is None:
                return None
        elif self.at(i).postposition == "დან":
            last_day = self._reader.day_number(after)
            after += 1
            closes = self.at(after).postposition == "მდე" or self.at(after + 1).kind == "through"
            if last_day is None or not closes:
                return None
        elif self.at(after).kind == "date_noun":
            after += 1
        month = self._reader.month_name(after)
        if self.at(i - 1).kind == "year" and (roman := self._roman_after_sign(after)):
            month, after = roman, after + 1
        if month is None or self.at(i).postposition not in ("", "დან"):
            return None
        point = TimePoint(division=month, day=day)
        end_point = TimePoint(division=month, day=last_day) if last_day else None
        return ParsedDate(point, after + 1, "day", end_point, is_typo=self.at(after).is_typo)

    def _roman_after_sign(self, i: int) -> int | None:
        """Return the month in Roman numerals that a sign joins to its day: ``5/X`` (5 Oct.), ``16.XII`` (16 Dec.)."""
        numeral = self.at(i + 1).numeral
        is_sign = self.at(i).kind == "slash" or self.at(i).text == "."
        if not is_sign or numeral is None or numeral.kind != "roman" or not self._reader.is_tight(i):
            return None
        return int(numeral.value) if numeral.value <= _MONTHS else None

    def _roman_month(self, i: int) -> ParsedDate | None:
        """Parse a month in Roman numerals after the year: ``2016 წლის VII`` (July 2016)."""
        numeral = self.at(i).numeral
        if self.at(i - 1).kind != "year" or numeral is None or numeral.kind != "roman" or numeral.value > _MONTHS:
            return None
        after = self.at(i + 1)
        is_named = after.value == "1M"
        is_alone = after.kind in p.AFTER_ROMAN_MONTH and self.at(i + 2).numeral is None
        if not (is_named or is_alone or self.at(i).postposition):
            return None
        return ParsedDate(TimePoint(division=int(numeral.value)), i + 1 + is_named, "month-year")

    def is_surely_month(self, i: int) -> bool:
        """Return whether a misspelled word can only be a month; მარტი (March) and მაისი (May) are too short to tell."""
        atom = self.at(i)
        is_long = atom.kind == "month" and len(atom.text) >= _MIN_MONTH_LETTERS and int(atom.value) not in _SHORT_MONTHS
        return is_long and frequency(atom.text) == 0

    def month(self, i: int) -> ParsedDate | None:
        """Parse a month and what may follow it: a day, a second month, თვე (month), a part."""
        month = self._reader.month_name(i)
        if month is None:
            return None
        is_typo = self.at(i).is_typo
        after = i + 1
        if self.at(after).value == "1M" and is_genitive(self.at(i)):
            after += 1
        is_dashed = self.at(after).kind == "dash"
        second = self.at(after + is_dashed)
        is_range = is_dashed or self.at(i).end == second.start
        if second.kind == "month" and is_range and self.at(i).case in ("bare", "nom"):
            end_point = TimePoint(division=int(second.value))
            is_typo = is_typo or second.is_typo or not is_dashed
            return ParsedDate(
                TimePoint(division=month), after + is_dashed + 1, "month-year", end_point, is_typo=is_typo
            )
        inner = self._in_month(after, month) if is_genitive(self.at(i)) else None
        return (
            inner._replace(is_typo=is_typo)
            if inner
            else ParsedDate(TimePoint(division=month), after, "month-year", None, "", is_typo)
        )

    def _in_month(self, i: int, month: int) -> ParsedDate | None:
        """Parse what follows the genitive of ``month``: a day, days, a part or a half.

        ``5-12 რიცხვებში`` (on the 5th to the 12th).
        """
        day = self._reader.day_number(i)
        last_day = self._last_day(i)
        if day is not None and last_day is not None:
            end = i + 3 + (self.at(i + 3).kind == "date_noun")
            return ParsedDate(TimePoint(division=month, day=day), end, "day", TimePoint(division=month, day=last_day))
        is_first_days = day == 1 and self.at(i + 1).kind == "date_noun" and self.at(i + 1).number == "pl"
        if day is not None and self.may_be_day(i) and not is_first_days:
            return ParsedDate(TimePoint(division=month, day=day), self.end_of_day(i), "day")
        part = self.part(i)
        if part is not None:
            return part._replace(point=TimePoint(division=month), rule="month-year")
        half = self.counted(i)
        if half is None or half.point.division not in HALVES or half.end_point is not None:
            return None
        is_first = half.point.division == FIRST_HALF_YEAR
        first, last = (1, 15) if is_first else (16, month_length(_COMMON_YEAR, month))
        return half._replace(point=TimePoint(division=month, day=first), end_point=TimePoint(division=month, day=last))

    def _last_day(self, i: int) -> int | None:
        """Return the second of two days joined by a dash; ``i`` is the index of the first."""
        last = self._reader.day_number(i + 2) if self.at(i + 1).kind == "dash" else None
        is_sure = self.at(i + 3).kind == "date_noun" or self.at(i + 2).postposition == "ში"
        return last if is_sure else None

    def may_be_day(self, i: int) -> bool:
        """Return whether a number after the genitive of a month is a day: it is inflected, or it counts nothing."""
        following = self.at(i + 1)
        numeral = self.at(i).numeral
        if self._is_counted_day(i):
            return True
        is_inflected = numeral is not None and (bool(numeral.digits and numeral.case) or numeral.case in ("dat", "ins"))
        return (
            is_inflected or following.kind in ("date_noun", "break", "comma", "close", "dash") or following.text == "."
        )

    def end_of_day(self, i: int) -> int:
        """Return the index after a day of a month and its noun: ``12 რიცხვში`` (on the 12th), ``პირველ დღეს``."""
        return i + 1 + (self.at(i + 1).kind == "date_noun" or self._is_counted_day(i))

    def _is_counted_day(self, i: int) -> bool:
        """Return whether a day of a month is counted: ``მაისის პირველ დღეს`` (on the first day of May)."""
        noun = self.at(i + 1)
        is_day = noun.value == "1D" and noun.number == "sg" and noun.case in ("nom", "dat", "gen", "ins")
        return is_day and self._reader.ordinal(i) is not None

    def season(self, i: int) -> ParsedDate | None:
        """Parse a season, two seasons joined by a dash, or a part of one: ``ზაფხულის ბოლოს`` (at the end of summer)."""
        atom = self.at(i)
        if atom.kind != "season":
            return None
        point = TimePoint(division=int(atom.value))
        second = self.at(i + 2)
        if self.at(i + 1).kind == "dash" and second.kind == "season" and atom.case in ("bare", "nom"):
            return ParsedDate(point, i + 3, "division", TimePoint(division=int(second.value)))
        part = self.part(i + 1) if atom.case == "gen" else None
        if part is not None:
            return part._replace(point=point, rule="division")
        return ParsedDate(point, i + 1, "division", is_typo=atom.is_typo)

    def counted(self, i: int) -> ParsedDate | None:
        """Parse a quarter or half-year: ``მეოთხე კვარტალში`` (in the fourth quarter), ``I-II კვარტალში`` (in Q1-Q2)."""
        number, last_number, after = self._reader.ordinal(i), None, i + 1
        if number is None and self.at(i - 1).kind == "year" and self.at(after).kind in _COUNTED_NOUNS:
            number = _misspelled_ordinal(self.at(i).text)
        if number is None and self.at(i).text in p.LAST_QUARTER and self.at(after).kind == "quarter":
            number = 4
        if (
            number is not None
            and self.at(after).kind in ("dash", "and")
            and self._reader.ordinal(after + 1) is not None
        ):
            last_number = self._reader.ordinal(after + 1)
            after += 2
        noun = self.at(after)
        numeral = noun.numeral
        is_half = noun.kind == "half_year" or (numeral is not None and numeral.value == Decimal("0.5"))
        is_half = is_half or (self.at(i - 1).kind == "year" and noun.kind == "word" and _is_like_half(noun.text))
        base, count = (FIRST_HALF_YEAR, 2) if is_half else (FIRST_QUARTER, 4)
        if number is None or not (is_half or noun.kind == "quarter") or not 1 <= number <= count:
            return None
        if last_number is not None and not number < last_number <= count:
            return None
        end_point = TimePoint(division=base + last_number - 1) if last_number else None
        part = self.part(after + 1) if noun.case == "gen" and end_point is None else None
        if part is not None:
            return part._replace(point=TimePoint(division=base + number - 1), rule="division")
        return ParsedDate(TimePoint(division=base + number - 1), after + 1, "division", end_point)

    def part(self, i: int, *, is_abbreviated: bool = False) -> ParsedDate | None:
        """Parse a part of the period before it: ``დასაწყისში`` (at the beginning), ``შუა ხანებში`` (in the middle)."""
        atom = self.at(i)
        following = self.at(i + 1)
        filler = following.kind in p.FILLERS
        if atom.kind == "number":
            is_days = following.kind == "date_noun" or (following.kind == "unit" and following.number == "pl")
            is_start = is_days and self._reader.ordinal(i) == 1
            return ParsedDate(TimePoint(), i + 2, "part", part="start") if is_start else None
        if atom.kind == "part_adjective" and filler:
            return ParsedDate(TimePoint(), i + 2, "part", part=PARTS[atom.value])
        if atom.kind != "part":
            return None
        part = PARTS[atom.value]
        if atom.text in ("შუა", "ბოლო") and filler:
            return ParsedDate(TimePoint(), i + 2, "part", part=part)
        # "the last summit of 2008": an attribute of the noun that follows, no part of the year.
        if atom.text == "ბოლო" and following.kind in ("word", "number") and not is_abbreviated:
            return None
        return ParsedDate(TimePoint(), i + 1, "part", part=part)


@lru_cache(maxsize=20_000)
def _misspelled_ordinal(word: str) -> int | None:
    """Return the value of the ordinal one letter away from an unknown word: 3 for ``მესამ`` (მესამე, third)."""
    if frequency(word):
        return None
    return next((number for ordinal, number in p.ORDINALS.items() if is_one_edit(word, ordinal)), None)


@lru_cache(maxsize=20_000)
def _is_like_half(word: str) -> bool:
    """Return whether an unknown word is one letter away from a form of ნახევარი (half): ``ნახევრაში``."""
    return not frequency(word) and any(is_one_edit(word, half) for half in p.HALVES)
