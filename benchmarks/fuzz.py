"""Fuzz the text path, the PDF path and the gold reader for some minutes: ``python benchmarks/fuzz.py [MINUTES]``.

The strategies and checks are those of ``tests/test_fuzz.py``; besides, PDFs of the corpus are mutated byte by byte.
"""

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests import test_fuzz as fuzz  # noqa: E402

LONG = settings(max_examples=500, deadline=None, database=None, suppress_health_check=list(HealthCheck))


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Change, cut out or repeat some stretches of a file."""
    result = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        at = chance.randrange(len(result))
        match chance.randint(0, 2):
            case 0:
                result[at] = chance.randrange(256)
            case 1:
                del result[at : at + chance.randint(1, 200)]
            case _:
                result[at:at] = result[at : at + chance.randint(1, 200)]
    return bytes(result)


def main() -> None:
    """Fuzz until the time is over and print what was tried; the first failure ends it with its input."""
    end = time.monotonic() + 60 * float(sys.argv[1] if len(sys.argv) > 1 else 1)
    seed = 0
    tried: dict[str, int] = {}
    pdfs = [path.read_bytes() for path in sorted((ROOT / "corpus" / "pdf").glob("*.pdf"))]

    def counted(name: str, check: Callable[[object], None]) -> Callable[[object], None]:
        def count_and_check(value: object) -> None:
            tried[name] = tried.get(name, 0) + 1
            check(value)

        return count_and_check

    rounds = {
        "text": LONG(given(fuzz.BYTES)(counted("text", fuzz.check_text))),
        "pdf bytes": LONG(given(fuzz.PDFS)(counted("pdf bytes", fuzz.check_pdf))),
        "gold": LONG(given(fuzz.MARKED)(counted("gold", fuzz.check_gold))),
    }
    check_mutated = counted("mutated pdf", fuzz.check_pdf)
    while time.monotonic() < end:
        for test in rounds.values():
            test()
        for data in pdfs:
            seed += 1
            check_mutated(mutated(data, random.Random(seed)))
    print("inputs tried, none crashed:", ", ".join(f"{name} {number}" for name, number in tried.items()))


if __name__ == "__main__":
    main()
