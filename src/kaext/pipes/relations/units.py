"""Sections and boxes: the countries, programmes and relations that titles set for the text under them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc

from kaext.pipes.extensions import BlockSpan, blocks_of, text_of
from kaext.pipes.relations.chunking import phrases_of
from kaext.pipes.relations.document_context import Unit
from kaext.pipes.relations.mentions import Mentions
from kaext.pipes.relations.time_setting import standalone_date
from kaext.pipes.relations.words import listing
from kaext.pipes.values import RelationType

# Longer "sentences" are read in pieces, so that running time stays linear.
MAX_TOKENS = 400
# Kinds of blocks that are titles of a unit.
TITLES = frozenset({"heading", "box_title"})
# A main country has at least this share of all mentions, and this number of mentions.
_MAIN_SHARE, _MAIN_MENTIONS = 0.5, 4


def main_country(mentioned: Iterable[tuple[str, ...]], in_title: tuple[str, ...]) -> tuple[str, ...]:
    """Return the only country of the title, else the country of most mentions; empty if there is none.

    Parameters
    ----------
    mentioned
        The countries of each mention in the document.
    in_title
        The countries in the title.
    """
    if len(in_title) == 1:
        return in_title
    counts = Counter(mentioned)
    (ids, count), *_ = counts.most_common(1) or [((), 0)]
    return ids if len(ids) == 1 and count >= _MAIN_SHARE * counts.total() and count >= _MAIN_MENTIONS else ()


def units_of(doc: Doc, mentions: Mentions) -> dict[str, Unit]:
    """Return the topic of each section and box by its titles; under "" that of the document by its own title."""
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
            unit.relation = _relation_of_list(text)
    return found


def _relation_of_list(text: str) -> RelationType | None:
    """Return the relation that a title or introduction gives the items of a list, if any."""
    return next((relation for relation, pattern in listing.LISTS if pattern.search(text)), None)


def inherit_countries(unit: Unit, around: Unit, title: str) -> Unit:
    """Return a unit with the countries of the enclosing one if it names none and its title ends with a colon.

    "Kazakhstan. Projects: …": the projects are Kazakhstan's.
    """
    if unit.countries or not title.rstrip().endswith(":"):
        return unit
    return replace(unit, countries=around.countries)


def narrowed_by_introduction(unit: Unit, introduction: str) -> Unit:
    """Return a unit with the relation that the introduction of a list gives its items."""
    is_planned = unit.is_planned or listing.PLANNED_LIST.search(introduction) is not None
    return replace(unit, relation=_relation_of_list(introduction) or unit.relation, is_planned=is_planned)


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
