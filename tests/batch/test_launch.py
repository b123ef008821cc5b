import errno
import signal
import sys
from pathlib import Path

import pytest

from kaext.__main__ import main as start
from kaext.__main__ import needs_worker
from kaext.batch.inputs import Input
from kaext.batch.launch import launch
from kaext.batch.pool import engine_of
from kaext.batch.work import Task
from kaext.batch.worker import Limits, Setup, receive, send
from kaext.cli.main import main
from kaext.pipeline import Options
from kaext.problems import UsageError

ROOT = str(Path(__file__).parents[2])


def test_a_worker_that_nobody_wants_ends_when_its_input_is_closed() -> None:
    launched = launch(early=["json"])
    launched.dismiss()
    assert launched.process.wait(60) == 0


def test_a_system_that_starts_no_process_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **options: object) -> None:
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr("kaext.batch.launch.subprocess.Popen", refuse)
    with pytest.raises(UsageError, match=r"worker-start-failed: .*: Resource temporarily unavailable"):
        launch()
    monkeypatch.setattr("sys.argv", ["kaext", "run", "absent.txt", "--out", "out"])
    with pytest.raises(SystemExit) as ended:
        start()
    assert ended.value.code == 2


def test_the_first_task_goes_to_the_worker_that_was_started_already(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT)
    first = launch(early=["json"])
    setup = Setup(Options(), processor="tests.batch.hooks:pid")
    with engine_of(setup, workers=1, first=first) as engine:
        results = [engine.submit(Task(doc_id="a", input=Input("a"), number=n)).result(60) for n in range(2)]
    assert results == [first.process.pid] * 2
    assert first.process.returncode == 0


def test_what_writes_a_file_is_loaded_before_the_time_of_a_document_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(ROOT)
    (tmp_path / "a.txt").write_text("a")
    task = Task(doc_id="a", input=Input(str(tmp_path / "a.txt")))
    with engine_of(Setup(Options(), processor="tests.batch.hooks:newly_loaded"), workers=1) as engine:
        assert engine.submit(task).result(60) == []


@pytest.mark.skipif(not hasattr(signal, "alarm"), reason="no alarms")
def test_a_worker_ends_itself_where_nobody_does_it_when_the_time_is_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(ROOT)
    path = tmp_path / "a.txt"
    path.write_text("LOOP")
    launched = launch()
    requests, replies = launched.requests, launched.replies
    send(requests, Setup(Options(), processor="tests.batch.hooks:impatient", limits=Limits(seconds=1)))
    receive(replies)
    send(requests, Task(doc_id="a", input=Input(str(path))))
    try:
        assert launched.process.wait(60) == -signal.SIGALRM
    finally:
        launched.process.kill()
        launched.dismiss()


@pytest.mark.parametrize("workers", [1, 0])
def test_a_run_takes_the_worker_that_was_started_before_it_or_lets_it_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: int
) -> None:
    (tmp_path / "a.txt").write_text("საქართველო 2004 წლის ივნისში", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["kaext", "run", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out"), "-q"])
    monkeypatch.setattr("sys.argv", [*sys.argv, "--no-report", "--workers", str(workers)])
    monkeypatch.setattr("kaext.batch.launch.launch", lambda early: pytest.fail("a second worker was started"))
    first = launch(early=["json"])
    with pytest.raises(SystemExit) as ended:
        main(first_worker=first)
    assert not ended.value.code
    assert first.process.wait(60) == 0
    assert (tmp_path / "out" / "dates.csv").read_text(encoding="utf-8").count("\n") == 2


@pytest.mark.parametrize(
    ("command", "is_needed"),
    [
        ("run in --out out", True),
        ("run in --out out --force --no-report", True),
        ("run --help", False),
        ("run in --out out --workers 4", False),
        ("run in --out out --scheduler=tcp://host:8786", False),
        ("evaluate out --gold gold", False),
        ("", False),
    ],
)
def test_a_run_needs_a_worker_at_once_where_it_does_not_say_how_many(command: str, is_needed: bool) -> None:
    assert needs_worker(command.split()) is is_needed
