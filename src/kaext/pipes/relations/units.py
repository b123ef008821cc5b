"""What the titles of a document, its sections and boxes set for the text under them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc

from kaext.pipes.extensions import BlockSpan, blocks_of, text_of
from kaext.pipes.relations.dating import standalone_date
from kaext.pipes.relations.discourse import Unit
from kaext.pipes.relations.mentions import Mentions
from kaext.pipes.relations.reading import phrases_of
from kaext.pipes.relations.words import listing

# What is longer is no sentence; it is read in pieces, so that time stays bounded.
MAX_TOKENS = 400
TITLES = frozenset({"heading", "box_title"})


def main_country(mentioned: Iterable[tuple[str, ...]], in_title: tuple[str, ...]) -> tuple[str, ...]:
    """Return the country that the title names or most of the text is about, if there is one."""
    if len(in_title) == 1:
        return in_title
    counts = Counter(mentioned)
    (ids, count), *_ = counts.most_common(1) or [((), 0)]
    return ids if len(ids) == 1 and count >= _MAIN_SHARE * counts.total() and count >= _MAIN_MENTIONS else ()


# Of all mentions of countries at least so many, and so many of them.
_MAIN_SHARE, _MAIN_MENTIONS = 0.5, 4


def units_of(doc: Doc, mentions: Mentions) -> dict[str, Unit]:
    """Return what each section and box is about, by its titles; under "" what the document's title says."""
    found: dict[str, Unit] = {}
    document_text = text_of(doc)
    for block, sentences in sentences_by_block(doc):
        if block.kind not in TITLES and block.kind != "title":
            continue
        text = document_text[block.start : block.end]
        unit = found.setdefault(block.unit, Unit())
        countries: dict[str, None] = {}
        for start, end in sentences:
            row = phrases_of(mentions, start, end)
            unit.date = unit.date or standalone_date(row)
            for phrase in row:
                if phrase.kind == "country":
                    countries.update(dict.fromkeys(phrase.ids))
                elif phrase.kind == "programme" and unit.programme is None:
                    unit.programme = phrase.programmes[-1]
        unit.countries = unit.countries or tuple(countries)
        unit.is_question = unit.is_question or text.rstrip().endswith("?")
        unit.is_planned = unit.is_planned or listing.PLANNED_LIST.search(text) is not None
        if not unit.relation:
            unit.relation = next((relation for relation, pattern in listing.LISTS if pattern.search(text)), None)
    return found


def inherit_countries(unit: Unit, around: Unit, title: str) -> Unit:
    """Return a unit whose title ends with a colon as a part of the unit around it (Kazakhstan. Projects: …)."""
    if unit.countries or not title.rstrip().endswith(":"):
        return unit
    return replace(unit, countries=around.countries)


def narrowed_by_introduction(unit: Unit, introduction: str) -> Unit:
    """Return a unit with what the line before a list says of its items."""
    relation = next((relation for relation, pattern in listing.LISTS if pattern.search(introduction)), None)
    is_planned = unit.is_planned or listing.PLANNED_LIST.search(introduction) is not None
    return replace(unit, relation=relation or unit.relation, is_planned=is_planned)


def sentences_by_block(doc: Doc) -> Iterator[tuple[BlockSpan, list[tuple[int, int]]]]:
    """Yield the blocks with the token extents of their sentences."""
    blocks = blocks_of(doc)
    groups: list[list[tuple[int, int]]] = [[] for _ in blocks]
    position = 0
    for sentence in doc.sents:
        while position + 1 < len(blocks) and sentence.start_char >= blocks[position + 1].start:
            position += 1
        starts = range(sentence.start, sentence.end, MAX_TOKENS)
        groups[position] += [(start, min(start + MAX_TOKENS, sentence.end)) for start in starts]
    yield from zip(blocks, groups, strict=True)
