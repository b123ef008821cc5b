"""Lists of countries: what the words before a list say of each of its items.

"IPAP is carried out by the following countries: Moldova (2006), …" states the same of each country. The item replaces
the words "the following countries", and its date is added to the clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.grammar import has_trait
from kaext.pipes.relations.phrases import MARKS, UNMARKED, Phrase, Programme
from kaext.pipes.relations.phrasing.finite import is_finite
from kaext.pipes.relations.words import connectives, country_nouns, listing, reference

# Particles that contrast the events of a row.
_CONTRASTING = frozenset({"კი", "და", "ხოლო"})
# Arrows between a country and its date.
_ARROWS = frozenset("→➔➝➜⇒")
# The phrases of an event in a row: a date and a verb.
_DATE_AND_VERB = 2
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


def rows_with_arrows(row: list[Phrase]) -> list[list[Phrase]]:
    """Return the rows that have run together, where each is a country, an arrow and its date; else the row alone.

    "Finland → 9 May 1994 Sweden → on the same day". The arrows become dashes.
    """
    starts = [i for i, (a, b) in enumerate(pairwise(row)) if b.text in _ARROWS and is_bare_country(a)]
    if not starts or any(ph.text[0].isalnum() for ph in row[: starts[0]]):
        return [row]
    row = [replace(ph, kind="dash") if i - 1 in starts else ph for i, ph in enumerate(row)]
    return [row[begin:end] for begin, end in pairwise([*starts, len(row)])]


def lines_of_countries(row: list[Phrase]) -> list[list[Phrase]]:
    """Return the lines that have run together in a row, each after a date or sign the name of a country and a mark.

    "Sweden: PfP – 1994 Malta: PfP – 1995".
    """
    heads = [i for i, (a, b) in enumerate(pairwise(row)) if b.kind == "dash" and is_bare_country(a)]
    starts = [i for i in heads if i == 0 or row[i - 1].kind in ("date", "programme")]
    if not starts or starts[0] != 0:
        return [row]
    return [row[begin:end] for begin, end in pairwise([*starts, len(row)])]


def lines_of_events(row: Sequence[Phrase], programme: Programme | None) -> list[list[Phrase]]:
    """Return a line for each event of a row or list under the name of a programme, with the programme inserted.

    "Malta – April 1995; left in October 1996, returned in March 2008" under the date of joining makes three lines, the
    first without a verb; "left: Malta (1996), Uzbekistan (2006)" makes two.

    Parameters
    ----------
    row
        The row.
    programme
        The programme of its title, or of the list item above it.
    """
    if programme is None or any(ph.kind == "programme" for ph in row) or len(row) <= _NAME_AND_COLON:
        return []
    if is_finite(row[0], row) and row[1].kind == "dash":
        items = items_of(row[_NAME_AND_COLON:])
        return [_line_of_event(item.country, programme, item.dates, row[0]) for item in items]
    if not (is_bare_country(row[0]) and row[1].kind == "dash"):
        return []
    parts = _parts_of_row(row[_NAME_AND_COLON:])
    dates = [part for part in parts if all(ph.kind == "date" for ph in part)]
    events = [part for part in parts if part not in dates]
    if not (dates and events) or not all(_is_dated_event(part) for part in events):
        return []
    first = [*row[:_NAME_AND_COLON], *(ph for part in dates for ph in part)]
    return [first, *(_line_of_event(row[0], programme, part[:1], part[1]) for part in events)]


def is_bare_country(phrase: Phrase) -> bool:
    """Return whether a phrase is the bare name of a country."""
    return phrase.kind == "country" and phrase.role in UNMARKED and not phrase.head_kind


def _parts_of_row(row: Sequence[Phrase]) -> list[list[Phrase]]:
    """Return the non-empty parts of a row between commas and stops, without particles."""
    parts: list[list[Phrase]] = [[]]
    for phrase in row:
        if phrase.kind in ("comma", "stop") or phrase.text == ".":
            parts.append([])
        elif phrase.text not in _CONTRASTING:
            parts[-1].append(phrase)
    return [part for part in parts if part]


def _is_dated_event(part: Sequence[Phrase]) -> bool:
    return len(part) == _DATE_AND_VERB and part[0].kind == "date" and is_finite(part[1], part)


def _line_of_event(country: Phrase, programme: Programme, dates: Sequence[Phrase], verb: Phrase) -> list[Phrase]:
    """Return a clause that says what a country did in a programme, in the case that the verb needs."""
    is_left = verb.form is not None and has_trait(verb.form, "ablative")
    name = Phrase("programme", programme.name, country.end, country.end, role="abl" if is_left else "loc")
    return [country, replace(name, ids=(programme.id,), programmes=(programme,)), *dates, verb]


def lines_of_programmes(row: Sequence[Phrase]) -> list[list[Phrase]]:
    """Return a line for each programme with its date after a generic noun: "missions: KFOR (since 2014), ISAF (2004)".

    Empty where the row has anything else, or no colon and several programmes.
    """
    first = next((i for i, ph in enumerate(row) if ph.kind == "programme"), 0)
    if not first:
        return []
    *attributes, noun = [ph for ph in row[:first] if ph.kind == "word"] or [row[0]]
    is_generic = listing.ONE_OF_LISTED.match(noun.text) is not None and noun.role == "nom"
    if not is_generic or not all(listing.ONGOING_OR_OVER.match(ph.text) for ph in attributes):
        return []
    lines: list[list[Phrase]] = []
    for phrase in row[first:]:
        if phrase.kind == "programme":
            lines.append([phrase])
        elif phrase.kind == "date":
            lines[-1].append(phrase)
        elif phrase.kind not in MARKS and phrase.text not in (".", *_CONTRASTING):
            return []
    return lines if len(lines) == 1 or row[first - 1].kind == "dash" else []


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
