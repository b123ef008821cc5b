"""Import a library without a part that nothing here uses."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

# The command lines of libraries, which these import for the sake of one function. That of spaCy (with its HTTP clients
# and project tools) takes a third of the time to import spaCy.
UNUSED_COMMANDS = {"spacy": ("spacy.cli", "spacy.cli.info")}


class _Placeholder(ModuleType):
    """A package that has every name, each without a value."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__path__ = []

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return None


def import_without_commands(name: str) -> None:
    """Import a module, and its command line only when that is imported itself.

    Parameters
    ----------
    name
        The module. If it has an entry in :data:`UNUSED_COMMANDS`, it finds placeholders in place of the modules named
        there. They are gone afterwards; names that it took from them (``spacy.info``) stay None.

    Raises
    ------
    ModuleNotFoundError
        There is no such module.
    """
    unused = [] if name in sys.modules else [part for part in UNUSED_COMMANDS.get(name, ()) if part not in sys.modules]
    sys.modules.update({part: _Placeholder(part) for part in unused})
    try:
        import_module(name)
    finally:
        for part in unused:
            del sys.modules[part]
