"""The code against its data: verb classes, lemmas and confidences that it uses are in the tables."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import kaext.pipes.relations
from kaext.data_files import rows_of
from kaext.methods import components
from kaext.pipes.relations.grammar import verbs
from kaext.pipes.relations.predication.slots import SLOTS
from kaext.pipes.relations.words import lemmas

SOURCES = sorted(Path(kaext.pipes.relations.__file__).parent.rglob("*.py"))


def compared_with(attribute: str) -> Iterator[tuple[str, str]]:
    """Yield the strings with which ``x.attribute`` or ``_attribute(x)`` is compared anywhere, each with its place."""
    for path in SOURCES:
        tree = ast.parse(path.read_text("utf-8"))
        constants = {
            target.id: node.value
            for node in tree.body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            left = ast.unparse(node.left) if isinstance(node, ast.Compare) else ""
            if not isinstance(node, ast.Compare) or not (
                left.endswith(f".{attribute}") or left.startswith(f"_{attribute}(")
            ):
                continue
            for side in node.comparators:
                values = constants.get(side.id, side) if isinstance(side, ast.Name) else side
                if isinstance(side, ast.Attribute) and ast.unparse(side.value) == "lemmas":
                    values = ast.parse(repr(getattr(lemmas, side.attr)))
                for value in ast.walk(values):
                    if isinstance(value, ast.Constant) and isinstance(value.value, str):
                        yield value.value, f"{path.name}:{node.lineno}"


def test_verb_classes_in_the_code_exist() -> None:
    kinds = {verb.kind for verb in verbs()} | components()["relations"].rules.keys()
    asked = [*compared_with("rule"), *compared_with("form.kind")]
    assert len(asked) > 100
    assert [(kind, place) for kind, place in asked if kind not in kinds] == []


def test_lemmas_in_the_code_exist() -> None:
    lemmas = {verb.lemma for verb in verbs()}
    asked = list(compared_with("lemma"))
    assert len(asked) > 20
    assert [(lemma, place) for lemma, place in asked if lemma not in lemmas] == []


def test_traits_of_verbs_are_those_that_the_code_reads() -> None:
    code = "".join(path.read_text("utf-8") for path in SOURCES)
    assert set(re.findall(r'has_trait\(\w+, "([\w-]+)"\)', code)) == {
        trait for verb in verbs() for trait in verb.traits
    }


def test_claims_are_of_existing_rules_and_modifiers_and_are_used() -> None:
    rows = rows_of("kaext.pipes.relations", "claims.tsv")
    methods = components()["relations"]
    assert {how for of, how, *_ in rows if of == "frame"} <= methods.rules.keys()
    assert {how for of, how, *_ in rows if of == "slot"} <= SLOTS.keys() | {"subject-of-programme"}
    assert {how for of, how, *_ in rows if of not in ("frame", "slot")} <= methods.modifiers.keys() | {"-"}
    assert len({tuple(row[:3]) for row in rows}) == len(rows)
    assert all(0.5 < float(claimed) < 1 for _, _, _, claimed, _ in rows)
    code = "".join(path.read_text("utf-8") for path in SOURCES)
    assert [case for _, _, case, *_ in rows if case != "-" and f'"{case}"' not in code] == []


def test_confidences_are_in_tables_alone() -> None:
    calls = [
        node
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("Frame", "Party", "Target")
    ]
    arguments = (node for call in calls for arg in call.args for node in ast.walk(arg))
    numbers = [node.value for node in arguments if isinstance(node, ast.Constant) and isinstance(node.value, float)]
    assert len(numbers) > 20
    # What is named in its slot is as sure as its frame.
    assert set(numbers) == {1.0}


def test_only_the_discourse_changes_its_state() -> None:
    assigned = [
        (path.name, ast.unparse(target))
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Assign | ast.AugAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Attribute)
    ]
    assert ("discourse.py", "self.referents") in assigned
    assert [(name, target) for name, target in assigned if "discourse." in target] == []
