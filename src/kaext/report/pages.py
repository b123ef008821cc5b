"""The pages of the report: ``index.html``, ``lists.html`` and one page per document; static and self-contained."""

from __future__ import annotations

import base64
import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from kaext.catalogue.countries import countries
from kaext.confidence import counted
from kaext.data_files import tables_of, text_of
from kaext.dataset.reading import read_table
from kaext.dataset.values import value_of
from kaext.emit.files import write_whole
from kaext.emit.layout import REPORT
from kaext.methods import describe, describe_reason
from kaext.records import SPAN_TABLES
from kaext.report.charts import bars, matrix, timeline
from kaext.report.dataset import DocumentView, Row, documents, urgency
from kaext.report.foreign import MARK, refuse_foreign
from kaext.report.highlight import Extent, by_block, stretches
from kaext.report.images import PagePicture, page_pictures
from kaext.report.lists import DOCUMENT_COLUMNS, LIST_COLUMNS, Lists, embedded, record_href

MAX_REVIEW = 100
SHOWN = 200
"""Rows of a list that are shown initially."""
_PARTS = {"clause": "clause", "verb": "verb", "country": "country_words", "programme": "programme_words"}
UNSEEN = frozenset(["doc_id", "id", "bbox", "bbox_pages"]) | {
    f"{extent}{end}" for extent in ("source_", "long_form_", "long_form_source_") for end in ("start", "end")
}
KINDS = {"dates": "date", "acronyms": "acronym", "sums": "sum"}


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
        "href": record_href(row),
    }


def write_report(dataset: Path, folder: Path | None = None, *, replace: bool = False) -> Path:
    """Write the report of a dataset and return its first page.

    Parameters
    ----------
    dataset
        The folder that `kaext run` wrote.
    folder
        Where the report goes; by default ``report`` inside the dataset. An earlier report there is replaced.
    replace
        Whether other files of the names of its pages are replaced too.

    Raises
    ------
    UsageError
        ``dataset-missing``, ``dataset-outdated``; ``report-replaces``: there are such files; nothing is written.
    """
    views = documents(dataset)
    folder = folder or dataset / REPORT
    if not replace:
        ids = (row["doc_id"] for row in read_table(dataset, "documents"))
        refuse_foreign(folder, ["index.html", "lists.html", *(f"documents/{doc_id}.html" for doc_id in ids)])
    (folder / "documents").mkdir(parents=True, exist_ok=True)
    (folder / "pages").mkdir(exist_ok=True)
    lists = Lists(folder)
    review: list[Row] = []
    for view, before, after in _with_neighbours(views):
        pictures = page_pictures(view.record, folder / "pages")
        page = _document_page(view, pictures, before=before, after=after)
        write_whole(folder / "documents" / f"{view.doc_id}.html", page)
        doubtful = view.doubtful()
        lists.add(view, to_check=len(doubtful))
        review = _most_pressing(review, doubtful)
    lists.close()
    write_whole(folder / "lists.html", _lists_page(lists))
    write_whole(folder / "index.html", _index_page(dataset, lists, review))
    return folder / "index.html"


def _most_pressing(review: list[Row], doubtful: Iterable[tuple[str, Row]]) -> list[Row]:
    rows = review + [_review_row(table, row) for table, row in doubtful]
    return sorted(rows, key=lambda row: row["urgency"])[:MAX_REVIEW]


def _with_neighbours(views: Iterable[DocumentView]) -> Iterator[tuple[DocumentView, str, str]]:
    """Yield each document with the ids of its predecessor and successor, "" at the ends."""
    before = ""
    current: DocumentView | None = None
    for view in views:
        if current is not None:
            yield current, before, view.doc_id
            before = current.doc_id
        current = view
    if current is not None:
        yield current, before, ""


def _document_page(view: DocumentView, pictures: tuple[PagePicture, ...], *, before: str, after: str) -> str:
    """Return the page of a document: its text with every record marked, beside the page images.

    Parameters
    ----------
    view
        The document.
    pictures
        The pictures of its pages, whose files lie in ``../pages``.
    before, after
        The ids of the documents before and after it, "" where there is none.
    """
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
        blocks=_blocks(view),
        facts=facts,
        pictures=pictures,
        boxes=_boxes(view) if pictures else {},
        tables={table: view.tables[table] for table in LIST_COLUMNS},
        columns={table: columns[1:] for table, columns in LIST_COLUMNS.items()},
        records=records,
        methods=_methods(records.values()),
        ruled_out=_ruled_out(view),
        before=before,
        after=after,
    )


def _blocks(view: DocumentView) -> list[Row]:
    """Return the blocks, each with the stretches of its text that the same records cover."""
    extents = sorted(
        (
            Extent(row["id"], KINDS.get(table) or row["kind"], row["start"], row["end"])
            for table in SPAN_TABLES
            for row in view.tables[table]
        ),
        key=lambda extent: (extent.start, -extent.end),
    )
    inside = by_block(extents, sorted(row["start"] for row in view.tables["blocks"]))
    return [
        row | {"stretches": list(stretches(view.text, inside[row["start"]], start=row["start"], end=row["end"]))}
        for row in view.tables["blocks"]
    ]


def _matched(view: DocumentView) -> dict[str, dict[str, str]]:
    """Return by fact the evidence of its statement: the words of each part and their meaning."""
    rests: dict[str, dict[str, str]] = {}
    for row in view.tables["matched"]:
        says = f" ({row['says']})" if row["says"] else ""
        rests.setdefault(row["record"], {})[_PARTS[row["part"]]] = f"{row['text']}{says}"
    by_place = {_statement_key(row): rests.get(row["id"], {}) for row in view.tables["statements"]}
    return {row["id"]: by_place.get(_statement_key(row), {}) for row in view.tables["relations"]}


def _statement_key(row: Row) -> tuple[Any, ...]:
    return tuple(row[column] for column in ("country", "relation", "programme", "start", "end"))


def _filled(row: Row) -> Row:
    """Return the non-empty fields that the details panel or the script needs."""
    return {key: value for key, value in row.items() if key not in UNSEEN and value not in ("", None, False)}


def _methods(records: Iterable[Row]) -> dict[str, list[Any]]:
    """Return for each method its description and how many of its records were right and wrong in gold."""
    return {method: [describe(method), *counted(method)] for method in sorted({row["method"] for row in records})}


def _ruled_out(view: DocumentView) -> list[Row]:
    """Return the readings that were ruled out, each with its block and the reason."""
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


def _index_page(dataset: Path, lists: Lists, review: Sequence[Row]) -> str:
    drawn_timeline = timeline(read_table(dataset, "relations"))
    drawn_matrix = matrix(read_table(dataset, "relations"))
    by_country = bars(read_table(dataset, "sums"), by="country")
    by_programme = bars(read_table(dataset, "sums"), by="programme")
    return _render(
        "index.html.j2",
        root="",
        columns={"documents": DOCUMENT_COLUMNS},
        lists={"documents": lists.documents.embedded()},
        has_files=lists.documents.files > 0,
        shown=SHOWN,
        totals={table: found.total for table, found in lists.records.items()},
        review=review,
        timeline=drawn_timeline,
        matrix=drawn_matrix,
        bars={"sums_country": by_country, "sums_programme": by_programme},
        describe=describe,
        names=_country_names(
            [
                *(country for country, _ in (drawn_timeline.countries if drawn_timeline else ())),
                *(country for country, _ in (drawn_matrix.rows if drawn_matrix else ())),
                *(bar.name for bar in by_country.bars),
            ]
        ),
    )


def _country_names(codes: Iterable[str]) -> dict[str, list[str]]:
    """Return the interface strings for countries: ``country-GEO`` = English and Georgian name."""
    known = countries()
    return {
        f"country-{code}": [known[code].name_en, known[code].name] if code in known else [code, code]
        for code in sorted(set(codes))
    }


def _lists_page(lists: Lists) -> str:
    found = {table: found.embedded() for table, found in lists.records.items()}
    has_files = any(each.files for each in lists.records.values())
    return _render("lists.html.j2", root="", columns=LIST_COLUMNS, lists=found, has_files=has_files, shown=SHOWN)


@cache
def _strings() -> dict[str, list[str]]:
    return tables_of("kaext.report", "strings.toml")


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
    environment.filters["embedded"] = _in_script
    environment.globals["t"] = lambda key: _strings()[key][0]
    return environment


def prepare() -> None:
    """Load and compile the templates in advance, so that the report can be written as soon as the dataset is."""
    environment = _environment()
    for template in environment.list_templates(extensions=["j2"]):
        environment.get_template(template)


def _in_script(value: Any) -> Any:
    """Return a value as JSON for a script element of a page."""
    from markupsafe import Markup

    return Markup(embedded(value))


def _render(
    template: str, *, names: Mapping[str, list[str]] | None = None, has_files: bool = False, **values: Any
) -> str:
    from markupsafe import Markup

    script = text_of("kaext.report", "assets/report.js")
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    page: str = (
        _environment()
        .get_template(template)
        .render(
            style=Markup(text_of("kaext.report", "assets/report.css")),
            script=Markup(script),
            script_digest=digest,
            mark=Markup(MARK),
            has_files=has_files,
            strings=_strings() | dict(names or {}),
            names=names,
            **values,
        )
    )
    return page
