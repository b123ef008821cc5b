"""Kill whole runs, workers and both at random moments, resume, and compare with an undisturbed run.

``python benchmarks/faults.py [SEEDS]`` (default 50). The quick versions of these are in ``tests/batch/test_run.py``.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from variants import write_variants

DOCUMENTS = 30
MAIN = "from kaext.cli.main import main; main()"


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


def workers_of(process: int) -> list[int]:
    """Return the children of a process."""
    found: list[int] = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        found += map(int, task.read_text().split())
    return found


def main() -> None:
    """Run the seeds and print what happened."""
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    killed = {"run": 0, "worker": 0}
    finished = 0
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        write_variants(base / "in", DOCUMENTS, paragraphs=4)
        began = time.monotonic()
        subprocess.run(command(base / "in", base / "undisturbed"), check=True)
        duration = time.monotonic() - began
        expected = tree(base / "undisturbed")
        for seed in range(seeds):
            chance = random.Random(seed)
            out = base / f"out{seed}"
            for _ in range(chance.randint(1, 3)):
                with subprocess.Popen(command(base / "in", out)) as process:
                    time.sleep(chance.uniform(0, duration))
                    victims = workers_of(process.pid) if process.poll() is None else []
                    if victims and chance.random() < 0.5:
                        os.kill(chance.choice(victims), signal.SIGKILL)
                        killed["worker"] += 1
                        time.sleep(chance.uniform(0, duration / 2))
                    if process.poll() is None:
                        process.kill()
                        killed["run"] += 1
                    else:
                        finished += 1
            subprocess.run(command(base / "in", out), check=True)
            if tree(out) != expected:
                sys.exit(f"seed {seed}: the dataset differs from the undisturbed one")
    print(f"{seeds} seeds: {killed['run']} runs and {killed['worker']} workers killed, {finished} runs ended first;")
    print("every resumed dataset was equal to the undisturbed one, byte by byte")


if __name__ == "__main__":
    main()
