"""Durations and frequencies over the atoms of a text, as ISO 8601 durations in whole numbers."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from kaext.ka.wordlist import is_one_edit
from kaext.ka.words import frequency
from kaext.pipes.dates import patterns as p
from kaext.pipes.dates.atom import Atom
from kaext.pipes.dates.divisions import Divisions
from kaext.pipes.dates.offsets import Offsets
from kaext.pipes.dates.readings import Found, Words
from kaext.pipes.values import DateBound


class Periods:
    """Reads durations (``ორი წლის ვადით``, for two years) and frequencies (``წელიწადში ორჯერ``, twice a year)."""

    def __init__(self, words: Words, divisions: Divisions) -> None:
        self._words = words
        self._divisions = divisions
        self._offsets = Offsets(words, divisions)
        self.at = words.at

    def duration(self, place: int) -> list[Found]:
        """Read a length of time from ``place`` on."""
        adjective = self._of_length(place)
        if adjective is not None:
            return adjective
        if self.at(place).value in ("10Y", "100Y") and self.at(place).case == "gen" and self.at(place).number == "sg":
            is_whole = self.at(place).text.startswith((p.CENTURY, p.DECADE)) and self.at(place + 1).kind == "during"
            period = f"P{self.at(place).value}"
            return [Found(place, place + 2, "duration", "duration", period=period)] if is_whole else []
        if self.at(place).kind == "length":
            return self._length(place)
        amounts, after = self._amounts(place)
        is_bare = not amounts and self._offsets.is_bare(place)
        amounts = [Decimal(1)] if is_bare else amounts
        amounts, end = self._and_a_half(amounts, after)
        noun = self.at(after)
        if not amounts or not _is_period(noun) or self._is_year(place, after):
            return []
        other = self._other_than_length(place, after)
        periods = [period for amount in amounts if (period := _period(amount, noun.value))]
        if len(periods) != len(amounts):
            return []
        if other:
            return [Found(place, end, "duration", "duration", period="/".join(periods), ruled_out=other)]
        smaller, end = self._smaller(end, periods[0]) if len(periods) == 1 else ("", end)
        period = periods[0] + smaller if smaller else "/".join(periods)
        noun = self.at(end - 1) if smaller else noun
        bound: DateBound = "until" if noun.postposition == "მდე" and len(amounts) == 1 else ""
        following = self.at(end)
        closing = noun if smaller or not _is_half(self.at(end - 1)) else replace(noun, case=self.at(end - 1).case)
        offset = self._offsets.read(place, end, closing, tuple(period.split("/")))
        if offset:
            return offset
        if is_bare and end == after + 1:
            return []
        if following.kind in ("during", "term") and noun.case in ("gen", "nom", "adv"):
            end += 1
        elif following.kind == "between" and noun.number == "pl":
            return []
        return [Found(place, end, "duration", "duration", period=period, bound=bound)]

    def _length(self, place: int) -> list[Found]:
        """Read a noun that is a length by itself: ``წელიწადნახევარი`` (a year and a half), also so much later."""
        noun = self.at(place)
        period = _period(Decimal(str(noun.amount)), noun.value)
        end = place + 1 + (self.at(place + 1).kind in ("during", "term"))
        offset = self._offsets.read(place, place + 1, noun, (period,)) if period else []
        return offset or [Found(place, end, "duration", "duration", period=period)]

    def _and_a_half(self, amounts: list[Decimal], noun_place: int) -> tuple[list[Decimal], int]:
        """Read the half after a unit (``ორი წელი და ნახევარი``, ``წელიწად-ნახევარი``); return amounts and end."""
        joint, half = self.at(noun_place + 1), self.at(noun_place + 2)
        if _is_half(half) and joint.kind in ("and", "dash") and _is_period(self.at(noun_place)) and len(amounts) < 2:
            return [(amounts[0] if amounts else 1) + Decimal("0.5")], noun_place + 3
        return amounts, noun_place + 1

    def _smaller(self, place: int, period: str) -> tuple[str, int]:
        """Read the second part of ``ორი წლისა და ექვსი თვის`` (two years and six months), from its "and" on."""
        amounts, after = self._amounts(place + 1) if self.at(place).kind == "and" else ([], place)
        noun = self.at(after)
        is_parallel = self.at(place - 1).postposition in ("", noun.postposition)
        is_parallel = is_parallel and not (noun.postposition and self.at(place - 1).case == "dat")
        if len(amounts) != 1 or not _is_period(noun) or "T" in period or not is_parallel:
            return "", place
        smaller = _period(amounts[0], noun.value)
        order = "YMWDH"
        is_smaller = bool(smaller) and order.find(period[-1]) < order.find(smaller[-1])
        return (smaller.removeprefix("P"), after + 1) if is_smaller and smaller.count("T") <= 1 else ("", place)

    def _amounts(self, place: int) -> tuple[list[Decimal], int]:
        """Return the number, or the two ends of a range (``5-7``, ``ორ-სამ``, ``ორიდან სამ``), and the place after."""
        first = self.at(place)
        if first.numeral is None or first.kind != "number" or first.numeral.kind not in ("cardinal", "fraction"):
            return [], place
        if self.at(place + 1).text in p.TENS and not first.postposition:
            return [first.numeral.value * 10], place + 2
        joint, second = self.at(place + 1), self.at(place + 2).numeral
        if joint.kind == "dash" and second is not None and second.kind == "cardinal" and not first.postposition:
            return [first.numeral.value, second.value], place + 3
        following = self.at(place + 1).numeral
        if first.postposition == "დან" and following is not None and following.kind == "cardinal":
            return [first.numeral.value, following.value], place + 2
        if first.postposition:
            return [], place
        return [first.numeral.value], place + 1

    def _is_year(self, place: int, noun_place: int) -> bool:
        """Whether a number before the word for year is one: 2012 წლის, also in ორი - 2012 წლის (two: in 2012)."""
        numbers = (place, noun_place - 1)
        return self.at(noun_place).kind == "year" and any(self._words.year_number(at) is not None for at in numbers)

    def _other_than_length(self, place: int, noun_place: int) -> str:
        """Return what a number before a unit is if no length: a clock time, an age, "one day" of a tale; else ""."""
        noun, following = self.at(noun_place), self.at(noun_place + 1)
        number, before = self.at(place), self.at(place - 1)
        is_time = before.text == ":" and self.at(place - 2).kind == "number" and before.end == number.start
        if noun.value.startswith("T") and (is_time or noun.postposition in ("ზე", "დან", "მდე", "თვის")):
            return "clock"
        if noun.value == "1Y" and noun.case in ("gen", "adv", "dat") and p.PERSON.fullmatch(following.text):
            return "age"
        is_once = number.text in ("ერთ", "ერთმა") and noun.case in ("dat", "erg") and not noun.postposition
        if is_once and not (noun.case == "dat" and p.LASTING.match(following.text)):
            return "one-day"
        return ""

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

    def frequency(self, place: int) -> list[Found]:
        """Read how often something happens from ``place`` on."""
        period, end = self._every(place) or self._times_in(place) or self._rate(place) or ("", place)
        idiom = "idiom" if self.at(place).value == "1D" and p.EVERYDAY.fullmatch(self.at(end).text) else ""
        return [Found(place, end, "frequency", "set", period=period, ruled_out=idiom)] if period else []

    def _every(self, place: int) -> tuple[str, int] | None:
        """Read ``ყოველწლიურად``, ``ყოველ ორ წელიწადში (ერთხელ)``, ``ყოველ მეორე წელს``, ``ყოველი წლის ივნისში``."""
        atom = self.at(place)
        if atom.kind == "each":
            return f"P{atom.value}", place + 1
        if atom.kind == "daily":
            return "P1D", place + 1
        if atom.kind == "frequency":
            return f"P{atom.value}", place + 1
        if atom.kind != "every":
            return None
        # Written apart: ყოველ წლიური (every year's).
        if self.at(place + 1).kind == "frequency":
            return f"P{self.at(place + 1).value}", place + 2
        count, after = Decimal(1), place + 1
        numeral = self.at(after).numeral
        if numeral is not None and numeral.kind in ("cardinal", "ordinal") and not self.at(after).postposition:
            count, after = numeral.value, after + 1
        noun = self.at(after)
        value = {"month": "1Y", "season": "1Y", "weekday": "1W"}.get(noun.kind, noun.value)
        day = self._divisions.day_month(place + 1)
        if day is not None:
            return "P1Y", day.end
        if not (_is_period(noun) or noun.kind in ("month", "season", "weekday")):
            return None
        period, end = _period(count, value), after + 1
        if noun.case == "gen" and count > 1 and self.at(end).kind == "after":
            return (period, end + 1) if period else None
        if noun.case == "gen" and count == 1:
            rest = self._divisions.rest(end) if noun.value == "1Y" else None
            end = rest.end if rest else end
            if noun.value == "1M" and self._words.day_number(end) and self.at(end + 1).kind == "date_noun":
                end += 2
        return (period, end + self._is_once(end)) if period else None

    def _is_once(self, place: int) -> bool:
        numeral = self.at(place).numeral
        return numeral is not None and numeral.kind == "times" and numeral.value == 1

    def _times_in(self, place: int) -> tuple[str, int] | None:
        """Read how often in a period, in both orders: ``წელიწადში ორჯერ``, ``ორჯერ წელიწადში``."""
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
            after = noun_place + 1
            while self.at(after).text in p.FREQUENCY_ADVERBS and after <= noun_place + 2:
                after += 1
            times, end = self._times(after)
            if not times:
                return None
        periods = [period for n in reversed(times) if (period := _divided(noun.value, count, n))]
        return ("/".join(periods), end) if len(periods) == len(times) else None

    def _rate(self, place: int) -> tuple[str, int] | None:
        """Read the period that so much is for: ``წელიწადში დაახლოებით 300 ტონა`` (300 t a year), ``20 ევრო თვეში``."""
        noun, before = self.at(place), self.at(place - 1) if place else None
        is_unit = noun.kind == "unit" or (noun.kind == "year" and noun.text == p.IN_A_YEAR)
        if not is_unit or noun.value not in p.OF_RATES or noun.postposition != "ში" or noun.number != "sg":
            return None
        is_counted = before is not None and (before.kind == "number" or before.text in p.NOT_EACH)
        is_counted = is_counted or (before is not None and before.kind != "word" and before.case == "gen")
        amounts = [self.at(after) for after in (place + 1, place + 2)]
        has_amount = any(atom.kind == "number" and _is_cardinal(atom) for atom in amounts[:1])
        has_amount = has_amount or (amounts[0].text in p.NEARLY and _is_cardinal(amounts[1]))
        has_amount = has_amount or (before is not None and p.MONEY.match(before.text) is not None)
        return (f"P{noun.value}", place + 1) if has_amount and not is_counted else None

    def _count(self, place: int) -> tuple[Decimal, int]:
        numeral = self.at(place).numeral
        if numeral is not None and self.at(place).kind == "number" and numeral.kind == "cardinal":
            return numeral.value, place + 1
        return Decimal(1), place

    def _times(self, place: int) -> tuple[list[int], int]:
        """Return the times of ``ორჯერ``, ``ორ-სამჯერ`` or ``ორჯერ-სამჯერ``, and the place after."""
        numeral = self.at(place).numeral
        if numeral is None:
            times = misspelled_times(self.at(place).text) if self.at(place).kind == "word" else 0
            return ([times], place + 1) if times else ([], place)
        second = self.at(place + 2).numeral
        if self.at(place + 1).kind == "dash" and second is not None and second.kind == "times":
            return [int(numeral.value), int(second.value)], place + 3
        if numeral.kind == "cardinal" and self.at(place + 1).text == p.TIMES:
            return [int(numeral.value)], place + 2
        return ([int(numeral.value)], place + 1) if numeral.kind == "times" else ([], place)


@lru_cache(maxsize=20_000)
def misspelled_times(word: str) -> int:
    """Return how often a word that is one letter off says: ``სამჯკერ`` for სამჯერ (thrice); 0 where it says nothing."""
    if frequency(word):
        return 0
    return next((number for times, number in p.FEW_TIMES.items() if is_one_edit(word, times)), 0)


def _is_half(atom: Atom) -> bool:
    return atom.numeral is not None and atom.numeral.value == Decimal("0.5")


def _is_cardinal(atom: Atom) -> bool:
    return atom.numeral is not None and atom.numeral.kind == "cardinal"


def _is_period(atom: Atom) -> bool:
    is_abbreviated = atom.kind == "century" and not atom.text.startswith(p.CENTURY)
    return not is_abbreviated and atom.kind in ("unit", "year", "quarter", "half_year", "century")


def _period(amount: Decimal, unit: str) -> str:
    """Return ``amount`` units as an ISO 8601 duration in whole numbers, "" where there is none."""
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
