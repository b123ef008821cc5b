"""Countries, former states and regions with their Georgian names: ``countries.csv`` and ``regions.csv``.

Codes are ISO 3166-1 alpha-3; former states have the codes that they had (ISO 3166-3). The column ``sources`` says where
the names come from: ``CLDR`` (Unicode Common Locale Data Repository: territories, currencies, languages), ``country
list`` (a public country list under the MIT licence), ``usage`` (older, official and colloquial names in Georgian acts
and press; adjectives and demonyms by regular derivation in -ური/-ული and -ელი; ``kinds``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from kaext.data_files import records_of

Status = Literal["state", "former", "territory"]
Kind = Literal["island", "kingdom"]


@dataclass(frozen=True, slots=True)
class Country:
    """A country.

    ``name`` is the usual Georgian name in the nominative; ``other_names`` are official, short and old names. A text may
    refer to it by one of its ``kinds``: the island, the kingdom.

    A ``territory`` has an ISO code but is part of another state or disputed. It is listed so that its name is not taken
    for another country, and is not annotated.
    """

    code: str
    status: Status
    name: str
    other_names: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    kinds: frozenset[str]
    name_en: str

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the usual one first."""
        return (self.name, *self.other_names)


@dataclass(frozen=True, slots=True)
class Region:
    """A region; ``members`` are the codes of the countries that "the countries of …" may refer to.

    ``closed`` if the members are agreed (the Nordic countries); not so for a coast or a continent. ``is_whole`` if "the
    countries of …" always means all of them (the Baltic states).
    """

    id: str
    name: str
    other_names: tuple[str, ...]
    members: frozenset[str]
    closed: bool
    is_whole: bool
    name_en: str

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the usual one first."""
        return (self.name, *self.other_names)


@cache
def countries() -> dict[str, Country]:
    """Return all countries by their alpha-3 code."""
    return {
        row["code"]: Country(
            code=row["code"],
            status=_status(row["status"]),
            name=row["name"],
            other_names=_listed(row["other_names"]),
            adjectives=_listed(row["adjectives"]),
            demonyms=_listed(row["demonyms"]),
            kinds=frozenset(_listed(row["kinds"])),
            name_en=row["name_en"],
        )
        for row in records_of("kaext.catalogue", "countries.csv")
    }


@cache
def country_names() -> frozenset[str]:
    """Return the names of all countries in the nominative."""
    return frozenset(name for country in countries().values() for name in country.names)


@cache
def codes_of(kind: Kind) -> frozenset[str]:
    """Return the codes of all countries of a kind."""
    return frozenset(code for code, country in countries().items() if kind in country.kinds)


@cache
def regions() -> tuple[Region, ...]:
    """Return all regions."""
    return tuple(
        Region(
            id=row["id"],
            name=row["name"],
            other_names=_listed(row["other_names"]),
            members=frozenset(row["members"].split()),
            closed=row["closed"] in ("true", "whole"),
            is_whole=row["closed"] == "whole",
            name_en=row["name_en"],
        )
        for row in records_of("kaext.catalogue", "regions.csv")
    )


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()


def _status(cell: str) -> Status:
    if cell == "former":
        return "former"
    return "territory" if cell == "territory" else "state"
