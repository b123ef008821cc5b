"""Where a long form begins and ends in the words before or after its acronym.

The edge is sought in quotation marks, then in the names of the catalogue, in initial letters of the same script, in
the English words that Georgian ones render, and last in the syntax of the noun phrase, as far as the acronym has
letters for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from importlib.resources import files

from kaext.catalogue.acronyms import long_forms
from kaext.catalogue.countries import countries
from kaext.catalogue.names import NameIndex, meanings
from kaext.ka import phrases
from kaext.ka.inflection import nominative, readings
from kaext.ka.lang import georgian_acronyms
from kaext.pipes.acronyms import patterns as p
from kaext.pipes.acronyms.mentions import Mention

_MAX_ENDING = 5
_MIN_WORDS = 2
_MAX_WORDS = 16


@dataclass(frozen=True, slots=True)
class Definition:
    """The long form of an acronym at ``start:end`` (code points); ``rule`` says what found its edge."""

    start: int
    end: int
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """The text in which a long form is sought, as words and the gaps before them; offsets are those of the text.

    ``words`` are as written.
    """

    text: str
    start: int
    end: int
    spans: tuple[tuple[int, int], ...]
    words: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", tuple([self.text[start:end] for start, end in self.spans]))

    @property
    def gaps(self) -> tuple[str, ...]:
        """What stands before each word."""
        edges = [self.start, *[end for _, end in self.spans[:-1]]]
        return tuple([self.text[a:b] for a, (b, _) in zip(edges, self.spans, strict=True)])

    def without_last(self) -> Stretch:
        """Return the stretch without its last word."""
        return Stretch(self.text, self.start, self.spans[-2][1], self.spans[:-1])

    def closes_quotation(self) -> bool:
        """Tell whether a closing quotation mark follows the last word."""
        end = self.spans[-1][1]
        return self.text.startswith(tuple(p.CLOSING_MARKS), end)


def stretch_between(text: str, start: int, end: int) -> Stretch:
    """Return the words of ``text[start:end]`` after the last mark that ends a sentence or a bracket."""
    marks = [match.end() for match in p.BOUNDARY.finditer(text, start, end) if text[match.end() : end].strip('“”"» ')]
    start = marks[-1] if marks else start
    return Stretch(text, start, end, tuple([match.span() for match in p.WORD.finditer(text, start, end)]))


def ending_of(stretch: Stretch, mention: Mention) -> Definition | None:
    """Return the long form that ends with the stretch, by the first rule that finds its edge.

    The case ending of an English one (``Building Integrity-ს``) stays outside.
    """
    found = (
        quoted(stretch)
        or listed(stretch, mention)
        or by_initials(stretch, mention)
        or by_translation(stretch, mention)
        or by_syntax(stretch, mention)
    )
    ending = p.LATIN_ENDING.search(stretch.text, found.start, found.end) if found is not None else None
    return replace(found, end=ending.start()) if found is not None and ending is not None else found


def is_georgian(word: str) -> bool:
    """Tell whether a word begins with a Georgian letter."""
    return "\u10d0" <= word[:1] <= "\u10f0"


def is_latin(word: str) -> bool:
    """Tell whether a word begins with a Latin letter."""
    return word[:1].isalpha() and word[:1] < "\u0250"


def is_any(word: str, lemmas: frozenset[str]) -> bool:
    """Tell whether a word is a form of one of ``lemmas``."""
    return word in lemmas or any(reading.lemma in lemmas for reading in readings(word))


def quoted(stretch: Stretch) -> Definition | None:
    """Return the name in quotation marks that ends the stretch, a generic noun or a case ending after it left out."""
    text, last = stretch.text, len(stretch.spans) - 1
    if last > 0 and p.ENDING_AFTER_QUOTATION.fullmatch(text, stretch.spans[last - 1][1], stretch.spans[last][1]):
        last -= 1
    if last > 0 and is_any(stretch.words[last], p.GENERIC_HEADS):
        last -= text[stretch.spans[last - 1][1]] in p.CLOSING_MARKS
    end = stretch.spans[last][1]
    if not text.startswith(tuple(p.CLOSING_MARKS), end):
        return None
    opening = max(text.rfind(mark, stretch.start, end) for mark in '„“”"«')
    inside = [span for span in stretch.spans[: last + 1] if span[0] > opening]
    if opening < 0 or not inside or len(inside) > _MAX_WORDS:
        return None
    return Definition(inside[0][0], end, "quotation", 0.93)


@cache
def _listed_names() -> dict[str, tuple[str, ...]]:
    """Return the long forms that the catalogues give an acronym, by acronym."""
    names: dict[str, tuple[str, ...]] = {}
    for entry in long_forms():
        names[entry.acronym] = (*names.get(entry.acronym, ()), *entry.names)
    return names


@cache
def names_of(acronym: str) -> NameIndex[str]:
    """Return the listed long forms of an acronym."""
    return NameIndex((name, acronym) for name in _listed_names().get(acronym, ()))


@cache
def _listed_meanings(acronym: str) -> frozenset[str]:
    """Return what the words of an acronym's listed long forms mean."""
    words = {word for name in _listed_names().get(acronym, ()) for word in p.WORD.findall(name)} - {"და"}
    return frozenset[str]().union(*map(meanings, words))


def listed(stretch: Stretch, mention: Mention) -> Definition | None:
    """Return the catalogue's long form of the acronym that ends the stretch."""
    if not stretch.spans or mention.acronym not in _listed_names():
        return None
    low, high = stretch.start, stretch.spans[-1][1]
    matches = names_of(mention.acronym).find(stretch.text[low:high], at_end=True)
    if not matches or (len(stretch.spans) == 1 and _is_letter_word(stretch.words[0])):
        return None
    return Definition(low + min(match.start for match in matches), high, "catalogue", 0.97)


def by_initials(stretch: Stretch, mention: Mention) -> Definition | None:
    """Return the words whose initials the acronym's letters are: same script on both sides.

    The alignment is that of A. Schwartz and M. Hearst, *A simple algorithm for identifying abbreviation definitions in
    biomedical text* (2003), on whole words: every letter stands in a word in order, the first one begins its word.
    """
    words = stretch.words
    is_english = is_latin(words[-1])
    if is_english != (mention.script == "Latn"):
        return None
    written = stretch.text[mention.start : mention.end]
    letters = [letter for letter in written.casefold() if letter.isalpha()]
    strict = initials_only(stretch, mention)
    if strict is not None:
        return strict
    first = _aligned(words, letters)
    if first is None:
        return _title_case_run(stretch) if is_english else None
    if any(word.startswith(written) for word in words[first:]):
        return None
    return Definition(stretch.spans[first][0], stretch.spans[-1][1], "initials", 0.95)


def initials_only(stretch: Stretch, mention: Mention) -> Definition | None:
    """Return the words of which every letter of the acronym is the initial of one."""
    letters = [letter for letter in stretch.text[mention.start : mention.end].casefold() if letter.isalpha()]
    words = [index for index, word in enumerate(stretch.words) if word.casefold() not in p.SMALL_WORDS]
    chosen = words[-len(letters) :]
    initials = [stretch.words[index][0].casefold() for index in chosen]
    if len(letters) < _MIN_WORDS or initials != letters:
        return None
    return Definition(stretch.spans[chosen[0]][0], stretch.spans[-1][1], "initials", 0.9)


def _aligned(words: Sequence[str], letters: Sequence[str]) -> int | None:
    """Return the index of the first word of the shortest tail of ``words`` that the letters are taken from."""
    index, position = len(words) - 1, len(words[-1])
    initials = 0
    for number, letter in enumerate(reversed(letters)):
        is_first = number == len(letters) - 1
        while index >= 0:
            word = words[index].casefold()
            found = 0 if is_first and position > 0 and word.startswith(letter) else word.rfind(letter, 0, position)
            if found >= 0 and (not is_first or found == 0):
                position = found
                initials += found == 0
                break
            index -= 1
            position = len(words[index]) if index >= 0 else 0
            if len(words) - index > 2 * len(letters) + 3:
                return None
        if index < 0:
            return None
    return index if 2 * initials >= len(letters) and len(words) - index >= _MIN_WORDS else None


def _title_case_run(stretch: Stretch) -> Definition | None:
    """Return the run of capitalised Latin words that ends the stretch."""
    words, gaps = stretch.words, stretch.gaps
    first = last = len(words) - 1
    while first >= 0 and (words[first][0].isupper() or words[first] in p.SMALL_WORDS):
        if not is_latin(words[first]) or (
            first < last
            and not (gaps[first + 1] in ("-", "/") or (len(gaps[first + 1]) == 1 and gaps[first + 1].isspace()))
        ):
            break
        first -= 1
    first += 1
    while first < last and words[first] in p.SMALL_WORDS:
        first += 1
    written_out = sum(not word.isupper() for word in words[first : last + 1])
    if last - first < 1 or written_out < _MIN_WORDS or not words[last][0].isupper():
        return None
    return Definition(stretch.spans[first][0], stretch.spans[-1][1], "capitalised words", 0.8)


@cache
def _english_initials() -> dict[str, frozenset[str]]:
    """Return the initials of the English words that a Georgian lemma renders."""
    lines = files("kaext.pipes.acronyms").joinpath("english.tsv").read_text(encoding="utf-8").splitlines()
    found: dict[str, set[str]] = {}
    for line in lines:
        if not line.startswith("#"):
            english, _, lemmas = line.partition("\t")
            for lemma in lemmas.split():
                found.setdefault(lemma, set()).add(english[0].upper())
    return {lemma: frozenset(initials) for lemma, initials in found.items()}


@lru_cache(maxsize=20_000)
def initials_of(word: str) -> frozenset[str]:
    """Return the letters that may stand for a word in an English acronym; empty where nothing is known of it."""
    if not is_georgian(word):
        return frozenset(word[0].upper())
    if word == "და":
        return frozenset("A")
    if _is_country_itself(word):
        return frozenset()
    known = _english_initials()
    lemmas = {word} | {reading.lemma for reading in readings(word)}
    found = frozenset[str]().union(*(known[lemma] for lemma in lemmas if lemma in known))
    return found or frozenset(_owner_initial(word))


def _letters(acronym: str) -> list[str]:
    """Return the letters of an acronym that stand for words: small ones (PfP) and those of FORce and HQ do not."""
    return [letter for letter in acronym.replace("FOR", "F").replace("HQ", "H") if letter.isupper()]


def by_translation(stretch: Stretch, mention: Mention) -> Definition | None:
    """Return the shortest tail of the stretch in which every letter has a word of its own that it may stand for.

    ``ეროვნული სამოქმედო გეგმა`` (NAP): National, Action, Plan, in any order.
    """
    words = stretch.words
    if mention.script != "Latn" or not is_georgian(words[-1]) or phrases.is_stop(words[-1]):
        return None
    letters = _letters(mention.acronym)
    first = _rendered(stretch, letters)
    if first is None:
        return None
    return Definition(stretch.spans[first][0], stretch.spans[-1][1], "translation", 0.9)


def _rendered(stretch: Stretch, letters: Sequence[str]) -> int | None:
    """Return the index of the first word of the shortest tail whose words the letters stand for, one each."""
    words, gaps = stretch.words, stretch.gaps
    taken: dict[int, int] = {}
    unused = 0
    for index in range(len(words) - 1, max(-1, len(words) - 1 - _MAX_WORDS), -1):
        is_used = _assign(index, words, letters, taken, set())
        unused += not is_used and words[index] != "და"
        if unused > 1 or (index == len(words) - 1 and not is_used):
            return None
        if len(taken) == len(letters) and is_used and words[index] != "და":
            is_whole = len(words) - index >= _MIN_WORDS and not (index and words[index - 1] == "და")
            return index if is_whole and len(letters) >= _MIN_WORDS and not _leans_back(words[index]) else None
        if index and not _is_joined(words[index - 1], gaps[index], words[index]):
            return None
    return None


def _leans_back(word: str) -> bool:
    """Tell whether a word belongs to the one before it: a postposition, an adjective made of one (შემდგომი, post-)."""
    return phrases.role(word) == "postposition" or is_any(word, p.POSTPOSITIONAL)


def _is_joined(before: str, gap: str, after: str) -> bool:
    """Tell whether two neighbouring words can be of one name: a modifier and what it modifies, or items of a list."""
    if gap.strip() == "," or "და" in (before, after):
        return gap.strip() in ("", ",")
    return phrases.is_open(gap) and (phrases.role(before) != "other" or not gap.isspace())


def _assign(index: int, words: Sequence[str], letters: Sequence[str], taken: dict[int, int], tried: set[int]) -> bool:
    """Give the word at ``index`` a letter, others another one where need be (an augmenting path)."""
    initials = initials_of(words[index])
    for place, letter in enumerate(letters):
        if letter in initials and place not in tried:
            tried.add(place)
            if place not in taken or _assign(taken[place], words, letters, taken, tried):
                taken[place] = index
                return True
    return False


def by_syntax(stretch: Stretch, mention: Mention) -> Definition | None:
    """Return the noun phrase that ends the stretch, cut where the acronym has no letters for more words."""
    words, gaps = stretch.words, stretch.gaps
    last = len(words) - 1
    if not is_georgian(words[last]) or phrases.is_stop(words[last]):
        return None
    letters = sum(character.isalpha() for character in mention.acronym)
    head = head_of_tail(words, last)
    if head < last and phrases.is_benefactive(words[last]):
        # "money for the committee" beside as many letters as the committee has words: the name is the committee's.
        own = phrases.left_edge(words, gaps, last, limit=2 * letters + 3, wanted=letters)
        head = last if _content(words[own : last + 1]) == letters else head
    first = phrases.left_edge(words, gaps, head, limit=2 * letters + 3, wanted=letters)
    first = _budgeted(words, first, head, letters)
    first = _without_owners(words, first, last, mention)
    if not is_plausible(words[first : last + 1], mention):
        return None
    return Definition(stretch.spans[first][0], stretch.spans[last][1], "syntax", 0.75)


def _content(words: Sequence[str]) -> int:
    return sum(word != "და" for word in words)


def head_of_tail(words: Sequence[str], last: int) -> int:
    """Return the index of the head: the last word, or the noun before what follows it (``X მშვიდობისათვის``)."""
    tail = words[last]
    if phrases.is_benefactive(tail) and not is_any(tail, p.GENERIC_HEADS):
        return nominative_before(words, last, reach=6)
    if tail == "შესახებ":
        return nominative_before(words, last, reach=9)
    is_place = last > 0 and tail.endswith("ში") and not is_any(tail, p.PLACED_HEADS)
    return last - 1 if is_place and is_any(words[last - 1], p.PLACED_HEADS) else last


def nominative_before(words: Sequence[str], last: int, *, reach: int) -> int:
    """Return the index of the noun that the modifiers before ``last`` follow, or ``last`` where there is none."""
    for index in range(last - 1, max(-1, last - reach), -1):
        word = words[index]
        if phrases.role(word) == "other" and word != "და":
            is_nominative = word.endswith(("ა", "ი", "ო", "ე", "უ", "ს", "ობამ")) and not word.endswith("მა")
            return index if is_nominative or is_any(word, p.PLACED_HEADS) else last
    return last


def _budgeted(words: Sequence[str], first: int, last: int, letters: int) -> int:
    """Return ``first`` moved right while the phrase has more words than the acronym has letters for."""
    content = [index for index in range(first, last + 1) if words[index] != "და"]
    surplus = len(content) - (letters + 2)
    return content[surplus] if surplus > 0 else first


def _without_owners(words: Sequence[str], first: int, last: int, mention: Mention) -> int:
    """Return ``first`` moved past owners outside the name: a country or the Alliance, unless a letter stands for it."""
    letters = sum(character.isalpha() for character in mention.acronym)
    while first < last and phrases.role(words[first]) in ("genitive", "adjective"):
        if _is_country_itself(words[first]):
            first += 1
            continue
        initial = _owner_initial(words[first])
        if not initial or mention.acronym[0].upper() in initial or words[first + 1] == "და":
            break
        content = _content(words[first : last + 1])
        if initial in mention.acronym.upper() and content <= letters:
            break
        first += 1
    return first


def _is_letter_word(word: str) -> bool:
    return any(word.startswith(letters) and len(word) - len(letters) <= _MAX_ENDING for letters in georgian_acronyms())


@lru_cache(maxsize=20_000)
def _owner_initial(word: str) -> str:
    """Return the letters that may stand for an owner in an acronym; empty where ``word`` is no owner."""
    letter_word = next((c or w for w, c in georgian_acronyms().items() if word.startswith(w)), "")
    if letter_word or word[0].isascii():
        return (letter_word or word)[0]
    if is_any(word, frozenset({"ალიანსი"})):
        return "NA"
    if is_any(word, frozenset({"ევროკავშირი"})):
        return "E"
    return _country_initial(word)


@cache
def _country_initials() -> dict[str, str]:
    return {
        name: country.name_en[0]
        for country in countries().values()
        for name in (*country.names, *country.adjectives, *country.demonyms)
        if " " not in name
    }


@lru_cache(maxsize=20_000)
def _is_country_itself(word: str) -> bool:
    """Tell whether a word is a country in the nominative, the subject before a name, though it looks like an adjective.

    Israel (ისრაელი), Brazil (ბრაზილია).
    """
    return any(word in country.names for country in countries().values())


@lru_cache(maxsize=20_000)
def _country_initial(word: str) -> str:
    found = (_country_initials().get(reading.lemma, "") for reading in readings(word))
    return next((initial for initial in found if initial), "")


def is_plausible(words: Sequence[str], mention: Mention) -> bool:
    """Tell whether a phrase can be a long form: for a known acronym it shares a telling word with a listed one."""
    content = [word for word in words if word != "და"]
    if len(content) < _MIN_WORDS or any(character.isdigit() for word in words for character in word):
        return False
    if all(_country_initial(word) or _is_letter_word(word) for word in content):
        return False
    if mention.acronym not in _listed_names():
        return True
    # A noun such as პროგრამა (programme) tells nothing in a phrase of fewer words than letters: ახალი პროგრამა (DEEP).
    is_short = len(content) < len(_letters(mention.acronym))
    telling = [word for word in content if not (is_short and is_any(word, p.GENERIC_HEADS))]
    return any(meanings(word) & _listed_meanings(mention.acronym) for word in telling)


def filling(text: str, low: int, high: int, mention: Mention, *, certain: bool) -> Definition | None:
    """Return the long form that fills ``low:high``, or the part of it that the catalogue or the initials know.

    ``certain`` says that a long form must begin at ``low``.
    """
    stretch = stretch_between(text, low, high)
    if not 1 < len(stretch.spans) <= _MAX_WORDS and not (len(stretch.spans) == 1 and certain):
        return None
    matches = names_of(mention.acronym).find(text[low:high]) if mention.acronym in _listed_names() else []
    if matches:
        longest = max(matches, key=lambda match: match.end - match.start)
        return Definition(low + longest.start, low + longest.end, "catalogue", 0.97)
    return _by_leading_words(stretch, mention) or _leading_phrase(stretch, mention, certain=certain)


def _by_leading_words(stretch: Stretch, mention: Mention) -> Definition | None:
    """Return the longest run of words from the start whose initials, or whose translations', the letters are."""
    for last in range(len(stretch.spans), 1, -1):
        part = Stretch(stretch.text, stretch.start, stretch.spans[last - 1][1], stretch.spans[:last])
        found = by_initials(part, mention) or by_translation(part, mention)
        if found is not None and found.rule != "capitalised words" and found.start == stretch.spans[0][0]:
            return found
    return None


def _leading_phrase(stretch: Stretch, mention: Mention, *, certain: bool) -> Definition | None:
    """Return the noun phrase that fills the stretch, or, where its place is ``certain``, the one that begins it.

    The phrase ends at the first noun that modifies nothing. In doubt it has as many words as the acronym letters.
    """
    words = stretch.words
    head = next((i for i, word in enumerate(words) if word != "და" and phrases.role(word) == "other"), len(words) - 1)
    last = head if certain else len(words) - 1
    named = last if certain else head_of_tail(words, last)
    if not is_georgian(words[last]) or phrases.left_edge(words, stretch.gaps, named, limit=20) != 0:
        return None
    start, end = stretch.spans[0][0], stretch.spans[last][1]
    letters = len(_letters(mention.acronym)) or len(mention.acronym)
    fits = mention.script == "Latn" and abs(last + 1 - letters) <= 1
    if not (certain or fits) or p.INNER_MARK.search(stretch.text, start, end):
        return None
    return Definition(start, end, "syntax", 0.7) if is_plausible(words[: last + 1], mention) else None


@lru_cache(maxsize=2_000)
def in_nominative(long_form: str) -> str:
    """Return a long form in the nominative; in names that begin with their head, the head is changed.

    ``პარტნიორობას მშვიდობისათვის`` (Partnership for Peace, dative) gives ``პარტნიორობა მშვიდობისათვის``.
    """
    words = long_form.split()
    if not words or not is_georgian(words[-1]):
        return long_form
    head = head_of_tail(words, len(words) - 1)
    if head == len(words) - 1 and phrases.is_benefactive(words[head]):
        return long_form
    return " ".join([nominative(" ".join(words[: head + 1])), *words[head + 1 :]])
