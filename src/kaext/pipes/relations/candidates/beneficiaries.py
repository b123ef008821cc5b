"""Whether a country receives something from a programme (help, goods, work) rather than takes part in it."""

from __future__ import annotations

from kaext.pipes.relations.arguments.clause_content import has_light_noun
from kaext.pipes.relations.arguments.scope import Scope, Target
from kaext.pipes.relations.phrases import Phrase, Programme, phrase_after
from kaext.pipes.relations.programme_kinds import is_agreed, is_forum, is_work
from kaext.pipes.relations.words import postpositions, programme_nouns

# Makes use of; its object stands in the instrumental.
_USES = "სარგებლობს"
# Rules of receiving, and of receiving or taking over from a source, which is the programme.
_RECEIVING = frozenset({"admit", "obtain"})
_RECEIVING_FROM = _RECEIVING | {"lead"}
# Works, operates, functions; a programme in the nominative is the subject.
_WORKS = frozenset({"მუშაობს", "მოქმედებს", "ფუნქციონირებს", "საქმიანობს"})
# Takes over: a command, or equipment that is handed over.
_TAKES_OVER = "ჩაიბარებს"
# Roles of a source: the giver.
_SOURCE = frozenset({"from", "abl"})


def is_receipt(scope: Scope, target: Target, programme: Programme) -> bool:
    """Return whether the subject of a clause receives something from a programme: uses its help, takes its goods."""
    form, at = scope.event.trigger.form, target.mention
    if _is_equipment_taken_over(scope) and is_work(programme):
        return not is_agreed(programme)
    is_received = scope.event.rule in _RECEIVING
    if at is not None and is_received and not target.how and _is_package(programme):
        return at.role in ("dat", "nom", "bare")
    if at is None or is_agreed(programme) or is_forum(programme):
        return False
    if is_received and target.how == "pronoun" and _is_before_means(at, scope):
        return True
    if not is_work(programme):
        return False
    if form is not None and form.lemma == _USES:
        return postpositions.BY_HELP.match(at.head) is not None
    if scope.event.rule == "admit" and target.how == "shared" and programme.kind == "centre":
        return True
    if is_received and at.role in ("dat", "nom") and programme_nouns.PACKAGE_OF.match(at.head):
        return True  # "receives the package of an initiative"
    is_from_it = scope.event.rule in _RECEIVING_FROM and at.role in _SOURCE
    return is_from_it and not has_light_noun(scope.clause, "leading")


def _is_equipment_taken_over(scope: Scope) -> bool:
    """Return whether equipment, as the object, is taken over."""
    form = scope.event.trigger.form
    if form is None or form.lemma != _TAKES_OVER:
        return False
    return any(programme_nouns.EQUIPMENT.match(ph.text) and ph.role == "nom" for ph in scope.clause.of("word"))


def _is_before_means(at: Phrase, scope: Scope) -> bool:
    """Return whether "by means of" follows a pronoun: "by means of it they receive arms"."""
    following = phrase_after(at, scope.clause.phrases)
    return following is not None and postpositions.BY_MEANS.match(following.text) is not None


def _is_package(programme: Programme) -> bool:
    """Return whether a programme is a package: to get the Comprehensive Assistance Package is to get its help."""
    return programme_nouns.PACKAGE_OF.match(programme.name.rpartition(" ")[2]) is not None


def is_programme_acting(scope: Scope, target: Target) -> bool:
    """Return whether the programme itself is the agent of a verb of working, so that no country in the clause is.

    A programme that only labels its line is not, where people of a country are the subject: "SPS: Austrian chemists
    work in the programme".
    """
    form, at = scope.event.trigger.form, target.mention
    is_label = scope.sentence.is_labelled and any(ph.role == "nom" for ph in scope.clause.of("country"))
    is_subject = at is not None and at.role in ("nom", "bare") and not target.how and not is_label
    return is_subject and form is not None and form.lemma in _WORKS
