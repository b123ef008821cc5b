"""Georgian nouns: from an inflected form to its nominative and back.

A noun has a full stem and a weak stem: before -ის (genitive), -ით (instrumental), -ად (adverbial) and the plural -ებ-
stems in -ა and -ე lose that vowel (``ბინა``, dwelling, ``ბინის``), and the last vowel before ლ, რ, ნ, მ, ვ may fall
(``მხარი``, shoulder, ``მხრის``; ``ქვეყანა``, country, ``ქვეყნის``). Stems in -ო, -უ and many names keep their vowel
(``საქართველო``, Georgia, ``საქართველოს``). The endings stand in ``data/paradigms.tsv``; analysis and generation read
the same table, so that every generated form is analysed back to its lemma.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import regex

from kaext.ka.words import frequency

VOWELS = frozenset("აეიოუ")
_SYNCOPE = regex.compile(r"(?<=[^აეიოუ])([აეო])([ლრნმვ])$")
_WEAK_CLUSTER = regex.compile(r"(?<=[^აეიოუ])([ლრნმვ])$")
_ACRONYM = regex.compile(r"([A-Za-z][A-Za-z/.\d]{0,30}+)\s?+[-\u2010-\u2013]?\s?+(\p{Georgian}{1,12}+)?")
_MAX_ENDING = 18
_MAX_WORD = 60


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a form: ``კაცებთანაც`` (with the men, too) is კაცი, dat, pl, თან, ც.

    ``case`` is nom, erg, dat, gen, ins, adv, voc, ``bare`` (a stem without ending, as attributes have it) or two cases
    joined by ``+`` (a genitive that is inflected again). ``number`` is sg or pl.
    """

    lemma: str
    case: str
    number: str = "sg"
    postposition: str = ""
    clitic: str = ""


@dataclass(frozen=True, slots=True)
class Ending:
    """What an ending says, and the kind of stem it follows."""

    series: str
    case: str
    number: str
    postposition: str
    clitic: str


@cache
def _rows() -> tuple[tuple[str, Ending], ...]:
    """Return the endings of the table without particles, plural -ებ- worked in."""
    text = files("kaext.ka").joinpath("data/paradigms.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if not line.startswith("#")][1:]
    simple = [("" if row[4] == "-" else row[4], Ending(row[0], row[1], row[2], row[3], "")) for row in lines]
    plural = [
        ("ებ" + ending, Ending(series, of.case, "pl", of.postposition, ""))
        for ending, of in simple
        if of.series in ("consonant", "weak") and of.number == "sg"
        for series in ("weak", "vocalic")
    ]
    return (*simple, *plural)


def _with_clitics(form_end: str, ending: Ending) -> Iterator[tuple[str, Ending]]:
    """Yield an ending alone and with the particles -ც (too), -ვე (the same) and the copula -ა (is)."""
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
            yield form_end + written, Ending(ending.series, ending.case, ending.number, ending.postposition, clitic)


@cache
def endings() -> dict[str, tuple[Ending, ...]]:
    """Return every ending with what it may mean."""
    table: dict[str, list[Ending]] = {}
    for plain, ending in _rows():
        for written, meaning in _with_clitics(plain, ending):
            table.setdefault(written, []).append(meaning)
    return {written: tuple(dict.fromkeys(meanings)) for written, meanings in table.items()}


@cache
def _irregular() -> dict[str, str]:
    """Return lemma to weak stem for the nouns whose weak stem does not follow from the nominative."""
    text = files("kaext.ka").joinpath("data/irregular_nouns.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")][1:]
    return {row[0]: row[1] for row in rows}


def stems(lemma: str) -> tuple[tuple[str, str], ...]:
    """Return the (series, stem) pairs on which the endings of ``lemma`` may stand, all that grammar allows.

    A lemma without final vowel (``აშშ``, USA; ``სამხრეთ``, south) takes the endings of a consonant stem.
    """
    if not lemma or not ("\u10d0" <= lemma[-1] <= "\u10f0"):
        return ()
    if lemma[-1] not in VOWELS:
        return (("consonant", lemma), ("weak", lemma))
    body = lemma[:-1]
    found: list[tuple[str, str]] = [("vowel", lemma)]
    if lemma[-1] == "ი" and body and body[-1] not in VOWELS:
        found = [("consonant", body), *(("weak", weak) for weak in _weak_forms(body)), ("vowel", lemma)]
    elif lemma[-1] in "აე" and body:
        found += [("weak", weak) for weak in _weak_forms(body)]
    found.append(("vocalic", lemma))
    if lemma in _irregular():
        found.append(("weak", _irregular()[lemma]))
    return tuple(dict.fromkeys(found))


def _weak_forms(body: str) -> tuple[str, ...]:
    """Return ``body`` and its syncopated form, where the sounds allow one."""
    match = _SYNCOPE.search(body)
    if match is None:
        return (body,)
    head = body[: match.start()]
    return (body, head + ("ვ" if match[1] == "ო" else "") + match[2], *((head + match[2],) if match[1] == "ო" else ()))


def _strong_forms(weak: str) -> Iterator[str]:
    """Yield the full stems that may lie behind a weak one: itself, or with ა, ე, ო put back."""
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
    return {weak: lemma for lemma, weak in _irregular().items()}


def _lemmas(series: str, stem: str) -> Iterator[str]:
    """Yield the lemmas that may have ``stem`` in ``series``."""
    if not stem:
        return
    closed = stem[-1] not in VOWELS
    if not VOWELS.intersection(stem):
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


def readings(word: str) -> Iterator[Reading]:
    """Yield all readings of a Georgian word form that the endings allow, in no particular order."""
    table = endings()
    for cut in range(max(1, len(word) - _MAX_ENDING), len(word) + 1):
        for ending in table.get(word[cut:], ()):
            for lemma in _lemmas(ending.series, word[:cut]):
                yield Reading(lemma, ending.case, ending.number, ending.postposition, ending.clitic)


@lru_cache(maxsize=50_000)
def analyse(word: str) -> tuple[Reading, ...]:
    """Return the readings of a noun form, the likeliest first.

    Latin acronyms carry their endings after a hyphen, a space or nothing: ``EAPC-ის``, ``PfP-თი``, ``KFOR ში``.
    A reading is the likelier, the more forms of its lemma occur in real texts (:mod:`kaext.ka.words`).

    Parameters
    ----------
    word
        One word, at most 60 characters.

    Returns
    -------
    tuple of Reading
        Empty where ``word`` is no word in Georgian letters nor an acronym with an ending.
    """
    if not word or len(word) > _MAX_WORD:
        return ()
    acronym = _ACRONYM.fullmatch(word)
    if acronym:
        return tuple(_acronym_readings(acronym[1], acronym[2] or ""))
    if not regex.fullmatch(r"[\u10d0-\u10f0]++(?:[-\u2010\u2011][\u10d0-\u10f0]++){0,4}+", word):
        return ()
    found = dict.fromkeys(readings(word))
    return tuple(sorted(found, key=lambda reading: (-_plausibility(reading), reading.lemma, reading.case)))


def _acronym_readings(acronym: str, ending: str) -> Iterator[Reading]:
    if not ending:
        yield Reading(acronym, "nom")
        return
    yield from dict.fromkeys(
        Reading(acronym, of.case, of.number, of.postposition, of.clitic) for of in endings().get(ending, ())
    )


def _plausibility(reading: Reading) -> float:
    return _lemma_evidence(reading.lemma) - 0.5 * bool(reading.clitic) - (reading.case in ("voc", "bare")) * 2.0


@lru_cache(maxsize=100_000)
def _lemma_evidence(lemma: str) -> float:
    return math.log1p(sum(min(50, frequency(form)) for form in _key_forms(lemma)) + 3 * min(200, frequency(lemma)))


def _key_forms(lemma: str) -> tuple[str, ...]:
    return tuple(
        stem + ending
        for series, stem in stems(lemma)
        for ending in {
            "consonant": ("ი", "მა", "ს"),
            "vowel": ("", "მ", "ს"),
            "weak": ("ის", "ით", "ები", "ების"),
            "vocalic": ("ს", "ები"),
        }[series]
    )


def nominative(text: str) -> str:
    """Return the nominative of a word or of a noun phrase.

    In a phrase the last word and the attributes that agree with it are changed, genitives stay:
    ``პარტნიორობის ინდივიდუალური სამოქმედო გეგმის`` (of the Individual Partnership Action Plan) ends in ``გეგმა``.
    """
    words = text.split()
    if not words:
        return text
    found = analyse(words[-1])
    words[-1] = found[0].lemma if found else words[-1]
    return " ".join(words)


def forms(lemma: str) -> tuple[str, ...]:
    """Return the paradigm of a noun: all cases, both plurals, with postpositions and particles."""
    return tuple(
        dict.fromkeys(
            [
                lemma,
                *(
                    stem + ending
                    for series, stem in stems(lemma)
                    for ending, meanings in endings().items()
                    if any(of.series == series for of in meanings)
                ),
            ]
        )
    )
