"""The headings of tables: what the cells under each of them state of the country of their row.

A heading may be a noun (country, project, cost), a verb or verbal noun without a programme (joined; date of accession),
or a programme, optionally with a verb (joined PfP; received from the Trust Fund).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, Literal

from kaext.pipes.relations.context.document import Unit
from kaext.pipes.relations.grammar import Form
from kaext.pipes.relations.phrases import Kind, Phrase, Programme, dated
from kaext.pipes.relations.predication.clause_context import ClauseContext
from kaext.pipes.relations.predication.frames import relation_of
from kaext.pipes.relations.programme_kinds import (
    is_agreed,
    is_bilateral,
    is_carried_out,
    is_forum,
    is_local,
    is_operation,
    is_work,
)
from kaext.pipes.relations.words import actors, light_nouns, listing, matrices, modality, programme_nouns
from kaext.pipes.values import RelationType

# Columns of countries.
RELATION_HEADS = frozenset({"hosted", "participates", "beneficiary", "country"})
# Columns with the dates of projects.
DATE_HEADS = frozenset({"date", "since", "until"})
# Columns that name a programme: the project itself, else what paid for it.
PROGRAMME_HEADS = ("programme", "source")
# Columns of sums.
COST = "cost"
# Columns of dates that are relations, too. By the first four a country and a programme come together.
BEGINNINGS: tuple[RelationType, ...] = ("joined", "completed", "offered", "planned")
EVENT_HEADS: tuple[RelationType, ...] = (*BEGINNINGS, "withdrew")
# Columns with dates of something that has nothing to do with programmes.
OTHER: Final = "other"
# The fewest columns of a table: fewer may be any text with a mark in it.
_MIN_COLUMNS = 3
# Columns of dates whose headings may be verbs, too: it began, it ended.
INTERVAL_HEADS = frozenset({"since", "until"})
# The fewest programmes or countries beside the corner of a matrix, and the most words beside a programme there.
_MIN_MATRIX, _WORDS_OF_MATRIX_HEAD = 2, 3
# The most headings that only space separates.
_MAX_HEADS = 8
# The most tokens of one heading: a noun with a hyphen or a mark.
_TOKENS_OF_HEAD = 3
# The most words of a heading with a verb: when it joined the programme.
_WORDS_OF_EVENT = 4
# Roles of the programme that a country receives something from, through or within.
_RECEIVED_FROM = frozenset({"abl", "from", "ins", "frame"})
# Roles of the programme that a country gives something to.
_GIVEN_TO = frozenset({"dat", "ben", "loc", "all"})
# The slots of the row's country under a verb: of its subject, its recipient (was offered it, was admitted), or of who
# receives something from the programme.
_OF_SUBJECT, _OF_RECIPIENT, _OF_RECEIVER = ("subject",), ("patient", "dative"), ("framed",)
_OF_PEOPLE = ("subject", "actor")
_EVENTS = frozenset({*EVENT_HEADS, OTHER})
# Nouns for what is paid for a country, as light nouns.
_PAID = frozenset({"help", "grant"})


# Digits of a year.
_YEAR_DIGITS = 4


# Compared by identity, because phrases have no hash.
@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """What a cell of a column states of the country of its row.

    Attributes
    ----------
    relation
        The relation by the verb of the heading, else by the kind of the programme.
    programme
        The programme of the heading.
    is_stated
        Whether the heading has a verb.
    dates
        The dates of the heading: KFOR, 2022.
    """

    relation: RelationType
    programme: Programme
    is_stated: bool = False
    dates: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class CountryColumn:
    """A column about one country, in a table whose rows are programmes."""

    country: Phrase


@dataclass(frozen=True, slots=True, eq=False)
class YearColumn:
    """A column about one year, in a table of one country whose rows are operations."""

    year: Phrase


# The meaning of a heading: a key of ``COLUMN_HEADS``, an event, "" if unknown, a relation to a programme that it names,
# a country, or a year.
Head = str | Column | CountryColumn | YearColumn


def columns_of(row: Sequence[Phrase]) -> tuple[Column, ...]:
    """Return the columns of a row of headings in running text; empty where ``row`` is something else.

    A row of headings begins with a word for country, names programmes, optionally each with a verb, and has no date.
    """
    end = next((i for i, ph in enumerate(row) if ph.kind == "country"), len(row))
    heads = [ph for ph in row[:end] if ph.kind != "word" or ph.text[0].isalnum()]
    starts = [i for i, ph in enumerate(heads) if ph.kind == "programme"]
    if not starts or not listing.TABLE_HEAD.match(heads[0].text) or any(ph.kind in ("date", "comma") for ph in heads):
        return ()
    bounds = [*starts, len(heads)] if starts[0] == 1 else [1, *(i + 1 for i in starts)]
    parts = [heads[begin:end] for begin, end in pairwise(bounds)]
    found = [(relation_to_programme(part), ph.programmes[-1]) for part in parts for ph in part if ph.programmes]
    return tuple(Column(relation, programme) for relation, programme in found if relation is not None)


def relation_to_programme(part: Sequence[Phrase]) -> RelationType | None:
    """Return the relation of a country to a programme in ``part`` by the verb beside it, else by the programme's kind.

    What a country receives from, through or within a programme makes it a beneficiary: received from the Trust Fund.
    """
    forms = [ph.form for ph in part if ph.form is not None]
    named = next(ph for ph in part if ph.kind == "programme")
    programme = named.programmes[-1]
    if forms:
        received = relation_of(forms[0], slots=_OF_RECEIVER) if named.role in _RECEIVED_FROM else None
        return received or relation_of(forms[0], slots=_OF_PEOPLE if is_operation(programme) else _OF_SUBJECT)
    if is_operation(programme):
        return "participates"
    if programme.kind == "plan" and is_bilateral(programme):
        return "completed"
    return "joined" if is_agreed(programme) or is_forum(programme) else None


def column_heads(
    cells: Sequence[Sequence[Phrase]],
    preceding: Sequence[Phrase] = (),
    *,
    of: Unit | None = None,
    title: Programme | None = None,
) -> tuple[Head, ...]:
    """Return the meaning of each heading; empty where ``cells`` is no row of headings.

    A row of headings has a column of programmes and one of countries. A column of dates will do instead of countries
    where the sentence before (``preceding``) mentions the table or ends with a colon. Or it names a programme over
    each column: "country, joined PfP, serves in KFOR". Or a column of dates says what happened: "country, format,
    joined". Or it is the head of a matrix: several programmes, or several countries, beside an empty corner or a word
    for country or programme. ``of`` is what the title of the section sets:
    its programmes, and what it says of whatever is listed ("PfP: when they joined"); ``title`` is the programme of the
    document's title.
    """
    unit = of or Unit()
    titled, others, relation = None if unit.is_of_donors else unit.programme, unit.others, unit.relation
    is_of_operation = any(each is not None and is_operation(each) for each in (titled, title))
    if matrix := _matrix_heads(cells) or _year_heads(cells, is_of_operation=is_of_operation):
        return matrix
    found = tuple(_meaning_of(cell) for cell in cells)
    if titled is not None:
        found = _under_title(found, cells, (titled, *others))
        found = _with_dates_of_title(found, titled, relation) if not others else found
    asked = tuple("country" if _asks_where(cell) else head for head, cell in zip(found, cells, strict=True))
    if "country" in asked and any(map(_is_of_leaders, found, cells)) and set(PROGRAMME_HEADS).isdisjoint(found):
        asked = tuple("beneficiary" if head == "country" else head for head in asked)
    if is_project_of_title(asked, titled):
        found = asked
    plain = (ph for head, cell in zip(found, cells, strict=True) if not isinstance(head, Column) for ph in cell)
    is_head = len(found) >= _MIN_COLUMNS and not any(ph.kind in ("country", "date", "sum") for ph in plain)
    is_introduced = mentions_table(preceding) or (bool(preceding) and preceding[-1].text == ":")
    required = RELATION_HEADS | {"date"} if is_introduced else RELATION_HEADS
    is_of_programmes = not set(PROGRAMME_HEADS).isdisjoint(found) or any(isinstance(head, Column) for head in found)
    is_of_events = "country" in found and not _EVENTS.isdisjoint(found)
    is_of_title = is_project_of_title(found, titled) and not {"country", "beneficiary"}.isdisjoint(found)
    is_table = is_of_title or is_of_programmes or is_of_events
    return found if is_head and is_table and required & set(found) else ()


def _under_title(
    heads: Sequence[Head], cells: Sequence[Sequence[Phrase]], titled: Sequence[Programme]
) -> tuple[Head, ...]:
    """Return the headings, with those of troops as columns of the one operation that the title names.

    Under "soldiers, June 2010" or a year alone, figures are contingents. If the title names one other programme too,
    events belong to that one.
    """
    operations = [programme for programme in titled if is_operation(programme)]
    rest = [programme for programme in titled if not is_operation(programme)]
    if len(operations) != 1 or len(rest) > 1:
        return tuple(heads)
    found: list[Head] = []
    for head, cell in zip(heads, cells, strict=True):
        if _is_of_troops(cell):
            found.append(Column("participates", operations[0], dates=tuple(dated(cell)[:1])))
        elif rest and head in EVENT_HEADS:
            found.append(Column(head, rest[0], is_stated=True))
        else:
            found.append(head)
    return tuple(found)


def _with_dates_of_title(heads: Sequence[Head], titled: Programme, relation: RelationType | None) -> tuple[Head, ...]:
    """Return the headings of a table of countries and dates alone, the dates being those of the title's programme.

    "Signatories of PfP", over number, country and date.
    """
    if {head for head in heads if head} != {"country", "date"} or not (is_agreed(titled) or is_forum(titled)):
        return tuple(heads)
    is_its_own = titled.kind == "plan" and is_bilateral(titled)
    column = Column(relation or ("completed" if is_its_own else "joined"), titled)
    return tuple(column if head == "date" else head for head in heads)


def _is_of_troops(cell: Sequence[Phrase]) -> bool:
    """Return whether a heading names troops, with a date or without, or is a date alone."""
    words = [ph for ph in cell if ph.kind == "word" and ph.text[0].isalnum()]
    is_plain = not any(_is_named(cell, kind) for kind in ("country", "programme", "sum"))
    return is_plain and (any(actors.is_actor(ph.text) for ph in words) or (not words and bool(dated(cell))))


def _matrix_heads(cells: Sequence[Sequence[Phrase]]) -> tuple[Head, ...]:
    """Return the headings of a matrix of countries and programmes, either of which may be in its rows; else empty.

    Where only space separates the cells, an empty corner is missing.
    """
    is_counted = len(cells) > _MIN_COLUMNS and _is_number_head(cells[0])
    corner, *rest = cells[is_counted:] or [[]]
    if corner and all(_is_programme_head(cell) for cell in cells):
        corner, rest = (), list(cells)
    if len(rest) < _MIN_MATRIX or any(_is_named(corner, kind) for kind in ("country", "programme", "date", "sum")):
        return ()
    before: tuple[Head, ...] = ("",) if is_counted else ()
    named = [cell for cell in rest if _is_programme_head(cell)]
    others = [cell for cell in rest if not _is_programme_head(cell)]
    is_corner = not corner or any(matrices.CORNER.match(ph.text) for ph in corner)
    if is_corner and len(named) >= _MIN_MATRIX and not any(_is_named(cell, "country") for cell in others):
        heads = (column_of(cell) if _is_programme_head(cell) else _meaning_of_words(cell) for cell in rest)
        return (*before, "country", *heads)
    if is_corner and all(len(cell) == 1 and cell[0].kind == "country" for cell in rest):
        return (*before, "programme", *(CountryColumn(cell[0]) for cell in rest))
    return ()


def _year_heads(cells: Sequence[Sequence[Phrase]], *, is_of_operation: bool) -> tuple[Head, ...]:
    """Return the headings of a table of years and operations, or, of one operation, years and countries; else empty.

    Where only space separates the cells, an empty corner is missing.
    """
    years = [year_of(cell) for cell in cells]
    corner, rest = (cells[0], cells[1:]) if cells and years[0] is None else ((), cells)
    found = [year for year in years[len(years) - len(rest) :] if year is not None]
    is_corner = not corner or any(matrices.CORNER.match(ph.text) for ph in corner)
    if not is_of_operation and is_corner and len(found) == len(rest) >= _MIN_MATRIX:
        is_of_countries = any(listing.COLUMN_HEADS["country"].match(ph.text) for ph in corner)
        return () if is_of_countries else ("programme", *map(YearColumn, found))
    are_countries = len(rest) >= _MIN_MATRIX and all([ph.kind for ph in cell] == ["country"] for cell in rest)
    is_of_dates = any(listing.COLUMN_HEADS["date"].match(ph.text) for ph in corner)
    if is_of_operation and is_of_dates and are_countries:
        return ("date", *(CountryColumn(cell[0]) for cell in rest))
    return ()


def year_of(cell: Sequence[Phrase]) -> Phrase | None:
    """Return the year that alone is in a cell; None for other cells."""
    names = [ph for ph in cell if ph.text[0].isalnum()]
    if len(names) != 1 or not matrices.YEAR.fullmatch(names[0].text):
        return None
    return replace(names[0], kind="date", ids=(names[0].text[:_YEAR_DIGITS],))


def _is_number_head(cell: Sequence[Phrase]) -> bool:
    return 0 < len(cell) <= len("№.") and cell[0].text in matrices.NUMBER_HEADS


def _is_named(cell: Sequence[Phrase], kind: Kind) -> bool:
    return any(ph.kind == kind for ph in cell)


def _is_programme_head(cell: Sequence[Phrase]) -> bool:
    """Return whether a heading names one programme, with a date, a unit or a verb at most: KFOR, 2022 (people)."""
    words = [ph for ph in cell if ph.kind == "word" and ph.text[0].isalpha()]
    named = next((ph for ph in cell if ph.kind == "programme"), None)
    if named is None or _is_given_to(cell, named):
        return False
    is_alone = sum(ph.kind == "programme" for ph in cell) == 1 and len(words) <= _WORDS_OF_MATRIX_HEAD
    return is_alone and not any(_is_named(cell, kind) for kind in ("country", "sum"))


def column_of(cell: Sequence[Phrase]) -> Column:
    """Return the column, or the row, of a matrix under or beside the name of a programme."""
    named = next(ph for ph in cell if ph.kind == "programme")
    found = _meaning_of(cell)
    if isinstance(found, Column):
        return replace(found, dates=tuple(dated(cell)[:1]))
    programme = named.programmes[-1]
    is_joined = is_work(programme) and not is_local(programme)
    return Column("joined" if is_joined else "participates", programme, dates=tuple(dated(cell)[:1]))


def is_project_of_title(heads: Sequence[Head], titled: Programme | None) -> bool:
    """Return whether a table lists places and dates of the project, or of work, that its title names.

    Work is paid for, or has a column of those who lead it beside that of those for whom it is done. These two will do
    without dates.
    """
    if titled is None:
        return False
    has_leaders = {"participates", "beneficiary"} <= set(heads)
    if DATE_HEADS.isdisjoint(heads):
        return has_leaders and (is_local(titled) or is_carried_out(titled))
    return is_local(titled) or (is_carried_out(titled) and (COST in heads or has_leaders))


def _is_of_leaders(head: Head, cell: Sequence[Phrase]) -> bool:
    """Return whether a column has those who lead the work that is done for others, rather than any participants."""
    return head == "participates" and not any(listing.PARTICIPANTS.match(ph.text) for ph in cell)


def _asks_where(cell: Sequence[Phrase]) -> bool:
    """Return whether a heading is nothing but "where", or where it is carried out: სად სრულდება."""
    is_bare = all(listing.CARRIED_OUT.match(ph.text) for ph in cell[1:])
    return bool(cell) and listing.WHERE.match(cell[0].text) is not None and is_bare


def mentions_table(row: Sequence[Phrase]) -> bool:
    """Return whether a sentence mentions a table."""
    return any(listing.TABLE.match(ph.text) for ph in row)


def aligned_heads(row: Sequence[Phrase]) -> tuple[str, ...]:
    """Return the meaning of headings that only space separates, as :func:`column_heads` does.

    Each heading must be a single noun: country, project, period, cost (ქვეყანა პროექტი ვადა ღირებულება).
    """
    is_bare = all(ph.kind == "word" and ph.form is None and ph.role in ("nom", "gen", "bare") for ph in row)
    found = tuple(dict.fromkeys(_meaning_of_words([ph]) for ph in row)) if is_bare and len(row) <= _MAX_HEADS else ()
    return found if len(row) >= _MIN_COLUMNS and {"country", "programme"} <= set(found) else ()


def may_be_heads(start: int, end: int) -> bool:
    """Return whether the tokens ``start:end`` are few enough for headings that only space separates."""
    return end - start <= _MAX_HEADS * _TOKENS_OF_HEAD


def _meaning_of(cell: Sequence[Phrase]) -> Head:
    named = next((ph for ph in cell if ph.kind == "programme"), None)
    if named is None:
        return _meaning_of_words(cell)
    programme, relation = named.programmes[-1], relation_to_programme(cell)
    may_benefit = is_local(programme) or (is_carried_out(programme) and _is_of_payment(cell))
    if relation is None and may_benefit and not _is_given_to(cell, named):  # what was done by the Trust Fund
        relation = "beneficiary"
    has_verb = any(ph.form is not None for ph in cell)
    return Column(relation, programme, has_verb) if relation is not None else _meaning_of_words(cell)


def _is_of_payment(cell: Sequence[Phrase]) -> bool:
    """Return whether a heading is about money or help: SPS grant."""
    words = [ph.text for ph in cell if ph.kind == "word"]
    return any(programme_nouns.MONEY.match(word) or light_nouns.lights_of(word) & _PAID for word in words)


def _is_given_to(cell: Sequence[Phrase], programme: Phrase) -> bool:
    """Return whether a heading is about what countries give to a programme: contribution to the Trust Fund."""
    words = [ph.text for ph in cell if ph.kind == "word"]
    return programme.role in _GIVEN_TO or any("contribution" in light_nouns.lights_of(word) for word in words)


def _meaning_of_words(cell: Sequence[Phrase]) -> str:
    """Return the event or the key of ``COLUMN_HEADS`` that the words of a heading state, :data:`OTHER`, or "".

    A column of NATO countries beside one of partners has those who take part in the work: ნატო-ს ქვეყანა.
    """
    names = (name for name, pattern in listing.COLUMN_HEADS.items() for ph in cell if pattern.match(ph.text))
    name = next(names, "")
    is_allied = any(listing.ALLIED.match(ph.text) for ph in cell)
    if name == "country" and is_allied and not any(listing.PARTNER.match(ph.text) for ph in cell):
        return "participates"
    return name if name in INTERVAL_HEADS else event_of(cell) or _relation_asked(cell) or name


def _relation_asked(cell: Sequence[Phrase]) -> str:
    """Return the relation of the countries of a column whose heading asks who does something; "" for others.

    ვინ უძღვება (who leads it); რომელი ქვეყანა ეხმარება (which country helps) states nothing.
    """
    form = cell[-1].form if len(cell) > 1 else None
    if form is None or form.verb_form != "finite" or not listing.ASKS_WHO.match(cell[0].text):
        return ""
    relation = relation_of(form, slots=_OF_SUBJECT, context=ClauseContext(cell))
    return relation if relation in RELATION_HEADS else ""


def event_of(cell: Sequence[Phrase]) -> RelationType | Literal["other"] | None:
    """Return what happened at the dates of a column, by the verb of its heading; None where it has no such verb.

    გაწევრიანდა (joined); როდის დატოვა მისია (when it left the mission); შეერთების თარიღი (date of accession). The
    event is :data:`OTHER` if it is denied or about an organisation that is no programme: ნატოში გაწევრიანდა (joined
    NATO).
    """
    words = [ph for ph in cell if ph.kind == "word" and ph.text[0].isalnum()]
    forms = [ph.form for ph in words if ph.form is not None and ph.form.verb_form != "participle"]
    if not forms or len(words) > _WORDS_OF_EVENT or len(words) < len(cell):
        return None
    form = next((form for form in forms if form.verb_form == "finite"), forms[0])
    relation = relation_of(form, slots=_slots_under(form), context=ClauseContext(cell))
    if relation not in EVENT_HEADS:
        return None
    if any(actors.ORGANISATION.match(ph.text) or modality.NEGATION.match(ph.text) for ph in words):
        return OTHER
    return relation if all(ph.form is not None or _may_be_beside_verb(ph) for ph in words) else None


def _may_be_beside_verb(word: Phrase) -> bool:
    """Return whether a word leaves open which programme a verb is about: date, when, what, membership, troops."""
    is_noun = bool(light_nouns.lights_of(word.text)) or actors.is_actor(word.text)
    is_generic = any(pattern.match(word.text) for pattern in listing.COLUMN_HEADS.values())
    is_generic = is_generic or bool(listing.ASKS.match(word.text))
    is_programme = programme_nouns.PROGRAMME_NOUN.match(word.text) is not None
    return is_noun or is_generic or is_programme or word.role == "adv"


def _slots_under(form: Form) -> tuple[str, ...]:
    """Return the slots that the country of a row may fill under a verb.

    Under a transitive verb in the plural (შესთავაზეს, they offered) others do it to the country. A verbal noun may be
    of either: მიღება (admission).
    """
    if form.verb_form == "finite" and not form.is_plural:
        return _OF_SUBJECT
    return (*_OF_RECIPIENT, *_OF_SUBJECT)
