"""Offsets from an anchor date: ``ორი წლის შემდეგ`` (two years later).

A length of time is an offset if a postposition or adverb (after, ago, earlier, later) marks it as one and no event is
named from which it counts. A month, season or day after it refines the target date: ``ორი წლის შემდეგ, ივნისში`` (two
years later, in June) is one expression.
"""

from __future__ import annotations

import regex

from kaext.ka.calendar import MONTHS
from kaext.pipes.dates import patterns as p
from kaext.pipes.dates.atom import Atom
from kaext.pipes.dates.divisions import Divisions
from kaext.pipes.dates.expressions import AtomReader, Expression, ParsedDate, TimePoint
from kaext.pipes.values import DateBound

_MARKERS = ("earlier", "later")
_OFFSET_UNITS = frozenset(["1Y", "1M", "1W", "1D"])
_PERIOD = regex.compile(r"P(?:(?P<Y>\d+)Y)?(?:(?P<M>\d+)M)?(?:(?P<W>\d+)W)?(?:(?P<D>\d+)D)?")
_BOUNDS: dict[str, DateBound] = {"დან": "since", "მდე": "until", "თვის": "by"}


class Offsets:
    """Parses the markers that turn a length of time into an offset."""

    def __init__(self, reader: AtomReader, divisions: Divisions) -> None:
        self._reader = reader
        self._divisions = divisions
        self.at = reader.at

    def parse(self, i: int, end: int, noun: Atom, periods: tuple[str, ...]) -> list[Expression]:
        """Parse a length of time as an offset from an anchor; without an anchor it will be a duration with a bound.

        Parameters
        ----------
        i, end
            Indices of the first atom of the length and of the atom after it.
        noun
            Its last word.
        periods
            Its ISO 8601 value, or the two ends of a range.

        Returns
        -------
        list[Expression]
            Empty if no marker makes the length an offset.
        """
        marker_end = self._marker_end(i, end, noun)
        if not marker_end:
            return []
        is_earlier = self.at(marker_end - 1).kind == "earlier"
        bound: DateBound = "before" if is_earlier else "after"
        offset = None
        if len(periods) == 1 and noun.value in _OFFSET_UNITS and not self._has_event_anchor(i):
            offset = _offset_of(periods[0], noun.value, sign=-1 if is_earlier else 1)
        period = "/".join(periods)
        plain = Expression(i, marker_end, "relative", "duration", TimePoint(offset=offset), None, period, bound)
        target = self._refinement(marker_end) if offset is not None else None
        if target is None:
            return [plain]
        last = self.at(target.end - 1)
        first = marker_end + (self.at(marker_end).kind == "comma")
        target_bound = _BOUNDS.get(last.postposition, "")
        refinement = Expression(
            first, target.end, "context", "date", target.point, None, "", target_bound, target.part
        )  # fmt: skip
        point = target.point._replace(offset=offset)
        return [plain._replace(end_atom=target.end, point=point, fallback=(plain, refinement))]

    def is_bare(self, i: int) -> bool:
        """Return whether a unit without a number means one: ``წელიწადისა და ორი თვის შემდეგ`` (a year and …).

        In the instrumental only before its marker: ``წლით გვიან`` (a year later).
        """
        noun, before = self.at(i), self.at(i - 1)
        if noun.kind not in ("year", "unit") or noun.value not in _OFFSET_UNITS:
            return False
        is_plain = (
            before.kind in ("break", "comma", "and", "dash", "other", "close") or before.text in p.BARE_UNIT_ADVERBS
        )
        is_apt = noun.case == "gen" or (noun.case == "ins" and self.at(self._marker_at(i + 1)).kind in _MARKERS)
        return is_apt and noun.number == "sg" and not noun.postposition and is_plain

    def _marker_end(self, i: int, end: int, noun: Atom) -> int:
        """Return the index after the marker that makes the length an offset; 0 if there is none."""
        end = self._marker_at(end)
        following = self.at(end)
        is_passing = following.text in p.PASSING_NOUNS and self.at(end + 1).kind == "after"
        is_step = is_passing or following.kind in ("after", "earlier", "later") or following.text == p.AT_END_MARKER
        if not is_step or noun.postposition or self._is_comparison(i):
            return 0
        if following.text == p.AT_END_MARKER and self._is_anniversary(i):
            return 0
        is_genitive = is_passing or following.text in p.GENITIVE_MARKERS or following.text == p.AT_END_MARKER
        if noun.case != ("gen" if is_genitive else "ins") or (not is_genitive and self._has_event_anchor(i)):
            return 0
        return end + 1 + is_passing

    def _marker_at(self, i: int) -> int:
        """Return the index of the next word, or of the one after "more": ერთი წლით უფრო ადრე (one year earlier)."""
        return i + (self.at(i).text == p.MORE)

    def _is_comparison(self, i: int) -> bool:
        """Return whether a length is a difference from others: სხვებზე ორი წლით გვიან (two years later than others)."""
        return self.at(i - 1).text.endswith("ზე")

    def _has_event_anchor(self, i: int) -> bool:
        """Return whether a length counts from an event rather than from an anchor date.

        წვრთნამდე ექვსი თვით ადრე (six months before the exercise) remains a duration.
        """
        before = [self.at(i - back).text for back in range(1, p.EVENT_WINDOW + 1)]
        return any(word.endswith(("დან", "მდე")) for word in before)

    def _is_anniversary(self, i: int) -> bool:
        """Return whether a length counts from the anniversary of an event, a genitive before it.

        ``ხელმოწერის ერთი წლის თავზე`` (a year after the signing).
        """
        return self.at(i - 1).kind == "word" and self.at(i - 1).text.endswith("ის")

    def _refinement(self, i: int) -> ParsedDate | None:
        """Parse the day, month or season after an offset that refines its target, unless it has a year of its own."""
        i += self.at(i).kind == "comma"
        divisions = self._divisions
        parsed = (
            divisions.day_month(i)
            or divisions.month(i)
            or divisions.season(i)
            or divisions.counted(i)
            or divisions.qualified(i)
        )
        if parsed is None or parsed.end_point is not None or parsed.is_typo:
            return None
        last = self.at(parsed.end - 1)
        is_when = last.postposition in p.TEMPORAL_POSTPOSITIONS or (last.case == "ins" and last.kind == "season")
        is_day = last.case == "dat" and (parsed.point.day is not None or parsed.part != "" or last.kind == "season")
        after = parsed.end + (self.at(parsed.end).kind == "comma")
        is_dated = self._reader.year_number(after) is not None or self._reader.year_number(parsed.end) is not None
        return parsed if (is_when or is_day) and not is_dated else None


def _offset_of(period: str, unit: str, *, sign: int) -> tuple[str, int] | None:
    """Return a length as a unit and a signed count; None if it mixes months and days."""
    match = _PERIOD.fullmatch(period)
    if match is None:
        return None
    years, months, weeks, days = (int(match[name] or 0) for name in "YMWD")
    if weeks or days:
        return None if years or months or unit not in ("1W", "1D") else ("D", sign * (7 * weeks + days))
    return ("M", sign * (MONTHS * years + months)) if months else ("Y", sign * years)
