"""``kaext export`` and ``kaext import``: round trips with annotation tools."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kaext.cli.output import tell


def export_dataset(
    dataset: Annotated[Path, typer.Argument(help="The folder that `kaext run` wrote.", show_default=False)],
    to: Annotated[str, typer.Option(help="brat, conll, inception, inline, labelstudio or spacy.", show_default=False)],
    out: Annotated[Path, typer.Option(help="The folder that the files are written to.")] = Path("export"),
) -> None:
    """Write what was found in the format of an annotation tool, to be corrected there.

    Example: kaext export dataset --to labelstudio --out for-correction
    """
    from kaext.exchange import export
    from kaext.exchange.annotated import annotated_documents

    for path in export(list(annotated_documents(dataset)), to=to, folder=out):
        tell(str(path))


def import_annotation(
    file: Annotated[Path, typer.Argument(help="What the tool wrote: a file or a folder.", show_default=False)],
    source: Annotated[str, typer.Option("--from", help="The format, as for `kaext export --to`.", show_default=False)],
    out: Annotated[Path, typer.Option(help="The folder that the gold files are written to.")] = Path("gold"),
) -> None:
    """Turn corrected annotation into gold files, which `kaext evaluate --gold` reads.

    Example: kaext import corrected.json --from labelstudio --out gold
    """
    from kaext.exchange import export, read_back
    from kaext.problems import UsageError, problem

    if not file.exists():
        raise UsageError(problem("file-not-found", path=file))
    for path in export(read_back(file, source=source), to="inline", folder=out):
        tell(str(path))
