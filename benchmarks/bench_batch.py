"""Batches: what a second worker brings, and cost per document and memory as batches grow.

``python benchmarks/bench_batch.py [LARGEST] [--only workers|growth]``: batches of 10, 100 … up to LARGEST documents
(default 1,000), the whole main job and then the engine alone, with a stand-in for the pipeline.
"""

import argparse
import os
import resource
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from variants import write_variants

from kaext.batch.inputs import find_inputs
from kaext.batch.run import Job, run
from kaext.batch.worker import PROCESSOR

COMPARED = 200
# Paragraphs of a document: as many as a real brochure has, and one (1 kB) where thousands of documents are made.
LONG, SHORT = 40, 1
ROUNDS = 3


@contextmanager
def peak_memory() -> Iterator[list[int]]:
    """Watch the resident memory of this process and of its children; the list gets the two peaks in MB at the end."""
    peaks = [0, 0]
    stop = threading.Event()

    def watch() -> None:
        while not stop.wait(0.2):
            own, children = _resident(os.getpid()), [_resident(child) for child in _children()]
            peaks[0] = max(peaks[0], own)
            peaks[1] = max([peaks[1], *children])

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield peaks
    finally:
        stop.set()
        thread.join()


def _children() -> list[int]:
    found: list[int] = []
    for task in Path("/proc/self/task").iterdir():
        # A thread may end in between.
        with suppress(FileNotFoundError):
            found += map(int, (task / "children").read_text().split())
    return found


def _resident(process: int) -> int:
    with suppress(FileNotFoundError, ProcessLookupError):
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * resource.getpagesize() >> 20
    return 0


class Times(NamedTuple):
    """Seconds of a run: wall time, and CPU time of this process and of its workers."""

    wall: float
    own: float
    workers: float


def timed(folder: Path, out: Path, *, workers: int, processor: str = PROCESSOR) -> Times:
    """Process a folder and return the times of the run."""
    before, began = os.times(), time.perf_counter()
    run(Job(find_inputs([str(folder)]), out, workers=workers, is_forced=True, processor=processor))
    wall, after = time.perf_counter() - began, os.times()
    own = after.user + after.system - before.user - before.system
    children = after.children_user + after.children_system - before.children_user - before.children_system
    return Times(wall, own, children)


def compare_workers(base: Path) -> None:
    """Print the speed-up by a second worker."""
    write_variants(base / "compared", COMPARED, paragraphs=LONG)
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before the start\n")
    print("| round | 1 worker, wall s | 2 workers, wall s | ratio | processor s, 1 and 2 workers |")
    print("|---|---|---|---|---|")
    for number in range(1, ROUNDS + 1):
        one = timed(base / "compared", base / "one", workers=1)
        two = timed(base / "compared", base / "two", workers=2)
        used = f"{one.own + one.workers:.1f}, {two.own + two.workers:.1f}"
        print(f"| {number} | {one.wall:.1f} | {two.wall:.1f} | {one.wall / two.wall:.2f} | {used} |", flush=True)


def watch_growth(base: Path, largest: int) -> None:
    """Print time and memory per document for batches that grow by a factor of ten, with one worker."""
    for title, processor in (("the whole main job", PROCESSOR), ("a stand-in for the pipeline", "stand_in:make")):
        print(f"\n{title}:\n")
        print("| documents | wall s | processor ms per document: worker | parent | peak MB, worker | parent |")
        print("|---|---|---|---|---|---|")
        size = 10
        while size <= largest:
            if not (base / f"in{size}").exists():
                write_variants(base / f"in{size}", size, paragraphs=SHORT)
            with peak_memory() as peaks:
                times = timed(base / f"in{size}", base / f"out{size}", workers=1, processor=processor)
            each = f"{1000 * times.workers / size:.1f} | {1000 * times.own / size:.1f}"
            print(f"| {size} | {times.wall:.1f} | {each} | {peaks[1]} | {peaks[0]} |", flush=True)
            size *= 10


def main() -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("largest", type=int, nargs="?", default=1000)
    parser.add_argument("--only", choices=["workers", "growth"])
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        if arguments.only != "growth":
            compare_workers(Path(name))
        if arguments.only != "workers":
            watch_growth(Path(name), arguments.largest)


if __name__ == "__main__":
    main()
