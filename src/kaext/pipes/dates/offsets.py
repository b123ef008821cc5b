"""How much later or earlier than the date before: ``ორი წლის შემდეგ`` (two years later), with what may say more.

A length of time is a step from the date before it where a postposition or adverb says so and nothing else is named that
it counts from. After it may stand the month, season or day that it leads to: ``ორი წლის შემდეგ, ივნისში`` (two years
later, in June) is one expression.
"""

from __future__ import annotations

import regex

from kaext.pipes.dates import patterns as p
from kaext.pipes.dates.atom import Atom
from kaext.pipes.dates.divisions import Divisions
from kaext.pipes.dates.readings import Found, Point, Read, Words
from kaext.pipes.values import DateBound

_UNITS_OF_STEPS = frozenset(["1Y", "1M", "1W", "1D"])
_PERIOD = regex.compile(r"P(?:(?P<Y>\d+)Y)?(?:(?P<M>\d+)M)?(?:(?P<W>\d+)W)?(?:(?P<D>\d+)D)?")
_BOUNDS: dict[str, DateBound] = {"დან": "since", "მდე": "until", "თვის": "by"}


class Offsets:
    """Reads what makes a length of time a step from the date before."""

    def __init__(self, words: Words, divisions: Divisions) -> None:
        self._words = words
        self._divisions = divisions
        self.at = words.at

    def read(self, place: int, end: int, noun: Atom, periods: tuple[str, ...]) -> list[Found]:
        """Return ``two years later``: a step from the date before where there is one, else a length with a bound.

        Parameters
        ----------
        place, end
            Where the length begins, and the place after its last word.
        noun
            That word.
        periods
            The length, or the two that it lies between.

        Returns
        -------
        list[Found]
            Empty where nothing makes the length a step.
        """
        closing = self._closing(place, end, noun)
        if not closing:
            return []
        is_earlier = self.at(closing - 1).kind == "earlier"
        bound: DateBound = "before" if is_earlier else "after"
        steps = None
        if len(periods) == 1 and noun.value in _UNITS_OF_STEPS and not self._has_own_start(place):
            steps = _steps(periods[0], noun.value, sign=-1 if is_earlier else 1)
        period = "/".join(periods)
        plain = Found(place, closing, "relative", "duration", Point(steps=steps), None, period, bound)
        more = self._more(closing) if steps is not None else None
        if more is None:
            return [plain]
        last = self.at(more.end - 1)
        first = closing + (self.at(closing).kind == "comma")
        said_bound = _BOUNDS.get(last.postposition, "")
        said = Found(first, more.end, "context", "date", more.point, None, "", said_bound, more.part)
        point = more.point._replace(steps=steps)
        return [plain._replace(last=more.end, point=point, apart=(plain, said))]

    def is_bare(self, place: int) -> bool:
        """Return whether a unit alone may be one: ``წელიწადისა და ორი თვის შემდეგ`` (after 1 year 2 months)."""
        noun, before = self.at(place), self.at(place - 1)
        if noun.kind not in ("year", "unit") or noun.value not in _UNITS_OF_STEPS:
            return False
        is_plain = before.kind in ("break", "comma", "and", "dash", "other", "close") or before.text in p.BEFORE_LENGTH
        return noun.case == "gen" and noun.number == "sg" and not noun.postposition and is_plain

    def _closing(self, place: int, end: int, noun: Atom) -> int:
        """Return where the words that make a length a step end; 0 where there are none."""
        following = self.at(end)
        is_passing = following.text in p.OF_PASSING and self.at(end + 1).kind == "after"
        is_step = is_passing or following.kind in ("after", "earlier", "later") or following.text == p.AT_END
        if not is_step or noun.postposition or self._is_compared(place):
            return 0
        if following.text == p.AT_END and self._is_anniversary(place):
            return 0
        is_genitive = is_passing or following.text in p.AFTER_GENITIVE or following.text == p.AT_END
        if noun.case != ("gen" if is_genitive else "ins") or (not is_genitive and self._has_own_start(place)):
            return 0
        return end + 1 + is_passing

    def _is_compared(self, place: int) -> bool:
        """Return whether a length says how much later others were (სხვებზე ორი წლით გვიან): no step from a date."""
        return self.at(place - 1).text.endswith("ზე")

    def _has_own_start(self, place: int) -> bool:
        """Return whether a length counts from an event, not from the date before: a month after the signing.

        წვრთნამდე ექვსი თვით ადრე (six months before the exercise) is a length, and how far apart the two are.
        """
        before = [self.at(place - back).text for back in range(1, p.LOOK_BACK + 1)]
        return any(word.endswith(("დან", "მდე")) for word in before)

    def _is_anniversary(self, place: int) -> bool:
        """Return whether a length is the age of an event: ``ხელმოწერის ერთი წლის თავზე`` (a year after the signing)."""
        return self.at(place - 1).kind == "word" and self.at(place - 1).text.endswith("ის")

    def _more(self, place: int) -> Read | None:
        """Read the day, month or season that a step leads to, where no year of its own stands there."""
        place += self.at(place).kind == "comma"
        divisions = self._divisions
        read = (
            divisions.day_month(place)
            or divisions.month(place)
            or divisions.season(place)
            or divisions.counted(place)
            or divisions.qualified(place)
        )
        if read is None or read.last_point is not None or read.is_typo:
            return None
        last = self.at(read.end - 1)
        is_when = last.postposition in p.TEMPORAL or (last.case == "ins" and last.kind == "season")
        is_day = last.case == "dat" and (read.point.day is not None or read.part != "" or last.kind == "season")
        after = read.end + (self.at(read.end).kind == "comma")
        is_dated = self._words.year_number(after) is not None or self._words.year_number(read.end) is not None
        return read if (is_when or is_day) and not is_dated else None


def _steps(period: str, unit: str, *, sign: int) -> tuple[str, int] | None:
    """Return a length as one unit and how many of it; None where it mixes months and days."""
    match = _PERIOD.fullmatch(period)
    if match is None:
        return None
    years, months, weeks, days = (int(match[name] or 0) for name in "YMWD")
    if weeks or days:
        return None if years or months or unit not in ("1W", "1D") else ("D", sign * (7 * weeks + days))
    return ("M", sign * (12 * years + months)) if months else ("Y", sign * years)
