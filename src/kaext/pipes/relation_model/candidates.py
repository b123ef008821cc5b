"""Pairs of a country and a programme between which a sentence may state a relation.

Candidates are made from the spans set by earlier components. If a sentence names no country or no programme, those of
the preceding sentences are used, else those of the heading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from kaext.pipes.extensions import COUNTRIES, DATES, PROGRAMMES, BlockSpan, blocks_of
from kaext.pipes.relation_model.mentions import Mentions

# Blocks whose sentences are skipped.
SKIPPED_BLOCKS = frozenset({"title", "header", "page_number", "credit", "link", "imprint", "heading", "box_title"})
# A sentence with more pairs is a table or a list, in which most pairs are unrelated.
MAX_PAIRS = 60


@dataclass(frozen=True, slots=True)
class Argument:
    """A country or a programme of a candidate.

    Parameters
    ----------
    id
        Its id.
    start, end
        Its mention, in tokens of the document.
    source
        ``here`` if the sentence itself names it, else where it was found: ``before`` (in preceding sentences) or
        ``heading``.
    kind
        Of a country how it is named (name, adjective, group); of a programme its kind.
    size
        The number of countries that the mention denotes.
    name
        The name of a programme.
    """

    id: str
    start: int
    end: int
    source: str = "here"
    kind: str = ""
    size: int = 1
    name: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A country and a programme, and the sentence ``start:end`` (in tokens) that may relate them.

    Parameters
    ----------
    block
        The kind of its block.
    is_dated
        Whether the sentence has a date.
    previous
        The sentence before it in the same unit (in tokens); empty if there is none.
    """

    country: Argument
    programme: Argument
    start: int
    end: int
    block: str
    is_dated: bool
    previous: tuple[int, int]


def candidates(doc: Doc, mentions: Mentions | None = None) -> Iterator[Candidate]:
    """Yield the candidates of ``doc`` in text order; ``mentions`` are its mentions, if they have been read already."""
    mentions = mentions or Mentions(doc)
    units = _units(doc, mentions)
    before: tuple[list[Argument], list[Argument]] = ([], [])
    unit, previous = None, (0, 0)
    for block, start, end in _sentences(doc):
        if block.unit != unit:
            unit, before, previous = block.unit, ([], []), (0, 0)
        countries = _countries(mentions, start, end)
        programmes = _programmes(mentions, start, end)
        heading = units.get(block.unit, ([], []))
        given_countries = countries or _from(before[0], "before") or _from(heading[0], "heading")
        given_programmes = programmes or _from(before[1], "before") or _from(heading[1], "heading")
        if (countries or programmes) and len(given_countries) * len(given_programmes) <= MAX_PAIRS:
            is_dated = any(mention.value.kind == "date" for mention in mentions.within(DATES, start, end))
            for country in given_countries:
                for programme in given_programmes:
                    yield Candidate(country, programme, start, end, block.kind, is_dated, previous)
        before, previous = (countries or before[0], programmes or before[1]), (start, end)


def _sentences(doc: Doc) -> Iterator[tuple[BlockSpan, int, int]]:
    blocks = blocks_of(doc)
    index = 0
    for sentence in doc.sents:
        while index + 1 < len(blocks) and blocks[index + 1].start <= sentence.start_char:
            index += 1
        if blocks[index].kind not in SKIPPED_BLOCKS:
            yield blocks[index], sentence.start, sentence.end


def _units(doc: Doc, mentions: Mentions) -> dict[str, tuple[list[Argument], list[Argument]]]:
    """Return the countries and programmes in the heading of each unit."""
    found: dict[str, tuple[list[Argument], list[Argument]]] = {}
    for block in blocks_of(doc):
        if block.kind not in ("heading", "box_title"):
            continue
        span = doc.char_span(block.start, block.end, alignment_mode="expand")
        if span is not None:
            found[block.unit] = (
                _countries(mentions, span.start, span.end),
                _programmes(mentions, span.start, span.end),
            )
    return found


def _from(arguments: Sequence[Argument], source: str) -> list[Argument]:
    return [replace(argument, source=source) for argument in arguments]


def _countries(mentions: Mentions, start: int, end: int) -> list[Argument]:
    found: dict[str, Argument] = {}
    named = mentions.within(COUNTRIES, start, end)
    excepted = {code for _, after, value in named if mentions.is_excepted(after) for code in value.ids}
    is_of_group = bool(excepted) and any(excepted < set(value.ids) for _, _, value in named)
    for first, after, value in named:
        if value.group and mentions.is_compared_with(first, after):
            continue
        kind = "group" if value.group else "adjective" if value.adjectival else "name"
        for code in value.ids:
            if is_of_group and code in excepted:  # the five, except A
                continue
            if code not in found or found[code].kind == "adjective":
                found[code] = Argument(code, first, after, kind=kind, size=len(value.ids))
    return list(found.values())


def _programmes(mentions: Mentions, start: int, end: int) -> list[Argument]:
    found: dict[str, Argument] = {}
    covered = start
    for first, after, value in mentions.within(PROGRAMMES, start, end):
        if mentions.is_asked_about(after):
            continue
        is_nested = after <= covered
        covered = max(covered, after)
        if value.id not in found or found[value.id].kind.startswith("inner"):
            kind = f"inner {value.kind}" if is_nested else value.kind
            found[value.id] = Argument(value.id, first, after, kind=kind, name=value.name)
    return list(found.values())
