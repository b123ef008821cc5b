"""Morphology: cases of nouns and forms of verbs, as far as relations need them.

The case of a word is taken from its longest known ending. That suffices to tell arguments apart, and it works for names
that are in no word list. Verb forms are analysed by the rows of ``verbs.tsv``: preverb, person and version marker,
root, then any ending that a screeve may have. These parts give the kind of form (finite, verbal noun, participle) and
its tense. The grammar follows A. Shanidze, "Foundations of Georgian Grammar" (1973).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from kaext.data_files import rows_of
from kaext.expressions import lazy_re, lazy_regex
from kaext.ka.paradigms import VOWELS
from kaext.ka.preverbs import PREVERB

# Roles by case ending or postposition: nom, erg, dat, gen, ins, adv; loc (-ში, in), on (-ზე), com (-თან, with), abl
# (-დან, from), ben (-თვის, for), term (-მდე, until), all (-კენ, towards), from (-გან), when (-ისას, at the time of);
# datgen where dative and genitive look alike (საქართველოს); bare for a stem without an ending.
CaseRole = Literal[
    "nom", "erg", "dat", "gen", "ins", "adv", "loc", "on", "com", "abl", "ben", "term", "all", "from", "when", "datgen",
    "bare",
]  # fmt: skip
# Each row: a role, its endings, and the particles that may follow them. Earlier rows win.
_ENDINGS: tuple[tuple[CaseRole, str, str], ...] = (
    ("ben", "თვის", "აც ა"),
    ("ben", "ისადმი", ""),
    ("com", "თან", "აც ვე ა"),
    ("abl", "დან", "აც ვე ა"),
    ("term", "მდე", "ც ა"),
    ("all", "კენ", "აც ა"),
    ("from", "გან", "აც ა"),
    ("loc", "ში", "ც ა ვე"),
    ("on", "ზე", "ც ა ვე დ"),
    ("erg", "მა", "ც ვე"),
    ("erg", "ამ ემ იმ ომ უმ", "აც ვე"),
    ("gen", "ის თა", "აც ა ვე"),
    ("ins", "ით", "აც ა ვე"),
    ("adv", "ად", "აც ვე"),
    ("datgen", "ოს ეს უს", "აც ა ვე"),
    ("dat", "ს", "აც ა ვე"),
    ("nom", "ა ე ი ო უ", "ც ვე ა ცა"),
)
_ROLES = {
    core + particle: role
    for role, cores, particles in reversed(_ENDINGS)
    for core in cores.split()
    for particle in ("", *particles.split())
}
_LONGEST_ENDING = max(map(len, _ROLES))
# Words of at most two letters have no ending.
_SHORTEST = 2
# -ისას (at the time of: შეერთებისას, when joining) and -ისთანავე (as soon as); only in words of more than five letters.
_WHEN = ("სას", "სასაც", "სასვე", "ისთანავე")
_TOO_SHORT_FOR_WHEN = 5
# Nouns whose stem ends in -მა, so that their nominative looks like an ergative.
_IN_MA = (
    "ხდომა დგომა ჯდომა ცემა თქმა ჩაბმა გადაბმა რწყმა სხმა შრომა პროგრამა გეგმა სისტემა რეფორმა "
    "ფორმა თემა ფირმა პრობლემა სქემა დიპლომა დრამა ნორმა"
)
_LIKE_ERGATIVE = tuple(noun + particle for noun in _IN_MA.split() for particle in ("", "ც", "ვე"))

_PERSONS, _VERSION_VOWELS = ("", "ვ", "მ", "გ", "გვ"), ("", "ი", "უ", "ე", "ა")
# Markers of a third-person object, used only before consonants; the სა- of გასაგზავნი (to be sent) is none.
_OF_THIRD = ("ს", "ჰ")
_VERSIONS = frozenset(person + vowel for person in _PERSONS for vowel in _VERSION_VOWELS) | frozenset(_OF_THIRD)
# The literal letters at the start of a root pattern, at most three: the key of the index of verbs.
_MOST_LETTERS = 3
_CERTAIN_LETTERS = lazy_re(rf"[ა-ჰ]{{0,{_MOST_LETTERS}}}(?![?*{{])")
_VERSION = rf"(?:{'|'.join(_OF_THIRD)}|(?:{'|'.join(_PERSONS[1:])})?(?:{'|'.join(_VERSION_VOWELS[1:])})?)"
_FINITE_END = lazy_regex(
    r"(?:ავ|ამ|ებ|ობ|ოფ|ემ|ევ|ენ|ინ|ი|ვ)?(?:დებოდ|ებოდ|იოდ|ოდ|დ)?"
    r"(?:ს|ა|ო|ი|ე|ეს|ენ|ან|ონ|ოს|ოთ|ათ|ნენ|დნენ|დეს|დოს|ნ|ია|იათ|იან|იყო|ულა|ულან|ილა|ილან|ლა|ულიყო|ილიყო|ულიყვნენ"
    r"|ებია|ებიათ|ებინა|ავს|ავთ|ინა|ინათ|ით|თ)?(?:ც)?"
)
_PARTICIPLE_END = lazy_regex(r"(?:ებ|ობ|ავ|ევ|ოლ|ე)?(?:ულ|ილ)(?P<case>\p{Georgian}{0,8}+)")
_PARTICIPLE_AFTER_NOUN = lazy_regex(r"(?:ულ|ილ)(?P<case>\p{Georgian}{0,8}+)")
_NOUN_END = lazy_regex(
    r"(?:ა|ის|ას|ამ|ით|ად|აში|აზე|ასთან|იდან|ამდე|ისთვის|ისათვის|ისას|ისთანავე|ისკენ|ისაკენ|ისგან|ისაგან|ისა|ასა|ების|ებს|ები|ებში|ებით)"
    r"(?:ც|ვე|აც|ა)?"
)
# What negates a participle: არმიღებული (not admitted), ვერმოხვედრილი (that could not get in); or უ- … -ელ- around the
# stem of the verbal noun: გაუწევრიანებელი (that has not joined).
_NEGATIVE_PREFIX = lazy_regex(r"(?:ჯერ)?(?:არა?|ვერ)(?=\p{Georgian}{5})")
_PRIVATIVE = lazy_regex(
    rf"(?P<preverb>{PREVERB})უ(?P<root>\p{{Georgian}}{{3,20}}?)ელ(?:ი|მა|ს|ის|ები?|ებ\p{{Georgian}}{{1,3}})"
)
# Endings of finite forms by tense, and of the copula after a participle.
_COPULA = lazy_regex(r"(?:ი|ნი)?(?:ა|ან|ია|არის|არიან|იყო|იყვნენ)")
_MASDAR_LIKE = lazy_regex(r"(?:ებ|ობ)ა$")
_FUTURE = lazy_regex(r"(?:ავ|ამ|ებ|ობ|ოფ|ემ|ევ|ი)(?:ს|ენ|ა|იან|ან)")
_PERFECT = lazy_regex(r"(?:ი|ვი|ნი|ლი|ებ|ავ)?(?:ია|იათ)|(?:ებ|ევ)?(?:ინა|ინათ)|(?:ავს|ავთ)")
_EVIDENTIAL = frozenset({"ია", "იათ", "ებია", "ებიათ"})
_OPTATIVE = lazy_regex(r"(?:დ)?(?:ოს|ონ|ოთ)|(?:ავ|ამ|ებ|ობ|ემ|ი)?დეს")
_PLURAL = lazy_regex(r"(?:ენ|ან|ნენ|ეს|ონ|ათ|დნენ|იათ|ნ)ც?$")
# Forms whose ending gives no tense: is, are, goes in, represents, applies, counts as.
_PRESENT = frozenset(
    {"არის", "არიან", "შედის", "შედიან", "წარმოადგენს", "წარმოადგენენ", "მიმართავს", "მიმართავენ"}
    | {"ითვლება", "ითვლებიან", "გახლავთ"}
)
# The future of the copula, which has no preverb: will be.
_WILL_BE = frozenset({"იქნება", "იქნებიან"})
# Thematic suffixes after which -ა is an ending of the present series.
_THEMES = ("ებ", "წყობ")
# Stems of active verbs that end in the დ of passives: trains.
_ENDING_IN_D = ("ამზად", "უმზად")
# Stems whose preverb is spatial, so that a preverb makes no future: goes out, takes away.
_SPATIAL = ("დი", "ჰყავ", "ჰქვ", "რადგენ", "სტან")
# Words outside these lengths (in letters) are not analysed as verbs.
_MIN_LENGTH, _MAX_LENGTH = 3, 60


# "either" is a form in -ა that may be a verbal noun or an aorist: გაგზავნა (sending; has sent).
VerbForm = Literal["finite", "noun", "participle", "either"]
Tense = Literal["present", "past", "future", "perfect", "optative", ""]
# Forms that may be verbal nouns, and tenses of what has not happened.
NOUN_FORMS = frozenset({"noun", "either"})
UNREAL_TENSES = frozenset({"future", "optative"})


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a word as a form of a verb.

    Attributes
    ----------
    kind
        The class of the verb: all verbs of a class have the same frames (``frames.tsv``).
    lemma
        The verb as listed: third person singular of the future.
    verb_form
        Finite, verbal noun, participle, or ambiguous ("either").
    tense
        The tense of a finite form; empty where it does not matter.
    is_plural
        A finite form with plural agreement.
    """

    kind: str
    lemma: str
    verb_form: VerbForm
    tense: Tense = ""
    is_plural: bool = False


@dataclass(frozen=True, slots=True)
class Verb:
    """A row of ``verbs.tsv``.

    Attributes
    ----------
    kind
        The class of the verb, see :class:`Form`.
    lemma, gloss
        The third person singular of the future, and its meaning in English.
    preverbs
        The preverbs it takes, of which one precedes the root.
    is_preverb_optional
        Forms without a preverb (present series) belong to it too.
    root
        A regular expression for what follows the preverb, see ``verbs.tsv``.
    nouns
        Stems of its verbal nouns, without the final -ა.
    traits
        Marks such as "inverted" or "impersonal", see ``verbs.tsv``.
    """

    kind: str
    lemma: str
    gloss: str
    preverbs: tuple[str, ...]
    is_preverb_optional: bool
    root: str
    nouns: tuple[str, ...]
    traits: frozenset[str] = frozenset()


_Candidates = tuple[tuple[Verb, re.Pattern[str]], ...]


@lru_cache(maxsize=50_000)
def case_role(word: str) -> CaseRole:
    """Return the role of a word by its ending."""
    if len(word) <= _SHORTEST:
        return "bare"
    if word.endswith(_WHEN) and len(word) > _TOO_SHORT_FOR_WHEN:
        return "when"
    if word.endswith(_LIKE_ERGATIVE):
        return "nom"
    endings = (word[start:] for start in range(max(0, len(word) - _LONGEST_ENDING), len(word)))
    return next((_ROLES[ending] for ending in endings if ending in _ROLES), "bare")


@lru_cache(maxsize=1000)
def ending_role(ending: str) -> CaseRole:
    """Return the role of an ending that is written apart: the -ში of ISAF-ში."""
    if ending == "თი":
        return "ins"
    return case_role(f"აბა{ending}")


@cache
def verbs() -> tuple[Verb, ...]:
    """Return the verbs of the lexicon in the order of their rows."""
    found = []
    for kind, lemma, gloss, preverbs, root, noun, traits in rows_of("kaext.pipes.relations", "verbs.tsv"):
        alternatives = tuple(p for p in preverbs.rstrip("?").split("|") if p != "-")
        is_optional = preverbs.endswith("?") or not alternatives
        nouns = tuple(n for n in noun.split("|") if n != "-")
        marks = frozenset(traits.split()) - {"-"}
        found.append(Verb(kind, lemma, gloss, alternatives, is_optional, root, nouns, marks))
    return tuple(found)


def has_trait(form: Form, trait: str) -> bool:
    """Return whether the verb of a form has a trait of ``verbs.tsv``."""
    return form.lemma in _lemmas_with(trait)


@cache
def _lemmas_with(trait: str) -> frozenset[str]:
    return frozenset(verb.lemma for verb in verbs() if trait in verb.traits)


def _root_pattern(verb: Verb) -> str:
    return "|".join(b[1:] if b.startswith("^") else rf"{_VERSION}(?:{b})" for b in _top_level(verb.root))


def _top_level(pattern: str) -> list[str]:
    """Split a regular expression at the bars outside brackets."""
    parts, depth, current = [], 0, ""
    for character in pattern:
        depth += (character == "(") - (character == ")")
        if character == "|" and not depth:
            parts.append(current)
            current = ""
        else:
            current += character
    return [*parts, current]


def _preverb_pattern(verb: Verb) -> str:
    if not verb.preverbs:
        return ""
    return f"(?:{'|'.join(verb.preverbs)}){'?' if verb.is_preverb_optional else ''}"


@cache
def _verbs_by_noun() -> dict[str, Verb]:
    """Return the verbs by the stems of their verbal nouns; the first row wins where two verbs share a stem."""
    return {noun: verb for verb in reversed(verbs()) for noun in verb.nouns}


@cache
def _row(number: int) -> tuple[Verb, re.Pattern[str]]:
    """Return the verb of a row with the pattern of its stems."""
    verb = verbs()[number]
    return verb, re.compile(rf"{_preverb_pattern(verb)}(?:{_root_pattern(verb)})")


@cache
def _rows_by_beginning() -> dict[str, dict[str, set[int]]]:
    """Return the row numbers of the verbs by preverb, then by the literal letters at the start of the root."""
    rows: dict[str, dict[str, set[int]]] = {}
    for row, verb in enumerate(verbs()):
        preverbs = (*verb.preverbs, *([""] if verb.is_preverb_optional else []))
        for branch in _top_level(verb.root):
            letters = _CERTAIN_LETTERS.match(branch.removeprefix("^"))
            for preverb in preverbs:
                rows.setdefault(preverb, {}).setdefault(letters[0] if letters else "", set()).add(row)
    return rows


@cache
def _rows_by_prefix() -> dict[str, list[dict[str, set[int]]]]:
    """Return the same index by all that may precede a root: preverb, person and version marker."""
    rows: dict[str, list[dict[str, set[int]]]] = {}
    for preverb, by_letters in _rows_by_beginning().items():
        for version in _VERSIONS:
            rows.setdefault(preverb + version, []).append(by_letters)
    return rows


def _candidates(word: str) -> _Candidates:
    """Return the verbs whose stem begins ``word``, in the order of their rows, with the patterns of their stems."""
    rows: set[int] = set()
    by_prefix = _rows_by_prefix()
    for root in range(len(word)):
        for by_letters in by_prefix.get(word[:root], ()):
            beginnings = [word[root : root + length] for length in range(_MOST_LETTERS + 1)]
            rows.update(*[by_letters[letters] for letters in beginnings if letters in by_letters])
    return tuple((verb, stem) for verb, stem in map(_row, sorted(rows)) if stem.match(word))


@lru_cache(maxsize=50_000)
def analyse_verb(word: str) -> Form | None:
    """Return the analysis of ``word`` as a form of a verb in the lexicon, or None.

    Parameters
    ----------
    word
        One word in Mkhedruli; longer ones than 60 letters are not analysed.
    """
    if not _MIN_LENGTH <= len(word) <= _MAX_LENGTH:
        return None
    noun = _verbal_noun(word)
    if noun and not word.endswith("ა"):
        return noun
    candidates = _candidates(word)
    other = (_participle(word, candidates) or _finite(word, candidates)) if candidates else None
    other = other or _participle_of_noun(word)
    if noun and other and other.verb_form == "finite" and other.tense == "past" and not _MASDAR_LIKE.search(word):
        return Form(noun.kind, noun.lemma, "either", "past")
    return noun or other


@lru_cache(maxsize=10_000)
def future_form(word: str) -> Form | None:
    """Return the analysis of ``word`` as a future, or None: გაგზავნის (will send) is also the genitive of "sending"."""
    candidates = _candidates(word)
    form = _finite(word, candidates) if candidates else None
    return form if form is not None and form.tense == "future" else None


@lru_cache(maxsize=10_000)
def is_negated_participle(word: str) -> bool:
    """Return whether a word denies what its verb says: არმიღებული (not admitted), გაუწევრიანებელი (not joined)."""
    if match := _PRIVATIVE.fullmatch(word):
        return match["preverb"] + match["root"] in _verbs_by_noun()
    prefix = _NEGATIVE_PREFIX.match(word)
    form = analyse_verb(word[prefix.end() :]) if prefix is not None else None
    return form is not None and form.verb_form == "participle"


def _verbal_noun(word: str) -> Form | None:
    for cut in range(len(word) - 1, 2, -1):
        verb = _verbs_by_noun().get(word[:cut])
        if verb and _NOUN_END.fullmatch(word, cut):
            return Form(verb.kind, verb.lemma, "noun")
    return None


def _participle(word: str, candidates: _Candidates) -> Form | None:
    ends = {cut: match for cut in range(2, len(word)) if (match := _PARTICIPLE_END.fullmatch(word, cut))}
    for verb, stem in candidates:
        cut = _stem_length(word, stem, ends)
        if cut:
            is_predicate = _COPULA.fullmatch(ends[cut]["case"]) is not None
            return Form(verb.kind, verb.lemma, "finite" if is_predicate else "participle", "past")
    return None


def _participle_of_noun(word: str) -> Form | None:
    """Return the passive participle formed from the stem of a verbal noun: გაყვან-ა, გაყვან-ილი; ჩართვ-ა, ჩართ-ული."""
    for cut in range(len(word) - 2, 2, -1):
        ending = _PARTICIPLE_AFTER_NOUN.fullmatch(word, cut)
        verb = (_verbs_by_noun().get(word[:cut]) or _verbs_by_noun().get(f"{word[:cut]}ვ")) if ending else None
        if ending and verb:
            is_predicate = _COPULA.fullmatch(ending["case"]) is not None
            return Form(verb.kind, verb.lemma, "finite" if is_predicate else "participle", "past")
    return None


def _finite(word: str, candidates: _Candidates) -> Form | None:
    ends = {cut for cut in range(2, len(word) + 1) if _FINITE_END.fullmatch(word, cut)}
    for verb, stem in candidates:
        cut = _stem_length(word, stem, ends)
        if cut:
            tense = _tense_by_form(word) or _tense(word[:cut], word[cut:], verb)
            return Form(verb.kind, verb.lemma, "finite", tense, bool(_PLURAL.search(word)))
    return None


def _tense_by_form(word: str) -> Tense:
    """Return the tense of a form whose ending does not give it; "" for all others."""
    return "present" if word in _PRESENT else "future" if word in _WILL_BE else ""


def _stem_length(word: str, stem: re.Pattern[str], ends: Collection[int]) -> int:
    """Return the length of the stem in ``word``, one of ``ends``, or 0 if the pattern does not match."""
    match = stem.match(word)
    if match is None:
        return 0
    if match.end() in ends:
        return int(match.end())
    return next((cut for cut in ends if cut < match.end() and stem.fullmatch(word, 0, cut)), 0)


def _tense(stem: str, ending: str, verb: Verb) -> Tense:
    ending = ending.removesuffix("ც")
    if stem.endswith("მიეღ") and ending == "ო":  # that it take part
        return "optative"
    has_preverb = any(stem.startswith(p) for p in verb.preverbs)
    if _OPTATIVE.fullmatch(ending) or (has_preverb and ending in ("ან", "ას") and stem[-1] not in VOWELS):
        return "optative"
    # the aorist of passives has -ნენ; გადაამზადეს (they trained) is the aorist of the active
    is_passive = stem.endswith("დ") and not stem.endswith(_ENDING_IN_D)
    if ending == "ეს" and is_passive and not verb.lemma.endswith("ს"):
        return "optative"
    is_perfect = _PERFECT.fullmatch(ending) or (ending == "ს" and stem.endswith("უთქვამ"))
    if ("უ" in stem[:6] and is_perfect) or ending in _EVIDENTIAL:
        return "perfect"
    is_present_series = _FUTURE.fullmatch(ending) or ending in ("ს", "ენ") or (ending == "ა" and stem.endswith(_THEMES))
    if verb.lemma.endswith("ვა") and not ending and stem.endswith(("ვა", "ვლენ")):  # will go out
        return "future"
    if is_present_series and has_preverb:
        return "present" if stem.endswith(_SPATIAL) else "future"
    if not has_preverb and (is_present_series or ending in ("ან", "თ")):
        return "present"
    return "past"
