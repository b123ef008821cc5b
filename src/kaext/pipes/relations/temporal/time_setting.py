"""Sentences and titles that only date others: "it is December 1995", "this was in 1996", a title "2014"."""

from __future__ import annotations

from collections.abc import Sequence

from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.phrases import Phrase, dated
from kaext.pipes.relations.words import modality, reference, times

# The most phrases of a sentence that only dates another.
_MAX_PHRASES = 6


def scene_date(row: Sequence[Phrase], *, is_caption: bool) -> str:
    """Return the date of a sentence that only sets the time of those after it ("it is December 1995"), else "".

    Also the date of a caption without a verb: "rescuers in Ungheni, July 2010".
    """
    dates = dated(row)
    if len(dates) != 1 or not (is_caption or len(row) <= _MAX_PHRASES):
        return ""
    words = [ph.text for ph in row if ph.kind == "word" and not times.BESIDE_SCENE.match(ph.text)]
    is_scene = len(words) == 1 and times.IT_IS.match(words[0]) and len(row) <= _MAX_PHRASES
    is_scene = is_scene or (is_caption and not Clause(list(row)).has_verb)
    return dates[0].ids[0] if is_scene and dates[0].role in ("nom", "bare") else ""


def standalone_date(row: Sequence[Phrase]) -> str:
    """Return the date of a title that is nothing but a date ("2014", "in spring 1999"), else ""."""
    dates = dated(row)
    has_nothing_else = all(ph.kind == "date" or ph.text in (".", ":") for ph in row)
    return dates[0].ids[0] if has_nothing_else and len(dates) == 1 and "/" not in dates[0].ids[0] else ""


def date_of_preceding_statement(row: Sequence[Phrase]) -> str:
    """Return the date of a sentence that only dates the preceding one ("this was in 1996"), else ""."""
    if len(row) > _MAX_PHRASES:
        return ""
    words = [ph.text for ph in row if ph.kind == "word"]
    dates = [ph.ids[0] for ph in row if ph.kind == "date" and ph.ids]
    is_bare = len(dates) == 1 and not any(ph.kind in ("country", "programme") for ph in row)
    says_when = any(reference.THIS.match(word) for word in words) and any(times.HAPPENED.match(word) for word in words)
    says_when = says_when and not any(modality.NEGATION.match(word) for word in words)
    return dates[0] if is_bare and says_when else ""


def split_trailing_date(row: Sequence[Phrase]) -> tuple[Sequence[Phrase], str]:
    """Return a sentence up to its last semicolon, and the date that the rest gives it: "…; this was in 1996".

    The whole sentence and "" where the rest does more than that.
    """
    at = next((i for i in range(len(row) - 1, 0, -1) if row[i].kind == "stop"), 0)
    date = date_of_preceding_statement(row[at + 1 :]) if at else ""
    return (row[:at], date) if date else (row, "")
