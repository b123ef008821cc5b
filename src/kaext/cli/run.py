"""``kaext run``: the main job."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from kaext.cli.output import show_table, tell


def run(
    inputs: Annotated[list[str], typer.Argument(help="Files, folders, globs or archives.", show_default=False)],
    out: Annotated[Path, typer.Option(help="The folder that the dataset is written to.")],
    workers: Annotated[int, typer.Option(min=0, help="Processes; 0 works in this one, without limits.")] = 0,
    only_new: Annotated[bool, typer.Option("--only-new", help="Keep finished documents that did not change.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Keep nothing, not even of an interrupted run.")] = False,
    excel_safe: Annotated[bool, typer.Option("--excel-safe", help="CSV that a spreadsheet may open.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks.")] = False,
) -> None:
    """Extract from documents and write a dataset.

    Example: kaext run brochures/ --out dataset
    """
    from kaext.batch.inputs import find_inputs, split_list
    from kaext.batch.run import Job
    from kaext.batch.run import run as run_job

    listed = split_list(sys.stdin.read()) if "-" in inputs else []
    found = find_inputs(inputs, listed=listed)
    job = Job(
        inputs=found,
        out=out,
        workers=workers or min(os.cpu_count() or 1, len(found)),
        is_only_new=only_new,
        is_forced=force,
        is_excel_safe=excel_safe,
    )
    summary = run_job(job)
    for doc_id, error in summary.failures.items():
        tell(f"kaext: failed: {doc_id}: {error}")
    rows = [
        ("documents", str(summary.documents)),
        *((table, str(number)) for table, number in summary.records.items()),
        ("problems", str(sum(summary.problems.values()))),
        ("seconds", f"{summary.seconds:.2f}"),
    ]
    show_table(("", ""), rows)
    if summary.failures:
        raise typer.Exit(1)
