"""Time of whole commands, including start-up: the median of several runs.

``kaext --help`` is compared with a bare Python, and the main job on the text brochure with importing spaCy. Absolute
times depend on the machine; the ratios, measured alternately in one run, show what kaext adds.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BROCHURE = ROOT / "corpus" / "raw" / "partners-south-caucasus.txt"
RUNS = 9
MAIN = "from kaext.__main__ import main; main()"


def seconds(arguments: list[str]) -> tuple[float, float]:
    """Return the wall time and the CPU time of a Python process and its children."""
    before, began = os.times(), time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    wall, after = time.perf_counter() - began, os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return wall, used


def main() -> None:
    """Measure and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder) / "small.txt"
        small.write_text("საქართველო ნატოს პროგრამას 2004 წლის ივნისში შეუერთდა.", encoding="utf-8")
        run = ["-c", MAIN, "run", "--out", f"{folder}/out", "--force", "--no-report", "--quiet"]
        cases = {
            "python -c pass": ["-c", "pass"],
            "kaext --help": ["-c", MAIN, "--help"],
            "import spacy": ["-c", "import spacy"],
            "kaext run, one sentence": [*run, str(small)],
            "kaext run, the brochure": [*run, str(BROCHURE)],
        }
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in cases}
        for _ in range(RUNS):
            for name, arguments in cases.items():
                times[name].append(seconds(arguments))
    bare = statistics.median(wall for wall, _ in times["python -c pass"])
    print("| command | wall, median s | processor, median s | times bare Python |")
    print("|---|---|---|---|")
    for name, values in times.items():
        wall, used = (statistics.median(column) for column in zip(*values, strict=True))
        print(f"| `{name}` | {wall:.2f} | {used:.2f} | {wall / bare:.1f} |")


if __name__ == "__main__":
    main()
