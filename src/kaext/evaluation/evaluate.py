"""Evaluation of a dataset: documents are paired with gold, scored and aggregated."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path, PurePath
from typing import Any

from kaext.catalogue.programmes import programmes
from kaext.dataset.reading import read_table
from kaext.evaluation.bootstrap import sampled_totals
from kaext.evaluation.figures import Counts, Error, Score, figures_of, sum_up, total
from kaext.evaluation.gold import INLINE_SUFFIX, read_gold, unfilled_spans, value_errors
from kaext.evaluation.reliability import calibration_error, reliability
from kaext.evaluation.score import score_document
from kaext.evaluation.source_text import matches_text_of, with_line_ends_of
from kaext.evaluation.values import Found, Row
from kaext.problems import UsageError, problem

LISTED_IDS = "programme-ids.tsv"
_TABLES = tuple(field.name for field in fields(Found))
# Only text in the modern script can be compared with the source: other scripts are converted.
_MODERN_SCRIPT = "Geor"
_INTERVAL_LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of a dataset.

    Attributes
    ----------
    by_offset
        Scores of documents compared by source offsets (text inputs).
    by_value
        Scores of documents compared by value (PDFs).
    missing
        Gold documents that are not in the dataset, or failed.
    differing
        Gold documents whose text differs from the source.
    faults
        Names of gold documents with unfilled or invalid values, each with a description.
    """

    by_offset: tuple[Score, ...]
    by_value: tuple[Score, ...]
    missing: tuple[str, ...]
    differing: tuple[str, ...] = ()
    faults: tuple[tuple[str, str], ...] = ()

    @property
    def errors(self) -> list[Error]:
        """All errors of all documents."""
        return [error for score in (*self.by_offset, *self.by_value) for error in score.errors]

    def as_dict(self) -> dict[str, Any]:
        """Return the content of ``evaluation.json``."""
        return {
            "missing": list(self.missing),
            "total": figures_of(total(self.by_offset)),
            "intervals": intervals(self.by_offset),
            "documents": {score.document: figures_of(score.counts) for score in self.by_offset},
            "unscored": unscored(self.by_offset),
            "total_by_value": figures_of(total(self.by_value)),
            "documents_by_value": {score.document: figures_of(score.counts) for score in self.by_value},
            "errors": [asdict(error) for error in self.errors],
        }


def find_gold(places: Iterable[Path]) -> list[Path]:
    """Return the gold documents in files and, recursively, in folders.

    Raises
    ------
    UsageError
        ``gold-missing``: a place contains none; ``file-not-found``.
    """
    found: list[Path] = []
    for place in places:
        if not place.exists():
            raise UsageError(problem("file-not-found", path=place))
        is_gold = place.is_file() and place.name.endswith(INLINE_SUFFIX)
        paths = sorted(place.rglob(f"*{INLINE_SUFFIX}")) if place.is_dir() else [place] if is_gold else []
        if not paths:
            raise UsageError(problem("gold-missing", path=place))
        found.extend(path for path in paths if path not in found)
    return found


def find_test_gold(places: Iterable[Path], *, training: Iterable[Path]) -> list[Path]:
    """Return the gold documents to score a model on, as :func:`find_gold` finds them.

    Raises
    ------
    UsageError
        ``test-in-training``: one of them is among the ``training`` documents; ``gold-missing``, ``file-not-found``.
    """
    found = find_gold(places)
    known = {path.resolve() for path in training}
    for path in found:
        if path.resolve() in known:
            raise UsageError(problem("test-in-training", path=path))
    return found


def listed_ids(gold: Iterable[Path]) -> frozenset[str]:
    """Return the ids in every ``programme-ids.tsv`` next to the gold or up to two folders above, else the catalogue."""
    folders = {folder for path in gold for folder in path.parents[:3]}
    ids: set[str] = set()
    for folder in folders:
        path = folder / LISTED_IDS
        if path.is_file():
            with path.open(encoding="utf-8", newline="") as file:
                ids.update(row[0] for row in list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:] if row)
    return frozenset(ids or (programme.id for programme in programmes()))


def evaluate(dataset: Path, gold: Sequence[Path], *, listed: frozenset[str]) -> Evaluation:
    """Score the documents of a dataset that have gold.

    Parameters
    ----------
    dataset
        The folder of the dataset.
    gold
        The gold documents. Each is paired with the documents whose source has the same stem, or whose id is its name
        (`kaext export` names documents by id if several have the same stem).
    listed
        Ids of programmes for which exactly one id is correct.

    Raises
    ------
    UsageError
        ``dataset-missing``.
    DocumentError
        ``gold-invalid``.
    """
    by_name = _documents_by_name(dataset)
    golds = [read_gold(path) for path in gold]
    wanted = {row["doc_id"] for document in golds for row in by_name[document.name]}
    rows = _rows_of(dataset, wanted)
    by_offset: list[Score] = []
    by_value: list[Score] = []
    missing: list[str] = []
    differing: list[str] = []
    for document in golds:
        paired = by_name[document.name]
        if not any(row["status"] != "failed" for row in paired):
            missing.append(document.name)
        texts = [row for row in paired if row["media_type"] == "text/plain"]
        others = [row for row in paired if row["media_type"] != "text/plain"]
        found = _found(rows, texts[0]["doc_id"]) if texts else Found()
        if texts or not others:
            fitting = with_line_ends_of(document, texts[0]["sha256"]) if texts else document
            by_offset.append(score_document(fitting, found, listed=listed, by_offset=True))
            if (
                texts
                and texts[0]["script"] == _MODERN_SCRIPT
                and not matches_text_of(fitting, (*found.dates, *found.mentions))
            ):
                differing.append(document.name)
        if others:
            found = _found(rows, others[0]["doc_id"])
            by_value.append(score_document(document, found, listed=listed, by_offset=False))
    faults = tuple(
        (document.name, what) for document in golds for what in (*unfilled_spans(document), *value_errors(document))
    )
    return Evaluation(tuple(by_offset), tuple(by_value), tuple(missing), tuple(differing), faults)


def _documents_by_name(dataset: Path) -> dict[str, list[Row]]:
    """Return the rows of a dataset's documents by every name that a gold document may have."""
    by_name: dict[str, list[Row]] = defaultdict(list)
    for row in read_table(dataset, "documents"):
        source = PurePath(row["source"])
        for name in {source.stem, source.name.split(".")[0], row["doc_id"]}:
            by_name[name].append(row)
    if not by_name:
        raise UsageError(problem("dataset-missing", path=dataset))
    return by_name


def _rows_of(dataset: Path, doc_ids: set[str]) -> dict[tuple[str, str], list[Row]]:
    rows: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for table in _TABLES:
        for row in read_table(dataset, table):
            if row["doc_id"] in doc_ids:
                rows[table, row["doc_id"]].append(row)
    return rows


def _found(rows: dict[tuple[str, str], list[Row]], doc_id: str) -> Found:
    return Found(**{table: rows[table, doc_id] for table in _TABLES})


def intervals(scores: Sequence[Score]) -> dict[str, tuple[float, float]]:
    """Return the bootstrap interval of each figure's F1, or of its accuracy.

    Empty for fewer than two documents.
    """
    if len(scores) < 2:
        return {}
    drawn: dict[str, list[float]] = defaultdict(list)
    for sample in sampled_totals(scores):
        for figure, counts in sample.items():
            drawn[figure].append(headline(counts))
    return {figure: _central_interval(values) for figure, values in drawn.items()}


def unscored(scores: Sequence[Score]) -> dict[str, Any]:
    """Return measurements that are not part of the score.

    ``calibration`` has for each tenth of the confidence scale the number of records, their mean confidence and the
    share of correct ones; ``calibration_error`` is the expected calibration error (ECE).
    """
    judged = [item for score in scores for item in score.judged]
    bins = reliability(judged)
    error = calibration_error(bins)
    return {
        "approximate": sum_up(score.approximate for score in scores).as_dict(),
        "evidence": sum_up(score.evidence for score in scores).as_dict(),
        "calibration": [
            {
                "from": one.start,
                "n": one.number,
                "confidence": round(one.confidence, 4),
                "right": round(one.right, 4),
            }
            for one in bins
        ],
        "calibration_error": None if error is None else round(error, 4),
    }


def headline(counts: Counts) -> float:
    """Return the F1 of a figure, or its accuracy if it counts no spans."""
    return counts.f1 if counts.has_spans else counts.accuracy


def _central_interval(values: list[float]) -> tuple[float, float]:
    ordered = sorted(values)
    cut = int(len(ordered) * (1 - _INTERVAL_LEVEL) / 2)
    return round(ordered[cut], 4), round(ordered[-cut - 1], 4)


def error_counts(errors: Iterable[Error]) -> dict[tuple[str, str], int]:
    """Count errors by figure and kind."""
    return dict(sorted(Counter((error.figure, error.kind) for error in errors).items()))
