"""The values that components assign to spans: plain, picklable dataclasses.

Each kind of span has its own extension attribute (``span._.date``, ``span._.acronym``, ``span._.sum``,
``span._.country``, ``span._.programme``), because spaCy keys ``span._`` by extent and spans of different kinds may have
the same extent. Offsets are code points in ``doc.text``. ``method`` is the rule or model that decided, ``confidence``
what it claims before calibration, and ``reading`` the value as one string, for comparison.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DateKind = Literal["date", "duration", "set"]
DateBound = Literal["", "since", "until", "before", "after", "by"]
DatePart = Literal["", "start", "mid", "end"]
SumBound = Literal["", "upto", "over"]
SumRole = Literal["", "total", "part"]
RelationType = Literal[
    "joined",
    "participates",
    "completed",
    "hosted",
    "offered",
    "beneficiary",
    "planned",
    "withdrew",
]
# Relations at a point in time: beside their date, an open interval from that date adds nothing.
EVENTS = frozenset[RelationType]({"joined", "completed", "hosted", "offered", "withdrew"})


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date, duration or set: ``value`` is EDTF for dates, an ISO 8601 duration otherwise."""

    value: str
    kind: DateKind = "date"
    bound: DateBound = ""
    part: DatePart = ""
    approximate: bool = False
    method: str = ""
    confidence: float = 1.0

    @property
    def reading(self) -> str:
        """The value."""
        return self.value


@dataclass(frozen=True, slots=True)
class LongFormValue:
    """A long form at ``start:end`` beside an acronym, and its nominative."""

    start: int
    end: int
    nominative: str
    method: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class AcronymValue:
    """An acronym.

    ``long_forms`` are those beside this mention, in text order: none, one, or one in each of two languages.
    ``expansion_ka`` and ``expansion_en`` are the long forms of the document, else of the catalogue, in the nominative.
    """

    acronym: str
    script: Literal["Latn", "Geor"]
    long_forms: tuple[LongFormValue, ...] = ()
    expansion_ka: str = ""
    expansion_en: str = ""
    method: str = ""
    confidence: float = 1.0

    @property
    def long_form(self) -> tuple[int, int] | None:
        """The extent of the first long form beside this mention, or None."""
        return (self.long_forms[0].start, self.long_forms[0].end) if self.long_forms else None

    @property
    def reading(self) -> str:
        """The canonical acronym."""
        return self.acronym


@dataclass(frozen=True, slots=True)
class SumValue:
    """A sum of money.

    The amounts are decimal strings in units of the currency (``"1600000"``), equal for a single figure. ``part_of`` is
    the extent of the total that this sum is a part of.
    """

    amount_min: str
    amount_max: str
    currency: str
    bound: SumBound = ""
    approximate: bool = False
    role: SumRole = ""
    part_of: tuple[int, int] | None = None
    country: str = ""
    programme: str = ""
    purpose: str = ""
    method: str = ""
    confidence: float = 1.0

    @property
    def reading(self) -> str:
        """The amount or both amounts, and the currency."""
        return f"{'/'.join(dict.fromkeys((self.amount_min, self.amount_max)))} {self.currency}"


@dataclass(frozen=True, slots=True)
class CountryValue:
    """A country, or the countries of a group phrase: ``ids`` are ISO 3166-1 alpha-3 codes."""

    ids: tuple[str, ...]
    adjectival: bool = False
    group: bool = False
    name: str = ""
    name_en: str = ""
    method: str = ""
    confidence: float = 1.0

    @property
    def reading(self) -> str:
        """The codes."""
        return " ".join(self.ids)


@dataclass(frozen=True, slots=True)
class ProgrammeValue:
    """A programme: ``id`` is that of the catalogue, else made from the name; ``name`` is in the nominative."""

    id: str
    name: str = ""
    name_en: str = ""
    kind: str = ""
    method: str = ""
    confidence: float = 1.0

    @property
    def reading(self) -> str:
        """The id."""
        return self.id


@dataclass(frozen=True, slots=True)
class Matched:
    """A part of the evidence for a statement, at ``start:end``: its ``clause``, ``verb``, ``country`` or ``programme``.

    ``says`` is how the rule analysed it: for a verb its kind, for a country the slot of the case frame that it fills
    and its role (``subject erg``), for a programme its role.
    """

    part: Literal["clause", "verb", "country", "programme"]
    start: int
    end: int
    says: str = ""


@dataclass(frozen=True, slots=True)
class RelationValue:
    """One statement of a fact.

    ``start:end`` is the sentence or entry that states it, ``sum`` the extent of its sum, ``matched`` its evidence.
    """

    country: str
    relation: RelationType
    programme: str
    date: str
    start: int
    end: int
    programme_name: str = ""
    sum: tuple[int, int] | None = None
    matched: tuple[Matched, ...] = ()
    method: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class RuledOut:
    """A reading of ``start:end`` that a component considered and rejected.

    Parameters
    ----------
    start, end
        Code points in ``doc.text``.
    reading
        The value it would have had: a date's value, a country's code, a programme's id; "" if it has none.
    method
        The rule that proposed it.
    reason
        Why it was rejected: an id of ``reasons.toml``.
    """

    start: int
    end: int
    reading: str
    method: str
    reason: str
