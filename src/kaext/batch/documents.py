"""Read many files to documents without writing anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import tee
from pathlib import Path

from kaext.batch.inputs import Input
from kaext.batch.pool import LostTask, engine_of, run_tasks
from kaext.batch.work import Task, reader
from kaext.batch.worker import Setup
from kaext.doc_ids import streamed_ids
from kaext.document import Document
from kaext.pipeline import Options, failed


def read_many(paths: Iterable[str | Path], *, workers: int = 1, options: Options | None = None) -> Iterator[Document]:
    """Read many files, in input order; a file that fails gives a document with status ``failed``.

    Parameters
    ----------
    paths
        Files; folders are not searched. Consumed lazily, as documents are finished.
    workers
        Number of worker processes; 1 works in this process, without limits of time and memory.
    options
        Profile, limits and other options.

    Yields
    ------
    Document
        One per path; if files share a name, all but the first have a running number in their id.

    Raises
    ------
    TypeError
        ``paths`` is a single path.
    UsageError
        The profile is unknown, or a model is missing or damaged.
    """
    if isinstance(paths, (str, Path)):
        raise TypeError(f"paths is a list of paths, not one: [{str(paths)!r}]")
    return _documents(paths, workers=workers, options=options or Options())


def _documents(paths: Iterable[str | Path], *, workers: int, options: Options) -> Iterator[Document]:
    names, named = tee(map(str, paths))
    ids = zip(names, streamed_ids(named), strict=True)
    tasks = (Task(doc_id=doc_id, input=Input(name), number=n) for n, (name, doc_id) in enumerate(ids))
    if workers <= 1:
        yield from map(reader(options), tasks)
        return
    setup = Setup(options, processor="kaext.batch.work:reader")
    ready: dict[int, Document] = {}
    due = 0
    with engine_of(setup, workers=workers) as engine:
        for task, result in run_tasks(engine, tasks, held=lambda: len(ready)):
            is_lost = isinstance(result, LostTask)
            ready[task.number] = failed(task.input.name, result.cause, doc_id=task.doc_id) if is_lost else result
            while due in ready:
                yield ready.pop(due)
                due += 1
