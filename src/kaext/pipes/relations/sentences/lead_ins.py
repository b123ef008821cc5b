"""Lead-ins of acts: a country at the end of a sentence that each of the items under it finishes.

"It is noted that Finland: a) joined the process in 1995; b) sends officers to the operation."
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kaext.list_marks import DASHES
from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.context.document import Unit
from kaext.pipes.relations.phrases import DATIVE, SUBJECT, Phrase
from kaext.pipes.relations.sentences.entries import Entry
from kaext.pipes.relations.sentences.nested_lists import mark_of
from kaext.pipes.relations.words import connectives, country_nouns

# Cases of a country that can be the subject of the items: of a verb in the perfect, in the dative.
_SUBJECT_CASES = SUBJECT | DATIVE | {"bare"}


@dataclass(frozen=True, slots=True)
class LeadIn:
    """What a lead-in sets for the items under it.

    Attributes
    ----------
    subject
        The country as the subject of the items; empty where the lead-in only says what they are about.
    countries
        The codes of the country or countries.
    mark
        The kind of the mark of the lead-in itself, which no item under it has.
    unit
        The id of the section.
    around
        The topic of the section.
    """

    subject: tuple[Phrase, ...] = ()
    countries: tuple[str, ...] = ()
    mark: str = ""
    unit: str = ""
    around: Unit | None = None

    def is_over(self, text: str, unit: str) -> bool:
        """Return whether a block with ``text`` in section ``unit`` is no item under the lead-in."""
        mark = mark_of(text)
        return not mark or mark == self.mark or unit != self.unit


NO_LEAD_IN = LeadIn()


def lead_in_of(row: Sequence[Phrase], text: str, *, unit: str, around: Unit) -> LeadIn | None:
    """Return the lead-in that the last sentence of a block is, None if it is none.

    Parameters
    ----------
    row
        The sentence.
    text
        The text of its block.
    unit, around
        The id of its section, and the topic.
    """
    if not row or row[-1].text != ":" or not text.rstrip().endswith(":"):
        return None
    tail = _last_clause(row[:-1])
    named = [ph for ph in tail if ph.kind == "country"]
    if not named or Clause(tail).has_verb or any(ph.kind == "programme" for ph in tail):
        return None
    countries = tuple(dict.fromkeys(code for ph in named for code in ph.ids))
    is_subject = tail[-1] is named[-1] and all(ph.role in _SUBJECT_CASES and not ph.head_kind for ph in named)
    others = [ph for ph in tail if ph.kind != "country" and not connectives.AND.match(ph.text)]
    if is_subject and not others:
        return LeadIn(tuple(tail), countries, mark_of(text), unit, around)
    return LeadIn((), countries, mark_of(text), unit, around) if len(countries) == 1 else None


def _last_clause(row: Sequence[Phrase]) -> list[Phrase]:
    """Return the phrases after the last comma, conjunction or dash of a sentence."""
    begin = 0
    for index, phrase in enumerate(row):
        is_that = phrase.kind == "word" and connectives.THAT.match(phrase.text) is not None
        if phrase.kind in ("comma", "dash", "stop") or phrase.text in DASHES or phrase.text == "." or is_that:
            begin = index + 1
    return list(row[begin:])


def with_lead_in(lead: LeadIn, row: list[Phrase], entry: Entry) -> tuple[list[Phrase], Entry]:
    """Return the first sentence of an item with the subject of its lead-in, and its entry with the country of it."""
    if not lead.countries or not row or any(ph.kind == "country" and ph.role in SUBJECT for ph in row):
        return row, entry
    entry = replace(entry, countries=lead.countries, is_led=True)
    repeats_it = any(ph.kind == "word" and country_nouns.COUNTRY_NOUN.match(ph.text) for ph in row)
    return (row if repeats_it else [*lead.subject, *row]), entry
