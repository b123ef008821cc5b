"""Finished documents of an interrupted run that the next run cannot reuse."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from kaext.batch.durable import write_durably
from kaext.batch.store import Store
from kaext.batch.swap import work_folder
from kaext.batch.work import Task

_CONFIGURATION = "configuration.json"
_VERSIONS = ("kaext", "contract", "code")
# Parts of the configuration that belong to an option with another name.
_OPTIONS = {"pipeline": "profile", "models": "profile"}


class Loss(NamedTuple):
    """How many finished documents of an interrupted run are dropped, and why."""

    documents: int
    reason: str


def loss_of(store: Store, tasks: Iterable[Task], *, configuration: Mapping[str, Any]) -> Loss:
    """Return which part of an interrupted run in ``store`` the run of ``tasks`` cannot reuse.

    Parameters
    ----------
    store
        The store of the new run, in the same folder as the interrupted one.
    tasks
        The tasks of the new run.
    configuration
        The configuration of the new run.
    """
    documents = store.count_unfit((task.doc_id, task.key) for task in tasks)
    return Loss(documents, _reason(store.folder, configuration) if documents else "")


def record_configuration(out: Path, configuration: Mapping[str, Any]) -> None:
    """Record the configuration of the run that is about to start."""
    write_durably(work_folder(out) / _CONFIGURATION, [json.dumps(configuration).encode()])


def _reason(folder: Path, configuration: Mapping[str, Any]) -> str:
    before = _recorded(folder)
    changed = [name for name in configuration if before.get(name) != configuration[name]]
    if any(name in _VERSIONS for name in changed):
        return "they were processed by another version of kaext"
    if changed:
        options = sorted({f"--{_OPTIONS.get(name, name).replace('_', '-')}" for name in changed})
        return f"they were processed with another {', '.join(options)}"
    return "their files are no longer among the inputs, or have changed"


def _recorded(folder: Path) -> dict[str, Any]:
    """Return the configuration of the last run that started; empty if unknown."""
    path = folder / _CONFIGURATION
    try:
        content = json.loads(path.read_bytes()) if path.is_file() else {}
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}
