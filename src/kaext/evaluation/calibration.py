"""Records of gold texts judged right or wrong, counted by method and confidence for ``kaext/confidence.tsv``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from kaext.confidence import Calibration, Count
from kaext.document import Document
from kaext.emit.cells import cells
from kaext.emit.rows import rows_of
from kaext.evaluation.evaluate import listed_ids
from kaext.evaluation.figures import JudgedRecord, Score
from kaext.evaluation.gold import read_gold
from kaext.evaluation.score import score_document
from kaext.evaluation.values import Found, Row
from kaext.pipeline import analyse
from kaext.records import TABLES

if TYPE_CHECKING:
    from spacy.language import Language

AS_CLAIMED = Calibration(())


def found_in(document: Document) -> Found:
    """Return the rows of a document in the form that a dataset has them."""
    tables = rows_of(document)
    rows: dict[str, list[Row]] = {}
    for table in (field.name for field in fields(Found)):
        model = TABLES[table]
        plain = (record.model_dump(mode="json") for record in tables[table])
        rows[table] = [dict(zip(model.model_fields, cells(model, row), strict=True)) for row in plain]
    return Found(**rows)


def score_texts(gold: Sequence[Path], nlp: Language, *, calibration: Calibration | None = None) -> Iterator[Score]:
    """Process the texts of gold documents (``NAME.xml.txt``) and yield their scores.

    Parameters
    ----------
    gold
        The gold documents.
    nlp
        The pipeline of :func:`kaext.pipeline.load`.
    calibration
        Maps the raw confidences of rules to calibrated ones; the shipped calibration by default.
    """
    listed = listed_ids(gold)
    for path in gold:
        document = read_gold(path)
        read = analyse(document.text.encode(), name=f"{document.name}.txt", nlp=nlp, calibration=calibration)
        yield score_document(document, found_in(read), listed=listed, by_offset=True)


def count(judged: Iterable[JudgedRecord]) -> list[Count]:
    """Count right and wrong records by method and raw confidence, rounded to two digits."""
    right: Counter[tuple[str, float]] = Counter()
    wrong: Counter[tuple[str, float]] = Counter()
    for record in judged:
        (right if record.is_right else wrong)[record.method, round(record.confidence, 2)] += 1
    return [Count(*key, right[key], wrong[key]) for key in sorted(right.keys() | wrong.keys())]
