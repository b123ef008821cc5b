"""Relations that the rules did not find, predicted by a trained model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np
from spacy.tokens import Doc

from kaext.pipes.extensions import PROGRAMMES
from kaext.pipes.relation_model.candidates import Candidate, candidates
from kaext.pipes.relation_model.features import columns
from kaext.pipes.relation_model.mentions import Mentions
from kaext.pipes.relation_model.model import RELATIONS, RelationModel
from kaext.pipes.values import RelationValue, RuledOut

METHOD = "relation_model/trees"
# Kinds of programmes that pay for named projects.
_BROADER = frozenset({"programme", "fund"})
# Reasons of the rules (reasons.toml) for which a sentence states no relation of a country and a programme.
_DENIED = frozenset({"onlooking", "model", "aside"})


class LearnedRelations:
    """Adds predicted statements to ``doc._.relations`` for pairs without one.

    For a pair of a country and a programme with a statement by the rules, the model adds nothing: the rules use more of
    the sentence. Its statements have no date; ``kaext_relation_dates`` chooses one.

    Parameters
    ----------
    model
        The trained model.
    threshold
        The calibrated probability that a statement needs to be added.
    """

    def __init__(self, model: RelationModel, *, threshold: float) -> None:
        self.model = model
        self.threshold = threshold

    def __call__(self, doc: Doc) -> Doc:
        """Add the model's statements to ``doc``."""
        new = (
            replace(value, confidence=round(float(self.model.calibrate(np.array(value.confidence))), 4))
            for value in predictions(doc, self.model)
        )
        accepted = [value for value in new if value.confidence >= self.threshold]
        accepted = list(_without_broader(doc, accepted, [*doc._.relations, *accepted]))
        doc._.relations = tuple(sorted((*doc._.relations, *accepted), key=lambda value: (value.start, value.end)))
        return doc


def predictions(doc: Doc, model: RelationModel) -> Iterator[RelationValue]:
    """Yield the most probable relation, and the sentence that states it, for the pairs without a statement in ``doc``.

    The confidence is the uncalibrated probability.
    """
    stated = {(value.country, value.programme) for value in doc._.relations}
    mentions = Mentions(doc)
    denied = [reading for reading in doc._.ruled_out if reading.reason in _DENIED]
    found = [
        each
        for each in candidates(doc, mentions)
        if (each.country.id, each.programme.id) not in stated and not _is_denied(doc, each, denied)
    ]
    probabilities = model.probabilities(columns(doc, found, mentions))
    best: dict[tuple[str, str], tuple[float, int, int]] = {}
    for number, row in enumerate(probabilities):
        relation = int(row.argmax())
        key = (found[number].country.id, found[number].programme.id)
        if key not in best or row[relation] > best[key][0]:
            best[key] = (float(row[relation]), relation, number)
    for probability, relation, number in best.values():
        yield _value(doc, found[number], relation, probability)


def _is_denied(doc: Doc, candidate: Candidate, denied: Sequence[RuledOut]) -> bool:
    """Return whether the rules found that the sentence relates a country and a programme in no way."""
    start, end = doc[candidate.start].idx, doc[candidate.end - 1].idx
    ids = {candidate.country.id, candidate.programme.id}
    return any(start <= reading.start <= end and ids.issubset(reading.reading.split()) for reading in denied)


def _without_broader(
    doc: Doc, accepted: Iterable[RelationValue], stated: Sequence[RelationValue]
) -> Iterator[RelationValue]:
    """Yield the accepted statements, except about a programme whose named project the sentence is about.

    SPS-ის პროექტს „X“ ამუშავებენ (work on SPS's project X): the statement is about X.
    """
    kinds = {span._.programme.id: span._.programme.kind for span in doc.spans.get(PROGRAMMES, ())}
    about_projects = [value for value in stated if kinds.get(value.programme) == "project"]
    for value in accepted:
        is_broader = kinds.get(value.programme) in _BROADER
        if not is_broader or not any(
            other.country == value.country and other.start < value.end and value.start < other.end
            for other in about_projects
        ):
            yield value


def _value(doc: Doc, candidate: Candidate, relation: int, probability: float) -> RelationValue:
    # The empty lines after a paragraph are tokens of its last sentence.
    last = next(token for token in reversed(doc[candidate.start : candidate.end]) if not token.is_space)
    programme = candidate.programme
    return RelationValue(
        country=candidate.country.id,
        relation=RELATIONS[relation],
        programme=programme.id,
        date="",
        start=doc[candidate.start].idx,
        end=last.idx + len(last),
        programme_name=programme.name,
        method=METHOD,
        confidence=probability,
    )
