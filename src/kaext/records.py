"""The typed records of the contract's tables: the one place where a column is defined.

A record's fields are the columns of its table, in order; descriptions become the data dictionary, the Table Schema
of ``datapackage.json`` and the JSON Schemas of ``kaext schema``.
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

Code = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
DocId = Annotated[str, Field(description="Document; key of documents")]
BlockId = Annotated[str, Field(description="Block that holds the start; key of blocks")]
PageNumber = Annotated[int | None, Field(ge=1, description="Page, from 1 (PDF)")]
Confidence = Annotated[float, Field(ge=0, le=1, description="Probability that the row is right")]
Offset = Annotated[int, Field(ge=0, description="Code points in the normalised text; ends are exclusive")]
OptionalOffset = Annotated[int | None, Field(ge=0, description="Code points in the normalised text")]
RecordId = Annotated[str, Field(description="Unique in the dataset")]
Written = Annotated[str, Field(description="The normalised text from start to end")]
Boxes = Annotated[str, Field(description="x0 y0 x1 y1 in PDF points from the top left corner; several separated by ;")]
BoxPages = Annotated[str, Field(description="Page of every box, where they are not all on page")]
SourceOffset = Annotated[int | None, Field(ge=0, description="Code points in the source as decoded (text inputs)")]


class Record(BaseModel):
    """Base of all records: frozen, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def model_post_init(self, context: Any) -> None:
        """Let all rows of a table share one set of their columns: one each would be larger than their values."""
        object.__setattr__(self, "__pydantic_fields_set__", _columns(type(self)))


@cache
def _columns(table: type[Record]) -> set[str]:
    return set(table.model_fields)


class DocumentRecord(Record):
    """A document of the batch."""

    doc_id: str = Field(description="Slug of the file's name with its extension")
    source: str = Field(description="Path of the input as given")
    media_type: str = Field(description="text/plain or application/pdf")
    sha256: str = Field("", description="SHA-256 of the file's bytes, hexadecimal; empty where it cannot be read")
    title: str = Field("", description="The document's own title")
    language: str = Field("ka", description="ISO 639-1")
    pages: int | None = Field(None, ge=0, description="Number of pages (PDF)")
    characters: int = Field(0, ge=0, description="Length of the normalised text in code points")
    script: str = Field("", description="ISO 15924 codes or legacy font names found, space separated")
    ocr: bool = Field(default=False, description="Whether a page was read by OCR")
    status: Literal["ok", "partial", "failed"] = Field(
        "ok", description="What became of it; partial: an error left something out"
    )
    error: str = Field("", description="Problem id and message that failed the document")
    problems: int = Field(0, ge=0, description="Number of rows in problems.csv")
    published: str = Field("", description="Date that the document gives as its own, EDTF; empty where it gives none")


class BlockRecord(Record):
    """A block of text: a heading, a paragraph, a box."""

    doc_id: DocId
    block_id: RecordId
    kind: str = Field(description="What part of the document it is: heading, body, box …")
    unit: str = Field("", description="Its section or box: sec:N, box:N, numbered in reading order")
    heading: str = Field("", description="Title of that section or box")
    level: int = Field(0, ge=0, description="Level of a heading, 1 the highest; 0 for the rest")
    order: int = Field(ge=0, description="Place in reading order")
    page: PageNumber = None
    bbox: Boxes = ""
    text: Written
    start: Offset
    end: Offset
    bbox_pages: BoxPages = ""
    source_lines: str = Field("", description="1-based lines of a text input: 12-15 18")
    targets: str = Field("", description="Addresses that its link annotations lead to, space separated (PDF)")


class SpanRecord(Record):
    """What every span table has."""

    doc_id: DocId
    id: RecordId
    text: Written
    start: Offset = Field(description="Code points in the normalised text")
    end: Offset = Field(description="Code points in the normalised text, exclusive")
    source_start: int | None = Field(None, ge=0, description="First source character (text inputs)")
    source_end: int | None = Field(None, ge=0, description="After the last source character (text inputs)")
    page: PageNumber = None
    bbox: Boxes = ""
    bbox_pages: BoxPages = ""
    block_id: BlockId = ""
    method: str = Field(description="Rule or model that decided")
    confidence: Confidence


class DateRecord(SpanRecord):
    """A date, duration or frequency."""

    kind: DateKind = Field("date", description="A set is a frequency")
    value: str = Field(description="EDTF (ISO 8601-2): 2004-06, 199X, 2004/2006; of durations and sets ISO 8601: P2Y")
    bound: DateBound = Field("", description="What the case or postposition says")
    part: DatePart = Field("", description="Part of the period that value names")
    approximate: bool = Field(default=False, description="დაახლოებით (about) and the like")
    first_day: dt.date | None = Field(None, description="First day that value covers")
    last_day: dt.date | None = Field(None, description="Last day that value covers")


class AcronymRecord(SpanRecord):
    """A mention of an acronym."""

    acronym: str = Field(description="Canonical acronym")
    script: Literal["Latn", "Geor"] = Field("Latn", description="ISO 15924")
    defined_here: bool = Field(default=False, description="The long form stands beside this mention")
    long_form: str = Field("", description="Long form as written")
    long_form_nominative: str = Field("", description="Long form in the nominative")
    long_form_start: OptionalOffset = None
    long_form_end: OptionalOffset = None
    long_form_source_start: SourceOffset = None
    long_form_source_end: SourceOffset = None
    repeats: str = Field(
        "",
        description="Row of the same mention with its first long form; empty but where a mention has a second one",
    )
    expansion_ka: str = Field("", description="Georgian long form: the document's, else the catalogue's")
    expansion_en: str = Field("", description="English long form: the document's, else the catalogue's")


class SumRecord(SpanRecord):
    """A sum of money."""

    amount_min: Decimal = Field(ge=0, description="In whole units of the currency")
    amount_max: Decimal = Field(ge=0, description="Equal to amount_min for a single figure")
    currency: Code = Field(description="ISO 4217")
    bound: SumBound = Field("", description="-მდე (up to), -ზე მეტი (more than)")
    approximate: bool = Field(default=False, description="დაახლოებით (about) and the like")
    role: SumRole = Field("", description="A total of other sums, or a part of one, which counts it already")
    part_of: str = Field("", description="The total that it is a part of; key of sums")
    country: str = Field("", description="Country the money is for, ISO 3166-1 alpha-3")
    programme: str = Field("", description="Programme the money is for")
    purpose: str = Field("", description="What the money is for, as written")


class MentionRecord(SpanRecord):
    """A mention of a country or programme."""

    kind: Literal["country", "programme"] = Field(description="What is mentioned")
    ids: str = Field(description="Alpha-3 codes or programme id, space separated")
    adjectival: bool = Field(default=False, description="Adjective or demonym")
    group: bool = Field(default=False, description="A phrase for several countries named elsewhere")
    name: str = Field("", description="Canonical Georgian name")
    name_en: str = Field("", description="Canonical English name")


class RelationRecord(Record):
    """A fact: a country, what it did, in which programme, when."""

    doc_id: DocId
    id: RecordId
    country: Code = Field(description="ISO 3166-1 alpha-3; former states keep their former code")
    relation: RelationType = Field(description="What the country did, as the text says")
    programme: str = Field(min_length=1, description="Programme id")
    programme_name: str = Field("", description="Canonical Georgian name")
    date: str = Field("", description="EDTF, open where the text says since or until: 2004/.., ../2008")
    sum_id: str = Field("", description="Sum stated with the fact; key of sums")
    evidence: str = Field(description="The sentence or entry that states it")
    start: Offset
    end: Offset
    source_start: SourceOffset = None
    source_end: SourceOffset = None
    page: PageNumber = None
    block_id: BlockId = ""
    method: str = Field(description="Rule or model that decided")
    confidence: Confidence


class MatchedRecord(Record):
    """What a statement of a fact rests on: in a document's JSON file only."""

    record: str = Field(description="Id of the statement")
    part: Literal["clause", "verb", "country", "programme"] = Field(description="What stands there")
    start: Offset
    end: Offset
    text: Written
    says: str = Field("", description="Of a verb its kind; of a country its place in the case frame, and its role")


class RuledOutRecord(Record):
    """A reading that was considered and is no record: in a document's JSON file only."""

    start: Offset
    end: Offset
    text: Written
    reading: str = Field("", description="What it would have said: a value, codes, an id; empty where it has none")
    method: str = Field(description="Rule that read it")
    reason: str = Field(description="Why it does not stand; kaext explain tells it in a sentence")


class ProblemRecord(Record):
    """A problem of a document."""

    doc_id: DocId
    id: RecordId
    problem: str = Field(description="Stable id of the error catalogue")
    severity: Severity = Field(description="An error failed the document or left something out of it")
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
"""Dates, acronyms, sums and mentions: what stands at a place of the text."""

_R = TypeVar("_R", bound=Record)
_QUOTATIONS = frozenset(("text", "evidence"))
# Columns whose values are nearly all different: to look for an equal one would be in vain.
_UNIQUE = frozenset(("id", "bbox", "record"))
# Records that are made together of the columns.
_AT_ONCE = 1_000


@cache
def _by_repetition(table: type[Record]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the columns of a table whose texts stand in many rows, of which one copy is kept, and the others."""
    held = [name for name in table.model_fields if name not in _QUOTATIONS]
    repeated = tuple(name for name in held if table.model_fields[name].annotation is str and name not in _UNIQUE)
    return repeated, tuple(name for name in held if name not in repeated)


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


class Columns(Sequence[_R], Generic[_R]):
    """Records of one kind that are held column by column, and made anew as they are asked for.

    A record by itself takes three times as much memory, and a long document has thousands on a hundred pages.
    """

    __slots__ = ("_columns", "_model", "_quotation", "_text")

    def __init__(self, model: type[_R], text: str) -> None:
        """Begin without records; what each quotes is ``text[record.start : record.end]``."""
        self._model = model
        self._text = text
        (self._quotation,) = _QUOTATIONS & set(model.model_fields)
        self._columns: dict[str, Any] = {
            name: _column(name, field.annotation)
            for name, field in model.model_fields.items()
            if name != self._quotation
        }

    def append(self, record: _R) -> None:
        """Add a record at the end."""
        self.append_values(record.__dict__)

    def append_values(self, values: Mapping[str, Any]) -> None:
        """Add a record that needs no check, by its values; what it quotes is none of them."""
        columns = self._columns
        repeated, others = _by_repetition(self._model)
        for name in repeated:
            columns[name].append(intern(values[name]))
        for name in others:
            columns[name].append(values[name])

    def __len__(self) -> int:
        return len(self._columns["start"])

    @overload
    def __getitem__(self, index: int) -> _R: ...

    @overload
    def __getitem__(self, index: slice) -> list[_R]: ...

    def __getitem__(self, index: int | slice) -> _R | list[_R]:
        if isinstance(index, slice):
            return [self[number] for number in range(len(self))[index]]
        at = range(len(self))[index]
        (record,) = self._made(slice(at, at + 1))
        return record

    def __iter__(self) -> Iterator[_R]:
        """Yield the records, all columns side by side: one by one it takes three times as long."""
        return self._made(slice(None))

    def rows(self, extent: slice = slice(None)) -> Iterator[dict[str, Any]]:
        """Yield the values of the records by their columns."""
        names = tuple(self._model.model_fields)
        numbers = range(len(self))[extent]
        for first in range(0, len(numbers), _AT_ONCE):
            some = numbers[first : first + _AT_ONCE]
            rows = slice(some.start, some.stop, some.step)
            places = zip(self._columns["start"][rows], self._columns["end"][rows], strict=True)
            quoted = [self._text[start:end] for start, end in places]
            columns = [quoted if name == self._quotation else self._columns[name][rows] for name in names]
            for values in zip(*columns, strict=True):
                yield dict(zip(names, values, strict=True))

    def _made(self, extent: slice) -> Iterator[_R]:
        fields, put = _columns(self._model), object.__setattr__
        for row in self.rows(extent):
            record = self._model.__new__(self._model)
            # As pickle makes it: its values were checked when it was first made.
            put(record, "__dict__", row)
            put(record, "__pydantic_fields_set__", fields)
            put(record, "__pydantic_extra__", None)
            put(record, "__pydantic_private__", None)
            yield record

    def __eq__(self, other: object) -> bool:
        """Return whether ``other`` has the same records."""
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]


# What a document's JSON file holds besides the tables' rows and the statements, which are rows of relations.
JSON_ONLY: dict[str, type[Record]] = {"matched": MatchedRecord, "ruled_out": RuledOutRecord}
