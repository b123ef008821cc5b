"""Scores of a text processed in memory equal those of a dataset on disk."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kaext.confidence import shipped
from kaext.evaluation.calibration import AS_CLAIMED, count, score_texts
from kaext.evaluation.evaluate import evaluate, listed_ids
from kaext.pipeline import load
from tests.cli.commands import Commands

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
NAME = "western-balkans"


@pytest.fixture
def kaext(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Commands:
    monkeypatch.chdir(tmp_path)
    return Commands(monkeypatch, capsys)


def test_a_text_scores_as_its_dataset_does(kaext: Commands) -> None:
    gold = [CORPUS / "dev" / f"{NAME}.xml.txt"]
    shutil.copy(CORPUS / "dev" / f"{NAME}.txt", ".")
    kaext("run", f"{NAME}.txt", "--out", "out", "--workers", 0, "--no-report", "-q")
    (of_dataset,) = evaluate(Path("out"), gold, listed=listed_ids(gold)).by_offset
    (of_text,) = score_texts(gold, load())
    assert of_text.counts == of_dataset.counts
    assert of_text.errors == of_dataset.errors
    assert of_text.judged == of_dataset.judged
    assert len(of_text.judged) > 200


def test_claims_and_confidences_are_of_the_same_records() -> None:
    gold = [CORPUS / "dev" / f"{NAME}.xml.txt"]
    (claims,) = score_texts(gold, load(), calibration=AS_CLAIMED)
    (confidences,) = score_texts(gold, load())
    for claim, mended in zip(claims.judged, confidences.judged, strict=True):
        assert (claim.method, claim.is_right) == (mended.method, mended.is_right)
        expected = shipped().confidence(claim.method, claim.confidence)
        assert mended.confidence == pytest.approx(expected, abs=1e-3)
    assert sum(one.right + one.wrong for one in count(claims.judged)) == len(claims.judged)
