"""Dates from a relative clause: "the signature, which is dated May 2000", "X, which lasted from … to …"."""

from __future__ import annotations

from itertools import dropwhile

from kaext.ka.calendar import OPEN
from kaext.pipes.relations.clauses import Clause
from kaext.pipes.relations.frames import Event
from kaext.pipes.relations.phrases import Phrase
from kaext.pipes.relations.scope import Sentence
from kaext.pipes.relations.words import connectives, programme_nouns, times

# Length of such a relative, in phrases: the comma, the relative pronoun, the date and the verb.
_RELATIVE_DATE = 4
# Rules of taking part.
_PARTICIPATION = frozenset({"take", "serve", "send", "join"})


def date_by_relative_of_noun(event: Event, sentence: Sentence) -> tuple[str, ...]:
    """Return the date that a relative clause gives a verbal noun: "by its signature, which is dated 25 May 2000"."""
    if event.trigger.form is None or event.trigger.form.verb_form != "noun":
        return ()
    after = [ph for ph in sentence.phrases if ph.start >= event.trigger.end][:_RELATIVE_DATE]
    if [ph.kind for ph in after] != ["comma", "word", "date", "word"] or not connectives.RELATIVE.match(after[1].text):
        return ()
    is_said = times.SEALED.match(after[3].text) or times.HAPPENED.match(after[3].text)
    return after[2].ids if is_said else ()


def date_by_relative_of_programme(event: Event, clause: Clause, sentence: Sentence) -> tuple[str, ...]:
    """Return the interval that a relative clause right after a programme gives it: "in X, which lasted from … to …"."""
    if event.rule not in _PARTICIPATION or event.tense != "past":
        return ()
    named = {ph.start for place in (clause, clause.gap_antecedent) if place is not None for ph in place.of("programme")}
    at = next((i for i, ph in enumerate(sentence.phrases) if ph.start in named), None)
    rest = sentence.phrases[at + 1 : at + 1 + 2 * _RELATIVE_DATE] if at is not None else []
    after = list(dropwhile(_is_of_name, rest))[:_RELATIVE_DATE]
    if [ph.kind for ph in after] != ["comma", "word", "date", "word"] or not connectives.RELATIVE.match(after[1].text):
        return ()
    is_going_on = after[1].role == "nom" and times.LASTED.match(after[3].text) is not None
    dates = after[2].ids
    return dates if is_going_on and len(dates) == 1 and "/" in dates[0] and OPEN not in dates[0] else ()


def _is_of_name(phrase: Phrase) -> bool:
    """Return whether a phrase belongs to a programme's name: its generic noun, its acronym in brackets."""
    is_noun = phrase.kind == "word" and programme_nouns.PROGRAMME_NOUN.match(phrase.text) is not None
    return is_noun or phrase.kind in ("open", "close", "programme")
