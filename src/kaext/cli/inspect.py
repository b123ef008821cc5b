"""Commands that show something: the normalised text, the schemas, the state of a dataset, what to review."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kaext.cli.options import AsJson, Dataset, Debug
from kaext.cli.output import number_of, report_changes, report_problem, shortened, show, show_table, write_message
from kaext.cli.single import document_of
from kaext.cli.statuses import FAILED

if TYPE_CHECKING:
    from kaext.batch.status import Status

_SHOWN = 60
# The message of a problem is shown in full; the text of a record only as a reminder.
_SHOWN_OF_PROBLEMS = 200
# The threshold to suggest if nothing is below the default, as for most plain texts.
_FURTHER = 0.95


def normalize(
    file: Annotated[Path, typer.Argument(help="A .pdf or .txt file; - for standard input.", show_default=False)],
    debug: Debug = False,
) -> None:
    """Write the normalised text of a file.

    The offsets of records refer to this text.

    Example: kaext normalize brochure.pdf > brochure.normalized.txt

    Example: unzip -p brochures.zip brochure.txt | kaext normalize -
    """
    from kaext.pipeline import normalized_text

    data, name = document_of(file)
    show(normalized_text(data, name=name) + "\n")


def schema(
    table: Annotated[str, typer.Argument(help="A table; by default all of them.", show_default=False)] = "",
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
    check: Annotated[bool, typer.Option("--check", help="Read every file and report the damaged ones.")] = False,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Show the state of an output folder.

    It may contain a finished dataset, a run in progress, or an interrupted run. With --check, the exit status is 1 if
    a table or a document's file is not as kaext wrote it.

    Example: kaext status dataset

    Example: kaext status dataset --check
    """
    from kaext.batch.output import recover
    from kaext.batch.status import status_of
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
        is_whole = check and state.run is not None and not changed and not damaged
        rows = [*_status_rows(state), *([("checked", "every file is as kaext wrote it")] if is_whole else [])]
        show_table(("", str(dataset)), rows, is_data=True)
    for name in changed:
        report_problem(problem("table-changed", path=dataset, name=name))
    for name in damaged:
        report_problem(problem("dataset-damaged", path=dataset, name=name))
    if changed or damaged:
        raise typer.Exit(FAILED)


def _differences(dataset: Path) -> tuple[list[str], list[str]]:
    """Return the names of the tables and of the documents' files that are not as kaext wrote them."""
    from kaext.dataset.integrity import changed_tables, damaged_documents

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
        rows.append(("run in progress", f"{number_of(finished, 'document')} done"))
    elif finished:
        rows.append(("interrupted run", f"{number_of(finished, 'document')} done; the same `kaext run` continues it"))
    return rows


def review(
    dataset: Dataset,
    below: Annotated[float, typer.Option(min=0, max=1, help="Records with a confidence below this.")] = 0.8,
    limit: Annotated[int, typer.Option(min=1, help="List at most this many.")] = 50,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """List what to check first.

    Errors and other problems come first, then documents without any fact, then the least confident records. Facts that
    only the relation model found are listed whatever their confidence.

    Example: kaext review dataset --below 0.7

    Example: kaext review dataset --json | jq -r '.[].id'
    """
    from kaext.batch.output import recover
    from kaext.dataset.review import to_review

    recover(dataset)
    found = to_review(dataset, below=below, limit=limit + 1)
    rows = found[:limit]
    report_changes(dataset)
    if len(found) > limit:
        write_message(f"kaext: only the first {limit} are listed; --limit lists more")
    if as_json:
        show(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        return
    if not rows:
        more = f"; try --below {_FURTHER:g}" if below < _FURTHER else ""
        write_message(f"kaext: no problems, and no record with a confidence below {below:g}{more}")
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
    write_message(f"kaext: details of one: {shlex.join(['kaext', 'explain', str(dataset), 'RECORD'])}")
