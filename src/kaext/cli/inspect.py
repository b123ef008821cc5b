"""Commands that show something: the normalised text, the schemas, a dataset's state, a record's reasons."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kaext.cli.output import shortened, show, show_table, tell, tell_changes, tell_problem
from kaext.cli.statuses import FAILED

if TYPE_CHECKING:
    from kaext.batch.status import Status
    from kaext.emit.explain import Explanation, Overview, Place

_SHOWN = 60
# The message of a problem says what happened; a record's text only reminds of it.
_SHOWN_OF_PROBLEMS = 200
Dataset = Annotated[Path, typer.Argument(help="The folder of a dataset.", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="As JSON.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show tracebacks.")]


def normalize(
    file: Annotated[Path, typer.Argument(help="A .pdf or .txt file.", show_default=False)],
    debug: Debug = False,
) -> None:
    """Write a file's normalised text, in which offsets count.

    Example: kaext normalize brochure.pdf > brochure.normalized.txt
    """
    from kaext.batch.inputs import Input
    from kaext.pipeline import normalized_text
    from kaext.problems import UsageError, problem

    if not file.exists() or file.is_dir():
        raise UsageError(problem("not-a-file" if file.is_dir() else "file-not-found", path=file))
    show(normalized_text(Input(str(file)).read(), name=str(file)) + "\n")


def schema(
    table: Annotated[str, typer.Argument(help="A table; all of them by default.", show_default=False)] = "",
    debug: Debug = False,
) -> None:
    """Write the JSON Schemas of the records to standard output.

    Example: kaext schema dates
    """
    from kaext.emit.schema import json_schema, json_schemas

    chosen = json_schema(table) if table else json_schemas()
    show(json.dumps(chosen, ensure_ascii=False, indent=2) + "\n")


def status(
    dataset: Dataset,
    check: Annotated[bool, typer.Option("--check", help="Read every file and say which are damaged.")] = False,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Say what an output folder holds.

    A finished dataset, a run under way, or one that was interrupted. With --check, the exit status is 1 where a table
    or a document's file is not as kaext wrote it.

    Example: kaext status dataset

    Example: kaext status dataset --check
    """
    from kaext.batch.status import status_of
    from kaext.batch.store import recover
    from kaext.problems import problem

    recover(dataset)
    state = status_of(dataset)
    changed, damaged = _differences(dataset) if check and state.run is not None else ([], [])
    if as_json:
        content: dict[str, Any] = {"running": state.is_running, "unfinished": state.unfinished, "run": state.run}
        if check:
            content["changed"] = [*changed, *damaged]
        show(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
    else:
        show_table(("", str(dataset)), _status_rows(state), is_data=True)
    for name in changed:
        tell_problem(problem("table-changed", path=dataset, name=name))
    for name in damaged:
        tell_problem(problem("dataset-damaged", path=dataset, name=name))
    if changed or damaged:
        raise typer.Exit(FAILED)


def _differences(dataset: Path) -> tuple[list[str], list[str]]:
    """Return the names of the tables and of the documents' files that are not as kaext wrote them."""
    from kaext.emit.dataset import changed_tables, damaged_documents

    return changed_tables(dataset), list(damaged_documents(dataset))


def _status_rows(state: Status) -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    if state.run is None:
        rows.append(("dataset", "none yet"))
    else:
        documents: dict[str, int] = state.run["documents"]
        rows += [
            ("made", state.run["ended"]),
            ("kaext", state.run["versions"]["kaext"]),
            ("documents", str(documents["total"])),
            *((name, str(documents[name])) for name in ("ok", "partial", "failed") if name in documents),
            *((table, str(number)) for table, number in state.run["records"].items()),
            *((f"problem {id}", str(number)) for id, number in state.run["problems"].items()),
        ]
    finished = sum(state.unfinished.values())
    if state.is_running:
        rows.append(("a run is under way", f"{finished} documents done"))
    elif finished:
        rows.append(("an interrupted run", f"{finished} documents done; the same `kaext run` goes on"))
    return rows


def explain(
    dataset: Dataset,
    record: Annotated[str, typer.Argument(help="The id of a record or document.", show_default=False)] = "",
    at: Annotated[str, typer.Option(help="Instead of a record: DOC_ID:OFFSET, or DOC_ID: and words of the text.")] = "",
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Say why a record is there, or why none is.

    Its text in context, the rule that made it, what it rests on, what was ruled out; of a document, what came of it
    and for what reasons readings were ruled out.

    Example: kaext explain dataset partners-south-caucasus-txt-d12

    Example: kaext explain dataset partners-south-caucasus-txt
    """
    from kaext.batch.store import recover
    from kaext.emit.explain import explain as explain_record
    from kaext.emit.explain import explain_document, explain_place
    from kaext.problems import UsageError, problem

    if bool(record) == bool(at):
        raise UsageError(problem("explain-what"))
    recover(dataset)
    if at:
        doc_id, _, wanted = at.partition(":")
        places = explain_place(dataset, doc_id, wanted)
        if as_json:
            show(json.dumps([_place_json(place) for place in places], ensure_ascii=False, indent=2) + "\n")
            return
        for place in places:
            _show_place(place, doc_id)
        return
    overview = explain_document(dataset, record)
    if overview is not None:
        _show_overview(overview, as_json=as_json)
        return
    found = explain_record(dataset, record)
    if as_json:
        show(json.dumps(_explanation_json(found), ensure_ascii=False, indent=2) + "\n")
    else:
        _show_explanation(found)


def _show_overview(found: Overview, *, as_json: bool) -> None:
    from kaext.methods import describe_reason

    reasons = [
        {"component": component, "number": number, "because": describe_reason(component, reason)}
        for (component, reason), number in found.ruled_out.items()
    ]
    if as_json:
        content = {"record": found.record, "counts": found.counts, "problems": found.problems, "ruled_out": reasons}
        show(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
        return
    show(f"{found.record['doc_id']} (documents)\n\n")
    for name, value in {**found.record, **found.counts}.items():
        if name not in ("doc_id", "problems") and value not in ("", None, False):
            show(f"  {name:22} {value}\n")
    _show_others("problems", [("problems", row) for row in found.problems])
    if reasons:
        show("\nruled out:\n")
    for row in reasons:
        show(f"  {row['number']:4} {row['component']:12} {row['because']}\n")


def _explanation_json(found: Explanation) -> dict[str, Any]:
    from kaext.confidence import counted
    from kaext.methods import describe

    method = found.record.get("method", "")
    right, wrong = counted(method)
    place = _place_json(found.place)
    return {
        "table": found.table,
        "record": found.record,
        "context": place["context"],
        "block": place["block"],
        "method": {"name": method, "description": describe(method), "right": right, "wrong": wrong},
        "overlapping": place["records"],
        "ruled_out": place["ruled_out"],
        "statements": found.statements,
        "matched": found.matched,
    }


def _place_json(place: Place) -> dict[str, Any]:
    from kaext.methods import describe_reason

    return {
        "context": [place.before, place.text, place.after],
        "block": place.block,
        "records": [{"table": table, **row} for table, row in place.records],
        "ruled_out": [{**row, "because": describe_reason(row["method"], row["reason"])} for row in place.ruled_out],
    }


def _show_explanation(found: Explanation) -> None:
    from kaext.confidence import counted
    from kaext.methods import describe

    show(f"{found.record['id']} ({found.table})\n")
    _show_context(found.place)
    for name, value in found.values.items():
        show(f"  {name:22} {value}\n")
    for name in ("start", "end", "source_start", "source_end", "page"):
        if found.record.get(name) is not None:
            show(f"  {name:22} {found.record[name]}\n")
    _show_block(found.place)
    method = found.record.get("method", "")
    if method:
        right, wrong = counted(method)
        show(f"  {'method':22} {' — '.join(part for part in (method, describe(method)) if part)}\n")
        record = f" — this rule was right in {right} of {right + wrong} cases that gold knows" if right + wrong else ""
        show(f"  {'confidence':22} {found.record['confidence']}{record}\n")
    _show_others("also found there", found.place.records)
    _show_ruled_out(found.place)
    _show_others("stated", [("statement", row) for row in found.statements])
    if found.matched:
        show("\nmatched:\n")
    for row in found.matched:
        says = f" ({row['says']})" if row["says"] else ""
        show(f"  {row['record']}  {row['part']:10} {' '.join(row['text'].split())[:100]}{says}\n")


def _show_place(place: Place, doc_id: str) -> None:
    show(f"{doc_id}\n")
    _show_context(place)
    _show_block(place)
    _show_others("found there", place.records)
    _show_ruled_out(place)
    if not place.records and not place.ruled_out:
        show("\nnothing was found there, and no rule considered it\n")
    show("\n")


def _show_context(place: Place) -> None:
    if not place.text:  # a problem of the whole document
        show("\n")
        return
    context = " ".join(f"{place.before}⟦{place.text}⟧{place.after}".split())
    show(f"\n  … {context} …\n\n")


def _show_block(place: Place) -> None:
    if place.block is not None:
        unit = " ".join(part for part in (place.block["unit"], place.block["heading"]) if part)
        lines = f"lines {place.block['source_lines']}" if place.block["source_lines"] else ""
        show(f"  {'block':22} {' · '.join(part for part in (place.block['kind'], unit, lines) if part)}\n")


def _show_others(title: str, rows: list[tuple[str, Any]]) -> None:
    if rows:
        show(f"\n{title}:\n")
    for table, row in rows:
        if table == "problems":
            show(f"  {table:10} {row['id']}  {row['problem']}  {row['message']}\n")
            continue
        value = row.get("value") or row.get("acronym") or row.get("ids") or row.get("date") or row.get("currency") or ""
        text = " ".join((row.get("text") or row.get("evidence") or "").split())
        show(f"  {table:10} {row['id']}  {value}  {text[:100]}  ({row['method']}, {row['confidence']})\n")


def _show_ruled_out(place: Place) -> None:
    from kaext.methods import describe_reason

    if place.ruled_out:
        show("\nruled out:\n")
    for row in place.ruled_out:
        text = " ".join(row["text"].split())
        reading = f" as {row['reading']}" if row["reading"] else ""
        show(f"  {text[:100]}{reading} ({row['method']}): {describe_reason(row['method'], row['reason'])}\n")


def review(
    dataset: Dataset,
    below: Annotated[float, typer.Option(min=0, max=1, help="Records of lower confidence than this.")] = 0.8,
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 50,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """List what is most worth checking, in order.

    Errors and other problems first, then documents in which no fact was found, then the records that are least sure.

    Example: kaext review dataset --below 0.7

    Example: kaext review dataset --json | jq -r '.[].id'
    """
    from kaext.batch.store import recover
    from kaext.emit.review import to_review

    recover(dataset)
    rows = to_review(dataset, below=below, limit=limit)
    tell_changes(dataset)
    if as_json:
        show(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        return
    if not rows:
        tell(f"kaext: no problem, and no record with a confidence below {below:g}")
        return
    cells = [
        [
            row["id"],
            row["severity"] or f"{float(row['confidence']):.2f}",
            row["value"],
            shortened(row["text"], _SHOWN if row["confidence"] else _SHOWN_OF_PROBLEMS),
            row["method"],
        ]
        for row in rows
    ]
    show_table(("record", "confidence", "value", "text", "method"), cells, is_data=True)
    tell(f"kaext: more of one: kaext explain {dataset} RECORD")
