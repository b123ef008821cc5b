"""Errors as data: one catalogue of problems with stable ids, and the problems that a document has.

The catalogue's texts stand in ``problems.toml`` beside this file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from kaext.data_files import tables_of

Severity = Literal["info", "warning", "error"]
# What would end the line or lead a terminal astray: controls, line separators, directions, halves of surrogate pairs.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """An entry of the catalogue; ``remedies`` are those of cases where another one helps than ``remedy``, by name."""

    id: str
    severity: Severity
    title: str
    message: str
    remedy: str
    remedies: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem of a document, with its place where it has one (code points of the normalised text; page from 1)."""

    id: str
    severity: Severity
    message: str
    remedy: str
    page: int | None = None
    start: int | None = None
    end: int | None = None


class KaextError(Exception):
    """An error that a user meets: a problem of the catalogue as an exception. Picklable."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem

    def __str__(self) -> str:
        return f"{self.problem.id}: {self.problem.message}. {self.problem.remedy}"


class DocumentError(KaextError):
    """A document that cannot be processed; the batch goes on."""


class UsageError(KaextError):
    """A command line or configuration that is wrong; nothing is written."""


@cache
def catalogue() -> dict[str, ProblemKind]:
    """Return every known kind of problem by id."""
    return {key: ProblemKind(id=key, **entry) for key, entry in tables_of("kaext", "problems.toml").items()}


def problem(
    id: str,  # the field's name everywhere
    *,
    page: int | None = None,
    start: int | None = None,
    end: int | None = None,
    case: str = "",
    **values: object,
) -> Problem:
    """Return the problem ``id`` with its message filled in from ``values``.

    Parameters
    ----------
    id
        A key of ``problems.toml``.
    page
        The page, from 1, that it is of.
    start, end
        The code points of the normalised text that it is of.
    case
        Which of its ``remedies`` helps; empty for its ``remedy``.
    values
        What the message and the remedy name.

    Raises
    ------
    KeyError
        The catalogue has no such id or case, or the message needs a value that is not given.
    """
    kind = catalogue()[id]
    return Problem(
        id=id,
        severity=kind.severity,
        message=one_line(kind.message.format(**values)),
        remedy=one_line((kind.remedies[case] if case else kind.remedy).format(**values)),
        page=page,
        start=start,
        end=end,
    )


def one_line(text: str) -> str:
    """Return a text, such as the name of a file, with escapes for what would break a line or is not seen."""
    return _UNSEEN.sub(lambda found: repr(found[0])[1:-1], text)
