"""A sentence as a row of phrases: countries, programmes and dates with the part they play, and the words between."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from kaext.pipes.relations.grammar import CaseRole, Form
from kaext.pipes.values import RelationType

Kind = Literal["word", "country", "programme", "date", "sum", "comma", "dash", "stop", "open", "close"]
# Besides those that endings give: an agent (-ის მიერ, by), with (-თან ერთად), at whose request, what only frames the
# event, the object of a verbal noun, nothing in the event, or what a country does by the noun after it
# (:data:`postpositions.BY_WHOSE`); "we" (ჩვენ) has any case, and a mark has no role.
Role = CaseRole | RelationType | Literal["agent", "with", "request", "frame", "object", "none", "any", ""]
# Between the cells of a row; a tabulator is read as one.
CELL_MARK = "|"
# Marks that part clauses or hold an aside.
MARKS = frozenset({"comma", "dash", "stop", "open", "close"})
# Roles by what they make of a noun; an agent is who something is done by (-ის მიერ).
SUBJECT = frozenset({"nom", "erg", "agent"})
DATIVE = frozenset({"dat", "datgen"})
PLACE = frozenset({"loc", "on"})
# As a name is listed: in the nominative, or without an ending.
UNMARKED = frozenset({"nom", "bare"})
# Where an owner stands: the genitive of a name in -ო, -ე or -უ sounds like its dative.
OWNER = frozenset({"gen", "datgen", "dat"})


class Programme(NamedTuple):
    """A programme as it was named; ``kind`` is one of :data:`kaext.catalogue.programmes.KINDS` or ""."""

    id: str
    name: str
    kind: str = ""


# Not frozen: a frozen one takes three times as long to make, and every word of a text makes one.
@dataclass(slots=True)
class Phrase:
    """A word, a mark, or a mention.

    ``role`` is what its ending, its head noun or its postposition makes it. ``ids`` are country codes, programme ids or
    EDTF dates. ``head`` is the noun that carries the case, ``head_kind`` what it is.
    """

    kind: Kind
    text: str
    start: int
    end: int
    role: Role = ""
    ids: tuple[str, ...] = ()
    programmes: tuple[Programme, ...] = ()
    head: str = ""
    head_kind: str = ""
    form: Form | None = None
    is_group: bool = False
    is_adjectival: bool = False
    is_dependent: bool = False
    bound: str = ""


def dated(row: Iterable[Phrase]) -> list[Phrase]:
    """Return what in a row is a date, no duration or frequency."""
    return [ph for ph in row if ph.kind == "date" and ph.ids]


def phrase_after(phrase: Phrase, row: Iterable[Phrase]) -> Phrase | None:
    """Return what follows a phrase in a row, None where it is the last."""
    return next((ph for ph in row if ph.start >= phrase.end), None)
