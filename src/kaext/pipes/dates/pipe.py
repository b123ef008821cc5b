"""The spaCy component: dates, durations and sets with their values."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, islice

import regex
from spacy.tokens import Doc

from kaext.ka.calendar import MONTHS
from kaext.ka.script import CLOSING_MARKS, OPENING_MARKS
from kaext.pipes.dates import patterns as p
from kaext.pipes.dates.atom import Atom
from kaext.pipes.dates.english import english_dates
from kaext.pipes.dates.expressions import Expression, TimePoint
from kaext.pipes.dates.grammar import Grammar
from kaext.pipes.dates.lexer import lex
from kaext.pipes.dates.periodicals import (
    DatedExtent,
    find_issue,
    find_reported_year,
    find_year_of_writing,
    opens_report,
)
from kaext.pipes.dates.resolution import HEADING_KINDS, Mention, resolve
from kaext.pipes.english import overlaps, passages_of
from kaext.pipes.extensions import DATES, PROGRAMMES, BlockSpan, blocks_of, rule_out, set_group, span_at, text_of
from kaext.pipes.tokens import with_boundaries
from kaext.pipes.values import DateValue, RuledOut
from kaext.problems import Problem, problem

_ENTRY_YEAR = regex.compile(r"(?P<first>\d{4})(?:\s?[-\u2010-\u2014]\s?(?P<last>\d{4}))?(?=\s|[:.]\s)")
# ——— 2004 ———: the heading of a year in a chronology
_YEAR_AS_HEADING = regex.compile(
    r"[^\p{L}\p{N}]*+(?P<first>\d{4})(?:\s?[-\u2010-\u2014]\s?(?P<last>\d{4}))?[^\p{L}\p{N}]*+$"
)
# 12 – …; 3–5: …; 27. …: the day or days at the head of an entry below a month
_ENTRY_DAY = regex.compile(
    r"(?P<first>[1-9]|[12]\d|3[01])(?:[-\u2010-\u2014](?P<last>[1-9]|[12]\d|3[01]))?(?=\s?[-\u2010-\u2014.:)]\s)"
)
# Blocks that do not interrupt the entries below a month.
_PAGE_FURNITURE = frozenset(["header", "page_number", "credit"])
# A line without a sentence, with a comma after the place.
_EVENT_LINE = regex.compile(r"\p{L}[^,.!?…:;]{2,40},\s[^.!?…:;]{4,160}")
_MAX_EVENT_LINE = 160
_WORD = regex.compile(r"[\p{L}\d](?:[\p{L}\d]|-(?=\p{L}))*+")
_MAX_HEAD_WORDS = 4
# Kinds of atoms that are no part of a date.
_NON_DATE_KINDS = frozenset(["word", "other"])
_CLAUSE_BOUNDARIES = frozenset(["break", "comma", "open", "close", "dash", "other"])
_ANY_YEAR, _OF_THE_YEAR = 2000, "წლის "


class Dates:
    """Sets ``doc.spans["dates"]``.

    Impossible days are reported in ``doc._.problems``, rejected readings in ``doc._.ruled_out``.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Find the dates of ``doc``."""
        text, blocks = text_of(doc), blocks_of(doc)
        dates: list[tuple[int, int, DateValue]] = []
        problems: list[Problem] = []
        ruled_out: list[RuledOut] = []
        mentions = [_mark_report_day(item, text, blocks) for item in _mentions(doc, text)]
        dated = list(_dates_with_years(mentions))
        issue, year = find_issue(text, blocks, dated), find_year_of_writing(text, blocks, dated)
        for item in resolve(mentions, blocks, issue, year, find_reported_year(text, blocks, dated)):
            if item.value is None:
                written = text[item.start : item.end]
                problems.append(problem("date-impossible", start=item.start, end=item.end, text=written))
            elif item.ruled_out:
                value = item.value
                ruled_out.append(RuledOut(item.start, item.end, value.reading, value.method, item.ruled_out))
            else:
                dates.append((item.start, item.end, item.value))
        accepted = {(start, end, value.reading) for start, end, value in dates}
        rule_out(doc, (other for other in ruled_out if (other.start, other.end, other.reading) not in accepted))
        # If a space is missing in the text, a date can end inside a token.
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


def _mentions(doc: Doc, text: str) -> list[Mention]:
    """Return the temporal expressions of ``doc``, the years that open chronology entries, and the year hints.

    The result is in text order.
    """
    atoms = lex(text)
    names = _Extents((span.start_char, span.end_char) for span in doc.spans.get(PROGRAMMES, ()))
    english = [item for item in english_dates(text, passages_of(doc)) if not names.contain(item.start, item.end)]
    extents = [(item.start, item.end) for item in english]
    found = (
        _to_mention(_rule_out_names(expression, atoms, names), atoms) for expression in Grammar(atoms).expressions()
    )
    mentions = [*english, *(item for item in found if not overlaps(extents, item.start, item.end))]
    accepted = [item for item in mentions if not item.expression.ruled_out]
    taken = {item.start for item in accepted if not _is_part_of_anchor_year(item.expression)}
    entries = [item for item in _entry_years(doc, text) if item.start not in taken]
    entries += _entry_periods(doc, text, taken)
    entries += _entry_days(text, blocks_of(doc), {item.start: item for item in (*accepted, *entries)})
    hints = _hints(atoms, [*accepted, *entries], blocks_of(doc))
    opened = {item.start for item in entries}
    return sorted(
        (*(item for item in mentions if item.start not in opened), *entries, *hints), key=lambda item: item.start
    )


def _dates_with_years(mentions: Iterable[Mention]) -> Iterator[DatedExtent]:
    """Yield the extent of each date whose ends all have a year, with its points."""
    for item in mentions:
        expression = item.expression
        ends = [point for point in (expression.point, expression.end_point) if point is not None]
        if expression.kind == "date" and not expression.ruled_out and all(point.year is not None for point in ends):
            yield DatedExtent(item.start, item.end, ends)


def _mark_report_day(item: Mention, text: str, blocks: Sequence[BlockSpan]) -> Mention:
    """Return a mention, marked if it is the day that opens a report, or that of the event in the title."""
    point = item.expression.point
    if item.expression.kind != "date" or point.day is None or point.offset is not None:
        return item
    index = max(0, bisect_right(blocks, item.start, key=lambda block: block.start) - 1)
    is_of_event = _is_event_line(text, blocks, index)
    return item._replace(opens_report=opens_report(text, blocks[index], item.start, item.end), is_of_event=is_of_event)


def _is_event_line(text: str, blocks: Sequence[BlockSpan], index: int) -> bool:
    """Return whether a block is the line between title and first heading that says where and when.

    რომი, თავდაცვის კოლეჯი, 2024 წლის 12-13 ნოემბერი (Rome, Defence College, 12-13 November 2024).
    """
    if not 0 < index < len(blocks) - 1:
        return False
    before, block, after = blocks[index - 1 : index + 2]
    is_between = before.kind == "title" and block.kind == "body" and after.kind in HEADING_KINDS
    is_short = block.end - block.start <= _MAX_EVENT_LINE
    return is_between and is_short and _EVENT_LINE.fullmatch(text, block.start, block.end) is not None


def _is_part_of_anchor_year(expression: Expression) -> bool:
    """Return whether an expression is a part of the anchor's year: ``წლის ბოლოს`` (at the end of the year)."""
    return expression.rule == "part" and expression.point.offset == ("Y", 0)


def _rule_out_names(expression: Expression, atoms: Sequence[Atom], names: _Extents) -> Expression:
    """Return an expression, ruled out if it is part of a name: of a programme, of a square, or in quotation marks."""
    if names.contain(atoms[expression.first_atom].start, atoms[expression.end_atom - 1].end):
        return expression._replace(ruled_out="in-name")
    if expression.ruled_out or expression.kind != "date" or expression.point.day is None:
        return expression
    if _is_quoted_name_of_place(expression, atoms):
        return expression._replace(ruled_out="place-name")
    if expression.point.year is not None:
        return expression
    if _is_quoted(expression, atoms):
        return expression._replace(ruled_out="in-name")
    return expression._replace(ruled_out="place-name") if _is_named_after(expression, atoms) else expression


def _hints(atoms: Sequence[Atom], mentions: Sequence[Mention], blocks: Sequence[BlockSpan]) -> Iterator[Mention]:
    """Yield year hints: years in titles, and four digits that end a name, before a closing mark."""
    ends = {item.end for item in mentions}
    titles = _Extents((block.start, block.end) for block in blocks if block.kind in (*HEADING_KINDS, "title"))
    for place, atom in enumerate(atoms[:-1]):
        numeral = atom.numeral
        if numeral is None or len(numeral.digits) != 4 or not numeral.digits.isdigit() or atom.end in ends:
            continue
        before, after = atoms[place - 1], atoms[place + 1]
        ends_name = before.kind in ("word", "other") and (after.text in p.CLOSING or after.kind == "close")
        is_year = p.FIRST_BARE_YEAR <= numeral.value <= p.LAST_BARE_YEAR
        if is_year and (ends_name or titles.contain(atom.start, atom.end)):
            expression = Expression(place, place + 1, "context", point=TimePoint(year=int(numeral.value)))
            yield Mention(expression, atom.start, atom.end, is_year_hint=True)


def _to_mention(expression: Expression, atoms: Sequence[Atom]) -> Mention:
    before = atoms[expression.first_atom - 1] if expression.first_atom else None
    approximate = before is not None and before.kind == "approximately"
    numerals = (atoms[place].numeral for place in range(expression.first_atom, expression.end_atom))
    approximate = approximate or any(numeral is not None and numeral.approximate for numeral in numerals)
    fallback = tuple(_to_mention(part, atoms) for part in expression.fallback)
    is_in_relative_clause = _is_in_relative_clause(expression, atoms)
    return Mention(
        expression,
        atoms[expression.first_atom].start,
        atoms[expression.end_atom - 1].end,
        approximate,
        fallback=fallback,
        is_in_relative_clause=is_in_relative_clause,
    )


def _is_in_relative_clause(expression: Expression, atoms: Sequence[Atom]) -> bool:
    """Return whether a bare month modifies a noun in a relative clause.

    ``რომელიც იანვრის წერილში ითხოვეს`` (which they requested in the January letter).
    """
    point, last = expression.point, atoms[expression.end_atom - 1]
    is_bare = expression.kind == "date" and point.division is not None and point.year is None and point.offset is None
    if (
        not is_bare
        or last.case != "gen"
        or last.postposition
        or atoms[min(expression.end_atom, len(atoms) - 1)].kind != "word"
    ):
        return False
    opening = next(
        (place for place in range(expression.first_atom - 1, -1, -1) if atoms[place].kind in _CLAUSE_BOUNDARIES), 0
    )
    return atoms[opening].kind == "comma" and atoms[opening + 1].text.startswith(p.RELATIVE)


class _Extents:
    """A set of extents, to test whether one of them contains a given extent."""

    def __init__(self, extents: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(extents)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def contain(self, start: int, end: int) -> bool:
        """Return whether one of the extents contains ``start:end``.

        Of those that begin at or before ``start``, the one that ends last decides.
        """
        index = bisect_right(self._starts, start) - 1
        return index >= 0 and self._ends[index] >= end


def _is_named_after(expression: Expression, atoms: Sequence[Atom]) -> bool:
    """Return whether a day is part of the name of a square or street: ``26 მაისის მოედანი`` (26 May Square)."""
    return expression.end_atom < len(atoms) and p.NAMED_AFTER.fullmatch(atoms[expression.end_atom].text) is not None


def _is_quoted_name_of_place(expression: Expression, atoms: Sequence[Atom]) -> bool:
    """Return whether a street or square before quotation marks bears the day as its name: ქუჩა „9 აპრილი 1989“."""
    noun = atoms[expression.first_atom - 2] if expression.first_atom > 1 else None
    return noun is not None and _is_quoted(expression, atoms) and p.NAMED_AFTER.fullmatch(noun.text) is not None


def _is_quoted(expression: Expression, atoms: Sequence[Atom]) -> bool:
    """Return whether quotation marks enclose just a day: the ship „შვიდი აგვისტო“ (Seven August)."""
    if not 0 < expression.first_atom <= expression.end_atom < len(atoms):
        return False
    return atoms[expression.first_atom - 1].text in OPENING_MARKS and atoms[expression.end_atom].text in CLOSING_MARKS


def _entry_years(doc: Doc, text: str) -> Iterator[Mention]:
    """Yield the bare years at the head of chronology entries, and those that are a heading over entries."""
    for block in blocks_of(doc):
        if block.kind == "timeline":
            match = _ENTRY_YEAR.match(text, block.start)
        else:
            match = _YEAR_AS_HEADING.fullmatch(text, block.start, block.end) if block.kind == "heading" else None
        if match is None:
            continue
        years = [int(year) for year in (match["first"], match["last"]) if year]
        if all(p.FIRST_BARE_YEAR <= year <= p.LAST_BARE_YEAR for year in years):
            last = TimePoint(year=years[1]) if len(years) > 1 else None
            expression = Expression(0, 0, "bare-year", "date", TimePoint(year=years[0]), last)
            yield Mention(expression, match.start("first"), match.end("last" if last else "first"))


def _entry_days(text: str, blocks: Sequence[BlockSpan], dates: Mapping[int, Mention]) -> Iterator[Mention]:
    """Yield the days that open chronology entries below a line with nothing but their month, with or without a year.

    Numbers that count from one are those of a list. ``dates`` are the other expressions, by their offset.
    """
    month: TimePoint | None = None
    count = 0
    for block in blocks:
        if block.kind in _PAGE_FURNITURE:
            continue
        head = dates.get(block.start)
        if block.kind != "timeline" and block.kind not in HEADING_KINDS:
            month = None
        elif head is not None and _is_month(head) and not any(map(str.isalnum, text[head.end : block.end])):
            month, count = head.expression.point, 0
        elif month is not None and head is None and (days := _ENTRY_DAY.match(text, block.start, block.end)):
            first, last, count = int(days["first"]), int(days["last"] or 0), count + 1
            if first == count and not last and text[days.end()] in ".)":
                continue
            end_point = month._replace(day=last) if last > first else None
            expression = Expression(0, 0, "day", "date", month._replace(day=first), end_point)
            yield Mention(expression, block.start, days.end("last" if end_point else "first"), opens_entry=True)


def _is_month(item: Mention) -> bool:
    """Return whether an expression is a single month."""
    point, end_point = item.expression.point, item.expression.end_point
    is_date = item.expression.kind == "date" and end_point is None and point.offset is None
    return is_date and point.day is None and point.division is not None and point.division <= MONTHS


def _entry_periods(doc: Doc, text: str, taken: Collection[int]) -> Iterator[Mention]:
    """Yield the divisions that open chronology entries below a year: მეოთხე კვარტალი (fourth quarter).

    They are parsed as if they followed a year. Places in ``taken``, where dates begin anyway, are skipped.
    """
    for block in blocks_of(doc):
        if block.kind != "timeline":
            continue
        words = [match.span() for match in islice(_WORD.finditer(text, block.start, block.end), _MAX_HEAD_WORDS)]
        start = words[0][0] if words else block.end
        if start in taken or not p.BULLETS.issuperset(text[block.start : start].replace(" ", "")):
            continue
        for _, end in reversed(words):
            atoms = lex(f"{_ANY_YEAR} {_OF_THE_YEAR}{text[start:end].removeprefix(_OF_THE_YEAR)}")
            if all(atom.kind in _NON_DATE_KINDS for atom in atoms[2:]):
                break
            expression = next(iter(Grammar(atoms).expressions()), None)
            if (
                expression is not None
                and expression.point.year == _ANY_YEAR
                and atoms[expression.end_atom - 1].end == atoms[-1].end
            ):
                end_point = expression.end_point._replace(year=None) if expression.end_point else None
                expression = expression._replace(point=expression.point._replace(year=None), end_point=end_point)
                yield Mention(expression, start, end, opens_entry=True)
                break
