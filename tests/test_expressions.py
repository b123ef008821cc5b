"""No regular expression of the package takes super-linear time, and none is left out."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# These join the words of a query or of gold with ``\\s++`` between them; they take as many steps as there are words.
OF_WORDS = {"emit/explain.py", "evaluation/score.py", "exchange/facts.py"}


def test_every_expression_takes_linear_time_on_adversarial_text() -> None:
    command = [sys.executable, "-m", "tests.adversary"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found = json.loads(ended.stdout)
    assert found["steep"] == []
    assert {path for path, _ in found["missed"]} <= OF_WORDS
    assert found["expressions"] > 250
