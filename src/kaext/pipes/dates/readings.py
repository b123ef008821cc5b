"""What a date is as written, and the atoms of a text as the numbers and words that dates are made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from kaext.ka.calendar import FIRST_HALF_YEAR
from kaext.pipes.dates import patterns as p
from kaext.pipes.dates.atom import Atom
from kaext.pipes.values import DateBound, DateKind, DatePart


class Point(NamedTuple):
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


class Found(NamedTuple):
    """An expression from atom ``first`` up to atom ``last`` (exclusive).

    ``last_point`` is the end of an interval; ``period`` the ISO 8601 value of durations and frequencies. ``ruled_out``
    is the reason for which the expression does not stand (an id of ``reasons.toml``); "" where it does. ``apart`` are
    the expressions that stand in its place where there is no date to count from.
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
    apart: tuple[Found, ...] = ()


class Read(NamedTuple):
    """A date in the course of reading: ``end`` is the atom after it."""

    point: Point
    end: int
    rule: str
    last_point: Point | None = None
    part: DatePart = ""
    is_typo: bool = False


# After these a date says no more about itself: since, until, for.
BOUNDING = frozenset(["დან", "მდე", "თვის"])
PARTS: dict[str, DatePart] = {"start": "start", "mid": "mid", "end": "end"}
HALVES = (FIRST_HALF_YEAR, FIRST_HALF_YEAR + 1)
_NOTHING = Atom("break", 0, 0, "")


class Places(dict[int, Atom]):
    """Atoms by their places; outside the text stands a break."""

    def __missing__(self, place: int) -> Atom:
        return _NOTHING


class Words:
    """The atoms of a text, each asked for what it can be in a date.

    Parameters
    ----------
    atoms
        See :func:`kaext.pipes.dates.atoms.atoms`.
    """

    def __init__(self, atoms: Sequence[Atom]) -> None:
        # The atom at a place; outside the text a break. The rules ask for several at every place.
        self.at: Callable[[int], Atom] = Places(enumerate(atoms)).__getitem__
        whole = ((place, _whole(atom)) for place, atom in enumerate(atoms) if atom.numeral is not None)
        # The value of a plain whole number at a place: no ordinal, no ending that bounds, no separators, no scale.
        self.integer: Callable[[int], int | None] = {place: value for place, value in whole if value is not None}.get

    def year_number(self, place: int, *, first: int = p.FIRST_YEAR, last: int = p.LAST_YEAR) -> int | None:
        """Return the year that a number may be: four figures, or in words."""
        value = self.integer(place)
        if value is None or not first <= value <= last:
            return None
        numeral = self.at(place).numeral
        if numeral is None or numeral.kind != "cardinal":
            return None
        return value if not numeral.figures or len(numeral.figures) == 4 else None

    def day_number(self, place: int) -> int | None:
        """Return the day of the month that a number may be; a few more than there are, to tell impossible days."""
        value = self.integer(place)
        if value is None or not 1 <= value <= 39:
            return None
        numeral = self.at(place).numeral
        if numeral is None or numeral.kind not in ("cardinal", "ordinal") or len(numeral.figures) > 2:
            return None
        return value

    def ordinal(self, place: int) -> int | None:
        """Return the value of an ordinal or Roman number."""
        numeral = self.at(place).numeral
        if numeral is None or numeral.kind not in ("ordinal", "roman"):
            return None
        return int(numeral.value)

    def is_head(self, place: int) -> bool:
        """Return whether an atom opens a block, a bullet aside."""
        before = self.at(place - 1)
        return before.kind == "break" or (before.text in p.BULLETS and self.at(place - 2).kind == "break")

    def is_tight(self, place: int) -> bool:
        """Return whether no space stands beside an atom: ``28-ივნისს``."""
        return self.at(place - 1).end == self.at(place).start and self.at(place).end == self.at(place + 1).start

    def month_name(self, place: int) -> int | None:
        """Return the month that a word names."""
        return int(self.at(place).value) if self.at(place).kind == "month" else None

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


def _whole(atom: Atom) -> int | None:
    """Return the value of an atom that is a plain whole number."""
    numeral = atom.numeral
    if numeral is None or atom.kind != "number" or numeral.value != int(numeral.value):
        return None
    if numeral.figures and (numeral.scale != 1 or not numeral.figures.isdigit()):
        return None
    return int(numeral.value)


def full_year(figures: str) -> int:
    """Return the year that two figures stand for, between 1950 and 2049."""
    return int(figures) + (2000 if int(figures) < p.FIRST_SHORT_YEAR else 1900)


def is_genitive(atom: Atom) -> bool:
    """Return whether a word is a genitive, or a dative that looks the same: ``აგვისტოს`` (August's), ``ბოლოს``."""
    return atom.case == "gen" or (atom.case == "dat" and atom.text.endswith("ოს"))
