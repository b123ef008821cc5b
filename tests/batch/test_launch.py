from pathlib import Path

import pytest

from kaext.batch.inputs import Input
from kaext.batch.launch import launch
from kaext.batch.pool import engine_of, setup_of
from kaext.batch.work import Task
from kaext.pipeline import Options

ROOT = str(Path(__file__).parents[2])


def test_a_worker_that_nobody_wants_ends_when_its_input_is_closed() -> None:
    launched = launch(early=["json"])
    assert launched.process.stdin is not None
    launched.process.stdin.close()
    assert launched.process.wait(60) == 0


def test_the_first_task_goes_to_the_worker_that_was_started_already(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT)
    first = launch(early=["json"])
    setup = setup_of(Options(), processor="tests.batch.hooks:pid")
    with engine_of(setup, workers=1, first=first) as engine:
        results = [engine.submit(Task(doc_id="a", input=Input(Path("a")), number=n)).result(60) for n in range(2)]
    assert results == [first.process.pid] * 2
    assert first.process.returncode == 0
