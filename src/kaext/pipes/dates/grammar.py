"""The grammar of Georgian dates, durations and frequencies, over the atoms of a text.

Every rule is a method that reads from one atom on and returns what it found with the place after it, or None. The
word order is free where the language leaves it free: the year before or after the month, the part before or after the
period. A bound comes from the last word's ending or from the postposition that follows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kaext.ka.calendar import FIRST_HALF_YEAR, FIRST_QUARTER
from kaext.pipes.dates import patterns as p
from kaext.pipes.dates.atoms import Atom, misspelled_month
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

    ``last_point`` is the end of an interval; ``period`` the ISO 8601 value of durations and frequencies.
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


@dataclass(frozen=True, slots=True)
class _Read:
    """A date in the course of reading: ``end`` is the atom after it."""

    point: Point
    end: int
    rule: str
    last_point: Point | None = None
    part: DatePart = ""
    is_typo: bool = False


_PARTS: dict[str, DatePart] = {"start": "start", "mid": "mid", "end": "end"}
_NOTHING = Atom("break", 0, 0, "")


class Grammar:
    """Reads the atoms of a text.

    Parameters
    ----------
    atoms
        See :func:`kaext.pipes.dates.atoms.atoms`.
    """

    def __init__(self, atoms: Sequence[Atom]) -> None:
        self._atoms = atoms
        self._rules: tuple[Callable[[int], list[Found]], ...] = (
            self._frequency,
            self._year_list,
            self._day_list,
            self._interval,
            self._single,
            self._duration,
        )

    def found(self) -> Iterator[Found]:
        """Yield the expressions in text order; of the rules that apply at a place the longest wins, then the first."""
        place = 0
        while place < len(self._atoms):
            candidates = [found for rule in self._rules if (found := rule(place))]
            best = max(candidates, key=lambda found: found[-1].last, default=None)
            if best is None:
                place += 1
                continue
            yield from best
            place = best[-1].last

    def at(self, place: int) -> Atom:
        """Return the atom at ``place``; outside the text a break."""
        return self._atoms[place] if 0 <= place < len(self._atoms) else _NOTHING

    # Numbers

    def _integer(self, place: int) -> int | None:
        """Return the value of a plain whole number: no ordinal, no ending that bounds, no separators, no scale."""
        numeral = self.at(place).numeral
        if numeral is None or self.at(place).kind != "number" or numeral.value != int(numeral.value):
            return None
        if numeral.figures and (numeral.scale != 1 or not numeral.figures.isdigit()):
            return None
        return int(numeral.value)

    def _year_number(self, place: int, *, first: int = p.FIRST_YEAR, last: int = p.LAST_YEAR) -> int | None:
        """Return the year that a number may be: four figures, or in words."""
        value = self._integer(place)
        numeral = self.at(place).numeral
        if value is None or numeral is None or not first <= value <= last or numeral.kind != "cardinal":
            return None
        return value if not numeral.figures or len(numeral.figures) == 4 else None

    def _day_number(self, place: int) -> int | None:
        numeral = self.at(place).numeral
        value = self._integer(place)
        if numeral is None or value is None or not 1 <= value <= 39 or numeral.kind not in ("cardinal", "ordinal"):
            return None
        if numeral.figures and len(numeral.figures) > 2:
            return None
        return value

    def _ordinal(self, place: int) -> int | None:
        numeral = self.at(place).numeral
        if numeral is None or numeral.kind not in ("ordinal", "roman"):
            return None
        return int(numeral.value)

    # Years

    def _year(self, place: int) -> _Read | None:
        """Read a year with the word that says so: ``2004 წლის``, ``2004/2005 სასწავლო წელს``, ``იმავე წელს``."""
        steps = self._reference(place)
        if steps is not None and self.at(place + 1).kind == "year":
            return _Read(Point(steps=("Y", steps)), place + 2, "context")
        year = self._year_number(place)
        if year is None or self.at(place).postposition:
            return None
        after = place + 1
        if self.at(after).text in p.YEAR_ADJECTIVES:
            after += 1
        if self.at(after).kind != "year":
            return None
        return _Read(Point(year=year), after + 1, "year")

    def _reference(self, place: int) -> int | None:
        """Return how many periods later than the last one a determiner points: same 0, next 1, previous -1."""
        text = self.at(place).text
        if text in p.SAME:
            return 0
        if text in p.NEXT:
            return 1
        return -1 if text in p.PREVIOUS else None

    def _short_year(self, place: int) -> int | None:
        """Return a year of two figures where only a year can stand: before წლის and a month."""
        numeral = self.at(place).numeral
        if numeral is None or len(numeral.figures) != 2 or numeral.kind != "cardinal" or numeral.scale != 1:
            return None
        value = int(numeral.figures)
        return value + (2000 if value < 50 else 1900)

    # Dates with a year

    def _year_first(self, place: int) -> _Read | None:
        start = place
        adjective = self.at(place).kind == "part_adjective"
        part = _PARTS[self.at(place).value] if adjective else ""
        start += adjective
        year = self._year(start)
        if year is None:
            short = self._short_year(start)
            if short is None or self.at(start + 1).kind != "year":
                return None
            rest = self._rest(start + 2)
            if rest is None or rest.point.division is None:
                return None
            return replace(rest, point=replace(rest.point, year=short))
        after = year.end
        last = self.at(after - 1)
        if last.postposition:
            return replace(year, part=part)
        comma = self.at(after).kind == "comma"
        rest = self._rest(after + comma, is_abbreviated=last.text.startswith("წ") and last.case == "bare")
        if rest is None or (comma and rest.rule not in ("month-year", "day")):
            return replace(year, part=part)
        rule = year.rule if year.rule == "context" else rest.rule
        point = replace(rest.point, year=year.point.year, steps=year.point.steps)
        last_point = rest.last_point and replace(rest.last_point, year=year.point.year, steps=year.point.steps)
        return replace(rest, point=point, last_point=last_point, rule=rule, part=rest.part or part)

    def _rest(self, place: int, *, is_abbreviated: bool = False) -> _Read | None:
        """Read what may follow a year: day and month, month and day, a division of the year, a part."""
        return (
            self._day_month(place)
            or self._month(place)
            or self._season(place)
            or self._counted_division(place)
            or self._part(place, is_abbreviated=is_abbreviated)
        )

    def _day_month(self, place: int) -> _Read | None:
        """Read ``28 ივნისს``, ``5-17 ივნისს``, ``პირველ ივნისს``, with the part left to none."""
        day = self._day_number(place)
        if day is None:
            return None
        after, last_day = place + 1, None
        if self.at(after).kind == "dash":
            last_day = self._day_number(after + 1)
            after += 2
            if last_day is None:
                return None
        elif self.at(after).kind == "date_noun":
            after += 1
        month = self._month_name(after)
        if month is None or self.at(place).postposition:
            return None
        point = Point(division=month, day=day)
        last_point = Point(division=month, day=last_day) if last_day else None
        return _Read(point, after + 1, "day", last_point, is_typo=self.at(after).kind == "word")

    def _month_name(self, place: int) -> int | None:
        atom = self.at(place)
        if atom.kind == "month":
            return int(atom.value)
        near = misspelled_month(atom.text) if atom.kind == "word" else None
        return int(near.value) if near else None

    def _month(self, place: int) -> _Read | None:
        """Read a month, with what may follow: its day, a second month, თვე (month), a part."""
        month = self._month_name(place)
        if month is None:
            return None
        is_typo = self.at(place).kind == "word"
        after = place + 1
        if self.at(after).value == "1M" and self.at(place).case == "gen":
            after += 1
        if self.at(after).kind == "dash" and self.at(place).case in ("bare", "nom") and not is_typo:
            second = self.at(after + 1)
            if second.kind == "month":
                last_point = Point(division=int(second.value))
                return _Read(Point(division=month), after + 2, "month-year", last_point)
        if self.at(place).case == "gen" and not is_typo:
            day = self._day_number(after)
            if day is not None and self._ends_day(after):
                after += 1 + (self.at(after + 1).kind == "date_noun")
                return _Read(Point(division=month, day=day), after, "day")
            part = self._part(after)
            if part is not None:
                return replace(part, point=Point(division=month), rule="month-year")
        return _Read(Point(division=month), after, "month-year", is_typo=is_typo)

    def _ends_day(self, place: int) -> bool:
        """Tell whether the number after a month's genitive is its day: it has an ending, or nothing is counted by it."""
        following = self.at(place + 1)
        numeral = self.at(place).numeral
        glued = numeral is not None and bool(numeral.figures) and bool(numeral.case)
        return glued or following.kind in ("date_noun", "break", "comma", "close", "dash") or following.text == "."

    def _season(self, place: int) -> _Read | None:
        atom = self.at(place)
        if atom.kind != "season":
            return None
        point = Point(division=int(atom.value))
        second = self.at(place + 2)
        if self.at(place + 1).kind == "dash" and second.kind == "season" and atom.case in ("bare", "nom"):
            return _Read(point, place + 3, "division", Point(division=int(second.value)))
        part = self._part(place + 1) if atom.case == "gen" else None
        if part is not None:
            return replace(part, point=point, rule="division")
        return _Read(point, place + 1, "division")

    def _counted_division(self, place: int) -> _Read | None:
        """Read a quarter or half of a year: ``მეოთხე კვარტალში``, ``I-II კვარტალში``, ``მეორე ნახევარში``."""
        number, last_number, after = self._ordinal(place), None, place + 1
        if number is None and self.at(place).text in ("ბოლო", "ბოლოს") and self.at(after).kind == "quarter":
            number = 4
        if number is not None and self.at(after).kind in ("dash", "and") and self._ordinal(after + 1) is not None:
            last_number = self._ordinal(after + 1)
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
        return _Read(Point(division=base + number - 1), after + 1, "division", last_point)

    def _part(self, place: int, *, is_abbreviated: bool = False) -> _Read | None:
        """Read a part of the period before it: ``დასაწყისში``, ``შუა ხანებში``, ``ბოლოსათვის``."""
        atom = self.at(place)
        following = self.at(place + 1)
        filler = following.kind in ("word", "date_noun", "unit", "year") and bool(
            p.FILLER_FORM.fullmatch(following.text)
        )
        if atom.kind == "number":
            first = self._ordinal(place) == 1 and following.kind == "date_noun"
            return _Read(Point(), place + 2, "part", part="start") if first else None
        if atom.kind == "part_adjective" and filler:
            return _Read(Point(), place + 2, "part", part=_PARTS[atom.value])
        if atom.kind != "part":
            return None
        part = _PARTS[atom.value]
        if atom.text in ("შუა", "ბოლო") and filler:
            return _Read(Point(), place + 2, "part", part=part)
        # "the last summit of 2008": an attribute of the noun that follows, no part of the year.
        if atom.text == "ბოლო" and following.kind in ("word", "number") and not is_abbreviated:
            return None
        return _Read(Point(), place + 1, "part", part=part)

    def _month_first(self, place: int) -> _Read | None:
        """Read a date with the year last: ``28 ივნისს, 2004 წელს``, ``ივნისი 2004``."""
        read = self._day_month(place) or self._month(place) or self._season(place)
        if read is None or self.at(read.end - 1).postposition:
            return None
        after = read.end + (self.at(read.end).kind == "comma")
        year = self._year(after)
        if year is None and read.rule != "division" and self.at(read.end - 1).case in ("nom", "bare"):
            year = self._bare_year(after)
        if year is None:
            return None
        point = replace(read.point, year=year.point.year, steps=year.point.steps)
        last_point = read.last_point and replace(read.last_point, year=year.point.year, steps=year.point.steps)
        rule = "context" if year.rule == "context" else read.rule
        return replace(read, point=point, last_point=last_point, end=year.end, rule=rule)

    def _bare_year(self, place: int) -> _Read | None:
        """Read four figures after a month; not where they count something."""
        year = self._year_number(place, first=p.FIRST_BARE_YEAR, last=p.LAST_BARE_YEAR)
        numeral = self.at(place).numeral
        if year is None or numeral is None or not numeral.figures:
            return None
        if self.at(place + 1).kind in ("word", "unit", "number") and not self.at(place).case:
            return None
        return _Read(Point(year=year), place + 1, "year")

    def _numeric(self, place: int) -> _Read | None:
        """Read ``12.03.2007`` (day before month), ``2007/3/12``, with წ. or წელი after it."""
        atom = self.at(place)
        match = p.NUMERIC_DATE.match(atom.text) if atom.kind == "numeric_date" else None
        if match is None:
            return None
        if match["year"]:
            year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
        else:
            day, month, year = int(match["first"]), int(match["second"]), int(match["last"])
            if len(match["last"]) == 2:
                year += 2000 if year < 50 else 1900
        after = place + 1 + (self.at(place + 1).kind == "year")
        return _Read(Point(year=year, division=month, day=day), after, "numeric")

    # Decades and centuries

    def _era(self, place: int) -> _Read | None:
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
        if half is not None and half.point.division in (FIRST_HALF_YEAR, FIRST_HALF_YEAR + 1):
            first, end = _half_of(read.point.era, second=half.point.division != FIRST_HALF_YEAR)
            return replace(read, point=Point(year=first), last_point=Point(year=end), end=half.end)
        after = self._part(read.end, is_abbreviated=last.case == "bare") if not last.postposition else None
        return replace(read, end=after.end if after else read.end, part=after.part if after else part)

    def _century(self, place: int) -> _Read | None:
        """Read ``XX საუკუნის``, ``მე-19 საუკუნე``, ``გასული საუკუნის`` (the last century, before a decade only)."""
        number, last_number, after = self._ordinal(place), None, place + 1
        if number is None and self.at(place).text in ("გასული", "გასულ", "წინა") and self.at(after).value == "100Y":
            return _Read(Point(era="19XX"), after + 1, "century") if self._is_decade(after + 1) else None
        if number is not None and self.at(after).kind == "dash" and self._ordinal(after + 1) is not None:
            last_number = self._ordinal(after + 1)
            after += 2
        if number is None or self.at(after).value != "100Y" or not 1 <= number <= 21:
            return None
        last_point = Point(era=f"{last_number - 1:02}XX") if last_number else None
        return _Read(Point(era=f"{number - 1:02}XX"), after + 1, "century", last_point)

    def _is_decade(self, place: int) -> bool:
        numeral = self.at(place).numeral
        return numeral is not None and numeral.kind == "having"

    def _decade(self, place: int, century: str) -> _Read | None:
        """Read ``90-იანი წლების``, ``ოთხმოცდაათიანებში``, ``2000-იანი წლები``; without a century the 1930s to 2020s."""
        numeral = self.at(place).numeral
        if numeral is None or not self._is_decade(place) or numeral.value % 10:
            return None
        years = int(numeral.value)
        is_plural = regex_plural(self.at(place).text)
        if self.at(place + 1).kind == "year":
            end = place + 2
        elif is_plural:
            end = place + 1
        else:
            return None
        if years < 100:
            base = int(century[:2]) if century else (20 if years < 30 else 19)
            return _Read(Point(era=f"{base:02}{years // 10}X"), end, "decade")
        if p.FIRST_YEAR <= years <= p.LAST_YEAR:
            return _Read(Point(era=f"{years // 10}X"), end, "decade")
        return None

    # Dates that lean on what was said before

    def _leaning(self, place: int) -> _Read | None:
        """Read a date without a year, or one that refers to another: ``27 მაისს``, ``იმავე თვეში``, ``მეორე დღეს``."""
        steps = self._reference(place)
        if steps is not None:
            noun = self.at(place + 1)
            if noun.value == "1M" or (noun.value == "1D" and noun.case in ("dat", "gen")):
                read = _Read(Point(steps=(noun.value[1:], steps)), place + 2, "context")
                day = self._day_number(place + 2) if noun.value == "1M" and noun.case == "gen" else None
                if day is not None and self._ends_day(place + 2):
                    end = place + 3 + (self.at(place + 3).kind == "date_noun")
                    return replace(read, point=Point(steps=("M", steps), day=day), end=end)
                return read
        read = self._day_month(place) or self._month(place) or self._season(place) or self._counted_division(place)
        if read is None or read.is_typo:
            return None
        return replace(read, rule=read.rule if read.rule == "day" else "context")

    def _date(self, place: int) -> _Read | None:
        """Read the longest date from ``place`` on."""
        rules = (self._year_first, self._month_first, self._numeric, self._era, self._leaning)
        found = [read for rule in rules if (read := rule(place)) is not None]
        return max(found, key=lambda read: read.end, default=None)

    def _bare(self, place: int) -> _Read | None:
        """Read a number that is a year by its place alone: ``(2004)``, ``2004-ში``, ``(2004-2006)``."""
        year = self._year_number(place, first=p.FIRST_BARE_YEAR, last=p.LAST_BARE_YEAR)
        numeral = self.at(place).numeral
        if year is None or numeral is None or not numeral.figures:
            return None
        if self.at(place).postposition == "ში":
            return _Read(Point(year=year), place + 1, "bare-year")
        if self.at(place - 1).kind != "open" or self.at(place).case:
            return None
        if self.at(place + 1).kind == "close":
            return _Read(Point(year=year), place + 1, "bare-year")
        last = self._range_end(place, year)
        if last is not None and self.at(place + 3).kind == "close":
            return _Read(Point(year=year), place + 3, "bare-year", Point(year=last))
        return None

    # Whole expressions

    def _single(self, place: int) -> list[Found]:
        read = self._date(place) or self._bare(place)
        if read is None:
            return []
        return [self._closed(place, read)]

    def _closed(self, first: int, read: _Read) -> Found:
        """Add the bound and the words that close the expression."""
        bound, end = self._bound(read.end)
        return Found(
            first, end, read.rule, "date", read.point, read.last_point, "", bound, read.part, read.is_typo
        )  # fmt: skip

    def _bound(self, end: int) -> tuple[DateBound, int]:
        """Return the bound that the expression before ``end`` carries, and where it ends then."""
        last, following = self.at(end - 1), self.at(end)
        if last.postposition == "დან":
            return "since", end
        if last.postposition == "მდე":
            return "until", end
        if last.postposition == "თვის":
            return "by", end
        if last.case in ("gen", "bare") and not last.postposition:
            if following.kind == "after":
                return "after", end + 1
            if following.kind == "through":
                return "until", end + 1
            if following.kind == "during":
                return "", end + 1
        if following.kind == "between" and last.case in ("gen", "dat") and last.number == "pl":
            return "", end + 1
        return "", end

    def _range_end(self, place: int, first: int) -> int | None:
        """Return the second year of ``2004-2006``, ``2004–06``, ``1999/2000`` where ``place`` is the first."""
        if self.at(place + 1).kind not in ("dash", "slash"):
            return None
        numeral = self.at(place + 2).numeral
        if numeral is None or numeral.kind != "cardinal":
            return None
        last = self._year_number(place + 2)
        if last is None and len(numeral.figures) == 2 and numeral.value == int(numeral.value):
            last = first - first % 100 + int(numeral.value)
            last += 100 if last <= first and last % 100 < 50 else 0
        return last if last is not None and first < last else None

    def _year_list(self, place: int) -> list[Found]:
        """Read years that share one word: ``1999, 2000 და 2002-2004 წლებში``; also one interval alone."""
        items: list[tuple[int, int, Point, Point | None]] = []
        after = place
        while (year := self._year_number(after)) is not None and not self.at(after).postposition:
            last = self._range_end(after, year)
            end = after + (3 if last else 1)
            items.append((after, end, Point(year=year), Point(year=last) if last else None))
            if self.at(end).kind not in ("comma", "and", "slash") or self._year_number(end + 1) is None:
                after = end
                break
            after = end + 1
        after += self.at(after).text in p.YEAR_ADJECTIVES
        if not items or self.at(after).kind != "year" or (len(items) == 1 and items[0][3] is None):
            return []
        bound, end = self._bound(after + 1)
        if len(items) == 2 and self.at(end - 1).kind == "between":
            return [Found(place, end, "interval", "date", items[0][2], items[1][2])]
        return [
            Found(start, end if index == len(items) - 1 else stop, "interval" if last_point else "list", "date",
                  point, last_point, "", bound if index == len(items) - 1 else "")
            for index, (start, stop, point, last_point) in enumerate(items)
        ]  # fmt: skip

    def _day_list(self, place: int) -> list[Found]:
        """Read days that share one month: ``2004 წლის 5, 12 და 19 ივნისს``."""
        year = self._year(place)
        start = year.end if year and not self.at(year.end - 1).postposition else place
        days: list[tuple[int, int]] = []
        after = start
        while (day := self._day_number(after)) is not None and not self.at(after).postposition:
            days.append((after, day))
            if self.at(after + 1).kind not in ("comma", "and"):
                break
            after += 2
        month = self._month_name(after + 1)
        if len(days) < 2 or month is None or self.at(after + 1).kind != "month":
            return []
        last = self._date(after)
        if last is None or days[-1][0] != after:
            return []
        point = last.point if last.point.year is not None or year is None else replace(year.point, division=month)
        found = [
            Found(place if index == 0 else at, at + 1, "list", "date", replace(point, division=month, day=day))
            for index, (at, day) in enumerate(days[:-1])
        ]
        closing = self._closed(after, last)
        return [*found, replace(closing, rule="list", point=replace(point, division=month, day=days[-1][1]))]

    def _interval(self, place: int) -> list[Found]:
        """Read two dates joined by a dash, by -დან … -მდე (from … to), or by და … შორის (between … and)."""
        left = self._date(place) or self._open_end(place)
        if left is None or left.last_point is not None:
            return []
        joint = self.at(left.end)
        since = self.at(left.end - 1).postposition == "დან"
        start = left.end
        if joint.kind == "dash" and not self.at(left.end - 1).postposition:
            start += 1
        elif since:
            start += self.at(start).kind == "beginning"
            start += self.at(start).kind in ("dash", "and")
        elif joint.kind == "and":
            start += 1
        else:
            return []
        right = self._date(start)
        if right is None or right.last_point is not None:
            return []
        bound, end = self._bound(right.end)
        if since and bound != "until":
            return []
        if joint.kind == "and" and not since:
            if self.at(right.end).kind != "between":
                return []
            end = right.end + 1
        if self.at(end).kind in ("between", "during") and self.at(end - 1).kind != "through":
            end += 1
        point, last_point = _filled(left.point, right.point)
        is_typo = left.is_typo or right.is_typo
        return [Found(place, end, "interval", "date", point, last_point, part="", is_typo=is_typo)]

    def _open_end(self, place: int) -> _Read | None:
        """Read the number that opens an interval and leaves its unit to the end: ``5-დან 17 ივნისამდე``."""
        if self.at(place).postposition != "დან":
            return None
        year = self._year_number(place, first=p.FIRST_BARE_YEAR, last=p.LAST_BARE_YEAR)
        if year is not None:
            right = self._date(place + 1)
            return _Read(Point(year=year), place + 1, "year") if right and right.point.year else None
        day = self._day_number(place)
        right = self._date(place + 1) if day is not None else None
        return _Read(Point(day=day), place + 1, "day") if right and right.point.day else None

    # Durations and frequencies

    def _duration(self, place: int) -> list[Found]:
        adjective = self._of_length(place)
        if adjective is not None:
            return adjective
        amounts, after = self._amounts(place)
        noun = self.at(after)
        if not amounts or not _is_period(noun) or not self._is_length(place, after):
            return []
        periods = [period for amount in amounts if (period := _period(amount, noun.value))]
        if len(periods) != len(amounts):
            return []
        end = after + 1
        bound: DateBound = "until" if noun.postposition == "მდე" else ""
        following = self.at(end)
        if following.kind in ("during", "term") and noun.case in ("gen", "nom", "adv"):
            end += 1
        elif following.kind in ("after", "earlier", "later") and noun.case in ("gen", "ins") and not noun.postposition:
            return self._offset(place, end + 1, amounts, noun, following.kind == "earlier", "/".join(periods))
        elif following.kind == "between" and noun.number == "pl":
            return []
        return [Found(place, end, "duration", "duration", period="/".join(periods), bound=bound)]

    def _offset(
        self, place: int, end: int, amounts: list[Decimal], noun: Atom, is_earlier: bool, period: str
    ) -> list[Found]:
        """Return ``two years later``: a step from the date before where there is one, else a length with a bound."""
        unit = noun.value[-1]
        bound: DateBound = "before" if is_earlier else "after"
        is_step = len(amounts) == 1 and noun.value in ("1Y", "1M", "1D") and amounts[0] == int(amounts[0])
        steps = (unit, int(amounts[0]) * (-1 if is_earlier else 1)) if is_step else None
        return [Found(place, end, "relative", "duration", Point(steps=steps), None, period, bound)]

    def _amounts(self, place: int) -> tuple[list[Decimal], int]:
        """Return the number, or the two ends of a range (``5-7``, ``ორ-სამ``, ``ორიდან სამ``), and the place after."""
        first = self.at(place)
        if first.kind == "unit" and first.value == "":
            return [], place
        if first.numeral is None or first.kind != "number" or first.numeral.kind not in ("cardinal",):
            return [], place
        joint, second = self.at(place + 1), self.at(place + 2).numeral
        if joint.kind == "dash" and second is not None and second.kind == "cardinal" and not first.postposition:
            return [first.numeral.value, second.value], place + 3
        following = self.at(place + 1).numeral
        if first.postposition == "დან" and following is not None and following.kind == "cardinal":
            return [first.numeral.value, following.value], place + 2
        if first.postposition:
            return [], place
        return [first.numeral.value], place + 1

    def _is_length(self, place: int, noun_place: int) -> bool:
        """Tell whether a number before a unit states a length: not a clock time, an age, or "one day" of a tale."""
        noun, following = self.at(noun_place), self.at(noun_place + 1)
        number = self.at(place)
        if noun.value.startswith("T") and noun.postposition in ("ზე", "დან", "მდე", "თვის"):
            return False
        if noun.value == "1Y" and noun.case in ("gen", "adv") and p.PERSON.fullmatch(following.text):
            return False
        if number.text in ("ერთ", "ერთმა") and noun.case in ("dat", "erg") and not noun.postposition:
            return False
        return not (noun.kind == "year" and noun.text.startswith("წ.")) and number.text != "მეორე"

    def _of_length(self, place: int) -> list[Found] | None:
        """Read ``ორწლიანი`` (of two years), ``18-თვიანი``, ``ორ-სამთვიანი``."""
        atom = self.at(place)
        end = place
        amounts: list[Decimal] = []
        if atom.kind == "of_length" and atom.amount:
            amounts, end = [Decimal(str(atom.amount))], place + 1
        elif atom.kind == "number" and atom.numeral is not None and atom.numeral.kind == "cardinal":
            after = place + 1 + (self.at(place + 1).kind == "dash")
            second = self.at(after)
            if second.kind == "of_length":
                own = Decimal(str(second.amount))
                amounts = [atom.numeral.value, own] if second.amount else [atom.numeral.value]
                end = after + 1
            elif second.kind == "number" and second.numeral is not None:
                last = after + 1 + (self.at(after + 1).kind == "dash")
                if self.at(last).kind == "of_length" and not self.at(last).amount:
                    amounts, end = [atom.numeral.value, second.numeral.value], last + 1
        if not amounts:
            return None
        unit = self.at(end - 1).value
        periods = [period for amount in amounts if (period := _period(amount, unit))]
        end += self.at(end).kind == "term"
        if len(periods) != len(amounts):
            return None
        return [Found(place, end, "duration", "duration", period="/".join(periods))]

    def _frequency(self, place: int) -> list[Found]:
        period, end = self._every(place) or self._times_in(place) or ("", place)
        return [Found(place, end, "frequency", "set", period=period)] if period else []

    def _every(self, place: int) -> tuple[str, int] | None:
        """Read ``ყოველწლიურად``, ``ყოველ ორ წელიწადში (ერთხელ)``, ``ყოველ მეორე წელს``, ``ყოველი წლის ივნისში``."""
        atom = self.at(place)
        if atom.kind == "daily":
            return "P1D", place + 1
        if atom.kind == "frequency":
            if atom.value == "1D" and p.EVERYDAY.fullmatch(self.at(place + 1).text):
                return None
            return f"P{atom.value}", place + 1
        if atom.kind != "every":
            return None
        count, after = Decimal(1), place + 1
        numeral = self.at(after).numeral
        if numeral is not None and numeral.kind in ("cardinal", "ordinal") and not self.at(after).postposition:
            count, after = numeral.value, after + 1
        noun = self.at(after)
        value = {"month": "1Y", "season": "1Y", "weekday": "1W"}.get(noun.kind, noun.value)
        day = self._day_month(place + 1)
        if day is not None:
            return "P1Y", day.end
        if not (_is_period(noun) or noun.kind in ("month", "season", "weekday")):
            return None
        period, end = _period(count, value), after + 1
        rest = self._rest(end) if noun.value == "1Y" and noun.case == "gen" and count == 1 else None
        end = rest.end if rest else end
        return (period, end + self._is_once(end)) if period else None

    def _is_once(self, place: int) -> bool:
        numeral = self.at(place).numeral
        return numeral is not None and numeral.kind == "times" and numeral.value == 1

    def _times_in(self, place: int) -> tuple[str, int] | None:
        """Read how often in a period, in both orders: ``წელიწადში ორჯერ``, ``ორჯერ წელიწადში``, ``სამ თვეში ერთხელ``."""
        times, after = self._times(place)
        if times:
            count, noun_place = self._count(after)
            noun = self.at(noun_place)
            if not _is_period(noun) or noun.postposition != "ში":
                return None
            end = noun_place + 1
        else:
            count, noun_place = self._count(place)
            noun = self.at(noun_place)
            if not _is_period(noun) or noun.postposition != "ში":
                return None
            times, end = self._times(noun_place + 1)
            if not times:
                return None
        periods = [period for n in reversed(times) if (period := _divided(noun.value, count, n))]
        return ("/".join(periods), end) if len(periods) == len(times) else None

    def _count(self, place: int) -> tuple[Decimal, int]:
        numeral = self.at(place).numeral
        if numeral is not None and self.at(place).kind == "number" and numeral.kind == "cardinal":
            return numeral.value, place + 1
        return Decimal(1), place

    def _times(self, place: int) -> tuple[list[int], int]:
        """Return the times of ``ორჯერ`` or of ``ორ-სამჯერ``, and the place after."""
        numeral = self.at(place).numeral
        if numeral is None:
            return [], place
        if numeral.kind == "times":
            return [int(numeral.value)], place + 1
        second = self.at(place + 2).numeral
        if self.at(place + 1).kind == "dash" and second is not None and second.kind == "times":
            return [int(numeral.value), int(second.value)], place + 3
        return [], place


def regex_plural(text: str) -> bool:
    """Tell whether a word formed with -იან- is plural: ``90-იანებში`` (in the nineties)."""
    return "იანებ" in text


def _is_period(atom: Atom) -> bool:
    return atom.kind in ("unit", "year", "quarter", "half_year", "century")


def _period(amount: Decimal, unit: str) -> str:
    """Return ``amount`` units as an ISO 8601 duration in whole numbers, "" where there is none."""
    if not unit:
        return ""
    time, size = ("T", unit[1:]) if unit.startswith("T") else ("", unit)
    number, designator = Decimal(size[:-1] or "1") * amount, size[-1]
    smaller = {"Y": ("M", 12), "W": ("D", 7), "D": ("H", 24), "H": ("M", 60)}
    if number != int(number) and designator in smaller:
        time = "T" if designator == "D" else time
        designator, factor = smaller[designator]
        number *= factor
    if number != int(number) or not 0 < number < 100_000:
        return ""
    return f"P{time}{int(number)}{designator}"


def _divided(unit: str, count: Decimal, times: int) -> str:
    """Return the period of what happens ``times`` times in ``count`` units."""
    if not unit or times < 1:
        return ""
    exact = _period(count / times, unit) if (count * 10_000 / times) % 1 == 0 else ""
    if exact or unit[-1] not in "YMWD" or unit.startswith("T"):
        return exact
    for designator, per in (("M", {"Y": 12}), ("D", {"Y": 365, "M": 30, "W": 7}), ("H", {"W": 168, "D": 24})):
        number = Decimal(unit[:-1]) * count * per.get(unit[-1], 0) / times
        if number >= 1 and (number == int(number) or designator == "H" or (designator == "D" and unit[-1] == "Y")):
            return f"P{'T' if designator == 'H' else ''}{round(number)}{designator}"
    return ""


def _half_of(era: str, *, second: bool) -> tuple[int, int]:
    """Return the first and last year of a half of a decade or century."""
    first, last = int(era.replace("X", "0")), int(era.replace("X", "9"))
    middle = first + (last - first + 1) // 2
    return (middle, last) if second else (first, middle - 1)


def _filled(left: Point, right: Point) -> tuple[Point, Point]:
    """Give each end of an interval what only the other says: ``28 ივნისი - 3 ივლისი 2004``."""
    if left.day is not None and left.division is None:
        left = replace(left, division=right.division)
    backwards = left.division is not None and right.division is not None and left.division > right.division
    if left.year is None and not left.era and left.steps is None:
        year = right.year - 1 if right.year is not None and backwards else right.year
        left = replace(left, year=year, steps=right.steps)
    elif right.year is None and not right.era and right.steps is None:
        year = left.year + 1 if left.year is not None and backwards else left.year
        right = replace(right, year=year, steps=left.steps)
    return left, right
