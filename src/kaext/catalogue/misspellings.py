"""Misspelled words of catalogued names, detected by their distance to the vocabulary of these names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import regex

from kaext.catalogue.names import Word, meanings
from kaext.ka.inflection import readings
from kaext.ka.lexicon import Lexicon
from kaext.ka.wordlist import WordList
from kaext.ka.words import counts, frequency

_WORD = regex.compile(r"\p{Georgian}{5,}+")
_MIN_LETTERS = 6
# The number of letters, with its ending, that a form of a shorter head has at most.
_MAX_SHORT_FORM = 9
_MAX_CACHED = 50_000
_OBLIQUE = ("ს", "თა", "ში", "თან", "ით")


class Vocabulary:
    """The vocabulary of some names, which recognises words of a text that are one typing mistake away from it.

    Parameters
    ----------
    names
        In the nominative; words in other letters are left out.
    """

    def __init__(self, names: Iterable[str]) -> None:
        written = [_WORD.findall(name) for name in names]
        lemmas = sorted({_likeliest_lemma(word) for words in written for word in words})
        self._long = Lexicon(((lemma, lemma) for lemma in lemmas if len(lemma) >= _MIN_LETTERS), edits=True)
        heads = sorted({words[-1] for words in written if len(words) > 2 and len(words[-1]) < _MIN_LETTERS})
        self._short_heads = WordList((head, head) for head in heads)
        self._cache: dict[str, tuple[str, ...]] = {}

    def corrected(self, words: Sequence[Word]) -> Sequence[Word]:
        """Return the words of a text; misspelled ones also have the meanings of the intended words.

        Only words that the list of word forms lacks can be misspelled: ``პროგარმა`` for პროგრამა (programme).
        """
        known = counts()
        return [
            word if len(word.text) < _MIN_LETTERS or word.text in known else self._corrected(word) for word in words
        ]

    def _corrected(self, word: Word) -> Word:
        if word.text not in self._cache:
            if len(self._cache) > _MAX_CACHED:
                self._cache.clear()
            self._cache[word.text] = self._intended_words(word.text)
        intended = self._cache[word.text]
        if not intended:
            return word
        return replace(word, meanings=word.meanings.union(*map(meanings, intended)), is_misspelled=True)

    def _intended_words(self, word: str) -> tuple[str, ...]:
        """Return the lemmas that an unknown word may be a misspelling of."""
        found = self._long.lookup(word)
        intended = [lemma for lemma, exactness in found if exactness == "edit"]
        if not found and len(word) <= _MAX_SHORT_FORM and self._short_heads.read(word) is None:
            form = self._short_heads.near(word)
            intended = [form.key] if form is not None else []
        is_typo = len(intended) == max(1, len(found)) and not any(_is_demonym_of(word, lemma) for lemma in intended)
        return tuple(intended) if is_typo else ()


def _likeliest_lemma(word: str) -> str:
    """Return the nominative of a word of a name; for an ambiguous oblique form, the most frequent one."""
    lemmas = {of.lemma for of in readings(word)} - {word} if word.endswith(_OBLIQUE) else set()
    likeliest = max(sorted(lemmas), key=frequency, default=word)
    return likeliest if frequency(likeliest) else word


def _is_demonym_of(word: str, place: str) -> bool:
    """Return whether a word is derived from a place: აღმოსავლელი (eastern) from აღმოსავლეთი (the east)."""
    stem, ending, _ = place.rpartition("ეთ")
    return bool(ending) and word.startswith(f"{stem}ელ")
