"""The Dask engine on a cluster of this machine: processes that are simply killed, so that no test waits for them."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kaext.batch.inputs import find_inputs
from kaext.batch.run import Job, Progress, run
from kaext.batch.worker import Limits
from kaext.problems import KaextError, UsageError
from tests.batch.hooks import LIGHT, MISBEHAVING, SLOW
from tests.batch.test_run import ROOT
from tests.batch.trees import tree

pytest.importorskip("distributed", reason="the extra `distributed` is not installed")

WORKERS = 2
START_SECONDS = 120


class Cluster:
    """A scheduler and workers, each a process of its own.

    Not ``LocalCluster``: it asks its workers to end and waits for them, for ever where one of them is just starting.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        address_file = folder / "scheduler.json"
        self.scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        _await(address_file.exists)
        self.address: str = json.loads(address_file.read_text())["address"]
        options = ("--no-nanny", "--nthreads", "1", "--no-dashboard", "--memory-limit", "0")
        self.workers = [self._start("worker", *options) for _ in range(WORKERS)]

    def _start(self, what: str, *options: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", f"distributed.cli.dask_{what}", "--scheduler-file", "scheduler.json", *options]
        paths = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
        environment = {**os.environ, "PYTHONPATH": paths}
        silence = subprocess.DEVNULL
        return subprocess.Popen(command, cwd=self._folder, env=environment, stdout=silence, stderr=silence)

    def close(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


def _await(is_done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not is_done():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.fixture
def cluster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cluster]:
    """A cluster, and thirty documents in a folder ``in`` beside it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(ROOT)
    monkeypatch.setattr("kaext.batch.cluster._LOOK_SECONDS", 0.2)
    monkeypatch.setattr("kaext.batch.cluster._CONNECT_SECONDS", 5)
    Path("in").mkdir()
    for number in range(30):
        Path(f"in/{number:02}.txt").write_text(str(number))
    cluster = Cluster(tmp_path)
    yield cluster
    cluster.close()


def job(cluster: Cluster, processor: str, **limits: float) -> Job:
    inputs = find_inputs([str(Path("in").resolve())])
    limit = Limits(seconds=limits.get("seconds", 60))
    return Job(inputs, Path("out"), scheduler=cluster.address, processor=processor, limits=limit)


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_gives_the_same_dataset_and_bears_what_misbehaves(cluster: Cluster) -> None:
    run(job(cluster, LIGHT))
    run(Job(job(cluster, LIGHT).inputs, Path("here"), workers=0, processor=LIGHT))
    assert tree(Path("out")) == tree(Path("here"))
    Path("in/03.txt").write_text("CRASH")
    Path("in/05.txt").write_text("LOOP")
    summary = run(job(cluster, MISBEHAVING, seconds=2))
    causes = {failure.doc_id: failure.error.partition(":")[0] for failure in summary.failures}
    # On a machine that is busy enough another document may not be done within two seconds either.
    assert causes.items() >= {"03-txt": "worker-died", "05-txt": "time-limit"}.items()
    assert summary.statuses["ok"] >= 25


@pytest.mark.filterwarnings("ignore")
def test_a_lost_dask_worker_costs_nothing(cluster: Cluster) -> None:
    summary = run(
        job(cluster, SLOW), on_progress=lambda progress: cluster.workers[0].kill() if progress.done == 3 else None
    )
    assert (summary.documents, summary.failures) == (30, ())


def lose_workers(cluster: Cluster) -> None:
    for worker in cluster.workers:
        worker.kill()


def lose_scheduler(cluster: Cluster) -> None:
    cluster.scheduler.kill()


def end_scheduler(cluster: Cluster) -> None:
    """As an administrator does: it takes leave of its clients, which then tell nobody that their tasks are lost."""
    cluster.scheduler.terminate()


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    ("lose", "patience", "reason"),
    [
        (lose_workers, 1.0, "it has had no worker for 1 seconds"),
        (lose_scheduler, 600.0, "its scheduler is gone"),
        (end_scheduler, 600.0, "its scheduler is gone"),
    ],
)
def test_a_run_on_a_cluster_that_is_lost_ends_and_continues_later(
    cluster: Cluster,
    monkeypatch: pytest.MonkeyPatch,
    lose: Callable[[Cluster], None],
    patience: float,
    reason: str,
) -> None:
    def lose_it(progress: Progress) -> None:
        if progress.done == 3:
            monkeypatch.setattr("kaext.batch.cluster._PATIENCE_SECONDS", patience)
            lose(cluster)

    with pytest.raises(KaextError, match="cluster-lost") as lost:
        run(job(cluster, SLOW), on_progress=lose_it)
    assert reason in lost.value.problem.message
    summary = run(Job(job(cluster, LIGHT).inputs, Path("out"), workers=0, processor=LIGHT))
    assert summary.documents == 30
    assert summary.reused >= 3


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense", "ssh://host:1"])
def test_a_scheduler_that_does_not_answer_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("kaext.batch.cluster._CONNECT_SECONDS", 0.5)
    Path("a.txt").write_text("x")
    with pytest.raises(UsageError, match="scheduler-unreachable"):
        run(Job(find_inputs(["a.txt"]), Path("out"), scheduler=address, processor=LIGHT))
