"""The arguments and options of ``kaext run``, in the order of its help."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kaext.cli.config import read_config

_MAX_WORKERS = 1024
# Upper limits in the units of their options: seconds and mebibytes that clocks and systems accept.
_YEAR = 366 * 24 * 3600
_PEBIBYTE = 1 << 30


class OcrChoice(StrEnum):
    """When pages are read by OCR."""

    auto = "auto"
    never = "never"
    always = "always"


Inputs = Annotated[
    list[str],
    typer.Argument(help="Files, folders, globs or zip archives; - reads a list of paths from standard input."),
]
Out = Annotated[Path, typer.Option(help="The folder for the dataset.")]
Workers = Annotated[
    int | None,
    typer.Option(
        min=0,
        max=_MAX_WORKERS,
        help="Worker processes; by default one per core. 0 works in this process, without limits.",
    ),
]
Scheduler = Annotated[str, typer.Option(help="Address of a Dask scheduler, to run on its cluster.")]
Profile = Annotated[
    str,
    typer.Option(help="The pipeline: standard, rules (no model), full, full-spans or full-stanza; or a file NAME.cfg."),
]
Ocr = Annotated[OcrChoice, typer.Option(help="When to read pages by OCR; auto: those without text.")]
Catalogue = Annotated[Path | None, typer.Option(help="A CSV file with additional programmes.")]
OnlyNew = Annotated[bool, typer.Option("--only-new", help="Skip documents that are finished and unchanged.")]
Force = Annotated[bool, typer.Option("--force", help="Start over: reuse nothing, not even an interrupted run.")]
TimeLimit = Annotated[float, typer.Option(min=0, max=_YEAR, help="Seconds per document; 0 for no limit.")]
MemoryLimit = Annotated[int, typer.Option(min=0, max=_PEBIBYTE, help="Megabytes per document; 0 for no limit.")]
MaxCharacters = Annotated[int, typer.Option(min=1, help="Characters per document.")]
MaxPages = Annotated[int, typer.Option(min=1, help="Pages per document.")]
Report = Annotated[bool, typer.Option("--report/--no-report", help="Write the HTML report.")]
Parquet = Annotated[bool, typer.Option("--parquet", help="Also write the tables as Parquet.")]
Database = Annotated[Path | None, typer.Option(help="Also write a database: NAME.sqlite or NAME.duckdb.")]
ExcelSafe = Annotated[bool, typer.Option("--excel-safe", help="Write CSV that is safe to open in a spreadsheet.")]
Config = Annotated[
    Path | None, typer.Option(callback=read_config, is_eager=True, help="A TOML file with any of these options.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Report only failures.")]
LogJson = Annotated[bool, typer.Option("--log-json", help="Write progress as JSON lines to standard error.")]
AsJson = Annotated[bool, typer.Option("--json", help="Write the summary as JSON to standard output.")]
