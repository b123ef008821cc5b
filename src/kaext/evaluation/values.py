"""What gold and a dataset say of one document, as values that can be compared."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import regex

from kaext.evaluation.gold import GoldSpan

Row = Mapping[str, str]
Value = tuple[Hashable, ...]

SPAN_TAGS = ("date", "acr", "money", "geo", "prog")
"""Of gold, the tags of spans that rows of a dataset are compared with one to one."""

_INSIGNIFICANT = regex.compile(r"[\s\u00ad„“”\"«»'’-]+")
# Both are written -მდე, and texts seldom tell them apart.
_SAME_BOUND = {"before": "until"}


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of one document in a dataset."""

    blocks: Sequence[Row] = ()
    dates: Sequence[Row] = ()
    acronyms: Sequence[Row] = ()
    sums: Sequence[Row] = ()
    mentions: Sequence[Row] = ()
    relations: Sequence[Row] = ()

    def of(self, tag: str) -> list[Row]:
        """Return the rows that a gold tag is compared with."""
        if tag in ("geo", "prog"):
            kind = "country" if tag == "geo" else "programme"
            return [row for row in self.mentions if row["kind"] == kind]
        return list({"date": self.dates, "acr": self.acronyms, "money": self.sums}[tag])

    @property
    def definitions(self) -> list[Row]:
        """The rows of acronyms that have their long forms beside them."""
        return [row for row in self.acronyms if row["defined_here"] == "true"]


def squeezed(text: str) -> str:
    """Return ``text`` in lower case without white space, hyphens and quotation marks."""
    return _INSIGNIFICANT.sub("", text).lower()


def gold_value(span: GoldSpan) -> Value:
    """Return what a gold span says; what annotators left out is empty."""
    given = span.attributes
    if span.tag == "date":
        bound = given.get("b", "")
        return (given.get("k", "date"), given.get("v", ""), _SAME_BOUND.get(bound, bound), given.get("p", ""))
    if span.tag == "acr":
        return (given.get("s") or span.text,)
    if span.tag == "money":
        low, _, high = given.get("v", "").partition("/")
        return (_amount(low), _amount(high or low), given.get("c", ""), given.get("b", ""))
    if span.tag == "geo":
        return (frozenset(given.get("c", "").split()),)
    return (given.get("id", ""),)


def row_value(tag: str, row: Row, renamed: Mapping[str, str]) -> Value:
    """Return what a row says, comparable with :func:`gold_value` of a span of this tag.

    ``renamed`` has the ids of programmes that gold calls otherwise, and what it calls them.
    """
    if tag == "date":
        bound = row["bound"]
        return (row["kind"] or "date", row["value"], _SAME_BOUND.get(bound, bound), row["part"])
    if tag == "acr":
        return (row["acronym"],)
    if tag == "money":
        return (
            _amount(row["amount_min"]),
            _amount(row["amount_max"] or row["amount_min"]),
            row["currency"],
            row["bound"],
        )
    if tag == "geo":
        return (frozenset(row["ids"].split()),)
    id = row["ids"].split(" ")[0]
    return (renamed.get(id, id),)


def _amount(text: str) -> float | None:
    """Return the number that is written, nothing where none is: what gold says is told elsewhere."""
    try:
        return float(text)
    except ValueError:
        return None


def extent_in(row: Row, prefix: str = "") -> tuple[int, int] | None:
    """Return the code points of the source where a row stands, or its ``long_form_`` (``prefix``); None of a PDF."""
    start, end = row[f"{prefix}source_start"], row[f"{prefix}source_end"]
    return (int(start), int(end)) if start and end else None


def shown_value(value: Any) -> str:
    """Write a value for people: its parts without those that are empty."""
    parts = value if isinstance(value, tuple) else (value,)
    return " ".join(" ".join(sorted(part)) if isinstance(part, frozenset) else f"{part}" for part in parts if part)
