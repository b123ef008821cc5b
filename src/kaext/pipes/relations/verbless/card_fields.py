"""Labelled fields of cards and profiles: the label tells the part of the country in what the field lists.

"Operations: KFOR – since February 2004, with a Greek battalion; ISAF – since 2010"; "Hosting: „Viking 2003“, June
2003"; "Takes part in: PfP, PARP". The country is that of the title above. Parts with a verb are left to the verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kaext.pipes.relations.arguments.scope import Sentence
from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.context.document import Unit
from kaext.pipes.relations.phrases import Phrase, dated
from kaext.pipes.relations.programme_kinds import is_agreed, is_exercise, is_work
from kaext.pipes.relations.sentences.entries import Entry
from kaext.pipes.relations.verbless.card_entries import NO_PART, Part, party_and_rest, relation_of_part, values_of_part
from kaext.pipes.relations.verbless.nominal import split_at_semicolons
from kaext.pipes.relations.words import actors, field_labels, light_nouns, listing, modality
from kaext.pipes.values import RelationType, RelationValue

# The longest label, in words.
_LABEL_WORDS = 4


def with_country_of_card(entry: Entry, row: Sequence[Phrase], unit: Unit) -> Entry:
    """Return the entry of a labelled field of a card as one about the country of the card."""
    is_open = not (entry.countries or entry.date or entry.is_timeline)
    is_field = unit.is_card and is_open and _colon_of_label(row) > 0
    return replace(entry, countries=unit.countries, is_led=True) if is_field else entry


def parts_of_field(sentence: Sentence) -> Iterator[Sentence]:
    """Yield a sentence for each part of a labelled field of a card with semicolons.

    A part that names no programme is about the one of the part before it: "the Trust Fund cleared …; lead: Turkey".
    """
    row, entry = sentence.phrases, sentence.entry
    colon = _colon_of_label(row) if sentence.discourse.unit.is_card else 0
    parts = split_at_semicolons(row[colon + 1 :]) if colon else []
    for part in filter(None, parts if len(parts) > 1 else ()):
        yield replace(sentence, phrases=[*row[: colon + 1], *part], entry=entry)
        if named := Clause(part).of("programme"):
            entry = replace(entry, programme=named[-1].programmes[-1], is_enclosed=True)


def field_statements(sentence: Sentence) -> list[RelationValue]:
    """Return what a labelled field without a verb states of the country of its card."""
    row = sentence.phrases
    colon = _colon_of_label(row)
    if not colon:
        return []
    label = [ph.text for ph in row[:colon]]
    relation, is_framework = field_labels.relation_in_card(label), field_labels.is_of_frameworks(label)
    party, _ = party_and_rest(sentence)
    value = row[colon + 1 :]
    is_one = all(ph.text != ";" for ph in value)
    if relation is None or party is None or not is_one or _has_verb(value) or _is_doubtful(value, party.ids):
        return []
    found: list[RelationValue] = []
    for part in _parts_of(value):
        told = relation_of_part(part, party.ids, sentence) if is_framework and part.dates else relation
        if told is not None and _makes_sense(told, part):
            found += values_of_part(party, told, part, sentence)
    return found


def _colon_of_label(row: Sequence[Phrase]) -> int:
    """Return the index of the colon after the label, without a verb, that begins a row; 0 if there is none."""
    colon = next((i for i, ph in enumerate(row[: _LABEL_WORDS + 1]) if ph.text == ":"), 0)
    if not colon:
        return 0
    label = list(row[:colon])
    return colon if all(ph.kind == "word" for ph in label) and not Clause(label).has_verb else 0


def _has_verb(row: Sequence[Phrase]) -> bool:
    """Return whether a field has a verb that may tell anything, other than "is planned", "is being prepared"."""
    return any(not listing.PLANNED.match(ph.text) for ph in Clause(list(row)).finite_verbs)


def _parts_of(row: Sequence[Phrase]) -> Iterator[Part]:
    """Yield a part for each programme of a field, with the dates after it, else with those before all programmes.

    A date in brackets belongs to the last programme of an enumeration, any other to each: "PARP, IPAP (2005)"; "KFOR
    and ISAF, since 2004".
    """
    starts = [i for i, ph in enumerate(row) if ph.kind == "programme" and not ph.is_dependent and ph.role != "com"]
    lead = row[: starts[0]] if starts else ()
    for start, end in pairwise([*starts, len(row)]):
        at, rest = row[start], row[start + 1 : end]
        is_bracketed = bool(rest) and rest[0].kind == "open"
        for programme in at.programmes:
            is_last = programme is at.programmes[-1]
            about = rest if is_last or not is_bracketed else ()
            dates = dated(about) or dated(lead)
            words = [ph for ph in (*lead, *about) if ph.kind == "word" and ph.text[0].isalnum()]
            has_sum, is_there = (any(ph.kind == kind for ph in about) for kind in ("sum", "country"))
            if len(dates) <= 1:
                only = replace(at, ids=(programme.id,), programmes=(programme,))
                if at.role == "frame":  # the label is no head noun of the name: framework: PARP
                    only = replace(only, role="nom", head="", head_kind="")
                yield Part(only, dates, words, has_sum=has_sum, is_checked=False, is_there=is_there)


def _is_doubtful(row: Sequence[Phrase], own: tuple[str, ...]) -> bool:
    """Return whether a field names other countries than as a place or an attribute, or denies something."""
    for before, phrase in zip([None, *row], row, strict=False):
        is_in_brackets = before is not None and before.kind == "open"
        is_place = phrase.role == "loc" or is_in_brackets or phrase.ids == own
        if phrase.kind == "country" and not phrase.is_adjectival and not is_place:
            return True
    return any(modality.NEGATION.match(ph.text) for ph in row if ph.kind == "word")


def _makes_sense(relation: RelationType, part: Part) -> bool:
    """Return whether a part of a field states a relation: its programme is of the kind, no word tells otherwise."""
    programme, texts = part.programme, [ph.text for ph in part.words]
    lights = frozenset[str]().union(*map(light_nouns.lights_of, texts))
    if lights & NO_PART or any(map(listing.NO_PART_YET.match, texts)):
        return False
    if any(map(listing.PLANNED.match, texts)):
        return relation == "planned"
    if relation == "hosted":
        return is_exercise(programme)
    if relation == "beneficiary":
        return is_work(programme) and not is_agreed(programme) and not part.at.is_dependent
    if relation == "participates" and part.at.role == "gen":
        return any(map(actors.TROOPS.match, texts))
    return True
