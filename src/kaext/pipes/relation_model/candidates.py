"""Pairs of a country and a programme between which a sentence may state a relation.

Candidates are made from the spans set by earlier components. If a sentence names no country or no programme, those of
the preceding sentences are used, else those of the heading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from kaext.pipes.extensions import COUNTRIES, DATES, PROGRAMMES, BlockSpan, blocks_of
from kaext.pipes.relations.mentions import literal_date

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

    ``block`` is the kind of its block, ``date`` the date of the relation or "".
    """

    country: Argument
    programme: Argument
    start: int
    end: int
    block: str
    date: str


def candidates(doc: Doc) -> Iterator[Candidate]:
    """Yield the candidates of ``doc`` in text order."""
    units = _units(doc)
    before: tuple[list[Argument], list[Argument]] = ([], [])
    unit = None
    for block, start, end in _sentences(doc):
        if block.unit != unit:
            unit, before = block.unit, ([], [])
        countries = _countries(doc, start, end)
        programmes = _programmes(doc, start, end)
        heading = units.get(block.unit, ([], []))
        given_countries = countries or _from(before[0], "before") or _from(heading[0], "heading")
        given_programmes = programmes or _from(before[1], "before") or _from(heading[1], "heading")
        if (countries or programmes) and len(given_countries) * len(given_programmes) <= MAX_PAIRS:
            for country in given_countries:
                for programme in given_programmes:
                    date = _date(doc, start, end, programme)
                    yield Candidate(country, programme, start, end, block.kind, date)
        before = (countries or before[0], programmes or before[1])


def _sentences(doc: Doc) -> Iterator[tuple[BlockSpan, int, int]]:
    blocks = blocks_of(doc)
    index = 0
    for sentence in doc.sents:
        while index + 1 < len(blocks) and blocks[index + 1].start <= sentence.start_char:
            index += 1
        if blocks[index].kind not in SKIPPED_BLOCKS:
            yield blocks[index], sentence.start, sentence.end


def _units(doc: Doc) -> dict[str, tuple[list[Argument], list[Argument]]]:
    """Return the countries and programmes in the heading of each unit."""
    found: dict[str, tuple[list[Argument], list[Argument]]] = {}
    for block in blocks_of(doc):
        if block.kind not in ("heading", "box_title"):
            continue
        span = doc.char_span(block.start, block.end, alignment_mode="expand")
        if span is not None:
            found[block.unit] = (_countries(doc, span.start, span.end), _programmes(doc, span.start, span.end))
    return found


def _from(arguments: Sequence[Argument], source: str) -> list[Argument]:
    return [replace(argument, source=source) for argument in arguments]


def _countries(doc: Doc, start: int, end: int) -> list[Argument]:
    found: dict[str, Argument] = {}
    for span in _within(doc, COUNTRIES, start, end):
        value = span._.country
        kind = "group" if value.group else "adjective" if value.adjectival else "name"
        for code in value.ids:
            if code not in found or found[code].kind == "adjective":
                found[code] = Argument(code, span.start, span.end, kind=kind, size=len(value.ids))
    return list(found.values())


def _programmes(doc: Doc, start: int, end: int) -> list[Argument]:
    found: dict[str, Argument] = {}
    covered = start
    for span in _within(doc, PROGRAMMES, start, end):
        value = span._.programme
        is_nested = span.end <= covered
        covered = max(covered, span.end)
        if value.id not in found or found[value.id].kind.startswith("inner"):
            kind = f"inner {value.kind}" if is_nested else value.kind
            found[value.id] = Argument(value.id, span.start, span.end, kind=kind, name=value.name)
    return list(found.values())


def _within(doc: Doc, group: str, start: int, end: int) -> list[Span]:
    return [span for span in doc.spans.get(group, ()) if start <= span.start and span.end <= end]


def _date(doc: Doc, start: int, end: int, programme: Argument) -> str:
    """Return the date nearest to the programme's mention, in the form of a relation's date; "" if there is none."""
    spans = [span for span in _within(doc, DATES, start, end) if span._.date.kind == "date"]
    if not spans:
        return ""
    place = programme.start if programme.source == "here" else start
    nearest = min(spans, key=lambda span: (abs(span.start - place), span.start))
    value = nearest._.date
    return literal_date(value.value, value.bound)
