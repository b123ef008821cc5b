"""Sheets of projects and countries: facts from the fields of one sheet, whose labels tell the role of each value.

"Beneficiary: Serbia", "lead nation: Norway", "mechanism: Trust Fund" and "period: 2006-2011" state together what the
countries did and when. The title of the sheet, else a field, names the programme. A country or programme of a field
also is what the other fields of the sheet are about.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise, takewhile
from typing import NamedTuple

from spacy.tokens import Doc

from kaext.ka.calendar import OPEN
from kaext.pipes.extensions import BlockSpan
from kaext.pipes.relations.capitals import country_of_capital
from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.context.document import Unit
from kaext.pipes.relations.phrases import UNMARKED, Phrase, Programme, dated
from kaext.pipes.relations.phrasing.chunking import phrases_of
from kaext.pipes.relations.phrasing.mentions import Mentions
from kaext.pipes.relations.predication.frames import Frame
from kaext.pipes.relations.programme_kinds import is_agreed, is_carried_out, is_exercise, is_operation, is_plan
from kaext.pipes.relations.verbless.nominal import frame_of_row
from kaext.pipes.relations.verbless.table_headings import OTHER, event_of
from kaext.pipes.relations.verbless.units import MAX_TOKENS, sentences_by_block
from kaext.pipes.relations.words import field_labels, matrices, modality
from kaext.pipes.relations.words.field_labels import FieldRole
from kaext.pipes.values import Matched, RelationType, RelationValue

# The most words of a label.
_MAX_LABEL = 4
# The fewest fields of a sheet, and those of which one must be there besides the countries.
_MIN_FIELDS = 3
_PARTIES: dict[FieldRole | None, RelationType] = {
    "beneficiary": "beneficiary",
    "participates": "participates",
    "hosted": "hosted",
}
# Roles of the fields that name the programme, and of those that tell when.
_NAMES: tuple[FieldRole, ...] = ("project", "source")
_TIMES: tuple[FieldRole, ...] = ("period", "start", "end")
_BLOCKS = frozenset({"body", "box"})
# Phrases of a date in brackets: bracket, date, bracket.
_BRACKETED = ["open", "date", "close"]


class Field(NamedTuple):
    """A field of a sheet.

    Attributes
    ----------
    label
        The phrases of its label.
    role
        What its value names; None for other labels.
    value
        The phrases of its value.
    start, end
        Its extent in the normalised text.
    """

    label: Sequence[Phrase]
    role: FieldRole | None
    value: Sequence[Phrase]
    start: int
    end: int

    @property
    def name(self) -> str:
        """The words of the label."""
        return " ".join(ph.text for ph in self.label)

    @property
    def first_part(self) -> Sequence[Phrase]:
        """The value up to a semicolon."""
        return list(takewhile(lambda ph: ph.kind != "stop" and ph.text != ";", self.value))


class Sheet(NamedTuple):
    """A sheet: its fields, and the unit that it is in or a part of."""

    unit: str
    fields: Sequence[Field]

    def of(self, *roles: FieldRole | None) -> list[Field]:
        """Return the fields with one of some roles."""
        return [each for each in self.fields if each.role in roles]


def sheets_of(doc: Doc, mentions: Mentions) -> list[Sheet]:
    """Return the sheets of a document; a label that recurs begins the next sheet of a section.

    Parameters
    ----------
    doc
        The document with its blocks.
    mentions
        Its mentions.
    """
    found: list[Sheet] = []
    for unit, blocks in groupby(sentences_by_block(doc), lambda pair: pair[0].unit):
        fields: list[Field] = []
        names: set[str] = set()
        for block, sentences in blocks:
            field = _field_of(block, sentences, mentions) if block.kind in _BLOCKS else None
            if field is None:
                continue
            if (field.role is not None and field.name in names) or _names_another(field, fields):
                size = _size_before_name(fields)
                found.append(Sheet(unit, fields[:size]))
                fields = fields[size:]
                names = {each.name for each in fields}
            fields.append(field)
            names.add(field.name)
        found.append(Sheet(unit, fields))
    return [sheet for sheet in found if len(sheet.fields) >= _MIN_FIELDS and (_has_party(sheet) or _is_record(sheet))]


def _names_another(field: Field, before: Sequence[Field]) -> bool:
    """Return whether a field names another programme than the one whose time the fields before it tell."""
    named = [each for each in (*before, field) if each.role == "project" and _has_programme(each)]
    is_told = bool(before) and before[-1].role != "project" and any(each.role in _TIMES for each in before)
    return len(named) > 1 and named[-1] is field and is_told


def _has_programme(field: Field) -> bool:
    return any(ph.kind == "programme" for ph in field.value[:1])


def _size_before_name(fields: Sequence[Field]) -> int:
    """Return how many fields are before the names at their end, which another label gives to the next sheet."""
    size = len(fields)
    while size and fields[size - 1].role == "project":
        size -= 1
    return size or len(fields)


def _has_party(sheet: Sheet) -> bool:
    """Return whether a sheet has fields for its parties."""
    return bool(sheet.of("country", *_PARTIES))


def _is_record(sheet: Sheet) -> bool:
    """Return whether a sheet names a programme, and when or how a country that the title names takes part in it."""
    return bool(sheet.of(*_NAMES) and sheet.of(*_TIMES, "status", "part"))


def _field_of(block: BlockSpan, sentences: Sequence[tuple[int, int]], mentions: Mentions) -> Field | None:
    """Return a block as a field: a label of a few words, a colon and a value, or a known label without the colon."""
    if not sentences:
        return None
    found = _labelled(phrases_of(mentions, *sentences[0]))
    if found is not None and len(sentences) > 1:
        start = sentences[0][0]
        found = _labelled(phrases_of(mentions, start, min(sentences[-1][1], start + MAX_TOKENS)))
    if found is None:
        return None
    label, role, value = found
    if value and value[0].kind == "country" and field_labels.NAME.match(label[-1].text):
        role = "country"
    return Field(label, role, value, block.start, block.end)


def _labelled(row: Sequence[Phrase]) -> tuple[Sequence[Phrase], FieldRole | None, Sequence[Phrase]] | None:
    """Return the label at the start of a row, its role, and the value behind it; None if the row has no label."""
    colon = next((i for i, ph in enumerate(row[: _MAX_LABEL + 1]) if ph.text == ":"), None)
    size = colon if colon is not None else next((i for i, ph in enumerate(row) if ph.kind != "word"), 0)
    label = row[:size]
    if not 0 < size <= _MAX_LABEL or any(ph.kind != "word" for ph in label):
        return None
    role = _role_of(label)
    if colon is None and (role is None or size > 2):
        return None
    return label, role, row[size + (colon is not None) :]


def _role_of(label: Sequence[Phrase]) -> FieldRole | None:
    """Return what the value of a field names, by its label."""
    words = [ph.text for ph in label]
    return next((role for role, stem in field_labels.FIELD_LABELS.items() if any(map(stem.match, words))), None)


def with_fields(units: Mapping[str, Unit], sheets: Iterable[Sheet]) -> dict[str, Unit]:
    """Return the units with the country and the programme that the fields of their only sheet name.

    Parameters
    ----------
    units
        What the titles of the sections and boxes set.
    sheets
        The sheets.
    """
    found = dict(units)
    for name, (sheet, *others) in _groupby_unit(sheets):
        unit = found.get(name, Unit())
        countries = tuple(dict.fromkeys(code for ph in _countries_of(sheet, "country") for code in ph.ids))
        if not others and not unit.countries and len(countries) == 1:
            programme = unit.programme or _programme_of(sheet)
            found[name] = replace(unit, countries=countries, programme=programme, is_card=programme is None)
    return found


def without_labels(
    blocks: Iterable[tuple[BlockSpan, list[tuple[int, int]]]], sheets: Iterable[Sheet], doc: Doc
) -> Iterator[tuple[BlockSpan, list[tuple[int, int]]]]:
    """Yield the blocks with their sentences, of a field about a programme only the value: readiness: NRF – since 2008.

    Parameters
    ----------
    blocks
        The blocks with the token extents of their sentences.
    sheets
        The sheets.
    doc
        The document.
    """
    values = {
        field.start: field.value[0].start for sheet in sheets for field in sheet.fields if _is_about_programme(field)
    }
    for block, sentences in blocks:
        start = values.get(block.start)
        if start is not None and sentences:
            (first, end), *rest = sentences
            sentences = [(next((i for i in range(first, end) if doc[i].idx >= start), first), end), *rest]
        yield block, sentences


def _is_about_programme(field: Field) -> bool:
    """Return whether the value of a field begins with a programme, or tells the state of the sheet's own.

    Not if the label itself tells what the country does in it: operations: KFOR – since 2008; does not take part: ISAF.
    """
    first, words = next(iter(field.value), None), [ph.text for ph in field.label]
    is_telling = field_labels.is_denied(words) or field_labels.relation_in_card(words) is not None
    is_named = field.role == "project" or (field.role is None and not is_telling)
    return first is not None and ((is_named and first.kind == "programme") or field.role == "status")


def _groupby_unit(sheets: Iterable[Sheet]) -> Iterator[tuple[str, list[Sheet]]]:
    """Yield each unit that has sheets, with its sheets."""
    for name, group in groupby(sheets, lambda sheet: sheet.unit):
        yield name, list(group)


def with_sheet_statements(
    stated: Iterable[RelationValue], units: Mapping[str, Unit], sheets: Sequence[Sheet]
) -> Iterator[RelationValue]:
    """Yield the statements of a document with those of its sheets, instead of others in the same fields.

    Parameters
    ----------
    stated
        What the sentences state.
    units
        What the titles of the sections and boxes set.
    sheets
        The sheets.
    """
    own: list[RelationValue] = []
    read: set[tuple[int, int]] = set()
    title = units.get("", Unit())
    for name, (sheet, *others) in _groupby_unit(sheets):
        unit = units.get(name, Unit())
        for each in (sheet, *others):
            found, extents = _statements_of(each, unit, title, is_only=not others)
            own += found
            read |= extents
    ends = sorted(read)
    yield from (value for value in stated if not _is_inside(value, ends))
    yield from own


def _is_inside(value: RelationValue, extents: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(extents, (value.start, float("inf"))) - 1
    return at >= 0 and value.start >= extents[at][0] and value.end <= extents[at][1]


def _statements_of(
    sheet: Sheet, unit: Unit, title: Unit, *, is_only: bool
) -> tuple[list[RelationValue], set[tuple[int, int]]]:
    """Return what the fields of a sheet state, and the extents of the fields that name its parties."""
    programme = (unit.programme if is_only else None) or _programme_of(sheet) or _programme_above(sheet, unit, title)
    found = list(_event_statements(sheet, programme))
    if programme is None:
        return found, set()
    above = unit if unit.countries else title
    if above.country and not above.is_denied and _is_of_title(sheet):
        return found + _record_statements(sheet, programme, above.country), _extents_of_record(sheet)
    found += _status_statements(sheet, programme)
    status = _status_of(sheet)
    date = _date_of(sheet)
    extents: set[tuple[int, int]] = set()
    of_country = _relation_of_country(sheet, programme)
    for field in sheet.of(*_PARTIES, "country"):
        relation = _PARTIES.get(field.role, of_country)
        listed = _listed(field) if relation is not None else []
        if relation is None or not listed:
            continue
        extents.add((field.start, field.end))
        relation = "planned" if status == "planned" else relation
        for country in listed if status != "nothing" else ():
            found += _values(country, relation, programme, _own_date(country, field.value) or date, field)
    return found, extents


def _is_of_title(sheet: Sheet) -> bool:
    """Return whether a sheet is about the country of the title: it names none but a partner of that country."""
    named = [field for field in sheet.of("country") if not any(map(field_labels.PARTNER.match, field.name.split()))]
    return _is_record(sheet) and not named and not sheet.of(*_PARTIES)


def _programme_above(sheet: Sheet, unit: Unit, title: Unit) -> Programme | None:
    """Return the programme of the title above a sheet that names none: a mission, or what pays for its project."""
    above = unit.programme or title.programme
    is_of_sheet = above is not None and (is_operation(above) or is_carried_out(above) or not sheet.of("project"))
    return above if is_of_sheet else None


def _extents_of_record(sheet: Sheet) -> set[tuple[int, int]]:
    """Return the extents of the fields of a record, but for those that are sentences."""
    fields = sheet.of(*_NAMES, *_TIMES, "part", "place", "status", "country")
    return {(field.start, field.end) for field in fields if not Clause(list(field.value)).has_verb}


def _record_statements(sheet: Sheet, programme: Programme, countries: tuple[str, ...]) -> list[RelationValue]:
    """Return what a sheet with a programme and a date or status states of the country of the title above."""
    relation = _relation_of_record(sheet, programme, countries)
    field = next(iter(sheet.of(*_NAMES)))
    country = Phrase("country", "", field.start, field.start, ids=countries)
    date = _date_of(sheet) or _first_date(sheet, "status")
    return list(_values(country, relation, programme, date, field)) if relation is not None else []


def _relation_of_record(sheet: Sheet, programme: Programme, countries: tuple[str, ...]) -> RelationType | None:
    """Return the relation that the status of a record tells, else the one that the kind of its programme leaves."""
    status, date = _status_of(sheet), _date_of(sheet) or _first_date(sheet, "status")
    if status:
        return "planned" if status == "planned" else None
    for field in sheet.of("status", "part"):
        said = " ".join(ph.text for ph in field.value)
        meant = [relation for relation, pattern in matrices.MEANINGS if pattern.search(said)]
        if meant:
            return meant[0]
    if is_exercise(programme):
        return "hosted" if any(_is_there(field.value, countries) for field in sheet.of("place")) else None
    if is_operation(programme):
        return "participates"
    if is_carried_out(programme):
        return "beneficiary"
    if not date:
        return None
    at = Phrase("programme", programme.name, 0, 0, role="bare", ids=(programme.id,), programmes=(programme,))
    frame = frame_of_row(programme, at, is_dated=True, is_lasting="/" in date)
    return frame.relation if frame is not None else None


def _is_there(value: Sequence[Phrase], countries: tuple[str, ...]) -> bool:
    """Return whether a place is in the country: the field names it, or its capital, or a town and no other country."""
    named = [code for ph in value for code in ph.ids if ph.kind == "country"]
    named += [code for ph in value if (code := country_of_capital(ph.text))]
    return all(code in countries for code in named)


def _event_statements(sheet: Sheet, programme: Programme | None) -> Iterator[RelationValue]:
    """Yield what labels of events with their dates state of the country of a sheet: offer: April 2010.

    The programme is that of the field above, else that of the sheet.
    """
    countries = _countries_of(sheet, "country") or _countries_of(sheet, "beneficiary")
    for above, field in pairwise((None, *sheet.fields)):
        relation = event_of(field.label) if field is not None and field.role is None else None
        if field is None or relation is None or relation == OTHER or [ph.kind for ph in field.first_part] != ["date"]:
            continue
        named = [ph for ph in above.value if ph.kind == "programme"] if above is not None else []
        about = named[0].programmes[-1] if named else programme
        date = next((ph.ids[0] for ph in dated(field.first_part)), "")
        if about is not None and date:
            for country in countries:
                yield from _values(country, relation, about, date, field)


def _status_statements(sheet: Sheet, programme: Programme) -> Iterator[RelationValue]:
    """Yield that the country of a sheet about a plan finished or agreed it, by its status: agreed in May 2008."""
    if not (is_plan(programme) or is_agreed(programme)) or _status_of(sheet):
        return
    for field in sheet.of("status"):
        words = [ph.text for ph in field.first_part if ph.kind == "word"]
        dates = dated(field.first_part)
        is_done = len(words) == 1 and field_labels.AGREED_OR_DONE.match(words[0]) is not None
        for country in _countries_of(sheet, "country") if is_done and len(dates) <= 1 else ():
            yield from _values(country, "completed", programme, dates[0].ids[0] if dates else "", field)


def _relation_of_country(sheet: Sheet, programme: Programme) -> RelationType | None:
    """Return the relation of the country of a sheet that names no parties by their roles; None for other sheets."""
    if sheet.of(*_PARTIES):
        return None
    if is_operation(programme) and sheet.of("part", *_TIMES):
        return "participates"
    return "beneficiary" if is_carried_out(programme) and sheet.of(*_TIMES) else None


def _values(
    country: Phrase, relation: RelationType, programme: Programme, date: str, field: Field
) -> Iterator[RelationValue]:
    for code in country.ids:
        yield RelationValue(
            country=code,
            relation=relation,
            programme=programme.id,
            date=date,
            start=field.start,
            end=field.end,
            programme_name=programme.name,
            matched=(Matched("country", country.start, country.end, f"label {country.role}".strip()),),
            method="relations/label",
            confidence=Frame.of_rule(relation, "label", "label", "sheet").confidence,
        )


def _programme_of(sheet: Sheet) -> Programme | None:
    """Return the programme that a field names as the project, else what pays for it."""
    for role in _NAMES:
        for field in sheet.of(role):
            named = [ph for ph in field.value if ph.kind == "programme" and not ph.is_dependent]
            if named and not Clause(list(field.value)).has_verb:
                return named[0].programmes[-1]
    return None


def _status_of(sheet: Sheet) -> str:
    """Return "nothing" for a project that came to nothing, "planned" for one still to come, else ""."""
    for field in sheet.of("status"):
        words = [ph.text for ph in field.value if ph.kind == "word"]
        if any(map(modality.NEGATION.match, words)) or any(map(field_labels.CAME_TO_NOTHING.match, words)):
            return "nothing"
        if field_labels.is_still_to_come(words):
            return "planned"
    return ""


def _date_of(sheet: Sheet) -> str:
    """Return the EDTF date of a sheet: its period or the time of its participation, else from its start to its end."""
    start, end = (_first_date(sheet, role) for role in ("start", "end"))
    if start and end:
        return f"{start.partition('/')[0]}/{end.rpartition('/')[2]}"
    return _first_date(sheet, "period") or _first_date(sheet, "part") or start or (f"{OPEN}/{end}" if end else "")


def _first_date(sheet: Sheet, role: FieldRole) -> str:
    return next((ph.ids[0] for field in sheet.of(role) for ph in dated(field.value)[:1]), "")


def _own_date(country: Phrase, value: Sequence[Phrase]) -> str:
    """Return the date beside a country: in brackets or after a dash."""
    after = [ph for ph in value if ph.start >= country.end][:3]
    kinds = [ph.kind for ph in after]
    at = 1 if kinds == _BRACKETED or kinds[:2] == ["dash", "date"] else None
    return after[at].ids[0] if at is not None and after[at].ids else ""


def _countries_of(sheet: Sheet, role: FieldRole) -> list[Phrase]:
    return [country for field in sheet.of(role) for country in _listed(field)]


def _listed(field: Field) -> list[Phrase]:
    """Return the countries that a value lists; none where it is a sentence."""
    if Clause(list(field.value)).has_verb:
        return []
    return [
        ph
        for ph in field.value
        if ph.kind == "country" and ph.role in UNMARKED and not ph.head_kind and not ph.is_adjectival
    ]
