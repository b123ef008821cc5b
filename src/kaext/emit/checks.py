"""Validation of a document's rows before they are written.

The models in :mod:`kaext.records` validate types and ranges of single fields. The checks here need the text, an
external standard or other rows. A row that fails is left out, and a row of ``problems`` gives the reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from kaext.document import Document
from kaext.emit.codes import country_codes, currency_codes
from kaext.emit.rows import problem_records, rows_of
from kaext.ka.calendar import extent, is_duration, is_edtf
from kaext.problems import problem
from kaext.records import (
    SPAN_TABLES,
    AcronymRecord,
    BlockRecord,
    DateRecord,
    MentionRecord,
    Record,
    RelationRecord,
    SumRecord,
)

_NUMBER = r"-?\d++(?:\.\d++)?"
# Tables that others refer to come first.
_TABLES_IN_ORDER = ("blocks", *SPAN_TABLES, "relations")
_BBOX = re.compile(rf"{_NUMBER}(?: {_NUMBER}){{3}}(?:;{_NUMBER}(?: {_NUMBER}){{3}})*")


@dataclass(slots=True)
class Context:
    """What the rows of a document are checked against.

    Attributes
    ----------
    text
        The normalised text.
    source_length
        Length of the source in code points; ``None`` for PDFs.
    pages
        Number of pages.
    ids, block_ids, sum_ids
        Ids of the rows, blocks and sums that have passed so far.
    all_sum_ids
        Ids of all sums of the document, valid or not.
    """

    text: str
    source_length: int | None
    pages: int
    ids: set[str] = field(default_factory=set)
    block_ids: set[str] = field(default_factory=set)
    sum_ids: set[str] = field(default_factory=set)
    all_sum_ids: frozenset[str] = frozenset()


def checked_rows(document: Document) -> dict[str, Sequence[Record]]:
    """Return the valid rows of ``document``; every invalid row is replaced by a row of ``problems``."""
    rows = rows_of(document)
    context = Context(
        text=document.text,
        source_length=None if document.source.char_boxes is not None else len(document.source.text),
        pages=len(document.source.pages),
        all_sum_ids=frozenset(record.id for record in document.sums),
    )
    problems = list(document.problems)
    for table in _TABLES_IN_ORDER:
        faulty: set[int] = set()
        for number, record in enumerate(rows[table]):
            reason = fault(record, context)
            if not reason:
                _remember(record, context)
                continue
            faulty.add(number)
            start = getattr(record, "start", None)
            place = {} if start is None or start > len(document.text) else {"start": start, "end": start}
            problems.append(problem("record-invalid", table=table, reason=reason, **place))
        if faulty:
            kept = (record for number, record in enumerate(rows[table]) if number not in faulty)
            rows[table] = tuple(_without_lost_total(record, context) for record in kept)
    head = rows["documents"][0].model_copy(update={"problems": len(problems)})
    return {**rows, "documents": (head,), "problems": problem_records(document.doc_id, problems)}


def fault(record: Any, context: Context) -> str:
    """Return what is wrong with a row, in plain words; empty if it is valid."""
    check = _CHECKS.get(type(record))
    return _extent_fault(record, context) or (check(record, context) if check is not None else "")


def _without_lost_total(record: Record, context: Context) -> Record:
    """Return a row; a sum whose total was left out is no longer marked as its part."""
    if not isinstance(record, SumRecord) or not record.part_of or record.part_of in context.sum_ids:
        return record
    return record.model_copy(update={"part_of": "", "role": ""})


def _remember(record: Any, context: Context) -> None:
    if isinstance(record, BlockRecord):
        context.block_ids.add(record.block_id)
        return
    context.ids.add(record.id)
    if isinstance(record, SumRecord):
        context.sum_ids.add(record.id)


def _extent_fault(record: Any, context: Context) -> str:
    written = record.evidence if isinstance(record, RelationRecord) else record.text
    if reason := _slice_fault("text", written, record.start, record.end, context):
        return reason
    if record.page is not None and record.page > context.pages:
        return f"page {record.page} of {context.pages}"
    bbox = getattr(record, "bbox", "")
    if bbox and not _BBOX.fullmatch(bbox):
        return f"box {bbox!r} is not x0 y0 x1 y1"
    if isinstance(record, BlockRecord):
        return ""
    if reason := _source_fault(record.source_start, record.source_end, context):
        return reason
    if record.id in context.ids:
        return f"id {record.id} is not unique"
    if record.block_id and record.block_id not in context.block_ids:
        return f"block {record.block_id} is not in blocks"
    return ""


def _slice_fault(name: str, written: str, start: int, end: int, context: Context) -> str:
    if not start < end <= len(context.text):
        return f"extent {start}:{end} in a text of {len(context.text)} characters"
    if written != context.text[start:end]:
        return f"{name} {written[:60]!r} is not the text at {start}:{end}"
    return ""


def _source_fault(start: int | None, end: int | None, context: Context) -> str:
    if (start is None) != (end is None):
        return "only one end of the source extent is given"
    if start is not None and end is not None and context.source_length is None:
        return "a source extent in a PDF"
    if start is not None and end is not None and not start < end <= (context.source_length or 0):
        return f"source extent {start}:{end} in a source of {context.source_length} characters"
    return ""


def _block_fault(record: BlockRecord, context: Context) -> str:
    if record.block_id in context.block_ids:
        return f"block_id {record.block_id} is not unique"
    return ""


def _date_fault(record: DateRecord, context: Context) -> str:
    if record.kind == "date":
        if not is_edtf(record.value):
            return f"value {record.value!r} is not an EDTF date"
        days = extent(record.value) or (None, None)
        if (record.first_day, record.last_day) != days:
            return f"{record.first_day} to {record.last_day} is not what {record.value!r} covers"
        return ""
    if not is_duration(record.value):
        return f"value {record.value!r} is not an ISO 8601 duration"
    if record.first_day or record.last_day:
        return f"a {record.kind} has no days"
    return ""


def _acronym_fault(record: AcronymRecord, context: Context) -> str:
    if not record.acronym:
        return "no acronym"
    if record.defined_here != bool(record.long_form):
        return "defined_here without a long form" if record.defined_here else "a long form that is not defined_here"
    if record.repeats and record.repeats not in context.ids:
        return f"row {record.repeats} is not in acronyms"
    if record.long_form_start is not None and record.long_form_end is not None:
        start, end = record.long_form_start, record.long_form_end
        if reason := _slice_fault("long_form", record.long_form, start, end, context):
            return reason
    return _source_fault(record.long_form_source_start, record.long_form_source_end, context)


def _sum_fault(record: SumRecord, context: Context) -> str:
    if (record.role == "part") != bool(record.part_of):
        return "a part without its total" if record.role == "part" else "a total, but the sum is not a part"
    if record.part_of and record.part_of not in context.all_sum_ids:
        return f"sum {record.part_of} is not in sums"
    if record.amount_min > record.amount_max:
        return f"amount_min {record.amount_min} is above amount_max {record.amount_max}"
    if record.currency not in currency_codes():
        return f"{record.currency} is not an ISO 4217 currency"
    if record.country and not set(record.country.split()) <= country_codes():
        return f"{record.country} is not an ISO 3166 alpha-3 code"
    return ""


def _mention_fault(record: MentionRecord, context: Context) -> str:
    if not record.ids.strip():
        return "no ids"
    if record.kind == "country":
        unknown = sorted(set(record.ids.split()) - country_codes())
        if unknown:
            return f"{' '.join(unknown)} is not an ISO 3166 alpha-3 code"
    return ""


def _relation_fault(record: RelationRecord, context: Context) -> str:
    if record.country not in country_codes():
        return f"{record.country} is not an ISO 3166 alpha-3 code"
    if record.date and not is_edtf(record.date):
        return f"date {record.date!r} is not an EDTF date"
    if record.sum_id and record.sum_id not in context.sum_ids:
        return f"sum {record.sum_id} is not in sums"
    return ""


_CHECKS: dict[type[Record], Callable[[Any, Context], str]] = {
    BlockRecord: _block_fault,
    DateRecord: _date_fault,
    AcronymRecord: _acronym_fault,
    SumRecord: _sum_fault,
    MentionRecord: _mention_fault,
    RelationRecord: _relation_fault,
}
