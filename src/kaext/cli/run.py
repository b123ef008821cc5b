"""``kaext run``: the main job."""

from __future__ import annotations

import json
import logging
import os
import shlex
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from kaext.cli import run_options as option
from kaext.cli.exit_statuses import FAILED, INTERRUPTED, WRONG_USAGE
from kaext.cli.options import Debug
from kaext.cli.output import number_of, report_problem, show, show_table, write_message
from kaext.cli.single import standard_input

if TYPE_CHECKING:
    from kaext.batch.inputs import Input
    from kaext.batch.launch import Launched
    from kaext.batch.run import Extra, Job, Progress, Summary
    from kaext.cli.progress import Watcher

_MAX_FAULTS = 20
# The problem of a document whose records are in the dataset twice.
_DUPLICATE = "duplicate-content"


def run(
    context: typer.Context,
    inputs: option.Inputs,
    out: option.Out,
    workers: option.Workers = None,
    scheduler: option.Scheduler = "",
    profile: option.Profile = "standard",
    ocr: option.Ocr = option.OcrChoice.auto,
    catalogue: option.Catalogue = None,
    only_new: option.OnlyNew = False,
    force: option.Force = False,
    time_limit: option.TimeLimit = 300,
    memory_limit: option.MemoryLimit = 4096,
    max_characters: option.MaxCharacters = 10_000_000,
    max_pages: option.MaxPages = 5_000,
    report: option.Report = True,
    parquet: option.Parquet = False,
    db: option.Database = None,
    excel_safe: option.ExcelSafe = False,
    config: option.Config = None,
    quiet: option.Quiet = False,
    log_json: option.LogJson = False,
    as_json: option.AsJson = False,
    debug: Debug = False,
) -> None:
    """Extract from documents and write a dataset.

    The exit status is 0 on success, 1 if a document failed (documents.csv says why; the other documents are in the
    dataset), and 2 if the command cannot be carried out (nothing is written).

    Example: kaext run brochures/ --out dataset

    Example: kaext run 'archive/**/*.pdf' more.zip --out dataset --workers 8 --only-new

    Example: find . -name '*.pdf' -print0 | kaext run - --out dataset --db facts.sqlite
    """
    first_worker = _first_worker(context.obj, is_needed=workers != 0 and not scheduler)

    from kaext.batch.run import Job
    from kaext.batch.worker import Limits
    from kaext.pipeline import Options

    verbosity = _Verbosity(is_quiet=quiet, is_log=log_json, is_json=as_json, is_debug=debug)
    _require_fitting(only_new=only_new, force=force, catalogue=catalogue)
    found = _found(inputs, verbosity)
    job = Job(
        inputs=found,
        out=out,
        options=Options(
            profile=_profile(profile),
            ocr=ocr.value,
            catalogue=catalogue,
            max_characters=max_characters,
            max_pages=max_pages,
        ),
        limits=Limits(seconds=time_limit, memory=memory_limit << 20),
        workers=min(os.cpu_count() or 1 if workers is None else workers, len(found)),
        scheduler=scheduler,
        is_only_new=only_new,
        is_forced=force,
        is_excel_safe=excel_safe,
        extras=_extras(out, has_report=report, has_parquet=parquet, database=db),
    )
    summary = _carry_out(job, verbosity, first_worker=first_worker)
    _finish(summary, verbosity)


class _Verbosity(NamedTuple):
    """What a run reports: failures only, progress as JSON, the summary as JSON, tracebacks."""

    is_quiet: bool
    is_log: bool
    is_json: bool
    is_debug: bool

    @property
    def is_for_people(self) -> bool:
        """Whether messages beyond failures are shown, in plain text."""
        return not (self.is_quiet or self.is_log)


def _carry_out(job: Job, verbosity: _Verbosity, *, first_worker: Launched | None) -> Summary:
    """Run a job; exit if the user or the disk stops it."""
    from kaext.batch.run import run as run_job
    from kaext.emit.layout import REPORT
    from kaext.problems import problem

    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if job.scheduler and not verbosity.is_debug:
        # Dask logs tracebacks of what this command reports in one line.
        logging.disable(logging.ERROR)
    watcher = _watcher(len(job.inputs), verbosity)
    done = failures = 0

    def watch(progress: Progress) -> None:
        nonlocal done, failures
        done, failures = progress.done, progress.failures
        watcher(progress)

    if any(extra.name == REPORT for extra in job.extras):  # while the workers work
        threading.Thread(target=_prepare_report, daemon=True).start()
    try:
        with watcher:
            return run_job(job, on_progress=watch, on_loss=watcher.lose, first_worker=first_worker)
    except KeyboardInterrupt:
        counts = f"{done} of {number_of(len(job.inputs), 'document')}, {failures} failed"
        write_message(f"kaext: stopped after {counts}; finished documents are kept.")
        go_on = [argument for argument in sys.argv[1:] if argument != "--force"]
        write_message(f"Continue:   {shlex.join(['kaext', *go_on])}")
        write_message("Start over: the same command with --force")
        raise typer.Exit(INTERRUPTED) from None
    except OSError as error:
        if verbosity.is_debug:
            raise
        report_problem(problem("output-write-failed", path=job.out, reason=error.strerror or str(error)))
        raise typer.Exit(FAILED) from None


def _first_worker(launched: Launched | None, *, is_needed: bool) -> Launched | None:
    """Return a worker process, started early because it takes longer to get ready than this process does."""
    from kaext.batch.launch import launch

    if is_needed:
        return launched or launch(early=["spacy"])
    if launched is not None:
        launched.dismiss()
    return None


def _found(arguments: Sequence[str], verbosity: _Verbosity) -> list[Input]:
    """Return the inputs, and report in one line the files in folders that kaext cannot read."""
    from kaext.batch.inputs import STANDARD_INPUT, find_inputs, split_list, unreadable_documents

    counts = unreadable_documents(arguments) if verbosity.is_for_people else {}
    if counts:
        listed = ", ".join(f"{number} {suffix}" for suffix, number in sorted(counts.items()))
        write_message(f"kaext: skipped: {listed} (kaext reads .pdf, .txt and .zip; save other documents as PDF)")
    return find_inputs(arguments, listed=split_list(standard_input()) if STANDARD_INPUT in arguments else ())


def _extras(out: Path, *, has_report: bool, has_parquet: bool, database: Path | None) -> Sequence[Extra]:
    from functools import partial

    from kaext.batch.run import Extra
    from kaext.emit.layout import REPORT
    from kaext.records import TABLES

    extras: list[Extra] = []
    if has_parquet:
        from kaext.emit.parquet import SUFFIX, require_pyarrow, write_table

        require_pyarrow()
        extras += [Extra(f"{table}{SUFFIX}", partial(write_table, table=table)) for table in TABLES]
    if database is not None:
        from kaext.emit.database import database_name, write_database

        name = database_name(database, out=out)
        extras.append(Extra(name, partial(write_database, name=name)))
    if has_report:
        extras.append(Extra(REPORT, _write_report))
    return extras


def _prepare_report() -> None:
    from kaext.report import prepare

    prepare()


def _write_report(folder: Path, doc_ids: Sequence[str]) -> None:
    from kaext.report import write_report

    write_report(folder)


def _require_fitting(*, only_new: bool, force: bool, catalogue: Path | None) -> None:
    """Refuse conflicting options and an invalid catalogue before any document is read."""
    from kaext.problems import UsageError, problem

    if only_new and force:
        raise UsageError(problem("options-contradict", first="--only-new", second="--force"))
    if catalogue is not None:
        _require_catalogue(catalogue)


def _require_catalogue(path: Path) -> None:
    """Refuse an invalid catalogue, and report its faults."""
    from kaext.catalogue.programmes import read
    from kaext.problems import UsageError, problem

    if not path.is_file():
        raise UsageError(problem("not-a-file" if path.is_dir() else "file-not-found", path=path))
    _, faults = read(path)
    for fault in faults[:_MAX_FAULTS]:
        report_problem(fault)
    if len(faults) > _MAX_FAULTS:
        write_message(f"kaext: and {len(faults) - _MAX_FAULTS} more")
    if faults:
        raise typer.Exit(WRONG_USAGE)


def _profile(name: str) -> str:
    """Return a profile by a name that workers can resolve, after checking its models and loading one of the user's."""
    from kaext.models import require
    from kaext.pipeline import PROFILES, RULES, load, profile_path

    if name == RULES:
        return name
    path = profile_path(name)
    require(path)
    if name in PROFILES:
        return name
    load(name)  # a fault is told here, and not by each worker as it ends
    return str(path.resolve())


def _watcher(total: int, verbosity: _Verbosity) -> Watcher:
    from kaext.cli.progress import Bar, FailuresOnly, JsonLines

    if verbosity.is_log:
        return JsonLines(total)
    if verbosity.is_quiet or total == 1 or not sys.stderr.isatty():
        return FailuresOnly(is_debug=verbosity.is_debug)
    return Bar(total, is_debug=verbosity.is_debug)


def _finish(summary: Summary, verbosity: _Verbosity) -> None:
    """Report the summary of a run, and exit with a failure if a document failed."""
    from kaext.emit.layout import REPORT

    if verbosity.is_json:
        show(json.dumps(_summary_json(summary), ensure_ascii=False, indent=2) + "\n")
    elif verbosity.is_for_people:
        documents = f"{summary.documents}" + (f" ({summary.reused} reused)" if summary.reused else "")
        rows = [
            ("documents", documents),
            ("failed", str(len(summary.failures))),
            *([("duplicates", str(summary.problems[_DUPLICATE]))] if _DUPLICATE in summary.problems else []),
            *((table, str(number)) for table, number in summary.records.items()),
            ("problems", str(sum(summary.problems.values()))),
            *([("documents without a fact", str(summary.without_facts))] if summary.without_facts else []),
            ("seconds", f"{summary.seconds:.2f}"),
        ]
        report = summary.out / REPORT / "index.html"
        if report.is_file():
            rows.append(("report", str(report)))
        rows.append(("to review", shlex.join(["kaext", "review", str(summary.out)])))
        show_table(("dataset", str(summary.out)), rows)
    if summary.damaged:
        write_message(
            f"kaext: processed again, because their files were damaged or missing: {', '.join(summary.damaged)}"
        )
    if summary.failures:
        raise typer.Exit(FAILED)


def _summary_json(summary: Summary) -> dict[str, Any]:
    return {
        "out": str(summary.out),
        "documents": {"total": summary.documents, "reused": summary.reused, **summary.statuses},
        "records": summary.records,
        "problems": summary.problems,
        "without_facts": summary.without_facts,
        "failures": {tally.doc_id: tally.error for tally in summary.failures},
        "seconds": round(summary.seconds, 3),
    }
