"""Countries mentioned before a clause, as antecedents of its pronouns, nouns and elided subjects."""

from __future__ import annotations

from collections.abc import Sequence

from kaext.pipes.relations.arguments.scope import Sentence, countries_at_head
from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.context.discourse import Discourse
from kaext.pipes.relations.phrases import DATIVE, OWNER, PLACE, SUBJECT, Phrase
from kaext.pipes.relations.words import predicates


def last_mentioned(
    clause: Clause, sentence: Sentence, *, is_plural: bool, number: int = 0, is_actor: bool = False
) -> tuple[str, ...]:
    """Return the countries last mentioned before a clause; empty where none fits.

    Parameters
    ----------
    clause
        The clause.
    sentence
        Its sentence.
    is_plural
        Whether several countries are required, else one.
    number
        How many countries are required; 0 for any number.
    is_actor
        Whether the countries do something in the clause.
    """
    before = clause.parent
    while before is not None:
        for phrase in sorted(before.of("country"), key=lambda ph: (ph.role not in SUBJECT, -ph.start)):
            if number and len(phrase.ids) != number:
                continue
            are_many = len(phrase.ids) > 1 or (phrase.head_kind == "actor" and "ებ" in phrase.head)
            is_theme = phrase.role == "com" and len(before.of("country")) == 1
            is_apt = is_theme or phrase.role not in ("none", "com", "with", "abl")
            is_apt = is_apt and not (phrase.is_adjectival and phrase.head_kind == "thing" and _names_country(before))
            if (are_many if is_plural else len(phrase.ids) == 1) and is_apt:
                return phrase.ids
        before = before.parent
    named = tuple(dict.fromkeys(code for ph in countries_before(clause, sentence) for code in ph.ids)) if number else ()
    if is_actor and number and len(named) == number:
        return named
    nearest = subject_before_semicolon(clause, sentence) if is_actor and not is_plural else ()
    if len(nearest) == 1:
        return nearest
    head = countries_at_head(sentence)
    if head and (len(head) == number if number else (len(head) > 1) == is_plural):
        return head
    discourse = sentence.discourse
    return discourse.last_group(number=number) if is_plural else discourse.last_country(is_actor=is_actor)


def _names_country(clause: Clause) -> bool:
    """Return whether a clause names a country otherwise than by an adjective."""
    return any(not ph.is_adjectival and ph.role != "none" for ph in clause.of("country"))


def countries_before(clause: Clause, sentence: Sentence) -> list[Phrase]:
    """Return the countries that the sentence names before a clause."""
    return [ph for ph in sentence.phrases if ph.kind == "country" and ph.end <= clause.phrases[0].start]


def subject_before_semicolon(clause: Clause, sentence: Sentence) -> tuple[str, ...]:
    """Return the last subject before the semicolon that a clause follows; empty where none does."""
    if clause.connective != "stop":
        return ()
    subjects = [ph for ph in countries_before(clause, sentence) if ph.role in ("nom", "erg")]
    if not subjects and clause.parent is not None:
        subjects = list(acting_countries(clause.parent))
    return subjects[-1].ids if subjects else ()


def acting_countries(clause: Clause) -> Sequence[Phrase]:
    """Return the countries that are the subject of a clause; that of a perfect is in the dative.

    ირლანდიას ჯარი არ გაუგზავნია (Ireland has not sent troops).
    """
    if found := clause.subjects:
        return found
    datives = [ph for ph in clause.of("country") if ph.role in DATIVE and not ph.head_kind]
    return datives if datives and _is_perfect(clause) else ()


def _is_perfect(clause: Clause) -> bool:
    """Return whether the verb of a clause is a perfect, or "has" with a participle: გაშლილი ჰქონდა (had set up)."""
    if any(ph.text in predicates.POSSESSED for ph in clause.finite_verbs):
        return any(ph.form is not None and ph.form.verb_form == "participle" for ph in clause.of("word"))
    return any(
        ph.form.tense == "perfect" if ph.form is not None else predicates.EVIDENTIAL.fullmatch(ph.text)
        for ph in clause.finite_verbs
    )


def agent_before(clause: Clause) -> tuple[str, ...]:
    """Return the one country that is a subject in the clause before; empty where there are several or none."""
    before = clause.parent
    if before is None:
        return ()
    has = any(ph.form is not None and ph.form.kind == "have" for ph in before.phrases)  # who has something: the dative
    acting = {ph.ids for ph in before.of("country") if ph.role in SUBJECT or (has and ph.role in OWNER)}
    ids = next(iter(acting)) if len(acting) == 1 else ()
    return ids if len(ids) == 1 else ()


def place_before(clause: Clause) -> tuple[str, ...]:
    """Return the one country in which the clause before takes place; empty where there are several or none."""
    before = clause.parent
    places = {ph.ids for ph in before.of("country") if ph.role in PLACE} if before is not None else set()
    return next(iter(places)) if len(places) == 1 else ()


def sole_country_before(clause: Clause) -> tuple[str, ...]:
    """Return the only country that the clause before names, in whatever role: flew to Pakistan's mountains."""
    named = [ph for ph in clause.parent.of("country") if not ph.is_adjectival] if clause.parent is not None else []
    return named[0].ids if len(named) == 1 and len(named[0].ids) == 1 else ()


def country_of_topic(clause: Clause, discourse: Discourse) -> tuple[str, ...]:
    """Return "the country" in a section or document about one country, unless another acted in the clause before."""
    of_unit = discourse.unit.country
    is_of_one = bool(of_unit or (discourse.document.main_country and not discourse.unit.countries))
    return agent_before(clause) or of_unit or discourse.document.main_country if is_of_one else ()


def group_before(clause: Clause) -> tuple[str, ...]:
    """Return the countries that the nearest clause before with several countries names."""
    before = clause.parent
    while before is not None:
        ids = tuple(dict.fromkeys(code for ph in before.of("country") for code in ph.ids))
        if len(ids) > 1:
            return ids
        before = before.parent
    return ()
