"""The endings and stems of Georgian nouns.

A noun has a full stem and a weak stem. Before -ის (genitive), -ით (instrumental), -ად (adverbial) and the plural -ებ-,
stems in -ა and -ე are truncated (``ბინა``, dwelling, ``ბინის``), and the last vowel before ლ, რ, ნ, მ, ვ may be
syncopated (``მხარი``, shoulder, ``მხრის``; ``ქვეყანა``, country, ``ქვეყნის``). Stems in -ო and -უ and many names keep
their vowel (``საქართველო``, Georgia, ``საქართველოს``). The endings are in ``data/paradigms.tsv``. Analysis and
generation (:mod:`kaext.ka.inflection`) use the same table, so that every generated form is analysed back to its lemma.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import regex

from kaext.data_files import rows_of
from kaext.ka.script import is_georgian

VOWELS = frozenset("აეიოუ")
_SYNCOPE = regex.compile(r"(?<=[^აეიოუ])([აეო])([ლრნმვ])$")
_WEAK_CLUSTER = regex.compile(r"(?<=[^აეიოუ])([ლრნმვ])$")


@dataclass(frozen=True, slots=True)
class Ending:
    """The grammatical features of an ending, and the series of stems that it follows."""

    series: str
    case: str
    number: str
    postposition: str
    clitic: str
    share: float


@cache
def _rows() -> tuple[tuple[str, Ending], ...]:
    """Return the endings without particles, including those of the plural in -ებ-."""
    simple = [
        ("" if ending == "-" else ending, Ending(series, case, number, postposition, "", float(share)))
        for series, case, number, postposition, ending, share in rows_of("kaext.ka", "data/paradigms.tsv")
    ]
    plural = [
        ("ებ" + ending, Ending(series, of.case, "pl", of.postposition, "", of.share))
        for ending, of in simple
        if of.series in ("consonant", "weak") and of.number == "sg"
        for series in ("weak", "vocalic")
    ]
    return (*simple, *plural)


def _with_clitics(form_end: str, ending: Ending) -> Iterator[tuple[str, Ending]]:
    """Yield an ending alone and with the clitics -ც (too), -ვე (the same) and -ა (is)."""
    yield form_end, ending
    open_end = ending.series in ("vowel", "vocalic") if not form_end else form_end[-1] in VOWELS
    if ending.case in ("bare", "voc"):
        return
    for clitic, written in (
        ("ც", "ც" if open_end else "აც"),
        ("ც", "ცა" if open_end else "აცა"),
        ("ვე", "ვე"),
        ("ვე", "ავე"),
        ("ა", "ა" if open_end else "აა"),
    ):
        if (clitic, written) != ("ვე", "ავე") or ending.postposition == "თან":
            yield form_end + written, replace(ending, clitic=clitic)


@cache
def endings() -> dict[str, tuple[Ending, ...]]:
    """Return every ending with its possible meanings."""
    table: dict[str, list[Ending]] = {}
    for plain, ending in _rows():
        for written, meaning in _with_clitics(plain, ending):
            table.setdefault(written, []).append(meaning)
    return {written: tuple(dict.fromkeys(meanings)) for written, meanings in table.items()}


@cache
def _tails() -> frozenset[str]:
    """Return all suffixes of the endings; a word has no ending longer than its longest final part among them."""
    return frozenset(ending[start:] for ending in endings() for start in range(len(ending) + 1))


# Lists of names, calendar words and numbers look up the same word in turn.
@lru_cache(maxsize=5_000)
def stem_splits(word: str) -> tuple[tuple[str, tuple[Ending, ...]], ...]:
    """Return the possible stems of ``word``, the shortest first, each with the meanings of the ending after it."""
    table, tails = endings(), _tails()
    found: list[tuple[str, tuple[Ending, ...]]] = []
    for end in range(len(word), 0, -1):
        ending = word[end:]
        if ending not in tails:
            break
        if ending in table:
            found.append((word[:end], table[ending]))
    return tuple(reversed(found))


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    """Return (series, stem) by lemma for the nouns whose oblique stem does not follow from their nominative."""
    return {lemma: (series, stem) for lemma, series, stem in rows_of("kaext.ka", "data/irregular_nouns.tsv")}


def stems(lemma: str) -> tuple[tuple[str, str], ...]:
    """Return the (series, stem) pairs of ``lemma`` that the grammar allows.

    A lemma without a final vowel (``აშშ``, USA; ``სამხრეთ``, south) takes the endings of a consonant stem.
    """
    if not is_georgian(lemma[-1:]):
        return ()
    if lemma[-1] not in VOWELS:
        return (("consonant", lemma), ("weak", lemma))
    body = lemma[:-1]
    if lemma in _irregular():
        series, stem = _irregular()[lemma]
        closed = lemma[-1] == "ი" and series == "weak"
        return (("consonant", body) if closed else ("vowel", lemma), (series, stem))
    if lemma[-1] == "ი" and body and body[-1] not in VOWELS:
        return (("consonant", body), *(("weak", weak) for weak in _weak_forms(body)))
    weak = _weak_forms(body) if lemma[-1] in "აე" and body else ()
    return (("vowel", lemma), *(("weak", stem) for stem in weak), ("vocalic", lemma))


def _weak_forms(body: str) -> tuple[str, ...]:
    """Return ``body`` and, where the phonology allows it, its syncopated form."""
    match = _SYNCOPE.search(body)
    if match is None:
        return (body,)
    head = body[: match.start()]
    return (body, head + ("ვ" if match[1] == "ო" else "") + match[2], *((head + match[2],) if match[1] == "ო" else ()))


def _strong_forms(weak: str) -> Iterator[str]:
    """Yield the full stems of a weak one: itself, and with ა, ე or ო restored."""
    yield weak
    match = _WEAK_CLUSTER.search(weak)
    if match is None:
        return
    head = weak[:-1]
    for vowel in "აეო":
        yield head + vowel + match[1]
    if head.endswith("ვ"):
        yield head[:-1] + "ო" + match[1]


@cache
def _irregular_by_weak() -> dict[str, str]:
    return {stem: lemma for lemma, (series, stem) in _irregular().items() if series == "weak"}


def lemmas_of(series: str, stem: str, listed: Container[str]) -> Iterator[str]:
    """Yield the lemmas that can have ``stem`` in ``series``; those without a final vowel only if ``listed``."""
    if not stem:
        return
    closed = stem[-1] not in VOWELS
    if closed and series in ("consonant", "weak") and stem in listed:
        yield stem
    if series == "consonant":
        if closed:
            yield stem + "ი"
    elif series in ("vowel", "vocalic"):
        if not closed:
            yield stem
    else:
        for full in _strong_forms(stem):
            if closed:
                yield full + "ი"
            yield full + "ა"
            yield full + "ე"
        if stem in _irregular_by_weak():
            yield _irregular_by_weak()[stem]
