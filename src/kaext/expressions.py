"""Regular expressions that are compiled when they are first used.

Compiling all expressions takes a third of a second, and most brochures need only some of them. Modules with long
expressions therefore define them here; the others compile theirs at once.
"""

from __future__ import annotations

import re
from functools import cached_property
from types import ModuleType
from typing import Any, cast

import regex


def lazy_regex(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    """Return what behaves like ``regex.compile(pattern, flags)``, but is compiled when one of its methods is used.

    An invalid expression is only noticed then.
    """
    return cast("regex.Pattern[str]", LazyExpression(regex, pattern, flags))


def lazy_re(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return the same for ``re.compile(pattern, flags)``."""
    return cast("re.Pattern[str]", LazyExpression(re, pattern, flags))


class LazyExpression:
    """An expression with the methods of a compiled one. They are taken over when first used: later calls are direct.

    Parameters
    ----------
    module
        ``re`` or ``regex``, which compiles it.
    pattern, flags
        What is compiled.
    """

    def __init__(self, module: ModuleType, pattern: str, flags: int) -> None:
        self.module = module
        self.pattern = pattern
        self.flags = flags

    @cached_property
    def _compiled(self) -> Any:
        return self.module.compile(self.pattern, self.flags)

    match = cached_property(lambda self: self._compiled.match)
    fullmatch = cached_property(lambda self: self._compiled.fullmatch)
    search = cached_property(lambda self: self._compiled.search)
    finditer = cached_property(lambda self: self._compiled.finditer)
    findall = cached_property(lambda self: self._compiled.findall)
    split = cached_property(lambda self: self._compiled.split)
    sub = cached_property(lambda self: self._compiled.sub)
