"""Mentions of catalogued programmes by name, in any wording or transliterated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise, takewhile

import regex

from kaext.catalogue.misspellings import Vocabulary
from kaext.catalogue.names import NameIndex, NameMatch, Word, words_of
from kaext.catalogue.programmes import Programme
from kaext.ka.calendar import full_year
from kaext.ka.inflection import readings
from kaext.ka.script import OPENING_MARKS, is_georgian
from kaext.ka.words import counts, frequency
from kaext.pipes.countries.pipe import find_countries
from kaext.pipes.programmes import patterns
from kaext.pipes.programmes.context import Context, Mention, kind_of, lemma_in
from kaext.pipes.programmes.transliteration import TransliteratedNames

_WORD_OF_NAME = regex.compile(r"\p{Georgian}+|\S+")
_MARKED_KINDS = frozenset({"exercise", "operation"})
_WITH_TROOPS = frozenset({"operation", "mission"})
# The longest word before a name, and the longest three words on either side, in characters.
_WORD_REACH, _NEAR = 40, 60
_MAX_TRANSLITERATED_WORDS = 4


class CatalogueNames:
    """An index of the names of catalogued programmes.

    Parameters
    ----------
    entries
        The catalogue.
    certain
        Ids of programmes whose names, if of several words, are accepted without further evidence.
    """

    def __init__(self, entries: Sequence[Programme], *, certain: frozenset[str] = frozenset()) -> None:
        self._certain = certain
        self.by_id = {entry.id: entry for entry in entries}
        self.by_acronym = {acronym: entry for entry in reversed(entries) for acronym in entry.acronyms}
        self._by_capitals = {acronym.upper(): entry for acronym, entry in self.by_acronym.items() if " " in acronym}
        self._names = NameIndex((name, entry.id) for entry in entries for name in entry.names)
        self._vocabulary = Vocabulary(name for entry in entries for name in entry.names)
        self._transliterated = TransliteratedNames(
            (_without_kind(name), entry.id)
            for entry in entries
            if entry.kind in _MARKED_KINDS
            for name in entry.names
            if name.isascii()
        )

    def of_acronym(self, acronym: str) -> Programme | None:
        """Return the catalogued programme of an acronym, or None; one of two words may be in small letters in part."""
        return self.by_acronym.get(acronym) or self._by_capitals.get(acronym.upper())

    def find(self, context: Context) -> Iterator[Mention]:
        """Yield the mentions by name; matches that may be common words are yielded as ruled out."""
        words = self._vocabulary.corrected(context.words)
        matches = self._names.find(context.text, words)
        matches += self._inverted(context, words, matches)
        attested = frozenset(
            match.key
            for match in matches
            if self.by_id[match.key].kind in _WITH_TROOPS and _is_attested(context, match.start, match.end)
        )
        firm = {match.key for match in matches if not match.context or _has_required_word(context, match)}
        for match in matches:
            entry = self.by_id[match.key]
            is_english = entry.kind in _MARKED_KINDS and match.name.isascii()
            if is_english and patterns.LONGER_NAME.match(context.text, match.end):
                continue
            has_year = entry.kind == "exercise" and year_after(context.text, match.end) is not None
            is_certain = entry.id in self._certain and match.first < match.last
            needs_mark = not is_certain and _needs_mark(entry, match)
            reason = ""
            if match.key not in firm:
                reason = "no-context"
            elif match.name[0] in OPENING_MARKS and not is_quoted(context.text, match.start):
                reason = "unmarked"
            elif (
                needs_mark
                and not (match.key in attested and is_quoted(context.text, match.start))
                and not is_marked(context, match.start, match.end, entry, has_year=has_year)
            ):
                if is_country(match.name):
                    continue
                reason = "unmarked"
            rule = "reordered-name" if match.reordered else "misspelled-name" if match.misspelled else "name"
            confidence = patterns.CONFIDENCE["misspelled-name" if match.misspelled else rule]
            start, end = _without_quoted_head(context.text, match)
            start = _after_subject(context.text, start, end) if match.reordered else start
            mention = mention_of(context, start, end, entry, f"programmes/{rule}", confidence)
            yield replace(mention, ruled_out=reason) if reason else mention
        yield from self._find_transliterated(context)

    def _inverted(
        self, context: Context, words: Sequence[Word], matches: Sequence[NameMatch[str]]
    ) -> list[NameMatch[str]]:
        """Return the names whose head precedes a modifier, if the document writes names so.

        It does if such a name stands beside its acronym, as in ``გეგმა სამოქმედო წევრობის (MAP)``. In other documents
        the modifiers would belong to the next noun: ``ცენტრი საინფორმაციო კამპანიას ატარებს`` (conducts a campaign).
        """
        found = self._names.find_inverted(context.text, words)
        acronyms = {start: acronym for start, _, acronym, _ in context.acronyms}
        openings = ((match, patterns.BRACKET.match(context.text, match.end)) for match in found)
        if not any(
            opening is not None and acronyms.get(opening.end()) == self.by_id[match.key].acronym
            for match, opening in openings
        ):
            return []
        usual: dict[int, list[NameMatch[str]]] = {}
        for match in matches:
            for place in () if match.context else (match.first, match.last):
                usual.setdefault(place, []).append(match)
        return [match for match in found if _is_not_in_usual_order(match, usual)]

    def _find_transliterated(self, context: Context) -> Iterator[Mention]:
        """Yield transliterated English names; ruled out if no quotation mark, year or head noun marks them as names."""
        text, words = context.text, context.words
        taken = 0
        known = counts()
        for index, word in enumerate(words):
            if word.start < taken or word.text in known or not is_georgian(word.text):
                continue
            lengths = self._transliterated.lengths_beginning_with(word.text)
            if not lengths:
                continue
            following = pairwise(words[index : index + _MAX_TRANSLITERATED_WORDS])
            longest = 1 + sum(1 for _ in takewhile(lambda pair: _may_continue_name(text, *pair), following))
            for length in range(longest, 1, -1):
                window = words[index : index + length]
                id = self._transliterated.find([word.text for word in window]) if length in lengths else None
                if id is None:
                    continue
                entry = self.by_id[id]
                start, end = window[0].start, window[-1].end
                confidence = patterns.CONFIDENCE["transliterated-name"]
                mention = mention_of(context, start, end, entry, "programmes/transliterated-name", confidence)
                if is_marked(context, start, end, entry, has_year=year_after(text, end) is not None):
                    yield mention
                    taken = end
                    break
                yield replace(mention, ruled_out="unmarked")

    def ends_in_name(self, name: str) -> bool:
        """Return whether ``name`` is, or ends in, a catalogued name that needs no context word."""
        return any(not match.context for match in self._names.find(name, at_end=True))

    def by_name(self, name: str) -> Programme | None:
        """Return the catalogued programme whose name, in any wording or transliterated, is all of ``name``, or None."""
        words = words_of(name)
        whole = [match for match in self._names.find(name, words) if match.first == 0 and match.last == len(words) - 1]
        if whole:
            return self.by_id[whole[0].key]
        id = self._transliterated.find([word.text for word in words]) if words else None
        return self.by_id[id] if id is not None else None


def _is_not_in_usual_order(match: NameMatch[str], usual: Mapping[int, Sequence[NameMatch[str]]]) -> bool:
    """Return whether a match overlaps no match in the usual order, except one of the same name that it extends.

    ``usual`` has those matches by the index of their first and last word.
    """
    beside = (other for place in range(match.first, match.last + 1) for other in usual.get(place, ()))
    return all(match.first <= other.first and (match.last, match.key) == (other.last, other.key) for other in beside)


def _may_continue_name(text: str, before: Word, after: Word) -> bool:
    """Return whether a word may continue a transliterated name that the word before it belongs to."""
    return is_georgian(after.text) and not text[before.end : after.start].strip(" -/")


def _without_quoted_head(text: str, match: NameMatch[str]) -> tuple[int, int]:
    """Return the extent of a name; only that of the quoted part if the head noun follows outside the quotation."""
    quoted = patterns.QUOTED_BEFORE_HEAD.fullmatch(text, match.start, match.end)
    return quoted.span("name") if quoted and lemma_in(quoted["head"], patterns.HEADS) else (match.start, match.end)


def _after_subject(text: str, start: int, end: int) -> int:
    """Return the start of a name without the subject of its clause: უკრაინა … პაკეტიდან (Ukraine, from the package)."""
    first = patterns.GEORGIAN_WORD.match(text, start, end)
    if first is None or not text[first.end() : first.end() + 1].isspace() or not is_country(first[0]):
        return start
    is_subject = any(of.case == "nom" and not of.postposition for of in readings(first[0]))
    following = patterns.GEORGIAN_WORD.search(text, first.end(), end) if is_subject else None
    return following.start() if following is not None else start


def mention_of(context: Context, start: int, end: int, entry: Programme, method: str, confidence: float) -> Mention:
    """Return a mention of ``entry``; an exercise gets the year beside its name, else the sentence's only year."""
    id, name, name_en = entry.id, entry.name_ka, entry.name_en
    if entry.kind == "exercise":
        year = year_after(context.text, end)
        if year is not None:
            end, number = year
        else:
            number = year_of_sentence(context, start, end)
        if number:
            id, name, name_en = f"{id}-{number}", f"{name} {number}".strip(), f"{name_en} {number}"
    return Mention(start, end, id, name or name_en, name_en, entry.kind, method, confidence)


def year_after(text: str, end: int) -> tuple[int, str] | None:
    """Return where the year after a name ends, and that year in four digits, or None."""
    match = patterns.YEAR.match(text, end)
    if match is None:
        return None
    year = match["year"]
    if len(year) == 2:
        if not patterns.BEFORE_SHORT_YEAR.match(text, end):
            return None
        year = str(full_year(year))
    return match.end("year"), year


def year_of_sentence(context: Context, start: int, end: int) -> str:
    """Return the year in the sentence around a name if there is exactly one, or ""."""
    low, high = context.sentence(start)
    sentence = context.text[low : max(high, end)]
    years = {match["year"] for match in patterns.CALENDAR_YEAR.finditer(sentence)}
    return years.pop() if len(years) == 1 else ""


def _has_required_word(context: Context, match: NameMatch[str]) -> bool:
    """Return whether the context word that the name requires occurs in the paragraph of a match."""
    low, high = context.paragraph(match.start)
    return any(word.meanings & match.context for word in context.words_from(low, max(high, match.end)))


def _needs_mark(entry: Programme, match: NameMatch[str]) -> bool:
    """Return whether a name may be common words: that of an exercise or operation without a head noun."""
    if entry.kind not in _MARKED_KINDS:
        return False
    if match.name.isascii():
        return match.first == match.last
    head = _WORD_OF_NAME.findall(match.name)[-1]
    return not lemma_in(head, patterns.HEADS_WITH_ACRONYM if entry.acronym else patterns.HEADS)


def is_quoted(text: str, start: int) -> bool:
    """Return whether a quotation mark opens directly before ``start``."""
    return start > 0 and text[start - 1] in OPENING_MARKS


def _is_attested(context: Context, start: int, end: int) -> bool:
    """Return whether a quoted name is an operation's by what its sentence says of troops or of an organisation.

    ოცეული „ალთეაში“ მსახურობს (the platoon serves in Althea), ევროკავშირის „ალთეა“ (the European Union's Althea). The
    name of a ship is in apposition to its noun, and the name of a place is no quotation.
    """
    text = context.text
    if not is_quoted(text, start):
        return False
    low, high = context.sentence(start)
    before = patterns.GEORGIAN_WORD.findall(text, max(low, start - _WORD_REACH), start)[-1:]
    if any(lemma_in(word, patterns.NOT_PROGRAMMES) for word in before) and not is_inflected(text[start:end]):
        return False
    if any(lemma_in(word, patterns.COMMANDING) for word in before):
        return True
    words = patterns.GEORGIAN_WORD.findall(text, low, max(high, end))
    is_in_it = is_inflected(text[start:end]) and any(map(patterns.SERVICE_VERB.match, words))
    return is_in_it or (is_inflected(text[start:end]) and any(lemma_in(word, patterns.TROOPS) for word in words))


def is_marked(context: Context, start: int, end: int, entry: Programme, *, has_year: bool) -> bool:
    """Return whether quotation marks, a year, a head noun near by or its position mark ``start:end`` as a name.

    Several words need one mark. A single word needs two, or a year if it is no word of the language (ვიკინგი 2014,
    Viking 2014). The name of a country needs more: „საქართველო 2020“ may be a country and a year, so that the context
    has to mention exercises too; a country's name of several words needs a year or two marks.
    """
    text = context.text
    is_in_quotes = is_quoted(text, start)
    before = patterns.GEORGIAN_WORD.findall(text, max(context.sentence(start)[0], start - _WORD_REACH), start)[-1:]
    # In apposition, the name of a ship is in the nominative.
    is_apposed = not (is_in_quotes and is_inflected(text[start:end]))
    if is_apposed and not has_year and any(lemma_in(word, patterns.NOT_PROGRAMMES) for word in before):
        return False
    is_near = has_head_near(
        context, start, end, {"operation", "mission"} if entry.kind == "operation" else {entry.kind}
    )
    if len(patterns.LETTERS.findall(text, start, end)) > 1:
        # An item of a list is not in apposition to the noun before it: "training, rapid response and teaching".
        is_list_item = text[max(0, start - 3) : start].rstrip().endswith(",")
        has_mark = not is_country(text[start:end]) and (is_in_quotes or (is_near and not is_list_item))
        return has_mark or has_year or (is_in_quotes and is_near)
    if is_near and (is_in_quotes or has_year):
        return True
    is_word = is_country(text[start:end]) or frequency(text[start:end]) > 0
    if not has_year or (is_word and not is_in_quotes and not context.starts_line(start)):
        return False
    is_plain = is_in_quotes and not is_country(text[start:end])
    return is_plain or context.mentions_kind(start, entry.kind)


@lru_cache(maxsize=5_000)
def is_inflected(name: str) -> bool:
    """Return whether a name is itself inflected, so that a noun before it is not its head."""
    last = patterns.GEORGIAN_WORD.findall(name)[-1:]
    forms = [of for word in last for of in readings(word)]
    if any(of.postposition == "ში" for of in forms):
        return True
    cases = {of.case for of in forms}
    return "nom" not in cases and not cases.isdisjoint({"dat", "gen", "ins", "erg"})


@lru_cache(maxsize=5_000)
def is_country(name: str) -> bool:
    """Return whether a name consists of countries and the Alliance: ``ნატო-საქართველო`` (NATO-Georgia)."""
    inside = {place for mention in find_countries(name) for place in range(mention.start, mention.end)}
    words = list(patterns.LETTERS.finditer(name))
    return bool(inside) and all(word.start() in inside or word[0] in patterns.BETWEEN_COUNTRIES for word in words)


def has_head_near(context: Context, start: int, end: int, kinds: set[str]) -> bool:
    """Return whether a head noun of one of ``kinds`` occurs within three words before or after."""
    low, high = context.sentence(start)
    before = patterns.GEORGIAN_WORD.findall(context.text, max(low, start - _NEAR), start)[-3:]
    after = patterns.GEORGIAN_WORD.findall(context.text, end, min(max(high, end), end + _NEAR))[:3]
    return any(kind_of(word) in kinds for word in (*before, *after))


def _without_kind(name: str) -> str:
    return patterns.KIND_IN_ENGLISH.sub("", name)
