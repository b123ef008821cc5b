"""Cards of countries inside a section or box: the name of a country alone on its line is about the entries under it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kaext.pipes.extensions import BlockSpan
from kaext.pipes.relations.context.document import Blocks, Unit
from kaext.pipes.relations.phrases import Phrase
from kaext.pipes.relations.phrasing.chunking import phrases_of
from kaext.pipes.relations.phrasing.mentions import Mentions
from kaext.pipes.relations.sentences.lists import is_bare_country
from kaext.pipes.relations.words import listing

# Kinds of blocks that a card consists of.
_KINDS = frozenset({"body", "box"})
# Signs at the end of an item in a list, which is no title.
_ENDS_OF_ITEMS = (",", ";", ".")
# The longest title and entry of a card, in code points.
_MAX_TITLE, _MAX_ENTRY = 60, 200
# How many lines below its title a card names a programme first.
_LOOK_AHEAD = 3
# How far from its beginning an entry names a programme, or ends its label, in phrases.
_REACH = 5


def in_cards(
    blocks: Blocks, units: Mapping[str, Unit], mentions: Mentions
) -> tuple[list[tuple[BlockSpan, list[tuple[int, int]]]], dict[str, Unit]]:
    """Return the blocks, those of each card in a unit of its own, and the units with those of the cards.

    Parameters
    ----------
    blocks
        The blocks with the token extents of their sentences.
    units
        What the titles of the sections and boxes set.
    mentions
        The mentions of the document.
    """
    listed, found = list(blocks), dict(units)
    placed: list[tuple[BlockSpan, list[tuple[int, int]]]] = []
    card, around = "", ""
    for index, (block, sentences) in enumerate(listed):
        following = listed[index + 1 : index + 1 + _LOOK_AHEAD]
        if block.unit != around or block.kind not in _KINDS or block.end - block.start > _MAX_ENTRY:
            card, around = "", block.unit
        countries = _title(block, sentences, mentions)
        if countries and any(_is_entry(*each, block, mentions) for each in following):
            card = f"{block.unit}/{block.start}"
            found[card] = Unit(countries=countries, is_card=True)
        elif countries:
            card = ""
        placed.append((replace(block, unit=card) if card else block, sentences))
    return placed, found


def _row(block: BlockSpan, sentences: list[tuple[int, int]], mentions: Mentions) -> list[Phrase]:
    """Return the phrases of a block of a card; empty for other blocks."""
    if block.kind not in _KINDS or not sentences or block.end - block.start > _MAX_ENTRY:
        return []
    return [ph for ph in phrases_of(mentions, sentences[0][0], sentences[-1][1]) if ph.text[0].isalnum()]


def _title(block: BlockSpan, sentences: list[tuple[int, int]], mentions: Mentions) -> tuple[str, ...]:
    """Return the country of the title of a card: its name, alone or after "card of the country"; empty if none."""
    row = _row(block, sentences, mentions) if block.end - block.start <= _MAX_TITLE else []
    if mentions.text[block.start : block.end].rstrip().endswith(_ENDS_OF_ITEMS):
        return ()
    if not row or not is_bare_country(row[-1]) or len(row[-1].ids) != 1:
        return ()
    is_labelled = any(listing.CARD.match(ph.text) for ph in row[:-1])
    return row[-1].ids if len(row) == 1 or (is_labelled and all(ph.kind == "word" for ph in row[:-1])) else ()


def _is_entry(block: BlockSpan, sentences: list[tuple[int, int]], title: BlockSpan, mentions: Mentions) -> bool:
    """Return whether a block may be the first entry under the title of a card."""
    if block.unit != title.unit or not _row(block, sentences, mentions) or _title(block, sentences, mentions):
        return False
    row = phrases_of(mentions, sentences[0][0], sentences[-1][1])[:_REACH]
    return any(ph.kind == "programme" or ph.text == ":" for ph in row)
