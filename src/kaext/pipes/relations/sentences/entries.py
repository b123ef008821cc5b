"""Entries of chronologies, lists and fact sheets: what their heads set for all of their sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.phrases import Phrase, Programme

# The number or letter of a block: 2, 2.1, ბ.
_NUMBERING = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}|[ა-ჰa-z]")
# The most words of a label.
_MAX_LABEL = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """What the head of an entry sets for its sentences.

    Attributes
    ----------
    is_timeline
        Whether it is an entry of a chronology.
    date
        The EDTF date at its head.
    countries
        Codes of the countries at its head.
    programme
        The programme at its head.
    is_labelled
        Whether its head is a label before a colon that begins with a programme.
    is_enclosed
        Whether the programme is that of a list item under which the entry is.
    is_led
        Whether the countries are those of the heading or lead-in above it.
    """

    is_timeline: bool = False
    date: str = ""
    countries: tuple[str, ...] = ()
    programme: Programme | None = None
    is_labelled: bool = False
    is_enclosed: bool = False
    is_led: bool = False


NO_ENTRY = Entry()


def read_entry_head(row: list[Phrase], entry: Entry) -> tuple[list[Phrase], Entry]:
    """Return the first sentence of an entry without the date at its head, and the entry with what its head sets."""
    while row and row[0].kind in ("word", "dash") and not row[0].text[0].isalnum():
        row = row[1:]
    if row and row[0].kind == "date" and row[0].ids:
        is_label = len(row) < 3 or row[1].kind in ("dash", "stop") or row[1].text == "."
        if entry.is_timeline or is_label:
            entry = replace(entry, date=row[0].ids[0])
            row = row[2:] if is_label else row[1:]
    label = _label_of(row)
    named = [ph for ph in label if ph.kind == "programme"]
    if named and label[0].kind == "programme":
        programme = named[0].programmes[-1] if len(named) == 1 else None
        entry = replace(entry, is_labelled=True, is_enclosed=False, programme=programme)
    if countries := _listed_at_head(row):
        entry = replace(entry, countries=countries)
    elif len(row) > 1 and _begins_with_head(row):
        entry = _with_name_at_head(row, entry)
    return row, entry


def _with_name_at_head(row: list[Phrase], entry: Entry) -> Entry:
    """Return an entry with the country or programme at its head, and with the only date of its sentence."""
    if row[0].kind == "country" and row[0].role in ("nom", "bare"):
        return replace(entry, countries=row[0].ids)
    if row[0].kind != "programme" or row[1].kind == "comma":
        return entry
    dates = [ph.ids[0] for ph in row if ph.kind == "date" and ph.ids]
    is_dated = len(dates) == 1 and not entry.date and not Clause(row).has_verb
    date = dates[0] if is_dated else entry.date
    return replace(entry, programme=row[0].programmes[-1], date=date, is_enclosed=False)


def read_later_head(row: list[Phrase], entry: Entry) -> Entry:
    """Return the entry as a later sentence changes it that is nothing but a name, and so a new head: Pakistan. …."""
    if entry.programme is not None and row[0].kind == "programme" and [ph.text for ph in row[1:]] == ["."]:
        date = entry.date if entry.is_timeline else ""
        return replace(entry, programme=row[0].programmes[-1], countries=(), date=date)
    if not entry.date or row[0].kind != "country" or row[0].role not in ("nom", "bare") or row[0].head_kind:
        return entry
    clause = Clause(row)
    return entry if clause.has_verb or clause.of("programme") else replace(entry, countries=row[0].ids)


def without_numbering(row: list[Phrase]) -> list[Phrase]:
    """Return the first sentence of a block without its number or letter: 2.1. The country …; b) DEEP: …."""
    is_counted = len(row) > 1 and row[0].kind == "word" and _NUMBERING.fullmatch(row[0].text) is not None
    return row[2:] if is_counted and (row[1].kind == "close" or row[1].text == ".") else row


def _label_of(row: list[Phrase]) -> list[Phrase]:
    """Return the phrases of a label before a colon, or before a date alone, that names no country; empty if none."""
    end = next((i for i, ph in enumerate(row[: _MAX_LABEL + 1]) if ph.text == ":"), 0) or _end_before_date(row)
    return [] if any(ph.kind == "country" for ph in row[:end]) else row[:end]


def _end_before_date(row: list[Phrase]) -> int:
    """Return the length of a label that a date follows in the next column: "membership of X   since March 1994"."""
    end = len(row) - 1
    is_label = 1 < end <= _MAX_LABEL and row[end].kind == "date" and all(ph.kind != "date" for ph in row[:end])
    names = [ph.kind for ph in row[:end]]
    is_noun = is_label and names == ["programme", *["word"] * (end - 1)] and row[end - 1].role == "nom"
    return end if is_noun and not Clause(row).has_verb else 0


def _listed_at_head(row: Sequence[Phrase]) -> tuple[str, ...]:
    """Return the countries, two or more, before the colon of an entry: Mongolia and Malaysia: since 2010."""
    colon = next((i for i, ph in enumerate(row) if ph.text == ":"), 0)
    head = [ph for ph in row[:colon] if ph.kind != "comma" and ph.text != "და"]
    is_list = len(head) > 1 and all(ph.kind == "country" and ph.role in ("nom", "bare") for ph in head)
    return tuple(code for ph in head for code in ph.ids) if is_list else ()


def _begins_with_head(row: list[Phrase]) -> bool:
    """Return whether the first phrase is a head: before a dash, a full stop, or a comma that no verb follows."""
    row = [row[0], *_without_dates_in_brackets(row[1:])]
    if len(row) == 1 or row[1].kind == "dash" or row[1].text == ".":
        return len(row) > 1
    end = next((i for i, ph in enumerate(row) if i and (ph.kind in ("dash", "stop") or ph.text == ".")), len(row))
    return row[1].kind in ("comma", "stop") and not Clause(row[:end]).has_verb


def _without_dates_in_brackets(row: list[Phrase]) -> list[Phrase]:
    """Return a row without dates in brackets at its beginning: Albania (2001-2002): …."""
    close = next((i for i, ph in enumerate(row) if ph.kind == "close"), 0)
    is_dated = row[0].kind == "open" and close > 1 and all(ph.kind == "date" for ph in row[1:close])
    return row[close + 1 :] if is_dated else row
