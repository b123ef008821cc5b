"""Lists of possessors that share the noun after the last one: A's ten and B's twelve soldiers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from kaext.pipes.relations.phrases import GENITIVE, Phrase
from kaext.pipes.relations.words import actors, connectives, reference

# The phrases of "a possessor, its people, and, the next possessor".
_WITH_PEOPLE_REACH = 4
# The phrases of "a possessor, its date in brackets, a comma, and as well, the next possessor".
_DATED_REACH = 7
# "For its part", between a possessor and its number.
_PARTICLE = "კი"


def next_with_same_noun(row: Sequence[Phrase], index: int) -> int:
    """Return the index of the next possessor whose noun is that of the one at ``index``, or 0 if there is none."""
    return _next_with_date(row, index) or _next_with_people(row, index) or _next_with_number(row, index)


def _next_with_date(row: Sequence[Phrase], index: int) -> int:
    """Return the index of the next possessor where each has a date, or 0: A's (May) and B's (June) joining."""
    after = [i for i in range(index + 1, min(index + _DATED_REACH, len(row))) if row[i].kind not in ("open", "close")]
    if not after or row[after[0]].kind != "date" or row[after[0]].role not in ("nom", "bare"):
        return 0
    links = takewhile(lambda i: row[i].kind == "comma" or connectives.AND.match(row[i].text), after[1:])
    at = index + 1 + max((i - index for i in links), default=-1 - index)
    is_next = 0 < at < len(row) and row[at].kind == "country" and row[at].role in GENITIVE
    return at if is_next else 0


def _next_with_people(row: Sequence[Phrase], index: int) -> int:
    """Return the index of the next possessor where each has its people, or 0: A's sappers' and B's gunners' units."""
    people, link, country = [*row[index + 1 : index + _WITH_PEOPLE_REACH], *[row[index]] * _WITH_PEOPLE_REACH][
        : _WITH_PEOPLE_REACH - 1
    ]
    is_kind = people.kind == "word" and people.role == "gen" and actors.is_actor(people.text)
    is_next = link.text == "და" and country.kind == "country" and country is not row[index]
    return index + _WITH_PEOPLE_REACH - 1 if is_kind and is_next and country.role in GENITIVE else 0


def _next_with_number(row: Sequence[Phrase], index: int) -> int:
    """Return the index of the next possessor where each has a number, or 0: A's ten and B's twelve soldiers."""
    at = _after_number(row, index + 1)
    is_begun = index + 1 < at < len(row) - 1 and row[at + 1].kind == "country" and row[at + 1].role in GENITIVE
    if not is_begun or not (row[at].kind == "comma" or connectives.AND.match(row[at].text)):
        return 0
    after = at + 2 + (at + 2 < len(row) and row[at + 2].text == _PARTICLE)
    return at + 1 if _after_number(row, after) > after else 0


def _after_number(row: Sequence[Phrase], index: int) -> int:
    """Return the index after the words of a number that begins at ``index``: ას ოცდაათი (130)."""
    return index + sum(1 for _ in takewhile(_is_number, row[index:]))


def _is_number(phrase: Phrase) -> bool:
    if phrase.kind != "word":
        return False
    patterns = (reference.NUMBER, reference.LARGE_NUMBER, reference.UP_TO_SO_MANY)
    return phrase.text[0].isdigit() or any(pattern.match(phrase.text) for pattern in patterns)
