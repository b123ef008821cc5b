"""Finite verbs: forms of verbs in the lexicon, and words outside it that have the shape of a finite verb."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from kaext.expressions import lazy_regex
from kaext.ka.preverbs import PREVERB
from kaext.ka.words import frequency
from kaext.pipes.relations.context.first_person import is_first_person_plural
from kaext.pipes.relations.phrases import Phrase
from kaext.pipes.relations.words import actors, connectives, country_nouns, light_nouns, modality, predicates, times

# The shape of finite verbs outside the lexicon: a preverb and version vowel before the stem, a screeve ending after it.
_LOOKS_FINITE = lazy_regex(
    rf"(?:{PREVERB}(?:ვ|მ|გ|ს|ჰ)?(?:ი|უ|ე|ა)\p{{Georgian}}{{2,}}+"
    r"(?<=[^აეიოუ]ა|ო|[^აეიოუ]ოს|[^აეოუბ]ეს|ნენ|დნენ|დეს|[იუეა]\p{Georgian}{1,12}დება|ია|იათ))"
    rf"|{PREVERB}\p{{Georgian}}{{3,}}+(?<=[^აეიოუხ]და|დნენ)"
    r"|\p{Georgian}{5,}+(?<=[^აეიოუგ]დება)|(?:ი|ე)\p{Georgian}{4,}+(?<=დება)"
    r"|\p{Georgian}{5,}+(?<=დნენ|ებენ|ოდათ)|უ\p{Georgian}{3,}+(?<=[^აეიოუ]ია|იათ)"
    r"|(?:ი|უ)\p{Georgian}{4,}+(?<=(?<!ებ|ობ|იკ|ურ|ამ|იდ)[^აეიოუ]ა|[^აეოუბ]ეს)"
    rf"|{predicates.INVERTED}"
    r"|\p{Georgian}{3,}+(?<=ულიყო|ულიყვნენ)"
    r"|\p{Georgian}{2,}+(?<=ავს|ავენ|ებთ|ევს|ევენ|ევდა|ევდნენ|ობს|ობენ|ობდა|ობდნენ|ებოდა|ებოდნენ|ებდა|ებდნენ|ავდა|ავდნენ|ებულა|ებიან|ირებს|ირებენ)"
)
_AORIST = lazy_regex(rf"{PREVERB}\p{{Georgian}}{{2,}}+(?<=[^აეოუ]ა|[^აეოუბ]ეს)")
# Any word with the ending of an aorist, for clauses with an ergative subject and no other verb.
_ENDS_AS_AORIST = lazy_regex(r"\p{Georgian}{2,}+(?<=[^აეიოუ](?:ა|ო|ეს))")
_BEGINS_WITH_PREVERB = lazy_regex(rf"(?!ა(?!მო|ღ)){PREVERB}|შთა")
# The version vowel of the pluperfect, and of the lemmas of passives and middles, after the preverb.
_IN_PLUPERFECT = lazy_regex(rf"{PREVERB}ე\p{{Georgian}}{{2,}}+(?<=[აო]|ათ|ნენ)")
_HAS_VOWEL_OF_PASSIVE = lazy_regex(rf"(?:{PREVERB})?ე")
# A verbal noun in -ება without a version vowel: გადახალისება (renewal). Passives have one (დაიწერება) or end in -დება.
_NOUN_OF_ACTION = lazy_regex(rf"(?!{PREVERB}[აეიოუ]){PREVERB}[^აეიოუ]\p{{Georgian}}+(?<!დ)[ეო]ბა")
# Verb classes that take a verbal noun: beside them an ambiguous form in -ა is the noun.
_TAKING_NOUN = frozenset({"offer", "plan", "decide", "stop", "hinder", "refuse"})
# A verbal noun with the version vowel of the active: გაანალიზება (analysis).
_MASDAR = lazy_regex(rf"{PREVERB}ა\p{{Georgian}}{{3,}}+(?<=ება|ობა)")
# First letters of present forms without a preverb; their endings; the negations that only verbs follow.
_PERSON_OR_VERSION = ("უ", "ა", "ი", "ე", "ს", "ჰ")
_ENDS_AS_PRESENT = ("ს", "ენ", "ებთ", "ობთ")
_BEFORE_VERBS = frozenset({"არ", "ვერ", "აღარ", "ვეღარ"})
# Words with the shape of an aorist that are none: besides, rear, or, the UN.
_NO_VERBS = frozenset({"გარდა", "უკანა", "ანდა", "გაერო", "გაეროს"})
# Letters that precede -სა only in datives: იარაღსა და … (weapons and …).
_BEFORE_DATIVE = frozenset("ბგდზკლმნპჟტფქღყშჩცძწჭხჯჰ")
# Possessives whose form in -ა looks like another noun: მისი (his), მისია (mission).
_POSSESSIVES = frozenset({"მისი"})
# Clauses are searched for verbs many times, so what depends on the word alone is cached.
_CACHE_SIZE = 20_000


def is_finite(phrase: Phrase, around: Sequence[Phrase]) -> bool:
    """Return whether ``phrase`` is a finite verb in the clause ``around`` it; a name with the copula -ა may be one."""
    if phrase.kind != "word":
        return _is_mention_with_copula(phrase, around)
    form = phrase.form
    if form is None:
        if not _may_be_finite(phrase.text):  # most words
            return False
        where = _finite_where(phrase.text)
        is_verb = where == "anywhere" or (where == "last" and _ends_clause(phrase, around))
        return is_verb or _is_aorist_of_ergative(phrase, around) or _is_negated_present(phrase, around)
    if form.verb_form == "finite":
        return True
    if form.verb_form == "either":
        kinds = {o.form.kind for o in around if o.form is not None and o.form.verb_form == "finite"}
        if kinds & _TAKING_NOUN:
            return False
        if _has_object_before(phrase, around):
            return True
        has_subject = any(other.role == "erg" for other in around) and not _has_genitive_object(phrase, around)
        return has_subject or not any(o is not phrase and _is_finite_anywhere(o) for o in around)
    if form.verb_form == "participle":
        position = next(i for i, other in enumerate(around) if other is phrase)
        beside = [around[i] for i in (position - 1, position + 1) if 0 <= i < len(around)]
        return any(predicates.AUXILIARY.match(ph.text) or _is_name_with_copula(ph) for ph in beside)
    return False


def is_pluperfect(verb: Phrase) -> bool:
    """Return whether a finite verb is in the pluperfect, in a complement what is wished: რომ გაეგზავნა (that it send).

    Verbs of the lexicon have the version vowel ე then, which their lemma lacks.
    """
    if predicates.PLUPERFECT.search(verb.text):
        return True
    lemma = verb.form.lemma if verb.form is not None else ""
    return bool(lemma) and not _HAS_VOWEL_OF_PASSIVE.match(lemma) and _IN_PLUPERFECT.match(verb.text) is not None


def _is_mention_with_copula(phrase: Phrase, around: Sequence[Phrase]) -> bool:
    """Return whether a country or a date has the copula -ა, beside a noun of which it may be said."""
    if phrase.kind == "country" and country_nouns.COUNTRY_IS.search(phrase.text):
        if around and connectives.RELATIVE.match(around[0].text):  # whose neighbours are A and B
            return True
        return any(light_nouns.lights_of(ph.text) & light_nouns.COPULAR for ph in around if ph.kind == "word")
    if phrase.kind == "date" and times.DATE_IS.search(phrase.text):  # the date of joining is 30 May
        return any(times.DATE_OF.match(ph.text) for ph in around if ph.kind == "word")
    return False


def _is_aorist_of_ergative(phrase: Phrase, around: Sequence[Phrase]) -> bool:
    """Return whether a word is an aorist because an ergative subject has no other verb: EADRCC-მა … გადო (spanned)."""
    if not _may_be_aorist(phrase.text):
        return False
    if not any(ph.role == "erg" and ph.kind in ("country", "programme") for ph in around):
        return False
    if not (_BEGINS_WITH_PREVERB.match(phrase.text) or _ends_clause(phrase, around)):
        return False
    return not any(other is not phrase and _is_finite_anywhere(other) for other in around)


def _is_negated_present(phrase: Phrase, around: Sequence[Phrase]) -> bool:
    """Return whether a word is a present form because a negation precedes it: არ უშლის (does not hinder)."""
    if not _has_shape_of_present(phrase.text):
        return False
    return any(after is phrase and before.text in _BEFORE_VERBS for before, after in pairwise(around))


def _has_shape_of_present(word: str) -> bool:
    return word.endswith(_ENDS_AS_PRESENT) and word.startswith(_PERSON_OR_VERSION)


def _is_name_with_copula(phrase: Phrase) -> bool:
    """Return whether a country's name has the copula -ა, which makes a participle beside it finite."""
    return phrase.kind == "country" and country_nouns.COUNTRY_IS.search(phrase.text) is not None


def _has_genitive_object(noun: Phrase, around: Sequence[Phrase]) -> bool:
    """Return whether a genitive object precedes a verbal noun: the sending of soldiers."""
    return any(before.role == "gen" and after is noun for before, after in pairwise(around))


def _has_object_before(verb: Phrase, around: Sequence[Phrase]) -> bool:
    """Return whether people in the nominative are right before a form in -ა: sent soldiers, not the sending of them."""
    return any(
        before.kind == "word" and before.role == "nom" and before.form is None and actors.TROOPS.match(before.text)
        for before, after in pairwise(around)
        if after is verb
    )


def _is_finite_anywhere(phrase: Phrase) -> bool:
    """Return whether a word is a finite verb in any clause."""
    if phrase.form is not None:
        return phrase.form.verb_form == "finite"
    return phrase.kind == "word" and _looks_finite(phrase.text)


@lru_cache(maxsize=_CACHE_SIZE)
def _looks_finite(word: str) -> bool:
    is_known = predicates.FINITE.match(word) is not None or is_first_person_plural(word)
    return is_known or (_LOOKS_FINITE.fullmatch(word) is not None and not _is_known_noun(word))


def _is_known_noun(word: str) -> bool:
    """Return whether a word with the shape of a verb is a noun, as its other case forms in the word list show."""
    if word in _NO_VERBS or word.endswith(("თა", "მა", "ისა", "ასა", "ებსა")) or _MASDAR.fullmatch(word):
        return True
    if word.endswith("სა") and word[-3:-2] in _BEFORE_DATIVE:
        return True
    known = (f"{word[:-1]}ის",) if word.endswith("ა") else (f"{word}ი", f"{word[:-1]}ი") if word.endswith("ს") else ()
    return any(frequency(form) for form in known)


@lru_cache(maxsize=_CACHE_SIZE)
def _may_be_finite(word: str) -> bool:
    """Return whether a word outside the lexicon is a verb in any clause."""
    return _finite_where(word) != "nowhere" or _may_be_aorist(word) or _has_shape_of_present(word)


@lru_cache(maxsize=_CACHE_SIZE)
def _finite_where(word: str) -> Literal["anywhere", "last", "nowhere"]:
    """Return where a word outside the lexicon is a verb or a noun with the copula: anywhere, or last in its clause."""
    if _looks_finite(word) or is_copular(word):
        return "anywhere"
    return "last" if _may_be_verb(word) else "nowhere"


@lru_cache(maxsize=_CACHE_SIZE)
def _may_be_aorist(word: str) -> bool:
    """Return whether a word ends like an aorist and no case form of it as a noun is in the word list."""
    if not _ENDS_AS_AORIST.fullmatch(word) or word.endswith(("სა", "თა")) or _is_ergative(word):
        return False
    if _NOUN_OF_ACTION.fullmatch(word):
        return False
    if word.endswith("ო"):
        return not any(frequency(f"{word}{ending}") for ending in ("ს", "მ", "ში", "ები"))
    stem = word.removesuffix("ეს").removesuffix("ა")
    return not any(frequency(f"{stem}{ending}") for ending in ("ი", "ის", "ას", "ით", "აში", "ამ", "ები"))


def _is_ergative(word: str) -> bool:
    """Return whether a word is the ergative of a plural or of a known noun: მონაწილეებმა, ასეულმა (a company)."""
    is_known = word.endswith("მა") and any(frequency(f"{word[:-2]}{ending}") for ending in ("ი", "ის"))
    return word.endswith("ებმა") or is_known


def _ends_clause(phrase: Phrase, around: Sequence[Phrase]) -> bool:
    """Return whether a word is last in its clause or before "and", the usual place of a Georgian verb."""
    index = next((i for i, other in enumerate(around) if other is phrase), len(around))
    return all(ph.text == "." for ph in around[index + 1 :]) or around[index + 1].text == "და"


def _may_be_verb(word: str) -> bool:
    """Return whether a word ends like a verb and no case form of it as a noun is in the word list."""
    if word.endswith("ებს"):
        return not any(frequency(form) for form in (f"{word[:-1]}ი", word[:-3], f"{word[:-3]}ი", f"{word[:-3]}ა"))
    if not _AORIST.fullmatch(word) or _is_ergative(word) or _NOUN_OF_ACTION.fullmatch(word):
        return False
    if word.endswith("სა") and any(frequency(f"{word[:-2]}{ending}") for ending in ("ი", "ის", "ს", "მა")):
        return False  # the dative before "and": ალიანსსა
    return not any(frequency(form) for form in (f"{word}ს", f"{word[:-1]}ის", f"{word[:-1]}ით", f"{word[:-1]}აში"))


@lru_cache(maxsize=_CACHE_SIZE)
def is_copular(word: str) -> bool:
    """Return whether a word is a noun or adjective with the copula -ა: მეზობელია (is a neighbour)."""
    if predicates.COPULA.search(word) and light_nouns.lights_of(word) & light_nouns.COPULAR:
        return True
    if not word.endswith(("ია", "ეა", "ოა", "აა")) or word[:-1] in _POSSESSIVES or modality.MODAL.match(word):
        return False
    known = frequency(word[:-1]) or (frequency(f"{word[:-2]}ის") if word.endswith("ია") else 0)
    return known > 0 and frequency(word) <= known
