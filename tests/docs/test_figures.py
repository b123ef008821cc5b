"""Tables that programs write into pages have their place there, and stand in it; the README's row is found."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex

import kaext

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


def test_the_summary_of_the_calibration_repeats_its_tables() -> None:
    text = (ROOT / "docs" / "calibration.md").read_text(encoding="utf-8")
    rows = {cells[0]: cells for line in text.splitlines() if len(cells := line.strip("| ").split(" | ")) == 7}
    summary = " ".join(text.partition("## Summary")[2].partition("##")[0].split())
    spans = max(float(rows[kind][4]) for kind in ("dates", "acronyms", "sums", "countries", "programmes"))
    for said in (
        f"error is {float(rows['all'][4]):.3f} over all records, and at most {spans:.3f} for every kind of span",
        f"error is {float(rows['relations'][4]):.3f}",
        f"claims ({float(rows['relations'][3]):.3f})",
        f"of {int(rows['all'][1]):,})",
    ):
        assert said in summary


def test_the_sentence_of_the_readme_gives_its_row() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    quoted = regex.search(r"^> (.+?) …$", text, regex.MULTILINE)
    row = regex.search(r"^\| `\w{3}` \|.*$", text, regex.MULTILINE)
    assert quoted is not None
    assert row is not None
    brochure = kaext.read(ROOT / "corpus" / "raw" / "partners-south-caucasus.txt")
    (fact,) = [fact for fact in brochure.relations if fact.evidence.startswith(quoted[1])]
    names = [f"`{name}`" for name in (fact.country, fact.relation, fact.programme, fact.date, fact.method)]
    assert row[0] == f"| {' | '.join(names)} |"
