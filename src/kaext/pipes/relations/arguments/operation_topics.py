"""The operation that the text before is about, for a clause that says whose troops served in it, went there or left."""

from __future__ import annotations

from kaext.pipes.relations.arguments.antecedents import acting_countries
from kaext.pipes.relations.arguments.clause_content import has_light_noun
from kaext.pipes.relations.arguments.scope import Scope, Sentence, Target
from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.grammar import UNREAL_TENSES
from kaext.pipes.relations.phrases import SUBJECT, Phrase
from kaext.pipes.relations.programme_kinds import is_operation
from kaext.pipes.relations.words import actors, lemmas, locations, programme_nouns, reference, times

# Verbs of what troops do in an operation.
_SERVING = frozenset({"serve", "arrive"})
# Roles of places and companions, which may be elsewhere.
_ELSEWHERE = frozenset({"loc", "on", "all", "abl", "com", "ben", "from"})


def operation_served(scope: Scope) -> Target | None:
    """Return the operation of the text before in which troops served, to which they were sent or which they left."""
    event, clause, sentence = scope
    if event.rule == "leave":
        return _operation_left(clause, sentence)
    is_sent_there = event.rule == "send" and (_they_send(clause) or _sends_to_operation(clause, sentence))
    if is_sent_there or (event.rule == "begin" and _begins_to_serve(clause)) or _serve_there(scope):
        return _last_operation(sentence, reach=1)
    return None


def _last_operation(sentence: Sentence, *, reach: int) -> Target | None:
    """Return the programme named last, where it is an operation."""
    last = sentence.discourse.last_programme(reach=reach)
    return Target.inferred((last,), None, "topic") if last is not None and is_operation(last) else None


def _operation_left(clause: Clause, sentence: Sentence) -> Target | None:
    """Return the operation from which troops went home or were withdrawn, where the clause names no place."""
    model = clause.gap_antecedent or clause  # and A in May, as others had withdrawn their troops
    has_troops = any(actors.TROOPS.match(ph.text) for ph in model.of("word"))
    has_them = any(ph.text == reference.THEY for ph in clause.phrases) and any(
        ph.role == "erg" for ph in clause.phrases
    )
    has_source = any(ph.role in ("abl", "loc") and ph.kind != "date" for ph in clause.phrases)
    if not (has_light_noun(clause, "home") or ((has_troops or has_them) and not has_source)):
        return None
    return _last_operation(sentence, reach=3 if has_them else 2)


def _they_send(clause: Clause) -> bool:
    """Return whether a pronoun is the subject of sending troops to no named place: both sent a ship each."""
    words = clause.of("word")
    they = any(ph.text in reference.PRONOUNS and reference.PRONOUNS[ph.text][0] in ("erg", "nom") for ph in words)
    is_elsewhere = any(ph.role not in SUBJECT for ph in clause.of("country"))
    is_elsewhere = is_elsewhere or any(ph.role in ("loc", "ben", "all", "abl") for ph in words)
    return they and not is_elsewhere and any(actors.TROOPS.match(ph.text) for ph in words)


def _sends_to_operation(clause: Clause, sentence: Sentence) -> bool:
    """Return whether countries sent troops, or set up camps, where the last sentence is about one programme.

    In it others participate, or it is the only one named; the clause names no other place.
    """
    stated = {value.programme for value in sentence.discourse.stated}
    is_with_others = len(stated) == 1 and any(v.relation == "participates" for v in sentence.discourse.stated)
    is_about_one = is_with_others or (not stated and len(sentence.discourse.programmes_of_last_sentence()) == 1)
    words = clause.of("word")
    is_elsewhere = any(ph.role in ("loc", "on", "ben", "all", "abl", "com") for ph in words)
    is_elsewhere = is_elsewhere or any(
        ph.role == "dat" and not (_is_sent(ph) or reference.LARGE_NUMBER.match(ph.text)) for ph in words
    )
    actors_of = acting_countries(clause)
    are_whole = bool(actors_of) and all(ph.role != "nom" and not ph.head_kind for ph in actors_of)
    is_elsewhere = is_elsewhere or len(actors_of) < len(clause.of("country"))
    return is_about_one and are_whole and not is_elsewhere and any(map(_is_sent, words))


def _is_sent(word: Phrase) -> bool:
    """Return whether a word names troops, or a camp that they set up."""
    return actors.TROOPS.match(word.text) is not None or locations.CAMP.match(word.text) is not None


def _begins_to_serve(clause: Clause) -> bool:
    """Return whether a country's people began a task of operations, with no place named: began to patrol."""
    has_people = any(ph.head_kind == "actor" and ph.role in ("nom", "erg") for ph in clause.of("country"))
    is_elsewhere = any(ph.role == "loc" for ph in clause.phrases if ph.kind in ("word", "country"))
    nouns = (ph.form.kind for ph in clause.phrases if ph.form is not None and ph.form.verb_form == "noun")
    return has_people and not is_elsewhere and "serve" in nouns


def _serve_there(scope: Scope) -> bool:
    """Return whether countries' troops served, came or encamped, where the last sentence is about one operation.

    The clause names neither another place nor other work: training, a meeting, an organisation.
    """
    event, clause, sentence = scope
    form = event.trigger.form
    is_represented = form is not None and form.lemma == lemmas.IS_REPRESENTED
    if form is not None and form.lemma in lemmas.NOT_SURELY_THERE:
        return False
    if not (event.rule in _SERVING or is_represented) or event.is_verbal_noun or event.tense in UNREAL_TENSES:
        return False
    if len(sentence.discourse.programmes_of_last_sentence()) != 1 or _named_here(clause, sentence):
        return False
    if not _is_done_by_troops(clause) or has_light_noun(clause, "home"):
        return False
    is_encamping = form is not None and form.lemma in lemmas.ENCAMPS
    return not any(_is_elsewhere(ph, is_encamping=is_encamping) for ph in clause.phrases)


def _named_here(clause: Clause, sentence: Sentence) -> bool:
    """Return whether the sentence names a programme before the end of a clause."""
    end = clause.phrases[-1].end
    return any(ph.kind == "programme" and ph.start < end for ph in sentence.phrases)


def _is_done_by_troops(clause: Clause) -> bool:
    """Return whether a country's troops are the subject, or countries that are the subject serve by or in units."""
    subjects = [ph for ph in clause.of("country") if ph.role in SUBJECT]
    are_troops = [actors.TROOPS.match(ph.head) is not None for ph in subjects if ph.head_kind == "actor"]
    if are_troops:
        return all(are_troops)
    are_whole = bool(subjects) and not any(ph.head_kind for ph in subjects)
    return are_whole and any(ph.role in ("ins", "loc") and actors.UNIT.match(ph.text) for ph in clause.of("word"))


def _is_elsewhere(phrase: Phrase, *, is_encamping: bool) -> bool:
    """Return whether a phrase of a clause about troops names another place or other work than the operation's.

    Where troops encamp, a place that is no country's is in its theatre.
    """
    if phrase.kind != "word":
        return phrase.kind == "country" and phrase.role in _ELSEWHERE and not actors.TROOPS.match(phrase.head)
    if _is_other_work(phrase.text) or reference.ANOTHER.match(phrase.text):
        return True
    if phrase.role not in _ELSEWHERE or (is_encamping and phrase.role == "loc"):
        return False
    is_of_operation = programme_nouns.PART_OF_OPERATION.match(phrase.text) is not None
    return not (is_of_operation or phrase.text in times.THERE or actors.TROOPS.match(phrase.text))


def _is_other_work(word: str) -> bool:
    """Return whether a word means training, a meeting, another operation or an organisation."""
    others = (
        programme_nouns.MEANS_EXERCISE,
        programme_nouns.MEETING,
        programme_nouns.OTHER_WORK,
        actors.ORGANISATION,
        times.OCCASION,
    )
    return any(pattern.match(word) for pattern in others)
