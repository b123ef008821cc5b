"""The command ``kaext``. Each subcommand imports what it needs when it runs, so that ``--help`` is fast."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import typer

from kaext import __version__
from kaext.cli.diff import diff
from kaext.cli.doctor import doctor
from kaext.cli.evaluate import evaluate
from kaext.cli.exchange import export_dataset, import_annotation
from kaext.cli.exit_statuses import FAILED, WRONG_USAGE
from kaext.cli.explain import explain
from kaext.cli.layout import debug_layout
from kaext.cli.models import models, train
from kaext.cli.normalize import normalize
from kaext.cli.output import report_problem, write_utf8
from kaext.cli.report import report
from kaext.cli.review import review
from kaext.cli.run import run
from kaext.cli.schema import schema
from kaext.cli.status import status
from kaext.problems import KaextError, Problem, UsageError, problem

if TYPE_CHECKING:
    from kaext.batch.launch import Launched

app = typer.Typer(
    name="kaext",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(is_asked: bool) -> None:
    if is_asked:
        typer.echo(f"kaext {__version__}")
        raise typer.Exit


@app.callback()
def kaext(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Show the version."),
) -> None:
    """Extract dates, acronyms, sums, countries, programmes and facts from brochures in Georgian."""


for command in (run, evaluate, diff, report, status, explain, review, normalize, schema, doctor):
    app.command()(command)
app.command("debug-layout")(debug_layout)
app.command("export")(export_dataset)
app.command("import")(import_annotation)
app.add_typer(train, name="train")
app.add_typer(models, name="models")


def _refuse_empty(arguments: Sequence[str]) -> None:
    """Refuse an empty argument: as a path it would mean the current folder, which is never intended.

    Raises
    ------
    UsageError
        ``argument-empty``.
    """
    for before, argument in pairwise(["kaext", *arguments]):
        if not argument:
            raise UsageError(problem("argument-empty", name=f"the argument after {before}"))
        if argument.startswith("--") and argument.endswith("="):
            raise UsageError(problem("argument-empty", name=argument.removesuffix("=")))


def main(*, first_worker: Launched | None = None) -> None:
    """Run the command line and end the process with its exit status.

    Parameters
    ----------
    first_worker
        A worker process that has already been started for a run.
    """
    is_debug = "--debug" in sys.argv
    write_utf8(sys.stdout, sys.stderr)
    try:
        _refuse_empty(sys.argv[1:])
        try:
            app(obj=first_worker)
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()
    except KaextError as error:
        if is_debug:
            raise
        report_problem(error.problem)
        sys.exit(WRONG_USAGE if isinstance(error, UsageError) else FAILED)
    except BrokenPipeError:
        # The reader of the pipe (`kaext normalize FILE | head`) has closed it: write nothing more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FAILED)
    except Exception as error:
        if is_debug:
            raise
        report_problem(_cause(error))
        sys.exit(FAILED)


def _cause(error: Exception) -> Problem:
    """Return the problem that describes an unexpected error to the user."""
    if isinstance(error, OSError):
        return problem("system-refused", path=error.filename or "a file", reason=error.strerror or error)
    return problem("internal-error", reason=" ".join(f"{type(error).__name__}: {error}".split()))
