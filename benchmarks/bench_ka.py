"""Speed of ``kaext.ka`` in characters per second, compared with ``unicodedata.normalize`` and simplemma.

usage: python benchmarks/bench_ka.py [TEXT]

TEXT is a file in Georgian, by default the brochure of the corpus. Every part processes the same text; the figure is the
best of five rounds after a warm-up round. Ratios are taken within the same run.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable
from functools import partial
from itertools import cycle
from pathlib import Path
from time import perf_counter

import spacy
from simplemma import Lemmatizer

from kaext.ka import inflection, legacy, numerals, script
from kaext.ka.lang import split

BROCHURE = Path(__file__).resolve().parents[1] / "corpus" / "raw" / "partners-south-caucasus.txt"
ROUNDS = 5


def rate(work: Callable[[], object], characters: int) -> float:
    """Return the characters per second of the best of several rounds."""
    work()
    seconds = []
    for _ in range(ROUNDS):
        start = perf_counter()
        work()
        seconds.append(perf_counter() - start)
    return characters / min(seconds)


def stored(text: str) -> str:
    """Return ``text`` with the codes of an AcadNusx font."""
    codes = {letter: code for code, letter in legacy.table("acadnusx").items() if letter}
    return "".join(codes.get(character, character) for character in text)


def main() -> None:
    """Print the table."""
    text = (Path(sys.argv[1]) if len(sys.argv) > 1 else BROCHURE).read_text(encoding="utf-8")
    acad = stored(text)
    words = [piece for piece in split(text) if piece.isalpha()]
    letters = sum(map(len, words))
    nlp = spacy.blank("ka")
    nlp.max_length = len(text) + 1
    with_sentences = spacy.blank("ka")
    with_sentences.add_pipe("kaext_sentences")
    base = rate(lambda: unicodedata.normalize("NFC", text), len(text))
    # Two texts in turn, because the numbers of the last long text are cached.
    texts = cycle((text, f"{text} "))
    # A new lemmatizer each time, because it caches the words it has seen.
    lemmas = rate(lambda: list(map(partial(Lemmatizer().lemmatize, lang="ka"), words)), letters)
    print("| part | characters/s | share of unicodedata.normalize | ratio to simplemma |")
    print("|---|---|---|---|")
    parts: dict[str, tuple[Callable[[], object], int]] = {
        "script.normalize": (lambda: script.normalize(text), len(text)),
        "script.to_mkhedruli": (lambda: script.to_mkhedruli(text), len(text)),
        "legacy.decode_run": (lambda: legacy.decode_run(acad), len(acad)),
        "lang.split": (lambda: split(text), len(text)),
        "spacy.blank('ka')": (lambda: nlp(text), len(text)),
        "with kaext_sentences": (lambda: with_sentences(text), len(text)),
        "numerals.scan": (lambda: list(numerals.scan(next(texts))), len(text)),
        "inflection.nominative": (lambda: [inflection.nominative(word) for word in words], letters),
    }
    print(f"| unicodedata.normalize | {base:,.0f} | 1 | |")
    print(f"| simplemma | {lemmas:,.0f} | {lemmas / base:.5f} | 1 |")
    for name, (work, characters) in parts.items():
        speed = rate(work, characters)
        print(f"| {name} | {speed:,.0f} | {speed / base:.5f} | {speed / lemmas:.2f} |")


if __name__ == "__main__":
    main()
