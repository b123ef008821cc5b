"""Calibrate the confidences: count right and wrong records by rule, and measure calibration on other documents.

usage: python benchmarks/calibrate.py

Rewrites ``src/kaext/confidence.tsv`` from the documents whose errors were inspected, and the tables of
``docs/calibration.md`` from documents that are only scored.
"""

from __future__ import annotations

from collections.abc import Sequence

from figures import DOCS, READ, ROOT, UNREAD, put, table

from kaext.confidence import Calibration, write_counts
from kaext.evaluation.calibration import AS_CLAIMED, count, score_texts
from kaext.evaluation.figures import JudgedRecord
from kaext.evaluation.reliability import brier_score, calibration_error, reliability
from kaext.pipeline import load

COUNTS = ROOT / "src" / "kaext" / "confidence.tsv"
PAGE = DOCS / "calibration.md"
# Most confidences are close to 1, where the bins are therefore narrow.
STARTS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99)
FAMILIES = ("dates", "acronyms", "sums", "countries", "programmes", "relations")


def calibrated(judged: Sequence[JudgedRecord], calibration: Calibration) -> list[JudgedRecord]:
    """Return records with calibrated confidences in place of the claimed ones."""
    return [one._replace(confidence=calibration.confidence(one.method, one.confidence)) for one in judged]


def bins(judged: Sequence[JudgedRecord]) -> str:
    """Return the reliability table."""
    ends = [*STARTS[1:], 1.0]
    rows = [
        (f"{one.start:g}–{ends[STARTS.index(one.start)]:g}", one.number, f"{one.confidence:.3f}", f"{one.right:.3f}")
        for one in reliability(judged, starts=STARTS)
    ]
    return table(("confidence", "records", "mean confidence", "share right"), rows)


def summary(named: Sequence[tuple[str, Sequence[JudgedRecord], Sequence[JudgedRecord]]]) -> str:
    """Return calibration error and Brier score of claimed and of calibrated confidences."""
    rows = []
    for name, claims, confidences in named:
        errors = [calibration_error(reliability(judged, starts=STARTS)) for judged in (claims, confidences)]
        scores = [brier_score(judged) for judged in (claims, confidences)]
        right = sum(one.is_right for one in claims) / max(len(claims), 1)
        rows.append([name, len(claims), f"{right:.3f}", *(f"{value or 0:.4f}" for value in (*errors, *scores))])
    headings = ("records", "n", "share right", "ECE, claims", "ECE, confidences", "Brier, claims", "Brier, confidences")
    return table(headings, rows)


def of_family(judged: Sequence[JudgedRecord], family: str) -> list[JudgedRecord]:
    """Return the records of a family of rules."""
    return [one for one in judged if one.method.startswith(f"{family}/")]


def main() -> None:
    """Count, write and report."""
    nlp = load("rules")
    read = [one for score in score_texts(READ, nlp, calibration=AS_CLAIMED) for one in score.judged]
    counts = count(read)
    COUNTS.write_text(write_counts(counts), encoding="utf-8")
    calibration = Calibration(counts)
    unread = [one for score in score_texts(UNREAD, nlp, calibration=AS_CLAIMED) for one in score.judged]
    confidences = calibrated(unread, calibration)
    named = [
        ("all", unread, confidences),
        *((name, of_family(unread, name), of_family(confidences, name)) for name in FAMILIES),
    ]
    put(PAGE, "reliability", bins(confidences))
    put(PAGE, "families", summary(named))
    in_sample = [("documents counted", read, calibrated(read, calibration))]
    put(PAGE, "counted", summary(in_sample))
    print(f"{COUNTS}: {len(counts)} rows from {len(read)} records of {len(READ)} documents")
    print(summary([*in_sample, *named]))


if __name__ == "__main__":
    main()
