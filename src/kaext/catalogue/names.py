"""Catalogued names in running text, in every inflected form, order of modifiers and usual translation.

Translations of one English name vary: modifiers change places (``ინდივიდუალური პარტნიორობის პროგრამა``,
``პარტნიორობის ინდივიდუალური პროგრამა``: Individual Partnership Programme), and one English word has several Georgian
equivalents (``დაცვა``, ``ხელშეწყობა``: assistance). A name is therefore a set of word meanings with a fixed last word;
it matches a sequence of words with the same meanings. Conjunctions are ignored, and quotation marks, hyphens and
slashes may come between words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, pairwise
from typing import Generic, TypeVar

import regex

from kaext.data_files import lines_of
from kaext.ka.inflection import possible_lemmas
from kaext.ka.lang import abbreviations, acronym_of, georgian_acronyms
from kaext.ka.paradigms import endings
from kaext.ka.phrases import role
from kaext.ka.script import CLOSING_MARKS, OPENING_MARKS, PLAIN_LATIN, is_georgian, is_plain, join_hyphens
from kaext.ka.words import frequency

Key = TypeVar("Key")

_WORD = regex.compile(r"[\u10d0-\u10f0]++|[\p{Latin}\p{M}]++|\d++")
_PLAIN_WORD = re.compile(rf"[\u10d0-\u10f0]++|[{PLAIN_LATIN}]++|\d++")
_GAP = regex.compile(r"[\s„“”\"«»'’‘/‐-–-]{0,6}+")
# Words and marks between the words of a name that are ignored: conjunctions, English particles, commas.
_CONJUNCTIONS = frozenset(["და", "and", "of", "the", "for", "on", "in", "to"])
_CONJUNCTION = regex.compile(rf"\b(?:{'|'.join(sorted(_CONJUNCTIONS))})\b|,", regex.IGNORECASE)
# The benefactive postposition ("for"): a word with it does not match the genitive in a name.
_BENEFACTIVE = "თვის"
# Ergative endings, singular (ალიანსმა, the Alliance) and plural (პარტნიორებმა, the partners), and the dative ending
# (უკრაინას, to Ukraine): a word with one of them is usually an argument of the clause, not a part of a name.
_ERGATIVE = regex.compile(r"(?:მა|[აეოუ]მ)$")
_AGENTS = "ებმა"
_DATIVE = "ას"
# The postposition "in" of a location before a name (უკრაინაში, in Ukraine).
_LOCATIVE = "ში"
_MIN_REORDERED = 3
_MODIFYING = frozenset(["genitive", "adjective"])
_MIN_MISSPELLED, _MIN_DISTINCTIVE = 7, 8
_MAX_NAME_WORDS = 16
_MAX_SEEN = 50_000


# Not frozen: a frozen instance takes three times as long to create, and there is one for every word of a text.
@dataclass(slots=True)
class Word:
    """A word of a text: ``core_end`` is where an acronym ends before its case ending."""

    start: int
    core_end: int
    end: int
    text: str
    meanings: frozenset[str]
    is_misspelled: bool = False


@dataclass(frozen=True, slots=True)
class NameMatch(Generic[Key]):
    """A listed name found at ``start:end``.

    ``first`` and ``last`` index the words of the text; ``reordered`` and ``misspelled`` say how it differs from the
    listed name, and ``inverted`` that its head precedes a modifier. ``context`` has the meanings of the context word
    that the name requires; it is empty if there is none.
    """

    start: int
    end: int
    key: Key
    name: str
    first: int
    last: int
    reordered: bool = False
    misspelled: bool = False
    context: frozenset[str] = frozenset()
    inverted: bool = False


@cache
def _wordings() -> dict[str, frozenset[str]]:
    """Return the meanings that each lemma shares with others, one for each line of ``wordings.txt`` that lists it."""
    shared: dict[str, set[str]] = {}
    for line in lines_of("kaext.catalogue", "wordings.txt"):
        for lemma in line.split():
            shared.setdefault(lemma, set()).add(f"={line.split()[0]}")
    return {lemma: frozenset(found) for lemma, found in shared.items()}


@lru_cache(maxsize=100_000)
def meanings(word: str) -> frozenset[str]:
    """Return the possible meanings of a word: its lemmas, and the classes of translation equivalents they belong to."""
    is_latin = not is_georgian(word)
    letters = (word if is_latin else _letter_word(word)).casefold()
    if letters:
        return frozenset({letters}) | _wordings().get(letters, frozenset())
    lemmas = {word, *possible_lemmas(word)}
    return frozenset(lemmas).union(*(_wordings().get(lemma, frozenset()) for lemma in lemmas))


def _letter_word(word: str) -> str:
    """Return the international acronym of a Georgian letter word in any case (``ნატოს``, NATO's), or ""."""
    known = acronym_of(word)
    return georgian_acronyms()[known] or known if known else ""


def words_of(text: str) -> list[Word]:
    """Return the words of ``text`` without conjunctions; the case ending of a Latin word is part of the word."""
    found: list[Word] = []
    after_words = endings()
    word: re.Pattern[str] | regex.Pattern[str] = _PLAIN_WORD if is_plain(text) else _WORD
    for match in word.finditer(text):
        start, end = match.span()
        piece = match[0]
        if piece in after_words and found and _is_ending(text, found[-1], start, piece):
            before = found[-1]
            found[-1] = Word(before.start, before.core_end, end, before.text, before.meanings)
        elif piece not in _CONJUNCTIONS and (not piece.isascii() or piece.lower() not in _CONJUNCTIONS):
            found.append(Word(start, end, end, piece, meanings(piece)))
    return found


def _is_ending(text: str, before: Word, start: int, piece: str) -> bool:
    if not is_georgian(piece):
        return False
    gap = text[before.end : start]
    is_latin = not is_georgian(before.text[-1])
    return gap in ("-", "‐", "‑", "- ") or (is_latin and (gap == "" or (gap == " " and len(piece) <= 3)))


@dataclass(frozen=True, slots=True)
class _Name(Generic[Key]):
    """A listed name: the meanings of each word, and the union of those of all words but the last."""

    words: tuple[frozenset[str], ...]
    movable: frozenset[str]
    key: Key
    name: str
    context: frozenset[str]
    conjunctions: int
    head: str


@dataclass(frozen=True, slots=True)
class _Names(Generic[Key]):
    """The names whose last word has one of some meanings.

    ``single_words`` has the indices of names of one word; ``by_before`` those of the others, by the meanings of the
    words before the last.
    """

    all: tuple[_Name[Key], ...]
    single_words: tuple[int, ...]
    by_before: Mapping[str, Sequence[int]]

    def after(self, word: Word | None) -> Iterable[_Name[Key]]:
        """Return, in order, the names that ``word`` may precede the last word of; all names if it may be misspelled."""
        if word is None or self.by_before.keys().isdisjoint(word.meanings):
            may_be_any = word is not None and bool(self.by_before) and _may_be_misspelled(word.text)
            return self.all if may_be_any else (self.all[place] for place in self.single_words)
        if _may_be_misspelled(word.text):
            return self.all
        fitting = (self.by_before.get(meaning, ()) for meaning in word.meanings)
        return (self.all[place] for place in sorted({*self.single_words, *chain.from_iterable(fitting)}))

    def with_modifier(self, word: Word) -> Iterable[_Name[Key]]:
        """Return, in order, the names that have ``word`` before their last word."""
        fitting = (self.by_before.get(meaning, ()) for meaning in word.meanings)
        return (self.all[place] for place in sorted(set(chain.from_iterable(fitting))))


class NameIndex(Generic[Key]):
    """An index of names in the nominative.

    Parameters
    ----------
    entries
        Pairs of a name and its key. A word in square brackets before a name is the context of its matches.
    """

    def __init__(self, entries: Iterable[tuple[str, Key]]) -> None:
        self._by_last: dict[str, list[_Name[Key]]] = {}
        # Caches: by the meanings that last words of names have, and by all meanings of a word of a text.
        self._ending: dict[frozenset[str], _Names[Key]] = {}
        self._seen: dict[frozenset[str], _Names[Key]] = {}
        for name, key in entries:
            self._add(name, key)

    def _add(self, name: str, key: Key) -> None:
        bracketed, _, plain = name.rpartition("]")
        context = frozenset[str]().union(*(word.meanings for word in words_of(bracketed)))
        plain = plain.strip()
        for spelling in dict.fromkeys((plain, join_hyphens(plain))):
            written = words_of(spelling)
            words = tuple(word.meanings for word in written)
            if not words or len(words) > _MAX_NAME_WORDS:
                continue
            movable = frozenset[str]().union(*words[:-1])
            entry = _Name(words, movable, key, plain, context, len(_CONJUNCTION.findall(plain)), written[-1].text)
            for meaning in words[-1]:
                self._by_last.setdefault(meaning, []).append(entry)

    def find(self, text: str, words: Sequence[Word] | None = None, *, at_end: bool = False) -> list[NameMatch[Key]]:
        """Return every match in text order, overlapping ones too.

        Parameters
        ----------
        text
            Any text.
        words
            ``words_of(text)``, if already computed.
        at_end
            Return only names that end with the last word.
        """
        words = words_of(text) if words is None else words
        found: dict[tuple[int, int, str], NameMatch[Key]] = {}
        for last in range(len(words) - 1 if at_end and words else 0, len(words)):
            meanings = words[last].meanings
            names = self._seen.get(meanings) or self._with_last_word(meanings)
            if not names.all:
                continue
            for name in names.after(words[last - 1] if last else None):
                match = self._match(text, words, last, name)
                if match is None:
                    continue
                place = (match.start, match.end, str(match.key))
                if place not in found or _distance(match) < _distance(found[place]):
                    found[place] = match
        return sorted(found.values(), key=lambda match: (match.start, -match.end, str(match.key)))

    def find_inverted(
        self, text: str, words: Sequence[Word] | None = None, *, at_end: bool = False
    ) -> list[NameMatch[Key]]:
        """Return every match, in text order, of a name whose head stands before one of its modifiers.

        Such is the order in translations word by word: ``გეგმა სამოქმედო ინდივიდუალური პარტნიორობის`` (Individual
        Partnership Action Plan). The parameters are those of :meth:`find`.
        """
        words = words_of(text) if words is None else words
        found: dict[tuple[int, int, str], NameMatch[Key]] = {}
        for head, modifier in pairwise(range(len(words))):
            names = self._seen.get(words[head].meanings) or self._with_last_word(words[head].meanings)
            for name in names.with_modifier(words[modifier]) if names.all else ():
                for first in range(max(0, modifier - len(name.words) + 1), head + 1):
                    last = first + len(name.words) - 1
                    if last >= len(words) or (at_end and last < len(words) - 1):
                        continue
                    match = _inverted_match(text, words, first, head, name)
                    if match is not None:
                        found.setdefault((match.start, match.end, str(match.key)), match)
        return sorted(found.values(), key=lambda match: (match.start, -match.end, str(match.key)))

    def _with_last_word(self, meanings: frozenset[str]) -> _Names[Key]:
        """Return the names whose last word has one of ``meanings``, each once."""
        if len(self._seen) > _MAX_SEEN:
            self._seen.clear()
        last = frozenset(meaning for meaning in meanings if meaning in self._by_last)
        if last not in self._ending:
            self._ending[last] = self._names_of(last)
        self._seen[meanings] = self._ending[last]
        return self._seen[meanings]

    def _names_of(self, last: frozenset[str]) -> _Names[Key]:
        names = {id(name): name for meaning in last for name in self._by_last[meaning]}.values()
        alone = tuple(place for place, name in enumerate(names) if len(name.words) == 1)
        by_before: dict[str, list[int]] = {}
        for place, name in enumerate(names):
            for meaning in name.movable:
                by_before.setdefault(meaning, []).append(place)
        return _Names(tuple(names), alone, by_before)

    def _match(self, text: str, words: Sequence[Word], last: int, name: _Name[Key]) -> NameMatch[Key] | None:
        first = last - len(name.words) + 1
        if first < 0:
            return None
        if first < last and (_is_outside_name(name, words[last - 1]) or _is_outside_name(name, words[first])):
            return None
        if first < last and _is_modifier_for_head(name, words[last]):
            return None
        window = words[first : last + 1]
        in_order = [not word.meanings.isdisjoint(wanted) for word, wanted in zip(window, name.words, strict=True)]
        is_typo = reordered = False
        if missing := in_order.count(False):
            if len(window) < _MIN_REORDERED:
                return None
            is_typo = missing == 1 and self._is_misspelled(window, name, in_order.index(False))
            reordered = not is_typo and in_order[-1] and _is_permutation(window[:-1], name)
            if not (is_typo or reordered):
                return None
        misspelled = is_typo or any(word.is_misspelled for word in window)
        if _conjunctions(text, window) > name.conjunctions:
            return None
        if misspelled and len(window) < _MIN_REORDERED and not _is_distinctive(window):
            return None
        if len(window) < _MIN_REORDERED and _lacks_benefactive(words[last], name.head):
            return None
        if _BENEFACTIVE not in name.name and any(word.text.endswith((_BENEFACTIVE, _AGENTS)) for word in window[:-1]):
            return None
        if any(_is_argument_of_clause(word.text, window[-1].text, name.name) for word in window[:-1]):
            return None
        if any(word.text.endswith(_LOCATIVE) and word.text not in name.name for word in window[:-1]):
            return None
        start = _with_quoted_first_word(text, words[first].start, words[last].end)
        end = words[last].end if is_georgian(words[last].text[-1]) else words[last].core_end
        return NameMatch(start, end, name.key, name.name, first, last, reordered, misspelled, name.context)

    def _is_misspelled(self, window: Sequence[Word], name: _Name[Key], index: int) -> bool:
        if not _may_be_misspelled(window[index].text):
            return False
        return any(_one_letter_off(lemma, wanted) for lemma in window[index].meanings for wanted in name.words[index])


def _inverted_match(text: str, words: Sequence[Word], first: int, head: int, name: _Name[Key]) -> NameMatch[Key] | None:
    """Return the match of a name at ``words[first]`` with its head at index ``head``, before a modifier, or None."""
    last = first + len(name.words) - 1
    window = words[first : last + 1]
    modifiers = [*words[first:head], *words[head + 1 : last + 1]]
    if role(name.head) != "other" or _BENEFACTIVE in name.name or _is_modifier_for_head(name, words[head]):
        return None
    if not _is_permutation(modifiers, name) or _conjunctions(text, window) > name.conjunctions:
        return None
    # Modifiers have their reduced form or the case of the head; in another case they are phrases of their own.
    apart = (word.text for word in modifiers if role(word.text) not in _MODIFYING)
    if not all(word in name.name or word.endswith(words[head].text[-2:]) for word in apart):
        return None
    if any(_is_argument_of_clause(word.text, words[head].text, name.name) for word in modifiers):
        return None
    end = words[last].end if is_georgian(words[last].text[-1]) else words[last].core_end
    start = words[first].start
    if any(mark in text[start:end] for mark in OPENING_MARKS + CLOSING_MARKS):  # the mission "Resolute Support"
        return None
    return NameMatch(start, end, name.key, name.name, first, last, reordered=True, context=name.context, inverted=True)


def _is_outside_name(name: _Name[Key], word: Word) -> bool:
    """Return whether a word is none of the words of a name before its last, even if misspelled."""
    is_other = word.meanings.isdisjoint(name.movable)
    return is_other and (len(name.words) < _MIN_REORDERED or not _may_be_misspelled(word.text))


def _is_modifier_for_head(name: _Name[Key], word: Word) -> bool:
    """Return whether a modifier matches the head of a name: საწვრთნელი (training, adjective) for წვრთნა (exercise)."""
    return name.head not in word.meanings and role(word.text) == "adjective" and role(name.head) != "adjective"


def _is_distinctive(window: Sequence[Word]) -> bool:
    """Return whether a word of a short misspelled name is long enough to identify the name."""
    return any(len(word.text) >= (_MIN_MISSPELLED if word.is_misspelled else _MIN_DISTINCTIVE) for word in window)


def _lacks_benefactive(word: Word, head: str) -> bool:
    """Return whether a word lacks the "for" of the name's head: მშვიდობის (of peace) for მშვიდობისათვის (for peace)."""
    return head.endswith(_BENEFACTIVE) and _BENEFACTIVE not in word.text and not word.is_misspelled


def _may_be_misspelled(word: str) -> bool:
    return len(word) >= _MIN_MISSPELLED and not frequency(word)


def _is_argument_of_clause(word: str, head: str, name: str) -> bool:
    """Return whether a word before the last is an argument of the clause, as in "the Alliance offered Ukraine a …".

    A word that the name itself has is its head, in whatever case: შეთანხმებას … შესახებ (the agreement on …).
    """
    if word in name:
        return False
    ending = _ERGATIVE.search(word) if _ERGATIVE.search(head) is None else None
    stem = word[:-1] if word.endswith(_DATIVE) else word[: ending.start() + (ending[0] != "მა")] if ending else ""
    return bool(stem) and stem not in name


def _distance(match: NameMatch[Key]) -> tuple[bool, bool, bool, str]:
    """Return the distance of a match from the listed name, then the name, so that ties are broken consistently."""
    return bool(match.context), match.misspelled, match.reordered, match.name


@lru_cache(maxsize=1_000)
def _conjunctions_in_gap(gap: str) -> int:
    """Return the number of conjunctions in a gap; a number too great for any name if the gap separates names."""
    conjunctions = _CONJUNCTION.findall(gap) if len(gap) > 1 else []
    rest = _CONJUNCTION.sub("", gap) if conjunctions else gap
    return len(conjunctions) if _GAP.fullmatch(rest) and "\n\n" not in rest else _MAX_NAME_WORDS


def _conjunctions(text: str, words: Sequence[Word]) -> int:
    """Return the number of conjunctions between words; a number too great for any name if a gap separates them.

    The full stop of an abbreviation separates nothing: საინფ. ცენტრი (inform. centre).
    """
    gaps = [
        text[before.end + (text[before.end] == "." and f"{before.text}." in abbreviations()) : after.start]
        for before, after in pairwise(words)
    ]
    return sum([_conjunctions_in_gap(gap) for gap in gaps if gap != " "])


def _with_quoted_first_word(text: str, start: int, end: int) -> int:
    """Return ``start``, moved before an opening quotation mark if its closing mark is inside the name."""
    if start and text[start - 1] in OPENING_MARKS and any(mark in CLOSING_MARKS for mark in text[start:end]):
        return start - 1
    return start


def _is_permutation(window: Sequence[Word], name: _Name[Key]) -> bool:
    """Return whether the words match the words of the name before its last, in any order (bipartite matching)."""
    if any(word.meanings.isdisjoint(name.movable) for word in window):
        return False
    wanted = name.words[:-1]
    taken: dict[int, int] = {}

    def place(index: int, tried: set[int]) -> bool:
        for slot, meaning in enumerate(wanted):
            if slot in tried or window[index].meanings.isdisjoint(meaning):
                continue
            tried.add(slot)
            if slot not in taken or place(taken[slot], tried):
                taken[slot] = index
                return True
        return False

    return all(place(index, set()) for index in range(len(window)))


def _one_letter_off(left: str, right: str) -> bool:
    """Return whether two words differ by one inserted, deleted or substituted letter."""
    if min(len(left), len(right)) < _MIN_MISSPELLED or abs(len(left) - len(right)) > 1:
        return False
    prefix = 0
    while prefix < min(len(left), len(right)) and left[prefix] == right[prefix]:
        prefix += 1
    a, b = left[prefix:], right[prefix:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:]
