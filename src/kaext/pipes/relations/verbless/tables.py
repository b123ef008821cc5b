"""Tables: a row of headings, then rows that say what each country did and when.

A table reaches this component as text, so that its columns are reconstructed. There are three layouts: running text
(:func:`rows_of`), cells with marks between them (:func:`cells_of`), and cells that only space separates
(:func:`aligned_cells`). :mod:`~kaext.pipes.relations.verbless.table_headings` reads the headings of each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal, NamedTuple, cast

from kaext.ka.calendar import OPEN
from kaext.pipes.relations.arguments.scope import Party, Scope, Sentence, Target
from kaext.pipes.relations.candidates.instantiation import instantiate
from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.phrases import CELL_MARK, PLACE, Phrase, Programme, dated
from kaext.pipes.relations.predication.frames import Event, Frame
from kaext.pipes.relations.programme_kinds import is_exercise, is_local, is_operation, is_work
from kaext.pipes.relations.verbless.matrices import NO_LEGEND, CellFact, Legend, facts_of_cell, is_denial
from kaext.pipes.relations.verbless.table_headings import (
    BEGINNINGS,
    COST,
    DATE_HEADS,
    EVENT_HEADS,
    INTERVAL_HEADS,
    OTHER,
    PROGRAMME_HEADS,
    RELATION_HEADS,
    Column,
    CountryColumn,
    Head,
    YearColumn,
    column_of,
    is_project_of_title,
    mentions_table,
    relation_to_programme,
    year_of,
)
from kaext.pipes.relations.words import field_labels, listing, matrices, reference, times
from kaext.pipes.values import RelationType, RelationValue

# Columns with dates of events, and of those by which a country and a programme come together.
_EVENTS, _BEGINNINGS = frozenset(EVENT_HEADS), frozenset(BEGINNINGS)
# Columns with places.
_PLACE_HEADS = frozenset({"hosted", "beneficiary", "country"})
# The fewest marks of a row: a sentence may contain one.
MIN_MARKS = 2
# What a row says of its project beside its dates: it came to nothing, it is still to come.
Status = Literal["nothing", "planned", ""]
# Digits of a year.
_YEAR_DIGITS = 4


class Cells(NamedTuple):
    """A row: its country, and one cell for each column, None where it is empty."""

    country: Phrase
    cells: tuple[Phrase | None, ...]


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


def is_marked_row(text: str) -> bool:
    """Return whether a text is a row of cells with marks between them."""
    return count_marks(text) >= MIN_MARKS


def count_marks(text: str) -> int:
    """Return the number of marks between cells in a text."""
    return text.count(CELL_MARK) + text.count("\t")


def place_of_table(row: Sequence[Phrase]) -> tuple[str, ...]:
    """Return the place that a sentence gives for a whole table: "the table lists projects in Albania"."""
    ids = next((ph.ids for ph in row if ph.kind == "country" and ph.role in PLACE), ())
    return ids if ids and any(listing.TABLE.match(ph.text) for ph in row) else ()


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


def text_over_table(preceding: Sequence[Phrase], row: Sequence[Phrase]) -> Sequence[Phrase]:
    """Return the text that applies to a whole table: the last sentence, or the one before a mere pointer to the table.

    "Ukraine hosted two exercises. The participants are in the table."

    Parameters
    ----------
    preceding, row
        The last but one and the last sentence.
    """
    is_pointer = mentions_table(row) and not any(ph.kind in ("country", "programme") for ph in row)
    if not (is_pointer and preceding) or not any(ph.kind == "country" for ph in preceding):
        return row
    end = preceding[-1].end
    return [*(preceding[:-1] if preceding[-1].text == "." else preceding), Phrase("dash", ":", end, end)]


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
    kind = "programme" if head in PROGRAMME_HEADS else "date"
    is_called_for = head in PROGRAMME_HEADS or head in DATE_HEADS or isinstance(head, Column)
    return is_called_for and any(ph.kind == kind for ph in cell)


def _under(wanted: str, heads: Sequence[Head], cells: Sequence[Sequence[Phrase]]) -> list[Phrase]:
    """Return the phrases of all cells under a heading."""
    return [ph for head, cell in zip(heads, cells, strict=True) if head == wanted for ph in cell]


def row_statements(
    heads: Sequence[Head],
    cells: Sequence[Sequence[Phrase]],
    sentence: Sentence,
    *,
    place: tuple[str, ...] = (),
    legend: Legend = NO_LEGEND,
    status: Status = "",
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
    legend
        What the signs in its cells mean.
    status
        What the row says of its project.
    """
    countries = [ph for ph in _under("country", heads, cells) if ph.kind == "country"]
    unit, document = sentence.discourse.unit, sentence.discourse.document
    titled = unit.programme or document.title_programme
    of_title = unit.dates if len(unit.dates) == 1 and DATE_HEADS.isdisjoint(heads) else ()
    for country, column, cell in _crossings(heads, cells, countries, place or document.main_country, titled):
        of_cell = facts_of_cell(column, cell, legend)
        of_work = [CellFact(column.relation, contents) for contents in _contents_of_cell(column, cell, heads, cells)]
        for relation, contents in of_cell or of_work:
            interval = () if contents or INTERVAL_HEADS.isdisjoint(heads) else _dates_of_row(heads, cells)
            is_contingent = relation == "participates" and is_operation(column.programme)
            dates = contents or interval or (of_title if is_contingent else ())
            yield from _facts(relation, country, dates, column.programme, sentence)
    programme, named = _programme_of_row(heads, cells, unit.programme)
    dates = _dates_of_row(heads, cells)
    if programme is None or status == "nothing" or (not dates and _is_negated(cells)):
        return
    is_paid_for = _is_paid_for(heads, cells)
    stated = _relations_in_row(heads, cells, programme, is_paid_for=is_paid_for, titled=unit.relation)
    has_place = len(place) == 1 and _PLACE_HEADS.isdisjoint(heads)
    if named is not None and has_place and _is_work_in_country(programme, is_paid_for=is_paid_for):
        stated.append(("beneficiary", replace(named, kind="country", ids=place, programmes=())))
    events = _events_of_row(heads, cells)
    if events or _is_without_event(heads, dates):
        stated = [(relation, country) for relation, country in stated if relation == "hosted"]
    for relation, country in stated:
        yield from _facts("planned" if status == "planned" else relation, country, dates, programme, sentence)
    for relation, when in events:
        for country in countries:
            yield from _facts(relation, country, when, programme, sentence)


def status_of_row(text: str) -> Status:
    """Return what a row says of its project: "nothing" if it came to nothing, "planned" if it is still to come."""
    cells = [matrices.WORD.findall(cell) for cell in text.replace("\t", CELL_MARK).split(CELL_MARK)]
    if any(field_labels.CAME_TO_NOTHING.match(word) for words in cells for word in words):
        return "nothing"
    return "planned" if any(map(field_labels.is_still_to_come, cells)) else ""


def _is_paid_for(heads: Sequence[Head], cells: Sequence[Sequence[Phrase]]) -> bool:
    """Return whether a row has a sum, or a figure under a heading with the currency: million euros."""
    figures = (ph.text for ph in _under(COST, heads, cells))
    return any(ph.kind == "sum" for cell in cells for ph in cell) or any(map(str.isdigit, "".join(figures)))


def _crossings(
    heads: Sequence[Head],
    cells: Sequence[Sequence[Phrase]],
    countries: Sequence[Phrase],
    place: tuple[str, ...],
    titled: Programme | None,
) -> Iterator[tuple[Phrase, Column, Sequence[Phrase]]]:
    """Yield the cells in which a country and a programme meet, one of which is the heading of the cell's column.

    Or the columns are years, and the country (``place``) or the operation (``titled``) is that of the title.
    """
    named = [cell for cell in (_under("programme", heads, cells),) if any(ph.kind == "programme" for ph in cell)]
    of_row = column_of(named[0]) if named else None
    year = year_of(cells[0]) if heads[0] == "date" else None
    for head, cell in zip(heads, cells, strict=True):
        if isinstance(head, Column) and countries:
            yield countries[0], head, cell
        elif isinstance(head, CountryColumn) and of_row is not None:
            yield head.country, of_row, cell
        elif isinstance(head, CountryColumn) and titled is not None and year is not None:
            yield head.country, Column("participates", titled, dates=(year,)), cell
        elif isinstance(head, YearColumn) and of_row is not None and len(place) == 1 and is_operation(of_row.programme):
            country = replace(named[0][0], kind="country", ids=place, programmes=())
            yield country, replace(of_row, relation="participates", dates=(head.year,)), cell


def _events_of_row(heads: Sequence[Head], cells: Sequence[Sequence[Phrase]]) -> list[tuple[RelationType, list[Phrase]]]:
    """Return the relations that headings state, each with a date of its cell.

    A cell with a programme instead ("what it joined") has the date of its row. A column of hosts may hold dates, too.
    """
    events: list[tuple[RelationType, list[Phrase]]] = []
    for kind in EVENT_HEADS:
        contents = _under(kind, heads, cells)
        events += [(kind, [date]) for date in dated(contents)]
        if not dated(contents) and any(ph.kind == "programme" for ph in contents):
            events.append((kind, _dates_of_row(heads, cells)))
    hosted = _under("hosted", heads, cells)
    if "country" in heads and not any(ph.kind == "country" for ph in hosted):
        events += [("hosted", [date]) for date in dated(hosted)]
    return events


def _programme_of_row(
    heads: Sequence[Head], cells: Sequence[Sequence[Phrase]], titled: Programme | None
) -> tuple[Programme | None, Phrase | None]:
    """Return the programme of a row, and its mention unless it is the programme of the title.

    Under headings with an event the programme may also be the only content of a cell with an unknown heading
    ("country, format, joined") or with the event ("country, what it joined, when").
    """
    has_event = not _EVENTS.isdisjoint(heads)
    in_cells = [ph for kind in PROGRAMME_HEADS for ph in _under(kind, heads, cells) if ph.kind == "programme"]
    if has_event and not in_cells:
        candidates = [cell for head, cell in zip(heads, cells, strict=True) if head == "" or head in EVENT_HEADS]
        in_cells = [ph for cell in candidates if _is_name(cell) for ph in cell if ph.kind == "programme"]
    if in_cells:
        return in_cells[0].programmes[-1], in_cells[0]
    is_of_title = (has_event and "programme" not in heads) or is_project_of_title(heads, titled)
    return titled if is_of_title else None, None


def _is_name(cell: Sequence[Phrase]) -> bool:
    """Return whether a cell names one programme, with its date or without, and has no other words."""
    is_bare = all(ph.kind in ("programme", "date") or not ph.text[0].isalnum() for ph in cell)
    return is_bare and sum(ph.kind == "programme" for ph in cell) == 1


def _is_without_event(heads: Sequence[Head], dates: Sequence[Phrase]) -> bool:
    """Return whether a row has no date for its country's part in the programme under headings that call for one."""
    return not dates and not _BEGINNINGS.isdisjoint(heads)


def _facts(
    relation: RelationType, country: Phrase, contents: Sequence[Phrase], programme: Programme, sentence: Sentence
) -> Iterator[RelationValue]:
    """Yield that a country has a relation to a programme, with the dates or the sum of a cell."""
    frame = Frame.of_rule(relation, "listed", "listed", "cell")
    mention = replace(country, role="nom", head_kind="")
    scope = Scope(Event((frame,), rule="listed", trigger=country), Clause([mention, *contents]), sentence)
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
    """Return whether a cell says that something did not happen, or was refused."""
    return any(is_denial(ph.text) for cell in cells for ph in cell if ph.kind == "word")


def _contents_of_cell(
    column: Column, cell: Sequence[Phrase], heads: Sequence[Head], cells: Sequence[Sequence[Phrase]]
) -> list[list[Phrase]]:
    """Return what was paid or done by each fact of a cell under a programme, with the date of its row; empty for none.

    Work of a project and what it cost have no date in their cell, but in a column of dates.
    """
    if _is_negated([cell]):
        return []
    sums = [ph for ph in cell if ph.kind == "sum"]
    is_of_work = any(ph.kind == "word" and ph.text[0].isalnum() for ph in cell)
    if column.relation != "beneficiary" or not (sums or is_of_work):
        return []
    of_row = _dates_of_row(heads, cells)
    return [[*of_row, *sums[:1]]] if of_row or sums else []


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
        is_of_other = head in PROGRAMME_HEADS or head in _EVENTS or head == OTHER or not isinstance(head, str)
        dates = [] if is_of_other else dated(cell)
        if dates and "/" not in dates[0].ids[0] and any(times.IS_ONGOING.match(ph.text) for ph in cell):
            return [replace(dates[0], ids=(f"{dates[0].ids[0]}/{OPEN}",))]
        if dates:
            return dates[:1]
    return next((dates[:1] for kind in PROGRAMME_HEADS if (dates := dated(_under(kind, heads, cells)))), [])


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
    return cast("RelationType", head) if head in RELATION_HEADS else None


def _relation_of_cell(cell: Sequence[Phrase]) -> RelationType | None:
    """Return the relation that a cell states of its programme with a date; None where it has no date."""
    dates = dated(cell)
    if not (dates and any(ph.kind == "programme" for ph in cell)):
        return None
    stated = relation_to_programme(cell)
    is_since = stated == "joined" and dates[0].ids[0].endswith(f"/{OPEN}")
    return "participates" if is_since else stated


def _is_work_in_country(programme: Programme, *, is_paid_for: bool) -> bool:
    """Return whether a programme is carried out in a country: it is a project, or work with a cost."""
    return is_local(programme) or (is_paid_for and is_work(programme))


def cell_statements(columns: Sequence[Column], rows: Sequence[Cells], sentence: Sentence) -> Iterator[RelationValue]:
    """Yield what the cells of a table state, each of the country of its row."""
    for country, cells in rows:
        for column, cell in zip(columns, cells, strict=False):
            if cell is not None:
                yield from _facts(column.relation, country, [cell], column.programme, sentence)
