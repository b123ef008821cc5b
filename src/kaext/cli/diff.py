"""``kaext diff``: the differences between two datasets."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kaext.cli.options import Debug
from kaext.cli.output import shortened, show, show_lines, show_table, write_message

if TYPE_CHECKING:
    from kaext.dataset.differences import Difference, Pairing

_SHOWN = 60


def diff(
    before: Annotated[Path, typer.Argument(help="The folder of a dataset.", show_default=False)],
    after: Annotated[Path, typer.Argument(help="The folder of another dataset.", show_default=False)],
    limit: Annotated[int, typer.Option(min=0, help="List at most this many records.")] = 50,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON, with all records.")] = False,
    debug: Debug = False,
) -> None:
    """Show the differences between two datasets.

    Needs no gold: use it to see what a new version, a catalogue of your own or corrected documents changed. Documents
    are matched by id. Records are equal if they have the same values, wherever in the document they are.

    Example: kaext diff dataset-of-last-week dataset

    Example: kaext diff old new --json | jq '.records[] | select(.table == "relations")'
    """
    from kaext.batch.output import recover
    from kaext.dataset.differences import differences, pair

    for dataset in (before, after):
        recover(dataset)
    documents = pair(before, after)
    found = differences(before, after, documents.differing)
    if as_json:
        records = list(found)
        changed = dict.fromkeys(difference.doc_id for difference in records)
        content = {
            "documents": {
                "same": len(documents.both) - len(changed),
                "changed": list(changed),
                "gone": documents.gone,
                "new": documents.new,
            },
            "records": [asdict(difference) for difference in records],
        }
        show(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
        return
    for sign, doc_ids in (("-", documents.gone), ("+", documents.new)):
        for doc_id in doc_ids[:limit]:
            show_lines(f"{sign} {doc_id}\n")
    _show_differences(documents, found, limit)


def _show_differences(documents: Pairing, found: Iterator[Difference], limit: int) -> None:
    """Show the first differences, one a line, and how many there are."""
    counts: Counter[tuple[str, bool]] = Counter()
    changed = set()
    for difference in found:
        changed.add(difference.doc_id)
        counts[difference.table, difference.is_new] += 1
        if counts.total() <= limit:
            sign = "+" if difference.is_new else "-"
            show_lines(f"{sign} {difference.id}  {difference.value}  {shortened(difference.text, _SHOWN)}\n")
    numbers = [len(documents.both) - len(changed), len(changed), len(documents.gone), len(documents.new)]
    tables = dict.fromkeys(table for table, _ in counts)
    rows = [[table, "", "", str(counts[table, False]), str(counts[table, True])] for table in tables]
    show_table(("", "unchanged", "changed", "gone", "new"), [["documents", *map(str, numbers)], *rows], is_data=True)
    if counts.total() > limit:
        write_message(f"kaext: {counts.total() - limit} more; use --limit or --json to see them")
