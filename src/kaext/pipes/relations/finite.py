"""Which words of a clause are its verbs: those of the lexicon, and those that only look like verbs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal

import regex

from kaext.ka.words import frequency
from kaext.pipes.relations.phrases import Phrase
from kaext.pipes.relations.words import country_nouns, light_nouns, modality, predicates

# Finite verbs that are in no row of the lexicon, by their shape: preverb and version vowel before, a screeve after.
_LOOKS_FINITE = regex.compile(
    rf"(?:{predicates.PREVERB}(?:ვ|მ|გ|ს|ჰ)?(?:ი|უ|ე|ა)\p{{Georgian}}{{2,}}+"
    r"(?<=[^აეიოუ]ა|ო|[^აეიოუ]ოს|[^აეოუბ]ეს|ნენ|დნენ|დეს|[იუეა]\p{Georgian}{1,12}დება|ია|იათ))"
    rf"|{predicates.PREVERB}\p{{Georgian}}{{3,}}+(?<=[^აეიოუხ]და|დნენ)"
    r"|\p{Georgian}{5,}+(?<=[^აეიოუგ]დება)|(?:ი|ე)\p{Georgian}{4,}+(?<=დება)"
    r"|\p{Georgian}{5,}+(?<=დნენ|ებენ|ოდათ)|უ\p{Georgian}{3,}+(?<=[^აეიოუ]ია|იათ)"
    r"|(?:ი|უ)\p{Georgian}{4,}+(?<=(?<!ებ|ობ|იკ|ურ|ამ|იდ)[^აეიოუ]ა|[^აეოუბ]ეს)"
    rf"|{predicates.INVERTED}"
    r"|\p{Georgian}{3,}+(?<=ულიყო|ულიყვნენ)"
    r"|\p{Georgian}{2,}+(?<=ავს|ავენ|ევს|ევენ|ევდა|ევდნენ|ობს|ობენ|ობდა|ობდნენ|ებოდა|ებოდნენ|ებდა|ებდნენ|ავდა|ავდნენ|ებულა|ებიან|ირებს|ირებენ)"
)
_AORIST = regex.compile(rf"{predicates.PREVERB}\p{{Georgian}}{{2,}}+(?<=[^აეოუ]ა|[^აეოუბ]ეს)")
# Any word with the ending of an aorist, for clauses whose subject can have no other verb.
_ENDS_AS_AORIST = regex.compile(r"\p{Georgian}{2,}+(?<=[^აეიოუ](?:ა|ო|ეს))")
_BEGINS_WITH_PREVERB = regex.compile(rf"(?!ა){predicates.PREVERB}|შთა|ამო|აღ")
# A verbal noun without a version vowel (გადახალისება, renewal), which passives in -ება have (დაიწერება), or -დება.
_NOUN_OF_ACTION = regex.compile(
    rf"(?!{predicates.PREVERB}[აეიოუ]){predicates.PREVERB}[^აეიოუ]\p{{Georgian}}+(?<!დ)[ეო]ბა"
)
# Beside these a form in -ა is the noun of what is offered, planned or refused.
_TAKE_A_NOUN = frozenset({"offer", "plan", "decide", "stop", "hinder", "refuse"})
# A verbal noun: the version vowel of the active and the ending of a noun (გაანალიზება, analysis).
_MASDAR = regex.compile(r"(?:ამო|აღ|გა|გადა|გამო|გან|და|მო|შე|ჩა|ჩამო|წარმო)ა\p{Georgian}{3,}+(?<=ება|ობა)")
_FINITE_WORDS = frozenset(
    {"არის", "არიან", "იყო", "იყვნენ", "იქნა", "იქნება", "აქვს", "აქვთ", "ჰქონდა", "ჰყავს", "ჰყავდა", "ღირს", "შეეძლო"}
    | {"შორისაა", "ხდება", "მოხდა", "ჰქვია", "ეწოდება", "უწევს", "დადგა", "დადგნენ", "ელოდა", "ახსოვს", "ახსოვთ"}
    | {"სცადა", "სცადეს", "სთხოვა", "სთხოვეს", "ჰკითხა", "ჰკითხეს", "სთქვა", "აწარმოეს", "აწარმოა"}
)
# How forms of the present begin that have no preverb, and the negations that only verbs follow.
_PERSON_OR_VERSION = ("უ", "ა", "ი", "ე", "ს", "ჰ")
_ENDS_AS_PRESENT = ("ს", "ენ", "ებთ", "ობთ")
_BEFORE_VERBS = frozenset({"არ", "ვერ", "აღარ", "ვეღარ"})
# Besides, rear, or, the UN: shaped like aorists.
_NO_VERBS = frozenset({"გარდა", "უკანა", "ანდა", "გაერო", "გაეროს"})
# იარაღსა და … (weapons and …): what stands before the ending of the dative before "and", and before that of no verb.
_BEFORE_DATIVE = frozenset("ბგდზკლმნპჟტფქღყშჩცძწჭხჯჰ")
# A clause is looked through for its verb again and again; what a word may be depends on the word alone.
_MAX_REMEMBERED = 20_000


def is_finite(phrase: Phrase, around: Sequence[Phrase]) -> bool:
    """Return whether ``phrase`` is a finite verb among the phrases ``around`` it: also the host is Georgia (-ა)."""
    if phrase.kind == "country" and country_nouns.COUNTRY_IS.search(phrase.text):
        return any(light_nouns.lights_of(ph.text) & light_nouns.COPULAR for ph in around if ph.kind == "word")
    if phrase.kind != "word":
        return False
    form = phrase.form
    if form is None:
        where = _finite_where(phrase.text)
        is_verb = where == "anywhere" or (where == "last" and _ends_clause(phrase, around))
        return is_verb or _is_aorist_of_agent(phrase, around) or _is_denied_present(phrase, around)
    if form.verb_form == "finite":
        return True
    if form.verb_form == "either":
        kinds = {o.form.kind for o in around if o.form is not None and o.form.verb_form == "finite"}
        if kinds & _TAKE_A_NOUN:
            return False
        has_subject = any(other.role == "erg" for other in around) and not _follows_its_genitive(phrase, around)
        return has_subject or not any(o is not phrase and _is_plainly_finite(o) for o in around)
    if form.verb_form == "participle":
        position = next(i for i, other in enumerate(around) if other is phrase)
        beside = [around[i] for i in (position - 1, position + 1) if 0 <= i < len(around)]
        return any(predicates.AUXILIARY.match(ph.text) or _is_named_with_copula(ph) for ph in beside)
    return False


def _is_aorist_of_agent(phrase: Phrase, around: Sequence[Phrase]) -> bool:
    """Whether a word is the verb of whoever stands in the ergative, which no noun does: EADRCC spanned (გადო)."""
    if not _may_be_aorist(phrase.text):
        return False
    if not any(ph.role == "erg" and ph.kind in ("country", "programme") for ph in around):
        return False
    if not (_BEGINS_WITH_PREVERB.match(phrase.text) or _ends_clause(phrase, around)):
        return False
    return not any(other is not phrase and _is_plainly_finite(other) for other in around)


def _is_denied_present(phrase: Phrase, around: Sequence[Phrase]) -> bool:
    """Return whether a word is a verb by the negation right before it: არ უშლის (does not hinder)."""
    if not (phrase.text.endswith(_ENDS_AS_PRESENT) and phrase.text.startswith(_PERSON_OR_VERSION)):
        return False
    return any(after is phrase and before.text in _BEFORE_VERBS for before, after in pairwise(around))


def _is_named_with_copula(phrase: Phrase) -> bool:
    """Return whether a country's name has the copula, which makes a participle beside it finite: it is Serbia (-ა)."""
    return phrase.kind == "country" and country_nouns.COUNTRY_IS.search(phrase.text) is not None


def _follows_its_genitive(noun: Phrase, around: Sequence[Phrase]) -> bool:
    """Return whether the genitive of who or what something is done to stands before its noun: sending of soldiers."""
    return any(before.role == "gen" and after is noun for before, after in pairwise(around))


def _is_plainly_finite(phrase: Phrase) -> bool:
    """Return whether a word is a finite verb whatever stands around it."""
    if phrase.form is not None:
        return phrase.form.verb_form == "finite"
    return phrase.kind == "word" and _looks_finite(phrase.text)


@lru_cache(maxsize=_MAX_REMEMBERED)
def _looks_finite(word: str) -> bool:
    return word in _FINITE_WORDS or (_LOOKS_FINITE.fullmatch(word) is not None and not _is_known_noun(word))


def _is_known_noun(word: str) -> bool:
    """Return whether a word with the shape of a verb is known as a noun: by its genitive (education), or nominative."""
    if word in _NO_VERBS or word.endswith(("თა", "მა", "ისა", "ასა", "ებსა")) or _MASDAR.fullmatch(word):
        return True
    if word.endswith("სა") and word[-3:-2] in _BEFORE_DATIVE:
        return True
    known = (f"{word[:-1]}ის",) if word.endswith("ა") else (f"{word}ი", f"{word[:-1]}ი") if word.endswith("ს") else ()
    return any(frequency(form) for form in known)


@lru_cache(maxsize=_MAX_REMEMBERED)
def _finite_where(word: str) -> Literal["anywhere", "last", "nowhere"]:
    """Say where a word that the lexicon of verbs does not know is a verb, or a noun with the copula."""
    if _looks_finite(word) or is_copular(word):
        return "anywhere"
    return "last" if _may_be_verb(word) else "nowhere"


@lru_cache(maxsize=_MAX_REMEMBERED)
def _may_be_aorist(word: str) -> bool:
    """Return whether a word of whatever shape ends as an aorist does and is no noun whose other cases are known."""
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
    """Return whether nothing follows a word, or "and" does: where Georgian puts its verbs."""
    index = next((i for i, other in enumerate(around) if other is phrase), len(around))
    return all(ph.text == "." for ph in around[index + 1 :]) or around[index + 1].text == "და"


def _may_be_verb(word: str) -> bool:
    """Return whether a word with the ending of a verb is none of a noun whose other cases are known."""
    if word.endswith("ებს"):
        return not any(frequency(form) for form in (f"{word[:-1]}ი", word[:-3], f"{word[:-3]}ი", f"{word[:-3]}ა"))
    if not _AORIST.fullmatch(word) or _is_ergative(word) or _NOUN_OF_ACTION.fullmatch(word):
        return False
    if word.endswith("სა") and any(frequency(f"{word[:-2]}{ending}") for ending in ("ი", "ის", "ს", "მა")):
        return False  # the dative before "and": ალიანსსა
    return not any(frequency(form) for form in (f"{word}ს", f"{word[:-1]}ის", f"{word[:-1]}ით", f"{word[:-1]}აში"))


@lru_cache(maxsize=_MAX_REMEMBERED)
def is_copular(word: str) -> bool:
    """Return whether a word is a noun or adjective with the copula -ა: მეზობელია (is a neighbour)."""
    if predicates.COPULA.search(word) and light_nouns.lights_of(word) & light_nouns.COPULAR:
        return True
    if not word.endswith(("ია", "ეა", "ოა", "აა")) or word[:-1] in _POSSESSIVES or modality.MODAL.match(word):
        return False
    known = frequency(word[:-1]) or (frequency(f"{word[:-2]}ის") if word.endswith("ია") else 0)
    return known > 0 and frequency(word) <= known


# Their forms in -ა look like nouns: მისი (his), მისია (mission).
_POSSESSIVES = frozenset({"მისი"})
