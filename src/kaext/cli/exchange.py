"""``kaext export`` and ``kaext import``: round trips with annotation tools."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

import typer

from kaext.cli.options import Dataset, Debug
from kaext.cli.output import number_of, report_changes, report_problem, write_message


def export_dataset(
    dataset: Dataset,
    to: Annotated[str, typer.Option(help="brat, conll, inception, inline, labelstudio or spacy.", show_default=False)],
    out: Annotated[Path, typer.Option(help="The folder to write to.")] = Path("export"),
    force: Annotated[
        bool, typer.Option("--force", help="Overwrite files that have been corrected or changed.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing.")] = False,
    debug: Debug = False,
) -> None:
    """Export a dataset to the format of an annotation tool.

    Correct the records there and bring them back with `kaext import`. Files in the folder that have been corrected are
    not overwritten without --force.

    Example: kaext export dataset --to labelstudio --out for-correction

    Example: kaext export dataset --to brat --out brat/brochures
    """
    from kaext.batch.output import recover
    from kaext.exchange import export
    from kaext.exchange.annotated import annotated_documents
    from kaext.problems import problem

    recover(dataset)
    missing: list[str] = []
    documents = list(annotated_documents(dataset, on_missing=missing.append))
    written = export(documents, to=to, folder=out, replace=force)
    report_changes(dataset)
    if missing:
        report_problem(problem("source-missing", number=len(missing), source=missing[0]))
    if not quiet:
        write_message(f"{out}: {number_of(len(documents), 'document')}, {number_of(len(written), 'file')}")
        write_message(f"after correction, import them with: {shlex.join(['kaext', 'import', str(out), '--from', to])}")


def import_annotation(
    file: Annotated[
        Path, typer.Argument(help="The output of the tool: a file, a folder or a zip archive.", show_default=False)
    ],
    source: Annotated[str, typer.Option("--from", help="The format, as for `kaext export --to`.", show_default=False)],
    out: Annotated[Path, typer.Option(help="The folder for the gold files.")] = Path("gold"),
    force: Annotated[bool, typer.Option("--force", help="Overwrite gold files that differ.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Report only what could not be kept.")] = False,
    debug: Debug = False,
) -> None:
    """Import corrected annotations as gold files.

    `kaext evaluate --gold` reads them. What gold cannot represent (notes, events, labels of your own) and unfinished
    annotations are left out and reported. Existing gold files that differ are not overwritten without --force.

    Example: kaext import project-1.json --from labelstudio --out gold

    Example: kaext import brochure.zip --from inception --out gold
    """
    from kaext.evaluation.gold import value_errors
    from kaext.exchange import export, read_back
    from kaext.problems import UsageError, problem

    if not file.exists():
        raise UsageError(problem("file-not-found", path=file))
    corrected = read_back(file, source=source)
    for document in corrected.documents:
        for what in value_errors(document):
            corrected.problems.append(problem("exchange-unfinished", name=document.name, what=what))
    written = export(corrected.documents, to="inline", folder=out, replace=force)
    for found in corrected.problems:
        write_message(f"kaext: {found.severity}: {found.id}: {found.message}")
    for remedy in dict.fromkeys(f"{found.id}: {found.remedy}" for found in corrected.problems):
        write_message(f"kaext: {remedy}")
    if not quiet:
        write_message(
            f"{out}: {number_of(len(corrected.documents), 'gold document')}, {number_of(len(written), 'file')}"
        )
        write_message(
            f"score a dataset against them with: {shlex.join(['kaext', 'evaluate', 'DATASET', '--gold', str(out)])}"
        )
