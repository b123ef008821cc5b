"""The state of an output folder: a finished dataset, a run in progress, or an interrupted run."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kaext.batch.journal import tallies_in
from kaext.batch.output import is_locked
from kaext.batch.swap import JOURNAL, work_folder
from kaext.dataset.reading import is_dataset, read_json
from kaext.emit.layout import HIDDEN
from kaext.problems import UsageError, problem

# The parts of a run record that are shown.
_PARTS = ("documents", "problems", "records", "versions")


@dataclass(frozen=True, slots=True)
class Status:
    """The state of an output folder.

    ``run`` is the record of the run that wrote the dataset (None without a dataset); ``is_running`` whether a run is in
    progress; ``unfinished`` counts the documents of a running or interrupted run by status.
    """

    folder: Path
    run: dict[str, Any] | None
    is_running: bool
    unfinished: dict[str, int]


def status_of(folder: Path) -> Status:
    """Return the state of an output folder.

    Raises
    ------
    UsageError
        ``dataset-missing``: kaext has never written there; ``dataset-damaged``: the run record cannot be read.
    """
    record = folder / "run.json"
    has_dataset = is_dataset(folder)
    if not has_dataset and not (folder / HIDDEN).is_dir():
        raise UsageError(problem("dataset-missing", path=folder))
    run: dict[str, Any] | None = None
    if has_dataset and record.is_file():
        run = read_json(folder, record.name)
        if not all(isinstance(run.get(part), dict) for part in _PARTS):
            raise UsageError(problem("dataset-damaged", path=folder, name=record.name))
    done = {tally.doc_id: tally.status for tally in tallies_in(work_folder(folder) / JOURNAL)}
    return Status(folder, run, is_running=is_locked(folder), unfinished=dict(Counter(done.values())))
