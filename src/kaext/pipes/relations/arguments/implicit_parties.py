"""Countries for which a clause has no word: inferred from a clause before, a programme's name, or the text's topic."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kaext.pipes.countries.group_phrases import region_where
from kaext.pipes.relations.arguments.antecedents import acting_countries, agent_before
from kaext.pipes.relations.arguments.clause_content import ENDING
from kaext.pipes.relations.arguments.elided import elided_subject, may_be_subject
from kaext.pipes.relations.arguments.scope import Party, Scope, Sentence
from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.phrases import DATIVE, PLACE, SUBJECT, Phrase, Programme
from kaext.pipes.relations.predication.claims import claim
from kaext.pipes.relations.predication.events import names_participation
from kaext.pipes.relations.predication.frames import Event, Frame
from kaext.pipes.relations.programme_kinds import is_bilateral, is_exercise, is_forum, is_local, partner_in_name
from kaext.pipes.relations.words import (
    connectives,
    country_nouns,
    lemmas,
    light_nouns,
    locations,
    postpositions,
    predicates,
    programme_nouns,
)

# Roles of a programme that begins.
_ROLES_OF_BEGUN = frozenset({"nom", "bare", "object"})
# Kinds of programmes that begin for one country in a chronology of that country.
_KINDS_OF_ONE_COUNTRY = frozenset({"plan", "process"})
# Verbs of what a programme does in or for a country.
_GIVING = frozenset({"give", "help", "do", "send", "lead"})
# Verbs whose place may be that of the clause before.
_SHARING_PLACE = frozenset({"benefit", "begin", "carry", "hold", "end", "finish", "continue", "unlisted"})
# Verbs of offering, and verbs that the lexicon does not have.
_OFFERING = frozenset({"offer", "any"})
# Connectives of coordinated clauses.
_COORDINATING = frozenset({"and", "comma", "contrast"})
# Verbs of settling something with a partner.
_SETTLING = frozenset({"agree", "amount", "end", "finish"})
# Verbs of carrying out a programme that was offered before.
_CARRYING_OUT = frozenset({"carry", "begin", "continue"})
# Kinds of programmes that are offered to one country.
_GIVEN_TO_ONE_COUNTRY = frozenset({"package", "project", "fund"})


def implicit_party(frame: Frame, scope: Scope) -> Party | None:
    """Return the country for which the clause has no word, None where none can be inferred."""
    event, clause, sentence = scope
    if event.rule in ENDING and names_participation(clause) and not clause.of("country"):
        return _participants_before(scope)
    if frame.slot in ("subject", "actor"):
        return _country_of_host_place(scope) or elided_subject(frame, scope) or _partner_where_begun(scope)
    if frame.slot == "with":
        is_founded = frame.relation == "joined" and clause.connective != "relative" and bool(clause.of("date"))
        named = _partner_in_name(scope, is_forum) if is_founded else None
        return _partner_where_begun(scope) or named or _partner_before(scope)
    if frame.slot == "place" and event.rule == "benefit" and (whose := _partner_in_name(scope, is_local)):
        return whose
    if frame.slot == "dative" and (given := _recipient_before(scope) or _recipient_of_offer(scope)) is not None:
        return given
    if frame.slot == "place" and event.rule in _CARRYING_OUT and (whose := _recipient_of_package(scope)) is not None:
        return whose
    is_given = event.rule in _GIVING and any(_acts(ph, event) for ph in clause.of("programme"))
    is_given = is_given or (event.rule in _GIVING and any(map(_is_noun_that_acts, clause.of("word"))))
    if frame.slot == "place" and (event.rule in _SHARING_PLACE or is_given or sentence.entry.countries):
        return _place_before(clause, sentence)
    if frame.slot == "patient" and not clause.of("country"):
        return _nominative_before(clause) or _admitted_party(scope)
    return None


def _recipient_before(scope: Scope) -> Party | None:
    """Return the recipient of the clause before, to whom something else was then offered: and offered ….

    A capital stands for its country.
    """
    event, clause, sentence = scope
    before = clause.parent
    if event.rule not in _OFFERING or before is None or clause.connective not in _COORDINATING or clause.of("country"):
        return None
    countries = [ph for ph in before.of("country") if ph.role in DATIVE and not ph.head_kind]
    if not before.of("country"):
        words = [ph for ph in before.of("word") if ph.role in DATIVE]
        capitals = [(ph, sentence.discourse.country_of_capital(ph.text)) for ph in words]
        countries = [replace(ph, ids=ids) for ph, ids in capitals if ids]
    is_one = len(countries) == 1 and not any(ph.role in SUBJECT for ph in before.of("country"))
    return Party.inferred(countries[0].ids, countries[0], "shared", "place") if is_one else None


def _country_of_host_place(scope: Scope) -> Party | None:
    """Return the country of a base or harbour that hosted something, as the text before implies it."""
    event, clause, sentence = scope
    place = next((ph for ph in clause.of("word") if ph.role == "erg" and locations.PLACE.match(ph.text)), None)
    if event.rule != "host" or place is None or clause.of("country") or mentions_unnamed_country(clause):
        return None
    ids = agent_before(clause) or sentence.discourse.topic_country()
    return Party.inferred(ids, place, "main", "base") if ids else None


def mentions_unnamed_country(clause: Clause) -> bool:
    """Return whether a clause has a noun for a country that it does not name: a neighbouring country's harbour."""
    return any(country_nouns.GROUP_HEAD.match(ph.text) for ph in clause.of("word"))


def _recipient_of_package(scope: Scope) -> Party | None:
    """Return the one country to which the last sentence says that a package was offered, where it now continues.

    This holds of packages and projects only: a programme of the Alliance continues in any country.
    """
    _, clause, sentence = scope
    named = [ph for ph in clause.of("programme") if ph.role == "nom"]
    is_own = len(named) == 1 and (
        programme_nouns.PACKAGE.match(named[0].head) or named[0].programmes[-1].kind in _GIVEN_TO_ONE_COUNTRY
    )
    recipients = {value.country for value in sentence.discourse.stated if is_own and value.programme in named[0].ids}
    if len(recipients) != 1 or clause.of("country") or any(ph.role in PLACE for ph in clause.of("word")):
        return None
    return Party.inferred(tuple(recipients), None, "shared")


def _participants_before(scope: Scope) -> Party | None:
    """Return the countries whose participation the text before states, where a clause says that it ended."""
    _, clause, sentence = scope
    if clause.parent is not None and clause.connective != "stop":
        ids = tuple(code for ph in clause.parent.of("country") if ph.role in SUBJECT for code in ph.ids)
    else:
        ids = tuple(v.country for v in sentence.discourse.stated if v.relation in ("participates", "joined"))
    noun = next(ph for ph in clause.phrases if ph.role == "nom")
    return Party.inferred(tuple(dict.fromkeys(ids)), noun, "elided") if ids else None


def _partner_where_begun(scope: Scope) -> Party | None:
    """Return the country of the topic where a programme that the Alliance has with single countries begins."""
    main = scope.sentence.discourse.topic_country()
    is_its = bool(main) and not scope.clause.of("country") and _begins_with_one_country(scope)
    return Party.inferred(main, None, "main") if is_its else None


def _partner_before(scope: Scope) -> Party | None:
    """Return the country with which something was settled in the clause before, where a clause says what was planned.

    მაროკოსთან საკითხები შეთანხმდა და ხომალდის გაგზავნა იგეგმებოდა (with Morocco the issues were settled, and sending a
    ship was planned).
    """
    event, clause, _ = scope
    before = clause.parent
    is_passive = predicates.PASSIVE_PLAN.match(event.trigger.text) is not None
    if not is_passive or before is None or clause.connective not in _COORDINATING or clause.of("country"):
        return None
    countries = before.of("country")
    is_settled = any(ph.form is not None and ph.form.kind in _SETTLING for ph in before.finite_verbs)
    is_partner = len(countries) == 1 and countries[0].role == "com" and not countries[0].head_kind
    return Party.inferred(countries[0].ids, countries[0], "shared") if is_settled and is_partner else None


def _partner_in_name(scope: Scope, is_apt: Callable[[Programme], bool]) -> Party | None:
    """Return the country in the name of a programme that the Alliance founded with it, where the clause names none."""
    event, clause, _ = scope
    named = [ph for ph in clause.of("programme") if not ph.is_dependent]
    if event.is_verbal_noun or len(named) != 1 or clause.of("country") or not is_apt(named[0].programmes[-1]):
        return None
    if named[0].role in DATIVE and clause.of("sum"):  # money paid into the fund
        return None
    partner = partner_in_name(named[0].text)
    return Party((partner,), named[0], claim("country", case="in-name")) if partner else None


def _begins_with_one_country(scope: Scope) -> bool:
    """Return whether what begins is something that the Alliance has with single countries: an intensified dialogue."""
    named = [
        programme for ph in scope.clause.of("programme") if ph.role in _ROLES_OF_BEGUN for programme in ph.programmes
    ]
    is_entry = scope.event.is_verbal_noun and bool(scope.sentence.entry.date)  # the beginning of PARP
    are_apt = all(
        is_bilateral(programme) or (is_entry and programme.kind in _KINDS_OF_ONE_COUNTRY) for programme in named
    )
    return scope.event.is_impersonal and bool(named) and are_apt


def _acts(programme: Phrase, event: Event) -> bool:
    """Return whether a programme is the subject of a verb of giving or helping."""
    return programme.role == "erg" or (programme.role == "nom" and event.rule == "help")


def _is_noun_that_acts(word: Phrase) -> bool:
    """Return whether a noun for a project is the subject: the first project helped."""
    return word.role == "erg" and programme_nouns.MEANS_GIVER.match(word.text) is not None


def _admitted_party(scope: Scope) -> Party | None:
    """Return the country of the text before that an unnamed "they" admitted or invited: they admitted it in 2009."""
    event, clause, sentence = scope
    is_impersonal = event.trigger.text.endswith("ეს") and not any(ph.role == "erg" for ph in clause.phrases)
    if not is_impersonal or event.is_verbal_noun or any(may_be_subject(ph) for ph in clause.phrases):
        return None
    before = clause.parent if clause.connective in _COORDINATING and clause.of("date") else None
    while before is not None:
        subjects = acting_countries(before)
        if subjects:  # it sent officers, and in 2006 was admitted
            is_one = len(subjects) == len(subjects[0].ids) == 1 and not subjects[0].head_kind
            return Party.inferred(subjects[0].ids, subjects[0], "shared", "subject") if is_one else None
        before = before.parent
    ids = sentence.discourse.last_subject() or sentence.discourse.unit.country
    return Party.inferred(ids, None, "elided") if len(ids) == 1 else None


def _recipient_of_offer(scope: Scope) -> Party | None:
    """Return the country of the text before to which an unnamed "they" offered a programme: it was offered MAP."""
    event, clause, sentence = scope
    is_impersonal = event.trigger.text.endswith("ეს") and not any(ph.role == "erg" for ph in clause.phrases)
    if event.rule != "offer" or not is_impersonal or clause.parent is not None or not clause.of("programme"):
        return None
    if clause.of("country") or any(ph.role in DATIVE and ph.form is None for ph in clause.of("word")):
        return None
    ids = sentence.discourse.last_subject() or sentence.discourse.topic_country()
    return Party.inferred(ids, None, "elided") if len(ids) == 1 else None


def _nominative_before(clause: Clause) -> Party | None:
    """Return the country in the nominative of the clause before, which is then admitted or invited."""
    before = [ph for ph in clause.parent.of("country") if ph.role == "nom"] if clause.parent is not None else []
    return (
        Party.inferred(before[0].ids, before[0], "shared", "place") if before and clause.connective == "and" else None
    )


def names_host(sentence: Sentence) -> bool:
    """Return whether a sentence names its host, so that "there" is in that country."""
    words = [ph.text for ph in sentence.phrases if ph.kind == "word"]
    is_host_named = any("host" in light_nouns.lights_of(word) for word in words)
    is_host_named = is_host_named and any(ph.kind == "country" for ph in sentence.phrases)
    return is_host_named or any(map(postpositions.BY_WHOSE["hosted"].match, words))


def _place_before(clause: Clause, sentence: Sentence) -> Party | None:
    """Return the place of the clause or sentence before, else the country of the entry or of the topic."""
    before = clause.parent
    is_next = clause.connective == "stop"  # for A it built a store and trained people; the project ended in May
    while is_next and before is not None and before.connective == "and" and not before.of("country"):
        before = before.parent
    if before is not None:
        named = before.of("country")
        places = [ph for ph in named if ph.role in PLACE]
        places = places or [replace(ph, role="loc") for ph in named if is_next and ph.role == "ben"]
        places = places or _country_of_disaster(before, clause)
        if places:
            return Party.inferred(places[0].ids, places[0], "shared", "place")
    if sentence.entry.countries:
        return Party.inferred(sentence.entry.countries, None, "entry", "place")
    if names_host(sentence):
        return None
    if within := _countries_of_region_in_name(clause, sentence):
        return Party.inferred(within, None, "place")
    forms = [ph.form for ph in clause.of("word") if ph.form is not None]
    # Where it began, it began everywhere.
    is_begun = clause.connective == "relative" and any(form.lemma in lemmas.BEGINS_OR_IS_FOUNDED for form in forms)
    is_elsewhere = is_begun or _is_another_exercise(clause, sentence)
    ids = () if clause.of("country") or is_elsewhere else sentence.discourse.last_place(reach=1)
    if ids and len(sentence.discourse.unit.countries) != 1:
        return Party.inferred(ids, None, "place")
    unit, main = sentence.discourse.unit.countries, sentence.discourse.document.main_country
    main = unit if len(unit) == 1 else main
    return Party.inferred(main, None, "main") if main and not clause.of("country") else None


def _country_of_disaster(before: Clause, clause: Clause) -> list[Phrase]:
    """Return the one country that a disaster struck, where a clause says what was sent then."""
    is_when = bool(before.phrases) and any(connectives.WHEN.match(ph.text) for ph in before.phrases[:1])
    if not is_when or not any(programme_nouns.DISASTER.match(ph.text) for ph in before.of("word")):
        return []
    named = list(before.of("country"))
    others = [ph for ph in clause.of("word") if ph.role in DATIVE and ph.form is None]
    return named if len(named) == 1 and not named[0].is_adjectival and not (clause.of("country") or others) else []


def _countries_of_region_in_name(clause: Clause, sentence: Sentence) -> tuple[str, ...]:
    """Return the countries of a region that a programme's name contains, where no country is named."""
    if any(place.of("country") for place in (clause, clause.parent) if place is not None):
        return ()
    named = [ph for ph in (clause.antecedent, *clause.of("programme")) if ph is not None and ph.kind == "programme"]
    regions = (region_where(ph.text) for ph in named)
    members = next((region.members for region in regions if region is not None), frozenset[str]())
    return tuple(sorted(members & sentence.discourse.document.countries))


def _is_another_exercise(clause: Clause, sentence: Sentence) -> bool:
    """Return whether a relative clause is about an exercise that the last sentence did not name, so elsewhere."""
    exercises = (
        clause.antecedent.programmes if clause.antecedent is not None and clause.connective == "relative" else ()
    )
    return any(is_exercise(q) and q not in sentence.discourse.programmes_of_last_sentence() for q in exercises)
