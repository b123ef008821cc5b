"""Typed records of the output tables: the single definition of every column.

A record's fields are the columns of its table, in order. Their descriptions appear in the data dictionary, in the Table
Schema of ``datapackage.json`` and in the JSON Schemas of ``kaext schema``.
"""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from sys import intern
from typing import Annotated, Any, Generic, Literal, TypeVar, get_args, get_origin, overload

from pydantic import BaseModel, ConfigDict, Field

from kaext.columns import Choices, OptionalNumbers, Texts
from kaext.pipes.values import DateBound, DateKind, DatePart, RelationType, SumBound, SumRole
from kaext.problems import Severity

CONTRACT_VERSION = "1"
_QUOTATIONS = frozenset(("text", "evidence"))
# Columns whose values are nearly all distinct, so that interning them saves nothing.
_UNIQUE = frozenset(("id", "bbox", "record"))
# Number of records built from the columns at a time.
_BATCH_SIZE = 1_000

Code = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
DocId = Annotated[str, Field(description="Id of the document; key of `documents`")]
BlockId = Annotated[str, Field(description="Block that contains `start`; key of `blocks`")]
PageNumber = Annotated[int | None, Field(ge=1, description="Page number, from 1 (PDF only)")]
Confidence = Annotated[
    float, Field(ge=0, le=1, description="Estimated probability that the row is correct, from 0 to 1")
]
Offset = Annotated[int, Field(ge=0, description="Offset in the normalised text, in code points (end exclusive)")]
OptionalOffset = Annotated[int | None, Field(ge=0, description="Offset in the normalised text, in code points")]
RecordId = Annotated[str, Field(description="Id of the row, unique in the dataset")]
Written = Annotated[str, Field(description="The normalised text from `start` to `end`")]
Boxes = Annotated[
    str,
    Field(
        description="Bounding box `x0 y0 x1 y1` in PDF points from the top left corner of the page; several are"
        " separated by `;`"
    ),
]
BoxPages = Annotated[
    str, Field(description="Page number of each box in `bbox`, space separated; empty if all are on `page`")
]
SourceOffset = Annotated[
    int | None, Field(ge=0, description="Offset in the source as decoded, in code points (text inputs only)")
]


class Record(BaseModel):
    """Base of all records: frozen, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def model_post_init(self, context: Any) -> None:
        """Share one set of field names among all rows of a table; one per row would need more memory."""
        object.__setattr__(self, "__pydantic_fields_set__", _columns(type(self)))


@cache
def _columns(table: type[Record]) -> set[str]:
    return set(table.model_fields)


class DocumentRecord(Record):
    """An input document."""

    doc_id: str = Field(description="Id of the document: its file name with the extension, as a slug")
    source: str = Field(description="Path of the input file as given")
    media_type: str = Field(description="`text/plain` or `application/pdf`")
    sha256: str = Field("", description="SHA-256 of the file, hexadecimal; empty if the file cannot be read")
    title: str = Field("", description="Title of the document")
    language: str = Field("ka", description="ISO 639-1 code of the language; empty if nothing was read")
    pages: int | None = Field(None, ge=0, description="Number of pages (PDF)")
    characters: int = Field(0, ge=0, description="Length of the normalised text in code points")
    script: str = Field("", description="Scripts (ISO 15924) and legacy fonts found, space separated")
    ocr: bool = Field(default=False, description="Whether any page was read by OCR")
    status: Literal["ok", "partial", "failed"] = Field(
        "ok", description="Result of processing; `partial` means that an error left something out"
    )
    error: str = Field("", description="Id and message of the problem that made the document fail")
    problems: int = Field(0, ge=0, description="Number of rows in `problems` for this document")
    published: str = Field("", description="Date of publication stated in the document, EDTF; empty if there is none")


class BlockRecord(Record):
    """A block of text: a heading, a paragraph, a box."""

    doc_id: DocId
    block_id: RecordId
    kind: str = Field(description="Kind of block")
    unit: str = Field(
        "", description="Section or box that contains the block: `sec:N` or `box:N`, numbered in reading order"
    )
    heading: str = Field("", description="Title of that section or box")
    level: int = Field(0, ge=0, description="Heading level, 1 is the highest; 0 for all other blocks")
    order: int = Field(ge=0, description="Position in reading order")
    page: PageNumber = None
    bbox: Boxes = ""
    text: Written
    start: Offset
    end: Offset
    bbox_pages: BoxPages = ""
    source_lines: str = Field(
        "", description="Lines that begin in the block, from 1, as ranges: `12-15 18` (text inputs only)"
    )
    targets: str = Field(
        "", description="Targets of link annotations (PDF) or of links in markup (text) in the block, space separated"
    )


class SpanRecord(Record):
    """A span of the normalised text: the columns common to all span tables."""

    doc_id: DocId
    id: RecordId
    text: Written
    start: Offset = Field(description="Offset of the first character in the normalised text, in code points")
    end: Offset = Field(description="Offset after the last character in the normalised text, in code points")
    source_start: int | None = Field(
        None, ge=0, description="Offset of the first character in the source (text inputs only)"
    )
    source_end: int | None = Field(
        None, ge=0, description="Offset after the last character in the source (text inputs only)"
    )
    page: PageNumber = None
    bbox: Boxes = ""
    bbox_pages: BoxPages = ""
    block_id: BlockId = ""
    method: str = Field(description="Rule or model that produced the row, as `component/rule`")
    confidence: Confidence


class DateRecord(SpanRecord):
    """A date, duration or frequency."""

    kind: DateKind = Field("date", description="Kind of time expression")
    value: str = Field(
        description="Date in EDTF (ISO 8601-2): `2004-06`, `199X`, `2004/2006`; duration or set in ISO 8601: `P2Y`"
    )
    bound: DateBound = Field("", description="Boundary expressed by a case or postposition")
    part: DatePart = Field("", description="Part of the period in `value` that is meant")
    approximate: bool = Field(default=False, description="Whether the date is approximate: დაახლოებით (about)")
    first_day: dt.date | None = Field(None, description="First day covered by `value`; empty for durations and sets")
    last_day: dt.date | None = Field(None, description="Last day covered by `value`; empty for durations and sets")


class AcronymRecord(SpanRecord):
    """A mention of an acronym."""

    acronym: str = Field(description="Acronym in its canonical form")
    script: Literal["Latn", "Geor"] = Field("Latn", description="Script of the mention, ISO 15924")
    defined_here: bool = Field(default=False, description="Whether the text gives the long form next to this mention")
    long_form: str = Field("", description="Long form as written in the text")
    long_form_nominative: str = Field("", description="Long form in the nominative")
    long_form_start: OptionalOffset = None
    long_form_end: OptionalOffset = None
    long_form_source_start: SourceOffset = None
    long_form_source_end: SourceOffset = None
    repeats: str = Field(
        "",
        description="Id of the row with the first long form, if this row has a second long form of the same mention",
    )
    expansion_ka: str = Field("", description="Georgian long form: from the document, otherwise from the catalogue")
    expansion_en: str = Field("", description="English long form: from the document, otherwise from the catalogue")


class SumRecord(SpanRecord):
    """A sum of money."""

    amount_min: Decimal = Field(
        ge=0, description="Lowest amount, in single units of the currency: `1600000` for 1.6 million"
    )
    amount_max: Decimal = Field(ge=0, description="Highest amount; equal to `amount_min` unless the text gives a range")
    currency: Code = Field(description="Currency, ISO 4217")
    bound: SumBound = Field("", description="Bound expressed by the text: -მდე (up to), -ზე მეტი (more than)")
    approximate: bool = Field(default=False, description="Whether the amount is approximate: დაახლოებით (about)")
    role: SumRole = Field(
        "", description="Whether this is a total of other sums, or a part of a total; empty if neither"
    )
    part_of: str = Field("", description="Id of the total that this sum is part of; key of `sums`")
    country: str = Field("", description="Country that the money is for, ISO 3166-1 alpha-3")
    programme: str = Field("", description="Id of the programme that the money is for")
    purpose: str = Field("", description="Purpose of the money, as written in the text")


class MentionRecord(SpanRecord):
    """A mention of a country or programme."""

    kind: Literal["country", "programme"] = Field(description="Whether a country or a programme is mentioned")
    ids: str = Field(description="Country codes (ISO 3166-1 alpha-3), space separated, or a programme id")
    adjectival: bool = Field(default=False, description="Whether the mention is an adjective or a demonym")
    group: bool = Field(default=False, description="Whether the mention is a collective phrase for several countries")
    name: str = Field("", description="Canonical Georgian name of the country or programme")
    name_en: str = Field("", description="Canonical English name of the country or programme")


class RelationRecord(Record):
    """A fact: what a country did in a programme, and when."""

    doc_id: DocId
    id: RecordId
    country: Code = Field(description="Country, ISO 3166-1 alpha-3; former states have their former code")
    relation: RelationType = Field(description="Relation of the country to the programme, as stated in the text")
    programme: str = Field(min_length=1, description="Id of the programme")
    programme_name: str = Field("", description="Canonical Georgian name of the programme")
    date: str = Field("", description="Date in EDTF; open if the text says since or until: `2004/..`, `../2008`")
    sum_id: str = Field("", description="Id of the sum stated with the fact; key of `sums`")
    evidence: str = Field(description="Sentence or entry that states the fact")
    start: Offset
    end: Offset
    source_start: SourceOffset = None
    source_end: SourceOffset = None
    page: PageNumber = None
    block_id: BlockId = ""
    method: str = Field(description="Rule or model that produced the row, as `component/rule`")
    confidence: Confidence


class MatchedRecord(Record):
    """Text spans that a statement of a fact is based on. Only in the JSON file of a document."""

    record: str = Field(description="Id of the statement")
    part: Literal["clause", "verb", "country", "programme"] = Field(description="Role of the span in the statement")
    start: Offset
    end: Offset
    text: Written
    says: str = Field(
        "", description="For a verb, its class; for a country, its position in the case frame and its role"
    )


class RuledOutRecord(Record):
    """A reading that was considered and rejected. Only in the JSON file of a document."""

    start: Offset
    end: Offset
    text: Written
    reading: str = Field("", description="Value, codes or id that the reading would have had; empty if none")
    method: str = Field(description="Rule that produced the reading")
    reason: str = Field(description="Reason for the rejection; `kaext explain` describes it in a sentence")


class ProblemRecord(Record):
    """A problem found while processing a document."""

    doc_id: DocId
    id: RecordId
    problem: str = Field(description="Id of the problem in the catalogue below; stable across versions")
    severity: Severity = Field(description="Severity of the problem")
    page: PageNumber = None
    start: OptionalOffset = None
    end: OptionalOffset = None
    message: str = Field(description="What happened")
    remedy: str = Field(description="What to do about it")


TABLES: dict[str, type[Record]] = {
    "documents": DocumentRecord,
    "blocks": BlockRecord,
    "dates": DateRecord,
    "acronyms": AcronymRecord,
    "sums": SumRecord,
    "mentions": MentionRecord,
    "relations": RelationRecord,
    "problems": ProblemRecord,
}
SPAN_TABLES = tuple(table for table, model in TABLES.items() if issubclass(model, SpanRecord))
"""The tables whose rows are spans of the text: dates, acronyms, sums and mentions."""

JSON_ONLY: dict[str, type[Record]] = {"matched": MatchedRecord, "ruled_out": RuledOutRecord}
"""Records in the JSON file of a document that have no table. Its statements have the columns of relations."""

_Record = TypeVar("_Record", bound=Record)


@cache
def _by_repetition(table: type[Record]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the text columns whose values repeat, so that they are interned, and the other columns."""
    stored = [name for name in table.model_fields if name not in _QUOTATIONS]
    repeated = tuple(name for name in stored if table.model_fields[name].annotation is str and name not in _UNIQUE)
    return repeated, tuple(name for name in stored if name not in repeated)


def _column(name: str, kind: Any) -> Any:
    """Return an empty column for the values of a field, by its name and type."""
    if kind is int:
        return array("I")
    if kind is float:
        return array("d")
    if kind == int | None:
        return OptionalNumbers()
    if kind is bool or get_origin(kind) is Literal:
        return Choices(get_args(kind) or (False, True))
    return Texts() if name in _UNIQUE else []


class Columns(Sequence[_Record], Generic[_Record]):
    """Records of one kind, stored column by column and rebuilt on access.

    Record objects would take three times the memory, and a document of a hundred pages has thousands.
    """

    __slots__ = ("_columns", "_model", "_quotation", "_text")

    def __init__(self, model: type[_Record], text: str) -> None:
        """Start empty. The text that a record quotes is ``text[record.start : record.end]`` and is not stored."""
        self._model = model
        self._text = text
        (self._quotation,) = _QUOTATIONS & set(model.model_fields)
        self._columns: dict[str, Any] = {
            name: _column(name, field.annotation)
            for name, field in model.model_fields.items()
            if name != self._quotation
        }

    def append(self, record: _Record) -> None:
        """Add a record at the end."""
        self.append_values(record.__dict__)

    def append_values(self, values: Mapping[str, Any]) -> None:
        """Add a record by its values, without validation; they need not include the quoted text."""
        columns = self._columns
        repeated, others = _by_repetition(self._model)
        for name in repeated:
            columns[name].append(intern(values[name]))
        for name in others:
            columns[name].append(values[name])

    def __len__(self) -> int:
        return len(self._columns["start"])

    @overload
    def __getitem__(self, index: int) -> _Record: ...

    @overload
    def __getitem__(self, index: slice) -> list[_Record]: ...

    def __getitem__(self, index: int | slice) -> _Record | list[_Record]:
        if isinstance(index, slice):
            return [self[number] for number in range(len(self))[index]]
        at = range(len(self))[index]
        (record,) = self._records(slice(at, at + 1))
        return record

    def __iter__(self) -> Iterator[_Record]:
        """Yield the records from batches of the columns, three times as fast as one by one."""
        return self._records(slice(None))

    def rows(self, extent: slice = slice(None)) -> Iterator[dict[str, Any]]:
        """Yield the values of each record by column name."""
        names = tuple(self._model.model_fields)
        numbers = range(len(self))[extent]
        for first in range(0, len(numbers), _BATCH_SIZE):
            some = numbers[first : first + _BATCH_SIZE]
            rows = slice(some.start, some.stop, some.step)
            places = zip(self._columns["start"][rows], self._columns["end"][rows], strict=True)
            quoted = [self._text[start:end] for start, end in places]
            columns = [quoted if name == self._quotation else self._columns[name][rows] for name in names]
            for values in zip(*columns, strict=True):
                yield dict(zip(names, values, strict=True))

    def _records(self, extent: slice) -> Iterator[_Record]:
        fields, set_attribute = _columns(self._model), object.__setattr__
        for row in self.rows(extent):
            record = self._model.__new__(self._model)
            # Built as pickle does, without validation: the values were validated when the record was first created.
            set_attribute(record, "__dict__", row)
            set_attribute(record, "__pydantic_fields_set__", fields)
            set_attribute(record, "__pydantic_extra__", None)
            set_attribute(record, "__pydantic_private__", None)
            yield record

    def __eq__(self, other: object) -> bool:
        """Return whether ``other`` has the same records."""
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]
