"""``kaext train …`` and ``kaext models …``: train, list, check, compare and fetch models."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kaext.cli.exit_statuses import FAILED
from kaext.cli.options import Debug
from kaext.cli.output import number_of, report_problem, show, show_table, write_message

if TYPE_CHECKING:
    from kaext.problems import Problem

SILVER = 2000
TOLERANCE = 0.01

train = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Train models.",
    context_settings={"help_option_names": ["-h", "--help"]},
)
models = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="List, check and fetch models.",
    context_settings={"help_option_names": ["-h", "--help"]},
)
Engine = Literal["spacy", "stanza"]
Linguistics = Annotated[
    str | None,
    typer.Option(help="A tagger and parser, for a model of the profile full: a shipped model's name, or a folder."),
]


@train.command("linguistics")
def train_linguistics(
    treebanks: Annotated[Path, typer.Option(help="Folder with the files of UD_Georgian-GNC.")],
    texts: Annotated[Path, typer.Option(help="Folder with the raw text for word vectors.")],
    out: Annotated[Path, typer.Option(help="Folder of the model.")],
    engine: Annotated[Engine, typer.Option(help="The engine of the model: spacy or stanza (needs torch).")] = "spacy",
    any_data: Annotated[bool, typer.Option("--any-data", help="Accept other releases of the data.")] = False,
    debug: Debug = False,
) -> None:
    """Train the linguistic pipeline and show its scores.

    Example: kaext train linguistics --treebanks UD_Georgian-GNC --texts acts --out models/ka_kaext_gnc
    """
    import sys

    from kaext.models import seal
    from kaext.training.data import require
    from kaext.training.linguistics import train_linguistics as make
    from kaext.training.stanza import train_stanza

    files = require(treebanks, "treebanks", any_data=any_data)
    raw = require(texts, "texts", any_data=any_data)
    if engine == "stanza":
        scores = train_stanza(files, raw.values(), out)
    else:
        scores = make(files, raw.values(), out, progress=sys.stderr)
    seal(out)
    show_scores(scores)


def show_scores(scores: Mapping[str, float]) -> None:
    """Show the scores of a model as a table."""
    show_table(("score", "test"), [(name, f"{value:.4f}") for name, value in scores.items()], is_data=True)


@train.command("relations")
def train_relations(
    gold: Annotated[list[Path], typer.Option(help="Gold documents to train on: files NAME.xml.txt or folders.")],
    out: Annotated[Path, typer.Option(help="Folder of the model.")],
    test: Annotated[
        list[Path] | None, typer.Option(help="Gold documents to score the model on; none of --gold.")
    ] = None,
    silver: Annotated[int, typer.Option(min=0, help="Generated sentences to train on as well.")] = SILVER,
    linguistics: Linguistics = None,
    debug: Debug = False,
) -> None:
    """Train the relation model and show its scores.

    It is trained on gold and generated sentences; the scores are those on other documents.

    Example: kaext train relations --gold corpus/gold --gold corpus/dev --out models/ka_kaext_relations
    """
    from kaext.evaluation.evaluate import find_gold, find_test_gold
    from kaext.models import RELATION_DATES, emptied, find, seal, write_scores
    from kaext.pipes.relation_dates.model import DateModel
    from kaext.training.relations import cases, examples, outcomes, pipeline, summary, train
    from kaext.training.silver import generate

    training = find_gold(gold)
    tested = find_test_gold(test or (), training=training)
    nlp = pipeline(linguistics=linguistics)
    several = [examples(case, nlp) for case in cases(training, nlp)]
    model = train(several, generate(silver, nlp))
    model.to_disk(emptied(out))
    if tested:
        dates = DateModel.from_disk(find(RELATION_DATES))
        scores = summary([outcome for case in cases(tested, nlp) for outcome in outcomes(case, model, dates=dates)])
        write_scores(out, scores)
        show_scores(scores)
    seal(out)
    write_message(
        f"{out}: trained on {number_of(len(several), 'document')} and {number_of(silver, 'generated sentence')}"
    )


@train.command("relation-dates")
def train_relation_dates(
    gold: Annotated[list[Path], typer.Option(help="Gold documents to train on: files NAME.xml.txt or folders.")],
    out: Annotated[Path, typer.Option(help="Folder of the model.")],
    test: Annotated[
        list[Path] | None, typer.Option(help="Gold documents to score the model on; none of --gold.")
    ] = None,
    debug: Debug = False,
) -> None:
    """Train the model that dates statements and show its scores.

    Example: kaext train relation-dates --gold corpus/gold --gold corpus/dev --out models/ka_kaext_relation_dates
    """
    from kaext.evaluation.evaluate import find_gold, find_test_gold
    from kaext.models import emptied, seal, write_scores
    from kaext.training.relation_dates import dated_examples, shares_right, train_dates
    from kaext.training.relations import cases, pipeline

    training = find_gold(gold)
    tested = find_test_gold(test or (), training=training)
    nlp = pipeline()
    model = train_dates([example for case in cases(training, nlp) for example in dated_examples(case)])
    model.to_disk(emptied(out))
    if tested:
        scores = shares_right([example for case in cases(tested, nlp) for example in dated_examples(case)], model)
        write_scores(out, scores)
        show_scores(scores)
    seal(out)
    write_message(f"{out}: trained on {number_of(len(training), 'document')}")


@train.command("spans")
def train_names(
    gold: Annotated[list[Path], typer.Option(help="Gold documents to train on: files NAME.xml.txt or folders.")],
    test: Annotated[list[Path], typer.Option(help="Gold documents to score the model on; none of --gold.")],
    out: Annotated[Path, typer.Option(help="Folder of the model.")],
    silver: Annotated[int, typer.Option(min=0, help="Generated sentences to train on as well.")] = 1500,
    debug: Debug = False,
) -> None:
    """Train the span model and show its scores.

    It is trained on gold and generated sentences; the scores are those on other documents.

    Example: kaext train spans --gold corpus/gold --test corpus/dev --out models/ka_kaext_spans
    """
    from collections import Counter

    from kaext.evaluation.evaluate import find_gold, find_test_gold
    from kaext.evaluation.gold import read_gold
    from kaext.models import seal
    from kaext.pipeline import load
    from kaext.training.spans import by_rules, generated, outcomes, summary, texts_of, train_spans, write

    training = find_gold(gold)
    tested = find_test_gold(test, training=training)
    several = [read_gold(path) for path in training]
    nlp = train_spans(texts_of(several) + generated(silver))
    rules = load("rules")
    others = (read_gold(path) for path in tested)
    scores = summary(sum((outcomes(other, by_rules(other, rules), nlp) for other in others), Counter[str]()))
    write(nlp, out, scores)
    show_scores(scores)
    seal(out)
    write_message(
        f"{out}: trained on {number_of(len(several), 'document')} and {number_of(silver, 'generated sentence')}"
    )


@train.command("compare")
def compare_relations(
    gold: Annotated[list[Path], typer.Option(help="Gold documents: files NAME.xml.txt or folders.")],
    also: Annotated[list[Path] | None, typer.Option(help="More gold documents to train on.")] = None,
    silver: Annotated[int, typer.Option(min=0, help="Generated sentences to train on as well.")] = SILVER,
    model: Annotated[
        Path | None,
        typer.Option(
            help="A trained model; by default, leave-one-out: a model is trained for each document on the others."
        ),
    ] = None,
    linguistics: Linguistics = None,
    debug: Debug = False,
) -> None:
    """Compare rules, model and both on unseen documents.

    The model has not been trained on the documents it is compared on.

    Example: kaext train compare --gold corpus/gold --gold corpus/dev
    """
    from kaext.evaluation.evaluate import find_gold
    from kaext.models import RELATION_DATES, find, verified
    from kaext.pipes.relation_dates.model import DateModel
    from kaext.pipes.relation_model.model import RelationModel
    from kaext.training.relation_dates import dated_examples, train_dates
    from kaext.training.relations import cases, examples, leave_one_out, outcomes, pipeline, table
    from kaext.training.silver import generate

    nlp = pipeline(linguistics=linguistics)
    documents = list(cases(find_gold(gold), nlp))
    if model is not None:
        trained = RelationModel.from_disk(verified(model))
        shipped = DateModel.from_disk(find(RELATION_DATES))
        found = [outcome for document in documents for outcome in outcomes(document, trained, dates=shipped)]
    else:
        others = list(cases(find_gold(also or []), nlp))
        dated = [list(dated_examples(case)) for case in (*documents, *others)]
        dates = [
            train_dates([example for number, rest in enumerate(dated) if number != left_out for example in rest])
            for left_out in range(len(documents))
        ]
        of_each = [examples(document, nlp) for document in documents]
        extra = [examples(case, nlp) for case in others]
        found = list(leave_one_out(documents, of_each, dates, extra, generate(silver, nlp)))
    show(table(found))


@models.command("list")
def list_models(debug: Debug = False) -> None:
    """List the models shipped with kaext.

    Example: kaext models list
    """
    from kaext.models import SUMS, available

    rows = []
    for folder in available():
        files = [path for path in folder.rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files) / 1e6
        rows.append((folder.name, f"{size:.1f} MB", str(len(files)), str(folder / SUMS)))
    show_table(("model", "size", "files", "hashes"), rows, is_data=True)


@models.command("check")
def check(
    names: Annotated[list[str] | None, typer.Argument(help="Models or folders; by default all shipped models.")] = None,
    debug: Debug = False,
) -> None:
    """Verify the files of models against their hashes.

    Example: kaext models check
    """
    from kaext.models import available, defects, locate

    folders = [locate(name) for name in names] if names else list(available())
    found = {folder.name: defects(folder) for folder in folders}
    for name, problems in found.items():
        for problem in problems:
            report_problem(problem)
        show(f"{name}: {_state(problems)}\n")
    if any(found.values()):
        raise typer.Exit(FAILED)


def _state(problems: Sequence[Problem]) -> str:
    if any(problem.id == "model-missing" for problem in problems):
        return "missing"
    return "damaged" if problems else "intact"


@models.command("compare")
def compare_models(
    folder: Annotated[Path, typer.Argument(help="Folder with rebuilt models, named like the shipped ones.")],
    tolerance: Annotated[
        float, typer.Option(min=0, help="The largest difference of a score that is accepted.")
    ] = TOLERANCE,
    debug: Debug = False,
) -> None:
    """Compare rebuilt models with the shipped ones.

    The exit status is 1 if a score differs by more than the tolerance.

    Example: kaext models compare build/models
    """
    from kaext.models import score_pairs
    from kaext.problems import problem

    pairs = score_pairs(folder)
    rows = [(p.model, p.score, f"{p.shipped:.4f}", f"{p.made:.4f}", f"{p.difference:+.4f}") for p in pairs]
    show_table(("model", "score", "shipped", "rebuilt", "difference"), rows, is_data=True)
    far = [pair for pair in pairs if abs(pair.difference) > tolerance]
    for pair in far:
        report_problem(
            problem(
                "model-scores-differ",
                name=pair.model,
                score=pair.score,
                found=f"{pair.made:.4f}",
                shipped=f"{pair.shipped:.4f}",
                tolerance=tolerance,
            )
        )
    if far:
        raise typer.Exit(FAILED)


@models.command("fetch")
def fetch(
    name: Annotated[str, typer.Argument(help="What to fetch: stanza.")],
    to: Annotated[Path, typer.Option(help="Folder for the models.")] = Path("stanza_resources"),
    debug: Debug = False,
) -> None:
    """Download Stanza's official models for Georgian.

    kaext can use them but does not ship them.

    Example: kaext models fetch stanza --to stanza_resources
    """
    from kaext.models import fetch_stanza

    if name != "stanza":
        raise typer.BadParameter(f"{name!r} cannot be fetched; the only choice is stanza")
    fetch_stanza(to)
    write_message(f'{to}: use them with engine = "stanza" and model = "{to}" in a configuration (docs/models.md)')
