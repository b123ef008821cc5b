"""Accuracy of tokens and sentences of the language ``ka`` on the two Georgian treebanks, compared with spaCy's ``xx``.

usage: python benchmarks/bench_tokenizer.py FOLDER

FOLDER has the test files of UD_Georgian-GNC and UD_Georgian-GLC (``*gnc*test*.conllu``, ``*glc*test*.conllu``). Ten
sentences at a time are joined to a paragraph. A token is right if its extent is that of an orthographic word of the
treebank (a word with its postpositions), a sentence if it starts at the same character.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.language import Language

from kaext.training.treebank import Sentence, read

PARAGRAPH = 10
Extents = set[tuple[int, int, int]]


def paragraphs(sentences: list[Sentence]) -> Iterator[tuple[str, Extents, set[tuple[int, int]], int]]:
    """Yield paragraphs with the extents of their words, the offsets of their sentences, and their number."""
    for number, first in enumerate(range(0, len(sentences), PARAGRAPH)):
        text = ""
        words: Extents = set()
        starts: set[tuple[int, int]] = set()
        for sentence in sentences[first : first + PARAGRAPH]:
            starts.add((number, len(text)))
            for index, form in enumerate(sentence.forms):
                words.add((number, len(text), len(text) + len(form)))
                text += form + " " * sentence.space_after(index)
            text = text.rstrip() + " "
        yield text, words, starts, number


def f1(predicted: set[tuple[int, ...]], gold: set[tuple[int, ...]]) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * len(predicted & gold) / (len(predicted) + len(gold))


def scores(nlp: Language, sentences: list[Sentence]) -> tuple[float, float]:
    """Return the F1 of tokens and of sentences."""
    words: set[tuple[int, ...]] = set()
    starts: set[tuple[int, ...]] = set()
    found_words: set[tuple[int, ...]] = set()
    found_starts: set[tuple[int, ...]] = set()
    for text, gold_words, gold_starts, number in paragraphs(sentences):
        words |= gold_words
        starts |= gold_starts
        doc = nlp(text)
        found_words |= {(number, token.idx, token.idx + len(token)) for token in doc if not token.is_space}
        found_starts |= {(number, sentence.start_char) for sentence in doc.sents}
    return f1(found_words, words), f1(found_starts, starts)


def main() -> None:
    """Print the table."""
    if len(sys.argv) < 2:
        print("skipped: name the folder with the treebanks' test files")
        return
    georgian = spacy.blank("ka")
    georgian.add_pipe("kaext_sentences")
    multi = spacy.blank("xx")
    multi.add_pipe("sentencizer")
    print("| treebank | sentences | tokenizer | tokens F1 | sentences F1 |")
    print("|---|---|---|---|---|")
    for treebank in ("gnc", "glc"):
        sentences = [s for path in sorted(Path(sys.argv[1]).glob(f"*{treebank}*test*.conllu")) for s in read(path)]
        for name, nlp in (("ka", georgian), ("xx", multi)):
            tokens, starts = scores(nlp, sentences)
            print(f"| {treebank.upper()} test | {len(sentences)} | {name} | {tokens:.4f} | {starts:.4f} |")


if __name__ == "__main__":
    main()
