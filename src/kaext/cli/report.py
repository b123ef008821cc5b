"""``kaext report``: the HTML report of a dataset."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kaext.cli.options import Dataset, Debug
from kaext.cli.output import report_changes, write_message


def report(
    dataset: Dataset,
    out: Annotated[
        Path | None, typer.Option(help="The folder to write to; by default DATASET/report.", show_default=False)
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite files that are not part of a report.")] = False,
    debug: Debug = False,
) -> None:
    """Write the HTML report of a dataset.

    An earlier report is replaced; other files are not overwritten without --force.

    Example: kaext report dataset
    """
    from kaext.batch.output import recover
    from kaext.report import write_report

    recover(dataset)
    write_message(f"report: {write_report(dataset, out, replace=force)}")
    report_changes(dataset)
