"""The Dask engine on a cluster of this machine."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kaext.batch.inputs import find_inputs
from kaext.batch.run import Job, run
from kaext.batch.worker import Limits
from kaext.problems import KaextError, UsageError
from tests.batch.hooks import LIGHT, MISBEHAVING
from tests.batch.test_run import ROOT, tree

distributed = pytest.importorskip("distributed", reason="the extra `distributed` is not installed")


@pytest.fixture
def scheduler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(ROOT)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    Path("in").mkdir()
    for number in range(12):
        Path(f"in/{number:02}.txt").write_text(str(number))
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        yield cluster.scheduler_address


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_gives_the_same_dataset_and_bears_what_misbehaves(scheduler: str) -> None:
    inputs = find_inputs([str(Path("in").resolve())])
    run(Job(inputs, Path("here"), workers=0, processor=LIGHT))
    run(Job(inputs, Path("there"), scheduler=scheduler, processor=LIGHT))
    assert tree(Path("there")) == tree(Path("here"))
    Path("in/03.txt").write_text("CRASH")
    Path("in/05.txt").write_text("LOOP")
    summary = run(Job(inputs, Path("there"), scheduler=scheduler, processor=MISBEHAVING, limits=Limits(seconds=2)))
    assert {tally.doc_id: tally.error.partition(":")[0] for tally in summary.failures} == {
        "03-txt": "worker-died",
        "05-txt": "time-limit",
    }


@pytest.mark.filterwarnings("ignore")
def test_a_lost_dask_worker_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(ROOT)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    Path("in").mkdir()
    for number in range(30):
        Path(f"in/{number:02}.txt").write_text(str(number))
    inputs = find_inputs([str(Path("in").resolve())])
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        lost = False

        def lose_a_worker(progress: object) -> None:
            nonlocal lost
            if not lost:
                lost = True
                next(iter(cluster.workers.values())).process.process.kill()

        slow = "tests.batch.hooks:slow"
        job = Job(inputs, Path("out"), scheduler=cluster.scheduler_address, processor=slow)
        summary = run(job, on_progress=lose_a_worker)
    assert (summary.documents, summary.failures) == (30, ())


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    ("lose", "patience", "reason"),
    [
        (lambda cluster: cluster.scale(0), 1.0, "it has had no worker for 1 seconds"),
        (lambda cluster: cluster.close(), 600.0, "its scheduler is gone"),
    ],
    ids=["workers", "scheduler"],
)
def test_a_run_on_a_cluster_that_is_lost_ends_and_goes_on_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lose: Callable[[Any], object], patience: float, reason: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(ROOT)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setattr("kaext.batch.cluster._LOOK_SECONDS", 0.2)
    monkeypatch.setattr("kaext.batch.cluster._PATIENCE_SECONDS", patience)
    monkeypatch.setattr("kaext.batch.cluster._CONNECT_SECONDS", 5)
    Path("in").mkdir()
    for number in range(30):
        Path(f"in/{number:02}.txt").write_text(str(number))
    inputs = find_inputs([str(Path("in").resolve())])
    with distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as cluster:
        job = Job(inputs, Path("out"), scheduler=cluster.scheduler_address, processor="tests.batch.hooks:slow")
        with pytest.raises(KaextError, match="cluster-lost") as lost:
            run(job, on_progress=lambda progress: lose(cluster) if progress.done == 3 else None)
    assert reason in lost.value.problem.message
    summary = run(Job(inputs, Path("out"), workers=0, processor=LIGHT))
    assert summary.documents == 30
    assert summary.reused >= 3


def test_a_scheduler_that_does_not_answer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("kaext.batch.cluster._CONNECT_SECONDS", 0.5)
    Path("a.txt").write_text("x")
    with pytest.raises(UsageError, match="scheduler-unreachable"):
        run(Job(find_inputs(["a.txt"]), Path("out"), scheduler="tcp://127.0.0.1:9", processor=LIGHT))
