"""Single dates over the atoms of a text: year, month, day, season, decade, in the orders that the language allows.

Every method reads from one atom on and returns the date with the place after it, or None.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kaext.ka.calendar import FIRST_HALF_YEAR, FIRST_QUARTER, month_length
from kaext.pipes.dates import patterns as p
from kaext.pipes.dates.atoms import Atom
from kaext.pipes.values import DateBound, DateKind, DatePart


@dataclass(frozen=True, slots=True)
class Point:
    """A date as written; what is None the context may settle.

    Parameters
    ----------
    year
        Four figures.
    era
        A decade or century (``199X``, ``19XX``) in place of a year.
    division
        Month, season, quarter or half-year, as EDTF numbers them.
    day
        Day of the month.
    steps
        For dates that refer to one before: the unit (``Y``, ``M``, ``D``) and how many later; ``("Y", 0)`` is the
        same year.
    """

    year: int | None = None
    era: str = ""
    division: int | None = None
    day: int | None = None
    steps: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """An expression from atom ``first`` up to atom ``last`` (exclusive).

    ``last_point`` is the end of an interval; ``period`` the ISO 8601 value of durations and frequencies. ``ruled_out``
    is the reason for which the expression does not stand (an id of ``reasons.toml``); "" where it does.
    """

    first: int
    last: int
    rule: str
    kind: DateKind = "date"
    point: Point = Point()
    last_point: Point | None = None
    period: str = ""
    bound: DateBound = ""
    part: DatePart = ""
    is_typo: bool = False
    ruled_out: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """A date in the course of reading: ``end`` is the atom after it."""

    point: Point
    end: int
    rule: str
    last_point: Point | None = None
    part: DatePart = ""
    is_typo: bool = False


# After these a date says no more about itself: since, until, for.
BOUNDING = frozenset(["დან", "მდე", "თვის"])
_PARTS: dict[str, DatePart] = {"start": "start", "mid": "mid", "end": "end"}
# For the length of a month whose year is read later.
_COMMON_YEAR = 2001
_HALVES = (FIRST_HALF_YEAR, FIRST_HALF_YEAR + 1)
_NOTHING = Atom("break", 0, 0, "")


class Points:
    """Reads single dates.

    Parameters
    ----------
    atoms
        See :func:`kaext.pipes.dates.atoms.atoms`.
    """

    def __init__(self, atoms: Sequence[Atom]) -> None:
        self._atoms = atoms
        self._dates: dict[int, Read | None] = {}

    def at(self, place: int) -> Atom:
        """Return the atom at ``place``; outside the text a break."""
        return self._atoms[place] if 0 <= place < len(self._atoms) else _NOTHING

    def integer(self, place: int) -> int | None:
        """Return the value of a plain whole number: no ordinal, no ending that bounds, no separators, no scale."""
        numeral = self.at(place).numeral
        if numeral is None or self.at(place).kind != "number" or numeral.value != int(numeral.value):
            return None
        if numeral.figures and (numeral.scale != 1 or not numeral.figures.isdigit()):
            return None
        return int(numeral.value)

    def year_number(self, place: int, *, first: int = p.FIRST_YEAR, last: int = p.LAST_YEAR) -> int | None:
        """Return the year that a number may be: four figures, or in words."""
        value = self.integer(place)
        numeral = self.at(place).numeral
        if value is None or numeral is None or not first <= value <= last or numeral.kind != "cardinal":
            return None
        return value if not numeral.figures or len(numeral.figures) == 4 else None

    def day_number(self, place: int) -> int | None:
        """Return the day of the month that a number may be; a few more than there are, to tell impossible days."""
        numeral = self.at(place).numeral
        value = self.integer(place)
        if numeral is None or value is None or not 1 <= value <= 39 or numeral.kind not in ("cardinal", "ordinal"):
            return None
        if numeral.figures and len(numeral.figures) > 2:
            return None
        return value

    def ordinal(self, place: int) -> int | None:
        """Return the value of an ordinal or Roman number."""
        numeral = self.at(place).numeral
        if numeral is None or numeral.kind not in ("ordinal", "roman"):
            return None
        return int(numeral.value)

    def year(self, place: int) -> Read | None:
        """Read a year with the word that says so: ``2004 წლის``, ``2004/2005 სასწავლო წელს``, ``იმავე წელს``."""
        short = self.at(place + 1).numeral
        if self.at(place).text in p.APOSTROPHES and short is not None and len(short.figures) == 2:
            is_named = self.at(place + 2).kind == "year"
            is_in = self.at(place + 1).postposition == "ში"
            point = Point(year=_full_year(short.figures))
            return Read(point, place + 2 + is_named, "year") if is_named or is_in else None
        steps = 0 if self.at(place).text in p.SAME_YEAR else self._reference(place)
        if steps is not None and self.at(place + 1).kind == "year" and self.at(place + 1).number == "sg":
            return Read(Point(steps=("Y", steps)), place + 2, "context")
        year = self.year_number(place)
        if year is None or self.at(place).postposition:
            return None
        after = place + 1
        if self.at(after).text in p.YEAR_ADJECTIVES:
            after += 1
        if self.at(after).kind != "year":
            return None
        is_typo = self.at(place).is_typo or self.at(after).is_typo
        return Read(Point(year=year), after + 1, "year", is_typo=is_typo)

    def _reference(self, place: int) -> int | None:
        """Return how many periods later than the last one a determiner points: same 0, next 1, previous -1."""
        text = self.at(place).text
        if text in p.SAME:
            return 0
        if text in p.NEXT:
            return 1
        return -1 if text in p.PREVIOUS else None

    def _year_by_place(self, place: int) -> Read | None:
        """Read a year without its word before a month or season: ``1991, მაისი``, ``1999-ის მაისში``.

        Also ``1999-ის შუა რიცხვებში`` (in the middle of 1999), ``98 წლის ივნისში`` (in June of 98); at the head of an
        entry a dash, slash or bracket may stand between.
        """
        atom, after = self.at(place), self.at(place + 1)
        numeral = atom.numeral
        if numeral is None or numeral.kind != "cardinal" or numeral.scale != 1 or atom.postposition:
            return None
        year = self.year_number(place, first=p.FIRST_BARE_YEAR, last=p.LAST_BARE_YEAR) if numeral.figures else None
        start = place + 1
        if len(numeral.figures) == 2 and after.kind == "year":
            year, start = _full_year(numeral.figures), place + 2
        elif after.kind == "comma" or (self.is_head(place) and after.kind in ("dash", "slash", "open")):
            start += not atom.case
        rest = self.rest(start) if year is not None else None
        is_glued = atom.case == "gen"
        if rest is None or (rest.point.division is None and not is_glued) or (rest.is_typo and not is_glued):
            return None
        end = rest.end + (start > place + 1 and after.kind == "open" and self.at(rest.end).kind == "close")
        last_point = rest.last_point and replace(rest.last_point, year=year)
        return replace(rest, point=replace(rest.point, year=year), last_point=last_point, end=end)

    def is_head(self, place: int) -> bool:
        """Tell whether an atom opens a block, a bullet aside."""
        before = self.at(place - 1)
        return before.kind == "break" or (before.text in p.BULLETS and self.at(place - 2).kind == "break")

    def _year_first(self, place: int) -> Read | None:
        start = place
        adjective = self.at(place).kind == "part_adjective"
        part = _PARTS[self.at(place).value] if adjective else ""
        start += adjective
        year = self.year(start)
        if year is None:
            return self._year_by_place(start)
        after = year.end
        last = self.at(after - 1)
        if last.postposition in BOUNDING:
            return replace(year, part=part)
        comma = self.at(after).kind == "comma"
        rest = self.rest(after + comma, is_abbreviated=last.text.startswith("წ") and last.case == "bare")
        if rest is None or (comma and rest.rule not in ("month-year", "day")):
            return replace(year, part=part)
        rule = year.rule if year.rule == "context" else rest.rule
        point = replace(rest.point, year=year.point.year, steps=year.point.steps)
        last_point = rest.last_point and replace(rest.last_point, year=year.point.year, steps=year.point.steps)
        is_typo = rest.is_typo or year.is_typo
        return replace(rest, point=point, last_point=last_point, rule=rule, part=rest.part or part, is_typo=is_typo)

    def rest(self, place: int, *, is_abbreviated: bool = False) -> Read | None:
        """Read what may follow a year: day and month, month and day, a division of the year, a part."""
        return (
            self.day_month(place)
            or self._month(place)
            or self._season(place)
            or self._counted_division(place)
            or self._qualified(place)
            or self._part(place, is_abbreviated=is_abbreviated)
        )

    def _qualified(self, place: int) -> Read | None:
        """Read a month or season with its part before it: ``ადრე გაზაფხულზე``, ``გვიან შემოდგომაზე``."""
        atom = self.at(place)
        part = _PARTS.get(atom.value if atom.kind == "part_adjective" else p.BEFORE_DIVISION.get(atom.text, ""))
        read = (self._month(place + 1) or self._season(place + 1)) if part is not None else None
        return replace(read, part=part) if read is not None and part is not None and not read.is_typo else None

    def day_month(self, place: int) -> Read | None:
        """Read ``28 ივნისს``, ``5-17 ივნისს``, ``5-დან 17 ივნისამდე``, ``პირველ ივნისს``."""
        day = self.day_number(place)
        if day is None:
            return None
        after, last_day = place + 1, None
        if self.at(after).kind == "dash" and self.at(after + 1).kind == "month" and self._is_tight(after):
            after += 1
        elif self.at(after).kind == "dash":
            last_day = self.day_number(after + 1)
            after += 2
            if last_day is None:
                return None
        elif self.at(place).postposition == "დან":
            last_day = self.day_number(after)
            after += 1
            if last_day is None or self.at(after).postposition != "მდე":
                return None
        elif self.at(after).kind == "date_noun":
            after += 1
        month = self.month_name(after)
        if month is None or self.at(place).postposition not in ("", "დან"):
            return None
        point = Point(division=month, day=day)
        last_point = Point(division=month, day=last_day) if last_day else None
        return Read(point, after + 1, "day", last_point, is_typo=self.at(after).is_typo)

    def _is_tight(self, place: int) -> bool:
        """Tell whether no space stands beside an atom: ``28-ივნისს``."""
        return self.at(place - 1).end == self.at(place).start and self.at(place).end == self.at(place + 1).start

    def month_name(self, place: int) -> int | None:
        """Return the month that a word names."""
        return int(self.at(place).value) if self.at(place).kind == "month" else None

    def _month(self, place: int) -> Read | None:
        """Read a month, with what may follow: its day, a second month, თვე (month), a part."""
        month = self.month_name(place)
        if month is None:
            return None
        is_typo = self.at(place).is_typo
        after = place + 1
        if self.at(after).value == "1M" and is_genitive(self.at(place)):
            after += 1
        if self.at(after).kind == "dash" and self.at(place).case in ("bare", "nom"):
            second = self.at(after + 1)
            if second.kind == "month":
                last_point = Point(division=int(second.value))
                is_typo = is_typo or second.is_typo
                return Read(Point(division=month), after + 2, "month-year", last_point, is_typo=is_typo)
        if is_genitive(self.at(place)):
            day = self.day_number(after)
            if day is not None and self._ends_day(after):
                after += 1 + (self.at(after + 1).kind == "date_noun")
                return Read(Point(division=month, day=day), after, "day", is_typo=is_typo)
            part = self._part(after)
            if part is not None:
                return replace(part, point=Point(division=month), rule="month-year", is_typo=is_typo)
            half = self._counted_division(after)
            if half is not None and half.point.division in _HALVES and half.last_point is None:
                first, last = (
                    (1, 15) if half.point.division == FIRST_HALF_YEAR else (16, month_length(_COMMON_YEAR, month))
                )
                return replace(half, point=Point(division=month, day=first), last_point=Point(division=month, day=last))
        return Read(Point(division=month), after, "month-year", is_typo=is_typo)

    def _ends_day(self, place: int) -> bool:
        """Tell whether the number after a month's genitive is its day: it has an ending, or counts nothing."""
        following = self.at(place + 1)
        numeral = self.at(place).numeral
        is_inflected = numeral is not None and (
            bool(numeral.figures and numeral.case) or numeral.case in ("dat", "ins")
        )
        return (
            is_inflected or following.kind in ("date_noun", "break", "comma", "close", "dash") or following.text == "."
        )

    def _season(self, place: int) -> Read | None:
        atom = self.at(place)
        if atom.kind != "season":
            return None
        point = Point(division=int(atom.value))
        second = self.at(place + 2)
        if self.at(place + 1).kind == "dash" and second.kind == "season" and atom.case in ("bare", "nom"):
            return Read(point, place + 3, "division", Point(division=int(second.value)))
        part = self._part(place + 1) if atom.case == "gen" else None
        if part is not None:
            return replace(part, point=point, rule="division")
        return Read(point, place + 1, "division", is_typo=atom.is_typo)

    def _counted_division(self, place: int) -> Read | None:
        """Read a quarter or half of a year: ``მეოთხე კვარტალში``, ``I-II კვარტალში``, ``მეორე ნახევარში``."""
        number, last_number, after = self.ordinal(place), None, place + 1
        if number is None and self.at(place).text in ("ბოლო", "ბოლოს") and self.at(after).kind == "quarter":
            number = 4
        if number is not None and self.at(after).kind in ("dash", "and") and self.ordinal(after + 1) is not None:
            last_number = self.ordinal(after + 1)
            after += 2
        noun = self.at(after)
        numeral = noun.numeral
        is_half = noun.kind == "half_year" or (numeral is not None and numeral.value == Decimal("0.5"))
        base, count = (FIRST_HALF_YEAR, 2) if is_half else (FIRST_QUARTER, 4)
        if number is None or not (is_half or noun.kind == "quarter") or not 1 <= number <= count:
            return None
        if last_number is not None and not number < last_number <= count:
            return None
        last_point = Point(division=base + last_number - 1) if last_number else None
        part = self._part(after + 1) if noun.case == "gen" and last_point is None else None
        if part is not None:
            return replace(part, point=Point(division=base + number - 1), rule="division")
        return Read(Point(division=base + number - 1), after + 1, "division", last_point)

    def _part(self, place: int, *, is_abbreviated: bool = False) -> Read | None:
        """Read a part of the period before it: ``დასაწყისში``, ``შუა ხანებში``, ``ბოლოსათვის``."""
        atom = self.at(place)
        following = self.at(place + 1)
        filler = following.kind in p.FILLERS
        if atom.kind == "number":
            first = self.ordinal(place) == 1 and following.kind == "date_noun"
            return Read(Point(), place + 2, "part", part="start") if first else None
        if atom.kind == "part_adjective" and filler:
            return Read(Point(), place + 2, "part", part=_PARTS[atom.value])
        if atom.kind != "part":
            return None
        part = _PARTS[atom.value]
        if atom.text in ("შუა", "ბოლო") and filler:
            return Read(Point(), place + 2, "part", part=part)
        # "the last summit of 2008": an attribute of the noun that follows, no part of the year.
        if atom.text == "ბოლო" and following.kind in ("word", "number") and not is_abbreviated:
            return None
        return Read(Point(), place + 1, "part", part=part)

    def _month_first(self, place: int) -> Read | None:
        """Read a date with the year last: ``28 ივნისს, 2004 წელს``, ``ივნისი 2004``."""
        read = self.day_month(place) or self._month(place) or self._season(place)
        if read is None or self.at(read.end - 1).postposition in BOUNDING:
            return None
        joint = self.at(read.end)
        year = self.year(read.end + (joint.kind == "comma"))
        # "in winter, in January 2010": the year belongs to what follows it.
        if year is not None and is_genitive(self.at(year.end - 1)) and self.rest(year.end) is not None:
            return None
        if year is None:
            is_named = self.at(read.end - 1).case in ("nom", "bare")
            is_joined = joint.kind == "comma" or (is_named and joint.kind in ("slash", "dash"))
            year = self._year_after_month(read.end + is_joined, is_sure=is_named and is_joined, is_named=is_named)
        if year is None:
            return None
        point = replace(read.point, year=year.point.year, steps=year.point.steps)
        last_point = read.last_point and replace(read.last_point, year=year.point.year, steps=year.point.steps)
        rule = "context" if year.rule == "context" else read.rule
        return replace(read, point=point, last_point=last_point, end=year.end, rule=rule)

    def _year_after_month(self, place: int, *, is_sure: bool, is_named: bool) -> Read | None:
        """Read four figures after a month or season.

        Not where they may count something: before a word, but for a month in the nominative with a comma (``is_sure``)
        or, the number not being round, without one (``is_named``).
        """
        numeral = self.at(place).numeral
        short = self.at(place + 1).numeral
        if self.at(place).text in p.APOSTROPHES and short is not None and len(short.figures) == 2:
            return Read(Point(year=_full_year(short.figures)), place + 2, "year")
        year = self.year_number(place, first=p.FIRST_BARE_YEAR, last=p.LAST_BARE_YEAR)
        if year is None or numeral is None or not numeral.figures:
            return None
        is_glued = bool(self.at(place).case)
        is_sure = is_sure or is_glued or (is_named and year % 100 != 0)
        if not is_sure and self.at(place + 1).kind in ("word", "unit", "number"):
            return None
        return Read(Point(year=year), place + 1, "year")

    def _numeric(self, place: int) -> Read | None:
        """Read ``12.03.2007``, ``2007/3/12``, ``12.III.2007``, ``03.2007``, with წ. or წელი after it."""
        return self.in_figures(place) if self.at(place).kind == "numeric_date" else None

    def in_figures(self, place: int) -> Read:
        """Return the date in figures at ``place``, with the word for year after it."""
        atom = self.at(place)
        value, _, last = atom.value.partition("/")
        year, month, *day = map(int, value.split("-"))
        point = Point(year=year, division=month, day=day[0] if day else None)
        last_month, last_day = map(int, last.split("-")) if last else (0, 0)
        after = place + 1 + (self.at(place + 1).kind == "year" and not atom.postposition)
        return Read(point, after, "numeric", replace(point, division=last_month, day=last_day) if last else None)

    def _era(self, place: int) -> Read | None:
        start = place
        part: DatePart = ""
        if self.at(start).kind == "part_adjective":
            part = _PARTS[self.at(start).value]
            start += 1
        century = self._century(start)
        decade = self._decade(century.end if century else start, century.point.era if century else "")
        read = decade or century
        if read is None:
            return None
        last = self.at(read.end - 1)
        half = self._counted_division(read.end) if last.case == "gen" else None
        if half is not None and half.point.division in _HALVES:
            first, end = _half_of(read.point.era, second=half.point.division != FIRST_HALF_YEAR)
            return replace(read, point=Point(year=first), last_point=Point(year=end), end=half.end)
        after = self._part(read.end, is_abbreviated=last.case == "bare") if not last.postposition else None
        return replace(read, end=after.end if after else read.end, part=after.part if after else part)

    def _century(self, place: int) -> Read | None:
        """Read ``XX საუკუნის``, ``მე-19 საუკუნე``, ``გასული საუკუნის`` (the last century, before a decade only)."""
        number, last_number, after = self.ordinal(place), None, place + 1
        if number is None and self.at(place).text in p.LAST_CENTURY and self.at(after).value == "100Y":
            return Read(Point(era="19XX"), after + 1, "century") if self._is_decade(after + 1) else None
        if number is not None and self.at(after).kind == "dash" and self.ordinal(after + 1) is not None:
            last_number = self.ordinal(after + 1)
            after += 2
        if number is None or self.at(after).value != "100Y" or not 1 <= number <= 21:
            return None
        if self.at(after).text.endswith(".") and number < p.FIRST_ABBREVIATED_CENTURY:
            return None
        last_point = Point(era=f"{last_number - 1:02}XX") if last_number else None
        return Read(Point(era=f"{number - 1:02}XX"), after + 1, "century", last_point)

    def with_noun(self, place: int, noun: Atom) -> Read | None:
        """Read the decade or century at ``place`` as if ``noun``, which it shares with another one, stood after it."""
        alone = Points([self.at(place), noun])
        return alone._era(0)

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
        return replace(last, point=Point(era=first), last_point=last.point) if last is not None and first else None

    def _single_decade(self, place: int, century: str) -> Read | None:
        """Read ``90-იანი წლების``, ``ოთხმოცდაათიანებში``, ``2000-იანი წლები``."""
        numeral = self.at(place).numeral
        era = _decade_of(numeral.value, century) if numeral is not None and self._is_decade(place) else ""
        is_named = self.at(place + 1).kind == "year"
        if not era or not (is_named or is_plural_decade(self.at(place).text)):
            return None
        return Read(Point(era=era), place + 1 + is_named, "decade")

    def _leaning(self, place: int) -> Read | None:
        """Read a date without a year, or one that refers to another: ``27 მაისს``, ``იმავე თვეში``, ``მეორე დღეს``."""
        steps = self._reference(place)
        if steps is not None:
            noun = self.at(place + 1)
            if steps == 0 and noun.kind == "season":
                return Read(Point(division=int(noun.value), steps=("Y", 0)), place + 2, "context")
            if noun.value == "1M" or (
                noun.value == "1D" and noun.number == "sg" and noun.case in ("dat", "gen", "ins")
            ):
                read = Read(Point(steps=(noun.value[1:], steps)), place + 2, "context")
                day = self.day_number(place + 2) if noun.value == "1M" and noun.case == "gen" else None
                if day is not None and self._ends_day(place + 2):
                    end = place + 3 + (self.at(place + 3).kind == "date_noun")
                    return replace(read, point=Point(steps=("M", steps), day=day), end=end)
                return read
        day = self.day_number(place)
        if day is not None and self.at(place + 1).kind == "date_noun" and self.at(place + 1).number == "sg":
            return Read(Point(day=day), place + 2, "context")
        if day is not None and self.at(place).postposition == "ში" and self.at(place).text[0].isdigit():
            return Read(Point(day=day), place + 1, "context")
        bare = self.day_month(place) or self._month(place) or self._season(place) or self._counted_division(place)
        if bare is None or bare.is_typo:
            return None
        is_division = bare.point.division is not None and bare.point.division > 12
        if is_division and self.at(bare.end - 1).postposition not in p.TEMPORAL:
            return None
        return replace(bare, rule=bare.rule if bare.rule == "day" else "context")

    def date(self, place: int) -> Read | None:
        """Read the longest date from ``place`` on; intervals and lists ask for the same places again."""
        if place not in self._dates:
            rules = (self._year_first, self._month_first, self._numeric, self._era, self._leaning)
            found = [read for rule in rules if (read := rule(place)) is not None]
            self._dates[place] = max(found, key=lambda read: read.end, default=None)
        return self._dates[place]

    def shorter(self, place: int, end: int) -> list[Read]:
        """Return what stands at ``place`` for itself and stops before ``end``: a year, a date without its year."""
        readings = (self.year(place), self._leaning(place))
        return [read for read in readings if read is not None and read.end < end]

    def no_year(self, place: int) -> str:
        """Return why four figures that could be a year are none; "" for any other atom."""
        year = self.year_number(place, first=p.FIRST_BARE_YEAR, last=p.LAST_BARE_YEAR)
        numeral = self.at(place).numeral
        if year is None or numeral is None or not numeral.figures:
            return ""
        before, after = self.at(place - 1), self.at(place + 1)
        if {before.text, self.at(place - 2).text} & p.REFERENCE_WORDS:
            return "reference"
        if before.kind in ("word", "other") and (after.text in p.CLOSING or after.kind == "close"):
            return "in-name"
        if "number" in (before.kind, after.kind):
            return "in-number"
        return "counted" if after.kind in ("word", "unit") else "bare-number"

    def bare_year(self, place: int) -> Read | None:
        """Read a number that is a year by its place alone.

        In brackets (``(2004)``), with -ში (in) or -დან (since), at the head of an entry before a colon or dash, at the
        end of one after a comma (a caption's, an imprint's), after a date in figures in a row of a table; and two of
        them joined by a dash.
        """
        atom, before, after = self.at(place), self.at(place - 1), self.at(place + 1)
        year = self.year_number(place, first=p.FIRST_BARE_YEAR, last=p.LAST_BARE_YEAR)
        if year is None or atom.numeral is None or not atom.numeral.figures:
            return None
        is_since = atom.postposition == "დან" and after.kind != "number"
        if atom.postposition == "ში" or is_since:
            return Read(Point(year=year), place + 1, "bare-year")
        is_cell = before.kind == "numeric_date" and after.kind in ("numeric_date", "dash", "break")
        if is_cell and not atom.case:
            return Read(Point(year=year), place + 1, "bare-year")
        if atom.case or (before.kind in ("number", "dash", "slash", "numeric_date") and not self.is_head(place)):
            return None
        if {before.text, self.at(place - 2).text} & p.REFERENCE_WORDS:
            return None
        last = self.range_end(place, year) if after.kind == "dash" else None
        is_round = year % 100 == 0 and last is not None and last % 100 == 0
        second = self.at(place + 2).numeral
        is_full = second is not None and len(second.figures) == 4
        if last is not None and is_full and not (is_round and self._is_counted(place + 3)):
            return Read(Point(year=year), place + 3, "bare-year", Point(year=last))
        is_bracketed = before.kind == "open" and after.kind == "close"
        opens = after.text == ":" or after.kind == "dash" or (after.kind == "word" and year % 100 != 0)
        is_entry = self.is_head(place) and opens and self.at(place + 2).kind != "number"
        is_item = before.text in p.SEPARATORS and self._ends_item(place + 1) and self.at(place - 2).kind != "number"
        return Read(Point(year=year), place + 1, "bare-year") if is_bracketed or is_entry or is_item else None

    def _ends_item(self, place: int) -> bool:
        """Tell whether a cell, an item of an enumeration or a sentence ends before an atom."""
        atom = self.at(place)
        is_enumerated = atom.text in p.SEPARATORS and self.at(place + 1).kind != "number"
        return atom.kind in ("break", "close") or atom.text == "." or is_enumerated

    def _is_counted(self, place: int) -> bool:
        """Tell whether a number before ``place`` may count what stands there."""
        return self.at(place).kind in ("word", "number", "unit", "other") and self.at(place).text not in (".", ":", ";")

    def range_end(self, place: int, first: int) -> int | None:
        """Return the second year of ``2004-2006``, ``2004–06``, ``1999/2000`` where ``place`` is the first."""
        if self.at(place + 1).kind not in ("dash", "slash"):
            return None
        numeral = self.at(place + 2).numeral
        if numeral is None or numeral.kind != "cardinal":
            return None
        last = self.year_number(place + 2)
        if last is None and len(numeral.figures) == 2 and numeral.value == int(numeral.value):
            last = first - first % 100 + int(numeral.value)
            last += 100 if last <= first and last % 100 < 50 else 0
        return last if last is not None and first < last else None


def _full_year(figures: str) -> int:
    """Return the year that two figures stand for, between 1950 and 2049."""
    return int(figures) + (2000 if int(figures) < p.FIRST_SHORT_YEAR else 1900)


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


def is_plural_decade(text: str) -> bool:
    """Tell whether a word formed with -იან- is plural: ``90-იანებში`` (in the nineties)."""
    return "იანებ" in text


def is_genitive(atom: Atom) -> bool:
    """Tell whether a word is a genitive, or a dative that looks the same: ``აგვისტოს`` (August's), ``ბოლოს``."""
    return atom.case == "gen" or (atom.case == "dat" and atom.text.endswith("ოს"))


def _half_of(era: str, *, second: bool) -> tuple[int, int]:
    """Return the first and last year of a half of a decade or century."""
    first, last = int(era.replace("X", "0")), int(era.replace("X", "9"))
    middle = first + (last - first + 1) // 2
    return (middle, last) if second else (first, middle - 1)
