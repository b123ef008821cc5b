"""Reads a document block by block, with the context that one block leaves for the next.

Context lives in one immutable value per lifetime: the document (:class:`DocumentText`), a flow of text, a section, the
lines before a list, an entry of a chronology, a pending question. Replacing such a value with a new one discards its
context.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from kaext.list_marks import BULLETS, DASHES
from kaext.pipes.extensions import BlockSpan
from kaext.pipes.relations.arguments.scope import Sentence
from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.context.discourse import Discourse
from kaext.pipes.relations.context.document import Unit
from kaext.pipes.relations.context.first_person import speaker_of
from kaext.pipes.relations.phrases import Phrase
from kaext.pipes.relations.phrasing.chunking import phrases_of
from kaext.pipes.relations.phrasing.mentions import Mentions
from kaext.pipes.relations.phrasing.spoken import rows_of_sentences
from kaext.pipes.relations.sentences.datelines import Dateline, split_dateline, with_here_resolved
from kaext.pipes.relations.sentences.entries import NO_ENTRY, Entry, read_later_head, without_numbering
from kaext.pipes.relations.sentences.lead_ins import NO_LEAD_IN, lead_in_of, with_lead_in
from kaext.pipes.relations.sentences.missing_stops import split_at_missing_stops
from kaext.pipes.relations.sentences.nested_lists import Item, is_over_list, read_item_head
from kaext.pipes.relations.sentences.questions import (
    Question,
    continues_title,
    is_declared_false,
    is_labelled_false,
    is_option,
    is_task,
    is_yes,
    question_of,
    statement_of_answer,
    without_no,
)
from kaext.pipes.relations.sentences.signs import Meaning, sign_at
from kaext.pipes.relations.statements import merely_names, statements_of, statements_with_dates
from kaext.pipes.relations.temporal.time_setting import scene_date
from kaext.pipes.relations.verbless.card_fields import with_country_of_card
from kaext.pipes.relations.verbless.list_introductions import (
    ListContext,
    apply_introduction,
    funding_programme,
    with_announcement,
)
from kaext.pipes.relations.verbless.matrices import NO_LEGEND, Legend
from kaext.pipes.relations.verbless.records import MAX_CELL, extend_record
from kaext.pipes.relations.verbless.table_headings import Column, aligned_heads, column_heads, columns_of, may_be_heads
from kaext.pipes.relations.verbless.tables import (
    MIN_MARKS,
    NO_HEADINGS,
    Headings,
    aligned_cells,
    cell_statements,
    cells_of,
    count_marks,
    is_marked_row,
    place_of_table,
    row_statements,
    rows_of,
    status_of_row,
    text_joined_with_row,
    with_merged_cell,
)
from kaext.pipes.relations.verbless.units import (
    MAX_TOKENS,
    TITLES,
    inherit_countries,
    is_title_of_list,
    refined_by_line,
    separate_lines,
)
from kaext.pipes.relations.words import listing
from kaext.pipes.values import RelationValue

# Kinds of blocks that state nothing.
_SKIPPED = frozenset({"title", "header", "page_number", "credit", "link", "imprint"})
# Kinds of blocks that may be table rows.
_BLOCKS_WITH_ROWS = frozenset({"body", "box"})
# Kinds of blocks that may interrupt the entries of one year.
_BESIDE_ENTRIES = frozenset({"timeline", "box", "box_title", "caption"})
# What may begin a list item.
_LIST_MARKS = (*BULLETS, *DASHES)
# Beginning of the id of a box.
_BOX = "box:"
# Separator of the cells in a short row, and its maximum length: ქვეყანა; მისია; საიდან (country; mission; since when).
_CELL_SEPARATOR, _MAX_SEPARATED = ";", 160
# The fewest columns of a table in running text.
_MIN_COLUMNS = 2

# The token extents of the sentences of a block.
Sentences = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class DocumentText:
    """Context that lasts for a whole document.

    Attributes
    ----------
    mentions
        Its mentions of countries, programmes, dates and sums.
    units
        The topic of each section and box, by its id.
    is_spoken
        A country's officials speak in it ("our soldiers").
    publisher
        The country whose ministry or other body publishes it.
    legends
        The legends of the tables in each section and box, by its id.
    signs
        What the signs before its lines mean.
    declaring
        The countries whose officials declare it together: "we".
    """

    mentions: Mentions
    units: Mapping[str, Unit]
    is_spoken: bool = False
    publisher: tuple[str, ...] = ()
    legends: Mapping[str, Legend] = field(default_factory=dict)
    signs: Mapping[str, Meaning] = field(default_factory=dict)
    declaring: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The normalised text."""
        return self.mentions.text


@dataclass(frozen=True, slots=True)
class _Flow:
    """A flow of text (the main text, a box, a caption), its discourse, and the statements of its last sentence."""

    name: str
    discourse: Discourse
    stated: Sequence[RelationValue] = ()


@dataclass(frozen=True, slots=True)
class _Section:
    """Context that lasts until the next title.

    Attributes
    ----------
    unit
        The id of the section or box; None before the first.
    speaker
        The country whose officials speak.
    headings
        The headings of the current table.
    entry_date
        The date of the last entry of a chronology.
    record
        The open cells of a record with one cell a line.
    items
        The items that enclose the last list item, outermost first, and that item.
    """

    unit: str | None = None
    speaker: tuple[str, ...] = ()
    headings: Headings = NO_HEADINGS
    entry_date: str = ""
    record: Sequence[Phrase] = ()
    items: tuple[Item, ...] = ()

    def under(self, headings: Headings) -> _Section:
        """Return the section with new table headings."""
        return replace(self, headings=headings)


class _PendingQuestion(NamedTuple):
    """A question that waits for its answer: its offset, and what it would state if affirmed."""

    question: Question
    start: int
    stated: list[RelationValue]


class _Position(NamedTuple):
    """The position of a sentence: its block and extent, whether it is the first of the block and begins a list item."""

    block: BlockSpan
    start: int
    end: int
    is_first: bool
    is_item: bool = False
    dateline: Dateline | None = None


class DocumentReader:
    """Reads a document in order; :meth:`statements` yields what it states.

    Parameters
    ----------
    text
        The document.
    discourse
        The discourse at its beginning, with nothing mentioned yet.
    """

    def __init__(self, text: DocumentText, discourse: Discourse) -> None:
        self._text = text
        self._flow = _Flow("", discourse)
        self._suspended: dict[str, _Flow] = {}
        self._section = _Section()
        self._list_context = ListContext()
        self._lead_in = NO_LEAD_IN
        self._pending: _PendingQuestion | None = None

    def statements(self, blocks: Iterable[tuple[BlockSpan, Sentences]]) -> Iterator[RelationValue]:
        """Yield what ``blocks`` state, in their order."""
        for block, sentences in blocks:
            if block.kind not in _SKIPPED or self._is_footnote(block):
                self._switch_flow(block)
                yield from self._block_statements(block, sentences)
        if self._pending is not None and self._pending.question.is_assertive:
            yield from self._pending.stated

    def _is_footnote(self, block: BlockSpan) -> bool:
        """Return whether a block is a footnote, which may state facts, unlike other end matter."""
        return block.kind == "imprint" and listing.FOOTNOTE.match(self._text.text, block.start) is not None

    @property
    def _discourse(self) -> Discourse:
        return self._flow.discourse

    def _switch_flow(self, block: BlockSpan) -> None:
        """Resume the flow of a block, or start it: boxes and captions have a discourse of their own.

        A table belongs to the flow around it.
        """
        name = _flow_name(block)
        if name == self._flow.name or is_marked_row(self._text.text[block.start : block.end]):
            return
        self._suspended[self._flow.name] = self._flow
        self._flow = self._suspended.get(name) or _Flow(name, self._suspended[""].discourse.detached())

    def _block_statements(self, block: BlockSpan, sentences: Sentences) -> Iterator[RelationValue]:
        text = self._text.text[block.start : block.end]
        cells = self._cells(text, sentences)
        if (block.unit != self._section.unit or block.kind in TITLES) and not (cells and self._section.unit):
            self._enter(block, text)
        headings, unit = self._section.headings, self._discourse.unit
        over, title = self._list_context.preceding, self._discourse.document.title_programme
        if cells and (heads := column_heads(cells, over, of=unit, title=title)):
            self._section = self._section.under(replace(headings, heads=heads, merged=()))
        elif cells and len(cells) == len(headings.heads):
            self._section = self._section.under(replace(headings, merged=cells[0]))
            yield from self._row_statements(block, cells, sentences)
        elif not cells and (aligned := self._aligned_row_statements(block, sentences)):
            yield from aligned
        else:
            yield from self._text_statements(block, text, sentences)

    def _enter(self, block: BlockSpan, text: str) -> None:
        """Enter a unit: take over what its title sets, and drop the table and date of the preceding one."""
        before, units, discourse = self._section, self._text.units, self._discourse
        by_default = discourse.document.main_country or self._text.publisher
        speaker = () if block.unit.startswith(_BOX) else self._text.declaring
        if self._text.is_spoken and not speaker:
            speaker = speaker_of(units, block.unit, before=before.speaker) or by_default
        entry_date = before.entry_date if block.kind in _BESIDE_ENTRIES else ""
        self._section = _Section(block.unit, speaker=speaker, entry_date=entry_date)
        around = self._suspended.get("", self._flow).discourse.unit if block.kind == "box" else discourse.unit
        discourse.enter_unit(inherit_countries(units.get(block.unit, Unit()), around, text, kind=block.kind))
        if block.kind != "timeline":
            self._list_context = replace(self._list_context, introduction=())

    def _cells(self, text: str, sentences: Sentences) -> list[list[Phrase]]:
        """Return the cells of a block that is a table row; empty for any other block."""
        is_listed = text.count(_CELL_SEPARATOR) >= MIN_MARKS and len(text) <= _MAX_SEPARATED
        marks, headings = count_marks(text), self._section.headings
        is_short_row = 0 < marks == len(headings.heads) - 2 and bool(headings.merged)
        if not sentences or not (is_listed or marks >= MIN_MARKS or is_short_row):
            return []
        (start, _), (_, end) = sentences[0], sentences[-1]
        row = phrases_of(self._text.mentions, start, min(end, start + MAX_TOKENS))
        if marks >= MIN_MARKS:
            return with_merged_cell(headings, cells_of(row))
        if is_short_row:
            cells = with_merged_cell(headings, cells_of(row))
            return cells if len(cells) == len(headings.heads) else []
        cells, heads = cells_of(row, mark=_CELL_SEPARATOR), headings.heads
        # Semicolons occur in sentences, too.
        is_under_heads = bool(heads) and len(cells) == len(heads) and not Clause(row).has_verb
        return cells if is_under_heads or column_heads(cells, self._list_context.preceding) else []

    def _row_statements(
        self, block: BlockSpan, cells: list[list[Phrase]], sentences: Sentences
    ) -> Iterator[RelationValue]:
        """Yield what a table row states under its headings."""
        headings, preceding = self._section.headings, self._list_context.preceding
        extent = self._text.mentions.tokens.extent(sentences[0][0], sentences[-1][1])
        line = Sentence([ph for cell in cells for ph in cell], *extent, self._discourse)
        place, legend = headings.place or self._discourse.unit.countries, self._text.legends.get(block.unit, NO_LEGEND)
        status = status_of_row(self._text.text[slice(*extent)])
        yield from row_statements(headings.heads, cells, line, place=place, legend=legend, status=status)
        if row := text_joined_with_row(preceding, headings.heads, cells):
            yield from statements_of(replace(line, phrases=row))

    def _aligned_row_statements(self, block: BlockSpan, sentences: Sentences) -> list[RelationValue]:
        """Return what a row of a table without marks states; any other text ends such a table."""
        mentions, headings = self._text.mentions, self._section.headings
        is_line = len(sentences) == 1 and block.kind in _BLOCKS_WITH_ROWS
        may_be_row = is_line and bool(headings.aligned or may_be_heads(*sentences[0]))
        row = phrases_of(mentions, *sentences[0]) if may_be_row else []
        if row and (heads := aligned_heads(row)):
            self._section = self._section.under(replace(headings, aligned=heads))
            return []
        if not row or row[0].kind not in ("country", "programme") or Clause(row).has_verb:
            if headings.aligned:
                self._section = self._section.under(replace(headings, aligned=()))
            return []
        cells = aligned_cells(headings.aligned, row) if headings.aligned else []
        if not cells:
            return []
        line = Sentence(row, *mentions.tokens.extent(*sentences[0]), self._discourse)
        return list(row_statements(headings.aligned, cells, line))

    def _text_statements(self, block: BlockSpan, text: str, sentences: Sentences) -> Iterator[RelationValue]:
        """Yield what the sentences of a block state that is no table row."""
        self._discourse.set_scene_date("")
        entry = NO_ENTRY
        if block.kind == "timeline":
            of_heading = self._discourse.unit.country if block.unit else ()
            entry = Entry(
                is_timeline=True, date=self._section.entry_date, countries=of_heading, is_led=bool(of_heading)
            )
        dateline: Dateline | None = None
        is_marked = text.lstrip().startswith(_LIST_MARKS)
        for row, place in self._sentences_of(block, sentences):
            introduction = text if place.is_first else text[row[0].start - block.start :]
            self._discourse.refine_unit(refined_by_line(self._discourse.unit, row, introduction))
            if is_title_of_list(row):
                continue
            columns = columns_of(row)
            headings = self._headings_with(columns, place_of_table(row))
            if headings.columns and (lines := rows_of(row, len(headings.columns))):
                line = Sentence(row, place.start, place.end, self._discourse)
                yield from cell_statements(headings.columns, lines, line)
                continue
            if len(columns) >= _MIN_COLUMNS and row[-1].text != ".":
                continue
            if place.is_first and block.kind in _BLOCKS_WITH_ROWS:
                dateline, row = split_dateline(row)
                if dateline is not None:
                    self._discourse.set_report_date(dateline.date)
            row, entry = self._without_entry_head(row, entry, text, place)
            row, entry = self._joined_with_lead_in(row, entry, text, place)
            is_item = place.is_first and is_marked
            row = self._joined_with_record(row, text, is_whole=len(sentences) == 1 and block.kind == "box")
            if row := self._joined_with_introduction(row, text, is_item=is_item):
                yield from self._statements_of_sentences(row, place._replace(is_item=is_item, dateline=dateline), entry)
                dateline = None

    def _headings_with(self, columns: tuple[Column, ...], place: tuple[str, ...]) -> Headings:
        """Return the headings of the section with those of a row, which may have columns or the place of a table."""
        headings = self._section.headings
        if columns or place:
            headings = replace(headings, columns=columns or headings.columns, place=place or headings.place)
            self._section = self._section.under(headings)
        return headings

    def _sentences_of(self, block: BlockSpan, sentences: Sentences) -> Iterator[tuple[list[Phrase], _Position]]:
        """Yield the non-empty sentences of a block, the first without its number."""
        mentions = self._text.mentions
        is_first = True
        main = self._discourse.document.main_country
        rows = rows_of_sentences(mentions, sentences, speaker=self._section.speaker, main=main)
        for (start, end), counted in zip(sentences, rows, strict=True):
            row = without_numbering(counted) if is_first else counted
            if counted and not row:
                self._discourse.add_sentence(counted)  # a bare number starts a new item
            for line in separate_lines(row) if row else ():
                yield line, _Position(block, *mentions.tokens.extent(start, end), is_first)
                is_first = len(line) < len(row)

    def _joined_with_record(self, row: list[Phrase], text: str, *, is_whole: bool) -> list[Phrase]:
        """Return a line joined with the open cells of its record if it completes one, else the line alone."""
        record, complete = extend_record(self._section.record, row) if is_whole and len(text) <= MAX_CELL else ((), [])
        if record or self._section.record:
            self._section = replace(self._section, record=record)
        return complete or row

    def _without_entry_head(
        self, row: list[Phrase], entry: Entry, text: str, place: _Position
    ) -> tuple[list[Phrase], Entry]:
        """Return a sentence without the head of its entry, and the updated entry; ``text`` is that of its block."""
        if row and place.is_first and self._pending is None:
            may_be_item = place.block.kind in _BLOCKS_WITH_ROWS
            before = self._section.items if may_be_item else ()
            row, entry, items = read_item_head(row, entry, before, text)
            entry = with_country_of_card(entry, row, self._discourse.unit)
            if may_be_item and items != before:
                self._section = replace(self._section, items=items)
            if entry.date and entry.date != self._section.entry_date:
                self._section = replace(self._section, entry_date=entry.date)
            if entry.countries:
                self._discourse.begin_entry()
        elif row and not place.is_first and (entry.date or entry.programme is not None):
            entry = read_later_head(row, entry)
        return row, entry

    def _joined_with_lead_in(
        self, row: list[Phrase], entry: Entry, text: str, place: _Position
    ) -> tuple[list[Phrase], Entry]:
        """Return the first sentence of an item with its lead-in; remember a sentence that is the lead-in of items."""
        lead, unit = self._lead_in, place.block.unit
        if place.is_first and lead.is_over(text, unit):
            if lead.around is not None and lead.unit == unit:
                self._discourse.refine_unit(lead.around)
            self._lead_in = NO_LEAD_IN
        elif place.is_first:
            row, entry = with_lead_in(lead, row, entry)
        if found := lead_in_of(row, text, unit=unit, around=self._discourse.unit):
            self._lead_in = found
            self._discourse.refine_unit(replace(self._discourse.unit, countries=found.countries))
        return row, entry

    def _joined_with_introduction(self, row: list[Phrase], text: str, *, is_item: bool) -> list[Phrase]:
        """Return a list line joined with the introduction of the list; remember the line if it introduces a list."""
        if is_item and self._list_context.announcement and self._lead_in is NO_LEAD_IN:
            return with_announcement(self._list_context.announcement, row)
        if payer := funding_programme(row, self._discourse.last_programme()):
            self._discourse.refine_unit(replace(self._discourse.unit, relation="beneficiary", programme=payer))
        has_colon = text.rstrip().endswith(":") or (is_item and is_over_list(self._section.items))
        row, self._list_context = apply_introduction(row, self._list_context, has_colon=has_colon)
        return row

    def _statements_of_sentences(self, row: list[Phrase], place: _Position, entry: Entry) -> Iterator[RelationValue]:
        """Yield what a sentence states, or each of several sentences without the full stop between them."""
        first, *rest = split_at_missing_stops(row)
        yield from self._sentence_statements(first, place._replace(end=first[-1].end) if rest else place, entry)
        for part in rest:
            end = place.end if part is rest[-1] else part[-1].end
            yield from self._sentence_statements(
                part, _Position(place.block, part[0].start, end, is_first=False), entry
            )

    def _sentence_statements(self, row: list[Phrase], place: _Position, entry: Entry) -> Iterator[RelationValue]:
        """Yield what a sentence states, together with the question that it answers; a question is kept pending."""
        if is_task(row) or is_labelled_false(row) or is_declared_false(self._text.text, place.start, place.end):
            self._pending = None
            return
        question = question_of(
            row, is_assertive=continues_title(self._text.text, place.block.start, place.start, self._discourse.unit)
        )
        phrases, start, affirmed = self._joined_with_question(row, question, place)
        yield from affirmed
        phrases = with_here_resolved(phrases, place.dateline, self._discourse)
        sentence = Sentence(
            phrases if question is None else question.row,
            start,
            place.end,
            self._discourse,
            entry,
            is_labelled=entry.is_labelled and place.is_first,
            is_item=place.is_item,
            dateline=place.dateline,
            sign=sign_at(self._text.text, place.block.start, self._text.signs) if place.is_first else None,
        )
        found = statements_with_dates(sentence, self._flow.stated)
        if place.block.kind in TITLES:
            found = [value for value in found if not merely_names(value, sentence)]
        self._pending = _PendingQuestion(question, start, found) if question is not None else None
        if question is None:
            yield from found
        if found or self._flow.stated:
            self._flow = replace(self._flow, stated=found)
        self._discourse.add_sentence(row, is_title=place.block.kind in TITLES)
        is_caption = place.block.kind == "caption"
        if scene := scene_date(sentence.phrases, is_caption=is_caption):
            self._discourse.set_scene_date(scene)

    def _joined_with_question(
        self, row: list[Phrase], question: Question | None, place: _Position
    ) -> tuple[list[Phrase], int, Sequence[RelationValue]]:
        """Return a sentence joined with the pending question, its offset, and what it affirms of the question."""
        pending, text = self._pending, self._text.text
        if pending is None or is_option(text[place.start : place.end], row):
            return row, place.start, ()
        joined = statement_of_answer(pending.question, row) or without_no(row)
        if joined is not row:
            return joined, pending.start if pending.start >= place.block.start else place.start, ()
        is_affirmed = is_yes(row, pending.question) or pending.question.is_presupposed_before(question)
        return row, place.start, pending.stated if is_affirmed else ()


def _flow_name(block: BlockSpan) -> str:
    """Return the name of a block's flow: "" for the main text, a box's unit, one for each caption and note."""
    if block.kind in ("caption", "imprint"):
        return f"{block.kind}:{block.start}"
    return block.unit if block.unit.startswith(_BOX) else ""
