"""Mentions of programmes, and the document as the rules see it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from spacy.tokens import Doc

from kaext.catalogue.names import Word
from kaext.ka.inflection import possible_lemmas
from kaext.list_marks import LINE_HEAD
from kaext.pipes.extensions import BlockSpan
from kaext.pipes.programmes import patterns

_REACH = 300
_start_of_word = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of a programme at ``start:end`` (code points), with the values of its record.

    ``ruled_out`` is an id of ``reasons.toml`` if a rule rejected the mention, else "".
    """

    start: int
    end: int
    id: str
    name: str
    name_en: str
    kind: str
    method: str
    confidence: float
    ruled_out: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """A document as the rules see it; all its parts are in text order.

    Parameters
    ----------
    text
        The document's text.
    words
        Its words.
    sentences
        The extents of its sentences.
    blocks
        The blocks of its layout.
    acronyms
        (start, end, canonical acronym, extent of the long form beside it or None).
    """

    text: str
    words: Sequence[Word]
    sentences: tuple[tuple[int, int], ...]
    blocks: tuple[BlockSpan, ...]
    acronyms: tuple[tuple[int, int, str, tuple[int, int] | None], ...]

    def sentence(self, position: int) -> tuple[int, int]:
        """Return the extent of the sentence at ``position``."""
        index = bisect_right(self.sentences, position, key=lambda extent: extent[0]) - 1
        if index < 0 or self.sentences[index][1] <= position:
            return position, position
        return self.sentences[index]

    def paragraph(self, position: int) -> tuple[int, int]:
        """Return the extent of the block at ``position``."""
        index = max(0, bisect_right(self.blocks, position, key=lambda block: block.start) - 1)
        return self.blocks[index].start, self.blocks[index].end

    def heading(self, position: int) -> str:
        """Return the heading over the block at ``position``, or ""."""
        index = bisect_right(self.blocks, position, key=lambda block: block.start) - 1
        return self.blocks[index].heading if index >= 0 else ""

    def words_from(self, start: int, end: int) -> Sequence[Word]:
        """Return the words that begin in ``start:end``."""
        first, last = (bisect_left(self.words, place, key=_start_of_word) for place in (start, end))
        return self.words[first:last]

    def acronyms_from(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Return the extents of the acronyms that begin in ``start:end``."""
        first = bisect_left(self.acronyms, start, key=lambda acronym: acronym[0])
        last = bisect_left(self.acronyms, end, key=lambda acronym: acronym[0])
        return tuple(acronym[:2] for acronym in self.acronyms[first:last])

    def in_acronym(self, position: int) -> bool:
        """Return whether ``position`` lies in an acronym."""
        index = bisect_right(self.acronyms, position, key=lambda acronym: acronym[0]) - 1
        return index >= 0 and position < self.acronyms[index][1]

    def mentions_kind(self, position: int, kind: str) -> bool:
        """Return whether a head noun of ``kind`` occurs in the sentence, in the heading, or shortly before."""
        heading = self.heading(position)
        _, high = self.sentence(position)
        around = f"{heading} {self.text[max(0, position - _REACH) : max(position, min(high, position + _REACH))]}"
        words = patterns.GEORGIAN_WORD.findall(around)
        return any(kind_of(word) == kind for word in words)

    def starts_line(self, position: int) -> bool:
        """Return whether ``position`` begins a line, apart from a bullet or a number."""
        line = self.text[max(0, position - 12) : position].rpartition("\n")
        return (bool(line[1]) or position <= 12) and LINE_HEAD.fullmatch(line[2]) is not None


def sentences_of(doc: Doc, blocks: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return the extents of the sentences; those of the blocks if ``doc`` has no sentence boundaries."""
    if not doc.has_annotation("SENT_START"):
        return tuple(blocks)
    return tuple((sentence.start_char, sentence.end_char) for sentence in doc.sents)


def lemma_in(word: str, lemmas: Iterable[str]) -> str:
    """Return the one of ``lemmas`` that ``word`` is a form of, or ""."""
    listed = lemmas if isinstance(lemmas, (dict, frozenset)) else frozenset(lemmas)
    if word in listed:
        return word
    for lemma in possible_lemmas(word):
        if lemma in listed:
            return lemma
    return ""


@lru_cache(maxsize=20_000)
def kind_of(word: str) -> str:
    """Return the kind that a head noun states, or ""."""
    return patterns.HEADS.get(lemma_in(word, patterns.HEADS), "")
