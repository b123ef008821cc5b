"""Training centres, schools and the like that no catalogue lists, named without quotation marks.

Their names are noun phrases that end in what they are and tell their field: ``სამთო ბრძოლის საწვრთნელი ცენტრი`` (the
Mountain Warfare Training Centre). So are phrases that only describe, so a name is taken from a clause that says of it
what is said of institutions: that a country hosts it, that it opened or works, that somebody joined it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kaext.ka import phrases
from kaext.ka.inflection import readings
from kaext.ka.words import frequency
from kaext.pipes.programmes import patterns
from kaext.pipes.programmes.catalogued import CatalogueNames, is_country
from kaext.pipes.programmes.discovery import named
from kaext.pipes.programmes.found import Context, Found, lemma_in

_REACH = 160
_MAX_WORDS = 9
_MIN_MODIFIERS = 2


def institutions(context: Context, catalogue: CatalogueNames) -> Iterator[Found]:
    """Yield the institutions that a clause says to be hosted, opened, at work or joined."""
    text = context.text
    for match in patterns.SCHOOL.finditer(text):
        low, high = context.sentence(match.start())
        if not low < high:
            continue
        words = patterns.NAME_WORD.finditer(text, max(low, match.start() - _REACH), match.end())
        spans = [word.span() for word in words]
        first = _first_word(text, spans) if spans and spans[-1] == match.span() else None
        if first is None:
            continue
        start = spans[first][0]
        is_item = context.starts_line(start) and patterns.ITEM_END.match(text, match.end()) is not None
        if not (is_item or _is_spoken_of(text, match[0], start, match.end(), low, high)):
            continue
        name = text[start : match.end()]
        if catalogue.ends_in_name(name):
            continue
        yield named(context, start, match.end(), "centre", catalogue, "programmes/described-name", 0.82)


def partnership_centres(context: Context, catalogue: CatalogueNames) -> Iterator[Found]:
    """Yield countries' training centres of the Partnership for Peace: ``სლოვენიის PfP საწვრთნელი ცენტრი``."""
    text = context.text
    for match in patterns.PARTNERSHIP_CENTRE.finditer(text):
        *_, owner = ("", *text[max(0, match.start() - _REACH) : match.start()].split(" ")[:-1])
        word = owner.rpartition("\n")[2]
        if word.endswith("ს") and is_country(word):
            start = match.start() - len(word) - 1
            yield named(context, start, match.end(), "centre", catalogue, "programmes/described-name", 0.82)


def _first_word(text: str, spans: Sequence[tuple[int, int]]) -> int | None:
    """Return the index of the first word of the name that ends with the last of ``spans``, or None where it is none."""
    words = [text[start:end] for start, end in spans]
    gaps = ["", *(text[before[1] : after[0]] for before, after in pairwise(spans))]
    last = len(words) - 1
    first = phrases.left_edge(words, gaps, last, limit=_MAX_WORDS, wanted=_MAX_WORDS)
    if first and gaps[first] == " " and _is_place(words[first - 1]):
        first -= 1
    while first < last and _is_outside(words[first]):
        first += 1
    modifiers = [word for word in words[first:last] if word != "და"]
    return first if _tells_a_field(modifiers) else None


def _is_outside(word: str) -> bool:
    """Return whether a word before a name is none of its own: an owner, or ახალი (new) and the like."""
    is_stop = phrases.is_stop(word) and word not in patterns.CARDINALS
    return is_stop or is_country(word) or bool(lemma_in(word, patterns.OWNERS))


def _is_place(word: str) -> bool:
    """Return whether a word can be the genitive of a foreign place in -ა, which keeps that vowel: ტოლემაიდას."""
    return word.endswith("ას") and not frequency(word) and not is_country(word)


def _tells_a_field(modifiers: Sequence[str]) -> bool:
    """Return whether modifiers make a name: a field and a word that not every institution has, but no state's body."""
    if len(modifiers) < _MIN_MODIFIERS or any(lemma_in(word, patterns.STATE_BODIES) for word in modifiers):
        return False
    telling = [word for word in modifiers if not lemma_in(word, patterns.PLAIN_FIELDS)]
    if not any(lemma_in(word, patterns.FIELDS) for word in modifiers):
        return False
    return bool(telling) and (
        len(modifiers) > _MIN_MODIFIERS or any(lemma_in(word, patterns.FIELDS) for word in telling)
    )


def _is_spoken_of(text: str, head: str, start: int, end: int, low: int, high: int) -> bool:
    """Return whether the clause around ``start:end`` hosts, opens or joins what its last word ``head`` names."""
    before = patterns.CLAUSE_START.split(text[max(low, start - _REACH) : start])[-1]
    rest = text[end : min(high, end + _REACH)]
    after = patterns.CLAUSE_END.split(rest)[0]
    cases = {(of.case, of.postposition) for of in readings(head) if of.lemma in patterns.SCHOOLS}
    if patterns.HOSTED_RELATIVE.match(rest):
        return True
    if ("nom", "") in cases:
        return patterns.OPENED.search(f"{before} {after}") is not None
    if ("gen", "") in cases and patterns.OPENING.match(after):
        return True
    if ("dat", "") in cases and patterns.HOSTED_OR_JOINED.search(f"{before} {after}"):
        return True
    return ("dat", "ში") in cases and patterns.ENTERED.match(after) is not None
