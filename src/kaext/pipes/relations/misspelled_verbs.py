"""Misspelled verbs: unknown words one typing slip away from a known form of a verb in the lexicon."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from kaext.data_files import lines_of
from kaext.ka.inflection import readings
from kaext.ka.nouns import known
from kaext.ka.paradigms import VOWELS
from kaext.ka.wordlist import is_one_edit
from kaext.ka.words import fold_keys, frequency, neighbouring_keys, typing_corrections
from kaext.pipes.relations.grammar import analyse_verb, verbs

# Shorter words are one edit away from too many others.
_MIN_LENGTH = 6
# An added or missing passive marker is another verb: შეუერთა (joined something to it), შეუერთდა (joined it).
_PASSIVE = "დ"
# The dative of a verbal noun is no misspelling: გამოგზავნას (to the sending), გამოგზავნეს (they sent).
_DATIVE = "ას"
# Markers of the first and second person, which may follow a preverb: დამეხმარა (helped me), დაეხმარა (helped it).
_PERSON_MARKERS = frozenset("ვმგსჰ")
# Endings that differ from another ending of the same verb by their first letter: -ია of the perfect, -ბს of the future.
_TENSE_ENDINGS = ("ია", "ბს")
# Consonants that are easily confused: the aspirated and the ejective ones, fricatives and affricates.
_SIMILAR = frozenset(order for pair in ("კქ", "პფ", "ჭჩ", "წც", "ყხ", "ღხ", "ძზ") for order in (pair, pair[::-1]))


class _Slip(NamedTuple):
    """How a word differs from a form: from which letter on, and the letters there that the other lacks."""

    at: int
    written: str
    intended: str


@lru_cache(maxsize=20_000)
def corrected_verb(word: str) -> str:
    """Return the form of a verb that ``word`` misspells, or "": მონაწილეობს (takes part) for მონაწილობს.

    All forms that it may misspell must be forms of the same verb.
    """
    if len(word) < _MIN_LENGTH:
        return ""
    if (retyped := _with_shift(word)) is not None:
        return retyped
    shapes = [(word[-1], len(word) + longer) for longer in (0, 1, -1)] + [(word[-2], len(word))]
    alike = (form for shape in shapes for form in _by_shape().get((word[0], *shape), ()))
    near = sorted(form for form in alike if is_one_edit(word, form))
    intended = [form for form in near if _may_misspell(word, form)]
    if not intended or _is_word(word):
        return ""
    # A replaced letter is weaker evidence than one too many or too few: no other verb may be as near.
    is_replaced = len(intended[0]) == len(word) and sorted(intended[0]) != sorted(word)
    meant = {form.lemma for form in map(analyse_verb, near if is_replaced else intended) if form is not None}
    return intended[0] if len(meant) == 1 else ""


def _with_shift(word: str) -> str | None:
    """Return the known form that an unknown word is but for the shift key: სესთავაზა for შესთავაზა (offered)."""
    retyped = (variant for variant in typing_corrections(word) if len(variant) == len(word))
    known_forms = (form for form in retyped if form in _by_shape().get((form[0], form[-1], len(form)), ()))
    form = next(known_forms, None)
    return form if form is not None and not _is_word(word) else None


def _may_misspell(word: str, form: str) -> bool:
    """Return whether a word may be a form with one typing slip, rather than another person, version, voice or verb."""
    slip = _slip(word, form)
    is_doubled = (slip.written or slip.intended) in (word[slip.at - 1], form[slip.at - 1])
    is_voice = {slip.written, slip.intended} == {_PASSIVE, ""} and not is_doubled
    if is_voice or word.endswith(_DATIVE) != form.endswith(_DATIVE):
        return False
    if len(slip.written) == len(slip.intended) == 1:
        is_vowel = slip.written in VOWELS and slip.intended in VOWELS
        is_other = is_vowel and not _preverbs().isdisjoint({word[: slip.at], word[: slip.at + 1]})
        return _are_confusable(slip.written, slip.intended) and not is_other
    if slip.written and slip.intended:
        return True
    if (word if slip.written else form)[slip.at :] in _TENSE_ENDINGS:
        return False
    if word[: slip.at] not in _preverbs() or is_doubled:
        return True
    return not (slip.intended in VOWELS or slip.written in VOWELS or slip.written in _PERSON_MARKERS)


def _slip(word: str, form: str) -> _Slip:
    shorter = min(len(word), len(form))
    at = next((i for i in range(shorter) if word[i] != form[i]), shorter)
    after = next((i for i in range(shorter - at) if word[-1 - i] != form[-1 - i]), shorter - at)
    return _Slip(at, word[at : len(word) - after], form[at : len(form) - after])


def _are_confusable(one: str, other: str) -> bool:
    """Return whether two letters share a key, are on neighbouring keys, or sound alike."""
    keys = fold_keys(one) + fold_keys(other)
    is_alike = not _SIMILAR.isdisjoint((one + other, keys))
    return keys[0] == keys[1] or is_alike or not neighbouring_keys().isdisjoint((one + other, keys))


@cache
def _preverbs() -> frozenset[str]:
    return frozenset(preverb for verb in verbs() for preverb in verb.preverbs) | {""}


def _is_word(word: str) -> bool:
    """Return whether a word is known, or may be a form of a known noun."""
    lemmas = (of.lemma for of in readings(word) if of.case != "bare")
    return frequency(word) > 0 or any(frequency(lemma) or lemma in known().lemmas for lemma in lemmas)


@cache
def _by_shape() -> dict[tuple[str, str, int], list[str]]:
    """Return the known forms by first letter, last letter and length; a slip there is not corrected."""
    found: dict[tuple[str, str, int], list[str]] = {}
    for line in lines_of("kaext.pipes.relations", "verb_forms.txt"):
        for form in line.split():
            found.setdefault((form[0], form[-1], len(form)), []).append(form)
    return found
