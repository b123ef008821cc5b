"""The grammar of Georgian dates, durations and frequencies, over the atoms of a text.

Every rule is a method that reads from one atom on and returns what it found with the place after it, or None. The
word order is free where the language leaves it free: the year before or after the month, the part before or after the
period. A bound comes from the last word's ending or from the postposition that follows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kaext.pipes.dates import patterns as p
from kaext.pipes.dates.atom import Atom
from kaext.pipes.dates.periods import Periods, misspelled_times
from kaext.pipes.dates.points import Points
from kaext.pipes.dates.readings import Found, Point, Read, Words, is_genitive
from kaext.pipes.values import DateBound

# Years or days that may share one word.
_MAX_LIST = 12
_MONTHS = 12


class Grammar:
    """Reads the atoms of a text.

    Parameters
    ----------
    atoms
        See :func:`kaext.pipes.dates.atoms.atoms`.
    """

    def __init__(self, atoms: Sequence[Atom]) -> None:
        self._words = Words(atoms)
        self._points = Points(self._words)
        self._periods = Periods(self._words, self._points.divisions)
        self.at = self._words.at
        self._atoms = atoms

    def found(self) -> Iterator[Found]:
        """Yield the expressions in text order; of the rules that apply at a place the longest wins, then the first.

        After it come what it was preferred to and, where nothing stands, what was considered: ``ruled_out`` says why.
        """
        # Kept as an attribute, its own methods would keep the grammar and all atoms alive until cycles are looked for.
        rules: tuple[Callable[[int], list[Found]], ...] = (
            self._periods.frequency,
            self._year_list,
            self._day_list,
            self._era_list,
            self._interval,
            self._single,
            self._periods.duration,
        )
        after = 0
        for place in self._beginnings():
            if place < after:
                continue
            candidates = [found for rule in rules if (found := rule(place))]
            standing = [found for found in candidates if not found[-1].ruled_out]
            best = max(standing, key=lambda found: found[-1].last, default=None)
            if best is None:
                yield from (found for candidate in candidates for found in candidate)
                yield from self._no_date(place)
                continue
            yield from best
            yield from self._beaten(place, best, candidates)
            after = best[-1].last

    def _beaten(self, place: int, best: list[Found], candidates: list[list[Found]]) -> Iterator[Found]:
        """Yield the other readings of the place where ``best`` begins."""
        for candidate in candidates:
            if candidate is not best:
                yield from (found if found.ruled_out else found._replace(ruled_out="shorter") for found in candidate)
        for read in self._points.shorter(place, best[0].last):
            yield self._closed(place, read)._replace(ruled_out="shorter")
        if best[0].rule == "numeric" and p.MAY_BE_MONTH_FIRST.match(self.at(place).text):
            yield from _month_before_day(best[0])

    def _no_date(self, place: int) -> Iterator[Found]:
        """Yield a date in figures or a year that is none, with the reason."""
        if self.at(place).kind == "reference":
            yield self._closed(place, self._points.in_figures(place))._replace(ruled_out="reference")
        elif reason := self._points.no_year(place):
            year = self._words.year_number(place)
            yield Found(place, place + 1, "bare-year", point=Point(year=year), ruled_out=reason)

    def _beginnings(self) -> Iterator[int]:
        """Yield where an expression may begin: most words begin none, and need not go through the rules."""
        kinds = [*[atom.kind for atom in self._atoms], "break", "break"]
        for place, kind in enumerate(kinds[:-2]):
            if kind in p.FIRST_BEFORE_NUMBERS:
                following = kinds[place + 1] if kinds[place + 1] != "comma" else kinds[place + 2]
                if self._atoms[place].text in p.OPENERS or (following == "number" and self._may_be_misspelled(place)):
                    yield place
            elif kind not in p.NEVER_FIRST:
                yield place

    def _may_be_misspelled(self, place: int) -> bool:
        """Return whether a word before a number may be meant for one that opens a date: a part of a year, "twice"."""
        atom = self.at(place)
        return atom.kind == "word" and (self.at(place - 1).kind == "year" or misspelled_times(atom.text) > 0)

    def _single(self, place: int) -> list[Found]:
        read = self._points.date(place) or self._points.bare_year(place)
        if read is None:
            return []
        return [self._closed(place, read)]

    def _closed(self, first: int, read: Read) -> Found:
        """Add the bound and the words that close the expression."""
        bound, end = self._bound(read.end)
        if read.last_point is not None and bound == "until":
            bound = ""
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
        if (is_genitive(last) or last.case == "bare") and not last.postposition:
            if following.kind == "after":
                return "after", end + 1
            if following.kind == "through":
                return "until", end + 1
            if following.text == p.BEFORE and not following.case:
                return "before", end + 1
            if following.kind == "during":
                return "", end + 1
        is_between = last.case == "dat" or (last.case == "gen" and following.text == p.IN_BETWEEN)
        if following.kind == "between" and is_between and last.number == "pl":
            return "", end + 1
        return "", end

    def _year_list(self, place: int) -> list[Found]:
        """Read years that share one word: ``1999, 2000 და 2002-2004 წლებში``; also one interval alone."""
        items: list[tuple[int, int, Point, Point | None]] = []
        after = place
        while len(items) < _MAX_LIST and (year := self._words.year_number(after)) and not self.at(after).postposition:
            last = self._words.range_end(after, year)
            end = after + (3 if last else 1)
            unjoined = self._words.year_number(after + 1)
            if unjoined is not None and unjoined > year and self.at(after + 2).number == "pl":
                # A dash is lost: 2005 2013 წლებში.
                last, end = unjoined, after + 2
            items.append((after, end, Point(year=year), Point(year=last) if last else None))
            if self.at(end).kind not in ("comma", "and", "slash") or self._words.year_number(end + 1) is None:
                after = end
                break
            after = end + 1
        after += self.at(after).text in p.YEAR_ADJECTIVES
        if not items or self.at(after).kind != "year" or (len(items) == 1 and items[0][3] is None):
            return []
        bound, end = self._bound(after + 1)
        winter = self.at(after + 1)
        if len(items) == 1 and winter.kind == "season" and self.at(after).case == "gen":
            first, last_year = items[0][2], items[0][3]
            if last_year == Point(year=(first.year or 0) + 1):
                bound, end = self._bound(after + 2)
                point = Point(year=first.year, division=int(winter.value))
                return [Found(place, end, "division", point=point, bound=bound)]
        if len(items) == 2 and self.at(end - 1).kind == "between":
            return [Found(place, end, "interval", "date", items[0][2], items[1][2])]
        return [
            Found(start, end if index == len(items) - 1 else stop, "interval" if last_point else "list", "date",
                  point, last_point, "", bound if index == len(items) - 1 else "")
            for index, (start, stop, point, last_point) in enumerate(items)
        ]  # fmt: skip

    def _day_list(self, place: int) -> list[Found]:
        """Read days that share one month: ``2004 წლის 5, 12 და 19 ივნისს``."""
        year = self._points.year(place)
        start = year.end if year and not self.at(year.end - 1).postposition else place
        days: list[tuple[int, int]] = []
        after = start
        while len(days) < _MAX_LIST and (day := self._words.day_number(after)) and not self.at(after).postposition:
            days.append((after, day))
            if self.at(after + 1).kind not in ("comma", "and"):
                break
            after += 2
        month = self._words.month_name(after + 1)
        if len(days) < 2 or month is None or self.at(after + 1).kind != "month":
            return []
        last = self._points.date(after)
        if last is None or days[-1][0] != after:
            return []
        point = last.point if last.point.year is not None or year is None else year.point._replace(division=month)
        found = [
            Found(place if index == 0 else at, at + 1, "list", "date", point._replace(division=month, day=day))
            for index, (at, day) in enumerate(days[:-1])
        ]
        closing = self._closed(after, last)
        return [*found, closing._replace(rule="list", point=point._replace(division=month, day=days[-1][1]))]

    def _era_list(self, place: int) -> list[Found]:
        """Read two decades or centuries that share one word: ``90-იან და 2000-იან წლებში``."""
        numeral = self.at(place).numeral
        if numeral is None or numeral.kind not in ("having", "ordinal", "roman") or self.at(place + 1).kind != "and":
            return []
        last = self._points.date(place + 2)
        if last is None or not last.point.era or last.last_point is not None:
            return []
        first = self._points.eras.with_noun(place, self.at(last.end - 1))
        if first is None:
            return []
        return [Found(place, place + 1, first.rule, point=first.point), self._closed(place + 2, last)]

    def _interval(self, place: int) -> list[Found]:
        """Read two dates joined by a dash, by -დან … -მდე (from … to), or by და … შორის (between … and)."""
        left = self._points.date(place) or self._open_end(place)
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
        right = self._points.date(start) or (self._closing_end(start, left) if since else None)
        if right is None and joint.kind == "dash" and left.point.day is not None:
            right = self._points.without_year(start)
            if right is not None and right.is_typo and right.point.day is None:
                right = None  # Malta's (მალტის) is no March's (მარტის)
        if right is None or right.last_point is not None or left.part or right.part:
            return []
        if not since and (_is_within(right.point, left.point) or _is_entry(left.point, right.point)):
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
        year = self._points.year(end + (self.at(end).kind == "comma")) if point.year is None else None
        if year is not None and point.steps is None and not point.era and not is_genitive(self.at(year.end - 1)):
            point, last_point = _filled(point, last_point._replace(year=year.point.year))
            end = year.end
        is_typo = left.is_typo or right.is_typo
        return [Found(place, end, "interval", "date", point, last_point, part="", is_typo=is_typo)]

    def _closing_end(self, place: int, left: Read) -> Read | None:
        """Read a bare number that closes an interval, or a misspelled month: ``აგვისტოდან სექტმბრამდე``."""
        read = self._closing_number(place, left)
        if read is not None or left.point.division is None:
            return read
        return self._points.without_year(place)

    def _closing_number(self, place: int, left: Read) -> Read | None:
        """Read the number that closes an interval: ``22 სექტემბრიდან 28-მდე``, ``1999 წლიდან 2004-მდე``."""
        is_closing = self.at(place).postposition == "მდე"
        is_closing |= self.at(place).case == "gen" and self.at(place + 1).kind == "through"
        if not is_closing:
            return None
        day = self._words.day_number(place) if left.point.day is not None else None
        if day is not None:
            return Read(left.point._replace(day=day), place + 1, "day")
        year = self._words.year_number(place, first=p.FIRST_BARE_YEAR, last=p.LAST_BARE_YEAR)
        is_year = year is not None and left.point.year is not None and left.point.division is None
        return Read(Point(year=year), place + 1, "year") if is_year else None

    def _open_end(self, place: int) -> Read | None:
        """Read the number that opens an interval and leaves its unit to the end: ``5-დან 17 ივნისამდე``."""
        if self.at(place).postposition != "დან":
            return None
        year = self._words.year_number(place, first=p.FIRST_BARE_YEAR, last=p.LAST_BARE_YEAR)
        if year is not None:
            opened = Read(Point(year=year), place + 1, "bare-year")
            closing = self._closing_number(place + 1, opened)
            if closing is not None and not (year % 100 == 0 and (closing.point.year or 0) % 100 == 0):
                return opened
            right = self._points.date(place + 1)
            return Read(Point(year=year), place + 1, "year") if right and right.point.year else None
        day = self._words.day_number(place)
        right = self._points.date(place + 1) if day is not None else None
        return Read(Point(day=day), place + 1, "day") if right and right.point.day else None


def _is_within(right: Point, left: Point) -> bool:
    """Return whether a month or day without its year only says more of the year before it: ``2008 წ. - აპრილი``."""
    is_year = left.year is not None and left.division is None and left.day is None
    return is_year and right.year is None and right.division is not None and right.steps is None


def _is_entry(left: Point, right: Point) -> bool:
    """Return whether a month or day without a year only heads a text about a year: ``4 მაისი – 1996 წლის გეგმა``."""
    is_dated = left.year is None and left.division is not None and left.steps is None
    return is_dated and right.year is not None and right.division is None


def _filled(left: Point, right: Point) -> tuple[Point, Point]:
    """Give each end of an interval what only the other says: ``28 ივნისი - 3 ივლისი 2004``."""
    if left.day is not None and left.division is None:
        left = left._replace(division=right.division)
    backwards = left.division is not None and right.division is not None and left.division > right.division
    if left.year is None and not left.era and left.steps is None:
        year = right.year - 1 if right.year is not None and backwards else right.year
        left = left._replace(year=year, steps=right.steps)
    elif right.year is None and not right.era and right.steps is None:
        year = left.year + 1 if left.year is not None and backwards else left.year
        right = right._replace(year=year, steps=left.steps)
    return left, right


def _month_before_day(found: Found) -> Iterator[Found]:
    """Yield ``12.03.2007`` read with the month first, as it is not in Georgian, where it can be."""
    day, month = found.point.day, found.point.division
    if found.last_point is None and day and month and day != month and day <= _MONTHS:
        yield found._replace(point=found.point._replace(division=day, day=month), ruled_out="day-first")
