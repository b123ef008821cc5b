"""Georgian nouns: from an inflected form to its nominative and back.

A noun has a full stem and a weak stem: before -ის (genitive), -ით (instrumental), -ად (adverbial) and the plural -ებ-
stems in -ა and -ე lose that vowel (``ბინა``, dwelling, ``ბინის``), and the last vowel before ლ, რ, ნ, მ, ვ may fall
(``მხარი``, shoulder, ``მხრის``; ``ქვეყანა``, country, ``ქვეყნის``). Stems in -ო, -უ and many names keep their vowel
(``საქართველო``, Georgia, ``საქართველოს``). The endings stand in ``data/paradigms.tsv``; analysis and generation read
the same table, so that every generated form is analysed back to its lemma.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from kaext.data_files import lines_of, rows_of
from kaext.ka.nouns import NounList, known
from kaext.ka.script import is_georgian, to_mkhedruli

VOWELS = frozenset("აეიოუ")
_SYNCOPE = regex.compile(r"(?<=[^აეიოუ])([აეო])([ლრნმვ])$")
_WEAK_CLUSTER = regex.compile(r"(?<=[^აეიოუ])([ლრნმვ])$")
_ACRONYM = regex.compile(r"([A-Za-z][A-Za-z/.\d]{0,30}+)\s?+[-\u2010-\u2013]?\s?+(\p{Georgian}{1,12}+)?")
_GEORGIAN_WORD = regex.compile(r"[\u10d0-\u10f0]++(?:[-\u2010\u2011][\u10d0-\u10f0]++){0,4}+")
_HYPHENATED = regex.compile(r"([\u10d0-\u10f0]{1,12}+)[-\u2010\u2011]([\u10d0-\u10f0]{1,12}+)")
# Weights of the evidence, chosen on the development files of the treebanks.
_RARE_SLOT = 1e-4
_CLITIC_SHARE = 0.02
_KEPT_I_SHARE = 0.02
# Attributes stand in other cases than heads do: a stem without ending before a dative, an ergative, a genitive.
_ATTRIBUTE_WEIGHT = {"bare": 1_000.0, "erg": 10.0, "dat": 0.01, "voc": 0.0}
# A paradigm holds the oblique stems that are at least a fifth as common as the commonest.
_MAX_ODDS = 5.0
_PIECE = regex.compile(r"([\p{L}\d]++(?:[-\u2010\u2011][\p{L}\d]++)*+)")
_ADJECTIVE = regex.compile(r"(?:ური|ული|იანი|ელი|არი)$")
_ABSTRACT = regex.compile(r"(?:ობა|ება|ია|ვა)$")
_DIRECTIONS = frozenset(
    f"{first}{second}"
    for first in ("ჩრდილოეთ", "ჩრდილო", "სამხრეთ", "აღმოსავლეთ", "დასავლეთ")
    for second in ("", "-აღმოსავლეთ", "-დასავლეთ")
)
_MAX_WORD = 60


class Reading(NamedTuple):
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
    share: float


_BARE_SHARE = 0.01


@cache
def _rows() -> tuple[tuple[str, Ending], ...]:
    """Return the endings of the table without particles, plural -ებ- worked in."""
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
            yield form_end + written, replace(ending, clitic=clitic)


@cache
def endings() -> dict[str, tuple[Ending, ...]]:
    """Return every ending with what it may mean."""
    table: dict[str, list[Ending]] = {}
    for plain, ending in _rows():
        for written, meaning in _with_clitics(plain, ending):
            table.setdefault(written, []).append(meaning)
    return {written: tuple(dict.fromkeys(meanings)) for written, meanings in table.items()}


@cache
def _tails() -> frozenset[str]:
    """Return the endings and what they end with: a word that ends with none of these so many letters back has none."""
    return frozenset(ending[start:] for ending in endings() for start in range(len(ending) + 1))


# Lists of names, of the calendar and of numbers are asked for the same word one after the other.
@lru_cache(maxsize=5_000)
def cuts(word: str) -> tuple[tuple[str, tuple[Ending, ...]], ...]:
    """Return the stems that ``word`` may stand on, the shortest first, each with what the ending after it may mean."""
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
    """Return lemma to (series, stem) for the nouns whose oblique stem does not follow from the nominative."""
    return {lemma: (series, stem) for lemma, series, stem in rows_of("kaext.ka", "data/irregular_nouns.tsv")}


def stems(lemma: str) -> tuple[tuple[str, str], ...]:
    """Return the (series, stem) pairs on which the endings of ``lemma`` may stand, all that grammar allows.

    A lemma without final vowel (``აშშ``, USA; ``სამხრეთ``, south) takes the endings of a consonant stem.
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
    return {stem: lemma for lemma, (series, stem) in _irregular().items() if series == "weak"}


def _lemmas(series: str, stem: str, listed: Container[str]) -> Iterator[str]:
    """Yield the lemmas that may have ``stem`` in ``series``; one without final vowel only where it is listed."""
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


class Parse(NamedTuple):
    """A reading with the stem it stands on, the kind of that stem and how likely it is (at first: its ending)."""

    reading: Reading
    series: str
    stem: str
    likelihood: float


def _parses(word: str, listed: Container[str]) -> Iterator[Parse]:
    """Yield the readings that the endings allow; ``listed`` are the lemmas that may lack a final vowel."""
    if len(word) > _MAX_WORD:
        return
    for stem, meanings in cuts(word):
        for of in meanings:
            for lemma in _lemmas(of.series, stem, listed):
                reading = Reading(lemma, of.case, of.number, of.postposition, of.clitic)
                yield Parse(reading, of.series, stem, of.share)
    if word[-1:] not in VOWELS:
        yield Parse(Reading(word, "bare"), "bare", word, _BARE_SHARE)


@lru_cache(maxsize=20_000)
def readings(word: str) -> tuple[Reading, ...]:
    """Return all readings of a Georgian word form that the endings allow, in no particular order."""
    return tuple(dict.fromkeys(parse.reading for parse in _parses(word, known().lemmas)))


@lru_cache(maxsize=20_000)
def possible_lemmas(word: str) -> tuple[str, ...]:
    """Return the lemmas of all :func:`readings` of a word form, each once, in their order, at a third of the cost."""
    if len(word) > _MAX_WORD:
        return ()
    found = dict.fromkeys(
        lemma
        for stem, meanings in cuts(word)
        for series in dict.fromkeys([of.series for of in meanings])
        for lemma in _lemmas(series, stem, known().lemmas)
    )
    return tuple(found if word[-1:] in VOWELS else found | {word: None})


def ranked(word: str, nouns: NounList) -> list[Parse]:
    """Return all readings of a Georgian word form, the likeliest first.

    A reading is as likely as its lemma, the stem that the lemma shows in the form, the case and the ending.
    """
    parses = list(_parses(word, nouns.lemmas))
    lemmas = {lemma: nouns.likelihood(lemma) for lemma in {parse.reading.lemma for parse in parses}}
    weighed = [
        Parse(parse.reading, parse.series, parse.stem, lemmas[parse.reading.lemma] * _form_share(parse, nouns))
        for parse in parses
    ]
    return sorted(weighed, key=lambda parse: (-parse.likelihood, parse.reading.lemma))


def _form_share(parse: Parse, nouns: NounList) -> float:
    """Return how likely the form is, given the lemma."""
    lemma = parse.reading.lemma
    share = nouns.stem_share(lemma, parse.stem) if parse.series in ("weak", "vocalic") else 1.0
    if _keeps_final_i(parse):
        share *= _KEPT_I_SHARE
    return share * _slot_share(parse.reading) * parse.likelihood


def _keeps_final_i(parse: Parse) -> bool:
    """Tell whether a reading takes an -ი for part of the stem where it mostly is the nominative's (ტაქსი, taxi)."""
    return (
        parse.series in ("vowel", "vocalic")
        and parse.stem[-2:-1] not in VOWELS
        and parse.stem[-1] == "ი"
        and parse.reading.case != "nom"
        and (parse.series, parse.stem) not in stems(parse.reading.lemma)
    )


@lru_cache(maxsize=50_000)
def analyse(word: str) -> tuple[Reading, ...]:
    """Return the readings of a noun form, the likeliest first.

    Latin acronyms carry their endings after a hyphen, a space or nothing (``EAPC-ის``, ``PfP-თი``, ``KFOR ში``),
    Georgian letter words after a hyphen (``აშშ-ის``, of the USA).

    Parameters
    ----------
    word
        One word, at most 60 characters; capitals (Mtavruli) are read as ordinary letters.

    Returns
    -------
    tuple of Reading
        Empty where ``word`` is no word in Georgian letters nor an acronym with an ending.
    """
    word = to_mkhedruli(word)
    if not word or len(word) > _MAX_WORD:
        return ()
    acronym = _ACRONYM.fullmatch(word)
    if acronym:
        return tuple(_acronym_readings(acronym[1], acronym[2] or ""))
    if not _GEORGIAN_WORD.fullmatch(word):
        return ()
    if hyphenated := _hyphenated_ending(word):
        return tuple(_acronym_readings(*hyphenated))
    return tuple(dict.fromkeys(parse.reading for parse in ranked(word, known())))


def _hyphenated_ending(word: str) -> tuple[str, str] | None:
    """Return a Georgian letter word and the ending that follows its hyphen."""
    match = _HYPHENATED.fullmatch(word)
    return (match[1], match[2]) if match and match[2] in endings() else None


def _acronym_readings(acronym: str, ending: str) -> Iterator[Reading]:
    if not ending:
        yield Reading(acronym, "nom")
        return
    yield from dict.fromkeys(
        Reading(acronym, of.case, of.number, of.postposition, of.clitic) for of in endings().get(ending, ())
    )


@cache
def _slots() -> dict[tuple[str, str, str], float]:
    """Return how often each (case, number, postposition) occurs among the nouns of the treebanks."""
    rows = rows_of("kaext.ka", "data/noun_slots.tsv")
    total = sum(int(row[3]) for row in rows)
    return {(row[0], row[1], row[2]): int(row[3]) / total for row in rows}


def _slot_share(reading: Reading) -> float:
    share = _slots().get((reading.case, reading.number, reading.postposition), _RARE_SLOT)
    return share * (_CLITIC_SHARE if reading.clitic else 1.0)


def weak_stem_of(form: str, lemma: str) -> str:
    """Return the stem on which an oblique or plural ``form`` of ``lemma`` stands; "" where the form shows none."""
    own = [parse for parse in _parses(form, (lemma,)) if parse.reading.lemma == lemma]
    own = [parse for parse in own if not _keeps_final_i(parse)] or own
    return own[0].stem if own and all(parse.series in ("weak", "vocalic") for parse in own) else ""


def lemma(word: str) -> str:
    """Return the dictionary form of a noun, singular nominative; a word without reading comes back as it is."""
    found = analyse(word)
    return found[0].lemma if found else word


def nominative(text: str) -> str:
    """Return a noun or a noun phrase in the nominative, its number kept.

    The head and the attributes that agree with it are changed; genitives and what follows the head stay:
    ``პარტნიორობის ინდივიდუალური სამოქმედო გეგმის`` (of the Individual Partnership Action Plan) ends in ``გეგმა``,
    ``პარტნიორობას მშვიდობისათვის`` (Partnership for Peace, dative) begins with ``პარტნიორობა``.
    """
    pieces = _PIECE.split(to_mkhedruli(text))
    places = [index for index, piece in enumerate(pieces) if index % 2 and piece]
    if not places:
        return text
    words = [pieces[index] for index in places]
    head = _head(words)
    case = analyse(words[head])[0].case if analyse(words[head]) else ""
    for order, index in enumerate(places[:head]):
        pieces[index] = _attribute_nominative(words[order], words[order + 1], case)
    pieces[places[head]] = _head_nominative(words[head])
    return "".join(pieces)


def _head(words: Sequence[str]) -> int:
    """Return which of ``words`` is the head of the phrase: the last, or the noun before a phrase that follows it."""
    last = len(words) - 1
    if words[last] in _postpositions():
        complement = last - 1
        while complement > 0 and words[complement - 1] in _DIRECTIONS:
            complement -= 1
        return max(0, complement - 1)
    found = analyse(words[last])
    if found and found[0].postposition:
        attribute_ends_in_i = found[0].case in ("gen", "ins")
        for index, word in enumerate(words[:last]):
            if _is_inflected_noun(word, attribute_ends_in_i=attribute_ends_in_i):
                return index
    return last


def _is_inflected_noun(word: str, *, attribute_ends_in_i: bool) -> bool:
    """Tell whether a word before a noun with a postposition shows a case that an attribute there would not show."""
    found = analyse(word)
    if not found or word in _fixed_words() or found[0].postposition or found[0].lemma not in known().lemmas:
        return False
    if found[0].case == "nom":
        bare_noun = _ABSTRACT.search(found[0].lemma)
        closed = word[-1] == "ი" and not attribute_ends_in_i and not _ADJECTIVE.search(word)
        return bool(bare_noun or closed)
    if found[0].case == "dat":
        # In -ო and -უ the genitive looks the same: ნატოს is of NATO or to NATO.
        return found[0].lemma[-1] not in "ოუ"
    return found[0].case == "erg" and not _ADJECTIVE.search(found[0].lemma)


def _head_nominative(word: str) -> str:
    found = analyse(word)
    if not found or found[0].number == "sg" or not _GEORGIAN_WORD.fullmatch(word):
        return found[0].lemma if found else word
    best = ranked(word, known())[0]
    if best.series in ("weak", "vocalic"):
        return best.stem + "ები"
    oblique = [stem for series, stem in stems(best.reading.lemma) if series in ("weak", "vocalic")]
    return max(oblique, key=lambda stem: known().stem_share(best.reading.lemma, stem)) + "ები"


def _attribute_nominative(word: str, following: str, head_case: str) -> str:
    """Return a word before a head as it stands when the head is in the nominative.

    Attributes of a dative have no ending, those of an ergative -მა; all else, and what belongs to a word before the
    head (``სტიქიურ უბედურებებზე რეაგირების``, of response to natural disasters), stays.
    """
    if word in _fixed_words() or not _GEORGIAN_WORD.fullmatch(word) or _hyphenated_ending(word):
        return word
    agreeing = {"dat": "bare", "adv": "bare", "erg": "erg"}.get(head_case)
    after = analyse(following)
    if agreeing is None or (after and head_case != "erg" and _rules_out_agreement(following, after[0])):
        return word
    best = max(
        ranked(word, known()),
        key=lambda parse: parse.likelihood * _ATTRIBUTE_WEIGHT.get(parse.reading.case, 1.0),
        default=None,
    )
    agrees = best and best.reading.case == agreeing and best.series == "consonant"
    return best.reading.lemma if best and agrees else word


def _rules_out_agreement(word: str, reading: Reading) -> bool:
    """Tell whether a word inside a phrase takes the attribute before it: a noun in -თა, or with a postposition."""
    inside = word.endswith("თა") and reading.number == "pl"
    return inside or (reading.number == "pl" and reading.postposition in ("ში", "ზე", "თან"))


def forms(lemma: str) -> tuple[str, ...]:
    """Return the paradigm of a noun: all cases, both plurals, with postpositions and particles.

    Where grammar allows several oblique stems, those that the noun shows are taken (:mod:`kaext.ka.nouns`). A word
    without final vowel that is no listed noun (``სამხრეთ``, south) has no other form.
    """
    if lemma[-1:] not in VOWELS and lemma not in known().lemmas:
        return (lemma,)
    return tuple(
        dict.fromkeys(
            stem + ending
            for series, stem in shown_stems(lemma)
            for ending, meanings in endings().items()
            if any(of.series == series for of in meanings)
        )
    )


def shown_stems(lemma: str) -> list[tuple[str, str]]:
    """Return the (series, stem) pairs that a noun shows, of those that :func:`stems` allows."""
    oblique = {pair: known().stem_share(lemma, pair[1]) for pair in stems(lemma) if pair[0] in ("weak", "vocalic")}
    commonest = max(oblique.values(), default=0.0)
    return [pair for pair in stems(lemma) if oblique.get(pair, commonest) * _MAX_ODDS >= commonest]


@cache
def _postpositions() -> frozenset[str]:
    """Return the postpositions that are words of their own."""
    return frozenset(lines_of("kaext.ka", "data/postpositions.txt"))


@cache
def _fixed_words() -> frozenset[str]:
    """Return the words that inflection leaves alone: function words, and directions before a place's name."""
    return _postpositions().union(_DIRECTIONS, lines_of("kaext.ka", "data/stop_words.txt"))
