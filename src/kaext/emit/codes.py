"""The ISO 3166 and ISO 4217 codes that records may contain."""

from __future__ import annotations

from functools import cache

from kaext.data_files import tables_of


@cache
def country_codes() -> frozenset[str]:
    """Return the alpha-3 codes of ISO 3166-1 and, for former countries, of ISO 3166-3."""
    return _codes("countries", "former_countries")


@cache
def currency_codes() -> frozenset[str]:
    """Return the alphabetic codes of ISO 4217, including withdrawn currencies."""
    return _codes("currencies", "former_currencies")


def _codes(*lists: str) -> frozenset[str]:
    tables = tables_of("kaext.emit", "data/codes.toml")
    return frozenset(code for name in lists for code in tables[name].split())
