"""The document that the pipeline returns: text, alignment, blocks and records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from kaext.alignment import Alignment
from kaext.problems import Problem
from kaext.records import (
    AcronymRecord,
    DateRecord,
    MatchedRecord,
    MentionRecord,
    RelationRecord,
    RuledOutRecord,
    SumRecord,
)
from kaext.source import Source

BlockKind = Literal[
    "title",
    "heading",
    "body",
    "box_title",
    "box",
    "caption",
    "credit",
    "header",
    "page_number",
    "timeline",
    "link",
    "imprint",
]
Status = Literal["ok", "partial", "failed"]
# The tables that the representation of a document counts.
_COUNTED = ("blocks", "dates", "acronyms", "sums", "mentions", "relations", "problems")


@dataclass(frozen=True, slots=True)
class Segment:
    """A block before its text is assembled: the source lines it consists of, in reading order.

    Parameters
    ----------
    lines
        Indices into ``Source.lines``.
    kind
        A line label of the annotation guidelines.
    unit
        Section or box of the block, ``sec:N`` or ``box:N``; empty for other blocks.
    heading
        Title of that section or box, as printed.
    level
        1 for a top-level heading; 0 for a block that is not a heading.
    """

    lines: tuple[int, ...]
    kind: BlockKind
    unit: str = ""
    heading: str = ""
    level: int = 0


class WordJoin(NamedTuple):
    """A point where a word split by a line-end hyphen was joined again.

    ``offset`` is a code point in the normalised text, ``confidence`` that of the choice to drop or keep the hyphen.
    """

    offset: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the normalised text, ``document.text[start:end]``.

    Parameters
    ----------
    block_id
        Unique in the dataset.
    kind, unit, heading, level
        As in :class:`Segment`.
    order
        Position in reading order, from 0.
    start, end
        Code points of the normalised text, end exclusive.
    lines
        Indices into ``Source.lines``.
    page
        Page number from 1; None for text inputs.
    targets
        Targets of its links.
    word_joins
        Words joined across a line-end hyphen that may or may not belong to the word.
    """

    block_id: str
    kind: BlockKind
    unit: str
    heading: str
    level: int
    order: int
    start: int
    end: int
    lines: tuple[int, ...]
    page: int | None = None
    targets: tuple[str, ...] = ()
    word_joins: tuple[WordJoin, ...] = ()


@dataclass(slots=True, repr=False)
class Document:
    """One document with everything extracted from it.

    Parameters
    ----------
    doc_id
        Slug of the file name, unique in a dataset.
    source
        The file as read: decoded text, lines, pages, character positions.
    text
        The normalised text. All offsets of records are code points in it.
    alignment
        Maps extents of ``text`` to extents of ``source.text``.
    blocks
        The blocks of ``text``, in reading order.
    script
        ISO 15924 codes of the scripts, and names of the legacy fonts, that were found.
    dates, acronyms, sums, mentions
        The records in text order, with the columns of their tables.
    relations
        The facts, each listed once.
    statements
        Every statement of a fact in the text.
    matched
        The evidence on which statements rest.
    ruled_out
        Readings that were considered and rejected.
    problems
        Input that could not be used, or results that are uncertain.
    status, error
        ``failed`` with the reason if there are no records; ``partial`` if an error left some of them out.
    trace
        Traceback of an internal error.
    """

    doc_id: str
    source: Source
    text: str = ""
    alignment: Alignment = field(default_factory=lambda: Alignment(()))
    blocks: tuple[Block, ...] = ()
    script: tuple[str, ...] = ()
    dates: Sequence[DateRecord] = ()
    acronyms: Sequence[AcronymRecord] = ()
    sums: Sequence[SumRecord] = ()
    mentions: Sequence[MentionRecord] = ()
    relations: Sequence[RelationRecord] = ()
    statements: Sequence[RelationRecord] = ()
    matched: Sequence[MatchedRecord] = ()
    ruled_out: Sequence[RuledOutRecord] = ()
    problems: tuple[Problem, ...] = ()
    status: Status = "ok"
    error: str = ""
    trace: str = ""

    def __repr__(self) -> str:
        """Return a summary with record counts; the full content would be many times as long as the text."""
        counts = ", ".join(f"{table}={len(getattr(self, table))}" for table in _COUNTED)
        return f"<Document {self.doc_id} {self.status}: {counts}>"
