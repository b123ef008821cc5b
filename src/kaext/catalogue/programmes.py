"""Programmes of NATO partnership and operations: the shipped list and a user's own.

A list is a CSV file (UTF-8, header row) with the columns of :class:`Programme`. ``also`` has further names in any
language, separated by ``|``. A word in square brackets before a name is a required context word: the name counts if
that word occurs in the same paragraph, or another name of the programme elsewhere in the document. Example: ``[ნატო]
საინფორმაციო ცენტრი`` (information centre, of NATO). A name in quotation marks counts only in quotation marks. Names
are in the nominative; other forms are found by inflection. The ``id`` of an exercise has no year: a mention adds its
own.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import regex

from kaext import rfc4180
from kaext.data_files import records_of
from kaext.problems import Problem, problem

KINDS = frozenset(
    {"agreement", "centre", "council", "dialogue", "exercise", "force", "forum", "framework", "fund", "initiative"}
    | {"mission", "operation", "package", "plan", "platform", "process", "programme", "project"}
)
# ნატო-საქართველოს (of NATO-Georgia), ნატოსა და საქართველოს (of NATO and Georgia).
_JOINED = regex.compile(r"(?<!\S)(?:ნატო|NATO)-(?=\S{3,40} .{0,100}\p{Georgian}{4})")
_AND = "ნატოსა და "
_REQUIRED = ("id", "name_en", "name_ka")
_COLUMNS = ("id", "kind", "acronym", "name_en", "name_ka", "also", "source")


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme, partnership mechanism, council, operation, exercise series, centre, fund or project.

    Parameters
    ----------
    id
        What mentions and relations carry.
    kind
        One of :data:`KINDS`.
    acronym
        The usual acronym; empty where there is none.
    name_en, name_ka
        The names shown in the records.
    also
        Further names, in any language.
    source
        Where the name can be looked up.
    """

    id: str
    kind: str
    acronym: str
    name_en: str
    name_ka: str
    also: tuple[str, ...] = ()
    source: str = ""

    @property
    def acronyms(self) -> tuple[str, ...]:
        """The acronym; that of a centre of excellence with and without its second word (ENSEC COE, ENSEC)."""
        is_short = "Centre of Excellence" in self.name_en and "COE" not in self.acronym
        forms = (self.acronym, f"{self.acronym} COE") if is_short else (self.acronym,)
        return forms if self.acronym else ()

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the Georgian one first; a name that begins "NATO-X" also in the wording "NATO and X"."""
        listed = [name for name in (self.name_ka, self.name_en, *self.also) if name]
        return tuple(dict.fromkeys([*listed, *(_JOINED.sub(_AND, name) for name in listed)]))


@cache
def programmes() -> tuple[Programme, ...]:
    """Return the shipped programmes in the order of their file."""
    return tuple(map(_entry, records_of("kaext.catalogue", "programmes.csv")))


def read(path: Path) -> tuple[tuple[Programme, ...], tuple[Problem, ...]]:
    """Return the programmes of a user's CSV file and the problems in it.

    The columns ``id``, ``name_en`` and ``name_ka`` are required, and one of the two names must not be empty. An invalid
    row is skipped and reported as a problem ``catalogue-invalid``.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        return (), (_invalid(path, f"it cannot be read: {error.strerror or error}"),)
    except UnicodeDecodeError:
        return (), (_invalid(path, "it is not UTF-8"),)
    try:
        header, *rows = [*rfc4180.records(io.StringIO(text))] or [[]]
    except rfc4180.CsvError as error:
        return (), (_invalid(path, str(error)),)
    missing = [column for column in _REQUIRED if column not in header]
    if missing:
        return (), (_invalid(path, f"it has no column {', '.join(missing)}; cells must be separated by commas"),)
    found: list[Programme] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    for number, cells in enumerate(rows, 2):
        row = dict(zip(header, cells, strict=False))
        fault = "more cells than columns" if len(cells) > len(header) else _fault(row, seen)
        if fault:
            problems.append(_invalid(path, f"row {number}: {fault}"))
            continue
        entry = _entry(row)
        seen.add(entry.id)
        found.append(entry)
    return tuple(found), tuple(problems)


def merged(shipped: Iterable[Programme], own: Iterable[Programme]) -> tuple[Programme, ...]:
    """Return both lists as one; an entry of ``own`` replaces the shipped one with the same id."""
    by_id = {entry.id: entry for entry in shipped}
    by_id.update((entry.id, entry) for entry in own)
    return tuple(by_id.values())


def _fault(row: Mapping[str, str], seen: set[str]) -> str:
    """Return the error in a row, or ""."""
    id = row.get("id", "").strip()
    if not id or any(character.isspace() for character in id):
        return "the id is empty or contains white space"
    if id in seen:
        return f"the id {id} occurs twice"
    if not row.get("name_en", "").strip() and not row.get("name_ka", "").strip():
        return f"{id} has no name"
    kind = row.get("kind", "").strip()
    return f"unknown kind {kind} (known: {', '.join(sorted(KINDS))})" if kind and kind not in KINDS else ""


def _entry(row: Mapping[str, str]) -> Programme:
    cells = {column: row.get(column, "").strip() for column in _COLUMNS}
    also = tuple(name.strip() for name in cells.pop("also").split("|") if name.strip())
    return Programme(**{**cells, "kind": cells["kind"] or "programme"}, also=also)


def _invalid(path: Path, reason: str) -> Problem:
    return problem("catalogue-invalid", path=str(path), reason=reason)
