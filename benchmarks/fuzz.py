"""Fuzz the readers of external files: ``python benchmarks/fuzz.py [MINUTES] [--seed N] [--out FOLDER] [TARGET...]``.

The targets (text, pdf, gold, configuration), their strategies and checks are those of ``tests/test_fuzz.py``; single
pages of the corpus's PDFs are mutated as well. A third of the time is spent on Hypothesis and mutations, the rest on
coverage-guided fuzzing with atheris, if installed (``fuzz_guided.py``). For each place in the code where a check
failed, took more than a minute or terminated the interpreter, one input and the reason are written to FOLDER (default
``fuzz-failures``); the exit status is then 1. When the defect is fixed, add the input to ``tests/regressions/TARGET``.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import logging
import re
import signal
import subprocess
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pypdfium2
from hypothesis import HealthCheck, Phase, given, seed, settings

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests import test_fuzz as fuzz  # noqa: E402

EXAMPLES = 200
SECONDS_OF_AN_INPUT = 60
_ROUND_SECONDS = 900.0
_FRAME = re.compile(r'File "([^"]*/kaext/[^"]*)", line \d+, in (\w+)')
_RUNS = re.compile(r"^(?:#|stat::number_of_executed_units:\s*)(\d+)", re.MULTILINE)
_CRASH = "crash-"


def single_pages() -> Iterator[bytes]:
    """Yield each page of the corpus's PDFs as a separate file."""
    for path in sorted((ROOT / "corpus" / "pdf").glob("*.pdf")):
        document = pypdfium2.PdfDocument(path)
        for index in range(len(document)):
            page = pypdfium2.PdfDocument.new()
            page.import_pages(document, [index])
            buffer = io.BytesIO()
            page.save(buffer)
            yield buffer.getvalue()


class Fuzzer:
    """Checks inputs of a target, counts them, and keeps one failing input for each place in the code."""

    def __init__(self, target: str, out: Path) -> None:
        self.tried = 0
        self._check = fuzz.CHECKS[target][1]
        self._folder = out / target
        self._folder.mkdir(parents=True, exist_ok=True)
        self._last = self._folder / "last-input"
        self._is_overdue = False

    def __call__(self, data: bytes) -> None:
        """Check one input; it is written to disk first, in case the interpreter crashes."""
        self.tried += 1
        self._last.write_bytes(data)
        self._is_overdue = False
        signal.signal(signal.SIGPROF, self._give_up)
        signal.setitimer(signal.ITIMER_PROF, SECONDS_OF_AN_INPUT)
        try:
            self._check(data)
        except Exception as error:
            self._keep(data, "".join(traceback.format_exception(error)))
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        # The check may have caught the error as if the input were damaged.
        if self._is_overdue:
            self._keep(data, f"longer than {SECONDS_OF_AN_INPUT} seconds of processor time")

    def _give_up(self, *_: object) -> None:
        self._is_overdue = True
        raise TimeoutError

    def _keep(self, data: bytes, reason: str) -> None:
        last_line = reason.rstrip().rpartition("\n")[2]
        place = str([*_FRAME.findall(reason), ("", "")][-1]) + last_line.partition(":")[0]
        path = self._folder / hashlib.sha256(place.encode()).hexdigest()[:12]
        if not path.exists():
            path.write_bytes(data)
            path.with_suffix(".reason").write_text(reason, encoding="utf-8", errors="replace")
            print(f"{path}: {last_line[:300]}", file=sys.stderr, flush=True)


def draw(target: str, fuzzer: Callable[[bytes], None], *, number: int) -> None:
    """Draw inputs from the strategy of a target."""
    chosen = settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )

    @seed(number)
    @chosen
    @given(fuzz.CHECKS[target][0])
    def check(data: bytes) -> None:
        fuzzer(data)

    check()


def guide(target: str, out: Path, *, seconds: int, number: int) -> int:
    """Fuzz a target with atheris in a separate process and return the number of inputs tried."""
    folder = out / target
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, str(ROOT / "benchmarks" / "fuzz_guided.py"), target, str(out), f"-seed={number}"]
    command += [f"-max_total_time={seconds}", f"-timeout={SECONDS_OF_AN_INPUT}", f"-artifact_prefix={folder}/{_CRASH}"]
    ended = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if ended.returncode:
        (folder / f"{_CRASH}{number}.reason").write_text(ended.stderr, encoding="utf-8")
    return max(map(int, _RUNS.findall(ended.stderr)), default=0)


def main() -> None:
    """Fuzz until the time is over, print the numbers of inputs, and exit with status 1 if a check failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("minutes", type=float, nargs="?", default=1.0)
    parser.add_argument("targets", nargs="*", default=list(fuzz.CHECKS))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, default=Path("fuzz-failures"))
    arguments = parser.parse_args()
    logging.disable()
    out, number, end = arguments.out, arguments.seed, time.monotonic() + 60 * arguments.minutes
    is_guided = find_spec("atheris") is not None
    pages = list(single_pages())
    fuzzers = {target: Fuzzer(target, out) for target in arguments.targets}
    tried: Counter[str] = Counter()
    while (left := min(_ROUND_SECONDS, end - time.monotonic())) > 1:
        until = time.monotonic() + (left / 3 if is_guided else left)
        while time.monotonic() < until:
            for target, fuzzer in fuzzers.items():
                number += 1
                draw(target, fuzzer, number=number)
                tried[target] = fuzzer.tried
                for page in pages if target == "pdf" else ():
                    number += 1
                    fuzzer(fuzz.mutated(page, number))
        if is_guided:
            seconds = max(1, int(left * 2 / 3 / len(fuzzers)))
            for target in fuzzers:
                tried[f"{target}, guided"] += guide(target, out, seconds=seconds, number=number)
        failures = sorted(out.glob("*/*.reason"))
        figures = ", ".join(f"{name} {count}" for name, count in sorted(tried.items()))
        print(f"inputs tried: {figures}; places that failed: {len(failures)}", flush=True)
    if not is_guided:
        print("atheris is not installed: no coverage-guided fuzzing")
    sys.exit(1 if any(out.glob("*/*.reason")) else 0)


if __name__ == "__main__":
    main()
