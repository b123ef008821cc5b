"""Values of gold spans and dataset rows in comparable form."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import regex

from kaext.evaluation.gold import GoldSpan

Row = Mapping[str, str]
Value = tuple[Hashable, ...]

SPAN_TAGS = ("date", "acr", "money", "geo", "prog")
"""The gold tags whose spans are compared one to one with rows of a dataset."""

_IGNORED = regex.compile(r"[\s\u00ad„“”\"«»'’-]+")
# Both are expressed by -მდე and can rarely be distinguished.
_EQUIVALENT_BOUNDS = {"before": "until"}


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
        """The rows of acronyms that have their long forms next to them."""
        return [row for row in self.acronyms if row["defined_here"] == "true"]


def comparable_text(text: str) -> str:
    """Return ``text`` in lower case without white space, hyphens and quotation marks."""
    return _IGNORED.sub("", text).lower()


def gold_value(span: GoldSpan) -> Value:
    """Return the value of a gold span; omitted attributes are empty."""
    given = span.attributes
    if span.tag == "date":
        bound = given.get("b", "")
        return (given.get("k", "date"), given.get("v", ""), _EQUIVALENT_BOUNDS.get(bound, bound), given.get("p", ""))
    if span.tag == "acr":
        return (given.get("s") or span.text,)
    if span.tag == "money":
        low, _, high = given.get("v", "").partition("/")
        return (_amount(low), _amount(high or low), given.get("c", ""), given.get("b", ""))
    if span.tag == "geo":
        return (frozenset(given.get("c", "").split()),)
    return (given.get("id", ""),)


def row_value(tag: str, row: Row, gold_ids: Mapping[str, str]) -> Value:
    """Return the value of a row, comparable with the :func:`gold_value` of a span with this tag.

    ``gold_ids`` maps ids of unlisted programmes to the ids that gold uses.
    """
    if tag == "date":
        bound = row["bound"]
        return (row["kind"] or "date", row["value"], _EQUIVALENT_BOUNDS.get(bound, bound), row["part"])
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
    return (gold_ids.get(id, id),)


def _amount(text: str) -> float | None:
    """Return a number, or ``None`` for invalid text; invalid gold values are reported elsewhere."""
    try:
        return float(text)
    except ValueError:
        return None


def source_extent(row: Row, prefix: str = "") -> tuple[int, int] | None:
    """Return the source extent of a row, or of its long form with the prefix ``long_form_``; ``None`` for PDFs."""
    start, end = row[f"{prefix}source_start"], row[f"{prefix}source_end"]
    return (int(start), int(end)) if start and end else None


def describe_value(value: Any) -> str:
    """Return a value for display: its non-empty parts."""
    parts = value if isinstance(value, tuple) else (value,)
    return " ".join(" ".join(sorted(part)) if isinstance(part, frozenset) else f"{part}" for part in parts if part)
