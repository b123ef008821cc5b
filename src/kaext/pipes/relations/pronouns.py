"""Which country a pronoun, an ordinal, a noun or a relative stands for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise

from kaext.pipes.relations.clauses import Clause
from kaext.pipes.relations.discourse import Discourse
from kaext.pipes.relations.frames import Event
from kaext.pipes.relations.grammar import read, role
from kaext.pipes.relations.kinds import is_exercise
from kaext.pipes.relations.phrases import DATIVE, OWNER, PLACE, SUBJECT, Phrase
from kaext.pipes.relations.placing import as_country
from kaext.pipes.relations.scope import Party, Scope, Sentence, at_head
from kaext.pipes.relations.words import actors, linking, locations, pointing, postpositions, states, works

# How much less sure a country is that a pronoun stands for.
_PRONOUN = 0.9
_OF_NOUNS = frozenset({"gen", "datgen"})
# What the sentence before says of a country whose people this one speaks of.
_WITH_PEOPLE = frozenset({"participates", "joined"})
# Verbs whose nominative is who goes, not who is sent.
_PEOPLE_GO = frozenset({"serve", "take", "arrive", "join", "keep"})
_GO_AWAY = frozenset({"გავა", "დაბრუნდება", "ჩამოშორდება"})
# What may stand before them and does not say whose they are: these, military.
_OF_NOBODY_ELSE = re.compile(f"{pointing.DEMONSTRATIVE.pattern}|{actors.MILITARY.pattern}")


def relative_party(clause: Clause, wanted: frozenset[str]) -> Party | None:
    """Return the country that a relative clause is about, where its pronoun stands in one of the ``wanted`` cases."""
    if clause.antecedent is None or clause.antecedent.kind != "country":
        return None
    word = next((ph for ph in clause.phrases if ph.kind == "word" and linking.RELATIVE.match(ph.text)), None)
    if word is None:
        return None
    part = "loc" if linking.WHERE.match(word.text) else word.role
    placed = placed_as_country(word, clause.phrases)
    if placed is not None and _is_help_for_it(placed):
        placed = replace(placed, role="ben")
    is_wanted = part in wanted or (placed is not None and placed.head_kind != "thing" and is_in_case(placed, wanted))
    return Party(clause.antecedent.ids, clause.antecedent, 0.95, "relative") if is_wanted else None


def _is_help_for_it(placed: Phrase) -> bool:
    """Tell whether "whose help" is what others give to whoever it stands for: whose help the centre led."""
    noun = read(placed.head) if placed.head_kind == "event" else None
    return noun is not None and noun.kind == "help" and role(placed.head) in DATIVE


def owner_of_people(scope: Scope) -> Party | None:
    """Return the country whose people a relative clause is about, where the sentence says whose: … belonged to it."""
    clause, row = scope.clause, scope.sentence.row
    before = [ph for ph in row if ph.end <= clause.phrases[0].start and ph.kind != "comma"]
    people = before[-1] if before and clause.opener == "relative" else None
    if people is None or people.kind != "word" or not actors.is_actor(people.text):
        return None
    for country, verb in pairwise(row):
        is_owner = country.kind == "country" and country.role in OWNER and not country.head_kind
        if is_owner and verb.form is not None and verb.form.lemma == _BELONGS and country.start > people.end:
            return Party(country.ids, people, 0.85, "relative")
    return None


# Belongs to.
_BELONGS = "ეკუთვნის"


def placed_as_country(word: Phrase, phrases: Sequence[Phrase]) -> Phrase | None:
    """Return a possessive of the clause placed as the country it stands for."""
    index = next((i for i, phrase in enumerate(phrases) if phrase is word), None)
    return as_country(phrases, index) if index is not None else None


def is_in_case(placed: Phrase, wanted: Collection[str]) -> bool:
    """Tell whether a possessive's noun stands in one of the wanted cases; by them is as good as they."""
    return placed.role in wanted or (placed.role == "agent" and "erg" in wanted)


def meant_by_word(
    phrase: Phrase, clause: Clause, index: int, wanted: frozenset[str], sentence: Sentence
) -> tuple[tuple[str, ...], float]:
    """Return the countries that a word of a clause means, if it is one of the ``wanted`` cases, and how sure that is.

    A pronoun, a possessive, an ordinal (the second), a capital, or a noun for a country.
    """
    discourse = sentence.discourse
    if not (_may_mean_country(phrase.text) or discourse.country_of_capital(phrase.text)):
        return (), 0.0
    placed = as_country(clause.phrases, index)
    is_other = index > 0 and pointing.OF_OTHERS.match(clause.phrases[index - 1].text) is not None
    is_other = is_other and states.COUNTRY_NOUN.match(phrase.text) is not None  # a neighbouring country's soldiers
    is_other = is_other or _is_of_programme_before(phrase, clause)
    if placed is not None and placed.head_kind != "thing" and is_in_case(placed, wanted) and not is_other:
        if _is_done_to_it(placed, clause):
            return (), 0.0
        is_first = not any(ph.kind == "country" and ph.end <= phrase.start for ph in sentence.row)
        told_of = _told_of(clause, discourse) if is_first and states.COUNTRY_NOUN.match(phrase.text) else ()
        ids = told_of or _earlier(clause, sentence, is_plural=phrase.text[:3] == "მათ")
        return ids, 0.85 if ids else 0.0
    if phrase.text in pointing.PRONOUNS:
        return _meant_by_pronoun(phrase, clause, index, wanted, sentence)
    if phrase.text in pointing.WHICH and phrase.role in wanted and _is_one_of_listed(phrase, clause, index):
        ids = (_listed_before(clause) or discourse.listed)[pointing.WHICH[phrase.text] :][:1]
        return ids, 0.85 if ids else 0.0
    if index and pointing.LATTER.match(phrase.text) and phrase.role in wanted:
        ids = discourse.listed[-1:] if pointing.DEMONSTRATIVE.match(clause.phrases[index - 1].text) else ()
        return ids, 0.85 if ids else 0.0
    if index and pointing.OF_THEM.get(phrase.text) in wanted and clause.phrases[index - 1].text in pointing.HOW_MANY:
        number = pointing.HOW_MANY[clause.phrases[index - 1].text]
        ids = _earlier(clause, sentence, is_plural=True, number=number)
        return ids, _PRONOUN if ids else 0.0
    if index and phrase.role in wanted and not _counts_others(phrase, clause.phrases[index + 1 : index + 2]):
        some = _some_of(phrase.text, clause.phrases[index - 1].text, discourse)
        if some:
            return some, 0.85
    if states.SIDES.match(phrase.text) and "erg" in wanted:
        ids = _earlier(clause, sentence, is_plural=False)
        return ids, 0.8 if ids else 0.0
    if index and phrase.role in wanted and actors.UNIT.match(phrase.text):
        ids = (
            _earlier(clause, sentence, is_plural=False)
            if pointing.DEMONSTRATIVE.match(clause.phrases[index - 1].text)
            else ()
        )
        return ids, 0.85 if ids else 0.0
    capital = discourse.country_of_capital(phrase.text)
    in_city = _role_of_place_in(phrase, clause.phrases[index + 1 : index + 4]) if capital else ""
    if capital and not wanted.isdisjoint((phrase.role, in_city)):
        return capital, 0.8
    return _meant_by_noun(phrase, clause, index, wanted, sentence)


def _meant_by_pronoun(
    phrase: Phrase, clause: Clause, index: int, wanted: frozenset[str], sentence: Sentence
) -> tuple[tuple[str, ...], float]:
    """Return the countries that a pronoun stands for, and how sure that is: he, they, all three, there."""
    if _is_whoever(clause) or (phrase.text == "მას" and _is_of_programme(clause)):
        return (), 0.0
    part, is_plural = pointing.PRONOUNS[phrase.text]
    is_wanted = part in wanted or (part == "any" and bool(wanted & {"erg", "dat"}))
    is_object = part == "nom" and "erg" in wanted and any(ph.role == "erg" for ph in clause.phrases)
    following = clause.phrases[index + 1 : index + 2]
    if not is_wanted or is_object or _is_attribute(phrase, following, wanted, do_it=_do_it_together(clause)):
        return (), 0.0
    if part == "any" and any(postpositions.AGENT.match(ph.text) for ph in following) and "erg" not in wanted:
        return (), 0.0  # done by them, not to them
    number = next((n for word, n in pointing.HOW_MANY.items() if phrase.text.startswith(word)), 0)
    is_actor = part in ("nom", "erg") and bool(wanted & {"nom", "erg"})
    ids = _earlier(clause, sentence, is_plural=is_plural, number=number, is_actor=is_actor)
    return ids, _PRONOUN if ids else 0.0


def subject_before_stop(clause: Clause, sentence: Sentence) -> tuple[str, ...]:
    """Return the last subject named before a semicolon: it is nearer than that of the sentence before."""
    here = [ph for ph in sentence.row if ph.kind == "country" and ph.end <= clause.phrases[0].start]
    subjects = [ph for ph in here if ph.role in ("nom", "erg")]
    return subjects[-1].ids if subjects and clause.opener == "stop" else ()


def _is_of_programme_before(word: Phrase, clause: Clause) -> bool:
    """Tell whether a possessive is a relative that stands for a programme, or a noun for one: a plan, whose aims …."""
    of = clause.antecedent
    is_programme = of is not None and (of.kind == "programme" or works.PROGRAMME_NOUN.match(of.text) is not None)
    return is_programme and linking.RELATIVE.match(word.text) is not None


def _is_one_of_listed(ordinal: Phrase, clause: Clause, index: int) -> bool:
    """Tell whether an ordinal means a country of a list: the first did so; not the first that others joined."""
    is_of_object = (
        ordinal.role == "nom"
        and clause.model is not None
        and bool(clause.model.of("country"))
        and any(ph.text in pointing.WHICH for ph in clause.model.phrases if ph.kind == "word")
    )
    is_of_version = clause.model is not None and any(works.VERSION.match(ph.text) for ph in clause.model.of("word"))
    return not (is_of_object or is_of_version) and _stands_alone(ordinal, clause, index)


def _is_whoever(clause: Clause) -> bool:
    """Tell whether a pronoun stands for whoever the clause before speaks of: who awaits it, him the plan serves."""
    before = clause.before
    return before is not None and any(pointing.WHOEVER.match(ph.text) for ph in before.of("word"))


def _is_of_programme(clause: Clause) -> bool:
    """Tell whether what a colon adds is said of a programme, as nothing else was told of: a centre opened: to it …."""
    before = clause.before if clause.opener == "dash" else None
    is_subject = before is not None and any(ph.role in ("nom", "bare") for ph in before.of("programme"))
    return before is not None and is_subject and not before.of("country")


def _do_it_together(clause: Clause) -> bool:
    """Tell whether several have done what a clause says, and it names nobody in the ergative: they founded it."""
    verb = clause.phrases[-1] if clause.phrases[-1].text != "." else clause.phrases[-2:][0]
    is_plural = verb.form is not None and verb.form.tense == "past" and verb.text.endswith("ეს")
    return is_plural and not any(ph.role == "erg" for ph in clause.phrases)


def _role_of_place_in(city: Phrase, following: Sequence[Phrase]) -> str:
    """Return how an institution or place in a city stands, "" where none follows: at, to Tashkent's academy."""
    where = next((ph for ph in following if ph.kind == "word" and ph.role in PLACE | DATIVE), None)
    is_in_it = where is not None and (
        locations.INSTITUTION.match(where.text) or (where.role in PLACE and locations.PLACE.match(where.text))
    )
    return where.role if where is not None and is_in_it and city.role in _OF_NOUNS else ""


def _is_done_to_it(placed: Phrase, clause: Clause) -> bool:
    """Tell whether "its" before a verbal noun is a programme's, to which it is done: its implementation began there."""
    noun = read(placed.head) if placed.head_kind == "event" else None
    is_placed = any(ph.role in PLACE and states.COUNTRY_NOUN.match(ph.text) for ph in clause.of("word"))
    return noun is not None and noun.kind in _DONE_TO_PROGRAMMES and is_placed and not clause.of("programme")


_DONE_TO_PROGRAMMES = frozenset({"carry", "fulfil", "finish", "begin", "continue"})


# Every word of a clause is asked what it means. That most mean no country in any place is told by the word alone, so
# :func:`meant_by_word` has rules for none but these and capitals.
@lru_cache(maxsize=20_000)
def _may_mean_country(word: str) -> bool:
    """Tell whether a word that is no capital may mean a country in some place."""
    return word in _MEANING_COUNTRIES or word in _counts() or any(pattern.match(word) for pattern in _LIKE_COUNTRIES)


_MEANING_COUNTRIES = frozenset({*pointing.PRONOUNS, *pointing.WHICH, *pointing.OF_THEM})
_LIKE_COUNTRIES = (
    *(pointing.POSSESSIVE, pointing.LATTER, states.SIDES, actors.UNIT),
    *(states.STATE_BODY, states.MINISTRY_NOUN, states.COUNTRY_NOUN, states.ISLAND),
)


def _listed_before(clause: Clause) -> tuple[str, ...]:
    """Return the several countries that an earlier clause of the sentence names."""
    before = clause.before
    while before is not None:
        ids = tuple(dict.fromkeys(code for ph in before.of("country") for code in ph.ids))
        if len(ids) > 1:
            return ids
        before = before.before
    return ()


def _counts_others(number: Phrase, following: Sequence[Phrase]) -> bool:
    """Tell whether a number counts something else than countries: the first two wars."""
    is_noun = any(ph.kind == "word" and ph.form is None and ph.role == number.role for ph in following)
    return is_noun and not states.GROUP_HEAD.match(following[0].text)


def _some_of(number: str, which: str, discourse: Discourse) -> tuple[str, ...]:
    """Return the countries that a number after first, last or other means: the first two, the other three."""
    count = _counts().get(number, 0)
    if count and pointing.OTHERS.match(which):
        return discourse.others(count)
    if not 0 < count <= len(discourse.listed):
        return ()
    if pointing.FIRST_OF.match(which):
        return discourse.listed[:count]
    return discourse.listed[-count:] if pointing.LAST_OF.match(which) else ()


@cache
def _counts() -> dict[str, int]:
    """Return the numbers of countries by their words in the cases that they have as subjects, objects and places."""
    return {
        f"{word}{ending}": number for word, number in pointing.COUNTS.items() for ending in ("", "ი", "მა", "ს", "ში")
    }


def _meant_by_noun(
    phrase: Phrase, clause: Clause, index: int, wanted: frozenset[str], sentence: Sentence
) -> tuple[tuple[str, ...], float]:
    """Return the country that a noun means: the country, the island, its government or parliament."""
    before = clause.phrases[index - 1] if index else None
    is_noun = before is not None and before.kind != "date"
    is_owned = is_noun and before is not None and before.role in (OWNER if before.kind == "country" else _OF_NOUNS)
    is_body = states.STATE_BODY.match(phrase.text) is not None and not is_owned
    is_body = is_body or (before is not None and states.MINISTRY.search(f"{before.text} {phrase.text}") is not None)
    is_country = states.COUNTRY_NOUN.match(phrase.text) is not None or states.ISLAND.match(phrase.text) is not None
    is_country = is_country and not _is_of_state(phrase, clause.phrases[index + 1 : index + 2])
    if not (is_body or is_country) or phrase.role not in wanted:
        return (), 0.0
    if before is not None and pointing.GENERIC_BEFORE.match(before.text):
        return (), 0.0
    discourse = sentence.discourse
    of_unit = discourse.unit.countries if len(discourse.unit.countries) == 1 else ()
    if states.ISLAND.match(phrase.text):
        ids = of_unit or discourse.main_country or _earlier(clause, sentence, is_plural=False)
        return (ids, 0.8) if states.ISLANDS.issuperset(ids) and ids else ((), 0.0)
    if told_of := _told_of(clause, discourse):
        return told_of, 0.85
    if phrase.role == "loc" and (there := _place_before(clause) or discourse.place(reach=3)):
        return there, 0.85
    ids = _only_one_before(clause) or _earlier(clause, sentence, is_plural=False)
    return ids, 0.88 if ids else 0.0


def _only_one_before(clause: Clause) -> tuple[str, ...]:
    """Return the only country that the clause before names, in whatever part: flew to Pakistan's mountains."""
    named = [ph for ph in clause.before.of("country") if not ph.is_adjectival] if clause.before is not None else []
    return named[0].ids if len(named) == 1 and len(named[0].ids) == 1 else ()


def _told_of(clause: Clause, discourse: Discourse) -> tuple[str, ...]:
    """Return "the country" of a section or text about one, unless another has just acted in the sentence."""
    of_unit = discourse.unit.countries if len(discourse.unit.countries) == 1 else ()
    is_of_one = bool(of_unit or (discourse.main_country and not discourse.unit.countries))
    return acting_before(clause) or of_unit or discourse.main_country if is_of_one else ()


def _is_of_state(phrase: Phrase, following: Sequence[Phrase]) -> bool:
    """Tell whether "state" is an attribute of the noun after it: the state university, the state secretary."""
    is_noun = any(ph.kind == "word" and ph.form is None and ph.role not in ("bare", "adv") for ph in following)
    return states.STATE.match(phrase.text) is not None and is_noun and not linking.ADVERB.match(following[0].text)


def acting_before(clause: Clause) -> tuple[str, ...]:
    """Return the one country that the clauses before say has done something, in the same sentence."""
    before = clause.before
    if before is None:
        return ()
    has = any(ph.form is not None and ph.form.kind == "have" for ph in before.phrases)  # who has something: the dative
    acting = {ph.ids for ph in before.of("country") if ph.role in SUBJECT or (has and ph.role in OWNER)}
    ids = next(iter(acting)) if len(acting) == 1 else ()
    return ids if len(ids) == 1 else ()


def _place_before(clause: Clause) -> tuple[str, ...]:
    """Return the one country where the clauses before say that something was, in the same sentence."""
    before = clause.before
    places = {ph.ids for ph in before.of("country") if ph.role in PLACE} if before is not None else set()
    return next(iter(places)) if len(places) == 1 else ()


def people_spoken_of(scope: Scope) -> Party | None:
    """Return the country whose people act, where only what was told before says whose they are: the soldiers left."""
    event, clause, sentence = scope
    if clause.of("country") or (clause.before is not None and clause.opener != "stop"):
        return None
    exercises = [ph for ph in sentence.row if ph.kind == "programme" and is_exercise(ph.programmes[-1])]
    if exercises and event.rule == "take":  # those who take part in an exercise are of all nations
        return None
    ids = _whose_people(clause, sentence)
    people = _people_acting(event, clause) if len(ids) == 1 else None
    return Party(ids, people, 0.8, "pronoun") if people is not None else None


def _whose_people(clause: Clause, sentence: Sentence) -> tuple[str, ...]:
    """Return whose people were told of before a clause: in its sentence, the one before, or by the section's title."""
    named = [ph for ph in sentence.row if ph.kind == "country" and ph.end <= clause.phrases[0].start]
    here = [ph for ph in named if ph.role not in PLACE]  # where they were does not say whose they are
    if here:
        return tuple(dict.fromkeys(code for ph in here if ph.role in SUBJECT for code in ph.ids))
    ids = tuple(dict.fromkeys(v.country for v in sentence.discourse.stated if v.relation in _WITH_PEOPLE))
    of_unit = sentence.discourse.unit.countries
    return of_unit if not ids and len(of_unit) == 1 and not _are_of_all(clause) else ids


def _people_acting(event: Event, clause: Clause) -> Phrase | None:
    """Return the noun of the people who do what a clause says, where no word before it says whose they are."""
    form = event.at.form
    moves = form is not None and (event.rule in _PEOPLE_GO or form.lemma in _GO_AWAY)
    for index, phrase in enumerate(clause.phrases):
        acts = form is None if phrase is event.at else moves  # are 120 soldiers (ჯარისკაცია)
        is_subject = phrase.role == "erg" or (phrase.role == "nom" and acts)
        if not (is_subject and phrase.kind == "word" and actors.is_actor(phrase.text)):
            continue
        before = clause.phrases[index - 1] if index else None
        if not actors.GOVERNMENT.match(phrase.text) and (before is None or _is_before_people(before, phrase)):
            return phrase
    return None


def _is_before_people(before: Phrase, people: Phrase) -> bool:
    """Tell whether what stands before people says nothing of whose they are: a date, so many, the first platoon."""
    return (
        before.kind in ("date", "comma")
        or _NUMBER.match(before.text) is not None
        or _is_ordinal_of_unit(before, people)
        or _OF_NOBODY_ELSE.match(before.text) is not None
    )


def _is_ordinal_of_unit(word: Phrase, unit: Phrase) -> bool:
    """Tell whether a word only says which of a country's units is meant: the first platoon."""
    return pointing.ORDINAL.match(word.text) is not None and actors.TROOPS.match(unit.text) is not None


def _are_of_all(clause: Clause) -> bool:
    """Tell whether so many people are spoken of that they are those of all nations: 60 000 soldiers."""
    digits = "".join(ph.text for ph in clause.phrases if ph.kind == "word" and ph.text[0].isdigit())
    return len("".join(filter(str.isdigit, digits))) > _DIGITS_OF_CONTINGENT or any(
        actors.OTHER_SUBJECT.match(ph.text) for ph in clause.phrases if ph.kind == "word"
    )


# A number, and the ending that stands apart from it: up to 1 500 (-მდე).
_NUMBER = re.compile(r"\d|-მდე$|-ზე$|მეტი$|დაახლოებით$")
# Partners send hundreds, thousands at most.
_DIGITS_OF_CONTINGENT = 4


def _is_attribute(pronoun: Phrase, following: Sequence[Phrase], wanted: frozenset[str], *, do_it: bool = False) -> bool:
    """Tell whether a pronoun only points at the noun after it: this plan, their soldiers.

    Of a clause in which several do something, and nobody else is named who does (``do_it``), "them" is who does it.
    """
    if not following:
        return False
    word = following[0]
    is_finite_verb = word.form is not None and word.form.shape == "finite"
    if pronoun.text in pointing.HOW_MANY:
        return word.kind == "word" and not is_finite_verb
    if pronoun.text in ("ის", "ეს"):
        return word.role == "nom" and not is_finite_verb
    is_possessive = pronoun.text == "მათ" and "erg" in wanted and postpositions.AGENT.match(word.text) is None
    return is_possessive and not do_it and word.role in ("gen", "bare", "nom") and word.form is None


def possessors(clause: Clause, sentence: Sentence) -> Iterator[Phrase]:
    """Yield the possessives of a clause as the countries they stand for: under its leadership."""
    for index, phrase in enumerate(clause.phrases):
        placed = as_country(clause.phrases, index)
        if placed is None:
            continue
        if clause.antecedent is not None and linking.RELATIVE.match(phrase.text):
            ids = clause.antecedent.ids if clause.antecedent.kind == "country" else ()
        else:
            is_of_programme = phrase.text in pointing.ITS and placed.head_kind == "by" and _acts_before(clause)
            ids = () if is_of_programme else _earlier(clause, sentence, is_plural=phrase.text.startswith("მათ"))
        if ids:
            yield replace(placed, ids=ids)


def _acts_before(clause: Clause) -> bool:
    """Tell whether a programme, and no country, is the subject of the clause before, so that "its" is of it.

    ENVSEC works in Ukraine; at its initiative ….
    """
    before = clause.before
    if before is None or any(ph.role in SUBJECT | DATIVE for ph in before.of("country")):
        return False
    return any(ph.role in ("nom", "erg", "bare") and not ph.is_dependent for ph in before.of("programme"))


def _stands_alone(phrase: Phrase, clause: Clause, index: int) -> bool:
    """Tell whether an ordinal has no noun after it and so means one of the countries named: the first, the second."""
    after = next((ph for ph in clause.phrases[index + 1 :] if ph.text != "კი"), None)
    is_noun = after is not None and after.kind == "word" and after.form is None and after.text not in pointing.PRONOUNS
    if phrase.role == "nom":  # before a noun it is an attribute: the second cycle, the second IPAP
        is_apart = after is not None and after.kind == "programme" and after.role not in ("nom", "bare")
        is_apart = is_apart or (clause.model is not None and after is not None and after.kind == "date")
        return is_apart and not clause.of("country")
    return not clause.of("country") and not (
        is_noun and after is not None and after.role in ("nom", "erg", phrase.role)
    )


def _names_another(clause: Clause) -> bool:
    """Tell whether a clause names a country itself, so that it is not the one of which something only has its name."""
    return any(not ph.is_adjectival and ph.role != "none" for ph in clause.of("country"))


def _earlier(
    clause: Clause, sentence: Sentence, *, is_plural: bool, number: int = 0, is_actor: bool = False
) -> tuple[str, ...]:
    before = clause.before
    while before is not None:
        for phrase in sorted(before.of("country"), key=lambda ph: (ph.role not in SUBJECT, -ph.start)):
            if number and len(phrase.ids) != number:
                continue
            are_many = len(phrase.ids) > 1 or (phrase.head_kind == "actor" and "ებ" in phrase.head)
            is_theme = phrase.role == "com" and len(before.of("country")) == 1
            is_apt = is_theme or phrase.role not in ("none", "com", "with", "abl")
            is_apt = is_apt and not (phrase.is_adjectival and phrase.head_kind == "thing" and _names_another(before))
            if (are_many if is_plural else len(phrase.ids) == 1) and is_apt:
                return phrase.ids
        before = before.before
    nearest = subject_before_stop(clause, sentence) if is_actor and not is_plural else ()
    if len(nearest) == 1:
        return nearest
    head = at_head(sentence)
    if head and (len(head) == number if number else (len(head) > 1) == is_plural):
        return head
    discourse = sentence.discourse
    return discourse.several(number=number) if is_plural else discourse.one(is_actor=is_actor)
