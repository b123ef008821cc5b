"""Acronyms of programmes and organisations with their long forms, as one list."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kaext.catalogue.organisations import organisations
from kaext.catalogue.programmes import programmes


@dataclass(frozen=True, slots=True)
class LongForm:
    """An acronym and its meaning; ``names`` are all its long forms, without those that require a context word."""

    acronym: str
    name_ka: str
    name_en: str
    names: tuple[str, ...]


@cache
def long_forms() -> tuple[LongForm, ...]:
    """Return the acronyms of both catalogues, programmes first. One acronym may have several meanings."""
    entries = [
        (acronym, entry.name_ka, entry.name_en, entry.names) for entry in programmes() for acronym in entry.acronyms
    ]
    entries += [(entry.acronym, entry.name_ka, entry.name_en, entry.names) for entry in organisations()]
    return tuple(
        LongForm(acronym, name_ka, name_en, tuple(name for name in names if not name.startswith("[")))
        for acronym, name_ka, name_en, names in entries
        if acronym
    )
