"""Lines that introduce a list or a table: they are read as one sentence with each item or row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.phrases import PLACE, UNMARKED, Phrase, Programme
from kaext.pipes.relations.phrasing.finite import is_finite
from kaext.pipes.relations.programme_kinds import is_local
from kaext.pipes.relations.sentences.lists import is_bare_country, items_of
from kaext.pipes.relations.verbless.tables import text_over_table
from kaext.pipes.relations.words import (
    field_labels,
    light_nouns,
    listing,
    modality,
    postpositions,
    programme_nouns,
    reference,
)

# A country and the dash after it, before the details of an item.
_COUNTRY_AND_DASH = 2
# The longest label over a list.
_LABEL_WORDS = 3


@dataclass(frozen=True, slots=True)
class ListContext:
    """What precedes a list.

    Attributes
    ----------
    preceding
        The last sentence; with the one before it where the last only points at a table.
    introduction
        A line that names a programme and ends with a colon: countries are listed under it.
    announcement
        A line that says what a country does and ends with a colon: programmes are listed under it.
    """

    preceding: Sequence[Phrase] = ()
    introduction: Sequence[Phrase] = ()
    announcement: Sequence[Phrase] = ()


def apply_introduction(row: list[Phrase], context: ListContext, *, has_colon: bool) -> tuple[list[Phrase], ListContext]:
    """Return a sentence joined with its introduction if it lists countries, and the context for what follows it.

    Parameters
    ----------
    row
        The sentence.
    context
        The context left by the preceding sentences.
    has_colon
        The block of the sentence ends with a colon.
    """
    announcement = _announcement_of(row) if has_colon else []
    introduction = context.introduction
    listed = row if items_of(row) else _detailed_item(row)
    is_list = bool(listed)
    if is_list and _continues_preceding_sentence(row):
        introduction = [*context.preceding, Phrase("dash", ":", row[0].start, row[0].start)]
    preceding = text_over_table(context.preceding, row)
    if introduction and is_list:
        return _with_introduction(introduction, listed), ListContext(preceding, introduction, announcement)
    names_it = any(ph.kind == "programme" or ph.text in reference.IT for ph in row)
    introduces = (
        has_colon
        and (names_it or _is_label(row))
        and not any(ph.kind == "country" and ph.role not in PLACE for ph in row)
    )
    return row, ListContext(preceding, row if introduces else (), announcement)


def _is_label(row: Sequence[Phrase]) -> bool:
    """Return whether a line is nothing but a label of those listed under it: "participating countries:"."""
    words = [ph for ph in row[:-1] if ph.kind == "word" and ph.text[0].isalpha()]
    if len(words) != len(row) - 1 or len(words) > _LABEL_WORDS or Clause(words).has_verb:
        return False
    lights = frozenset[str]().union(*(light_nouns.lights_of(ph.text) for ph in words))
    is_denied = any(modality.NEGATION.match(ph.text) for ph in words)
    return not is_denied and any(lights & nouns for nouns in listing.LIST_NOUNS.values())


def _detailed_item(row: list[Phrase]) -> list[Phrase]:
    """Return the country, dates and sum of a list item without a verb: "Finland – 400 soldiers"; else empty."""
    if len(row) <= _COUNTRY_AND_DASH or not is_bare_country(row[0]) or row[1].kind != "dash":
        return []
    words = [ph.text for ph in row if ph.kind == "word"]
    is_denied = any(map(modality.NEGATION.match, words)) or any(map(field_labels.CAME_TO_NOTHING.match, words))
    is_other = any(ph.kind in ("country", "programme") for ph in row[1:]) or Clause(row).has_verb
    if is_denied or is_other or field_labels.is_still_to_come(words):
        return []
    return [ph for ph in row if ph.kind in ("country", "date", "sum")]


def _continues_preceding_sentence(row: Sequence[Phrase]) -> bool:
    """Return whether a list continues the preceding sentence: "these are X, Y and Z"."""
    return bool(row) and reference.NAMELY.match(row[0].text) is not None


def _announcement_of(row: Sequence[Phrase]) -> list[Phrase]:
    """Return a sentence with a country and a verb that leaves its programmes to the list after its colon.

    "In 2022 Albania plans:" is returned without the colon; any other sentence gives an empty list.
    """
    line = list(row[:-1]) if row and row[-1].kind == "dash" else []
    clause = Clause(line)
    is_open = bool(clause.of("country")) and clause.has_verb and not clause.of("programme")
    return line if is_open else []


def funding_programme(row: Sequence[Phrase], antecedent: Programme | None) -> Programme | None:
    """Return the programme that funded the work in the list after a line, each item in its country; None if none did.

    Parameters
    ----------
    row
        The line: "with the fund's means were carried out:", "where and what the fund destroyed:".
    antecedent
        The programme mentioned last, the antecedent of "with its means".
    """
    line = list(row[:-1]) if row and row[-1].text == ":" else []
    kinds = {ph.form.kind for ph in line if ph.form is not None and is_finite(ph, line)}
    if not kinds or any(ph.kind == "country" or modality.NEGATION.match(ph.text) for ph in line):
        return None
    if "benefit" in kinds and any(ph.text in reference.WHAT_AND_WHERE for ph in line):
        acting = [ph.programmes[-1] for ph in line if ph.kind == "programme" and ph.role == "erg"]
        return acting[-1] if acting and is_local(acting[-1]) else None
    if "carry" not in kinds:
        return None
    named = [ph.programmes[-1] for ph in line if ph.kind == "programme" and ph.role == "frame"]
    is_its = any(a.text in reference.ITS and postpositions.FRAME.match(b.text) for a, b in pairwise(line))
    return named[-1] if named else antecedent if is_its else None


def with_announcement(announcement: Sequence[Phrase], item: Sequence[Phrase]) -> list[Phrase]:
    """Return the announcement of a list with one item inserted, or the item alone where it names no programme.

    Of the item only the noun phrase is used, without clauses that follow it. It goes before the verb, or after a noun
    at the end that says what is listed, whose case it takes: "takes part in the operations: X".
    """
    named = _noun_phrase(item)
    if not any(ph.kind == "programme" for ph in named) or any(ph.kind == "country" for ph in named):
        return list(item)
    noun = announcement[-1]
    if noun.kind == "word" and programme_nouns.PROGRAMME_NOUN.match(noun.text):
        return [*announcement, *(_in_case_of(noun, ph) for ph in named)]
    verb = next((i for i, ph in enumerate(announcement) if is_finite(ph, announcement)), len(announcement))
    verb -= verb > 0 and modality.NEGATION.match(announcement[verb - 1].text) is not None
    return [*announcement[:verb], *named, *announcement[verb:]]


def _with_introduction(introduction: Sequence[Phrase], row: Sequence[Phrase]) -> list[Phrase]:
    """Return the introduction of a list of countries joined with one of its lines.

    A country in the ergative is the agent of the verb in the introduction, and goes before it: "it was finished by:".
    """
    if any(ph.kind == "date" for ph in row):  # the item's own date: in 2005 eight countries took part: Finland – in May
        introduction = [ph for ph in introduction if ph.kind != "date"]
    line = [ph for ph in introduction if ph.kind != "dash"]
    verb = next((i for i, ph in enumerate(line) if is_finite(ph, line)), None)
    if verb is None or row[0].kind != "country" or row[0].role != "erg":
        return [*introduction, *row]
    return [*line[:verb], *(ph for ph in row if ph.kind in ("country", "date")), *line[verb:]]


def _noun_phrase(item: Sequence[Phrase]) -> list[Phrase]:
    """Return an item up to the comma before its first clause with a verb, without final punctuation."""
    kept = list(item)
    while kept and Clause(kept).has_verb:
        comma = next((i for i in range(len(kept) - 1, -1, -1) if kept[i].kind == "comma"), 0)
        kept = kept[:comma]
    while kept and (kept[-1].kind in ("comma", "stop") or not kept[-1].text[-1].isalnum()):
        kept.pop()
    return kept


def _in_case_of(noun: Phrase, phrase: Phrase) -> Phrase:
    is_caseless = phrase.kind == "programme" and phrase.role in UNMARKED
    return replace(phrase, role=noun.role) if is_caseless else phrase
