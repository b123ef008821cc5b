"""The grammar of Georgian dates, intervals, durations and sets, over the atoms of a text.

Every rule is a method that parses from the atom at index ``i`` on. It returns what it found and the index after it, or
None. Word order is as free as in the language: the year may precede or follow the month, and a part (early, late) its
period. A bound comes from the ending of the last word or from the postposition after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from kaext.pipes.dates import patterns as p
from kaext.pipes.dates.atom import Atom
from kaext.pipes.dates.bare_years import BareYears
from kaext.pipes.dates.durations import Durations, misspelled_times
from kaext.pipes.dates.expressions import AtomReader, Expression, ParsedDate, TimePoint, is_genitive
from kaext.pipes.dates.single_dates import SingleDates
from kaext.pipes.values import DateBound

# How many years or days may share one noun.
_MAX_LIST_ITEMS = 12
_MONTHS = 12
# What joins the two ends of an interval: a dash, -დან (from), "and".
_Joint = Literal["", "dash", "from", "and"]


class Grammar:
    """Parses the atoms of a text.

    Parameters
    ----------
    atoms
        The output of :func:`kaext.pipes.dates.lexer.lex`.
    """

    def __init__(self, atoms: Sequence[Atom]) -> None:
        self._reader = AtomReader(atoms)
        self._single_dates = SingleDates(self._reader)
        self._bare_years = BareYears(self._reader)
        self._durations = Durations(self._reader, self._single_dates.divisions)
        self.at = self._reader.at
        self._atoms = atoms

    def expressions(self) -> Iterator[Expression]:
        """Yield the temporal expressions in text order.

        If several rules match at an index, the longest match wins, then the first rule. Rejected readings follow the
        accepted one, with the reason in ``ruled_out``; they are yielded also where no reading is accepted.
        """
        # A local variable: bound methods in an attribute would form a reference cycle that keeps all atoms alive.
        rules: tuple[Callable[[int], list[Expression]], ...] = (
            self._durations.frequency,
            self._year_list,
            self._day_list,
            self._era_list,
            self._interval,
            self._single,
            self._durations.duration,
        )
        after = 0
        for i in self._candidate_starts():
            if i < after:
                continue
            candidates = [found for rule in rules if (found := rule(i))]
            accepted = [found for found in candidates if not found[-1].ruled_out]
            best = max(accepted, key=lambda found: found[-1].end_atom, default=None)
            if best is None:
                yield from (found for candidate in candidates for found in candidate)
                yield from self._rejected_numbers(i)
                continue
            yield from best
            yield from self._rejected(i, best, candidates)
            after = best[-1].end_atom

    def _rejected(self, i: int, best: list[Expression], candidates: list[list[Expression]]) -> Iterator[Expression]:
        """Yield the competing readings at the index where ``best`` begins."""
        for candidate in candidates:
            if candidate is not best:
                yield from (found if found.ruled_out else found._replace(ruled_out="shorter") for found in candidate)
        for parsed in self._single_dates.shorter_readings(i, best[0].end_atom):
            yield self._with_bound(i, parsed)._replace(ruled_out="shorter")
        if best[0].rule == "numeric" and p.DAY_MONTH_ORDER.match(self.at(i).text):
            yield from _month_first_reading(best[0])

    def _rejected_numbers(self, i: int) -> Iterator[Expression]:
        """Yield a numeric date or a year that is rejected as such, with the reason."""
        if self.at(i).kind == "reference":
            yield self._with_bound(i, self._single_dates.numeric_date(i))._replace(ruled_out="reference")
        elif reason := self._bare_years.rejection_reason(i):
            year = self._reader.year_number(i)
            yield Expression(i, i + 1, "bare-year", point=TimePoint(year=year), ruled_out=reason)

    def _candidate_starts(self) -> Iterator[int]:
        """Yield the indices where an expression can begin. Most words can be skipped without trying the rules."""
        kinds = [*[atom.kind for atom in self._atoms], "break", "break"]
        for i, kind in enumerate(kinds[:-2]):
            if kind in p.OPENER_KINDS:
                following = kinds[i + 1] if kinds[i + 1] != "comma" else kinds[i + 2]
                if self._atoms[i].text in p.OPENERS or (following == "number" and self._may_be_misspelled(i)):
                    yield i
            elif kind not in p.NEVER_FIRST:
                yield i

    def _may_be_misspelled(self, i: int) -> bool:
        """Return whether a word before a number may be a misspelled opener, such as a part of a year or "twice"."""
        atom = self.at(i)
        return atom.kind == "word" and (self.at(i - 1).kind == "year" or misspelled_times(atom.text) > 0)

    def _single(self, i: int) -> list[Expression]:
        parsed = self._single_dates.date(i) or self._bare_years.parse(i)
        if parsed is None:
            return []
        return [self._with_bound(i, parsed)]

    def _with_bound(self, first: int, parsed: ParsedDate) -> Expression:
        """Return a date as an expression, extended by its bound and closing words."""
        bound, end = self._bound(parsed.end)
        if parsed.end_point is not None and bound == "until":
            bound = ""
        return Expression(
            first, end, parsed.rule, "date", parsed.point, parsed.end_point, "", bound, parsed.part, parsed.is_typo
        )  # fmt: skip

    def _bound(self, end: int) -> tuple[DateBound, int]:
        """Return the bound of the expression that ends before index ``end``, and the index after the bound."""
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

    def _year_list(self, i: int) -> list[Expression]:
        """Parse years that share one noun: ``1999, 2000 და 2002-2004 წლებში`` (in 1999, 2000 and 2002-2004)."""
        items: list[tuple[int, int, TimePoint, TimePoint | None]] = []
        if p.REFERENCE_WORD.fullmatch(self.at(i - 1).text) and self.at(i + 1).kind == "comma":  # No 2001, 10 June 2001
            return []
        after = i
        while (
            len(items) < _MAX_LIST_ITEMS
            and (year := self._reader.year_number(after))
            and not self.at(after).postposition
        ):
            last = self._reader.range_end(after, year)
            end = after + (3 if last else 1)
            unjoined = self._reader.year_number(after + 1)
            if unjoined is not None and unjoined > year and self.at(after + 2).number == "pl":
                # A dash is missing: 2005 2013 წლებში (in 2005-2013).
                last, end = unjoined, after + 2
            items.append((after, end, TimePoint(year=year), TimePoint(year=last) if last else None))
            if self.at(end).kind not in ("comma", "and", "slash") or self._reader.year_number(end + 1) is None:
                after = end
                break
            after = end + 1
        if len(items) == 2 and self.at(after).kind == "between" and self.at(after - 1).case == "dat":
            return [Expression(i, after + 1, "interval", "date", items[0][2], items[1][2])]
        after += self.at(after).text in p.YEAR_ADJECTIVES
        if not items or self.at(after).kind != "year" or (len(items) == 1 and items[0][3] is None):
            return []
        bound, end = self._bound(after + 1)
        winter = self.at(after + 1)
        if len(items) == 1 and winter.kind == "season" and self.at(after).case == "gen":
            first, last_year = items[0][2], items[0][3]
            if last_year == TimePoint(year=(first.year or 0) + 1):
                bound, end = self._bound(after + 2)
                point = TimePoint(year=first.year, division=int(winter.value))
                return [Expression(i, end, "division", point=point, bound=bound)]
        # Also in the singular: 2011-სა და 2015 წელს შორის (between 2011 and the year 2015).
        end += len(items) == 2 and self.at(end).kind == "between" and self.at(end - 1).case == "dat"
        if len(items) == 2 and self.at(end - 1).kind == "between":
            return [Expression(i, end, "interval", "date", items[0][2], items[1][2])]
        return [
            Expression(start, end if index == len(items) - 1 else stop, "interval" if end_point else "list", "date",
                  point, end_point, "", bound if index == len(items) - 1 else "")
            for index, (start, stop, point, end_point) in enumerate(items)
        ]  # fmt: skip

    def _day_list(self, i: int) -> list[Expression]:
        """Parse days that share one month: ``2004 წლის 5, 12 და 19 ივნისს`` (on 5, 12 and 19 June 2004)."""
        year = self._single_dates.year(i)
        start = year.end if year and not self.at(year.end - 1).postposition else i
        days: list[tuple[int, int]] = []
        after = start
        while (
            len(days) < _MAX_LIST_ITEMS and (day := self._reader.day_number(after)) and not self.at(after).postposition
        ):
            days.append((after, day))
            if self.at(after + 1).kind not in ("comma", "and"):
                break
            after += 2
        month = self._reader.month_name(after + 1)
        if len(days) < 2 or month is None or self.at(after + 1).kind != "month":
            return []
        last = self._single_dates.date(after)
        if last is None or days[-1][0] != after:
            return []
        point = last.point if last.point.year is not None or year is None else year.point._replace(division=month)
        found = [
            Expression(i if index == 0 else at, at + 1, "list", "date", point._replace(division=month, day=day))
            for index, (at, day) in enumerate(days[:-1])
        ]
        closing = self._with_bound(after, last)
        return [*found, closing._replace(rule="list", point=point._replace(division=month, day=days[-1][1]))]

    def _era_list(self, i: int) -> list[Expression]:
        """Parse two decades or centuries that share a noun: ``90-იან და 2000-იან წლებში`` (in the 1990s and 2000s)."""
        numeral = self.at(i).numeral
        if numeral is None or numeral.kind not in ("adjective", "ordinal", "roman") or self.at(i + 1).kind != "and":
            return []
        last = self._single_dates.date(i + 2)
        if last is None or not last.point.era or last.end_point is not None:
            return []
        first = self._single_dates.eras.with_noun(i, self.at(last.end - 1))
        if first is None:
            return []
        return [Expression(i, i + 1, first.rule, point=first.point), self._with_bound(i + 2, last)]

    def _interval(self, i: int) -> list[Expression]:
        """Parse two dates joined by a dash, by -დან … -მდე (from … to), or by და … შორის (between … and)."""
        left = self._single_dates.date(i) or self._numeric_interval_start(i)
        if left is None or left.end_point is not None:
            return []
        joint, start = self._joint(left)
        right = self._interval_end(start, left, joint) if joint else None
        if right is None or right.end_point is not None or left.part or right.part:
            return []
        end = self._end_of_interval(left, right, joint)
        if not end:
            return []
        point, end_point = _share_components(left.point, right.point)
        year = self._single_dates.year(end + (self.at(end).kind == "comma")) if point.year is None else None
        if year is not None and point.offset is None and not point.era and not is_genitive(self.at(year.end - 1)):
            point, end_point = _share_components(point, end_point._replace(year=year.point.year))
            end = year.end
        is_typo = left.is_typo or right.is_typo
        return [Expression(i, end, "interval", "date", point, end_point, part="", is_typo=is_typo)]

    def _joint(self, left: ParsedDate) -> tuple[_Joint, int]:
        """Return what joins a date to a second one, and the index after it; "" if nothing does."""
        after = left.end
        kind, postposition = self.at(after).kind, self.at(after - 1).postposition
        if self._reader.is_dash(after) and not postposition:
            return "dash", after + 1
        if postposition == "დან":
            after += self.at(after).kind == "beginning"
            after += self.at(after).kind in ("dash", "and")
            return "from", after
        return ("and", after + 1) if kind == "and" else ("", after)

    def _interval_end(self, i: int, left: ParsedDate, joint: _Joint) -> ParsedDate | None:
        """Parse the end of an interval, which may share components with its beginning."""
        right = self._single_dates.date(i)
        if right is None and joint == "dash":
            right = self._bare_year_end(i, left)
        if right is None and joint == "from":
            right = self._numeric_interval_end(i, left)
            # Also a misspelled month: აგვისტოდან სექტმბრამდე (from August to September).
            if right is None and left.point.division is not None:
                right = self._single_dates.without_year(i)
        if right is None and self.at(left.end).kind == "dash" and left.point.day is not None:
            right = self._single_dates.without_year(i)
            if right is not None and right.is_typo and right.point.day is None:
                return None  # მალტის (Malta's) is no misspelling of მარტის (March's)
        return right

    def _end_of_interval(self, left: ParsedDate, right: ParsedDate, joint: _Joint) -> int:
        """Return the index after an interval and its postposition; 0 if the two dates form no interval."""
        if joint != "from" and (_is_elaboration(right.point, left.point) or _is_entry_heading(left.point, right.point)):
            return 0
        bound, end = self._bound(right.end)
        if joint == "from" and bound != "until":
            return 0
        if joint == "and":
            if self.at(right.end).kind != "between":
                return 0
            end = right.end + 1
        return end + (self.at(end).kind in ("between", "during") and self.at(end - 1).kind != "through")

    def _numeric_interval_end(self, i: int, left: ParsedDate) -> ParsedDate | None:
        """Parse a bare number at the end of an interval: ``22 სექტემბრიდან 28-მდე`` (from 22 to 28 September)."""
        is_closing = self.at(i).postposition == "მდე"
        is_closing |= self.at(i).case == "gen" and self.at(i + 1).kind == "through"
        if not is_closing:
            return None
        day = self._reader.day_number(i) if left.point.day is not None else None
        if day is not None:
            return ParsedDate(left.point._replace(day=day), i + 1, "day")
        year = self._reader.year_number(i, first=p.FIRST_BARE_YEAR, last=p.LAST_BARE_YEAR)
        is_year = year is not None and left.point.year is not None
        return ParsedDate(TimePoint(year=year), i + 1, "year") if is_year else None

    def _bare_year_end(self, i: int, left: ParsedDate) -> ParsedDate | None:
        """Parse a year without its noun after a dash: ``2005 წ. დეკ. – 2011`` (Dec. 2005 to 2011)."""
        year = self._reader.year_number(i, first=p.FIRST_BARE_YEAR, last=p.LAST_BARE_YEAR)
        if year is None or left.point.year is None or year <= left.point.year or self.at(i).case:
            return None
        is_counting = self.at(i + 1).kind in ("word", "number", "unit", "dash")
        return None if is_counting else ParsedDate(TimePoint(year=year), i + 1, "year")

    def _numeric_interval_start(self, i: int) -> ParsedDate | None:
        """Parse a bare number at the start of an interval: ``5-დან 17 ივნისამდე`` (from 5 to 17 June)."""
        if self.at(i).postposition != "დან":
            return None
        year = self._reader.year_number(i, first=p.FIRST_BARE_YEAR, last=p.LAST_BARE_YEAR)
        if year is not None:
            opened = ParsedDate(TimePoint(year=year), i + 1, "bare-year")
            closing = self._numeric_interval_end(i + 1, opened)
            if closing is not None and not (year % 100 == 0 and (closing.point.year or 0) % 100 == 0):
                return opened
            right = self._single_dates.date(i + 1)
            return ParsedDate(TimePoint(year=year), i + 1, "year") if right and right.point.year else None
        day = self._reader.day_number(i)
        right = self._single_dates.date(i + 1) if day is not None else None
        return ParsedDate(TimePoint(day=day), i + 1, "day") if right and right.point.day else None


def _is_elaboration(right: TimePoint, left: TimePoint) -> bool:
    """Return whether a month or day specifies the year before it: ``2008 წ. - აპრილი`` (2008 - April)."""
    is_year = left.year is not None and left.division is None and left.day is None
    return is_year and right.year is None and right.division is not None and right.offset is None


def _is_entry_heading(left: TimePoint, right: TimePoint) -> bool:
    """Return whether a date heads a text about a year: ``4 მაისი – 1996 წლის გეგმა`` (4 May - the 1996 plan)."""
    is_dated = left.year is None and left.division is not None and left.offset is None
    return is_dated and right.year is not None and right.division is None


def _share_components(left: TimePoint, right: TimePoint) -> tuple[TimePoint, TimePoint]:
    """Complete each end of an interval with the components that only the other has: ``28 ივნისი - 3 ივლისი 2004``."""
    if left.day is not None and left.division is None:
        left = left._replace(division=right.division)
    backwards = left.division is not None and right.division is not None and left.division > right.division
    if left.year is None and not left.era and left.offset is None:
        year = right.year - 1 if right.year is not None and backwards else right.year
        left = left._replace(year=year, offset=right.offset)
    elif right.year is None and not right.era and right.offset is None:
        year = left.year + 1 if left.year is not None and backwards else left.year
        right = right._replace(year=year, offset=left.offset)
    return left, right


def _month_first_reading(found: Expression) -> Iterator[Expression]:
    """Yield the rejected month-first reading of a date like ``12.03.2007``; Georgian puts the day first."""
    day, month = found.point.day, found.point.division
    if found.end_point is None and day and month and day != month and day <= _MONTHS:
        yield found._replace(point=found.point._replace(division=day, day=month), ruled_out="day-first")
