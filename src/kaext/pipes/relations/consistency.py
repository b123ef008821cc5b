"""Document-level consistency: statements that others supersede, and dates that others supply."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from kaext.ka.calendar import OPEN
from kaext.pipes.relations.programme_kinds import AT_EXERCISE
from kaext.pipes.relations.words import locations
from kaext.pipes.values import RelationValue

_PARTS = frozenset({"joined", "participates", "planned", "withdrew"})


def without_superseded(found: list[RelationValue]) -> Iterator[RelationValue]:
    """Yield the statements that no other statement of the document supersedes.

    Dropped are

    - a decision, where the text also states that it was carried out;
    - joining, where another statement has the whole interval;
    - participation by going to an operation's theatre, by filling in a questionnaire, or by an unlisted verb, where the
      same sentence or date has joining;
    - a centre's host as its beneficiary, unless a label calls it one;
    - a country as participant in an operation on its own soil.
    """
    done = {(v.country, v.programme) for v in found if v.relation in ("joined", "participates")}
    hosted = {(v.country, v.programme) for v in found if v.relation == "hosted"}
    joined = {(v.country, v.programme, v.start) for v in found if v.relation == "joined"}
    entered = {(v.country, v.programme, v.date) for v in found if v.relation == "joined"}
    spans = {(v.country, v.programme, v.date.partition("/")[0]) for v in found if v.method.endswith("lasting")}
    for value in found:
        is_decided = value.method.startswith("relations/decide") and (value.country, value.programme) in done
        is_begun = value.relation == "joined" and (value.country, value.programme, value.date) in spans
        is_there_too = value.method.endswith("+theatre") and (value.country, value.programme, value.start) in joined
        is_there_too = is_there_too and not value.date.startswith(OPEN)  # till when it stayed is more than that
        is_same = value.method.startswith("relations/unlisted") and value.relation == "participates"
        is_same = is_same and (value.country, value.programme, value.date) in entered
        is_same = is_same and (value.country, value.programme, value.start) in joined
        is_form = value.method.startswith("relations/fill") and value.relation == "participates"
        is_form = is_form and (value.country, value.programme, value.date) in entered
        is_at_home = locations.AT_HOME.get(value.programme) == value.country and value.relation in _PARTS
        is_understood = value.relation == "beneficiary" and not value.method.startswith("relations/label")
        is_host = is_understood and (value.country, value.programme) in hosted
        if not (is_decided or is_begun or is_at_home or is_there_too or is_host or is_form or is_same):
            yield value


def with_dates_of_exercises(
    found: list[RelationValue], noted: Mapping[str, AbstractSet[str]]
) -> Iterator[RelationValue]:
    """Yield the statements, undated ones about an exercise with its only date elsewhere in the text.

    Open intervals (2006/..) of a series of exercises are not used.

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
        if value.date or value.relation not in AT_EXERCISE or value.programme not in noted:
            yield value
            continue
        known = {date for date in stated.get(value.programme) or noted[value.programme] if OPEN not in date}
        yield replace(value, date=min(known)) if len(known) == 1 else value
