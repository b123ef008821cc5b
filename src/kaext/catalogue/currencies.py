"""Currencies: ISO 4217 codes with their Georgian names and symbols.

Names of all current currencies are those of Unicode CLDR (locale ka); everyday names, spellings with the country's name
in the genitive, subunits and former currencies were added for kaext. A name without a country (``დოლარი``, dollar)
denotes the currency that is its default in Georgian; ``კრონა`` (crown) and ``დინარი`` (dinar) have no default.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kaext.data_files import records_of


@dataclass(frozen=True, slots=True)
class Currency:
    """A name of a currency or of its subunit.

    ``units`` is its value in units of ``code``: 0.01 for a cent. ``symbols`` may be empty.
    """

    code: str
    name_ka: str
    name_en: str
    units: Decimal
    symbols: tuple[str, ...] = ()


@cache
def currencies() -> tuple[Currency, ...]:
    """Return all names of currencies, by code."""
    return tuple(
        Currency(row["code"], row["name_ka"], row["name_en"], Decimal(row["units"]), tuple(row["symbols"].split()))
        for row in records_of("kaext.catalogue", "currencies.csv")
    )
