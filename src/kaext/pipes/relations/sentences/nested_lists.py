"""Nested lists: an item that only names a programme or countries sets them for the items under it.

"• PARP" with "– Finland: takes part since 1995" under it, or "• Finland" with "– PARP: takes part since 1995". The text
has lost its indentation; the levels are told apart by the marks of the items.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from kaext.list_marks import BULLETS, DASHES
from kaext.pipes.relations.phrases import UNMARKED, Phrase, Programme
from kaext.pipes.relations.sentences.entries import Entry, read_entry_head
from kaext.pipes.relations.words import programme_nouns

# The mark of an item: a bullet, a dash, the letter o used as a bullet, or a number or letter before a bracket or stop.
_MARK = re.compile(rf"\s*(?:([{BULLETS}{DASHES}]+|[oо](?=\s))|((?:\d{{1,2}}\.)*)(\d{{1,2}}|[ა-ჰa-z])([.)])\s)")
# The letter o as a bullet: Latin, Cyrillic.
_LETTERS_AS_BULLETS = frozenset("oо")
# Marks that may follow the names in an item.
_AFTER_NAMES = frozenset({":", ";", ".", ","})


class Item(NamedTuple):
    """A list item with what it sets for the items under it, by itself or as one of the items under another.

    Attributes
    ----------
    mark
        The kind of its mark: "•", "–", "1)" for any number before a bracket; empty for a line without a mark.
    programme
        The programme.
    countries
        Codes of the countries.
    is_bare
        It only names the programme or the countries.
    """

    mark: str
    programme: Programme | None = None
    countries: tuple[str, ...] = ()
    is_bare: bool = False


def read_item_head(
    row: list[Phrase], entry: Entry, items: tuple[Item, ...], text: str
) -> tuple[list[Phrase], Entry, tuple[Item, ...]]:
    """Return the first sentence of a block without the date at its head, its entry, and it with its enclosing items.

    Parameters
    ----------
    row
        The sentence.
    entry
        The entry, with what its chronology sets.
    items
        The items that enclose the last item, outermost first, and that item.
    text
        The text of the block.
    """
    row, mark = _without_bullet(row), mark_of(text)
    enclosing = _enclosing_items(items, mark, row)
    row, entry = read_entry_head(row, _with_enclosing(entry, enclosing))
    return row, entry, (*enclosing, _new_item(mark, row, entry, text))


def is_over_list(items: Sequence[Item]) -> bool:
    """Return whether the last item only names a programme, so that countries may be listed under it."""
    return bool(items) and items[-1].is_bare and items[-1].programme is not None


def mark_of(text: str) -> str:
    """Return the kind of the mark that begins a block: "•", "–", "1.", "1.1.", "ა)"; empty if it begins with none."""
    found = _MARK.match(text)
    if found is None:
        return ""
    bullet, numbers, counter, closing = found.groups()
    return bullet or re.sub(r"\d+", "1", numbers) + ("1" if counter.isdigit() else "ა") + closing


def _without_bullet(row: list[Phrase]) -> list[Phrase]:
    """Return the first sentence of a block without its bullet or dash, or the letter o as one."""
    while len(row) > 1 and (row[0].text in _LETTERS_AS_BULLETS or _is_bullet(row[0])):
        row = row[1:]
    return row


def _is_bullet(phrase: Phrase) -> bool:
    return phrase.kind in ("word", "dash") and not phrase.text[0].isalnum()


def _enclosing_items(items: tuple[Item, ...], mark: str, row: Sequence[Phrase]) -> tuple[Item, ...]:
    """Return the items that enclose a new one, outermost first.

    An item with the mark of an earlier one is on its level, unless that one only names a programme and the new one
    begins with a country, or the other way round: both levels may have the same mark.

    Parameters
    ----------
    items
        The items that enclose the last item, and that item.
    mark, row
        The mark and the phrases of the new item.
    """
    level = next((index for index, item in enumerate(items) if item.mark == mark), len(items) if mark else 0)
    is_under_same_mark = bool(mark) and level < len(items) and _supplements(row, items[level])
    return items[: level + is_under_same_mark]


def _with_enclosing(entry: Entry, items: Sequence[Item]) -> Entry:
    """Return the entry of an item with the programme and the countries that the enclosing items set."""
    innermost = items[-1] if items else Item("")
    if not (innermost.programme or innermost.countries):
        return entry
    programme, countries = innermost.programme, innermost.countries
    return replace(entry, programme=programme, countries=countries, is_enclosed=programme is not None)


def _new_item(mark: str, row: Sequence[Phrase], entry: Entry, text: str) -> Item:
    """Return a list item, or a line that may be over a list, from its phrases and what its head sets.

    Parameters
    ----------
    mark
        Its mark, empty for a line without one.
    row
        Its phrases, with its head.
    entry
        What its head sets.
    text
        The text of its block.
    """
    named = _bare_names(row)
    if named and named[0].kind == "programme":
        return Item(mark, named[-1].programmes[-1], entry.countries, is_bare=True)
    if named and (mark or text.rstrip().endswith(":")):
        return Item(mark, entry.programme, tuple(code for ph in named for code in ph.ids), is_bare=True)
    return Item(mark, entry.programme, entry.countries) if mark else Item(mark)


def _bare_names(row: Sequence[Phrase]) -> list[Phrase]:
    """Return the names of which an item consists: one programme with its acronym and generic nouns, or countries."""
    named = [ph for ph in row if ph.kind in ("programme", "country")]
    others = [ph for ph in row if ph.kind not in ("programme", "country", "comma", "open", "close")]
    are_generic = all(
        ph.text in _AFTER_NAMES or not ph.text[0].isalnum() or programme_nouns.PROGRAMME_NOUN.match(ph.text)
        for ph in others
    )
    is_one = len({(ph.kind, ph.programmes) for ph in named}) == 1
    is_unmarked = all(ph.kind == "programme" or (ph.role in UNMARKED and not ph.head_kind) for ph in named)
    return named if named and is_one and is_unmarked and (are_generic or _are_joined(named, others)) else []


def _are_joined(named: Sequence[Phrase], others: Sequence[Phrase]) -> bool:
    """Return whether countries are joined by "and"."""
    are_countries = all(ph.kind == "country" for ph in named)
    return are_countries and all(ph.text == "და" or ph.text in _AFTER_NAMES for ph in others)


def _supplements(row: Sequence[Phrase], item: Item) -> bool:
    """Return whether an item begins with a country where the other only names a programme, or the other way round."""
    first = next(iter(row), None)
    if not item.is_bare or first is None or first.kind not in ("country", "programme"):
        return False
    kind = "country" if item.countries else "programme"
    return first.kind != kind and not any(ph.kind == kind for ph in row)
