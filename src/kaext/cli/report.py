"""``kaext report``: the HTML report of a dataset."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kaext.cli.options import Dataset, Debug
from kaext.cli.output import tell, tell_changes


def report(
    dataset: Dataset,
    out: Annotated[Path | None, typer.Option(help="Another folder than DATASET/report.", show_default=False)] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace files that are none of a report as well.")] = False,
    debug: Debug = False,
) -> None:
    """Write the HTML report of a dataset.

    An earlier report there is replaced, other files are not without --force.

    Example: kaext report dataset
    """
    from kaext.batch.output import recover
    from kaext.report import write_report

    recover(dataset)
    tell(f"report: {write_report(dataset, out, replace=force)}")
    tell_changes(dataset)
