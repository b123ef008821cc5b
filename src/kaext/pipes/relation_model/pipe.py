"""The relations that the rules did not see: pairs of country and programme that a trained model believes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from spacy.tokens import Doc

from kaext.pipes.relation_model.candidates import Candidate, candidates
from kaext.pipes.relation_model.features import columns
from kaext.pipes.relation_model.model import RELATIONS, RelationModel
from kaext.pipes.values import RelationValue

METHOD = "relation_model/linear"


class LearnedRelations:
    """Adds to ``doc._.relations`` the statements of pairs that have none yet.

    Where rules have stated something of a country and a programme, the rules are believed: they know more of the
    sentence, and their dates are better. The model speaks where they are silent.
    """

    def __init__(self, model: RelationModel, *, threshold: float) -> None:
        self.model = model
        self.threshold = threshold

    def __call__(self, doc: Doc) -> Doc:
        """Add the model's statements to ``doc``."""
        stated = {(value.country, value.programme) for value in doc._.relations}
        new = [
            replace(value, confidence=round(float(self.model.mended(np.array(value.confidence))), 4))
            for value in learned(doc, self.model)
            if (value.country, value.programme) not in stated
        ]
        believed = (value for value in new if value.confidence >= self.threshold)
        doc._.relations = tuple(sorted((*doc._.relations, *believed), key=lambda value: (value.start, value.end)))
        return doc


def learned(doc: Doc, model: RelationModel) -> Iterator[RelationValue]:
    """Yield for every pair of country and programme the relation, and the place, that the model finds likeliest.

    The confidence is the probability before it is mended.
    """
    found = list(candidates(doc))
    chances = model.probabilities([columns(doc, candidate) for candidate in found])
    best: dict[tuple[str, str], tuple[float, int, int]] = {}
    for number, row in enumerate(chances):
        relation = int(row.argmax())
        key = (found[number].country.id, found[number].programme.id)
        if key not in best or row[relation] > best[key][0]:
            best[key] = (float(row[relation]), relation, number)
    for chance, relation, number in best.values():
        yield _value(doc, found[number], relation, chance)


def _value(doc: Doc, candidate: Candidate, relation: int, chance: float) -> RelationValue:
    last = doc[candidate.end - 1]
    programme = candidate.programme
    return RelationValue(
        country=candidate.country.id,
        relation=RELATIONS[relation],
        programme=programme.id,
        date=candidate.date,
        start=doc[candidate.start].idx,
        end=last.idx + len(last),
        programme_name=programme.name,
        method=METHOD,
        confidence=chance,
    )
