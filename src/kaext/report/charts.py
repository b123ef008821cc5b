"""Charts as plain data for the templates: a timeline of facts, a matrix of countries and programmes, bars of sums.

Every mark carries the address of its evidence: a single fact its place in the document, several the filtered list.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby, islice
from math import sqrt
from operator import itemgetter
from urllib.parse import urlencode

from kaext.report.dataset import Row
from kaext.report.lists import record_href

MAX_ROWS = 40
MAX_COLUMNS = 24
# How many programmes a tooltip names.
_NAMED = 5
# The timeline in pixels: its width, the space for names, years and margins, and the height of a country's row.
_WIDTH, _LEFT, _TOP, _RIGHT, _BOTTOM, _INSET, _ROW = 1120.0, 180.0, 24.0, 24.0, 8.0, 12.0, 26.0
# The vertical offset between relations, and the size of dots.
_BETWEEN_RELATIONS, _LEAST_RADIUS, _MOST_RADIUS = 2.2, 3.5, 9.0
# The minimum distance of year labels.
_LABEL_WIDTH = 60


@dataclass(slots=True)
class _Facts:
    """Facts that share a mark: their number, the place of the first, their programmes."""

    count: int = 0
    href: str = ""
    programmes: set[str] = field(default_factory=set)

    def add(self, fact: Row) -> None:
        self.href = self.href or record_href(fact)
        self.count += 1
        self.programmes.add(fact["programme"])

    def named(self) -> str:
        """Return the programmes, shortened to a few if there are many."""
        names = sorted(self.programmes)
        others = f" (+{len(names) - _NAMED})" if len(names) > _NAMED else ""
        return ", ".join(names[:_NAMED]) + others

    def address(self, **filters: str) -> str:
        """Return the link to the fact, or to the list if there are several."""
        return self.href if self.count == 1 else "lists.html?" + urlencode({"table": "relations", **filters})


@dataclass(frozen=True, slots=True)
class Dot:
    """Facts of one country, relation and year. Coordinates in pixels of the drawing."""

    x: float
    y: float
    radius: float
    country: str
    relation: str
    programmes: str
    year: int
    href: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """``years`` and ``countries`` are ``(label, coordinate)`` pairs; ``left_out`` countries have no row."""

    width: float
    height: float
    years: tuple[tuple[str, float], ...]
    countries: tuple[tuple[str, float], ...]
    dots: tuple[Dot, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Cell:
    """The number of facts, its ``share`` of the largest number in percent, and the link to their list."""

    count: int
    share: int
    href: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Facts by country (rows) and programme (columns), the most frequent first; None where there is none.

    ``left_out`` countries and programmes have no row or column.
    """

    programmes: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell | None, ...]], ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Bars:
    """The largest totals by currency; ``left_out`` others have no bar."""

    bars: tuple[Bar, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A total of sums in one currency; ``share`` of the longest bar, 0 to 1."""

    name: str
    currency: str
    total: str
    share: float
    href: str


def first_year(edtf: str) -> int | None:
    """Return the first year that an EDTF date covers: 1990 for ``199X``, 2004 for ``2004-06/..``; None without one."""
    for part in edtf.split("/"):
        digits = part[:4]
        if len(digits) == 4 and digits[0].isdigit():
            return int(digits.replace("X", "0"))
    return None


def timeline(facts: Iterable[Row]) -> Timeline | None:
    """Return the timeline of the dated facts, read one by one, or None where no fact has a date."""
    groups: dict[tuple[str, str, int], _Facts] = defaultdict(_Facts)
    for fact in facts:
        if (year := first_year(fact["date"])) is not None:
            groups[(fact["country"], fact["relation"], year)].add(fact)
    if not groups:
        return None
    counts: Counter[str] = Counter()
    for (country, _, _), members in groups.items():
        counts[country] += members.count
    countries = _most_frequent(counts, MAX_ROWS)
    years = [year for _, _, year in groups]
    low, high = min(years), max(years)
    step = (_WIDTH - _LEFT - _RIGHT) / max(1, high - low)
    x_of = {year: _LEFT + _INSET + (year - low) * step for year in range(low, high + 1)}
    y_of = {country: _TOP + _ROW * (index + 0.5) for index, country in enumerate(countries)}
    relations = sorted({relation for _, relation, _ in groups})
    dots = [
        Dot(
            x=round(x_of[year], 1),
            y=round(y_of[country] + (relations.index(relation) - (len(relations) - 1) / 2) * _BETWEEN_RELATIONS, 1),
            radius=round(min(_MOST_RADIUS, _LEAST_RADIUS + sqrt(members.count)), 1),
            country=country,
            relation=relation,
            programmes=members.named(),
            year=year,
            href=members.address(country=country, relation=relation, date=str(year)),
        )
        for (country, relation, year), members in sorted(groups.items(), key=itemgetter(0))
        if country in y_of
    ]
    every = max(1, round(_LABEL_WIDTH / step)) if step < _LABEL_WIDTH else 1
    labels = tuple((str(year), round(x, 1)) for year, x in x_of.items() if (year - low) % every == 0)
    rows = tuple((country, round(y, 1)) for country, y in y_of.items())
    height = _TOP + _ROW * len(countries) + _BOTTOM
    return Timeline(_WIDTH, height, labels, rows, tuple(dots), len(counts) - len(countries))


def matrix(facts: Iterable[Row]) -> Matrix | None:
    """Return the facts, read one by one, counted by country and programme, or None without facts."""
    cells: dict[tuple[str, str], _Facts] = defaultdict(_Facts)
    by_country: Counter[str] = Counter()
    by_programme: Counter[str] = Counter()
    for fact in facts:
        cells[(fact["country"], fact["programme"])].add(fact)
        by_country[fact["country"]] += 1
        by_programme[fact["programme"]] += 1
    if not cells:
        return None
    countries, programmes = _most_frequent(by_country, MAX_ROWS), _most_frequent(by_programme, MAX_COLUMNS)
    most = max(members.count for members in cells.values())

    def cell(country: str, programme: str) -> Cell | None:
        members = cells.get((country, programme))
        if members is None:
            return None
        share = round(100 * sqrt(members.count / most))
        return Cell(members.count, share, members.address(country=country, programme=programme))

    all_rows = ((country, tuple(cell(country, programme) for programme in programmes)) for country in countries)
    rows = tuple(row for row in all_rows if any(row[1]))
    return Matrix(tuple(programmes), rows, len(by_country) + len(by_programme) - len(rows) - len(programmes))


def bars(sums: Iterable[Row], *, by: str) -> Bars:
    """Return the largest totals of the sums that name a ``country`` or ``programme``, by that and the currency.

    A range counts with its upper end. A part of a sum that names the same one is in that sum already.
    """
    totals: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    rows = [row for row in sums if row[by]]
    named = {row["id"]: row[by] for row in rows}
    for row in rows:
        if named.get(row["part_of"]) != row[by]:
            totals[(row["currency"], row[by])] += Decimal(row["amount_max"])
    ordered = sorted(totals.items(), key=lambda item: (item[0][0], -item[1], item[0][1]))
    drawn: list[Bar] = []
    for currency, group in groupby(ordered, key=lambda item: item[0][0]):
        largest = list(islice(group, MAX_ROWS))
        longest = largest[0][1]
        drawn += [
            Bar(
                name,
                currency,
                f"{total:,.0f}".replace(",", "\u202f"),
                float(total / longest) if longest else 0.0,
                "lists.html?" + urlencode({"table": "sums", by: name, "currency": currency}),
            )
            for (_, name), total in largest
        ]
    return Bars(tuple(drawn), len(ordered) - len(drawn))


def _most_frequent(counts: Counter[str], limit: int) -> list[str]:
    return [value for value, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:limit]]
