"""``kaext evaluate``: a dataset against gold."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kaext.cli.output import show_table


def evaluate(
    dataset: Annotated[Path, typer.Argument(help="The folder of a dataset.", show_default=False)],
    gold: Annotated[list[Path], typer.Option(help="A folder or file of gold; may be given again.")],
) -> None:
    """Score a dataset against gold documents.

    Example: kaext evaluate out --gold corpus/gold
    """
    from kaext.emit.dataset import write_json
    from kaext.evaluation.evaluate import evaluate as score
    from kaext.evaluation.evaluate import find_gold, listed_ids

    paths = find_gold(gold)
    result = score(dataset, paths, listed=listed_ids(paths))
    content = result.as_dict()
    write_json(dataset / "evaluation.json", content)
    for part in ("total", "total_by_value"):
        if content[part]:
            rows = [
                (
                    figure,
                    *(f"{values[key]:.4f}" if key in values else "" for key in ("p", "r", "f1", "acc")),
                    f"{values['n']}",
                )
                for figure, values in content[part].items()
            ]
            show_table(("", "p", "r", "f1", "acc", "n"), rows, title=part, is_data=True)
