"""What a sum is for: the country, the programme and the purpose that its clause names.

A clause ends at a semicolon, at ხოლო (whereas), მაგრამ (but), before a contrast with კი and before a relative pronoun;
a relative clause (``რაც … დაჯდა``, which cost …) reaches back to the one before it.

- *Country.* Who gets money stands with -ში (in) or -თვის (for), in the dative of a verb of giving, as the subject of
  მიიღო (received), in the genitive of what the money is spent on, or at the head of a row. Who gives stands in the
  ergative, with -დან (from), or in the genitive before წილი (share), მთავრობა (government) and the like.
- *Programme.* The nearest one, one before the sum rather than one after it.
- *Purpose.* A noun phrase with -თვის (for) or მიზნით (with the aim of), a future participle in -ად (to do), with -ზე
  (on) beside a verb of spending, in the dative beside one of needing, with -ში (in) beside one of investing; the
  subject of "costs"; what a budget or price is of; what stands before the brackets of the sum; the label of a row.

Where the clause says nothing of the kind, nothing is said.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import regex
from spacy.tokens import Doc, Span

from kaext.ka.lang import stop_words
from kaext.ka.nouns import known
from kaext.ka.paradigms import VOWELS
from kaext.ka.phrases import left_edge, role
from kaext.ka.words import frequency
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


_NOT, _PERHAPS, _LIKELY, _SURELY = range(4)


@dataclass(frozen=True, slots=True)
class _Clause:
    """The clause of a sum, in code points; ``reach`` is where the clause begins that a relative one belongs to.

    ``words`` are its words without those of the sum, of countries, programmes and dates.
    """

    start: int
    end: int
    reach: int
    words: tuple[regex.Match[str], ...]

    def has(self, verbs: regex.Pattern[str]) -> bool:
        """Return whether one of the words is a form of ``verbs``."""
        return any(verbs.fullmatch(word[0]) for word in self.words)

    def governed(self, found: Amount, verbs: regex.Pattern[str], ending: str) -> regex.Match[str] | None:
        """Return the noun with ``ending`` that a verb governs: the last before the sum, else after it.

        A verbal noun or an undertaking rather than what may be a place (``ბაზებზე``, at the bases).
        """
        nouns = [word for word in self.words if word[0].endswith(ending) and not verbs.fullmatch(word[0])]
        nouns = [word for word in nouns if not word[0].endswith("ის")]
        nouns = [word for word in nouns if p.UNDERTAKING.fullmatch(word[0])] or nouns
        before = [word for word in nouns if word.end() <= found.start]
        after = [word for word in nouns if word.start() >= found.end]
        return before[-1] if before else after[0] if after else None

    def before(self, word: regex.Match[str]) -> str:
        """Return the word before another; "" where there is none."""
        index = self.words.index(word)
        return self.words[index - 1][0] if index else ""


def _is_nominative(word: str) -> bool:
    """Return whether a word can be a noun in the nominative."""
    is_ergative = word.endswith("მა") and frequency(f"{word[:-2]}ი") > 0
    is_verb = word.endswith(p.LIKE_VERBS) and word not in known().lemmas
    return word[-1] in VOWELS and role(word) == "other" and not is_ergative and not is_verb and word not in stop_words()


def _is_aim(word: str, before: str) -> bool:
    """Whether a word says what for: -თვის (for), a future participle in -ად (to do), მიზნით (with the aim of)."""
    is_for = word.endswith(p.FOR) and not p.NO_PURPOSE.fullmatch(word) and before not in p.POINTING
    return is_for or (word == p.AIM and role(before or "-") == "genitive") or p.TO_DO.fullmatch(word) is not None


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

    def links(self, found: Amount, sums: Sequence[Amount]) -> Links:
        """Return what the clause of ``found``, one of ``sums``, says of its use."""
        clause = self._clause(found, sums)
        return Links(
            self._country(found, clause),
            self._programme(found, clause),
            _sensible(self._purpose(found, clause)),
        )

    def _clause(self, found: Amount, sums: Sequence[Amount]) -> _Clause:
        sentence = self.sentence(found)
        low, high = max(sentence[0], found.start - p.WINDOW), min(sentence[1], found.end + p.WINDOW)
        breaks = [match.span() for match in p.CLAUSE_BREAK.finditer(self._text, low, high)]
        before = [end for _, end in breaks if end <= found.start]
        start = reach = before[-1] if before else low
        if before and p.RELATIVE.match(self._text, start):
            reach = before[-2] if len(before) > 1 else low
        end = next((start for start, _ in breaks if start >= found.end), high)
        colon = p.COLON.search(self._text, found.end, end)
        end = colon.start() if colon is not None else end
        # Of several sums in a clause, each has what stands between the commas around it.
        beside = sums[bisect_left(sums, start, key=_start_of) : bisect_left(sums, end, key=_start_of)]
        last = max((other.end for other in beside if other.end <= found.start), default=start)
        comma = self._text.find(", ", last, found.start) if last > start else -1
        start = comma + 1 if comma >= 0 else start
        following = min((other.start for other in beside if other.start >= found.end), default=end)
        comma = self._text.rfind(", ", found.end, following) if following < end else -1
        end = comma if comma >= 0 else end
        taken = [(other.start, other.end) for other in beside]
        for mentions in (self._countries, self._dates, self._programmes):
            taken += [(span.start_char, span.end_char) for span in mentions.between(start, end)]
        words = [
            match
            for match in p.WORD.finditer(self._text, start, end)
            if not any(first <= match.start() < last for first, last in taken)
        ]
        return _Clause(start, end, reach, tuple(words))

    def sentence(self, found: Amount) -> Extent:
        """Return the extent of the sentence of ``found``."""
        return _around(self._sentences, found.start)

    def block(self, found: Amount) -> Extent:
        """Return the extent of the block of ``found``."""
        return _around(self._blocks, found.start)

    def are_neighbours(self, block: Extent, after: Extent) -> bool:
        """Return whether no block stands between two blocks."""
        index = bisect_left(self._blocks, block)
        return self._blocks[index + 1 : index + 2] == [after]

    def countries_near(self, found: Amount) -> Iterator[str]:
        """Yield the countries whose money it may be: those beside it, then the most often named of the document."""
        yield from self.countries_beside(found)
        yield from self._countries.most_named

    def countries_beside(self, found: Amount) -> Iterator[str]:
        """Yield the countries of the sentence, the nearest first; then those of the block, the most often named."""
        start, end = _around(self._sentences, found.start)
        inside = self._countries.between(max(start, found.start - p.WINDOW), min(end, found.end + p.WINDOW))
        yield from (span._.country.ids[0] for span in sorted(inside, key=lambda span: _distance(span, found)))
        start, end = _around(self._blocks, found.start)
        beside = self._countries.between(max(start, found.start - p.WINDOW), min(end, found.end + p.WINDOW))
        in_block = {span._.country.ids[0] for span in beside}
        yield from (country for country in self._countries.most_named if country in in_block)

    def _country(self, found: Amount, clause: _Clause) -> str:
        for start, end in ((clause.start, clause.end), (clause.reach, clause.start)):
            inside = [span for span in self._countries.between(start, end) if not _overlap(span, found)]
            ranked = [(self._rank(span, clause, found), span) for span in inside if not span._.country.adjectival]
            receiving = [(rank, span) for rank, span in ranked if rank]
            if receiving:
                _, best = min(receiving, key=lambda item: (-item[0], _distance(item[1], found)))
                return str(best._.country.ids[0])
        return ""

    def _rank(self, span: Span, clause: _Clause, found: Amount) -> int:
        """Return how surely a country is the one that the money is for; 0 for one that gives."""
        block, _ = _around(self._blocks, span.start_char)
        heads_row = span.start_char == block and p.ROW_JOINT.match(self._text, span.end_char) is not None
        if heads_row or self._ends_row(span, found):
            return _SURELY
        name = span.text
        if name.endswith(p.PLACED):
            return _SURELY
        if name.endswith("ზე"):
            return _LIKELY if clause.has(p.SPENDS) else _NOT
        after = p.NOUN_AFTER.match(self._text, span.end_char)
        if name.endswith(("ს", "სა")):
            if clause.has(p.GIVES_TO):
                return _SURELY
            is_giver = clause.has(p.COSTS_ONE) or (after is not None and p.OF_A_GIVER.match(after[1]) is not None)
            return _NOT if is_giver and not clause.has(p.RECEIVES) else _PERHAPS
        return _LIKELY if clause.has(p.RECEIVES) and not name.endswith(p.FROM_OR_WITH) else _NOT

    def _programme(self, found: Amount, clause: _Clause) -> str:
        for start, end in ((clause.start, clause.end), (clause.reach, clause.start)):
            inside = [span for span in self._programmes.between(start, end) if not _overlap(span, found)]
            best = min(inside, key=lambda span: (_distance(span, found), -len(span.text)), default=None)
            if best is not None:
                return str(best._.programme.id)
        return ""

    def _purpose(self, found: Amount, clause: _Clause) -> str:
        aims = [word for word in clause.words if _is_aim(word[0], clause.before(word))]
        if aims:
            nearest = min(aims, key=lambda word: max(word.start() - found.end, found.start - word.end()))
            return self._phrase(clause, nearest)
        for verbs, ending in ((p.SPENDS, "ზე"), (p.SPENDS, "პროექტში"), (p.NEEDS, "ს"), (p.INVESTS, "ში")):
            head = clause.governed(found, verbs, ending) if clause.has(verbs) else None
            if head is not None and clause.before(head) not in p.POINTING:
                return self._phrase(clause, head)
        return self._costing(found, clause) or self._bracketed(found, clause) or self._row_label(found)

    def _costing(self, found: Amount, clause: _Clause) -> str:
        """Return what the sum is the price of: the subject of "costs", or whose budget it is."""
        before = [word for word in clause.words if word.end() <= found.start and not p.ADVERB.fullmatch(word[0])]
        if before and p.PRICE.fullmatch(before[-1][0]):
            is_of = len(before) > 1 and role(before[-2][0]) == "genitive"
            is_giver = p.ERGATIVE.fullmatch(before[-1][0]) is not None and not clause.has(p.COSTS)
            return self._phrase(clause, before[-2]) if is_of and not is_giver else ""
        if not clause.has(p.COSTS):
            return ""
        if before and _is_nominative(before[-1][0]):
            return self._phrase(clause, before[-1])
        verb = next((i for i, word in enumerate(clause.words) if p.COSTS.fullmatch(word[0])), len(clause.words))
        after = [word for word in clause.words[verb + 1 :] if word.start() >= found.end]
        head = next((word for word in after if _is_nominative(word[0])), None)
        return self._phrase(clause, head) if head is not None and after[0][0] != "და" else ""

    def _bracketed(self, found: Amount, clause: _Clause) -> str:
        """Return the noun phrase before the brackets that hold the sum alone."""
        if self._text[found.start - 1 : found.start] != "(" or self._text[found.end : found.end + 1] != ")":
            return ""
        before = [word for word in clause.words if word.end() <= found.start]
        is_beside = bool(before) and self._text[before[-1].end() : found.start - 1].isspace()
        return self._phrase(clause, before[-1]) if is_beside and _is_nominative(before[-1][0]) else ""

    def _phrase(self, clause: _Clause, head: regex.Match[str]) -> str:
        """Return the noun phrase that ends with ``head``."""
        words = clause.words[: clause.words.index(head) + 1]
        edges = [clause.start, *(word.end() for word in words[:-1])]
        gaps = [self._text[end : word.start()] for end, word in zip(edges, words, strict=True)]
        first = left_edge([word[0] for word in words], gaps, len(words) - 1, limit=p.MAX_PURPOSE_WORDS)
        if first and gaps[first].isspace() and p.ORDINAL.fullmatch(words[first - 1][0]):
            first -= 1
        return p.SPACES.sub(" ", self._text[words[first].start() : head.end()])

    def _row_label(self, found: Amount) -> str:
        """Return what a row says beside its country and its sum: ``ალბანეთი, ტყვია-წამალი: 6,4 მილიონი ევრო``."""
        start, _ = self.block(found)
        first = next(iter(self._countries.between(start, start + 1)), None)
        match = p.ROW_LABEL.match(self._text, first.end_char, found.start) if first is not None else None
        if match is not None:
            return match[1].strip()
        last = next((span for span in self._countries.between(start, found.start) if self._ends_row(span, found)), None)
        return self._text[start : last.start_char].strip(p.ROW_MARKS) if last is not None else ""

    def _ends_row(self, span: Span, found: Amount) -> bool:
        """Return whether a country stands right before the sum that ends a row of a table."""
        start, end = self.block(found)
        is_alone = end - start <= p.LONGEST_ROW and not self._text[found.end : end].strip(" .,")
        return is_alone and _is_nominative(span.text) and self._text[span.end_char : found.start].isspace()


def _sensible(purpose: str) -> str:
    """Return a purpose, but nothing where it tells nothing: a function word, a unit of measure, "the project"."""
    head = purpose.rsplit(" ", 1)[-1]
    return "" if head in stop_words() or p.MEASURE.match(head) or p.UNTOLD.fullmatch(purpose) else purpose


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


def _start_of(found: Amount) -> int:
    return found.start


def _overlap(span: Span, found: Amount) -> bool:
    return bool(span.start_char < found.end and found.start < span.end_char)
