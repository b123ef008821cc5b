"""Lists of help in emergencies: which countries sent what, through the centre that coordinates such help.

"Ukraine, flood, November 1998: Germany – 12 tons of food; Poland – medicine". "Georgia asked for help. It was sent:
Turkey – two aircraft; Israel – 70 tons of retardant".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from kaext.pipes.extensions import BlockSpan
from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.context.document import Blocks, Unit
from kaext.pipes.relations.phrases import Phrase, Programme, dated
from kaext.pipes.relations.phrasing.chunking import phrases_of
from kaext.pipes.relations.phrasing.mentions import Mentions, programmes_in
from kaext.pipes.relations.predication.frames import Frame
from kaext.pipes.relations.programme_kinds import TRANSFER_VERBS
from kaext.pipes.relations.verbless.units import MAX_TOKENS
from kaext.pipes.relations.words import light_nouns, modality, programme_nouns
from kaext.pipes.values import Matched, RelationType, RelationValue

# Kinds of blocks that name an emergency or list help.
_KINDS = frozenset({"body", "box", "heading", "box_title", "caption", "timeline"})
# Verb classes of an introduction: sent, was supplied, helped, responded.
_HELPING = TRANSFER_VERBS | {"help", "provide"}
# The most phrases of a line that names an emergency.
_MAX_PHRASES = 14
# Roles of a country that helps: Germany – tents; Germany sent tents, Poland medicine.
_HELPS = ("nom", "bare", "erg")


class _Emergency(NamedTuple):
    """An emergency: the country that was helped, when, and through which centre."""

    country: Phrase | None
    date: str
    centre: Programme


def help_statements(blocks: Blocks, units: Mapping[str, Unit], mentions: Mentions) -> Iterator[RelationValue]:
    """Yield which countries helped in an emergency, and which one was helped, by lists of what they sent.

    Parameters
    ----------
    blocks
        The blocks with the token extents of their sentences.
    units
        What the titles of the sections and boxes set.
    mentions
        The mentions of the document.
    """
    emergency: _Emergency | None = None
    for block, sentences in blocks:
        if block.kind not in _KINDS or not sentences:
            continue
        start, end = sentences[0][0], min(sentences[-1][1], sentences[0][0] + MAX_TOKENS)
        centre = _centre(mentions, start, end, units.get(block.unit, Unit()), units.get("", Unit()))
        if emergency is None and centre is None:
            continue
        row = phrases_of(mentions, start, end)
        helpers = _helpers(row)
        if emergency is not None and helpers:
            if emergency.country is not None:
                yield from _values(emergency.country, "beneficiary", emergency, block)
            for country in helpers:
                yield from _values(country, "participates", emergency, block)
        else:
            emergency = _emergency_of(row, centre) if centre is not None else None


def _centre(mentions: Mentions, start: int, end: int, *units: Unit) -> Programme | None:
    """Return the centre that coordinates help, of the tokens of a block or a title above it; None for others."""
    named = programmes_in(mentions, start, end)
    named += [programme for unit in units for programme in (unit.programme, *unit.others) if programme is not None]
    return next((programme for programme in named if programme.id in programme_nouns.CENTRES_OF_HELP), None)


def _emergency_of(row: Sequence[Phrase], centre: Programme) -> _Emergency | None:
    """Return the emergency that a line names, or in which a block introduces the list of those who helped."""
    countries, dates = [ph for ph in row if ph.kind == "country"], dated(row)
    clause = Clause(list(row))
    is_line = len(row) <= _MAX_PHRASES and not clause.has_verb and len(countries) == 1 and len(dates) <= 1
    kinds = (programme_nouns.DISASTER, programme_nouns.EMERGENCY)
    is_named = is_line and any(kind.match(ph.text) for kind in kinds for ph in row)
    if not (is_named or _introduces_helpers(row)):
        return None
    one = countries[0] if len({code for ph in countries for code in ph.ids}) == 1 else None
    date = dates[-1].ids[0] if len({ph.ids for ph in dates}) == 1 else ""
    return _Emergency(one, date, centre)


def _introduces_helpers(row: Sequence[Phrase]) -> bool:
    """Return whether a block ends in a clause with a colon that says that help was sent, but not by whom."""
    if not row or row[-1].text != ":":
        return False
    start = max((i + 1 for i, ph in enumerate(row) if ph.text == "."), default=0)
    last = row[start:]
    is_asked = any("help" in light_nouns.lights_of(ph.text) for ph in row if ph.kind == "word")
    kinds = _HELPING | {"take"} if is_asked else _HELPING  # they responded to the request for help
    is_sent = any(ph.form is not None and ph.form.kind in kinds for ph in last)
    is_sender_known = any(ph.kind == "country" and ph.role == "erg" for ph in last)
    return is_sent and not is_sender_known and not any(modality.NEGATION.match(ph.text) for ph in last)


def _helpers(row: Sequence[Phrase]) -> list[Phrase]:
    """Return the countries of a list, each with what it sent behind a dash or colon: Germany – tents; Poland: food."""
    start = next((i + 1 for i, ph in enumerate(row) if ph.text == ":"), 0)
    is_introduced = start and any(ph.form is not None and ph.form.kind in _HELPING for ph in row[:start])
    listed = row[start:] if is_introduced else row
    is_verbless = not Clause(list(listed)).has_verb
    is_doubtful = any(ph.kind == "programme" or modality.NEGATION.match(ph.text) for ph in listed)
    if not is_verbless or is_doubtful:
        return []
    found: list[Phrase] = []
    is_first = True
    for country, after in pairwise(listed):
        is_head = is_first and country.kind == "country" and country.role in _HELPS and not country.is_adjectival
        if is_head and (after.kind == "dash" or after.text == ":"):
            found.append(country)
        is_first = not country.text[0].isalnum()
    return found


def _values(
    country: Phrase, relation: RelationType, emergency: _Emergency, block: BlockSpan
) -> Iterator[RelationValue]:
    for code in country.ids:
        yield RelationValue(
            country=code,
            relation=relation,
            programme=emergency.centre.id,
            date=emergency.date,
            start=block.start,
            end=block.end,
            programme_name=emergency.centre.name,
            matched=(Matched("country", country.start, country.end, f"label {country.role}".strip()),),
            method="relations/label",
            confidence=Frame.of_rule(relation, "label", "label", "list").confidence,
        )
