"""The engine for a Dask cluster (extra ``distributed``): the same workers, one under each thread of the cluster."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from importlib.util import find_spec
from typing import Any, Self

from kaext.batch.pool import Casualty, Child
from kaext.batch.work import Task
from kaext.batch.worker import Setup
from kaext.problems import UsageError, problem

_local = threading.local()
_CONNECT_SECONDS = 30


class Cluster:
    """Runs tasks on the workers of a Dask scheduler, which must see the input files under the same paths.

    A Dask worker that is lost has its tasks done by another (Dask's own doing). Each document still runs in a child
    process under the Dask worker, with the same limits as on one machine.
    """

    def __init__(self, setup: Setup, scheduler: str) -> None:
        """Connect to the scheduler.

        Raises
        ------
        UsageError
            ``scheduler-unreachable``, or ``extra-missing`` where Dask is not installed.
        """
        if find_spec("distributed") is None:
            raise UsageError(problem("extra-missing", extra="distributed", purpose="--scheduler"))
        from distributed import Client

        self._setup = setup
        try:
            self._client = Client(scheduler, timeout=_CONNECT_SECONDS)
        except OSError as error:
            raise UsageError(problem("scheduler-unreachable", address=scheduler, reason=str(error))) from None
        self._executor = self._client.get_executor(pure=False)

    @property
    def workers(self) -> int:
        """How many tasks can run at once: the threads of the cluster."""
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))

    def submit(self, task: Task) -> Future[Any]:
        """Start a task on the cluster."""
        promised: Future[Any] = Future()
        remote: Future[Any] = self._executor.submit(run_in_child, task, self._setup)
        remote.add_done_callback(lambda done: promised.set_result(_result_of(done)))
        return promised

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *exception: object) -> None:
        self._executor.shutdown(wait=kind is None)
        self._client.close()


def run_in_child(task: Task, setup: Setup) -> Any:
    """Run a task in the child process of this thread of a Dask worker."""
    child: Child | None = getattr(_local, "child", None)
    if child is None or not child.is_alive or child.setup != setup:
        if child is not None and child.is_alive:
            child.close()
        child = _local.child = Child(setup)
    return child.run(task)


def _result_of(done: Future[Any]) -> Any:
    if done.cancelled():
        return Casualty(problem("worker-died", reason="the task was cancelled", tries=1))
    error = done.exception()
    if error is None:
        return done.result()
    return Casualty(problem("worker-died", reason=f"the cluster's {type(error).__name__}: {error}", tries=2))
