"""Decades and centuries over the atoms of a text."""

from __future__ import annotations

from decimal import Decimal

from kaext.ka.calendar import FIRST_HALF_YEAR
from kaext.pipes.dates import patterns as p
from kaext.pipes.dates.atom import Atom
from kaext.pipes.dates.divisions import Divisions
from kaext.pipes.dates.readings import HALVES, PARTS, Point, Read, Words
from kaext.pipes.values import DatePart


class Eras:
    """Reads ``XX საუკუნის``, ``90-იანი წლების დასაწყისში`` and the like."""

    def __init__(self, words: Words, divisions: Divisions) -> None:
        self._words = words
        self._divisions = divisions
        self.at = words.at

    def read(self, place: int) -> Read | None:
        """Read a century, a decade, or a decade of a century, with its half or part."""
        start = place
        part: DatePart = ""
        if self.at(start).kind == "part_adjective":
            part = PARTS[self.at(start).value]
            start += 1
        start += self.at(start).text in p.APOSTROPHES and self._is_decade(start + 1)
        century = self._century(start)
        decade = self._decade(century.end if century else start, century.point.era if century else "")
        decade = decade or (self._counted_decade(century) if century else None)
        read = decade or century
        if read is None:
            return None
        last = self.at(read.end - 1)
        half = self._divisions.counted(read.end) if last.case == "gen" else None
        if half is not None and half.point.division in HALVES:
            first, end = _half_of(read.point.era, second=half.point.division != FIRST_HALF_YEAR)
            return read._replace(point=Point(year=first), last_point=Point(year=end), end=half.end)
        after = self._divisions.part(read.end, is_abbreviated=last.case == "bare") if not last.postposition else None
        return read._replace(end=after.end if after else read.end, part=after.part if after else part)

    def _century(self, place: int) -> Read | None:
        """Read ``XX საუკუნის``, ``მე-19 საუკუნე``, ``გასული საუკუნის`` (the last century, before a decade only)."""
        number, last_number, after = self._words.ordinal(place), None, place + 1
        if number is None and self.at(place).text in p.LAST_CENTURY and self.at(after).value == "100Y":
            read = Read(Point(era="19XX"), after + 1, "century")
            return read if self._is_decade(after + 1) or self._counted_decade(read) else None
        if number is not None and self.at(after).kind == "dash" and self._words.ordinal(after + 1) is not None:
            last_number = self._words.ordinal(after + 1)
            after += 2
        if number is None or self.at(after).value != "100Y" or not 1 <= number <= 21:
            return None
        if not self.at(after).text.startswith(p.CENTURY) and number < p.FIRST_ABBREVIATED_CENTURY:
            return None
        last_point = Point(era=f"{last_number - 1:02}XX") if last_number else None
        return Read(Point(era=f"{number - 1:02}XX"), after + 1, "century", last_point)

    def with_noun(self, place: int, noun: Atom) -> Read | None:
        """Read the decade or century at ``place`` as if ``noun``, which it shares with another one, stood after it."""
        words = Words([self.at(place), noun])
        return Eras(words, Divisions(words)).read(0)

    def _counted_decade(self, century: Read) -> Read | None:
        """Read which ten years of a century are meant: ``XX საუკუნის ბოლო ათწლეულში``, ``პირველ ათწლეულში``."""
        place = century.end
        noun, which = self.at(place + 1), self._words.ordinal(place)
        which = 10 if self.at(place).text.startswith(p.LAST_OF_ALL) else which
        if which is None or not 1 <= which <= 10 or not noun.text.startswith(p.DECADE) or noun.number != "sg":
            return None
        return Read(Point(era=f"{century.point.era[:2]}{which - 1}X"), place + 2, "decade")

    def _is_decade(self, place: int) -> bool:
        numeral = self.at(place).numeral
        return numeral is not None and numeral.kind == "having"

    def _decade(self, place: int, century: str) -> Read | None:
        """Read a decade or two joined by a dash: ``80-90-იან წლებში``."""
        numeral = self.at(place).numeral
        if numeral is None or self.at(place + 1).kind != "dash":
            return self._single_decade(place, century)
        last = self._single_decade(place + 2, century)
        first = _decade_of(numeral.value, last.point.era) if last is not None else ""
        return last._replace(point=Point(era=first), last_point=last.point) if last is not None and first else None

    def _single_decade(self, place: int, century: str) -> Read | None:
        """Read ``90-იანი წლების``, ``ოთხმოცდაათიანებში``, ``2000-იანი წლები``."""
        numeral = self.at(place).numeral
        era = _decade_of(numeral.value, century) if numeral is not None and self._is_decade(place) else ""
        is_named = self.at(place + 1).kind == "year"
        if not era or not (is_named or _is_plural_decade(self.at(place).text)):
            return None
        return Read(Point(era=era), place + 1 + is_named, "decade")


def _decade_of(years: Decimal, century: str) -> str:
    """Return the EDTF decade that ``90`` or ``1990`` names, "" where there is none.

    Two figures belong to ``century`` (its EDTF, or that of a decade in it), without one to the 1930s to 2020s.
    """
    if years % 10 or years < 10:
        return ""
    if years < 100:
        base = int(century[:2]) if century else (20 if years < 30 else 19)
        return f"{base:02}{int(years) // 10}X"
    return f"{int(years) // 10}X" if p.FIRST_YEAR <= years <= p.LAST_YEAR else ""


def _is_plural_decade(text: str) -> bool:
    """Return whether a word formed with -იან- is plural: ``90-იანებში`` (in the nineties)."""
    return "იანებ" in text


def _half_of(era: str, *, second: bool) -> tuple[int, int]:
    """Return the first and last year of a half of a decade or century."""
    first, last = int(era.replace("X", "0")), int(era.replace("X", "9"))
    middle = first + (last - first + 1) // 2
    return (middle, last) if second else (first, middle - 1)
