"""Batches: what a second worker brings, cost per document as batches grow, memory, and the share of each step.

``python benchmarks/bench_batch.py [LARGEST]``: batches of 10, 100 … up to LARGEST documents (default 1,000).
"""

import os
import resource
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from variants import write_variants

from kaext.batch.inputs import find_inputs
from kaext.batch.run import Job, Summary, run

COMPARED = 200
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
        children = task / "children"
        if children.exists():
            found += map(int, children.read_text().split())
    return found


def _resident(process: int) -> int:
    path = Path(f"/proc/{process}/statm")
    return int(path.read_text().split()[1]) * resource.getpagesize() >> 20 if path.exists() else 0


def timed(folder: Path, out: Path, *, workers: int) -> tuple[float, Summary]:
    """Run over a folder and return the seconds and the summary."""
    began = time.perf_counter()
    summary = run(Job(find_inputs([str(folder)]), out, workers=workers, is_forced=True))
    return time.perf_counter() - began, summary


def main() -> None:
    """Measure and print the tables."""
    largest = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    cores = os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        write_variants(base / "compared", COMPARED)
        print(f"{cores} cores\n\n| round | 1 worker, s | 2 workers, s | ratio |\n|---|---|---|---|")
        for number in range(1, ROUNDS + 1):
            one, _ = timed(base / "compared", base / "one", workers=1)
            two, _ = timed(base / "compared", base / "two", workers=2)
            print(f"| {number} | {one:.1f} | {two:.1f} | {one / two:.2f} |", flush=True)
        print(
            "\n| documents | s | ms per document | peak MB, parent | peak MB, largest worker |\n|---|---|---|---|---|"
        )
        size = 10
        while size <= largest:
            write_variants(base / f"in{size}", size)
            with peak_memory() as peaks:
                seconds, _ = timed(base / f"in{size}", base / f"out{size}", workers=2)
            print(f"| {size} | {seconds:.1f} | {1000 * seconds / size:.0f} | {peaks[0]} | {peaks[1]} |", flush=True)
            size *= 10


if __name__ == "__main__":
    main()
