"""People who act (soldiers, rescuers, officials) where another clause says whose they are: the soldiers left."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

from kaext.pipes.relations.arguments.antecedents import countries_before
from kaext.pipes.relations.arguments.scope import Party, Scope, Sentence
from kaext.pipes.relations.capitals import country_of_capital
from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.phrases import OWNER, PLACE, SUBJECT, Phrase
from kaext.pipes.relations.predication.frames import Event
from kaext.pipes.relations.programme_kinds import is_exercise
from kaext.pipes.relations.words import actors, lemmas, locations, reference

# Relations of the last sentence whose countries have people in a programme.
_WITH_PEOPLE = frozenset({"participates", "joined"})
# Verbs whose nominative is the subject: people who go, not people who are sent.
_PEOPLE_GO = frozenset({"serve", "take", "arrive", "join", "keep"})
# Verbs of receiving and using what a programme gives.
_RECEIVING = frozenset({"take", "obtain", "admit"})
# How many words before a school may be its attributes.
_ATTRIBUTES = 3
# Modifiers that do not say whose people they are: these, military.
_OF_NOBODY_ELSE = re.compile(f"{reference.DEMONSTRATIVE.pattern}|{actors.MILITARY.pattern}")
# A number, or an ending separated from it: 1 500 -მდე (up to 1,500).
_NUMBER = re.compile(r"\d|-მდე$|-ზე$|მეტი$|დაახლოებით$")
# Partners send thousands of people at most.
_DIGITS_OF_CONTINGENT = 4


def country_of_people_in_relative(scope: Scope) -> Party | None:
    """Return the country to which people belong, of whom a relative clause says more: … belonged to Georgia."""
    clause, row = scope.clause, scope.sentence.phrases
    before = [ph for ph in row if ph.end <= clause.phrases[0].start and ph.kind != "comma"]
    people = before[-1] if before and clause.connective == "relative" else None
    if people is None or people.kind != "word" or not actors.is_actor(people.text):
        return None
    for country, verb in pairwise(row):
        is_owner = country.kind == "country" and country.role in OWNER and not country.head_kind
        if is_owner and verb.form is not None and verb.form.lemma == lemmas.BELONGS_TO and country.start > people.end:
            return Party.inferred(country.ids, people, "relative", "people")
    return None


def country_of_people(scope: Scope) -> Party | None:
    """Return the country whose people act, where only earlier clauses say whose they are: the soldiers left."""
    event, clause, sentence = scope
    if clause.of("country"):
        return None
    if clause.parent is not None and clause.connective != "stop":
        return _country_of_people_before(event, clause, sentence)
    if (of_school := _country_of_school(event, clause, sentence)) is not None:
        return of_school
    exercises = [ph for ph in sentence.phrases if ph.kind == "programme" and is_exercise(ph.programmes[-1])]
    if exercises and event.rule == "take":  # those who take part in an exercise are of all nations
        return None
    ids = _countries_with_people(clause, sentence)
    people = _acting_people(event, clause) or _acting_unit(event, clause) if len(ids) == 1 else None
    if people is not None:
        return Party.inferred(ids, people, "pronoun", "people")
    main = sentence.discourse.document.main_country
    unit = _acting_unit(event, clause) if main and not ids else None
    return Party.inferred(main, unit, "main", "people") if unit is not None else None


def _country_of_school(event: Event, clause: Clause, sentence: Sentence) -> Party | None:
    """Return the country of the section, where a school of one of its towns receives something: a grant, a course."""
    ids = sentence.discourse.unit.country or sentence.discourse.main_country_here()
    school = school_of_town(clause, ids) if event.rule in _RECEIVING and ids else None
    is_subject = school is not None and school.role in ("nom", "erg")
    return Party.inferred(ids, school, "heading") if is_subject else None


def school_of_town(clause: Clause, ids: tuple[str, ...]) -> Phrase | None:
    """Return the school or hospital that a clause places in a town, unless the town is known to be in no ``ids``.

    The university of Bălți, in a section about Moldova.
    """
    for index, school in enumerate(clause.phrases):
        if school.kind != "word" or not locations.SCHOOL.match(school.text):
            continue
        before = takewhile(_is_attribute, reversed(clause.phrases[max(0, index - _ATTRIBUTES) : index]))
        towns = [ph.text for ph in before if ph.role == "gen"][-1:]
        if towns and not locations.ABROAD.match(towns[0]) and country_of_capital(towns[0]) in ("", *ids):
            return school
    return None


def _is_attribute(word: Phrase) -> bool:
    """Return whether a word before a school may be its attribute: the town, "technical", "of chemistry"."""
    is_of = word.role in ("gen", "nom", "bare") and word.form is None and word.text[0].isalpha()
    is_other = reference.POSSESSIVE.match(word.text) or actors.ORGANISATION.match(word.text)
    return word.kind == "word" and is_of and not is_other


def _acting_unit(event: Event, clause: Clause) -> Phrase | None:
    """Return the one unit or ship that acts in a clause which names no organisation."""
    if any(actors.ORGANISATION.match(ph.text) for ph in clause.of("word")):
        return None
    if any(reference.NUMBER.match(a.text) and actors.is_one_unit(b.text) for a, b in pairwise(clause.phrases)):
        return None
    units = [ph for ph in clause.of("word") if ph.role in ("nom", "erg") and actors.is_one_unit(ph.text)]
    goes = event.rule in _PEOPLE_GO or any(ph.role == "erg" for ph in units)
    return units[0] if len(units) == 1 and units[0] is not event.trigger and goes else None


def _country_of_people_before(event: Event, clause: Clause, sentence: Sentence) -> Party | None:
    """Return the country whose people the clause before mentions, where the same people act again: … and left."""
    before = clause.parent
    if before is None or before.parent is not None or not event.is_plural or clause.connective not in ("comma", "and"):
        return None
    if before.of("country") or any(ph.role in ("nom", "erg") and actors.is_actor(ph.text) for ph in clause.of("word")):
        return None
    these = [b for a, b in pairwise(before.phrases) if reference.DEMONSTRATIVE.match(a.text) and _are_acting_troops(b)]
    ids = _countries_with_people(before, sentence) if len(these) == 1 else ()
    return Party.inferred(ids, these[0], "pronoun", "people") if len(ids) == 1 else None


def _are_acting_troops(people: Phrase) -> bool:
    return people.kind == "word" and people.role in ("nom", "erg") and actors.TROOPS.match(people.text) is not None


def _countries_with_people(clause: Clause, sentence: Sentence) -> tuple[str, ...]:
    """Return the countries whose people are mentioned before a clause: in its sentence, the last one, or the title."""
    # A place does not say whose people they are.
    here = [ph for ph in countries_before(clause, sentence) if ph.role not in PLACE]
    if here:
        return tuple(dict.fromkeys(code for ph in here if ph.role in SUBJECT for code in ph.ids))
    ids = tuple(dict.fromkeys(v.country for v in sentence.discourse.stated if v.relation in _WITH_PEOPLE))
    of_unit = sentence.discourse.unit.countries
    return of_unit if not ids and len(of_unit) == 1 and not _are_of_many_nations(clause) else ids


def _acting_people(event: Event, clause: Clause) -> Phrase | None:
    """Return the noun of the people who act in a clause, where no modifier says whose they are."""
    form = event.trigger.form
    moves = form is not None and (
        event.rule in _PEOPLE_GO or form.lemma in lemmas.GOES_AWAY or form.lemma == lemmas.STOOD_BY
    )
    for index, phrase in enumerate(clause.phrases):
        acts = form is None if phrase is event.trigger else moves  # are 120 soldiers (ჯარისკაცია)
        is_subject = phrase.role == "erg" or (phrase.role == "nom" and acts)
        if not (is_subject and phrase.kind == "word" and actors.is_actor(phrase.text)):
            continue
        before = clause.phrases[index - 1] if index else None
        if not actors.GOVERNMENT.match(phrase.text) and (before is None or _is_no_possessor(before, phrase)):
            return phrase
    return None


def _is_no_possessor(before: Phrase, people: Phrase) -> bool:
    """Return whether a phrase before people does not say whose they are: a date, a number, "the first platoon"."""
    return (
        before.kind in ("date", "comma")
        or _NUMBER.match(before.text) is not None
        or _is_ordinal_of_unit(before, people)
        or _OF_NOBODY_ELSE.match(before.text) is not None
    )


def _is_ordinal_of_unit(word: Phrase, unit: Phrase) -> bool:
    """Return whether a word only says which of a country's units acts: the first platoon."""
    return reference.ORDINAL.match(word.text) is not None and actors.TROOPS.match(unit.text) is not None


def _are_of_many_nations(clause: Clause) -> bool:
    """Return whether the people are so many that they are of all nations: 60 000 soldiers."""
    digits = "".join(ph.text for ph in clause.phrases if ph.kind == "word" and ph.text[0].isdigit())
    return len("".join(filter(str.isdigit, digits))) > _DIGITS_OF_CONTINGENT or any(
        actors.OTHER_SUBJECT.match(ph.text) for ph in clause.phrases if ph.kind == "word"
    )
