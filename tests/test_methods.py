"""Every method that a record may name is described."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaext.confidence import shipped_counts
from kaext.methods import components, describe
from kaext.pipeline import read
from kaext.pipes.dates.patterns import CONFIDENCE as DATES
from kaext.pipes.relations.predication.frames import kinds
from kaext.pipes.sums.patterns import CONFIDENCE as SUMS

ROOT = Path(__file__).resolve().parents[1]
DESCRIBED = [
    (name, part)
    for name, component in components().items()
    for part in (*component.rules, *component.modifiers)
]  # fmt: skip


def undescribed(methods: set[str]) -> set[str]:
    return {method for method in methods if not describe(method)}


def test_every_method_counted_on_the_corpora_is_described() -> None:
    methods = {count.method for count in shipped_counts()}
    assert {method.partition("/")[0] for method in methods} > {"dates", "relations"}
    assert undescribed(methods) == set()


def test_every_method_of_the_brochure_is_described() -> None:
    document = read(ROOT / "corpus" / "raw" / "partners-south-caucasus.txt")
    records = [
        *document.dates, *document.acronyms, *document.sums, *document.mentions, *document.relations,
        *document.statements,
    ]  # fmt: skip
    assert len(records) > 100
    assert undescribed({record.method for record in records}) == set()


def test_every_rule_with_a_confidence_or_a_frame_is_described() -> None:
    methods = {f"dates/{rule}" for rule in DATES} | {f"sums/{rule}" for rule in SUMS}
    assert undescribed(methods | {f"relations/{kind}" for kind in kinds()}) == set()


@pytest.mark.parametrize(("component", "part"), DESCRIBED)
def test_every_description_is_of_a_rule_that_exists(component: str, part: str) -> None:
    name = part.removeprefix("group-")
    pipes = ROOT / "src" / "kaext" / "pipes"
    # Statements of both components of relations are dated by a third.
    folder = pipes / "relation_dates" if part == "chosen-date" else pipes / component
    sources = [path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.suffix in (".py", ".tsv")]
    written = (f'"{name}"', f'"{name.replace("-", " ")}"', f'"{component}/{name}"', f"\n{name}\t")
    assert any(form in source for source in sources for form in written)


def test_a_method_is_described_by_its_parts_once_each() -> None:
    relations = components()["relations"]
    described = f"{relations.rules['join']}; {relations.modifiers['shared']}"
    assert describe("relations/join+shared") == describe("relations/join+shared+shared") == described


@pytest.mark.parametrize("method", ["", "mine/rule", "relations/nothing", "relations/join+nothing", "dates/+shared"])
def test_what_is_not_known_is_not_described(method: str) -> None:
    assert describe(method) == ""
