"""Commands that show something: the normalised text, the schemas, a dataset's state, a record's reasons."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kaext.cli.output import show, show_table, tell

if TYPE_CHECKING:
    from kaext.batch.status import Status

Dataset = Annotated[Path, typer.Argument(help="The folder of a dataset.", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="As JSON.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show tracebacks.")]


def normalize(
    file: Annotated[Path, typer.Argument(help="A .pdf or .txt file.", show_default=False)],
    debug: Debug = False,
) -> None:
    """Write the normalised text of a file to standard output: what the offsets of all records count in.

    Example: kaext normalize brochure.pdf > brochure.normalized.txt
    """
    from kaext.batch.inputs import Input
    from kaext.pipeline import normalized_text
    from kaext.problems import UsageError, problem

    if not file.exists():
        raise UsageError(problem("file-not-found", path=file))
    show(normalized_text(Input(file).read(), name=str(file)) + "\n")


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


def status(dataset: Dataset, as_json: AsJson = False, debug: Debug = False) -> None:
    """Say what an output folder holds: a finished dataset, a run under way, or one that was interrupted.

    Example: kaext status dataset
    """
    from kaext.batch.status import status_of
    from kaext.batch.store import recover

    recover(dataset)
    state = status_of(dataset)
    if as_json:
        content = {"running": state.is_running, "unfinished": state.unfinished, "run": state.run}
        show(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
        return
    show_table(("", str(dataset)), _status_rows(state), is_data=True)


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
    record: Annotated[str, typer.Argument(help="The id of a record, from any table.", show_default=False)],
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Say why a record is there: its text in context, the rule that made it, what else was found there.

    Example: kaext explain dataset partners-south-caucasus-txt-d12
    """
    from kaext.batch.store import recover
    from kaext.confidence import counted
    from kaext.emit.explain import explain as explain_record
    from kaext.methods import describe

    recover(dataset)
    found = explain_record(dataset, record)
    method = found.record.get("method", "")
    right, wrong = counted(method)
    if as_json:
        content = {
            "table": found.table,
            "record": found.record,
            "context": [found.before, found.text, found.after],
            "block": found.block,
            "method": {"name": method, "description": describe(method), "right": right, "wrong": wrong},
            "overlapping": [{"table": table, **row} for table, row in found.overlapping],
            "statements": found.statements,
        }
        show(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
        return
    context = " ".join(f"{found.before}⟦{found.text}⟧{found.after}".split())
    show(f"{record} ({found.table})\n\n  … {context} …\n\n")
    for name, value in found.values.items():
        show(f"  {name:22} {value}\n")
    for name in ("start", "end", "source_start", "source_end", "page"):
        if found.record.get(name) is not None:
            show(f"  {name:22} {found.record[name]}\n")
    if found.block is not None:
        unit = " ".join(part for part in (found.block["unit"], found.block["heading"]) if part)
        lines = f"lines {found.block['source_lines']}" if found.block["source_lines"] else ""
        show(f"  {'block':22} {' · '.join(part for part in (found.block['kind'], unit, lines) if part)}\n")
    if method:
        show(f"  {'method':22} {' — '.join(part for part in (method, describe(method)) if part)}\n")
        record = f" — this rule was right in {right} of {right + wrong} cases that gold knows" if right + wrong else ""
        show(f"  {'confidence':22} {found.record['confidence']}{record}\n")
    _show_others("also found there", [(table, row) for table, row in found.overlapping])
    _show_others("stated", [("statement", row) for row in found.statements])


def _show_others(title: str, rows: list[tuple[str, Any]]) -> None:
    if rows:
        show(f"\n{title}:\n")
    for table, row in rows:
        value = row.get("value") or row.get("acronym") or row.get("ids") or row.get("date") or row.get("currency") or ""
        text = " ".join((row.get("text") or row.get("evidence") or "").split())
        show(f"  {table:10} {row['id']}  {value}  {text[:100]}  ({row['method']}, {row['confidence']})\n")


def review(
    dataset: Dataset,
    below: Annotated[float, typer.Option(min=0, max=1, help="Records of lower confidence than this.")] = 0.8,
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 50,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """List the records that a person should look at: the least sure first.

    Example: kaext review dataset --below 0.7
    """
    from kaext.batch.store import recover
    from kaext.emit.review import unsure

    recover(dataset)
    rows = unsure(dataset, below=below, limit=limit)
    if as_json:
        show(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        return
    if not rows:
        tell(f"kaext: no record has a confidence below {below:g}")
        return
    cells = [
        [row["id"], f"{float(row['confidence']):.2f}", row["value"], row["text"][:60], row["method"]] for row in rows
    ]
    show_table(("record", "confidence", "value", "text", "method"), cells, is_data=True)
