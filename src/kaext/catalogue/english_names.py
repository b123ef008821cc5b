"""English names of countries, adjectives and demonyms: ``name_en`` of ``countries.csv``, and ``english_names.csv``.

The column ``sources`` says where they come from: ``factbook`` (The World Factbook, in the public domain), ``usage``
(short, former and common forms).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kaext.catalogue.countries import countries
from kaext.data_files import records_of


@dataclass(frozen=True, slots=True)
class EnglishName:
    """What a word denotes in English: a country (its code, "" for a territory), by its name or by an adjective."""

    code: str
    is_adjectival: bool = False


@cache
def english_names() -> dict[str, EnglishName]:
    """Return the country that each English name, adjective and demonym denotes, in the singular and plural."""
    found: dict[str, EnglishName] = {}
    for country in countries().values():
        found[country.name_en] = EnglishName("" if country.status == "territory" else country.code)
    rows = records_of("kaext.catalogue", "english_names.csv")
    for column in ("other_names", "adjectives", "demonyms"):
        for row in rows:
            for name in filter(None, row[column].split(";")):
                found.setdefault(name, EnglishName(row["code"], column != "other_names"))
    return found
