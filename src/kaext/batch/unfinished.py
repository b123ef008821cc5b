"""What an interrupted run has finished in an output folder, and whether the next run would drop it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kaext.batch.durable import write_durably
from kaext.batch.journal import tallies_in
from kaext.batch.swap import JOURNAL, work_folder
from kaext.problems import UsageError, problem

_CONFIGURATION = "configuration.json"
# Documents that another kaext made are done again by this one whatever is asked for.
_VERSIONS = ("kaext", "contract", "code")
# Parts of the configuration that a user chooses by an option of another name.
_OPTIONS = {"pipeline": "profile", "models": "profile"}


def refuse_loss(out: Path, *, sources: Iterable[str], configuration: Mapping[str, Any]) -> None:
    """Refuse to drop documents that a run in ``out`` had finished when it was interrupted.

    Parameters
    ----------
    out
        The output folder.
    sources
        The names of the inputs of the run that is about to begin.
    configuration
        What it makes documents with.

    Raises
    ------
    UsageError
        ``run-unfinished``.
    """
    folder = work_folder(out)
    before = _recorded(folder)
    if any(before.get(name) != configuration[name] for name in _VERSIONS):
        return
    changed = {_OPTIONS.get(name, name) for name in configuration if before.get(name) != configuration[name]}
    kept = frozenset[str]() if changed else frozenset(sources)
    dropped = {tally.doc_id: tally.source for tally in tallies_in(folder / JOURNAL) if tally.source not in kept}
    if not dropped:
        return
    options = ", ".join(f"--{name.replace('_', '-')}" for name in sorted(changed))
    example = next(iter(dropped.values()))
    reason = f"they were made with another {options}" if changed else f"{example} is not among its inputs"
    raise UsageError(problem("run-unfinished", path=out, count=len(dropped), reason=reason))


def record_configuration(out: Path, configuration: Mapping[str, Any]) -> None:
    """Note what the run that is about to begin makes documents with."""
    write_durably(work_folder(out) / _CONFIGURATION, [json.dumps(configuration).encode()])


def _recorded(folder: Path) -> dict[str, Any]:
    """Return what the last run that began made documents with; nothing where that is not known."""
    path = folder / _CONFIGURATION
    try:
        content = json.loads(path.read_bytes()) if path.is_file() else {}
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}
