"""Training and evaluation of the model that dates statements: gold facts with the dates of their sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

from kaext.pipes.relation_dates.features import columns
from kaext.pipes.relation_dates.model import Choice, DateModel, fit
from kaext.pipes.relation_dates.options import Setting, Settings, overlapping
from kaext.pipes.relation_model.candidates import candidates
from kaext.pipes.values import RelationType
from kaext.training.data import settings
from kaext.training.relations import Case, evidence_of

_PENALTY: float = settings("relation_dates")["model"]["penalty"]
_RELATIONS: tuple[RelationType, ...] = get_args(RelationType)


@dataclass(frozen=True)
class Example:
    """A gold fact in a sentence that states it.

    Parameters
    ----------
    setting
        The dates that it may have.
    relation
        The relation.
    wanted
        The gold's dates.
    is_ruled
        Whether a rule states the fact in that sentence.
    """

    setting: Setting
    relation: RelationType
    wanted: frozenset[str]
    is_ruled: bool

    @cached_property
    def choice(self) -> Choice:
        """The example as the model is trained on it."""
        is_right = tuple(option.date in self.wanted for option in self.setting.options)
        return Choice(tuple(columns(self.setting, self.relation)), is_right)


def dated_examples(case: Case) -> Iterator[Example]:
    """Yield the gold facts of a document by the sentences that hold their evidence."""
    doc = case.doc
    evidence = evidence_of(doc.text, case.gold)
    found = Settings(doc)
    for candidate in candidates(doc):
        last = doc[candidate.end - 1]
        start, end = doc[candidate.start].idx, last.idx + len(last)
        stated = evidence.get((candidate.country.id, candidate.programme.id), [])
        here = [fact for fact, first, after in stated if first < end and start < after]
        ruled = {value.relation for value in overlapping(doc, candidate) if value.country == candidate.country.id}
        for relation in _RELATIONS:
            wanted = frozenset(fact.date for fact in here if fact.relation == relation)
            if wanted:
                yield Example(found.of(candidate), relation, wanted, relation in ruled)


def train_dates(several: Sequence[Example]) -> DateModel:
    """Return a model trained on examples; those whose date is not among the options are left out.

    Raises
    ------
    ValueError
        No example is left.
    """
    choices = [example.choice for example in several]
    return fit([choice for choice in choices if any(choice.is_right)], penalty=_PENALTY)


def shares_right(several: Sequence[Example], model: DateModel) -> dict[str, float]:
    """Return the shares of examples that get the right date.

    Returns
    -------
    dict
        By the model, for all facts (``model``) and for those that no rule states (``model_unstated``); and by a simple
        rule, the date nearest to the programme (``nearest``, ``nearest_unstated``).
    """
    counts: Counter[str] = Counter()
    for example in several:
        dates = [option.date for option in example.setting.options]
        ways = {"model": model.choose(dates, example.choice.rows)[0], "nearest": _nearest(example.setting)}
        for group in ("", "_unstated") if not example.is_ruled else ("",):
            counts[group] += 1
            counts.update(f"{way}{group}" for way, date in ways.items() if date in example.wanted)
    return {
        f"{way}{group}": round(counts[f"{way}{group}"] / counts[group], 4)
        for group in ("", "_unstated")
        if counts[group]
        for way in ("model", "nearest")
    }


def _nearest(setting: Setting) -> str:
    programme = setting.candidate.programme
    place = programme.start if programme.source == "here" else setting.candidate.start
    return min(setting.dates, key=lambda option: abs(option.start - place)).date if setting.dates else ""
