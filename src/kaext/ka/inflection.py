"""Analysis and generation of Georgian noun forms.

Endings and stems come from :mod:`kaext.ka.paradigms`. If they allow several readings, the statistics of
:mod:`kaext.ka.nouns` rank them.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from kaext.data_files import lines_of, rows_of
from kaext.ka.nouns import NounList, known
from kaext.ka.paradigms import VOWELS, endings, lemmas_of, stem_splits, stems
from kaext.ka.script import to_mkhedruli

_ACRONYM = regex.compile(r"([A-Za-z][A-Za-z/.\d]{0,30}+)\s?+[-\u2010-\u2013]?\s?+(\p{Georgian}{1,12}+)?")
_GEORGIAN_WORD = regex.compile(r"[\u10d0-\u10f0]++(?:[-\u2010\u2011][\u10d0-\u10f0]++){0,4}+")
_HYPHENATED = regex.compile(r"([\u10d0-\u10f0]{1,12}+)[-\u2010\u2011]([\u10d0-\u10f0]{1,12}+)")
# Weights of the evidence, tuned on the development files of the treebanks.
_RARE_SLOT = 1e-4
_CLITIC_SHARE = 0.02
_KEPT_I_SHARE = 0.02
_BARE_SHARE = 0.01
# Case weights for attributes, which show a bare stem before a dative, and the ergative; heads differ.
_ATTRIBUTE_WEIGHT = {"bare": 1_000.0, "erg": 10.0, "dat": 0.01, "voc": 0.0}
# A paradigm has the oblique stems at least a fifth as frequent as the most frequent one.
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
    """One analysis of a form: ``კაცებთანაც`` (also with the men) is კაცი, dat, pl, თან, ც.

    ``case`` is nom, erg, dat, gen, ins, adv or voc, ``bare`` (a stem without an ending, as in attributes) or two cases
    joined by ``+`` (a genitive that is inflected again). ``number`` is sg or pl.
    """

    lemma: str
    case: str
    number: str = "sg"
    postposition: str = ""
    clitic: str = ""


class Parse(NamedTuple):
    """A reading with its stem, the series of the stem, and its likelihood (initially that of the ending)."""

    reading: Reading
    series: str
    stem: str
    likelihood: float


def _parses(word: str, listed: Container[str]) -> Iterator[Parse]:
    """Yield the readings that the endings allow; only ``listed`` lemmas may lack a final vowel."""
    if len(word) > _MAX_WORD:
        return
    for stem, meanings in stem_splits(word):
        for of in meanings:
            for lemma in lemmas_of(of.series, stem, listed):
                reading = Reading(lemma, of.case, of.number, of.postposition, of.clitic)
                yield Parse(reading, of.series, stem, of.share)
    if word[-1:] not in VOWELS:
        yield Parse(Reading(word, "bare"), "bare", word, _BARE_SHARE)


@lru_cache(maxsize=20_000)
def readings(word: str) -> tuple[Reading, ...]:
    """Return all readings of a word form that the endings allow, unranked."""
    return tuple(dict.fromkeys(parse.reading for parse in _parses(word, known().lemmas)))


@lru_cache(maxsize=20_000)
def possible_lemmas(word: str) -> tuple[str, ...]:
    """Return the distinct lemmas of all :func:`readings` of a word form, in their order, at a third of the cost."""
    if len(word) > _MAX_WORD:
        return ()
    found = dict.fromkeys(
        lemma
        for stem, meanings in stem_splits(word)
        for series in dict.fromkeys([of.series for of in meanings])
        for lemma in lemmas_of(series, stem, known().lemmas)
    )
    return tuple(found if word[-1:] in VOWELS else found | {word: None})


def ranked(word: str, nouns: NounList) -> list[Parse]:
    """Return all readings of a word form, the most likely first.

    The likelihood is the product of those of the lemma, its stem, the case with number and postposition, and the
    ending.
    """
    parses = list(_parses(word, nouns.lemmas))
    lemmas = {lemma: nouns.likelihood(lemma) for lemma in {parse.reading.lemma for parse in parses}}
    weighed = [
        Parse(parse.reading, parse.series, parse.stem, lemmas[parse.reading.lemma] * _form_share(parse, nouns))
        for parse in parses
    ]
    return sorted(weighed, key=lambda parse: (-parse.likelihood, parse.reading.lemma))


def _form_share(parse: Parse, nouns: NounList) -> float:
    """Return the likelihood of the form, given the lemma."""
    lemma = parse.reading.lemma
    share = nouns.stem_share(lemma, parse.stem) if parse.series in ("weak", "vocalic") else 1.0
    if _keeps_final_i(parse):
        share *= _KEPT_I_SHARE
    return share * _slot_share(parse.reading) * parse.likelihood


def _keeps_final_i(parse: Parse) -> bool:
    """Return whether a reading treats a final -ი, usually the nominative ending, as part of the stem (ტაქსი, taxi)."""
    return (
        parse.series in ("vowel", "vocalic")
        and parse.stem[-2:-1] not in VOWELS
        and parse.stem[-1] == "ი"
        and parse.reading.case != "nom"
        and (parse.series, parse.stem) not in stems(parse.reading.lemma)
    )


@lru_cache(maxsize=50_000)
def analyse(word: str) -> tuple[Reading, ...]:
    """Return the readings of a noun form, the most likely first.

    Latin acronyms may carry their ending after a hyphen, a space or nothing (``EAPC-ის``, ``PfP-თი``, ``KFOR ში``),
    Georgian acronyms after a hyphen (``აშშ-ის``, of the USA).

    Parameters
    ----------
    word
        One word of at most 60 characters; capitals (Mtavruli) are treated as ordinary letters.

    Returns
    -------
    tuple of Reading
        Empty if ``word`` is neither a word in Georgian letters nor an acronym with an ending.
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
    """Return a Georgian acronym and the ending after its hyphen."""
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
    """Return the relative frequency of each (case, number, postposition) among the nouns of the treebanks."""
    rows = rows_of("kaext.ka", "data/noun_slots.tsv")
    total = sum(int(row[3]) for row in rows)
    return {(row[0], row[1], row[2]): int(row[3]) / total for row in rows}


def _slot_share(reading: Reading) -> float:
    share = _slots().get((reading.case, reading.number, reading.postposition), _RARE_SLOT)
    return share * (_CLITIC_SHARE if reading.clitic else 1.0)


def weak_stem_of(form: str, lemma: str) -> str:
    """Return the weak stem that an oblique or plural ``form`` of ``lemma`` shows; "" if it shows none."""
    own = [parse for parse in _parses(form, (lemma,)) if parse.reading.lemma == lemma]
    own = [parse for parse in own if not _keeps_final_i(parse)] or own
    return own[0].stem if own and all(parse.series in ("weak", "vocalic") for parse in own) else ""


def lemma(word: str) -> str:
    """Return the lemma of a noun form (nominative singular); a word without readings is returned unchanged."""
    found = analyse(word)
    return found[0].lemma if found else word


def nominative(text: str) -> str:
    """Return a noun or noun phrase in the nominative, in the same number.

    The head and the attributes that agree with it change; genitives and what follows the head do not:
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
    """Return the index of the head of the phrase: the last word, or the noun before a postpositional phrase."""
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
    """Return whether a word before a postpositional noun shows a case that an attribute of it would not show."""
    found = analyse(word)
    if not found or word in _fixed_words() or found[0].postposition or found[0].lemma not in known().lemmas:
        return False
    if found[0].case == "nom":
        bare_noun = _ABSTRACT.search(found[0].lemma)
        closed = word[-1] == "ი" and not attribute_ends_in_i and not _ADJECTIVE.search(word)
        return bool(bare_noun or closed)
    if found[0].case == "dat":
        # After -ო and -უ the genitive has the same form: ნატოს is "of NATO" or "to NATO".
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
    """Return a word before the head in the form it has when the head is in the nominative.

    Attributes of a dative have no ending, those of an ergative have -მა. Other words do not change, nor do dependents
    of a word before the head (``სტიქიურ უბედურებებზე რეაგირების``, of response to natural disasters).
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
    """Return whether an inner noun (in -თა, or plural with a postposition) is the head of the attribute before it."""
    inside = word.endswith("თა") and reading.number == "pl"
    return inside or (reading.number == "pl" and reading.postposition in ("ში", "ზე", "თან"))


def forms(lemma: str) -> tuple[str, ...]:
    """Return the paradigm of a noun: all cases, both plurals, with postpositions and particles.

    If the grammar allows several oblique stems, those attested for the noun are used (:mod:`kaext.ka.nouns`). A word
    without a final vowel that is no listed noun (``სამხრეთ``, south) has no other form.
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
    """Return the (series, stem) pairs attested for a noun, of those that :func:`stems` allows."""
    oblique = {pair: known().stem_share(lemma, pair[1]) for pair in stems(lemma) if pair[0] in ("weak", "vocalic")}
    most_frequent = max(oblique.values(), default=0.0)
    return [pair for pair in stems(lemma) if oblique.get(pair, most_frequent) * _MAX_ODDS >= most_frequent]


@cache
def _postpositions() -> frozenset[str]:
    """Return the postpositions that are separate words."""
    return frozenset(lines_of("kaext.ka", "data/postpositions.txt"))


@cache
def _fixed_words() -> frozenset[str]:
    """Return the words that do not inflect: function words, and directions before a place name."""
    return _postpositions().union(_DIRECTIONS, lines_of("kaext.ka", "data/stop_words.txt"))
