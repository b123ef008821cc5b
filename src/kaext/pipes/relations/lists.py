"""Lists of countries: what the words before them, or the heading over them, say of each of their items.

"IPAP is carried out by the following countries: Moldova (2006), …" says of each country what the words before the colon
say of "the following countries": the item takes the place of those words, and its date that of the verb's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from kaext.pipes.relations.clauses import Clause
from kaext.pipes.relations.finite import is_finite
from kaext.pipes.relations.phrases import Phrase, Programme
from kaext.pipes.relations.words import linking, modality, pointing, postpositions, states, works

_MARKS = frozenset({"comma", "dash", "stop", "open", "close"})
_CASELESS = frozenset({"nom", "bare"})
# How many words before a noun may say which and how many it means: the following eight (countries).
_ATTRIBUTES = 2


class Item(NamedTuple):
    """Countries of a list, and the dates that stand beside them."""

    country: Phrase
    dates: tuple[Phrase, ...]


def items_of(row: Sequence[Phrase]) -> list[Item]:
    """Return the items of a row that holds nothing but countries, dates and marks; none where it holds more.

    A date belongs to the country before it; where the row begins with a date, to the one after it.
    """
    while row and pointing.NAMELY.match(row[0].text):
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
        elif phrase.kind not in _MARKS and phrase.text[0].isalnum() and not linking.AND.match(phrase.text):
            return []
    return found


def told_of_items(row: Sequence[Phrase]) -> Iterator[list[Phrase]]:
    """Yield the sentence that the words before a colon or dash make with each item of the list after it."""
    items = list_after(row)
    before = list(row[: _mark(row)])
    at = _stand_in(before) if items and Clause(before).has_verb else None
    for item in items if at is not None else ():
        yield _with_item(before, at or 0, item)


def is_told_by_sentence_before(row: Sequence[Phrase]) -> bool:
    """Tell whether a list begins with words for what the sentence before has spoken of: these are X, Y and Z."""
    return bool(row) and pointing.NAMELY.match(row[0].text) is not None


def list_after(row: Sequence[Phrase]) -> list[Item]:
    """Return the items of the list that follows the first colon or dash of a row."""
    return items_of(row[_mark(row) + 1 :])


def announcement_of(row: Sequence[Phrase]) -> list[Phrase]:
    """Return what a sentence that ends with a colon says of the programmes in the list after it, without the colon.

    It names a country and a verb, and leaves the programmes to the list: in 2022 Albania plans:
    """
    said = list(row[:-1]) if row and row[-1].kind == "dash" else []
    clause = Clause(said)
    is_open = bool(clause.of("country")) and clause.has_verb and not clause.of("programme")
    return said if is_open else []


def paid_for_by(row: Sequence[Phrase], told: Programme | None) -> Programme | None:
    """Return the programme by means of which a line says that what a list holds was carried out, each in its country.

    Parameters
    ----------
    row
        The line: by means of the fund were carried out:
    told
        The programme that has been told of last, which "its means" are those of.
    """
    said = list(row[:-1]) if row and row[-1].text == ":" else []
    if not any(ph.form is not None and ph.form.kind == "carry" and is_finite(ph, said) for ph in said):
        return None
    if any(ph.kind == "country" or modality.NEGATION.match(ph.text) for ph in said):
        return None
    named = [ph.programmes[-1] for ph in said if ph.kind == "programme" and ph.role == "frame"]
    is_its = any(a.text in pointing.ITS and postpositions.FRAME.match(b.text) for a, b in pairwise(said))
    return named[-1] if named else told if is_its else None


def with_announcement(announcement: Sequence[Phrase], item: Sequence[Phrase]) -> list[Phrase]:
    """Return the sentence that an item of a list makes with the announcement of the list, or the item by itself.

    An item is a noun phrase with a programme; what a comma and a clause with a verb add to it is left out. It stands
    before the verb, or after the noun that says what is listed, whose case it takes: takes part in the operations: X.
    """
    named = _noun_phrase(item)
    if not any(ph.kind == "programme" for ph in named) or any(ph.kind == "country" for ph in named):
        return list(item)
    noun = announcement[-1]
    if noun.kind == "word" and works.PROGRAMME_NOUN.match(noun.text):
        return [*announcement, *(_in_case_of(noun, ph) for ph in named)]
    verb = next((i for i, ph in enumerate(announcement) if is_finite(ph, announcement)), len(announcement))
    verb -= verb > 0 and modality.NEGATION.match(announcement[verb - 1].text) is not None
    return [*announcement[:verb], *named, *announcement[verb:]]


def with_introduction(introduction: Sequence[Phrase], row: Sequence[Phrase]) -> list[Phrase]:
    """Return the sentence that a line of a list of countries makes with the line before the list, colon and all.

    A country in the ergative is who did what the verb of that line says, and stands before it: it was finished by:.
    """
    said = [ph for ph in introduction if ph.kind != "dash"]
    verb = next((i for i, ph in enumerate(said) if is_finite(ph, said)), None)
    if verb is None or row[0].kind != "country" or row[0].role != "erg":
        return [*introduction, *row]
    return [*said[:verb], *(ph for ph in row if ph.kind in ("country", "date")), *said[verb:]]


def _noun_phrase(item: Sequence[Phrase]) -> list[Phrase]:
    """Return an item up to the comma before its first clause with a verb, without its last mark."""
    kept = list(item)
    while kept and Clause(kept).has_verb:
        comma = next((i for i in range(len(kept) - 1, -1, -1) if kept[i].kind == "comma"), 0)
        kept = kept[:comma]
    while kept and (kept[-1].kind in ("comma", "stop") or not kept[-1].text[-1].isalnum()):
        kept.pop()
    return kept


def _in_case_of(noun: Phrase, phrase: Phrase) -> Phrase:
    is_caseless = phrase.kind == "programme" and phrase.role in _CASELESS
    return replace(phrase, role=noun.role) if is_caseless else phrase


def _mark(row: Sequence[Phrase]) -> int:
    return next((index for index, phrase in enumerate(row) if phrase.kind == "dash"), len(row))


def _stand_in(phrases: Sequence[Phrase]) -> int | None:
    """Return where the words for the countries of a list stand: in the following eight countries."""
    if any(ph.kind == "country" for ph in phrases):
        return None
    for index in range(len(phrases) - 1, -1, -1):
        phrase = phrases[index]
        if phrase.kind == "word" and states.GROUP_HEAD.match(phrase.text) and not is_finite(phrase, phrases):
            is_several = "ებ" in phrase.text or (
                index > 0 and pointing.NUMBER.match(phrases[index - 1].text) is not None
            )
            return index if is_several else None
    return None


def _with_item(phrases: Sequence[Phrase], at: int, item: Item) -> list[Phrase]:
    """Return a clause with an item in place of the words for all of them, and its dates before the verb."""
    begin = at
    while begin > max(0, at - _ATTRIBUTES) and pointing.COUNTING.match(phrases[begin - 1].text):
        begin -= 1
    stand_in = phrases[at]
    part = stand_in.role if item.country.role in _CASELESS else item.country.role
    named = replace(item.country, role="dat" if part == "datgen" else part)
    rest = list(phrases[at + 1 :])
    verb = next((i for i, ph in reversed(list(enumerate(rest))) if is_finite(ph, rest)), None)
    verb = len(rest) if verb is None else verb
    return [*phrases[:begin], named, *rest[:verb], *item.dates, *rest[verb:]]
