"""Long forms that the catalogues give an acronym."""

from __future__ import annotations

from functools import cache

from kaext.catalogue.acronyms import long_forms
from kaext.catalogue.names import NameIndex, meanings
from kaext.pipes.acronyms import patterns as p
from kaext.pipes.acronyms.mentions import Mention
from kaext.pipes.acronyms.stretch import Definition, Stretch, is_letter_word


@cache
def listed_names() -> dict[str, tuple[str, ...]]:
    """Return the long forms that the catalogues give an acronym, by acronym."""
    names: dict[str, tuple[str, ...]] = {}
    for entry in long_forms():
        names[entry.acronym] = (*names.get(entry.acronym, ()), *entry.names)
    return names


@cache
def names_of(acronym: str) -> NameIndex[str]:
    """Return the listed long forms of an acronym."""
    return NameIndex((name, acronym) for name in listed_names().get(acronym, ()))


@cache
def listed_meanings(acronym: str) -> frozenset[str]:
    """Return what the words of an acronym's listed long forms mean."""
    words = {word for name in listed_names().get(acronym, ()) for word in p.WORD.findall(name)} - {"და"}
    return frozenset[str]().union(*map(meanings, words))


def listed(stretch: Stretch, mention: Mention) -> Definition | None:
    """Return the catalogue's long form of the acronym that ends the stretch."""
    if not stretch.spans or mention.acronym not in listed_names():
        return None
    low, high = stretch.start, stretch.spans[-1][1]
    matches = names_of(mention.acronym).find(stretch.text[low:high], at_end=True)
    if not matches or (len(stretch.spans) == 1 and is_letter_word(stretch.words[0])):
        return None
    return Definition(low + min(match.start for match in matches), high, "catalogue", 0.97)
