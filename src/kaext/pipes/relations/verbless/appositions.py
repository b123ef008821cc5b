"""Appositions: they stand beside a country, outside its clause, and state something of their own.

"Germany, the lead nation of the Trust Fund, …"; "Austria - a member of PARP since 1996 - …"; "Uzbekistan (PfP - 1994,
…)"; "the four members of the ICI - Bahrain, Qatar, Kuwait and the Emirates - …".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kaext.pipes.relations.arguments.scope import Sentence
from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.phrases import GENITIVE, Phrase
from kaext.pipes.relations.predication.frames import Frame
from kaext.pipes.relations.verbless.labels import statements_about
from kaext.pipes.relations.verbless.nominal import frame_of_row
from kaext.pipes.relations.words import connectives, country_nouns, light_nouns, listing, modality, reference
from kaext.pipes.values import RelationType, RelationValue

# Marks around an apposition.
_SEPARATORS = frozenset({"comma", "dash"})
# The longest apposition in phrases, including the marks around it.
_REACH = 12
# Marks that open a list in apposition.
_OPENING_MARKS = frozenset({"dash", "open", "comma"})
# The farthest programme from the mark, in phrases: the programme, a number, a noun.
_NOUN_REACH = 4
# Roles of a programme before the noun for its members.
_POSSESSOR = GENITIVE | {"bare", "object"}
# Endings of plurals.
_PLURAL = ("ები", "ებმა", "ებს", "ებიც")
# Light nouns for members.
_MEMBER_NOUNS = frozenset({"host", "founder", "receiver", "member", "contributor", "leader"})


class Apposition(NamedTuple):
    """A country and its apposition, in brackets or between commas or dashes."""

    country: Phrase
    phrases: list[Phrase]
    is_in_brackets: bool


def split_appositions(row: Sequence[Phrase]) -> tuple[list[Phrase], list[Apposition]]:
    """Return a row without the appositions of its countries, and the appositions."""
    kept: list[Phrase] = []
    found: list[Apposition] = []
    index = 0
    while index < len(row):
        kept.append(row[index])
        apposition = _apposition_after(row, index) if row[index].kind == "country" else None
        index += 1
        if apposition is not None:
            found.append(apposition)
            index += len(apposition.phrases) + 2
    return kept, found


def _apposition_after(row: Sequence[Phrase], index: int) -> Apposition | None:
    """Return the apposition that begins after the country at ``index``."""
    mark = row[index + 1] if index + 1 < len(row) else None
    is_in_brackets = mark is not None and mark.kind == "open"
    if mark is None or not (is_in_brackets or mark.kind in _SEPARATORS):
        return None
    closing = frozenset({"close"}) if is_in_brackets else frozenset({mark.kind})
    close = next((i for i in range(index + 2, min(index + _REACH, len(row) - 1)) if row[i].kind in closing), 0)
    inside = list(row[index + 2 : close])
    is_apt = _is_dated_list(inside) if is_in_brackets else _relation(inside) is not None
    return Apposition(row[index], inside, is_in_brackets) if close and is_apt else None


def _is_dated_list(phrases: Sequence[Phrase]) -> bool:
    """Return whether phrases are nothing but programmes, each with its date: "PfP - 1994, PARP - 2002"."""
    named = [ph.kind for ph in phrases if ph.kind in ("programme", "date")]
    pairs = len(named) // 2
    is_plain = all(ph.kind in ("programme", "date", *_SEPARATORS) for ph in phrases)
    return is_plain and pairs > 0 and named == ["programme", "date"] * pairs


def _relation(phrases: Sequence[Phrase]) -> RelationType | None:
    """Return the relation of an apposition that is one programme and a noun for a part in it, else None."""
    words = [ph for ph in phrases if ph.kind == "word"]
    words = words[1:] if words and words[0].text == connectives.AS else words
    lights = [light_nouns.lights_of(ph.text) for ph in words]
    are_plain = all(light or _is_country_noun(ph.text) for light, ph in zip(lights, words, strict=True))
    programmes = [ph for ph in phrases if ph.kind == "programme"]
    is_apt = len(programmes) == 1 and all(ph.kind in ("word", "programme", "date") for ph in phrases)
    if not (is_apt and are_plain) or Clause(list(phrases)).has_verb:
        return None
    named = frozenset[str]().union(*lights)
    return next((relation for relation, nouns in listing.LIST_NOUNS.items() if nouns & named), None)


def _is_country_noun(word: str) -> bool:
    return country_nouns.COUNTRY_NOUN.match(word) is not None or reference.ORDINAL.match(word) is not None


def apposition_statements(found: Sequence[Apposition], sentence: Sentence) -> Iterator[RelationValue]:
    """Yield what appositions state of the countries before them."""
    for country, phrases, is_in_brackets in found:
        clauses = [Clause([country, *phrases])]
        if is_in_brackets:
            named = [ph for ph in phrases if ph.kind in ("programme", "date")]
            clauses = [Clause([country, *pair]) for pair in zip(named[::2], named[1::2], strict=True)]
        for clause in clauses:
            at = clause.of("programme")[0]
            relation = None if is_in_brackets else _relation(phrases)
            frame = _frame_of_apposition(relation) if relation is not None else _frame_of_dated_programme(at, clause)
            if frame is not None:
                yield from statements_about(country, frame, "label", at, clause, sentence)


def apposed_list_statements(sentence: Sentence) -> Iterator[RelationValue]:
    """Yield what a noun for members states of the countries in apposition to it: "the members of X - A and B - …".

    Between commas, several countries count only after a plural: they may continue a list.
    """
    row = sentence.phrases
    for index, mark in enumerate(row):
        listed = _countries_after_mark(row, index) if mark.kind in _OPENING_MARKS and index else []
        if not listed:
            continue
        relation, at = _noun_for_members(row[:index])
        is_one = sum(len(ph.ids) for ph in listed) == 1
        is_list = mark.kind == "comma" and not is_one and not row[index - 1].text.endswith(_PLURAL)
        if relation is None or at is None or is_list:
            continue
        clause = Clause([at, *listed])
        for country in listed:
            yield from statements_about(country, _frame_of_apposition(relation), "label", at, clause, sentence)


def _countries_after_mark(row: Sequence[Phrase], index: int) -> list[Phrase]:
    """Return the countries between a mark and its closing one; empty where anything else is between them."""
    if all(ph.kind != "country" for ph in row[index + 1 : index + 2]):
        return []
    closing = "close" if row[index].kind == "open" else row[index].kind
    close = next((i for i in range(index + 2, len(row)) if row[i].kind == closing), 0)
    listed = [ph for ph in row[index + 1 : close] if ph.kind != "comma" and not connectives.AND.match(ph.text)]
    return listed if all(ph.kind == "country" for ph in listed) else []


def _noun_for_members(before: Sequence[Phrase]) -> tuple[RelationType | None, Phrase | None]:
    """Return the relation by the last noun before a mark, and its programme; (None, None) where there is none."""
    noun = before[-1] if before else None
    near = before[-_NOUN_REACH:]
    at = next((ph for ph in reversed(near) if ph.kind == "programme" and ph.head_kind in ("member", "")), None)
    if noun is None or at is None or noun.kind != "word" or at.is_dependent or at.role not in _POSSESSOR:
        return None, None
    between = [ph for ph in near if ph.start >= at.end and ph is not noun]
    is_plain = all(ph.kind == "word" and ph.form is None and not modality.NEGATION.match(ph.text) for ph in between)
    named = light_nouns.lights_of(noun.text) & _MEMBER_NOUNS
    relation = next((relation for relation, nouns in listing.LIST_NOUNS.items() if nouns & named), None)
    return (relation, at) if is_plain else (None, None)


def _frame_of_apposition(relation: RelationType) -> Frame:
    return Frame.of_rule(relation, "label", "label", "apposition")


def _frame_of_dated_programme(at: Phrase, clause: Clause) -> Frame | None:
    is_lasting = any("/" in date for ph in clause.of("date") for date in ph.ids)
    return frame_of_row(at.programmes[-1], at, is_dated=True, is_lasting=is_lasting)
