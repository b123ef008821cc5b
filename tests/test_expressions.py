"""No regular expression of the package takes super-linear time, and none is left out; some are compiled later."""

import json
import pkgutil
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import regex

import kaext
from kaext.expressions import LazyExpression, lazy_re, lazy_regex, line_re, line_regex

ROOT = Path(__file__).resolve().parents[1]


def test_every_expression_takes_linear_time_on_adversarial_text() -> None:
    command = [sys.executable, "-m", "tests.adversary"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found = json.loads(ended.stdout)
    assert found["steep"] == []
    assert found["missed"] == []
    assert found["expressions"] > 250


def test_no_expression_of_the_standard_library_has_a_possessive_group() -> None:
    """In early releases of Python 3.11 (3.11.2) what an abandoned branch of such a group took stays taken."""
    names = [module.name for module in pkgutil.walk_packages(kaext.__path__, "kaext.") if "stanza" not in module.name]
    modules = [import_module(name) for name in names if not name.endswith("__main__")]
    values = [value for module in modules for value in vars(module).values()]
    patterns = {value.pattern for value in values if isinstance(value, re.Pattern)}
    patterns |= {value.pattern for value in values if isinstance(value, LazyExpression) and value.module is re}
    texts = [pattern for pattern in patterns if isinstance(pattern, str)]
    assert len(texts) > 100
    assert [text for text in texts if re.search(r"(?<!\\)\)(?:[?*+]|\{\d*,?\d*\})\+|\(\?>", text)] == []


@pytest.mark.parametrize(
    ("lazy", "compile_"),
    [(lazy_re, re.compile), (lazy_regex, regex.compile), (line_re, re.compile), (line_regex, regex.compile)],
)
def test_lazy_expressions_behave_like_compiled_ones(lazy: Any, compile_: Any) -> None:
    expression, compiled = lazy("(a)(b)?", re.IGNORECASE), compile_("(a)(b)?", re.IGNORECASE)
    text = "xAby a"
    assert expression.pattern == compiled.pattern
    assert expression.match(text, 1).span() == compiled.match(text, 1).span() == (1, 3)
    assert expression.fullmatch(text, 1, 3).groups() == compiled.fullmatch(text, 1, 3).groups()
    assert expression.search(text)[0] == compiled.search(text)[0]
    assert [match.span() for match in expression.finditer(text)] == [match.span() for match in compiled.finditer(text)]
    assert expression.findall(text) == compiled.findall(text)
    assert expression.split(text) == compiled.split(text)
    assert expression.sub("-", text, count=1) == compiled.sub("-", text, count=1)


def test_expressions_for_lines_keep_their_last_matches() -> None:
    expression = line_regex("(a)(b)?")
    assert expression.match("ab", 0) is expression.match("ab", 0)
    assert [expression.match(text) is not None for text in ("ab", "ba", "ab", "ba")] == [True, False, True, False]


def test_lazy_expressions_are_compiled_when_first_used() -> None:
    expression = lazy_regex("(")
    assert expression.pattern == "("
    with pytest.raises(regex.error):
        expression.match("")
