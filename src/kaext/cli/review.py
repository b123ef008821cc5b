"""``kaext review``: what to check first."""

from __future__ import annotations

import json
import shlex
from typing import Annotated

import typer

from kaext.cli.options import AsJson, Dataset, Debug
from kaext.cli.output import report_changes, shortened, show, show_table, write_message

_SHOWN = 60
# The message of a problem is shown in full; the text of a record only as a reminder.
_SHOWN_OF_PROBLEMS = 200
# The threshold to suggest if nothing is below the default, as for most plain texts.
_FURTHER = 0.95


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
