"""Commands that show one thing: the normalised text, the schemas."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from kaext.cli.output import show


def normalize(
    file: Annotated[Path, typer.Argument(help="A .pdf or .txt file.", show_default=False)],
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
    table: Annotated[str, typer.Argument(help="A table; all of them by default.")] = "",
) -> None:
    """Write the JSON Schemas of the records to standard output.

    Example: kaext schema dates | jq .properties.value
    """
    from kaext.emit.schema import json_schema, json_schemas

    chosen = json_schema(table) if table else json_schemas()
    show(json.dumps(chosen, ensure_ascii=False, indent=2) + "\n")
