"""Lists of countries: what the words before a list say of each of its items.

"IPAP is carried out by the following countries: Moldova (2006), …" states the same of each country. The item replaces
the words "the following countries", and its date is added to the clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from kaext.pipes.relations.clauses import Clause
from kaext.pipes.relations.finite import is_finite
from kaext.pipes.relations.phrases import MARKS, UNMARKED, Phrase
from kaext.pipes.relations.words import connectives, country_nouns, reference

# How many modifiers a noun for listed countries may have: the following eight (countries).
_ATTRIBUTES = 2
# How many phrases a programme's name and the colon after it are.
_NAME_AND_COLON = 2


class Item(NamedTuple):
    """An item of a list.

    Attributes
    ----------
    country
        The mention of its countries.
    dates
        The dates beside them.
    """

    country: Phrase
    dates: tuple[Phrase, ...]


def items_of(row: Sequence[Phrase]) -> list[Item]:
    """Return the items of a row of countries, dates and marks; empty where the row holds anything else.

    A date belongs to the country before it, or, where the row begins with a date, to the country after it.
    """
    while row and reference.NAMELY.match(row[0].text):
        row = row[1:]
    countries_first = next((ph.kind == "country" for ph in row if ph.kind in ("country", "date")), False)
    found: list[Item] = []
    waiting: tuple[Phrase, ...] = ()
    for phrase in row:
        if phrase.kind == "country" and not phrase.head_kind:
            found.append(Item(phrase, waiting))
            waiting = ()
        elif phrase.kind == "date" and countries_first:
            found[-1] = Item(found[-1].country, (*found[-1].dates, phrase))
        elif phrase.kind == "date":
            waiting = (*waiting, phrase)
        elif phrase.kind not in MARKS and phrase.text[0].isalnum() and not connectives.AND.match(phrase.text):
            return []
    return found


def expanded_list(row: Sequence[Phrase]) -> Iterator[list[Phrase]]:
    """Yield a sentence for each item of the list after a colon or dash, from the words before it and the item."""
    items = items_after_colon(row)
    before = list(row[: _index_of_colon(row)])
    at = _index_of_placeholder(before) if items and Clause(before).has_verb else None
    for item in items if at is not None else ():
        yield _with_item(before, at or 0, item)


def lines_under_programme(row: Sequence[Phrase]) -> list[list[Phrase]]:
    """Return a line for each item of a list of dated countries after a programme's name and colon.

    "PfP: Sweden, 1994; Malta, 1995" makes two lines.
    """
    if len(row) <= _NAME_AND_COLON or row[0].kind != "programme" or row[1].kind != "dash":
        return []
    items = items_of(row[_NAME_AND_COLON:])
    are_dated = len(items) > 1 and all(item.dates for item in items)
    return [[*row[:_NAME_AND_COLON], item.country, *item.dates] for item in items] if are_dated else []


def items_after_colon(row: Sequence[Phrase]) -> list[Item]:
    """Return the items of the list after the first colon or dash of a row."""
    return items_of(row[_index_of_colon(row) + 1 :])


def _index_of_colon(row: Sequence[Phrase]) -> int:
    """Return the index of the first colon or dash of a row, its length where there is none."""
    return next((index for index, phrase in enumerate(row) if phrase.kind == "dash"), len(row))


def _index_of_placeholder(phrases: Sequence[Phrase]) -> int | None:
    """Return the index of the noun that stands for the countries of a list: in the following eight countries."""
    if any(ph.kind == "country" for ph in phrases):
        return None
    for index in range(len(phrases) - 1, -1, -1):
        phrase = phrases[index]
        if phrase.kind == "word" and country_nouns.GROUP_HEAD.match(phrase.text) and not is_finite(phrase, phrases):
            is_several = "ებ" in phrase.text or (
                index > 0 and reference.NUMBER.match(phrases[index - 1].text) is not None
            )
            return index if is_several else None
    return None


def _with_item(phrases: Sequence[Phrase], at: int, item: Item) -> list[Phrase]:
    """Return a clause with an item in place of the noun for the countries, and its dates before the verb."""
    begin = at
    while begin > max(0, at - _ATTRIBUTES) and reference.COUNTING.match(phrases[begin - 1].text):
        begin -= 1
    stand_in = phrases[at]
    part = stand_in.role if item.country.role in UNMARKED else item.country.role
    named = replace(item.country, role="dat" if part == "datgen" else part)
    rest = list(phrases[at + 1 :])
    verb = next((i for i, ph in reversed(list(enumerate(rest))) if is_finite(ph, rest)), None)
    verb = len(rest) if verb is None else verb
    return [*phrases[:begin], named, *rest[:verb], *item.dates, *rest[verb:]]
