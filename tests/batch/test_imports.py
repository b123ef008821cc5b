from __future__ import annotations

import subprocess
import sys

import pytest

from kaext.batch.imports import UNUSED_COMMANDS, import_without_commands

SCRIPT = """
import sys
from kaext.batch.imports import import_without_commands

import_without_commands("spacy")
assert not [name for name in sys.modules if name.startswith(("spacy.cli", "weasel", "requests"))]
import spacy

assert [token.text for token in spacy.blank("ka")("ერთი ორი")] == ["ერთი", "ორი"]
from spacy.cli.info import info

assert "spacy_version" in info(silent=True)
"""


def test_spacy_works_and_its_commands_are_imported_only_when_they_are_asked_for() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_no_placeholder_is_left_if_the_module_cannot_be_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(UNUSED_COMMANDS, "no_such_module", ("no_such_module.cli",))
    with pytest.raises(ModuleNotFoundError, match="no_such_module"):
        import_without_commands("no_such_module")
    assert "no_such_module.cli" not in sys.modules


def test_modules_that_are_imported_already_stay() -> None:
    import spacy.cli

    import_without_commands("spacy")
    assert sys.modules["spacy.cli"] is spacy.cli
