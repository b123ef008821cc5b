"""The report's pages: ``index.html``, ``lists.html`` and one page for each document; static, self-contained."""

from __future__ import annotations

import base64
import hashlib
import json
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from kaext.catalogue.countries import countries
from kaext.confidence import counted
from kaext.emit.review import value_of
from kaext.methods import describe, describe_reason
from kaext.report.charts import bars, evidence_href, matrix, timeline
from kaext.report.dataset import SPAN_TABLES, DocumentView, Row, documents, urgency
from kaext.report.highlight import Extent, stretches
from kaext.report.images import PagePicture, page_pictures

MAX_REVIEW = 100
_PARTS = {"clause": "clause", "verb": "verb", "country": "country_words", "programme": "programme_words"}
UNSEEN = frozenset(["doc_id", "id", "bbox", "bbox_pages"]) | {
    f"{extent}{end}" for extent in ("source_", "long_form_", "long_form_source_") for end in ("start", "end")
}
MAX_LIST_ROWS = 50_000
"""Longer lists are cut, and say so: the tables of the dataset hold every row."""

KINDS = {"dates": "date", "acronyms": "acronym", "sums": "sum"}
_LIST_COLUMNS = {
    "relations": ("doc_id", "country", "relation", "programme", "date", "evidence", "method", "confidence"),
    "sums": (
        "doc_id",
        "text",
        "amount_min",
        "amount_max",
        "currency",
        "role",
        "country",
        "programme",
        "method",
        "confidence",
    ),
    "dates": ("doc_id", "text", "value", "kind", "bound", "part", "method", "confidence"),
    "acronyms": ("doc_id", "text", "acronym", "long_form_nominative", "method", "confidence"),
    "mentions": ("doc_id", "text", "kind", "ids", "name_en", "method", "confidence"),
    "problems": ("doc_id", "problem", "severity", "page", "message", "remedy"),
}


@dataclass(slots=True)
class _Batch:
    """What the overview needs of all documents."""

    rows: list[Row] = field(default_factory=list)
    lists: dict[str, list[Row]] = field(default_factory=lambda: {table: [] for table in _LIST_COLUMNS})
    totals: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_LIST_COLUMNS, 0))
    review: list[Row] = field(default_factory=list)

    def add(self, view: DocumentView) -> None:
        counts = {table: len(view.tables[table]) for table in _LIST_COLUMNS}
        doubtful = view.doubtful()
        self.rows.append(view.record | {"counts": counts, "doubtful": len(doubtful)})
        for table, rows in self.lists.items():
            self.totals[table] += counts[table]
            rows.extend(view.tables[table][: MAX_LIST_ROWS - len(rows)])
        self.review += [_review_row(table, row) for table, row in doubtful]
        self.review = sorted(self.review, key=lambda row: row["urgency"])[:MAX_REVIEW]


def _review_row(table: str, row: Row) -> Row:
    is_problem = table == "problems"
    return {
        "table": table,
        "doc_id": row["doc_id"],
        "urgency": urgency(table, row),
        "confidence": row["severity"] if is_problem else f"{row['confidence']:.2f}",
        "value": row["problem"] if is_problem else value_of(table, row),
        "text": row["message"] if is_problem else row.get("text") or row["evidence"],
        "method": "" if is_problem else row["method"],
        "href": problem_href(row) if is_problem else evidence_href(row),
    }


def write_report(dataset: Path, folder: Path | None = None) -> Path:
    """Write the report of a dataset and return its first page.

    Parameters
    ----------
    dataset
        The folder that `kaext run` wrote.
    folder
        Where the report goes; by default ``report`` inside the dataset. Its files of the same name are replaced.

    Raises
    ------
    UsageError
        ``dataset-missing``, ``dataset-outdated``.
    """
    views = documents(dataset)
    batch = _Batch()
    folder = folder or dataset / "report"
    (folder / "documents").mkdir(parents=True, exist_ok=True)
    (folder / "pages").mkdir(exist_ok=True)
    for view, before, after in _with_neighbours(views):
        pictures = page_pictures(view.record, folder / "pages")
        page = document_page(view, pictures, before=before, after=after)
        _write(folder / "documents" / f"{view.doc_id}.html", page)
        batch.add(view)
    _write(folder / "lists.html", _lists_page(batch))
    _write(folder / "index.html", _index_page(batch))
    return folder / "index.html"


def _with_neighbours(views: Iterable[DocumentView]) -> Iterator[tuple[DocumentView, str, str]]:
    """Yield each document with the ids of the one before and the one after it, "" at the ends."""
    before = ""
    current: DocumentView | None = None
    for view in views:
        if current is not None:
            yield current, before, view.doc_id
            before = current.doc_id
        current = view
    if current is not None:
        yield current, before, ""


def document_page(
    view: DocumentView, pictures: tuple[PagePicture, ...] = (), *, before: str = "", after: str = ""
) -> str:
    """Return the page of a document: its text with every record marked, beside the page pictures.

    Parameters
    ----------
    view
        The document.
    pictures
        The pictures of its pages, whose files lie in ``../pages``.
    before, after
        The ids of the documents before and after it, "" where there is none.
    """
    extents = sorted(
        (
            Extent(row["id"], KINDS.get(table) or row["kind"], row["start"], row["end"])
            for table in SPAN_TABLES
            for row in view.tables[table]
        ),
        key=lambda extent: (extent.start, -extent.end),
    )
    blocks = [
        row | {"stretches": list(stretches(view.text, extents, start=row["start"], end=row["end"]))}
        for row in view.tables["blocks"]
    ]
    facts: dict[str, list[str]] = {}
    for row in view.tables["relations"]:
        facts.setdefault(row["block_id"], []).append(row["id"])
    records = {
        row["id"]: {"table": table, **_filled(row)}
        for table in (*SPAN_TABLES, "relations")
        for row in view.tables[table]
    }
    for id, parts in _matched(view).items():
        records[id] |= parts
    return _render(
        "document.html.j2",
        root="../",
        document=view.record,
        blocks=blocks,
        facts=facts,
        pictures=pictures,
        boxes=_boxes(view) if pictures else {},
        tables={table: view.tables[table] for table in _LIST_COLUMNS},
        columns={table: columns[1:] for table, columns in _LIST_COLUMNS.items()},
        records=records,
        methods=_methods(records.values()),
        ruled_out=_ruled_out(view),
        before=before,
        after=after,
    )


def _matched(view: DocumentView) -> dict[str, dict[str, str]]:
    """Return by fact what the statement at its evidence rests on: the words of each part, and what they say."""
    rests: dict[str, dict[str, str]] = {}
    for row in view.tables["matched"]:
        says = f" ({row['says']})" if row["says"] else ""
        rests.setdefault(row["record"], {})[_PARTS[row["part"]]] = f"{row['text']}{says}"
    by_place = {_statement_key(row): rests.get(row["id"], {}) for row in view.tables["statements"]}
    return {row["id"]: by_place.get(_statement_key(row), {}) for row in view.tables["relations"]}


def _statement_key(row: Row) -> tuple[Any, ...]:
    return tuple(row[column] for column in ("country", "relation", "programme", "start", "end"))


def _filled(row: Row) -> Row:
    """Return the fields that the details show or the script needs, without the empty ones."""
    return {key: value for key, value in row.items() if key not in UNSEEN and value not in ("", None, False)}


def _methods(records: Iterable[Row]) -> dict[str, list[Any]]:
    """Return of each method what it does, and how many of its records were right and wrong where gold knows."""
    return {method: [describe(method), *counted(method)] for method in sorted({row["method"] for row in records})}


def _ruled_out(view: DocumentView) -> list[Row]:
    """Return the readings that do not stand, each with its block and the reason in a sentence."""
    blocks = view.tables["blocks"]
    by_start = sorted(blocks, key=lambda block: block["start"])
    starts = [block["start"] for block in by_start]
    return [
        row
        | {
            "block_id": by_start[max(0, bisect_right(starts, row["start"]) - 1)]["block_id"],
            "because": describe_reason(row["method"], row["reason"]) or row["reason"],
        }
        for row in view.tables["ruled_out"]
    ]


def _boxes(view: DocumentView) -> dict[int, list[tuple[str, str, tuple[float, ...]]]]:
    """Return ``(record id, kind, box)`` by page."""
    by_page: dict[int, list[tuple[str, str, tuple[float, ...]]]] = {}
    for table in SPAN_TABLES:
        for row in view.tables[table]:
            boxes = [tuple(map(float, text.split())) for text in filter(None, row["bbox"].split(";"))]
            pages = list(map(int, row["bbox_pages"].split())) or [row["page"]] * len(boxes)
            for box, page in zip(boxes, pages, strict=True):
                by_page.setdefault(page, []).append((row["id"], KINDS.get(table) or row["kind"], box))
    return by_page


def _index_page(batch: _Batch) -> str:
    facts, sums = batch.lists["relations"], batch.lists["sums"]
    return _render(
        "index.html.j2",
        root="",
        documents=batch.rows,
        totals=batch.totals,
        review=batch.review,
        timeline=timeline(facts),
        matrix=matrix(facts),
        bars={"sums_country": bars(sums, by="country"), "sums_programme": bars(sums, by="programme")},
        describe=describe,
        names=_country_names(row["country"] for row in (*facts, *sums)),
    )


def _country_names(codes: Iterable[str]) -> dict[str, list[str]]:
    """Return the interface's strings for countries: ``country-GEO`` = English and Georgian name."""
    known = countries()
    return {
        f"country-{code}": [known[code].name_en, known[code].name] if code in known else [code, code]
        for code in sorted(set(codes))
    }


def _lists_page(batch: _Batch) -> str:
    lists = {table: [_list_row(table, row) for row in rows] for table, rows in batch.lists.items()}
    return _render("lists.html.j2", root="", lists=lists, columns=_LIST_COLUMNS, totals=batch.totals)


def _list_row(table: str, row: Row) -> list[Any]:
    # The first cell is the end of the evidence's address, after that of the document.
    place = _problem_place(row) if table == "problems" else f"#{row['id']}"
    return [place, *(row[column] for column in _LIST_COLUMNS[table])]


def problem_href(row: Row) -> str:
    """Return the address of a problem's place, from the report's first page."""
    return f"documents/{row['doc_id']}.html{_problem_place(row)}"


def _problem_place(row: Row) -> str:
    return f"#{row['id']}"


def _write(path: Path, page: str) -> None:
    path.write_bytes(page.encode("utf-8"))


@cache
def _strings() -> dict[str, list[str]]:
    return tomllib.loads(_asset("strings.toml"))


def _asset(name: str) -> str:
    return files("kaext.report").joinpath(name).read_text(encoding="utf-8")


@cache
def _environment() -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("kaext.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["embedded"] = _embedded
    environment.globals["t"] = lambda key: _strings()[key][0]
    environment.globals["evidence_href"] = evidence_href
    return environment


def prepare() -> None:
    """Read and compile what every page is made of, so that a report is written at once when its dataset is there."""
    environment = _environment()
    for template in environment.list_templates(extensions=["j2"]):
        environment.get_template(template)


def _embedded(value: Any) -> Any:
    """Return a value as JSON that may stand inside a script element, whatever strings it holds."""
    from markupsafe import Markup

    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    escapes: Mapping[str, str] = {
        "<": "\\u003c",
        ">": "\\u003e",
        "&": "\\u0026",
        "\u2028": "\\u2028",
        "\u2029": "\\u2029",
    }
    for character, escape in escapes.items():
        text = text.replace(character, escape)
    return Markup(text)


def _render(template: str, *, names: Mapping[str, list[str]] | None = None, **values: Any) -> str:
    from markupsafe import Markup

    script = _asset("assets/report.js")
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    page: str = (
        _environment()
        .get_template(template)
        .render(
            style=Markup(_asset("assets/report.css")),
            script=Markup(script),
            script_digest=digest,
            strings=_strings() | dict(names or {}),
            names=names,
            **values,
        )
    )
    return page
