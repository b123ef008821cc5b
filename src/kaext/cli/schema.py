"""``kaext schema``: the JSON Schemas of the records."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from kaext.cli.options import Debug
from kaext.cli.output import show


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
