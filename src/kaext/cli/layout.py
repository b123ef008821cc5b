"""``kaext debug-layout``: draw the recognised layout on the pages of a PDF."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kaext.cli.options import Debug
from kaext.cli.output import number_of, write_message
from kaext.cli.single import document_of


class Backend(StrEnum):
    """The libraries that can read glyphs."""

    auto = "auto"
    pdfplumber = "pdfplumber"
    pypdfium2 = "pypdfium2"


def debug_layout(
    file: Annotated[Path, typer.Argument(help="A .pdf file; - for standard input.", show_default=False)],
    out: Annotated[Path, typer.Option(help="The folder for the images.", show_default=False)],
    backend: Annotated[Backend, typer.Option(help="The library that reads the glyphs.")] = Backend.auto,
    debug: Debug = False,
) -> None:
    """Draw the recognised layout on pages of a PDF.

    Shows glyphs, lines, regions, and blocks with their kinds and reading order.

    Example: kaext debug-layout brochure.pdf --out pages
    """
    from kaext.ingest import read_source
    from kaext.normalize import characters
    from kaext.segment import segment
    from kaext.segment.debug import draw

    data, name = document_of(file)
    source = read_source(data, name=f"{Path(name).stem}.pdf", backend=backend.value)
    written = draw(data, source, segment(characters(source)[0]), out)
    write_message(f"{number_of(len(written), 'page')} drawn in {out}")
