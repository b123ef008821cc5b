"""Lines before a list or a table: what they say of each item or row, in a sentence with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kaext.pipes.relations.clauses import Clause
from kaext.pipes.relations.finite import is_finite
from kaext.pipes.relations.kinds import is_local
from kaext.pipes.relations.lists import items_of
from kaext.pipes.relations.phrases import UNMARKED, Phrase, Programme
from kaext.pipes.relations.tables import text_over_table
from kaext.pipes.relations.words import modality, pointing, postpositions, works


@dataclass(frozen=True, slots=True)
class ListContext:
    """What was said before a list: the last sentence, with the one before it where that leads to a table.

    ``introduction`` is a line of a programme with a colon, which countries are listed under; ``announcement`` says what
    a country does, and the programmes are listed.
    """

    told: Sequence[Phrase] = ()
    introduction: Sequence[Phrase] = ()
    announcement: Sequence[Phrase] = ()


def apply_introduction(row: list[Phrase], lead: ListContext, *, has_colon: bool) -> tuple[list[Phrase], ListContext]:
    """Return a sentence with what introduces it, if it is a list of countries, and what it says of those after it.

    ``has_colon`` says that its block ends with a colon.
    """
    announcement = announcement_of(row) if has_colon else []
    introduction = lead.introduction
    is_list = bool(items_of(row))
    if is_list and _is_told_by_sentence_before(row):
        introduction = [*lead.told, Phrase("dash", ":", row[0].start, row[0].start)]
    told = text_over_table(lead.told, row)
    if introduction and is_list:
        return with_introduction(introduction, row), ListContext(told, introduction, announcement)
    names_it = any(ph.kind == "programme" or ph.text in pointing.IT for ph in row)
    introduces = has_colon and names_it and not any(ph.kind == "country" for ph in row)
    return row, ListContext(told, row if introduces else (), announcement)


def _is_told_by_sentence_before(row: Sequence[Phrase]) -> bool:
    """Return whether a list begins with words for what the sentence before has spoken of: these are X, Y and Z."""
    return bool(row) and pointing.NAMELY.match(row[0].text) is not None


def announcement_of(row: Sequence[Phrase]) -> list[Phrase]:
    """Return what a sentence that ends with a colon says of the programmes in the list after it, without the colon.

    It names a country and a verb, and leaves the programmes to the list: in 2022 Albania plans:
    """
    said = list(row[:-1]) if row and row[-1].kind == "dash" else []
    clause = Clause(said)
    is_open = bool(clause.of("country")) and clause.has_verb and not clause.of("programme")
    return said if is_open else []


def funding_programme(row: Sequence[Phrase], told: Programme | None) -> Programme | None:
    """Return the programme by means of which a line says that what a list holds was carried out, each in its country.

    Parameters
    ----------
    row
        The line: by means of the fund were carried out; where and what the fund destroyed:
    told
        The programme that has been told of last, which "its means" are those of.
    """
    said = list(row[:-1]) if row and row[-1].text == ":" else []
    kinds = {ph.form.kind for ph in said if ph.form is not None and is_finite(ph, said)}
    if not kinds or any(ph.kind == "country" or modality.NEGATION.match(ph.text) for ph in said):
        return None
    if "benefit" in kinds and any(ph.text in pointing.WHAT_AND_WHERE for ph in said):
        acting = [ph.programmes[-1] for ph in said if ph.kind == "programme" and ph.role == "erg"]
        return acting[-1] if acting and is_local(acting[-1]) else None
    if "carry" not in kinds:
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
    is_caseless = phrase.kind == "programme" and phrase.role in UNMARKED
    return replace(phrase, role=noun.role) if is_caseless else phrase
