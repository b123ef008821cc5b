"""What a country gets from a programme rather than takes part in: its help, its goods, its work."""

from __future__ import annotations

from kaext.pipes.relations.kinds import is_agreed, is_forum, is_work
from kaext.pipes.relations.phrases import Programme, phrase_after
from kaext.pipes.relations.scope import Object, Scope
from kaext.pipes.relations.words import light_nouns, postpositions, works

# Verbs of making use: what they use stands in the instrumental.
_USES = "სარგებლობს"
# Verbs of taking over, which is from somebody.
_TAKES_OVER = frozenset({"lead", "admit", "obtain"})
_TAKES_IN = frozenset({"admit", "obtain"})
# Verbs of working: a programme in the nominative is their subject.
_WORKS = frozenset({"მუშაობს", "მოქმედებს", "ფუნქციონირებს", "საქმიანობს"})
# Takes charge: of a command, or of equipment that is handed over.
_TAKES_CHARGE = "ჩაიბარებს"
# Where the one who gives stands.
_FROM = frozenset({"from", "abl"})


def is_receipt(scope: Scope, what: Object, programme: Programme) -> bool:
    """Whether a clause says that its subject got something from a programme: used its help, took goods from it."""
    form, at = scope.event.trigger.form, what.at
    is_handed_over = form is not None and form.lemma == _TAKES_CHARGE and is_work(programme)
    if is_handed_over and any(works.EQUIPMENT.match(ph.text) and ph.role == "nom" for ph in scope.clause.of("word")):
        return not is_agreed(programme)
    if at is not None and scope.event.rule in _TAKES_IN and not what.how and _is_package(programme):
        return at.role in ("dat", "nom", "bare")
    if at is None or is_agreed(programme) or is_forum(programme):
        return False
    following = phrase_after(at, scope.clause.phrases) if what.how == "pronoun" else None
    is_means = following is not None and postpositions.BY_MEANS.match(following.text) is not None
    if scope.event.rule in _TAKES_IN and is_means:
        return True  # by means of it they get arms
    if not is_work(programme):
        return False
    if form is not None and form.lemma == _USES:
        return postpositions.BY_HELP.match(at.head) is not None
    if scope.event.rule == "admit" and what.how == "shared" and programme.kind == "centre":
        return True
    if scope.event.rule in _TAKES_IN and at.role in ("dat", "nom") and works.PACKAGE_OF.match(at.head):
        return True  # gets the package of an initiative
    is_led = any("leading" in light_nouns.lights_of(ph.text) for ph in scope.clause.of("word"))
    return scope.event.rule in _TAKES_OVER and at.role in _FROM and not is_led


def _is_package(programme: Programme) -> bool:
    """Return whether a programme is called a package: who gets the Comprehensive Assistance Package gets its help."""
    return works.PACKAGE_OF.match(programme.name.rpartition(" ")[2]) is not None


def is_programme_acting(scope: Scope, what: Object) -> bool:
    """Return whether a programme itself is what works or acts in a clause, so that a country beside it does not."""
    form, at = scope.event.trigger.form, what.at
    is_subject = at is not None and at.role in ("nom", "bare") and not what.how
    return is_subject and form is not None and form.lemma in _WORKS
