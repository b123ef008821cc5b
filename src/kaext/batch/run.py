"""The main job: from inputs to a finished dataset."""

from __future__ import annotations

import hashlib
import json
import platform
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from kaext import __version__
from kaext.batch.inputs import Input
from kaext.batch.keys import configuration_of, is_pdf, key_of
from kaext.batch.launch import Launched
from kaext.batch.output import OutputLock, open_output, refuse_foreign, remove_created
from kaext.batch.pool import LostTask, engine_of, run_tasks
from kaext.batch.store import Store
from kaext.batch.swap import commit_swap, finish_swap
from kaext.batch.unfinished import Loss, loss_of, record_configuration
from kaext.batch.work import Outcome, Tally, Task, packed
from kaext.batch.worker import PROCESSOR, Limits, Setup
from kaext.dataset.review import is_without_facts
from kaext.doc_ids import doc_ids
from kaext.emit.files import write_json
from kaext.emit.layout import ENTRIES
from kaext.emit.tables import write_tables
from kaext.pipeline import Options, failed
from kaext.problems import Problem, UsageError, problem
from kaext.records import CONTRACT_VERSION

# The digest of an empty file: two empty files are not reported as duplicates.
_EMPTY_DIGEST = hashlib.sha256(b"").digest()


@dataclass(frozen=True, slots=True)
class Extra:
    """An additional file or folder of a dataset; ``write`` receives the dataset's folder and its document ids."""

    name: str
    write: Callable[[Path, Sequence[str]], object]


@dataclass(frozen=True, slots=True)
class Job:
    """The specification of a run.

    Parameters
    ----------
    inputs
        The documents to read, in the order of the dataset.
    out
        The output folder.
    options
        Options for every document.
    limits
        Time and memory per document.
    workers
        Number of worker processes; 0 works in this process.
    scheduler
        Address of a Dask scheduler; empty for none.
    is_only_new
        Reuse finished documents of the dataset in ``out`` that are unchanged.
    is_forced
        Reuse nothing, not even from an interrupted run.
    is_excel_safe
        Write CSV that is safe to open in a spreadsheet.
    extras
        What to write into the dataset in addition to its tables.
    processor
        ``module:function`` that takes the options and returns the function that processes a document.
    """

    inputs: Sequence[Input]
    out: Path
    options: Options = field(default_factory=Options)
    limits: Limits = field(default_factory=Limits)
    workers: int = 1
    scheduler: str = ""
    is_only_new: bool = False
    is_forced: bool = False
    is_excel_safe: bool = False
    extras: Sequence[Extra] = ()
    processor: str = PROCESSOR


@dataclass(frozen=True, slots=True)
class Progress:
    """The state of a run after a document."""

    done: int
    total: int
    failures: int
    tally: Tally
    is_reused: bool
    trace: str = ""


class Failure(NamedTuple):
    """A failed document and the problem that caused the failure."""

    doc_id: str
    error: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The result of a run; ``failures`` are in the order of the dataset.

    ``damaged`` are the documents whose files differed from what an earlier run wrote; they were processed again.
    """

    out: Path
    documents: int
    reused: int
    statuses: dict[str, int]
    records: dict[str, int]
    problems: dict[str, int]
    without_facts: int
    failures: tuple[Failure, ...]
    damaged: tuple[str, ...]
    seconds: float


@dataclass(slots=True)
class Counts:
    """Running totals over the documents of a run; only failed documents are kept individually."""

    done: int = 0
    reused: int = 0
    characters: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    records: Counter[str] = field(default_factory=Counter)
    problems: Counter[str] = field(default_factory=Counter)
    seconds: Counter[str] = field(default_factory=Counter)
    without_facts: int = 0
    failures: list[tuple[int, Failure]] = field(default_factory=list)

    def add(self, task: Task, tally: Tally, *, is_reused: bool) -> None:
        """Add the document of a task; ``is_reused`` if an earlier run had processed it."""
        self.done += 1
        self.reused += is_reused
        self.characters += tally.characters
        self.statuses[tally.status] += 1
        self.records.update(tally.records)
        self.problems.update(tally.problems)
        self.seconds.update(tally.seconds)
        facts = tally.records.get("relations", 0)
        self.without_facts += is_without_facts(status=tally.status, characters=tally.characters, facts=facts)
        if tally.status == "failed":
            self.failures.append((task.number, Failure(task.doc_id, tally.error)))


Clock = Callable[[], float]


def run(
    job: Job,
    *,
    on_progress: Callable[[Progress], None] = lambda progress: None,
    on_loss: Callable[[Loss], None] = lambda loss: None,
    clock: Clock = time.time,
    first_worker: Launched | None = None,
) -> Summary:
    """Process the inputs and put the finished dataset in place of the old one.

    Parameters
    ----------
    job
        What to do.
    on_progress
        Called after every document.
    on_loss
        Called before the first document if finished documents of an interrupted run cannot be reused and will be
        dropped; not with ``job.is_forced``, which drops all of them.
    clock
        Seconds since the epoch; used only for the record of the run.
    first_worker
        A worker process that has already been started.

    Raises
    ------
    UsageError
        The output folder cannot be used.
    OSError
        Writing failed; run again to continue.
    """
    created = open_output(job.out)
    with OutputLock(job.out):
        try:
            return _run(job, on_progress, on_loss, clock, first_worker)
        except UsageError:
            remove_created(created, job.out)
            raise


def _run(
    job: Job,
    on_progress: Callable[[Progress], None],
    on_loss: Callable[[Loss], None],
    clock: Clock,
    first_worker: Launched | None,
) -> Summary:
    """Process the inputs; the caller holds the lock of the output folder."""
    finish_swap(job.out)
    refuse_foreign(job.out, ENTRIES | {extra.name for extra in job.extras})
    began, started = clock(), time.perf_counter()
    planned = plan(job)
    # Looked up while the first worker starts.
    versions = _versions()
    with Store(job.out, is_fresh=job.is_forced, has_earlier=job.is_only_new and not job.is_forced) as store:
        loss = loss_of(store, planned.tasks(), configuration=planned.configuration)
        if loss.documents:
            on_loss(loss)
        record_configuration(job.out, planned.configuration)
        counts = _process(job, planned, store, on_progress, first_worker)
        store.keep_only(planned.doc_ids)
    write_tables(store.dataset, planned.doc_ids, is_excel_safe=job.is_excel_safe)
    for extra in job.extras:
        extra.write(store.dataset, planned.doc_ids)
    summary = _summary(job, counts, damaged=store.damaged, seconds=time.perf_counter() - started)
    record = _run_record(job, summary, counts, versions=versions, began=began, ended=clock())
    write_json(store.dataset / "run.json", record)
    commit_swap(job.out)
    return summary


@dataclass(frozen=True, slots=True)
class Plan:
    """The documents of a run, in order.

    Parameters
    ----------
    inputs
        What to read.
    doc_ids
        Their ids.
    digests
        SHA-256 of their contents; empty if one cannot be read.
    originals
        Maps the number of an input to that of an earlier input with the same content.
    configuration
        Everything apart from its content that determines the result of a document.
    has_ocr
        Whether there are PDFs whose pages OCR can read.
    """

    inputs: Sequence[Input]
    doc_ids: Sequence[str]
    digests: Sequence[bytes]
    originals: Mapping[int, int]
    configuration: Mapping[str, Any]
    has_ocr: bool

    def __len__(self) -> int:
        return len(self.inputs)

    def tasks(self) -> Iterator[Task]:
        """Yield the tasks lazily: a million of them would take a gigabyte."""
        configuration = json.dumps(self.configuration, sort_keys=True)
        for number, (item, doc_id, digest) in enumerate(zip(self.inputs, self.doc_ids, self.digests, strict=True)):
            notes: tuple[Problem, ...] = ()
            if number in self.originals:
                notes = (problem("duplicate-content", source=self.inputs[self.originals[number]].name),)
            key = key_of(
                item,
                doc_id=doc_id,
                sha256=digest.hex(),
                notes=notes,
                configuration=configuration,
                has_ocr=self.has_ocr,
            )
            yield Task(doc_id=doc_id, input=item, number=number, key=key, notes=notes)


def plan(job: Job) -> Plan:
    """Read the inputs once to identify them, and return the documents to process."""
    digests = [item.digest() for item in job.inputs]
    first: dict[bytes, int] = {}
    originals = {
        number: first[digest]
        for number, digest in enumerate(digests)
        if digest not in (b"", _EMPTY_DIGEST) and first.setdefault(digest, number) != number
    }
    names = (item.name for item in job.inputs)
    return Plan(
        inputs=job.inputs,
        doc_ids=doc_ids(zip(names, (digest.hex() for digest in digests), strict=True)),
        digests=digests,
        originals=originals,
        configuration=configuration_of(job.options),
        has_ocr=job.options.ocr != "never" and any(map(is_pdf, job.inputs)) and _has_tesseract(),
    )


def _has_tesseract() -> bool:
    from kaext.ingest.ocr import tesseract

    return tesseract.is_available()


def _process(
    job: Job,
    planned: Plan,
    store: Store,
    on_progress: Callable[[Progress], None],
    first_worker: Launched | None,
) -> Counts:
    """Bring every document into the store, and return the totals."""
    counts = Counts()

    def notify(task: Task, tally: Tally, *, is_reused: bool, trace: str = "") -> None:
        counts.add(task, tally, is_reused=is_reused)
        on_progress(Progress(counts.done, len(planned), len(counts.failures), tally, is_reused, trace))

    def missing() -> Iterator[Task]:
        for task in planned.tasks():
            tally = store.reused(task.doc_id, task.key)
            if tally is None:
                yield task
            else:
                notify(task, tally, is_reused=True)

    remaining = missing()
    first = next(remaining, None)
    if first is None:
        return counts
    setup = Setup(job.options, processor=job.processor, limits=job.limits)
    with engine_of(setup, workers=job.workers, scheduler=job.scheduler, first=first_worker) as engine:
        for task, result in run_tasks(engine, chain([first], remaining)):
            outcome = _lost(task, result) if isinstance(result, LostTask) else result
            store.add(outcome)
            notify(task, outcome.tally, is_reused=False, trace=outcome.trace)
    return counts


def _lost(task: Task, lost: LostTask) -> Outcome:
    document = failed(task.input.name, lost.cause, doc_id=task.doc_id, sha256=task.input.digest().hex())
    return packed(task, document)


def _summary(job: Job, counts: Counts, *, damaged: Sequence[str], seconds: float) -> Summary:
    return Summary(
        out=job.out,
        documents=counts.done,
        reused=counts.reused,
        statuses=dict(sorted(counts.statuses.items())),
        records=dict(counts.records),
        problems=dict(sorted(counts.problems.items())),
        without_facts=counts.without_facts,
        failures=tuple(failure for _, failure in sorted(counts.failures)),
        damaged=tuple(dict.fromkeys(damaged)),
        seconds=seconds,
    )


def _versions() -> dict[str, str]:
    return {
        "kaext": __version__,
        "python": platform.python_version(),
        "platform": platform.platform(),
        **{name: version(name) for name in ("spacy", "pydantic", "pdfplumber", "pypdfium2")},
    }


def _run_record(
    job: Job, summary: Summary, counts: Counts, *, versions: dict[str, str], began: float, ended: float
) -> dict[str, Any]:
    """Return the content of ``run.json``: versions, configuration, times and rates.

    Parameters
    ----------
    job, summary, counts
        The specification of the run and its result.
    versions
        Of kaext, of Python and of the libraries, by name.
    began, ended
        Seconds since the epoch.
    """
    seconds = max(summary.seconds, 1e-9)
    return {
        "contract": CONTRACT_VERSION,
        "versions": versions,
        "configuration": {
            **configuration_of(job.options),
            "limits": asdict(job.limits),
            "workers": job.workers,
            "scheduler": job.scheduler,
            "only_new": job.is_only_new,
            "force": job.is_forced,
            "excel_safe": job.is_excel_safe,
        },
        "began": datetime.fromtimestamp(began, UTC).isoformat(timespec="seconds"),
        "ended": datetime.fromtimestamp(ended, UTC).isoformat(timespec="seconds"),
        "seconds": round(summary.seconds, 3),
        "seconds_by_stage": {stage: round(value, 3) for stage, value in counts.seconds.items()},
        "documents": {"total": summary.documents, "reused": summary.reused, **summary.statuses},
        "records": summary.records,
        "problems": summary.problems,
        "rates": {
            "documents_per_second": round((summary.documents - summary.reused) / seconds, 3),
            "characters_per_second": round(counts.characters / seconds, 1),
        },
    }
