"""Explanations: why a record exists or not, from its text, its rule or model, matched spans and rejected readings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from operator import attrgetter
from pathlib import Path, PurePath
from typing import Any

import regex

from kaext.dataset.reading import contents, read_table, require_dataset
from kaext.doc_ids import is_file_name
from kaext.document import Document
from kaext.emit.layout import document_path
from kaext.emit.payload import document_json, read_document_json
from kaext.problems import UsageError, problem
from kaext.records import TABLES
from kaext.search import find_words

Row = Mapping[str, Any]
_CONTEXT = 120
_MAX_PLACES = 20
_FACTS = frozenset({"relations", "statements"})
_EXTENT = regex.compile(r"(?P<start>\d{1,9})(?:-(?P<end>\d{1,9}))?")
_PLACE_COLUMNS = frozenset(
    [
        "doc_id",
        "id",
        "text",
        "evidence",
        "start",
        "end",
        "source_start",
        "source_end",
        "page",
        "bbox",
        "bbox_pages",
        "block_id",
    ]
)
_JUDGEMENT_COLUMNS = frozenset({"method", "confidence"})


@dataclass(frozen=True, slots=True)
class Place:
    """A span of a document's text and everything that the document's JSON file has there.

    Attributes
    ----------
    block
        The block that contains its start.
    before, text, after
        The text with its context.
    records
        The records that overlap it, with their tables.
    ruled_out
        The rejected readings that overlap it.
    """

    block: Row | None
    before: str
    text: str
    after: str
    records: list[tuple[str, Row]]
    ruled_out: list[Row]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The explanation of a record.

    Attributes
    ----------
    table, record
        The record and its table.
    values
        Its non-empty columns, without those for position, method and confidence.
    place
        Its span, with other records and rejected readings there.
    statements
        For a fact, all statements of it.
    matched
        The spans that these statements are based on.
    """

    table: str
    record: Row
    values: dict[str, Any]
    place: Place
    statements: list[Row]
    matched: list[Row]


@dataclass(frozen=True, slots=True)
class Overview:
    """The explanation of a document.

    Attributes
    ----------
    record
        Its row in ``documents``.
    counts
        Number of records by table.
    problems
        Its problems.
    ruled_out
        Number of rejected readings by component and reason.
    """

    record: Row
    counts: dict[str, int]
    problems: list[Row]
    ruled_out: dict[tuple[str, str], int]


def explain_document(dataset: Path, doc_id: str) -> Overview | None:
    """Return an overview of a document, or ``None`` if the dataset does not contain it.

    Raises
    ------
    UsageError
        ``dataset-damaged``.
    """
    if not is_file_name(doc_id) or not document_path(dataset, doc_id).is_file():
        return None
    content = next(contents(dataset, [doc_id]))
    ruled_out = Counter((row["method"].partition("/")[0], row["reason"]) for row in content.get("ruled_out", ()))
    return Overview(
        record=content["document"],
        counts={table: len(content[table]) for table in TABLES if table not in ("documents", "problems")},
        problems=content["problems"],
        ruled_out=dict(ruled_out.most_common()),
    )


def id_of_document(dataset: Path, name: str) -> str:
    """Return the id of the document that was read from ``name``; otherwise ``name`` itself.

    ``name`` is a path, a file name, or a file name without its suffix.

    Raises
    ------
    UsageError
        ``dataset-missing``; ``document-ambiguous``: several documents were read from files of this name.
    """
    require_dataset(dataset)
    if any(is_file_name(id) and document_path(dataset, id).is_file() for id in (name, name.rpartition("-")[0])):
        return name
    sources = [(PurePath(row["source"]), row["doc_id"]) for row in read_table(dataset, "documents")]
    for named in (PurePath, attrgetter("name"), attrgetter("stem")):
        meant = [doc_id for source, doc_id in sources if str(named(source)) == str(PurePath(name))]
        if len(meant) > 1:
            raise UsageError(problem("document-ambiguous", path=dataset, name=name, ids=", ".join(meant)))
        if meant:
            return meant[0]
    return name


def explain(where: Document | str | Path, id: str) -> Explanation:
    """Explain a record, or one of the statements that a fact was merged from.

    Parameters
    ----------
    where
        A document, or the folder of a dataset.
    id
        The id of the record or statement.

    Raises
    ------
    UsageError
        ``record-unknown``.
    """
    unknown = UsageError(problem("record-unknown", path=_named(where), record=id))
    content = _content(where, id.rpartition("-")[0], unknown)
    everything = {**_tables(content), "statements": content["statements"]}
    found = next(((table, row) for table, rows in everything.items() for row in rows if row["id"] == id), None)
    if found is None:
        raise unknown
    table, record = found
    place = _place(content, record["start"] or 0, record["end"] or 0)
    long_form = (record.get("long_form_start") or 0, record.get("long_form_end") or 0)
    beside = [row for row in content.get("ruled_out", []) if _overlap(row, *long_form) and row not in place.ruled_out]
    statements = [row for row in content["statements"] if table in _FACTS and _fact(row) == _fact(record)]
    stated = {row["id"] for row in statements}
    return Explanation(
        table=table,
        record=record,
        values={
            name: value
            for name, value in record.items()
            if name not in _PLACE_COLUMNS | _JUDGEMENT_COLUMNS and value not in ("", None, False)
        },
        place=replace(
            place,
            records=[(other, row) for other, row in place.records if row["id"] != id and other != "relations"],
            ruled_out=[row for row in (*place.ruled_out, *beside) if _concerns(row, table)],
        ),
        statements=statements,
        matched=[row for row in content.get("matched", ()) if row["record"] in stated],
    )


def explain_place(dataset: str | Path, doc_id: str, wanted: str) -> list[Place]:
    """Return what a dataset has at a place in a document, including rejected readings.

    Parameters
    ----------
    dataset, doc_id
        The folder of the dataset, and the document in it.
    wanted
        An offset in the normalised text (``512``), an extent (``512-530``), or words, of which every occurrence is
        returned. A number beyond the end of the text, such as a year, is searched for as a word.

    Raises
    ------
    UsageError
        ``place-unknown``.
    """
    place = f"{doc_id}:{wanted}" if wanted else doc_id
    unknown = UsageError(problem("place-unknown", path=dataset, place=place))
    content = _content(dataset, doc_id, unknown)
    text = content["text"]
    extent = _EXTENT.fullmatch(wanted)
    start = int(extent["start"]) if extent else 0
    end = int(extent["end"] or start + 1) if extent else 0
    places = [(start, end)] if start < end <= len(text) else list(find_words(wanted, text))
    if not places:
        raise unknown
    return [_place(content, start, end) for start, end in places[:_MAX_PLACES]]


def _named(where: Document | str | Path) -> str:
    return where.doc_id if isinstance(where, Document) else str(where)


def _content(where: Document | str | Path, doc_id: str, unknown: UsageError) -> dict[str, Any]:
    if isinstance(where, Document):
        return read_document_json(document_json(where))
    dataset = Path(where)
    if not is_file_name(doc_id) or not document_path(dataset, doc_id).is_file():
        require_dataset(dataset)
        raise unknown
    return next(contents(dataset, [doc_id]))


def _tables(content: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    return {table: content[table] for table in TABLES if table not in ("documents", "blocks")}


def _place(content: Mapping[str, Any], start: int, end: int) -> Place:
    text: str = content["text"]
    blocks = (row for row in content["blocks"] if row["start"] <= start < row["end"])
    # Datasets of earlier versions contain neither rejected readings nor matched spans.
    ruled_out: list[Row] = content.get("ruled_out", [])
    return Place(
        block=next(blocks, None),
        before=text[max(0, start - _CONTEXT) : start],
        text=text[start:end],
        after=text[end : end + _CONTEXT],
        records=[(table, row) for table, rows in _tables(content).items() for row in rows if _overlap(row, start, end)],
        ruled_out=[row for row in ruled_out if _overlap(row, start, end)],
    )


def _overlap(row: Row, start: int, end: int) -> bool:
    return row["start"] is not None and row["start"] < end and start < row["end"]


def _concerns(ruled_out: Row, table: str) -> bool:
    """Return whether a reading was rejected by the component that fills ``table``.

    Rejected mentions inside the long sentence of a fact do not concern the fact.
    """
    component = ruled_out["method"].partition("/")[0]
    return (component in ("relations", "relation_model")) == (table in _FACTS)


def _fact(row: Row) -> tuple[str, str, str]:
    return row["country"], row["relation"], row["programme"]
