"""Links of a sum: the country, programme and purpose that its clause states.

A clause ends at a semicolon, at ხოლო (whereas), at მაგრამ (but), before a contrast with კი and before a relative
pronoun. A relative clause (``რაც … დაჯდა``, which cost …) extends back to its matrix clause.

- *Country.* The recipient of the money has -ში (in) or -თვის (for), is in the dative with a verb of giving, is the
  subject of მიიღო (received), is the genitive of what the money is spent on, or heads a row. The donor is in the
  ergative, has -დან (from), or is the genitive of წილი (share), მთავრობა (government) and similar nouns.
- *Programme.* The nearest one; those before the sum are preferred to those after it.
- *Purpose.* A noun phrase with -თვის (for) or მიზნით (with the aim of), a future participle in -ად (to do), a phrase in
  -ზე (on) with a verb of spending, in the dative with one of needing, in -ში (in) with one of investing; the subject of
  "costs"; the possessor of a budget or price; the phrase before the brackets of the sum; the label of a row.

If the clause states none of these, the link is empty.
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

from kaext.expressions import RegularExpression
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
# How likely a country is the recipient of a sum.
_NO, _POSSIBLE, _LIKELY, _CERTAIN = range(4)


class Links(NamedTuple):
    """Country (alpha-3), programme id, and purpose as written; empty if the clause states none."""

    country: str = ""
    programme: str = ""
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class _Clause:
    """The clause of a sum, ``start:end`` in code points.

    ``matrix_start`` is the start of the matrix clause of a relative clause, else ``start``. ``words`` are the words of
    the clause, without those of sums, countries, programmes and dates.
    """

    start: int
    end: int
    matrix_start: int
    words: tuple[regex.Match[str], ...]

    def has(self, verbs: RegularExpression[regex.Match[str]]) -> bool:
        """Return whether the clause has a form of ``verbs``."""
        return any(verbs.fullmatch(word[0]) for word in self.words)

    def governed_noun(
        self, found: Amount, verbs: RegularExpression[regex.Match[str]], ending: str
    ) -> regex.Match[str] | None:
        """Return the noun with ``ending`` that a verb governs: the last one before the sum, else the first after it.

        Verbal nouns and undertakings are preferred to nouns that may be places (``ბაზებზე``, at the bases).
        """
        nouns = [word for word in self.words if word[0].endswith(ending) and not verbs.fullmatch(word[0])]
        nouns = [word for word in nouns if not word[0].endswith("ის")]
        nouns = [word for word in nouns if p.UNDERTAKING.fullmatch(word[0])] or nouns
        before = [word for word in nouns if word.end() <= found.start]
        after = [word for word in nouns if word.start() >= found.end]
        return before[-1] if before else after[0] if after else None

    def before(self, word: regex.Match[str]) -> str:
        """Return the word before ``word``; "" if there is none."""
        index = self.words.index(word)
        return self.words[index - 1][0] if index else ""


def _is_nominative(word: str) -> bool:
    """Return whether a word can be a noun in the nominative."""
    is_ergative = word.endswith("მა") and frequency(f"{word[:-2]}ი") > 0
    is_verb = word.endswith(p.VERB_ENDINGS) and word not in known().lemmas
    return word[-1] in VOWELS and role(word) == "other" and not is_ergative and not is_verb and word not in stop_words()


def _is_purpose(word: str, before: str) -> bool:
    """Return whether a word expresses a purpose: -თვის (for), a future participle, or მიზნით (with the aim of)."""
    is_for = word.endswith(p.BENEFACTIVE) and not p.NON_PURPOSE.fullmatch(word) and before not in p.DEMONSTRATIVES
    return (
        is_for
        or (word == p.PURPOSIVE and role(before or "-") == "genitive")
        or p.FUTURE_PARTICIPLE.fullmatch(word) is not None
    )


class Context:
    """The sentences, blocks, countries, programmes and dates around the sums of a document."""

    def __init__(self, doc: Doc, text: str) -> None:
        self._text = text
        self._countries = _Mentions(span for span in doc.spans.get(COUNTRIES, ()) if len(span._.country.ids) == 1)
        self._programmes = _Mentions(doc.spans.get(PROGRAMMES, ()))
        self._dates = _Mentions(doc.spans.get(DATES, ()))
        self._blocks = [(block.start, block.end) for block in blocks_of(doc)]
        is_split = doc.has_annotation("SENT_START")
        self._sentences = [(sent.start_char, sent.end_char) for sent in doc.sents] if is_split else self._blocks

    def links(self, found: Amount, sums: Sequence[Amount]) -> Links:
        """Return the links of ``found``, one of ``sums``, that its clause states."""
        clause = self._clause(found, sums)
        return Links(
            self._country(found, clause),
            self._programme(found, clause),
            _informative(self._purpose(found, clause)),
        )

    def _clause(self, found: Amount, sums: Sequence[Amount]) -> _Clause:
        sentence = self.sentence(found)
        low, high = max(sentence[0], found.start - p.WINDOW), min(sentence[1], found.end + p.WINDOW)
        breaks = [match.span() for match in p.CLAUSE_BREAK.finditer(self._text, low, high)]
        before = [end for _, end in breaks if end <= found.start]
        start = matrix_start = before[-1] if before else low
        if before and p.RELATIVE.match(self._text, start):
            matrix_start = before[-2] if len(before) > 1 else low
        end = next((start for start, _ in breaks if start >= found.end), high)
        colon = p.COLON.search(self._text, found.end, end)
        end = colon.start() if colon is not None else end
        # If a clause has several sums, each gets the part between the nearest commas.
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
        return _Clause(start, end, matrix_start, tuple(words))

    def sentence(self, found: Amount) -> Extent:
        """Return the extent of the sentence of ``found``."""
        return _around(self._sentences, found.start)

    def block(self, found: Amount) -> Extent:
        """Return the extent of the block of ``found``."""
        return _around(self._blocks, found.start)

    def are_neighbours(self, block: Extent, after: Extent) -> bool:
        """Return whether one block directly follows another."""
        index = bisect_left(self._blocks, block)
        return self._blocks[index + 1 : index + 2] == [after]

    def countries_near(self, found: Amount) -> Iterator[str]:
        """Yield the candidate countries of a currency: those beside the sum, then all others by frequency."""
        yield from self.countries_beside(found)
        yield from self._countries.by_frequency

    def countries_beside(self, found: Amount) -> Iterator[str]:
        """Yield the countries of the sentence, the nearest first; then those of the block, the most frequent first."""
        start, end = _around(self._sentences, found.start)
        inside = self._countries.between(max(start, found.start - p.WINDOW), min(end, found.end + p.WINDOW))
        yield from (span._.country.ids[0] for span in sorted(inside, key=lambda span: _distance(span, found)))
        start, end = _around(self._blocks, found.start)
        beside = self._countries.between(max(start, found.start - p.WINDOW), min(end, found.end + p.WINDOW))
        in_block = {span._.country.ids[0] for span in beside}
        yield from (country for country in self._countries.by_frequency if country in in_block)

    def _country(self, found: Amount, clause: _Clause) -> str:
        for start, end in ((clause.start, clause.end), (clause.matrix_start, clause.start)):
            inside = [span for span in self._countries.between(start, end) if not _overlap(span, found)]
            ranked = [
                (self._recipient_rank(span, clause, found), span) for span in inside if not span._.country.adjectival
            ]
            receiving = [(rank, span) for rank, span in ranked if rank]
            if receiving:
                _, best = min(receiving, key=lambda item: (-item[0], _distance(item[1], found)))
                return str(best._.country.ids[0])
        return ""

    def _recipient_rank(self, span: Span, clause: _Clause, found: Amount) -> int:
        """Return how likely a country is the recipient of the money; 0 for a donor."""
        block, _ = _around(self._blocks, span.start_char)
        heads_row = span.start_char == block and p.ROW_JOINT.match(self._text, span.end_char) is not None
        if heads_row or self._ends_row(span, found):
            return _CERTAIN
        name = span.text
        if name.endswith(p.RECIPIENT_ENDINGS):
            return _CERTAIN
        if name.endswith("ზე"):
            return _LIKELY if clause.has(p.SPENDS) else _NO
        after = p.NOUN_AFTER.match(self._text, span.end_char)
        if name.endswith(("ს", "სა")):
            if clause.has(p.GIVES_TO):
                return _CERTAIN
            is_giver = clause.has(p.COSTS_DATIVE) or (after is not None and p.DONOR_NOUNS.match(after[1]) is not None)
            return _NO if is_giver and not clause.has(p.RECEIVES) else _POSSIBLE
        return _LIKELY if clause.has(p.RECEIVES) and not name.endswith(p.NON_RECIPIENT_ENDINGS) else _NO

    def _programme(self, found: Amount, clause: _Clause) -> str:
        for start, end in ((clause.start, clause.end), (clause.matrix_start, clause.start)):
            inside = [span for span in self._programmes.between(start, end) if not _overlap(span, found)]
            best = min(inside, key=lambda span: (_distance(span, found), -len(span.text)), default=None)
            if best is not None:
                return str(best._.programme.id)
        return ""

    def _purpose(self, found: Amount, clause: _Clause) -> str:
        purposes = [word for word in clause.words if _is_purpose(word[0], clause.before(word))]
        if purposes:
            nearest = min(purposes, key=lambda word: max(word.start() - found.end, found.start - word.end()))
            return self._phrase(clause, nearest)
        for verbs, ending in ((p.SPENDS, "ზე"), (p.SPENDS, "პროექტში"), (p.NEEDS, "ს"), (p.INVESTS, "ში")):
            head = clause.governed_noun(found, verbs, ending) if clause.has(verbs) else None
            if head is not None and clause.before(head) not in p.DEMONSTRATIVES:
                return self._phrase(clause, head)
        return self._priced_noun(found, clause) or self._noun_before_brackets(found, clause) or self._row_label(found)

    def _priced_noun(self, found: Amount, clause: _Clause) -> str:
        """Return what the sum is the price of: the subject of "costs", or the possessor of a budget or price."""
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

    def _noun_before_brackets(self, found: Amount, clause: _Clause) -> str:
        """Return the noun phrase before brackets that enclose just the sum."""
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
        """Return the label of a row with a country and a sum: ``ალბანეთი, ტყვია-წამალი: 6,4 მილიონი ევრო``."""
        start, _ = self.block(found)
        first = next(iter(self._countries.between(start, start + 1)), None)
        match = p.ROW_LABEL.match(self._text, first.end_char, found.start) if first is not None else None
        if match is not None:
            return match[1].strip()
        last = next((span for span in self._countries.between(start, found.start) if self._ends_row(span, found)), None)
        return self._text[start : last.start_char].strip(p.ROW_MARKS) if last is not None else ""

    def _ends_row(self, span: Span, found: Amount) -> bool:
        """Return whether a country directly precedes the sum that ends a table row."""
        start, end = self.block(found)
        is_alone = end - start <= p.MAX_ROW and not self._text[found.end : end].strip(" .,")
        return is_alone and _is_nominative(span.text) and self._text[span.end_char : found.start].isspace()


def _informative(purpose: str) -> str:
    """Return a purpose, or "" if it is uninformative: a function word, a unit of measure, "the project"."""
    head = purpose.rsplit(" ", 1)[-1]
    return "" if head in stop_words() or p.MEASURE.match(head) or p.UNINFORMATIVE.fullmatch(purpose) else purpose


class _Mentions:
    """Spans in text order, indexed by their start."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans, key=lambda span: span.start_char)
        self._starts = [span.start_char for span in self._spans]

    def between(self, start: int, end: int) -> list[Span]:
        """Return the spans that begin in ``start:end``."""
        return self._spans[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    @cached_property
    def by_frequency(self) -> list[str]:
        """The countries of the mentions, the most frequent first."""
        return [code for code, _ in Counter(span._.country.ids[0] for span in self._spans).most_common()]


def _around(extents: list[tuple[int, int]], position: int) -> tuple[int, int]:
    """Return the extent that contains ``position``; the first one if none does."""
    index = max(0, bisect_right(extents, position, key=lambda extent: extent[0]) - 1)
    return extents[index]


def _distance(span: Span, found: Amount) -> int:
    """Return the distance between a mention and a sum in code points, with a penalty if the mention follows the sum."""
    if span.end_char <= found.start:
        return found.start - span.end_char
    return p.AFTER_PENALTY + max(0, span.start_char - found.end)


def _start_of(found: Amount) -> int:
    return found.start


def _overlap(span: Span, found: Amount) -> bool:
    return bool(span.start_char < found.end and found.start < span.end_char)
