"""What a sum is for: the country, the programme and the purpose that its sentence names.

Who gives stands in the ergative or with -დან (from); who gets with -ში (in), -თვის (for), in the dative or genitive; a
row of a list names the country first. The purpose is a noun phrase with -თვის (for), or the subject of "costs", or the
object of "needs" and of "is spent on". Where the sentence says nothing of the kind, nothing is said.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

import regex
from spacy.tokens import Doc, Span

from kaext.ka.lang import stop_words
from kaext.pipes.extensions import COUNTRIES, DATES, PROGRAMMES, blocks_of
from kaext.pipes.sums import patterns as p
from kaext.pipes.sums.amounts import Amount

Extent = tuple[int, int]
"""Code points in the text, the end exclusive."""


class Links(NamedTuple):
    """Alpha-3 code, programme id, and noun phrase as written; empty where the sentence names none."""

    country: str = ""
    programme: str = ""
    purpose: str = ""


class Surroundings:
    """The sentences, countries and programmes around the sums of a document."""

    def __init__(self, doc: Doc, text: str) -> None:
        self._text = text
        self._countries = _Mentions(span for span in doc.spans.get(COUNTRIES, ()) if len(span._.country.ids) == 1)
        self._programmes = _Mentions(doc.spans.get(PROGRAMMES, ()))
        self._dates = _Mentions(doc.spans.get(DATES, ()))
        self._blocks = [(block.start, block.end) for block in blocks_of(doc)]
        is_split = doc.has_annotation("SENT_START")
        self._sentences = [(sent.start_char, sent.end_char) for sent in doc.sents] if is_split else self._blocks

    def links(self, found: Amount) -> Links:
        """Return what the sentence of ``found`` says of its use."""
        start, end = _around(self._sentences, found.start)
        start, end = max(start, found.start - p.WINDOW), min(end, found.end + p.WINDOW)
        return Links(
            self._country(found, start, end),
            self._programme(found, start, end),
            _sensible(self._purpose(found, start, end)),
        )

    def sentence(self, found: Amount) -> Extent:
        """Return the extent of the sentence of ``found``."""
        return _around(self._sentences, found.start)

    def block(self, found: Amount) -> Extent:
        """Return the extent of the block of ``found``."""
        return _around(self._blocks, found.start)

    def are_neighbours(self, block: Extent, after: Extent) -> bool:
        """Tell whether no block stands between two blocks."""
        index = bisect_left(self._blocks, block)
        return self._blocks[index + 1 : index + 2] == [after]

    def countries_near(self, found: Amount) -> Iterator[str]:
        """Yield the countries whose money it may be.

        Those of the sentence and of the block, the nearest first; then the document's, the most often named first.
        """
        for start, end in (_around(self._sentences, found.start), _around(self._blocks, found.start)):
            inside = self._countries.between(max(start, found.start - p.WINDOW), min(end, found.end + p.WINDOW))
            for span in sorted(inside, key=lambda span: _distance(span, found)):
                yield span._.country.ids[0]
        yield from self._countries.most_named

    def _country(self, found: Amount, start: int, end: int) -> str:
        inside = [span for span in self._countries.between(start, end) if not _overlap(span, found)]
        ranked = [(self._rank(span), span) for span in inside if not span._.country.adjectival]
        receiving = [(rank, span) for rank, span in ranked if rank]
        if not receiving:
            return ""
        _, best = min(receiving, key=lambda item: (-item[0], _distance(item[1], found)))
        return str(best._.country.ids[0])

    def _rank(self, span: Span) -> int:
        """Return how surely a country is the one that the money is for; 0 for one that gives."""
        block, _ = _around(self._blocks, span.start_char)
        if span.start_char == block and p.ROW_JOINT.match(self._text, span.end_char):
            return 3
        return next((rank for ending, rank in p.RECEIVING if span.text.endswith(ending)), 0)

    def _programme(self, found: Amount, start: int, end: int) -> str:
        inside = [span for span in self._programmes.between(start, end) if not _overlap(span, found)]
        best = min(inside, key=lambda span: (_distance(span, found), -len(span.text)), default=None)
        return str(best._.programme.id) if best is not None else ""

    def _purpose(self, found: Amount, start: int, end: int) -> str:
        taken = [(found.start, found.end)]
        taken += [
            (span.start_char, span.end_char)
            for span in (*self._countries.between(start, end), *self._dates.between(start, end))
        ]
        words = [
            match
            for match in p.WORD.finditer(self._text, start, end)
            if not any(first <= match.start() < last for first, last in taken)
        ]
        before = [match for match in words if match.end() <= found.start]
        after = [match for match in words if match.start() >= found.end]
        for_words = [match for match in words if match[0].endswith(p.FOR) and match[0] != p.FOR]
        if for_words:
            nearest = min(for_words, key=lambda match: max(match.start() - found.end, found.start - match.end()))
            return self._phrase(words, nearest)
        verbs = [match[0] for match in after[: p.MAX_VERB_DISTANCE]]
        before = [match for match in before if match[0] not in p.APPROXIMATELY]
        if before and any(p.COSTS.fullmatch(verb) for verb in verbs) and before[-1][0][-1] in "აეიო":
            return self._phrase(words, before[-1])
        for pattern, ending in ((p.NEEDS, "ს"), (p.SPENDS, "ზე")):
            objects = [match for match in (*reversed(before), *after) if match[0].endswith(ending)]
            if objects and any(pattern.fullmatch(verb) for verb in verbs):
                return self._phrase(words, objects[0])
        return self._row_label(found)

    def _phrase(self, words: list[regex.Match[str]], head: regex.Match[str]) -> str:
        """Return the noun phrase that ends with ``head``: the genitives and adjectives right before it belong to it."""
        last = index = words.index(head)
        while index and last - index < p.MAX_PURPOSE_WORDS:
            word = words[index - 1]
            gap = self._text[word.end() : words[index].start()]
            if not gap.isspace() or not p.ATTRIBUTE.search(word[0]):
                break
            index -= 1
        return regex.sub(r"\s++", " ", self._text[words[index].start() : head.end()])

    def _row_label(self, found: Amount) -> str:
        """Return what stands between the country at the head of a row and the sum after its colon."""
        start, _ = _around(self._blocks, found.start)
        head = next(iter(self._countries.between(start, start + 1)), None)
        match = p.ROW_LABEL.match(self._text, head.end_char, found.start) if head is not None else None
        return match[1].strip() if match is not None else ""


def _sensible(purpose: str) -> str:
    """Return a purpose, but nothing where its head is a function word or a unit of measure."""
    head = purpose.rsplit(" ", 1)[-1]
    return "" if head in stop_words() or p.MEASURE.match(head) else purpose


class _Mentions:
    """Spans in text order, found by where they begin."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans, key=lambda span: span.start_char)
        self._starts = [span.start_char for span in self._spans]

    def between(self, start: int, end: int) -> list[Span]:
        """Return the spans that begin in ``start:end``."""
        return self._spans[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    @cached_property
    def most_named(self) -> list[str]:
        """The countries, those named most often first."""
        return [code for code, _ in Counter(span._.country.ids[0] for span in self._spans).most_common()]


def _around(extents: list[tuple[int, int]], position: int) -> tuple[int, int]:
    """Return the extent that holds ``position``, the first where none does."""
    index = max(0, bisect_right(extents, position, key=lambda extent: extent[0]) - 1)
    return extents[index]


def _distance(span: Span, found: Amount) -> int:
    """Return how far a mention stands from a sum; one after it is farther than any before it nearby."""
    if span.end_char <= found.start:
        return found.start - span.end_char
    return p.AFTER_IS_FARTHER + max(0, span.start_char - found.end)


def _overlap(span: Span, found: Amount) -> bool:
    return bool(span.start_char < found.end and found.start < span.end_char)
