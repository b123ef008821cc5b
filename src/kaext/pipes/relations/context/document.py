"""What titles and the whole document set for a sentence, and what is collected for the end of the document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kaext.pipes.extensions import BlockSpan
from kaext.pipes.relations.phrases import Phrase, Programme
from kaext.pipes.values import RelationType, RuledOut

# The blocks of a document with the token extents of their sentences.
Blocks = Iterable[tuple[BlockSpan, list[tuple[int, int]]]]


@dataclass(slots=True)
class Unit:
    """What the title of a section or box sets for the text under it.

    Attributes
    ----------
    countries
        Codes of the countries that the title names.
    programme
        The programme that the title names; the last of several that it joins by "and".
    others
        Further programmes that it names.
    date
        Its date, where the title is nothing but a year.
    dates
        The mentions of dates in its title.
    relation
        The relation that holds of whatever the unit lists: "Countries that joined".
    is_planned
        Whether what the unit lists is still to come.
    is_question
        Whether the title is a question.
    is_known
        Whether the title asks whether the reader knew what is under it.
    is_card
        Whether the title names one country and no programme, and what is under it is about the country itself.
    is_name
        Whether the title is nothing but the name of a programme.
    is_of_donors
        Whether the title is about what countries give to its programme.
    is_denied
        Whether the title denies what its programmes and countries have in common: "not members", "did not come".
    """

    countries: tuple[str, ...] = ()
    programme: Programme | None = None
    others: tuple[Programme, ...] = ()
    date: str = ""
    dates: tuple[Phrase, ...] = ()
    relation: RelationType | None = None
    is_planned: bool = False
    is_question: bool = False
    is_known: bool = False
    is_card: bool = False
    is_name: bool = False
    is_of_donors: bool = False
    is_denied: bool = False

    @property
    def country(self) -> tuple[str, ...]:
        """The code of the country that the title names; empty where it names several or none."""
        return self.countries if len(self.countries) == 1 else ()


@dataclass(frozen=True, slots=True)
class DocumentProfile:
    """What a whole document is about, by its title and all its mentions.

    Attributes
    ----------
    framework_programme
        The Partnership for Peace (:data:`programme_nouns.FRAMEWORK_PROGRAMME`) as it mentions it first; None where it
        does not.
    main_country
        The code of the country that it is mainly about; empty where there is none.
    countries
        Codes of all countries that it mentions.
    title_programme
        The programme that its title names.
    operations
        The operations that it mentions.
    """

    framework_programme: Programme | None = None
    main_country: tuple[str, ...] = ()
    countries: frozenset[str] = frozenset()
    title_programme: Programme | None = None
    operations: tuple[Programme, ...] = ()


@dataclass(slots=True)
class Findings:
    """What is collected over a whole document and applied to its statements at the end.

    Attributes
    ----------
    exercise_dates
        The EDTF dates of each exercise, by programme id.
    end_dates
        The EDTF dates on which work in a programme ended, by programme id.
    ruled_out
        Readings that state no fact, with the reason.
    """

    exercise_dates: dict[str, set[str]] = field(default_factory=dict)
    end_dates: dict[str, set[str]] = field(default_factory=dict)
    ruled_out: list[RuledOut] = field(default_factory=list)

    def add_exercise_dates(self, programme: str, dates: Iterable[str]) -> None:
        """Record when an exercise, given by its id, took place."""
        self.exercise_dates.setdefault(programme, set()).update(dates)

    def add_end_date(self, programme: str, date: str) -> None:
        """Record when work in a programme, given by its id, ended."""
        self.end_dates.setdefault(programme, set()).add(date)

    def rule_out(self, readings: Iterable[RuledOut]) -> None:
        """Record readings that state no fact."""
        self.ruled_out += readings
