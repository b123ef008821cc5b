"""Documents typeset in the most unusual layouts of ``corpus/typeset``, and the segments read from them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FONTS = Path("/usr/share/fonts/truetype")


@pytest.mark.skipif(not (FONTS / "freefont").is_dir() or not (FONTS / "dejavu").is_dir(), reason="needs free fonts")
@pytest.mark.parametrize("layout", ["circles", "leaflet"])
def test_a_layout_is_read_as_it_was_set(layout: str) -> None:
    """Dates in circles, bars beside boxes, spaced out titles; glyphs one by one, boxes told by their type alone."""
    pytest.importorskip("reportlab")
    script, gold = ROOT / "corpus" / "typeset" / "measure.py", ROOT / "corpus" / "dev" / "trust-funds"
    command = [sys.executable, str(script), "--layouts", layout, "--gold", str(gold)]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    printed = subprocess.run(command, capture_output=True, check=True, encoding="utf-8", env=environment).stdout
    figures = dict(re.findall(r"(labels|order|F1) ([\d.]+)", printed))
    assert float(figures["labels"]) >= 0.99
    assert float(figures["order"]) >= 0.99
    assert float(figures["F1"]) >= 0.97
