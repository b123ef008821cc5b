"""Dates, durations and frequencies with their values."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate, islice

import regex
from spacy.tokens import Doc

from kaext.pipes.dates import patterns as p
from kaext.pipes.dates.atom import Atom
from kaext.pipes.dates.atoms import atoms
from kaext.pipes.dates.context import HEADLINES, Located, settle
from kaext.pipes.dates.grammar import Grammar
from kaext.pipes.dates.issues import issue_of, opens_report
from kaext.pipes.dates.readings import Found, Point
from kaext.pipes.extensions import DATES, PROGRAMMES, BlockSpan, blocks_of, rule_out, set_group, span_at, text_of
from kaext.pipes.tokens import with_boundaries
from kaext.pipes.values import DateValue, RuledOut
from kaext.problems import Problem, problem

_ENTRY_YEAR = regex.compile(r"(?P<first>\d{4})(?:\s?[-\u2010-\u2014]\s?(?P<last>\d{4}))?(?=\s|[:.]\s)")
_WORD = regex.compile(r"[\p{L}\d](?:[\p{L}\d]|-(?=\p{L}))*+")
_MAX_HEAD_WORDS = 4
# What no date ends with.
_OF_NO_DATE = frozenset(["word", "other"])
_CLAUSE_EDGES = frozenset(["break", "comma", "open", "close", "dash", "other"])
_ANY_YEAR, _OF_THE_YEAR = 2000, "წლის "


class Dates:
    """Sets ``doc.spans["dates"]``; impossible days become problems of ``doc._.problems``.

    Readings that do not stand go to ``doc._.ruled_out``.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Find the dates of ``doc``."""
        text, blocks = text_of(doc), blocks_of(doc)
        dates: list[tuple[int, int, DateValue]] = []
        problems: list[Problem] = []
        ruled_out: list[RuledOut] = []
        located = [_in_report(item, text, blocks) for item in _located(doc, text)]
        issue = issue_of(text, blocks, _with_years(located))
        for item in settle(located, blocks, issue):
            if item.value is None:
                written = text[item.start : item.end]
                problems.append(problem("date-impossible", start=item.start, end=item.end, text=written))
            elif item.ruled_out:
                value = item.value
                ruled_out.append(RuledOut(item.start, item.end, value.reading, value.method, item.ruled_out))
            else:
                dates.append((item.start, item.end, item.value))
        stands = {(start, end, value.reading) for start, end, value in dates}
        rule_out(doc, (out for out in ruled_out if (out.start, out.end, out.reading) not in stands))
        # Where a typist left out a space, a date ends inside a token.
        edges = [end for start, end, _ in dates if doc.char_span(start, end) is None]
        doc = with_boundaries(doc, edges) if edges else doc
        spans = []
        for start, end, value in dates:
            span = span_at(doc, start, end)
            span._.date = value
            spans.append(span)
        set_group(doc, DATES, spans)
        doc._.problems = (*doc._.problems, *problems)
        return doc


def _located(doc: Doc, text: str) -> list[Located]:
    """Return what the grammar finds in ``text``, that of ``doc``, and the years that open a chronology's entries.

    In text order.
    """
    read = atoms(text)
    names = _Extents((span.start_char, span.end_char) for span in doc.spans.get(PROGRAMMES, ()))
    located = [_with_extent(_outside_names(found, read, names), read) for found in Grammar(read).found()]
    standing = [item for item in located if not item.found.ruled_out]
    taken = {item.start for item in standing if not _leans_on_year(item.found)}
    entries = [item for item in _entry_years(doc, text) if item.start not in taken]
    entries += _entry_periods(doc, text, taken)
    hints = _hints(read, [*standing, *entries], blocks_of(doc))
    opened = {item.start for item in entries}
    return sorted(
        (*(item for item in located if item.start not in opened), *entries, *hints), key=lambda item: item.start
    )


def _with_years(located: Iterable[Located]) -> Iterator[tuple[int, list[Point]]]:
    """Yield where dates stand that name their years, with their ends."""
    for item in located:
        found = item.found
        ends = [point for point in (found.point, found.last_point) if point is not None]
        if found.kind == "date" and not found.ruled_out and all(point.year is not None for point in ends):
            yield item.start, ends


def _in_report(item: Located, text: str, blocks: Sequence[BlockSpan]) -> Located:
    """Return what was found, marked where it is the day that opens a report."""
    point = item.found.point
    if item.found.kind != "date" or point.day is None or point.steps is not None:
        return item
    block = blocks[max(0, bisect_right(blocks, item.start, key=lambda block: block.start) - 1)]
    return item._replace(opens_report=opens_report(text, block, item.start, item.end))


def _leans_on_year(found: Found) -> bool:
    """Return whether an expression is a part of the year told of: ``წლის ბოლოს``."""
    return found.rule == "part" and found.point.steps == ("Y", 0)


def _outside_names(found: Found, read: Sequence[Atom], names: _Extents) -> Found:
    """Return what was found, ruled out where it belongs to a name: a programme's, a square's, a quoted one."""
    if names.hold(read[found.first].start, read[found.last - 1].end):
        return found._replace(ruled_out="in-name")
    if found.ruled_out or found.kind != "date" or found.point.day is None or found.point.year is not None:
        return found
    if _is_quoted(found, read):
        return found._replace(ruled_out="in-name")
    return found._replace(ruled_out="place-name") if _is_named_after(found, read) else found


def _hints(read: Sequence[Atom], located: Sequence[Located], blocks: Sequence[BlockSpan]) -> Iterator[Located]:
    """Yield the years in titles, and those that end a name: four figures after a word, before a closing mark."""
    ends = {item.end for item in located}
    titles = _Extents((block.start, block.end) for block in blocks if block.kind in (*HEADLINES, "title"))
    for place, atom in enumerate(read[:-1]):
        numeral = atom.numeral
        if numeral is None or len(numeral.figures) != 4 or not numeral.figures.isdigit() or atom.end in ends:
            continue
        before, after = read[place - 1], read[place + 1]
        ends_name = before.kind in ("word", "other") and (after.text in p.CLOSING or after.kind == "close")
        is_year = p.FIRST_BARE_YEAR <= numeral.value <= p.LAST_BARE_YEAR
        if is_year and (ends_name or titles.hold(atom.start, atom.end)):
            found = Found(place, place + 1, "context", point=Point(year=int(numeral.value)))
            yield Located(found, atom.start, atom.end, is_hint=True)


def _with_extent(found: Found, read: Sequence[Atom]) -> Located:
    before = read[found.first - 1] if found.first else None
    approximate = before is not None and before.kind == "approximately"
    numerals = (read[place].numeral for place in range(found.first, found.last))
    approximate = approximate or any(numeral is not None and numeral.approximate for numeral in numerals)
    apart = tuple(_with_extent(part, read) for part in found.apart)
    is_aside = _is_aside(found, read)
    return Located(
        found, read[found.first].start, read[found.last - 1].end, approximate, apart=apart, is_aside=is_aside
    )


def _is_aside(found: Found, read: Sequence[Atom]) -> bool:
    """Whether a month without a year says more of a noun in a relative clause: რომელიც იანვრის წერილში ითხოვეს."""
    point, last = found.point, read[found.last - 1]
    is_bare = found.kind == "date" and point.division is not None and point.year is None and point.steps is None
    if not is_bare or last.case != "gen" or last.postposition or read[min(found.last, len(read) - 1)].kind != "word":
        return False
    opening = next((place for place in range(found.first - 1, -1, -1) if read[place].kind in _CLAUSE_EDGES), 0)
    return read[opening].kind == "comma" and read[opening + 1].text.startswith(p.RELATIVE)


class _Extents:
    """Extents of which one may hold a given stretch of the text."""

    def __init__(self, extents: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(extents)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def hold(self, start: int, end: int) -> bool:
        """Return whether one of the extents holds ``start:end``: among those begun before, the one that ends last."""
        index = bisect_right(self._starts, start) - 1
        return index >= 0 and self._ends[index] >= end


def _is_named_after(found: Found, read: Sequence[Atom]) -> bool:
    """Return whether a day is the name of a square or street: ``26 მაისის მოედანი`` (26 May Square)."""
    return found.last < len(read) and p.NAMED_AFTER.fullmatch(read[found.last].text) is not None


def _is_quoted(found: Found, read: Sequence[Atom]) -> bool:
    """Return whether quotation marks enclose a day and nothing else: the ship „შვიდი აგვისტო“ (Seven August)."""
    if not 0 < found.first <= found.last < len(read):
        return False
    return read[found.first - 1].text in p.OPENING_MARKS and read[found.last].text in p.CLOSING_MARKS


def _entry_years(doc: Doc, text: str) -> Iterator[Located]:
    """Yield the bare years at the head of a chronology's entries."""
    for block in blocks_of(doc):
        match = _ENTRY_YEAR.match(text, block.start) if block.kind == "timeline" else None
        if match is None:
            continue
        years = [int(year) for year in (match["first"], match["last"]) if year]
        if all(p.FIRST_BARE_YEAR <= year <= p.LAST_BARE_YEAR for year in years):
            last = Point(year=years[1]) if len(years) > 1 else None
            found = Found(0, 0, "bare-year", "date", Point(year=years[0]), last)
            yield Located(found, match.start(), match.end())


def _entry_periods(doc: Doc, text: str, taken: Collection[int]) -> Iterator[Located]:
    """Yield the parts of a year that open a chronology's entries under a year given once: მეოთხე კვარტალი (Q4).

    They are read as they would be after a year. ``taken`` are the places where dates begin anyway.
    """
    for block in blocks_of(doc):
        if block.kind != "timeline":
            continue
        words = [match.span() for match in islice(_WORD.finditer(text, block.start, block.end), _MAX_HEAD_WORDS)]
        start = words[0][0] if words else block.end
        if start in taken or not p.BULLETS.issuperset(text[block.start : start].replace(" ", "")):
            continue
        for _, end in reversed(words):
            read = atoms(f"{_ANY_YEAR} {_OF_THE_YEAR}{text[start:end].removeprefix(_OF_THE_YEAR)}")
            if all(atom.kind in _OF_NO_DATE for atom in read[2:]):
                break
            found = next(iter(Grammar(read).found()), None)
            if found is not None and found.point.year == _ANY_YEAR and read[found.last - 1].end == read[-1].end:
                last_point = found.last_point._replace(year=None) if found.last_point else None
                found = found._replace(point=found.point._replace(year=None), last_point=last_point)
                yield Located(found, start, end, opens_entry=True)
                break
