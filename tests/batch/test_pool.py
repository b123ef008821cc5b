from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

import kaext
from kaext.batch.inputs import Input
from kaext.batch.pool import LostTask, Processes, run_tasks
from kaext.batch.work import Task
from kaext.batch.worker import Setup
from kaext.pipeline import Options
from kaext.problems import problem
from tests.batch.hooks import LIGHT


class Recorder:
    """An engine of some workers that notes how many tasks it was given at once, and loses those it is told to.

    ``beside`` has for each task how many others were under way when it was last submitted.
    """

    workers = 2

    def __init__(self, *lost: int) -> None:
        self.under_way = 0
        self.most = 0
        self.seen: list[int] = []
        self.beside: dict[int, int] = {}
        self._lost = list(lost)

    def submit(self, task: Task) -> Future[Any]:
        self.beside[task.number] = self.under_way
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        self.seen.append(task.number)
        future: Future[Any] = Future()
        if task.number in self._lost:
            self._lost.remove(task.number)
            self.under_way -= 1
            future.set_result(LostTask(problem("worker-died", reason="a test", tries=1)))
        else:
            future.set_result(task.number)
        return future

    def __enter__(self) -> "Recorder":
        return self

    def __exit__(self, kind: object, *exception: object) -> None:
        pass


def tasks(number: int, taken: list[int]) -> Iterator[Task]:
    for n in range(number):
        taken.append(n)
        yield Task(doc_id=str(n), input=Input(str(n)), number=n)


def test_few_tasks_are_under_way_however_many_there_are() -> None:
    engine, taken = Recorder(), list[int]()
    for position, (task, result) in enumerate(run_tasks(engine, tasks(100, taken))):
        assert task.number == result
        assert len(taken) <= position + 2 * engine.workers + 1
        engine.under_way -= 1
    assert len(engine.seen) == 100
    assert engine.most <= 2 * engine.workers


def test_a_stop_ends_though_an_interrupt_has_left_a_result_locked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kaext.batch.pool._STOP_SECONDS", 0.2)
    engine = Processes(Setup(Options(), processor=LIGHT), workers=1)
    with pytest.raises(KeyboardInterrupt), engine:
        # As if the interrupt had struck between taking the lock and the block that gives it back.
        engine.submit(next(tasks(1, [])))._condition.acquire()
        raise KeyboardInterrupt


def test_one_task_at_a_time_while_the_caller_keeps_many_results() -> None:
    engine = Recorder()
    for _ in run_tasks(engine, tasks(30, []), held=lambda: 10_000):
        engine.under_way -= 1
    assert (engine.most, engine.seen) == (1, list(range(30)))


def test_a_lost_task_is_tried_again_when_nothing_else_runs() -> None:
    engine, results = Recorder(0), dict[int, int]()
    for task, result in run_tasks(engine, tasks(10, [])):
        results[task.number] = result
        engine.under_way -= 1
    assert results == {number: number for number in range(10)}
    assert engine.seen.count(0) == 2
    assert engine.beside[0] == 0


def test_a_task_lost_twice_fails() -> None:
    results = {task.number: result for task, result in run_tasks(Recorder(3, 3), tasks(6, []))}
    assert isinstance(results.pop(3), LostTask)
    assert results == {number: number for number in (0, 1, 2, 4, 5)}


def test_read_many_keeps_the_order_and_shows_failures(tmp_path: Path) -> None:
    paths = []
    for number in range(7):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"საქართველო 200{number} წლის ივნისში." if number != 3 else "", encoding="utf-8")
        paths.append(path)
    paths += [tmp_path / "absent.txt", tmp_path]
    documents = list(kaext.read_many(paths, workers=2))
    assert [document.source.name for document in documents] == list(map(str, paths))
    values = [[date.value for date in document.dates] for document in documents]
    assert values == [["2000-06"], ["2001-06"], ["2002-06"], [], ["2004-06"], ["2005-06"], ["2006-06"], [], []]
    assert [document.error.partition(":")[0] for document in documents if document.status == "failed"] == [
        "text-empty",
        "file-unreadable",
        "file-unreadable",
    ]
    here = [(document.doc_id, document.error, document.dates) for document in kaext.read_many(paths)]
    assert here == [(document.doc_id, document.error, document.dates) for document in documents]
