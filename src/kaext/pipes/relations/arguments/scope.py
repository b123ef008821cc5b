"""What the rules pass to each other: a sentence, an event in it, and the countries and programmes found for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.context.discourse import Discourse
from kaext.pipes.relations.phrases import Phrase, Programme
from kaext.pipes.relations.predication.claims import claim
from kaext.pipes.relations.predication.frames import Event, Frame
from kaext.pipes.relations.sentences.datelines import Dateline
from kaext.pipes.relations.sentences.entries import NO_ENTRY, Entry
from kaext.pipes.relations.sentences.signs import Meaning


class Party(NamedTuple):
    """The countries that fill a slot of a frame: who joined, who hosted, to whom something was offered.

    Attributes
    ----------
    ids
        Country codes, ISO 3166-1 alpha-3.
    mention
        The phrase that names the countries or stands for them (a pronoun, a noun); None where the clause has no word
        for them.
    confidence
        How likely it is that these countries are intended, in (0, 1].
    how
        How they were found: a modifier of ``methods.toml``; empty where the clause names them.
    """

    ids: tuple[str, ...]
    mention: Phrase | None
    confidence: float
    how: str = ""

    @classmethod
    def inferred(cls, ids: tuple[str, ...], mention: Phrase | None, how: str, case: str = "") -> Party:
        """Return countries that the clause does not name; :func:`claim` has the confidence of each way to find them."""
        return cls(ids, mention, claim("country", how, case), how)


class Target(NamedTuple):
    """The programmes that an event is about: what was joined, hosted or offered.

    Attributes
    ----------
    programmes
        The programmes, more than one where names are coordinated.
    mention
        The phrase that names the programmes or stands for them; None where the clause has no word for them.
    confidence
        How likely it is that these programmes are intended, in (0, 1].
    how
        How they were found: a modifier of ``methods.toml``; empty where the clause names them.
    """

    programmes: tuple[Programme, ...]
    mention: Phrase | None
    confidence: float
    how: str = ""

    @classmethod
    def inferred(cls, programmes: tuple[Programme, ...], mention: Phrase | None, how: str, case: str = "") -> Target:
        """Return programmes that the clause does not name; :func:`claim` has the confidence of each way to find one."""
        return cls(programmes, mention, claim("programme", how, case), how)


@dataclass(slots=True)
class Sentence:
    """A sentence and the context in which its events are interpreted.

    Attributes
    ----------
    phrases
        Its phrases, in text order.
    start, end
        Its extent in the normalised text, in code points; ``end`` is exclusive.
    discourse
        The state of the discourse before the sentence.
    entry
        What the head of the entry of a chronology, list or fact sheet sets for the sentence.
    is_labelled
        Whether it is a line of a fact sheet, ``label: value``.
    is_item
        Whether it is an item of a list, after a bullet or a dash.
    dateline
        The place and date line of a news report that begins with this sentence.
    sign
        What the sign before it says of what it names.
    """

    phrases: list[Phrase]
    start: int
    end: int
    discourse: Discourse
    entry: Entry = NO_ENTRY
    is_labelled: bool = False
    is_item: bool = False
    dateline: Dateline | None = None
    sign: Meaning | None = None


def countries_at_head(sentence: Sentence) -> tuple[str, ...]:
    """Return the countries that head the entry of a sentence which begins with a country: Egypt: it was helped."""
    return sentence.entry.countries if sentence.phrases[0].kind == "country" else ()


def programme_of_list(sentence: Sentence) -> Programme | None:
    """Return the programme of the list to which a line belongs: of the item that encloses it, else of the title."""
    return sentence.entry.programme if sentence.entry.is_enclosed else sentence.discourse.unit.programme


class Scope(NamedTuple):
    """An event with the clause and the sentence in which its arguments are looked for."""

    event: Event
    clause: Clause
    sentence: Sentence


class CandidateFact(NamedTuple):
    """A fact that may be stated, before it is checked for doubt and dated: a frame with its arguments filled.

    Attributes
    ----------
    frame
        The relation and the slot of the country.
    scope
        The event that has the frame.
    party
        The countries.
    target
        The programmes of the event.
    programme
        The one of ``target.programmes`` that the fact is about.
    """

    frame: Frame
    scope: Scope
    party: Party
    target: Target
    programme: Programme
