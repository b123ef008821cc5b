"""Document-level consistency: statements that others supersede, and dates that others supply."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import NamedTuple

from kaext.ka.calendar import OPEN
from kaext.pipes.relations.programme_kinds import AT_EXERCISE
from kaext.pipes.relations.words import locations
from kaext.pipes.values import RelationValue

# Beginnings and ends of methods.
_BY_DECISION, _BY_FORM, _BY_LABEL = "relations/decide", "relations/fill", "relations/label"
_BY_UNLISTED_VERB = "relations/unlisted"
_LASTING, _IN_THEATRE = "lasting", "+theatre"
# Relations of a country that takes part itself.
_PARTS = frozenset({"joined", "participates", "planned", "withdrew"})


def without_superseded(found: Sequence[RelationValue]) -> Iterator[RelationValue]:
    """Yield the statements that no other statement of the document supersedes.

    Dropped are

    - a decision, where the text also states that it was carried out;
    - joining, where another statement has the whole interval;
    - participation at the date at which the same sentence has joining: joined it in May and sent a frigate;
    - participation by going to an operation's theatre, by filling in a questionnaire, or by an unlisted verb, where the
      same sentence or date has joining;
    - participation by an unlisted verb of the host, in the same sentence or without a date;
    - a centre's host as its beneficiary, unless a label calls it one;
    - a country as participant in an operation on its own soil;
    - help that is not dated otherwise than the country's leaving in the same sentence.
    """
    facts = _Facts.of(found)
    return (value for value in found if not any(is_superseded(value, facts) for is_superseded in _REASONS))


class _Facts(NamedTuple):
    """Keys of a document's statements: country and programme, with the date, the start of the interval, the offset."""

    done: frozenset[tuple[str, str]]
    hosted: frozenset[tuple[str, str]]
    hosted_at: frozenset[tuple[str, str, int]]
    joined_at: frozenset[tuple[str, str, int]]
    joined_on: frozenset[tuple[str, str, str]]
    lasting_from: frozenset[tuple[str, str, str]]
    left_at: frozenset[tuple[str, str, int, str]]

    @classmethod
    def of(cls, found: Sequence[RelationValue]) -> _Facts:
        joined = [v for v in found if v.relation == "joined"]
        return cls(
            done=frozenset((v.country, v.programme) for v in found if v.relation in ("joined", "participates")),
            hosted=frozenset((v.country, v.programme) for v in found if v.relation == "hosted"),
            hosted_at=frozenset((v.country, v.programme, v.start) for v in found if v.relation == "hosted"),
            joined_at=frozenset((v.country, v.programme, v.start) for v in joined),
            joined_on=frozenset((v.country, v.programme, v.date) for v in joined),
            lasting_from=frozenset(
                (v.country, v.programme, v.date.partition("/")[0]) for v in found if v.method.endswith(_LASTING)
            ),
            left_at=frozenset(
                (v.country, v.programme, v.start, date)
                for v in found
                if v.relation == "withdrew"
                for date in ("", v.date)
            ),
        )


def _is_carried_out_decision(value: RelationValue, facts: _Facts) -> bool:
    return value.method.startswith(_BY_DECISION) and (value.country, value.programme) in facts.done


def _is_start_of_interval(value: RelationValue, facts: _Facts) -> bool:
    is_joining = value.relation == "joined"
    return is_joining and (value.country, value.programme, value.date) in facts.lasting_from


def _is_first_act_of_member(value: RelationValue, facts: _Facts) -> bool:
    key = (value.country, value.programme)
    is_at_point = value.relation == "participates" and bool(value.date) and "/" not in value.date
    return is_at_point and (*key, value.date) in facts.joined_on and (*key, value.start) in facts.joined_at


def _is_arrival_of_member(value: RelationValue, facts: _Facts) -> bool:
    """Return whether a country that joined went to the theatre; an end ("until 2010") says more than that."""
    is_arrival = value.method.endswith(_IN_THEATRE) and not value.date.startswith(OPEN)
    return is_arrival and (value.country, value.programme, value.start) in facts.joined_at


def _is_form_of_member(value: RelationValue, facts: _Facts) -> bool:
    is_form = value.method.startswith(_BY_FORM) and value.relation == "participates"
    return is_form and (value.country, value.programme, value.date) in facts.joined_on


def _is_unlisted_act_of_member(value: RelationValue, facts: _Facts) -> bool:
    is_unlisted = value.method.startswith(_BY_UNLISTED_VERB) and value.relation == "participates"
    key = (value.country, value.programme)
    is_on_that_date = not value.date or (*key, value.date) in facts.joined_on
    return is_unlisted and is_on_that_date and (*key, value.start) in facts.joined_at


def _is_unlisted_act_of_host(value: RelationValue, facts: _Facts) -> bool:
    is_unlisted = value.method.startswith(_BY_UNLISTED_VERB) and value.relation == "participates"
    key = (value.country, value.programme)
    return is_unlisted and ((*key, value.start) in facts.hosted_at or (not value.date and key in facts.hosted))


def _is_host_as_beneficiary(value: RelationValue, facts: _Facts) -> bool:
    is_inferred = value.relation == "beneficiary" and not value.method.startswith(_BY_LABEL)
    return is_inferred and (value.country, value.programme) in facts.hosted


def _is_on_own_soil(value: RelationValue, _: _Facts) -> bool:
    return value.relation in _PARTS and locations.AT_HOME.get(value.programme) == value.country


def _is_help_for_leaver(value: RelationValue, facts: _Facts) -> bool:
    is_help = value.relation == "beneficiary"
    return is_help and (value.country, value.programme, value.start, value.date) in facts.left_at


_REASONS: tuple[Callable[[RelationValue, _Facts], bool], ...] = (
    _is_carried_out_decision,
    _is_start_of_interval,
    _is_first_act_of_member,
    _is_arrival_of_member,
    _is_form_of_member,
    _is_unlisted_act_of_member,
    _is_unlisted_act_of_host,
    _is_host_as_beneficiary,
    _is_on_own_soil,
    _is_help_for_leaver,
)


def with_dates_of_exercises(
    found: list[RelationValue], noted: Mapping[str, AbstractSet[str]]
) -> Iterator[RelationValue]:
    """Yield the statements, undated ones about an exercise with its only date elsewhere in the text.

    A year is no other date than a month of it. Open intervals (2006/..) of a series of exercises are not used. The line
    of a sheet with the place of an exercise, which has the date of its heading, takes the finer one of another line.

    Parameters
    ----------
    found
        The statements.
    noted
        The dates mentioned beside each exercise, by its id.
    """
    stated: dict[str, set[str]] = {}
    for value in found:
        if value.date and value.relation in AT_EXERCISE:
            stated.setdefault(value.programme, set()).add(value.date)
    for value in found:
        is_of_sheet = value.method.startswith(_BY_LABEL)
        if (value.date and not is_of_sheet) or value.relation not in AT_EXERCISE or value.programme not in noted:
            yield value
            continue
        dates = noted[value.programme] if value.date else stated.get(value.programme) or noted[value.programme]
        known = {date for date in dates if OPEN not in date and date.startswith(f"{value.date}-" if value.date else "")}
        finest = {date for date in known if not any(other.startswith(f"{date}-") for other in known)}
        yield replace(value, date=min(finest)) if len(finest) == 1 else value
