"""``kaext export`` and ``kaext import``: round trips with annotation tools."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

import typer

from kaext.cli.options import Dataset, Debug
from kaext.cli.output import number_of, tell, tell_changes


def export_dataset(
    dataset: Dataset,
    to: Annotated[str, typer.Option(help="brat, conll, inception, inline, labelstudio or spacy.", show_default=False)],
    out: Annotated[Path, typer.Option(help="The folder that the files are written to.")] = Path("export"),
    force: Annotated[bool, typer.Option("--force", help="Replace files that were corrected or changed.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing.")] = False,
    debug: Debug = False,
) -> None:
    """Write a dataset in the format of an annotation tool.

    What was found can be corrected there and comes back with `kaext import`. Files that were corrected in the folder
    already are not replaced without --force.

    Example: kaext export dataset --to labelstudio --out for-correction

    Example: kaext export dataset --to brat --out brat/brochures
    """
    from kaext.batch.output import recover
    from kaext.exchange import export
    from kaext.exchange.annotated import annotated_documents

    recover(dataset)
    documents = list(annotated_documents(dataset))
    written = export(documents, to=to, folder=out, replace=force)
    tell_changes(dataset)
    if not quiet:
        tell(f"{out}: {number_of(len(documents), 'document')}, {number_of(len(written), 'file')}")
        tell(f"corrected, they come back with: {shlex.join(['kaext', 'import', str(out), '--from', to])}")


def import_annotation(
    file: Annotated[Path, typer.Argument(help="What the tool wrote: a file, a folder or a zip.", show_default=False)],
    source: Annotated[str, typer.Option("--from", help="The format, as for `kaext export --to`.", show_default=False)],
    out: Annotated[Path, typer.Option(help="The folder that the gold files are written to.")] = Path("gold"),
    force: Annotated[bool, typer.Option("--force", help="Replace gold files that are not the same.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say only what could not be kept.")] = False,
    debug: Debug = False,
) -> None:
    """Turn corrected annotation into gold files.

    `kaext evaluate --gold` reads them. What gold cannot hold (notes, events, labels of your own) is left out and told,
    and so is what is not finished. Gold files that are there already and not the same are not replaced without --force.

    Example: kaext import project-1.json --from labelstudio --out gold

    Example: kaext import brochure.zip --from inception --out gold
    """
    from kaext.evaluation.gold import value_faults
    from kaext.exchange import export, read_back
    from kaext.problems import UsageError, problem

    if not file.exists():
        raise UsageError(problem("file-not-found", path=file))
    corrected = read_back(file, source=source)
    for document in corrected.documents:
        for what in value_faults(document):
            corrected.problems.append(problem("exchange-unfinished", name=document.name, what=what))
    written = export(corrected.documents, to="inline", folder=out, replace=force)
    for found in corrected.problems:
        tell(f"kaext: {found.severity}: {found.id}: {found.message}")
    for remedy in dict.fromkeys(f"{found.id}: {found.remedy}" for found in corrected.problems):
        tell(f"kaext: {remedy}")
    if not quiet:
        tell(f"{out}: {number_of(len(corrected.documents), 'gold document')}, {number_of(len(written), 'file')}")
        tell(f"to score a dataset against them: {shlex.join(['kaext', 'evaluate', 'DATASET', '--gold', str(out)])}")
