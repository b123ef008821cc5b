"""The codes of ISO 3166 and ISO 4217 that records may hold."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def country_codes() -> frozenset[str]:
    """Return the alpha-3 codes of ISO 3166-1 and, for former states, of ISO 3166-3."""
    return _codes("countries", "former_countries")


@cache
def currency_codes() -> frozenset[str]:
    """Return the alphabetic codes of ISO 4217, those of withdrawn currencies as well."""
    return _codes("currencies", "former_currencies")


def _codes(*lists: str) -> frozenset[str]:
    text = files("kaext.emit").joinpath("data/codes.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    return frozenset(code for name in lists for code in tables[name].split())
