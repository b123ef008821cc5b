"""The arguments and options of ``kaext run``, in the order of its help."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kaext.cli.config import read_config

_MAX_WORKERS = 1024
# In the units of their options: what clocks and systems take.
_YEAR = 366 * 24 * 3600
_PEBIBYTE = 1 << 30


class OcrChoice(StrEnum):
    """When pages are read by OCR."""

    auto = "auto"
    never = "never"
    always = "always"


Inputs = Annotated[
    list[str], typer.Argument(help="Files, folders, globs, zip archives; - for a list of paths on standard input.")
]
Out = Annotated[Path, typer.Option(help="The folder that the dataset is written to.")]
Workers = Annotated[
    int | None,
    typer.Option(
        min=0, max=_MAX_WORKERS, help="Processes; by default one a core. 0 works in this process, without limits."
    ),
]
Scheduler = Annotated[str, typer.Option(help="Address of a Dask scheduler to work on its cluster.")]
Profile = Annotated[
    str, typer.Option(help="Which pipeline: rules; with models full, full-spans or full-stanza; or NAME.cfg.")
]
Ocr = Annotated[OcrChoice, typer.Option(help="Whether pages without text are read by OCR.")]
Catalogue = Annotated[Path | None, typer.Option(help="A CSV file with programmes of your own.")]
OnlyNew = Annotated[bool, typer.Option("--only-new", help="Keep finished documents that did not change.")]
Force = Annotated[bool, typer.Option("--force", help="Keep nothing, not even of an interrupted run.")]
TimeLimit = Annotated[float, typer.Option(min=0, max=_YEAR, help="Seconds for one document; 0 for no limit.")]
MemoryLimit = Annotated[int, typer.Option(min=0, max=_PEBIBYTE, help="Megabytes for one document; 0 for no limit.")]
MaxCharacters = Annotated[int, typer.Option(min=1, help="Characters of one document.")]
MaxPages = Annotated[int, typer.Option(min=1, help="Pages of one document.")]
Report = Annotated[bool, typer.Option("--report/--no-report", help="Write the HTML report as well.")]
Parquet = Annotated[bool, typer.Option("--parquet", help="Write the tables as Parquet as well.")]
Database = Annotated[Path | None, typer.Option(help="Write a database as well: NAME.sqlite or NAME.duckdb.")]
ExcelSafe = Annotated[bool, typer.Option("--excel-safe", help="Write CSV that a spreadsheet may open.")]
Config = Annotated[
    Path | None, typer.Option(callback=read_config, is_eager=True, help="A TOML file with any of these options.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say only what failed.")]
LogJson = Annotated[bool, typer.Option("--log-json", help="Progress as lines of JSON on standard error.")]
AsJson = Annotated[bool, typer.Option("--json", help="The summary as JSON on standard output.")]
