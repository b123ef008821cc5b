"""Dates for statements without one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from kaext.pipes.relation_dates.features import columns
from kaext.pipes.relation_dates.model import DateModel
from kaext.pipes.relation_dates.options import Settings
from kaext.pipes.relation_model.candidates import Candidate, candidates
from kaext.pipes.relation_model.pipe import METHOD
from kaext.pipes.values import RelationValue

MODIFIER = "chosen-date"
# The rule for membership that a clause presupposes (Tunisia, which participates in X): its date is another event's.
_PRESUPPOSED = "relations/serving"


class ChosenDates:
    """Dates the statements of ``doc._.relations`` that have no date, where the model is sure of one.

    A fact that another statement dates stays as it is.

    Parameters
    ----------
    model
        The trained model.
    threshold
        The probability that a date needs for a statement of the rules. They leave most facts without a date because the
        text gives none. A statement of the relation model gets the most probable date, or none.
    """

    def __init__(self, model: DateModel, *, threshold: float) -> None:
        self.model = model
        self.threshold = threshold

    def __call__(self, doc: Doc) -> Doc:
        """Date the statements of ``doc``."""
        undated = _undated(doc)
        if undated:
            chosen = self._chosen(doc, undated)
            doc._.relations = tuple(chosen.get(number, value) for number, value in enumerate(doc._.relations))
        return doc

    def _chosen(self, doc: Doc, undated: dict[int, RelationValue]) -> dict[int, RelationValue]:
        settings = Settings(doc)
        left = {
            (value.country, value.programme, value.date) for value in doc._.relations if value.relation == "withdrew"
        }
        found: dict[int, RelationValue] = {}
        for number, candidate in _candidates(doc, undated):
            value = undated[number]
            setting = settings.of(candidate)
            date, chance = self.model.choose(
                [option.date for option in setting.options], columns(setting, value.relation)
            )
            if (value.country, value.programme, date) in left:
                continue  # the date of its end: it led the team for ten years and left in 2013
            if date and (value.method == METHOD or chance >= self.threshold):
                found.setdefault(number, replace(value, date=date, method=f"{value.method}+{MODIFIER}"))
        return found


def _undated(doc: Doc) -> dict[int, RelationValue]:
    """Return the statements whose facts have no date, by their position in ``doc._.relations``."""
    dated = {(value.country, value.relation, value.programme) for value in doc._.relations if value.date}
    return {
        number: value
        for number, value in enumerate(doc._.relations)
        if not value.date
        and value.method != _PRESUPPOSED
        and (value.country, value.relation, value.programme) not in dated
    }


def _candidates(doc: Doc, undated: dict[int, RelationValue]) -> Iterator[tuple[int, Candidate]]:
    """Yield the candidates of statements, in the sentences that state them."""
    by_pair = defaultdict(list)
    for number, value in undated.items():
        by_pair[value.country, value.programme].append(number)
    for candidate in candidates(doc):
        last = doc[candidate.end - 1]
        start, end = doc[candidate.start].idx, last.idx + len(last)
        for number in by_pair.get((candidate.country.id, candidate.programme.id), ()):
            if undated[number].start < end and start < undated[number].end:
                yield number, candidate
