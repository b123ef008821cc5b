"""Builds the list of Georgian nouns, ``ka/data/nouns.tsv.gz`` (:mod:`kaext.ka.nouns`).

The command is ``python -m kaext.training.nouns OUT FILE.conllu … --without TEST.conllu …``. Its sources are the train
and development files of UD_Georgian-GNC and UD_Georgian-GLC (CC BY-SA 4.0; lemmas and counts only, no sentence of the
test files), the names of countries in the catalogue, and the word forms of :mod:`kaext.ka.words`, each assigned to its
most likely lemma.
"""

from __future__ import annotations

import gzip
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import regex

from kaext.catalogue.countries import countries
from kaext.ka.inflection import ranked, weak_stem_of
from kaext.ka.nouns import noun_list
from kaext.ka.words import counts

_GEORGIAN = regex.compile(r"[\u10d0-\u10f0]++(?:-[\u10d0-\u10f0]++)*+")
# The number of iterations, and the letters and forms that a mined lemma has at least.
_ROUNDS = 2
_MIN_FORM = 4
_MIN_FORMS = 2
# The weight of a name whose stem is known.
_CERTAIN = 5.0


@dataclass(frozen=True, slots=True)
class TreebankNoun:
    """A noun of a treebank: the word as written, its lemma, its tag (NOUN or PROPN)."""

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
    """Yield the nouns in Georgian letters of a sentence, joined with the postpositions that the treebanks split off."""
    whole = {row[0].split("-")[0]: row[1] for row in rows if "-" in row[0]}
    words = [row for row in rows if row[0].isdigit()]
    for row, after in zip(words, [*words[1:], [""] * 10], strict=False):
        glued = after[1] if after[3] == "ADP" and "SpaceAfter=No" in row[9] else ""
        word = whole.get(row[0], row[1] + glued)
        if row[3] in ("NOUN", "PROPN") and _GEORGIAN.fullmatch(word) and _GEORGIAN.fullmatch(row[2]):
            yield TreebankNoun(word, row[2], row[3])


def listed(paths: Iterable[Path], *, without: Iterable[Path] = ()) -> dict[tuple[str, str], float]:
    """Count the (lemma, weak stem) pairs of treebank files; sentences of ``without`` are left out."""
    unwanted = {text for path in without for text, _ in sentences(path)}
    rows: dict[tuple[str, str], float] = defaultdict(float)
    for path in paths:
        for text, cells in sentences(path):
            for noun in treebank_nouns(cells) if text not in unwanted else ():
                rows[noun.lemma, weak_stem_of(noun.word, noun.lemma)] += 1
    return dict(rows)


def mined(rows: Mapping[tuple[str, str], float], forms: Mapping[str, int]) -> dict[tuple[str, str], float]:
    """Return ``rows`` with lemmas mined from word forms of running text.

    Each form is assigned to its most likely reading given the list so far, in two iterations. Lemmas with a single form
    are left out. A form seen n times has the weight of the square root of n, because the texts are of one genre.
    """
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


def main(arguments: Sequence[str]) -> None:
    """Build the list: OUT FILE.conllu … --without TEST.conllu …."""
    target, *names = arguments
    cut = names.index("--without") if "--without" in names else len(names)
    rows = listed(map(Path, names[:cut]), without=map(Path, names[cut + 1 :]))
    for name in _names_of_countries():
        # Names and demonyms in -ელი (ისრაელი, Israel; ქართველი, Georgian) have no syncope.
        key = (name, name[:-1] if name.endswith("ელი") else "")
        rows[key] = rows.get(key, 0.0) + (_CERTAIN if key[1] else 1)
    Path(target).write_bytes(pack(mined(rows, counts())))


def _names_of_countries() -> Iterator[str]:
    for country in countries().values():
        yield from filter(_GEORGIAN.fullmatch, (*country.names, *country.adjectives, *country.demonyms))


if __name__ == "__main__":
    main(sys.argv[1:])
