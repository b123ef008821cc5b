"""Missing full stops: two sentences that run together because the text lacks the stop between them.

They are found by what is on either side: a complete clause, then a country with a finite verb of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kaext.pipes.relations.phrases import DATIVE, MARKS, Phrase
from kaext.pipes.relations.words import lemmas, modality

# Verbs that may take a complement clause without a comma: decided, asked (that it) do so.
_TAKE_A_CLAUSE = frozenset({"decide", "plan", "ask", "offer", "refuse"})
# The fewest phrases before the date of a gapped clause (verb, mark, country, dash), and the most such a clause has.
_SHORTEST_ELIDED, _LONGEST_ELIDED = 4, 7
# Endings of the conditional and the optative of the past, which look like past tenses of other verbs.
_WISHED = ("ოდა", "ოდნენ", "ინა", "ინათ")


def split_at_missing_stops(row: list[Phrase]) -> list[list[Phrase]]:
    """Return the sentences of a row between which no mark stands: X joined in 2002 Y has not joined.

    A finite verb with its country before it is followed by another country with a finite verb of its own; or the date
    of a gapped clause is: Y – in 2003 Z sent soldiers. The full stop of an abbreviation may be that of the sentence:
    X joined in 2002 წ. Y has not joined. A question after a colon is a sentence of its own: X joined: why?
    """
    dates = {i for i, date in enumerate(row) if _is_abbreviated_date(date) and _is_complete_clause(row, i)}
    verbs = [(i, verb) for i, verb in enumerate(row) if verb.form is not None]
    ends = [i for i, verb in verbs if _may_end_before(verb, row[i + 1 : i + 3]) and _is_complete(row, i)]
    ends = [i for i in ends if i + 1 not in dates]
    ends += [i for i, (a, b) in enumerate(pairwise(row)) if a.kind == "date" and _ends_gapped_clause(row, i, b)]
    begins = [0, *(end + 1 for end in sorted(dates.union(ends, _colons_before_question(row))))]
    return [row[begin:end] for begin, end in pairwise([*begins, len(row)])]


def _colons_before_question(row: Sequence[Phrase]) -> list[int]:
    """Return the index of the colon after which a sentence with a verb asks something; empty for none."""
    if not row or not row[-1].text.endswith("?"):
        return []
    colons = [i for i, ph in enumerate(row[:-1]) if ph.text == ":" and modality.ASKING.match(row[i + 1].text)]
    return [i for i in colons[:1] if any(map(_is_finite, row[:i]))]


def _may_end_before(verb: Phrase, after: Sequence[Phrase]) -> bool:
    """Return whether a verb may end a sentence: a country follows, or a place or date and then a country."""
    is_finite = verb.form is not None and verb.form.verb_form == "finite" and verb.form.kind != "be"
    first = _first_country(after) if is_finite else None
    return first is not None and not after[first].is_dependent


def _first_country(after: Sequence[Phrase]) -> int | None:
    """Return the index of the country among the phrases after a verb: 0, or 1 after a place or a date."""
    is_set_before = len(after) > 1 and (after[0].kind == "date" or (after[0].kind, after[0].role) == ("word", "loc"))
    return next((i for i in range(1 + is_set_before) if after[i : i + 1] and after[i].kind == "country"), None)


def _ends_gapped_clause(row: Sequence[Phrase], date: int, country: Phrase) -> bool:
    """Return whether a date ends a gapped clause, and a country with a finite verb of its own follows."""
    if date < _SHORTEST_ELIDED or row[date - 1].kind != "dash" or country.kind != "country" or country.is_dependent:
        return False
    has_verb = any(_is_finite(ph) for ph in row[: date - 1])
    end = next((i for i in range(date, len(row)) if row[i].kind in MARKS), len(row))
    is_own = any(_is_finite(ph) and _is_subject(country, ph) for ph in row[date + 2 : end])
    before = [ph.kind for ph in row[max(0, date - _LONGEST_ELIDED) : date - 1]]
    return has_verb and is_own and "country" in before


def _is_abbreviated_date(phrase: Phrase) -> bool:
    """Return whether a phrase is a date that ends with the full stop of an abbreviation: 2002 წ."""
    return phrase.kind == "date" and phrase.text.endswith(".")


def _is_complete_clause(row: Sequence[Phrase], date: int) -> bool:
    """Return whether the clause that ends with a date has its country and verb, and a country after it its own."""
    country = row[date + 1] if date + 1 < len(row) else None
    if country is None or country.kind != "country" or country.is_dependent:
        return False
    begin = next((i + 1 for i in range(date, -1, -1) if row[i].kind in MARKS), 0)
    end = next((i for i in range(date, len(row)) if row[i].kind in MARKS), len(row))
    verb = next((ph for ph in row[begin:date] if _is_finite(ph)), None)
    has_subject = verb is not None and any(_is_subject(ph, verb) for ph in row[begin:date])
    after = row[date + 2 : end]
    return (
        has_subject
        and verb is not None
        and any(_is_independent_verb(ph, verb) and _is_subject(country, ph) for ph in after)
    )


def _is_finite(phrase: Phrase) -> bool:
    return phrase.form is not None and phrase.form.verb_form == "finite"


def _is_complete(row: Sequence[Phrase], verb: int) -> bool:
    """Return whether the clause of a verb has its country, and the country after the verb has a verb of its own."""
    begin = next((i + 1 for i in range(verb, -1, -1) if row[i].kind in MARKS), 0)
    end = next((i for i in range(verb, len(row)) if row[i].kind in MARKS), len(row))
    before, after = row[begin:verb], row[verb + 1 : end]
    has_subject = any(_is_subject(ph, row[verb]) for ph in before)
    first = _first_country(after) if has_subject else None
    if first is None:
        return False
    return any(_is_independent_verb(ph, row[verb]) and _is_subject(after[first], ph) for ph in after[first + 1 :])


def _is_independent_verb(phrase: Phrase, verb: Phrase) -> bool:
    """Return whether a word is a finite verb that does not depend on the one before it."""
    form, before = phrase.form, verb.form
    if form is None or before is None or form.verb_form != "finite" or form.tense == "optative":
        return False
    is_wished = phrase.text.endswith(_WISHED) and form.lemma not in lemmas.INDIRECT
    return not (before.kind in _TAKE_A_CLAUSE and is_wished)


def _is_subject(country: Phrase, verb: Phrase) -> bool:
    """Return whether a country is in a case that the subject of a verb may have."""
    form = verb.form
    if country.kind != "country" or form is None:
        return False
    is_inverted = form.lemma in lemmas.INDIRECT or form.tense == "perfect"
    return country.role in ("nom", "erg") or (is_inverted and country.role in DATIVE)
