"""``kaext status``: the state of an output folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kaext.cli.exit_statuses import FAILED
from kaext.cli.options import AsJson, Dataset, Debug
from kaext.cli.output import number_of, report_problem, show, show_table

if TYPE_CHECKING:
    from kaext.batch.status import Status


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
