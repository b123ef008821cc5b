"""The main job: inputs to a finished dataset."""

from __future__ import annotations

import json
import platform
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from kaext import __version__
from kaext.batch.inputs import Input
from kaext.batch.launch import Launched
from kaext.batch.pool import PROCESSOR, Casualty, engine_of, run_tasks, setup_of
from kaext.batch.store import (
    OutputLock,
    Store,
    configuration_of,
    finished_before,
    key_of,
    open_output,
    refuse_foreign,
)
from kaext.batch.swap import decide_swap, finish_swap
from kaext.batch.work import Outcome, Tally, Task, packed
from kaext.batch.worker import Limits
from kaext.emit.dataset import ENTRIES, write_json, write_tables
from kaext.emit.ids import doc_ids
from kaext.pipeline import Options, failed
from kaext.problems import Problem, problem
from kaext.records import CONTRACT_VERSION


@dataclass(frozen=True, slots=True)
class Extra:
    """A file or folder of a dataset besides its tables; ``write`` is given the dataset's folder and document ids."""

    name: str
    write: Callable[[Path, Sequence[str]], object]


@dataclass(frozen=True, slots=True)
class Job:
    """What a run is asked to do.

    Parameters
    ----------
    inputs
        What to read, in the order of the dataset.
    out
        The output folder.
    options
        The choices for every document.
    limits
        Time and memory of a document.
    workers
        Number of processes; 0 works in this one.
    scheduler
        Address of a Dask scheduler; empty for none.
    is_only_new
        Take over finished documents of the dataset in ``out``.
    is_forced
        Take over nothing, not even from an interrupted run.
    is_excel_safe
        Write CSV for spreadsheets.
    extras
        What to write into the dataset besides its tables.
    processor
        ``module:function`` that makes the function that processes a document.
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
    """Told after every document."""

    done: int
    total: int
    failures: int
    tally: Tally
    is_reused: bool
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run came to."""

    out: Path
    documents: int
    reused: int
    statuses: dict[str, int]
    records: dict[str, int]
    problems: dict[str, int]
    failures: tuple[Tally, ...]
    seconds: float


Clock = Callable[[], float]


def run(
    job: Job,
    *,
    on_progress: Callable[[Progress], None] = lambda progress: None,
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
    clock
        Seconds since the epoch, for the record of the run alone.
    first_worker
        A worker process that has been started already.

    Raises
    ------
    UsageError
        The output folder cannot be used.
    OSError
        Writing failed; run again to go on.
    """
    open_output(job.out)
    with OutputLock(job.out):
        finish_swap(job.out)
        refuse_foreign(job.out, ENTRIES | {extra.name for extra in job.extras})
        began, started = clock(), time.perf_counter()
        tasks = plan(job)
        # Looked up while the first worker gets ready.
        versions = _versions()
        store = Store(job.out, is_fresh=job.is_forced)
        try:
            reused = _process(job, tasks, store, on_progress, first_worker)
        finally:
            store.leave()
        ids = [task.doc_id for task in tasks]
        store.close(ids)
        write_tables(store.dataset, ids, is_excel_safe=job.is_excel_safe)
        for extra in job.extras:
            extra.write(store.dataset, ids)
        summary = _summary(job, [store.finished[doc_id] for doc_id in ids], reused, time.perf_counter() - started)
        record = run_record(job, summary, list(store.finished.values()), versions=versions, began=began, ended=clock())
        write_json(store.dataset / "run.json", record)
        decide_swap(job.out)
    return summary


def plan(job: Job) -> list[Task]:
    """Return the tasks of a run: ids, keys, and notes on inputs of the same content."""
    configuration = json.dumps(configuration_of(job.options), sort_keys=True)
    hashes = [item.sha256() for item in job.inputs]
    names = [item.name for item in job.inputs]
    first: dict[str, str] = {}
    tasks: list[Task] = []
    for number, (item, sha256, doc_id) in enumerate(
        zip(job.inputs, hashes, doc_ids(zip(names, hashes, strict=True)), strict=True)
    ):
        notes: tuple[Problem, ...] = ()
        if sha256 and first.setdefault(sha256, item.name) != item.name:
            notes = (problem("duplicate-content", source=first[sha256]),)
        key = key_of(item, doc_id=doc_id, sha256=sha256, notes=notes, configuration=configuration)
        tasks.append(Task(doc_id=doc_id, input=item, number=number, key=key, notes=notes))
    return tasks


def _process(
    job: Job,
    tasks: Sequence[Task],
    store: Store,
    on_progress: Callable[[Progress], None],
    first_worker: Launched | None,
) -> int:
    """Bring every task's document into the store; return how many were there already."""
    before = finished_before(job.out) if job.is_only_new and not job.is_forced else {}
    counts: Counter[str] = Counter()

    def tell(tally: Tally, *, is_reused: bool, trace: str = "") -> None:
        counts["done"] += 1
        counts["failures"] += tally.status == "failed"
        counts["reused"] += is_reused
        on_progress(Progress(counts["done"], len(tasks), counts["failures"], tally, is_reused, trace))

    def missing() -> Iterator[Task]:
        for task in tasks:
            here, there = store.finished.get(task.doc_id), before.get(task.doc_id)
            if here is not None and here.key == task.key:
                tell(here, is_reused=True)
            elif there is not None and there.key == task.key and there.status != "failed":
                store.adopt(there)
                tell(there, is_reused=True)
            else:
                yield task

    remaining = missing()
    first = next(remaining, None)
    if first is None:
        return counts["reused"]
    setup = setup_of(job.options, processor=job.processor, limits=job.limits)
    with engine_of(setup, workers=job.workers, scheduler=job.scheduler, first=first_worker) as engine:
        for task, result in run_tasks(engine, _chained(first, remaining)):
            outcome = _lost(task, result) if isinstance(result, Casualty) else result
            store.add(outcome)
            tell(outcome.tally, is_reused=False, trace=outcome.trace)
    return counts["reused"]


def _chained(first: Task, others: Iterator[Task]) -> Iterator[Task]:
    yield first
    yield from others


def _lost(task: Task, casualty: Casualty) -> Outcome:
    document = failed(task.input.name, casualty.cause, doc_id=task.doc_id)
    document.source = replace(document.source, sha256=task.input.sha256())
    return packed(task, document)


def _summary(job: Job, tallies: Sequence[Tally], reused: int, seconds: float) -> Summary:
    records: Counter[str] = Counter()
    problems: Counter[str] = Counter()
    for tally in tallies:
        records.update(tally.records)
        problems.update(tally.problems)
    return Summary(
        out=job.out,
        documents=len(tallies),
        reused=reused,
        statuses=dict(Counter(tally.status for tally in tallies)),
        records=dict(records),
        problems=dict(sorted(problems.items())),
        failures=tuple(tally for tally in tallies if tally.status == "failed"),
        seconds=seconds,
    )


def _versions() -> dict[str, str]:
    return {
        "kaext": __version__,
        "python": platform.python_version(),
        "platform": platform.platform(),
        **{name: version(name) for name in ("spacy", "pydantic", "pdfplumber", "pypdfium2")},
    }


def run_record(
    job: Job, summary: Summary, tallies: Sequence[Tally], *, versions: dict[str, str], began: float, ended: float
) -> dict[str, Any]:
    """Return the content of ``run.json``: versions, configuration, times and rates."""
    stages: Counter[str] = Counter()
    for tally in tallies:
        stages.update(tally.seconds)
    characters = sum(tally.characters for tally in tallies)
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
        "seconds_by_stage": {stage: round(value, 3) for stage, value in stages.items()},
        "documents": {"total": summary.documents, "reused": summary.reused, **summary.statuses},
        "records": summary.records,
        "problems": summary.problems,
        "rates": {
            "documents_per_second": round((summary.documents - summary.reused) / seconds, 3),
            "characters_per_second": round(characters / seconds, 1),
        },
    }
