"""The rows of a document for every table, before validation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from kaext.document import Block, Document
from kaext.problems import Problem
from kaext.publication import publication_date
from kaext.records import BlockRecord, Columns, DocumentRecord, ProblemRecord, Record
from kaext.source import Source, bbox_columns

Rows = Mapping[str, Sequence[Record]]
"""The rows of each table, by the table's name, in document order."""


def rows_of(document: Document) -> dict[str, Sequence[Record]]:
    """Return the unvalidated rows of ``document`` by table (see :func:`kaext.emit.checks.checked_rows`)."""
    blocks = Columns(BlockRecord, document.text)
    for block in document.blocks:
        blocks.append(block_record(document, block))
    return {
        "documents": (document_record(document),),
        "blocks": blocks,
        "dates": document.dates,
        "acronyms": document.acronyms,
        "sums": document.sums,
        "mentions": document.mentions,
        "relations": document.relations,
        "problems": problem_records(document.doc_id, document.problems),
    }


def document_record(document: Document) -> DocumentRecord:
    """Return the row of ``document`` in ``documents``."""
    source = document.source
    titles = [document.text[block.start : block.end] for block in document.blocks if block.kind == "title"]
    return DocumentRecord(
        doc_id=document.doc_id,
        source=source.name,
        media_type=source.media_type,
        sha256=source.sha256,
        language="ka" if document.text else "",
        title=" ".join(titles) or source.title,
        pages=len(source.pages) or None,
        characters=len(document.text),
        script=" ".join(document.script),
        ocr=any(page.ocr for page in source.pages),
        status=document.status,
        error=document.error,
        problems=len(document.problems),
        published=publication_date(document),
    )


def block_record(document: Document, block: Block) -> BlockRecord:
    """Return the row of ``block`` in ``blocks``."""
    boxes = document.source.char_boxes
    placed = boxes.boxes_of(document.alignment.source_extents(block.start, block.end)) if boxes else ()
    return BlockRecord(
        doc_id=document.doc_id,
        block_id=block.block_id,
        kind=block.kind,
        unit=block.unit,
        heading=block.heading,
        level=block.level,
        order=block.order,
        **bbox_columns(placed),
        text=document.text[block.start : block.end],
        start=block.start,
        end=block.end,
        source_lines=_printed_lines(document.source, block) if boxes is None else "",
        targets=" ".join(block.targets),
    )


def _printed_lines(source: Source, block: Block) -> str:
    """Return the numbers of the lines that begin in a block; a line in two columns begins in the first."""
    lines = (source.lines[index] for index in block.lines)
    return line_ranges(line.number for line in lines if not line.is_second)


def problem_records(doc_id: str, problems: Iterable[Problem]) -> tuple[ProblemRecord, ...]:
    """Return the rows of a document's problems, with numbered ids."""
    return tuple(
        ProblemRecord(
            doc_id=doc_id,
            id=f"{doc_id}-p{number}",
            problem=problem.id,
            severity=problem.severity,
            page=problem.page,
            start=problem.start,
            end=problem.end,
            message=problem.message,
            remedy=problem.remedy,
        )
        for number, problem in enumerate(problems, 1)
    )


def line_ranges(numbers: Iterable[int]) -> str:
    """Format line numbers as ranges in ascending order: 12, 13, 14, 18 gives ``12-14 18``."""
    ordered = sorted(set(numbers))
    if not ordered:
        return ""
    starts = [ordered[0], *(after for before, after in pairwise(ordered) if after != before + 1)]
    ends = [*(before for before, after in pairwise(ordered) if after != before + 1), ordered[-1]]
    return " ".join(str(a) if a == z else f"{a}-{z}" for a, z in zip(starts, ends, strict=True))


def line_numbers(ranges: str) -> Iterator[int]:
    """Yield the line numbers in ranges formatted by :func:`line_ranges`."""
    for item in ranges.split():
        first, _, last = item.partition("-")
        yield from range(int(first), int(last or first) + 1)
