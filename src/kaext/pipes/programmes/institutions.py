"""Training centres, schools and the like that no catalogue lists, named without quotation marks.

Their names are noun phrases that state their field and end in a head noun such as centre: ``სამთო ბრძოლის საწვრთნელი
ცენტრი`` (the Mountain Warfare Training Centre). Plain descriptions have the same form. A phrase therefore counts as a
name only if its clause has a predicate typical of institutions: a country hosts it, it opened or operates, somebody
joined it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kaext.ka import phrases
from kaext.ka.inflection import readings
from kaext.ka.words import frequency
from kaext.pipes.programmes import patterns
from kaext.pipes.programmes.catalogued import CatalogueNames, is_country
from kaext.pipes.programmes.context import Context, Mention, lemma_in
from kaext.pipes.programmes.discovery import mention_of_name

_REACH = 160
_MAX_WORDS = 9
_MIN_MODIFIERS = 2


def institutions(context: Context, catalogue: CatalogueNames) -> Iterator[Mention]:
    """Yield the institutions that, according to a clause, are hosted, opened, in operation or joined."""
    text = context.text
    for match in patterns.INSTITUTION_NOUN.finditer(text):
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
        if not (is_item or _has_institution_predicate(text, match[0], start, match.end(), low, high)):
            continue
        name = text[start : match.end()]
        if catalogue.ends_in_name(name):
            continue
        yield mention_of_name(context, start, match.end(), "centre", catalogue, "described-name")


def partnership_centres(context: Context, catalogue: CatalogueNames) -> Iterator[Mention]:
    """Yield the Partnership for Peace training centres of countries.

    ``სლოვენიის PfP საწვრთნელი ცენტრი`` (the PfP training centre of Slovenia).
    """
    text = context.text
    for match in patterns.PARTNERSHIP_CENTRE.finditer(text):
        *_, before = ("", *text[max(0, match.start() - _REACH) : match.start()].split(" ")[:-1])
        word = before.rpartition("\n")[2]
        if word.endswith("ს") and is_country(word):
            start = match.start() - len(word) - 1
            yield mention_of_name(context, start, match.end(), "centre", catalogue, "described-name")


def _first_word(text: str, spans: Sequence[tuple[int, int]]) -> int | None:
    """Return the index of the first word of the name that ends with the last of ``spans``, or None if it is no name."""
    words = [text[start:end] for start, end in spans]
    gaps = ["", *(text[before[1] : after[0]] for before, after in pairwise(spans))]
    last = len(words) - 1
    first = phrases.left_edge(words, gaps, last, limit=_MAX_WORDS, wanted=_MAX_WORDS)
    if first and gaps[first] == " " and _is_place(words[first - 1]):
        first -= 1
    while first < last and _is_outside_name(words[first]):
        first += 1
    modifiers = [word for word in words[first:last] if word != "და"]
    return first if _states_field(modifiers) else None


def _is_outside_name(word: str) -> bool:
    """Return whether a word is not part of the name after it: a possessor, or a word such as ახალი (new)."""
    is_stop = phrases.is_stop(word) and word not in patterns.CARDINALS
    return is_stop or is_country(word) or bool(lemma_in(word, patterns.POSSESSORS))


def _is_place(word: str) -> bool:
    """Return whether a word can be the genitive of a foreign place in -ა, which keeps the vowel: ტოლემაიდას."""
    return word.endswith("ას") and not frequency(word) and not is_country(word)


def _states_field(modifiers: Sequence[str]) -> bool:
    """Return whether modifiers make a name: they state a field, are specific enough, and denote no state body."""
    if len(modifiers) < _MIN_MODIFIERS or any(lemma_in(word, patterns.STATE_BODIES) for word in modifiers):
        return False
    specific = [word for word in modifiers if not lemma_in(word, patterns.UNSPECIFIC_FIELDS)]
    if not any(lemma_in(word, patterns.FIELDS) for word in modifiers):
        return False
    return bool(specific) and (
        len(modifiers) > _MIN_MODIFIERS or any(lemma_in(word, patterns.FIELDS) for word in specific)
    )


def _has_institution_predicate(text: str, head: str, start: int, end: int, low: int, high: int) -> bool:
    """Return whether the clause around ``start:end`` hosts, opens or joins its ``head``."""
    before = patterns.CLAUSE_START.split(text[max(low, start - _REACH) : start])[-1]
    rest = text[end : min(high, end + _REACH)]
    after = patterns.CLAUSE_END.split(rest)[0]
    cases = {(of.case, of.postposition) for of in readings(head) if of.lemma in patterns.INSTITUTION_HEADS}
    if patterns.HOSTED_RELATIVE.match(rest):
        return True
    if ("nom", "") in cases:
        return patterns.OPENED.search(f"{before} {after}") is not None
    if ("gen", "") in cases and patterns.OPENING.match(after):
        return True
    if ("dat", "") in cases and patterns.HOSTED_OR_JOINED.search(f"{before} {after}"):
        return True
    return ("dat", "ში") in cases and patterns.ENTERED.match(after) is not None
