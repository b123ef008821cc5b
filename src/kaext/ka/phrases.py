"""The boundaries of Georgian noun phrases: where a phrase begins that ends at a given word.

A Georgian noun phrase is head-final. Genitives and adjectives precede their head. Genitives do not change; adjectives
agree in a reduced form (ergative -მა, dative without an ending, elsewhere -ი). Verbal nouns keep their objects in the
genitive and their indirect objects with a postposition (``კატასტროფებზე რეაგირების``, of response to disasters).
Reference: H. Aronson, *Georgian: A Reading Grammar* (1990).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal

from kaext.data_files import lines_of
from kaext.expressions import lazy_regex
from kaext.ka.inflection import readings

Role = Literal["genitive", "adjective", "ergative adjective", "argument", "locative", "postposition", "other"]

_GENITIVE = lazy_regex(r"(?:ის|ისა|თა|ებისა)$")
_POSSESSOR = lazy_regex(r"(?:[ოუ]|\p{Latin}ი?)სა?$")
_ADJECTIVE = lazy_regex(
    r"(?:\p{Georgian}{2}(?:ურ|ულ|ალ|ელ|ილ|არ)|ივ|იან|იერ|ოვან|ვან|ებად|ნდელ|ობლივ|ბრივ|ივრ|ნაირ|მყოფ|\p{Georgian}{3}მოქმედ|შემწყობ|დამჭერ|მრჩეველ)(?P<ending>ი|მა)?$"
    r"|(?:^სა(?:\p{L}{2,20})|საწინააღმდეგ)ო(?P<short>მ)?$|^(?:საერთო|საგანგებო|სახელმწიფო|საყოველთაო)(?P<short2>მ)?$"
    r"|(?:კავშირე|მავალე|წინავე)(?P<short3>მ)?$|(?:ებით|ობით|ვით)(?P<adverbial>ი|მა)$"
    r"|^უ\p{Georgian}{3,20}ო(?P<privative>მ)?$|\p{Georgian}{3}(?:ავ|ად)(?P<active>ი|მა)$"
)
_PLAIN_ADJECTIVES = lazy_regex(
    r"^(?:მთავარ|უმაღლეს|მაღალ|დაბალ|სწრაფ|მუდმივ|მტკიც|ღია|თავისუფალ|ერთიან|ზოგად|სრულ|მძიმ|მსუბუქ|ცენტრალურ|ვიწრო|ფართო"
    r"|მობილურ|მცირე|უსაფრთხო|უცხო|არასამთავრობო|ეროვნულ|მთლიან|ჰუმანიტარულ|ადრეულ|შავ|წითელ|თეთრ|ახლო|შორეულ"
    r"|ხმელთაშუა|მტკიცე|თანამედროვე|მოწინავე|შემდგომ|ჩრდილოეთ|სამხრეთ|აღმოსავლეთ|დასავლეთ|ყოფილ|გლობალურ|ასოცირებულ|ევრო|ატლანტიკურ|პოლიტიკურ|სამხედრო|სამოქალაქო|დროებით|საველე|კერძო|გარე|შიდა|დამხმარე|წამყვან)(?P<ending>ი|მა|მ)?$"
)
# Adjectives of duration (ორწლიანი, two-year), which describe a plan but are no part of its name.
_DURATION = lazy_regex(r"^(?!მრავალ)\p{L}*(?:წლიან|თვიან|დღიან|კვირიან|საათიან)(?:ი|მა|ის|ს)?$")
_PLAIN_STOPS = lazy_regex(r"^(?:ახალ|დიდ|მცირე|ძველ|პირველ)(?:ი|მა)?$")
_PARTICIPLE = lazy_regex(r"(?:ებულ|ნილ|მულ|არულ|ვილ)(?:ი|მა)?$")
_ERGATIVE = lazy_regex(r"მა?$")
_COMPOUND = lazy_regex(r"[-‐‑–]\s?")
_ARGUMENT = lazy_regex(r"(?:ზე|თან|გან|ისადმი|სადმი)$")
_LOCATIVE = lazy_regex(r"(?:ში|ით|ად)$")
_BENEFACTIVE = lazy_regex(r"(?:სა?|ჩემ|შენ|ჩვენ|თქვენ|მათ)თვის(?:აც)?$")
# Verbal nouns that govern -ზე, -თან or -გან (react to, fight against, cooperate with, protect from).
_GOVERNING = lazy_regex(
    r"^(?:რეაგირ|ბრძოლ|თანამშრომლ|თავდაცვ|დაცვ|ზრუნვ|დაკვირვებ|კონტროლ|ზედამხედველობ|მეთვალყურეობ|გაწმენდ|ურთიერთობ"
    r"|ურთიერთქმედებ|კავშირ|გამკლავებ|ძებნ|შეჭიდებ|დაახლოებ|ინტეგრაცი)[\p{Georgian}-]{0,12}$"
)
# A location as part of a name: მთაში ბრძოლის (of fighting in mountains).
_SURROUNDINGS = lazy_regex(r"^(?:მთა|მთებ|ამინდ|პირობებ|გარემო|უდაბნო|ქალაქ|ქალაქებ|ტყე|ზღვა|ჯუნგლებ|არქტიკა)ში$")
_DONE = lazy_regex(r"(?:ბრძოლ|ოპერაცი|მოქმედებ|გადარჩენ|წვრთნ)\p{Georgian}{0,3}ის$")
# A person in a name: მეფე აბდულა მეორის (of King Abdullah the Second), გენერალ კვინიტაძის (of General Kvinitadze).
_NUMBER_OF_RULER = lazy_regex(r"^(?:პირველ|მეორ|მესამ|მეოთხ|მეხუთ|მეექვს)ის$")
_TITLE = lazy_regex(r"^(?:მეფე|პრინც|გენერალ|მარშალ|პრეზიდენტ|შეიხ|სულთან|ადმირალ|პოლკოვნიკ)$")
# Numerals as part of a name: ხუთი ბორცვის (of the Five Hills); not before units of time or countries.
_NUMERAL = lazy_regex(r"^(?:ორი|სამი|ოთხი|ხუთი|ექვსი|შვიდი|რვა|ცხრა|ათი)$")
_COUNTED = lazy_regex(
    r"^(?:წლ|თვ|დღ|კვირ|საათ|ქვეყნ|ქვეყან|სახელმწიფო|პარტნიორ|მოკავშირ|მხარ|რესპუბლიკ)\p{Georgian}{0,4}$"
)
# Verbal nouns of two words: თავიდან აცილება (prevention).
_PHRASAL = lazy_regex(r"თავიდან (?:აცილებ|არიდებ)|ხელახლა \p{Georgian}++(?<=ების|ობის)$")
_COMMA = lazy_regex(r",\s{1,3}")
_OPEN = lazy_regex(r"\s{1,4}|-|‐|‑|–|- |\s?[„“”\"«»]\s?")
_POSTPOSITIONS = frozenset({"წინააღმდეგ", "შესახებ", "შორის", "მიმართ", "გარეშე"})
_FIELDS = lazy_regex(r"^(?:სფერო|დარგ|საკითხ|სექტორ|მიმართულებ)(?:ებ)?ში$")


@cache
def stops() -> frozenset[str]:
    """Return the lemmas that modify nouns but are no part of a name."""
    return frozenset(line.split()[0] for line in lines_of("kaext.ka", "data/phrase_stops.txt"))


@lru_cache(maxsize=20_000)
def is_stop(word: str) -> bool:
    """Return whether a word, in any form, belongs to the sentence rather than to a name."""
    if word in stops() or word + "ი" in stops():
        return True
    return any(reading.lemma in stops() and reading.case != "gen" and not reading.clitic for reading in readings(word))


@lru_cache(maxsize=20_000)
def role(word: str) -> Role:
    """Return the role that a word can have in a noun phrase, judged by its ending."""
    word = _COMPOUND.sub("", word)
    if word in _POSTPOSITIONS:
        return "postposition"
    if is_benefactive(word):
        return "locative"
    plain = _PLAIN_ADJECTIVES.search(word) or _ADJECTIVE.search(word)
    if plain:
        ending = next((value for value in plain.groupdict().values() if value), "")
        return "ergative adjective" if ending in ("მა", "მ") else "adjective"
    if _GENITIVE.search(word) or _POSSESSOR.search(word):
        return "genitive"
    if _ARGUMENT.search(word):
        return "argument"
    if _LOCATIVE.search(word):
        return "locative"
    return "other"


def is_benefactive(word: str) -> bool:
    """Return whether a word ends in -თვის (for)."""
    return _BENEFACTIVE.search(word) is not None


def left_edge(words: Sequence[str], gaps: Sequence[str], last: int, *, limit: int, wanted: int = 0) -> int:
    """Return the index of the first word of the noun phrase whose head is ``words[last]``.

    Parameters
    ----------
    words
        The words of the text, conjunctions included.
    gaps
        The text between the words; ``gaps[i]`` precedes ``words[i]``.
    last
        Index of the head.
    limit
        The maximum number of words of the phrase.
    wanted
        The expected number of words. Until it is reached, plain adjectives such as ახალი (new), which more often belong
        to the sentence, are included in the phrase.
    """
    first = last
    is_ergative = bool(_ERGATIVE.search(words[last]))
    while first > 0 and last - first + 1 < limit:
        step = _step(words, gaps, first, is_ergative=is_ergative)
        if not step and last - first + 1 < wanted and is_open(gaps[first]):
            step = int(_PLAIN_STOPS.search(words[first - 1]) is not None or _is_numbered(words, first))
        if not step:
            break
        first -= step
    if first < last and first > 0 and _PARTICIPLE.search(words[first]) and is_open(gaps[first]):
        # A participle after its agent, means or place (created by, with, in) is a clause rather than part of a name.
        first += role(words[first - 1]) in ("locative", "argument", "postposition") or words[first - 1] == "მიერ"
    return first


def _step(words: Sequence[str], gaps: Sequence[str], first: int, *, is_ergative: bool) -> int:
    """Return how many words before ``first`` also belong to the phrase; 0 at its edge."""
    if not is_open(gaps[first]):
        return _list_step(words, gaps, first)
    if _COMPOUND.fullmatch(gaps[first]):
        return 1
    before = words[first - 1]
    kind = role(before)
    if before == "და":
        return 2 if first >= 2 and is_open(gaps[first - 1]) and _coordinates(words, first) else 0
    if is_stop(before) or _DURATION.search(before):
        return 0
    if kind in ("genitive", "adjective"):
        return 1
    if kind == "ergative adjective":
        return 1 if is_ergative else 0
    if kind == "argument" and _GOVERNING.search(words[first]):
        return 1
    if kind == "locative" and (_FIELDS.match(before) and role(words[first]) == "genitive"):
        return 1
    if _SURROUNDINGS.match(before) and _DONE.search(words[first]):
        return 1
    if _PHRASAL.match(f"{before} {words[first]}") or _is_personal_name(before, words[first]):
        return 1
    if kind == "postposition" and first >= 2 and role(words[first - 2]) == "genitive" and is_open(gaps[first - 1]):
        return 2
    return 0


def _is_numbered(words: Sequence[str], first: int) -> bool:
    """Return whether a numeral counts the genitive at ``first``, as in names."""
    word = words[first]
    return _NUMERAL.match(words[first - 1]) is not None and role(word) == "genitive" and not _COUNTED.match(word)


def _is_personal_name(before: str, word: str) -> bool:
    """Return whether ``before`` is the title or the first part of a personal name that continues with ``word``."""
    return _TITLE.match(before) is not None or (_NUMBER_OF_RULER.match(word) is not None and role(before) == "other")


def _list_step(words: Sequence[str], gaps: Sequence[str], first: int) -> int:
    """Return 1 if the comma before ``first`` continues a list of modifiers of one kind, closed by და (and); else 0."""
    if not _COMMA.fullmatch(gaps[first]) or is_stop(words[first - 1]):
        return 0
    ahead = range(first + 1, min(first + 6, len(words)))
    closes = next((index for index in ahead if words[index] == "და"), None)
    if closes is None or any(not _COMMA.fullmatch(gaps[index]) for index in range(first + 1, closes)):
        return 0
    kinds = {role(words[first - 1]), role(words[first])}
    return int(len(kinds) == 1 and kinds <= {"genitive", "adjective"})


def _coordinates(words: Sequence[str], first: int) -> bool:
    """Return whether ``და`` (and) before ``first`` coordinates two modifiers of the same kind."""
    left, right = words[first - 2], words[first]
    kinds = (role(left), role(right))
    # მცირე და მსუბუქი იარაღი (small arms and light weapons): the plain adjective belongs to the name as the other does.
    if is_stop(left) and not (_PLAIN_STOPS.search(left) and kinds[1] == "adjective"):
        return False
    if kinds[0] == "genitive":
        following = next((word for word in words[first:] if role(word) != "adjective"), "")
        return role(following) == "genitive"
    return kinds[0] == kinds[1] and kinds[0] in ("adjective", "argument")


def is_open(gap: str) -> bool:
    """Return whether the text between two words leaves them in one phrase: spaces, a hyphen or a quotation mark."""
    return _OPEN.fullmatch(gap) is not None
