"""The arguments and options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Dataset = Annotated[Path, typer.Argument(help="The folder of a dataset.", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="As JSON.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show tracebacks.")]
