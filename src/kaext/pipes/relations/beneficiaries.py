"""Whether a country receives something from a programme (help, goods, work) rather than takes part in it."""

from __future__ import annotations

from kaext.pipes.relations.phrases import Programme, phrase_after
from kaext.pipes.relations.programme_kinds import is_agreed, is_forum, is_work
from kaext.pipes.relations.scope import Scope, Target
from kaext.pipes.relations.words import light_nouns, postpositions, programme_nouns

# Makes use of; its object stands in the instrumental.
_USES = "სარგებლობს"
# Kinds of verbs with a source ("takes over from"), which is the programme.
_TAKES_OVER = frozenset({"lead", "admit", "obtain"})
_TAKES_IN = frozenset({"admit", "obtain"})
# Works, operates, functions; a programme in the nominative is the subject.
_WORKS = frozenset({"მუშაობს", "მოქმედებს", "ფუნქციონირებს", "საქმიანობს"})
# Takes over: a command, or equipment that is handed over.
_TAKES_CHARGE = "ჩაიბარებს"
# Roles of a source: the giver.
_FROM = frozenset({"from", "abl"})


def is_receipt(scope: Scope, target: Target, programme: Programme) -> bool:
    """Return whether the subject of a clause receives something from a programme: uses its help, takes its goods."""
    form, at = scope.event.trigger.form, target.mention
    is_handed_over = form is not None and form.lemma == _TAKES_CHARGE and is_work(programme)
    if is_handed_over and any(
        programme_nouns.EQUIPMENT.match(ph.text) and ph.role == "nom" for ph in scope.clause.of("word")
    ):
        return not is_agreed(programme)
    if at is not None and scope.event.rule in _TAKES_IN and not target.how and _is_package(programme):
        return at.role in ("dat", "nom", "bare")
    if at is None or is_agreed(programme) or is_forum(programme):
        return False
    following = phrase_after(at, scope.clause.phrases) if target.how == "pronoun" else None
    is_means = following is not None and postpositions.BY_MEANS.match(following.text) is not None
    if scope.event.rule in _TAKES_IN and is_means:
        return True  # by means of it they get arms
    if not is_work(programme):
        return False
    if form is not None and form.lemma == _USES:
        return postpositions.BY_HELP.match(at.head) is not None
    if scope.event.rule == "admit" and target.how == "shared" and programme.kind == "centre":
        return True
    if scope.event.rule in _TAKES_IN and at.role in ("dat", "nom") and programme_nouns.PACKAGE_OF.match(at.head):
        return True  # gets the package of an initiative
    is_led = any("leading" in light_nouns.lights_of(ph.text) for ph in scope.clause.of("word"))
    return scope.event.rule in _TAKES_OVER and at.role in _FROM and not is_led


def _is_package(programme: Programme) -> bool:
    """Return whether a programme is a package: to get the Comprehensive Assistance Package is to get its help."""
    return programme_nouns.PACKAGE_OF.match(programme.name.rpartition(" ")[2]) is not None


def is_programme_acting(scope: Scope, target: Target) -> bool:
    """Return whether the programme itself is the agent of a verb of working, so that no country in the clause is."""
    form, at = scope.event.trigger.form, target.mention
    is_subject = at is not None and at.role in ("nom", "bare") and not target.how
    return is_subject and form is not None and form.lemma in _WORKS
