"""What the rules of the component pass to each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from kaext.ka.inflection import readings


@dataclass(frozen=True, slots=True)
class Found:
    """A mention of a programme at ``start:end`` (code points), with what its record says."""

    start: int
    end: int
    id: str
    name: str
    name_en: str
    kind: str
    method: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Context:
    """A document as the rules see it: its text, and the sentence around each place."""

    text: str
    sentences: tuple[tuple[int, int], ...]
    acronyms: tuple[tuple[int, int, str, tuple[int, int] | None], ...]

    def sentence(self, position: int) -> tuple[int, int]:
        """Return the extent of the sentence at ``position``."""
        return next(((start, end) for start, end in self.sentences if start <= position < end), (position, position))


def sentences_of(doc: Doc, blocks: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return the extents of the sentences; of the blocks where nobody marked sentences."""
    if not doc.has_annotation("SENT_START"):
        return tuple(blocks)
    return tuple((sentence.start_char, sentence.end_char) for sentence in doc.sents)


def lemma_in(word: str, lemmas: Iterable[str]) -> str:
    """Return the one of ``lemmas`` that ``word`` is a form of, or nothing."""
    listed = set(lemmas)
    if word in listed:
        return word
    return next((reading.lemma for reading in readings(word) if reading.lemma in listed), "")
