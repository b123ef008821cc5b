"""Georgian noun lemmas, and how likely a string is to be one.

``data/nouns.tsv.gz`` lists lemmas with the weak stem they show before -ის, -ით, -ად and -ებ-, and their counts. It is
built by :mod:`kaext.training.nouns`. Unlisted lemmas are judged by their last letters.
"""

from __future__ import annotations

import gzip
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

_LETTERS = 33
_CONTEXT = 4
# The weight of the letter model in counts, tuned on the development files.
_UNLISTED = 1_000


class Letters:
    """A letter n-gram model of words, read right to left, with Witten-Bell interpolation. Built on first use.

    Parameters
    ----------
    words
        The words to count.
    """

    def __init__(self, words: Collection[str]) -> None:
        self.words = words
        self.shares: dict[tuple[str, str], float] = {}

    @cached_property
    def seen(self) -> dict[str, dict[str, int]]:
        """The letters that follow each context of up to four letters, with their counts."""
        seen: dict[str, dict[str, int]] = {}
        text = "\n".join((*map(_reversed, self.words), "\n" * _CONTEXT))
        # Only sequences of five letters are counted in the text; shorter ones are their prefixes.
        runs: Mapping[str, int] = Counter([text[at : at + _CONTEXT + 1] for at in range(len(text) - _CONTEXT)])
        for size in range(_CONTEXT, -1, -1):
            shorter: dict[str, int] = {}
            for run, count in runs.items():
                context = run[:size]
                shorter[context] = shorter.get(context, 0) + count
                if "\n" not in run:
                    seen.setdefault(context, {})[run[size]] = count
            runs = shorter
        return seen

    def probability(self, word: str) -> float:
        """Return the probability of ``word`` among all strings of letters."""
        letters = _reversed(word)
        product = 1.0
        for index, letter in enumerate(letters):
            context = letters[max(0, index - _CONTEXT) : index]
            if (context, letter) not in self.shares:
                self.shares[context, letter] = self._share(context, letter)
            product *= self.shares[context, letter]
        return product

    def _share(self, context: str, letter: str) -> float:
        share = 1 / _LETTERS
        for start in range(len(context), -1, -1):
            following = self.seen.get(context[start:])
            if not following:
                break
            total, kinds = sum(following.values()), len(following)
            share = (following.get(letter, 0) + kinds * share) / (total + kinds)
        return share


def _reversed(word: str) -> str:
    return ("^" + word)[::-1]


@dataclass(frozen=True, slots=True)
class NounList:
    """Lemmas with their weak stems and counts, and generalisations for unlisted lemmas.

    ``shapes`` counts, for each final letter sequence, how lemmas ending in it form their weak stem (:func:`shape`).
    """

    lemmas: dict[str, float]
    weak: dict[str, dict[str, float]]
    shapes: dict[str, Counter[str]]
    letters: Letters
    total: float

    def likelihood(self, lemma: str) -> float:
        """Return the probability that ``lemma`` is the nominative of a noun in a text."""
        return (self.lemmas.get(lemma, 0.0) + _UNLISTED * self.letters.probability(lemma)) / (self.total + _UNLISTED)

    def stem_share(self, lemma: str, weak: str) -> float:
        """Return the share of the oblique forms of ``lemma`` that have the stem ``weak``."""
        share = 1 / 3
        for size in range(1, 5):
            seen = self.shapes.get(lemma[-size:])
            if not seen:
                break
            share = (seen[shape(lemma, weak)] + 2 * share) / (seen.total() + 2)
        own = self.weak.get(lemma)
        return (own.get(weak, 0.0) + share) / (sum(own.values()) + 1) if own else share


def shape(lemma: str, weak: str) -> str:
    """Return how a weak stem is formed: ``kept``, ``cut`` (final vowel truncated) or ``fallen`` (also syncopated)."""
    if weak == lemma:
        return "kept"
    return "cut" if weak == lemma[:-1] else "fallen"


def noun_list(rows: Mapping[tuple[str, str], float]) -> NounList:
    """Build the list from ``rows``: counts by (lemma, weak stem or "")."""
    lemmas: dict[str, float] = defaultdict(float)
    weak: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for (lemma, stem), count in rows.items():
        lemmas[lemma] += count
        if stem:
            weak[lemma][stem] += count
    shapes: dict[str, Counter[str]] = defaultdict(Counter)
    for lemma, stems in weak.items():
        most_frequent = max(stems, key=lambda stem: stems[stem])
        for size in range(1, 5):
            shapes[lemma[-size:]][shape(lemma, most_frequent)] += 1
    return NounList(dict(lemmas), dict(weak), dict(shapes), Letters(lemmas.keys()), sum(lemmas.values()))


@cache
def known() -> NounList:
    """Return the list that ships with the package."""
    packed = files("kaext.ka").joinpath("data/nouns.tsv.gz").read_bytes()
    rows = (line.split("\t") for line in gzip.decompress(packed).decode("utf-8").splitlines())
    return noun_list({(row[0], row[1]): float(row[2]) for row in rows})
