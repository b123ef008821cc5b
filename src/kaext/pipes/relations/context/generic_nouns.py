"""Generic nouns for programmes (the project, the fund, the document) and the kinds of programmes that they denote."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kaext.pipes.relations.phrases import Programme
from kaext.pipes.relations.programme_kinds import (
    is_agreed,
    is_carried_out,
    is_exercise,
    is_forum,
    is_local,
    is_operation,
    is_plan,
    is_work,
)
from kaext.pipes.relations.words import programme_nouns
from kaext.pipes.relations.words.matchers import Matcher

# How many letters of a noun must begin a word of a name that contains the noun.
_STEM = 5


def named_like(noun: str, programmes: Iterable[Programme]) -> Programme | None:
    """Return the first programme whose name contains the noun: the fund, the charter, the network."""
    kind = programme_nouns.KIND_IN_NAME.match(noun)
    stem = kind[0] if kind is not None else noun[:_STEM]
    return next((q for q in programmes if f" {stem}" in f" {q.name.lower()}"), None)


def of_kind(noun: str, programmes: Iterable[Programme]) -> Programme | None:
    """Return the first programme of a kind that the noun denotes, in its widest meaning."""
    return _first_of_kind(noun, programmes, _MEANINGS)


def of_narrow_kind(noun: str, programmes: Iterable[Programme]) -> Programme | None:
    """Return the first programme of a kind that the noun denotes, where a project is no framework."""
    return _first_of_kind(noun, programmes, _NARROW_MEANINGS)


def _first_of_kind(noun: str, programmes: Iterable[Programme], meanings: _Meanings) -> Programme | None:
    accepts = next((accepts for pattern, accepts in meanings if pattern.match(noun)), None)
    return next((programme for programme in programmes if accepts(programme)), None) if accepts is not None else None


def _has_projects(programme: Programme) -> bool:
    """Return whether a programme may have projects: no centre, nor one about what partners are or can do."""
    return programme.kind != "centre" and not programme_nouns.NO_PROJECTS.search(programme.name)


def _is_project(programme: Programme) -> bool:
    return is_carried_out(programme) and _has_projects(programme)


def _is_document(programme: Programme) -> bool:
    return is_agreed(programme) or is_plan(programme)


_Meanings = tuple[tuple[Matcher, Callable[[Programme], bool]], ...]

# The first pattern that matches a noun decides.
_MEANINGS: _Meanings = (
    (programme_nouns.MEANS_EXERCISE, is_exercise),
    (programme_nouns.MEANS_OPERATION, is_operation),
    (programme_nouns.MEANS_FORUM, is_forum),
    (programme_nouns.MEANS_CENTRE, lambda programme: programme.kind == "centre"),
    (programme_nouns.MEANS_TREATY, lambda programme: programme_nouns.TREATY_NAME.search(programme.name) is not None),
    (programme_nouns.VERSION, _is_document),
    (programme_nouns.MEANS_DOCUMENT, _is_document),
    (programme_nouns.MEANS_TOOL, _is_document),
    (programme_nouns.MEANS_STATUS, lambda programme: programme_nouns.STATUS_NAME.search(programme.name) is not None),
    (programme_nouns.MEANS_WORK, is_work),
    (programme_nouns.MEANS_NETWORK, lambda programme: programme_nouns.NETWORK_NAME.search(programme.name) is not None),
)
_NARROW_MEANINGS: _Meanings = (
    (programme_nouns.MEANS_PROJECT, _is_project),
    (programme_nouns.MEANS_PROGRAMME, lambda programme: is_work(programme) and not is_local(programme)),
    *_MEANINGS,
)
