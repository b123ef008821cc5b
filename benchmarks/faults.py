"""Kill whole runs and workers and fill disks at random moments, resume, and compare with an undisturbed run.

``python benchmarks/faults.py [SEEDS] [--first SEED] [--only kills|disks]`` (default: 50 seeds of each). Disks are file
systems in memory (tmpfs) of a random size, for which the program needs the right to mount: root, or
``unshare --map-root-user --mount python benchmarks/faults.py``. The quick versions are in ``tests/batch``.
"""

import argparse
import os
import random
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

DOCUMENTS = 30
MAIN = "from kaext.__main__ import main; main()"
AMPLE = "64m"


def command(folder: Path, out: Path) -> list[str]:
    """Return the command that runs kaext with two workers."""
    options = ["--workers", "2", "--no-report", "--quiet"]
    return [sys.executable, "-c", MAIN, "run", str(folder), "--out", str(out), *options]


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file of a dataset but the record of its run."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "run.json"
    }


def require_same(seed: int, found: dict[str, bytes], expected: dict[str, bytes]) -> None:
    """End the program where a dataset is not the undisturbed one, and say which of its files differ."""
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


def main() -> None:
    """Run the seeds and print what happened."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seeds", type=int, nargs="?", default=50)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--only", choices=["kills", "disks"])
    arguments = parser.parse_args()
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        write_variants(base / "in", DOCUMENTS, paragraphs=4)
        began = time.monotonic()
        subprocess.run(command(base / "in", base / "undisturbed"), check=True)
        duration = time.monotonic() - began
        expected = tree(base / "undisturbed")
        for seed in range(arguments.first, arguments.first + arguments.seeds):
            if arguments.only != "disks":
                counts += kill(base, seed, duration=duration, expected=expected)
            if arguments.only != "kills":
                counts += fill(base, seed, expected=expected)
            print(f"seed {seed}: {', '.join(f'{name} {count}' for name, count in counts.items())} so far", flush=True)
    print("every resumed dataset was equal to the undisturbed one, byte by byte")


if __name__ == "__main__":
    main()
