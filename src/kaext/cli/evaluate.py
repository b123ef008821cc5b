"""``kaext evaluate``: score a dataset against gold."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kaext.cli.exit_statuses import FAILED
from kaext.cli.options import Dataset, Debug
from kaext.cli.output import number_of, report_changes, report_problem, show, show_lines, show_table, write_message

if TYPE_CHECKING:
    from kaext.evaluation.evaluate import Evaluation
    from kaext.evaluation.figures import Error
    from kaext.evaluation.history import History

_HEADINGS = ("", "p", "r", "f1", "acc", "n", "95 %", "change")
_COLUMNS = ("figure", "p", "r", "f1", "acc", "n", "interval", "change")
# Missing gold documents that are named one by one: when only a part is evaluated there may be thousands.
_MOST_NAMED = 10
# The figures that --fail-under checks if it names none.
_HEADLINES = ("date_exact", "acr_exact", "def_exact", "money_exact", "geo_exact", "prog_exact", "lines", "rel")


def evaluate(
    dataset: Dataset,
    gold: Annotated[list[Path], typer.Option(help="A gold file or folder; repeatable.")],
    errors: Annotated[int, typer.Option(min=0, help="List this many errors.")] = 0,
    fail_under: Annotated[
        list[str] | None,
        typer.Option(metavar="[FIGURE=]F1", help="Exit with status 1 if a figure is lower; repeatable."),
    ] = None,
    compare: Annotated[Path | None, typer.Option(help="Compare with the scores of another dataset.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write the figures as JSON to standard output.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print no tables.")] = False,
    debug: Debug = False,
) -> None:
    """Score a dataset against gold documents.

    Writes evaluation.json and evaluation.html, which shows every error in context, into the dataset.

    Example: kaext evaluate out --gold corpus/gold

    Example: kaext evaluate out --gold corpus/gold --fail-under 0.8 --fail-under date_exact=0.95

    Example: kaext evaluate new --gold corpus/gold --compare old
    """
    from kaext.batch.output import recover
    from kaext.dataset.reading import require_dataset
    from kaext.evaluation.evaluate import evaluate as score
    from kaext.evaluation.evaluate import find_gold, listed_ids
    from kaext.evaluation.history import load_history

    thresholds = _thresholds(fail_under or ())
    recover(dataset)
    require_dataset(dataset)
    if compare is not None:
        require_dataset(compare)
    paths = find_gold(gold)
    listed = listed_ids(paths)
    evaluation = score(dataset, paths, listed=listed)
    content = evaluation.as_dict()
    history = load_history(dataset, content)
    written = _write(dataset, content, evaluation.errors, history)
    if as_json:
        show(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
    elif not quiet:
        _show_scores(content, evaluation.errors, history, most_errors=errors)
        if compare is not None:
            _show_comparison(score(compare, paths, listed=listed), evaluation, most_errors=errors)
    if not quiet:
        write_message(written)
    _report_doubts(evaluation)
    report_changes(dataset)
    _require(thresholds, content)


def _require(thresholds: Sequence[tuple[str, float]], content: Mapping[str, Any]) -> None:
    """Report the figures below their thresholds, and exit with a failure if there are any."""
    short = _below(content, thresholds)
    for line in short:
        write_message(f"kaext: {line}")
    if short:
        raise typer.Exit(FAILED)


def _write(dataset: Path, content: Mapping[str, Any], errors: Sequence[Error], history: History) -> str:
    """Write the evaluation into the dataset if it is writable, and return a message about it."""
    from kaext.emit.files import write_json, write_whole
    from kaext.evaluation.page import page
    from kaext.problems import one_line

    name = one_line(str(dataset))
    if not os.access(dataset, os.W_OK):
        return f"kaext: {name} is read-only: evaluation.json and evaluation.html were not written"
    write_json(dataset / "evaluation.json", content)
    write_whole(dataset / "evaluation.html", page(content, errors, dataset=name, before=history.before))
    history.save(content)
    return f"all errors in context: {one_line(str(dataset / 'evaluation.html'))}"


def _report_doubts(evaluation: Evaluation) -> None:
    """Report the gold documents that could not be scored, or not reliably."""
    from kaext.problems import problem

    for name in evaluation.missing[:_MOST_NAMED]:
        write_message(f"kaext: {name} is not in the dataset or failed: everything in its gold counts as missed")
    if others := len(evaluation.missing[_MOST_NAMED:]):
        write_message(f"kaext: and {number_of(others, 'gold document')} more; evaluation.json names them all")
    if {score.document for score in (*evaluation.by_offset, *evaluation.by_value)} <= set(evaluation.missing):
        write_message(
            "kaext: nothing was compared: no gold document is named like a file of the dataset (without its suffix)"
        )
    for name in evaluation.differing:
        report_problem(problem("gold-differs", name=name))
    for name, fault in evaluation.faults:
        report_problem(problem("gold-doubtful", name=name, reason=fault))


def _thresholds(given: Sequence[str]) -> list[tuple[str, float]]:
    from kaext.evaluation.figures import FIGURES

    thresholds: list[tuple[str, float]] = []
    for item in given:
        figure, _, number = item.rpartition("=")
        if figure and figure not in FIGURES:
            raise typer.BadParameter(f"{figure} is not a figure; the figures are {', '.join(FIGURES)}")
        try:
            least = float(number)
        except ValueError:
            raise typer.BadParameter(f"{number!r} is not a number") from None
        if not 0 <= least <= 1:
            raise typer.BadParameter(f"{number} is not an F1 score: these range from 0 to 1")
        thresholds.append((figure, least))
    return thresholds


def _below(content: Mapping[str, Any], thresholds: Sequence[tuple[str, float]]) -> list[str]:
    from kaext.evaluation.compare import headlines

    values = headlines(content)
    return [
        f"{figure} is {values.get(figure, 0.0):.4f}, below {least:g}"
        for name, least in thresholds
        for figure in ([name] if name else [headline for headline in _HEADLINES if headline in values])
        if values.get(figure, 0.0) < least
    ]


def _show_scores(content: Mapping[str, Any], errors: Sequence[Error], history: History, *, most_errors: int) -> None:
    _show_figures(content, history.before)
    _show_documents(content)
    _show_errors(errors, most=most_errors)


def _show_figures(content: Mapping[str, Any], before: Mapping[str, Any] | None) -> None:
    from kaext.evaluation.page import PARTS, rows_of

    for part, title in PARTS.items():
        rows = [[row[column] for column in _COLUMNS] for row in rows_of(content, part, before=before)]
        if rows:
            show_table(_HEADINGS, rows, title=title, is_data=True)


def _show_documents(content: Mapping[str, Any]) -> None:
    from kaext.evaluation.page import by_document

    documents = {name: values for name, values in by_document(content).items() if name not in content["missing"]}
    if len(documents) < 2:
        return
    figures = [figure for figure in content["total"] if not figure.endswith("_overlap")]
    rows = [[name, *(_headline(values, figure) for figure in figures)] for name, values in documents.items()]
    show_table(["", *(figure.replace("_exact", "") for figure in figures)], rows, title="by document", is_data=True)


def _headline(values: Mapping[str, Mapping[str, float]], figure: str) -> str:
    figures = values.get(figure) or values.get(figure.replace("_exact", "_values"), {})
    value = figures.get("f1", figures.get("acc"))
    return "" if value is None else f"{value:.2f}"


def _show_errors(errors: Sequence[Error], *, most: int) -> None:
    from kaext.evaluation.evaluate import error_counts

    counts = error_counts(errors)
    if counts:
        rows = [[f"{figure} {kind}", str(number)] for (figure, kind), number in counts.items()]
        show_table(("errors", ""), rows, is_data=True)
    for error in sorted(errors, key=lambda error: (error.figure, error.kind))[:most]:
        place = f"{error.document}:{error.line}" if error.line else error.document
        values = " → ".join(value for value in (error.gold, error.found) if value)
        show_lines(f"{place}: {error.figure} {error.kind}: {values}\n    {error.context}\n")


def _show_comparison(before: Evaluation, after: Evaluation, *, most_errors: int) -> None:
    from kaext.evaluation.compare import compare, errors_gone_and_new

    rows = [
        [
            change.figure,
            f"{change.before:.4f}",
            f"{change.after:.4f}",
            f"{change.difference:+.4f}",
            "" if change.certainty is None else f"{change.certainty:.2f}",
        ]
        for change in compare(before, after)
    ]
    show_table(("", "before", "after", "difference", "certainty"), rows, title="compared", is_data=True)
    gone, new = errors_gone_and_new(before, after)
    show_lines(f"errors gone: {len(gone)}, new: {len(new)}\n")
    for sign, error in [
        *(("-", error) for error in gone[:most_errors]),
        *(("+", error) for error in new[:most_errors]),
    ]:
        show_lines(f"{sign} {error.document}:{error.line}: {error.figure} {error.kind}: {error.gold} {error.found}\n")
