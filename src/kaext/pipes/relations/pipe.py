"""Country-programme relations by rules: sentence by sentence, with what the text has spoken of so far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import NamedTuple

from spacy.tokens import Doc

from kaext.pipes.extensions import COUNTRIES, PROGRAMMES, BlockSpan, blocks_of, rule_out, text_of
from kaext.pipes.relations.clauses import Clause
from kaext.pipes.relations.consistency import with_dates_of_exercises, without_outrun
from kaext.pipes.relations.datelines import Dateline, parted, with_place
from kaext.pipes.relations.dating import restated, scene_of, told_when
from kaext.pipes.relations.discourse import Discourse, Unit
from kaext.pipes.relations.entries import Entry, without_number
from kaext.pipes.relations.first_person import is_speech, speaker_of, speaks_for_a_country
from kaext.pipes.relations.kinds import is_operation
from kaext.pipes.relations.lasting import with_ends
from kaext.pipes.relations.lists import (
    announcement_of,
    is_told_by_sentence_before,
    items_of,
    paid_for_by,
    with_announcement,
    with_introduction,
)
from kaext.pipes.relations.lost_stops import between_lost_stops
from kaext.pipes.relations.phrases import CELL_MARK, Phrase, Programme
from kaext.pipes.relations.questions import Question, after_no, answered, is_task, is_yes, question_of
from kaext.pipes.relations.reading import Mentions, mentions_of, phrases_of
from kaext.pipes.relations.scope import Sentence
from kaext.pipes.relations.statements import statements_of
from kaext.pipes.relations.tables import (
    Column,
    Head,
    aligned_cells,
    aligned_heads,
    by_heads,
    cells_of,
    columns_of,
    heads_of,
    placed_by_table,
    rows_of,
    tabulated,
    told_of_row,
    told_over_table,
)
from kaext.pipes.relations.units import MAX_TOKENS, TITLES, by_block, main_country, narrowed, units_of, within
from kaext.pipes.relations.words import pointing, works
from kaext.pipes.sentences.pipe import SentenceBoundaries
from kaext.pipes.values import RelationValue

_SILENT = frozenset({"title", "header", "page_number", "credit", "link", "imprint"})
_ROWS = frozenset({"body", "box"})
# What may be printed between two entries of one year.
_BESIDE_ENTRIES = frozenset({"timeline", "box", "box_title", "caption"})


class Relations:
    """Sets ``doc._.relations``: every statement of a fact, in text order."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the statements of ``doc``, with the spans that the components before have set."""
        if not doc.has_annotation("SENT_START"):
            doc = SentenceBoundaries()(doc)
        mentions = mentions_of(doc)
        units = units_of(doc, mentions)
        discourse = _discourse(doc, units.get("", Unit()))
        reading = _Reading(doc, units, discourse, mentions, is_spoken=_is_spoken(doc))
        found = list(without_outrun(list(reading.statements())))
        doc._.relations = tuple(
            with_dates_of_exercises(list(with_ends(found, discourse.ends)), discourse.dates_of_exercises)
        )
        rule_out(doc, discourse.ruled_out)
        return doc


def _flow_of(block: BlockSpan) -> str:
    """Return which flow of text a block is of: "" the main text, or a box, or a caption, which may stand anywhere."""
    if block.kind == "caption":
        return f"caption:{block.start}"
    return block.unit if block.unit.startswith(_BOX) else ""


_BOX = "box:"


def _is_spoken(doc: Doc) -> bool:
    """Tell whether a country's officials speak in a text: they say "our", or a title says so."""
    text = text_of(doc)
    titles = (text[block.start : block.end] for block in blocks_of(doc) if block.kind in ("title", "heading"))
    return speaks_for_a_country(text) or any(map(is_speech, titles))


def _discourse(doc: Doc, title: Unit) -> Discourse:
    values = [span._.programme for span in doc.spans.get(PROGRAMMES, ())]
    named = tuple(Programme(value.id, value.name, value.kind) for value in values)
    ids = [span._.country.ids for span in doc.spans.get(COUNTRIES, ())]
    return Discourse(
        has_framework_programme=any(programme.id == works.FRAMEWORK_PROGRAMME for programme in named),
        main_country=main_country(ids, title.countries),
        countries=frozenset(chain.from_iterable(ids)),
        title_programme=title.programme,
        operations=tuple(dict.fromkeys(programme for programme in named if is_operation(programme))),
    )


@dataclass(slots=True)
class _Reading:
    """A document read block by block: what a unit, a table, an entry or a question leaves for what follows."""

    doc: Doc
    units: dict[str, Unit]
    discourse: Discourse
    mentions: Mentions
    unit: str | None = None
    timeline_date: str = ""
    before: list[RelationValue] = field(default_factory=list)
    asked: _Asked | None = None
    columns: tuple[Column, ...] = ()
    heads: tuple[Head, ...] = ()
    aligned: tuple[str, ...] = ()
    tabled: tuple[str, ...] = ()
    introduction: list[Phrase] = field(default_factory=list)
    announcement: list[Phrase] = field(default_factory=list)
    told: list[Phrase] = field(default_factory=list)
    dateline: Dateline | None = None
    is_spoken: bool = False
    speaker: tuple[str, ...] = ()
    flow: str = ""
    left: dict[str, tuple[Discourse, list[RelationValue]]] = field(default_factory=dict)

    def statements(self) -> Iterator[RelationValue]:
        """Yield what the text states, in its order."""
        for block, sentences in by_block(self.doc):
            if block.kind not in _SILENT:
                self._turn_to(block)
                yield from self._of_block(block, sentences)
        if self.asked is not None and self.asked.question.is_told:
            yield from self.asked.stated

    def _turn_to(self, block: BlockSpan) -> None:
        """Go on with a flow of text where it was left, or begin it: a box, a caption tells of what it names itself.

        A table is of the flow that it stands in.
        """
        flow = _flow_of(block)
        if flow == self.flow or _is_row(text_of(self.doc)[block.start : block.end]):
            return
        self.left[self.flow] = (self.discourse, self.before)
        self.discourse, self.before = self.left.get(flow) or (self.left[""][0].aside(), [])
        self.flow = flow

    def _of_block(self, block: BlockSpan, sentences: Sequence[tuple[int, int]]) -> Iterator[RelationValue]:
        text = text_of(self.doc)[block.start : block.end]
        cells = _cells(self.mentions, text, sentences)
        if (block.unit != self.unit or block.kind in TITLES) and not cells:
            self._enter(block, text)
        if text.rstrip().endswith(":"):
            self.discourse.unit = narrowed(self.discourse.unit, text)
        if cells and (found_heads := heads_of(cells, self.told, titled=self.discourse.unit.programme)):
            self.heads = found_heads
            return
        if self.heads and len(cells) == len(self.heads):
            extent = self.mentions.tokens.extent(sentences[0][0], sentences[-1][1])
            line = Sentence([ph for cell in cells for ph in cell], *extent, self.discourse)
            yield from by_heads(self.heads, cells, line, place=self.tabled or self.discourse.unit.countries)
            if told := told_of_row(self.told, self.heads, cells):
                yield from statements_of(replace(line, row=told))
            return
        aligned = self._aligned(block, sentences) if not cells else []
        if aligned:
            yield from aligned
            return
        yield from self._of_sentences(block, text, sentences)

    def _of_sentences(
        self, block: BlockSpan, text: str, sentences: Sequence[tuple[int, int]]
    ) -> Iterator[RelationValue]:
        """Yield what the sentences of a block that is no row of a table state."""
        self.discourse.scene = ""
        entry = Entry(block.kind == "timeline", self.timeline_date if block.kind == "timeline" else "")
        is_first = True
        for start, end in sentences:
            row = phrases_of(self.mentions, start, end, speaker=self.speaker)
            counted, row = row, without_number(row) if is_first else row
            if counted and not row:
                self.discourse.heard(counted)  # what is counted begins anew
            if not row:
                continue
            self.tabled = placed_by_table(row) or self.tabled
            found_columns = columns_of(row)
            self.columns = found_columns or self.columns
            lines = rows_of(row, len(self.columns)) if self.columns else []
            extent = self.mentions.tokens.extent(start, end)
            if lines:
                yield from tabulated(self.columns, lines, Sentence(row, *extent, self.discourse))
            elif len(found_columns) < _MIN_COLUMNS or row[-1].text == ".":
                is_item = is_first and text.lstrip().startswith(_BULLETS)
                if is_first:
                    self.dateline, row = parted(row) if block.kind in _ROWS else (None, row)
                    self.discourse.report_day = self.dateline.date if self.dateline else self.discourse.report_day
                row = self._introduced(self._opened(row, entry, is_first=is_first), text, is_item=is_item)
                place = _Place(block, *extent, is_first=is_first, is_item=is_item)
                yield from self._of_row(row, place, entry) if row else ()
            is_first = False

    def _of_row(self, row: list[Phrase], place: _Place, entry: Entry) -> Iterator[RelationValue]:
        """Yield what a sentence states, or each of those that lost the full stop between them."""
        parts = between_lost_stops(row)
        for part in parts:
            start = place.start if part is parts[0] else part[0].start
            end = place.end if part is parts[-1] else part[-1].end
            is_first = place.is_first and part is parts[0]
            yield from self._told(part, place._replace(start=start, end=end, is_first=is_first), entry)

    def _aligned(self, block: BlockSpan, sentences: Sequence[tuple[int, int]]) -> list[RelationValue]:
        """Return what a row states under headings that nothing but space parts; other text ends such a table."""
        row = phrases_of(self.mentions, *sentences[0]) if len(sentences) == 1 and block.kind in _ROWS else []
        if row and (found_heads := aligned_heads(row)):
            self.aligned = found_heads
            return []
        if not row or row[0].kind not in ("country", "programme") or Clause(row).has_verb:
            self.aligned = ()
        cells = aligned_cells(self.aligned, row) if self.aligned else []
        if not cells:
            return []
        line = Sentence(row, *self.mentions.tokens.extent(*sentences[0]), self.discourse)
        return list(by_heads(self.aligned, cells, line))

    def _enter(self, block: BlockSpan, text: str) -> None:
        """Begin a unit: what its title sets, and no table nor date of the one before."""
        self.unit = block.unit
        if self.is_spoken:
            self.speaker = speaker_of(self.units, block.unit, before=self.speaker) or self.discourse.main_country
        self.discourse.enter(within(self.units.get(block.unit, Unit()), self.discourse.unit, text))
        self.columns, self.heads, self.tabled = (), (), ()
        if block.kind != "timeline":
            self.introduction = []
        if block.kind not in _BESIDE_ENTRIES:
            self.timeline_date = ""

    def _introduced(self, row: list[Phrase], text: str, *, is_item: bool) -> list[Phrase]:
        """Return an item of a list with the line before the list, which says what it is; such a line is remembered."""
        if is_item and self.announcement:
            return with_announcement(self.announcement, row)
        self.announcement = announcement_of(row) if text.rstrip().endswith(":") else []
        if payer := paid_for_by(row, self.discourse.last_programme()):
            self.discourse.unit = replace(self.discourse.unit, relation="beneficiary", programme=payer)
        is_list = bool(items_of(row))
        if is_list and is_told_by_sentence_before(row):
            self.introduction = [*self.told, Phrase("dash", ":", row[0].start, row[0].start)]
        self.told = list(told_over_table(self.told, row))
        if self.introduction and is_list:
            return with_introduction(self.introduction, row)
        is_introduction = text.rstrip().endswith(":") and not any(ph.kind == "country" for ph in row)
        names_it = any(ph.kind == "programme" or ph.text in pointing.IT for ph in row)
        self.introduction = row if is_introduction and names_it else []
        return row

    def _opened(self, row: list[Phrase], entry: Entry, *, is_first: bool) -> list[Phrase]:
        """Return a sentence without the head of its entry, which is taken note of."""
        if row and is_first and self.asked is None:
            row = entry.open(row)
            self.timeline_date = entry.date or self.timeline_date
            self.discourse.period = "" if entry.countries else self.discourse.period
        elif row and not is_first and entry.date:
            entry.hear(row)
        return row

    def _told(self, row: list[Phrase], place: _Place, entry: Entry) -> Iterator[RelationValue]:
        """Yield what a sentence states, with the question that it answers; a question waits for its answer."""
        answer, start = row, place.start
        if is_task(row):
            self.asked = None
            return
        question = question_of(row, is_told=_is_told(text_of(self.doc), place.block.start, start))
        if self.asked is not None:
            row = answered(self.asked.question, answer) or after_no(row)
            if row is not answer:
                start = self.asked.start if self.asked.start >= place.block.start else start
            elif is_yes(answer, self.asked.question) or self.asked.question.is_granted_before(question):
                yield from self.asked.stated
        if self.dateline is not None:
            row = with_place(row, self.dateline, self.discourse)
        sentence = Sentence(
            row if question is None else question.row,
            start,
            place.end,
            self.discourse,
            entry.date,
            entry.countries,
            entry.programme,
            is_labelled=entry.is_labelled and place.is_first,
            is_item=place.is_first and place.is_item,
            dateline=self.dateline,
        )
        self.dateline = None
        found = self._stated(sentence)
        if place.block.kind in TITLES:
            found = [value for value in found if not _only_names(value, sentence)]
        self.asked = _Asked(question, start, found) if question is not None else None
        if question is None:
            yield from found
        self.before = found
        self.discourse.heard(answer, is_title=place.block.kind in TITLES)
        is_caption = place.block.kind == "caption"
        self.discourse.scene = scene_of(sentence.row, is_caption=is_caption) or self.discourse.scene

    def _stated(self, sentence: Sentence) -> list[RelationValue]:
        """Return what a sentence states, with the date that it, or the one before, has in a sentence of its own."""
        if date := restated(sentence.row):
            return _dated(self.before, date, sentence)
        told, date = told_when(sentence.row)
        if not date:
            return list(statements_of(sentence))
        found = list(statements_of(replace(sentence, row=list(told))))
        return [*(value for value in found if value.date), *_dated(found, date, sentence)]


def _only_names(value: RelationValue, sentence: Sentence) -> bool:
    """Tell whether a title without verb and date does no more than name a country and a programme: Kosovo: KFOR."""
    return value.method.startswith(_UNLISTED) and not value.date and not Clause(sentence.row).has_verb


_UNLISTED = "relations/unlisted"


class _Place(NamedTuple):
    """Where a sentence stands: its block, its extent, whether it is the first of its block and that is an item."""

    block: BlockSpan
    start: int
    end: int
    is_first: bool
    is_item: bool


def _cells(mentions: Mentions, text: str, sentences: Sequence[tuple[int, int]]) -> list[list[Phrase]]:
    """Return the cells of a block that is a row of a table, none of any other."""
    if not sentences or not _is_row(text):
        return []
    return cells_of(phrases_of(mentions, sentences[0][0], min(sentences[-1][1], sentences[0][0] + MAX_TOKENS)))


def _is_row(text: str) -> bool:
    return text.count(CELL_MARK) + text.count("\t") >= _MIN_MARKS


_MIN_MARKS = 2
# Of a table by columns.
_MIN_COLUMNS = 2
_BULLETS = tuple("-–—•▪■●○◦‣∙·*")


def _is_told(text: str, start: int, at: int) -> bool:
    """Tell whether three dots before a sentence say that it goes on from a title (did you know that …)."""
    return text[max(start, at - 4) : at + 1].strip().startswith(("..", "…"))


class _Asked(NamedTuple):
    """A question that waits for its answer: where it begins, and what it states by itself."""

    question: Question
    start: int
    stated: list[RelationValue]


def _dated(before: Iterable[RelationValue], date: str, sentence: Sentence) -> list[RelationValue]:
    """Return what the sentence before stated without a date, with the one that this sentence gives."""
    return [
        replace(
            value,
            date=date,
            start=sentence.start,
            end=sentence.end,
            sum=None,
            method=f"{value.method}+{_RESTATED}",
            confidence=round(value.confidence * _RESTATED_SHARE, 3),
        )
        for value in before
        if not value.date
    ]


# The modifier of a method, and how much less sure a date is that is told of "this".
_RESTATED, _RESTATED_SHARE = "restated", 0.95
