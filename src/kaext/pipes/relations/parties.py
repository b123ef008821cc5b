"""Which country an event is about: the one in the right case, or the one that is understood."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from kaext.pipes.countries.groups import region_where
from kaext.pipes.relations.claims import claim
from kaext.pipes.relations.clauses import Clause
from kaext.pipes.relations.discourse import programmes_of
from kaext.pipes.relations.earlier import acting_before
from kaext.pipes.relations.elided import (
    ACTIVE_TOO,
    elided_subject,
    goes_on_with_subject,
    has_other_subject,
    may_be_subject,
)
from kaext.pipes.relations.first_person import is_we
from kaext.pipes.relations.frames import Event, Frame, names_a_part
from kaext.pipes.relations.kinds import (
    AT_EXERCISE,
    is_bilateral,
    is_exercise,
    is_forum,
    is_local,
    is_operation,
    partner_in,
)
from kaext.pipes.relations.people import owner_of_people, people_spoken_of
from kaext.pipes.relations.phrases import DATIVE, PLACE, SUBJECT, Phrase, Programme, Role
from kaext.pipes.relations.pronouns import Word, meant_by_word, placed_as_country, relative_party
from kaext.pipes.relations.scope import Party, Scope, Sentence, at_head
from kaext.pipes.relations.slots import NAMED_ONLY, fit
from kaext.pipes.relations.speaking import ENDING, is_asked_for, is_their_sending
from kaext.pipes.relations.standing import FRAMING, has_programme, roles_of_programmes
from kaext.pipes.relations.subjects import Candidate
from kaext.pipes.relations.words import actors, light_nouns, linking, locations, pointing, postpositions, states, works

# How a programme stands in a clause that says that it began, or names its beginning.
_BEGINNING = frozenset({"nom", "bare", "object"})
# What a chronicle of one country means by their beginning is that country's.
_OF_ONE = frozenset({"plan", "process"})
_BEGUN = frozenset({"დაიწყებს", "წამოიწყებს", "ამოქმედდება", "ჩაეყრება"})
# What a programme does where the text is.
_GIVES = frozenset({"give", "help", "do", "send", "lead"})
_PLACE_MAY_BE_SHARED = frozenset({"benefit", "begin", "carry", "hold", "end", "finish", "continue", "unlisted"})


def parties_of(frame: Frame, scope: Scope) -> list[Party]:
    """Return the countries that stand in the place that the frame names."""
    event, clause, _ = scope
    countries = [ph for ph in clause.of("country") if ph.head_kind != "by"]
    countries = _before_participle(event, clause) or countries
    shares = [(ph, fit(Candidate(ph, frame, event, clause))) for ph in countries]
    found = [Party(phrase.ids, phrase, share, "we" if is_we(phrase) else "") for phrase, share in shares if share]
    return _best_parties(found, event, clause) if found else []


def _before_participle(event: Event, clause: Clause) -> list[Phrase]:
    """Return the countries before a participle, after the programme of another: X offered to A, Y offered to B."""
    form = event.at.form
    if form is None or form.shape != "participle" or not event.is_verbal_noun:
        return []
    before = takewhile(
        lambda ph: ph.kind != "programme", reversed([p for p in clause.phrases if p.end <= event.at.start])
    )
    return [ph for ph in before if ph.kind == "country" and ph.head_kind != "by"]


def _best_parties(found: list[Party], event: Event, clause: Clause) -> list[Party]:
    """Return the parties that fit best; of several subjects that no date of their own tells apart, the nearest."""
    top = max(party.confidence for party in found)
    best = [party for party in found if party.confidence >= top - 0.1]
    is_together = any(party.at is not None and party.at.role == "with" for party in best)
    if len(best) == 1 or len(clause.of("date")) >= len(best) or is_together:
        return best
    places = [party.at for party in best if party.at is not None]
    if len(places) < len(best) or any(phrase.role in PLACE for phrase in places) or _is_list(places, clause):
        return best
    before = [party for party, place in zip(best, places, strict=True) if place.start < event.at.start]
    return before[-1:] or best


def _is_list(places: Sequence[Phrase], clause: Clause) -> bool:
    """Tell whether nothing but small words stands between the countries, and all are alike."""
    if len({(phrase.role, phrase.head_kind) for phrase in places}) > 1:
        return False
    between = [ph for ph in clause.phrases if places[0].end <= ph.start and ph.end <= places[-1].start]
    if all(_is_added(place, clause) for place in places[1:]):
        return True
    return all(
        ph.kind in ("country", "comma", "dash", "sum") or (ph.kind == "word" and ph.form is None) for ph in between
    )


def _is_added(place: Phrase, clause: Clause) -> bool:
    """Tell whether "and" stands before a country that did so as well (-ც): sent them, and Moldova too."""
    before = next((ph for ph in reversed(clause.phrases) if ph.end <= place.start), None)
    return before is not None and before.text == "და" and place.text.endswith("ც")


def understood(frame: Frame, scope: Scope) -> Party | None:
    """Return the country that a pronoun, a bare noun, a relative or an earlier clause stands for."""
    event, clause, sentence = scope
    if frame.slot == "preparer":
        return _stood_for(frame, scope) if not DATIVE.isdisjoint(roles_of_programmes(clause)) else None
    if frame.slot == "helper":
        return people_spoken_of(scope) if not DATIVE.isdisjoint(roles_of_programmes(clause)) else None
    if frame.slot == "within":
        return _stood_for(frame, scope) if "loc" in roles_of_programmes(clause) else None
    if _is_only_named(frame, scope):
        return None
    is_completed = frame.relation == "completed" and frame.slot == "subject" and event.rule in ENDING
    if is_completed and (whose := _whose_cycle_it_is(scope)) is not None:
        return whose
    if event.rule == "stop" and is_their_sending(clause):  # theirs: of the people just sent
        return elided_subject(frame, scope)
    if frame.slot == "owner":
        main = sentence.discourse.spoken_of()
        return Party.meant(main, None, "main", "owner") if main and not clause.of("country") else None
    if frame.slot == "patient" and (roles_of_programmes(clause) == {"frame"} or _is_help_got(event, clause)):
        return None
    if frame.slot == "possessor" and not has_programme(clause):
        return None
    return _stood_for(frame, scope) or _left_out(frame, scope)


def _is_only_named(frame: Frame, scope: Scope) -> bool:
    """Tell whether a frame holds of none but a country that its clause names."""
    clause, slot = scope.clause, frame.slot
    if slot in NAMED_ONLY or (slot in _OF_THOSE_IN_PLACES and _is_programme_that(clause)):
        return True
    if slot == "place" and frame.relation in AT_EXERCISE and _has_its_host(scope.sentence):
        return True
    return slot == "framed" and FRAMING.isdisjoint(roles_of_programmes(clause))


def _left_out(frame: Frame, scope: Scope) -> Party | None:
    """Return the country for which the clause has no word: what was told before, or the text, says which."""
    event, clause, sentence = scope
    if event.rule in ENDING and names_a_part(clause) and not clause.of("country"):
        return _who_took_part(scope)
    if frame.slot in ("subject", "actor"):
        return _where_it_was_hosted(scope) or elided_subject(frame, scope) or _with_whom_it_began(scope)
    if frame.slot == "with":
        is_founded = frame.relation == "joined" and clause.opener != "relative" and bool(clause.of("date"))
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


def _is_programme_that(clause: Clause) -> bool:
    """Tell whether a clause says more of a programme by "that" (რომ), so that the programme may be its subject."""
    whole = clause.antecedent
    is_that = clause.opener == "relative" and whole is not None and whole.kind == "programme"
    return is_that and any(linking.THAT.match(ph.text) for ph in clause.of("word"))


def _to_whom_before(scope: Scope) -> Party | None:
    """Return to whom the Alliance did what the clause before tells, where it then offered them something: and offered.

    A capital stands for its country.
    """
    event, clause, sentence = scope
    before = clause.before
    if event.rule not in _OFFERS or before is None or clause.opener not in _GOING_ON or clause.of("country"):
        return None
    countries = [ph for ph in before.of("country") if ph.role in DATIVE and not ph.head_kind]
    if not before.of("country"):
        words = [ph for ph in before.of("word") if ph.role in DATIVE]
        capitals = [(ph, sentence.discourse.country_of_capital(ph.text)) for ph in words]
        countries = [replace(ph, ids=ids) for ph, ids in capitals if ids]
    is_one = len(countries) == 1 and not any(ph.role in SUBJECT for ph in before.of("country"))
    return Party.meant(countries[0].ids, countries[0], "shared", "place") if is_one else None


_OFFERS = frozenset({"offer", "any"})
_GOING_ON = frozenset({"and", "comma", "contrast"})


def _is_help_got(event: Event, clause: Clause) -> bool:
    """Tell whether what somebody gets is the help asked for in the clause before, and no country: and got it."""
    return event.rule == "admit" and clause.before is not None and is_asked_for(clause.before)


def _whose_cycle_it_is(scope: Scope) -> Party | None:
    """Return the one country of which the sentence before tells what it is in, where a cycle of that ended."""
    _, clause, sentence = scope
    told = {(value.country, value.programme) for value in sentence.discourse.stated if value.relation in _IN_IT}
    is_cycle = any(works.CYCLE.match(ph.text) and ph.role == "nom" for ph in clause.of("word"))
    if len(told) != 1 or not is_cycle or clause.before is not None or clause.of("country") or clause.of("programme"):
        return None
    return Party.meant((next(iter(told))[0],), None, "shared")


_IN_IT = frozenset({"joined", "participates", "completed"})


def _where_it_was_hosted(scope: Scope) -> Party | None:
    """Return the country of a base or harbour that hosted something, where only what is told of says which it is."""
    event, clause, sentence = scope
    place = next((ph for ph in clause.of("word") if ph.role == "erg" and locations.PLACE.match(ph.text)), None)
    if event.rule != "host" or place is None or clause.of("country") or _names_some_country(clause):
        return None
    ids = acting_before(clause) or sentence.discourse.spoken_of()
    return Party.meant(ids, place, "main", "base") if ids else None


def _whose_sheet_it_is(scope: Scope) -> tuple[str, ...]:
    """Return the country that a fact sheet is about, where a line of it says what was done: offered in April 2008."""
    event, clause, sentence = scope
    is_told = sentence.is_labelled and event.rule != "begin" and not _names_some_country(clause)
    return sentence.discourse.about.main_country if is_told else ()


def _names_some_country(clause: Clause) -> bool:
    """Tell whether a clause says of a place that it is in another country: a neighbouring country's harbour."""
    return any(states.GROUP_HEAD.match(ph.text) for ph in clause.of("word"))


def _to_whom_it_was_given(scope: Scope) -> Party | None:
    """Return the one country of which the sentence before tells that a package was offered to it, which then goes on.

    Only of a package, a project: a programme of the Alliance goes on wherever it is.
    """
    _, clause, sentence = scope
    named = [ph for ph in clause.of("programme") if ph.role == "nom"]
    is_own = len(named) == 1 and (works.PACKAGE.match(named[0].head) or named[0].programmes[-1].kind in _GIVEN_ONCE)
    told = {value.country for value in sentence.discourse.stated if is_own and value.programme in named[0].ids}
    if len(told) != 1 or clause.of("country") or any(ph.role in PLACE for ph in clause.of("word")):
        return None
    return Party.meant(tuple(told), None, "shared")


_GOES_ON = frozenset({"carry", "begin", "continue"})
_GIVEN_ONCE = frozenset({"package", "project", "fund"})


def _who_took_part(scope: Scope) -> Party | None:
    """Return the countries whose part ended that the text has just told of: the participation ended in 2007."""
    _, clause, sentence = scope
    if clause.before is not None and clause.opener != "stop":
        ids = tuple(code for ph in clause.before.of("country") if ph.role in SUBJECT for code in ph.ids)
    else:
        ids = tuple(v.country for v in sentence.discourse.stated if v.relation in ("participates", "joined"))
    noun = next(ph for ph in clause.phrases if ph.role == "nom")
    return Party.meant(tuple(dict.fromkeys(ids)), noun, "elided") if ids else None


def _with_whom_it_began(scope: Scope) -> Party | None:
    """Return the country spoken of where what it has with the Alliance begins, and nobody is named."""
    main = scope.sentence.discourse.spoken_of()
    is_its = bool(main) and not scope.clause.of("country") and _is_begun_with_one(scope)
    return Party.meant(main, None, "main") if is_its else None


def _partner_in_its_name(scope: Scope, is_apt: Callable[[Programme], bool]) -> Party | None:
    """Return the country that what the Alliance founded with it is named for, where the clause names none."""
    event, clause, _ = scope
    named = [ph for ph in clause.of("programme") if not ph.is_dependent]
    if event.is_verbal_noun or len(named) != 1 or clause.of("country") or not is_apt(named[0].programmes[-1]):
        return None
    partner = partner_in(named[0].text)
    return Party((partner,), named[0], claim("country", case="in-name")) if partner else None


def _is_begun_with_one(scope: Scope) -> bool:
    """Tell whether what begins or opens is what the Alliance has with one country each: an intensified dialogue."""
    named = [programme for ph in scope.clause.of("programme") if ph.role in _BEGINNING for programme in ph.programmes]
    is_entry = scope.event.is_verbal_noun and bool(scope.sentence.entry.date)  # the beginning of PARP
    are_apt = all(is_bilateral(programme) or (is_entry and programme.kind in _OF_ONE) for programme in named)
    return scope.event.is_impersonal and bool(named) and are_apt


def _acts(programme: Phrase, event: Event) -> bool:
    """Tell whether a programme does what a verb of giving or helping says."""
    return programme.role == "erg" or (programme.role == "nom" and event.rule == "help")


def _is_noun_that_acts(word: Phrase) -> bool:
    """Tell whether a noun for a project does something: the first project helped."""
    return word.role == "erg" and works.MEANS_GIVER.match(word.text) is not None


def _stood_for(frame: Frame, scope: Scope) -> Party | None:
    """Return the country that a relative, a pronoun, a noun or the heading of a line stands for."""
    event, clause, sentence = scope
    wanted = _roles_wanted(frame, event)
    relative = relative_party(clause, wanted) or (owner_of_people(scope) if "nom" in wanted else None)
    if relative is not None:
        return relative
    for index, phrase in enumerate(clause.phrases):
        is_no_party = (_is_what_began(event) and phrase.text in pointing.IT) or _are_joined(phrase, event)
        if phrase.kind != "word" or is_no_party or _is_where_others_get_it(phrase, frame, scope):
            continue
        meant = meant_by_word(Word(phrase, clause, index, wanted, sentence))
        if meant.ids:
            return Party(_helped_there(meant.ids, frame, phrase, scope), phrase, meant.confidence, "pronoun")
    people = people_spoken_of(scope) if frame.slot in ("subject", "actor") else None
    if people is not None:
        return people
    of_unit = sentence.discourse.unit.countries or _whose_sheet_it_is(scope)
    head = at_head(sentence)
    if head and frame.slot == "dative" and _is_offered_by_others(event, clause, head):
        return Party.meant(head, None, "entry")
    is_left_out = sentence.is_labelled or (sentence.is_item and not has_other_subject(clause, event))
    is_given = sentence.is_item and frame.slot == "dative" and _is_done_by_alliance(clause)
    is_of_document = event.at.form is not None and event.at.form.lemma == _PROVIDES_FOR
    is_apart = clause.opener == "stop" and not (sentence.is_labelled or goes_on_with_subject(event, clause))
    is_of_line = not (is_apart or is_of_document)
    is_of_line = is_of_line and not (frame.slot in _OF_THOSE_IN_PLACES and _is_what_began(event))
    is_of_heading = (is_left_out or is_given) and is_of_line and len(of_unit) == 1 and frame.slot in _OF_HEADING
    return Party.meant(of_unit, None, "heading") if is_of_heading and not _names_who(frame, clause) else None


def _helped_there(ids: tuple[str, ...], frame: Frame, noun: Phrase, scope: Scope) -> tuple[str, ...]:
    """Return which country something is done for, where the one last told of only led it: a fund helped the country."""
    if frame.relation != "beneficiary" or not states.COUNTRY_NOUN.match(noun.text):
        return ids
    _, clause, sentence = scope
    funds = {programme.id for programme in programmes_of(clause.of("programme")) if programme.kind == "fund"}
    told = [value for value in sentence.discourse.stated if value.programme in funds]
    leading = {value.country for value in told if value.relation == "participates"}
    there = sentence.discourse.place(reach=3) if leading.issuperset(ids) else ()
    return there if len(there) == 1 and leading.isdisjoint(there) else ids


def _is_where_others_get_it(word: Phrase, frame: Frame, scope: Scope) -> bool:
    """Tell whether a capital is only where what another was given is held: Iraq got it, the courses opened in Amman."""
    before = scope.clause.before
    if word.role not in PLACE or frame.relation != "beneficiary" or before is None or scope.clause.of("programme"):
        return False
    ids = scope.sentence.discourse.country_of_capital(word.text)
    given = [ph for ph in before.of("country") if ph.role in DATIVE]
    return bool(ids and given) and all(ph.ids != ids for ph in given)


def _are_joined(phrase: Phrase, event: Event) -> bool:
    """Tell whether "them" are whom somebody joined: such verbs are intransitive, so that "they" is another word."""
    return phrase.text == pointing.THEM and event.rule == "join" and not event.is_verbal_noun


def _is_what_began(event: Event) -> bool:
    """Tell whether "it" as the subject of a verb is what began or is held, never a country: it came into operation."""
    return event.is_impersonal and not (event.at.form and event.at.form.lemma in ACTIVE_TOO)


def _is_done_by_alliance(clause: Clause) -> bool:
    """Tell whether the Alliance is the subject of a transitive verb: it offered something to somebody."""
    return any(actors.ORGANISATION.match(ph.text) and ph.role == "erg" for ph in clause.of("word"))


def _is_offered_by_others(event: Event, clause: Clause, head: Sequence[str]) -> bool:
    """Tell whether somebody else did what a clause says than the countries at its head: Serbia: they offered it."""
    has_recipient = any(ph.role in DATIVE for ph in clause.of("country"))
    is_by_nobody = len(head) == 1 and event.is_plural and not any(ph.role == "erg" for ph in clause.phrases)
    return not has_recipient and (is_by_nobody or _is_done_by_alliance(clause))


def _names_who(frame: Frame, clause: Clause) -> bool:
    """Tell whether a clause names a country that may be meant: not a place where the troops of another are."""
    countries = clause.of("country")
    is_theatre = frame.slot in _OF_THOSE_IN_PLACES and any(map(is_operation, programmes_of(clause.of("programme"))))
    return any(not (is_theatre and ph.role in PLACE) for ph in countries)


# What plans and projects do, not countries.
_PROVIDES_FOR = "ითვალისწინებს"
# Subjects that may be elsewhere than at home.
_OF_THOSE_IN_PLACES = frozenset({"subject", "actor"})


def stand_ins(scope: Scope) -> Iterator[Party]:
    """Yield the countries that pronouns, nouns, relatives and clauses before stand for, as phrases of their own."""
    for slot, role in _STOOD_FOR:
        party = understood(Frame("participates", slot, 1.0), scope)
        if slot == "place" and party is not None and (_is_city(party, scope) or _is_right_there(party)):
            continue
        if party is None or party.how not in ("pronoun", "relative", "shared", "entry"):
            continue
        word = party.at or scope.event.at
        if party.how == "relative":
            word = next((ph for ph in scope.clause.phrases if linking.RELATIVE.match(ph.text)), word)
        placed = placed_as_country(word, scope.clause.phrases)
        head_kind = placed.head_kind if placed is not None else ""
        phrase = Phrase("country", word.text, word.start, word.end, role=role, ids=party.ids, head_kind=head_kind)
        yield party._replace(at=phrase)


_STOOD_FOR: tuple[tuple[str, Role], ...] = (("subject", "erg"), ("dative", "dat"), ("place", "loc"))


def _is_right_there(party: Party) -> bool:
    """Tell whether "right there" (იქვე) is where something is: a town or a base as well as a country."""
    return party.at is not None and party.at.text == pointing.RIGHT_THERE


def _is_city(party: Party, scope: Scope) -> bool:
    """Tell whether the name of a capital stands for a country: a summit may have been there, no project."""
    return party.at is not None and bool(scope.sentence.discourse.country_of_capital(party.at.text))


def _party_taken_in(scope: Scope) -> Party | None:
    """Return the country spoken of where an unnamed "they" took in or invited somebody: was taken in in 2009."""
    event, clause, sentence = scope
    is_impersonal = event.at.text.endswith("ეს") and not any(ph.role == "erg" for ph in clause.phrases)
    if not is_impersonal or event.is_verbal_noun or any(may_be_subject(ph) for ph in clause.phrases):
        return None
    ids = sentence.discourse.subject(reach=1) or sentence.discourse.unit.country
    return Party.meant(ids, None, "elided") if len(ids) == 1 else None


def _subject_before(clause: Clause) -> Party | None:
    """Return the country whose name the clause before has in the nominative, for one who is taken in or invited."""
    before = [ph for ph in clause.before.of("country") if ph.role == "nom"] if clause.before is not None else []
    return Party.meant(before[0].ids, before[0], "shared", "place") if before and clause.opener == "and" else None


def _has_its_host(sentence: Sentence) -> bool:
    """Tell whether a sentence says itself who the host was: "there" is in that country then, whatever was told of."""
    words = [ph.text for ph in sentence.row if ph.kind == "word"]
    is_host_named = any("host" in light_nouns.lights_of(word) for word in words)
    is_host_named = is_host_named and any(ph.kind == "country" for ph in sentence.row)
    return is_host_named or any(map(postpositions.BY_WHOSE["hosted"].match, words))


def _place_before(clause: Clause, sentence: Sentence) -> Party | None:
    """Return where the clause or the sentence before says that things happen, or which country the entry is about."""
    before = clause.before
    if before is not None:
        places = [ph for ph in before.of("country") if ph.role in PLACE]
        places = places or _struck(before, clause)
        if places:
            return Party.meant(places[0].ids, places[0], "shared", "place")
    if sentence.entry.countries:
        return Party.meant(sentence.entry.countries, None, "entry", "place")
    if _has_its_host(sentence):
        return None
    if within := _countries_of_its_region(clause, sentence):
        return Party.meant(within, None, "place")
    forms = [ph.form for ph in clause.of("word") if ph.form is not None]
    is_begun = clause.opener == "relative" and any(form.lemma in _BEGUN for form in forms)  # it did so everywhere
    is_elsewhere = is_begun or _is_another_exercise(clause, sentence)
    ids = () if clause.of("country") or is_elsewhere else sentence.discourse.place(reach=1)
    if ids and len(sentence.discourse.unit.countries) != 1:
        return Party.meant(ids, None, "place")
    unit, main = sentence.discourse.unit.countries, sentence.discourse.about.main_country
    main = unit if len(unit) == 1 else main
    return Party.meant(main, None, "main") if main and not clause.of("country") else None


def _struck(before: Clause, clause: Clause) -> list[Phrase]:
    """Return the one country that a disaster struck, where a clause says what it was sent then."""
    is_when = bool(before.phrases) and any(linking.WHEN.match(ph.text) for ph in before.phrases[:1])
    if not is_when or not any(works.DISASTER.match(ph.text) for ph in before.of("word")):
        return []
    named = list(before.of("country"))
    others = [ph for ph in clause.of("word") if ph.role in DATIVE and ph.form is None]
    return named if len(named) == 1 and not named[0].is_adjectival and not (clause.of("country") or others) else []


def _countries_of_its_region(clause: Clause, sentence: Sentence) -> tuple[str, ...]:
    """Return the countries of the region where the name of a programme says that it is, where no country is named."""
    if any(place.of("country") for place in (clause, clause.before) if place is not None):
        return ()
    named = [ph for ph in (clause.antecedent, *clause.of("programme")) if ph is not None and ph.kind == "programme"]
    regions = (region_where(ph.text) for ph in named)
    members = next((region.members for region in regions if region is not None), frozenset[str]())
    return tuple(sorted(members & sentence.discourse.about.countries))


def _is_another_exercise(clause: Clause, sentence: Sentence) -> bool:
    """Tell whether a relative is about an exercise that the sentence before did not name: it may be elsewhere."""
    told_of = clause.antecedent.programmes if clause.antecedent is not None and clause.opener == "relative" else ()
    return any(is_exercise(q) and q not in sentence.discourse.told_together() for q in told_of)


# Which part in a line of a fact sheet the country of the heading may have.
_OF_HEADING = frozenset({"subject", "actor", "dative", "patient", "place"})


def _roles_wanted(frame: Frame, event: Event) -> frozenset[str]:
    if frame.slot in ("subject", "actor", "framed", "preparer", "within"):
        return frozenset({"nom", "erg"} | ({"dat"} if event.is_inverted else set()))
    if frame.slot == "founders":
        return frozenset({"erg"} if event.is_plural else ())
    if frame.slot == "dative":
        return frozenset({"dat", "datgen", "ben"})
    if frame.slot == "place":
        return frozenset({"loc", "on", "ben"})
    return frozenset({"com"} if frame.slot == "with" else {"dat", "nom"})
