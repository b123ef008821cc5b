"""Kills runs at random moments, again and again; a program of its own, as it forks: ``python -m tests.batch.killed``.

For each seed a run over ``in`` is killed one to three times, then let go on, and compared with an undisturbed one.
A moment is a number of calls and returns of functions, those written in C among them, so that how many runs are
killed does not depend on how fast the machine is just then. Writes how many were, and ends with a message where a
dataset differs.
"""

import os
import random
import shutil
import signal
import sys
from functools import cache
from itertools import count
from pathlib import Path
from types import FrameType

from kaext.batch import keys
from kaext.batch.inputs import find_inputs
from kaext.batch.run import Extra, Job, run
from tests.batch.hooks import LIGHT
from tests.batch.trees import tree

SEEDS = 50
COUNTED = Path("counted")


def report(folder: Path, doc_ids: object) -> None:
    """Stand for what a run adds to a dataset: a folder of files."""
    (folder / "report").mkdir()
    for number in range(5):
        (folder / "report" / f"{number}.html").write_text("x" * 5000)


def started(out: Path, *, killed_at: int | None = None) -> int:
    """Run in a process of its own that counts what it calls, kill it there if told to, and return its number."""
    process = os.fork()
    if process:
        return process
    moments = count(1)

    def profile(_frame: FrameType, _event: str, _argument: object) -> None:
        if next(moments) == killed_at:
            os.kill(os.getpid(), signal.SIGKILL)

    job = Job(find_inputs(["in"]), out, workers=0, processor=LIGHT, extras=[Extra("report", report)])
    sys.setprofile(profile)
    run(job)
    sys.setprofile(None)
    COUNTED.write_text(str(next(moments)))
    os._exit(0)


def ended(process: int) -> int:
    """Wait for a process, and return its exit status, negative for the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def main() -> None:
    """Kill, go on and compare for every seed."""
    # One version for all, though somebody should edit the package meanwhile.
    keys.code_fingerprint = cache(lambda: "tested")
    if ended(started(Path("undisturbed"))):
        sys.exit("the undisturbed run failed")
    moments = int(COUNTED.read_text())
    expected = tree(Path("undisturbed"))
    killed = 0
    for seed in range(SEEDS):
        chance = random.Random(seed)
        out = Path(f"out{seed}")
        for _ in range(chance.randint(1, 3)):
            killed += ended(started(out, killed_at=chance.randrange(1, moments))) == -signal.SIGKILL
        if ended(started(out)):
            sys.exit(f"seed {seed}: the run did not go on")
        if tree(out) != expected:
            sys.exit(f"seed {seed}: the dataset is not the undisturbed one")
        shutil.rmtree(out)
    sys.stdout.write(str(killed))


if __name__ == "__main__":
    main()
