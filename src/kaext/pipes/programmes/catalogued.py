"""Mentions of listed programmes: by name in any wording, by transliterated name, by acronym."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise, takewhile

import regex

from kaext.catalogue.names import NameIndex, NameMatch, Word, words_of
from kaext.catalogue.programmes import Programme
from kaext.catalogue.slips import Vocabulary
from kaext.ka.inflection import readings
from kaext.ka.script import is_georgian
from kaext.ka.words import counts, frequency
from kaext.pipes.countries.pipe import find_countries
from kaext.pipes.programmes import patterns
from kaext.pipes.programmes.found import Context, Found, kind_of, lemma_in
from kaext.pipes.programmes.transliteration import SpelledNames

_WORD = regex.compile(r"\p{L}+")
_WORD_OF_NAME = regex.compile(r"\p{Georgian}+|\S+")
_MARKED_KINDS = frozenset({"exercise", "operation"})
_MAX_SPELLED_WORDS = 4


class CatalogueNames:
    """The names of the listed programmes, ready to be found.

    Parameters
    ----------
    entries
        The catalogue.
    certain
        Ids of the programmes whose names of several words need nothing beside them to be taken for names.
    """

    def __init__(self, entries: Sequence[Programme], *, certain: frozenset[str] = frozenset()) -> None:
        self._certain = certain
        self.by_id = {entry.id: entry for entry in entries}
        self.by_acronym = {entry.acronym: entry for entry in reversed(entries) if entry.acronym}
        self._names = NameIndex((name, entry.id) for entry in entries for name in entry.names)
        self._vocabulary = Vocabulary(name for entry in entries for name in entry.names)
        self._spelled = SpelledNames(
            (_bare(name), entry.id)
            for entry in entries
            if entry.kind in _MARKED_KINDS
            for name in entry.names
            if name.isascii()
        )

    def find(self, context: Context) -> Iterator[Found]:
        """Yield the mentions by name; those that may be common words are ruled out."""
        matches = self._names.find(context.text, self._vocabulary.corrected(context.words))
        firm = {match.key for match in matches if not match.context or _in_context(context, match)}
        for match in matches:
            entry = self.by_id[match.key]
            is_english = entry.kind in _MARKED_KINDS and match.name.isascii()
            if is_english and patterns.GOES_ON.match(context.text, match.end):
                continue
            has_year = entry.kind == "exercise" and year_after(context.text, match.end) is not None
            is_certain = entry.id in self._certain and match.first < match.last
            needs_mark = not is_certain and _needs_mark(entry, match)
            reason = ""
            if match.key not in firm:
                reason = "no-context"
            elif needs_mark and not is_marked(context, match.start, match.end, entry, has_year=has_year):
                if is_country(match.name):
                    continue
                reason = "unmarked"
            rule = "reordered-name" if match.reordered else "misspelled-name" if match.misspelled else "name"
            confidence = 0.85 if match.misspelled else 0.93 if match.reordered else 0.97
            start, end = _without_quoted_head(context.text, match)
            start = _after_subject(context.text, start, end) if match.reordered else start
            mention = found(context, start, end, entry, f"programmes/{rule}", confidence)
            yield replace(mention, ruled_out=reason) if reason else mention
        yield from self._find_spelled(context)

    def _find_spelled(self, context: Context) -> Iterator[Found]:
        """Yield transliterated English names that a quotation mark, a year or a head noun marks as names."""
        text, words = context.text, context.words
        taken = 0
        known = counts()
        for index, word in enumerate(words):
            if word.start < taken or word.text in known or not is_georgian(word.text):
                continue
            sizes = self._spelled.sizes_begun_by(word.text)
            if not sizes:
                continue
            following = pairwise(words[index : index + _MAX_SPELLED_WORDS])
            longest = 1 + sum(1 for _ in takewhile(lambda pair: _is_spelled_on(text, *pair), following))
            for size in range(longest, 1, -1):
                window = words[index : index + size]
                id = self._spelled.find([word.text for word in window]) if size in sizes else None
                if id is None:
                    continue
                entry = self.by_id[id]
                start, end = window[0].start, window[-1].end
                mention = found(context, start, end, entry, "programmes/transliterated-name", 0.9)
                if is_marked(context, start, end, entry, has_year=year_after(text, end) is not None):
                    yield mention
                    taken = end
                    break
                yield replace(mention, ruled_out="unmarked")

    def ends_in_name(self, name: str) -> bool:
        """Return whether a listed name that needs nothing beside it is all of ``name`` or its end."""
        return any(not match.context for match in self._names.find(name, at_end=True))

    def of_words(self, name: str) -> Programme | None:
        """Return the listed programme that a name alone names, in any wording or transliterated, or None."""
        words = words_of(name)
        whole = [match for match in self._names.find(name, words) if match.first == 0 and match.last == len(words) - 1]
        if whole:
            return self.by_id[whole[0].key]
        id = self._spelled.find([word.text for word in words]) if words else None
        return self.by_id[id] if id is not None else None


def _is_spelled_on(text: str, before: Word, after: Word) -> bool:
    """Return whether a word may go on with a name in Georgian letters that the word before it belongs to."""
    return is_georgian(after.text) and not text[before.end : after.start].strip(" -/")


def _without_quoted_head(text: str, match: NameMatch[str]) -> tuple[int, int]:
    """Return the extent of a name, of „the name“ alone where quotation marks leave its head noun outside."""
    quoted = patterns.QUOTED_BEFORE_HEAD.fullmatch(text, match.start, match.end)
    return quoted.span("name") if quoted and lemma_in(quoted["head"], patterns.HEADS) else (match.start, match.end)


def _after_subject(text: str, start: int, end: int) -> int:
    """Return where a name begins that the subject of its clause stands before: უკრაინა … პაკეტიდან (Ukraine from …)."""
    first = patterns.GEORGIAN_WORD.match(text, start, end)
    if first is None or not text[first.end() : first.end() + 1].isspace() or not is_country(first[0]):
        return start
    is_subject = any(of.case == "nom" and not of.postposition for of in readings(first[0]))
    following = patterns.GEORGIAN_WORD.search(text, first.end(), end) if is_subject else None
    return following.start() if following is not None else start


def found(context: Context, start: int, end: int, entry: Programme, method: str, confidence: float) -> Found:
    """Return a mention of ``entry``; an exercise takes the year beside its name or the sentence's only one."""
    id, name, name_en = entry.id, entry.name_ka, entry.name_en
    if entry.kind == "exercise":
        year = year_after(context.text, end)
        if year is not None:
            end, number = year
        else:
            number = year_of_sentence(context, start, end)
        if number:
            id, name, name_en = f"{id}-{number}", f"{name} {number}".strip(), f"{name_en} {number}"
    return Found(start, end, id, name or name_en, name_en, entry.kind, method, confidence)


def year_after(text: str, end: int) -> tuple[int, str] | None:
    """Return where the year that belongs to a name ends, and the year in four figures."""
    match = patterns.YEAR.match(text, end)
    if match is None:
        return None
    year = match["year"]
    if len(year) == 2:
        if not regex.match(r"\s?[-–/‐'’]|\s\d\d\s?[”“\"»]", text[end : end + 6]):
            return None
        year = ("19" if int(year) > 60 else "20") + year
    return match.end("year"), year


def year_of_sentence(context: Context, start: int, end: int) -> str:
    """Return the year that the sentence around a name gives, where it gives only one, else nothing."""
    low, high = context.sentence(start)
    sentence = context.text[low : max(high, end)]
    years = {match["year"] for match in patterns.CALENDAR_YEAR.finditer(sentence)}
    return years.pop() if len(years) == 1 else ""


def _in_context(context: Context, match: NameMatch[str]) -> bool:
    """Return whether the paragraph of a match has the word that its name needs beside it."""
    low, high = context.paragraph(match.start)
    return any(word.meanings & match.context for word in context.words_from(low, max(high, match.end)))


def _needs_mark(entry: Programme, match: NameMatch[str]) -> bool:
    """Return whether a name could be common words: that of an exercise or operation without a head noun in it."""
    if entry.kind not in _MARKED_KINDS:
        return False
    if match.name.isascii():
        return match.first == match.last
    head = _WORD_OF_NAME.findall(match.name)[-1]
    return not lemma_in(head, patterns.HEADS_WITH_ACRONYM if entry.acronym else patterns.HEADS)


def is_marked(context: Context, start: int, end: int, entry: Programme, *, has_year: bool) -> bool:
    """Return whether quotation marks, a year, a noun beside it or its place mark a stretch as a name.

    A single word needs more than one mark, or a year and to be no word of the language (ვიკინგი 2014, Viking), and the
    name of a country a text that speaks of exercises besides: „საქართველო 2020“ may be a country and a year. Of several
    words, too, that of a country needs a year or two marks.
    """
    text = context.text
    is_quoted = start > 0 and text[start - 1] in '„“”"«'
    before = patterns.GEORGIAN_WORD.findall(text, max(context.sentence(start)[0], start - 40), start)[-1:]
    is_apposed = not (is_quoted and is_inflected(text[start:end]))  # a ship's own name stands in the nominative
    if is_apposed and not has_year and any(lemma_in(word, patterns.NOT_PROGRAMMES) for word in before):
        return False
    is_near = has_head_near(
        context, start, end, {"operation", "mission"} if entry.kind == "operation" else {entry.kind}
    )
    if len(_WORD.findall(text, start, end)) > 1:
        is_listed = text[max(0, start - 3) : start].rstrip().endswith(",")  # training, rapid response and teaching
        is_telling = not is_country(text[start:end]) and (is_quoted or (is_near and not is_listed))
        return is_telling or has_year or (is_quoted and is_near)
    if is_near and (is_quoted or has_year):
        return True
    is_word = is_country(text[start:end]) or frequency(text[start:end]) > 0
    if not has_year or (is_word and not is_quoted and not context.starts_line(start)):
        return False
    is_plain = is_quoted and not is_country(text[start:end])
    return is_plain or context.speaks_of(start, entry.kind)


@lru_cache(maxsize=5_000)
def is_inflected(name: str) -> bool:
    """Return whether a name ends in a case of its own, so that no noun before it carries the case for it."""
    last = patterns.GEORGIAN_WORD.findall(name)[-1:]
    cases = {of.case for word in last for of in readings(word)}
    return "nom" not in cases and not cases.isdisjoint({"dat", "gen", "ins", "erg"})


@lru_cache(maxsize=5_000)
def is_country(name: str) -> bool:
    """Return whether a name holds countries and the alliance alone: ``ნატო-საქართველო`` (NATO-Georgia)."""
    inside = {place for mention in find_countries(name) for place in range(mention.start, mention.end)}
    words = list(_WORD.finditer(name))
    return bool(inside) and all(word.start() in inside or word[0] in patterns.BETWEEN_COUNTRIES for word in words)


def has_head_near(context: Context, start: int, end: int, kinds: set[str]) -> bool:
    """Return whether a head noun of one of ``kinds`` stands within a few words before or after."""
    low, high = context.sentence(start)
    before = patterns.GEORGIAN_WORD.findall(context.text, max(low, start - 60), start)[-3:]
    after = patterns.GEORGIAN_WORD.findall(context.text, end, min(max(high, end), end + 60))[:3]
    return any(kind_of(word) in kinds for word in (*before, *after))


def _bare(name: str) -> str:
    return regex.sub(r"^(?:Operation|Exercise) ", "", name)
