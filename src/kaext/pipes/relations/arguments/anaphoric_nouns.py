"""Tests of nouns and pronouns that may refer to a programme mentioned before, by the words around them."""

from __future__ import annotations

from collections.abc import Sequence

from kaext.pipes.relations.arguments.scope import Sentence
from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.phrases import Phrase
from kaext.pipes.relations.words import connectives, country_nouns, lemmas, programme_nouns, reference


def is_draft_of_plan(phrases: Sequence[Phrase], index: int) -> bool:
    """Return whether a word means the new version of a plan mentioned before, and not of another plan."""
    if not index or not programme_nouns.VERSION.match(phrases[index].text):
        return False
    of_another = phrases[index - 2] if index > 1 else None
    is_of_another = of_another is not None and of_another.role == "gen" and of_another.text not in reference.ITS
    is_of_another = is_of_another and of_another is not None and not _is_plan_itself(of_another.text)
    is_of_another = is_of_another or phrases[index].role not in ("nom", "dat", "gen")
    return programme_nouns.RENEWED.match(phrases[index - 1].text) is not None and not is_of_another


def _is_plan_itself(word: str) -> bool:
    """Return whether a genitive before a version only says whose version it is: of the text, of the document."""
    kinds = (programme_nouns.VERSION, programme_nouns.MEANS_DOCUMENT, programme_nouns.MEANS_PLAN)
    return any(pattern.match(word) for pattern in kinds)


def is_other_noun(following: Sequence[Phrase]) -> bool:
    """Return whether the next noun is what the verb is about, modified by the programme: the operation's transit."""
    words = [ph for ph in following if ph.kind == "word" and not programme_nouns.PROGRAMME_NOUN.match(ph.text)]
    return any(ph.form is None or ph.role == "ben" for ph in words)


def is_founding(noun: Phrase) -> bool:
    """Return whether a noun after "its" means the founding of a programme: the agreement on its foundation."""
    return noun.form is not None and noun.form.verb_form != "finite" and noun.form.kind in ("found", "benefit")


def has_partner_country(clause: Clause) -> bool:
    """Return whether a clause says with which country something is, so that a dialogue is no programme."""
    return any(
        ph.role == "com" and (ph.kind == "country" or country_nouns.COUNTRY_NOUN.match(ph.text))
        for ph in clause.phrases
    )


def is_implementation(noun: Phrase) -> bool:
    """Return whether a word means the implementation of a programme."""
    return noun.form is not None and noun.form.verb_form != "finite" and noun.form.kind in ("carry", "fulfil")


def programme_in_relative(noun: Phrase, row: Sequence[Phrase]) -> Phrase | None:
    """Return the programme that is the subject of a relative clause about a noun: a project, which SPS funds."""
    after = [ph for ph in row if ph.start >= noun.end]
    relative = next((i for i, ph in enumerate(after) if connectives.RELATIVE.match(ph.text)), len(after))
    return next((ph for ph in after[relative:] if ph.kind == "programme" and ph.role in ("nom", "erg", "bare")), None)


def is_part_of_name(noun: Phrase, row: Sequence[Phrase]) -> bool:
    """Return whether a generic noun is part of a programme's name, and so refers to nothing: the programme - SPS."""
    return any(ph.kind == "programme" and ph.start <= noun.start < ph.end for ph in row)


def is_determiner(index: int, phrases: Sequence[Phrase]) -> bool:
    """Return whether the pronoun at ``index`` modifies the noun after it: that document."""
    following = phrases[index + 1] if index + 1 < len(phrases) else None
    return following is not None and following.kind in ("word", "programme") and following.role in ("nom", "bare")


def has_anaphoric_subject(clause: Clause) -> bool:
    """Return whether a pronoun, an ordinal or a noun for a country is the subject of a transitive verb: they agreed."""
    subjects = [ph for ph in clause.phrases if ph.kind == "word" and ph.role == "erg"]
    return any(
        ph.text in reference.PRONOUNS or ph.text in reference.WHICH or country_nouns.COUNTRY_NOUN.match(ph.text)
        for ph in subjects
    )


def it_means_programme(clause: Clause, sentence: Sentence) -> bool:
    """Return whether "it", "to it" is a programme mentioned before, and no country."""
    return _explains_programme(clause) or _is_spent_on_programme(clause) or _is_paid_to_fund(clause, sentence)


def _explains_programme(clause: Clause) -> bool:
    """Return whether a clause after a colon or dash explains a programme, the subject of a clause without a country."""
    before = clause.parent if clause.connective == "dash" else None
    is_subject = before is not None and any(ph.role in ("nom", "bare") for ph in before.of("programme"))
    return before is not None and is_subject and not before.of("country")


def _is_spent_on_programme(clause: Clause) -> bool:
    """Return whether "it" is the programme of the clause before: it was offered; five million were spent on it."""
    is_of_programme = clause.parent is not None and bool(clause.parent.of("programme")) and not clause.of("programme")
    return is_of_programme and any(
        ph.form is not None and ph.form.lemma in lemmas.IS_SPENT_ON for ph in clause.of("word")
    )


def _is_paid_to_fund(clause: Clause, sentence: Sentence) -> bool:
    """Return whether "it" is the fund of the last sentence, which a country helps with money."""
    helps = any(ph.form is not None and ph.form.kind == "help" for ph in clause.finite_verbs)
    is_money = bool(clause.of("sum")) or any(programme_nouns.MONEY.match(ph.text) for ph in clause.of("word"))
    is_by_country = any(ph.role in ("nom", "erg") for ph in clause.of("country"))
    funds = [q for q in sentence.discourse.programmes_of_last_sentence() if q.kind == "fund"]
    return helps and is_money and is_by_country and bool(funds)
