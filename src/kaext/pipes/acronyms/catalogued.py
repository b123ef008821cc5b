"""Long forms that the catalogues list for an acronym."""

from __future__ import annotations

from functools import cache, lru_cache

from kaext.catalogue.acronyms import long_forms
from kaext.catalogue.names import NameIndex, meanings
from kaext.pipes.acronyms import patterns as p
from kaext.pipes.acronyms.mentions import Mention
from kaext.pipes.acronyms.window import Definition, Window, is_letter_word


@cache
def catalogue_names() -> dict[str, tuple[str, ...]]:
    """Return the catalogues' long forms by acronym."""
    names: dict[str, tuple[str, ...]] = {}
    for entry in long_forms():
        names[entry.acronym] = (*names.get(entry.acronym, ()), *entry.names)
    return names


@cache
def names_of(acronym: str) -> NameIndex[str]:
    """Return an index of the catalogues' long forms of an acronym."""
    return NameIndex((name, acronym) for name in catalogue_names().get(acronym, ()))


@cache
def catalogue_meanings(acronym: str) -> frozenset[str]:
    """Return the lemmas of the words of an acronym's long forms in the catalogues."""
    words = {word for name in catalogue_names().get(acronym, ()) for word in p.WORD.findall(name)} - {"და"}
    return frozenset[str]().union(*map(meanings, words))


def by_catalogue(window: Window, mention: Mention) -> Definition | None:
    """Return the catalogue's long form of the acronym that ends the window."""
    if not window.spans or mention.acronym not in catalogue_names():
        return None
    low, high = window.start, window.spans[-1][1]
    start = _start_of_listed(mention.acronym, window.text[low:high])
    if start is None or (len(window.spans) == 1 and is_letter_word(window.words[0])):
        return None
    return Definition(low + start, high, "catalogue", p.CONFIDENCE["catalogue"])


# Successive rules ask about the same window.
@lru_cache(maxsize=16)
def _start_of_listed(acronym: str, written: str) -> int | None:
    """Return the start of the longest long form of an acronym that ends a text, or None."""
    names = names_of(acronym)
    matches = [*names.find(written, at_end=True), *names.find_inverted(written, at_end=True)]
    return min((match.start for match in matches), default=None)
