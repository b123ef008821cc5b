"""Organisations, staffs, agreements and terms with acronyms in texts about NATO, other than programmes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kaext.data_files import records_of


@dataclass(frozen=True, slots=True)
class Organisation:
    """The meaning of an acronym that does not denote a programme.

    Parameters
    ----------
    acronym
        The international acronym, as mentions carry it.
    name_en, name_ka
        Long forms; the Georgian one in the nominative.
    also
        Further long forms, in any language.
    source
        Where the name can be looked up.
    """

    acronym: str
    name_en: str
    name_ka: str
    also: tuple[str, ...] = ()
    source: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """All long forms, the Georgian one first."""
        return tuple(name for name in (self.name_ka, self.name_en, *self.also) if name)


@cache
def organisations() -> tuple[Organisation, ...]:
    """Return the organisations in the order of their file."""
    return tuple(
        Organisation(
            acronym=row["acronym"],
            name_en=row["name_en"],
            name_ka=row["name_ka"],
            also=tuple(name.strip() for name in row["also"].split("|") if name.strip()),
            source=row["source"],
        )
        for row in records_of("kaext.catalogue", "organisations.csv")
    )


@cache
def organisation_acronyms() -> frozenset[str]:
    """Return the acronyms of the organisations."""
    return frozenset(entry.acronym for entry in organisations())
