"""Which Georgian nouns there are, and how likely a string is to be one.

``data/nouns.tsv.gz`` lists lemmas with the stem they show before -ის, -ით, -ად and -ებ- and how often each was seen.
It was made by ``python -m kaext.ka.nouns OUT FILE.conllu … --without TEST.conllu …`` from the training and development
files of UD_Georgian-GNC and UD_Georgian-GLC (CC BY-SA 4.0; lemmas and counts only, no sentence of the test files), the
names of countries in the catalogue, and the word forms of :mod:`kaext.ka.words`, each given to its likeliest lemma.
Unlisted lemmas are judged by their last letters.
"""

from __future__ import annotations

import gzip
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path

import regex

_GEORGIAN = regex.compile(r"[\u10d0-\u10f0]++(?:-[\u10d0-\u10f0]++)*+")
_LETTERS = 33
_CONTEXT = 4
# How many unlisted lemmas count as much as one listed occurrence: chosen on the development files.
_UNLISTED = 1_000
_ROUNDS = 2
_MIN_FORM = 4
_MIN_FORMS = 2
_CERTAIN = 5.0


class Letters:
    """A letter model of words, read from the last letter back: Witten-Bell interpolation. Made when first asked.

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
        # Runs of five letters are counted in the text; shorter ones are their beginnings.
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
    """Lemmas with their weak stems and counts, and what they tell of lemmas that are not listed.

    ``shapes`` counts, for the last letters of lemmas, how such lemmas form their weak stem (:func:`shape`).
    """

    lemmas: dict[str, float]
    weak: dict[str, dict[str, float]]
    shapes: dict[str, Counter[str]]
    letters: Letters
    total: float

    def likelihood(self, lemma: str) -> float:
        """Return how likely ``lemma`` is as the nominative of a noun met in a text."""
        return (self.lemmas.get(lemma, 0.0) + _UNLISTED * self.letters.probability(lemma)) / (self.total + _UNLISTED)

    def stem_share(self, lemma: str, weak: str) -> float:
        """Return the share of the oblique forms of ``lemma`` that stand on the stem ``weak``."""
        share = 1 / 3
        for size in range(1, 5):
            seen = self.shapes.get(lemma[-size:])
            if not seen:
                break
            share = (seen[shape(lemma, weak)] + 2 * share) / (seen.total() + 2)
        own = self.weak.get(lemma)
        return (own.get(weak, 0.0) + share) / (sum(own.values()) + 1) if own else share


def shape(lemma: str, weak: str) -> str:
    """Return how a weak stem comes from its lemma: kept, cut (without last vowel), or fallen (syncopated as well)."""
    if weak == lemma:
        return "kept"
    return "cut" if weak == lemma[:-1] else "fallen"


def noun_list(rows: Mapping[tuple[str, str], float]) -> NounList:
    """Return the list of ``rows``: counts by (lemma, weak stem or "")."""
    lemmas: dict[str, float] = defaultdict(float)
    weak: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for (lemma, stem), count in rows.items():
        lemmas[lemma] += count
        if stem:
            weak[lemma][stem] += count
    shapes: dict[str, Counter[str]] = defaultdict(Counter)
    for lemma, stems in weak.items():
        commonest = max(stems, key=lambda stem: stems[stem])
        for size in range(1, 5):
            shapes[lemma[-size:]][shape(lemma, commonest)] += 1
    return NounList(dict(lemmas), dict(weak), dict(shapes), Letters(lemmas.keys()), sum(lemmas.values()))


@cache
def known() -> NounList:
    """Return the list that is shipped."""
    packed = files("kaext.ka").joinpath("data/nouns.tsv.gz").read_bytes()
    rows = (line.split("\t") for line in gzip.decompress(packed).decode("utf-8").splitlines())
    return noun_list({(row[0], row[1]): float(row[2]) for row in rows})


# Making the list


@dataclass(frozen=True, slots=True)
class TreebankNoun:
    """A noun of a treebank: the word as it is written, its lemma, its tag (NOUN or PROPN)."""

    word: str
    lemma: str
    tag: str


def sentences(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    """Yield the text and the rows (ten cells each) of the sentences of a CoNLL-U file."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        text = next((line[9:] for line in lines if line.startswith("# text = ")), "")
        yield text, [line.split("\t") for line in lines if line and line[0] != "#"]


def treebank_nouns(rows: list[list[str]]) -> Iterator[TreebankNoun]:
    """Yield the nouns in Georgian letters of a sentence, with the postpositions that the treebanks cut off."""
    whole = {row[0].split("-")[0]: row[1] for row in rows if "-" in row[0]}
    words = [row for row in rows if row[0].isdigit()]
    for row, after in zip(words, [*words[1:], [""] * 10], strict=False):
        glued = after[1] if after[3] == "ADP" and "SpaceAfter=No" in row[9] else ""
        word = whole.get(row[0], row[1] + glued)
        if row[3] in ("NOUN", "PROPN") and _GEORGIAN.fullmatch(word) and _GEORGIAN.fullmatch(row[2]):
            yield TreebankNoun(word, row[2], row[3])


def listed(paths: Iterable[Path], *, without: Iterable[Path] = ()) -> dict[tuple[str, str], float]:
    """Count the (lemma, weak stem) pairs of treebank files; sentences of ``without`` are left out."""
    from kaext.ka.inflection import weak_stem_of

    unwanted = {text for path in without for text, _ in sentences(path)}
    rows: dict[tuple[str, str], float] = defaultdict(float)
    for path in paths:
        for text, cells in sentences(path):
            for noun in treebank_nouns(cells) if text not in unwanted else ():
                rows[noun.lemma, weak_stem_of(noun.word, noun.lemma)] += 1
    return dict(rows)


def mined(rows: Mapping[tuple[str, str], float], forms: Mapping[str, int]) -> dict[tuple[str, str], float]:
    """Return ``rows`` with the lemmas that word forms of running text point to.

    Each form goes to its likeliest reading by the list so far, twice over; lemmas that one form alone points to stay
    out. A form seen n times weighs as the square root of n: the texts are of one kind.
    """
    from kaext.ka.inflection import ranked, weak_stem_of

    result = dict(rows)
    for _ in range(_ROUNDS):
        nouns = noun_list(result)
        found: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for form, count in forms.items():
            if len(form) >= _MIN_FORM and "-" not in form and (parses := ranked(form, nouns)):
                lemma = parses[0].reading.lemma
                found[lemma].append((weak_stem_of(form, lemma), count**0.5))
        result = defaultdict(float, rows)
        for lemma, evidence in found.items():
            for weak, weight in evidence if len(evidence) >= _MIN_FORMS else ():
                result[lemma, weak] += weight
    return dict(result)


def pack(rows: Mapping[tuple[str, str], float]) -> bytes:
    """Return the packed list."""
    table = "".join(f"{lemma}\t{weak}\t{count:.3g}\n" for (lemma, weak), count in sorted(rows.items()))
    return gzip.compress(table.encode("utf-8"), 9, mtime=0)


if __name__ == "__main__":
    from kaext.catalogue.countries import countries
    from kaext.ka.words import counts

    target, *names = sys.argv[1:]
    cut = names.index("--without") if "--without" in names else len(names)
    rows = listed(map(Path, names[:cut]), without=map(Path, names[cut + 1 :]))
    for country in countries().values():
        for name in (*country.names, *country.adjectives, *country.demonyms):
            if _GEORGIAN.fullmatch(name):
                # Names and demonyms in -ელი (ისრაელი, ქართველი) keep their vowel.
                key = (name, name[:-1] if name.endswith("ელი") else "")
                rows[key] = rows.get(key, 0.0) + (_CERTAIN if key[1] else 1)
    Path(target).write_bytes(pack(mined(rows, counts())))
