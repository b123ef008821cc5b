"""Power failures at the moments of a run: what is left, what others see of it, and how the next run goes on."""

import errno
import os
import random
import shutil
import stat
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pytest

from kaext.batch import keys
from kaext.batch.inputs import find_inputs
from kaext.batch.output import recover
from kaext.batch.run import Extra, Job, Progress, run
from kaext.batch.unfinished import Loss
from kaext.emit.layout import DESCRIPTOR
from kaext.pipeline import Options
from kaext.problems import UsageError
from tests.batch.hooks import LIGHT
from tests.batch.power import crash_states, recorded, restore, states_at
from tests.batch.trees import seen, tree, visible

END = "the end"


def report(folder: Path, doc_ids: Sequence[str]) -> None:
    """Stand for what a run adds to a dataset: files in a folder in a folder."""
    (folder / "report" / "documents").mkdir(parents=True)
    for doc_id in doc_ids:
        (folder / "report" / "documents" / f"{doc_id}.html").write_text("x" * 5000)


def job(out: Path) -> Job:
    extras = [Extra("report", report)]
    return Job(find_inputs(["in"]), out, workers=0, processor=LIGHT, is_only_new=True, extras=extras)


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for the output, and four documents beside it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(keys, "code_fingerprint", lambda: "tested")
    Path("in").mkdir()
    for name in "abcd":
        Path(f"in/{name}.txt").write_text(name)
    Path("disk").mkdir()
    return Path("disk")


def nothing_yet(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pass


def a_dataset(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of other inputs: one has changed since, one is gone, one is new."""
    run(job(out))
    Path("in/0.txt").write_text("new")
    Path("in/b.txt").write_text("changed")
    Path("in/c.txt").unlink()


def a_dataset_without_links(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    a_dataset(out, monkeypatch)


def left_of(folder: Path, action: Callable[[], object]) -> set[frozenset[tuple[str, bytes | None]]]:
    """Return what a power failure right after an action may leave in a folder."""
    with recorded(folder) as recording:
        action()
    states = states_at(recording, len(recording.events), random.Random(1), tries=200)
    return {frozenset(state.files.items()) for state in states}


def flushed(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)


def test_what_is_not_flushed_may_be_lost_before_what_it_was_renamed_over(disk: Path) -> None:
    target, fresh = disk / "target", disk / "fresh"
    target.write_bytes(b"old")

    def replace_unflushed() -> None:
        fresh.write_bytes(b"new")
        fresh.replace(target)

    contents = {dict(state).get("target") for state in left_of(disk, replace_unflushed)}
    assert contents >= {b"old", b"new", b"", b"n", b"n\0\0"}


def test_what_is_flushed_is_there_under_its_old_or_its_new_name(disk: Path) -> None:
    target, fresh = disk / "target", disk / "fresh"
    target.write_bytes(b"old")

    def replace_flushed() -> None:
        fresh.write_bytes(b"new")
        flushed(fresh)
        flushed(disk)
        fresh.replace(target)

    def replace_and_flush() -> None:
        replace_flushed()
        flushed(disk)

    renamed = frozenset({("target", b"new")})
    assert left_of(disk, replace_flushed) == {frozenset({("target", b"old"), ("fresh", b"new")}), renamed}
    assert left_of(disk, replace_and_flush) == {renamed}


def test_a_folder_that_is_not_flushed_itself_takes_its_files_with_it(disk: Path) -> None:
    def make() -> None:
        (disk / "folder").mkdir()
        (disk / "folder" / "file").write_bytes(b"x")
        flushed(disk / "folder" / "file")
        flushed(disk / "folder")

    assert left_of(disk, make) == {frozenset(), frozenset({("folder", None), ("folder/file", b"x")})}


def test_changes_keep_their_order_in_one_kind_of_file_systems_only(disk: Path) -> None:
    def make_two() -> None:
        (disk / "1").mkdir()
        (disk / "2").mkdir()

    with recorded(disk) as recording:
        make_two()
    states = list(crash_states(recording, random.Random(1), tries=10))
    only_second = [state for state in states if state.files == {"2": None}]
    assert len(only_second) == 1
    assert not only_second[0].is_ordered


def test_a_folder_is_removed_after_what_was_in_it_and_renamed_with_it(disk: Path) -> None:
    (disk / "a" / "b").mkdir(parents=True)
    (disk / "c").mkdir()
    (disk / "c" / "file").write_bytes(b"x")

    def change() -> None:
        shutil.rmtree(disk / "a")
        (disk / "c").rename(disk / "d")

    states = left_of(disk, change)
    assert len(states) > 1
    for state in states:
        names = {name for name, _ in state}
        assert ("a/b" in names) <= ("a" in names)
        assert names - {"a", "a/b"} in ({"c", "c/file"}, {"d", "d/file"})


@pytest.mark.parametrize("before", [nothing_yet, a_dataset, a_dataset_without_links])
def test_whenever_the_power_fails_the_dataset_is_whole_and_nothing_that_was_told_is_lost(
    disk: Path, monkeypatch: pytest.MonkeyPatch, before: Callable[[Path, pytest.MonkeyPatch], None]
) -> None:
    out = disk / "out"
    before(out, monkeypatch)
    old = seen(out)
    with recorded(disk) as recording:
        run(job(out), on_progress=lambda progress: recording.tell(progress.tally.doc_id))
        recording.tell(END)
    run(job(Path("fresh")))
    expected, new = tree(Path("fresh")), seen(Path("fresh"))
    assert tree(out) == expected
    # Hundreds of runs follow, of which nothing depends on these.
    monkeypatch.setattr(os, "fsync", lambda file: None)
    monkeypatch.setattr("kaext.batch.run.version", lambda name: "1")
    chance = random.Random(1)
    states = list(crash_states(recording, chance, tries=10))
    for state in states:
        left = visible(state.files_in("out"))
        assert left == new if END in state.told else DESCRIPTOR not in left or left in (old, new), state
    assert {END in state.told for state in states} == {True, False}
    for _, at_one_moment in groupby(states, key=lambda state: state.moment):
        state = chance.choice(list(at_one_moment))
        shutil.rmtree("left", ignore_errors=True)
        restore(state.files, Path("left"))
        progress: list[Progress] = []
        summary = run(job(Path("left/out")), on_progress=progress.append)
        assert tree(Path("left/out")) == expected, state
        assert {step.tally.doc_id for step in progress if step.is_reused} >= state.told - {END}, state
        assert summary.damaged == (), state


def test_what_was_told_before_the_power_failed_is_dropped_by_no_other_run_untold(disk: Path) -> None:
    with recorded(disk) as recording:
        run(job(disk / "out"), on_progress=lambda progress: recording.tell(progress.tally.doc_id))
    states = [
        state
        for state in crash_states(recording, random.Random(1), tries=4)
        if state.told and "out/.kaext/work" in state.files
    ]
    for state in random.Random(1).sample(states, 20):
        shutil.rmtree("left", ignore_errors=True)
        restore(state.files, Path("left"))
        losses: list[Loss] = []
        other = replace(job(Path("left/out")), options=Options(max_pages=7), is_only_new=False)
        run(other, on_loss=losses.append)
        assert [loss.documents >= len(state.told - {END}) for loss in losses] == [True], state


def test_what_is_evaluated_after_a_run_stays_though_the_power_fails_then(disk: Path) -> None:
    evaluation = disk / "out" / "evaluation.json"
    with recorded(disk) as recording:
        run(job(disk / "out"))
        evaluation.write_text("{}")
        flushed(evaluation)
        flushed(disk / "out")
    for state in states_at(recording, len(recording.events), random.Random(1), tries=20):
        shutil.rmtree("left", ignore_errors=True)
        restore(state.files, Path("left"))
        recover(Path("left/out"))
        assert Path("left/out/evaluation.json").exists()


@pytest.mark.parametrize(("error", "is_borne"), [(errno.EINVAL, True), (errno.EACCES, True), (errno.EIO, False)])
def test_a_system_that_flushes_no_folders_is_borne_and_a_disk_that_fails_is_not(
    disk: Path, monkeypatch: pytest.MonkeyPatch, error: int, is_borne: bool
) -> None:
    def fsync(file: int) -> None:
        if stat.S_ISDIR(os.fstat(file).st_mode):
            raise OSError(error, os.strerror(error))

    monkeypatch.setattr(os, "fsync", fsync)
    if is_borne:
        assert run(job(disk / "out")).documents == 4
    else:
        with pytest.raises(UsageError, match="output-not-writable"):
            run(job(disk / "out"))
