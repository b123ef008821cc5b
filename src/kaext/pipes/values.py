"""What a component says of a span: plain, picklable values.

Each kind of span has an extension attribute of its own (``span._.date``, ``span._.acronym``, ``span._.sum``,
``span._.country``, ``span._.programme``), because spaCy keys ``span._`` by extents and spans of different kinds
share extents. Offsets are code points in ``doc.text``. ``reading`` is a value in one word, as people compare values.
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
# Relations that happen at a point in time: beside their date, an open interval from that date says nothing new.
EVENTS = frozenset[RelationType]({"joined", "completed", "hosted", "offered", "withdrew"})


@dataclass(frozen=True, slots=True)
class DateValue:
    """``value`` is EDTF for dates, an ISO 8601 duration for durations and sets."""

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
    """``long_forms`` are those beside this mention in text order: none, one, or one in each of two languages."""

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
    """Amounts in whole units as decimal strings (``"1600000"``); equal where there is a single figure.

    ``part_of`` is the extent of the total that this sum is a part of.
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
    """``ids`` are ISO 3166-1 alpha-3 codes, more than one for a group."""

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
    """``id`` as the contract says; ``name`` in the nominative."""

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
    """What a statement rests on, at ``start:end``: its ``clause``, ``verb``, ``country`` or ``programme``.

    ``says`` is what the rule took it for: of a verb its kind, of a country the place in the case frame that it fills
    and its role (``subject erg``), of a programme its role.
    """

    part: Literal["clause", "verb", "country", "programme"]
    start: int
    end: int
    says: str = ""


@dataclass(frozen=True, slots=True)
class RelationValue:
    """One statement of a fact.

    ``start:end`` is the sentence or entry that states it, ``sum`` the extent of its sum, ``matched`` what it rests on.
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
    """A reading of ``start:end`` that a component considered and did not keep.

    Parameters
    ----------
    start, end
        Code points in ``doc.text``.
    reading
        What it would have said: a date's value, a country's code, a programme's id; "" where it has no value.
    method
        The rule that read it.
    reason
        Why it does not stand: an id of ``reasons.toml``.
    """

    start: int
    end: int
    reading: str
    method: str
    reason: str
