"""The engine for a Dask cluster (extra ``distributed``): one child process per thread of the cluster."""

from __future__ import annotations

import threading
import time
from concurrent.futures import Future
from importlib.util import find_spec
from typing import Any, Self

from kaext.batch.pool import Child, LostTask
from kaext.batch.work import Task
from kaext.batch.worker import Setup
from kaext.problems import KaextError, UsageError, problem

_local = threading.local()
_CONNECT_SECONDS = 30
_LOOK_SECONDS = 10.0
# How long a cluster may be without any worker: replacements may have to queue.
_PATIENCE_SECONDS = 600.0
_RUNNING = "running"
_CLOSED = "closed"


class Cluster:
    """Runs tasks on the workers of a Dask scheduler, which must see the input files under the same paths.

    Dask itself reassigns the tasks of a lost worker. Each document still runs in a child process under the Dask worker,
    with the same limits as on one machine. If the scheduler or the last worker is lost, Dask would wait forever; here
    the pending tasks end with ``cluster-lost``.
    """

    def __init__(self, setup: Setup, scheduler: str) -> None:
        """Connect to the scheduler.

        Raises
        ------
        UsageError
            ``scheduler-unreachable``, or ``extra-missing`` if Dask is not installed.
        """
        if find_spec("distributed") is None:
            raise UsageError(problem("extra-missing", extra="distributed", purpose="--scheduler"))
        from distributed import Client

        self._setup = setup
        self._scheduler = scheduler
        self._promises: set[Future[Any]] = set()
        self._lock = threading.Lock()
        self._is_over = threading.Event()
        try:
            self._client = Client(scheduler, timeout=_CONNECT_SECONDS)
        except (OSError, ValueError) as error:
            raise UsageError(problem("scheduler-unreachable", address=scheduler, reason=str(error))) from None
        self._executor = self._client.get_executor(pure=False)

    @property
    def workers(self) -> int:
        """How many tasks can run at once: the threads of the cluster."""
        return max(1, self._threads())

    def _threads(self) -> int:
        """Return the number of the cluster's threads; 0 if its scheduler has just been lost."""
        try:
            threads: dict[str, int] = self._client.nthreads()
        except (OSError, AttributeError):
            return 0
        return sum(threads.values())

    def submit(self, task: Task) -> Future[Any]:
        """Start a task on the cluster.

        Raises
        ------
        KaextError
            ``cluster-lost``, here or as the future's result.
        """
        from distributed.client import ClosedClientError

        try:
            remote: Future[Any] = self._executor.submit(_run_in_child, task, self._setup)
        except ClosedClientError:
            raise self._lost("its scheduler is gone") from None
        promised: Future[Any] = Future()
        with self._lock:
            self._promises.add(promised)
        remote.add_done_callback(lambda done: self._keep(promised, done))
        return promised

    def __enter__(self) -> Self:
        threading.Thread(target=self._watch, name="kaext-cluster", daemon=True).start()
        return self

    def __exit__(self, kind: object, *exception: object) -> None:
        self._is_over.set()
        if self._client.status == _RUNNING:
            self._executor.shutdown(wait=kind is None)
        self._client.close()

    def _keep(self, promised: Future[Any], done: Future[Any]) -> None:
        """Resolve a promise with the result of its task, unless it has already failed."""
        if not self._take(promised):
            return
        if done.cancelled() and self._client.status != _RUNNING:
            promised.set_exception(self._lost("its scheduler is gone"))
        else:
            promised.set_result(_result_of(done))

    def _watch(self) -> None:
        """Fail all promises if the cluster is gone or has been without a worker for too long.

        A client whose scheduler has closed does not notify those who wait for its tasks.
        """
        last_seen = time.monotonic()
        while not self._is_over.wait(_LOOK_SECONDS):
            if self._client.status == _CLOSED:
                self._break_promises("its scheduler is gone")
            elif self._threads():
                last_seen = time.monotonic()
            elif time.monotonic() - last_seen > _PATIENCE_SECONDS:
                self._break_promises(f"it has had no worker for {_PATIENCE_SECONDS:g} seconds")

    def _break_promises(self, reason: str) -> None:
        with self._lock:
            promises = list(self._promises)
        for promised in filter(self._take, promises):
            promised.set_exception(self._lost(reason))

    def _take(self, promised: Future[Any]) -> bool:
        """Remove a promise from the open ones; return whether it was open, which is so for one caller only."""
        with self._lock:
            is_open = promised in self._promises
            self._promises.discard(promised)
        return is_open

    def _lost(self, reason: str) -> KaextError:
        return KaextError(problem("cluster-lost", address=self._scheduler, reason=reason))


def _run_in_child(task: Task, setup: Setup) -> Any:
    """Run a task in the child process of this thread of a Dask worker."""
    child: Child | None = getattr(_local, "child", None)
    if child is None or not child.is_alive or child.setup != setup:
        if child is not None and child.is_alive:
            child.close()
        child = _local.child = Child(setup)
    return child.run(task)


def _result_of(done: Future[Any]) -> Any:
    if done.cancelled():
        return LostTask(problem("worker-died", reason="the task was cancelled", tries=1))
    error = done.exception()
    if error is None:
        return done.result()
    return LostTask(problem("worker-died", reason=f"the cluster's {type(error).__name__}: {error}", tries=2))
