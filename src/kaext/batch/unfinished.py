"""What an interrupted run has finished in an output folder, and what of it the next run cannot use."""

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
# Parts of the configuration that a user chooses by an option of another name.
_OPTIONS = {"pipeline": "profile", "models": "profile"}


class Loss(NamedTuple):
    """How many finished documents of an interrupted run the next one drops, and why they do not fit it."""

    documents: int
    reason: str


def loss_of(store: Store, tasks: Iterable[Task], *, configuration: Mapping[str, Any]) -> Loss:
    """Return what a run in ``store`` that was interrupted had finished and the run of ``tasks`` will not use.

    Parameters
    ----------
    store
        Of the run that is about to begin; the interrupted one was in the same folder.
    tasks
        What it is to make.
    configuration
        What it makes documents with.
    """
    documents = store.count_unfit((task.doc_id, task.key) for task in tasks)
    return Loss(documents, _reason(store.folder, configuration) if documents else "")


def record_configuration(out: Path, configuration: Mapping[str, Any]) -> None:
    """Note what the run that is about to begin makes documents with."""
    write_durably(work_folder(out) / _CONFIGURATION, [json.dumps(configuration).encode()])


def _reason(folder: Path, configuration: Mapping[str, Any]) -> str:
    before = _recorded(folder)
    changed = [name for name in configuration if before.get(name) != configuration[name]]
    if any(name in _VERSIONS for name in changed):
        return "they were made by another version of kaext"
    if changed:
        options = sorted({f"--{_OPTIONS.get(name, name).replace('_', '-')}" for name in changed})
        return f"they were made with another {', '.join(options)}"
    return "their files are no longer among the inputs, or have changed"


def _recorded(folder: Path) -> dict[str, Any]:
    """Return what the last run that began made documents with; nothing where that is not known."""
    path = folder / _CONFIGURATION
    try:
        content = json.loads(path.read_bytes()) if path.is_file() else {}
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}
