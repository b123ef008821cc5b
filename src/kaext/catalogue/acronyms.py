"""Acronyms of programmes and organisations with their long forms, as one list."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kaext.catalogue.organisations import organisations
from kaext.catalogue.programmes import programmes


@dataclass(frozen=True, slots=True)
class LongForm:
    """What an acronym stands for; ``names`` are all its long forms, brackets of context taken out."""

    acronym: str
    name_ka: str
    name_en: str
    names: tuple[str, ...]


@cache
def long_forms() -> tuple[LongForm, ...]:
    """Return the acronyms of both catalogues, programmes first. An acronym may stand for more than one thing."""
    entries = [(entry.acronym, entry.name_ka, entry.name_en, entry.names) for entry in programmes()]
    entries += [(entry.acronym, entry.name_ka, entry.name_en, entry.names) for entry in organisations()]
    return tuple(
        LongForm(acronym, name_ka, name_en, tuple(name for name in names if not name.startswith("[")))
        for acronym, name_ka, name_en, names in entries
        if acronym
    )
