"""Tables that programs write into pages have their place there, and stand in it."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex

ROOT = Path(__file__).parents[2]
PROGRAMS = {"calibration.md": "calibrate.py", "accuracy.md": "accuracy.py", "peers.md": "bench_peers.py"}
PLACE = regex.compile(r"^<!-- (?!end )(.+?) -->\n(.*?)^<!-- end \1 -->$", regex.MULTILINE | regex.DOTALL)
CELL = regex.compile(r"\| (?:[\d,.]+|[\d.–]+) \|")


@pytest.mark.parametrize("page", PROGRAMS)
def test_every_place_is_filled_by_its_program(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    program = (ROOT / "benchmarks" / PROGRAMS[page]).read_text(encoding="utf-8")
    places = dict(PLACE.findall(text))
    assert len(places) >= 3
    assert text.count("<!-- ") == 2 * len(places)
    for name, content in places.items():
        assert f'"{name.rpartition(": ")[2]}"' in program
        assert CELL.search(content) or "](accuracy-" in content
