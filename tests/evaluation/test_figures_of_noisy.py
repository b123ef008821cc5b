"""The figures of a dataset with known errors, against those that an independent scorer gave for the same tables.

``figures_of_noisy.json`` was written by a scorer of another author that follows the same definitions.
"""

import json
from pathlib import Path

import pytest

from kaext.evaluation.evaluate import evaluate, listed_ids
from kaext.evaluation.gold import read_gold
from tests.evaluation.noisy import write_noisy_dataset

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
GOLD = [
    CORPUS / "gold" / "partners-south-caucasus.xml.txt",
    CORPUS / "dev" / "trust-funds.xml.txt",
    CORPUS / "dev" / "western-balkans.xml.txt",
]
EXPECTED = json.loads((Path(__file__).parent / "figures_of_noisy.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("way", "part"), [("by_offset", "total"), ("by_value", "total_by_value")])
def test_figures(tmp_path: Path, way: str, part: str) -> None:
    listed = listed_ids(GOLD)
    write_noisy_dataset(tmp_path, [read_gold(path) for path in GOLD], listed, is_pdf=way == "by_value")
    content = evaluate(tmp_path, GOLD, listed=listed).as_dict()
    assert content[part] == EXPECTED[way]
    assert content["missing"] == []


def test_the_noise_is_seen_by_every_figure() -> None:
    for figures in EXPECTED.values():
        assert all(min(value for key, value in values.items() if key != "n") < 1 for values in figures.values())
