"""Facts as text regions: annotation tools have regions with attributes, so a fact becomes a region of its evidence."""

from __future__ import annotations

from dataclasses import dataclass

from kaext.evaluation.gold import GoldRelation
from kaext.search import find_words

FACT = "fact"
FIELDS = ("country", "relation", "programme", "date")


@dataclass(frozen=True, slots=True)
class FactRegion:
    """The evidence ``text[start:end]`` in code points, with the fact in ``attributes``."""

    start: int
    end: int
    attributes: dict[str, str]


def collapse(text: str) -> str:
    """Return ``text`` with every run of white space as one space, and stripped."""
    return " ".join(text.split())


def to_regions(text: str, relations: tuple[GoldRelation, ...]) -> list[FactRegion]:
    """Return a region over the evidence of each fact, in order.

    Evidence is a quotation with collapsed white space. If it does not occur verbatim, the region is the first visible
    character of the text, and the attribute ``evidence`` contains the quotation.
    """
    return [_region(text, relation) for relation in relations]


def from_region(text: str, region: FactRegion) -> GoldRelation:
    """Return the fact of a region created by :func:`to_regions` or by a user."""
    attributes = region.attributes
    evidence = attributes.get("evidence") or collapse(text[region.start : region.end])
    country, relation, programme, date = (attributes.get(field, "") for field in FIELDS)
    return GoldRelation(country, relation, programme, date, evidence)


def _region(text: str, relation: GoldRelation) -> FactRegion:
    attributes = {field: value for field in FIELDS if (value := getattr(relation, field))}
    if collapse(relation.evidence) == relation.evidence:
        for start, end in find_words(relation.evidence, text):
            return FactRegion(start, end, attributes)
    first = next((index for index, character in enumerate(text) if not character.isspace()), 0)
    return FactRegion(first, min(first + 1, len(text)), attributes | {"evidence": relation.evidence})
