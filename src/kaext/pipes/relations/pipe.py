"""Country-programme relations by rules: sentence by sentence, with what the text has spoken of so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import NamedTuple

from spacy.tokens import Doc

from kaext.pipes.extensions import COUNTRIES, PROGRAMMES, BlockSpan, blocks_of, rule_out, text_of
from kaext.pipes.relations import patterns as p
from kaext.pipes.relations.clauses import Clause
from kaext.pipes.relations.dating import date_alone, restated, scene_of
from kaext.pipes.relations.discourse import Discourse, Unit
from kaext.pipes.relations.kinds import is_operation
from kaext.pipes.relations.lasting import with_ends
from kaext.pipes.relations.phrases import CELL_MARK, Phrase, Programme
from kaext.pipes.relations.questions import Question, answered, is_yes, question_of
from kaext.pipes.relations.reading import Mentions, mentions_of, phrases_of
from kaext.pipes.relations.scope import Sentence
from kaext.pipes.relations.statements import statements_of
from kaext.pipes.relations.tables import Column, by_heads, cells_of, columns_of, heads_of, rows_of, tabulated
from kaext.pipes.sentences.pipe import SentenceBoundaries
from kaext.pipes.values import RelationValue

# What is longer is no sentence; it is read in pieces, so that time stays bounded.
_MAX_TOKENS = 400
_SILENT = frozenset({"title", "header", "page_number", "credit", "link", "imprint"})
_TITLES = frozenset({"heading", "box_title"})


class Relations:
    """Sets ``doc._.relations``: every statement of a fact, in text order."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the statements of ``doc``, with the spans that the components before have set."""
        if not doc.has_annotation("SENT_START"):
            doc = SentenceBoundaries()(doc)
        mentions = mentions_of(doc)
        units = _units(doc, mentions)
        discourse = _discourse(doc, units.get("", Unit()))
        found = list(_without_outrun(list(_statements(doc, units, discourse, mentions))))
        doc._.relations = tuple(
            _with_dates_of_exercises(list(with_ends(found, discourse.ends)), discourse.dates_of_exercises)
        )
        rule_out(doc, discourse.ruled_out)
        return doc


def _without_outrun(found: list[RelationValue]) -> Iterator[RelationValue]:
    """Drop what was decided where the text says elsewhere that it was done, and a beginning told with its end."""
    done = {(v.country, v.programme) for v in found if v.relation in ("joined", "participates")}
    spans = {(v.country, v.programme, v.date.partition("/")[0]) for v in found if v.method.endswith("lasting")}
    for value in found:
        is_decided = value.method.startswith("relations/decide") and (value.country, value.programme) in done
        is_begun = value.relation == "joined" and (value.country, value.programme, value.date) in spans
        if not (is_decided or is_begun):
            yield value


def _with_dates_of_exercises(
    found: list[RelationValue], noted: Mapping[str, AbstractSet[str]]
) -> Iterator[RelationValue]:
    """Give what is said of an exercise without a date the date that the text gives for the exercise elsewhere.

    Parameters
    ----------
    found
        The statements.
    noted
        The dates that stand beside each exercise, whatever is said of it there.
    """
    stated: dict[str, set[str]] = {}
    for value in found:
        if value.date:
            stated.setdefault(value.programme, set()).add(value.date)
    for value in found:
        if value.date or value.relation not in ("hosted", "participates") or value.programme not in noted:
            yield value
            continue
        known = stated.get(value.programme) or noted[value.programme]
        yield replace(value, date=min(known)) if len(known) == 1 else value


def _discourse(doc: Doc, title: Unit) -> Discourse:
    named = tuple(
        Programme(s._.programme.id, s._.programme.name, s._.programme.kind) for s in doc.spans.get(PROGRAMMES, ())
    )
    return Discourse(
        has_framework_programme=any(programme.id == p.FRAMEWORK_PROGRAMME for programme in named),
        main_country=_main_country(doc, title.countries),
        countries=frozenset(code for span in doc.spans.get(COUNTRIES, ()) for code in span._.country.ids),
        title_programme=title.programme,
        operations=tuple(dict.fromkeys(programme for programme in named if is_operation(programme))),
    )


def _statements(doc: Doc, units: dict[str, Unit], discourse: Discourse, mentions: Mentions) -> Iterator[RelationValue]:
    current = None
    timeline_date = ""
    before: list[RelationValue] = []
    asked: _Asked | None = None
    columns: tuple[Column, ...] = ()
    heads: tuple[str, ...] = ()
    for block, sentences in _by_block(doc):
        if block.kind in _SILENT:
            continue
        text = text_of(doc)[block.start : block.end]
        cells = _cells(mentions, text, sentences)
        if (block.unit != current or block.kind in _TITLES) and not cells:
            current = block.unit
            discourse.enter(_within(units.get(block.unit, Unit()), discourse.unit, text))
            columns, heads = (), ()
            timeline_date = "" if block.kind != "timeline" else timeline_date
        if text.rstrip().endswith(":"):
            discourse.unit = _narrowed(discourse.unit, text)
        if cells and (found_heads := heads_of(cells)):
            heads = found_heads
            continue
        if heads and len(cells) == len(heads):
            extent = mentions.tokens.extent(sentences[0][0], sentences[-1][1])
            yield from by_heads(heads, cells, Sentence([ph for cell in cells for ph in cell], *extent, discourse))
            continue
        discourse.scene = ""
        entry = _Entry(block.kind == "timeline", timeline_date if block.kind == "timeline" else "")
        for index, (start, end) in enumerate(sentences):
            row = phrases_of(mentions, start, end)
            found_columns = columns_of(row)
            columns = found_columns or columns
            lines = rows_of(row, len(columns)) if columns else []
            if len(found_columns) > 1 and not lines and row[-1].text != ".":
                continue
            if index == 0 and asked is None and not lines:
                row = entry.open(row)
                timeline_date = entry.date or timeline_date
            if not row:
                continue
            if index and entry.date and not lines:
                entry.hear(row)
            extent = mentions.tokens.extent(start, end)
            if lines:
                yield from tabulated(columns, lines, Sentence(row, *extent, discourse))
                continue
            answer, question = row, question_of(row, is_told=_is_told(text_of(doc), block.start, extent[0]))
            if asked is not None:
                row = answered(asked.question, answer) or row
                if row is not answer:
                    extent = (asked.start if asked.start >= block.start else extent[0], extent[1])
                elif is_yes(answer) or not asked.question.is_open:
                    yield from asked.stated
            row = row if question is None else question.row
            sentence = Sentence(
                row,
                *extent,
                discourse,
                entry.date,
                entry.countries,
                entry.programme,
                is_labelled=entry.is_labelled and not index,
                is_item=not index and text.lstrip().startswith(_BULLETS),
            )
            date = restated(row)
            found = _dated(before, date, sentence) if date else list(statements_of(sentence))
            asked = _Asked(question, extent[0], found) if question is not None else None
            if question is None:
                yield from found
            before = found
            discourse.heard(answer, is_title=block.kind in _TITLES)
            discourse.scene = scene_of(row) or discourse.scene
    if asked is not None and not asked.question.is_open:
        yield from asked.stated


def _cells(mentions: Mentions, text: str, sentences: Sequence[tuple[int, int]]) -> list[list[Phrase]]:
    """Return the cells of a block that is a row of a table, none of any other."""
    if not sentences or text.count(CELL_MARK) + text.count("\t") < _MIN_MARKS:
        return []
    return cells_of(phrases_of(mentions, sentences[0][0], min(sentences[-1][1], sentences[0][0] + _MAX_TOKENS)))


_MIN_MARKS = 2
_BULLETS = ("-", "–", "—", "•", "*")


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


@dataclass(slots=True)
class _Entry:
    """What the beginning of an entry sets for all of it: its date, its country, its programme."""

    is_timeline: bool
    date: str
    countries: tuple[str, ...] = ()
    programme: Programme | None = None
    is_labelled: bool = False

    def open(self, row: list[Phrase]) -> list[Phrase]:
        """Read the head of the entry off its first sentence, and return what follows a date."""
        while row and row[0].kind in ("word", "dash") and not row[0].text[0].isalnum():
            row = row[1:]
        if row and row[0].kind == "date" and row[0].ids:
            is_label = len(row) < 3 or row[1].kind in ("dash", "stop") or row[1].text == "."
            if self.is_timeline or is_label:
                self.date = row[0].ids[0]
                row = row[2:] if is_label else row[1:]
        label = _label_of(row)
        named = [ph for ph in label if ph.kind == "programme"]
        if named and label[0].kind == "programme":
            self.is_labelled = True
            self.programme = named[0].programmes[-1] if len(named) == 1 else None
        if countries := _listed_at_head(row):
            self.countries = countries
        elif len(row) > 1 and _is_heading_off(row):
            if row[0].kind == "country" and row[0].role in ("nom", "bare"):
                self.countries = row[0].ids
            elif row[0].kind == "programme" and row[1].kind != "comma":
                self.programme = row[0].programmes[-1]
                dates = [ph for ph in row if ph.kind == "date" and ph.ids]
                if len(dates) == 1 and not self.date and not Clause(row).has_verb:
                    self.date = dates[0].ids[0]
        return row

    def hear(self, row: list[Phrase]) -> None:
        """Take a later sentence that is nothing but a country's name as the head of what follows: Pakistan. …."""
        if row[0].kind == "country" and row[0].role in ("nom", "bare") and not row[0].head_kind:
            clause = Clause(row)
            if not clause.has_verb and not clause.of("programme"):
                self.countries = row[0].ids


def _label_of(row: list[Phrase]) -> list[Phrase]:
    """Return the first words of a line of a fact sheet, up to its colon, where they name no country."""
    colon = next((i for i, ph in enumerate(row[: _LABEL_WORDS + 1]) if ph.text == ":"), 0)
    return [] if any(ph.kind == "country" for ph in row[:colon]) else row[:colon]


_LABEL_WORDS = 5


def _listed_at_head(row: Sequence[Phrase]) -> tuple[str, ...]:
    """Return the countries, several, that stand before the colon of an entry: Mongolia and Malaysia: since 2010."""
    colon = next((i for i, ph in enumerate(row) if ph.text == ":"), 0)
    head = [ph for ph in row[:colon] if ph.kind != "comma" and ph.text != "და"]
    is_list = len(head) > 1 and all(ph.kind == "country" and ph.role in ("nom", "bare") for ph in head)
    return tuple(code for ph in head for code in ph.ids) if is_list else ()


def _is_heading_off(row: list[Phrase]) -> bool:
    """Tell whether the first phrase is the head of an entry: before a dash or full stop, or a comma without verb."""
    row = [row[0], *_without_dates_in_brackets(row[1:])]
    if len(row) == 1 or row[1].kind == "dash" or row[1].text == ".":
        return len(row) > 1
    end = next((i for i, ph in enumerate(row) if i and (ph.kind in ("dash", "stop") or ph.text == ".")), len(row))
    return row[1].kind in ("comma", "stop") and not Clause(row[:end]).has_verb


def _without_dates_in_brackets(row: list[Phrase]) -> list[Phrase]:
    """Return what follows brackets with nothing but dates in them: Albania (2001-2002): …."""
    close = next((i for i, ph in enumerate(row) if ph.kind == "close"), 0)
    is_dated = row[0].kind == "open" and close > 1 and all(ph.kind == "date" for ph in row[1:close])
    return row[close + 1 :] if is_dated else row


def _main_country(doc: Doc, in_title: tuple[str, ...]) -> tuple[str, ...]:
    """Return the country that the title names or most of the text is about, if there is one."""
    if len(in_title) == 1:
        return in_title
    counts = Counter(span._.country.ids for span in doc.spans.get(COUNTRIES, ()))
    (ids, count), *_ = counts.most_common(1) or [((), 0)]
    return ids if len(ids) == 1 and count >= _MAIN_SHARE * counts.total() and count >= _MAIN_MENTIONS else ()


_MAIN_SHARE = 0.5
_MAIN_MENTIONS = 4


def _units(doc: Doc, mentions: Mentions) -> dict[str, Unit]:
    """Return what each section and box is about, by its titles; under "" what the document's title says."""
    found: dict[str, Unit] = {}
    document_text = text_of(doc)
    for block, sentences in _by_block(doc):
        if block.kind not in _TITLES and block.kind != "title":
            continue
        text = document_text[block.start : block.end]
        unit = found.setdefault(block.unit, Unit())
        countries: dict[str, None] = {}
        for start, end in sentences:
            row = phrases_of(mentions, start, end)
            unit.date = unit.date or date_alone(row)
            for phrase in row:
                if phrase.kind == "country":
                    countries.update(dict.fromkeys(phrase.ids))
                elif phrase.kind == "programme" and unit.programme is None:
                    unit.programme = phrase.programmes[-1]
        unit.countries = unit.countries or tuple(countries)
        if not unit.relation:
            unit.relation = next((relation for relation, pattern in p.LISTS if pattern.search(text)), None)
    return found


def _within(unit: Unit, around: Unit, title: str) -> Unit:
    """Return a unit whose title ends with a colon as a part of the unit around it (Kazakhstan. Projects: …)."""
    if unit.countries or not title.rstrip().endswith(":"):
        return unit
    return replace(unit, countries=around.countries)


def _narrowed(unit: Unit, introduction: str) -> Unit:
    """Return a unit with what the line before a list says of its items."""
    relation = next((relation for relation, pattern in p.LISTS if pattern.search(introduction)), None)
    return replace(unit, relation=relation) if relation is not None else unit


def _by_block(doc: Doc) -> Iterator[tuple[BlockSpan, list[tuple[int, int]]]]:
    """Yield the blocks with the token extents of their sentences."""
    blocks = blocks_of(doc)
    groups: list[list[tuple[int, int]]] = [[] for _ in blocks]
    position = 0
    for sentence in doc.sents:
        while position + 1 < len(blocks) and sentence.start_char >= blocks[position + 1].start:
            position += 1
        starts = range(sentence.start, sentence.end, _MAX_TOKENS)
        groups[position] += [(start, min(start + _MAX_TOKENS, sentence.end)) for start in starts]
    yield from zip(blocks, groups, strict=True)
