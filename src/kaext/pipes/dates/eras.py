"""Grammar rules for decades and centuries."""

from __future__ import annotations

from decimal import Decimal

from kaext.ka.calendar import FIRST_HALF_YEAR
from kaext.pipes.dates import patterns as p
from kaext.pipes.dates.atom import Atom
from kaext.pipes.dates.divisions import Divisions
from kaext.pipes.dates.expressions import HALVES, PARTS, AtomReader, ParsedDate, TimePoint
from kaext.pipes.values import DatePart


class Eras:
    """Parses decades and centuries.

    ``XX საუკუნის`` (of the 20th century), ``90-იანი წლების დასაწყისში`` (in the early nineties).
    """

    def __init__(self, reader: AtomReader, divisions: Divisions) -> None:
        self._reader = reader
        self._divisions = divisions
        self.at = reader.at

    def parse(self, i: int) -> ParsedDate | None:
        """Parse a century, a decade, or a decade of a century, with its half or part."""
        start = i
        part: DatePart = ""
        if self.at(start).kind == "part_adjective":
            part = PARTS[self.at(start).value]
            start += 1
        start += self.at(start).text in p.APOSTROPHES and self._is_decade(start + 1)
        century = self._century(start)
        decade = self._decade(century.end if century else start, century.point.era if century else "")
        decade = decade or (self._counted_decade(century) if century else None)
        parsed = decade or century
        if parsed is None:
            return None
        last = self.at(parsed.end - 1)
        half = self._divisions.counted(parsed.end) if last.case == "gen" else None
        if half is not None and half.point.division in HALVES:
            first, end = _half_of(parsed.point.era, second=half.point.division != FIRST_HALF_YEAR)
            return parsed._replace(point=TimePoint(year=first), end_point=TimePoint(year=end), end=half.end)
        after = self._divisions.part(parsed.end, is_abbreviated=last.case == "bare") if not last.postposition else None
        return parsed._replace(end=after.end if after else parsed.end, part=after.part if after else part)

    def _century(self, i: int) -> ParsedDate | None:
        """Parse a century: ``XX საუკუნის`` (of the 20th century), ``მე-19 საუკუნე`` (the 19th century).

        ``გასული საუკუნის`` (of the last century) counts only before a decade.
        """
        number, last_number, after = self._reader.ordinal(i), None, i + 1
        if number is None and self.at(i).text in p.LAST_CENTURY and self.at(after).value == "100Y":
            parsed = ParsedDate(TimePoint(era="19XX"), after + 1, "century")
            return parsed if self._is_decade(after + 1) or self._counted_decade(parsed) else None
        if number is not None and self.at(after).kind == "dash" and self._reader.ordinal(after + 1) is not None:
            last_number = self._reader.ordinal(after + 1)
            after += 2
        if number is None or self.at(after).value != "100Y" or not 1 <= number <= 21:
            return None
        if not self.at(after).text.startswith(p.CENTURY) and number < p.FIRST_ABBREVIATED_CENTURY:
            return None
        end_point = TimePoint(era=f"{last_number - 1:02}XX") if last_number else None
        return ParsedDate(TimePoint(era=f"{number - 1:02}XX"), after + 1, "century", end_point)

    def with_noun(self, i: int, noun: Atom) -> ParsedDate | None:
        """Parse the decade or century at ``i`` as if ``noun``, which it shares with another one, followed it."""
        reader = AtomReader([self.at(i), noun])
        return Eras(reader, Divisions(reader)).parse(0)

    def _counted_decade(self, century: ParsedDate) -> ParsedDate | None:
        """Parse the decade counted within a century: ``XX საუკუნის ბოლო ათწლეულში`` (the last decade of the 20th)."""
        i = century.end
        noun, which = self.at(i + 1), self._reader.ordinal(i)
        which = 10 if self.at(i).text.startswith(p.LAST_STEMS) else which
        if which is None or not 1 <= which <= 10 or not noun.text.startswith(p.DECADE) or noun.number != "sg":
            return None
        return ParsedDate(TimePoint(era=f"{century.point.era[:2]}{which - 1}X"), i + 2, "decade")

    def _is_decade(self, i: int) -> bool:
        numeral = self.at(i).numeral
        return numeral is not None and numeral.kind == "adjective"

    def _decade(self, i: int, century: str) -> ParsedDate | None:
        """Parse a decade, or two joined by a dash: ``80-90-იან წლებში`` (in the eighties and nineties)."""
        numeral = self.at(i).numeral
        if numeral is None or self.at(i + 1).kind != "dash":
            return self._single_decade(i, century)
        last = self._single_decade(i + 2, century)
        first = _decade_of(numeral.value, last.point.era) if last is not None else ""
        return last._replace(point=TimePoint(era=first), end_point=last.point) if last is not None and first else None

    def _single_decade(self, i: int, century: str) -> ParsedDate | None:
        """Parse one decade: ``90-იანი წლების`` (of the nineties), ``2000-იანი წლები`` (the two-thousands)."""
        numeral = self.at(i).numeral
        era = _decade_of(numeral.value, century) if numeral is not None and self._is_decade(i) else ""
        is_named = self.at(i + 1).kind == "year"
        if not era or not (is_named or _is_plural_decade(self.at(i).text)):
            return None
        return ParsedDate(TimePoint(era=era), i + 1 + is_named, "decade")


def _decade_of(years: Decimal, century: str) -> str:
    """Return the EDTF decade of ``90`` or ``1990``; "" if ``years`` is no decade.

    Two digits are relative to ``century`` (the EDTF of a century or of a decade in it); without one they mean the 1930s
    to 2020s.
    """
    if years % 10 or years < 10:
        return ""
    if years < 100:
        base = int(century[:2]) if century else (20 if years < 30 else 19)
        return f"{base:02}{int(years) // 10}X"
    return f"{int(years) // 10}X" if p.FIRST_YEAR <= years <= p.LAST_YEAR else ""


def _is_plural_decade(text: str) -> bool:
    """Return whether a word derived with -იან- is plural: ``90-იანებში`` (in the nineties)."""
    return "იანებ" in text


def _half_of(era: str, *, second: bool) -> tuple[int, int]:
    """Return the first and last year of the first or second half of a decade or century."""
    first, last = int(era.replace("X", "0")), int(era.replace("X", "9"))
    middle = first + (last - first + 1) // 2
    return (middle, last) if second else (first, middle - 1)
