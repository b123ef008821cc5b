"""Frames: the relations that each class of verb can state of a country, read from ``frames.tsv``."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple, cast

from kaext.data_files import rows_of
from kaext.pipes.relations.grammar import Form
from kaext.pipes.relations.phrases import Phrase
from kaext.pipes.relations.predication.claims import claim
from kaext.pipes.relations.predication.clause_context import ClauseContext
from kaext.pipes.values import RelationType

_NEGATED = "negated"


class Frame(NamedTuple):
    """A relation that a verb can state of a country.

    Attributes
    ----------
    relation
        The relation stated.
    slot
        The argument slot of the country; ``frames.tsv`` lists the slots.
    confidence
        How sure the statement is, in (0, 1], before calibration.
    """

    relation: RelationType
    slot: str
    confidence: float

    @classmethod
    def of_rule(cls, relation: RelationType, slot: str, rule: str, case: str = "") -> Frame:
        """Return the frame of a rule that is not in ``frames.tsv``; ``claims.tsv`` has its confidence."""
        return cls(relation, slot, claim("frame", rule, case))


@dataclass(frozen=True, slots=True)
class Event:
    """What one verb or verbal noun of a clause can state.

    Attributes
    ----------
    frames
        The relations it can state; the first whose slot is filled applies.
    rule
        The class of the verb, or the id of a rule that needs no verb; the method of a record is named after it.
    trigger
        The word that evokes it.
    tense
        The tense of the verb; empty if unknown.
    is_plural
        The verb agrees with a plural subject.
    is_inverted
        An indirect verb, whose subject is in the dative: აქვს (has).
    is_verbal_noun
        Evoked by a verbal noun or participle, not by a finite verb.
    is_presupposed
        True whatever the verb of the clause asserts: having joined in 1994, it plans to ….
    is_impersonal
        No country is understood as the subject where the clause names none.
    is_asserted_by_negation
        True because the verb is negated: it never missed a meeting.
    requires_ablative
        The programme must be in the ablative: გავიდა X-დან (went out of X).
    """

    frames: tuple[Frame, ...]
    rule: str
    trigger: Phrase
    tense: str = ""
    is_plural: bool = False
    is_inverted: bool = False
    is_verbal_noun: bool = False
    is_presupposed: bool = False
    is_impersonal: bool = False
    is_asserted_by_negation: bool = False
    requires_ablative: bool = False


class _Condition(NamedTuple):
    """A condition of ``frames.tsv``: a feature must have one of some values or, inverted ("!"), none of them."""

    feature: str
    values: frozenset[str]
    is_inverted: bool


class Case(NamedTuple):
    """The frames of a verb class that share their conditions."""

    conditions: tuple[_Condition, ...]
    frames: tuple[Frame, ...]

    @property
    def is_asserted_by_negation(self) -> bool:
        """Whether the frames hold where the verb is negated: it never missed a meeting."""
        return any(feature == _NEGATED and not is_inverted for feature, _, is_inverted in self.conditions)


def will_be_done(event: Event) -> bool:
    """Return whether an event is a participle whose auxiliary is in the future: გაგზავნილი იქნება (will be sent)."""
    form = event.trigger.form
    return event.tense == "future" and form is not None and form.verb_form == "participle"


def kinds() -> frozenset[str]:
    """Return the classes of verbs that have frames."""
    return frozenset(_cases())


def relation_of(form: Form, *, slots: Collection[str], context: ClauseContext | None = None) -> RelationType | None:
    """Return the first relation that a verb states of a country in one of ``slots``; None if there is none.

    ``context`` is the rest of the clause; by default there is nothing else in it.
    """
    case = case_of(form, ClauseContext() if context is None else context)
    return next((frame.relation for frame in case.frames if frame.slot in slots), None) if case is not None else None


def case_of(form: Form, context: ClauseContext) -> Case | None:
    """Return the first case of a verb form whose conditions hold in a clause, or None."""
    for case in _cases_of(form):
        for condition in case.conditions:
            if _holds(condition, context) is condition.is_inverted:
                break
        else:
            return case
    return None


@lru_cache(maxsize=5_000)
def _cases_of(form: Form) -> tuple[Case, ...]:
    """Return the cases open to a form, each with the conditions that depend on the rest of the clause."""
    found = []
    for conditions, frames in _cases().get(form.kind, ()):
        of_form = [condition for condition in conditions if condition.feature in Form.__slots__]
        if all((getattr(form, feature) in values) is not is_inverted for feature, values, is_inverted in of_form):
            found.append(Case(tuple(condition for condition in conditions if condition not in of_form), frames))
    return tuple(found)


def _holds(condition: _Condition, context: ClauseContext) -> bool:
    feature, values, _ = condition
    if feature == "light":
        return not values.isdisjoint(context.light_nouns)
    if feature == "noun":
        return not values.isdisjoint(context.verbal_nouns)
    if feature == "actor":
        return context.has_actor
    if feature == "sum":
        return context.has_sum
    if feature == _NEGATED:
        return context.is_negated
    if feature == "in-field":
        return context.is_at_exercise
    return context.has_programme_subject


@cache
def _cases() -> dict[str, tuple[Case, ...]]:
    """Return the cases of each verb class, in the order of ``frames.tsv``."""
    grouped: dict[str, dict[str, list[Frame]]] = {}
    for kind, conditions, relation, slot, confidence in rows_of("kaext.pipes.relations", "frames.tsv"):
        frames = grouped.setdefault(kind, {}).setdefault(conditions, [])
        if relation != "-":
            frames.append(Frame(cast("RelationType", relation), slot, float(confidence)))
    return {
        kind: tuple(Case(tuple(map(_condition, when.split())), tuple(found)) for when, found in cases.items())
        for kind, cases in grouped.items()
    }


def _condition(written: str) -> _Condition:
    feature, _, values = written.removeprefix("!").partition(":")
    return _Condition(feature, frozenset(values.split("|")), written.startswith("!"))
