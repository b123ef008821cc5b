"""Verbs that are mistyped: what is no word, and one letter off a form that brochures often have."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from kaext.data_files import lines_of
from kaext.ka.inflection import readings
from kaext.ka.nouns import known
from kaext.ka.wordlist import is_one_edit
from kaext.ka.words import frequency
from kaext.pipes.relations.grammar import Form, read

# Shorter words are a letter off too many others.
_FEWEST_LETTERS = 6
# A letter more or another among the first is another preverb or version (ჩაუტარა, conducted for somebody, is not
# ჩაატარა), the last letter is a person's.
_CERTAIN = 3
# შეუერთა (joined something to it) is not შეუერთდა (joined it).
_PASSIVE = "დ"
# The dative of a verbal noun: გამოგზავნას (to the sending) is not გამოგზავნეს (they sent).
_OF_VERBAL_NOUN = "ას"


@lru_cache(maxsize=20_000)
def corrected_form(word: str) -> Form | None:
    """Return the reading of the verb that ``word`` is meant to be: მონაწილობს for მონაწილეობს (takes part)."""
    if len(word) < _FEWEST_LETTERS:
        return None
    near = {form for shortened in _shortened(word) for form in _by_shortened().get(shortened, ())}
    meant = sorted(form for form in near if _begins_and_ends_alike(word, form) and is_one_edit(word, form))
    return read(meant[0]) if meant and not _is_word(word) else None


def _begins_and_ends_alike(word: str, form: str) -> bool:
    is_voice = word.replace(_PASSIVE, "") == form.replace(_PASSIVE, "")
    return word[:_CERTAIN] == form[:_CERTAIN] and word[-1] == form[-1] and not is_voice


def _is_word(word: str) -> bool:
    """Return whether a word is known, or may be a form of a noun that is."""
    lemmas = (of.lemma for of in readings(word) if of.case != "bare")
    return (
        word.endswith(_OF_VERBAL_NOUN)
        or frequency(word) > 0
        or any(frequency(lemma) or lemma in known().lemmas for lemma in lemmas)
    )


@cache
def _by_shortened() -> dict[str, list[str]]:
    """Return the forms by what is left of them where a letter falls out, and by themselves."""
    found: dict[str, list[str]] = {}
    for line in lines_of("kaext.pipes.relations", "frequent_verb_forms.txt"):
        for form in line.split():
            for shortened in _shortened(form):
                found.setdefault(shortened, []).append(form)
    return found


def _shortened(word: str) -> Iterator[str]:
    yield word
    yield from dict.fromkeys(word[:at] + word[at + 1 :] for at in range(len(word)))
