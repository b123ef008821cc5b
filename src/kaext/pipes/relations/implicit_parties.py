"""The country for which a clause has no word: what was told before, a name or the text says which it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kaext.pipes.countries.groups import region_where
from kaext.pipes.relations.antecedents import agent_before
from kaext.pipes.relations.claims import claim
from kaext.pipes.relations.clause_content import ENDING
from kaext.pipes.relations.clauses import Clause
from kaext.pipes.relations.elided import elided_subject, may_be_subject
from kaext.pipes.relations.events import names_participation
from kaext.pipes.relations.frames import Event, Frame
from kaext.pipes.relations.phrases import DATIVE, PLACE, SUBJECT, Phrase, Programme
from kaext.pipes.relations.programme_kinds import (
    is_bilateral,
    is_exercise,
    is_forum,
    is_local,
    partner_in_name,
)
from kaext.pipes.relations.scope import Party, Scope, Sentence
from kaext.pipes.relations.words import (
    connectives,
    country_nouns,
    light_nouns,
    locations,
    postpositions,
    programme_nouns,
)

# How a programme stands in a clause that says that it began, or names its beginning.
_BEGINNING = frozenset({"nom", "bare", "object"})
# What a chronicle of one country means by their beginning is that country's.
_OF_ONE = frozenset({"plan", "process"})
_BEGUN = frozenset({"დაიწყებს", "წამოიწყებს", "ამოქმედდება", "ჩაეყრება"})
# What a programme does where the text is.
_GIVES = frozenset({"give", "help", "do", "send", "lead"})
_PLACE_MAY_BE_SHARED = frozenset({"benefit", "begin", "carry", "hold", "end", "finish", "continue", "unlisted"})
_OFFERS = frozenset({"offer", "any"})
_GOING_ON = frozenset({"and", "comma", "contrast"})
_GOES_ON = frozenset({"carry", "begin", "continue"})
_GIVEN_ONCE = frozenset({"package", "project", "fund"})


def implicit_party(frame: Frame, scope: Scope) -> Party | None:
    """Return the country for which the clause has no word: what was told before, or the text, says which."""
    event, clause, sentence = scope
    if event.rule in ENDING and names_participation(clause) and not clause.of("country"):
        return _who_took_part(scope)
    if frame.slot in ("subject", "actor"):
        return _where_it_was_hosted(scope) or elided_subject(frame, scope) or _with_whom_it_began(scope)
    if frame.slot == "with":
        is_founded = frame.relation == "joined" and clause.connective != "relative" and bool(clause.of("date"))
        named = _partner_in_its_name(scope, is_forum) if is_founded else None
        return _with_whom_it_began(scope) or named
    if frame.slot == "place" and event.rule == "benefit" and (whose := _partner_in_its_name(scope, is_local)):
        return whose
    if frame.slot == "dative" and (given := _to_whom_before(scope)) is not None:
        return given
    if frame.slot == "place" and event.rule in _GOES_ON and (whose := _to_whom_it_was_given(scope)) is not None:
        return whose
    is_given = event.rule in _GIVES and any(_acts(ph, event) for ph in clause.of("programme"))
    is_given = is_given or (event.rule in _GIVES and any(map(_is_noun_that_acts, clause.of("word"))))
    if frame.slot == "place" and (event.rule in _PLACE_MAY_BE_SHARED or is_given or sentence.entry.countries):
        return _place_before(clause, sentence)
    if frame.slot == "patient" and not clause.of("country"):
        return _subject_before(clause) or _party_taken_in(scope)
    return None


def _to_whom_before(scope: Scope) -> Party | None:
    """Return to whom the Alliance did what the clause before tells, where it then offered them something: and offered.

    A capital stands for its country.
    """
    event, clause, sentence = scope
    before = clause.parent
    if event.rule not in _OFFERS or before is None or clause.connective not in _GOING_ON or clause.of("country"):
        return None
    countries = [ph for ph in before.of("country") if ph.role in DATIVE and not ph.head_kind]
    if not before.of("country"):
        words = [ph for ph in before.of("word") if ph.role in DATIVE]
        capitals = [(ph, sentence.discourse.country_of_capital(ph.text)) for ph in words]
        countries = [replace(ph, ids=ids) for ph, ids in capitals if ids]
    is_one = len(countries) == 1 and not any(ph.role in SUBJECT for ph in before.of("country"))
    return Party.inferred(countries[0].ids, countries[0], "shared", "place") if is_one else None


def _where_it_was_hosted(scope: Scope) -> Party | None:
    """Return the country of a base or harbour that hosted something, where only what is told of says which it is."""
    event, clause, sentence = scope
    place = next((ph for ph in clause.of("word") if ph.role == "erg" and locations.PLACE.match(ph.text)), None)
    if event.rule != "host" or place is None or clause.of("country") or mentions_unnamed_country(clause):
        return None
    ids = agent_before(clause) or sentence.discourse.topic_country()
    return Party.inferred(ids, place, "main", "base") if ids else None


def mentions_unnamed_country(clause: Clause) -> bool:
    """Return whether a clause says of a place that it is in another country: a neighbouring country's harbour."""
    return any(country_nouns.GROUP_HEAD.match(ph.text) for ph in clause.of("word"))


def _to_whom_it_was_given(scope: Scope) -> Party | None:
    """Return the one country of which the sentence before tells that a package was offered to it, which then goes on.

    Only of a package, a project: a programme of the Alliance goes on wherever it is.
    """
    _, clause, sentence = scope
    named = [ph for ph in clause.of("programme") if ph.role == "nom"]
    is_own = len(named) == 1 and (
        programme_nouns.PACKAGE.match(named[0].head) or named[0].programmes[-1].kind in _GIVEN_ONCE
    )
    told = {value.country for value in sentence.discourse.stated if is_own and value.programme in named[0].ids}
    if len(told) != 1 or clause.of("country") or any(ph.role in PLACE for ph in clause.of("word")):
        return None
    return Party.inferred(tuple(told), None, "shared")


def _who_took_part(scope: Scope) -> Party | None:
    """Return the countries whose part ended that the text has just told of: the participation ended in 2007."""
    _, clause, sentence = scope
    if clause.parent is not None and clause.connective != "stop":
        ids = tuple(code for ph in clause.parent.of("country") if ph.role in SUBJECT for code in ph.ids)
    else:
        ids = tuple(v.country for v in sentence.discourse.stated if v.relation in ("participates", "joined"))
    noun = next(ph for ph in clause.phrases if ph.role == "nom")
    return Party.inferred(tuple(dict.fromkeys(ids)), noun, "elided") if ids else None


def _with_whom_it_began(scope: Scope) -> Party | None:
    """Return the country spoken of where what it has with the Alliance begins, and nobody is named."""
    main = scope.sentence.discourse.topic_country()
    is_its = bool(main) and not scope.clause.of("country") and _is_begun_with_one(scope)
    return Party.inferred(main, None, "main") if is_its else None


def _partner_in_its_name(scope: Scope, is_apt: Callable[[Programme], bool]) -> Party | None:
    """Return the country that what the Alliance founded with it is named for, where the clause names none."""
    event, clause, _ = scope
    named = [ph for ph in clause.of("programme") if not ph.is_dependent]
    if event.is_verbal_noun or len(named) != 1 or clause.of("country") or not is_apt(named[0].programmes[-1]):
        return None
    partner = partner_in_name(named[0].text)
    return Party((partner,), named[0], claim("country", case="in-name")) if partner else None


def _is_begun_with_one(scope: Scope) -> bool:
    """Return whether what begins or opens is what the Alliance has with one country each: an intensified dialogue."""
    named = [programme for ph in scope.clause.of("programme") if ph.role in _BEGINNING for programme in ph.programmes]
    is_entry = scope.event.is_verbal_noun and bool(scope.sentence.entry.date)  # the beginning of PARP
    are_apt = all(is_bilateral(programme) or (is_entry and programme.kind in _OF_ONE) for programme in named)
    return scope.event.is_impersonal and bool(named) and are_apt


def _acts(programme: Phrase, event: Event) -> bool:
    """Return whether a programme does what a verb of giving or helping says."""
    return programme.role == "erg" or (programme.role == "nom" and event.rule == "help")


def _is_noun_that_acts(word: Phrase) -> bool:
    """Return whether a noun for a project does something: the first project helped."""
    return word.role == "erg" and programme_nouns.MEANS_GIVER.match(word.text) is not None


def _party_taken_in(scope: Scope) -> Party | None:
    """Return the country spoken of where an unnamed "they" took in or invited somebody: was taken in in 2009."""
    event, clause, sentence = scope
    is_impersonal = event.trigger.text.endswith("ეს") and not any(ph.role == "erg" for ph in clause.phrases)
    if not is_impersonal or event.is_verbal_noun or any(may_be_subject(ph) for ph in clause.phrases):
        return None
    ids = sentence.discourse.last_subject(reach=1) or sentence.discourse.unit.country
    return Party.inferred(ids, None, "elided") if len(ids) == 1 else None


def _subject_before(clause: Clause) -> Party | None:
    """Return the country whose name the clause before has in the nominative, for one who is taken in or invited."""
    before = [ph for ph in clause.parent.of("country") if ph.role == "nom"] if clause.parent is not None else []
    return (
        Party.inferred(before[0].ids, before[0], "shared", "place") if before and clause.connective == "and" else None
    )


def names_host(sentence: Sentence) -> bool:
    """Return whether a sentence says itself who the host was: "there" is in that country then, whatever was told of."""
    words = [ph.text for ph in sentence.phrases if ph.kind == "word"]
    is_host_named = any("host" in light_nouns.lights_of(word) for word in words)
    is_host_named = is_host_named and any(ph.kind == "country" for ph in sentence.phrases)
    return is_host_named or any(map(postpositions.BY_WHOSE["hosted"].match, words))


def _place_before(clause: Clause, sentence: Sentence) -> Party | None:
    """Return where the clause or the sentence before says that things happen, or which country the entry is about."""
    before = clause.parent
    if before is not None:
        places = [ph for ph in before.of("country") if ph.role in PLACE]
        places = places or _struck(before, clause)
        if places:
            return Party.inferred(places[0].ids, places[0], "shared", "place")
    if sentence.entry.countries:
        return Party.inferred(sentence.entry.countries, None, "entry", "place")
    if names_host(sentence):
        return None
    if within := _countries_of_its_region(clause, sentence):
        return Party.inferred(within, None, "place")
    forms = [ph.form for ph in clause.of("word") if ph.form is not None]
    is_begun = clause.connective == "relative" and any(form.lemma in _BEGUN for form in forms)  # it did so everywhere
    is_elsewhere = is_begun or _is_another_exercise(clause, sentence)
    ids = () if clause.of("country") or is_elsewhere else sentence.discourse.last_place(reach=1)
    if ids and len(sentence.discourse.unit.countries) != 1:
        return Party.inferred(ids, None, "place")
    unit, main = sentence.discourse.unit.countries, sentence.discourse.document.main_country
    main = unit if len(unit) == 1 else main
    return Party.inferred(main, None, "main") if main and not clause.of("country") else None


def _struck(before: Clause, clause: Clause) -> list[Phrase]:
    """Return the one country that a disaster struck, where a clause says what it was sent then."""
    is_when = bool(before.phrases) and any(connectives.WHEN.match(ph.text) for ph in before.phrases[:1])
    if not is_when or not any(programme_nouns.DISASTER.match(ph.text) for ph in before.of("word")):
        return []
    named = list(before.of("country"))
    others = [ph for ph in clause.of("word") if ph.role in DATIVE and ph.form is None]
    return named if len(named) == 1 and not named[0].is_adjectival and not (clause.of("country") or others) else []


def _countries_of_its_region(clause: Clause, sentence: Sentence) -> tuple[str, ...]:
    """Return the countries of the region where the name of a programme says that it is, where no country is named."""
    if any(place.of("country") for place in (clause, clause.parent) if place is not None):
        return ()
    named = [ph for ph in (clause.antecedent, *clause.of("programme")) if ph is not None and ph.kind == "programme"]
    regions = (region_where(ph.text) for ph in named)
    members = next((region.members for region in regions if region is not None), frozenset[str]())
    return tuple(sorted(members & sentence.discourse.document.countries))


def _is_another_exercise(clause: Clause, sentence: Sentence) -> bool:
    """Return whether a relative is about an exercise that the sentence before did not name: it may be elsewhere."""
    told_of = clause.antecedent.programmes if clause.antecedent is not None and clause.connective == "relative" else ()
    return any(is_exercise(q) and q not in sentence.discourse.programmes_of_last_sentence() for q in told_of)
