"""No regular expression of the package takes super-linear time, and none is left out."""

import json
import pkgutil
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import kaext

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
    patterns = {value.pattern for module in modules for value in vars(module).values() if isinstance(value, re.Pattern)}
    texts = [pattern for pattern in patterns if isinstance(pattern, str)]
    assert len(texts) > 100
    assert [text for text in texts if re.search(r"(?<!\\)\)(?:[?*+]|\{\d*,?\d*\})\+|\(\?>", text)] == []
