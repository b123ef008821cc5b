"""From the spaCy document to records, with ids, offsets in the normalised and the source text, pages and boxes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Protocol, TypedDict, TypeVar

from pydantic import ValidationError

from kaext.alignment import Alignment
from kaext.confidence import Calibration, shipped
from kaext.document import Block, Document
from kaext.ka.calendar import extent
from kaext.pipes.extensions import ACRONYMS, COUNTRIES, DATES, PROGRAMMES, SUMS, BlockSpan, remember_text
from kaext.pipes.relations.merge import merge
from kaext.pipes.values import LongFormValue, Matched, RelationValue, RuledOut
from kaext.places import BoxedLocation, Places
from kaext.problems import Problem, problem
from kaext.records import (
    AcronymRecord,
    Columns,
    DateRecord,
    MatchedRecord,
    MentionRecord,
    Record,
    RelationRecord,
    RuledOutRecord,
    SumRecord,
)
from kaext.source import Source

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

# Longer texts are processed in pieces that end between blocks, so that memory stays bounded.
PIECE_CHARACTERS = 200_000
# Values in text recognised with less confidence are reported as problems.
MIN_READING_CONFIDENCE = 0.6
_start, _end = attrgetter("start"), attrgetter("end")

_R = TypeVar("_R", bound=Record)
_Found = TypeVar("_Found", Matched, Problem, RelationValue, RuledOut)


def resolve(
    source: Source,
    *,
    text: str,
    alignment: Alignment,
    blocks: tuple[Block, ...],
    doc_id: str,
    nlp: Language,
    problems: tuple[Problem, ...] = (),
    scripts: tuple[str, ...] = (),
    calibration: Calibration | None = None,
) -> Document:
    """Run the spaCy pipeline over the normalised text and return the document with its records.

    Parameters
    ----------
    source
        The source as returned by ingest; source offsets and boxes of the records refer to it.
    text, alignment, blocks
        The normalised text, its alignment with ``source.text``, and its blocks.
    doc_id
        The document's id.
    nlp
        The pipeline.
    problems, scripts
        The problems reported, and the scripts and encodings found, by ingest and character normalisation.
    calibration
        The calibration of the rules' confidences; the shipped one by default.
    """
    builder = _Records(doc_id, text, Places(alignment, blocks, source), calibration or shipped(), problems)
    # Only the records of a piece are kept; its tokens and spans are freed before the next piece.
    for start, end in _piece_extents(text, blocks):
        builder.add(_annotated(nlp, text, blocks, start, end), start)
    return builder.document(scripts)


def _annotated(nlp: Language, text: str, blocks: Sequence[Block], start: int, end: int) -> Doc:
    """Return the spaCy document of ``text[start:end]``, annotated by the pipeline."""
    doc = nlp.make_doc(text[start:end])
    remember_text(doc, text[start:end])
    doc._.blocks = tuple(
        BlockSpan(max(b.start, start) - start, min(b.end, end) - start, b.kind, b.unit, b.heading)
        for b in blocks[bisect_right(blocks, start, key=_end) : bisect_left(blocks, end, key=_start)]
    )
    return nlp(doc)


def _piece_extents(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield the extents of pieces. They end between blocks; a longer block is split after a sentence, else a word."""
    start = 0
    for block in blocks:
        if block.end - start > PIECE_CHARACTERS and block.start > start:
            yield start, block.start
            start = block.start
        while block.end - start > PIECE_CHARACTERS:
            cut = _last_break_before(text, start + PIECE_CHARACTERS, start)
            yield start, cut
            start = cut
    yield start, len(text)


def _last_break_before(text: str, limit: int, start: int) -> int:
    """Return the last sentence end, else the last word end, up to ``limit``; ``limit`` if the text has no space."""
    sentence = max(text.rfind(f"{mark} ", start + 1, limit) for mark in ".!?") + 2
    return sentence if sentence > start + 1 else text.rfind(" ", start + 1, limit) + 1 or limit


def _shifted(value: _Found, offset: int) -> _Found:
    """Return ``value``, whose extent is relative to a piece that begins at ``offset``, with its extent in the text."""
    if not offset or value.start is None or value.end is None:
        return value
    return replace(value, start=value.start + offset, end=value.end + offset)


class _Value(Protocol):
    """The value of a span: the rule or model that decided, and the confidence that it claims."""

    @property
    def method(self) -> str: ...

    @property
    def confidence(self) -> float: ...


class _SpanColumns(BoxedLocation):
    """The columns common to all span tables (:class:`kaext.records.SpanRecord`)."""

    doc_id: str
    id: str
    text: str
    start: int
    end: int
    method: str
    confidence: float


class _LongFormColumns(TypedDict, total=False):
    """The columns of an acronym's long form (:class:`kaext.records.AcronymRecord`)."""

    long_form: str
    long_form_nominative: str
    long_form_start: int
    long_form_end: int
    long_form_source_start: int | None
    long_form_source_end: int | None


def _in_text_order(reading: RuledOut) -> tuple[int, int, str, str, str]:
    return reading.start, -reading.end, reading.method, reading.reading, reading.reason


def _values(part: Matched | RuledOut) -> dict[str, Any]:
    """Return the fields of a part of a statement, or of a rejected reading, by the columns of its record."""
    return {name: getattr(part, name) for name in part.__slots__}


def _invalid_value(table: str, error: ValidationError, start: int, end: int) -> Problem:
    """Return the problem that reports a value which is not valid for its column."""
    first = error.errors(include_url=False)[0]
    reason = f"{'.'.join(str(part) for part in first['loc'])} {first['input']!r:.60}: {first['msg']}"
    return problem("record-invalid", table=table, reason=reason, start=start, end=end)


class _Records:
    """Collects the records of a document, numbered by kind in document order."""

    def __init__(
        self, doc_id: str, text: str, places: Places, calibration: Calibration, problems: Iterable[Problem]
    ) -> None:
        self._doc_id = doc_id
        self._text = text
        self._places = places
        self._calibration = calibration
        self._dates = Columns(DateRecord, text)
        self._acronyms = Columns(AcronymRecord, text)
        self._sums: list[SumRecord] = []
        self._sum_ids: dict[tuple[int, int], str] = {}
        # By the start of a sum that is part of a total: the extent of the total.
        self._totals: dict[int, tuple[int, int]] = {}
        self._mentions = Columns(MentionRecord, text)
        # The statements, from which the facts are merged, and their records.
        self._statements: list[RelationValue] = []
        self._stated = Columns(RelationRecord, text)
        self._matched = Columns(MatchedRecord, text)
        self._ruled_out = Columns(RuledOutRecord, text)
        self._problems = list(problems)
        # Values that are not valid for their column, or come from text that was read unsurely.
        self._record_problems: list[Problem] = []

    def add(self, doc: Doc, offset: int) -> None:
        """Add the records of a piece of the text, which begins at ``offset``."""
        for span in doc.spans.get(DATES, ()):
            self._add_record("dates", self._dates, self._date, span, offset)
        for span in doc.spans.get(ACRONYMS, ()):
            self._add_acronym(span, offset)
        for span in doc.spans.get(SUMS, ()):
            self._add_record("sums", self._sums, self._sum, span, offset)
        self._sum_ids |= {(record.start, record.end): record.id for record in self._sums if record.start >= offset}
        mentions = [
            *((span, "country") for span in doc.spans.get(COUNTRIES, ())),
            *((span, "programme") for span in doc.spans.get(PROGRAMMES, ())),
        ]
        for span, kind in sorted(mentions, key=lambda item: (item[0].start_char, -item[0].end_char, item[1])):
            make = self._country if kind == "country" else self._programme
            self._add_record("mentions", self._mentions, make, span, offset)
        self._problems += [_shifted(problem, offset) for problem in doc._.problems]
        for statement in doc._.relations:
            self._add_statement(statement, offset)
        ruled_out = (_shifted(reading, offset) for reading in set(doc._.ruled_out))
        for reading in sorted(ruled_out, key=_in_text_order):
            self._ruled_out.append_values(_values(reading))

    def _add_statement(self, value: RelationValue, offset: int) -> None:
        """Add a statement, its record and the records of its evidence."""
        sum_extent = (value.sum[0] + offset, value.sum[1] + offset) if value.sum is not None else None
        statement = replace(_shifted(value, offset), sum=sum_extent, matched=())
        self._statements.append(statement)
        id = f"t{len(self._statements)}"
        for stated in self._relations([(id, statement)]):
            self._stated.append(stated)
        record = f"{self._doc_id}-{id}"
        for part in value.matched:
            self._matched.append_values({"record": record, **_values(_shifted(part, offset))})

    def _add_acronym(self, span: Span, offset: int) -> None:
        """Add the records of an acronym: one, or one for each long form beside it."""
        before = len(self._acronyms)
        for form in span._.acronym.long_forms or (None,):
            first = self._acronyms[before].id if len(self._acronyms) > before else ""
            make = partial(self._acronym, form=form, repeats=first)
            self._add_record("acronyms", self._acronyms, make, span, offset)

    def _add_record(
        self,
        table: str,
        records: list[_R] | Columns[_R],
        make: Callable[[Span, int], _R],
        span: Span,
        offset: int,
    ) -> None:
        """Add the record that ``make`` returns, or a problem if its values are not valid for the table's columns."""
        try:
            records.append(make(span, offset))
        except ValidationError as error:
            self._record_problems.append(_invalid_value(table, error, span.start_char + offset, span.end_char + offset))

    def _relations(self, statements: Iterable[tuple[str, RelationValue]]) -> Iterator[RelationRecord]:
        """Yield the records of statements by their ids in the document."""
        for id, value in statements:
            try:
                yield self._relation(value, id)
            except ValidationError as error:
                self._record_problems.append(_invalid_value("relations", error, value.start, value.end))

    def document(self, scripts: tuple[str, ...]) -> Document:
        """Return the document with all records that were added."""
        facts = ((f"r{number}", fact) for number, fact in enumerate(merge(self._statements), 1))
        relations = tuple(self._relations(facts))
        return Document(
            doc_id=self._doc_id,
            source=self._places.source,
            text=self._text,
            alignment=self._places.alignment,
            blocks=self._places.blocks,
            script=scripts,
            dates=self._dates,
            acronyms=self._acronyms,
            sums=self._with_totals(),
            mentions=self._mentions,
            relations=relations,
            statements=self._stated,
            matched=self._matched,
            ruled_out=self._ruled_out,
            problems=(*self._problems, *dict.fromkeys(self._record_problems)),
            status="partial" if any(p.severity == "error" for p in self._problems) else "ok",
        )

    def _reading_confidence(self, start: int, end: int) -> float:
        """Return the confidence with which the characters of an extent were read; report it if it is low."""
        confidence = self._places.reading_confidence(start, end)
        if confidence < MIN_READING_CONFIDENCE:
            page = self._places.location(start, end)["page"]
            text = self._text[start:end]
            self._record_problems.append(problem("value-unsure", page=page, start=start, end=end, text=text))
        return confidence

    def _confidence(self, value: _Value) -> float:
        return self._calibration.confidence(value.method, value.confidence)

    def _span(self, span: Span, offset: int, id: str, value: _Value) -> _SpanColumns:
        start, end = span.start_char + offset, span.end_char + offset
        return {
            "doc_id": self._doc_id,
            "id": f"{self._doc_id}-{id}",
            "text": self._text[start:end],
            "start": start,
            "end": end,
            "method": value.method,
            "confidence": round(self._confidence(value) * self._reading_confidence(start, end), 4),
            **self._places.boxed_location(start, end),
        }

    def _date(self, span: Span, offset: int) -> DateRecord:
        value = span._.date
        days = extent(value.value) if value.kind == "date" else None
        return DateRecord(
            **self._span(span, offset, f"d{len(self._dates) + 1}", value),
            kind=value.kind,
            value=value.value,
            bound=value.bound,
            part=value.part,
            approximate=value.approximate,
            first_day=days[0] if days else None,
            last_day=days[1] if days else None,
        )

    def _acronym(self, span: Span, offset: int, *, form: LongFormValue | None, repeats: str) -> AcronymRecord:
        value = span._.acronym
        return AcronymRecord(
            **self._span(span, offset, f"a{len(self._acronyms) + 1}", form or value),
            acronym=value.acronym,
            script=value.script,
            defined_here=form is not None,
            repeats=repeats,
            expansion_ka=value.expansion_ka,
            expansion_en=value.expansion_en,
            **self._long_form(form, offset),
        )

    def _long_form(self, form: LongFormValue | None, offset: int) -> _LongFormColumns:
        if form is None:
            return {}
        start, end = form.start + offset, form.end + offset
        source_start, source_end = self._places.source_span(start, end)
        return {
            "long_form": self._text[start:end],
            "long_form_nominative": form.nominative,
            "long_form_start": start,
            "long_form_end": end,
            "long_form_source_start": source_start,
            "long_form_source_end": source_end,
        }

    def _sum(self, span: Span, offset: int) -> SumRecord:
        value = span._.sum
        if value.part_of is not None:
            self._totals[span.start_char + offset] = (value.part_of[0] + offset, value.part_of[1] + offset)
        return SumRecord(
            **self._span(span, offset, f"s{len(self._sums) + 1}", value),
            amount_min=Decimal(value.amount_min),
            amount_max=Decimal(value.amount_max),
            currency=value.currency,
            bound=value.bound,
            approximate=value.approximate,
            role=value.role,
            country=value.country,
            programme=value.programme,
            purpose=value.purpose,
        )

    def _with_totals(self) -> tuple[SumRecord, ...]:
        """Return the sums; parts have the id of their total, or no role if the total is not a record."""
        totals = {start: self._sum_ids.get(total, "") for start, total in self._totals.items()}
        return tuple(
            record.model_copy(
                update={"part_of": totals[record.start], "role": record.role if totals[record.start] else ""}
            )
            if record.start in totals
            else record
            for record in self._sums
        )

    def _country(self, span: Span, offset: int) -> MentionRecord:
        value = span._.country
        return MentionRecord(
            **self._span(span, offset, f"m{len(self._mentions) + 1}", value),
            kind="country",
            ids=" ".join(value.ids),
            adjectival=value.adjectival,
            group=value.group,
            name=value.name,
            name_en=value.name_en,
        )

    def _programme(self, span: Span, offset: int) -> MentionRecord:
        value = span._.programme
        return MentionRecord(
            **self._span(span, offset, f"m{len(self._mentions) + 1}", value),
            kind="programme",
            ids=value.id,
            name=value.name,
            name_en=value.name_en,
        )

    def _relation(self, value: RelationValue, id: str) -> RelationRecord:
        return RelationRecord(
            doc_id=self._doc_id,
            id=f"{self._doc_id}-{id}",
            country=value.country,
            relation=value.relation,
            programme=value.programme,
            programme_name=value.programme_name,
            date=value.date,
            sum_id=self._sum_ids.get(value.sum, "") if value.sum is not None else "",
            evidence=self._text[value.start : value.end],
            start=value.start,
            end=value.end,
            method=value.method,
            confidence=round(self._confidence(value), 4),
            **self._places.location(value.start, value.end),
        )
