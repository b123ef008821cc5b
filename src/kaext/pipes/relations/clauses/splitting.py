"""Splitting a sentence into pieces at its commas, dashes, brackets and conjunctions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from kaext.pipes.relations.clauses.clause import SUBORDINATE, Clause, Connective
from kaext.pipes.relations.clauses.parentheticals import with_parentheticals_resolved
from kaext.pipes.relations.phrases import Phrase
from kaext.pipes.relations.phrasing.finite import is_finite
from kaext.pipes.relations.words import connectives, light_nouns, listing, predicates
from kaext.pipes.relations.words.matchers import Matcher

# Despite: a conjunction, or a postposition with the genitive.
_DESPITE = "მიუხედავად"
# So; at the beginning of a sentence, with რომ (that): "so", "thus".
_SO = "ასე"
# The connectives that are words; the first that matches applies.
_CONNECTIVES: tuple[tuple[Connective, Matcher], ...] = (
    ("relative", connectives.RELATIVE),
    ("sentence", connectives.SENTENCE_RELATIVE),
    ("contrast", connectives.CONTRAST),
    ("subordinate", connectives.SUBORDINATING),
    ("condition", connectives.PURPOSE_OR_CONDITION),
    ("that", connectives.THAT),
)


def without_labelled_brackets(row: Sequence[Phrase]) -> tuple[list[Phrase], list[list[Phrase]]]:
    """Split off brackets that label countries: (lead nations: Norway and Canada).

    Returns
    -------
    tuple[list[Phrase], list[list[Phrase]]]
        The rest of the sentence, and the phrases inside each such bracket.
    """
    kept: list[Phrase] = []
    asides: list[list[Phrase]] = []
    begin = 0
    for phrase in row:
        if phrase.kind == "open":
            begin = len(kept)
        kept.append(phrase)
        if phrase.kind == "close" and kept[begin].kind == "open" and _is_labelled(inside := kept[begin + 1 : -1]):
            asides.append(inside)
            del kept[begin:]
    return kept, asides


def _is_labelled(phrases: Sequence[Phrase]) -> bool:
    words = [ph.text for ph in phrases if ph.kind == "word"]
    has_label = any(pattern.match(word) for word in words for pattern in listing.LABELS.values())
    return has_label and any(ph.kind == "country" for ph in phrases) and not Clause(list(phrases)).has_verb


def pieces_of(row: Sequence[Phrase]) -> Iterator[Clause]:
    """Yield the pieces of a sentence, each with its connective."""
    merged: list[Clause] = []
    for piece in _cut(row):
        if not piece.phrases:
            continue
        if piece.connective == "dash" and merged and not piece.has_verb and not merged[-1].has_verb:
            merged[-1].phrases.extend(piece.phrases)
            merged[-1].has_dash = True
            continue
        is_next = piece.connective == "comma" and bool(merged) and not piece.has_verb
        if is_next and (_is_contrasted_date(merged[-1]) or _is_date_of_gap(piece, merged)):
            merged[-1].phrases.extend(piece.phrases)
            continue
        if merged and _is_date_of_gap_with_dash(piece, merged[-1]):
            merged[-1].phrases.extend(piece.phrases)
            continue
        merged.append(piece)
    for before, piece in pairwise(merged):
        if _is_relative_with_that(before, piece):
            piece.connective = "relative"
    resolved = with_parentheticals_resolved(merged)
    for index, piece in enumerate(resolved):
        for part in _split_at_and(piece):
            yield from _split_after_verb(part, resolved[index + 1 :])


def _is_date_of_gap(piece: Clause, before: Sequence[Clause]) -> bool:
    """Return whether a piece is only the date of the gapped clause before: A joined in 1996, B only later, in 1999."""
    is_date = [ph.kind for ph in piece.phrases if ph.text != "."] == ["date"]
    last = before[-1]
    is_beside = (
        len(before) > 1 and before[-2].has_verb and bool(before[-2].of("country")) and last.connective == "comma"
    )
    return is_date and is_beside and bool(last.of("country")) and not (last.has_verb or last.of("date"))


def _is_date_of_gap_with_dash(piece: Clause, before: Clause) -> bool:
    """Return whether a piece is only the date of a gapped clause with a dash: in Morocco – a laboratory, in 2017."""
    is_date_alone = piece.connective == "comma" and [ph.kind for ph in piece.phrases if ph.text != "."] == ["date"]
    lacks_date = before.has_dash and not (before.has_verb or before.of("date"))
    return is_date_alone and lacks_date and bool(before.of("country"))


def _is_relative_with_that(before: Clause, piece: Clause) -> bool:
    """Return whether a piece with რომ (that) inside is a relative of the noun before: A, which has served since 1999.

    Not a counterfactual (უკრაინა რომ შესულიყო, had Ukraine joined), nor reported speech.
    """
    is_inside = piece.connective == "that" and not connectives.THAT.match(piece.phrases[0].text)
    if not is_inside or before.has_verb or not piece.has_verb:
        return False
    is_unreal = any(predicates.CONDITIONAL.search(ph.text) for ph in piece.finite_verbs)
    noun = before.phrases[-1]
    is_noun = noun.kind in ("country", "programme") or (noun.kind == "word" and noun.role not in ("bare", "adv"))
    return is_noun and not is_unreal and not piece.subjects


def _is_contrasted_date(piece: Clause) -> bool:
    """Return whether a piece is only a contrasted date, perhaps with a place: in May, however (კი), at the base."""
    is_dated = [ph.kind for ph in piece.phrases[:1]] == ["date"] and [ph.text for ph in piece.phrases[1:2]] == ["კი"]
    return is_dated and not (piece.has_verb or piece.of("country") or piece.of("programme"))


def _cut(row: Sequence[Phrase]) -> Iterator[Clause]:
    """Yield the pieces of a sentence between punctuation and conjunctions, a bracket with a verb before its clause."""
    current = Clause([])
    held: list[Clause] = []
    for index, phrase in enumerate(row):
        connective = _connective(phrase)
        if phrase.text == "თუ" and current.phrases:  # inside a clause it means "or"
            connective = ""
        if connective and phrase.kind == "word" and _is_no_conjunction(row, index):
            connective = ""
        if phrase.kind == "open":
            held.append(current)
            current = Clause([], "dash")
            continue
        if phrase.kind == "close" and held:
            inner, current = current, held.pop()
            if inner.has_verb and not _is_reference(inner):
                yield inner
            elif not _is_reference(inner):
                current.phrases.extend(inner.phrases)
            continue
        if not connective:
            current.phrases.append(phrase)
            continue
        if phrase.kind != "word":
            yield current
            current = Clause([], connective)
            continue
        is_held_back = connective == "that" and _belongs_after_that(current)
        if not current.phrases or is_held_back or (connective == "relative" and _is_conjunction_only(current.phrases)):
            current.connective = connective
        else:
            yield current
            current = Clause([], connective)
        current.phrases.append(phrase)
    while held:
        yield current
        current = held.pop()
    yield current


def _is_no_conjunction(row: Sequence[Phrase], index: int) -> bool:
    """Return whether a word that may be a conjunction only links a sentence to the one before, or is an adposition.

    At the beginning of a sentence: თუმცა (however), ასე რომ (so). With a noun: მიუხედავად ომისა (despite the war); but
    მიუხედავად იმისა, რომ (despite the fact that) is a conjunction.
    """
    before, after = row[:index], row[index + 1 : index + 2]
    if row[index].text == _DESPITE:
        return not (after and connectives.FACT_THAT.match(after[0].text))
    if connectives.THAT.match(row[index].text):
        return [ph.text for ph in before] == [_SO]
    return not before and connectives.THOUGH.match(row[index].text) is not None


def _is_reference(clause: Clause) -> bool:
    return bool(clause.phrases) and connectives.SEE.match(clause.phrases[0].text) is not None


def _belongs_after_that(clause: Clause) -> bool:
    """Return whether the phrases before რომ (that) belong to the clause that it opens: უკრაინა რომ (had Ukraine …).

    After a comma, a date or noun does, too: ასეული, 2008 წელს რომ გაიყვანეს (the company that was withdrawn in 2008).
    """
    if not clause.phrases or clause.has_verb or connectives.ANNOUNCES_THAT.match(clause.phrases[-1].text):
        return False
    is_inside = clause.connective == "comma" and not connectives.ANNOUNCES_THAT.match(clause.phrases[0].text)
    is_inside = is_inside and any(ph.kind == "date" or ph.role not in ("bare", "adv") for ph in clause.phrases)
    return is_inside or bool(clause.of("country") or clause.of("programme"))


def _is_conjunction_only(phrases: Sequence[Phrase]) -> bool:
    return all(phrase.kind == "word" and connectives.AND.match(phrase.text) for phrase in phrases)


def _connective(phrase: Phrase) -> Connective:
    if phrase.kind in ("comma", "dash", "stop"):
        return phrase.kind
    return _connective_of(phrase.text) if phrase.kind == "word" else ""


@lru_cache(maxsize=20_000)
def _connective_of(word: str) -> Connective:
    return next((connective for connective, words in _CONNECTIVES if words.match(word)), "")


def _split_at_and(piece: Clause) -> Iterator[Clause]:
    """Split a piece at each "and" (და) between two verbs."""
    phrases = piece.phrases
    if all(phrase.text != "და" for phrase in phrases):
        yield piece
        return
    verbs = [index for index, phrase in enumerate(phrases) if is_finite(phrase, phrases)]
    start, connective = 0, piece.connective
    for index, phrase in enumerate(phrases):
        if phrase.text != "და" or not verbs or bisect_left(verbs, index) in (bisect_left(verbs, start), len(verbs)):
            continue
        yield Clause(phrases[start:index], connective)
        start, connective = index + 1, piece.connective if piece.connective == "condition" else "and"
    yield Clause(phrases[start:], connective, antecedent=piece.antecedent, has_dash=piece.has_dash)


def _split_after_verb(piece: Clause, rest: Sequence[Clause]) -> Iterator[Clause]:
    """Split a piece at an "and" (და) right after its verb where the next verb comes only after a comma.

    It came and, in 1994, in spring, left. Not: it means this and not that; A is there and B, too.
    """
    index = next((i for i in range(len(piece.phrases) - 1, 0, -1) if piece.phrases[i].text == "და"), 0)
    after = piece.phrases[index + 1 : index + 2]
    is_begun = bool(index and after) and after[0].text != "არა" and _is_last_verb(piece.phrases[:index])
    is_too = [ph.kind for ph in piece.phrases[index + 1 :]] == ["country"] and after[0].text.endswith("ც")
    if not is_begun or is_too or not _main_verb_follows(rest):
        yield piece
        return
    yield Clause(piece.phrases[:index], piece.connective, antecedent=piece.antecedent, has_dash=piece.has_dash)
    yield Clause(piece.phrases[index + 1 :], "condition" if piece.connective == "condition" else "and")


def _is_last_verb(phrases: Sequence[Phrase]) -> bool:
    """Return whether phrases end with a verb, perhaps with its light noun after it: მოაწერა ხელი (signed)."""
    if is_finite(phrases[-1], phrases):
        return True
    is_noun = phrases[-1].kind == "word" and phrases[-1].role == "nom" and bool(light_nouns.lights_of(phrases[-1].text))
    return is_noun and len(phrases) > 1 and is_finite(phrases[-2], phrases)


def _main_verb_follows(rest: Sequence[Clause]) -> bool:
    """Return whether a main verb follows before the clause ends."""
    for piece in rest:
        if piece.connective in ("stop", "contrast", "dash"):
            return False
        if piece.connective not in SUBORDINATE and piece.has_verb:
            return True
    return False
