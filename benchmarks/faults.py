"""Fault injection: kill runs and workers, fill disks, simulate power failures; resume and compare the datasets.

``python benchmarks/faults.py [SEEDS] [--first SEED] [--only kills|disks|power]`` (default: 50 seeds of each). Faults
occur at random moments; the dataset is compared with that of an undisturbed run. Disks are file systems in memory
(tmpfs) of a random size, for which the program needs permission to mount: root, or
``unshare --map-root-user --mount python benchmarks/faults.py``. Power failures are those of ``tests/batch/power.py``.
The quick versions are in ``tests/batch``.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from variants import write_variants

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.batch.power import crash_states, recorded, restore  # noqa: E402
from tests.batch.trees import seen, tree, visible  # noqa: E402

from kaext.batch.inputs import find_inputs  # noqa: E402
from kaext.batch.run import Extra, Job, Progress, run  # noqa: E402
from kaext.emit.database import write_database  # noqa: E402
from kaext.emit.layout import DESCRIPTOR  # noqa: E402
from kaext.report import write_report  # noqa: E402

KINDS = ("kills", "disks", "power")
DOCUMENTS = 30
# The size of a run of which every change of the file system is recorded.
RECORDED_DOCUMENTS = 4
MAIN = "from kaext.__main__ import main; main()"
AMPLE = "64m"


def command(folder: Path, out: Path) -> list[str]:
    """Return the command that runs kaext with two workers."""
    options = ["--workers", "2", "--no-report", "--quiet"]
    return [sys.executable, "-c", MAIN, "run", str(folder), "--out", str(out), *options]


def require_same(seed: int, found: dict[str, bytes], expected: dict[str, bytes]) -> None:
    """Exit with the names of the differing files if a dataset is not that of the undisturbed run."""
    differing = [name for name in sorted(found.keys() | expected.keys()) if found.get(name) != expected.get(name)]
    if differing:
        sys.exit(f"seed {seed}: {', '.join(differing)} differ from the undisturbed run")


def workers_of(process: int) -> list[int]:
    """Return the children of a process."""
    found: list[int] = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        found += map(int, task.read_text().split())
    return found


def kill(base: Path, seed: int, *, duration: float, expected: dict[str, bytes]) -> Counter[str]:
    """Kill one to three runs, and workers in half of them, then let a run end and compare; return what was killed."""
    chance = random.Random(seed)
    out = base / f"out{seed}"
    counts: Counter[str] = Counter()
    for _ in range(chance.randint(1, 3)):
        with subprocess.Popen(command(base / "in", out)) as process:
            time.sleep(chance.uniform(0, duration))
            victims = workers_of(process.pid) if process.poll() is None else []
            if victims and chance.random() < 0.5:
                os.kill(chance.choice(victims), signal.SIGKILL)
                counts["workers killed"] += 1
                time.sleep(chance.uniform(0, duration / 2))
            if process.poll() is None:
                process.kill()
                counts["runs killed"] += 1
            else:
                counts["runs ended first"] += 1
    subprocess.run(command(base / "in", out), check=True)
    require_same(seed, tree(out), expected)
    return counts


@contextmanager
def disk(folder: Path, size: str) -> Iterator[None]:
    """Mount a file system of a size."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def fill(base: Path, seed: int, *, expected: dict[str, bytes]) -> Counter[str]:
    """Run on disks that are too small, one after the other a little larger, then on one with room, and compare."""
    chance = random.Random(seed)
    counts: Counter[str] = Counter()
    needed = sum(map(len, expected.values())) >> 10
    mounted = base / f"disk{seed}"
    size = chance.randint(8, needed)
    with disk(mounted, f"{size}k"):
        for _ in range(chance.randint(1, 3)):
            ended = subprocess.run(command(base / "in", mounted / "out"), capture_output=True, text=True, check=False)
            if ended.returncode:
                counts["disks full"] += 1
                if "output-write-failed" not in ended.stderr and "output-not-writable" not in ended.stderr:
                    sys.exit(f"seed {seed}: {ended.returncode}: {ended.stderr}")
            else:
                counts["runs that had room"] += 1
            size += chance.randint(0, needed // 4)
            subprocess.run(["mount", "-o", f"remount,size={size}k", str(mounted)], check=True)
        subprocess.run(["mount", "-o", f"remount,size={AMPLE}", str(mounted)], check=True)
        subprocess.run(command(base / "in", mounted / "out"), check=True)
        require_same(seed, tree(mounted / "out"), expected)
    return counts


def full_job(folder: Path, out: Path) -> Job:
    """Return a run, in this process, that writes all that a dataset may have and takes over what is there."""
    report = Extra("report", lambda dataset, doc_ids: write_report(dataset))
    database = Extra("facts.db", lambda dataset, doc_ids: write_database(dataset, doc_ids, name="facts.db"))
    return Job(find_inputs([str(folder)]), out, workers=0, is_only_new=True, extras=[database, report])


def fail_power(base: Path, seed: int) -> Counter[str]:
    """Fail the power in one to three runs, one going on after the other, then let a run end, and compare."""
    chance = random.Random(seed)
    counts: Counter[str] = Counter()
    inputs, disk = base / f"inputs{seed}", base / f"power{seed}"
    write_variants(inputs, RECORDED_DOCUMENTS, paragraphs=2)
    disk.mkdir()
    if seed % 2:
        run(full_job(inputs, disk / "out"))
        changed, gone, *_ = sorted(inputs.iterdir())
        changed.write_text(gone.read_text(encoding="utf-8"), encoding="utf-8")
        gone.rename(inputs / "99999.txt")
    old = seen(disk / "out")
    run(full_job(inputs, base / f"undisturbed{seed}"))
    expected = tree(base / f"undisturbed{seed}")
    told: set[str] = set()
    for _ in range(chance.randint(1, 3)):
        with recorded(disk) as recording:
            run(full_job(inputs, disk / "out"), on_progress=lambda progress: recording.tell(progress.tally.doc_id))
        states = list(crash_states(recording, chance, tries=3))
        for state in states:
            left = visible(state.files_in("out"))
            if DESCRIPTOR in left and left not in (old, visible(expected)):
                sys.exit(f"seed {seed}: moment {state.moment}: half a dataset passes for one")
        counts["states looked at"] += len(states)
        state = chance.choice(states)
        told |= state.told
        shutil.rmtree(disk)
        restore(state.files, disk)
        counts["runs after the power failed"] += 1
    steps: list[Progress] = []
    run(full_job(inputs, disk / "out"), on_progress=steps.append)
    require_same(seed, tree(disk / "out"), expected)
    lost = told - {step.tally.doc_id for step in steps if step.is_reused}
    if lost:
        sys.exit(f"seed {seed}: {', '.join(sorted(lost))} had been told to be done")
    return counts


def main() -> None:
    """Run the seeds and print what happened."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seeds", type=int, nargs="?", default=50)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--only", choices=KINDS)
    arguments = parser.parse_args()
    kinds = [arguments.only] if arguments.only else KINDS
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        write_variants(base / "in", DOCUMENTS, paragraphs=4)
        began = time.monotonic()
        subprocess.run(command(base / "in", base / "undisturbed"), check=True)
        duration = time.monotonic() - began
        expected = tree(base / "undisturbed")
        for seed in range(arguments.first, arguments.first + arguments.seeds):
            if "kills" in kinds:
                counts += kill(base, seed, duration=duration, expected=expected)
            if "disks" in kinds:
                counts += fill(base, seed, expected=expected)
            if "power" in kinds:
                counts += fail_power(base, seed)
            print(f"seed {seed}: {', '.join(f'{name} {count}' for name, count in counts.items())} so far", flush=True)
    print("every resumed dataset was equal to the undisturbed one, byte by byte")


if __name__ == "__main__":
    main()
