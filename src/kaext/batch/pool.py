"""Engines: the same work in this process, in worker processes, or on a Dask cluster.

With any engine, :func:`run_tasks` submits a bounded number of tasks and yields results as they arrive. A task whose
worker dies, hangs or runs out of memory is retried once when nothing else is running; then it counts as failed.
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

# How many times a document is tried whose worker dies.
_TRIES = 2
# How long a worker may take to load the pipeline, and to exit once its streams are closed.
_READY_SECONDS = 300.0
_DYING_SECONDS = 5.0
# How long a stopped run waits for its threads.
_STOP_SECONDS = 5.0
# Per worker: tasks queued or running, and results held back because earlier ones are missing.
_QUEUED_PER_WORKER = 2
_HELD_PER_WORKER = 8
# How much of the end of a worker's standard error is searched for its last line, in bytes.
_MESSAGE_TAIL = 4096


@dataclass(frozen=True, slots=True)
class LostTask:
    """The result of a task whose worker died, timed out or ran out of memory."""

    cause: Problem


class Engine(Protocol):
    """Something that runs tasks; used as a context manager."""

    @property
    def workers(self) -> int:
        """How many tasks can run at once."""

    def submit(self, task: Task) -> Future[Any]:
        """Start a task; the future's result is what the processor returned, or a :class:`LostTask`."""

    def __enter__(self) -> Self:
        """Return the engine, ready to take tasks."""

    def __exit__(self, kind: object, *exception: object) -> None:
        """Stop all workers; immediately if an exception (of that ``kind``) is propagating."""


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

    The threads are daemons: an interrupt may arrive anywhere, and no lock that it leaves behind may keep the process
    from exiting.
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
        """Start a task in the next free worker."""
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


def _stopped() -> LostTask:
    return LostTask(problem("worker-died", reason="the run was stopped", tries=0))


class Child:
    """The parent's side of a worker process; used by one thread."""

    def __init__(self, setup: Setup, *, launched: Launched | None = None) -> None:
        self.setup = setup
        self._is_ready = False
        self._process, self._requests, self._replies, self._messages = launched or launch()
        self.is_alive = True

    def run(self, task: Task) -> Any:
        """Run one task; return a :class:`LostTask` if the process does not survive it.

        Raises
        ------
        UsageError
            ``worker-start-failed``: the process exited before it accepted a task.
        """
        limits = self.setup.limits
        if not self._is_ready:
            with _deadline(self._process, _READY_SECONDS):
                try:
                    send(self._requests, self.setup)
                    receive(self._replies)
                except (EOFError, BrokenPipeError):
                    lost_task = self._lost_task(is_late=False)
                    if self._process.returncode < 0:
                        return lost_task
                    raise UsageError(problem("worker-start-failed", reason=lost_task.cause.message)) from None
            self._is_ready = True
        with _deadline(self._process, limits.seconds) as expired:
            try:
                send(self._requests, task)
                reply = receive(self._replies)
            except (EOFError, BrokenPipeError):
                return self._lost_task(is_late=expired.is_set())
        if isinstance(reply, OutOfMemory):
            self.close()
            return LostTask(problem("memory-limit", megabytes=limits.memory >> 20))
        return reply

    def kill(self) -> None:
        """Kill the process."""
        self._process.kill()

    def close(self) -> None:
        """Let the process exit, and wait for it."""
        self.is_alive = False
        with contextlib.suppress(BrokenPipeError):
            self._requests.close()
        self._process.wait()
        self._replies.close()
        self._messages.close()

    def _lost_task(self, *, is_late: bool) -> LostTask:
        reason = self._end()
        if is_late:
            return LostTask(problem("time-limit", seconds=f"{self.setup.limits.seconds:g}", tries=_TRIES))
        return LostTask(problem("worker-died", reason=reason, tries=_TRIES))

    def _end(self) -> str:
        """Make sure that the process has ended, and describe how."""
        try:
            code = self._process.wait(_DYING_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        reason = f"signal {-code}" if code < 0 else f"exit status {code}"
        reason += self._last_message()
        self.close()
        return reason

    def _last_message(self) -> str:
        """Return the last line that the process wrote to its standard error, in parentheses."""
        self._messages.seek(0, 2)
        self._messages.seek(max(0, self._messages.tell() - _MESSAGE_TAIL))
        lines = self._messages.read().decode("utf-8", "replace").split("\n")
        written = [" ".join(line.split()) for line in lines if line.strip()]
        return f" ({written[-1][:200]})" if written else ""


@contextlib.contextmanager
def _deadline(process: subprocess.Popen[bytes], seconds: float) -> Iterator[threading.Event]:
    """Kill ``process`` after ``seconds``; the event is set if this happens."""
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

    ``first`` is a worker process that has already been started.
    """
    if scheduler:
        from kaext.batch.cluster import Cluster

        return Cluster(setup, scheduler)
    return Processes(setup, workers=workers, first=first) if workers else InProcess(setup)


def run_tasks(
    engine: Engine, tasks: Iterable[Task], *, held: Callable[[], int] = lambda: 0
) -> Iterator[tuple[Task, Any]]:
    """Run tasks and yield each with its result as it arrives, with a bounded number in flight.

    Parameters
    ----------
    engine
        Where to run them; already entered.
    tasks
        Consumed as results arrive, so that memory does not depend on their number.
    held
        Number of results that the caller is holding back; above a limit no further task is started.
    """
    bound = _QUEUED_PER_WORKER * engine.workers
    waiting = iter(tasks)
    running: dict[Future[Any], Task] = {}
    # Waiting on one queue is safe to interrupt, unlike waiting on several futures.
    finished: SimpleQueue[Future[Any]] = SimpleQueue()
    lost_tasks: deque[Task] = deque()
    is_exhausted = False
    while True:
        while not lost_tasks and not is_exhausted and len(running) < bound:
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
                if isinstance(result, LostTask):
                    lost_tasks.append(task)
                else:
                    yield task, result
        elif lost_tasks:
            task = lost_tasks.popleft()
            yield task, engine.submit(task).result()
        else:
            return


def _next_ready(finished: SimpleQueue[Future[Any]]) -> list[Future[Any]]:
    """Wait for the next finished future, and return it with all others that have finished by then."""
    return [finished.get(), *(finished.get() for _ in range(finished.qsize()))]
