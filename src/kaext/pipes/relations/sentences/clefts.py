"""Cleft sentences, which say who it was that did something: the first country that joined was Georgia."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.phrases import MARKS, UNMARKED, Phrase, Role
from kaext.pipes.relations.phrasing.finite import is_finite
from kaext.pipes.relations.words import connectives, country_nouns, modality, reference

# The most words before the relative pronoun (among them the first country) and beside the countries.
_MOST_WORDS = 4
# Roles of "who" (the subject of any verb) and "whom".
_WHO: dict[str, Role] = {"ვინც": "erg", "ვისაც": "dat"}
# That one, those, the only one, one of.
_ONE = frozenset({"ის", "ისინი", "ისიც", "ერთადერთი", "ერთ-ერთი"})


def without_cleft(row: Sequence[Phrase]) -> list[Phrase] | None:
    """Return a cleft sentence as a plain one, or None where the sentence is no cleft.

    The country that the second part names replaces the relative pronoun (ვინც, who; ქვეყანა, რომელმაც, the country
    that), together with the dates of that part.
    """
    at = next((index for index, phrase in enumerate(row[: _MOST_WORDS + 1]) if _is_relative(phrase)), None)
    if at is None or not _is_head(row[:at], row[at]):
        return None
    end = _end_of_relative(row, at)
    stop = next((index for index, ph in enumerate(row) if ph.kind == "stop" and index > end), len(row) - 1)
    identifying = [*row[end + 1 : stop], row[-1]]
    named = _identified_countries(identifying) if end else []
    if not named:
        return None
    relative, dates = row[at], [ph for ph in identifying if ph.kind == "date"]
    ids = tuple(dict.fromkeys(code for ph in named for code in ph.ids))
    part = _WHO.get(relative.text, relative.role)
    country = replace(named[0], ids=ids, role=part, start=relative.start, end=relative.end)
    return [country, *dates, *row[at + 1 : end], *row[stop:]]


def _is_relative(phrase: Phrase) -> bool:
    """Return whether a word is a relative pronoun, or "whoever"."""
    if phrase.kind != "word":
        return False
    return connectives.RELATIVE.match(phrase.text) is not None or reference.WHOEVER.match(phrase.text) is not None


def _is_head(before: Sequence[Phrase], relative: Phrase) -> bool:
    """Return whether all words before a relative pronoun mean a country or several: the first state, those who."""
    words = [ph for ph in before if ph.kind != "comma"]
    are_apt = all(
        ph.kind == "word"
        and (
            country_nouns.GROUP_HEAD.match(ph.text)
            or reference.DEMONSTRATIVE.match(ph.text)
            or reference.FIRST_OF.match(ph.text)
            or reference.GENERIC_BEFORE.match(ph.text)
            or ph.text in reference.WHICH
            or ph.text in _ONE
        )
        for ph in words
    )
    is_of_country = any(country_nouns.GROUP_HEAD.match(ph.text) or ph.text in reference.WHICH for ph in words)
    return are_apt and (is_of_country or reference.WHOEVER.match(relative.text) is not None)


def _end_of_relative(row: Sequence[Phrase], at: int) -> int:
    """Return the index of the mark that ends the relative clause, 0 where there is none."""
    for index in range(at + 1, len(row)):
        if row[index].kind in ("comma", "dash") and Clause(list(row[at + 1 : index])).has_verb:
            return index
    return 0


def _identified_countries(rest: Sequence[Phrase]) -> list[Phrase]:
    """Return the countries of the second part, where it does no more than identify them; else nothing."""
    countries = [ph for ph in rest if ph.kind == "country"]
    are_plain = all(ph.role in UNMARKED and not ph.head_kind for ph in countries)
    is_said = any(ph.form is not None and ph.form.kind == "be" for ph in rest)
    is_said = is_said or any(country_nouns.COUNTRY_IS.search(ph.text) for ph in countries if ph.role in UNMARKED)
    others = [ph for ph in rest if ph.kind not in MARKS | {"country", "date"} and ph.text[0].isalnum()]
    says_more = any(
        ph.kind != "word"
        or modality.NEGATION.match(ph.text)
        or (is_finite(ph, rest) and (ph.form is None or ph.form.kind != "be"))
        for ph in others
    )
    return countries if countries and are_plain and is_said and not says_more and len(others) <= _MOST_WORDS else []
