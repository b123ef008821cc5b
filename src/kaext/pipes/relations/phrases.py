"""Phrases: the mentions of a sentence (countries, programmes, dates, sums) with their roles, and the words between."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from kaext.pipes.relations.grammar import CaseRole, Form
from kaext.pipes.values import RelationType

Kind = Literal["word", "country", "programme", "date", "sum", "comma", "dash", "stop", "open", "close"]
# The role of a phrase in its clause. ``CaseRole`` comes from endings; the rest from nouns and postpositions:
# "agent" (-ის მიერ, by); "with" (-თან ერთად, together with); "request" (at somebody's request); "frame" (an adjunct:
# within, under); "object" (of a verbal noun); "none" (no participant); a relation type for what the next noun says the
# country does (:data:`postpositions.BY_WHOSE`); "any" for ჩვენ ("we"), the same in every case; "" for punctuation.
Role = CaseRole | RelationType | Literal["agent", "with", "request", "frame", "object", "none", "any", ""]
# Separates the cells of a table row; a tab counts as one.
CELL_MARK = "|"
# Kinds of punctuation that separate clauses or enclose a parenthesis.
MARKS = frozenset({"comma", "dash", "stop", "open", "close"})
# Groups of roles.
SUBJECT = frozenset({"nom", "erg", "agent"})
DATIVE = frozenset({"dat", "datgen"})
PLACE = frozenset({"loc", "on"})
# How names are listed: in the nominative, or without an ending.
UNMARKED = frozenset({"nom", "bare"})
# Roles of a possessor: the genitive of a name in -ო, -ე or -უ looks like its dative.
GENITIVE = frozenset({"gen", "datgen"})
OWNER = GENITIVE | {"dat"}


class Programme(NamedTuple):
    """A programme as mentioned.

    Attributes
    ----------
    id
        Its id in the catalogue, or one made from its name.
    name
        Its name in the nominative.
    kind
        One of :data:`kaext.catalogue.programmes.KINDS`; empty if unknown.
    """

    id: str
    name: str
    kind: str = ""


# Not frozen: one is built for every word of a text, and a frozen dataclass takes three times as long to build.
@dataclass(slots=True)
class Phrase:
    """A word, a punctuation mark or a mention.

    Attributes
    ----------
    kind
        What it is: a word, a kind of mention or a kind of punctuation.
    text
        The text; lower case for words.
    start, end
        Its extent in code points of the normalised text.
    role
        Its role in the clause, from its own ending, its head noun or its postposition.
    ids
        ISO 3166-1 alpha-3 codes of a country mention, ids of a programme, or the EDTF value of a date; empty for
        durations, frequencies, words and punctuation.
    programmes
        The programmes that a programme mention names.
    head
        The noun that the mention modifies and whose case gives its role: ჯარისკაცებმა in საქართველოს ჯარისკაცებმა
        (Georgia's soldiers).
    head_kind
        What that noun is: "actor" (people, units or bodies acting for a country), "event" (a verbal noun), "member",
        "meeting", "programme", "place", "service", "by" (with a relation type as role) or "thing"; empty for none.
    form
        The verb form that a word may be.
    is_misspelled
        The word is a misspelled verb; text and form are those of the intended one.
    is_group
        A phrase for several countries: სამივე ქვეყანა (all three countries).
    is_adjectival
        An adjective or demonym: ქართული, ქართველი (Georgian).
    is_dependent
        Part of another phrase and no argument of the clause: the first programme in "the EADRCC's exercise X".
    bound
        The bound of a date ("since", "until", "before", "after", "by"); empty if it has none.
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
    is_misspelled: bool = False
    is_group: bool = False
    is_adjectival: bool = False
    is_dependent: bool = False
    bound: str = ""


def dated(row: Iterable[Phrase]) -> list[Phrase]:
    """Return the dates of a row, without durations and frequencies."""
    return [ph for ph in row if ph.kind == "date" and ph.ids]


def phrase_after(phrase: Phrase, row: Iterable[Phrase]) -> Phrase | None:
    """Return the next phrase of a row, or None after the last."""
    return next((ph for ph in row if ph.start >= phrase.end), None)


def is_separated(before: Phrase, after: Phrase) -> bool:
    """Return whether there is more than a space between two phrases of a clause: a comma, a bracket."""
    return after.start > before.end + 1
