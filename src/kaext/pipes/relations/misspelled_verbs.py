"""Misspelled verbs: unknown words one edit away from a verb form that is frequent in brochures."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from kaext.data_files import lines_of
from kaext.ka.inflection import readings
from kaext.ka.nouns import known
from kaext.ka.wordlist import is_one_edit
from kaext.ka.words import frequency
from kaext.pipes.relations.grammar import Form, analyse_verb

# Shorter words are one edit away from too many others.
_MIN_LENGTH = 6
# The first letters must agree: an edit there changes the preverb or version (ჩაუტარა, conducted for somebody; ჩაატარა,
# conducted). So must the last, which marks the person.
_FIXED_LETTERS = 3
# An added or missing passive marker is another verb: შეუერთა (joined something to it), შეუერთდა (joined it).
_PASSIVE = "დ"
# The dative of a verbal noun is no misspelling: გამოგზავნას (to the sending), გამოგზავნეს (they sent).
_VERBAL_NOUN_DATIVE = "ას"


@lru_cache(maxsize=20_000)
def corrected_form(word: str) -> Form | None:
    """Return the form of the verb that ``word`` misspells, or None: მონაწილობს for მონაწილეობს (takes part)."""
    if len(word) < _MIN_LENGTH:
        return None
    near = {form for deletion in _deletions(word) for form in _by_deletion().get(deletion, ())}
    similar = sorted(form for form in near if _may_misspell(word, form) and is_one_edit(word, form))
    return analyse_verb(similar[0]) if similar and not _is_word(word) else None


def _may_misspell(word: str, form: str) -> bool:
    is_voice = word.replace(_PASSIVE, "") == form.replace(_PASSIVE, "")
    return word[:_FIXED_LETTERS] == form[:_FIXED_LETTERS] and word[-1] == form[-1] and not is_voice


def _is_word(word: str) -> bool:
    """Return whether a word is known, or may be a form of a known noun."""
    lemmas = (of.lemma for of in readings(word) if of.case != "bare")
    return (
        word.endswith(_VERBAL_NOUN_DATIVE)
        or frequency(word) > 0
        or any(frequency(lemma) or lemma in known().lemmas for lemma in lemmas)
    )


@cache
def _by_deletion() -> dict[str, list[str]]:
    """Return the frequent forms by themselves and by each string that deleting one letter leaves."""
    found: dict[str, list[str]] = {}
    for line in lines_of("kaext.pipes.relations", "frequent_verb_forms.txt"):
        for form in line.split():
            for deletion in _deletions(form):
                found.setdefault(deletion, []).append(form)
    return found


def _deletions(word: str) -> Iterator[str]:
    yield word
    yield from dict.fromkeys(word[:at] + word[at + 1 :] for at in range(len(word)))
