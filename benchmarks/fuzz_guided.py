"""Coverage-guided fuzzing of one target with atheris: ``python benchmarks/fuzz_guided.py TARGET FOLDER [OPTION...]``.

It is called by ``fuzz.py``. ``FOLDER/TARGET/corpus`` keeps the inputs that reached new code.
"""

import logging
import sys
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]
LONGEST = 8192

with atheris.instrument_imports(include=["kaext", "pdfminer", "tomllib"]):
    from fuzz import Fuzzer, single_pages
    from tests import test_fuzz as fuzz

    if sys.argv[1] in ("text", "pdf"):
        # Imports during these calls are instrumented as well.
        fuzz.check_text(fuzz.BROCHURE[:2000].encode())
        fuzz.check_pdf(fuzz.SMALL_PDFS[1])


def seeds(target: str) -> list[bytes]:
    """Return valid inputs of a target."""
    match target:
        case "pdf":
            return [*fuzz.SMALL_PDFS, *(page for page in single_pages() if len(page) <= LONGEST)]
        case "text":
            return ["\n".join(fuzz.LINES[at : at + 6]).encode() for at in range(0, 240, 6)]
        case "configuration":
            return [f"{name} = {value}\n".encode() for name in fuzz.OPTIONS[:8] for value in fuzz.VALUES]
        case _:
            lines = b"line\tlabel\tunit\n1\tbody\tsec:1\n"
            facts = b"country\trelation\tprogramme\tdate\tevidence\nGEO\tjoined\tPFP\t\t\n"
            return [b"\f".join((b'a <date v="2004">2004</date>', lines, facts))]


def main() -> None:
    """Fuzz until libFuzzer stops."""
    target, out, *options = sys.argv[1:]
    logging.disable()
    corpus = Path(out) / target / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(seeds(target)):
        (corpus / f"seed-{number}").write_bytes(data)
    fuzzer = Fuzzer(target, Path(out))

    def check(data: bytes) -> None:
        # Invalid UTF-8 is rejected before it reaches the pipeline; fuzz.py covers it.
        fuzzer(data.decode("utf-8", "ignore").encode() if target == "text" else data)

    atheris.Setup([sys.argv[0], f"-max_len={LONGEST}", *options, str(corpus)], check)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
