"""The processing of one document of a batch, in whatever process."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

from kaext.batch.inputs import Input
from kaext.batch.spool import Spool
from kaext.emit.checks import checked_rows
from kaext.emit.payload import write_document_json
from kaext.pipeline import Options, Stopwatch, attempt, load
from kaext.problems import Problem
from kaext.records import SPAN_TABLES, ProblemRecord

if TYPE_CHECKING:
    from kaext.document import Document


@dataclass(frozen=True, slots=True)
class Task:
    """A document to process: its id and number in the dataset, its input, and problems that are already known."""

    doc_id: str
    input: Input
    number: int = 0
    key: str = ""
    notes: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """The result of a document in figures: its journal entry.

    ``source`` is the name of the input, ``digest`` the checksum at the end of the document's JSON file.
    """

    doc_id: str
    key: str
    status: str
    source: str = ""
    digest: str = ""
    error: str = ""
    remedy: str = ""
    characters: int = 0
    pages: int = 0
    records: dict[str, int] = field(default_factory=dict)
    problems: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """Return the tally as plain values."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A processed document: its tally, the content of its JSON file, and the traceback of an internal error."""

    tally: Tally
    payload: Spool
    trace: str = ""


def extractor(options: Options) -> Callable[[Task], Outcome]:
    """Load the pipeline, and return a function that processes a document to its JSON."""
    nlp = load(options.profile, catalogue=options.catalogue)

    def extract(task: Task) -> Outcome:
        watch = Stopwatch()
        # The zone frees the vocabulary of each document, so that memory stays flat.
        with nlp.memory_zone():
            document = attempt(
                task.input.read, name=task.input.name, nlp=nlp, doc_id=task.doc_id, options=options, stopwatch=watch
            )
        return packed(task, document, stopwatch=watch)

    return extract


def reader(options: Options) -> Callable[[Task], Document]:
    """Load the pipeline, and return a function that processes a document."""
    nlp = load(options.profile, catalogue=options.catalogue)

    def read(task: Task) -> Document:
        return attempt(task.input.read, name=task.input.name, nlp=nlp, doc_id=task.doc_id, options=options)

    return read


def packed(task: Task, document: Document, *, stopwatch: Stopwatch | None = None) -> Outcome:
    """Return the outcome of a processed document."""
    watch = stopwatch or Stopwatch()
    document = replace(document, problems=(*task.notes, *document.problems))
    rows = checked_rows(document)
    payload = Spool()
    digest = write_document_json(payload, document, rows=rows)
    watch.lap("emit")
    tally = Tally(
        doc_id=task.doc_id,
        key=task.key,
        status=document.status,
        source=task.input.name,
        digest=digest,
        error=document.error,
        remedy=document.problems[-1].remedy if document.status == "failed" else "",
        characters=len(document.text),
        pages=len(document.source.pages),
        records={table: len(rows[table]) for table in (*SPAN_TABLES, "relations")},
        problems=dict(Counter(row.problem for row in rows["problems"] if isinstance(row, ProblemRecord))),
        seconds=watch.seconds,
    )
    return Outcome(tally, payload, document.trace)
