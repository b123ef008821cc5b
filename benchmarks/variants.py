"""Documents for batches: texts of random paragraphs of the corpus with shifted years; they are reproducible."""

import random
import re
from pathlib import Path

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")


def write_variants(folder: Path, number: int, *, paragraphs: int) -> None:
    """Write ``number`` texts of ``paragraphs`` paragraphs each into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    pool = [
        paragraph
        for path in sorted((CORPUS / "raw").glob("*.txt"))
        for paragraph in path.read_text(encoding="utf-8").split("\n\n")
        if len(paragraph) > 80
    ]
    for index in range(number):
        chance = random.Random(index)
        text = "\n\n".join(chance.choices(pool, k=paragraphs))
        shift = chance.randint(-9, 9)
        pieces = _YEAR.split(text)
        (folder / f"{index:05}.txt").write_text(_with_years(pieces, shift), encoding="utf-8")


def _with_years(pieces: list[str], shift: int) -> str:
    """Join pieces of text with the years between them (odd pieces) shifted."""
    return "".join(str(min(2029, int(piece) + shift)) if number % 2 else piece for number, piece in enumerate(pieces))
