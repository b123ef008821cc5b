"""``kaext normalize``: the normalised text of a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kaext.cli.options import Debug
from kaext.cli.output import show
from kaext.cli.single import document_of


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
