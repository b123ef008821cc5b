"""The document as it leaves the pipeline: text, alignment, blocks and records."""

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


@dataclass(frozen=True, slots=True)
class Segment:
    """A block before its text is put together: which source lines it holds, in reading order.

    Parameters
    ----------
    lines
        Indices into ``Source.lines``.
    kind
        A line label of the annotation guidelines.
    unit
        ``sec:N`` or ``box:N``; empty for the rest.
    heading
        Title of that section or box, as printed.
    level
        1 for the top level of headings; 0 for blocks that are no headings.
    """

    lines: tuple[int, ...]
    kind: BlockKind
    unit: str = ""
    heading: str = ""
    level: int = 0


class Joint(NamedTuple):
    """A place in the normalised text between the halves of a word, and how sure it is that they are joined rightly."""

    at: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the normalised text, ``document.text[start:end]``.

    Parameters
    ----------
    block_id
        Unique in the dataset.
    kind, unit, heading, level
        As of a :class:`Segment`.
    order
        Its place in reading order, from 0.
    start, end
        Code points of the normalised text, end exclusive.
    lines
        Indices into ``Source.lines``.
    page
        From 1; None for texts.
    targets
        Where its links lead.
    joints
        Where words go on after a hyphen at a line end that may or may not be their own.
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
    joints: tuple[Joint, ...] = ()


@dataclass(slots=True, repr=False)
class Document:
    """One document with all that was found in it.

    Parameters
    ----------
    doc_id
        The slug of its file's name, unique in a dataset.
    source
        The file as read: text as decoded, lines, pages, boxes of characters.
    text
        The normalised text, in whose code points records count.
    alignment
        Maps extents of ``text`` to extents of ``source.text``.
    blocks
        The blocks of ``text``, in reading order.
    script
        ISO 15924 codes and names of legacy fonts that were found.
    dates, acronyms, sums, mentions
        What was found, in text order; the columns are those of the tables.
    relations
        The facts, each once.
    statements
        Every place that states one of them.
    matched, ruled_out
        What statements rest on; what was considered and is no record.
    problems
        What cannot be used or is not sure.
    status, error
        ``failed``, with the reason, where there are no records; ``partial`` where an error left something out.
    trace
        The traceback of an internal error.
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
        """Return how many records there are: written out, a document is as long as its text many times over."""
        counts = ", ".join(f"{table}={len(getattr(self, table))}" for table in _COUNTED)
        return f"<Document {self.doc_id} {self.status}: {counts}>"


_COUNTED = ("blocks", "dates", "acronyms", "sums", "mentions", "relations", "problems")
