"""Chunking: the phrases of a sentence with their roles, coordinated and without irrelevant brackets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kaext.pipes.relations.capitals import with_capitals_as_countries
from kaext.pipes.relations.context.first_person import in_third_person
from kaext.pipes.relations.grammar import future_form
from kaext.pipes.relations.phrases import Phrase
from kaext.pipes.relations.phrasing.coordination import coordinated, groups_without_exceptions, with_brackets_joined
from kaext.pipes.relations.phrasing.country_roles import with_role
from kaext.pipes.relations.phrasing.mentions import Mentions, mentions_and_words
from kaext.pipes.relations.phrasing.participial_relatives import with_participles_as_relatives
from kaext.pipes.relations.phrasing.quotations import without_attribution
from kaext.pipes.relations.words import (
    connectives,
    light_nouns,
    listing,
    postpositions,
    predicates,
    programme_nouns,
    reference,
)

_ENDS_CLAUSE = frozenset({"comma", "stop", "close"})
# Relative pronouns of naming: which (is called X), which (is known as X).
_TO_WHICH, _WHICH = "რომელსაც", "რომელიც"
# The phrases of such a relative: the pronoun, the name, the verb.
_RELATIVE_AND_NAME = 3
# Framework, of a document.
_FRAMEWORK = "ჩარჩო"
# The phrases of a comma and "among them".
_EXAMPLES_REACH = 3


def phrases_of(
    mentions: Mentions, start: int, end: int, *, speaker: tuple[str, ...] = (), is_quoted: bool = False
) -> list[Phrase]:
    """Return the phrases of the tokens ``start:end`` with their roles in the clause.

    Parameters
    ----------
    mentions
        The tokens and mentions of the document.
    start, end
        The tokens of the sentence, ``end`` exclusive.
    speaker
        The country that "we" refers to, if its officials speak in this sentence.
    is_quoted
        They speak in quotation marks, so the attribution (says the minister) is removed.
    """
    if speaker or is_quoted:
        return _read(mentions, start, end, speaker=speaker, is_quoted=is_quoted)
    if (start, end) not in mentions.rows:
        mentions.rows[start, end] = tuple(_read(mentions, start, end, speaker=(), is_quoted=False))
    return list(mentions.rows[start, end])


def _read(mentions: Mentions, start: int, end: int, *, speaker: tuple[str, ...], is_quoted: bool) -> list[Phrase]:
    row = _with_framework_documents_joined(list(mentions_and_words(mentions, start, end)))
    row = _with_names_from_relatives(_with_names_beside_nouns(row))
    row = with_capitals_as_countries(_with_ambiguous_words_resolved(row), mentions.countries)
    row = in_third_person(without_attribution(row, mentions.text) if is_quoted else row, speaker)
    row = with_participles_as_relatives(coordinated(with_brackets_joined(_without_asides(_with_examples_joined(row)))))
    return groups_without_exceptions([with_role(row, i) for i in range(len(row))])


def _with_framework_documents_joined(row: list[Phrase]) -> list[Phrase]:
    """Join "framework" to the document after it where the hyphen is missing: ჩარჩო დოკუმენტს, ჩარჩო-დოკუმენტს."""
    found: list[Phrase] = []
    for phrase in row:
        before = found[-1] if found else None
        whole = f"{before.text}-{phrase.text}" if before is not None and before.text == _FRAMEWORK else ""
        if before is not None and "framework" in light_nouns.lights_of(whole):
            found[-1] = replace(phrase, text=whole, start=before.start)
        else:
            found.append(phrase)
    return found


def _with_names_beside_nouns(row: list[Phrase]) -> list[Phrase]:
    """Remove the commas around a name that is an apposition in the genitive: the days of the exercise, X, ….

    A genitive precedes its head noun, so no clause begins or ends at these commas.
    """
    commas = [i for i, ph in enumerate(row) if ph.kind == "comma"]
    apart: set[int] = set()
    for first, second in pairwise(commas):
        noun, name = row[first - 1], row[second - 1]
        is_name = second == first + 2 and name.kind == "programme" and name.role == noun.role == "gen"
        is_noun = noun.kind == "word" and (
            programme_nouns.MEANS_EXERCISE.match(noun.text) or programme_nouns.MEANS_OPERATION.match(noun.text)
        )
        if first and is_name and is_noun and row[second + 1 : second + 2] and row[second + 1].kind == "word":
            apart |= {first, second}
    return [ph for i, ph in enumerate(row) if i not in apart] if apart else row


def _with_names_from_relatives(row: list[Phrase]) -> list[Phrase]:
    """Replace a relative of naming by the name itself: hosted the exercise, which was called X."""
    for index in range(1, len(row) - _RELATIVE_AND_NAME):
        noun, comma, relative = row[index - 1 : index + 2]
        if (
            comma.kind != "comma"
            or relative.text not in (_TO_WHICH, _WHICH)
            or not programme_nouns.PROGRAMME_NOUN.match(noun.text)
        ):
            continue
        rest = row[index + 2 : index + 1 + _RELATIVE_AND_NAME]
        name = next((ph for ph in rest if ph.kind == "programme"), None)
        is_called = name is not None and any(predicates.IS_CALLED.match(ph.text) for ph in rest)
        if is_called and relative.text == _TO_WHICH:
            end = index + 1 + _RELATIVE_AND_NAME
            end += end < len(row) and row[end].kind == "comma"
            return [*row[:index], *[ph for ph in rest if ph is name], *row[end:]]
        if relative.text == _WHICH:
            end = next((i for i in range(index + 1, len(row)) if row[i].kind == "comma"), len(row) - 1)
            if (known := _known_by_name(row[index + 2 : end])) is not None:
                return [*row[:index], replace(known, role="nom"), *row[end + (end < len(row) - 1) :]]
    return row


def _known_by_name(words: Sequence[Phrase]) -> Phrase | None:
    """Return the name in a relative that contains nothing else: which is known by the name of X; else None."""
    names = [ph for ph in words if ph.kind == "programme"]
    others = [ph for ph in words if ph.kind not in ("programme", "open", "close")]  # its acronym in brackets
    are_of_name = all(ph.kind == "word" and predicates.KNOWN_BY_NAME.match(ph.text) for ph in others)
    is_one = len({ph.ids for ph in names}) == 1
    return names[0] if is_one and len(others) > 1 and are_of_name else None


def _with_ambiguous_words_resolved(row: list[Phrase]) -> list[Phrase]:
    """Resolve words that may be a verb or something else: a genitive, an adverb, a noun with the copula.

    წვრთნის (trains; of the exercise) is a verb only at the end of a clause. გაგზავნის (will send; of sending) is a verb
    only at the end of the sentence. A participle has the tense of its auxiliary.
    """
    for index, phrase in enumerate(row):
        if phrase.form is None:
            continue
        if predicates.GENITIVE_TOO.match(phrase.text):
            following = row[index + 1] if index + 1 < len(row) else None
            ends = following is None or following.kind in _ENDS_CLAUSE or following.text in (".", "და")
            has_ordinal = index > 0 and reference.ORDINAL.match(row[index - 1].text) is not None  # of the next exercise
            row[index] = phrase if ends and not has_ordinal else replace(phrase, form=None)
        elif phrase.form.verb_form == "noun" and phrase.text.endswith("ის"):
            is_last = all(ph.text == "." for ph in row[index + 1 :])
            row[index] = replace(phrase, form=(future_form(phrase.text) if is_last else None) or phrase.form)
        elif phrase.form.verb_form == "participle" and _will_be(row[max(0, index - 1) : index + 2]):
            row[index] = replace(phrase, form=replace(phrase.form, tense="future"))
        elif connectives.ADVERBS_IN_IT.match(phrase.text) or _is_copular_noun(phrase):
            row[index] = replace(phrase, form=None)
    return row


def _will_be(around: Sequence[Phrase]) -> bool:
    """Return whether the auxiliary beside a participle is in the future: შეთანხმებული იქნება (will be agreed)."""
    return any(ph.form is not None and ph.form.kind == "be" and ph.form.tense == "future" for ph in around)


def _is_copular_noun(phrase: Phrase) -> bool:
    """Return whether a verbal noun has the copula and so is a predicate noun: whose aim is processing (-ებაა)."""
    if phrase.form is None or phrase.form.kind == "plan":  # "the plan is to …" states planning
        return False
    return phrase.form.verb_form in ("noun", "either") and phrase.text.endswith("აა")


def _with_examples_joined(row: list[Phrase]) -> list[Phrase]:
    """Remove the commas around examples inside a phrase: with the participation of forty, among them Turks, …."""
    for index in range(len(row) - _EXAMPLES_REACH):
        if row[index].kind != "comma" or not reference.AMONG_THEM.match(f"{row[index + 1].text} {row[index + 2].text}"):
            continue
        end = next((i for i in range(index + _EXAMPLES_REACH, len(row)) if row[i].kind in _ENDS_CLAUSE), len(row))
        is_closed = end + 1 < len(row) and any(p.match(row[end + 1].text) for p in postpositions.BY_WHOSE.values())
        if is_closed:
            return [*row[:index], *row[index + _EXAMPLES_REACH : end], *row[end + 1 :]]
    return row


def _without_asides(row: Sequence[Phrase]) -> list[Phrase]:
    """Remove short brackets without a mention: (500), (10 soldiers)."""
    if all(phrase.kind != "open" for phrase in row):
        return list(row)
    kept: list[Phrase] = []
    index = 0
    while index < len(row):
        if row[index].kind != "open":
            kept.append(row[index])
            index += 1
            continue
        close = next((i for i in range(index + 1, min(index + 6, len(row))) if row[i].kind == "close"), 0)
        inside = row[index + 1 : close]
        is_label = any(pattern.match(ph.text) for ph in inside for pattern in listing.LABELS.values())
        names_nothing = close and not is_label and all(ph.kind in ("word", "sum") for ph in inside)
        if names_nothing or _names_the_same(kept, inside):
            index = close + 1
            continue
        kept.append(row[index])
        index += 1
    return kept


def _names_the_same(before: Sequence[Phrase], inside: Sequence[Phrase]) -> bool:
    """Return whether a bracket repeats the name before it: (in English, for short – NACC)."""
    named = [ph for ph in inside if ph.kind == "programme"]
    is_plain = all(ph.kind in ("word", "dash", "programme") for ph in inside)
    return len(inside) > 1 and len(named) == 1 and is_plain and bool(before) and before[-1].ids == named[0].ids
