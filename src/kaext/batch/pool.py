"""Engines: the same work in this process, in workers of this machine, or on a Dask cluster.

Whatever the engine, :func:`run_tasks` hands it a bounded number of tasks and yields results as they come. A task
whose worker dies, hangs or runs out of memory is tried once more when nothing else runs; then it counts as failed.
"""

from __future__ import annotations

import contextlib
import subprocess
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, Protocol, Self

from kaext.batch.launch import Launched, launch
from kaext.batch.work import Task
from kaext.batch.worker import OutOfMemory, Setup, loading, processor_of, receive, send
from kaext.problems import Problem, UsageError, problem

# How often a document is tried that took its worker with it.
_TRIES = 2
# How long a worker may take to load the pipeline, and to end once its streams are closed.
_READY_SECONDS = 300.0
_DYING_SECONDS = 5.0
# How long a run that is stopped waits for its threads.
_STOP_SECONDS = 5.0
# Tasks that wait or run, and results that wait for those before them, for each worker.
_QUEUED_PER_WORKER = 2
_HELD_PER_WORKER = 8
# Bytes of a worker's messages of which the last line is told.
_LAST_WORDS = 4096


@dataclass(frozen=True, slots=True)
class Casualty:
    """The result of a task that took its worker with it."""

    cause: Problem


class Engine(Protocol):
    """Something that runs tasks; used as a context manager."""

    @property
    def workers(self) -> int:
        """How many tasks can run at once."""

    def submit(self, task: Task) -> Future[Any]:
        """Start a task; the future's result is what the processor returned, or a :class:`Casualty`."""

    def __enter__(self) -> Self:
        """Return the engine, ready to take tasks."""

    def __exit__(self, kind: object, *exception: object) -> None:
        """End all workers, at once where an exception (of that ``kind``) is on its way."""


class InProcess:
    """Runs tasks in this process, one at a time, without limits of time and memory."""

    def __init__(self, setup: Setup) -> None:
        with loading():
            self._process = processor_of(setup)

    @property
    def workers(self) -> int:
        """One task runs at once."""
        return 1

    def submit(self, task: Task) -> Future[Any]:
        """Run a task."""
        future: Future[Any] = Future()
        future.set_result(self._process(task))
        return future

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *exception: object) -> None:
        pass


class Processes:
    """Runs tasks in worker processes of this machine, each served by a thread of this one.

    The threads are daemons: an interrupt may strike this process anywhere, and nothing that it leaves locked keeps the
    process from ending.
    """

    def __init__(self, setup: Setup, *, workers: int, first: Launched | None = None) -> None:
        self._first = first
        self._setup = setup
        self._tasks: SimpleQueue[tuple[Future[Any], Task] | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._children: list[Child] = []
        self._is_closing = False
        self._threads = [
            threading.Thread(target=self._serve, name=f"kaext-worker-{number}", daemon=True)
            for number in range(workers)
        ]
        for thread in self._threads:
            thread.start()

    @property
    def workers(self) -> int:
        """The number of worker processes."""
        return len(self._threads)

    def submit(self, task: Task) -> Future[Any]:
        """Start a task in the next worker that is free."""
        future: Future[Any] = Future()
        self._tasks.put((future, task))
        return future

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *exception: object) -> None:
        with self._lock:
            self._is_closing = True
            if kind is not None:
                for child in self._children:
                    child.kill()
        for _ in self._threads:
            self._tasks.put(None)
        for thread in self._threads:
            thread.join(None if kind is None else _STOP_SECONDS)
        for child in self._children:
            child.close()

    def _serve(self) -> None:
        """Run tasks as they come, in a worker process of this thread's own."""
        child: Child | None = None
        while (item := self._tasks.get()) is not None:
            future, task = item
            try:
                child = child if child is not None and child.is_alive else self._new_child()
                result = child.run(task) if child is not None else _stopped()
            except BaseException as error:
                future.set_exception(error)
            else:
                future.set_result(result)

    def _new_child(self) -> Child | None:
        """Return a new worker process, none where the run is about to end."""
        with self._lock:
            if self._is_closing:
                return None
            child = Child(self._setup, launched=self._first)
            self._first = None
            self._children = [*(other for other in self._children if other.is_alive), child]
            return child


def _stopped() -> Casualty:
    return Casualty(problem("worker-died", reason="the run was stopped", tries=0))


class Child:
    """A worker process, seen from its parent; used by one thread."""

    def __init__(self, setup: Setup, *, launched: Launched | None = None) -> None:
        self.setup = setup
        self._is_ready = False
        self._process, self._requests, self._replies, self._messages = launched or launch()
        self.is_alive = True

    def run(self, task: Task) -> Any:
        """Run one task; a :class:`Casualty` where the process does not survive it.

        Raises
        ------
        UsageError
            ``worker-start-failed``: the process gave up before it took a task.
        """
        limits = self.setup.limits
        if not self._is_ready:
            with _deadline(self._process, _READY_SECONDS):
                try:
                    send(self._requests, self.setup)
                    receive(self._replies)
                except (EOFError, BrokenPipeError):
                    casualty = self._casualty(is_late=False)
                    if self._process.returncode < 0:
                        return casualty
                    raise UsageError(problem("worker-start-failed", reason=casualty.cause.message)) from None
            self._is_ready = True
        with _deadline(self._process, limits.seconds) as expired:
            try:
                send(self._requests, task)
                reply = receive(self._replies)
            except (EOFError, BrokenPipeError):
                return self._casualty(is_late=expired.is_set())
        if isinstance(reply, OutOfMemory):
            self.close()
            return Casualty(problem("memory-limit", megabytes=limits.memory >> 20))
        return reply

    def kill(self) -> None:
        """End the process at once."""
        self._process.kill()

    def close(self) -> None:
        """Let the process end, and wait for it."""
        self.is_alive = False
        with contextlib.suppress(BrokenPipeError):
            self._requests.close()
        self._process.wait()
        self._replies.close()
        self._messages.close()

    def _casualty(self, *, is_late: bool) -> Casualty:
        reason = self._end()
        if is_late:
            return Casualty(problem("time-limit", seconds=f"{self.setup.limits.seconds:g}", tries=_TRIES))
        return Casualty(problem("worker-died", reason=reason, tries=_TRIES))

    def _end(self) -> str:
        """Make sure that the process is gone, and return how it ended."""
        try:
            code = self._process.wait(_DYING_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        reason = f"signal {-code}" if code < 0 else f"exit status {code}"
        reason += self._last_words()
        self.close()
        return reason

    def _last_words(self) -> str:
        """Return the last line that the process wrote to its standard error, in brackets."""
        self._messages.seek(0, 2)
        self._messages.seek(max(0, self._messages.tell() - _LAST_WORDS))
        lines = self._messages.read().decode("utf-8", "replace").split("\n")
        written = [" ".join(line.split()) for line in lines if line.strip()]
        return f" ({written[-1][:200]})" if written else ""


@contextlib.contextmanager
def _deadline(process: subprocess.Popen[bytes], seconds: float) -> Iterator[threading.Event]:
    """Kill ``process`` after ``seconds``; the event tells whether it came to that."""
    expired = threading.Event()
    if not seconds:
        yield expired
        return

    def expire() -> None:
        expired.set()
        process.kill()

    timer = threading.Timer(seconds, expire)
    timer.daemon = True
    timer.start()
    try:
        yield expired
    finally:
        timer.cancel()


def engine_of(setup: Setup, *, workers: int, scheduler: str = "", first: Launched | None = None) -> Engine:
    """Return the engine for a number of workers: 0 works in this process; ``scheduler`` names a Dask cluster.

    ``first`` is a worker process that has been started already.
    """
    if scheduler:
        from kaext.batch.cluster import Cluster

        return Cluster(setup, scheduler)
    return Processes(setup, workers=workers, first=first) if workers else InProcess(setup)


def run_tasks(
    engine: Engine, tasks: Iterable[Task], *, held: Callable[[], int] = lambda: 0
) -> Iterator[tuple[Task, Any]]:
    """Run tasks and yield each with its result as it is there, with few of them under way at any time.

    Parameters
    ----------
    engine
        Where to run them, entered already.
    tasks
        Taken from as results come, so that an endless stream needs no more memory than a short one.
    held
        Number of results that the caller keeps back; where they are many, no further task is started.
    """
    bound = _QUEUED_PER_WORKER * engine.workers
    waiting = iter(tasks)
    running: dict[Future[Any], Task] = {}
    # An interrupt finds this process in the queue's own code, not between the locks of several futures.
    finished: SimpleQueue[Future[Any]] = SimpleQueue()
    casualties: deque[Task] = deque()
    is_exhausted = False
    while True:
        while not casualties and not is_exhausted and len(running) < bound:
            if running and held() >= _HELD_PER_WORKER * bound:
                break
            task = next(waiting, None)
            if task is None:
                is_exhausted = True
                break
            future = engine.submit(task)
            running[future] = task
            future.add_done_callback(finished.put)
        if running:
            for future in sorted(_next_ready(finished), key=lambda future: running[future].number):
                task, result = running.pop(future), future.result()
                if isinstance(result, Casualty):
                    casualties.append(task)
                else:
                    yield task, result
        elif casualties:
            task = casualties.popleft()
            yield task, engine.submit(task).result()
        else:
            return


def _next_ready(finished: SimpleQueue[Future[Any]]) -> list[Future[Any]]:
    """Wait for the next future that has its result, and return it with the others that have theirs by then."""
    return [finished.get(), *(finished.get() for _ in range(finished.qsize()))]
