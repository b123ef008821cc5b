"""Grammar rules for durations and sets, with their values as ISO 8601 durations in whole numbers."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from kaext.ka.wordlist import is_one_edit
from kaext.ka.words import frequency
from kaext.pipes.dates import patterns as p
from kaext.pipes.dates.atom import Atom
from kaext.pipes.dates.divisions import Divisions
from kaext.pipes.dates.expressions import AtomReader, Expression
from kaext.pipes.dates.offsets import Offsets
from kaext.pipes.values import DateBound


class Durations:
    """Parses durations (``ორი წლის ვადით``, for two years) and sets (``წელიწადში ორჯერ``, twice a year)."""

    def __init__(self, reader: AtomReader, divisions: Divisions) -> None:
        self._reader = reader
        self._divisions = divisions
        self._offsets = Offsets(reader, divisions)
        self.at = reader.at

    def duration(self, i: int) -> list[Expression]:
        """Parse a duration: a number with a unit, an adjective (``ორწლიანი``, two-year) or a whole era."""
        adjective = self._length_adjective(i)
        if adjective is not None:
            return adjective
        noun = self.at(i)
        if noun.value in ("10Y", "100Y") and noun.case == "gen" and noun.number == "sg":
            is_whole = noun.text.startswith((p.CENTURY, p.DECADE)) and self.at(i + 1).kind == "during"
            return [Expression(i, i + 2, "duration", "duration", period=f"P{noun.value}")] if is_whole else []
        return self._length(i) if noun.kind == "length" else self._counted_length(i)

    def _counted_length(self, i: int) -> list[Expression]:
        """Parse a number and a unit: ``ორი წელი`` (two years), ``5-7 დღე`` (5-7 days)."""
        amounts, noun_index = self._amounts(i)
        is_bare = not amounts and self._offsets.is_bare(i)
        amounts, end = self._with_half([Decimal(1)] if is_bare else amounts, noun_index)
        noun = self.at(noun_index)
        if not amounts or not _is_period(noun) or self._is_calendar_year(i, noun_index):
            return []
        if _is_apart(self.at(noun_index - 1), noun):
            return []
        periods = [period for amount in amounts if (period := _period(amount, noun.value))]
        if len(periods) != len(amounts):
            return []
        reason = self._rejection_reason(i, noun_index)
        if reason:
            return [Expression(i, end, "duration", "duration", period="/".join(periods), ruled_out=reason)]
        return self._with_closing_words(i, noun_index, end, periods, is_bare=is_bare)

    def _with_closing_words(
        self, i: int, noun_index: int, end: int, periods: list[str], *, is_bare: bool
    ) -> list[Expression]:
        """Return a length with what follows it: a smaller unit, the marker of an offset, or "during".

        Parameters
        ----------
        i, noun_index, end
            Indices of its first atom, of its unit, and of the atom after it.
        periods
            Its ISO 8601 value, or the two ends of a range.
        is_bare
            Whether it is a unit without a number, which is a length only as an offset or with a smaller unit.
        """
        smaller, end = self._smaller_unit(end, periods[0]) if len(periods) == 1 else ("", end)
        period = periods[0] + smaller if smaller else "/".join(periods)
        last = self.at(end - 1)
        noun = last if smaller else self.at(noun_index)
        inflected = noun if smaller or not _is_half(last) else replace(noun, case=last.case)
        offset = self._offsets.parse(i, end, inflected, tuple(period.split("/")))
        if offset:
            return offset
        if is_bare and end == noun_index + 1:
            return []
        bound: DateBound = "until" if noun.postposition == "მდე" and len(periods) == 1 else ""
        following = self.at(end)
        if following.kind in ("during", "term") and inflected.case in ("gen", "nom", "adv"):
            end += 1
        elif following.kind == "between" and noun.number == "pl":
            return []
        return [Expression(i, end, "duration", "duration", period=period, bound=bound)]

    def _length(self, i: int) -> list[Expression]:
        """Parse a compound that is a length in itself: ``წელიწადნახევარი`` (a year and a half); also as an offset."""
        noun = self.at(i)
        period = _period(Decimal(str(noun.amount)), noun.value)
        end = i + 1 + (self.at(i + 1).kind in ("during", "term"))
        offset = self._offsets.parse(i, i + 1, noun, (period,)) if period else []
        return offset or [Expression(i, end, "duration", "duration", period=period)]

    def _with_half(self, amounts: list[Decimal], noun_index: int) -> tuple[list[Decimal], int]:
        """Parse the half after a unit: ``ორი წელი და ნახევარი`` (two and a half years).

        Returns the amounts and the index after the half.
        """
        joint, half = self.at(noun_index + 1), self.at(noun_index + 2)
        if _is_half(half) and joint.kind in ("and", "dash") and _is_period(self.at(noun_index)) and len(amounts) < 2:
            return [(amounts[0] if amounts else 1) + Decimal("0.5")], noun_index + 3
        return amounts, noun_index + 1

    def _smaller_unit(self, i: int, period: str) -> tuple[str, int]:
        """Parse the second unit, from "and" on: ``ორი წლისა და ექვსი თვის`` (of two years and six months)."""
        amounts, after = self._amounts(i + 1) if self.at(i).kind == "and" else ([], i)
        noun = self.at(after)
        is_parallel = self.at(i - 1).postposition in ("", noun.postposition)
        is_parallel = is_parallel and not (noun.postposition and self.at(i - 1).case == "dat")
        if len(amounts) != 1 or not _is_period(noun) or "T" in period or not is_parallel:
            return "", i
        smaller = _period(amounts[0], noun.value)
        order = "YMWDH"
        is_smaller = bool(smaller) and order.find(period[-1]) < order.find(smaller[-1])
        return (smaller.removeprefix("P"), after + 1) if is_smaller and smaller.count("T") <= 1 else ("", i)

    def _amounts(self, i: int) -> tuple[list[Decimal], int]:
        """Return the number or both ends of a range (``ორიდან სამ``, from two to three), and the index after it."""
        first = self.at(i)
        if first.numeral is None or first.kind != "number" or first.numeral.kind not in ("cardinal", "fraction"):
            return [], i
        if self.at(i + 1).text in p.TENS and not first.postposition:
            return [first.numeral.value * 10], i + 2
        joint, second = self.at(i + 1), self.at(i + 2).numeral
        if joint.kind == "dash" and second is not None and second.kind == "cardinal" and not first.postposition:
            return [first.numeral.value, second.value], i + 3
        following = self.at(i + 1).numeral
        if first.postposition == "დან" and following is not None and following.kind == "cardinal":
            return [first.numeral.value, following.value], i + 2
        if first.postposition:
            return [], i
        return [first.numeral.value], i + 1

    def _is_calendar_year(self, i: int, noun_index: int) -> bool:
        """Return whether a number before წელი (year) is a year: 2012 წლის (of 2012); ორი - 2012 წლის (two: in 2012)."""
        numbers = (i, noun_index - 1)
        return self.at(noun_index).kind == "year" and any(self._reader.year_number(at) is not None for at in numbers)

    def _rejection_reason(self, i: int, noun_index: int) -> str:
        """Return why a number and a unit are no duration (time of day, age, narrative "one day"); "" if they are."""
        noun, following = self.at(noun_index), self.at(noun_index + 1)
        number, before = self.at(i), self.at(i - 1)
        is_time = before.text == ":" and self.at(i - 2).kind == "number" and before.end == number.start
        if noun.value.startswith("T") and (is_time or noun.postposition in ("ზე", "დან", "მდე", "თვის")):
            return "clock"
        if noun.value == "1Y" and noun.case in ("gen", "adv", "dat") and p.AGE_NOUNS.fullmatch(following.text):
            return "age"
        is_once = number.text in ("ერთ", "ერთმა") and noun.case in ("dat", "erg") and not noun.postposition
        if is_once and not (noun.case == "dat" and p.DURATIVE_VERBS.match(following.text)):
            return "one-day"
        return ""

    def _length_adjective(self, i: int) -> list[Expression] | None:
        """Parse ``ორწლიანი`` (two-year), ``18-თვიანი`` (18-month), ``ორ-სამთვიანი`` (two- to three-month)."""
        atom = self.at(i)
        end = i
        amounts: list[Decimal] = []
        if atom.kind == "length_adjective" and atom.amount:
            amounts, end = [Decimal(str(atom.amount))], i + 1
        elif atom.kind == "number" and atom.numeral is not None and atom.numeral.kind == "cardinal":
            after = i + 1 + (self.at(i + 1).kind == "dash")
            second = self.at(after)
            if second.kind == "length_adjective":
                own = Decimal(str(second.amount))
                amounts = [atom.numeral.value, own] if second.amount else [atom.numeral.value]
                end = after + 1
            elif second.kind == "number" and second.numeral is not None:
                last = after + 1 + (self.at(after + 1).kind == "dash")
                if self.at(last).kind == "length_adjective" and not self.at(last).amount:
                    amounts, end = [atom.numeral.value, second.numeral.value], last + 1
        if not amounts:
            return None
        unit = self.at(end - 1).value
        periods = [period for amount in amounts if (period := _period(amount, unit))]
        end += self.at(end).kind == "term"
        if len(periods) != len(amounts):
            return None
        return [Expression(i, end, "duration", "duration", period="/".join(periods))]

    def frequency(self, i: int) -> list[Expression]:
        """Parse a set: how often something happens."""
        period, end = self._every_period(i) or self._times_per_period(i) or self._rate(i) or ("", i)
        idiom = "idiom" if self.at(i).value == "1D" and p.EVERYDAY_IDIOMS.fullmatch(self.at(end).text) else ""
        return [Expression(i, end, "frequency", "set", period=period, ruled_out=idiom)] if period else []

    def _every_period(self, i: int) -> tuple[str, int] | None:
        """Parse ``ყოველწლიურად`` (annually), ``ყოველ ორ წელიწადში`` (every two years), ``ყოველ მეორე წელს``."""
        atom = self.at(i)
        if atom.kind == "each":
            return f"P{atom.value}", i + 1
        if atom.kind == "daily":
            return "P1D", i + 1
        if atom.kind == "frequency":
            return f"P{atom.value}", i + 1
        if atom.kind != "every":
            return None
        # Written as two words: ყოველ წლიური (annual).
        if self.at(i + 1).kind == "frequency":
            return f"P{self.at(i + 1).value}", i + 2
        count, after = Decimal(1), i + 1
        numeral = self.at(after).numeral
        if numeral is not None and numeral.kind in ("cardinal", "ordinal") and not self.at(after).postposition:
            count, after = numeral.value, after + 1
        noun = self.at(after)
        value = {"month": "1Y", "season": "1Y", "weekday": "1W"}.get(noun.kind, noun.value)
        day = self._divisions.day_month(i + 1)
        if day is not None:
            return "P1Y", day.end
        if not (_is_period(noun) or noun.kind in ("month", "season", "weekday")):
            return None
        period, end = _period(count, value), after + 1
        if noun.case == "gen" and count > 1 and self.at(end).kind == "after":
            return (period, end + 1) if period else None
        if noun.case == "gen" and count == 1:
            rest = self._divisions.rest_of_year(end) if noun.value == "1Y" else None
            end = rest.end if rest else end
            if noun.value == "1M" and self._reader.day_number(end) and self.at(end + 1).kind == "date_noun":
                end += 2
        return (period, end + self._is_once(end)) if period else None

    def _is_once(self, i: int) -> bool:
        numeral = self.at(i).numeral
        return numeral is not None and numeral.kind == "multiplicative" and numeral.value == 1

    def _times_per_period(self, i: int) -> tuple[str, int] | None:
        """Parse how often in a period, in either order: ``წელიწადში ორჯერ``, ``ორჯერ წელიწადში`` (twice a year)."""
        times, after = self._times(i)
        if times:
            count, noun_index = self._count(after)
            noun = self.at(noun_index)
            if not _is_period(noun) or noun.postposition != "ში":
                return None
            end = noun_index + 1
        else:
            count, noun_index = self._count(i)
            noun = self.at(noun_index)
            if not _is_period(noun) or noun.postposition != "ში":
                return None
            after = noun_index + 1
            while self.at(after).text in p.FREQUENCY_ADVERBS and after <= noun_index + 2:
                after += 1
            times, end = self._times(after)
            if not times:
                return None
        periods = [period for n in reversed(times) if (period := _divided(noun.value, count, n))]
        return ("/".join(periods), end) if len(periods) == len(times) else None

    def _rate(self, i: int) -> tuple[str, int] | None:
        """Parse the period of a rate: ``წელიწადში დაახლოებით 300 ტონა`` (about 300 t a year)."""
        noun, before = self.at(i), self.at(i - 1) if i else None
        is_unit = noun.kind == "unit" or (noun.kind == "year" and noun.text == p.IN_A_YEAR)
        if not is_unit or noun.value not in p.RATE_UNITS or noun.postposition != "ში" or noun.number != "sg":
            return None
        is_counted = before is not None and (before.kind == "number" or before.text in p.NON_RATE_DETERMINERS)
        is_counted = is_counted or (before is not None and before.kind != "word" and before.case == "gen")
        amounts = [self.at(after) for after in (i + 1, i + 2)]
        has_amount = any(atom.kind == "number" and _is_cardinal(atom) for atom in amounts[:1])
        has_amount = has_amount or (amounts[0].text in p.RATE_APPROXIMATORS and _is_cardinal(amounts[1]))
        has_amount = has_amount or (before is not None and p.MONEY.match(before.text) is not None)
        return (f"P{noun.value}", i + 1) if has_amount and not is_counted else None

    def _count(self, i: int) -> tuple[Decimal, int]:
        numeral = self.at(i).numeral
        if numeral is not None and self.at(i).kind == "number" and numeral.kind == "cardinal":
            return numeral.value, i + 1
        return Decimal(1), i

    def _times(self, i: int) -> tuple[list[int], int]:
        """Return the counts of ``ორჯერ`` (twice) or ``ორ-სამჯერ`` (two to three times), and the index after it."""
        numeral = self.at(i).numeral
        if numeral is None:
            times = misspelled_times(self.at(i).text) if self.at(i).kind == "word" else 0
            return ([times], i + 1) if times else ([], i)
        second = self.at(i + 2).numeral
        if self.at(i + 1).kind == "dash" and second is not None and second.kind == "multiplicative":
            return [int(numeral.value), int(second.value)], i + 3
        if numeral.kind == "cardinal" and self.at(i + 1).text == p.TIMES:
            return [int(numeral.value)], i + 2
        return ([int(numeral.value)], i + 1) if numeral.kind == "multiplicative" else ([], i)


@lru_cache(maxsize=20_000)
def misspelled_times(word: str) -> int:
    """Return the count of a misspelled multiplicative: 3 for ``სამჯკერ`` (სამჯერ, thrice); 0 if it is none."""
    if frequency(word):
        return 0
    return next((number for times, number in p.FREQUENCY_WORDS.items() if is_one_edit(word, times)), 0)


def _is_apart(number: Atom, noun: Atom) -> bool:
    """Return whether a numeral is in the nominative and the unit is not, so that they are no phrase.

    ``ოთხი დღესაც მუშაობს`` (four work to this day); a numeral before a dative has no ending: ``ოთხ დღეს`` (four days).
    """
    is_word = number.numeral is not None and not number.numeral.digits and number.numeral.kind == "cardinal"
    return is_word and number.text.endswith("ი") and noun.case == "dat" and not noun.postposition


def _is_half(atom: Atom) -> bool:
    return atom.numeral is not None and atom.numeral.value == Decimal("0.5")


def _is_cardinal(atom: Atom) -> bool:
    return atom.numeral is not None and atom.numeral.kind == "cardinal"


def _is_period(atom: Atom) -> bool:
    is_abbreviated = atom.kind == "century" and not atom.text.startswith(p.CENTURY)
    return not is_abbreviated and atom.kind in ("unit", "year", "quarter", "half_year", "century")


def _period(amount: Decimal, unit: str) -> str:
    """Return ``amount`` units as an ISO 8601 duration in whole numbers; "" if there is none."""
    if not unit:
        return ""
    time, size = ("T", unit[1:]) if unit.startswith("T") else ("", unit)
    number, designator = Decimal(size[:-1] or "1") * amount, size[-1]
    if designator == "M" and not time and number % 1 == Decimal("0.5"):
        return f"P{int(number)}M15D" if number > 1 else "P15D"
    smaller = {"Y": ("M", 12), "W": ("D", 7), "D": ("H", 24), "H": ("M", 60)}
    if number != int(number) and designator in smaller:
        time = "T" if designator == "D" else time
        designator, factor = smaller[designator]
        number *= factor
    if number != int(number) or not 0 < number < 100_000:
        return ""
    return f"P{time}{int(number)}{designator}"


def _divided(unit: str, count: Decimal, times: int) -> str:
    """Return the period of an event that happens ``times`` times in ``count`` units; "" if there is no such period."""
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
