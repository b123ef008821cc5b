"""Typing mistakes in the words of listed names, told by the words that the names are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import regex

from kaext.catalogue.names import Word, meanings
from kaext.ka.inflection import readings
from kaext.ka.lexicon import Lexicon
from kaext.ka.wordlist import WordList
from kaext.ka.words import frequency

_WORD = regex.compile(r"\p{Georgian}{5,}+")
_FEWEST_LETTERS = 6
_OBLIQUE = ("ს", "თა", "ში", "თან", "ით")


class Vocabulary:
    """The words of some names, to read those of a text that are one mistake away from one of them.

    Parameters
    ----------
    names
        In the nominative; words in other letters are left out.
    """

    def __init__(self, names: Iterable[str]) -> None:
        words = {word for name in names for word in _WORD.findall(name)}
        lemmas = sorted(set(map(_likeliest_lemma, words)))
        self._long = Lexicon(((lemma, lemma) for lemma in lemmas if len(lemma) >= _FEWEST_LETTERS), edits=True)
        self._short = WordList((lemma, lemma) for lemma in lemmas if len(lemma) < _FEWEST_LETTERS)

    def corrected(self, words: Sequence[Word]) -> Sequence[Word]:
        """Return the words of a text, the misspelled ones with what they are meant to say as well.

        Only what no text of the word list has can be misspelled: ``პროგარმა`` for პროგრამა (programme).
        """
        return [self._corrected(word) for word in words]

    def _corrected(self, word: Word) -> Word:
        if len(word.text) < _FEWEST_LETTERS or frequency(word.text):
            return word
        found = self._long.lookup(word.text)
        meant = [lemma for lemma, exactness in found if exactness == "edit"]
        if not found and self._short.read(word.text) is None:
            form = self._short.near(word.text)
            meant = [form.key] if form is not None else []
        if not meant or len(meant) < len(found) or any(_belongs_to(word.text, lemma) for lemma in meant):
            return word
        return replace(word, meanings=word.meanings.union(*map(meanings, meant)), is_misspelled=True)


def _likeliest_lemma(word: str) -> str:
    """Return the nominative of a word of a name: of an oblique case the one that texts have most often."""
    lemmas = {of.lemma for of in readings(word)} - {word} if word.endswith(_OBLIQUE) else set()
    likeliest = max(sorted(lemmas), key=frequency, default=word)
    return likeliest if frequency(likeliest) else word


def _belongs_to(word: str, place: str) -> bool:
    """Tell whether a word is no slip but what is of a place: აღმოსავლელი (eastern) of აღმოსავლეთი (the east)."""
    stem, ending, _ = place.rpartition("ეთ")
    return bool(ending) and word.startswith(f"{stem}ელ")
