"""The types of the date grammar, and access to the atoms of a text as numbers and words of dates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from kaext.ka.calendar import FIRST_HALF_YEAR
from kaext.pipes.dates import patterns as p
from kaext.pipes.dates.atom import Atom
from kaext.pipes.values import DateBound, DateKind, DatePart


class TimePoint(NamedTuple):
    """A point in time as written. Components that are None may be resolved from the context.

    Parameters
    ----------
    year
        Four digits.
    era
        A decade or century in EDTF (``199X``, ``19XX``), in place of a year.
    division
        Month (1-12), or season, quarter or half-year with its EDTF code.
    day
        Day of the month.
    offset
        For anaphoric and deictic dates: the unit (``Y``, ``M``, ``W``, ``D``, or one of
        :mod:`kaext.pipes.dates.patterns`) and the number of units after the anchor; ``("Y", 0)`` is the same year.
    """

    year: int | None = None
    era: str = ""
    division: int | None = None
    day: int | None = None
    offset: tuple[str, int] | None = None


class Expression(NamedTuple):
    """A temporal expression found by the grammar.

    Parameters
    ----------
    first_atom, end_atom
        Indices of its atoms, end exclusive.
    rule
        The grammar rule: the method of the record, unless resolution replaces it.
    kind
        ``date``, ``duration`` or ``set``.
    point, end_point
        The date; for an interval, its two ends.
    period
        ISO 8601 value of a duration or set.
    bound
        Whether the date is a bound: ``since``, ``until``, ``before``, ``after`` or ``by``.
    part
        Part of the period: ``start``, ``mid`` or ``end``.
    is_typo
        Whether a misspelled word was corrected.
    ruled_out
        Why the expression is rejected, an id of ``reasons.toml``; "" for an accepted one.
    fallback
        The expressions that replace this one if there is no anchor to count from.
    """

    first_atom: int
    end_atom: int
    rule: str
    kind: DateKind = "date"
    point: TimePoint = TimePoint()
    end_point: TimePoint | None = None
    period: str = ""
    bound: DateBound = ""
    part: DatePart = ""
    is_typo: bool = False
    ruled_out: str = ""
    fallback: tuple[Expression, ...] = ()


class ParsedDate(NamedTuple):
    """A date as an intermediate result of the grammar; ``end`` is the index of the atom after it."""

    point: TimePoint
    end: int
    rule: str
    end_point: TimePoint | None = None
    part: DatePart = ""
    is_typo: bool = False


# Postpositions that complete a date: since, until, for.
BOUNDING_POSTPOSITIONS = frozenset(["დან", "მდე", "თვის"])
PARTS: dict[str, DatePart] = {"start": "start", "mid": "mid", "end": "end"}
HALVES = (FIRST_HALF_YEAR, FIRST_HALF_YEAR + 1)
_BOUNDARY = Atom("break", 0, 0, "")


class PaddedAtoms(dict[int, Atom]):
    """Atoms by their index; outside the text every atom is a ``break``."""

    def __missing__(self, i: int) -> Atom:
        return _BOUNDARY


class AtomReader:
    """The atoms of a text, interpreted as components of dates.

    Parameters
    ----------
    atoms
        The output of :func:`kaext.pipes.dates.lexer.lex`.
    """

    def __init__(self, atoms: Sequence[Atom]) -> None:
        # The atom at an index. A bound method of a dictionary, because the rules call it several times for each atom.
        self.at: Callable[[int], Atom] = PaddedAtoms(enumerate(atoms)).__getitem__
        whole = ((i, _whole_value(atom)) for i, atom in enumerate(atoms) if atom.numeral is not None)
        # The value of a plain whole number at an index: without separators and scale words.
        self.integer: Callable[[int], int | None] = {i: value for i, value in whole if value is not None}.get

    def year_number(self, i: int, *, first: int = p.FIRST_YEAR, last: int = p.LAST_YEAR) -> int | None:
        """Return the number as a year, if it can be one: four digits, or a number in words."""
        value = self.integer(i)
        if value is None or not first <= value <= last:
            return None
        numeral = self.at(i).numeral
        if numeral is None or numeral.kind != "cardinal":
            return None
        return value if not numeral.digits or len(numeral.digits) == 4 else None

    def day_number(self, i: int) -> int | None:
        """Return the number as a day of the month; up to 39, so that impossible days can be reported."""
        value = self.integer(i)
        if value is None or not 1 <= value <= 39:
            return None
        numeral = self.at(i).numeral
        if numeral is None or numeral.kind not in ("cardinal", "ordinal") or len(numeral.digits) > 2:
            return None
        return value

    def ordinal(self, i: int) -> int | None:
        """Return the value of an ordinal or Roman numeral."""
        numeral = self.at(i).numeral
        if numeral is None or numeral.kind not in ("ordinal", "roman"):
            return None
        return int(numeral.value)

    def is_head(self, i: int) -> bool:
        """Return whether an atom is the first of a block, apart from a bullet."""
        before = self.at(i - 1)
        return before.kind == "break" or (before.text in p.BULLETS and self.at(i - 2).kind == "break")

    def is_tight(self, i: int) -> bool:
        """Return whether no space surrounds an atom, such as the dash of ``28-ივნისს`` (on 28 June)."""
        return self.at(i - 1).end == self.at(i).start and self.at(i).end == self.at(i + 1).start

    def is_dash(self, i: int) -> bool:
        """Return whether an atom is a dash, or an arrow that joins two dates rather than one of a series."""
        if self.at(i).kind == "dash":
            return True
        is_arrow = self.at(i).text in p.ARROWS
        return is_arrow and not any(self.at(i + by).text in p.ARROWS for by in (-4, -3, -2, 2, 3, 4))

    def month_name(self, i: int) -> int | None:
        """Return the number of the month that a word names."""
        return int(self.at(i).value) if self.at(i).kind == "month" else None

    def range_end(self, i: int, first: int) -> int | None:
        """Return the second year of ``2004-2006``, ``2004–06`` or ``1999/2000``; ``first`` is the year at ``i``."""
        if not self.is_dash(i + 1) and self.at(i + 1).kind != "slash":
            return None
        numeral = self.at(i + 2).numeral
        if numeral is None or numeral.kind != "cardinal":
            return None
        last = self.year_number(i + 2)
        if last is None and len(numeral.digits) == 2 and numeral.value == int(numeral.value):
            last = first - first % 100 + int(numeral.value)
            last += 100 if last <= first and last % 100 < 50 else 0
        return last if last is not None and first < last else None


def _whole_value(atom: Atom) -> int | None:
    """Return the value of an atom that is a plain whole number, else None."""
    numeral = atom.numeral
    if numeral is None or atom.kind != "number" or numeral.value != int(numeral.value):
        return None
    if numeral.digits and (numeral.scale != 1 or not numeral.digits.isdigit()):
        return None
    return int(numeral.value)


def is_genitive(atom: Atom) -> bool:
    """Return whether a word is a genitive, or a dative of the same form: ``აგვისტოს`` (August's), ``ბოლოს`` (end's)."""
    return atom.case == "gen" or (atom.case == "dat" and atom.text.endswith("ოს"))
