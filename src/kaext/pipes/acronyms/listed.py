"""Long forms that the catalogues give an acronym."""

from __future__ import annotations

from functools import cache, lru_cache

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
    start = _start_of_listed(mention.acronym, stretch.text[low:high])
    if start is None or (len(stretch.spans) == 1 and is_letter_word(stretch.words[0])):
        return None
    return Definition(low + start, high, "catalogue", 0.97)


# Rule after rule asks it of the same stretch, one after the other.
@lru_cache(maxsize=16)
def _start_of_listed(acronym: str, written: str) -> int | None:
    """Return where the longest listed long form of an acronym that ends a text begins; nothing where none does."""
    matches = names_of(acronym).find(written, at_end=True)
    return min((match.start for match in matches), default=None)
