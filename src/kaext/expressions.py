"""Regular expressions that are compiled when they are first used.

Compiling all expressions takes a third of a second, and most brochures need only some of them. Modules with long
expressions therefore define them here; the others compile theirs at once.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from types import ModuleType
from typing import Any, Generic, Protocol, TypeVar

import regex

MatchT_co = TypeVar("MatchT_co", covariant=True)
# The matches that an expression for lines keeps; several rules look at a line, one after the other.
_KEPT = 500


class Find(Protocol[MatchT_co]):
    """A method that looks for an expression in ``string[pos:endpos]`` (code points)."""

    def __call__(self, string: str, pos: int = 0, endpos: int = sys.maxsize) -> MatchT_co | None:
        """Return the match, or ``None``."""


class FindAll(Protocol[MatchT_co]):
    """A method that looks for every place of an expression in ``string[pos:endpos]`` (code points)."""

    def __call__(self, string: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[MatchT_co]:
        """Return the matches from left to right, which do not overlap."""


class RegularExpression(Protocol[MatchT_co]):
    """What an expression of ``re`` or ``regex`` can do, whether it is compiled already or when it is first used."""

    @property
    def pattern(self) -> str:
        """What is compiled."""

    @property
    def match(self) -> Find[MatchT_co]:
        """Find the expression at the start."""

    @property
    def fullmatch(self) -> Find[MatchT_co]:
        """Find the expression if it is the whole text."""

    @property
    def search(self) -> Find[MatchT_co]:
        """Find the expression anywhere."""

    @property
    def finditer(self) -> FindAll[MatchT_co]:
        """Find the expression everywhere."""


class LazyExpression(Generic[MatchT_co]):
    """An expression with the methods of a compiled one. They are taken over when first used: later calls are direct.

    An invalid expression is only noticed then.

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

    @cached_property
    def match(self) -> Find[MatchT_co]:
        """Find the expression at the start."""
        found: Find[MatchT_co] = self._compiled.match
        return found

    @cached_property
    def fullmatch(self) -> Find[MatchT_co]:
        """Find the expression if it is the whole text."""
        found: Find[MatchT_co] = self._compiled.fullmatch
        return found

    @cached_property
    def search(self) -> Find[MatchT_co]:
        """Find the expression anywhere."""
        found: Find[MatchT_co] = self._compiled.search
        return found

    @cached_property
    def finditer(self) -> FindAll[MatchT_co]:
        """Find the expression everywhere."""
        found: FindAll[MatchT_co] = self._compiled.finditer
        return found

    @cached_property
    def findall(self) -> Callable[..., list[Any]]:
        """Return the texts, or the groups, of all places of the expression."""
        found: Callable[..., list[Any]] = self._compiled.findall
        return found

    @cached_property
    def split(self) -> Callable[..., list[str]]:
        """Return the parts of a text between the places of an expression without groups."""
        divide: Callable[..., list[str]] = self._compiled.split
        return divide

    @cached_property
    def sub(self) -> Callable[..., str]:
        """Return a text with a replacement for the expression."""
        replace: Callable[..., str] = self._compiled.sub
        return replace


class LineExpression(LazyExpression[MatchT_co]):
    """An expression that keeps its last matches."""

    @cached_property
    def match(self) -> Find[MatchT_co]:
        """Find the expression at the start."""
        return lru_cache(maxsize=_KEPT)(self._compiled.match)

    @cached_property
    def fullmatch(self) -> Find[MatchT_co]:
        """Find the expression if it is the whole text."""
        return lru_cache(maxsize=_KEPT)(self._compiled.fullmatch)

    @cached_property
    def search(self) -> Find[MatchT_co]:
        """Find the expression anywhere."""
        return lru_cache(maxsize=_KEPT)(self._compiled.search)


def lazy_regex(pattern: str, flags: int = 0) -> LazyExpression[regex.Match[str]]:
    """Return what behaves like ``regex.compile(pattern, flags)``, but is compiled when one of its methods is used."""
    return LazyExpression(regex, pattern, flags)


def lazy_re(pattern: str, flags: int = 0) -> LazyExpression[re.Match[str]]:
    """Return the same for ``re.compile(pattern, flags)``."""
    return LazyExpression(re, pattern, flags)


def line_regex(pattern: str, flags: int = 0) -> LineExpression[regex.Match[str]]:
    """Return the same as :func:`lazy_regex`, for what several rules ask about a line: the last matches are kept."""
    return LineExpression(regex, pattern, flags)


def line_re(pattern: str, flags: int = 0) -> LineExpression[re.Match[str]]:
    """Return the same for ``re.compile(pattern, flags)``."""
    return LineExpression(re, pattern, flags)
