"""What the rules pass on: a sentence being read, an event of it, the countries and programmes found for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kaext.pipes.relations.claims import claim
from kaext.pipes.relations.clauses import Clause
from kaext.pipes.relations.datelines import Dateline
from kaext.pipes.relations.discourse import Discourse
from kaext.pipes.relations.entries import NO_ENTRY, Entry
from kaext.pipes.relations.frames import Event, Frame
from kaext.pipes.relations.phrases import Phrase, Programme


class Party(NamedTuple):
    """Countries in a place of a frame, where they stand, and how sure it is that they are meant."""

    ids: tuple[str, ...]
    at: Phrase | None
    confidence: float
    how: str = ""

    @classmethod
    def meant(cls, ids: tuple[str, ...], at: Phrase | None, how: str, case: str = "") -> Party:
        """Return countries that are not named; how they were found tells how sure they are (:func:`claim`)."""
        return cls(ids, at, claim("country", how, case), how)


class Object(NamedTuple):
    """Programmes of an event, where they stand, and how sure it is that they are meant."""

    programmes: tuple[Programme, ...]
    at: Phrase | None
    confidence: float
    how: str = ""

    @classmethod
    def meant(cls, programmes: tuple[Programme, ...], at: Phrase | None, how: str, case: str = "") -> Object:
        """Return programmes that are not named; how they were found tells how sure they are (:func:`claim`)."""
        return cls(programmes, at, claim("programme", how, case), how)


@dataclass(slots=True)
class Sentence:
    """A sentence being read: its phrases, what the entry it stands in is about, and the text so far.

    ``is_labelled`` says that a colon after its first words makes it a line of a fact sheet, ``is_item`` that it
    begins a line with a bullet or dash before it; ``dateline`` is where and when the report is from that it begins.
    """

    row: list[Phrase]
    start: int
    end: int
    discourse: Discourse
    entry: Entry = NO_ENTRY
    is_labelled: bool = False
    is_item: bool = False
    dateline: Dateline | None = None


def at_head(sentence: Sentence) -> tuple[str, ...]:
    """Return the countries that a sentence has at its head, apart from what it says of them: Egypt: it was helped."""
    return sentence.entry.countries if sentence.row[0].kind == "country" else ()


class Scope(NamedTuple):
    """An event in its clause and sentence."""

    event: Event
    clause: Clause
    sentence: Sentence


class Claim(NamedTuple):
    """What a frame of an event may state: the countries and one programme that were found for it."""

    frame: Frame
    scope: Scope
    party: Party
    what: Object
    programme: Programme
