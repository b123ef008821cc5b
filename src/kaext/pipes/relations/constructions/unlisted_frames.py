"""The frame for a country and a programme that no verb of the lexicon relates: by roles, wording and kind of programme.

:func:`frame_of` is the entry point. Three groups of rules are tried in turn: constructions, whatever the verb; the kind
of the programme, if the clause has a verb; the layout of a row, if it has none.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from kaext.pipes.relations.arguments.scope import Sentence
from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.phrases import DATIVE, UNMARKED, Phrase, Programme
from kaext.pipes.relations.phrasing.finite import is_copular
from kaext.pipes.relations.predication.frames import Frame
from kaext.pipes.relations.programme_kinds import (
    PRESENCE_VERBS,
    is_agreed,
    is_carried_out,
    is_exercise,
    is_forum,
    is_local,
    is_operation,
    is_paying,
    is_work,
)
from kaext.pipes.relations.verbless.nominal import frame_of_row, frame_of_row_there, has_date, has_interval
from kaext.pipes.relations.words import (
    actors,
    light_nouns,
    locations,
    postpositions,
    predicates,
    programme_nouns,
    times,
)

# Head of a programme in "among its teachers".
AMONG = "შორის"
# Roles of the programme that receives a contribution.
_CONTRIBUTED_TO = frozenset({"loc", "dat", "datgen", "ben"})
# Roles of a programme that gives something to a country in the dative.
_GIVING = frozenset({"erg", "nom", "gen", "bare", "frame", "ins", "from", "abl"})
# Roles of a programme in a verbless line about people in it: "X - soldiers from …"; "at its camp".
_BESIDE = frozenset({"bare", "on"})
# Endings of a verb with an unnamed "they" as subject.
_THIRD_PERSON_PLURAL = ("ეს", "დნენ")
# The ending of a demonym with the copula: ავსტრიელია, is Austrian.
_WITH_COPULA = "ია"
_PARTICIPATES = Frame.of_rule("participates", "subject", "unlisted")
LEADS_PROJECT = Frame.of_rule("participates", "subject", "unlisted", "leader")
_PEOPLE_PARTICIPATE = Frame.of_rule("participates", "subject", "unlisted", "people")
_BY_MEANS = Frame.of_rule("participates", "subject", "unlisted", "by-means")
_IS_HELPED = Frame.of_rule("beneficiary", "place", "unlisted", "helped")
_IS_HELPED_AS_SUBJECT = Frame.of_rule("beneficiary", "helped", "unlisted", "helped")
_IS_OFFERED = Frame.of_rule("offered", "dative", "unlisted", "offered")
_HOLDS = Frame.of_rule("hosted", "subject", "unlisted", "held")
_IS_PLACE_OF_EXERCISE = Frame.of_rule("hosted", "place", "unlisted", "held-there")


class Features(NamedTuple):
    """Features of a clause, besides its country and programme.

    Attributes
    ----------
    has_verb
        It has a finite verb.
    has_foreign_subject
        The Alliance, or an unnamed "they", is its subject.
    is_dated, is_lasting
        It has a date; the date is an interval.
    is_paid
        It names a sum.
    is_being
        Its verb is the copula alone.
    gives_troops
        Soldiers are its object.
    is_evidential
        The subject of its verb stands in the dative (the third series).
    is_future
        Its verb has the form of a future.
    is_presence
        Its verb is one of being or going somewhere.
    is_imperfect
        The verb is in the imperfect, which takes no ergative.
    is_in_brackets
        The country is in brackets after the name of a place in it.
    is_after_town
        The country is after a comma and the name of a town, which a dash sets off.
    is_its_thing, is_its_product
        The noun after the programme is equipment or people of the programme; a product of it.
    """

    has_verb: bool
    has_foreign_subject: bool
    is_dated: bool
    is_lasting: bool
    is_paid: bool
    is_being: bool
    gives_troops: bool
    is_evidential: bool
    is_future: bool
    is_presence: bool
    is_imperfect: bool
    is_in_brackets: bool = False
    is_after_town: bool = False
    is_its_thing: bool = False
    is_its_product: bool = False


class Reading(NamedTuple):
    """A country and a programme of a clause; ``at`` is the programme's phrase, with the role of what it possesses."""

    country: Phrase
    programme: Programme
    at: Phrase
    features: Features

    @property
    def is_acting(self) -> bool:
        """Whether the country is in the case of a subject."""
        return self.country.role in ("nom", "erg") or (self.country.role in DATIVE and self.features.is_evidential)

    @property
    def is_of_troops(self) -> bool:
        """Whether the programme is an operation or an exercise."""
        return is_operation(self.programme) or is_exercise(self.programme)


def features_of(clause: Clause, sentence: Sentence, source: Clause, verb: Phrase | None) -> Features:
    """Return the features of a clause; ``source`` is the clause with its verb."""
    is_being = verb is not None and (verb.form.kind == "be" if verb.form is not None else is_copular(verb.text))
    return Features(
        has_verb=verb is not None,
        has_foreign_subject=_has_foreign_subject(source, verb),
        is_dated=has_date(clause, sentence),
        is_lasting=has_interval(clause),
        is_paid=bool(clause.of("sum")),
        is_being=is_being and not _has_participle(source),
        gives_troops=any(actors.TROOPS.match(ph.text) and ph.role in ("nom", "dat") for ph in clause.of("word")),
        is_evidential=verb is not None and predicates.EVIDENTIAL.fullmatch(verb.text) is not None,
        is_presence=verb is not None and verb.form is not None and verb.form.kind in PRESENCE_VERBS,
        is_imperfect=verb is not None and bool(times.IMPERFECT.search(verb.text) or times.USED_TO.search(verb.text)),
        is_future=verb is not None and verb.form is None and predicates.FUTURE.fullmatch(verb.text) is not None,
    )


def frame_of(reading: Reading) -> Frame | None:
    """Return the frame for a country and a programme, or None where they state nothing."""
    for applies, frame in _CONSTRUCTIONS:
        if applies(reading):
            return frame
    country, programme, at, features = reading
    if reading.is_acting and country.head_kind == "actor" and (of_people := _frame_of_people(reading)):
        return of_people
    if features.has_verb:
        return _frame_by_kind(reading)
    if _is_place(country) or features.is_in_brackets:
        return frame_of_row_there(programme, at, is_dated=features.is_dated, is_its_thing=features.is_its_thing)
    if features.is_after_town and is_exercise(programme) and country.start > at.start:
        return Frame.of_rule("hosted", "place", "unlisted", "row-dated")
    if country.role != "nom" or country.head_kind:  # an ergative has a verb, known or not
        return None
    is_place_after = len(country.ids) == 1 and country.start > at.start
    return frame_of_row(
        programme, at, is_dated=features.is_dated, is_lasting=features.is_lasting, is_place_after=is_place_after
    )


def _is_contribution(reading: Reading) -> bool:
    """Return whether a country's contribution to the programme is the subject or object."""
    country, at = reading.country, reading.at
    is_contribution = "contribution" in light_nouns.lights_of(country.head)
    return is_contribution and country.role in ("nom", "erg", "dat") and at.role in _CONTRIBUTED_TO


def _is_acted_upon(reading: Reading) -> bool:
    """Return whether a programme acts upon something of a country's, or a project is called the country's."""
    country, programme, at, features = reading
    if not features.has_verb:
        return False
    is_its_own = country.head_kind in ("thing", "actor", "place") and country.role in ("nom", "dat", "none")
    is_its_own = is_its_own and not (country.is_adjectival and actors.TROOPS.match(country.head))  # it sent them
    is_agent = at.role == "erg" or (at.role in ("nom", "bare") and not at.head_kind and country.role == "dat")
    is_right_before = 0 <= at.start - country.end <= 2
    is_its_project = is_local(programme) and programme.kind != "centre" and country.role == "gen" and is_right_before
    return (is_agent and is_its_own and is_carried_out(reading.programme)) or is_its_project


def _lends_means(reading: Reading) -> bool:
    """Return whether an operation uses a country's means: "carried by Ukraine's aircraft"."""
    country = reading.country
    return country.role == "ins" and country.head_kind == "actor" and is_operation(reading.programme)


def _has_its_product(reading: Reading) -> bool:
    """Return whether a country has a product of the programme: its gift, its work."""
    country = reading.country
    is_there = _is_place(country) or (country.role == "nom" and country.head_kind in ("thing", "place", "actor"))
    return reading.features.is_its_product and is_carried_out(reading.programme) and is_there


def _is_origin_of_troops(reading: Reading) -> bool:
    """Return whether a demonym is the predicate: "every tenth soldier in it is Austrian"."""
    country = reading.country
    is_predicate = country.is_adjectival and country.text.endswith(_WITH_COPULA)
    return is_predicate and reading.features.gives_troops and reading.is_of_troops


def _is_among_its_people(reading: Reading) -> bool:
    """Return whether a country is the subject, "among its teachers"."""
    return reading.is_acting and reading.at.head == AMONG and reading.country.head_kind in ("actor", "")


def _has_people_there(reading: Reading) -> bool:
    """Return whether a verbless line has a country's people beside an operation or exercise, or at its camp."""
    at = reading.at
    is_beside = at.role in _BESIDE or (at.role == "com" and locations.CAMP.match(at.head) is not None)
    is_seen = reading.is_acting and reading.country.head_kind == "actor" and not reading.features.has_verb
    is_of_project = is_carried_out(reading.programme) and at.start < reading.country.start and reading.features.is_dated
    is_expert = actors.CIVILIAN.match(reading.country.head) is not None
    is_project_of_experts = is_of_project and is_expert and at.role in UNMARKED
    return is_seen and (is_project_of_experts or (is_beside and reading.is_of_troops))


def _lists_troops_for(reading: Reading) -> bool:
    """Return whether a verbless line has a country, troops and the operation for which they are: a corvette for X."""
    country, _, at, features = reading
    is_listed = _is_subject(country) and features.gives_troops and features.is_dated and not features.has_verb
    return is_listed and at.role in ("ben", "dat") and reading.is_of_troops


def _leads_project(reading: Reading) -> bool:
    """Return whether a country's scholars are among the directors of the project, whatever they do in it."""
    return is_project_leader(reading.country) and is_carried_out(reading.programme)


def is_project_leader(country: Phrase) -> bool:
    """Return whether a country's people are directors of a project."""
    return actors.PROJECT_LEADER.match(country.head) is not None


# Constructions that state a relation whatever the verb; the first that applies decides.
_CONSTRUCTIONS: tuple[tuple[Callable[[Reading], bool], Frame], ...] = (
    (_leads_project, LEADS_PROJECT),
    (_is_contribution, _PARTICIPATES),
    (_is_acted_upon, _IS_HELPED),
    (_lends_means, _BY_MEANS),
    (_has_its_product, _IS_HELPED),
    (_is_origin_of_troops, _PARTICIPATES),
    (_is_among_its_people, _PARTICIPATES),
    (_has_people_there, _PARTICIPATES),
    (_lists_troops_for, _PARTICIPATES),
)


def _frame_of_people(reading: Reading) -> Frame | None:
    """Return the frame for a country whose people are the subject: in an operation, with a programme's help."""
    country, programme, at, _ = reading
    if reading.is_of_troops and actors.OFFICIAL.match(country.head):
        return None
    is_of_it = (
        at.role in ("loc", "dat", "datgen", "object", "on", "nom")
        or (at.role == "gen" and actors.GOVERNMENT.match(country.head) is None)
        or actors.SUBORDINATE.match(at.head.removesuffix("ა")) is not None  # is at its disposal
        or _is_caseless_object(reading)
    )
    if is_of_it and reading.is_of_troops:
        return _PEOPLE_PARTICIPATE
    if at.role not in ("frame", "ins") or not is_work(programme):
        return None
    is_paid = is_paying(programme) and actors.is_body(country.head)
    return _IS_HELPED if is_paid or postpositions.BY_HELP.match(at.head) else _BY_MEANS


def _is_caseless_object(reading: Reading) -> bool:
    """Return whether an exercise whose name has no ending is the object of an ergative: soldiers spent X 2013 there."""
    country, programme, at, features = reading
    takes_ergative = features.has_verb and not (features.is_imperfect or features.is_being)
    return takes_ergative and at.role == "bare" and country.role == "erg" and is_exercise(programme)


def _frame_by_kind(reading: Reading) -> Frame | None:
    """Return the frame of a clause with a verb, by the kind of the programme."""
    country, programme, at, features = reading
    if country.role in DATIVE and at.head_kind == "event" and features.has_foreign_subject:
        return _IS_OFFERED
    if _is_subject(country) and at.role == "loc" and features.is_being:
        return _PARTICIPATES
    if at.head_kind == "meeting":
        return None
    if is_exercise(programme):
        return _frame_of_exercise(reading)
    if is_operation(programme):
        return _PARTICIPATES if _is_in_operation(reading) else None
    if (features.is_being and not (features.is_paid and is_local(programme))) or is_forum(programme):
        return None
    if _is_place(country) or _is_given_something(reading) or _is_extended_to(reading):
        return _IS_HELPED
    return _IS_HELPED_AS_SUBJECT if _is_subject(country) and at.role == "frame" else None


def _frame_of_exercise(reading: Reading) -> Frame | None:
    """Return the frame for a country that does something in an exercise, or to it, or in which it is."""
    country, _, at, features = reading
    is_subject = _is_subject(country)
    if is_subject and (at.role == "loc" or len(country.ids) > 1):
        return _PARTICIPATES
    if is_subject and (at.role in ("dat", "nom") or _is_caseless_object(reading)):
        frame = _HOLDS
    elif _is_place(country):
        frame = _IS_PLACE_OF_EXERCISE
    else:
        return None
    if features.is_presence:
        return None
    return frame._replace(relation="planned") if features.is_future else frame


def _is_in_operation(reading: Reading) -> bool:
    """Return whether a country, or its flag, is the subject in an operation, or gives troops to it."""
    country, _, at, features = reading
    is_flag = country.role == "nom" and programme_nouns.FLAG.match(country.head) is not None and at.role == "loc"
    if not _is_subject(country):
        return is_flag
    return is_flag or (at.role == "ben" and features.gives_troops) or at.role in ("loc", "dat", "datgen")


def _is_given_something(reading: Reading) -> bool:
    """Return whether a programme gives something to a country in the dative, or acts upon it."""
    country, programme, at, features = reading
    # they gathered a million for it in the fund
    is_gathered = at.role == "loc" and features.is_paid and features.has_foreign_subject and is_paying(programme)
    is_recipient = country.role in DATIVE and (at.role in _GIVING or is_gathered)
    is_recipient = is_recipient and (programme.kind != "initiative" or at.role == "erg")
    is_object = country.role == "nom" and not country.head_kind and at.role == "erg" and not is_agreed(programme)
    return is_recipient or is_object


def _is_extended_to(reading: Reading) -> bool:
    """Return whether a programme extends to a country: "the network grew as far as Tajikistan"."""
    return reading.country.role == "term" and reading.at.role in ("nom", "bare", "erg")


def _is_subject(country: Phrase) -> bool:
    return country.role in ("nom", "erg") and not country.head_kind


def _is_place(country: Phrase) -> bool:
    """Return whether a country is a place or a recipient: in it, for it, but not in its plans."""
    is_placed = country.role in ("loc", "ben", "request") and country.head_kind != "actor"
    return is_placed and not locations.ABSTRACT.match(country.head)


def _has_participle(clause: Clause) -> bool:
    """Return whether the copula may be the auxiliary of a participle: "is equipped"."""
    return any(predicates.PARTICIPLE_LIKE.search(ph.text) for ph in clause.of("word") if ph.role == "nom")


def _has_foreign_subject(clause: Clause, verb: Phrase | None) -> bool:
    """Return whether the Alliance or an unnamed "they" is the subject."""
    if verb is not None and verb.text.endswith(_THIRD_PERSON_PLURAL):
        return True
    return any(actors.OTHER_SUBJECT.match(ph.text) and ph.role == "erg" for ph in clause.of("word"))
