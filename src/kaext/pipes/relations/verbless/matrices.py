"""Matrices of countries and programmes: what a sign, a date or a figure in a cell states.

The signs have their usual meanings (✓ takes part, – does not), unless the section of the table explains them in a
legend: "+ takes part; year: when it joined".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kaext.ka.calendar import OPEN
from kaext.pipes.extensions import BlockSpan
from kaext.pipes.relations.phrases import Phrase, Programme, dated
from kaext.pipes.relations.programme_kinds import is_local, is_operation
from kaext.pipes.relations.verbless.table_headings import Column
from kaext.pipes.relations.words import field_labels, light_nouns, matrices, modality
from kaext.pipes.values import RelationType

# The longest text with a legend, and the most words of a cell that says in words what others say with signs.
_MAX_LEGEND, _WORDS_OF_CELL = 300, 3
# Blocks without a unit of their own: what they explain is in the unit before.
_NOTES = frozenset({"imprint", "caption"})


@dataclass(frozen=True, slots=True)
class Legend:
    """What the signs in the cells of a table mean.

    Attributes
    ----------
    signs
        The relation that each explained sign states; None if it denies one.
    dates
        The relation that dates state; None if it is not explained.
    has_ticks
        Whether ticks are used, so that a cross beside them denies.
    """

    signs: Mapping[str, RelationType | None] = field(default_factory=dict)
    dates: RelationType | None = None
    has_ticks: bool = False


NO_LEGEND = Legend()


class CellFact(NamedTuple):
    """What a cell states of the country and the programme that meet in it, with its dates or what was paid."""

    relation: RelationType
    contents: Sequence[Phrase] = ()


def legends_of(blocks: Iterable[BlockSpan], text: str) -> dict[str, Legend]:
    """Return the legend of each unit that has one, from its text and the notes below it."""
    found: dict[str, Legend] = {}
    unit = ""
    for block in blocks:
        unit = unit if block.kind in _NOTES else block.unit
        content = text[block.start : block.end]
        entries = list(matrices.LEGEND_ENTRY.finditer(content)) if len(content) <= _MAX_LEGEND else []
        has_ticks = "✓" in content or "✔" in content
        if not (entries or has_ticks):
            continue
        before = found.get(unit, NO_LEGEND)
        signs, dates = dict(before.signs), before.dates
        for entry in entries:
            sign = entry["sign"]
            explained = [stated for stated, pattern in matrices.MEANINGS if pattern.search(entry["meaning"])][:1]
            for relation in explained:
                if sign in matrices.DATE_SIGNS:
                    dates = dates or relation
                elif relation is None or sign not in matrices.DASHES:
                    signs.setdefault(sign.lower(), relation)
        found[unit] = Legend(signs, dates, has_ticks=before.has_ticks or has_ticks)
    return found


def facts_of_cell(column: Column, cell: Sequence[Phrase], legend: Legend) -> list[CellFact]:
    """Return what a cell states of the country of its row and the programme of its column."""
    words = [ph.text.strip("„“”\"«»'") for ph in cell if ph.kind in ("word", "dash")]
    if any(map(is_denial, words)):
        return []
    dates = dated(cell)
    said = " ".join(words) if len(words) <= _WORDS_OF_CELL else ""
    meant = next((relation for relation, pattern in matrices.MEANINGS if pattern.search(said)), None)
    if dates:
        relations = [meant or _relation_of_date(column, date, legend) for date in dates]
        return [
            CellFact(_in_kind(column.programme, is_of), [date]) for is_of, date in zip(relations, dates, strict=True)
        ]
    sign = "".join(word for word in words if not matrices.NOTE_MARK.fullmatch(word)) or "".join(words)
    relation = _relation_of_sign(column, sign.lower(), legend) or meant
    figures = [word for word in words if matrices.FIGURE.fullmatch(word) and not matrices.NOTHING.fullmatch(word)]
    if relation is None and figures and is_operation(column.programme) and len(words) <= _WORDS_OF_CELL:
        relation = "participates"
    return [CellFact(_in_kind(column.programme, relation), column.dates)] if relation is not None else []


def is_denial(word: str) -> bool:
    """Return whether a word in a cell says that something did not happen: no, not, refusal, rejected, cancelled."""
    is_negative = modality.NEGATION.match(word) or field_labels.CAME_TO_NOTHING.match(word)
    return bool(is_negative) or "refusal" in light_nouns.lights_of(word)


def _relation_of_sign(column: Column, sign: str, legend: Legend) -> RelationType | None:
    """Return the relation that a sign or word alone in its cell states; None if it states none."""
    if sign in legend.signs:
        return legend.signs[sign]
    is_cross = sign in matrices.LETTER_CROSSES and not legend.has_ticks
    if not (is_cross or sign in matrices.AFFIRMS):
        return None
    is_known = column.is_stated or column.relation == "beneficiary"
    return column.relation if is_known else "participates"


def _relation_of_date(column: Column, date: Phrase, legend: Legend) -> RelationType:
    """Return the relation that a date under a programme states: by the heading's verb, the legend, or its kind.

    A country joins or completes something at a time; over an interval it takes part: 1996 წლიდან (since 1996).
    """
    if column.is_stated:
        return column.relation
    stated = legend.dates or column.relation
    is_interval = "/" in date.ids[0] and not date.ids[0].startswith(f"{OPEN}/")
    return "participates" if is_interval and stated in ("joined", "completed") else stated


def _in_kind(programme: Programme, relation: RelationType) -> RelationType:
    """Return a relation as it holds of a kind of programme.

    A country has no part in a project, fund or centre but by what is done for it; an operation that it completes it
    leaves.
    """
    if is_local(programme) and relation in ("joined", "participates"):
        return "beneficiary"
    return "withdrew" if relation == "completed" and is_operation(programme) else relation
