"""Entries of cards, without a verb: a country, a programme, and words and dates that tell its part in it.

The country is that of the card's title, or at the head of the line. "KFOR: 780 soldiers, since 1999"; "„Viking 2003“ –
host, 2–12 December 2003"; "1994 → PfP"; "Finland's PfP – 1994"; "✓ PARP".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kaext.pipes.relations.arguments.pronouns import possessives_as_countries
from kaext.pipes.relations.arguments.scope import Party, Sentence
from kaext.pipes.relations.capitals import country_of_capital
from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.phrases import PLACE, UNMARKED, Phrase, Programme, dated
from kaext.pipes.relations.predication.frames import Frame
from kaext.pipes.relations.programme_kinds import is_agreed, is_carried_out, is_exercise, is_forum, is_operation
from kaext.pipes.relations.sentences.lists import is_bare_country
from kaext.pipes.relations.sentences.signs import CHECKS
from kaext.pipes.relations.verbless.nominal import frame_of_row, is_descriptive
from kaext.pipes.relations.words import actors, light_nouns, listing, locations, modality, programme_nouns
from kaext.pipes.values import Matched, RelationType, RelationValue

_RULE = "card"
# Light nouns of what is only wished, offered or asked for, and of what is told by the verb in them.
NO_PART = frozenset(
    {"readiness", "aim", "refusal", "offer", "application", "available", "mentioned", "talks", "request"}
)
# The ending of a place.
_IN_TOWN = "ში"
# The ending of the genitive.
_GENITIVE = "ის"
# Phrases of a label: its name and a colon.
_LABEL = 2
# Two dates: from, to.
_FROM_TO = 2
# The noun of what the Alliance offers.
_OFFER = "შეთავაზება"
# Light nouns of what a country receives.
_HELP = frozenset({"help", "grant", "goods"})
# Roles of a programme that the words of an entry are about.
_ABOUT = frozenset({"nom", "bare", "loc", "gen", "object", "on"})
# Roles of a programme before a noun that it possesses.
_POSSESSING = frozenset({"gen", "object"})
# How many programmes an entry may name: its name and its acronym.
_NAME_AND_ACRONYM = 2


class Part(NamedTuple):
    """A part of a line about one programme: it, its dates, the words, sum, check mark and "here" beside them."""

    at: Phrase
    dates: Sequence[Phrase]
    words: Sequence[Phrase]
    has_sum: bool
    is_checked: bool
    is_there: bool

    @property
    def programme(self) -> Programme:
        """The programme."""
        return self.at.programmes[-1]


def card_statements(sentence: Sentence) -> list[RelationValue]:
    """Return what a line of a card without a verb states; nothing where any word may tell otherwise."""
    if at := _programme_of_title(sentence):
        country = sentence.phrases[0]
        part = Part(at, (), (), has_sum=False, is_checked=True, is_there=False)
        return list(values_of_part(Party(country.ids, country, 1.0), "participates", part, sentence))
    party, row = party_and_rest(sentence)
    if party is None or not _is_verbless(row, party):
        return []
    found: list[RelationValue] = []
    parts = list(_parts_of(row))
    for part in parts:
        relation = relation_of_part(part, party.ids, sentence)
        is_told_of = len(parts) == 1 or part.dates or part.is_checked
        if relation is not None and is_told_of:
            found += values_of_part(party, relation, part, sentence)
    return found


def _programme_of_title(sentence: Sentence) -> Phrase | None:
    """Return the programme of the title above a country alone behind a check mark, as its mention; else None."""
    programme, row = sentence.discourse.unit.programme, sentence.phrases
    names = [ph for ph in row if ph.text[0].isalnum()]
    is_checked = sentence.sign in ("yes", "participates") and names == row[:1] and is_bare_country(row[0])
    if programme is None or not is_checked or sentence.discourse.unit.countries:
        return None
    return Phrase("programme", programme.name, row[0].start, row[0].start, ids=(programme.id,), programmes=(programme,))


def party_and_rest(sentence: Sentence) -> tuple[Party | None, Sequence[Phrase]]:
    """Return the country of a line, at its head, of its entry or of the title above, and the line without it."""
    row, unit = sentence.phrases, sentence.discourse.unit
    if len(row) > 1 and is_bare_country(row[0]) and len(row[0].ids) == 1 and row[1].kind in ("dash", "comma"):
        return Party(row[0].ids, row[0], 1.0), row[2:]
    if len(row) > 1 and (owner := _owner(row, sentence)) is not None:
        return Party(owner.ids, owner, 1.0), row[1:]
    if _is_programme_with_country(row):
        return Party(row[2].ids, row[2], 1.0), [*row[:2], *row[3:]]
    if len(sentence.entry.countries) == 1:
        return Party.inferred(sentence.entry.countries, None, "entry"), row
    if not unit.is_card or unit.is_denied:
        return None, row
    of_title = sentence.discourse.document.main_country
    return Party.inferred(unit.countries or of_title, None, "heading" if unit.countries else "main", "row"), row


def _owner(row: Sequence[Phrase], sentence: Sentence) -> Phrase | None:
    """Return the country, in the genitive or as "its", whose programme begins a line: Finland's PfP; its PfP."""
    first, programme = row[0], row[1]
    if programme.kind != "programme" or programme.role not in UNMARKED:
        return None
    if first.kind == "country" and first.text.endswith(_GENITIVE) and not first.is_adjectival and len(first.ids) == 1:
        return first
    clause = Clause(list(row[:2]))
    named = [ph for ph in possessives_as_countries(clause, sentence) if ph.start == first.start and len(ph.ids) == 1]
    return named[0] if named else None


def _is_programme_with_country(row: Sequence[Phrase]) -> bool:
    """Return whether a line is a programme's name with one country and nothing else but signs: PfP: Finland ✓."""
    if len(row) <= _LABEL or [ph.kind for ph in row[:2]] != ["programme", "dash"]:
        return False
    names = [ph for ph in row[2:] if ph.text[0].isalnum()]
    return len(names) == 1 and is_bare_country(row[2]) and len(row[2].ids) == 1


def _is_verbless(row: Sequence[Phrase], party: Party) -> bool:
    """Return whether a line has no verb, no negation and no other country."""
    is_foreign = any(ph.kind == "country" and not (ph.role == "loc" and ph.ids == party.ids) for ph in row)
    if is_foreign or Clause(list(row)).has_verb:
        return False
    words = [ph.text for ph in row if ph.kind == "word"]
    return not any(modality.NEGATION.match(word) or modality.ONLY.match(word) for word in words)


def _parts_of(row: Sequence[Phrase]) -> Iterator[Part]:
    """Yield the parts of a line, each with one programme; phrases without one belong to the part before them."""
    parts: list[list[Phrase]] = [[]]
    for phrase in row:
        parts[-1].append(phrase)
        if phrase.kind in ("comma", "stop") or not phrase.text[0].isalnum():
            parts.append([])
    merged: list[list[Phrase]] = []
    for part in parts:
        has_own = any(ph.kind == "programme" and not ph.is_dependent for ph in part)
        is_other = any(map(_is_unknown_name, part[:1]))
        before = merged[-1] if merged else []
        is_open = not any(ph.kind == "programme" for ph in before) and not any(map(_is_unknown_name, before[:1]))
        if merged and not is_other and (not has_own or is_open or part[0].kind == "open"):
            before += part
        else:
            merged.append(part)
    for part in merged:
        yield from _part_of(part)


def _is_unknown_name(phrase: Phrase) -> bool:
    """Return whether a phrase is a word in Latin letters that names no known programme: what follows belongs to it."""
    return phrase.kind == "word" and phrase.text.isascii() and phrase.text.isalpha()


def _part_of(row: Sequence[Phrase]) -> Iterator[Part]:
    """Yield a part of a line that names one programme, perhaps by name and acronym, and at most one time."""
    named = [ph for ph in row if ph.kind == "programme" and not ph.is_dependent]
    ids = {programme.id for ph in named for programme in ph.programmes}
    dates = dated(row)
    are_apart = len(dates) == _FROM_TO and _is_from_to(row, dates)
    if len(ids) != 1 or len(named) > _NAME_AND_ACRONYM or named[0].role not in _ABOUT:
        return
    if len(dates) <= 1 or are_apart:
        words = [ph for ph in row if ph.kind == "word" and ph.text[0].isalnum()]
        is_checked = any(ph.text in CHECKS for ph in row)
        has_sum, is_there = (any(ph.kind == kind for ph in row) for kind in ("sum", "country"))
        yield Part(named[0], dates, words, has_sum=has_sum, is_checked=is_checked, is_there=is_there)


def _is_from_to(row: Sequence[Phrase], dates: Sequence[Phrase]) -> bool:
    """Return whether two dates are the ends of an interval: 1999 → 2004."""
    at = row.index(dates[0])
    is_joined = at + _FROM_TO < len(row) and row[at + 1].kind == "dash" and row[at + 2] is dates[1]
    return is_joined and all("/" not in ph.ids[0] for ph in dates) and dates[0].ids[0][:4] <= dates[1].ids[0][:4]


def _date_of(dates: Sequence[Phrase], entry_date: str) -> str:
    if len(dates) == _FROM_TO:
        return f"{dates[0].ids[0]}/{dates[1].ids[0]}"
    return dates[0].ids[0] if dates else entry_date


def relation_of_part(part: Part, countries: tuple[str, ...], sentence: Sentence) -> RelationType | None:
    """Return the relation that the words of a part tell, else the one that the kind of its programme leaves."""
    programme, texts = part.programme, [ph.text for ph in part.words]
    lights = frozenset[str]().union(*map(light_nouns.lights_of, texts))
    if lights & _HELP and is_carried_out(programme) and part.dates:
        return "beneficiary"
    if part.dates and texts == [_OFFER]:
        return "offered"
    if lights & NO_PART or any(ph.form is not None and ph.form.verb_form == "noun" for ph in part.words):
        return None
    meaning = "yes" if part.is_checked else sentence.sign
    if meaning == "no":
        return None
    if meaning is not None and meaning != "yes" and meaning != "participates":  # to take part only affirms
        return meaning
    if any(map(listing.NO_PART_YET.match, texts)):
        return None
    if any(map(listing.PLANNED.match, texts)):
        return "planned"
    if "host" in lights:
        return "hosted" if is_exercise(programme) else None
    if "leader" in lights and is_carried_out(programme):
        return "participates"
    if part.at.role in _POSSESSING and part.at.head_kind != "member":
        return None
    date = _date_of(part.dates, sentence.entry.date)
    if not date:
        return "participates" if meaning and not part.words else None
    if part.at.head_kind == "member":
        return "joined" if (is_agreed(programme) or is_forum(programme)) and "/" not in date else "participates"
    is_at_home = part.is_there or locations.AT_HOME.get(programme.id) in countries
    if is_at_home and (is_operation(programme) or is_carried_out(programme)):
        return "beneficiary"
    if is_exercise(programme) and _is_held_there(part, countries):
        return "hosted"
    if not is_carried_out(programme) and not _is_plain(part):
        return None
    if is_exercise(programme):  # nothing else tells guests and hosts apart
        return "participates" if meaning or _has_people(part) else None
    if is_operation(programme):
        return "participates" if not part.has_sum or _has_people(part) else None
    if is_carried_out(programme) and part.words:
        return _relation_of_work(part)
    frame = frame_of_row(programme, part.at, is_dated=True, is_lasting="/" in date)
    return frame.relation if frame is not None else None


def _relation_of_work(part: Part) -> RelationType | None:
    """Return the relation of a country to work told by its words: help, a course for officials, an expert sent."""
    words = part.words
    is_for = any(ph.role == "ben" or programme_nouns.MEANS_PROJECT.match(ph.text) for ph in words)
    if _has_people(part) and not is_for:
        return "participates"
    is_thing = any(ph.role in PLACE or programme_nouns.DONE_THERE.match(ph.text) for ph in words)
    return "beneficiary" if is_for or is_thing else None


def _is_plain(part: Part) -> bool:
    """Return whether the words of a part tell of troops, say where in an operation they were, or add nothing."""
    telling = [actors.TROOPS, *(pattern for pattern, ids in locations.THEATRES if part.programme.id in ids)]
    if any(pattern.match(ph.text) for pattern in telling for ph in part.words):
        return True
    return all(ph.role == "bare" or is_descriptive(ph) or listing.ONGOING_OR_OVER.match(ph.text) for ph in part.words)


def _is_held_there(part: Part, countries: tuple[str, ...]) -> bool:
    """Return whether the only place of an exercise is a town: under the name of a country it is one of that country."""
    places = [ph.text for ph in part.words if ph.role == "loc"]
    is_town = len(places) == 1 and not any(map(locations.GROUNDS.match, places)) and places[0].endswith(_IN_TOWN)
    capital = country_of_capital(places[0]) if is_town else ""
    if part.is_there:
        return True
    is_named = is_town and not locations.PLACE.match(places[0]) and not light_nouns.lights_of(places[0])
    return is_named and (not capital or capital in countries)


def _has_people(part: Part) -> bool:
    of_country = (actors.TROOPS, actors.CIVILIAN)
    words = [ph.text for ph in part.words if ph.role in UNMARKED]
    return any(pattern.match(word) for word in words for pattern in of_country)


def values_of_part(party: Party, relation: RelationType, part: Part, sentence: Sentence) -> Iterator[RelationValue]:
    """Yield that a relation holds between each country of a party and the programme of a part."""
    date = _date_of(part.dates, sentence.entry.date)
    if is_exercise(part.programme) and date:
        sentence.discourse.findings.add_exercise_dates(part.programme.id, [date])
    frame = Frame.of_rule(relation, _RULE, _RULE, "" if date else "undated")
    matched = [Matched("programme", part.at.start, part.at.end, part.at.role)]
    if party.mention is not None:
        matched.append(Matched("country", party.mention.start, party.mention.end, party.mention.role))
    for code in party.ids:
        yield RelationValue(
            country=code,
            relation=relation,
            programme=part.programme.id,
            date=date,
            start=sentence.start,
            end=sentence.end,
            programme_name=part.programme.name,
            matched=tuple(matched),
            method="+".join(word for word in (f"relations/{_RULE}", party.how) if word),
            confidence=round(frame.confidence * party.confidence, 3),
        )
