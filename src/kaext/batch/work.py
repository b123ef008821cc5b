"""What is done with one document of a batch, wherever it is done."""

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
    """A document to be processed: its id and place in the dataset, its input, what is known of it already."""

    doc_id: str
    input: Input
    number: int = 0
    key: str = ""
    notes: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """What a document came to: the entry of the journal that stands for its JSON file, which ends with ``digest``.

    ``source`` is the input's name.
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
    """A processed document: its JSON file's content, its tally, and the traceback of an internal error."""

    tally: Tally
    payload: Spool
    trace: str = ""


def extractor(options: Options) -> Callable[[Task], Outcome]:
    """Load the pipeline, and return the function that processes a document and returns its JSON."""
    nlp = load(options.profile, catalogue=options.catalogue)

    def extract(task: Task) -> Outcome:
        watch = Stopwatch()
        # Words that a document brings are forgotten with it: memory stays flat over any number of documents.
        with nlp.memory_zone():
            document = attempt(
                task.input.read, name=task.input.name, nlp=nlp, doc_id=task.doc_id, options=options, stopwatch=watch
            )
        return packed(task, document, stopwatch=watch)

    return extract


def reader(options: Options) -> Callable[[Task], Document]:
    """Load the pipeline, and return the function that processes a document and returns it."""
    nlp = load(options.profile, catalogue=options.catalogue)

    def read(task: Task) -> Document:
        return attempt(task.input.read, name=task.input.name, nlp=nlp, doc_id=task.doc_id, options=options)

    return read


def packed(task: Task, document: Document, *, stopwatch: Stopwatch | None = None) -> Outcome:
    """Return the outcome that a processed document gives."""
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
