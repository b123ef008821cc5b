"""Whole runs with a stand-in for the pipeline: what is written, what is kept, what survives."""

import contextlib
import errno
import gc
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kaext.batch import keys, swap
from kaext.batch.inputs import find_inputs
from kaext.batch.output import recover
from kaext.batch.run import Extra, Job, Progress, Summary, run
from kaext.batch.status import status_of
from kaext.batch.unfinished import Loss
from kaext.batch.worker import Limits
from kaext.dataset.reading import read_table
from kaext.ingest.ocr import tesseract
from kaext.pipeline import attempt, load
from kaext.problems import UsageError
from tests.batch.hooks import LIGHT, MISBEHAVING, SLOW
from tests.batch.trees import seen, tree, visible

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Six documents, two of them of the same name, two of the same content."""
    monkeypatch.chdir(tmp_path)
    # Workers import the tests' processors from where this process does.
    monkeypatch.syspath_prepend(ROOT)
    for name, content in {
        "a.txt": "ერთი",
        "b.txt": "ორი",
        "deep/a.txt": "სამი",
        "deep/d.txt": "ოთხი",
        "e.txt": "ოთხი",
        "f.txt": "ხუთი",
    }.items():
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path


def job(**changes: Any) -> Job:
    return replace(Job(find_inputs(["in"]), Path("out"), workers=0, processor=LIGHT), **changes)


def reused(summary: Summary) -> tuple[int, int]:
    return summary.documents, summary.reused


def test_the_dataset_is_the_same_for_any_number_of_workers(folder: Path) -> None:
    run(job())
    for workers in (1, 2, 3):
        run(job(out=Path(f"out{workers}"), workers=workers))
        assert tree(Path(f"out{workers}")) == tree(Path("out"))


def test_ids_order_and_duplicates(folder: Path) -> None:
    run(job())
    rows = list(read_table(Path("out"), "documents"))
    assert [row["source"] for row in rows] == [
        "in/a.txt",
        "in/b.txt",
        "in/e.txt",
        "in/f.txt",
        "in/deep/a.txt",
        "in/deep/d.txt",
    ]
    assert [row["doc_id"][:6] for row in rows] == ["a-txt-", "b-txt", "e-txt", "f-txt", "a-txt-", "d-txt"]
    assert len({row["doc_id"] for row in rows}) == 6
    (note,) = read_table(Path("out"), "problems")
    assert (note["doc_id"], note["problem"], note["message"]) == (
        "d-txt",
        "duplicate-content",
        "the file has the same content as in/e.txt",
    )


def test_empty_files_are_no_copies(folder: Path) -> None:
    for name in ("a.txt", "b.txt", "f.txt"):
        Path("in", name).write_bytes(b"" if name != "f.txt" else b"\n")
    run(job())
    (note,) = read_table(Path("out"), "problems")
    assert note["doc_id"] == "d-txt"


def test_a_second_run_replaces_the_dataset_as_a_whole(folder: Path) -> None:
    run(job(extras=[Extra("extra.txt", lambda path, ids: (path / "extra.txt").write_text("x"))]))
    Path("out/mine.txt").write_text("the user's own")
    shutil.rmtree("in/deep")
    summary = run(job())
    assert reused(summary) == (4, 0)
    assert sorted(path.name for path in Path("out/documents").iterdir()) == [
        "a-txt.json",
        "b-txt.json",
        "e-txt.json",
        "f-txt.json",
    ]
    assert not Path("out/extra.txt").exists()
    assert Path("out/mine.txt").read_text() == "the user's own"
    assert sorted(path.name for path in Path("out/.kaext").iterdir()) == ["journal.jsonl", "lock", "manifest.json"]


def test_only_new_keeps_what_did_not_change(folder: Path) -> None:
    run(job())
    Path("in/b.txt").write_text("სხვა", encoding="utf-8")
    Path("in/g.txt").write_text("ახალი", encoding="utf-8")
    Path("in/f.txt").unlink()
    summary = run(job(is_only_new=True))
    assert reused(summary) == (6, 4)
    run(job(out=Path("fresh")))
    assert tree(Path("out")) == tree(Path("fresh"))


def test_only_new_does_over_what_another_configuration_made(folder: Path) -> None:
    run(job())
    options = replace(job().options, max_pages=7)
    assert reused(run(job(options=options, is_only_new=True))) == (6, 0)
    assert reused(run(job(options=options, is_only_new=True))) == (6, 6)


def test_only_new_does_over_what_has_another_path_or_is_no_copy_any_more(folder: Path) -> None:
    run(job())
    Path("in/f.txt").rename("in/deep/f.txt")
    Path("in/e.txt").unlink()
    assert reused(run(job(is_only_new=True))) == (5, 3)
    run(job(out=Path("fresh")))
    assert tree(Path("out")) == tree(Path("fresh"))


def test_only_new_does_over_pdfs_where_tesseract_was_installed_since(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("in/g.PDF").write_text("ექვსი", encoding="utf-8")
    for is_there, kept in ((False, 0), (False, 7), (True, 6), (True, 7)):
        monkeypatch.setattr(tesseract, "is_available", lambda is_there=is_there: is_there)
        assert reused(run(job(is_only_new=True))) == (7, kept)


def test_a_run_without_pdfs_asks_for_no_tesseract(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def ask() -> bool:
        raise AssertionError

    monkeypatch.setattr(tesseract, "is_available", ask)
    assert run(job()).documents == 6
    Path("in/g.pdf").write_text("ექვსი", encoding="utf-8")
    assert run(job(options=replace(job().options, ocr="never"))).documents == 7


def test_what_other_code_made_is_recognised_by_a_code_hash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "files", lambda package: tmp_path)
    code = tmp_path / "code.py"
    code.write_text("one")
    hashes = [keys.code_fingerprint.__wrapped__()]
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "code.pyc").write_text("compiled")
    assert keys.code_fingerprint.__wrapped__() == hashes[0]
    code.write_text("two")
    hashes.append(keys.code_fingerprint.__wrapped__())
    code.rename(tmp_path / "other.py")
    hashes.append(keys.code_fingerprint.__wrapped__())
    assert len(set(hashes)) == 3


def test_only_new_tries_failed_documents_again(folder: Path) -> None:
    last = Path("in/deep/d.txt")
    content = last.read_text(encoding="utf-8")
    assert [
        tally.doc_id for tally in run(job(), on_progress=lambda progress: last.unlink(missing_ok=True)).failures
    ] == ["d-txt"]
    last.write_text(content, encoding="utf-8")
    summary = run(job(is_only_new=True))
    assert (reused(summary), summary.failures) == ((6, 5), ())


def test_a_file_that_vanishes_before_it_is_read_is_one_failed_document(folder: Path) -> None:
    work = job()
    Path("in/b.txt").unlink()
    summary = run(work)
    assert [(tally.doc_id, tally.error) for tally in summary.failures] == [
        ("b-txt", "file-unreadable: cannot read the file: No such file or directory")
    ]


class StopError(Exception):
    """Stands for whatever ends a run."""


def stop_after(number: int) -> Any:
    def watch(progress: Progress) -> None:
        if progress.done == number:
            raise StopError

    return watch


@pytest.mark.parametrize("workers", [0, 2])
def test_an_interrupted_run_continues(folder: Path, workers: int) -> None:
    with pytest.raises(StopError):
        run(job(workers=workers), on_progress=stop_after(3))
    assert not Path("out/documents.csv").exists()
    state = status_of(Path("out"))
    assert (state.run, state.is_running, sum(state.unfinished.values())) == (None, False, 3)
    assert reused(run(job())) == (6, 3)
    run(job(out=Path("fresh")))
    assert tree(Path("out")) == tree(Path("fresh"))


def some_of_the_inputs() -> Job:
    return job(inputs=job().inputs[2:])


def other_options() -> Job:
    return job(options=replace(job().options, max_pages=7))


def the_same_inputs_by_another_path() -> Job:
    return job(inputs=find_inputs([str(Path("in").resolve())]))


@pytest.mark.parametrize("choice", ["", "is_only_new"])
@pytest.mark.parametrize(
    ("other", "kept", "dropped", "reason"),
    [
        (some_of_the_inputs, 1, 2, "their files are no longer among the inputs, or have changed"),
        (the_same_inputs_by_another_path, 0, 3, "their files are no longer among the inputs, or have changed"),
        (other_options, 0, 3, "they were processed with another --max-pages"),
    ],
)
def test_another_run_uses_what_fits_of_an_interrupted_one_and_shows_what_it_drops(
    folder: Path, other: Callable[[], Job], kept: int, dropped: int, reason: str, choice: str
) -> None:
    with pytest.raises(StopError):
        run(job(), on_progress=stop_after(3))
    losses: list[Loss] = []
    next_job = replace(other(), **{choice: True} if choice else {})
    assert run(next_job, on_loss=losses.append).reused == kept
    assert losses == [(dropped, reason)]
    run(replace(next_job, out=Path("fresh")))
    assert tree(Path("out")) == tree(Path("fresh"))
    assert run(next_job, on_loss=losses.append).documents
    assert len(losses) == 1


def test_a_run_that_drops_is_stopped_before_it_has_dropped_anything(folder: Path) -> None:
    def stop(loss: Loss) -> None:
        raise StopError

    with pytest.raises(StopError):
        run(job(), on_progress=stop_after(3))
    with pytest.raises(StopError):
        run(other_options(), on_loss=stop)
    losses: list[Loss] = []
    assert reused(run(job(), on_loss=losses.append)) == (6, 3)
    assert losses == []


def test_nothing_is_reported_of_what_is_to_be_dropped(folder: Path) -> None:
    with pytest.raises(StopError):
        run(job(), on_progress=stop_after(3))
    losses: list[Loss] = []
    assert reused(run(replace(some_of_the_inputs(), is_forced=True), on_loss=losses.append)) == (4, 0)
    assert losses == []


def test_a_document_that_failed_is_tried_again_and_not_counted_as_finished(folder: Path) -> None:
    work = job()
    first = Path("in/a.txt")
    content = first.read_bytes()
    first.unlink()
    with pytest.raises(StopError):
        run(work, on_progress=stop_after(3))
    first.write_bytes(content)
    losses: list[Loss] = []
    summary = run(job(), on_loss=losses.append)
    assert (reused(summary), summary.failures, losses) == ((6, 2), (), [])


def test_an_interrupted_run_continues_with_more_inputs_and_with_changed_ones(folder: Path) -> None:
    with pytest.raises(StopError):
        run(job(), on_progress=stop_after(4))
    # Of the name of a finished document, which gets another id so.
    Path("in/deep/b.txt").write_text("ახალი", encoding="utf-8")
    Path("in/f.txt").write_text("შეცვლილი", encoding="utf-8")
    losses: list[Loss] = []
    assert reused(run(job(), on_loss=losses.append)) == (7, 2)
    assert losses == [(2, "their files are no longer among the inputs, or have changed")]
    run(job(out=Path("fresh")))
    assert tree(Path("out")) == tree(Path("fresh"))


@pytest.mark.parametrize("change", ["another kaext", "damaged", "missing"])
def test_what_another_kaext_made_is_dropped(folder: Path, monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    with pytest.raises(StopError):
        run(job(), on_progress=stop_after(3))
    recorded = Path("out/.kaext/work/configuration.json")
    monkeypatch.setattr(keys, "code_fingerprint", lambda: "another")
    if change == "damaged":
        recorded.write_bytes(b"[\xff")
    elif change == "missing":
        recorded.unlink()
    losses: list[Loss] = []
    assert reused(run(job(), on_loss=losses.append)) == (6, 0)
    assert losses == [(3, "they were processed by another version of kaext")]


@pytest.mark.parametrize("content", ['{"kaext', "[]", "\udce1".encode("utf-8", "surrogateescape").decode("latin-1")])
def test_a_damaged_run_record_is_reported(folder: Path, content: str) -> None:
    run(job())
    Path("out/run.json").write_text(content, encoding="latin-1")
    with pytest.raises(UsageError, match="dataset-damaged"):
        status_of(Path("out"))


def test_an_interrupted_run_leaves_the_old_dataset(folder: Path) -> None:
    run(job())
    before = tree(Path("out"))
    with pytest.raises(StopError):
        run(job(is_forced=True), on_progress=stop_after(5))
    after = tree(Path("out"))
    assert {name: after[name] for name in before} == before
    assert reused(run(job(is_forced=True))) == (6, 0)


def test_what_an_interrupted_run_wrote_of_the_dataset_is_rebuilt(folder: Path) -> None:
    def write_once(path: Path, ids: object) -> None:
        with (path / "facts").open("x") as file:
            file.write("half")
        (path / "report").mkdir()
        if not Path("again").exists():
            Path("again").touch()
            raise StopError

    with pytest.raises(StopError):
        run(job(extras=[Extra("facts", write_once), Extra("report", lambda path, ids: None)]))
    assert (folder / "out/.kaext/work/dataset/facts").read_text() == "half"
    assert reused(run(job(extras=[Extra("facts", write_once), Extra("report", lambda path, ids: None)]))) == (6, 6)
    with pytest.raises(StopError):
        Path("again").unlink()
        run(job(extras=[Extra("facts", write_once)]))
    # Asked for no longer.
    run(job())
    run(job(out=Path("fresh")))
    assert tree(Path("out")) == tree(Path("fresh"))


@pytest.mark.parametrize(
    "end",
    [b'{"doc_id": "a-t', b'{"doc_id": "a-txt", "records": {}', b'{"doc_id": "\xe1\x83', b'{"of": 2}\n', b"\0\0\0"],
    ids=["in an entry", "after a brace", "in a letter", "of another version", "blank blocks"],
)
def test_a_journal_cut_short_loses_only_its_last_line(folder: Path, end: bytes) -> None:
    with pytest.raises(StopError):
        run(job(), on_progress=stop_after(4))
    journal = Path("out/.kaext/work/journal.jsonl")
    *whole, _ = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join(whole) + end)
    assert reused(run(job())) == (6, 3)


def test_a_document_that_is_in_the_journal_but_not_on_disk_is_done_again(folder: Path) -> None:
    with pytest.raises(StopError):
        run(job(), on_progress=stop_after(4))
    next(Path("out/.kaext/work/dataset/documents").glob("*.json")).unlink()
    assert reused(run(job())) == (6, 3)


@pytest.mark.parametrize("is_finished", [True, False])
def test_a_document_that_was_cut_short_is_done_again(folder: Path, is_finished: bool) -> None:
    if is_finished:
        run(job())
    else:
        with pytest.raises(StopError):
            run(job(), on_progress=stop_after(6))
    path = next(Path("out" if is_finished else "out/.kaext/work/dataset").glob("documents/b-txt.json"))
    path.write_bytes(path.read_bytes()[:300])
    assert reused(run(job(is_only_new=is_finished))) == (6, 5)
    run(job(out=Path("fresh")))
    assert tree(Path("out")) == tree(Path("fresh"))


def test_a_swap_interrupted_anywhere_leaves_the_old_dataset_or_the_new_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extra = Extra("gone.txt", lambda path, ids: (path / "gone.txt").write_text("x"))
    items = find_inputs(["in"])
    run(job(inputs=items[:-1], out=Path("fresh")))
    new = tree(Path("fresh"))
    run(job(inputs=items, out=Path("first"), extras=[extra]))
    old = tree(Path("first"))
    kept: list[bool] = []
    for moment in range(1, 100):
        shutil.rmtree("out", ignore_errors=True)
        shutil.copytree("first", "out")
        if not interrupted_swap(monkeypatch, job(inputs=items[:-1]), moment):
            break
        # What passes for a dataset in between is one.
        left = seen(Path("out"))
        assert "datapackage.json" not in left or left in (visible(old), visible(new))
        recover(Path("out"))
        state = {name: content for name, content in tree(Path("out")).items() if not name.startswith(".kaext/work")}
        assert state in (old, new)
        kept.append(state == old)
        run(job(inputs=items[:-1]))
        assert tree(Path("out")) == new
    # The old dataset stands up to one moment, the new one from there on.
    assert kept == sorted(kept, reverse=True)
    assert {True, False} == set(kept)
    assert len(kept) > 15


def test_files_of_users_in_the_folders_of_a_dataset_survive_its_replacement(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def report(dataset: Path, ids: object) -> None:
        (dataset / "report/pages").mkdir(parents=True)
        for name in ("report/index.html", "report/pages/a-1.webp"):
            (dataset / name).write_text("generated")

    items = find_inputs(["in"])
    run(job(inputs=items, out=Path("first"), extras=[Extra("report", report)]))
    own = ("report/notes.html", "report/pages/photo.png", "report/mine/data.js", "documents/readme.txt")
    for name in own:
        (Path("first") / name).parent.mkdir(exist_ok=True)
        (Path("first") / name).write_text("of a user")
    for moment in range(1, 100):
        shutil.rmtree("out", ignore_errors=True)
        shutil.copytree("first", "out")
        if not interrupted_swap(monkeypatch, job(inputs=items[:-1]), moment):
            break
        run(job(inputs=items[:-1]))
        assert all((Path("out") / name).read_text() == "of a user" for name in own)
        assert not Path("out/report/index.html").exists()
        assert not Path("out/documents/d-txt.json").exists()
    assert moment > 15


def interrupted_swap(monkeypatch: pytest.MonkeyPatch, work: Job, moment: int) -> bool:
    """Run, and raise at the n-th change of the file system that the swap makes; tell whether it came to that."""
    count = 0

    def counted(change: Any) -> Any:
        def count_and_change(*arguments: Any, **options: Any) -> Any:
            nonlocal count
            count += 1
            if count == moment:
                raise StopError
            return change(*arguments, **options)

        return count_and_change

    def decide(out: Path) -> None:
        for name in ("rename", "replace", "unlink", "write_text"):
            patch.setattr(Path, name, counted(getattr(Path, name)))
        patch.setattr(shutil, "rmtree", counted(shutil.rmtree))
        swap.commit_swap(out)

    with monkeypatch.context() as patch:
        patch.setattr("kaext.batch.run.commit_swap", decide)
        with contextlib.suppress(StopError):
            run(work)
            return False
    return True


def test_a_second_run_on_the_same_folder_is_refused(folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from kaext.batch.output import OutputLock, open_output\n"
        "open_output(Path('out'))\n"
        "with OutputLock(Path('out')): print('locked', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"locked\n"
        assert status_of(Path("out")).is_running
        with pytest.raises(UsageError, match="output-locked"):
            run(job())
        # What the other is about to put in place is left to it.
        Path("out/.kaext/commit").mkdir()
        assert not recover(Path("out"))
        assert Path("out/.kaext/commit").is_dir()
        assert other.stdin is not None
        other.stdin.close()
    assert reused(run(job())) == (6, 0)


def test_a_folder_with_files_of_others_is_refused(folder: Path) -> None:
    Path("out/documents").mkdir(parents=True)
    Path("out/documents/letter.txt").write_text("mine")
    with pytest.raises(UsageError, match="output-foreign"):
        run(job())
    assert Path("out/documents/letter.txt").read_text() == "mine"


def test_a_file_of_others_in_a_dataset_is_not_replaced_by_what_a_run_adds(folder: Path) -> None:
    run(job())
    Path("out/facts.db").write_text("mine")
    extra = Extra("facts.db", lambda path, ids: (path / "facts.db").write_text("a run's"))
    with pytest.raises(UsageError, match=r"output-foreign: .*facts\.db"):
        run(job(extras=[extra]))
    Path("out/facts.db").unlink()
    for _ in range(2):
        run(job(extras=[extra]))
    assert Path("out/facts.db").read_text() == "a run's"


def test_a_damaged_manifest_stops_nothing(folder: Path) -> None:
    run(job())
    before = tree(Path("out"))
    Path("out/.kaext/manifest.json").write_bytes(b"\xff[")
    assert reused(run(job(is_only_new=True))) == (6, 6)
    assert tree(Path("out")) == before


def test_an_output_that_cannot_be_written_is_refused(folder: Path) -> None:
    Path("file").write_text("")
    with pytest.raises(UsageError, match="output-not-writable"):
        run(job(out=Path("file/out")))


def test_the_record_of_a_run_with_a_clock_that_goes_back(folder: Path) -> None:
    times = iter([1_000_000_000.0, 999_999_000.0])
    run(job(), clock=lambda: next(times))
    record = json.loads(Path("out/run.json").read_text())
    assert (record["began"], record["ended"]) == ("2001-09-09T01:46:40+00:00", "2001-09-09T01:30:00+00:00")
    assert record["seconds"] >= 0
    assert record["documents"] == {"total": 6, "reused": 0, "ok": 6}
    assert record["records"]["dates"] == 6


LIMITS = Limits(seconds=60, memory=256 << 20)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("LOOP", "time-limit: not finished within 2 seconds (tried 2 times)"),
        ("BACKTRACK", "time-limit: not finished within 2 seconds (tried 2 times)"),
        ("NEST", "worker-died: the worker process ended with "),
        ("EAT", "memory-limit: the document needs more than 256 MB of memory"),
        ("CRASH", "worker-died: the worker process ended with signal 6"),
        ("RAISE", "worker-died: the worker process ended with exit status 1 (RuntimeError: a defect in a component)"),
    ],
)
def test_a_document_that_misbehaves_costs_only_itself(folder: Path, content: str, reason: str) -> None:
    if content == "EAT" and sys.platform != "linux":
        pytest.skip("memory is limited by the system on Linux only")
    Path("in/c.txt").write_text(content)
    limits = replace(LIMITS, seconds=2) if reason.startswith("time-limit") else LIMITS
    summary = run(job(workers=2, processor=MISBEHAVING, limits=limits))
    assert [tally.doc_id for tally in summary.failures] == ["c-txt"]
    assert summary.failures[0].error.startswith(reason)
    assert summary.statuses == {"ok": 6, "failed": 1}
    (row,) = (row for row in read_table(Path("out"), "documents") if row["status"] == "failed")
    assert row["sha256"]


def test_a_document_nested_deeper_than_the_interpreter_follows_fails_with_its_reason() -> None:
    def read() -> bytes:
        return read()

    document = attempt(read, name="deep.txt", nlp=load())
    assert document.error.startswith("nesting-limit: ")
    assert document.trace == ""


def test_a_document_whose_worker_died_once_is_tried_again_alone(folder: Path) -> None:
    Path("in/c.txt").write_text("ONCE")
    summary = run(job(workers=2, processor=MISBEHAVING, limits=LIMITS))
    assert (summary.failures, summary.statuses) == ((), {"ok": 7})


def test_a_processor_that_cannot_start_ends_the_run_with_its_reason(folder: Path) -> None:
    with pytest.raises(UsageError, match="No module named 'absent'"):
        run(job(workers=2, processor="absent:module"))


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(ROOT)
    # One version for all processes of a test, though somebody should edit the package meanwhile.
    monkeypatch.setattr(keys, "code_fingerprint", lambda: "tested")
    Path("in").mkdir()
    for number in range(40):
        Path(f"in/{number:02}.txt").write_text(str(number))
    return tmp_path


def test_a_batch_holds_next_to_nothing_of_the_documents_it_has_done(many: Path) -> None:
    for number in range(40, 240):
        Path(f"in/{number}.txt").write_text(str(number))
    held: dict[int, int] = {}

    def look(progress: Progress) -> None:
        if progress.done in (40, 240):
            gc.collect()
            # What other modules happen to load for the first time meanwhile is not held for a document.
            of_batches = tracemalloc.Filter(True, "*/kaext/batch/*")
            traces = tracemalloc.take_snapshot().filter_traces([of_batches])
            held[progress.done] = sum(trace.size for trace in traces.traces)

    tracemalloc.start()
    run(job(), on_progress=look)
    tracemalloc.stop()
    assert held[240] - held[40] < 200 * 150


RUN = (
    "import sys; sys.path[:0] = [{root!r}]\n"
    "from kaext.batch import keys; keys.code_fingerprint = lambda: 'tested'\n"
    "from pathlib import Path; from kaext.batch.inputs import find_inputs; from kaext.batch.run import Job, run\n"
    "run(Job(find_inputs(['in']), Path('out'), workers=2, processor={processor!r}),"
    " on_progress=lambda progress: print(progress.done, flush=True))"
)


def _started(processor: str) -> "subprocess.Popen[bytes]":
    code = RUN.format(root=str(ROOT), processor=processor)
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


@pytest.mark.parametrize("finished", [1, 7, 20, 38])
def test_a_run_with_workers_that_is_killed_continues(many: Path, finished: int) -> None:
    with _started(SLOW) as process:
        assert process.stdout is not None
        for _ in range(finished):
            process.stdout.readline()
        process.kill()
    summary = run(job(processor=LIGHT))
    assert summary.documents == 40
    assert summary.reused >= finished
    run(job(out=Path("fresh")))
    assert tree(Path("out")) == tree(Path("fresh"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")
def test_runs_killed_at_fifty_times_random_moments_go_on(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(8):
        (tmp_path / "in" / f"{number}.txt").write_text(str(number))
    command = [sys.executable, "-m", "tests.batch.killed"]
    paths = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    ended = subprocess.run(
        command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": paths}, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert int(ended.stdout) >= 50


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds the workers by /proc")
def test_workers_killed_while_they_work_are_replaced(many: Path) -> None:
    others = set(_children(os.getpid()))
    killed: set[int] = set()

    def kill_one_now_and_then(progress: Progress) -> None:
        # Far enough apart that a document whose worker was killed is done before the next is: twice would be a failure.
        if progress.done in (5, 15, 25):
            victim = next(child for child in _children(os.getpid()) if child not in others)
            os.kill(victim, signal.SIGKILL)
            killed.add(victim)

    summary = run(job(workers=2, processor=SLOW), on_progress=kill_one_now_and_then)
    assert len(killed) == 3
    assert (summary.documents, summary.failures) == (40, ())
    run(job(out=Path("fresh")))
    assert tree(Path("out")) == tree(Path("fresh"))


def _children(parent: int) -> Iterator[int]:
    for path in Path(f"/proc/{parent}/task").iterdir():
        yield from map(int, (path / "children").read_text().split())


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at /proc")
def test_workers_do_not_outlive_a_run_that_is_killed(many: Path) -> None:
    with _started(SLOW) as process:
        assert process.stdout is not None
        process.stdout.readline()
        workers = list(_children(process.pid))
        assert workers
        process.kill()
    deadline = time.monotonic() + 10
    while any(_is_alive(worker) for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not any(_is_alive(worker) for worker in workers)


def _is_alive(process: int) -> bool:
    path = Path(f"/proc/{process}/stat")
    return path.exists() and path.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small file system in memory of its own; sizes are set by mounting it anew."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if sys.platform != "linux" or not _mounted(folder, "size=16k"):
        pytest.skip("mounting is not permitted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def _mounted(folder: Path, options: str) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _remount(folder: Path, options: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{options}", str(folder)], check=True)


def test_a_disk_that_is_full_at_any_write_stops_the_run_and_loses_nothing(many: Path, disk: Path) -> None:
    run(job(out=Path("fresh")))
    expected, stops, size = tree(Path("fresh")), 0, 16
    kept: list[int] = []
    while size < 16_384:
        try:
            summary = run(job(out=disk / "out"))
        except OSError as error:
            assert error.errno == errno.ENOSPC
            assert not (disk / "out" / "documents.csv").exists()
            stops += 1
            kept.append(sum(status_of(disk / "out").unfinished.values()))
        else:
            assert summary.documents == 40
            break
        size += 28
        _remount(disk, f"size={size}k")
    assert stops > 3
    assert kept == sorted(kept)
    assert kept[-1] > kept[0]
    assert tree(disk / "out") == expected


def test_a_disk_that_may_only_be_read_is_refused(many: Path, disk: Path) -> None:
    _remount(disk, "ro")
    with pytest.raises(UsageError, match=r"output-not-writable: .*Read-only file system"):
        run(job(out=disk / "out"))


def test_a_limit_on_the_size_of_files_stops_the_run_and_loses_nothing(many: Path) -> None:
    code = (
        "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))\n"
        + RUN.format(root=str(ROOT), processor=LIGHT)
    ).replace("workers=2", "workers=0")
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert b"File too large" in ended.stderr
    assert not Path("out/documents.csv").exists()
    summary = run(job())
    assert summary.documents == 40
    run(job(out=Path("fresh")))
    assert tree(Path("out")) == tree(Path("fresh"))
