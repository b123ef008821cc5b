"""What the whole of a text says against a statement, or adds to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from kaext.ka.calendar import OPEN
from kaext.pipes.relations.kinds import AT_EXERCISE
from kaext.pipes.relations.words import locations
from kaext.pipes.values import RelationValue


def without_superseded(found: list[RelationValue]) -> Iterator[RelationValue]:
    """Drop what was decided where the text says elsewhere that it was done, and a beginning told with its end.

    Who went where an operation is and joined it, as the same sentence says, has done one thing, and so has who joined a
    programme by filling in its questionnaire, or did whatever it was on joining. A centre is not carried out for who
    hosts it, unless the text calls it a beneficiary. Nobody takes part in the operation that others carry out in their
    country.
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


_PARTS = frozenset({"joined", "participates", "planned", "withdrew"})


def with_dates_of_exercises(
    found: list[RelationValue], noted: Mapping[str, AbstractSet[str]]
) -> Iterator[RelationValue]:
    """Give what is said of an exercise without a date the date that the text gives for the exercise elsewhere.

    Since when a series of exercises has been held (2006/..) is not when somebody took part in it.

    Parameters
    ----------
    found
        The statements.
    noted
        The dates that stand beside each exercise, whatever is said of it there.
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
