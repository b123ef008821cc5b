"""Facts as regions of the text: annotation tools know regions with attributes, so a fact is one over its evidence."""

from __future__ import annotations

from dataclasses import dataclass

from kaext.evaluation.gold import GoldRelation
from kaext.search import find_words

FACT = "fact"
FIELDS = ("country", "relation", "programme", "date")


@dataclass(frozen=True, slots=True)
class FactRegion:
    """``text[start:end]`` (code points) is the evidence; ``attributes`` hold the fact."""

    start: int
    end: int
    attributes: dict[str, str]


def collapse(text: str) -> str:
    """Return ``text`` with every stretch of white space as one space, and none at its ends."""
    return " ".join(text.split())


def to_regions(text: str, relations: tuple[GoldRelation, ...]) -> list[FactRegion]:
    """Place facts on their evidence, in their order.

    Evidence is a quote with its white space collapsed. Where it is not found as it stands, the region is the text's
    first character and an attribute ``evidence`` keeps the quote.
    """
    return [_region(text, relation) for relation in relations]


def from_region(text: str, region: FactRegion) -> GoldRelation:
    """Return the fact of a region that :func:`to_regions` made, or that a user drew."""
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
