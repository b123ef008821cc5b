"""Tables: a row of headings, then rows that say what each country did and when.

A table reaches this component as text, so that its columns are reconstructed. There are three layouts: running text
(:func:`columns_of`, :func:`rows_of`), cells with marks between them (:func:`column_heads`, :func:`cells_of`), and cells
that only space separates (:func:`aligned_heads`, :func:`aligned_cells`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple, cast

from kaext.ka.calendar import OPEN
from kaext.pipes.relations.clauses import Clause
from kaext.pipes.relations.frames import Event, Frame, relation_of
from kaext.pipes.relations.instantiation import instantiate
from kaext.pipes.relations.phrases import CELL_MARK, PLACE, Phrase, Programme, dated
from kaext.pipes.relations.programme_kinds import (
    is_agreed,
    is_bilateral,
    is_exercise,
    is_forum,
    is_local,
    is_operation,
    is_work,
)
from kaext.pipes.relations.scope import Party, Scope, Sentence, Target
from kaext.pipes.relations.words import listing, modality, reference, times
from kaext.pipes.values import RelationType, RelationValue

# The fewest columns of a table: fewer may be any text with a mark in it.
_MIN_COLUMNS = 3
# Columns of countries.
_RELATION_HEADS = frozenset({"hosted", "participates", "beneficiary", "country"})
# Columns with the dates of projects.
_DATE_HEADS = frozenset({"date", "since", "until"})
# Columns that name a programme: the project itself, else what paid for it.
_PROGRAMME_HEADS = ("programme", "source")
# Columns with places.
_PLACE_HEADS = frozenset({"hosted", "beneficiary", "country"})
# Columns of dates that are relations, too.
_EVENT_HEADS: tuple[RelationType, ...] = ("joined", "withdrew")
# The most headings that only space separates.
_MAX_HEADS = 8
# The most tokens of one heading: a noun with a hyphen or a mark.
_TOKENS_OF_HEAD = 3
# Digits of a year.
_YEAR_DIGITS = 4


class Column(NamedTuple):
    """What a cell of a column states of the country of its row."""

    relation: RelationType
    programme: Programme


class Cells(NamedTuple):
    """A row: its country, and one cell for each column, None where it is empty."""

    country: Phrase
    cells: tuple[Phrase | None, ...]


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
    found = [(_relation(part), ph.programmes[-1]) for part in parts for ph in part if ph.kind == "programme"]
    return tuple(Column(relation, programme) for relation, programme in found if relation is not None)


def _relation(part: Sequence[Phrase]) -> RelationType | None:
    """Return the relation of a column by the verb beside its programme, else by the kind of the programme."""
    forms = [ph.form for ph in part if ph.form is not None]
    programme = next(ph.programmes[-1] for ph in part if ph.kind == "programme")
    if forms:
        return relation_of(forms[0], of_people=is_operation(programme))
    if is_operation(programme):
        return "participates"
    if programme.kind == "plan" and is_bilateral(programme):
        return "completed"
    return "joined" if is_agreed(programme) or is_forum(programme) else None


def rows_of(row: Sequence[Phrase], width: int) -> list[Cells]:
    """Return the rows of a table of ``width`` columns in running text: countries, each with dates and dashes."""
    starts = [i for i, ph in enumerate(row) if ph.kind == "country"]
    found = []
    for start, end in pairwise([*starts, len(row)]):
        cells = [ph for ph in row[start + 1 : end] if not (ph.kind == "word" and not ph.text[0].isalnum())]
        if not 1 <= len(cells) <= width or any(ph.kind not in ("date", "dash") for ph in cells):
            return []
        found.append(Cells(row[start], tuple(ph if ph.kind == "date" else None for ph in cells)))
    return found


def cells_of(row: Sequence[Phrase], *, mark: str = CELL_MARK) -> list[list[Phrase]]:
    """Return a row split into cells at ``mark``."""
    cells: list[list[Phrase]] = [[]]
    for phrase in row:
        if phrase.text == mark:
            cells.append([])
        else:
            cells[-1].append(phrase)
    return cells


def place_of_table(row: Sequence[Phrase]) -> tuple[str, ...]:
    """Return the place that a sentence gives for a whole table: "the table lists projects in Albania"."""
    ids = next((ph.ids for ph in row if ph.kind == "country" and ph.role in PLACE), ())
    return ids if ids and any(listing.TABLE.match(ph.text) for ph in row) else ()


# The meaning of a heading: a key of ``COLUMN_HEADS``, "" if unknown, or a relation to a programme that it names.
Head = str | Column


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings over the rows being read, for each layout of a table.

    Attributes
    ----------
    columns
        Columns of a table in running text.
    heads
        Headings over cells with marks between them.
    aligned
        Headings over cells that only space separates.
    place
        The country in which everything in the table took place, if the text says so.
    merged
        The last cell with a country, which may be merged over the rows below.
    """

    columns: tuple[Column, ...] = ()
    heads: tuple[Head, ...] = ()
    aligned: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    merged: Sequence[Phrase] = ()


NO_HEADINGS = Headings()


def column_heads(
    cells: Sequence[Sequence[Phrase]], preceding: Sequence[Phrase] = (), *, titled: Programme | None = None
) -> tuple[Head, ...]:
    """Return the meaning of each heading; empty where ``cells`` is no row of headings.

    A row of headings has a column of programmes and one of countries. A column of dates will do instead of countries
    where the sentence before (``preceding``) mentions the table or ends with a colon. Or it names a programme over
    each column: "country, joined PfP, serves in KFOR". ``titled`` is the programme of the title.
    """
    found = tuple(_meaning_of(cell) for cell in cells)
    is_head = len(found) >= _MIN_COLUMNS and not any(ph.kind in ("country", "date", "sum") for c in cells for ph in c)
    is_introduced = _mentions_table(preceding) or (bool(preceding) and preceding[-1].text == ":")
    required = _RELATION_HEADS | {"date"} if is_introduced else _RELATION_HEADS
    is_of_programmes = "programme" in found or any(isinstance(head, Column) for head in found)
    is_of_title = _is_of_title(found, titled) and "country" in found
    return found if is_head and (is_of_title or is_of_programmes) and required & set(found) else ()


def _is_of_title(heads: Sequence[Head], titled: Programme | None) -> bool:
    """Return whether a table lists places and dates of the project that its title names."""
    return titled is not None and is_local(titled) and bool(_DATE_HEADS & set(heads))


def _mentions_table(row: Sequence[Phrase]) -> bool:
    return any(listing.TABLE.match(ph.text) for ph in row)


def text_over_table(preceding: Sequence[Phrase], row: Sequence[Phrase]) -> Sequence[Phrase]:
    """Return the text that applies to a whole table: the last sentence, or the one before a mere pointer to the table.

    "Ukraine hosted two exercises. The participants are in the table."

    Parameters
    ----------
    preceding, row
        The last but one and the last sentence.
    """
    is_pointer = _mentions_table(row) and not any(ph.kind in ("country", "programme") for ph in row)
    if not (is_pointer and preceding) or not any(ph.kind == "country" for ph in preceding):
        return row
    end = preceding[-1].end
    return [*(preceding[:-1] if preceding[-1].text == "." else preceding), Phrase("dash", ":", end, end)]


def aligned_heads(row: Sequence[Phrase]) -> tuple[str, ...]:
    """Return the meaning of headings that only space separates, as :func:`column_heads` does.

    Each heading must be a single noun: country, project, period, cost (ქვეყანა პროექტი ვადა ღირებულება).
    """
    is_bare = all(ph.kind == "word" and ph.form is None and ph.role in ("nom", "gen", "bare") for ph in row)
    found = tuple(dict.fromkeys(_head_by_words([ph]) for ph in row)) if is_bare and len(row) <= _MAX_HEADS else ()
    return found if len(row) >= _MIN_COLUMNS and {"country", "programme"} <= set(found) else ()


def may_be_heads(start: int, end: int) -> bool:
    """Return whether the tokens ``start:end`` are few enough for headings that only space separates."""
    return end - start <= _MAX_HEADS * _TOKENS_OF_HEAD


def aligned_cells(heads: Sequence[str], row: Sequence[Phrase]) -> list[list[Phrase]]:
    """Return the cells of a row under such headings by their kinds of mention; empty if it is no row of the table."""
    of_kind = {kind: [ph for ph in row if ph.kind == kind] for kind in ("country", "programme", "date", "sum")}
    is_first = heads[0] != "country" or row[0].kind == "country"
    is_row = is_first and len(of_kind["country"]) == 1 and of_kind["programme"]
    cells = [of_kind.get(head, of_kind["sum"]) for head in heads]
    return (
        [cell[:1] if head == "programme" else cell for head, cell in zip(heads, cells, strict=True)] if is_row else []
    )


def text_joined_with_row(
    preceding: Sequence[Phrase], heads: Sequence[Head], cells: Sequence[Sequence[Phrase]]
) -> list[Phrase]:
    """Return the sentence before a table with the programme and date of one row inserted; empty where it does not fit.

    "In 2018 Georgia took part in the exercises that the table lists" applies to the exercise of each row, at its date.

    Parameters
    ----------
    preceding
        The sentence before the table. It mentions the table or ends with a colon.
    heads, cells
        A row, as for :func:`row_statements`.
    """
    row = list(preceding)
    named = [ph for ph in _under("programme", heads, cells) if ph.kind == "programme"]
    at = next((i for i, ph in enumerate(row) if ph.kind == "word" and _is_plural_reference(row, i)), None)
    table = next((i for i, ph in enumerate(row) if listing.TABLE.match(ph.text)), None)
    is_of_table = table is not None or (bool(row) and row[-1].text == ":")
    is_open = any(ph.kind == "country" for ph in row) and not any(ph.kind == "programme" for ph in row)
    if not (named and is_of_table and is_open and Clause(row).has_verb) or at is None:
        return []
    noun, before, after = row[at], row[:at], row[at + 1 :]
    if table is not None and table < at:
        before = before[:table]
    elif table is not None:
        after = _without_relative_at(after, table - at - 1)
    while before and reference.COUNTING.match(before[-1].text):
        before.pop()
    dates = [ph for cell in cells for ph in dated(cell)]
    if dates:
        before, after = ([ph for ph in part if ph.kind != "date"] for part in (before, after))
    return [*dates[:1], *before, replace(named[0], role=noun.role, head=noun.text), *after]


def _without_relative_at(row: list[Phrase], index: int) -> list[Phrase]:
    """Return a row without the phrases between the commas around an index: "exercises, which the table lists, …"."""
    commas = [i for i, ph in enumerate(row) if ph.kind == "comma"]
    begin = max((i for i in commas if i < index), default=0)
    end = min((i for i in commas if i > index), default=len(row))
    return [*row[:begin], *row[end:]]


def _is_plural_reference(row: Sequence[Phrase], at: int) -> bool:
    """Return whether a word refers to several programmes: exercises, two exercises (ორი წვრთნა, in the singular)."""
    is_counted = at > 0 and reference.NUMBER.match(row[at - 1].text) is not None
    pattern = listing.ONE_OF_LISTED if is_counted else listing.MANY_LISTED
    return pattern.match(row[at].text) is not None


def with_merged_cell(headings: Headings, cells: list[list[Phrase]]) -> list[list[Phrase]]:
    """Return the cells of a row, with the country of a row above if its cell is merged over both.

    In a PDF such a row has one cell less and begins with its second column; in a text its first cell is empty.
    """
    heads = headings.heads
    if not (headings.merged and cells and heads[:1] == ("country",)):
        return cells
    if len(cells) == len(heads) and not cells[0]:
        return [list(headings.merged), *cells[1:]]
    is_short = len(cells) == len(heads) - 1 and not any(ph.kind == "country" for ph in cells[0])
    return [list(headings.merged), *cells] if is_short and _fits(heads[1], cells[0]) else cells


def _fits(head: Head, cell: Sequence[Phrase]) -> bool:
    """Return whether a cell holds what its heading requires: a programme or a date."""
    kind = "programme" if head in _PROGRAMME_HEADS else "date"
    is_called_for = head in _PROGRAMME_HEADS or head in _DATE_HEADS or isinstance(head, Column)
    return is_called_for and any(ph.kind == kind for ph in cell)


def _under(wanted: str, heads: Sequence[Head], cells: Sequence[Sequence[Phrase]]) -> list[Phrase]:
    """Return the phrases of all cells under a heading."""
    return [ph for head, cell in zip(heads, cells, strict=True) if head == wanted for ph in cell]


def _meaning_of(cell: Sequence[Phrase]) -> Head:
    named = next((ph.programmes[-1] for ph in cell if ph.kind == "programme"), None)
    relation = _relation(cell) if named is not None else None
    if named is not None and relation is None and is_local(named):  # what was done by the Trust Fund
        relation = "beneficiary"
    return Column(relation, named) if named is not None and relation is not None else _head_by_words(cell)


def _head_by_words(cell: Sequence[Phrase]) -> str:
    """Return the key of ``COLUMN_HEADS`` for the words of a heading, or ""."""
    names = (name for name, pattern in listing.COLUMN_HEADS.items() for ph in cell if pattern.match(ph.text))
    return next(names, "")


def row_statements(
    heads: Sequence[Head], cells: Sequence[Sequence[Phrase]], sentence: Sentence, *, place: tuple[str, ...] = ()
) -> Iterator[RelationValue]:
    """Yield what a row states under the headings of its table.

    Parameters
    ----------
    heads, cells
        The headings as :func:`column_heads` returns them, and as many cells.
    sentence
        The row.
    place
        The country in which everything in the table took place, if the text says so.
    """
    countries = [ph for ph in _under("country", heads, cells) if ph.kind == "country"]
    for head, cell in zip(heads, cells, strict=True):
        if isinstance(head, Column) and countries:
            when = _dates_of_cell(head, cell, heads, cells)
            yield from cell_statements([head], [Cells(countries[0], (date,)) for date in when], sentence)
    unit = sentence.discourse.unit
    in_cells = (ph for kind in _PROGRAMME_HEADS for ph in _under(kind, heads, cells) if ph.kind == "programme")
    named = next(in_cells, None)
    is_of_title = named is None and "programme" not in heads and _is_of_title(heads, unit.programme)
    programme = named.programmes[-1] if named is not None else unit.programme if is_of_title else None
    dates = _dates_of_row(heads, cells)
    if programme is None or (not dates and _is_negated(cells)):
        return
    is_paid_for = any(ph.kind == "sum" for cell in cells for ph in cell)
    stated = _relations_in_row(heads, cells, programme, is_paid_for=is_paid_for, titled=unit.relation)
    has_place = len(place) == 1 and _PLACE_HEADS.isdisjoint(heads)
    if named is not None and has_place and _is_work_in_country(programme, is_paid_for=is_paid_for):
        stated.append(("beneficiary", replace(named, kind="country", ids=place, programmes=())))
    events = [(kind, date) for kind in _EVENT_HEADS for date in dated(_under(kind, heads, cells))]
    facts = [(relation, country, dates) for relation, country in stated if not events or relation == "hosted"]
    facts += [(kind, country, [date]) for kind, date in events for country in countries]
    for relation, country, when in facts:
        frame = Frame.of_rule(relation, "listed", "listed", "cell")
        mention = replace(country, role="nom", head_kind="")
        scope = Scope(Event((frame,), rule="listed", trigger=country), Clause([mention, *when]), sentence)
        yield from instantiate(frame, scope, Party(country.ids, mention, 1.0), Target((programme,), None, 1.0))


def _relations_in_row(
    heads: Sequence[Head],
    cells: Sequence[Sequence[Phrase]],
    programme: Programme,
    *,
    is_paid_for: bool,
    titled: RelationType | None,
) -> list[tuple[RelationType, Phrase]]:
    """Return the countries of a row, each with its relation to the programme."""
    columns = list(zip(heads, cells, strict=True))
    of_programme = next((cell for head, cell in columns if head == "programme"), ())
    stated = []
    for head, cell in columns:
        relation = _relation_of_column(head, programme, of_programme, is_paid_for=is_paid_for, titled=titled)
        if relation is not None:
            stated += [(relation, ph) for ph in cell if ph.kind == "country"]
    return stated


def _is_negated(cells: Sequence[Sequence[Phrase]]) -> bool:
    return any(modality.NEGATION.match(ph.text) for cell in cells for ph in cell if ph.kind == "word")


def _dates_of_cell(
    column: Column, cell: Sequence[Phrase], heads: Sequence[Head], cells: Sequence[Sequence[Phrase]]
) -> list[Phrase]:
    """Return the dates of a cell under a programme; empty where the cell is empty or negated.

    Work of a project has no date in its cell, but in a column of dates.
    """
    if any(modality.NEGATION.match(ph.text) for ph in cell):
        return []
    is_of_work = column.relation == "beneficiary" and any(ph.kind == "word" and ph.text[0].isalnum() for ph in cell)
    return dated(cell) or (_dates_of_row(heads, cells) if is_of_work else [])


def _dates_of_row(heads: Sequence[Head], cells: Sequence[Sequence[Phrase]]) -> list[Phrase]:
    """Return the date of a row: that of one column, or the interval of its columns for start and end."""
    begun, ended = dated(_under("since", heads, cells)), dated(_under("until", heads, cells))
    if begun or ended:
        first = begun[0].ids[0].partition("/")[0] if begun else OPEN
        last = ended[0].ids[0].rpartition("/")[2] if ended else OPEN
        goes_on = all(ph.kind == "dash" or times.IS_ONGOING.match(ph.text) for ph in _under("until", heads, cells))
        is_open = not ended and goes_on and "hosted" not in heads
        if first == last or not (ended or is_open) or (ended and last[:_YEAR_DIGITS] < first[:_YEAR_DIGITS]):
            return begun[:1]
        return [replace((begun or ended)[0], ids=(f"{first}/{last}",), bound="")]
    for head, cell in zip(heads, cells, strict=True):
        dates = [] if head in _PROGRAMME_HEADS or isinstance(head, Column) else dated(cell)
        if dates and "/" not in dates[0].ids[0] and any(times.IS_ONGOING.match(ph.text) for ph in cell):
            return [replace(dates[0], ids=(f"{dates[0].ids[0]}/{OPEN}",))]
        if dates:
            return dates[:1]
    return next((dates[:1] for kind in _PROGRAMME_HEADS if (dates := dated(_under(kind, heads, cells)))), [])


def _relation_of_column(
    head: Head, programme: Programme, named_in: Sequence[Phrase], *, is_paid_for: bool, titled: RelationType | None
) -> RelationType | None:
    """Return the relation of the countries in a column.

    For a column of countries it depends on the cell with the programme (``named_in``: "agreed in 2006"), the title,
    and on whether the programme is carried out in countries.
    """
    if head == "country" and (own := _relation_of_cell(named_in)) is not None:
        return own
    if head == "country" and titled == "joined" and not is_exercise(programme):
        return titled
    if head == "country":
        return "beneficiary" if _is_work_in_country(programme, is_paid_for=is_paid_for) else "participates"
    return cast("RelationType", head) if head in _RELATION_HEADS else None


def _relation_of_cell(cell: Sequence[Phrase]) -> RelationType | None:
    """Return the relation that a cell states of its programme with a date; None where it has no date."""
    dates = dated(cell)
    if not (dates and any(ph.kind == "programme" for ph in cell)):
        return None
    stated = _relation(cell)
    is_since = stated == "joined" and dates[0].ids[0].endswith(f"/{OPEN}")
    return "participates" if is_since else stated


def _is_work_in_country(programme: Programme, *, is_paid_for: bool) -> bool:
    """Return whether a programme is carried out in a country: it is a project, or work with a cost."""
    return is_local(programme) or (is_paid_for and is_work(programme))


def cell_statements(columns: Sequence[Column], rows: Sequence[Cells], sentence: Sentence) -> Iterator[RelationValue]:
    """Yield what the cells of a table state, each of the country of its row."""
    for country, cells in rows:
        named = replace(country, role="nom")
        for column, cell in zip(columns, cells, strict=False):
            if cell is None:
                continue
            frame = Frame.of_rule(column.relation, "listed", "listed", "cell")
            scope = Scope(Event((frame,), rule="listed", trigger=country), Clause([named, cell]), sentence)
            yield from instantiate(frame, scope, Party(country.ids, named, 1.0), Target((column.programme,), None, 1.0))
