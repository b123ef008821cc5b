"""Arguments and options shared by several commands."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Dataset = Annotated[Path, typer.Argument(help="The folder of a dataset.", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="Write JSON.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show tracebacks.")]
