"""Typing mistakes in the words of listed names, told by the words that the names are made of."""

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
_FEWEST_LETTERS = 6
# Of a shorter head with its ending.
_LONGEST_FORM = 9
_MAX_SEEN = 50_000
_OBLIQUE = ("ს", "თა", "ში", "თან", "ით")


class Vocabulary:
    """The words of some names, to read those of a text that are one mistake away from one of them.

    Parameters
    ----------
    names
        In the nominative; words in other letters are left out.
    """

    def __init__(self, names: Iterable[str]) -> None:
        written = [_WORD.findall(name) for name in names]
        lemmas = sorted({_likeliest_lemma(word) for words in written for word in words})
        self._long = Lexicon(((lemma, lemma) for lemma in lemmas if len(lemma) >= _FEWEST_LETTERS), edits=True)
        heads = sorted({words[-1] for words in written if len(words) > 2 and len(words[-1]) < _FEWEST_LETTERS})
        self._short_heads = WordList((head, head) for head in heads)
        self._meant: dict[str, tuple[str, ...]] = {}

    def corrected(self, words: Sequence[Word]) -> Sequence[Word]:
        """Return the words of a text, the misspelled ones with what they are meant to say as well.

        Only what no text of the word list has can be misspelled: ``პროგარმა`` for პროგრამა (programme).
        """
        known = counts()
        return [
            word if len(word.text) < _FEWEST_LETTERS or word.text in known else self._corrected(word) for word in words
        ]

    def _corrected(self, word: Word) -> Word:
        if word.text not in self._meant:
            if len(self._meant) > _MAX_SEEN:
                self._meant.clear()
            self._meant[word.text] = self._meant_by(word.text)
        meant = self._meant[word.text]
        if not meant:
            return word
        return replace(word, meanings=word.meanings.union(*map(meanings, meant)), is_misspelled=True)

    def _meant_by(self, word: str) -> tuple[str, ...]:
        """Return the words that one no text has may be a slip for."""
        found = self._long.lookup(word)
        meant = [lemma for lemma, exactness in found if exactness == "edit"]
        if not found and len(word) <= _LONGEST_FORM and self._short_heads.read(word) is None:
            form = self._short_heads.near(word)
            meant = [form.key] if form is not None else []
        is_slip = len(meant) == max(1, len(found)) and not any(_belongs_to(word, lemma) for lemma in meant)
        return tuple(meant) if is_slip else ()


def _likeliest_lemma(word: str) -> str:
    """Return the nominative of a word of a name: of an oblique case the one that texts have most often."""
    lemmas = {of.lemma for of in readings(word)} - {word} if word.endswith(_OBLIQUE) else set()
    likeliest = max(sorted(lemmas), key=frequency, default=word)
    return likeliest if frequency(likeliest) else word


def _belongs_to(word: str, place: str) -> bool:
    """Return whether a word is no slip but what is of a place: აღმოსავლელი (eastern) of აღმოსავლეთი (the east)."""
    stem, ending, _ = place.rpartition("ეთ")
    return bool(ending) and word.startswith(f"{stem}ელ")
